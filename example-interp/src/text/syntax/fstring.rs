//! What can be wrong inside of f-strings.

use super::lexer::Lexeme;
use super::literal;
use super::parser::Parser;
use super::{Mode, Report, lexer};

/// Fields in the format of a field, but no deeper.
const MAX_DEPTH: usize = 2;
/// Brackets in a field nest no deeper.
const MAX_BRACKETS: usize = 200;

/// The body of an f-string, and how far it has been read.
pub(super) struct Body<'a, 'p> {
    text: &'a str,
    at: usize,
    raw: bool,
    /// The line where the literal starts.
    line: u32,
    /// The bytes before the literal in that line.
    offset: usize,
    /// The bytes of its prefix and opening quotes.
    opening: usize,
    parser: &'p Parser<'p>,
}

type Checked<T = ()> = Result<T, Report>;

impl<'a, 'p> Body<'a, 'p> {
    /// `text` is what the lexeme has between its quotes.
    pub(super) fn new(text: &'a str, raw: bool, lexeme: Lexeme, parser: &'p Parser<'p>) -> Self {
        let whole = parser.text(lexeme);
        let opening = text.as_ptr().addr() - whole.as_ptr().addr();
        let offset = parser.lexed.offset(lexeme.line, lexeme.start);
        Body { text, at: 0, raw, line: lexeme.line, offset, opening, parser }
    }

    /// Checks all of it.
    pub(super) fn check(mut self) -> Checked {
        while self.at < self.text.len() {
            self.plain_text(true)?;
            if self.byte().is_some() {
                self.field(0)?;
            }
        }
        Ok(())
    }

    fn refuse<T>(&self, message: &str) -> Checked<T> {
        Err(self.parser.here_in_literal(format!("f-string: {message}")))
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What the next byte is, which an error is about.
    fn shown(&self) -> char {
        self.rest().chars().next().unwrap_or_default()
    }

    fn need(&mut self, byte: u8) -> Checked {
        if self.byte() != Some(byte) {
            return self.refuse(&format!("expecting '{}'", char::from(byte)));
        }
        self.at += 1;
        Ok(())
    }

    /// Reads up to a brace that means something. Two braces are one that does not, where that is said.
    fn plain_text(&mut self, doubled: bool) -> Checked {
        let mut start = self.at;
        loop {
            let Some(found) = self.rest().find(['{', '}', '\\']) else {
                self.at = self.text.len();
                break;
            };
            self.at += found;
            let rest = self.rest();
            if let Some(escaped) = rest.strip_prefix('\\') {
                // A brace cannot be escaped, but one belongs to `\N`.
                let length = match escaped.chars().next() {
                    Some('N') if !self.raw && escaped[1..].starts_with('{') => {
                        escaped.find('}').map_or(escaped.len(), |end| end + 1)
                    }
                    Some(c) if !matches!(c, '{' | '}') && !self.raw => c.len_utf8(),
                    _ => 0,
                };
                self.at += 1 + length;
            } else if doubled && (rest.starts_with("{{") || rest.starts_with("}}")) {
                self.escapes(start, self.at + 1)?;
                self.at += 2;
                start = self.at;
            } else if doubled && rest.starts_with('}') {
                return self.refuse("single '}' is not allowed");
            } else {
                break;
            }
        }
        self.escapes(start, self.at)
    }

    fn escapes(&self, start: usize, end: usize) -> Checked {
        if self.raw { Ok(()) } else { literal::escapes(&self.text[start..end], false, self.parser) }
    }

    /// `{expression}`, with `=`, a conversion and a format.
    fn field(&mut self, depth: usize) -> Checked {
        if depth == MAX_DEPTH {
            return self.refuse("expressions nested too deeply");
        }
        self.at += 1;
        let start = self.at;
        self.at += self.expression_length()?;
        if self.byte().is_none() {
            return self.refuse("expecting '}'");
        }
        self.expression(start)?;
        if self.byte() == Some(b'=') {
            self.at += 1;
            self.at += self.rest().len() - self.rest().trim_start_matches(is_space).len();
        }
        if self.byte() == Some(b'!') {
            self.at += 1;
            match self.byte() {
                Some(b's' | b'r' | b'a') => self.at += 1,
                Some(_) => return self.refuse("invalid conversion character: expected 's', 'r', or 'a'"),
                None => {}
            }
        }
        if self.byte() == Some(b':') {
            self.at += 1;
            self.plain_text(false)?;
            while self.byte() == Some(b'{') {
                self.field(depth + 1)?;
                self.plain_text(false)?;
            }
        }
        self.need(b'}')
    }

    /// How long the expression is that comes next. Only brackets and quotes are understood here.
    fn expression_length(&mut self) -> Checked<usize> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let mut open = Vec::new();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\'' | b'"' => {
                    at += self.string_length(&rest[at..])?;
                    continue;
                }
                b'\\' => return self.backslash(),
                b'#' => return Err(self.parser.here_in_literal("f-string expression part cannot include '#'")),
                b'(' | b'[' | b'{' if open.len() == MAX_BRACKETS => return self.refuse("too many nested parenthesis"),
                b'(' | b'[' | b'{' => open.push(byte),
                b'!' | b'=' | b'<' | b'>' if open.is_empty() && bytes.get(at + 1) == Some(&b'=') => at += 1,
                b'!' | b'=' | b':' | b'}' if open.is_empty() => return Ok(at),
                b')' | b']' | b'}' => {
                    let Some(opened) = open.pop() else {
                        return self.refuse(&format!("unmatched '{}'", char::from(byte)));
                    };
                    if !matches!((opened, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                        let (byte, opened) = (char::from(byte), char::from(opened));
                        return self.refuse(&format!(
                            "closing parenthesis '{byte}' does not match opening parenthesis '{opened}'"
                        ));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        match open.last() {
            Some(&opened) => self.refuse(&format!("unmatched '{}'", char::from(opened))),
            None => Ok(at),
        }
    }

    fn backslash<T>(&self) -> Checked<T> {
        Err(self.parser.here_in_literal("f-string expression part cannot include a backslash"))
    }

    /// The length of a string in an expression.
    fn string_length(&self, text: &str) -> Checked<usize> {
        let quote = &text[..1];
        let triple = quote.repeat(3);
        let closing = if text.starts_with(&triple) { &triple } else { quote };
        let body = &text[closing.len()..];
        let end = body.find(closing);
        if body[..end.unwrap_or(body.len())].contains('\\') {
            return self.backslash();
        }
        match end {
            Some(end) => Ok(end + 2 * closing.len()),
            None => self.refuse("unterminated string"),
        }
    }

    /// Checks the expression that began at `start`. It is read as if it were in parentheses.
    fn expression(&mut self, start: usize) -> Checked {
        let expression = &self.text[start..self.at];
        if expression.chars().all(is_space) {
            return match self.shown() {
                next @ ('!' | ':' | '=') => self.refuse(&format!("expression required before '{next}'")),
                _ => self.refuse("empty expression not allowed"),
            };
        }
        let text = format!("({expression})");
        let lexed = lexer::lex(&text, Mode::File);
        let mut parser = Parser::new(&lexed);
        parser.shift = self.shift(start);
        let Some(mut report) = parser.examine(|parser| parser.expressions().map(drop)) else {
            return Ok(());
        };
        let unreadable = lexed.fault.as_ref().is_some_and(|fault| !fault.patient);
        if !unreadable && !report.message.starts_with("f-string: ") {
            report.message.insert_str(0, "f-string: ");
        }
        if report.text.is_none() {
            let mut text = parser.text_of(report.line);
            if parser.is_last_line(report.line) && !text.ends_with('\n') {
                text.push('\n');
            }
            report.text = Some(text);
        }
        // Lines count from the literal's, columns from the parenthesis.
        let before = self.line - 1 + self.text[..start].matches('\n').count() as u32;
        report.line += before;
        report.end_line += before;
        Err(report)
    }

    /// What CPython takes off the columns in all lines of an expression but the first: the bytes before its brace.
    fn shift(&self, start: usize) -> i64 {
        let before = &self.text[..start - 1];
        let behind = self.text[start..].trim_start_matches([' ', '\t', '\x0c']);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (offset, opening) = if line_start == 0 { (self.offset, self.opening) } else { (0, 0) };
        let in_literal = if behind.starts_with('\n') { 0 } else { before.len() - line_start + opening };
        (offset + in_literal) as i64
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\x0c' | '\r')
}
