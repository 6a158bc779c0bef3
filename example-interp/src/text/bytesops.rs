//! The methods of `bytes` and `bytearray`.

use std::borrow::Cow;

use memchr::memmem;

use super::{Fault, strops::Ends};

/// White space as `bytes.isspace` and `bytes.split` see it.
pub fn is_space_byte(b: u8) -> bool {
    matches!(b, b' ' | b'\t'..=b'\r')
}

/// The part that `start` and `end` select and its offset; `None` when not even the empty string is in it.
fn window(bytes: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let length = bytes.len() as i64;
    let adjust = |index: i64| if index < 0 { index.saturating_add(length).max(0) } else { index };
    let start = adjust(start.unwrap_or(0));
    let end = adjust(end.unwrap_or(length)).min(length);
    (start <= end).then(|| (&bytes[start as usize..end as usize], start as usize))
}

/// `bytes.find(wanted, start, end)`; `None` is Python's -1.
pub fn find(bytes: &[u8], wanted: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, before) = window(bytes, start, end)?;
    memmem::find(part, wanted).map(|at| at + before)
}

/// `bytes.rfind(wanted, start, end)`; `None` is Python's -1.
pub fn rfind(bytes: &[u8], wanted: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, before) = window(bytes, start, end)?;
    memmem::rfind(part, wanted).map(|at| at + before)
}

/// The fault of `index` and `rindex` when nothing is found.
pub fn not_found() -> Fault {
    Fault::value("subsection not found")
}

/// `bytes.count(wanted, start, end)`.
pub fn count(bytes: &[u8], wanted: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    match window(bytes, start, end) {
        None => 0,
        Some((part, _)) if wanted.is_empty() => part.len() + 1,
        Some((part, _)) => memmem::find_iter(part, wanted).count(),
    }
}

/// `bytes.startswith(prefix, start, end)`.
pub fn starts_with(bytes: &[u8], prefix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    window(bytes, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `bytes.endswith(suffix, start, end)`.
pub fn ends_with(bytes: &[u8], suffix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    window(bytes, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `bytes.replace(old, new, count)`; a negative count is no limit.
///
/// # Errors
/// MemoryError when the result cannot be had.
pub fn replace(bytes: &[u8], old: &[u8], new: &[u8], count: i64) -> Result<Vec<u8>, Fault> {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    super::strops::room_to_replace(bytes, old, new.len(), limit)?;
    let mut out = Vec::with_capacity(bytes.len());
    if old.is_empty() {
        let mut left = limit;
        for &b in bytes {
            if left > 0 {
                out.extend_from_slice(new);
                left -= 1;
            }
            out.push(b);
        }
        if left > 0 {
            out.extend_from_slice(new);
        }
        return Ok(out);
    }
    let mut from = 0;
    for at in memmem::find_iter(bytes, old).take(limit) {
        out.extend_from_slice(&bytes[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
    }
    out.extend_from_slice(&bytes[from..]);
    Ok(out)
}

fn check_separator(separator: &[u8]) -> Result<(), Fault> {
    if separator.is_empty() { Err(Fault::value("empty separator")) } else { Ok(()) }
}

/// `bytes.split(separator, limit)`; a negative limit is none.
///
/// # Errors
/// ValueError for an empty separator.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], limit: i64) -> Result<Vec<&'a [u8]>, Fault> {
    check_separator(separator)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in memmem::find_iter(bytes, separator).take(limit) {
        pieces.push(&bytes[from..at]);
        from = at + separator.len();
    }
    pieces.push(&bytes[from..]);
    Ok(pieces)
}

/// `bytes.rsplit(separator, limit)`; a negative limit is none.
///
/// # Errors
/// ValueError for an empty separator.
pub fn rsplit<'a>(bytes: &'a [u8], separator: &[u8], limit: i64) -> Result<Vec<&'a [u8]>, Fault> {
    check_separator(separator)?;
    let mut left = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut rest = bytes;
    while left > 0 {
        let Some(at) = memmem::rfind(rest, separator) else { break };
        pieces.push(&rest[at + separator.len()..]);
        rest = &rest[..at];
        left -= 1;
    }
    pieces.push(rest);
    pieces.reverse();
    Ok(pieces)
}

fn trim_start(bytes: &[u8], stripped: impl Fn(u8) -> bool) -> &[u8] {
    let start = bytes.iter().position(|&b| !stripped(b)).unwrap_or(bytes.len());
    &bytes[start..]
}

fn trim_end(bytes: &[u8], stripped: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes.iter().rposition(|&b| !stripped(b)).map_or(0, |at| at + 1);
    &bytes[..end]
}

/// `bytes.split(None, limit)`: at runs of white space; a negative limit is none.
pub fn split_whitespace(bytes: &[u8], limit: i64) -> Vec<&[u8]> {
    let mut left = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut rest = trim_start(bytes, is_space_byte);
    while !rest.is_empty() {
        if left == 0 {
            pieces.push(rest);
            break;
        }
        left -= 1;
        let end = rest.iter().position(|&b| is_space_byte(b)).unwrap_or(rest.len());
        pieces.push(&rest[..end]);
        rest = trim_start(&rest[end..], is_space_byte);
    }
    pieces
}

/// `bytes.rsplit(None, limit)`: at runs of white space, from the end; a negative limit is none.
pub fn rsplit_whitespace(bytes: &[u8], limit: i64) -> Vec<&[u8]> {
    let mut left = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut rest = trim_end(bytes, is_space_byte);
    while !rest.is_empty() {
        if left == 0 {
            pieces.push(rest);
            break;
        }
        left -= 1;
        let word = trim_end(rest, |b| !is_space_byte(b)).len();
        pieces.push(&rest[word..]);
        rest = trim_end(&rest[..word], is_space_byte);
    }
    pieces.reverse();
    pieces
}

/// `bytes.splitlines(keepends)`: at `\n`, `\r` and `\r\n`.
pub fn split_lines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let Some(at) = memchr::memchr2(b'\n', b'\r', rest) else {
            lines.push(rest);
            break;
        };
        let next = at + 1 + usize::from(rest[at..].starts_with(b"\r\n"));
        lines.push(&rest[..if keep_ends { next } else { at }]);
        rest = &rest[next..];
    }
    lines
}

/// What stands before the separator, the separator, and what follows.
pub type Partition<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// `bytes.partition(separator)`.
///
/// # Errors
/// ValueError for an empty separator.
pub fn partition<'a>(bytes: &'a [u8], separator: &'a [u8]) -> Result<Partition<'a>, Fault> {
    check_separator(separator)?;
    Ok(match memmem::find(bytes, separator) {
        Some(at) => (&bytes[..at], separator, &bytes[at + separator.len()..]),
        None => (bytes, b"", b""),
    })
}

/// `bytes.rpartition(separator)`.
///
/// # Errors
/// ValueError for an empty separator.
pub fn rpartition<'a>(bytes: &'a [u8], separator: &'a [u8]) -> Result<Partition<'a>, Fault> {
    check_separator(separator)?;
    Ok(match memmem::rfind(bytes, separator) {
        Some(at) => (&bytes[..at], separator, &bytes[at + separator.len()..]),
        None => (b"", b"", bytes),
    })
}

/// `bytes.strip(set)`, `lstrip` and `rstrip`; without a set it strips white space.
pub fn strip<'a>(bytes: &'a [u8], set: Option<&[u8]>, ends: Ends) -> &'a [u8] {
    let stripped = |b: u8| set.map_or_else(|| is_space_byte(b), |set| set.contains(&b));
    let bytes = if ends == Ends::Right { bytes } else { trim_start(bytes, stripped) };
    if ends == Ends::Left { bytes } else { trim_end(bytes, stripped) }
}

fn pad(bytes: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + left + right);
    out.resize(left, fill);
    out.extend_from_slice(bytes);
    out.resize(left + bytes.len() + right, fill);
    out
}

fn missing(bytes: &[u8], width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len())
}

/// `bytes.center(width, fill)`.
pub fn center(bytes: &[u8], width: i64, fill: u8) -> Vec<u8> {
    let padding = missing(bytes, width);
    let left = padding / 2 + (padding & width as usize & 1);
    pad(bytes, left, padding - left, fill)
}

/// `bytes.ljust(width, fill)`.
pub fn ljust(bytes: &[u8], width: i64, fill: u8) -> Vec<u8> {
    pad(bytes, 0, missing(bytes, width), fill)
}

/// `bytes.rjust(width, fill)`.
pub fn rjust(bytes: &[u8], width: i64, fill: u8) -> Vec<u8> {
    pad(bytes, missing(bytes, width), 0, fill)
}

/// `bytes.zfill(width)`.
pub fn zfill(bytes: &[u8], width: i64) -> Vec<u8> {
    let mut out = rjust(bytes, width, b'0');
    let padding = out.len() - bytes.len();
    if padding > 0 && matches!(bytes.first(), Some(b'+' | b'-')) {
        out.swap(0, padding);
    }
    out
}

/// `bytes.expandtabs(size)`.
///
/// # Errors
/// MemoryError when the result cannot be had.
pub fn expand_tabs(bytes: &[u8], size: i32) -> Result<Vec<u8>, Fault> {
    let size = usize::try_from(size).unwrap_or(0);
    Fault::unless_room(bytes.iter().filter(|&&b| b == b'\t').count().checked_mul(size))?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for &b in bytes {
        if b == b'\t' {
            if size > 0 {
                let spaces = size - column % size;
                out.resize(out.len() + spaces, b' ');
                column += spaces;
            }
        } else {
            out.push(b);
            column = if matches!(b, b'\n' | b'\r') { 0 } else { column + 1 };
        }
    }
    Ok(out)
}

/// `bytes.translate(table, delete)`.
///
/// # Errors
/// ValueError when the table has not 256 bytes.
pub fn translate(bytes: &[u8], table: Option<&[u8]>, delete: &[u8]) -> Result<Vec<u8>, Fault> {
    if table.is_some_and(|table| table.len() != 256) {
        return Err(Fault::value("translation table must be 256 characters long"));
    }
    let kept = bytes.iter().filter(|b| !delete.contains(b));
    Ok(kept.map(|&b| table.map_or(b, |table| table[usize::from(b)])).collect())
}

/// `bytes.maketrans(from, to)`.
///
/// # Errors
/// ValueError when the lengths differ.
pub fn make_translation(from: &[u8], to: &[u8]) -> Result<Vec<u8>, Fault> {
    if from.len() != to.len() {
        return Err(Fault::value("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(to) {
        table[usize::from(from)] = to;
    }
    Ok(table)
}

/// `bytes.title()`.
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let map = |&b: &u8| {
        let mapped = if inside { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        inside = b.is_ascii_alphabetic();
        mapped
    };
    bytes.iter().map(map).collect()
}

/// `bytes.capitalize()`.
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `bytes.swapcase()`.
pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let swap = |b: &u8| if b.is_ascii_alphabetic() { b ^ 0x20 } else { *b };
    bytes.iter().map(swap).collect()
}

macro_rules! all {
    ($($(#[$doc:meta])* $name:ident: $test:expr;)*) => {
        $($(#[$doc])*
        pub fn $name(bytes: &[u8]) -> bool {
            !bytes.is_empty() && bytes.iter().all($test)
        })*
    };
}

all! {
    /// `bytes.isalpha()`.
    is_alpha: u8::is_ascii_alphabetic;
    /// `bytes.isalnum()`.
    is_alnum: u8::is_ascii_alphanumeric;
    /// `bytes.isdigit()`.
    is_digit: u8::is_ascii_digit;
    /// `bytes.isspace()`.
    is_space: |&b| is_space_byte(b);
}

/// `bytes.islower()`.
pub fn is_lower(bytes: &[u8]) -> bool {
    !bytes.iter().any(u8::is_ascii_uppercase) && bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.isupper()`.
pub fn is_upper(bytes: &[u8]) -> bool {
    !bytes.iter().any(u8::is_ascii_lowercase) && bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.istitle()`.
pub fn is_title(bytes: &[u8]) -> bool {
    let mut found = false;
    let mut inside = false;
    for b in bytes {
        if (b.is_ascii_uppercase() && inside) || (b.is_ascii_lowercase() && !inside) {
            return false;
        }
        inside = b.is_ascii_alphabetic();
        found |= inside;
    }
    found
}

/// `bytes.fromhex(text)`.
///
/// # Errors
/// ValueError.
pub fn from_hex(text: &str) -> Result<Vec<u8>, Fault> {
    let invalid = |at: usize| Fault::value(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut chars = text.chars().enumerate();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii() && is_space_byte(c as u8) {
            continue;
        }
        let high = c.to_digit(16).ok_or_else(|| invalid(at))?;
        let low = chars.next().and_then(|(_, c)| c.to_digit(16)).ok_or_else(|| invalid(at + 1))?;
        out.push((high * 16 + low) as u8);
    }
    Ok(out)
}

/// `bytes.hex()`, with a separator every `group` bytes counted from the right, or from the left when negative.
pub fn hex(bytes: &[u8], separator: Option<(char, i64)>) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    let (separator, group) = separator.unwrap_or((' ', 0));
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    for (i, &b) in bytes.iter().enumerate() {
        let distance = if group < 0 { i } else { bytes.len() - i };
        if i > 0 && size > 0 && distance % size == 0 {
            out.push(separator);
        }
        out.push(char::from(DIGITS[usize::from(b >> 4)]));
        out.push(char::from(DIGITS[usize::from(b & 15)]));
    }
    out
}

/// Reads the `sep` argument of `hex`.
///
/// # Errors
/// ValueError when it is not one ASCII character.
pub fn hex_separator(text: &str) -> Result<char, Fault> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_ascii() => Ok(c),
        (Some(_), None) => Err(Fault::value("sep must be ASCII.")),
        _ => Err(Fault::value("sep must be length 1.")),
    }
}

/// The bytes as a text of code points below 256, for formatting code that both types share.
pub fn as_latin1(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().map(|&b| char::from(b)).collect()),
    }
}

/// The bytes as a text for what reads numbers; a byte that is not ASCII becomes a character that no number has.
pub fn as_ascii(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().map(|&b| if b.is_ascii() { char::from(b) } else { '\u{fffd}' }).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_work_on_bytes() {
        assert_eq!(find(b"abcabc", b"c", Some(-3), None), Some(5));
        assert_eq!(replace(b"abc", b"", b"-", 2).as_deref(), Ok(&b"-a-bc"[..]));
        assert_eq!(split_whitespace(b" a b\x0bc ", 1), vec![&b"a"[..], b"b\x0bc "]);
        assert_eq!(rsplit_whitespace(b" a b c ", 1), vec![&b" a b"[..], b"c"]);
        assert_eq!(split_lines(b"a\r\nb\x0bc\r", false), vec![&b"a"[..], b"b\x0bc"]);
        assert_eq!(zfill(b"-5", 4), b"-005");
        assert_eq!(title(b"they're x1y"), b"They'Re X1Y");
        assert_eq!(strip(b" a\n", None, Ends::Both), b"a");
        assert_eq!(translate(b"abc", None, b"b"), Ok(b"ac".to_vec()));
    }

    #[test]
    fn hexadecimal_goes_both_ways() {
        assert_eq!(from_hex("12 aB"), Ok(vec![0x12, 0xab]));
        assert_eq!(from_hex("0"), Err(Fault::value("non-hexadecimal number found in fromhex() arg at position 1")));
        assert_eq!(hex(b"abcde", Some((':', 2))), "61:6263:6465");
        assert_eq!(hex(b"abcde", Some((':', -2))), "6162:6364:65");
        assert_eq!(hex(b"abc", None), "616263");
    }
}
