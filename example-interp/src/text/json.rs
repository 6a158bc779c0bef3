//! Reading JSON as Python's `json` does, with the same errors at the same positions.
//!
//! [`decode`] drives a [`Builder`], which makes the guest's objects. It keeps its own stack, so that nesting is
//! bounded by what the builder allows and never by the host's stack.

use std::borrow::Cow;

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeFault {
    /// `JSONDecodeError(message, document, position)`
    #[error("{message}: line {line} column {column} (char {position})")]
    Syntax {
        /// What was expected.
        message: &'static str,
        /// Where, in code points.
        position: usize,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// `RecursionError`
    #[error("maximum recursion depth exceeded while decoding a JSON {} from a unicode string", if *object { "object" } else { "array" })]
    TooDeep {
        /// It was an object, not an array.
        object: bool,
    },
}

fn syntax(text: &str, message: &'static str, at: usize) -> DecodeFault {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    // Continuation bytes of UTF-8 count for nothing.
    let points = |bytes: &[u8]| bytes.iter().filter(|&&b| b & 0xc0 != 0x80).count();
    DecodeFault::Syntax {
        message,
        position: points(before),
        line: memchr::memchr_iter(b'\n', before).count() + 1,
        column: points(&before[line_start..]) + 1,
    }
}

/// Makes the values of a document.
pub trait Builder {
    /// A guest's value.
    type Value;
    /// An exception being raised.
    type Error: From<DecodeFault>;

    /// `null`.
    fn null(&mut self) -> Result<Self::Value, Self::Error>;
    /// `true` or `false`.
    fn boolean(&mut self, value: bool) -> Result<Self::Value, Self::Error>;
    /// A number without fraction and exponent (`parse_int`).
    fn int(&mut self, text: &str) -> Result<Self::Value, Self::Error>;
    /// Any other number (`parse_float`).
    fn float(&mut self, text: &str) -> Result<Self::Value, Self::Error>;
    /// `NaN`, `Infinity` or `-Infinity` (`parse_constant`).
    fn constant(&mut self, text: &str) -> Result<Self::Value, Self::Error>;
    /// A string.
    fn string(&mut self, text: Cow<'_, str>) -> Result<Self::Value, Self::Error>;
    /// The key of an object; equal keys of a document may be one object.
    fn key(&mut self, text: Cow<'_, str>) -> Result<Self::Value, Self::Error> {
        self.string(text)
    }
    /// An array.
    fn array(&mut self, items: Vec<Self::Value>) -> Result<Self::Value, Self::Error>;
    /// An object, with its keys as they come (`object_pairs_hook`, `object_hook`).
    fn object(&mut self, pairs: Vec<(Self::Value, Self::Value)>) -> Result<Self::Value, Self::Error>;
}

/// An array or object that is not finished.
enum Open<V> {
    Array(Vec<V>),
    Object(Vec<(V, V)>, V),
}

/// `json.loads(text, strict=strict)` with at most `max_depth` nested arrays and objects.
///
/// # Errors
/// [`DecodeFault`] and what the builder raises.
pub fn decode<B: Builder>(text: &str, strict: bool, max_depth: usize, builder: &mut B) -> Result<B::Value, B::Error> {
    if text.starts_with('\u{feff}') {
        return Err(syntax(text, "Unexpected UTF-8 BOM (decode using utf-8-sig)", 0).into());
    }
    let start = skip_whitespace(text.as_bytes(), 0);
    let (value, end) = decode_at(text, start, strict, max_depth, builder)?;
    let end = skip_whitespace(text.as_bytes(), end);
    if end != text.len() {
        return Err(syntax(text, "Extra data", end).into());
    }
    Ok(value)
}

/// `JSONDecoder.raw_decode`: the value that starts at byte `at`, and the byte offset of its end.
///
/// # Errors
/// [`DecodeFault`] and what the builder raises.
pub fn decode_at<B: Builder>(
    text: &str,
    at: usize,
    strict: bool,
    max_depth: usize,
    builder: &mut B,
) -> Result<(B::Value, usize), B::Error> {
    let mut scanner = Scanner { text, at, strict };
    let mut stack: Vec<Open<B::Value>> = Vec::new();
    loop {
        let mut value = match scanner.peek() {
            Some(opening @ (b'[' | b'{')) => {
                let object = opening == b'{';
                if stack.len() >= max_depth {
                    return Err(DecodeFault::TooDeep { object }.into());
                }
                scanner.at += 1;
                scanner.skip();
                if scanner.peek() == Some(if object { b'}' } else { b']' }) {
                    scanner.at += 1;
                    if object { builder.object(Vec::new())? } else { builder.array(Vec::new())? }
                } else {
                    stack.push(if object {
                        let key = scanner.key(builder)?;
                        Open::Object(Vec::new(), key)
                    } else {
                        Open::Array(Vec::new())
                    });
                    continue;
                }
            }
            _ => scanner.scalar(builder)?,
        };
        // The value is complete: it goes into what is open, and may complete that.
        loop {
            let Some(open) = stack.last_mut() else { return Ok((value, scanner.at)) };
            scanner.skip();
            let next = scanner.peek();
            let closing = if matches!(open, Open::Array(_)) { b']' } else { b'}' };
            if next != Some(b',') && next != Some(closing) {
                return Err(scanner.fault("Expecting ',' delimiter").into());
            }
            scanner.at += 1;
            if next == Some(b',') {
                scanner.skip();
                match open {
                    Open::Array(items) => items.push(value),
                    Open::Object(pairs, key) => {
                        let key = std::mem::replace(key, scanner.key(builder)?);
                        pairs.push((key, value));
                    }
                }
                break;
            }
            value = match stack.pop() {
                Some(Open::Array(mut items)) => {
                    items.push(value);
                    builder.array(items)?
                }
                Some(Open::Object(mut pairs, key)) => {
                    pairs.push((key, value));
                    builder.object(pairs)?
                }
                None => return Ok((value, scanner.at)),
            };
        }
    }
}

/// The byte offset of what follows white space at `at`.
pub fn skip_whitespace(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
        at += 1;
    }
    at
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    strict: bool,
}

impl<'a> Scanner<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self) {
        self.at = skip_whitespace(self.text.as_bytes(), self.at);
    }

    fn fault(&self, message: &'static str) -> DecodeFault {
        syntax(self.text, message, self.at)
    }

    /// A key, its colon and the white space after it.
    fn key<B: Builder>(&mut self, builder: &mut B) -> Result<B::Value, B::Error> {
        if self.peek() != Some(b'"') {
            return Err(self.fault("Expecting property name enclosed in double quotes").into());
        }
        let key = builder.key(self.string()?)?;
        self.skip();
        if self.peek() != Some(b':') {
            return Err(self.fault("Expecting ':' delimiter").into());
        }
        self.at += 1;
        self.skip();
        Ok(key)
    }

    fn scalar<B: Builder>(&mut self, builder: &mut B) -> Result<B::Value, B::Error> {
        let rest = &self.text[self.at..];
        let mut word = |word: &str| {
            let found = rest.starts_with(word);
            self.at += if found { word.len() } else { 0 };
            found
        };
        match rest.as_bytes().first() {
            Some(b'"') => {
                let text = self.string()?;
                builder.string(text)
            }
            Some(b'n') if word("null") => builder.null(),
            Some(b't') if word("true") => builder.boolean(true),
            Some(b'f') if word("false") => builder.boolean(false),
            Some(b'N') if word("NaN") => builder.constant("NaN"),
            Some(b'I') if word("Infinity") => builder.constant("Infinity"),
            Some(b'-') if word("-Infinity") => builder.constant("-Infinity"),
            Some(b'-' | b'0'..=b'9') => self.number(builder),
            _ => Err(self.fault("Expecting value").into()),
        }
    }

    fn number<B: Builder>(&mut self, builder: &mut B) -> Result<B::Value, B::Error> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let digits = |from: usize| from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let whole = start + usize::from(bytes[start] == b'-');
        let mut end = match bytes.get(whole) {
            Some(b'0') => whole + 1,
            Some(b'1'..=b'9') => digits(whole),
            _ => return Err(self.fault("Expecting value").into()),
        };
        let mut float = false;
        if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            end = digits(end + 1);
            float = true;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if bytes.get(exponent).is_some_and(u8::is_ascii_digit) {
                end = digits(exponent);
                float = true;
            }
        }
        self.at = end;
        let text = &self.text[start..end];
        if float { builder.float(text) } else { builder.int(text) }
    }

    /// A string whose quote is next.
    fn string(&mut self) -> Result<Cow<'a, str>, DecodeFault> {
        let text = self.text;
        let bytes = text.as_bytes();
        let begin = self.at;
        let mut at = begin + 1;
        let mut out: Option<String> = None;
        loop {
            let chunk = at;
            let end = loop {
                match bytes.get(at) {
                    None => return Err(syntax(text, "Unterminated string starting at", begin)),
                    Some(b'"' | b'\\') => break bytes[at],
                    Some(0..=0x1f) if self.strict => return Err(syntax(text, "Invalid control character at", at)),
                    Some(_) => at += 1,
                }
            };
            let plain = &text[chunk..at];
            at += 1;
            if end == b'"' {
                self.at = at;
                return Ok(match out {
                    None => Cow::Borrowed(plain),
                    Some(mut out) => {
                        out.push_str(plain);
                        Cow::Owned(out)
                    }
                });
            }
            let out = out.get_or_insert_default();
            out.push_str(plain);
            let escape = bytes.get(at).copied();
            at += 1;
            out.push(match escape {
                None => return Err(syntax(text, "Unterminated string starting at", begin)),
                Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
                Some(b'b') => '\x08',
                Some(b'f') => '\x0c',
                Some(b'n') => '\n',
                Some(b'r') => '\r',
                Some(b't') => '\t',
                Some(b'u') => {
                    let (c, end) = unicode_escape(text, at)?;
                    at = end;
                    c
                }
                Some(_) => return Err(syntax(text, "Invalid \\escape", at - 2)),
            });
        }
    }
}

/// The character of `\uXXXX` whose digits start at `at`, joined with the low surrogate of a pair, and its end.
///
/// A surrogate alone becomes U+FFFD: strings here hold none.
fn unicode_escape(text: &str, at: usize) -> Result<(char, usize), DecodeFault> {
    let bytes = text.as_bytes();
    let invalid = |at: usize| syntax(text, "Invalid \\uXXXX escape", at);
    let digits = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        four.iter().try_fold(0, |code, &b| Some(code * 16 + char::from(b).to_digit(16)?))
    };
    // The closing quote must follow somewhere.
    if at + 4 >= bytes.len() {
        return Err(invalid(at - 1));
    }
    let code = digits(at).ok_or_else(|| invalid(at - 1))?;
    let end = at + 4;
    if (0xd800..0xdc00).contains(&code) && end + 6 < bytes.len() && bytes[end..].starts_with(b"\\u") {
        let low = digits(end + 2).ok_or_else(|| invalid(end + 1))?;
        if (0xdc00..0xe000).contains(&low) {
            let joined = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
            return Ok((char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER), end + 6));
        }
    }
    Ok((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Builds Python's repr of the document.
    struct Show;

    impl Builder for Show {
        type Value = String;
        type Error = DecodeFault;

        fn null(&mut self) -> Result<String, DecodeFault> {
            Ok("None".into())
        }
        fn boolean(&mut self, value: bool) -> Result<String, DecodeFault> {
            Ok(if value { "True" } else { "False" }.into())
        }
        fn int(&mut self, text: &str) -> Result<String, DecodeFault> {
            Ok(text.into())
        }
        fn float(&mut self, text: &str) -> Result<String, DecodeFault> {
            Ok(super::super::float::repr(text.parse().unwrap_or(f64::NAN)))
        }
        fn constant(&mut self, text: &str) -> Result<String, DecodeFault> {
            Ok(text.into())
        }
        fn string(&mut self, text: Cow<'_, str>) -> Result<String, DecodeFault> {
            Ok(super::super::repr::repr(&text))
        }
        fn array(&mut self, items: Vec<String>) -> Result<String, DecodeFault> {
            Ok(format!("[{}]", items.join(", ")))
        }
        fn object(&mut self, pairs: Vec<(String, String)>) -> Result<String, DecodeFault> {
            let pairs: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{key}: {value}")).collect();
            Ok(format!("{{{}}}", pairs.join(", ")))
        }
    }

    fn show(text: &str) -> Result<String, String> {
        decode(text, true, 50, &mut Show).map_err(|fault| fault.to_string())
    }

    #[test]
    fn documents_become_values() {
        let document = r#" {"a": [1, -2.5e3, true, null, {}], "b\u00e9\n": "\ud83d\ude00/\/"} "#;
        assert_eq!(show(document).as_deref(), Ok("{'a': [1, -2500.0, True, None, {}], 'bé\\n': '😀//'}"));
        assert_eq!(show("[[], [[1]], NaN]").as_deref(), Ok("[[], [[1]], NaN]"));
        assert_eq!(show("-0").as_deref(), Ok("-0"));
    }

    #[test]
    fn faults_have_cpythons_words_and_positions() {
        let cases = [
            (r#""\x""#, "Invalid \\escape: line 1 column 2 (char 1)"),
            (r#""\u12g4""#, "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
            (r#""abc"#, "Unterminated string starting at: line 1 column 1 (char 0)"),
            ("\"a\nb\"", "Invalid control character at: line 1 column 3 (char 2)"),
            ("[1,", "Expecting value: line 1 column 4 (char 3)"),
            ("[", "Expecting value: line 1 column 2 (char 1)"),
            ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
            (r#"{"a" 1}"#, "Expecting ':' delimiter: line 1 column 6 (char 5)"),
            (r#"{"é":1"#, "Expecting ',' delimiter: line 1 column 7 (char 6)"),
            ("01", "Extra data: line 1 column 2 (char 1)"),
            ("[[1],\n [2,,3]]", "Expecting value: line 2 column 5 (char 10)"),
            ("", "Expecting value: line 1 column 1 (char 0)"),
        ];
        for (text, message) in cases {
            assert_eq!(show(text), Err(message.to_owned()), "{text}");
        }
        assert_eq!(show(&"[".repeat(60)), Err(DecodeFault::TooDeep { object: false }.to_string()));
    }
}
