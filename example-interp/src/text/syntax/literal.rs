//! What can be wrong inside of string and bytes literals.

use super::Report;
use super::fstring::Body;
use super::lexer::Lexeme;
use super::parser::Parser;
use crate::text::unicode;

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

/// Checks adjacent string literals; whether one of them has replacement fields.
pub(super) fn check(lexemes: &[Lexeme], parser: &Parser<'_>) -> Result<bool, Report> {
    let mut bytes = None;
    let mut formatted = false;
    for lexeme in lexemes {
        let literal = split(parser.text(*lexeme));
        if bytes.is_some_and(|bytes| bytes != literal.bytes) {
            return Err(parser.here_in_literal("cannot mix bytes and nonbytes literals"));
        }
        bytes = Some(literal.bytes);
        formatted |= literal.formatted;
        if literal.bytes && !literal.body.is_ascii() {
            return Err(parser.of_lexeme(*lexeme, "bytes can only contain ASCII literal characters"));
        }
        if literal.formatted {
            Body::new(literal.body, literal.raw, *lexeme, parser).check()?;
        } else if !literal.raw {
            escapes(literal.body, literal.bytes, parser)?;
        }
    }
    Ok(formatted)
}

/// Checks the escapes of a literal that is not raw.
pub(super) fn escapes(body: &str, bytes: bool, parser: &Parser<'_>) -> Result<(), Report> {
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
        let from = decoded_length(&body[..start]);
        if bytes && digits < wanted {
            let message = format!("(value error) invalid \\x escape at position {start}");
            return Err(parser.here_in_literal(message));
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

/// Where the decoder of escapes is behind a text: what is not ASCII is given to it as `\Uxxxxxxxx`.
fn decoded_length(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 10 }).sum()
}

fn undecodable(from: usize, last: usize, reason: &str, parser: &Parser<'_>) -> Report {
    let message =
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{last}: {reason}");
    parser.here_in_literal(message)
}

/// `\N{...}`.
fn named(body: &str, start: usize, parser: &Parser<'_>) -> Result<(), Report> {
    let rest = &body[start + 2..];
    let from = decoded_length(&body[..start]);
    match rest.strip_prefix('{').and_then(|rest| rest.find('}')) {
        Some(length) if length > 0 => {
            if unicode::named(&rest[1..=length]).is_some() {
                return Ok(());
            }
            let last = from + 2 + decoded_length(&rest[..=length]);
            Err(undecodable(from, last, "unknown Unicode character name", parser))
        }
        Some(_) => Err(undecodable(from, from + 2, "malformed \\N character escape", parser)),
        None if rest.starts_with('{') => {
            let last = from + 1 + decoded_length(rest);
            Err(undecodable(from, last, "malformed \\N character escape", parser))
        }
        None => Err(undecodable(from, from + 1, "malformed \\N character escape", parser)),
    }
}
