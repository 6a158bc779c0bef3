//! The methods of `str`: searching, splitting, replacing, padding.
//!
//! Indices are in code points, as in Python; text that is ASCII is never walked to count them. What a method
//! raises for a wrong argument (an empty separator) is a [`Fault`]. Case and classification are in
//! [`super::strcase`].

use std::borrow::Cow;

use memchr::memmem;

use super::{Fault, unicode};

/// The number of code points.
#[inline]
pub fn length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The byte offset of a code point; the text's length when it has fewer.
pub fn byte_offset(text: &str, index: usize) -> usize {
    if index >= text.len() {
        return text.len();
    }
    if text.as_bytes()[..index].is_ascii() {
        return index;
    }
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// The code point at `index`, counted from the end when negative.
pub fn char_at(text: &str, index: i64) -> Option<char> {
    if text.is_ascii() {
        let index = if index < 0 { index.checked_add(text.len() as i64)? } else { index };
        return text.as_bytes().get(usize::try_from(index).ok()?).map(|&b| char::from(b));
    }
    if index >= 0 { text.chars().nth(index as usize) } else { text.chars().rev().nth((-(index + 1)) as usize) }
}

/// `text[start:end]` for indices already adjusted to `0 <= start <= end <= length`.
pub fn slice(text: &str, start: usize, end: usize) -> &str {
    let from = byte_offset(text, start);
    let to = from + byte_offset(&text[from..], end.saturating_sub(start));
    &text[from..to]
}

/// `text[start::step]`: `count` code points from `start`, `step` apart (which may be negative).
pub fn stride(text: &str, start: usize, step: i64, count: usize) -> String {
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return (0..count as i64)
            .filter_map(|i| bytes.get((start as i64 + i * step) as usize))
            .map(|&b| char::from(b))
            .collect();
    }
    if step == -1 {
        return slice(text, start + 1 - count, start + 1).chars().rev().collect();
    }
    let chars: Vec<char> = text.chars().collect();
    (0..count as i64).filter_map(|i| chars.get((start as i64 + i * step) as usize)).collect()
}

/// The part of a text that the optional arguments `start` and `end` of a method select.
struct Window<'a> {
    text: &'a str,
    /// Code points before the part.
    before: usize,
}

impl<'a> Window<'a> {
    /// `None` when `start` lies after `end` or after the text's end: not even the empty string is found there.
    fn new(text: &'a str, start: Option<i64>, end: Option<i64>) -> Option<Window<'a>> {
        if start.unwrap_or(0) == 0 && end.is_none() {
            return Some(Window { text, before: 0 });
        }
        let length = length(text) as i64;
        let adjust = |index: i64| if index < 0 { index.saturating_add(length).max(0) } else { index };
        let start = adjust(start.unwrap_or(0));
        let end = adjust(end.unwrap_or(length)).min(length);
        if start > end {
            return None;
        }
        Some(Window { text: slice(text, start as usize, end as usize), before: start as usize })
    }

    fn index(&self, byte: usize) -> usize {
        self.before + length(&self.text[..byte])
    }
}

/// The first occurrence, as a byte offset.
#[inline]
fn find_bytes(text: &[u8], wanted: &[u8]) -> Option<usize> {
    match wanted {
        [b] => memchr::memchr(*b, text),
        _ => memmem::find(text, wanted),
    }
}

/// The last occurrence, as a byte offset.
#[inline]
fn rfind_bytes(text: &[u8], wanted: &[u8]) -> Option<usize> {
    match wanted {
        [b] => memchr::memrchr(*b, text),
        _ => memmem::rfind(text, wanted),
    }
}

/// `wanted in text`.
#[inline]
pub fn contains(text: &str, wanted: &str) -> bool {
    find_bytes(text.as_bytes(), wanted.as_bytes()).is_some()
}

/// `text.find(wanted, start, end)`; `None` is Python's -1.
pub fn find(text: &str, wanted: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let window = Window::new(text, start, end)?;
    find_bytes(window.text.as_bytes(), wanted.as_bytes()).map(|at| window.index(at))
}

/// `text.rfind(wanted, start, end)`; `None` is Python's -1.
pub fn rfind(text: &str, wanted: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let window = Window::new(text, start, end)?;
    rfind_bytes(window.text.as_bytes(), wanted.as_bytes()).map(|at| window.index(at))
}

/// The fault of `index` and `rindex` when nothing is found.
pub fn not_found() -> Fault {
    Fault::value("substring not found")
}

/// `text.count(wanted, start, end)`.
pub fn count(text: &str, wanted: &str, start: Option<i64>, end: Option<i64>) -> usize {
    let Some(window) = Window::new(text, start, end) else { return 0 };
    match wanted.as_bytes() {
        [] => length(window.text) + 1,
        [b] => memchr::memchr_iter(*b, window.text.as_bytes()).count(),
        wanted => memmem::find_iter(window.text.as_bytes(), wanted).count(),
    }
}

/// `text.startswith(prefix, start, end)`.
pub fn starts_with(text: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    Window::new(text, start, end).is_some_and(|window| window.text.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)`.
pub fn ends_with(text: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    Window::new(text, start, end).is_some_and(|window| window.text.ends_with(suffix))
}

/// Whether there is room for what comes from replacing at most `limit` times: asked only where it may be much.
///
/// # Errors
/// MemoryError when there is none.
pub(super) fn room_to_replace(text: &[u8], old: &[u8], new: usize, limit: usize) -> Result<(), Fault> {
    let most = text.len() / old.len().max(1) + 1;
    if most.saturating_mul(new) <= 1 << 20 {
        return Ok(());
    }
    let times = if old.is_empty() { most } else { memmem::find_iter(text, old).count() };
    Fault::unless_room(times.min(limit).checked_mul(new).and_then(|more| more.checked_add(text.len())))
}

/// `text.replace(old, new, count)`; a negative count is no limit.
///
/// # Errors
/// MemoryError when the result cannot be had.
pub fn replace<'a>(text: &'a str, old: &str, new: &str, count: i64) -> Result<Cow<'a, str>, Fault> {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    if limit == 0 || (old.is_empty() && new.is_empty()) {
        return Ok(Cow::Borrowed(text));
    }
    room_to_replace(text.as_bytes(), old.as_bytes(), new.len(), limit)?;
    if old.is_empty() {
        let mut out = String::with_capacity(text.len() + new.len() * (text.len() + 1).min(limit));
        let mut left = limit;
        for c in text.chars() {
            if left > 0 {
                out.push_str(new);
                left -= 1;
            }
            out.push(c);
        }
        if left > 0 {
            out.push_str(new);
        }
        return Ok(Cow::Owned(out));
    }
    let Some(first) = find_bytes(text.as_bytes(), old.as_bytes()) else { return Ok(Cow::Borrowed(text)) };
    let mut out = String::with_capacity(text.len().saturating_add(new.len()));
    let mut from = 0;
    let finder = memmem::Finder::new(old.as_bytes());
    let rest = &text.as_bytes()[first..];
    for at in finder.find_iter(rest).take(limit).map(|at| at + first) {
        out.push_str(&text[from..at]);
        out.push_str(new);
        from = at + old.len();
    }
    out.push_str(&text[from..]);
    Ok(Cow::Owned(out))
}

fn check_separator(separator: &str) -> Result<(), Fault> {
    if separator.is_empty() { Err(Fault::value("empty separator")) } else { Ok(()) }
}

/// `text.split(separator, limit)`; a negative limit is none.
///
/// # Errors
/// ValueError for an empty separator.
pub fn split<'a>(text: &'a str, separator: &str, limit: i64) -> Result<Vec<&'a str>, Fault> {
    check_separator(separator)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut push = |at: usize| {
        pieces.push(&text[from..at]);
        from = at + separator.len();
    };
    match separator.as_bytes() {
        [b] => memchr::memchr_iter(*b, text.as_bytes()).take(limit).for_each(&mut push),
        wanted => memmem::find_iter(text.as_bytes(), wanted).take(limit).for_each(&mut push),
    }
    pieces.push(&text[from..]);
    Ok(pieces)
}

/// `text.rsplit(separator, limit)`; a negative limit is none.
///
/// # Errors
/// ValueError for an empty separator.
pub fn rsplit<'a>(text: &'a str, separator: &str, limit: i64) -> Result<Vec<&'a str>, Fault> {
    check_separator(separator)?;
    let mut left = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut rest = text;
    while left > 0 {
        let Some(at) = rfind_bytes(rest.as_bytes(), separator.as_bytes()) else { break };
        pieces.push(&rest[at + separator.len()..]);
        rest = &rest[..at];
        left -= 1;
    }
    pieces.push(rest);
    pieces.reverse();
    Ok(pieces)
}

/// `text.split(None, limit)`: at runs of white space; a negative limit is none.
pub fn split_whitespace(text: &str, limit: i64) -> Vec<&str> {
    let mut left = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut rest = text.trim_start_matches(unicode::is_space);
    while !rest.is_empty() {
        if left == 0 {
            pieces.push(rest);
            break;
        }
        left -= 1;
        let end = rest.find(unicode::is_space).unwrap_or(rest.len());
        pieces.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(unicode::is_space);
    }
    pieces
}

/// `text.rsplit(None, limit)`: at runs of white space, from the end; a negative limit is none.
pub fn rsplit_whitespace(text: &str, limit: i64) -> Vec<&str> {
    let mut left = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    let mut rest = text.trim_end_matches(unicode::is_space);
    while !rest.is_empty() {
        if left == 0 {
            pieces.push(rest);
            break;
        }
        left -= 1;
        let word = rest.trim_end_matches(|c| !unicode::is_space(c)).len();
        pieces.push(&rest[word..]);
        rest = rest[..word].trim_end_matches(unicode::is_space);
    }
    pieces.reverse();
    pieces
}

/// `text.splitlines(keepends)`.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some((at, end)) = rest.char_indices().find(|&(_, c)| unicode::is_line_break(c)) else {
            lines.push(rest);
            break;
        };
        let mut next = at + end.len_utf8();
        if rest[at..].starts_with("\r\n") {
            next += 1;
        }
        lines.push(&rest[..if keep_ends { next } else { at }]);
        rest = &rest[next..];
    }
    lines
}

/// `text.partition(separator)`.
///
/// # Errors
/// ValueError for an empty separator.
pub fn partition<'a>(text: &'a str, separator: &'a str) -> Result<(&'a str, &'a str, &'a str), Fault> {
    check_separator(separator)?;
    Ok(match find_bytes(text.as_bytes(), separator.as_bytes()) {
        Some(at) => (&text[..at], separator, &text[at + separator.len()..]),
        None => (text, "", ""),
    })
}

/// `text.rpartition(separator)`.
///
/// # Errors
/// ValueError for an empty separator.
pub fn rpartition<'a>(text: &'a str, separator: &'a str) -> Result<(&'a str, &'a str, &'a str), Fault> {
    check_separator(separator)?;
    Ok(match rfind_bytes(text.as_bytes(), separator.as_bytes()) {
        Some(at) => (&text[..at], separator, &text[at + separator.len()..]),
        None => ("", "", text),
    })
}

/// Which ends a method of the `strip` family works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
    /// `strip`
    Both,
}

/// `text.strip(chars)`, `lstrip` and `rstrip`; without `chars` it strips white space.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    match chars {
        None => strip_by(text, unicode::is_space, ends),
        Some(chars) => strip_by(text, |c| chars.contains(c), ends),
    }
}

fn strip_by(text: &str, stripped: impl Fn(char) -> bool, ends: Ends) -> &str {
    let text = if ends == Ends::Right { text } else { text.trim_start_matches(&stripped) };
    if ends == Ends::Left { text } else { text.trim_end_matches(&stripped) }
}

/// `text.removeprefix(prefix)`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

/// Reads the `fillchar` argument of `center`, `ljust` and `rjust`.
///
/// # Errors
/// TypeError when it is not one character.
pub fn fill_char(text: &str) -> Result<char, Fault> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(Fault::type_error("The fill character must be exactly one character long")),
    }
}

fn pad(text: &str, left: usize, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(text.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

/// How many characters are missing to `width`.
fn missing(text: &str, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(length(text))
}

/// `text.center(width, fill)`.
pub fn center(text: &str, width: i64, fill: char) -> Cow<'_, str> {
    match missing(text, width) {
        0 => Cow::Borrowed(text),
        padding => {
            // An odd rest goes to the left when the width is odd.
            let left = padding / 2 + (padding & width as usize & 1);
            Cow::Owned(pad(text, left, padding - left, fill))
        }
    }
}

/// `text.ljust(width, fill)`.
pub fn ljust(text: &str, width: i64, fill: char) -> Cow<'_, str> {
    match missing(text, width) {
        0 => Cow::Borrowed(text),
        padding => Cow::Owned(pad(text, 0, padding, fill)),
    }
}

/// `text.rjust(width, fill)`.
pub fn rjust(text: &str, width: i64, fill: char) -> Cow<'_, str> {
    match missing(text, width) {
        0 => Cow::Borrowed(text),
        padding => Cow::Owned(pad(text, padding, 0, fill)),
    }
}

/// `text.zfill(width)`.
pub fn zfill(text: &str, width: i64) -> Cow<'_, str> {
    match missing(text, width) {
        0 => Cow::Borrowed(text),
        padding => {
            let sign = usize::from(text.starts_with(['+', '-']));
            let mut out = String::with_capacity(text.len() + padding);
            out.push_str(&text[..sign]);
            out.extend(std::iter::repeat_n('0', padding));
            out.push_str(&text[sign..]);
            Cow::Owned(out)
        }
    }
}

/// `text.expandtabs(size)`.
///
/// # Errors
/// MemoryError when the result cannot be had.
pub fn expand_tabs(text: &str, size: i32) -> Result<Cow<'_, str>, Fault> {
    if !text.contains('\t') {
        return Ok(Cow::Borrowed(text));
    }
    let size = usize::try_from(size).unwrap_or(0);
    Fault::unless_room(text.matches('\t').count().checked_mul(size))?;
    let mut out = String::with_capacity(text.len() + size);
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            c => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(Cow::Owned(out))
}

/// What a translation table has for a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translation<'a> {
    /// Nothing (LookupError): the character stays.
    Keep,
    /// `None`: it goes.
    Delete,
    /// Another character.
    Char(char),
    /// A string.
    Text(Cow<'a, str>),
}

/// `text.translate(table)`, the table asked once for each character.
///
/// # Errors
/// What the table's lookup raises.
pub fn translate<'a, E>(text: &str, mut table: impl FnMut(char) -> Result<Translation<'a>, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match table(c)? {
            Translation::Keep => out.push(c),
            Translation::Delete => {}
            Translation::Char(mapped) => out.push(mapped),
            Translation::Text(mapped) => out.push_str(&mapped),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_are_code_points() {
        assert_eq!(find("héllo", "l", None, None), Some(2));
        assert_eq!(rfind("héllo", "l", Some(-3), None), Some(3));
        assert_eq!(find("héllo", "", Some(6), None), None);
        assert_eq!(find("héllo", "", Some(5), None), Some(5));
        assert_eq!(count("ééé", "é", Some(1), None), 2);
        assert_eq!(count("abc", "", Some(1), Some(2)), 2);
        assert_eq!(char_at("hé", -1), Some('é'));
        assert_eq!(slice("aéb", 1, 3), "éb");
        assert_eq!(stride("aébc", 3, -2, 2), "cé");
        assert_eq!(stride("aébc", 3, -1, 4), "cbéa");
    }

    #[test]
    fn splitting_goes_both_ways() {
        assert_eq!(split("a,b,,c", ",", 2), Ok(vec!["a", "b", ",c"]));
        assert_eq!(rsplit("a,b,,c", ",", 2), Ok(vec!["a,b", "", "c"]));
        assert_eq!(split_whitespace(" a  b c ", 1), vec!["a", "b c "]);
        assert_eq!(rsplit_whitespace(" a  b c ", 1), vec![" a  b", "c"]);
        assert_eq!(split_lines("a\r\nb\x1c\nc", true), vec!["a\r\n", "b\x1c", "\n", "c"]);
        assert_eq!(partition("k=v=w", "="), Ok(("k", "=", "v=w")));
        assert_eq!(rpartition("kvw", "="), Ok(("", "", "kvw")));
        assert_eq!(split("a", "", -1), Err(Fault::value("empty separator")));
    }

    #[test]
    fn replacing_counts() {
        let replaced = |text, old, new, count| replace(text, old, new, count).expect("there is room").into_owned();
        assert_eq!(replaced("aaa", "a", "bb", 2), "bbbba");
        assert_eq!(replaced("abc", "", "-", -1), "-a-b-c-");
        assert_eq!(replaced("abc", "", "-", 2), "-a-bc");
        assert_eq!(replaced("abc", "x", "-", -1), "abc");
    }

    #[test]
    fn padding_follows_cpython() {
        assert_eq!(center("ab", 5, '*'), "**ab*");
        assert_eq!(center("abc", 6, '*'), "*abc**");
        assert_eq!(zfill("-5", 4), "-005");
        assert_eq!(expand_tabs("a\tb\n\tc", 4).as_deref(), Ok("a   b\n    c"));
        assert_eq!(strip("xxaxx", Some("x"), Ends::Both), "a");
        assert_eq!(strip("\u{3000}a ", None, Ends::Left), "a ");
    }
}
