//! `repr` and `ascii` of strings, `repr` of bytes.

use std::fmt::Write as _;

use super::{surrogate, unicode};

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_repr(&mut out, text);
    out
}

/// Appends `repr(text)` to `out`.
pub fn write_repr(out: &mut String, text: &str) {
    write_quoted(out, text, unicode::is_printable);
}

/// `ascii(text)`: the repr with all that is not ASCII escaped.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_quoted(&mut out, text, |_| false);
    out
}

/// Escapes what is not ASCII in a repr made by someone else, as `ascii()` does.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() { out.push(c) } else { push_escape(&mut out, c) }
    }
    out
}

fn quote(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

fn write_quoted(out: &mut String, text: &str, printable: fn(char) -> bool) {
    let bytes = text.as_bytes();
    let plain = |b: &u8| matches!(b, b' '..=b'~') && !matches!(b, b'\'' | b'"' | b'\\');
    if bytes.iter().all(plain) {
        out.push('\'');
        out.push_str(text);
        out.push('\'');
        return;
    }
    let quote = quote(bytes.contains(&b'\''), bytes.contains(&b'"'));
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            ' '..='~' => out.push(c),
            c if !c.is_ascii() && printable(c) => out.push(c),
            c => push_escape(out, c),
        }
    }
    out.push(quote);
}

/// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
pub fn push_escape(out: &mut String, c: char) {
    let code = surrogate::code(c);
    // Writing to a String cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// `repr(bytes)`.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let quote = quote(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote);
    for &b in bytes {
        match b {
            b'\\' => out.push_str("\\\\"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b if char::from(b) == quote => {
                out.push('\\');
                out.push(quote);
            }
            b' '..=b'~' => out.push(char::from(b)),
            b => push_escape(&mut out, char::from(b)),
        }
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_chooses_quotes_and_escapes_what_does_not_print() {
        assert_eq!(repr("abc"), "'abc'");
        assert_eq!(repr("it's"), "\"it's\"");
        assert_eq!(repr("'\""), "'\\'\"'");
        assert_eq!(repr("a\n\t\\\x07\x7f"), "'a\\n\\t\\\\\\x07\\x7f'");
        assert_eq!(repr("é\u{a0}\u{200b}\u{1f600}\u{e000}"), "'é\\xa0\\u200b\u{1f600}\\ue000'");
        assert_eq!(ascii("é\u{20ac}\u{1f600}"), "'\\xe9\\u20ac\\U0001f600'");
        assert_eq!(repr_bytes(b"a'\"\xff\n"), "b'a\\'\"\\xff\\n'");
    }
}
