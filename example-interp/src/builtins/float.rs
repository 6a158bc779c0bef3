//! `float`.

use super::{attributes, class_methods, dunders, methods, of_class, static_methods};
use crate::num::float;
use crate::object::*;
use crate::text;
use crate::vm::{Res, Vm};

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let class_float = vm.types.float.clone();
    let class = super::new_class(vm, &args, &class_float)?;
    if !args.kw.is_empty() && class.is(&class_float) {
        return Err(vm.type_error("float() takes no keyword arguments"));
    }
    let value = match &args.pos[1..] {
        [] => 0.0,
        [value] => from_value(vm, value)?,
        more => {
            let given = more.len();
            return Err(vm.type_error(format!("float expected at most 1 argument, got {given}")));
        }
    };
    Ok(of_class(&class, &class_float, Value::Float(value)))
}

fn from_value(vm: &mut Vm, value: &Value) -> Res<f64> {
    let names = vm.names;
    // A subclass of a number or of a text may have its own.
    if matches!(value, Value::Instance(_))
        && let Some(method) = vm.lookup_special(value, &names.__float__)
    {
        return vm.call_float(value, &method);
    }
    let text = match value.base() {
        Value::Float(f) => return Ok(*f),
        Value::Str(text) => text.as_str().to_owned(),
        other if let Some(data) = super::bytes::contents_of(other) => text::bytesops::as_ascii(&data).into_owned(),
        _ => {
            let number = crate::vm::ops::number(value)
                .is_some_and(|n| !matches!(n, crate::vm::ops::Number::Complex(_)))
                || vm.lookup_special(value, &names.__index__).is_some();
            if number {
                return vm.to_float(value);
            }
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("float() argument must be a string or a real number, not '{given}'")));
        }
    };
    match text::float::parse(&text) {
        Some(value) if value.is_nan() => Ok(vm.new_nan(value)),
        Some(value) => Ok(value),
        None => {
            let repr = vm.repr(value)?;
            Err(text::float::parse_fault(repr.as_str()).into())
        }
    }
}

fn this(vm: &mut Vm, value: &Value) -> Res<f64> {
    match value.base() {
        Value::Float(f) => Ok(*f),
        _ => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("descriptor requires a 'float' object but received a '{given}'")))
        }
    }
}

fn itself(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args.pos[0]).map(Value::Float)
}

fn get_itself(vm: &mut Vm, value: &Value) -> Res {
    this(vm, value).map(Value::Float)
}

fn get_zero(_: &mut Vm, _: &Value) -> Res {
    Ok(Value::Float(0.0))
}

fn abs(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Float(this(vm, &args.pos[0])?.abs()))
}

fn to_int(vm: &mut Vm, args: Args<'_>) -> Res {
    let f = this(vm, &args.pos[0])?;
    super::int::from_number(vm, &Value::Float(f))
}

fn floor(vm: &mut Vm, args: Args<'_>) -> Res {
    let f = this(vm, &args.pos[0])?.floor();
    super::int::from_number(vm, &Value::Float(f))
}

fn ceil(vm: &mut Vm, args: Args<'_>) -> Res {
    let f = this(vm, &args.pos[0])?.ceil();
    super::int::from_number(vm, &Value::Float(f))
}

fn round(vm: &mut Vm, args: Args<'_>) -> Res {
    let f = this(vm, &args.pos[0])?;
    match args.pos.get(1) {
        None | Some(Value::None) => Ok(Value::integer(float::round(f)?)),
        Some(digits) => {
            let digits = vm.to_i64_clamped(digits)?;
            Ok(Value::Float(float::round_digits(f, digits)?))
        }
    }
}

fn is_integer(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(float::is_integer(this(vm, &args.pos[0])?)))
}

fn as_integer_ratio(vm: &mut Vm, args: Args<'_>) -> Res {
    let (numerator, denominator) = float::as_integer_ratio(this(vm, &args.pos[0])?)?;
    Ok(Tuple::pair(Value::integer(numerator), Value::integer(denominator)).into())
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::string(text::float::hex(this(vm, &args.pos[0])?)))
}

fn fromhex(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos[1].as_str() {
        Some(text) => {
            let value = Value::Float(text::float::from_hex(text.as_str())?);
            match &args.pos[0] {
                Value::Class(class) if class.is(&vm.types.float) => Ok(value),
                class => vm.call(class, Args::new(&[value])),
            }
        }
        None => Err(vm.type_error("bad argument type for built-in operation")),
    }
}

fn getformat(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos[1].as_str().map(|kind| kind.as_str()) {
        Some("double" | "float") => Ok(Value::str("IEEE, little-endian")),
        Some(_) => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        None => {
            let name = vm.type_name(&args.pos[1]);
            Err(vm.type_error(format!("__getformat__() argument must be str, not {name}")))
        }
    }
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Res {
    itself(vm, args).map(|own| Value::tuple(vec![own]))
}

/// Installs the methods of `float`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.float;
    static_methods(class, &[("__new__", new, Arity::New)]);
    dunders(
        class,
        &[("__float__", itself, Arity::Slot(0)), ("__int__", to_int, Arity::Slot(0)), ("__abs__", abs, Arity::Slot(0))],
    );
    methods(
        class,
        &[
            ("__trunc__", to_int, Arity::None),
            ("__floor__", floor, Arity::None),
            ("__ceil__", ceil, Arity::None),
            ("__round__", round, Arity::Range(0, 1)),
            ("conjugate", itself, Arity::None),
            ("__getnewargs__", getnewargs, Arity::None),
            ("is_integer", is_integer, Arity::None),
            ("as_integer_ratio", as_integer_ratio, Arity::None),
            ("hex", hex, Arity::None),
        ],
    );
    class_methods(class, &[("fromhex", fromhex, Arity::One), ("__getformat__", getformat, Arity::One)]);
    attributes(class, &[("real", get_itself, None), ("imag", get_zero, None)]);
}
