//! `_string`: the parsers of `str.format`, for `lib/string.py`. Each gives what it read and, apart from that, the
//! error that ended it, which a program sees only when it gets there.

use super::Builder;
use crate::object::*;
use crate::text::Fault;
use crate::text::strformat::{Step, Template, split_head};
use crate::vm::{Res, Vm};

fn text<'a>(vm: &mut Vm, args: &'a Args<'_>) -> Res<&'a Ref<Str>> {
    match args.pos[0].as_str() {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(&args.pos[0]);
            Err(vm.type_error(format!("expected str, got {given}")))
        }
    }
}

/// The good part of what a parser yields, and the message of the error that ended it.
fn until_fault<T>(
    parsed: impl std::iter::Iterator<Item = Result<T, Fault>>,
    value: impl Fn(T) -> Value,
) -> (Value, Value) {
    let mut good = Vec::new();
    for item in parsed {
        match item {
            Ok(item) => good.push(value(item)),
            Err(fault) => return (Value::list(good), Value::str(&fault.message)),
        }
    }
    (Value::list(good), Value::None)
}

/// `pieces(template)`: ([(literal, field or None, spec or None, conversion or None)...], error or None).
fn pieces(vm: &mut Vm, args: Args<'_>) -> Res {
    let template = text(vm, &args)?.clone();
    let (pieces, fault) = until_fault(Template::new(template.as_str()), |piece| {
        let (name, spec, conversion) = match piece.field {
            None => (Value::None, Value::None, Value::None),
            Some(field) => (
                Value::str(field.name),
                Value::str(field.spec),
                field.conversion.map_or(Value::None, |conversion| Value::string(conversion.to_string())),
            ),
        };
        Value::tuple(vec![Value::str(piece.literal), name, spec, conversion])
    });
    Ok(Value::tuple(vec![pieces, fault]))
}

/// `path(field)`: (first argument, [(is an attribute, name or index)...], error or None).
fn path(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = text(vm, &args)?.clone();
    let (index, head, path) = split_head(name.as_str())?;
    let first = index.map_or_else(|| Value::str(head), |index| Value::Int(index as i64));
    let (steps, fault) = until_fault(path, |step| {
        let (attribute, key) = match step {
            Step::Attribute(name) => (true, Value::str(name)),
            Step::Index(index) => (false, Value::Int(index as i64)),
            Step::Item(name) => (false, Value::str(name)),
        };
        Value::tuple(vec![Value::Bool(attribute), key])
    });
    Ok(Value::tuple(vec![first, steps, fault]))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    module.functions(&[("pieces", pieces, Arity::One), ("path", path, Arity::One)]);
    Ok(())
}
