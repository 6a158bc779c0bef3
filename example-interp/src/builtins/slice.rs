//! `slice`.

use super::{methods, static_methods};
use crate::object::*;
use crate::vm::{Res, Vm};

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    if !args.kw.is_empty() {
        return Err(vm.type_error("slice() takes no keyword arguments"));
    }
    let (start, stop, step) = match &args.pos[1..] {
        [stop] => (Value::None, stop.clone(), Value::None),
        [start, stop] => (start.clone(), stop.clone(), Value::None),
        [start, stop, step] => (start.clone(), stop.clone(), step.clone()),
        [] => return Err(vm.type_error("slice expected at least 1 argument, got 0")),
        more => {
            let given = more.len();
            return Err(vm.type_error(format!("slice expected at most 3 arguments, got {given}")));
        }
    };
    Ok(Ref::new(Slice { start, stop, step }).into())
}

fn this(vm: &mut Vm, value: &Value) -> Res<Ref<Slice>> {
    match value {
        Value::Slice(slice) => Ok(slice.clone()),
        _ => Err(vm.type_error("a slice is required")),
    }
}

fn indices(vm: &mut Vm, args: Args<'_>) -> Res {
    let slice = this(vm, &args.pos[0])?;
    let len = vm.to_i64(&args.pos[1])?;
    let Ok(len) = usize::try_from(len) else { return Err(vm.value_error("length should not be negative")) };
    let span = vm.resolve_slice(&slice, len)?;
    Ok(Value::tuple(vec![Value::Int(span.start), Value::Int(span.stop), Value::Int(span.step)]))
}

fn get_start(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.start.clone())
}

fn get_stop(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.stop.clone())
}

fn get_step(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.step.clone())
}

/// Installs the methods of `slice`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.slice;
    static_methods(class, &[("__new__", new, Arity::New)]);
    methods(class, &[("indices", indices, Arity::One)]);
    super::members(class, &[("start", get_start), ("stop", get_stop), ("step", get_step)]);
}
