//! Floats as text: `repr`, the conversions behind `%e`, `%f` and `%g`, `float(str)`, `hex` and `fromhex`.

use num_bigint::BigUint;

use super::Fault;
use crate::num::float::scale;

/// How [`double_to_string`] renders, as the flags of CPython's `PyOS_double_to_string`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flags {
    /// A `+` before what is not negative.
    pub sign: bool,
    /// `.0` after what would look like an int.
    pub dot_zero: bool,
    /// The `#` form: the point always, and for `g` the trailing zeros.
    pub alternate: bool,
    /// Negative zero (also after rounding) loses its sign.
    pub no_negative_zero: bool,
}

/// Decimal digits (without a point) and the position of the point among them.
struct Decimal {
    digits: Vec<u8>,
    point: i64,
}

impl Decimal {
    /// Reads `d.ddde±x`, as Rust's `LowerExp` writes it.
    fn from_exponential(text: &str) -> Decimal {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        while digits.len() > 1 && digits.last() == Some(&b'0') {
            digits.pop();
        }
        let exponent: i64 = exponent.parse().unwrap_or(0);
        if digits == b"0" {
            return Decimal { digits, point: 1 };
        }
        Decimal { digits, point: exponent + 1 }
    }

    fn shortest(x: f64) -> Decimal {
        let shortest = Self::from_exponential(&format!("{x:e}"));
        if may_tie(x) && shortest.digits.len() >= 16 {
            let nearest = Self::significant(x, shortest.digits.len());
            if nearest.digits.len() == shortest.digits.len() && nearest.value() == Some(x) {
                return nearest;
            }
        }
        shortest
    }

    fn value(&self) -> Option<f64> {
        let digits = std::str::from_utf8(&self.digits).ok()?;
        format!("0.{digits}e{}", self.point).parse().ok()
    }

    /// `count` significant digits, correctly rounded.
    fn significant(x: f64, count: usize) -> Decimal {
        // No double has more than 767 significant digits; what follows is zeros, which the caller pads.
        Self::from_exponential(&format!("{x:.*e}", count.clamp(1, 800) - 1))
    }

    /// `count` digits after the point, correctly rounded.
    fn fixed(x: f64, count: usize) -> Decimal {
        let text = format!("{x:.*}", count.min(1100));
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = whole.trim_start_matches('0');
        let mut point = whole.len() as i64;
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let zeros = digits.iter().take_while(|&&d| d == b'0').count();
        digits.drain(..zeros);
        point -= zeros as i64;
        if digits.is_empty() {
            // CPython's dtoa says nothing at all for zero in this mode; the point stands after the zeros asked for.
            point = -(count as i64);
            if x == 0.0 {
                return Decimal { digits: vec![b'0'], point: 1 };
            }
        }
        Decimal { digits, point }
    }
}

/// Whether `x` may lie exactly between two shortest texts. CPython takes the even one, Rust the larger.
///
/// It takes 16 or 17 digits, so the exact value has at most 18: few binary places, or many decimal zeros at the end.
fn may_tie(x: f64) -> bool {
    x >= 4_503_599_627_370_496.0 || (x * f64::from(1u32 << 26)).fract() == 0.0
}

/// Renders a float like CPython's `PyOS_double_to_string`; `code` is one of `e E f F g G r`.
///
/// `r` is the shortest text that reads back as the same float, and ignores `precision`.
pub fn double_to_string(x: f64, code: u8, precision: usize, flags: Flags) -> String {
    let upper = code.is_ascii_uppercase();
    let code = code.to_ascii_lowercase();
    if !x.is_finite() {
        let text = match (x.is_nan(), upper) {
            (true, false) => "nan",
            (true, true) => "NAN",
            (false, false) => "inf",
            (false, true) => "INF",
        };
        let sign = match (x < 0.0, flags.sign) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        };
        return format!("{sign}{text}");
    }
    let mut negative = x.is_sign_negative();
    let x = x.abs();
    let precision = match code {
        b'e' => precision.saturating_add(1),
        b'g' => precision.max(1),
        _ => precision,
    };
    let Decimal { digits, mut point } = match code {
        b'r' => Decimal::shortest(x),
        b'f' => Decimal::fixed(x, precision),
        _ => Decimal::significant(x, precision),
    };
    if flags.no_negative_zero && digits.iter().all(|&d| d == b'0') {
        negative = false;
    }
    let wanted = precision as i64;
    let mut end = digits.len() as i64;
    let mut exponent = None;
    let mut exponential = false;
    match code {
        b'e' => {
            exponential = true;
            end = wanted;
        }
        b'f' => end = point + wanted,
        b'g' => {
            exponential = point <= -4 || point > wanted - i64::from(flags.dot_zero);
            if flags.alternate {
                end = wanted;
            }
        }
        _ => exponential = point <= -4 || point > 16,
    }
    if exponential {
        exponent = Some(point - 1);
        point = 1;
    }
    let start = if point <= 0 { point - 1 } else { 0 };
    end = end.max(if !exponential && flags.dot_zero { point + 1 } else { point });

    let mut out = String::with_capacity((end - start) as usize + 8);
    if negative {
        out.push('-');
    } else if flags.sign {
        out.push('+');
    }
    for position in start..end {
        if position == point {
            out.push('.');
        }
        let digit = usize::try_from(position).ok().and_then(|p| digits.get(p));
        out.push(char::from(*digit.unwrap_or(&b'0')));
    }
    if flags.alternate && end == point {
        out.push('.');
    }
    if let Some(exponent) = exponent {
        use std::fmt::Write as _;
        let sign = if exponent < 0 { '-' } else { '+' };
        // Writing to a String cannot fail.
        let _ = write!(out, "{}{sign}{:02}", if upper { 'E' } else { 'e' }, exponent.abs());
    }
    out
}

/// `repr(x)` of a float.
pub fn repr(x: f64) -> String {
    let mut out = String::new();
    write_repr(&mut out, x);
    out
}

/// Appends `repr(x)` to `out`.
pub fn write_repr(out: &mut String, x: f64) {
    use std::fmt::Write as _;
    let magnitude = x.abs();
    let start = out.len();
    if (1e-4..1e16).contains(&magnitude) || magnitude == 0.0 {
        // In this range Rust's Debug is the same shortest text in the same positional form, except that it turns
        // exponential at 1e-5, which the range excludes.
        let _ = write!(out, "{x:?}");
        if out.len() - start < 17 || !may_tie(magnitude) {
            return;
        }
        out.truncate(start);
    }
    out.push_str(&double_to_string(x, b'r', 0, Flags { dot_zero: true, ..Flags::default() }));
}

/// One part of a complex number's repr: like [`repr`] but whole numbers stay without `.0`.
pub fn repr_part(x: f64, sign: bool) -> String {
    double_to_string(x, b'r', 0, Flags { sign, ..Flags::default() })
}

/// `float(text)`; `None` where Python raises ValueError.
///
/// Takes what Python takes: white space around, underscores between digits, any Unicode digits, `inf`,
/// `infinity` and `nan`.
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim_matches(super::unicode::is_space);
    if text.is_ascii() {
        return parse_ascii(text);
    }
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        match super::unicode::decimal(c) {
            Some(digit) => ascii.push(char::from(b'0' + digit)),
            None if c.is_ascii() => ascii.push(c),
            None => return None,
        }
    }
    parse_ascii(&ascii)
}

/// The message of the ValueError when [`parse`] fails; `repr` is the repr of the argument.
pub fn parse_fault(repr: &str) -> Fault {
    Fault::value(format!("could not convert string to float: {repr}"))
}

fn parse_ascii(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    if bytes.contains(&b'_') {
        for (i, &b) in bytes.iter().enumerate() {
            let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
            if b == b'_' && !(i > 0 && digit(bytes.get(i - 1)) && digit(bytes.get(i + 1))) {
                return None;
            }
        }
        return parse_plain(&text.replace('_', ""));
    }
    parse_plain(text)
}

fn parse_plain(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned.as_bytes().first()? {
        // Rust's grammar for numbers is the same as C's.
        b'0'..=b'9' | b'.' => text.parse().ok(),
        _ => {
            let negative = text.starts_with('-');
            let value = if unsigned.eq_ignore_ascii_case("inf") || unsigned.eq_ignore_ascii_case("infinity") {
                f64::INFINITY
            } else if unsigned.eq_ignore_ascii_case("nan") {
                f64::NAN
            } else {
                return None;
            };
            Some(if negative { -value } else { value })
        }
    }
}

/// `x.hex()`.
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        return repr(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let bits = x.to_bits();
    let mantissa = bits & ((1 << 52) - 1);
    let exponent = ((bits >> 52) & 0x7ff) as i64;
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (lead, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    format!("{sign}0x{lead}.{mantissa:013x}p{exponent:+}")
}

/// `float.fromhex(text)`.
///
/// # Errors
/// ValueError for what is no hexadecimal float, OverflowError for what is too large.
pub fn from_hex(text: &str) -> Result<f64, Fault> {
    let invalid = || Fault::value("invalid hexadecimal floating-point string");
    let text = text.trim_matches(|c: char| matches!(c, ' ' | '\t'..='\r'));
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |x: f64| if negative { -x } else { x };
    if rest.eq_ignore_ascii_case("inf") || rest.eq_ignore_ascii_case("infinity") {
        return Ok(signed(f64::INFINITY));
    }
    if rest.eq_ignore_ascii_case("nan") {
        return Ok(signed(f64::NAN));
    }
    let rest = rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X")).unwrap_or(rest);
    let (mantissa, exponent) = match rest.find(['p', 'P']) {
        Some(at) => (&rest[..at], Some(&rest[at + 1..])),
        None => (rest, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_hex = |s: &str| s.bytes().all(|b| b.is_ascii_hexdigit());
    if whole.len() + fraction.len() == 0 || !all_hex(whole) || !all_hex(fraction) {
        return Err(invalid());
    }
    let exponent = match exponent {
        None => 0,
        Some(text) => {
            let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(invalid());
            }
            // Far outside of what any mantissa could make up for.
            let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX / 4).min(i64::MAX / 4);
            if text.starts_with('-') { -magnitude } else { magnitude }
        }
    };
    let digits = format!("{whole}{fraction}");
    let value = BigUint::parse_bytes(digits.as_bytes(), 16).ok_or_else(invalid)?;
    let exponent = exponent - 4 * fraction.len() as i64;
    match scale(&value, exponent, false) {
        Some(x) => Ok(signed(x)),
        None => Err(Fault::overflow("hexadecimal value too large to represent as a float")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_the_shortest_text_with_cpythons_exponents() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (1.5e300, "1.5e+300"),
            (5e-324, "5e-324"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
            (123456789.125, "123456789.125"),
            (2.403_327_941_894_531_3, "2.4033279418945312"),
        ];
        for (x, text) in cases {
            assert_eq!(repr(x), text);
        }
    }

    #[test]
    fn fixed_conversion_rounds_ties_to_even_on_the_exact_value() {
        let fixed = |x, p| double_to_string(x, b'f', p, Flags::default());
        assert_eq!(fixed(0.5, 0), "0");
        assert_eq!(fixed(1.5, 0), "2");
        assert_eq!(fixed(2.5, 0), "2");
        assert_eq!(fixed(0.125, 2), "0.12");
        assert_eq!(fixed(0.001, 2), "0.00");
        assert_eq!(fixed(1e22, 1), "10000000000000000000000.0");
    }

    #[test]
    fn general_conversion_drops_zeros_unless_alternate() {
        let flags = Flags { alternate: true, ..Flags::default() };
        assert_eq!(double_to_string(100000.0, b'g', 6, Flags::default()), "100000");
        assert_eq!(double_to_string(1000000.0, b'g', 6, Flags::default()), "1e+06");
        assert_eq!(double_to_string(1.0, b'g', 6, flags), "1.00000");
        assert_eq!(double_to_string(0.0, b'g', 6, flags), "0.00000");
    }

    #[test]
    fn parse_takes_what_python_takes() {
        assert_eq!(parse(" 1_000.5e3\n"), Some(1000500.0));
        assert_eq!(parse("-Infinity"), Some(f64::NEG_INFINITY));
        assert_eq!(parse("\u{661}.5"), Some(1.5));
        for bad in ["", "_1", "1_", "1__0", "1e", ".", "0x10", "1 2", "infin", "+-1"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn hexadecimal_text_goes_both_ways() {
        assert_eq!(hex(0.1), "0x1.999999999999ap-4");
        assert_eq!(hex(5e-324), "0x0.0000000000001p-1022");
        assert_eq!(from_hex(" -0x1.999999999999ap-4 "), Ok(-0.1));
        assert_eq!(from_hex("0x.8p0"), Ok(0.5));
        assert_eq!(from_hex("0x1p-1080"), Ok(0.0));
        assert!(from_hex("0x1p1024").is_err());
        assert!(from_hex("0x").is_err());
    }
}
