//! Tokens as CPython 3.11's tokenizer makes them, with its errors.
//!
//! Only texts that do not parse come here, so clarity goes before speed. Columns are byte offsets, -1 where CPython
//! has none.

use super::{Class, Report};
use crate::text::unicode;

/// What a token is.
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
}

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) line: u32,
    pub(super) col: i64,
    pub(super) end_line: u32,
    pub(super) end_col: i64,
    /// The depth of brackets after the token.
    pub(super) level: usize,
}

pub(super) const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Brackets nest no deeper.
const MAX_LEVEL: usize = 200;
/// Nor do blocks.
const MAX_INDENT: usize = 100;

/// An open bracket.
#[derive(Clone, Copy, Debug)]
struct Bracket {
    byte: u8,
    line: u32,
    col: usize,
}

/// The tokenizer: gives one token after the other.
#[derive(Clone, Debug)]
pub(super) struct Tokenizer<'a> {
    source: &'a str,
    /// The next byte.
    pub(super) at: usize,
    /// The line, from 1.
    pub(super) line: u32,
    /// The byte offset of its start.
    pub(super) line_start: usize,
    at_line_start: bool,
    indents: Vec<(usize, usize)>,
    pending: i32,
    brackets: Vec<Bracket>,
    /// The error is one that CPython's tokenizer does not raise itself, but leaves to the parser.
    pub(super) quiet: bool,
}

/// The result of a step that may find an error.
type Step<T> = Result<T, Report>;

impl<'a> Tokenizer<'a> {
    /// `source` must end with a newline.
    pub(super) fn new(source: &'a str) -> Self {
        Tokenizer {
            source,
            at: 0,
            line: 0,
            line_start: 0,
            at_line_start: true,
            indents: vec![(0, 0)],
            pending: 0,
            brackets: Vec::new(),
            quiet: false,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn peek_at(&self, distance: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + distance).copied()
    }

    /// Begins the line at the next byte. CPython counts a line when it reads its first character.
    fn begin_line(&mut self) {
        if self.at < self.source.len() {
            self.line += 1;
            self.line_start = self.at;
        }
    }

    /// The text of the line up to the next byte, as a column: CPython's default place of an error.
    fn column(&self) -> i64 {
        self.source[self.line_start..self.at].chars().count() as i64
    }

    fn fault<T>(&self, message: impl Into<String>) -> Step<T> {
        let column = self.column();
        Err(Report::new(Class::Syntax, message, self.line, column, self.line, column))
    }

    /// An error that the parser reports at the start of the line.
    fn at_start<T>(&mut self, class: Class, message: &str) -> Step<T> {
        self.quiet = true;
        Err(Report::new(class, message, self.line, 1, self.line, 0))
    }

    /// Ends all blocks.
    pub(super) fn dedent(&mut self) {
        self.pending = 1 - self.indents.len() as i32;
        self.indents.truncate(1);
    }

    /// The innermost bracket that is open, and its line.
    pub(super) fn unclosed(&self) -> Option<(Report, u32)> {
        let bracket = self.brackets.last()?;
        let message = format!("'{}' was never closed", char::from(bracket.byte));
        let line_start = self.source.split_inclusive('\n').take(bracket.line as usize - 1).map(str::len).sum::<usize>();
        let column = self.source[line_start..line_start + bracket.col].chars().count() as i64 + 1;
        Some((Report::new(Class::Syntax, message, bracket.line, column, bracket.line, 0), bracket.line))
    }

    fn end_of_input<T>(&mut self) -> Step<T> {
        self.quiet = true;
        match self.unclosed() {
            Some((report, _)) => Err(report),
            None => {
                let column = (self.source.len() - self.line_start) as i64;
                Err(Report::new(Class::Syntax, "unexpected EOF while parsing", self.line, column, self.line, -1))
            }
        }
    }

    fn token(&self, kind: Kind, start: usize) -> Token<'a> {
        Token {
            kind,
            text: &self.source[start..self.at],
            line: self.line,
            col: (start - self.line_start) as i64,
            end_line: self.line,
            end_col: (self.at - self.line_start) as i64,
            level: self.brackets.len(),
        }
    }

    /// A token without a text.
    fn mark(&self, kind: Kind) -> Token<'a> {
        Token { text: "", col: -1, end_col: -1, ..self.token(kind, self.at) }
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Step<Token<'a>> {
        loop {
            let mut blank = false;
            if self.at_line_start {
                self.at_line_start = false;
                self.begin_line();
                blank = self.indentation()?;
            }
            if self.pending != 0 {
                let dedent = self.pending < 0;
                self.pending += if dedent { 1 } else { -1 };
                return Ok(self.mark(if dedent { Kind::Dedent } else { Kind::Indent }));
            }
            if let Some(token) = self.on_line(blank)? {
                return Ok(token);
            }
        }
    }

    /// Reads the white space at a line's start; whether the line is blank.
    fn indentation(&mut self) -> Step<bool> {
        let (mut col, mut alternative) = (0, 0);
        let mut continued = 0;
        loop {
            match self.peek() {
                Some(b' ') => {
                    col += 1;
                    alternative += 1;
                }
                // A tab is worth 8 columns, and 1 by the other count: both must agree.
                Some(b'\t') => {
                    col = (col / 8 + 1) * 8;
                    alternative += 1;
                }
                Some(b'\x0c') => (col, alternative) = (0, 0),
                Some(b'\\') => {
                    continued = if continued > 0 { continued } else { col };
                    self.at += 1;
                    self.continuation()?;
                    continue;
                }
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.peek(), Some(b'#' | b'\n')) {
            return Ok(true);
        }
        if !self.brackets.is_empty() {
            return Ok(false);
        }
        if continued > 0 {
            (col, alternative) = (continued, continued);
        }
        let top = self.indents.last().copied().unwrap_or_default();
        if col > top.0 {
            if self.indents.len() >= MAX_INDENT {
                return self.at_start(Class::Indentation, "too many levels of indentation");
            }
            if alternative <= top.1 {
                return self.inconsistent();
            }
            self.pending += 1;
            self.indents.push((col, alternative));
            return Ok(false);
        }
        while self.indents.len() > 1 && self.indents.last().is_some_and(|indent| col < indent.0) {
            self.indents.pop();
            self.pending -= 1;
        }
        let top = self.indents.last().copied().unwrap_or_default();
        if col != top.0 {
            self.quiet = true;
            let rest = &self.source[self.line_start..];
            let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
            let column = rest[..length].chars().count() as i64;
            let message = "unindent does not match any outer indentation level";
            return Err(Report::new(Class::Indentation, message, self.line, column, self.line, -1));
        }
        if alternative != top.1 {
            return self.inconsistent();
        }
        Ok(false)
    }

    fn inconsistent<T>(&mut self) -> Step<T> {
        self.at_start(Class::Tab, "inconsistent use of tabs and spaces in indentation")
    }

    /// What follows a backslash: the end of the line, and another line.
    fn continuation(&mut self) -> Step<()> {
        if self.peek() != Some(b'\n') {
            self.quiet = true;
            let message = "unexpected character after line continuation character";
            let column = self.column() + 1;
            return Err(Report::new(Class::Syntax, message, self.line, column, self.line, 0));
        }
        self.at += 1;
        if self.at >= self.source.len() {
            return self.end_of_input();
        }
        self.begin_line();
        Ok(())
    }

    /// A token of the line; `None` when a line ended that does not count.
    fn on_line(&mut self, blank: bool) -> Step<Option<Token<'a>>> {
        loop {
            while matches!(self.peek(), Some(b' ' | b'\t' | b'\x0c')) {
                self.at += 1;
            }
            if self.peek() != Some(b'\\') {
                break;
            }
            self.at += 1;
            self.continuation()?;
        }
        // A comment belongs to the token that ends the line.
        let start = self.at;
        if self.peek() == Some(b'#') {
            while !matches!(self.peek(), None | Some(b'\n')) {
                self.at += 1;
            }
        }
        let Some(byte) = self.peek() else {
            return if self.brackets.is_empty() { Ok(Some(self.mark(Kind::End))) } else { self.end_of_input() };
        };
        match byte {
            b'\n' => {
                let token = self.token(Kind::Newline, start);
                self.at += 1;
                self.at_line_start = true;
                return Ok(if blank || !self.brackets.is_empty() { None } else { Some(token) });
            }
            b'0'..=b'9' => self.number()?,
            b'.' if self.peek_at(1).is_some_and(|b| b.is_ascii_digit()) => {
                self.at += 1;
                self.fraction()?;
            }
            b'\'' | b'"' => return self.string(start).map(Some),
            b if b == b'_' || b.is_ascii_alphabetic() || b >= 0x80 => return self.name().map(Some),
            _ => return self.operator().map(Some),
        }
        Ok(Some(self.token(Kind::Number, start)))
    }

    fn name(&mut self) -> Step<Token<'a>> {
        let start = self.at;
        while self.peek().is_some_and(|b| b == b'_' || b.is_ascii_alphanumeric() || b >= 0x80) {
            self.at += 1;
        }
        let text = &self.source[start..self.at];
        let quoted = matches!(self.peek(), Some(b'\'' | b'"'));
        let prefix = matches!(text.to_ascii_lowercase().as_str(), "b" | "u" | "r" | "f" | "br" | "rb" | "fr" | "rf");
        if quoted && prefix {
            return self.string(start);
        }
        let wrong = text.char_indices().find(|&(at, c)| {
            !(if at == 0 { c == '_' || unicode::is_identifier_start(c) } else { unicode::is_identifier_continue(c) })
        });
        if let Some((at, c)) = wrong {
            self.at = start + at + c.len_utf8();
            let code = u32::from(c);
            return self.fault(if unicode::is_printable(c) {
                format!("invalid character '{c}' (U+{code:04X})")
            } else {
                format!("invalid non-printable character U+{code:04X}")
            });
        }
        let kind = if KEYWORDS.contains(&text) { Kind::Keyword } else { Kind::Name };
        Ok(self.token(kind, start))
    }

    /// A string whose prefix begins at `start`.
    fn string(&mut self, start: usize) -> Step<Token<'a>> {
        let quote = self.peek();
        let triple = self.peek_at(1) == quote && self.peek_at(2) == quote;
        let (first_line, first_line_start) = (self.line, self.line_start);
        self.at += if triple { 3 } else { 1 };
        let mut run = 0;
        loop {
            let byte = self.peek();
            match byte {
                None => return self.unterminated(start, first_line, first_line_start, triple),
                Some(b'\n') if !triple => {
                    return self.unterminated(start, first_line, first_line_start, triple);
                }
                Some(b'\\') => {
                    run = 0;
                    self.at += 1;
                    let escaped = self.peek();
                    self.at += 1;
                    if escaped == Some(b'\n') {
                        self.begin_line();
                    }
                }
                Some(b'\n') => {
                    run = 0;
                    self.at += 1;
                    self.begin_line();
                }
                Some(_) => {
                    run = if byte == quote { run + 1 } else { 0 };
                    self.at += 1;
                }
            }
            if run == if triple { 3 } else { 1 } {
                break;
            }
            // The empty string: two quotes and no third.
            if self.at > self.source.len() {
                self.at = self.source.len();
            }
        }
        Ok(Token {
            kind: Kind::String,
            text: &self.source[start..self.at],
            line: first_line,
            col: (start - first_line_start) as i64,
            end_line: self.line,
            end_col: (self.at - self.line_start) as i64,
            level: self.brackets.len(),
        })
    }

    fn unterminated<T>(&mut self, start: usize, line: u32, line_start: usize, triple: bool) -> Step<T> {
        let detected = self.line;
        let kind = if triple { "triple-quoted string" } else { "string" };
        self.line = line;
        self.line_start = line_start;
        self.at = start + 1;
        self.fault(format!("unterminated {kind} literal (detected at line {detected})"))
    }

    fn digits(&mut self, digit: fn(&u8) -> bool) {
        while self.peek().is_some_and(|b| digit(&b)) {
            self.at += 1;
        }
    }

    /// Decimal digits with underscores between them.
    fn decimal_tail(&mut self) -> Step<()> {
        loop {
            self.digits(u8::is_ascii_digit);
            if self.peek() != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_some_and(|b| b.is_ascii_digit()) {
                return self.fault("invalid decimal literal");
            }
        }
    }

    /// A number may be followed by a keyword, but not by another name.
    fn end_of_number(&mut self, kind: &str) -> Step<()> {
        let rest = &self.source[self.at..];
        let boundary =
            |at: usize| !rest.as_bytes().get(at).is_some_and(|&b| b == b'_' || b.is_ascii_alphanumeric() || b >= 0x80);
        let followed = |keyword: &str| rest.starts_with(keyword) && boundary(keyword.len());
        // CPython looks at no more than two letters here.
        let short = ["if", "in", "is"].iter().any(|keyword| rest.starts_with(keyword));
        if short || ["and", "else", "for", "or", "not"].into_iter().any(followed) {
            return Ok(());
        }
        match self.peek() {
            Some(b) if b == b'_' || b.is_ascii_alphanumeric() => self.fault(format!("invalid {kind} literal")),
            _ => Ok(()),
        }
    }

    fn number(&mut self) -> Step<()> {
        let start = self.at;
        if self.peek() != Some(b'0') {
            self.decimal_tail()?;
            return self.after_digits();
        }
        self.at += 1;
        match self.peek() {
            Some(b'x' | b'X') => return self.radix("hexadecimal", u8::is_ascii_hexdigit),
            Some(b'o' | b'O') => return self.radix("octal", |b| (b'0'..=b'7').contains(b)),
            Some(b'b' | b'B') => return self.radix("binary", |b| matches!(b, b'0' | b'1')),
            _ => {}
        }
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
                if !self.peek().is_some_and(|b| b.is_ascii_digit()) {
                    return self.fault("invalid decimal literal");
                }
            }
            if self.peek() != Some(b'0') {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at + 1;
        let nonzero = self.peek().is_some_and(|b| b.is_ascii_digit());
        if nonzero {
            self.decimal_tail()?;
        }
        if nonzero && !matches!(self.peek(), Some(b'.' | b'e' | b'E' | b'j' | b'J')) {
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            let column = (start + 1 - self.line_start) as i64;
            let end = (zeros_end - self.line_start) as i64;
            return Err(Report::new(Class::Syntax, message, self.line, column, self.line, end));
        }
        self.after_digits()
    }

    fn radix(&mut self, kind: &str, digit: fn(&u8) -> bool) -> Step<()> {
        self.at += 1;
        let wrong_digit = |this: &mut Self| match this.peek() {
            Some(b) if b.is_ascii_digit() => {
                this.at += 1;
                this.fault(format!("invalid digit '{}' in {kind} literal", char::from(b)))
            }
            _ => Ok(()),
        };
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
            }
            if !self.peek().is_some_and(|b| digit(&b)) {
                wrong_digit(self)?;
                return self.fault(format!("invalid {kind} literal"));
            }
            self.digits(digit);
            if self.peek() != Some(b'_') {
                break;
            }
        }
        wrong_digit(self)?;
        self.end_of_number(kind)
    }

    /// What may follow the whole part of a number.
    fn after_digits(&mut self) -> Step<()> {
        if self.peek() == Some(b'.') {
            self.at += 1;
            return self.fraction();
        }
        self.exponent()
    }

    fn fraction(&mut self) -> Step<()> {
        if self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.decimal_tail()?;
        }
        self.exponent()
    }

    fn exponent(&mut self) -> Step<()> {
        if matches!(self.peek(), Some(b'e' | b'E')) {
            match (self.peek_at(1), self.peek_at(2)) {
                (Some(b'+' | b'-'), next) => {
                    self.at += 2;
                    if !next.is_some_and(|b| b.is_ascii_digit()) {
                        return self.fault("invalid decimal literal");
                    }
                    self.decimal_tail()?;
                }
                (Some(b'0'..=b'9'), _) => {
                    self.at += 1;
                    self.decimal_tail()?;
                }
                _ => return self.end_of_number("decimal"),
            }
        }
        if matches!(self.peek(), Some(b'j' | b'J')) {
            self.at += 1;
            return self.end_of_number("imaginary");
        }
        self.end_of_number("decimal")
    }

    fn operator(&mut self) -> Step<Token<'a>> {
        const LONG: [&str; 25] = [
            "**=", "//=", ">>=", "<<=", "...", "!=", "%=", "&=", "**", "*=", "+=", "-=", "->", "//", "/=", ":=", "<<",
            "<=", "<>", "==", ">=", ">>", "@=", "^=", "|=",
        ];
        let start = self.at;
        let rest = &self.source[start..];
        let length = LONG.iter().find(|op| rest.starts_with(**op)).map_or(1, |op| op.len());
        self.at += length;
        if length > 1 {
            return Ok(self.token(Kind::Op, start));
        }
        let byte = rest.as_bytes()[0];
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAX_LEVEL {
                    return self.fault("too many nested parentheses");
                }
                self.brackets.push(Bracket { byte, line: self.line, col: start - self.line_start });
            }
            b')' | b']' | b'}' => {
                let Some(open) = self.brackets.pop() else {
                    return self.fault(format!("unmatched '{}'", char::from(byte)));
                };
                if !matches!((open.byte, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                    let mut message = format!(
                        "closing parenthesis '{}' does not match opening parenthesis '{}'",
                        char::from(byte),
                        char::from(open.byte)
                    );
                    if open.line != self.line {
                        message.push_str(&format!(" on line {}", open.line));
                    }
                    return self.fault(message);
                }
            }
            b if !(b' '..=b'~').contains(&b) => {
                return self.fault(format!("invalid non-printable character U+{b:04X}"));
            }
            _ => {}
        }
        Ok(self.token(Kind::Op, start))
    }
}
