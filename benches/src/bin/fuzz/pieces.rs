//! Python programs taken apart: tokens, operands, blocks. Only roughly, since programs need not be right to be useful here.

use std::collections::BTreeSet;
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Name,
    Number,
    Text,
    Operator,
    Open,
    Close,
    Line,
    Space,
    Comment,
}

/// A token and where it lies.
#[derive(Clone, Debug)]
pub struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
}

pub const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "match", "case", "_", "type", "print",
];

/// Operators of more than one character, longer ones first.
const OPERATORS: &[&str] = &[
    "**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "==", "<=", ">=", "**", "//", "<<", ">>", "+=", "-=", "*=",
    "/=", "%=", "&=", "|=", "^=", "@=",
];

/// The tokens of a text; all of it belongs to one of them.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let (kind, length) = token(&text[at..], first);
        tokens.push(Token { kind, range: at..at + length });
        at += length;
    }
    tokens
}

/// The kind and the length of the token that `rest` begins with.
fn token(rest: &str, first: char) -> (Kind, usize) {
    let while_ = |test: &dyn Fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
    match first {
        '\n' => (Kind::Line, 1),
        '#' => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
        '"' | '\'' => (Kind::Text, string(rest, 0)),
        c if c.is_whitespace() => (Kind::Space, while_(&|c| c.is_whitespace() && c != '\n')),
        c if c.is_ascii_digit() => (Kind::Number, while_(&|c| c.is_alphanumeric() || c == '_' || c == '.')),
        c if c.is_alphabetic() || c == '_' => {
            let length = while_(&|c| c.is_alphanumeric() || c == '_');
            if length <= 2 && rest[length..].starts_with(['"', '\'']) {
                (Kind::Text, string(rest, length))
            } else {
                (Kind::Name, length)
            }
        }
        '(' | '[' | '{' => (Kind::Open, 1),
        ')' | ']' | '}' => (Kind::Close, 1),
        c => {
            let long = OPERATORS.iter().find(|operator| rest.starts_with(**operator));
            (Kind::Operator, long.map_or(c.len_utf8(), |operator| operator.len()))
        }
    }
}

/// The length of the string that begins behind a prefix.
fn string(rest: &str, prefix: usize) -> usize {
    let quote = &rest[prefix..=prefix];
    let triple = quote.repeat(3);
    let end = if rest[prefix..].starts_with(&triple) { triple.as_str() } else { quote };
    let mut at = prefix + end.len();
    while at < rest.len() {
        if rest[at..].starts_with(end) {
            return at + end.len();
        }
        if rest[at..].starts_with('\n') && end.len() == 1 {
            return at;
        }
        let mut chars = rest[at..].chars();
        let escaped = usize::from(chars.next() == Some('\\'));
        at += if escaped == 1 { 1 + chars.next().map_or(0, char::len_utf8) } else { chars_length(&rest[at..]) };
    }
    rest.len()
}

fn chars_length(rest: &str) -> usize {
    rest.chars().next().map_or(1, char::len_utf8)
}

/// Behind the bracket that closes the one at `open`.
fn closed(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The operand that begins at a token: a name, a literal or a bracket, and all attributes, calls and subscripts behind it.
pub fn operand(text: &str, tokens: &[Token], from: usize) -> Option<Range<usize>> {
    let mut to = match tokens[from].kind {
        Kind::Name if KEYWORDS.contains(&&text[tokens[from].range.clone()]) => return None,
        Kind::Name | Kind::Number | Kind::Text => from + 1,
        Kind::Open => closed(tokens, from)?,
        _ => return None,
    };
    loop {
        match tokens.get(to).map(|token| (token.kind, &text[token.range.clone()])) {
            Some((Kind::Operator, ".")) if tokens.get(to + 1).is_some_and(|next| next.kind == Kind::Name) => to += 2,
            Some((Kind::Open, "(" | "[")) => to = closed(tokens, to)?,
            _ => return Some(tokens[from].range.start..tokens[to - 1].range.end),
        }
    }
}

/// How far a line is indented.
pub fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The lines of the block that begins at line `from`: it, and those below that are indented further.
pub fn block(lines: &[&str], from: usize) -> Range<usize> {
    let depth = indentation(lines[from]).len();
    let inside = |line: &&&str| line.trim().is_empty() || indentation(line).len() > depth;
    from..from + 1 + lines[from + 1..].iter().take_while(inside).count()
}

/// What programs are made of.
#[derive(Default)]
pub struct Pieces {
    pub programs: Vec<String>,
    pub names: Vec<String>,
    pub literals: Vec<String>,
    pub operands: Vec<String>,
    /// Statements with all below them, the first line not indented.
    pub blocks: Vec<String>,
}

/// Longer pieces would be most of a program.
const PIECE: usize = 600;

impl Pieces {
    /// Takes the programs apart.
    pub fn of(programs: Vec<String>) -> Self {
        let (mut names, mut literals) = (BTreeSet::new(), BTreeSet::new());
        let (mut operands, mut blocks) = (BTreeSet::new(), BTreeSet::new());
        for program in &programs {
            let tokens = tokens(program);
            for (at, token) in tokens.iter().enumerate() {
                let text = &program[token.range.clone()];
                match token.kind {
                    Kind::Name => _ = names.insert(text.to_owned()),
                    Kind::Number | Kind::Text if text.len() < 80 => _ = literals.insert(text.to_owned()),
                    _ => {}
                }
                let operand = operand(program, &tokens, at).filter(|range| (4..120).contains(&range.len()));
                operands.extend(operand.map(|range| program[range].to_owned()));
            }
            let lines: Vec<&str> = program.lines().collect();
            for from in 0..lines.len() {
                let text = unindented(&lines[block(&lines, from)]);
                if !text.trim().is_empty() && text.len() < PIECE {
                    blocks.insert(text);
                }
            }
        }
        Self {
            programs,
            names: names.into_iter().collect(),
            literals: literals.into_iter().collect(),
            operands: operands.into_iter().collect(),
            blocks: blocks.into_iter().collect(),
        }
    }
}

/// Lines with the indentation of the first taken from each.
fn unindented(lines: &[&str]) -> String {
    let depth = indentation(lines[0]);
    lines.iter().map(|line| format!("{}\n", line.strip_prefix(depth).unwrap_or(line.trim_start()))).collect()
}
