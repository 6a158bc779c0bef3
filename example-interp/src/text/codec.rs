//! `str.encode` and `bytes.decode`: the codecs of common text and the error handlers.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::codec_escape;
use super::repr::push_escape;
use super::{surrogate, unicode};

/// A text encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark, written and skipped.
    Utf8Sig,
    /// ASCII.
    Ascii,
    /// ISO 8859-1.
    Latin1,
    /// Windows code page 1252.
    Cp1252,
    /// Text as in a literal.
    UnicodeEscape,
    /// Text as in a raw literal.
    RawUnicodeEscape,
    /// UTF-16, by its byte order mark.
    Utf16,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// UTF-32, by its byte order mark.
    Utf32,
    /// UTF-32, little endian.
    Utf32Le,
    /// UTF-32, big endian.
    Utf32Be,
}

/// What to do with what cannot be encoded or decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler {
    /// Raise.
    Strict,
    /// Leave it out.
    Ignore,
    /// `?` or U+FFFD.
    Replace,
    /// `\xhh`, `\uhhhh`.
    BackslashReplace,
    /// `&#nnn;`, only when encoding.
    XmlCharRefReplace,
    /// `\N{name}`, only when encoding.
    NameReplace,
    /// Bytes that cannot be decoded become U+DC80 to U+DCFF, and these become bytes again.
    SurrogateEscape,
    /// Surrogates are encoded and decoded like characters, in the encodings that could hold them.
    SurrogatePass,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodecFault {
    /// `LookupError`
    #[error("unknown encoding: {0}")]
    UnknownEncoding(String),
    /// `LookupError`
    #[error("unknown error handler name '{0}'")]
    UnknownHandler(String),
    /// `TypeError`
    #[error("don't know how to handle UnicodeDecodeError in error callback")]
    OnlyEncodes,
    /// `UnicodeDecodeError(encoding, object, start, end, reason)`
    #[error("{}", decode_message(encoding, *byte, *start, *end, reason))]
    Decode {
        /// The codec's name.
        encoding: &'static str,
        /// The first offending byte.
        byte: u8,
        /// Where the offending bytes start.
        start: usize,
        /// Where they end.
        end: usize,
        /// Why.
        reason: &'static str,
    },
    /// `UnicodeEncodeError(encoding, object, start, end, reason)`
    #[error("{}", encode_message(encoding, *character, *start, *end, reason))]
    Encode {
        /// The codec's name.
        encoding: &'static str,
        /// The first offending character.
        character: char,
        /// Where the offending characters start.
        start: usize,
        /// Where they end.
        end: usize,
        /// Why.
        reason: &'static str,
    },
}

fn decode_message(encoding: &str, byte: u8, start: usize, end: usize, reason: &str) -> String {
    if end == start + 1 {
        format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
    } else {
        format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1)
    }
}

fn encode_message(encoding: &str, character: char, start: usize, end: usize, reason: &str) -> String {
    if end == start + 1 {
        let mut shown = String::new();
        push_escape(&mut shown, character);
        format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}")
    } else {
        format!("'{encoding}' codec can't encode characters in position {start}-{}: {reason}", end - 1)
    }
}

impl Codec {
    /// Finds a codec by any of its names.
    ///
    /// # Errors
    /// [`CodecFault::UnknownEncoding`].
    pub fn by_name(name: &str) -> Result<Codec, CodecFault> {
        let plain = name.to_ascii_lowercase().replace(['_', ' '], "-");
        Ok(match plain.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Codec::Utf8,
            "utf-8-sig" => Codec::Utf8Sig,
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" | "iso646-us" => Codec::Ascii,
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" => Codec::Latin1,
            "cp1252" | "1252" | "windows-1252" => Codec::Cp1252,
            "unicode-escape" | "unicodeescape" => Codec::UnicodeEscape,
            "raw-unicode-escape" | "rawunicodeescape" => Codec::RawUnicodeEscape,
            "utf-16" | "utf16" | "u16" => Codec::Utf16,
            "utf-16-le" | "utf-16le" => Codec::Utf16Le,
            "utf-16-be" | "utf-16be" => Codec::Utf16Be,
            "utf-32" | "utf32" | "u32" => Codec::Utf32,
            "utf-32-le" | "utf-32le" => Codec::Utf32Le,
            "utf-32-be" | "utf-32be" => Codec::Utf32Be,
            _ => return Err(CodecFault::UnknownEncoding(name.to_owned())),
        })
    }

    /// Whether it could hold surrogates, were they allowed.
    fn is_wide(self) -> bool {
        use Codec::{Utf8, Utf8Sig, Utf16, Utf16Be, Utf16Le, Utf32, Utf32Be, Utf32Le};
        matches!(self, Utf8 | Utf8Sig | Utf16 | Utf16Le | Utf16Be | Utf32 | Utf32Le | Utf32Be)
    }

    /// The name that Python lists it by.
    pub fn first_name(self) -> &'static str {
        match self {
            Codec::Utf8Sig => "utf-8-sig",
            Codec::Latin1 => "iso8859-1",
            Codec::Cp1252 => "cp1252",
            Codec::UnicodeEscape => "unicode-escape",
            Codec::RawUnicodeEscape => "raw-unicode-escape",
            other => other.name(),
        }
    }

    /// The name that errors show.
    pub fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Cp1252 => "charmap",
            Codec::UnicodeEscape => "unicodeescape",
            Codec::RawUnicodeEscape => "rawunicodeescape",
            Codec::Utf16 => "utf-16",
            Codec::Utf16Le => "utf-16-le",
            Codec::Utf16Be => "utf-16-be",
            Codec::Utf32 => "utf-32",
            Codec::Utf32Le => "utf-32-le",
            Codec::Utf32Be => "utf-32-be",
        }
    }
}

impl Handler {
    /// Finds a handler by its name.
    ///
    /// # Errors
    /// [`CodecFault::UnknownHandler`].
    pub fn by_name(name: &str) -> Result<Handler, CodecFault> {
        Ok(match name {
            "strict" => Handler::Strict,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            _ => return Err(CodecFault::UnknownHandler(name.to_owned())),
        })
    }
}

/// The encoding that a source declares in a comment in one of its first two lines.
pub fn declared_encoding(source: &[u8]) -> Option<String> {
    for line in source.split(|byte| *byte == b'\n').take(2) {
        let line = line.trim_ascii();
        match line.strip_prefix(b"#") {
            Some(comment) => {
                let named = memchr::memmem::find_iter(comment, b"coding").find_map(|at| {
                    let rest = comment[at + 6..].strip_prefix(b":").or(comment[at + 6..].strip_prefix(b"="))?;
                    let rest = rest.trim_ascii_start();
                    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
                    let length = rest.iter().take_while(is_name).count();
                    (length > 0).then(|| String::from_utf8_lossy(&rest[..length]).into_owned())
                });
                if named.is_some() {
                    return named;
                }
            }
            None if line.is_empty() => {}
            None => return None,
        }
    }
    None
}

/// `text.encode(encoding, errors)`; `errors` is looked up only when needed, as CPython does.
///
/// # Errors
/// [`CodecFault`].
pub fn encode(text: &str, codec: Codec, errors: &str) -> Result<Vec<u8>, CodecFault> {
    let utf16 = |unit: fn(u16) -> [u8; 2]| {
        let put = move |c: char, out: &mut Vec<u8>| match u16::try_from(surrogate::code(c)) {
            Ok(half) => out.extend(unit(half)),
            Err(_) => c.encode_utf16(&mut [0; 2]).iter().for_each(|half| out.extend(unit(*half))),
        };
        encode_with(text, codec, put, surrogate::is_surrogate, SURROGATES, errors)
    };
    let utf32 = |unit: fn(u32) -> [u8; 4]| {
        let put = move |c: char, out: &mut Vec<u8>| out.extend(unit(surrogate::code(c)));
        encode_with(text, codec, put, surrogate::is_surrogate, SURROGATES, errors)
    };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    Ok(match codec {
        Codec::Utf8 => encode_utf8(text, errors)?,
        Codec::Utf8Sig => marked(b"\xef\xbb\xbf", encode_utf8(text, errors)?),
        Codec::Ascii | Codec::Latin1 if text.is_ascii() => text.as_bytes().to_vec(),
        Codec::Ascii => {
            let byte = |c: char| u8::try_from(c).ok().filter(u8::is_ascii);
            return encode_narrow(text, codec, byte, "ordinal not in range(128)", errors);
        }
        Codec::Latin1 => {
            return encode_narrow(text, codec, |c| u8::try_from(c).ok(), "ordinal not in range(256)", errors);
        }
        Codec::Cp1252 => return encode_narrow(text, codec, cp1252_byte, "character maps to <undefined>", errors),
        Codec::UnicodeEscape => codec_escape::encode(text),
        Codec::RawUnicodeEscape => codec_escape::encode_raw(text),
        Codec::Utf16 => marked(&[0xff, 0xfe], utf16(u16::to_le_bytes)?),
        Codec::Utf16Le => utf16(u16::to_le_bytes)?,
        Codec::Utf16Be => utf16(u16::to_be_bytes)?,
        Codec::Utf32 => marked(&[0xff, 0xfe, 0, 0], utf32(u32::to_le_bytes)?),
        Codec::Utf32Le => utf32(u32::to_le_bytes)?,
        Codec::Utf32Be => utf32(u32::to_be_bytes)?,
    })
}

const SURROGATES: &str = "surrogates not allowed";

fn encode_utf8(text: &str, errors: &str) -> Result<Vec<u8>, CodecFault> {
    if surrogate::find(text).is_none() {
        return Ok(text.as_bytes().to_vec());
    }
    let put = |c: char, out: &mut Vec<u8>| {
        match surrogate::code(c) {
            // As UTF-8 would have it, were surrogates characters.
            code if surrogate::is_code(code) => {
                out.extend([0xe0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3f) as u8, 0x80 | (code & 0x3f) as u8]);
            }
            _ => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    };
    encode_with(text, Codec::Utf8, put, surrogate::is_surrogate, SURROGATES, errors)
}

fn encode_narrow(
    text: &str,
    codec: Codec,
    byte: impl Fn(char) -> Option<u8>,
    reason: &'static str,
    errors: &str,
) -> Result<Vec<u8>, CodecFault> {
    encode_with(text, codec, |c, out| out.extend(byte(c)), |c| byte(c).is_none(), reason, errors)
}

/// Encodes each character by `put`, but for those that are `bad`.
fn encode_with(
    text: &str,
    codec: Codec,
    put: impl Fn(char, &mut Vec<u8>),
    bad: impl Fn(char) -> bool,
    reason: &'static str,
    errors: &str,
) -> Result<Vec<u8>, CodecFault> {
    let mut out = Vec::with_capacity(text.len());
    let mut chars = text.chars().enumerate().peekable();
    while let Some((start, character)) = chars.next() {
        if !bad(character) {
            put(character, &mut out);
            continue;
        }
        // A run of such characters is one error.
        let mut run = String::from(character);
        let mut end = start + 1;
        while let Some((_, c)) = chars.next_if(|&(_, c)| bad(c)) {
            run.push(c);
            end += 1;
        }
        let strict = |skipped: usize| {
            let start = start + skipped;
            // CPython's codecs of two and four bytes report one character, however long the run.
            let end = if codec.is_wide() && codec.name() != "utf-8" { start + 1 } else { end };
            let character = run.chars().nth(skipped).unwrap_or(character);
            Err(CodecFault::Encode { encoding: codec.name(), character, start, end, reason })
        };
        let mut escaped = String::new();
        match Handler::by_name(errors)? {
            Handler::Strict => return strict(0),
            Handler::Ignore => {}
            Handler::Replace => escaped = "?".repeat(end - start),
            Handler::BackslashReplace => run.chars().for_each(|c| push_escape(&mut escaped, c)),
            Handler::XmlCharRefReplace => {
                run.chars().for_each(|c| escaped.push_str(&format!("&#{};", surrogate::code(c))));
            }
            Handler::NameReplace => run.chars().for_each(|c| match unicode::name(c) {
                Some(name) => escaped.push_str(&format!("\\N{{{name}}}")),
                None => push_escape(&mut escaped, c),
            }),
            Handler::SurrogateEscape => {
                let byte = |c| (0xdc80..=0xdcff).contains(&surrogate::code(c)).then(|| surrogate::code(c) as u8);
                let before = out.len();
                out.extend(run.chars().map_while(byte));
                let bytes = out.len() - before;
                if bytes < end - start || (codec.is_wide() && codec.name() != "utf-8") {
                    return strict(if codec == Codec::Cp1252 || codec.is_wide() { 0 } else { bytes });
                }
            }
            Handler::SurrogatePass if codec.is_wide() && run.chars().all(surrogate::is_surrogate) => {
                run.chars().for_each(|c| put(c, &mut out));
            }
            Handler::SurrogatePass => return strict(0),
        }
        escaped.chars().for_each(|c| put(c, &mut out));
    }
    Ok(out)
}

/// `bytes.decode(encoding, errors)`; `errors` is looked up only when needed, as CPython does.
///
/// # Errors
/// [`CodecFault`].
pub fn decode<'a>(bytes: &'a [u8], codec: Codec, errors: &str) -> Result<Cow<'a, str>, CodecFault> {
    match codec {
        Codec::Utf8 => decode_utf8(bytes, errors),
        Codec::Utf8Sig => decode_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), errors),
        Codec::Ascii => decode_ascii(bytes, errors),
        Codec::Latin1 => Ok(super::bytesops::as_latin1(bytes)),
        Codec::Cp1252 => decode_cp1252(bytes, errors),
        Codec::UnicodeEscape => codec_escape::decode(bytes, false, errors).map(Cow::Owned),
        Codec::RawUnicodeEscape => codec_escape::decode(bytes, true, errors).map(Cow::Owned),
        Codec::Utf16 => match bytes {
            [0xfe, 0xff, rest @ ..] => decode_utf16(rest, Codec::Utf16Be, u16::from_be_bytes, errors),
            [0xff, 0xfe, rest @ ..] => decode_utf16(rest, Codec::Utf16Le, u16::from_le_bytes, errors),
            _ => decode_utf16(bytes, Codec::Utf16Le, u16::from_le_bytes, errors),
        },
        Codec::Utf16Le => decode_utf16(bytes, codec, u16::from_le_bytes, errors),
        Codec::Utf16Be => decode_utf16(bytes, codec, u16::from_be_bytes, errors),
        Codec::Utf32 => match bytes {
            [0, 0, 0xfe, 0xff, rest @ ..] => decode_utf32(rest, Codec::Utf32Be, u32::from_be_bytes, errors),
            [0xff, 0xfe, 0, 0, rest @ ..] => decode_utf32(rest, Codec::Utf32Le, u32::from_le_bytes, errors),
            _ => decode_utf32(bytes, Codec::Utf32Le, u32::from_le_bytes, errors),
        },
        Codec::Utf32Le => decode_utf32(bytes, codec, u32::from_le_bytes, errors),
        Codec::Utf32Be => decode_utf32(bytes, codec, u32::from_be_bytes, errors),
    }
}

/// Handles bytes that cannot be decoded.
pub(super) fn undecodable(
    out: &mut String,
    bytes: &[u8],
    codec: Codec,
    (start, end): (usize, usize),
    reason: &'static str,
    errors: &str,
) -> Result<(), CodecFault> {
    let bad = bytes.get(start..end).unwrap_or_default();
    match Handler::by_name(errors)? {
        Handler::XmlCharRefReplace | Handler::NameReplace => return Err(CodecFault::OnlyEncodes),
        Handler::SurrogateEscape if !bad.is_empty() && bad.iter().all(|byte| !byte.is_ascii()) => {
            out.extend(bad.iter().filter_map(|byte| surrogate::character(0xdc00 + u32::from(*byte))));
        }
        Handler::Strict | Handler::SurrogateEscape | Handler::SurrogatePass => {
            let byte = bad.first().copied().unwrap_or(0);
            return Err(CodecFault::Decode { encoding: codec.name(), byte, start, end, reason });
        }
        Handler::Ignore => {}
        Handler::Replace => out.push(char::REPLACEMENT_CHARACTER),
        Handler::BackslashReplace => bad.iter().for_each(|b| {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\x{b:02x}");
        }),
    }
    Ok(())
}

fn decode_utf8<'a>(bytes: &'a [u8], errors: &str) -> Result<Cow<'a, str>, CodecFault> {
    let mut fault = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(fault) => fault,
    };
    let mut out = String::with_capacity(bytes.len());
    let mut from = 0;
    loop {
        let start = from + fault.valid_up_to();
        out.push_str(std::str::from_utf8(&bytes[from..start]).unwrap_or_default());
        if let [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] = bytes[start..]
            && errors == "surrogatepass"
        {
            out.extend(surrogate::character(0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f)));
            from = start + 3;
            match std::str::from_utf8(&bytes[from..]) {
                Ok(rest) => {
                    out.push_str(rest);
                    return Ok(Cow::Owned(out));
                }
                Err(next) => fault = next,
            }
            continue;
        }
        let end = fault.error_len().map_or(bytes.len(), |length| start + length);
        let reason = match (fault.error_len(), bytes[start]) {
            (None, _) => "unexpected end of data",
            (Some(_), 0x80..=0xc1 | 0xf5..) => "invalid start byte",
            (Some(_), _) => "invalid continuation byte",
        };
        undecodable(&mut out, bytes, Codec::Utf8, (start, end), reason, errors)?;
        from = end;
        match std::str::from_utf8(&bytes[from..]) {
            Ok(rest) => {
                out.push_str(rest);
                return Ok(Cow::Owned(out));
            }
            Err(next) => fault = next,
        }
    }
}

fn decode_ascii<'a>(bytes: &'a [u8], errors: &str) -> Result<Cow<'a, str>, CodecFault> {
    if let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii()) {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(bytes.len());
    for (at, &b) in bytes.iter().enumerate() {
        if b.is_ascii() {
            out.push(char::from(b));
        } else {
            undecodable(&mut out, bytes, Codec::Ascii, (at, at + 1), "ordinal not in range(128)", errors)?;
        }
    }
    Ok(Cow::Owned(out))
}

/// The characters of 0x80 to 0x9f in code page 1252; NUL where there is none.
const CP1252: [char; 32] = [
    '\u{20ac}', '\0', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\0', '\u{17d}', '\0', '\0', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}',
    '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\0', '\u{17e}',
    '\u{178}',
];

fn cp1252_byte(c: char) -> Option<u8> {
    match u8::try_from(c) {
        Ok(0x80..=0x9f) => None,
        Ok(byte) => Some(byte),
        Err(_) => CP1252.iter().position(|&known| known == c).map(|at| at as u8 + 0x80),
    }
}

fn decode_cp1252<'a>(bytes: &'a [u8], errors: &str) -> Result<Cow<'a, str>, CodecFault> {
    let mut out = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            0x80..=0x9f => match CP1252[usize::from(byte - 0x80)] {
                '\0' => {
                    let reason = "character maps to <undefined>";
                    undecodable(&mut out, bytes, Codec::Cp1252, (at, at + 1), reason, errors)?;
                }
                c => out.push(c),
            },
            byte => out.push(char::from(byte)),
        }
    }
    Ok(Cow::Owned(out))
}

fn decode_utf16<'a>(
    bytes: &'a [u8],
    codec: Codec,
    unit: fn([u8; 2]) -> u16,
    errors: &str,
) -> Result<Cow<'a, str>, CodecFault> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    let read = |at: usize| bytes.get(at..at + 2).map(|pair| unit([pair[0], pair[1]]));
    while at < bytes.len() {
        let (next, reason) = match (read(at), read(at + 2)) {
            (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) => {
                let code = 0x10000 + ((u32::from(high) & 0x3ff) << 10) + (u32::from(low) & 0x3ff);
                out.extend(char::from_u32(code));
                at += 4;
                continue;
            }
            (Some(code @ 0xd800..=0xdfff), _) if errors == "surrogatepass" => {
                out.extend(surrogate::character(code.into()));
                at += 2;
                continue;
            }
            (Some(0xd800..=0xdbff), Some(_)) => (at + 2, "illegal UTF-16 surrogate"),
            (Some(0xd800..=0xdbff), None) => (bytes.len(), "unexpected end of data"),
            (Some(0xdc00..=0xdfff), _) => (at + 2, "illegal encoding"),
            (Some(code), _) => {
                out.extend(char::from_u32(u32::from(code)));
                at += 2;
                continue;
            }
            (None, _) => (bytes.len(), "truncated data"),
        };
        undecodable(&mut out, bytes, codec, (at, next), reason, errors)?;
        at = next;
    }
    Ok(Cow::Owned(out))
}

fn decode_utf32<'a>(
    bytes: &'a [u8],
    codec: Codec,
    unit: fn([u8; 4]) -> u32,
    errors: &str,
) -> Result<Cow<'a, str>, CodecFault> {
    let mut out = String::with_capacity(bytes.len() / 4);
    let mut at = 0;
    while at < bytes.len() {
        let (next, reason) = match bytes.get(at..at + 4) {
            None => (bytes.len(), "truncated data"),
            Some(four) => match unit([four[0], four[1], four[2], four[3]]) {
                code @ 0xd800..=0xdfff if errors == "surrogatepass" => {
                    out.extend(surrogate::character(code));
                    at += 4;
                    continue;
                }
                0xd800..=0xdfff => (at + 4, "code point in surrogate code point range(0xd800, 0xe000)"),
                code => match char::from_u32(code) {
                    Some(c) => {
                        out.push(c);
                        at += 4;
                        continue;
                    }
                    None => (at + 4, "code point not in range(0x110000)"),
                },
            },
        };
        undecodable(&mut out, bytes, codec, (at, next), reason, errors)?;
        at = next;
    }
    Ok(Cow::Owned(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_errors_are_cpythons() {
        let message = |bytes| decode(bytes, Codec::Utf8, "strict").expect_err("a fault").to_string();
        assert_eq!(message(b"a\xff"), "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte");
        assert_eq!(message(b"\xe2\x82"), "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data");
        assert_eq!(
            message(b"\xe2\x28\xa1"),
            "'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte"
        );
    }

    #[test]
    fn handlers_replace_what_does_not_fit() {
        assert_eq!(decode(b"a\xe9b", Codec::Utf8, "replace").as_deref(), Ok("a\u{fffd}b"));
        assert_eq!(decode(b"a\xe9b", Codec::Utf8, "backslashreplace").as_deref(), Ok("a\\xe9b"));
        assert_eq!(encode("a\u{20ac}", Codec::Ascii, "xmlcharrefreplace"), Ok(b"a&#8364;".to_vec()));
        assert_eq!(encode("a\u{20ac}", Codec::Latin1, "backslashreplace"), Ok(b"a\\u20ac".to_vec()));
        assert_eq!(encode("é", Codec::Ascii, "xx"), Err(CodecFault::UnknownHandler("xx".into())));
        assert_eq!(
            encode("xé€", Codec::Ascii, "strict").expect_err("a fault").to_string(),
            "'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)"
        );
    }

    #[test]
    fn wide_encodings_go_both_ways() {
        for codec in [Codec::Utf16, Codec::Utf16Be, Codec::Utf32, Codec::Utf32Be, Codec::Utf8Sig] {
            let bytes = encode("aé\u{1f600}", codec, "strict").expect("encodes");
            assert_eq!(decode(&bytes, codec, "strict").as_deref(), Ok("aé\u{1f600}"));
        }
    }
}
