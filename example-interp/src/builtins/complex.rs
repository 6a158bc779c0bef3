//! `complex`.

use super::{methods, of_class, static_methods};
use crate::object::*;
use crate::vm::ops::{BinaryOp, Number, number};
use crate::vm::{Res, Vm};

fn make(real: f64, imag: f64) -> Value {
    Ref::new(Complex { real, imag }).into()
}

/// Arithmetic of complex numbers; `None` for operators that they do not have.
pub fn arithmetic(vm: &mut Vm, op: BinaryOp, a: Complex, b: Complex) -> Res<Option<Value>> {
    Ok(Some(match op {
        BinaryOp::Add => make(a.real + b.real, a.imag + b.imag),
        BinaryOp::Sub => make(a.real - b.real, a.imag - b.imag),
        BinaryOp::Mul => make(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real),
        BinaryOp::Div => {
            if b.real == 0.0 && b.imag == 0.0 {
                return Err(vm.zero_division_error("complex division by zero"));
            }
            // Smith's method, as CPython's.
            if b.real.abs() >= b.imag.abs() {
                let ratio = b.imag / b.real;
                let denominator = b.real + b.imag * ratio;
                make((a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator)
            } else {
                let ratio = b.real / b.imag;
                let denominator = b.real * ratio + b.imag;
                make((a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator)
            }
        }
        BinaryOp::Pow => return power(vm, a, b).map(Some),
        _ => return Ok(None),
    }))
}

fn power(vm: &mut Vm, a: Complex, b: Complex) -> Res {
    let result = power_unchecked(vm, a, b)?;
    match &result {
        Value::Complex(result) if result.real.is_infinite() || result.imag.is_infinite() => {
            Err(vm.overflow_error("complex exponentiation"))
        }
        _ => Ok(result),
    }
}

fn power_unchecked(vm: &mut Vm, a: Complex, b: Complex) -> Res {
    if b.real == 0.0 && b.imag == 0.0 {
        return Ok(make(1.0, 0.0));
    }
    if a.real == 0.0 && a.imag == 0.0 {
        if b.imag != 0.0 || b.real < 0.0 {
            return Err(vm.zero_division_error("0.0 to a negative or complex power"));
        }
        return Ok(make(0.0, 0.0));
    }
    if b.imag == 0.0 && b.real.fract() == 0.0 && b.real.abs() <= 100.0 {
        let mut result = Complex { real: 1.0, imag: 0.0 };
        let mut base = a;
        let mut exponent = b.real.abs() as u32;
        let multiply = |x: Complex, y: Complex| Complex {
            real: x.real * y.real - x.imag * y.imag,
            imag: x.real * y.imag + x.imag * y.real,
        };
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = multiply(result, base);
            }
            base = multiply(base, base);
            exponent >>= 1;
        }
        if b.real < 0.0 {
            let one = Complex { real: 1.0, imag: 0.0 };
            return Ok(arithmetic(vm, BinaryOp::Div, one, result)?.unwrap_or(Value::None));
        }
        return Ok(make(result.real, result.imag));
    }
    let (radius, angle) = (a.real.hypot(a.imag), a.imag.atan2(a.real));
    let mut length = radius.powf(b.real);
    let mut phase = angle * b.real;
    if b.imag != 0.0 {
        length /= (angle * b.imag).exp();
        phase += b.imag * radius.ln();
    }
    Ok(make(length * phase.cos(), length * phase.sin()))
}

/// Whether every underscore stands between digits.
fn underscores_fit(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().all(|(at, byte)| *byte != b'_' || (digit(at.checked_sub(1)) && digit(Some(at + 1))))
}

fn parse(text: &str) -> Option<Complex> {
    let text = text.trim();
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text).trim();
    let float = |part: &str| if part.ends_with(char::is_whitespace) { None } else { crate::text::float::parse(part) };
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some(Complex { real: float(text)?, imag: 0.0 }) };
    // The sign that separates the parts is the last one that is not an exponent's.
    let split =
        body.char_indices().rev().find(|&(at, ch)| matches!(ch, '+' | '-') && !body[..at].ends_with(['e', 'E']));
    let imaginary = |part: &str| match part {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        part => float(part),
    };
    match split {
        Some((at, _)) if at > 0 => Some(Complex { real: float(&body[..at])?, imag: imaginary(&body[at..])? }),
        _ => Some(Complex { real: 0.0, imag: imaginary(body)? }),
    }
}

fn part(vm: &mut Vm, value: &Value) -> Res<Complex> {
    if let Some(number) = number(value) {
        return Ok(match number {
            Number::Complex(c) => c,
            _ => Complex { real: vm.to_float(value)?, imag: 0.0 },
        });
    }
    let names = vm.names;
    if let Some(method) = vm.lookup_special(value, &names.__complex__) {
        let result = vm.call(&method, Args::new(&[]))?;
        return match result.base() {
            Value::Complex(c) => Ok(**c),
            _ => {
                let given = vm.type_name(&result);
                Err(vm.type_error(format!("__complex__ returned non-complex (type {given})")))
            }
        };
    }
    if vm.lookup_special(value, &names.__float__).is_some() || vm.lookup_special(value, &names.__index__).is_some() {
        return Ok(Complex { real: vm.to_float(value)?, imag: 0.0 });
    }
    let given = vm.type_name(value);
    Err(vm.type_error(format!("complex() first argument must be a string or a number, not '{given}'")))
}

fn has_imaginary(value: &Value) -> bool {
    !matches!(value.base(), Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_))
}

/// `real + imag * 1j`, adding only what is there, so that zeros keep their signs.
fn combine(real: Complex, imag: Complex, real_is_complex: bool, imag_is_complex: bool) -> Complex {
    Complex {
        real: if imag_is_complex { real.real - imag.imag } else { real.real },
        imag: if real_is_complex { real.imag + imag.real } else { imag.real },
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let complex = vm.types.complex.clone();
    let class = super::new_class(vm, &args, &complex)?;
    const PARAMS: super::Params = super::Params::new("complex", &["real", "imag"], 0);
    let [real, imag] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let value = match (real, imag) {
        (Some(real), imag) => match (real.as_str(), imag) {
            (Some(text), None) => match parse(text.as_str()) {
                Some(value) => value,
                None if !underscores_fit(text.as_str()) => {
                    let shown = vm.repr(&real)?;
                    return Err(vm.value_error(format!("could not convert string to complex: {}", shown.as_str())));
                }
                None => return Err(vm.value_error("complex() arg is a malformed string")),
            },
            (Some(_), Some(_)) => {
                return Err(vm.type_error("complex() can't take second arg if first is a string"));
            }
            (None, None) => part(vm, &real)?,
            (None, Some(imag)) => {
                if imag.as_str().is_some() {
                    return Err(vm.type_error("complex() second arg can't be a string"));
                }
                combine(part(vm, &real)?, part(vm, &imag)?, has_imaginary(&real), has_imaginary(&imag))
            }
        },
        (None, Some(imag)) => {
            let zero = Complex { real: 0.0, imag: 0.0 };
            combine(zero, part(vm, &imag)?, false, has_imaginary(&imag))
        }
        (None, None) => Complex { real: 0.0, imag: 0.0 },
    };
    Ok(of_class(&class, &complex, make(value.real, value.imag)))
}

fn this(vm: &mut Vm, value: &Value) -> Res<Complex> {
    match value.base() {
        Value::Complex(c) => Ok(**c),
        _ => Err(vm.type_error("a complex number is required")),
    }
}

fn conjugate(vm: &mut Vm, args: Args<'_>) -> Res {
    let c = this(vm, &args.pos[0])?;
    Ok(make(c.real, -c.imag))
}

fn abs(vm: &mut Vm, args: Args<'_>) -> Res {
    let c = this(vm, &args.pos[0])?;
    Ok(Value::Float(c.real.hypot(c.imag)))
}

fn get_real(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Float(this(vm, value)?.real))
}

fn get_imag(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Float(this(vm, value)?.imag))
}

fn to_complex(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(args.pos[0].base().clone())
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Res {
    let parts = [get_real(vm, &args.pos[0])?, get_imag(vm, &args.pos[0])?];
    Ok(Value::tuple(parts.to_vec()))
}

/// Installs the methods of `complex`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.complex;
    static_methods(class, &[("__new__", new, Arity::New)]);
    methods(
        class,
        &[
            ("conjugate", conjugate, Arity::None),
            ("__getnewargs__", getnewargs, Arity::None),
            ("__complex__", to_complex, Arity::None),
        ],
    );
    super::dunders(class, &[("__abs__", abs, Arity::Slot(0))]);
    super::members(class, &[("real", get_real), ("imag", get_imag)]);
}
