//! What CPython 3.11 says about a text that is not Python: message, class and place of the SyntaxError.
//!
//! The compiler's own parser finds out that a text is wrong; why is found out here. The text is cut into lexemes
//! ([`lexer`]) and read once more by a recursive descent that knows what people get wrong: each function that reads
//! a construct also looks for the mistakes one makes in it, and explains them. Where it knows no explanation, it is
//! stuck, and the error is `invalid syntax` at the furthest lexeme it looked at. Nothing but the error comes out of
//! it, so that only what errors need is kept of an expression ([`Node`](node::Node)).
//!
//! [`parser`] has what all of them use, [`statement`] and [`compound`] read statements, [`pattern`] those of `match`,
//! [`parameter`] the parameters of functions, [`expression`] and [`bracket`] expressions, [`argument`] those of calls,
//! [`literal`] and [`fstring`] look into strings.

mod argument;
mod bracket;
mod compound;
mod expression;
mod fstring;
mod lexer;
mod literal;
mod node;
mod numbers;
mod parameter;
mod parser;
mod pattern;
mod statement;

use parser::Parser;

/// The exception's class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// `MemoryError`: the text is nested too deeply.
    Memory,
}

/// A syntax error as CPython reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The exception's class.
    pub class: Class,
    /// `msg`
    pub message: String,
    /// `lineno`
    pub line: u32,
    /// `offset`, in characters from 1.
    pub column: i64,
    /// `end_lineno`
    pub end_line: u32,
    /// `end_offset`; 0 or -1 where CPython knows none.
    pub end_column: i64,
    /// `text`: the line, or what it was for a part of an f-string. If nothing after the line was read, it is all that CPython
    /// held of the text then: the line's end belongs to it, and so do the lines that it goes on with.
    pub text: Option<String>,
}

impl Report {
    /// Places are a line and a column.
    fn new(class: Class, message: impl Into<String>, start: (u32, i64), end: (u32, i64)) -> Report {
        let (line, column) = start;
        let (end_line, end_column) = end;
        Report { class, message: message.into(), line, column, end_line, end_column, text: None }
    }
}

/// What was to be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A module.
    File,
    /// An expression.
    Eval,
    /// One interactive statement.
    Single,
}

/// The error that CPython finds in a text; `None` when it finds none.
pub fn diagnose(source: &str, mode: Mode) -> Option<Report> {
    let mut text = source.replace("\r\n", "\n").replace('\r', "\n");
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    // CPython adds a line after the last one, if that ends with a carriage return and a line feed.
    if mode == Mode::File && !text.is_empty() && (!text.ends_with('\n') || source.ends_with("\r\n")) {
        text.push('\n');
    }
    let lexed = lexer::lex(&text, mode);
    let mut parser = Parser::new(&lexed);
    let report = match mode {
        Mode::File => parser.examine(Parser::file),
        Mode::Eval => parser.examine(Parser::eval),
        Mode::Single => parser.examine(Parser::interactive),
    };
    let mut report = report?;
    report.text.get_or_insert_with(|| parser.text_of(report.line));
    Some(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(source: &str) -> String {
        match diagnose(source, Mode::File) {
            None => "fine".to_owned(),
            Some(report) => format!("{}:{}-{} {}", report.line, report.column, report.end_column, report.message),
        }
    }

    #[test]
    fn common_mistakes_are_explained_as_by_cpython() {
        let cases = [
            ("x = 1\nif x:\n  y = [1, (2, 3)]\n", "fine"),
            ("a = 5 6", "1:7-8 invalid syntax"),
            ("x = (1 +", "1:5-0 '(' was never closed"),
            ("x = )", "1:5-5 unmatched ')'"),
            ("x = (1, 2]", "1:10-10 closing parenthesis ']' does not match opening parenthesis '('"),
            ("x = 'abc", "1:5-5 unterminated string literal (detected at line 1)"),
            ("x = '''abc\n", "1:5-5 unterminated triple-quoted string literal (detected at line 1)"),
            ("if x = 3:\n  pass", "1:4-9 invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
            ("if x\n  pass", "1:5-5 expected ':'"),
            ("if x:\npass", "2:1-5 expected an indented block after 'if' statement on line 1"),
            ("def f():\npass", "2:1-5 expected an indented block after function definition on line 1"),
            ("  x = 1", "1:2--1 unexpected indent"),
            ("if x:\n    y\n  z", "3:4--1 unindent does not match any outer indentation level"),
            ("print 'a'", "1:1-10 Missing parentheses in call to 'print'. Did you mean print(...)?"),
            ("f(a b)", "1:3-6 invalid syntax. Perhaps you forgot a comma?"),
            ("f(a=1, b)", "1:9-10 positional argument follows keyword argument"),
            ("f(a for a in b, c)", "1:3-15 Generator expression must be parenthesized"),
            ("1 = x", "1:1-2 cannot assign to literal here. Maybe you meant '==' instead of '='?"),
            ("f() = 1", "1:1-4 cannot assign to function call here. Maybe you meant '==' instead of '='?"),
            ("None = 1", "1:1-5 cannot assign to None"),
            ("f() += 1", "1:1-4 'function call' is an illegal expression for augmented assignment"),
            ("del f()", "1:5-8 cannot delete function call"),
            ("for 1 in x: pass", "1:5-6 cannot assign to literal"),
            ("def f(a=1, b): pass", "1:12-13 non-default argument follows default argument"),
            ("x = a if b", "1:5-11 expected 'else' after 'if' expression"),
            ("{1: 2, 3}", "1:8-0 ':' expected after dictionary key"),
            ("try:\n  pass\nx = 1", "3:1-2 expected 'except' or 'finally' block"),
            (
                "0777",
                "1:1-2 leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            ),
            ("1_", "1:2-2 invalid decimal literal"),
            ("0b2", "1:3-3 invalid digit '2' in binary literal"),
            ("x = 1\u{20ac}", "1:6-6 invalid character '\u{20ac}' (U+20AC)"),
            ("x = \\ y", "1:6-0 unexpected character after line continuation character"),
            ("f'{a b}'", "1:2-5 f-string: invalid syntax. Perhaps you forgot a comma?"),
            ("f'{a'", "1:6-6 f-string: expecting '}'"),
            ("f'}'", "1:5-5 f-string: single '}' is not allowed"),
            ("from a import b,", "1:17-17 trailing comma not allowed without surrounding parentheses"),
            ("x = {1, 2: 3}", "1:10-11 invalid syntax"),
            ("class A\n  pass", "1:8-8 expected ':'"),
            ("with a as 1: pass", "1:11-12 cannot assign to literal"),
            ("f(**a, *b)", "1:8-9 iterable argument unpacking follows keyword argument unpacking"),
            ("b'\u{e9}'", "1:1-5 bytes can only contain ASCII literal characters"),
        ];
        for (source, said) in cases {
            assert_eq!(say(source), said, "{source}");
        }
    }

    #[test]
    fn tabs_and_spaces_do_not_mix() {
        let report = diagnose("if x:\n        y\n\tz\n", Mode::File).expect("an error");
        assert_eq!((report.class, report.line), (Class::Tab, 3));
    }

    #[test]
    fn deep_nesting_is_an_error() {
        crate::host::on_large_stack(|| {
            for opening in ["-", "not ", "lambda: ", "a if b else ", "a ** "] {
                let report = diagnose(&format!("x = {}1 2", opening.repeat(100_000)), Mode::File).expect("an error");
                assert_eq!(report.class, Class::Memory, "{opening}");
            }
            assert_eq!(say(&"(".repeat(201)), "1:201-201 too many nested parentheses");
            let brackets = format!("{}1 2{}", "[f(".repeat(99), ")]".repeat(99));
            assert_eq!(say(&brackets), "1:298-301 invalid syntax. Perhaps you forgot a comma?");
        });
    }

    /// No text makes it panic or hang: every piece of a program that has some of everything, cut out and put elsewhere.
    #[test]
    fn any_text_has_an_answer() {
        let program = include_str!("mod.rs");
        let pieces: Vec<&str> = program.split_inclusive(['(', ')', ' ', '\n', '"', '{', '}', ':', ',']).collect();
        for skip in 1..60 {
            let text: String = pieces.iter().step_by(skip).copied().collect();
            diagnose(&text, Mode::File);
            let text: String = text.chars().rev().collect();
            diagnose(&text, Mode::Eval);
        }
    }
}
