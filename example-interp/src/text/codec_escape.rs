//! The codecs `unicode_escape` and `raw_unicode_escape`: text as it stands in a literal.

use super::codec::{Codec, CodecFault, undecodable};
use super::{surrogate, unicode};

/// `text.encode("unicode_escape")`
pub fn encode(text: &str) -> Vec<u8> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(c),
            c => match surrogate::code(c) {
                code @ 0..=0xff => out.push_str(&format!("\\x{code:02x}")),
                code @ 0x100..=0xffff => out.push_str(&format!("\\u{code:04x}")),
                code => out.push_str(&format!("\\U{code:08x}")),
            },
        }
    }
    out.into_bytes()
}

/// `text.encode("raw_unicode_escape")`
pub fn encode_raw(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match surrogate::code(c) {
            code @ 0..=0xff => out.push(code as u8),
            code @ 0x100..=0xffff => out.extend_from_slice(format!("\\u{code:04x}").as_bytes()),
            code => out.extend_from_slice(format!("\\U{code:08x}").as_bytes()),
        }
    }
    out
}

/// What an escape stands for, and how many bytes it has; or why it is none, and how many bytes are to blame.
type Escape = Result<(Option<char>, usize), (&'static str, usize)>;

/// Reads the escape at the beginning of `bytes`, which starts with a backslash.
fn escape(bytes: &[u8]) -> Escape {
    let Some(&kind) = bytes.get(1) else { return Err(("\\ at end of string", 1)) };
    let plain = match kind {
        b'\n' => return Ok((None, 2)),
        b'\\' | b'\'' | b'"' => char::from(kind),
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'v' => '\x0b',
        b'0'..=b'7' => {
            let digits = bytes[1..].iter().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
            let code = bytes[1..=digits].iter().fold(0, |code, digit| code * 8 + u32::from(digit - b'0'));
            return Ok((char::from_u32(code), digits + 1));
        }
        b'x' => return hex_escape(bytes, 2, "truncated \\xXX escape"),
        b'u' => return hex_escape(bytes, 4, "truncated \\uXXXX escape"),
        b'U' => return hex_escape(bytes, 8, "truncated \\UXXXXXXXX escape"),
        b'N' => {
            let name = bytes[2..].strip_prefix(b"{").and_then(|rest| {
                let end = memchr::memchr(b'}', rest)?;
                std::str::from_utf8(&rest[..end]).ok()
            });
            let Some(name) = name else { return Err(("malformed \\N character escape", 2)) };
            let length = name.len() + 4;
            return match unicode::named(name) {
                Some(c) => Ok((Some(c), length)),
                None => Err(("unknown Unicode character name", length)),
            };
        }
        // What is no escape stays as it is.
        _ => return Ok((Some('\\'), 1)),
    };
    Ok((Some(plain), 2))
}

fn hex_escape(bytes: &[u8], wanted: usize, truncated: &'static str) -> Escape {
    let digits = bytes[2..].iter().take(wanted).take_while(|b| b.is_ascii_hexdigit()).count();
    let code = std::str::from_utf8(&bytes[2..2 + digits]).ok().and_then(|text| u32::from_str_radix(text, 16).ok());
    match code {
        Some(code) if digits == wanted => match surrogate::character(code) {
            Some(c) => Ok((Some(c), 2 + digits)),
            None => Err(("illegal Unicode character", 2 + digits)),
        },
        _ => Err((truncated, 2 + digits)),
    }
}

/// `bytes.decode("unicode_escape")`, or with `raw` only `\u` and `\U`.
///
/// # Errors
/// [`CodecFault`].
pub fn decode(bytes: &[u8], raw: bool, errors: &str) -> Result<String, CodecFault> {
    let codec = if raw { Codec::RawUnicodeEscape } else { Codec::UnicodeEscape };
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let literal = byte != b'\\' || (raw && !matches!(bytes.get(at + 1), Some(b'u' | b'U')));
        if literal {
            out.push(char::from(byte));
            at += 1;
            // In raw text a backslash takes the next one with it.
            if raw && byte == b'\\' && bytes.get(at) == Some(&b'\\') {
                out.push('\\');
                at += 1;
            }
            continue;
        }
        match escape(&bytes[at..]) {
            Ok((c, length)) => {
                out.extend(c);
                at += length;
            }
            Err((reason, length)) => {
                undecodable(&mut out, bytes, codec, (at, at + length), reason, errors)?;
                at += length;
            }
        }
    }
    Ok(out)
}
