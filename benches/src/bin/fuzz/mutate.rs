//! Random Python, from pieces of programs that somebody wrote.

use crate::pieces::{KEYWORDS, Kind, Pieces, block, indentation, operand, tokens};
use crate::random::Random;

/// Operators and brackets.
const SIGNS: &[&str] = &[
    "(", ")", "[", "]", "{", "}", "()", "[]", "{}", ",", ":", ";", ".", "=", ":=", "->", "@", "+", "-", "*", "**", "/",
    "//", "%", "<<", ">>", "&", "|", "^", "~", "<", ">", "<=", ">=", "==", "!=", "+=", "-=", "*=", "/=", "//=", "%=",
    "@=", "&=", "|=", "^=", ">>=", "<<=", "**=", "...", "!", "$", "?", "`", "\\", "<>", "++", "=>", "not in", "is not",
];

/// Literals at the borders of what there is.
const LITERALS: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "-2",
    "255",
    "256",
    "2**31",
    "2**63 - 1",
    "-2**63",
    "2**63",
    "2**64",
    "-2**64",
    "10**18",
    "10**40",
    "10**400",
    "0x_ff",
    "0b",
    "0o8",
    "1_",
    "1__0",
    "00",
    "01",
    "1e",
    "1e400",
    "1e-400",
    "5e-324",
    "1.7976931348623157e308",
    "-0.0",
    "float('nan')",
    "float('inf')",
    "1j",
    "1e400j",
    "complex('nan')",
    "0.1",
    "True",
    "None",
    "...",
    "''",
    "b''",
    "'a'",
    "b'\\xff'",
    "'\\ud800'",
    "'\\U0010ffff'",
    "'\\U00110000'",
    "'\\x'",
    "b'\\u0'",
    "'\\N{DIGIT ONE}'",
    "'\\N{NO}'",
    "'\\N{'",
    "'\\777'",
    "r'\\'",
    "u'x'",
    "ur'x'",
    "bu''",
    "rb'\\'",
    "f''",
    "f'{'",
    "f'{}'",
    "f'{x!r:>{y}}'",
    "f'{x!z}'",
    "f'{x=}'",
    "f'{x:{y:{z}}}'",
    "f'{{}}'",
    "f'{lambda x: 1}'",
    "f'{\\n}'",
    "f'''{\n1}'''",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "f'{f\"{1}\"}'",
    "'a' b'b'",
    "'a' f'{1}'",
    "b'é'",
    "()",
    "(1,)",
    "[]",
    "{}",
    "{*()}",
    "{**{}}",
    "[0] * 100",
    "'x' * 1000",
    "range(2**64)",
    "range(0, -5, -2)",
    "slice(None, None, -1)",
    "slice(2**70, -2**70, 3)",
    "set()",
    "frozenset()",
    "bytearray(b'abc')",
    "memoryview(b'abc')",
    "object()",
    "type",
    "int",
    "str",
    "dict",
    "list",
    "Exception",
    "print",
    "len",
    "super",
    "lambda: 0",
    "iter([])",
    "(i for i in 'ab')",
    "NotImplemented",
    "Ellipsis",
    "__name__",
    "__builtins__",
    "globals()",
    "locals()",
];

/// What does not belong into a program, or seldom.
const ODD: &[&str] = &[
    "\0",
    "\u{feff}",
    "\x0c",
    "\r",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{200b}",
    "\u{2212}",
    "\u{201c}",
    "\u{ff08}",
    "é",
    "ſ",
    "ﬁ",
    "ª",
    "𝔘",
    "𝟏",
    "١",
    "😀",
    "e\u{301}",
    "\u{301}",
    "·",
    "℘",
    "€",
    "\\\n",
    "\\ \n",
    "\\",
    "\n\\\n",
    "\x7f",
    "\x1b",
    "\x1a",
    "#",
    "# -*- coding: latin-1 -*-\n",
    "# coding: utf-7\n",
    "\u{10ffff}",
    "İ",
    "ß",
    "\u{e0001}",
];

/// Statements around others, the first line and what closes it.
const AROUND: &[(&str, &str)] = &[
    ("if 1:", ""),
    ("while 1:", "    break"),
    ("for i in range(2):", ""),
    ("for i in range(2):", "else:\n    pass"),
    ("try:", "except Exception as e:\n    print(repr(e))"),
    ("try:", "finally:\n    print('finally')"),
    ("try:", "except* Exception as g:\n    print(repr(g))"),
    ("try:\n    raise KeyError(1)\nexcept KeyError:", ""),
    ("try:\n    raise ExceptionGroup('g', [KeyError(1), OSError(2)])\nexcept* OSError:", ""),
    ("def f(a=1, *b, c=2, **d):", "print(f())"),
    ("def f():", "try:\n    print(list(f()))\nexcept Exception as e:\n    print(repr(e))"),
    ("async def f():", "c = f()\ntry:\n    c.send(None)\nexcept BaseException as e:\n    print(repr(e))"),
    ("class C:", "print(C)"),
    ("class C(type):", ""),
    ("with open('/dev/null') as f:", ""),
    (
        "match 1, [2], {'a': 3}:\n    case x, [y, *z], {'a': w, **v} if x:\n        print(x, y, z, w, v)\n    case _:",
        "",
    ),
    ("@lambda f: f\ndef g():", "g()"),
    ("async def f():\n  async with a as b:", ""),
    ("async def f():\n  async for a in b:", ""),
];

/// Expressions around others; `@` is where they go.
const OUTER: &[&str] = &[
    "(@)",
    "[@]",
    "{@}",
    "{@: @}",
    "(@,)",
    "*@",
    "**@",
    "-@",
    "not @",
    "~@",
    "await @",
    "(await @)",
    "(yield @)",
    "(yield)",
    "(yield from @)",
    "lambda: @",
    "(lambda x=@: x)",
    "[@ for x in @]",
    "{x: @ for x in @ if @}",
    "(@ for x in y)",
    "[@ async for x in y]",
    "f\"{@}\"",
    "f'{@!r:>{10}}'",
    "(x := @)",
    "(@ if @ else @)",
    "@ and @",
    "@ or @",
    "@ < @ < @",
    "@ in @",
    "@ is @",
    "@ + @",
    "@ ** @",
    "@ % @",
    "@ @ @",
    "@.x",
    "@[@]",
    "@[@:@:@]",
    "@(@)",
    "@(*@, **@)",
    "@(x=@)",
    "@(@ for x in y)",
    "repr(@)",
    "len(@)",
    "str(@)",
    "list(@)",
    "next(iter(@))",
    "sorted(@)",
    "type(@)",
    "hash(@)",
    "eval(repr(@))",
    "exec(@)",
    "compile(@, '', 'exec')",
    "@ = @",
    "print(@)",
    "x: @ = @",
    "del @",
    "@ += @",
    "(x, *y) = @",
    "for x in @: print(x)",
    "assert @, @",
    "raise @ from @",
    "return @",
    "global x",
    "nonlocal x",
    "import @",
    "from . import @",
    "from @ import *",
    "'%s' % @",
    "'{!r:{}}'.format(@, @)",
    "format(@, '>20_.3')",
];

/// Openings that nest.
const NESTS: &[(&str, &str)] = &[
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("{1:", "}"),
    ("(1,", ")"),
    ("f(", ")"),
    ("a[", "]"),
    ("-", ""),
    ("~", ""),
    ("not ", ""),
    ("lambda: ", ""),
    ("lambda x=", ": 1"),
    ("await ", ""),
    ("1 if 1 else ", ""),
    ("1 + ", ""),
    ("1 ** ", ""),
    ("1 < ", ""),
    ("1 and ", ""),
    ("x = ", ""),
    ("x.", ""),
    ("'' ", ""),
    ("*", ""),
    ("[0 for x in ", "]"),
    ("f'{", "}'"),
    ("(x := ", ")"),
    ("(yield ", ")"),
    ("", "()"),
    ("", "[0]"),
    ("", ".a"),
    ("", " + 1"),
    ("", " or 1"),
    ("", ", 1"),
    ("", " < 1"),
    ("", "\n"),
    ("", ";1"),
    ("match x:\n case [", "]: pass"),
    ("x: ", ""),
    ("@", "\ndef f(): pass"),
];

/// A random program.
pub fn program(pieces: &Pieces, random: &mut Random) -> Vec<u8> {
    let mut text = match random.below(16) {
        0 => soup(pieces, random),
        1 => nested(pieces, random),
        2 | 3 => (0..=random.below(6)).map(|_| random.text(&pieces.blocks).to_owned()).collect(),
        4 => OUTER_START[random.below(OUTER_START.len())].replace('@', &expression(pieces, random, 3)),
        _ => random.text(&pieces.programs).to_owned(),
    };
    for _ in 0..=random.below(4) {
        text = change(text, pieces, random);
    }
    let mut bytes = text.into_bytes();
    if random.below(24) == 0 {
        damage(&mut bytes, random);
    }
    bytes
}

/// Beginnings of programs that are one expression.
const OUTER_START: &[&str] =
    &["print(@)\n", "x = @\nprint(x)\n", "@\n", "def f():\n    return @\nprint(f())\n", "for x in @:\n    print(x)\n"];

/// Bytes that are not text.
fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    match random.below(4) {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, random.next() as u8),
        2 => bytes.splice(0..0, *b"\xef\xbb\xbf").for_each(drop),
        _ => {
            let to = (at + random.below(40)).min(bytes.len());
            bytes.drain(at..to);
        }
    }
}

/// Tokens without order.
fn soup(pieces: &Pieces, random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..random.below(40) {
        text.push_str(&one_token(pieces, random));
        text.push_str(random.pick(&["", " ", " ", " ", "\n", "\n    "]));
    }
    text
}

fn one_token(pieces: &Pieces, random: &mut Random) -> String {
    match random.below(8) {
        0 | 1 => random.pick(KEYWORDS).to_owned(),
        2 | 3 => random.pick(SIGNS).to_owned(),
        4 => random.pick(LITERALS).to_owned(),
        5 => random.text(&pieces.literals).to_owned(),
        6 => random.pick(ODD).to_owned(),
        _ => random.text(&pieces.names).to_owned(),
    }
}

/// An expression with operators, calls and the like, nested at most `depth` deep.
fn expression(pieces: &Pieces, random: &mut Random, depth: usize) -> String {
    match random.below(if depth == 0 { 3 } else { 9 }) {
        0 => random.text(&pieces.operands).to_owned(),
        1 => random.text(&pieces.literals).to_owned(),
        2 => random.pick(LITERALS).to_owned(),
        3 => {
            let name = random.text(&pieces.names).to_owned();
            let (value, argument) = (expression(pieces, random, depth - 1), expression(pieces, random, depth - 1));
            format!("({value}).{name}({argument})")
        }
        _ => {
            let outer = random.pick(OUTER);
            let parts: Vec<&str> = outer.split('@').collect();
            let mut text = parts[0].to_owned();
            for part in &parts[1..] {
                text.push_str(&expression(pieces, random, depth - 1));
                text.push_str(part);
            }
            text
        }
    }
}

/// Something inside itself, again and again; not always closed.
fn nested(pieces: &Pieces, random: &mut Random) -> String {
    let count = [2, 19, 20, 21, 90, 100, 101, 199, 201, 1000, 3000, 20_000][random.below(12)];
    let inner = if random.below(2) == 0 { "1".to_owned() } else { random.text(&pieces.operands).to_owned() };
    match random.below(8) {
        0 => {
            // Blocks, each inside the one before.
            let (head, tail) = AROUND[random.below(AROUND.len())];
            let mut text = format!("print({inner})\n");
            for _ in 0..count.min(110) {
                text = around(&text, head, tail);
            }
            text
        }
        1 => {
            let digit = random.pick(&["9", "1", "0", "_1", "e1", ".5", "f"]);
            format!("x = {}{}\nprint(x)\n", random.pick(&["", "0x", "0b", "1", "-", "1."]), digit.repeat(count))
        }
        2 => format!(
            "x = {}'{}'\n",
            random.pick(&["", "b", "f", "r", "rb"]),
            random.pick(&["a", "\\x41", "\\", "{{", "é", "{1}"]).repeat(count)
        ),
        3 => {
            let kind = random.pick(&["a{}=1", "a{}", "*a{}", "'k{}': 1", "{}", "a{}: int"]);
            let many: Vec<String> = (0..count).map(|number| kind.replace("{}", &number.to_string())).collect();
            let many = many.join(", ");
            random
                .pick(&[
                    "f(@)",
                    "def f(@): pass",
                    "lambda @: 1",
                    "[@]",
                    "{@}",
                    "x = @",
                    "class C(@): pass",
                    "global @",
                    "del @",
                ])
                .replace('@', &many)
        }
        _ => {
            let (open, close) = NESTS[random.below(NESTS.len())];
            let closes = if random.below(4) == 0 { random.below(count) } else { count };
            format!("{}{inner}{}\n", open.repeat(count), close.repeat(closes))
        }
    }
}

/// A text within a statement.
fn around(text: &str, head: &str, tail: &str) -> String {
    let depth = indentation(head.lines().last().unwrap_or_default()).len() + 4;
    let mut all = format!("{head}\n");
    for line in text.lines() {
        all.push_str(&" ".repeat(depth));
        all.push_str(line);
        all.push('\n');
    }
    all.push_str(tail);
    all.push('\n');
    all
}

/// One change of a program.
fn change(text: String, pieces: &Pieces, random: &mut Random) -> String {
    match random.below(16) {
        0..6 => change_token(text, pieces, random),
        6..10 => change_operand(text, pieces, random),
        10..13 => change_lines(text, pieces, random),
        13 => change_block(text, random),
        14 => {
            let mut text = text;
            let at = border(&text, random);
            text.insert_str(at, random.pick(ODD));
            text
        }
        _ => {
            let mut text = text;
            let at = border(&text, random);
            match random.below(3) {
                0 => text.truncate(at),
                1 => {
                    let other = random.text(&pieces.programs);
                    text.truncate(at);
                    text.push_str(&other[border(other, random)..]);
                }
                _ => text.insert_str(at, &expression(pieces, random, 2)),
            }
            text
        }
    }
}

/// Somewhere between two characters.
fn border(text: &str, random: &mut Random) -> usize {
    text.floor_char_boundary(random.below(text.len() + 1))
}

fn change_token(mut text: String, pieces: &Pieces, random: &mut Random) -> String {
    let all = tokens(&text);
    let solid: Vec<_> = all.iter().filter(|token| !matches!(token.kind, Kind::Space | Kind::Comment)).collect();
    if solid.is_empty() {
        return soup(pieces, random);
    }
    let token = solid[random.below(solid.len())].clone();
    let own = text[token.range.clone()].to_owned();
    match random.below(8) {
        0 => text.replace_range(token.range, ""),
        1 => text.insert_str(token.range.end, &own),
        2 => text.insert_str(token.range.end, &format!(" {} ", one_token(pieces, random))),
        3 => text.replace_range(token.range, &one_token(pieces, random)),
        4 => {
            let other = solid[random.below(solid.len())].range.clone();
            let theirs = text[other.clone()].to_owned();
            text.replace_range(token.range, &theirs);
        }
        _ => {
            // The same kind of token.
            let new = match token.kind {
                Kind::Number | Kind::Text if random.below(2) == 0 => random.pick(LITERALS).to_owned(),
                Kind::Number | Kind::Text => random.text(&pieces.literals).to_owned(),
                Kind::Name if KEYWORDS.contains(&own.as_str()) => random.pick(KEYWORDS).to_owned(),
                Kind::Name => random.text(&pieces.names).to_owned(),
                _ => random.pick(SIGNS).to_owned(),
            };
            text.replace_range(token.range, &new);
        }
    }
    text
}

fn change_operand(mut text: String, pieces: &Pieces, random: &mut Random) -> String {
    let all = tokens(&text);
    for _ in 0..all.len().min(20) {
        let Some(range) = operand(&text, &all, random.below(all.len())) else { continue };
        let own = &text[range.clone()];
        let new = match random.below(5) {
            0 => random.text(&pieces.operands).to_owned(),
            1 => expression(pieces, random, 2),
            2 => random.pick(LITERALS).to_owned(),
            _ => {
                let outer = random.pick(OUTER);
                // The first place is its own, others take anything.
                let mut new = outer.replacen('@', own, 1);
                while new.contains('@') && new.len() < 5000 {
                    new = new.replacen('@', random.text(&pieces.operands), 1);
                }
                new
            }
        };
        text.replace_range(range, &new);
        return text;
    }
    text
}

fn change_lines(text: String, pieces: &Pieces, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(7) {
        0 => _ = lines.remove(at),
        1 => lines.insert(other, lines[at].clone()),
        2 => lines.swap(at, other),
        3 => lines[at].insert_str(0, random.pick(&[" ", "    ", "\t", "        "])),
        4 => lines[at] = lines[at].trim_start().to_owned(),
        _ => {
            let depth = indentation(&lines[at]).to_owned();
            let new = random.text(&pieces.blocks).lines().map(|line| format!("{depth}{line}")).collect::<Vec<_>>();
            lines.splice(at..at, new);
        }
    }
    lines.join("\n")
}

/// A block into a statement, or away, or elsewhere.
fn change_block(text: String, random: &mut Random) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return text;
    }
    let range = block(&lines, random.below(lines.len()));
    let depth = indentation(lines[range.start]).to_owned();
    let own = lines[range.clone()].join("\n");
    let mut new: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    match random.below(3) {
        0 => new.splice(range, []).for_each(drop),
        1 => {
            new.splice(range, []);
            new.insert(random.below(new.len() + 1), own);
        }
        _ => {
            let (head, tail) = AROUND[random.below(AROUND.len())];
            let inner =
                own.lines().map(|line| line.strip_prefix(&depth).unwrap_or(line)).collect::<Vec<_>>().join("\n");
            let wrapped = around(&inner, head, tail);
            new.splice(range, wrapped.lines().map(|line| format!("{depth}{line}")));
        }
    }
    new.join("\n") + "\n"
}
