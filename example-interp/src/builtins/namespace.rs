//! `types.SimpleNamespace`: an object whose attributes are given as keyword arguments.

use super::{dunders, methods};
use crate::object::*;
use crate::vm::ops::CompareOp;
use crate::vm::{Res, Vm};

fn attributes_of(vm: &mut Vm, value: &Value) -> Res<Ref<Dict>> {
    let names = vm.names;
    match vm.get_attr(value, &names.__dict__)? {
        Value::Dict(dict) => Ok(dict),
        _ => Err(vm.type_error("a namespace has no __dict__")),
    }
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos.len() > 1 {
        return Err(vm.type_error("no positional arguments expected"));
    }
    let dict = attributes_of(vm, &args.pos[0])?;
    for (name, value) in args.kw {
        dict.set_str(name, value.clone());
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let dict = attributes_of(vm, &args.pos[0])?;
    let class = vm.class_of(&args.pos[0]);
    let name = if class.is(&vm.types.simple_namespace) { intern("namespace") } else { class.name() };
    let mut out = format!("{}(", name.as_str());
    vm.write_nested(&mut out, dict.address(), "...", |vm, out| {
        for (place, (key, value)) in dict.items().into_iter().enumerate() {
            if place > 0 {
                out.push_str(", ");
            }
            out.push_str(vm.str(&key)?.as_str());
            out.push('=');
            vm.write_repr(out, &value)?;
        }
        Ok(())
    })?;
    out.push(')');
    Ok(Value::string(out))
}

fn equals(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = vm.types.simple_namespace.clone();
    if !args.pos.iter().all(|value| vm.class_of(value).is_subclass_of(&own)) {
        return Ok(Value::NotImplemented);
    }
    let (a, b) = (attributes_of(vm, &args.pos[0])?, attributes_of(vm, &args.pos[1])?);
    vm.compare(CompareOp::Eq, &Value::Dict(a), &Value::Dict(b))
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Res {
    let dict = attributes_of(vm, &args.pos[0])?;
    let class = Value::Class(vm.class_of(&args.pos[0]));
    Ok(Value::tuple(vec![class, Value::tuple(Vec::new()), dict.into()]))
}

/// Installs the methods of `types.SimpleNamespace`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.simple_namespace;
    dunders(
        class,
        &[("__init__", init, Arity::Any), ("__repr__", repr, Arity::Slot(0)), ("__eq__", equals, Arity::Slot(1))],
    );
    methods(class, &[("__reduce__", reduce, Arity::None)]);
    let names = vm.names;
    class.set(&names.__hash__, Value::None);
}
