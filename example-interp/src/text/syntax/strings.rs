//! What can be wrong inside of string literals, f-strings above all.

use super::engine::Parser;
use super::tokens::Token;
use super::{Class, Report};

/// The parts of a string token.
struct Literal<'a> {
    bytes: bool,
    raw: bool,
    formatted: bool,
    body: &'a str,
}

fn split<'a>(text: &'a str) -> Literal<'a> {
    let quote = text.find(['\'', '"']).unwrap_or(0);
    let (prefix, quoted) = text.split_at(quote);
    let triple = quoted.len() >= 6 && (quoted.starts_with("'''") || quoted.starts_with("\"\"\""));
    let length = if triple { 3 } else { 1 };
    let prefix = prefix.to_ascii_lowercase();
    Literal {
        bytes: prefix.contains('b'),
        raw: prefix.contains('r'),
        formatted: prefix.contains('f'),
        body: quoted.get(length..quoted.len() - length).unwrap_or(""),
    }
}

/// Checks adjacent string literals.
pub(super) fn check(tokens: &[Token<'_>], parser: &Parser<'_>) -> Result<(), Report> {
    let mut bytes = None;
    for token in tokens {
        let literal = split(token.text);
        if bytes.is_some_and(|bytes| bytes != literal.bytes) {
            return Err(parser.here(Class::Syntax, "cannot mix bytes and nonbytes literals"));
        }
        bytes = Some(literal.bytes);
        if literal.bytes && !literal.body.is_ascii() {
            let message = "bytes can only contain ASCII literal characters";
            let column = parser.column(token.line, token.col);
            let end = parser.column(token.end_line, token.end_col);
            return Err(Report::new(Class::Syntax, message, token.line, column, token.end_line, end));
        }
        if literal.formatted {
            let mut fields = Fields { text: literal.body, at: 0, raw: literal.raw, line: token.line, parser };
            fields.run(0)?;
        } else if !literal.raw {
            escapes(literal.body, literal.bytes, parser)?;
        }
    }
    Ok(())
}

/// Checks the escapes of a literal that is not raw.
fn escapes(body: &str, bytes: bool, parser: &Parser<'_>) -> Result<(), Report> {
    let all = body.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &all[at.min(all.len())..]) {
        let start = at + found;
        let kind = all.get(start + 1).copied();
        at = start + 2;
        let wanted = match kind {
            Some(b'x') => 2,
            Some(b'u') if !bytes => 4,
            Some(b'U') if !bytes => 8,
            Some(b'N') if !bytes => {
                named(body, start, parser)?;
                continue;
            }
            _ => continue,
        };
        let digits = all[at..].iter().take(wanted).take_while(|b| b.is_ascii_hexdigit()).count();
        let from = body[..start].chars().count();
        if bytes && digits < wanted {
            let message = format!("(value error) invalid \\x escape at position {start}");
            return Err(parser.here(Class::Syntax, message));
        }
        let value = u32::from_str_radix(&body[at..at + digits], 16).unwrap_or(0);
        let (last, reason) = if digits < wanted {
            let escape = match kind {
                Some(b'x') => "\\xXX",
                Some(b'u') => "\\uXXXX",
                _ => "\\UXXXXXXXX",
            };
            (from + 1 + digits, format!("truncated {escape} escape"))
        } else if value > 0x10_ffff {
            (from + 9, "illegal Unicode character".to_owned())
        } else {
            continue;
        };
        return Err(undecodable(from, last, &reason, parser));
    }
    Ok(())
}

fn undecodable(from: usize, last: usize, reason: &str, parser: &Parser<'_>) -> Report {
    let message =
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{last}: {reason}");
    parser.here(Class::Syntax, message)
}

/// `\N{...}`.
fn named(body: &str, start: usize, parser: &Parser<'_>) -> Result<(), Report> {
    let rest = &body[start + 2..];
    let from = body[..start].chars().count();
    match rest.strip_prefix('{').and_then(|rest| rest.find('}')) {
        Some(length) if length > 0 => {
            if unicode_names2::character(&rest[1..=length]).is_some() {
                return Ok(());
            }
            let last = from + 2 + rest[..=length].chars().count();
            Err(undecodable(from, last, "unknown Unicode character name", parser))
        }
        Some(_) => Err(undecodable(from, from + 2, "malformed \\N character escape", parser)),
        None if rest.starts_with('{') => {
            let last = from + 1 + rest.chars().count();
            Err(undecodable(from, last, "malformed \\N character escape", parser))
        }
        None => Err(undecodable(from, from + 1, "malformed \\N character escape", parser)),
    }
}

/// Reads the replacement fields of an f-string.
struct Fields<'a, 'p> {
    text: &'a str,
    at: usize,
    raw: bool,
    /// The line where the literal starts.
    line: u32,
    parser: &'p Parser<'p>,
}

impl Fields<'_, '_> {
    fn fault<T>(&self, message: &str) -> Result<T, Report> {
        Err(self.parser.here(Class::Syntax, format!("f-string: {message}")))
    }

    fn plain_fault<T>(&self, message: &str) -> Result<T, Report> {
        Err(self.parser.here(Class::Syntax, message))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Literals and fields up to the end, or in a spec up to its closing brace.
    fn run(&mut self, depth: usize) -> Result<(), Report> {
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' if !self.raw && self.text[self.at..].starts_with("\\N{") => {
                    // A named character, not a field.
                    named(self.text, self.at, self.parser)?;
                    let rest = &self.text[self.at..];
                    self.at += rest.find('}').map_or(rest.len(), |end| end + 1);
                }
                b'\\' if !self.raw => {
                    let rest = &self.text[self.at + 1..];
                    // A brace cannot be escaped.
                    let escaped = rest.chars().next().filter(|c| !matches!(c, '{' | '}'));
                    self.at += 1 + escaped.map_or(0, char::len_utf8);
                }
                b'{' | b'}' => {
                    let doubled = self.text.as_bytes().get(self.at + 1) == Some(&byte);
                    if doubled && depth == 0 {
                        self.at += 2;
                    } else if byte == b'{' {
                        self.field(depth)?;
                    } else if depth > 0 {
                        return Ok(());
                    } else {
                        return self.fault("single '}' is not allowed");
                    }
                }
                _ => self.at += 1,
            }
        }
        Ok(())
    }

    fn field(&mut self, depth: usize) -> Result<(), Report> {
        if depth >= 2 {
            return self.fault("expressions nested too deeply");
        }
        self.at += 1;
        let start = self.at;
        self.skip_expression()?;
        let expression = &self.text[start..self.at];
        if self.peek().is_none() {
            return self.fault("expecting '}'");
        }
        self.compile(start, expression)?;
        if self.peek() == Some(b'=') {
            self.at += 1;
            while self.peek().is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')) {
                self.at += 1;
            }
        }
        if self.peek() == Some(b'!') {
            self.at += 1;
            match self.peek() {
                None => return self.fault("expecting '}'"),
                Some(b's' | b'r' | b'a') => self.at += 1,
                Some(_) => {
                    return self.fault("invalid conversion character: expected 's', 'r', or 'a'");
                }
            }
        }
        if self.peek() == Some(b':') {
            self.at += 1;
            self.run(depth + 1)?;
        }
        match self.peek() {
            Some(b'}') => {
                self.at += 1;
                Ok(())
            }
            _ => self.fault("expecting '}'"),
        }
    }

    /// Skips an expression up to what ends it.
    fn skip_expression(&mut self) -> Result<(), Report> {
        let mut quote: Option<(u8, usize)> = None;
        let mut brackets: Vec<u8> = Vec::new();
        while let Some(byte) = self.peek() {
            if byte == b'\\' {
                return self.plain_fault("f-string expression part cannot include a backslash");
            }
            let rest = &self.text.as_bytes()[self.at..];
            if let Some((open, length)) = quote {
                if byte == open && rest.iter().take(length).filter(|&&b| b == open).count() == length {
                    self.at += length;
                    quote = None;
                } else {
                    self.at += 1;
                }
                continue;
            }
            match byte {
                b'\'' | b'"' => {
                    let triple = rest.len() >= 3 && rest[1] == byte && rest[2] == byte;
                    let length = if triple { 3 } else { 1 };
                    quote = Some((byte, length));
                    self.at += length;
                    continue;
                }
                b'[' | b'{' | b'(' => {
                    if brackets.len() >= 200 {
                        return self.fault("too many nested parenthesis");
                    }
                    brackets.push(byte);
                }
                b'#' => return self.plain_fault("f-string expression part cannot include '#'"),
                b'!' | b':' | b'}' | b'=' | b'>' | b'<' if brackets.is_empty() => {
                    let next = rest.get(1).copied();
                    if next == Some(b'=') && matches!(byte, b'!' | b'=' | b'<' | b'>') {
                        self.at += 2;
                        continue;
                    }
                    if !matches!(byte, b'>' | b'<') {
                        break;
                    }
                }
                b']' | b'}' | b')' => {
                    let shown = char::from(byte);
                    let Some(open) = brackets.pop() else {
                        return self.fault(&format!("unmatched '{shown}'"));
                    };
                    if !matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                        return self.fault(&format!(
                            "closing parenthesis '{shown}' does not match opening parenthesis '{}'",
                            char::from(open)
                        ));
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        if quote.is_some() {
            return self.fault("unterminated string");
        }
        match brackets.last() {
            Some(&open) if self.peek().is_none() => self.fault(&format!("unmatched '{}'", char::from(open))),
            Some(_) | None => Ok(()),
        }
    }

    /// Parses an expression in parentheses, as CPython does.
    fn compile(&self, start: usize, expression: &str) -> Result<(), Report> {
        if expression.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\x0c' | '\r')) {
            return match self.peek() {
                Some(b @ (b'!' | b':' | b'=')) => {
                    self.fault(&format!("expression required before '{}'", char::from(b)))
                }
                _ => self.fault("empty expression not allowed"),
            };
        }
        let text = format!("({expression})");
        match super::check(&text, "fstring") {
            None => Ok(()),
            Some((mut report, from_tokenizer)) => {
                if !from_tokenizer && !report.message.starts_with("f-string: ") {
                    report.message.insert_str(0, "f-string: ");
                }
                // Lines count from the literal's, columns from the parenthesis.
                let before = self.line - 1 + self.text[..start].matches('\n').count() as u32;
                report.text.get_or_insert_with(|| super::line_text(&text, report.line).to_owned());
                report.line += before;
                report.end_line += before;
                Err(report)
            }
        }
    }
}
