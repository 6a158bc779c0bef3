//! The format-spec mini-language of `format()`, f-strings and `str.format`.
//!
//! `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, applied to ints, floats, complex numbers and
//! strings. A caller with a constant spec parses it once ([`Spec::parse`]); the `format_*` functions do both.

use std::borrow::Cow;

use num_bigint::{BigInt, Sign as BigSign};
use num_traits::ToPrimitive;

use super::Fault;
use super::float::{Flags, double_to_string, repr};
use crate::num::{float, int};

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: between the sign and the digits.
    AfterSign,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Not given, or `-`: nothing.
    Default,
    /// `-`, which says the same but is refused where a sign has no sense.
    Minus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// The separator between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// None.
    None,
    /// `,` every three digits.
    Comma,
    /// `_` every three digits.
    Underscore,
    /// `_` every four digits, for the types `b`, `o`, `x` and `X`.
    UnderscoreFour,
}

/// The kind of value that a spec is for: it decides the defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `int` and its subclasses.
    Int,
    /// `float`.
    Float,
    /// `complex`.
    Complex,
    /// `str`.
    Str,
}

/// A parsed format spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What the padding consists of.
    pub fill: char,
    /// Where the padding goes.
    pub align: Align,
    /// The sign of what is not negative.
    pub sign: Sign,
    /// `z`: negative zero is written without its sign.
    pub no_negative_zero: bool,
    /// `#`: the alternate form.
    pub alternate: bool,
    /// The least width.
    pub width: Option<usize>,
    /// The separator of digit groups.
    pub grouping: Grouping,
    /// The precision.
    pub precision: Option<usize>,
    /// The presentation type, `'\0'` where a float's or complex number's is not given.
    pub kind: char,
}

impl Spec {
    /// Parses a spec; `type_name` is the name of the value's type, for the messages.
    ///
    /// # Errors
    /// ValueError as CPython words it.
    pub fn parse(text: &str, target: Target, type_name: &str) -> Result<Spec, Fault> {
        let default_align = if target == Target::Str { Align::Left } else { Align::Right };
        let mut spec = Spec {
            fill: ' ',
            align: default_align,
            sign: Sign::Default,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::None,
            precision: None,
            kind: match target {
                Target::Int => 'd',
                Target::Float | Target::Complex => '\0',
                Target::Str => 's',
            },
        };
        let mut rest = text;
        let mut chars = text.chars();
        let (first, second) = (chars.next(), chars.next());
        let mut fill_given = false;
        let mut align_given = false;
        if let (Some(fill), Some(align)) = (first, second.and_then(alignment)) {
            spec.fill = fill;
            spec.align = align;
            fill_given = true;
            align_given = true;
            rest = chars.as_str();
        } else if let Some(align) = first.and_then(alignment) {
            spec.align = align;
            align_given = true;
            rest = &rest[1..];
        }
        let mut take = |wanted: char| match rest.strip_prefix(wanted) {
            Some(after) => {
                rest = after;
                true
            }
            None => false,
        };
        if take(' ') {
            spec.sign = Sign::Space;
        } else if take('+') {
            spec.sign = Sign::Plus;
        } else if take('-') {
            spec.sign = Sign::Minus;
        }
        spec.no_negative_zero = take('z');
        spec.alternate = take('#');
        if !fill_given && take('0') {
            spec.fill = '0';
            if !align_given && default_align == Align::Right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = number(&mut rest)?;
        let both = || Fault::value("Cannot specify both ',' and '_'.");
        if let Some(after) = rest.strip_prefix(',') {
            spec.grouping = Grouping::Comma;
            rest = after;
        }
        if let Some(after) = rest.strip_prefix('_') {
            if spec.grouping != Grouping::None {
                return Err(both());
            }
            spec.grouping = Grouping::Underscore;
            rest = after;
        }
        if rest.starts_with(',') && spec.grouping == Grouping::Underscore {
            return Err(both());
        }
        if let Some(after) = rest.strip_prefix('.') {
            rest = after;
            spec.precision = number(&mut rest)?;
            if spec.precision.is_none() {
                return Err(Fault::value("Format specifier missing precision"));
            }
        }
        Fault::unless_room(spec.width.unwrap_or(0).checked_mul(spec.fill.len_utf8()))?;
        let mut end = rest.chars();
        if let Some(kind) = end.next() {
            spec.kind = kind;
        }
        if end.next().is_some() {
            return Err(Fault::value(format!("Invalid format specifier '{text}' for object of type '{type_name}'")));
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    fn check_grouping(&mut self) -> Result<(), Fault> {
        let separator = match self.grouping {
            Grouping::None => return Ok(()),
            Grouping::Comma => ',',
            _ => '_',
        };
        match self.kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => Ok(()),
            'b' | 'o' | 'x' | 'X' if separator == '_' => {
                self.grouping = Grouping::UnderscoreFour;
                Ok(())
            }
            kind => Err(Fault::value(format!("Cannot specify '{separator}' with '{}'.", code(kind)))),
        }
    }
}

fn alignment(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// Takes a decimal number (of any script's digits) off the front.
fn number(rest: &mut &str) -> Result<Option<usize>, Fault> {
    let mut value: Option<usize> = None;
    while let Some(c) = rest.chars().next() {
        let Some(digit) = super::unicode::decimal(c) else { break };
        let next = value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(usize::from(digit)));
        match next.filter(|&v| v <= isize::MAX as usize) {
            Some(next) => value = Some(next),
            None => return Err(Fault::value("Too many decimal digits in format string")),
        }
        *rest = &rest[c.len_utf8()..];
    }
    Ok(value)
}

/// A type character as the messages show it.
fn code(kind: char) -> String {
    if ('!'..='\x7f').contains(&kind) { kind.to_string() } else { format!("\\x{:x}", kind as u32) }
}

#[cold]
fn unknown_code(kind: char, type_name: &str) -> Fault {
    Fault::value(format!("Unknown format code '{}' for object of type '{type_name}'", code(kind)))
}

/// The parts of a number, to be laid out.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    digits: &'a str,
    point: bool,
    /// What follows the digits and the point: never grouped.
    rest: &'a str,
}

/// Lays a number out: sign, grouping and padding.
fn lay_out(parts: &Parts<'_>, spec: &Spec) -> String {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Sign::Plus) => "+",
        (false, Sign::Space) => " ",
        (false, _) => "",
    };
    let width = spec.width.unwrap_or(0);
    let rest_length = parts.rest.chars().count();
    let fixed = sign.len() + parts.prefix.len() + usize::from(parts.point) + rest_length;
    // Zero padding counts as digits, and is grouped like them.
    let least = if spec.fill == '0' && spec.align == Align::AfterSign { width.saturating_sub(fixed) } else { 0 };
    let digits = if parts.digits.is_empty() { Cow::Borrowed("") } else { group(parts.digits, least, spec.grouping) };
    let padding = width.saturating_sub(fixed + digits.len());
    let (left, middle, right) = match spec.align {
        Align::Left => (0, 0, padding),
        Align::Right => (padding, 0, 0),
        Align::Center => (padding / 2, 0, padding - padding / 2),
        Align::AfterSign => (0, padding, 0),
    };
    let mut out = String::with_capacity(fixed + digits.len() + padding * spec.fill.len_utf8() + parts.rest.len());
    let fill = |out: &mut String, count| out.extend(std::iter::repeat_n(spec.fill, count));
    fill(&mut out, left);
    out.push_str(sign);
    out.push_str(parts.prefix);
    fill(&mut out, middle);
    out.push_str(&digits);
    if parts.point {
        out.push('.');
    }
    out.push_str(parts.rest);
    fill(&mut out, right);
    out
}

/// Groups digits, with zeros in front up to at least `width` characters.
fn group(digits: &str, width: usize, grouping: Grouping) -> Cow<'_, str> {
    let (separator, size) = match grouping {
        Grouping::None if digits.len() >= width => return Cow::Borrowed(digits),
        Grouping::None => return Cow::Owned(format!("{digits:0>width$}")),
        Grouping::Comma => (b',', 3),
        Grouping::Underscore => (b'_', 3),
        Grouping::UnderscoreFour => (b'_', 4),
    };
    let mut reversed = Vec::with_capacity(digits.len().max(width) * 4 / 3 + 2);
    let mut left = digits.bytes().rev();
    let mut remaining = digits.len();
    let mut width = width as isize;
    loop {
        let wanted = size.min(1.max(remaining as isize).max(width)) as usize;
        for _ in 0..wanted {
            reversed.push(left.next().unwrap_or(b'0'));
        }
        remaining = remaining.saturating_sub(wanted);
        width -= wanted as isize;
        if remaining == 0 && width <= 0 {
            break;
        }
        reversed.push(separator);
        width -= 1;
    }
    Cow::Owned(reversed.iter().rev().map(|&b| char::from(b)).collect())
}

/// `format(n, spec)` of a small int; `type_name` is `int`, `bool` or a subclass's name.
///
/// An empty spec gives `str(n)`: a caller with a `bool` or a subclass handles it first.
///
/// # Errors
/// ValueError or OverflowError as CPython words it.
pub fn format_i64(n: i64, spec: &str, type_name: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(n.to_string());
    }
    format_i64_with(n, &Spec::parse(spec, Target::Int, type_name)?, type_name)
}

/// As [`format_i64`], with a parsed spec.
///
/// # Errors
/// ValueError or OverflowError as CPython words it.
pub fn format_i64_with(n: i64, spec: &Spec, type_name: &str) -> Result<String, Fault> {
    let magnitude = n.unsigned_abs();
    let digits = match spec.kind {
        'd' | 'n' => magnitude.to_string(),
        'b' => format!("{magnitude:b}"),
        'o' => format!("{magnitude:o}"),
        'x' => format!("{magnitude:x}"),
        'X' => format!("{magnitude:X}"),
        'c' => return format_character(Some(n), spec),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return format_float_with(n as f64, spec, type_name),
        kind => return Err(unknown_code(kind, type_name)),
    };
    format_digits(n < 0, &digits, spec)
}

/// `format(n, spec)` of an int of any size.
///
/// # Errors
/// ValueError or OverflowError as CPython words it.
pub fn format_int(n: &BigInt, spec: &str, type_name: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return int::to_str(n, int::MAX_STR_DIGITS);
    }
    format_int_with(n, &Spec::parse(spec, Target::Int, type_name)?, type_name)
}

/// As [`format_int`], with a parsed spec.
///
/// # Errors
/// ValueError or OverflowError as CPython words it.
pub fn format_int_with(n: &BigInt, spec: &Spec, type_name: &str) -> Result<String, Fault> {
    let radix = match spec.kind {
        'd' | 'n' => 10,
        'b' => 2,
        'o' => 8,
        'x' | 'X' => 16,
        'c' => return format_character(n.to_i64(), spec),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return format_float_with(float::from_int(n)?, spec, type_name),
        kind => return Err(unknown_code(kind, type_name)),
    };
    check_int(spec)?;
    let mut digits = if radix == 10 {
        let text = int::to_str(n, int::MAX_STR_DIGITS)?;
        text.strip_prefix('-').map(str::to_owned).unwrap_or(text)
    } else {
        n.magnitude().to_str_radix(radix)
    };
    if spec.kind == 'X' {
        digits.make_ascii_uppercase();
    }
    format_digits(n.sign() == BigSign::Minus, &digits, spec)
}

fn check_int(spec: &Spec) -> Result<(), Fault> {
    if spec.precision.is_some() {
        return Err(Fault::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Fault::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

fn format_digits(negative: bool, digits: &str, spec: &Spec) -> Result<String, Fault> {
    check_int(spec)?;
    let prefix = match spec.kind {
        'b' if spec.alternate => "0b",
        'o' if spec.alternate => "0o",
        'x' if spec.alternate => "0x",
        'X' if spec.alternate => "0X",
        _ => "",
    };
    Ok(lay_out(&Parts { negative, prefix, digits, point: false, rest: "" }, spec))
}

/// The type `c`; `None` for an int beyond 64 bits.
fn format_character(n: Option<i64>, spec: &Spec) -> Result<String, Fault> {
    check_int(spec)?;
    if spec.sign != Sign::Default {
        return Err(Fault::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Fault::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let n = n.ok_or_else(|| Fault::overflow("Python int too large to convert to C long"))?;
    let code = u32::try_from(n).ok().filter(|&n| n <= 0x10_ffff);
    let code = code.ok_or_else(|| Fault::overflow("%c arg not in range(0x110000)"))?;
    let c = super::surrogate::character(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    let rest = c.to_string();
    Ok(lay_out(&Parts { negative: false, prefix: "", digits: "", point: false, rest: &rest }, spec))
}

/// `format(x, spec)` of a float.
///
/// # Errors
/// ValueError as CPython words it.
pub fn format_float(x: f64, spec: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(repr(x));
    }
    format_float_with(x, &Spec::parse(spec, Target::Float, "float")?, "float")
}

/// As [`format_float`], with a parsed spec; `type_name` is that of the value, which may be an int.
///
/// # Errors
/// ValueError as CPython words it.
pub fn format_float_with(x: f64, spec: &Spec, type_name: &str) -> Result<String, Fault> {
    let mut kind = spec.kind;
    let mut flags = Flags { alternate: spec.alternate, no_negative_zero: spec.no_negative_zero, ..Flags::default() };
    let mut default_precision = 6;
    let mut x = x;
    match kind {
        '\0' => {
            flags.dot_zero = true;
            kind = 'r';
            default_precision = 0;
        }
        'n' => kind = 'g',
        '%' => {
            kind = 'f';
            x *= 100.0;
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {}
        kind => return Err(unknown_code(kind, type_name)),
    }
    let precision = precision(spec, default_precision)?;
    if spec.precision.is_some() && kind == 'r' {
        kind = 'g';
    }
    let mut text = double_to_string(x, kind as u8, precision, flags);
    if spec.kind == '%' {
        text.push('%');
    }
    Ok(lay_out(&split(&text), spec))
}

fn precision(spec: &Spec, default: usize) -> Result<usize, Fault> {
    match spec.precision {
        None => Ok(default),
        Some(precision) if precision <= i32::MAX as usize => {
            Fault::unless_room(Some(precision))?;
            Ok(precision)
        }
        Some(_) => Err(Fault::value("precision too big")),
    }
}

/// Splits the text of a float into its parts.
fn split(text: &str) -> Parts<'_> {
    let negative = text.starts_with('-');
    let text = text.strip_prefix('-').unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(digits);
    let (point, rest) = match rest.strip_prefix('.') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    Parts { negative, prefix: "", digits, point, rest }
}

/// `format(complex(re, im), spec)`; an empty spec gives the repr.
///
/// # Errors
/// ValueError as CPython words it.
pub fn format_complex(re: f64, im: f64, spec: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(repr_complex(re, im));
    }
    let spec = Spec::parse(spec, Target::Complex, "complex")?;
    let mut kind = spec.kind;
    if !matches!(kind, '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') {
        return Err(unknown_code(kind, "complex"));
    }
    if spec.fill == '0' {
        return Err(Fault::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(Fault::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let mut default_precision = 6;
    let mut parentheses = false;
    let mut skip_real = false;
    let flags = Flags { alternate: spec.alternate, no_negative_zero: spec.no_negative_zero, ..Flags::default() };
    match kind {
        '\0' => {
            // Like the repr, but with what the spec asks for.
            kind = 'r';
            default_precision = 0;
            skip_real = re == 0.0 && re.is_sign_positive();
            parentheses = !skip_real;
        }
        'n' => kind = 'g',
        _ => {}
    }
    let precision = precision(&spec, default_precision)?;
    if spec.precision.is_some() && kind == 'r' {
        kind = 'g';
    }
    let inner = Spec { width: None, fill: '\0', align: Align::Left, ..spec.clone() };
    let mut text = String::new();
    if parentheses {
        text.push('(');
    }
    if !skip_real {
        text.push_str(&lay_out(&split(&double_to_string(re, kind as u8, precision, flags)), &inner));
    }
    let sign = if skip_real { spec.sign } else { Sign::Plus };
    let inner = Spec { sign, ..inner };
    text.push_str(&lay_out(&split(&double_to_string(im, kind as u8, precision, flags)), &inner));
    text.push('j');
    if parentheses {
        text.push(')');
    }
    Ok(pad(&text, &spec).into_owned())
}

/// `repr(complex(re, im))`.
pub fn repr_complex(re: f64, im: f64) -> String {
    use super::float::repr_part;
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", repr_part(im, false));
    }
    format!("({}{}j)", repr_part(re, false), repr_part(im, true))
}

/// `format(text, spec)` of a string.
///
/// # Errors
/// ValueError as CPython words it.
pub fn format_str<'a>(text: &'a str, spec: &str) -> Result<Cow<'a, str>, Fault> {
    if spec.is_empty() {
        return Ok(Cow::Borrowed(text));
    }
    format_str_with(text, &Spec::parse(spec, Target::Str, "str")?)
}

/// As [`format_str`], with a parsed spec.
///
/// # Errors
/// ValueError as CPython words it.
pub fn format_str_with<'a>(text: &'a str, spec: &Spec) -> Result<Cow<'a, str>, Fault> {
    if spec.kind != 's' {
        return Err(unknown_code(spec.kind, "str"));
    }
    let refused = match spec.sign {
        Sign::Space => Some("Space not allowed in string format specifier"),
        Sign::Plus | Sign::Minus => Some("Sign not allowed in string format specifier"),
        Sign::Default if spec.no_negative_zero => {
            Some("Negative zero coercion (z) not allowed in string format specifier")
        }
        Sign::Default if spec.alternate => Some("Alternate form (#) not allowed in string format specifier"),
        Sign::Default if spec.align == Align::AfterSign => Some("'=' alignment not allowed in string format specifier"),
        Sign::Default => None,
    };
    if let Some(message) = refused {
        return Err(Fault::value(message));
    }
    let cut = match spec.precision {
        Some(precision) => truncate(text, precision),
        None => text,
    };
    Ok(pad(cut, spec))
}

/// The first `count` characters.
pub fn truncate(text: &str, count: usize) -> &str {
    if text.len() <= count {
        return text;
    }
    match text.char_indices().nth(count) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Pads to the spec's width.
fn pad<'a>(text: &'a str, spec: &Spec) -> Cow<'a, str> {
    let Some(width) = spec.width else { return Cow::Borrowed(text) };
    let length = if text.is_ascii() { text.len() } else { text.chars().count() };
    if width <= length {
        return Cow::Borrowed(text);
    }
    let padding = width - length;
    let left = match spec.align {
        Align::Left => 0,
        Align::Center => padding / 2,
        Align::Right | Align::AfterSign => padding,
    };
    let mut out = String::with_capacity(text.len() + padding * spec.fill.len_utf8());
    out.extend(std::iter::repeat_n(spec.fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(spec.fill, padding - left));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_are_laid_out() {
        let cases = [
            (1234567, ",", "1,234,567"),
            (-5, "05d", "-0005"),
            (255, "#010x", "0x000000ff"),
            (255, "#X", "0XFF"),
            (1234, "012,", "0,000,001,234"),
            (1234, "011,", "000,001,234"),
            (65535, "_b", "1111_1111_1111_1111"),
            (3, "^+7", "  +3   "),
            (3, "*<5", "3****"),
            (65, "c", "A"),
            (65, "5c", "    A"),
            (7, ".2f", "7.00"),
            (7, "%", "700.000000%"),
        ];
        for (n, spec, text) in cases {
            assert_eq!(format_i64(n, spec, "int").as_deref(), Ok(text), "{spec}");
            assert_eq!(format_int(&n.into(), spec, "int").as_deref(), Ok(text), "{spec}");
        }
    }

    #[test]
    fn floats_are_laid_out() {
        let cases = [
            (2.71459, ".2f", "2.71"),
            (1234567.891, ",.2f", "1,234,567.89"),
            (0.00001, "", "1e-05"),
            (1e22, "5", "1e+22"),
            (1.0, ".3", "1.0"),
            (f64::NAN, "010", "0000000nan"),
            (-0.0001, "z.2f", "0.00"),
            (0.256, ".1%", "25.6%"),
            (12345.678, "+012,.1f", "+0,012,345.7"),
            (5.0, "#.0f", "5."),
            (f64::INFINITY, "F", "INF"),
        ];
        for (x, spec, text) in cases {
            assert_eq!(format_float(x, spec).as_deref(), Ok(text), "{spec}");
        }
    }

    #[test]
    fn strings_are_cut_and_padded() {
        assert_eq!(format_str("héllo", "*^9.3").as_deref(), Ok("***hél***"));
        assert_eq!(format_str("ab", "04").as_deref(), Ok("ab00"));
        assert_eq!(format_str("ab", ">4s").as_deref(), Ok("  ab"));
    }

    #[test]
    fn complex_numbers_take_a_spec() {
        assert_eq!(format_complex(1.0, -2.0, ".2f").as_deref(), Ok("1.00-2.00j"));
        assert_eq!(format_complex(1.5, 2.0, ">12").as_deref(), Ok("    (1.5+2j)"));
        assert_eq!(format_complex(0.0, 2.0, "").as_deref(), Ok("2j"));
        assert_eq!(repr_complex(-0.0, 2.0), "(-0+2j)");
    }

    #[test]
    fn faults_have_cpythons_words() {
        let message = |result: Result<String, Fault>| result.expect_err("a fault").message.into_owned();
        assert_eq!(message(format_i64(1, "s", "bool")), "Unknown format code 's' for object of type 'bool'");
        assert_eq!(message(format_i64(1, ".2d", "int")), "Precision not allowed in integer format specifier");
        assert_eq!(message(format_i64(1, ",x", "int")), "Cannot specify ',' with 'x'.");
        assert_eq!(message(format_float(1.0, "1x2")), "Invalid format specifier '1x2' for object of type 'float'");
        assert_eq!(message(format_float(1.0, ".")), "Format specifier missing precision");
        assert_eq!(
            message(format_str("a", "=4").map(Cow::into_owned)),
            "'=' alignment not allowed in string format specifier"
        );
    }
}
