//! Arithmetic of floats: rounding, floor division, power, hashing, exact conversion from and comparison with ints.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::{One, ToPrimitive, Zero};

use crate::text::Fault;

/// Numeric hashes are taken modulo this prime, 2**61 - 1.
const HASH_MODULUS: u64 = (1 << 61) - 1;
const HASH_BITS: u32 = 61;
const HASH_INFINITY: i64 = 314_159;

/// `mantissa * 2**exponent`, rounded half to even; `sticky` says that the true value is slightly larger.
/// `None` when the result is too large for a float.
pub fn scale(mantissa: &BigUint, exponent: i64, sticky: bool) -> Option<f64> {
    if mantissa.is_zero() {
        return Some(0.0);
    }
    let bits = mantissa.bits() as i64;
    // The exponent of the leading bit decides how many bits the result keeps.
    let top = bits.saturating_add(exponent);
    if top > 1024 {
        return None;
    }
    if top < -1074 {
        return Some(0.0);
    }
    let kept = 53.min(top + 1074);
    let drop = bits - kept;
    let (mut value, low) = if drop <= 0 {
        (mantissa.to_u64().unwrap_or(0), 0u8)
    } else {
        let drop = drop as u64;
        let value = if kept == 0 { 0 } else { (mantissa >> drop).to_u64().unwrap_or(0) };
        let half = mantissa.bit(drop - 1);
        let rest = sticky || mantissa.trailing_zeros().is_some_and(|zeros| zeros < drop - 1);
        (value, u8::from(half) * 2 + u8::from(rest))
    };
    let unit = if drop <= 0 { exponent } else { exponent + drop };
    if low > 2 || (low == 2 && value & 1 == 1) {
        value += 1;
    }
    // `value` has at most 54 bits and is exact; so is the scaling, in two steps for the subnormal range.
    let result = load_exponent(value as f64, unit);
    result.is_finite().then_some(result)
}

/// `x * 2**exponent` for a result that is exact, or overflows.
fn load_exponent(mut x: f64, mut exponent: i64) -> f64 {
    let power = |e: i64| f64::from_bits(((e + 1023) as u64) << 52);
    while exponent > 1000 && x.is_finite() {
        x *= power(1000);
        exponent -= 1000;
    }
    // Only a value with few bits reaches so low: multiplied last, nothing is rounded twice.
    while exponent < -1000 {
        let step = exponent.max(-2000) + 1000;
        x *= power(step.max(-1000));
        exponent -= step.max(-1000);
        if x == 0.0 {
            return x;
        }
    }
    x * power(exponent.clamp(-1022, 1023))
}

/// An int as the nearest float.
///
/// # Errors
/// OverflowError when it is too large.
pub fn from_int(n: &BigInt) -> Result<f64, Fault> {
    let too_large = || Fault::overflow("int too large to convert to float");
    let x = scale(n.magnitude(), 0, false).ok_or_else(too_large)?;
    Ok(if n.sign() == Sign::Minus { -x } else { x })
}

/// Splits a finite float into `mantissa * 2**exponent` with an integer mantissa.
pub fn decompose(x: f64) -> (i64, i64) {
    let bits = x.to_bits();
    let raw = ((bits >> 52) & 0x7ff) as i64;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = if raw == 0 { (fraction, -1074) } else { (fraction | (1 << 52), raw - 1075) };
    (if x.is_sign_negative() { -mantissa } else { mantissa }, exponent)
}

/// `int(x)`: the float cut towards zero.
///
/// # Errors
/// OverflowError for infinities, ValueError for NaN.
pub fn to_int(x: f64) -> Result<BigInt, Fault> {
    if x.is_nan() {
        return Err(Fault::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(Fault::overflow("cannot convert float infinity to integer"));
    }
    if x.abs() < 9e18 {
        return Ok(BigInt::from(x as i64));
    }
    let (mantissa, exponent) = decompose(x);
    Ok(BigInt::from(mantissa) << exponent.max(0) as u64)
}

/// `x.as_integer_ratio()`.
///
/// # Errors
/// OverflowError for infinities, ValueError for NaN.
pub fn as_integer_ratio(x: f64) -> Result<(BigInt, BigInt), Fault> {
    if x.is_nan() {
        return Err(Fault::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(Fault::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = decompose(x);
    if mantissa == 0 {
        return Ok((BigInt::zero(), BigInt::one()));
    }
    let zeros = i64::from(mantissa.trailing_zeros());
    mantissa >>= zeros;
    exponent += zeros;
    Ok(if exponent >= 0 {
        (BigInt::from(mantissa) << exponent as u64, BigInt::one())
    } else {
        (BigInt::from(mantissa), BigInt::one() << (-exponent) as u64)
    })
}

/// `x.is_integer()`.
pub fn is_integer(x: f64) -> bool {
    x.is_finite() && x.trunc() == x
}

/// `round(x)`: to the nearest int, halves to even.
///
/// # Errors
/// As [`to_int`].
pub fn round(x: f64) -> Result<BigInt, Fault> {
    to_int(if x.is_finite() { x.round_ties_even() } else { x })
}

/// `round(x, digits)`, correctly rounded on the exact decimal value as CPython does it.
///
/// # Errors
/// OverflowError when the rounded value is too large for a float.
pub fn round_digits(x: f64, digits: i64) -> Result<f64, Fault> {
    if !x.is_finite() || x == 0.0 || digits > 323 {
        return Ok(x);
    }
    if digits < -308 {
        return Ok(0.0 * x);
    }
    if digits >= 0 {
        // Enough digits to write x exactly leave it as it is; this also bounds the text below.
        let text = format!("{x:.*}", digits as usize);
        return Ok(text.parse().unwrap_or(x));
    }
    let power = BigUint::from(10u32).pow((-digits) as u32);
    let (mantissa, exponent) = decompose(x.abs());
    let mantissa = BigUint::from(mantissa.unsigned_abs());
    let (whole, sticky) = if exponent >= 0 {
        (mantissa << exponent as u64, false)
    } else {
        let shift = (-exponent) as u64;
        (&mantissa >> shift, mantissa.trailing_zeros().is_some_and(|zeros| zeros < shift))
    };
    let mut quotient = &whole / &power;
    let twice = (&whole - &quotient * &power) * 2u32;
    let up = match twice.cmp(&power) {
        Ordering::Less => false,
        Ordering::Equal => sticky || quotient.bit(0),
        Ordering::Greater => true,
    };
    if up {
        quotient += 1u32;
    }
    let result =
        scale(&(quotient * power), 0, false).ok_or_else(|| Fault::overflow("rounded value too large to represent"))?;
    Ok(result.copysign(x))
}

/// The quotient and remainder that `//`, `%` and `divmod` share; the divisor is not zero.
fn div_mod(x: f64, y: f64) -> (f64, f64) {
    let mut remainder = x % y;
    let mut quotient = (x - remainder) / y;
    if remainder != 0.0 {
        if (y < 0.0) != (remainder < 0.0) {
            remainder += y;
            quotient -= 1.0;
        }
    } else {
        remainder = 0.0f64.copysign(y);
    }
    let floored = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0.0f64.copysign(x / y)
    };
    (floored, remainder)
}

/// `x / y`.
///
/// # Errors
/// ZeroDivisionError.
#[inline]
pub fn divide(x: f64, y: f64) -> Result<f64, Fault> {
    if y == 0.0 { Err(Fault::zero_division("float division by zero")) } else { Ok(x / y) }
}

/// `x // y`.
///
/// # Errors
/// ZeroDivisionError.
pub fn floor_divide(x: f64, y: f64) -> Result<f64, Fault> {
    if y == 0.0 { Err(Fault::zero_division("float floor division by zero")) } else { Ok(div_mod(x, y).0) }
}

/// `x % y`.
///
/// # Errors
/// ZeroDivisionError.
pub fn modulo(x: f64, y: f64) -> Result<f64, Fault> {
    if y == 0.0 { Err(Fault::zero_division("float modulo")) } else { Ok(div_mod(x, y).1) }
}

/// `divmod(x, y)`.
///
/// # Errors
/// ZeroDivisionError.
pub fn divide_modulo(x: f64, y: f64) -> Result<(f64, f64), Fault> {
    if y == 0.0 { Err(Fault::zero_division("float divmod()")) } else { Ok(div_mod(x, y)) }
}

/// What `x ** y` gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    /// A float.
    Real(f64),
    /// A negative base with a fractional exponent: the caller computes `complex(x) ** y`.
    NeedsComplex,
}

/// `x ** y` of floats.
///
/// # Errors
/// ZeroDivisionError for zero to a negative power, OverflowError when the result is too large.
pub fn power(x: f64, y: f64) -> Result<Power, Fault> {
    // C99 gives all the special values that CPython spells out, but for the two errors below.
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(Fault::zero_division("0.0 cannot be raised to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y.floor() != y {
        return Ok(Power::NeedsComplex);
    }
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(Fault::result_range());
    }
    Ok(Power::Real(result))
}

/// `hash(n)` of a small int.
#[inline]
pub fn hash_i64(n: i64) -> i64 {
    let magnitude = n.unsigned_abs() % HASH_MODULUS;
    let hash = if n < 0 { -(magnitude as i64) } else { magnitude as i64 };
    if hash == -1 { -2 } else { hash }
}

/// `hash(n)` of an int of any size.
pub fn hash_int(n: &BigInt) -> i64 {
    let magnitude = n.magnitude().iter_u64_digits().rev().fold(0u64, |hash, digit| {
        // 2**64 is 8 modulo 2**61 - 1.
        let wide = u128::from(hash) * 8 + u128::from(digit % HASH_MODULUS);
        (wide % u128::from(HASH_MODULUS)) as u64
    });
    let hash = if n.sign() == Sign::Minus { -(magnitude as i64) } else { magnitude as i64 };
    if hash == -1 { -2 } else { hash }
}

/// `hash(x)`; `None` for NaN, whose hash is that of the object's identity.
pub fn hash(x: f64) -> Option<i64> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { HASH_INFINITY } else { -HASH_INFINITY });
    }
    let (mantissa, exponent) = decompose(x);
    let magnitude = mantissa.unsigned_abs();
    let shift = exponent.rem_euclid(i64::from(HASH_BITS)) as u32;
    let rotated = ((u128::from(magnitude) << shift) % u128::from(HASH_MODULUS)) as i64;
    let hash = if mantissa < 0 { -rotated } else { rotated };
    Some(if hash == -1 { -2 } else { hash })
}

/// Compares an int with a float by exact value; `None` for NaN.
pub fn compare_i64(n: i64, x: f64) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    if x >= 9_223_372_036_854_775_808.0 {
        return Some(Ordering::Less);
    }
    if x < -9_223_372_036_854_775_808.0 {
        return Some(Ordering::Greater);
    }
    // Cut to an int, x loses only its fraction, which decides when the whole parts are equal.
    let whole = x.trunc();
    Some(n.cmp(&(whole as i64)).then_with(|| 0.0.partial_cmp(&(x - whole)).unwrap_or(Ordering::Equal)))
}

/// Compares an int of any size with a float by exact value; `None` for NaN.
pub fn compare_int(n: &BigInt, x: f64) -> Option<Ordering> {
    if let Some(small) = n.to_i64() {
        return compare_i64(small, x);
    }
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = to_int(x).ok()?;
    Some(n.cmp(&whole).then_with(|| 0.0.partial_cmp(&(x - x.trunc())).unwrap_or(Ordering::Equal)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_rounds_half_to_even_down_to_the_subnormals() {
        let n = |text: &str| text.parse::<BigUint>().expect("a number");
        assert_eq!(scale(&n("9007199254740993"), 0, false), Some(9007199254740992.0));
        assert_eq!(scale(&n("9007199254740993"), 0, true), Some(9007199254740994.0));
        assert_eq!(scale(&n("9007199254740995"), 0, false), Some(9007199254740996.0));
        assert_eq!(scale(&n("1"), -1074, false), Some(5e-324));
        assert_eq!(scale(&n("1"), -1075, false), Some(0.0));
        assert_eq!(scale(&n("3"), -1075, false), Some(1e-323));
        assert_eq!(scale(&n("1"), 1024, false), None);
        assert_eq!(scale(&n("18014398509481983"), 970, false), None);
    }

    #[test]
    fn round_digits_is_correct_on_the_exact_value() {
        assert_eq!(round_digits(2.675, 2), Ok(2.67));
        assert_eq!(round_digits(0.5, 0), Ok(0.0));
        assert_eq!(round_digits(-1234567.0, -3), Ok(-1235000.0));
        assert_eq!(round_digits(25.0, -1), Ok(20.0));
        assert_eq!(round_digits(25.5, -1), Ok(30.0));
        assert!(round_digits(1.7e308, -308).is_err());
    }

    #[test]
    fn division_has_the_sign_of_the_divisor() {
        assert_eq!(floor_divide(-7.5, 2.0), Ok(-4.0));
        assert_eq!(modulo(-7.5, 2.0), Ok(0.5));
        assert_eq!(modulo(7.5, -2.0), Ok(-0.5));
        assert_eq!(modulo(5.0, f64::NEG_INFINITY), Ok(f64::NEG_INFINITY));
    }

    #[test]
    fn equal_numbers_have_equal_hashes() {
        assert_eq!(hash(1e20), Some(hash_int(&BigInt::from(100_000_000_000_000_000_000u128))));
        assert_eq!(hash(-1.0), Some(-2));
        assert_eq!(hash(0.5), Some(1152921504606846976));
        assert_eq!(hash_i64(i64::MIN), -4);
        assert_eq!(hash_i64((1 << 61) - 1), 0);
        assert_eq!(hash(f64::INFINITY), Some(314159));
    }

    #[test]
    fn ints_compare_with_floats_exactly() {
        assert_eq!(compare_i64(9007199254740993, 9007199254740992.0), Some(Ordering::Greater));
        assert_eq!(compare_i64(i64::MAX, 9223372036854775808.0), Some(Ordering::Less));
        assert_eq!(compare_i64(-1, -1.5), Some(Ordering::Greater));
        assert_eq!(compare_i64(0, f64::NAN), None);
        assert_eq!(compare_int(&(BigInt::one() << 70u32), f64::INFINITY), Some(Ordering::Less));
    }
}
