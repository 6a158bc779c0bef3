//! `math`.

use num_bigint::BigInt as Big;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::Builder;
use crate::num::{float, int};
use crate::object::*;
use crate::vm::{Res, Vm};

/// The C library's functions that Rust's own differ from in the last digit, or lacks. They are pure: nothing to record.
mod c {
    unsafe extern "C" {
        pub safe fn acosh(x: f64) -> f64;
        pub safe fn asinh(x: f64) -> f64;
        pub safe fn atanh(x: f64) -> f64;
        pub safe fn cbrt(x: f64) -> f64;
        pub safe fn erf(x: f64) -> f64;
        pub safe fn erfc(x: f64) -> f64;
        pub safe fn tgamma(x: f64) -> f64;
        pub safe fn lgamma(x: f64) -> f64;
        pub safe fn nextafter(x: f64, y: f64) -> f64;
        pub safe fn remainder(x: f64, y: f64) -> f64;
        pub safe fn hypot(x: f64, y: f64) -> f64;
    }
}

/// Functions of one float. An infinite result of a finite argument and NaN out of a number are errors, as in CPython.
macro_rules! unary {
    ($($name:ident, $overflow:literal: $function:expr;)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            let x = vm.to_float(&args.pos[0])?;
            let function: fn(f64) -> f64 = $function;
            check(vm, x, function(x), $overflow)
        })*
    };
}

fn check(vm: &mut Vm, x: f64, result: f64, overflow: bool) -> Res {
    if result.is_nan() && !x.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if overflow { vm.overflow_error("math range error") } else { vm.value_error("math domain error") });
    }
    Ok(Value::Float(result))
}

unary! {
    acos, false: f64::acos;
    acosh, false: |x| c::acosh(x);
    asin, false: f64::asin;
    asinh, false: |x| c::asinh(x);
    atan, false: f64::atan;
    atanh, false: |x| c::atanh(x);
    cbrt, false: |x| c::cbrt(x);
    cos, false: f64::cos;
    cosh, true: f64::cosh;
    exp, true: f64::exp;
    exp2, true: f64::exp2;
    expm1, true: f64::exp_m1;
    log1p, false: f64::ln_1p;
    sin, false: f64::sin;
    sinh, true: f64::sinh;
    sqrt, false: f64::sqrt;
    tan, false: f64::tan;
    tanh, false: f64::tanh;
    erf, false: |x| c::erf(x);
    erfc, false: |x| c::erfc(x);
    fabs, false: f64::abs;
    degrees, true: |x| x * (180.0 / std::f64::consts::PI);
    radians, true: |x| x * (std::f64::consts::PI / 180.0);
}

fn gamma(vm: &mut Vm, args: Args<'_>) -> Res {
    let x = vm.to_float(&args.pos[0])?;
    if x == f64::NEG_INFINITY || (x <= 0.0 && x == x.floor()) {
        return Err(vm.value_error("math domain error"));
    }
    check(vm, x, c::tgamma(x), true)
}

fn lgamma(vm: &mut Vm, args: Args<'_>) -> Res {
    let x = vm.to_float(&args.pos[0])?;
    if x.is_finite() && x <= 0.0 && x == x.floor() {
        return Err(vm.value_error("math domain error"));
    }
    check(vm, x, c::lgamma(x), true)
}

fn rounded(vm: &mut Vm, value: &Value, method: &str, round: fn(f64) -> f64) -> Res<Option<Value>> {
    // A subclass of a number may have its own method.
    let x = match value {
        Value::Int(_) | Value::BigInt(_) => return Ok(Some(value.clone())),
        Value::Bool(x) => return Ok(Some(Value::Int(i64::from(*x)))),
        Value::Float(x) => round(*x),
        _ => return super::call_dunder(vm, value, method),
    };
    if x.abs() < 9e18 {
        return Ok(Some(Value::Int(x as i64)));
    }
    let whole = float::to_int(x).map_err(Exc::from)?;
    Ok(Some(Value::integer(whole)))
}

fn floor(vm: &mut Vm, args: Args<'_>) -> Res {
    if let Some(result) = rounded(vm, &args.pos[0], "__floor__", f64::floor)? {
        return Ok(result);
    }
    let x = Value::Float(vm.to_float(&args.pos[0])?);
    floor(vm, Args::new(&[x]))
}

fn ceil(vm: &mut Vm, args: Args<'_>) -> Res {
    if let Some(result) = rounded(vm, &args.pos[0], "__ceil__", f64::ceil)? {
        return Ok(result);
    }
    let x = Value::Float(vm.to_float(&args.pos[0])?);
    ceil(vm, Args::new(&[x]))
}

fn trunc(vm: &mut Vm, args: Args<'_>) -> Res {
    if let Some(result) = rounded(vm, &args.pos[0], "__trunc__", f64::trunc)? {
        return Ok(result);
    }
    let name = vm.type_name(&args.pos[0]);
    Err(vm.type_error(format!("type {name} doesn't define __trunc__ method")))
}

/// The logarithm of an integer or a float of any size by `log`, whose value for 2 is `log_2`.
fn logarithm(vm: &mut Vm, value: &Value, log: fn(f64) -> f64, log_2: f64) -> Res<f64> {
    let x = match value.base() {
        Value::BigInt(n) => {
            if n.0.is_negative() {
                return Err(vm.value_error("math domain error"));
            }
            if let Some(x) = n.0.to_f64().filter(|x| x.is_finite()) {
                return Ok(log(x));
            }
            // Too large for a float: take off a power of two.
            let shift = n.0.bits() - 64;
            let top = (&n.0 >> shift).to_f64().unwrap_or(f64::INFINITY);
            return Ok(log(top) + log_2 * shift as f64);
        }
        _ => vm.to_float(value)?,
    };
    if x.is_nan() || x > 0.0 { Ok(log(x)) } else { Err(vm.value_error("math domain error")) }
}

fn log(vm: &mut Vm, args: Args<'_>) -> Res {
    let x = logarithm(vm, &args.pos[0], f64::ln, std::f64::consts::LN_2)?;
    let Some(base) = args.get(1) else {
        return Ok(Value::Float(x));
    };
    let base = logarithm(vm, base, f64::ln, std::f64::consts::LN_2)?;
    if base == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    Ok(Value::Float(x / base))
}

fn log2(vm: &mut Vm, args: Args<'_>) -> Res {
    logarithm(vm, &args.pos[0], f64::log2, 1.0).map(Value::Float)
}

fn log10(vm: &mut Vm, args: Args<'_>) -> Res {
    logarithm(vm, &args.pos[0], f64::log10, std::f64::consts::LOG10_2).map(Value::Float)
}

fn two(vm: &mut Vm, args: Args<'_>) -> Res<(f64, f64)> {
    Ok((vm.to_float(&args.pos[0])?, vm.to_float(&args.pos[1])?))
}

fn atan2(vm: &mut Vm, args: Args<'_>) -> Res {
    let (y, x) = two(vm, args)?;
    Ok(Value::Float(y.atan2(x)))
}

fn copysign(vm: &mut Vm, args: Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    Ok(Value::Float(x.copysign(y)))
}

fn nextafter(vm: &mut Vm, args: Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    Ok(Value::Float(c::nextafter(x, y)))
}

fn ulp(vm: &mut Vm, args: Args<'_>) -> Res {
    let x = vm.to_float(&args.pos[0])?.abs();
    if !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let up = c::nextafter(x, f64::INFINITY);
    Ok(Value::Float(if up.is_infinite() { x - c::nextafter(x, f64::NEG_INFINITY) } else { up - x }))
}

fn domain_of_two(vm: &mut Vm, x: f64, y: f64, result: f64) -> Res {
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Value::Float(result))
}

fn fmod(vm: &mut Vm, args: Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    domain_of_two(vm, x, y, x % y)
}

fn remainder(vm: &mut Vm, args: Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    domain_of_two(vm, x, y, c::remainder(x, y))
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    let result = x.powf(y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() || (x == 0.0 && y < 0.0 && y.is_finite()) {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::Float(result))
}

fn ldexp(vm: &mut Vm, args: Args<'_>) -> Res {
    let x = vm.to_float(&args.pos[0])?;
    let exponent = match args.pos[1].base() {
        Value::Int(n) => *n,
        Value::Bool(n) => i64::from(*n),
        Value::BigInt(n) => {
            if n.0.is_negative() {
                i64::MIN
            } else {
                i64::MAX
            }
        }
        _ => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let mut left = exponent.clamp(-4000, 4000);
    let mut result = x;
    while left > 0 {
        let step = left.min(1000);
        result *= 2f64.powi(step as i32);
        left -= step;
    }
    if left < 0 {
        // Scale down in one rounding: go through the mantissa.
        let (mantissa, own) = frexp_parts(x);
        let total = own + left;
        result = if total > -1022 {
            mantissa * 2f64.powi(total as i32)
        } else if total < -1080 {
            0f64.copysign(x)
        } else {
            mantissa * 2f64.powi(-1000) * 2f64.powi((total + 1000) as i32)
        };
    }
    if result.is_infinite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::Float(result))
}

fn frexp_parts(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (scaled, extra) = if x.abs() < f64::MIN_POSITIVE { (x * 2f64.powi(64), 64) } else { (x, 0) };
    let bits = scaled.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64 - 1022;
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - extra)
}

fn frexp(vm: &mut Vm, args: Args<'_>) -> Res {
    let (mantissa, exponent) = frexp_parts(vm.to_float(&args.pos[0])?);
    Ok(Value::tuple(vec![Value::Float(mantissa), Value::Int(exponent)]))
}

fn modf(vm: &mut Vm, args: Args<'_>) -> Res {
    let x = vm.to_float(&args.pos[0])?;
    let fraction = if x.is_infinite() { 0f64.copysign(x) } else { (x - x.trunc()).copysign(x) };
    Ok(Value::tuple(vec![Value::Float(fraction), Value::Float(x.trunc())]))
}

fn isfinite(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(vm.to_float(&args.pos[0])?.is_finite()))
}

fn isinf(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(vm.to_float(&args.pos[0])?.is_infinite()))
}

fn isnan(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(vm.to_float(&args.pos[0])?.is_nan()))
}

fn isclose(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos.len() != 2 {
        return Err(vm.type_error(format!("isclose() takes exactly 2 positional arguments ({} given)", args.pos.len())));
    }
    let (a, b) = two(vm, args)?;
    let relative = args.keyword("rel_tol").map_or(Ok(1e-9), |value| vm.to_float(value))?;
    let absolute = args.keyword("abs_tol").map_or(Ok(0.0), |value| vm.to_float(value))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let difference = (a - b).abs();
    let close = a == b
        || (a.is_finite()
            && b.is_finite()
            && (difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute));
    Ok(Value::Bool(close))
}

fn hypot(vm: &mut Vm, args: Args<'_>) -> Res {
    let coordinates = args.pos.iter().map(|value| vm.to_float(value)).collect::<Res<Vec<_>>>()?;
    Ok(Value::Float(norm(&coordinates)))
}

/// The Euclidean norm, scaled by the largest coordinate and with compensated summation.
fn norm(coordinates: &[f64]) -> f64 {
    let largest = coordinates.iter().fold(0f64, |largest, x| largest.max(x.abs()));
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    if let [x, y] = coordinates {
        return c::hypot(*x, *y);
    }
    let (mut sum, mut lost) = (1f64, 0f64);
    for x in coordinates {
        let square = (x / largest) * (x / largest);
        let next = sum + square;
        lost += (sum - next) + square;
        sum = next;
    }
    largest * (sum - 1.0 + lost).sqrt()
}

fn dist(vm: &mut Vm, args: Args<'_>) -> Res {
    let (p, q) = (vm.collect(&args.pos[0])?, vm.collect(&args.pos[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let differences = p.iter().zip(&q).map(|(p, q)| Ok(vm.to_float(p)? - vm.to_float(q)?)).collect::<Res<Vec<_>>>()?;
    Ok(Value::Float(norm(&differences)))
}

/// The exact sum by Shewchuk's algorithm: partial sums that do not overlap.
fn fsum(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0f64, 0f64);
    let iterator = vm.iter(&args.pos[0])?;
    while let Some(value) = vm.next(&iterator)? {
        let mut x = vm.to_float(&value)?;
        if !x.is_finite() {
            special += x;
            infinite += if x.is_infinite() { x } else { 0.0 };
            partials.clear();
            continue;
        }
        let mut kept = 0;
        for i in 0..partials.len() {
            let mut y = partials[i];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        if x.is_infinite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        partials.truncate(kept);
        partials.push(x);
    }
    if special.is_nan() || special.is_infinite() {
        if infinite.is_nan() {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::Float(special));
    }
    let mut sum = partials.pop().unwrap_or(0.0);
    let mut low = 0.0;
    while let Some(next) = partials.pop() {
        let high = sum + next;
        low = next - (high - sum);
        sum = high;
        if low != 0.0 {
            break;
        }
    }
    // Round half to even also when the rest decides.
    if let Some(&next) = partials.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let twice = low * 2.0;
        let rounded = sum + twice;
        if twice == rounded - sum {
            sum = rounded;
        }
    }
    Ok(Value::Float(sum))
}

fn prod(vm: &mut Vm, args: Args<'_>) -> Res {
    let [iterable] = args.pos else {
        let given = args.pos.len();
        return Err(vm.type_error(format!("prod() takes exactly 1 positional argument ({given} given)")));
    };
    if let Some((name, _)) = args.kw.iter().find(|(name, _)| name.as_str() != "start") {
        return Err(vm.type_error(format!("'{}' is an invalid keyword argument for prod()", name.as_str())));
    }
    let mut product = args.keyword("start").cloned().unwrap_or(Value::Int(1));
    let iterator = vm.iter(iterable)?;
    while let Some(value) = vm.next(&iterator)? {
        product = vm.binary(crate::vm::ops::BinaryOp::Mul, &product, &value)?;
    }
    Ok(product)
}

fn integers(vm: &mut Vm, args: Args<'_>) -> Res<Vec<Big>> {
    args.pos.iter().map(|value| vm.to_big(value)).collect()
}

fn gcd(vm: &mut Vm, args: Args<'_>) -> Res {
    let result = integers(vm, args)?.iter().fold(Big::zero(), |a, b| int::gcd(&a, b));
    Ok(Value::integer(result))
}

fn lcm(vm: &mut Vm, args: Args<'_>) -> Res {
    let result = integers(vm, args)?.iter().fold(Big::one(), |a, b| int::lcm(&a, b));
    Ok(Value::integer(result))
}

fn isqrt(vm: &mut Vm, args: Args<'_>) -> Res {
    let n = vm.to_big(&args.pos[0])?;
    int::isqrt(&n).map(Value::integer).map_err(Exc::from)
}

fn factorial(vm: &mut Vm, args: Args<'_>) -> Res {
    if let Value::Float(_) = args.pos[0].base() {
        return Err(vm.type_error("'float' object cannot be interpreted as an integer"));
    }
    let n = vm.to_big(&args.pos[0])?;
    if n.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(n) = n.to_u64().filter(|n| *n < 1 << 32) else {
        return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    Ok(Value::integer(product(2, n.max(1))))
}

/// The product of `low..=high`, by halves, so that the factors stay of like size.
fn product(low: u64, high: u64) -> Big {
    if low > high {
        return Big::one();
    }
    if high - low < 8 {
        return (low..=high).map(Big::from).product();
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

fn comb(vm: &mut Vm, args: Args<'_>) -> Res {
    let (n, k) = (vm.to_big(&args.pos[0])?, vm.to_big(&args.pos[1])?);
    if n.is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(Value::Int(0));
    }
    let k = k.clone().min(&n - &k);
    let Some(count) = k.to_u64() else {
        return Err(vm.overflow_error("min(n - k, k) must not exceed 18446744073709551615"));
    };
    let mut result = Big::one();
    for i in 0..count {
        result = result * (&n - i) / (i + 1);
    }
    Ok(Value::integer(result))
}

fn perm(vm: &mut Vm, args: Args<'_>) -> Res {
    let n = vm.to_big(&args.pos[0])?;
    let k = match args.get(1) {
        None | Some(Value::None) => n.clone(),
        Some(k) => vm.to_big(k)?,
    };
    if n.is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(Value::Int(0));
    }
    let Some(count) = k.to_u64() else {
        return Err(vm.overflow_error("k must not exceed 18446744073709551615"));
    };
    let mut result = Big::one();
    for i in 0..count {
        result *= &n - i;
    }
    Ok(Value::integer(result))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, One, Range, Varargs};
    module.functions(&[
        ("acos", acos, One),
        ("acosh", acosh, One),
        ("asin", asin, One),
        ("asinh", asinh, One),
        ("atan", atan, One),
        ("atan2", atan2, Range(2, 2)),
        ("atanh", atanh, One),
        ("cbrt", cbrt, One),
        ("ceil", ceil, One),
        ("comb", comb, Range(2, 2)),
        ("copysign", copysign, Range(2, 2)),
        ("cos", cos, One),
        ("cosh", cosh, One),
        ("degrees", degrees, One),
        ("dist", dist, Range(2, 2)),
        ("erf", erf, One),
        ("erfc", erfc, One),
        ("exp", exp, One),
        ("exp2", exp2, One),
        ("expm1", expm1, One),
        ("fabs", fabs, One),
        ("factorial", factorial, One),
        ("floor", floor, One),
        ("fmod", fmod, Range(2, 2)),
        ("frexp", frexp, One),
        ("fsum", fsum, One),
        ("gamma", gamma, One),
        ("gcd", gcd, Varargs),
        ("hypot", hypot, Varargs),
        ("isclose", isclose, Any),
        ("isfinite", isfinite, One),
        ("isinf", isinf, One),
        ("isnan", isnan, One),
        ("isqrt", isqrt, One),
        ("lcm", lcm, Varargs),
        ("ldexp", ldexp, Range(2, 2)),
        ("lgamma", lgamma, One),
        ("log", log, Range(1, 2)),
        ("log10", log10, One),
        ("log1p", log1p, One),
        ("log2", log2, One),
        ("modf", modf, One),
        ("nextafter", nextafter, Range(2, 2)),
        ("perm", perm, Range(1, 2)),
        ("pow", pow, Range(2, 2)),
        ("prod", prod, Any),
        ("radians", radians, One),
        ("remainder", remainder, Range(2, 2)),
        ("sin", sin, One),
        ("sinh", sinh, One),
        ("sqrt", sqrt, One),
        ("tan", tan, One),
        ("tanh", tanh, One),
        ("trunc", trunc, One),
        ("ulp", ulp, One),
    ]);
    module.value("pi", Value::Float(std::f64::consts::PI));
    module.value("e", Value::Float(std::f64::consts::E));
    module.value("tau", Value::Float(std::f64::consts::TAU));
    module.value("inf", Value::Float(f64::INFINITY));
    module.value("nan", Value::Float(f64::NAN));
    Ok(())
}
