//! The replacement templates of `sub` and `expand`.

use super::Fault;
use super::parse::{is_identifier, quoted};

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Characters, or bytes.
    Text(Vec<u32>),
    Group(usize),
}

/// Takes a template apart. `chars` are characters, or bytes of a pattern over bytes.
///
/// # Errors
/// Bad escapes and groups that the pattern does not have.
pub fn parse_template(chars: &[u32], groups: usize, names: &[(String, usize)]) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Vec::new();
    let mut text = Vec::new();
    let mut at = 0;
    let peek = |at: usize| chars.get(at).and_then(|c| char::from_u32(*c));
    let octal = |c: Option<char>| c.is_some_and(|c| ('0'..='7').contains(&c));
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let string = |from: usize, to: usize| chars[from..to].iter().filter_map(|c| char::from_u32(*c)).collect::<String>();
    let fault = |message: String, position: usize| Err(Fault::Pattern(message, Some(position)));
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        at += 1;
        if c != u32::from('\\') {
            text.push(c);
            continue;
        }
        let Some(c) = peek(at) else { return fault("bad escape (end of pattern)".into(), start) };
        at += 1;
        let group = match c {
            'g' => {
                if peek(at) != Some('<') {
                    return fault("missing <".into(), at);
                }
                at += 1;
                let first = at;
                while peek(at).is_some_and(|c| c != '>') {
                    at += 1;
                }
                if at == first {
                    return fault("missing group name".into(), first);
                }
                if at >= chars.len() {
                    return fault("missing >, unterminated name".into(), first);
                }
                let name = string(first, at);
                at += 1;
                let group = if name.bytes().all(|c| c.is_ascii_digit()) {
                    name.parse().unwrap_or(usize::MAX)
                } else if !is_identifier(&name) {
                    return fault(format!("bad character in group name {}", quoted(&name)), first);
                } else {
                    match names.iter().find(|(known, _)| *known == name) {
                        Some((_, group)) => *group,
                        None => return Err(Fault::Index(format!("unknown group name {}", quoted(&name)))),
                    }
                };
                Some((group, first))
            }
            '0' => {
                let from = at - 1;
                while at < from + 3 && octal(peek(at)) {
                    at += 1;
                }
                text.push(u32::from_str_radix(&string(from, at), 8).unwrap_or(0) & 0xff);
                None
            }
            '1'..='9' => {
                let from = at - 1;
                if digit(peek(at)) {
                    at += 1;
                    if octal(Some(c)) && octal(peek(at - 1)) && octal(peek(at)) {
                        at += 1;
                        let digits = string(from, at);
                        let value = u32::from_str_radix(&digits, 8).unwrap_or(u32::MAX);
                        if value > 0o377 {
                            let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                            return fault(message, start);
                        }
                        text.push(value);
                        continue;
                    }
                }
                Some((string(from, at).parse().unwrap_or(usize::MAX), start + 1))
            }
            c => {
                match c {
                    'a' => text.push(7),
                    'b' => text.push(8),
                    'f' => text.push(12),
                    'n' => text.push(10),
                    'r' => text.push(13),
                    't' => text.push(9),
                    'v' => text.push(11),
                    '\\' => text.push(u32::from('\\')),
                    c if c.is_ascii_alphabetic() => return fault(format!("bad escape \\{c}"), start),
                    c => text.extend([u32::from('\\'), u32::from(c)]),
                }
                None
            }
        };
        if let Some((group, position)) = group {
            if group > groups {
                return fault(format!("invalid group reference {group}"), position);
            }
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            pieces.push(Piece::Group(group));
        }
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Ok(pieces)
}
