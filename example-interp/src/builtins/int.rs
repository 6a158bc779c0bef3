//! `int` and `bool`.

use num_bigint::BigInt as Big;

use super::{Params, attributes, class_methods, dunders, methods, of_class, static_methods};
use crate::num::float;
use crate::num::int::{self, ByteOrder, Int};
use crate::object::*;
use crate::vm::{Res, Vm};

impl From<Int> for Value {
    fn from(n: Int) -> Self {
        match n {
            Int::Small(i) => Value::Int(i),
            Int::Big(big) => Value::integer(big),
        }
    }
}

/// `int(value)` of a number: `__int__`, `__index__`, `__trunc__`.
pub fn from_number(vm: &mut Vm, value: &Value) -> Res {
    match value {
        Value::Int(_) | Value::BigInt(_) => return Ok(value.clone()),
        Value::Bool(b) => return Ok(Value::Int(i64::from(*b))),
        Value::Float(f) => return from_float(*f),
        _ => {}
    }
    let names = vm.names;
    for name in [&names.__int__, &names.__index__, &names.__trunc__] {
        let Some(method) = vm.lookup_special(value, name) else { continue };
        if name.is(&names.__trunc__) {
            vm.deprecated("The delegation of int() to __trunc__ is deprecated.")?;
        }
        let result = vm.call(&method, Args::new(&[]))?;
        if matches!(result, Value::Bool(_) | Value::Instance(_))
            && matches!(result.base(), Value::Bool(_) | Value::Int(_) | Value::BigInt(_))
            && !name.is(&names.__trunc__)
        {
            let (method, given) = (name.as_str(), vm.type_name(&result));
            vm.deprecated(&format!(
                "{method} returned non-int (type {given}).  The ability to return an instance of a strict subclass of int is \
                 deprecated, and may be removed in a future version of Python."
            ))?;
        }
        return match result.base() {
            Value::Int(_) | Value::BigInt(_) => Ok(result.base().clone()),
            Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
            _ if name.is(&names.__trunc__) => vm.to_index(&result),
            _ => {
                let given = vm.type_name(&result);
                Err(vm.type_error(format!("{} returned non-int (type {given})", name.as_str())))
            }
        };
    }
    let given = vm.type_name(value);
    Err(vm.type_error(format!("int() argument must be a string, a bytes-like object or a real number, not '{given}'")))
}

fn from_float(f: f64) -> Res {
    if f.abs() < 9.0e18 {
        return Ok(Value::Int(f as i64));
    }
    Ok(Value::integer(float::to_int(f)?))
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let int = vm.types.int.clone();
    let class = super::new_class(vm, &args, &int)?;
    if class.is(&vm.types.bool) {
        return Err(vm.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    let value = parse(vm, &args)?;
    Ok(of_class(&class, &int, value))
}

fn parse(vm: &mut Vm, args: &Args<'_>) -> Res {
    if let ([_, value], []) = (args.pos, args.kw)
        && value.as_str().is_none()
        && super::bytes::contents_of(value).is_none()
    {
        return from_number(vm, value);
    }
    const PARAMS: Params = Params::new("int", &["x", "base"], 0).positional(1);
    let [value, base] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let Some(value) = value else {
        if base.is_some() {
            return Err(vm.type_error("int() missing string argument"));
        }
        return Ok(Value::Int(0));
    };
    let explicit = base.is_some();
    let base = match base {
        None => 10,
        Some(base) => match u32::try_from(vm.to_i64_clamped(&base)?) {
            Ok(base) => base,
            Err(_) => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
        },
    };
    let text = match value.base() {
        Value::Str(text) => text.as_str().to_owned(),
        _ if super::bytes::contents_of(&value).is_some() => {
            crate::text::bytesops::as_ascii(&super::bytes::contents(&value)).into_owned()
        }
        _ if explicit => return Err(vm.type_error("int() can't convert non-string with explicit base")),
        _ => return from_number(vm, &value),
    };
    let repr = vm.repr(&value)?;
    let max_digits = vm.max_str_digits;
    Ok(int::parse(&text, base, max_digits, || repr.as_str().to_owned())?.into())
}

fn new_bool(vm: &mut Vm, args: Args<'_>) -> Res {
    if !args.kw.is_empty() {
        return Err(vm.type_error("bool() takes no keyword arguments"));
    }
    match &args.pos[1..] {
        [] => Ok(Value::Bool(false)),
        [value] => vm.truthy(value).map(Value::Bool),
        more => {
            let given = more.len();
            Err(vm.type_error(format!("bool expected at most 1 argument, got {given}")))
        }
    }
}

fn this(vm: &mut Vm, value: &Value) -> Res<Value> {
    match value.base() {
        Value::Int(_) | Value::BigInt(_) => Ok(value.base().clone()),
        Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
        _ => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("descriptor requires a 'int' object but received a '{given}'")))
        }
    }
}

fn big(vm: &mut Vm, value: &Value) -> Res<Big> {
    let value = this(vm, value)?;
    vm.to_big(&value)
}

fn itself(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args.pos[0])
}

fn get_itself(vm: &mut Vm, value: &Value) -> Res {
    this(vm, value)
}

fn get_zero(_: &mut Vm, _: &Value) -> Res {
    Ok(Value::Int(0))
}

fn get_one(_: &mut Vm, _: &Value) -> Res {
    Ok(Value::Int(1))
}

fn abs(vm: &mut Vm, args: Args<'_>) -> Res {
    match this(vm, &args.pos[0])? {
        Value::Int(i) if i != i64::MIN => Ok(Value::Int(i.abs())),
        other => Ok(Value::integer(Big::from(vm.to_big(&other)?.magnitude().clone()))),
    }
}

fn to_float(vm: &mut Vm, args: Args<'_>) -> Res {
    let value = this(vm, &args.pos[0])?;
    vm.to_float(&value).map(Value::Float)
}

fn bit_length(vm: &mut Vm, args: Args<'_>) -> Res {
    let n = big(vm, &args.pos[0])?;
    Ok(Value::Int(int::bit_length(&n) as i64))
}

fn bit_count(vm: &mut Vm, args: Args<'_>) -> Res {
    let n = big(vm, &args.pos[0])?;
    Ok(Value::Int(int::bit_count(&n) as i64))
}

fn to_bytes(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("to_bytes", &["length", "byteorder", "signed"], 0).keyword_from(2);
    let [length, order, signed] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let length = length.map_or(Ok(1), |length| vm.to_i64(&length))?;
    let order = byte_order(vm, order)?;
    let signed = signed.map_or(Ok(false), |signed| vm.truthy(&signed))?;
    let n = big(vm, &args.pos[0])?;
    Ok(Value::bytes(int::to_bytes(&n, length, order, signed)?))
}

fn byte_order(vm: &mut Vm, order: Option<Value>) -> Res<ByteOrder> {
    match order {
        None => Ok(ByteOrder::Big),
        Some(order) => match order.as_str() {
            Some(text) => Ok(ByteOrder::parse(text.as_str())?),
            None => {
                let given = vm.type_name(&order);
                Err(vm.type_error(format!("to_bytes() argument 'byteorder' must be str, not {given}")))
            }
        },
    }
}

fn from_bytes(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("from_bytes", &["bytes", "byteorder", "signed"], 1).keyword_from(2);
    let [bytes, order, signed] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let order = byte_order(vm, order)?;
    let signed = signed.map_or(Ok(false), |signed| vm.truthy(&signed))?;
    let data = super::bytes::from_object(vm, &bytes.unwrap_or(Value::None))?;
    let value = Value::integer(int::from_bytes(&data, order, signed));
    match &args.pos[0] {
        Value::Class(class) if !class.is(&vm.types.int) => vm.call(&args.pos[0], Args::new(&[value])),
        _ => Ok(value),
    }
}

fn as_integer_ratio(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Tuple::pair(this(vm, &args.pos[0])?, Value::Int(1)).into())
}

fn round(vm: &mut Vm, args: Args<'_>) -> Res {
    let value = this(vm, &args.pos[0])?;
    match args.pos.get(1) {
        None | Some(Value::None) => Ok(value),
        Some(digits) => {
            let digits = vm.to_i64_clamped(digits)?;
            if digits >= 0 {
                return Ok(value);
            }
            let n = vm.to_big(&value)?;
            Ok(Value::integer(int::round_digits(&n, digits)))
        }
    }
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Res {
    itself(vm, args).map(|own| Value::tuple(vec![own]))
}

/// Installs the methods of `int` and `bool`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.int;
    static_methods(class, &[("__new__", new, Arity::New)]);
    static_methods(&vm.types.bool, &[("__new__", new_bool, Arity::New)]);
    dunders(
        class,
        &[
            ("__int__", itself, Arity::Slot(0)),
            ("__index__", itself, Arity::Slot(0)),
            ("__float__", to_float, Arity::Slot(0)),
            ("__abs__", abs, Arity::Slot(0)),
        ],
    );
    methods(
        class,
        &[
            ("__trunc__", itself, Arity::None),
            ("__floor__", itself, Arity::None),
            ("__ceil__", itself, Arity::None),
            ("__round__", round, Arity::Range(0, 1)),
            ("conjugate", itself, Arity::None),
            ("__getnewargs__", getnewargs, Arity::None),
            ("bit_length", bit_length, Arity::None),
            ("bit_count", bit_count, Arity::None),
            ("to_bytes", to_bytes, Arity::Any),
            ("as_integer_ratio", as_integer_ratio, Arity::None),
        ],
    );
    class_methods(class, &[("from_bytes", from_bytes, Arity::Any)]);
    attributes(
        class,
        &[
            ("real", get_itself, None),
            ("imag", get_zero, None),
            ("numerator", get_itself, None),
            ("denominator", get_one, None),
        ],
    );
}
