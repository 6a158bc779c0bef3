//! Cuts a text into lexemes, up to its end or to the first place where that is impossible.

use super::{Class, Mode, Report, numbers};
use crate::text::unicode;

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Keyword,
    Number,
    String,
    Op,
    Newline,
    Indent,
    Dedent,
    End,
    /// The text cannot be read further.
    Fault,
}

/// A lexeme and its place, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line where it starts, from 1.
    pub(super) line: u32,
    pub(super) end_line: u32,
    /// How many brackets are open after it.
    pub(super) depth: usize,
}

/// Why a text cannot be read to its end.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) report: Report,
    /// Whether it is reported only when the parser comes to it. Any other fault is reported whatever the parser finds
    /// wrong before it.
    pub(super) patient: bool,
}

/// A text in lexemes. The last one is an [`End`](Kind::End) or a [`Fault`](Kind::Fault).
#[derive(Debug)]
pub(super) struct Lexed<'s> {
    pub(super) source: &'s str,
    pub(super) lexemes: Vec<Lexeme>,
    pub(super) fault: Option<Fault>,
    /// The bracket that is open where the text ends or cannot be read.
    pub(super) unclosed: Option<Report>,
    /// The byte offsets of the lines' starts.
    lines: Vec<usize>,
    /// The lines that begin within a string, or behind a backslash, in their order.
    joined: Vec<u32>,
}

impl Lexed<'_> {
    /// The number of characters before a byte in its line.
    pub(super) fn column(&self, line: u32, at: usize) -> i64 {
        let start = self.lines[line as usize - 1];
        self.source[start..at].chars().count() as i64
    }

    /// The number of bytes before a byte in its line.
    pub(super) fn offset(&self, line: u32, at: usize) -> usize {
        at - self.lines[line as usize - 1]
    }

    /// The line in which the text begins that CPython holds when it reads this line.
    pub(super) fn held_from(&self, line: u32) -> u32 {
        let mut from = line;
        while self.joined.binary_search(&from).is_ok() {
            from -= 1;
        }
        from
    }

    /// Lines from one to another with their ends.
    pub(super) fn lines_text(&self, from: u32, to: u32) -> String {
        (from..=to).map(|line| self.line_text(line)).collect()
    }

    /// A line with its end.
    pub(super) fn line_text(&self, line: u32) -> &str {
        let line = line as usize;
        let Some(&start) = line.checked_sub(1).and_then(|line| self.lines.get(line)) else { return "" };
        let end = self.lines.get(line).copied().unwrap_or(self.source.len());
        &self.source[start..end]
    }
}

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Operators of more than one character, the longer before their beginnings.
const OPERATORS: [&str; 25] = [
    "**=", "//=", ">>=", "<<=", "...", "!=", "%=", "&=", "**", "*=", "+=", "-=", "->", "//", "/=", ":=", "<<", "<=",
    "<>", "==", ">=", ">>", "@=", "^=", "|=",
];

/// Brackets nest no deeper.
const MAX_BRACKETS: usize = 200;
/// Nor do blocks.
const MAX_INDENTS: usize = 99;

/// How far a line is indented: with a tab every eight columns, and with a tab as wide as a space. Two indentations
/// compare alike by both, or tabs and spaces are mixed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Margin {
    wide: usize,
    narrow: usize,
}

/// The end of lexing: a fault was noted.
struct Halt;
type Step<T = ()> = Result<T, Halt>;

struct Lexer<'s> {
    out: Lexed<'s>,
    /// The next byte.
    at: usize,
    /// The line it is on, from 1.
    line: u32,
    margins: Vec<Margin>,
    /// The open brackets: byte, line, offset.
    brackets: Vec<(u8, u32, usize)>,
    /// The text is that of a module, which ends with a whole line.
    whole_lines: bool,
}

/// Cuts a text into lexemes. That of an interactive statement has a newline at its end, if only in lexemes.
pub(super) fn lex(source: &str, mode: Mode) -> Lexed<'_> {
    let lines = std::iter::once(0).chain(memchr::memchr_iter(b'\n', source.as_bytes()).map(|end| end + 1));
    let mut lines: Vec<usize> = lines.collect();
    if lines.len() > 1 && lines.last() == Some(&source.len()) {
        lines.pop();
    }
    let out = Lexed { source, lexemes: Vec::new(), fault: None, unclosed: None, lines, joined: Vec::new() };
    let whole_lines = mode == Mode::File;
    let mut lexer = Lexer { out, at: 0, line: 1, margins: vec![Margin::default()], brackets: Vec::new(), whole_lines };
    if lexer.text(mode == Mode::Single).is_err() {
        let at = lexer.at;
        lexer.mark(Kind::Fault, at);
    }
    lexer.out.unclosed = lexer.innermost();
    lexer.out
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        &self.out.source[self.at..]
    }

    fn byte(&self) -> Option<u8> {
        self.out.source.as_bytes().get(self.at).copied()
    }

    fn push(&mut self, kind: Kind, start: usize, line: u32) {
        let (end, end_line, depth) = (self.at, self.line, self.brackets.len());
        self.out.lexemes.push(Lexeme { kind, start, end, line, end_line, depth });
    }

    /// A lexeme without a text.
    fn mark(&mut self, kind: Kind, at: usize) {
        let (line, depth) = (self.line, self.brackets.len());
        self.out.lexemes.push(Lexeme { kind, start: at, end: at, line, end_line: line, depth });
    }

    /// The next line begins, if there is one.
    fn next_line(&mut self) {
        self.line += u32::from(self.at < self.out.source.len());
    }

    /// The same, where it goes on with what the line before it began.
    fn next_joined_line(&mut self) {
        let before = self.line;
        self.next_line();
        if self.line != before {
            self.out.joined.push(self.line);
        }
    }

    fn halt<T>(&mut self, report: Report, patient: bool) -> Step<T> {
        self.out.fault = Some(Fault { report, patient });
        Err(Halt)
    }

    /// A fault whose place is the character before the byte `at`.
    fn refuse<T>(&mut self, message: impl Into<String>, at: usize) -> Step<T> {
        let column = self.out.column(self.line, at);
        self.halt(Report::new(Class::Syntax, message, (self.line, column), (self.line, column)), false)
    }

    fn text(&mut self, interactive: bool) -> Step {
        let mut fresh = true;
        loop {
            while fresh {
                fresh = self.indentation()?;
            }
            self.blanks()?;
            let start = self.at;
            if self.byte() == Some(b'#') {
                self.at += memchr::memchr(b'\n', self.rest().as_bytes()).unwrap_or(self.rest().len());
            }
            match self.byte() {
                None => return self.end(interactive),
                Some(b'\n') => {
                    let started = |last: &Lexeme| !matches!(last.kind, Kind::Newline | Kind::Indent | Kind::Dedent);
                    let counts = self.brackets.is_empty() && self.out.lexemes.last().is_some_and(started);
                    if counts {
                        // A comment belongs to the newline after it.
                        self.push(Kind::Newline, start, self.line);
                    }
                    self.at += 1;
                    self.next_line();
                    fresh = true;
                }
                Some(_) if start != self.at => {}
                Some(byte) => self.lexeme(byte)?,
            }
        }
    }

    /// The end of the text.
    fn end(&mut self, interactive: bool) -> Step {
        if let Some(report) = self.innermost() {
            return self.halt(report, true);
        }
        let at = self.at;
        if interactive && self.out.lexemes.last().is_some_and(|last| last.kind != Kind::Newline) {
            self.mark(Kind::Newline, at);
        }
        while self.margins.len() > 1 {
            self.margins.pop();
            self.mark(Kind::Dedent, at);
        }
        self.mark(Kind::End, at);
        Ok(())
    }

    /// What is said of the innermost open bracket.
    fn innermost(&self) -> Option<Report> {
        let &(byte, line, at) = self.brackets.last()?;
        let message = format!("'{}' was never closed", char::from(byte));
        Some(Report::new(Class::Syntax, message, (line, self.out.column(line, at) + 1), (line, 0)))
    }

    /// Reads the white space that a line begins with; whether the line is blank, and was skipped.
    fn indentation(&mut self) -> Step<bool> {
        let mut margin = Margin::default();
        let mut continued = None;
        loop {
            match self.byte() {
                Some(b' ') => margin = Margin { wide: margin.wide + 1, narrow: margin.narrow + 1 },
                Some(b'\t') => margin = Margin { wide: margin.wide / 8 * 8 + 8, narrow: margin.narrow + 1 },
                Some(b'\x0c') => margin = Margin::default(),
                Some(b'\\') => {
                    // The lines after it are indented as this one.
                    continued = continued.or(Some(margin.wide)).filter(|&wide| wide > 0);
                    self.continuation()?;
                    self.next_line();
                    continue;
                }
                _ => break,
            }
            self.at += 1;
        }
        let blank_to_the_end = self.byte().is_none() && (margin.wide == 0 || self.whole_lines);
        if blank_to_the_end || matches!(self.byte(), Some(b'#' | b'\n')) {
            self.at += memchr::memchr(b'\n', self.rest().as_bytes()).unwrap_or(self.rest().len());
            let more = self.at < self.out.source.len();
            if more {
                self.at += 1;
                self.next_line();
            }
            return Ok(more);
        }
        if self.brackets.is_empty() {
            let wide = continued.map(|wide| Margin { wide, narrow: wide });
            self.settle(wide.unwrap_or(margin))?;
        }
        Ok(false)
    }

    /// Begins or ends blocks.
    fn settle(&mut self, margin: Margin) -> Step {
        let at = self.at;
        let mut current = self.margins.last().copied().unwrap_or_default();
        if margin.wide > current.wide {
            if self.margins.len() > MAX_INDENTS {
                return self.misindented(Class::Indentation, "too many levels of indentation");
            }
            if margin.narrow <= current.narrow {
                return self.mixed();
            }
            self.margins.push(margin);
            self.mark(Kind::Indent, at);
            return Ok(());
        }
        let mut left = 0;
        while self.margins.len() > 1 && margin.wide < current.wide {
            self.margins.pop();
            left += 1;
            current = self.margins.last().copied().unwrap_or_default();
        }
        if margin.wide != current.wide {
            let column = self.out.line_text(self.line).chars().count() as i64;
            let message = "unindent does not match any outer indentation level";
            let report = Report::new(Class::Indentation, message, (self.line, column), (self.line, -1));
            return self.halt(report, true);
        }
        if margin.narrow != current.narrow {
            return self.mixed();
        }
        for _ in 0..left {
            self.mark(Kind::Dedent, at);
        }
        Ok(())
    }

    fn mixed(&mut self) -> Step {
        self.misindented(Class::Tab, "inconsistent use of tabs and spaces in indentation")
    }

    fn misindented(&mut self, class: Class, message: &str) -> Step {
        let report = Report::new(class, message, (self.line, 1), (self.line, 0));
        self.halt(report, true)
    }

    /// White space and continued lines between lexemes.
    fn blanks(&mut self) -> Step {
        loop {
            match self.byte() {
                Some(b' ' | b'\t' | b'\x0c') => self.at += 1,
                Some(b'\\') => {
                    self.continuation()?;
                    self.next_joined_line();
                }
                _ => return Ok(()),
            }
        }
    }

    /// A backslash and the end of the line, after which there is another one.
    fn continuation(&mut self) -> Step {
        self.at += 1;
        let held = self.out.held_from(self.line);
        let before = self.out.lines_text(held, self.line - 1).chars().count() as i64;
        let column = before + self.out.column(self.line, self.at);
        if self.byte() != Some(b'\n') {
            let message = "unexpected character after line continuation character";
            let report = Report::new(Class::Syntax, message, (self.line, column + 1), (self.line, 0));
            return self.halt(report, true);
        }
        self.at += 1;
        if self.at < self.out.source.len() {
            return Ok(());
        }
        let report = self.innermost().unwrap_or_else(|| {
            Report::new(Class::Syntax, "unexpected EOF while parsing", (self.line, column + 1), (self.line, -1))
        });
        self.halt(report, true)
    }

    fn lexeme(&mut self, byte: u8) -> Step {
        let start = self.at;
        match byte {
            b'\'' | b'"' => self.string(start),
            b'0'..=b'9' => self.number(),
            b'.' if self.rest().as_bytes().get(1).is_some_and(u8::is_ascii_digit) => self.number(),
            _ if byte == b'_' || byte.is_ascii_alphabetic() || byte >= 0x80 => self.word(),
            _ => self.operator(byte),
        }
    }

    fn number(&mut self) -> Step {
        let start = self.at;
        match numbers::measure(self.rest()) {
            Ok(length) => {
                self.at += length;
                self.push(Kind::Number, start, self.line);
                Ok(())
            }
            Err(flaw) => {
                let line = self.line;
                let column = |at: usize| self.out.column(line, start + at);
                let end = (line, column(flaw.marked.unwrap_or(flaw.at)));
                let report = Report::new(Class::Syntax, flaw.message, (line, column(flaw.at)), end);
                self.halt(report, false)
            }
        }
    }

    /// A name, a keyword, or the prefix of a string.
    fn word(&mut self) -> Step {
        let start = self.at;
        let rest = self.rest();
        let inner = |b: u8| b == b'_' || b.is_ascii_alphanumeric() || b >= 0x80;
        let length = rest.bytes().position(|b| !inner(b)).unwrap_or(rest.len());
        let text = &rest[..length];
        self.at += length;
        if length <= 2 && matches!(self.byte(), Some(b'\'' | b'"')) {
            let prefix = text.to_ascii_lowercase();
            if ["b", "u", "r", "f", "br", "rb", "fr", "rf"].contains(&prefix.as_str()) {
                return self.string(start);
            }
        }
        let fits = |at: usize, c: char| {
            if at == 0 { c == '_' || unicode::is_identifier_start(c) } else { unicode::is_identifier_continue(c) }
        };
        if let Some((at, c)) = text.char_indices().find(|&(at, c)| !fits(at, c)) {
            let code = u32::from(c);
            let message = if unicode::is_printable(c) {
                format!("invalid character '{c}' (U+{code:04X})")
            } else {
                format!("invalid non-printable character U+{code:04X}")
            };
            return self.refuse(message, start + at + c.len_utf8());
        }
        let kind = if KEYWORDS.contains(&text) { Kind::Keyword } else { Kind::Name };
        self.push(kind, start, self.line);
        Ok(())
    }

    /// A string whose prefix, if any, begins at `start`; the next byte is its quote.
    fn string(&mut self, start: usize) -> Step {
        let line = self.line;
        let quotes = self.rest();
        let quote = quotes.as_bytes()[0];
        let triple = quotes.as_bytes().get(1) == Some(&quote) && quotes.as_bytes().get(2) == Some(&quote);
        let closing = &quotes[..if triple { 3 } else { 1 }];
        self.at += closing.len();
        while let Some(byte) = self.byte() {
            if self.rest().starts_with(closing) {
                self.at += closing.len();
                self.push(Kind::String, start, line);
                return Ok(());
            }
            if byte == b'\n' && !triple {
                break;
            }
            // Bytes will do: a part of a character is neither a quote nor a backslash.
            let mut skipped = 1;
            if byte == b'\\' {
                skipped = 2;
            }
            let source = self.out.source.as_bytes();
            let end = (self.at + skipped).min(source.len());
            let newline = source[self.at..end].contains(&b'\n');
            self.at = end;
            if newline {
                self.next_joined_line();
            }
            while !self.out.source.is_char_boundary(self.at) {
                self.at += 1;
            }
        }
        let kind = if triple { "triple-quoted string" } else { "string" };
        let message = format!("unterminated {kind} literal (detected at line {})", self.line);
        self.line = line;
        self.refuse(message, start + 1)
    }

    fn operator(&mut self, byte: u8) -> Step {
        let start = self.at;
        let long = OPERATORS.iter().find(|op| self.rest().starts_with(**op));
        self.at += long.map_or(1, |op| op.len());
        match byte {
            _ if long.is_some() => {}
            b'(' | b'[' | b'{' if self.brackets.len() >= MAX_BRACKETS => {
                return self.refuse("too many nested parentheses", self.at);
            }
            b'(' | b'[' | b'{' => self.brackets.push((byte, self.line, start)),
            b')' | b']' | b'}' => self.close(byte)?,
            b' '..=b'~' => {}
            _ => return self.refuse(format!("invalid non-printable character U+{byte:04X}"), self.at),
        }
        self.push(Kind::Op, start, self.line);
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Step {
        let shown = char::from(byte);
        let Some((open, line, _)) = self.brackets.pop() else {
            return self.refuse(format!("unmatched '{shown}'"), self.at);
        };
        if matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Ok(());
        }
        let open = char::from(open);
        let mut message = format!("closing parenthesis '{shown}' does not match opening parenthesis '{open}'");
        if line != self.line {
            message.push_str(&format!(" on line {line}"));
        }
        self.refuse(message, self.at)
    }
}
