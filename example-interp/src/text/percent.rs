//! `%`-formatting of `str` and `bytes`.
//!
//! [`format()`] drives the whole: it parses the template and asks the guest's side ([`Guest`]) for values and their
//! conversion. [`Template`] is its parser, for a compiler that wants the pieces of a constant template.

use num_bigint::BigInt;

use super::Fault;
use super::float::{Flags as FloatFlags, double_to_string};
use crate::num::int;

/// The flags of a conversion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub sign: bool,
    /// A space.
    pub blank: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Not given.
    None,
    /// A number.
    Given(usize),
    /// `*`: the next argument.
    Argument,
}

/// The key of a conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// Not given.
    None,
    /// `(name)`
    Name(&'a str),
    /// `(` that is never closed.
    Incomplete,
}

/// One conversion, `%[(key)][flags][width][.precision]type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The key for the mapping.
    pub key: Key<'a>,
    /// The flags.
    pub flags: Flags,
    /// The least width.
    pub width: Size,
    /// The precision.
    pub precision: Size,
    /// The type character.
    pub kind: char,
    /// The position of the type in the template, in code points.
    pub index: usize,
    /// Set when the conversion is malformed: to be raised after the arguments for `*` have been taken.
    pub fault: Option<Fault>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Literal text.
    Literal(&'a str),
    /// A conversion.
    Conversion(Conversion<'a>),
}

/// An iterator over the pieces of a template.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Template<'a> {
    /// Starts at the front of a template.
    pub fn new(text: &'a str) -> Self {
        Template { text, at: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.text[self.at..].starts_with(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn key(&mut self) -> Key<'a> {
        if !self.take('(') {
            return Key::None;
        }
        let start = self.at;
        let mut depth = 1;
        for (offset, b) in self.text.as_bytes()[start..].iter().enumerate() {
            match b {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = start + offset + 1;
                return Key::Name(&self.text[start..start + offset]);
            }
        }
        self.at = self.text.len();
        Key::Incomplete
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        while let Some(c) = self.peek() {
            match c {
                '-' => flags.left = true,
                '+' => flags.sign = true,
                ' ' => flags.blank = true,
                '#' => flags.alternate = true,
                '0' => flags.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        flags
    }

    /// A number below `limit`, or `*`.
    fn size(&mut self, limit: usize, too_big: &'static str) -> Result<Size, Fault> {
        if self.take('*') {
            return Ok(Size::Argument);
        }
        let mut size = Size::None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let value = if let Size::Given(value) = size { value } else { 0 };
            if value > (limit - digit as usize) / 10 {
                return Err(Fault::value(too_big));
            }
            size = Size::Given(value * 10 + digit as usize);
            self.at += 1;
        }
        Ok(size)
    }

    fn conversion(&mut self) -> Conversion<'a> {
        let mut conversion = Conversion {
            key: self.key(),
            flags: Flags::default(),
            width: Size::None,
            precision: Size::None,
            kind: '\0',
            index: 0,
            fault: None,
        };
        if conversion.key == Key::Incomplete {
            return conversion;
        }
        conversion.flags = self.flags();
        if let Err(fault) = self.rest(&mut conversion) {
            conversion.fault = Some(fault);
            self.at = self.text.len();
        }
        conversion
    }

    fn rest(&mut self, conversion: &mut Conversion<'a>) -> Result<(), Fault> {
        conversion.width = self.size(isize::MAX as usize, "width too big")?;
        if self.take('.') {
            conversion.precision = match self.size(i32::MAX as usize, "precision too big")? {
                Size::None => Size::Given(0),
                size => size,
            };
        }
        if let Some('h' | 'l' | 'L') = self.peek() {
            self.at += 1;
        }
        conversion.kind = self.peek().ok_or_else(|| Fault::value("incomplete format"))?;
        conversion.index = super::strops::length(&self.text[..self.at]);
        self.at += conversion.kind.len_utf8();
        Ok(())
    }
}

impl<'a> Iterator for Template<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = &self.text[self.at..];
        match memchr::memchr(b'%', rest.as_bytes()) {
            None if rest.is_empty() => None,
            Some(0) if rest.starts_with("%%") => {
                self.at += 2;
                Some(Piece::Literal("%"))
            }
            Some(0) => {
                self.at += 1;
                Some(Piece::Conversion(self.conversion()))
            }
            found => {
                let end = found.unwrap_or(rest.len());
                self.at += end;
                Some(Piece::Literal(&rest[..end]))
            }
        }
    }
}

/// How `%s`, `%r` and `%a` turn a value into text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Textual {
    /// `%s`: `str()`. For bytes (also `%b`): the bytes, each as the code point of its value.
    Str,
    /// `%r`: `repr()`; for bytes `ascii()`.
    Repr,
    /// `%a`: `ascii()`.
    Ascii,
}

/// A number for `%d` and its kin.
#[derive(Clone, Debug, PartialEq)]
pub enum Number {
    /// One of 64 bits.
    Small(i64),
    /// A larger one.
    Big(BigInt),
}

/// What formatting needs of the interpreter.
pub trait Guest {
    /// A guest's value.
    type Value: Clone;
    /// An exception being raised.
    type Error: From<Fault>;

    /// `mapping[key]`.
    fn item(&mut self, mapping: &Self::Value, key: &str) -> Result<Self::Value, Self::Error>;
    /// The value as text.
    fn text(&mut self, value: &Self::Value, how: Textual) -> Result<String, Self::Error>;
    /// The value as an int: by `__int__` of a number for `d`, `i` and `u`, by `__index__` for `o`, `x` and `X`;
    /// else [`number_fault`].
    fn number(&mut self, value: &Self::Value, kind: char) -> Result<Number, Self::Error>;
    /// The value as a float (`must be real number, not ...`).
    fn float(&mut self, value: &Self::Value) -> Result<f64, Self::Error>;
    /// The value for `%c`: a string of one character or a code; else [`character_fault`].
    fn character(&mut self, value: &Self::Value) -> Result<char, Self::Error>;
    /// The value for `*`: an int, else [`star_fault`]. A width may use 64 bits, a precision 32.
    fn size(&mut self, value: &Self::Value) -> Result<i64, Self::Error>;
}

/// The TypeError for a value that is no number.
pub fn number_fault(kind: char, type_name: &str) -> Fault {
    let wanted = if matches!(kind, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
    Fault::type_error(format!("%{kind} format: {wanted} is required, not {type_name}"))
}

/// The TypeError for a value that is no character.
pub fn character_fault(bytes: bool) -> Fault {
    Fault::type_error(if bytes {
        "%c requires an integer in range(256) or a single byte"
    } else {
        "%c requires int or char"
    })
}

/// The OverflowError for a character code out of range.
pub fn character_range_fault(bytes: bool) -> Fault {
    Fault::overflow(if bytes { "%c arg not in range(256)" } else { "%c arg not in range(0x110000)" })
}

/// The TypeError for a `*` without an int.
pub fn star_fault() -> Fault {
    Fault::type_error("* wants int")
}

/// The right operand of `%`.
#[derive(Clone, Debug)]
pub struct Arguments<V> {
    /// The elements of a tuple, else the operand alone.
    pub values: Vec<V>,
    /// The operand, when it is a mapping (and no tuple or string).
    pub mapping: Option<V>,
}

/// Where the next argument comes from.
struct Cursor<V> {
    values: std::vec::IntoIter<V>,
    /// Some of the operand may stay unused: it is a mapping.
    lenient: bool,
}

impl<V> Cursor<V> {
    fn next(&mut self) -> Result<V, Fault> {
        self.values.next().ok_or_else(|| Fault::type_error("not enough arguments for format string"))
    }
}

/// `template % arguments`. For bytes the template is their Latin-1 text ([`super::bytesops::as_latin1`]), and so
/// is the result.
///
/// # Errors
/// What CPython raises, and what the guest's own methods raise.
pub fn format<G: Guest>(
    template: &str,
    arguments: Arguments<G::Value>,
    bytes: bool,
    guest: &mut G,
) -> Result<String, G::Error> {
    let mut out = String::with_capacity(template.len() + 32);
    let mapping = arguments.mapping;
    let mut cursor = Cursor { values: arguments.values.into_iter(), lenient: mapping.is_some() };
    for piece in Template::new(template) {
        match piece {
            Piece::Literal(text) => out.push_str(text),
            Piece::Conversion(conversion) => {
                let key = match (conversion.key, &mapping) {
                    (Key::None, _) => None,
                    (_, None) => return Err(Fault::type_error("format requires a mapping").into()),
                    (Key::Incomplete, _) => return Err(Fault::value("incomplete format key").into()),
                    (Key::Name(name), Some(mapping)) => Some((name, mapping)),
                };
                if let Some((name, mapping)) = key {
                    cursor.values = vec![guest.item(mapping, name)?].into_iter();
                }
                convert(&mut out, conversion, &mut cursor, bytes, guest)?;
            }
        }
    }
    if !cursor.lenient && cursor.values.next().is_some() {
        let kind = if bytes { "bytes" } else { "string" };
        return Err(Fault::type_error(format!("not all arguments converted during {kind} formatting")).into());
    }
    Ok(out)
}

fn convert<G: Guest>(
    out: &mut String,
    mut conversion: Conversion<'_>,
    cursor: &mut Cursor<G::Value>,
    bytes: bool,
    guest: &mut G,
) -> Result<(), G::Error> {
    if conversion.width == Size::Argument {
        let width = guest.size(&cursor.next()?)?;
        conversion.flags.left |= width < 0;
        conversion.width = Size::Given(width.unsigned_abs() as usize);
    }
    if conversion.precision == Size::Argument {
        let precision = guest.size(&cursor.next()?)?;
        conversion.precision = Size::Given(usize::try_from(precision).unwrap_or(0));
    }
    if let Some(fault) = conversion.fault.take() {
        return Err(fault.into());
    }
    Fault::unless_room(given(conversion.width).unwrap_or(0).checked_add(given(conversion.precision).unwrap_or(0)))?;
    let value = cursor.next()?;
    match conversion.kind {
        's' => write_text(out, &guest.text(&value, Textual::Str)?, &conversion),
        'b' if bytes => write_text(out, &guest.text(&value, Textual::Str)?, &conversion),
        'r' => write_text(out, &guest.text(&value, Textual::Repr)?, &conversion),
        'a' => write_text(out, &guest.text(&value, Textual::Ascii)?, &conversion),
        'c' => write_text(out, guest.character(&value)?.encode_utf8(&mut [0; 4]), &conversion),
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => match guest.number(&value, conversion.kind)? {
            Number::Small(n) => write_i64(out, n, &conversion)?,
            Number::Big(n) => write_int(out, &n, &conversion)?,
        },
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => write_float(out, guest.float(&value)?, &conversion)?,
        kind => {
            let shown = if ('\x1f'..'~').contains(&kind) { kind } else { '?' };
            return Err(Fault::value(format!(
                "unsupported format character '{shown}' (0x{:x}) at index {}",
                u32::from(kind),
                conversion.index
            ))
            .into());
        }
    }
    Ok(())
}

fn given(size: Size) -> Option<usize> {
    if let Size::Given(value) = size { Some(value) } else { None }
}

/// Writes text: cut for `s`, `r`, `a` and `b`, and padded.
pub fn write_text(out: &mut String, text: &str, conversion: &Conversion<'_>) {
    let text = match given(conversion.precision) {
        Some(precision) if conversion.kind != 'c' => super::format::truncate(text, precision),
        _ => text,
    };
    let padding = match given(conversion.width) {
        None => 0,
        Some(width) => width.saturating_sub(super::strops::length(text)),
    };
    if !conversion.flags.left {
        out.extend(std::iter::repeat_n(' ', padding));
    }
    out.push_str(text);
    if conversion.flags.left {
        out.extend(std::iter::repeat_n(' ', padding));
    }
}

/// Writes a number that is given by its sign, its prefix (`0x`) and its digits.
fn write_number(out: &mut String, negative: bool, prefix: &str, digits: &str, conversion: &Conversion<'_>) {
    let flags = conversion.flags;
    let sign = if negative {
        "-"
    } else if flags.sign {
        "+"
    } else if flags.blank {
        " "
    } else {
        ""
    };
    let length = sign.len() + prefix.len() + digits.len();
    let padding = given(conversion.width).unwrap_or(0).saturating_sub(length);
    let (left, zeros, right) = match (flags.left, flags.zero) {
        (true, _) => (0, 0, padding),
        (false, true) => (0, padding, 0),
        (false, false) => (padding, 0, 0),
    };
    out.extend(std::iter::repeat_n(' ', left));
    out.push_str(sign);
    out.push_str(prefix);
    out.extend(std::iter::repeat_n('0', zeros));
    out.push_str(digits);
    out.extend(std::iter::repeat_n(' ', right));
}

/// Writes an int of 64 bits.
///
/// # Errors
/// ValueError for a precision that no string could hold.
pub fn write_i64(out: &mut String, n: i64, conversion: &Conversion<'_>) -> Result<(), Fault> {
    let magnitude = n.unsigned_abs();
    let digits = match conversion.kind {
        'o' => format!("{magnitude:o}"),
        'x' => format!("{magnitude:x}"),
        'X' => format!("{magnitude:X}"),
        _ => magnitude.to_string(),
    };
    write_digits(out, n < 0, digits, conversion)
}

/// Writes an int of any size.
///
/// # Errors
/// ValueError for an int with too many digits.
pub fn write_int(out: &mut String, n: &BigInt, conversion: &Conversion<'_>) -> Result<(), Fault> {
    let negative = n.sign() == num_bigint::Sign::Minus;
    let digits = match conversion.kind {
        'o' => n.magnitude().to_str_radix(8),
        'x' => n.magnitude().to_str_radix(16),
        'X' => n.magnitude().to_str_radix(16).to_ascii_uppercase(),
        _ => int::to_str(n, int::MAX_STR_DIGITS)?.trim_start_matches('-').to_owned(),
    };
    write_digits(out, negative, digits, conversion)
}

fn write_digits(
    out: &mut String,
    negative: bool,
    mut digits: String,
    conversion: &Conversion<'_>,
) -> Result<(), Fault> {
    if let Some(precision) = given(conversion.precision) {
        if precision > i32::MAX as usize - 3 {
            return Err(Fault::overflow("precision too large"));
        }
        if precision > digits.len() {
            digits.insert_str(0, &"0".repeat(precision - digits.len()));
        }
    }
    let prefix = match conversion.kind {
        'o' if conversion.flags.alternate => "0o",
        'x' if conversion.flags.alternate => "0x",
        'X' if conversion.flags.alternate => "0X",
        _ => "",
    };
    write_number(out, negative, prefix, &digits, conversion);
    Ok(())
}

/// Writes a float.
///
/// # Errors
/// ValueError for a precision that is too big.
pub fn write_float(out: &mut String, x: f64, conversion: &Conversion<'_>) -> Result<(), Fault> {
    let precision = given(conversion.precision).unwrap_or(6);
    if precision > i32::MAX as usize {
        return Err(Fault::value("precision too big"));
    }
    let flags = FloatFlags { alternate: conversion.flags.alternate, ..FloatFlags::default() };
    let text = double_to_string(x, conversion.kind as u8, precision, flags);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.as_str()),
    };
    write_number(out, negative, "", digits, conversion);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A guest whose values are ints and strings.
    struct Plain;

    #[derive(Clone, Debug)]
    enum Value {
        Int(i64),
        Text(&'static str),
        Map(&'static [(&'static str, i64)]),
    }

    impl Guest for Plain {
        type Value = Value;
        type Error = Fault;

        fn item(&mut self, mapping: &Value, key: &str) -> Result<Value, Fault> {
            let Value::Map(entries) = mapping else { unreachable!("only maps are mappings") };
            let found = entries.iter().find(|(name, _)| *name == key);
            found.map(|(_, n)| Value::Int(*n)).ok_or_else(|| Fault::new(super::super::Kind::Key, key.to_owned()))
        }

        fn text(&mut self, value: &Value, how: Textual) -> Result<String, Fault> {
            Ok(match (value, how) {
                (Value::Text(text), Textual::Str) => (*text).to_owned(),
                (Value::Text(text), _) => super::super::repr::repr(text),
                (Value::Int(n), _) => n.to_string(),
                (Value::Map(_), _) => "{...}".to_owned(),
            })
        }

        fn number(&mut self, value: &Value, kind: char) -> Result<Number, Fault> {
            if let Value::Int(n) = value { Ok(Number::Small(*n)) } else { Err(number_fault(kind, "str")) }
        }

        fn float(&mut self, value: &Value) -> Result<f64, Fault> {
            if let Value::Int(n) = value {
                Ok(*n as f64)
            } else {
                Err(Fault::type_error("must be real number, not str"))
            }
        }

        fn character(&mut self, value: &Value) -> Result<char, Fault> {
            match value {
                Value::Int(n) => char::from_u32(*n as u32).ok_or_else(|| character_range_fault(false)),
                Value::Text(text) => text.chars().next().ok_or_else(|| character_fault(false)),
                Value::Map(_) => Err(character_fault(false)),
            }
        }

        fn size(&mut self, value: &Value) -> Result<i64, Fault> {
            if let Value::Int(n) = value { Ok(*n) } else { Err(star_fault()) }
        }
    }

    fn run(template: &str, values: Vec<Value>) -> Result<String, String> {
        let mapping = values.first().filter(|v| matches!(v, Value::Map(_))).cloned();
        format(template, Arguments { values, mapping }, false, &mut Plain).map_err(|f| f.message.into_owned())
    }

    #[test]
    fn conversions_are_laid_out() {
        use Value::{Int, Map, Text};
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(
            run("%5d|%-5d|%05d|%+d|% d", vec![Int(42), Int(42), Int(-42), Int(4), Int(4)]),
            ok("   42|42   |-0042|+4| 4")
        );
        assert_eq!(run("%#x %#o %X %.5d", vec![Int(255), Int(8), Int(255), Int(7)]), ok("0xff 0o10 FF 00007"));
        assert_eq!(run("%#08x", vec![Int(255)]), ok("0x0000ff"));
        assert_eq!(run("%.2f %e %g", vec![Int(1), Int(2), Int(3)]), ok("1.00 2.000000e+00 3"));
        assert_eq!(
            run("%s %r %.2s|%5s|%-5s|", vec![Text("a"), Text("b"), Text("abc"), Text("é"), Text("é")]),
            ok("a 'b' ab|    é|é    |")
        );
        assert_eq!(run("%*d %-*d|%%", vec![Int(4), Int(1), Int(-4), Int(2)]), ok("   1 2   |%"));
        assert_eq!(run("%(a)d %(b)03d", vec![Map(&[("a", 1), ("b", 2)])]), ok("1 002"));
        assert_eq!(run("%c%c", vec![Int(0x20ac), Text("x")]), ok("\u{20ac}x"));
    }

    #[test]
    fn faults_have_cpythons_words() {
        use Value::{Int, Text};
        let fault = |text: &str| Err(text.to_owned());
        assert_eq!(run("%d", vec![Text("a")]), fault("%d format: a real number is required, not str"));
        assert_eq!(run("%d", vec![]), fault("not enough arguments for format string"));
        assert_eq!(run("é%y", vec![Int(1)]), fault("unsupported format character 'y' (0x79) at index 2"));
        assert_eq!(run("%d", vec![Int(1), Int(2)]), fault("not all arguments converted during string formatting"));
        assert_eq!(run("%(a)d", vec![Int(1)]), fault("format requires a mapping"));
        assert_eq!(run("%", vec![Int(1)]), fault("incomplete format"));
        assert_eq!(run("%*d", vec![Text("a"), Int(1)]), fault("* wants int"));
        assert_eq!(run("%99999999999999999999d", vec![Int(1)]), fault("width too big"));
    }
}
