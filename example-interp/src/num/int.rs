//! Ints of any size: reading and writing, division, powers, roots and bytes, as CPython computes them.

use std::borrow::Cow;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::float::scale;
use crate::text::{Fault, Kind, unicode};

/// The default of `sys.get_int_max_str_digits()`.
pub const MAX_STR_DIGITS: usize = 4300;

/// The value of an int literal's digits or of `int(text, base)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// One that fits into 64 bits.
    Small(i64),
    /// A larger one.
    Big(BigInt),
}

impl From<BigInt> for Int {
    fn from(n: BigInt) -> Int {
        n.to_i64().map_or(Int::Big(n), Int::Small)
    }
}

impl From<Int> for BigInt {
    fn from(n: Int) -> BigInt {
        match n {
            Int::Small(n) => n.into(),
            Int::Big(n) => n,
        }
    }
}

/// `int(text, base)`; `base` is 0 or 2 to 36, `max_digits` the limit of `sys.set_int_max_str_digits` (0 is none).
///
/// # Errors
/// ValueError as CPython words it; `repr` gives the repr of the argument for the message.
pub fn parse(text: &str, base: u32, max_digits: usize, repr: impl FnOnce() -> String) -> Result<Int, Fault> {
    if base == 1 || base > 36 {
        return Err(Fault::value("int() base must be >= 2 and <= 36, or 0"));
    }
    let trimmed = text.trim_matches(unicode::is_space);
    let ascii: Cow<'_, str> = if trimmed.is_ascii() {
        Cow::Borrowed(trimmed)
    } else {
        trimmed
            .chars()
            .map(|c| match unicode::decimal(c) {
                Some(digit) => char::from(b'0' + digit),
                None if c.is_ascii() => c,
                None => '?',
            })
            .collect::<String>()
            .into()
    };
    match parse_ascii(&ascii, base, max_digits) {
        Some(result) => result,
        None => {
            // CPython cuts the repr to 200 characters.
            let repr: String = repr().chars().take(200).collect();
            Err(Fault::value(format!("invalid literal for int() with base {base}: {repr}")))
        }
    }
}

fn parse_ascii(text: &str, base: u32, max_digits: usize) -> Option<Result<Int, Fault>> {
    let (negative, mut rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let prefix = match rest.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let mut zero_only = false;
    let mut radix = base;
    if base == 0 {
        radix = if prefix != 0 { prefix } else { 10 };
        zero_only = prefix == 0 && rest.starts_with('0');
    }
    if prefix != 0 && prefix == radix {
        rest = &rest[2..];
        rest = rest.strip_prefix('_').unwrap_or(rest);
    }
    let bytes = rest.as_bytes();
    if bytes.is_empty() || bytes[0] == b'_' || bytes[bytes.len() - 1] == b'_' {
        return None;
    }
    let mut small = Some(0i64);
    let mut digits = 0usize;
    let mut underscores = false;
    let mut after_underscore = false;
    for &b in bytes {
        if b == b'_' {
            if after_underscore {
                return None;
            }
            underscores = true;
            after_underscore = true;
            continue;
        }
        after_underscore = false;
        let digit = char::from(b).to_digit(radix)?;
        digits += 1;
        small = small.and_then(|n| n.checked_mul(i64::from(radix))?.checked_add(i64::from(digit)));
    }
    if zero_only && small != Some(0) {
        // "01" looks octal to some, decimal to others, so it is neither.
        return None;
    }
    if !radix.is_power_of_two() && max_digits != 0 && digits > max_digits {
        return Some(Err(Fault::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))));
    }
    if let Some(n) = small {
        return Some(Ok(Int::Small(if negative { -n } else { n })));
    }
    let plain: Cow<'_, str> = if underscores { rest.replace('_', "").into() } else { rest.into() };
    let magnitude = BigUint::parse_bytes(plain.as_bytes(), radix)?;
    let n = BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude);
    Some(Ok(n.into()))
}

/// `str(n)`.
///
/// # Errors
/// ValueError when it has more than `max_digits` digits (0 is no limit).
pub fn to_str(n: &BigInt, max_digits: usize) -> Result<String, Fault> {
    let too_long = || {
        Fault::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    // 3.33 bits a digit: what is clearly too long is not converted first.
    if max_digits != 0 && n.bits() > (max_digits as u64 + 1) * 10 / 3 + 8 {
        return Err(too_long());
    }
    let text = n.to_string();
    if max_digits != 0 && text.len() - usize::from(n.is_negative()) > max_digits {
        return Err(too_long());
    }
    Ok(text)
}

/// `bin`, `oct` and `hex` with their prefix; `base` is 2, 8 or 16.
pub fn to_prefixed(n: &BigInt, base: u32) -> String {
    let sign = if n.is_negative() { "-" } else { "" };
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    format!("{sign}{prefix}{}", n.magnitude().to_str_radix(base))
}

/// `a // b`.
///
/// # Errors
/// ZeroDivisionError.
pub fn floor_divide(a: &BigInt, b: &BigInt) -> Result<BigInt, Fault> {
    if b.is_zero() {
        return Err(Fault::zero_division("integer division or modulo by zero"));
    }
    Ok(a.div_floor(b))
}

/// `a % b`.
///
/// # Errors
/// ZeroDivisionError.
pub fn modulo(a: &BigInt, b: &BigInt) -> Result<BigInt, Fault> {
    if b.is_zero() {
        return Err(Fault::zero_division("integer modulo by zero"));
    }
    Ok(a.mod_floor(b))
}

/// `divmod(a, b)`.
///
/// # Errors
/// ZeroDivisionError.
pub fn divide_modulo(a: &BigInt, b: &BigInt) -> Result<(BigInt, BigInt), Fault> {
    if b.is_zero() {
        return Err(Fault::zero_division("integer division or modulo by zero"));
    }
    Ok(a.div_mod_floor(b))
}

/// `a // b` in 64 bits; `None` where the result does not fit. The divisor is not zero.
#[inline]
pub fn floor_divide_i64(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// `a % b` in 64 bits. The divisor is not zero.
#[inline]
pub fn modulo_i64(a: i64, b: i64) -> i64 {
    let remainder = a.wrapping_rem(b);
    if remainder != 0 && (remainder < 0) != (b < 0) { remainder + b } else { remainder }
}

/// `a / b`, correctly rounded.
///
/// # Errors
/// ZeroDivisionError, and OverflowError when the quotient is too large for a float.
pub fn true_divide(a: &BigInt, b: &BigInt) -> Result<f64, Fault> {
    if b.is_zero() {
        return Err(Fault::zero_division("division by zero"));
    }
    let negative = a.is_negative() != b.is_negative();
    let (a, b) = (a.magnitude(), b.magnitude());
    // Shifted so that the quotient has at least 55 bits: enough for the rounding bit and the sticky one.
    let shift = (b.bits() as i64 - a.bits() as i64 + 56).max(0);
    let (quotient, remainder) = (a << shift as u64).div_rem(b);
    let x = scale(&quotient, -shift, !remainder.is_zero())
        .ok_or_else(|| Fault::overflow("integer division result too large for a float"))?;
    Ok(if negative { -x } else { x })
}

/// `a / b` in 64 bits, correctly rounded. The divisor is not zero.
#[inline]
pub fn true_divide_i64(a: i64, b: i64) -> f64 {
    const EXACT: u64 = 1 << 53;
    if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        // Both are exact as floats, so the division rounds once. 0 / -1 is 0.0, not -0.0.
        return if a == 0 { 0.0 } else { a as f64 / b as f64 };
    }
    true_divide(&a.into(), &b.into()).unwrap_or(0.0)
}

/// `base ** exponent` for a non-negative exponent.
///
/// # Errors
/// MemoryError when the result would be absurdly large.
pub fn power(base: &BigInt, exponent: &BigInt) -> Result<BigInt, Fault> {
    let bits = base.bits();
    if bits <= 1 {
        // -1, 0 and 1: exponents of any size.
        return Ok(if exponent.is_zero() || (base.is_negative() && !exponent.bit(0)) {
            BigInt::one()
        } else {
            base.clone()
        });
    }
    match exponent.to_u32() {
        Some(small) if (bits - 1).saturating_mul(u64::from(small)) < 1 << 34 => Ok(base.pow(small)),
        _ => Err(Fault::new(Kind::Memory, "")),
    }
}

/// `pow(base, exponent, modulus)`.
///
/// # Errors
/// ValueError for a zero modulus, or a negative exponent when `base` has no inverse.
pub fn power_modulo(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<BigInt, Fault> {
    if modulus.is_zero() {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    if exponent.is_negative() {
        let inverse =
            base.modinv(&modulus.abs()).ok_or_else(|| Fault::value("base is not invertible for the given modulus"))?;
        return Ok(inverse.modpow(&-exponent, modulus));
    }
    Ok(base.modpow(exponent, modulus))
}

/// `math.isqrt(n)`.
///
/// # Errors
/// ValueError for a negative argument.
pub fn isqrt(n: &BigInt) -> Result<BigInt, Fault> {
    if n.is_negative() {
        return Err(Fault::value("isqrt() argument must be nonnegative"));
    }
    Ok(n.sqrt())
}

/// `math.gcd(a, b)`.
pub fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    a.gcd(b)
}

/// `math.lcm(a, b)`.
pub fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
    a.lcm(b).abs()
}

/// `n.bit_length()`.
pub fn bit_length(n: &BigInt) -> u64 {
    n.bits()
}

/// `n.bit_count()`.
pub fn bit_count(n: &BigInt) -> u64 {
    n.magnitude().count_ones()
}

/// The most bits that a shift may produce; beyond it CPython fails too, for want of memory or digits.
const MAX_BITS: u64 = 1 << 36;

/// `n << count`.
///
/// # Errors
/// ValueError for a negative count, OverflowError when the result would be too large.
pub fn shift_left(n: &BigInt, count: &BigInt) -> Result<BigInt, Fault> {
    if count.is_negative() {
        return Err(Fault::value("negative shift count"));
    }
    if n.is_zero() {
        return Ok(BigInt::zero());
    }
    match count.to_u64() {
        Some(count) if count < MAX_BITS => Ok(n << count),
        Some(count) if count < 1 << 60 => Err(Fault::new(Kind::Memory, "")),
        _ => Err(Fault::overflow("too many digits in integer")),
    }
}

/// `n >> count`.
///
/// # Errors
/// ValueError for a negative count.
pub fn shift_right(n: &BigInt, count: &BigInt) -> Result<BigInt, Fault> {
    if count.is_negative() {
        return Err(Fault::value("negative shift count"));
    }
    match count.to_u64() {
        Some(count) => Ok(n >> count),
        None if n.is_negative() => Ok(-BigInt::one()),
        None => Ok(BigInt::zero()),
    }
}

/// The order of bytes in `to_bytes` and `from_bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// `'little'`
    Little,
    /// `'big'`
    Big,
}

impl ByteOrder {
    /// Reads the `byteorder` argument.
    ///
    /// # Errors
    /// ValueError.
    pub fn parse(text: &str) -> Result<ByteOrder, Fault> {
        match text {
            "little" => Ok(ByteOrder::Little),
            "big" => Ok(ByteOrder::Big),
            _ => Err(Fault::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// `n.to_bytes(length, order, signed=signed)`.
///
/// # Errors
/// OverflowError when the number does not fit, ValueError for a negative length.
pub fn to_bytes(n: &BigInt, length: i64, order: ByteOrder, signed: bool) -> Result<Vec<u8>, Fault> {
    let Ok(length) = usize::try_from(length) else {
        return Err(Fault::value("length argument must be non-negative"));
    };
    if n.is_negative() && !signed {
        return Err(Fault::overflow("can't convert negative int to unsigned"));
    }
    let too_big = || Fault::overflow("int too big to convert");
    let mut bytes = if signed { n.to_signed_bytes_le() } else { n.magnitude().to_bytes_le() };
    let filler = if n.is_negative() { 0xff } else { 0 };
    if n.is_zero() || (length == 0 && n == &-BigInt::one()) {
        // -1 in no bytes at all is what CPython lets through, too.
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(too_big());
    }
    Fault::unless_room(Some(length))?;
    bytes.resize(length, filler);
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, order, signed=signed)`.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> BigInt {
    match (order, signed) {
        (ByteOrder::Little, true) => BigInt::from_signed_bytes_le(bytes),
        (ByteOrder::Big, true) => BigInt::from_signed_bytes_be(bytes),
        (ByteOrder::Little, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (ByteOrder::Big, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
    }
}

/// `round(n, digits)` of an int: to a multiple of ten to the `-digits`, halves to even.
pub fn round_digits(n: &BigInt, digits: i64) -> BigInt {
    if digits >= 0 {
        return n.clone();
    }
    // A power of ten beyond twice the number rounds to zero, whatever its size.
    if digits.unsigned_abs() > n.bits() {
        return BigInt::zero();
    }
    let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
    let (quotient, remainder) = n.div_mod_floor(&unit);
    let twice = &remainder * 2;
    let up = twice > unit || (twice == unit && quotient.is_odd());
    (quotient + i32::from(up)) * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(text: &str, base: u32) -> Result<Int, Fault> {
        parse(text, base, MAX_STR_DIGITS, || format!("'{text}'"))
    }

    fn big(text: &str) -> BigInt {
        text.parse().expect("a number")
    }

    #[test]
    fn parse_follows_the_rules_of_prefixes_and_underscores() {
        assert_eq!(int(" 1_000 ", 10), Ok(Int::Small(1000)));
        assert_eq!(int("-0xff", 16), Ok(Int::Small(-255)));
        assert_eq!(int("0b_1", 0), Ok(Int::Small(1)));
        assert_eq!(int("00", 0), Ok(Int::Small(0)));
        assert_eq!(int("0b1", 16), Ok(Int::Small(0xb1)));
        assert_eq!(int("\u{661}\u{662}", 10), Ok(Int::Small(12)));
        assert_eq!(int("99999999999999999999", 10), Ok(Int::Big(big("99999999999999999999"))));
        for (text, base) in
            [("", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x", 16), ("01", 0), ("- 1", 10), ("9", 8)]
        {
            let message = format!("invalid literal for int() with base {base}: '{text}'");
            assert_eq!(int(text, base), Err(Fault::value(message)));
        }
        assert!(int("1", 37).is_err());
        assert!(int(&"1".repeat(4301), 10).is_err());
        assert!(int(&"1".repeat(5000), 16).is_ok());
    }

    #[test]
    fn division_floors_and_true_division_rounds_once() {
        assert_eq!(floor_divide_i64(-7, 2), Some(-4));
        assert_eq!(modulo_i64(-7, 2), 1);
        assert_eq!(modulo_i64(7, -2), -1);
        assert_eq!(floor_divide_i64(i64::MIN, -1), None);
        assert_eq!(modulo_i64(i64::MIN, -1), 0);
        assert_eq!(true_divide(&big("10").pow(400), &big("10").pow(399)), Ok(10.0));
        assert_eq!(true_divide_i64(i64::MAX, 3), 3.0744573456182584e18);
        assert_eq!(true_divide(&big("-1"), &big("10").pow(320)), Ok(-1e-320));
        assert!(true_divide(&big("10").pow(400), &big("3")).is_err());
    }

    #[test]
    fn powers_with_a_modulus_have_its_sign() {
        let pow = |a: i64, e: i64, m: i64| power_modulo(&a.into(), &e.into(), &m.into());
        assert_eq!(pow(3, -1, 7), Ok(5.into()));
        assert_eq!(pow(2, 10, -7), Ok((-5).into()));
        assert_eq!(pow(2, 0, 1), Ok(0.into()));
        assert!(pow(2, -1, 4).is_err());
        assert!(pow(2, 1, 0).is_err());
    }

    #[test]
    fn bytes_go_both_ways() {
        let n = big("-129");
        assert_eq!(to_bytes(&n, 2, ByteOrder::Big, true), Ok(vec![0xff, 0x7f]));
        assert_eq!(from_bytes(&[0xff, 0x7f], ByteOrder::Big, true), n);
        assert!(to_bytes(&n, 1, ByteOrder::Big, true).is_err());
        assert!(to_bytes(&n, 2, ByteOrder::Big, false).is_err());
        assert_eq!(to_bytes(&big("0"), 0, ByteOrder::Big, false), Ok(vec![]));
        assert_eq!(to_bytes(&big("255"), 1, ByteOrder::Little, false), Ok(vec![255]));
    }

    #[test]
    fn rounding_to_tens_is_half_even() {
        assert_eq!(round_digits(&big("25"), -1), big("20"));
        assert_eq!(round_digits(&big("-35"), -1), big("-40"));
        assert_eq!(round_digits(&big("6"), -1), big("10"));
        assert_eq!(round_digits(&big("6"), -4), big("0"));
    }
}
