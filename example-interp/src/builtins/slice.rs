//! `slice`.

use num_bigint::BigInt as Big;
use num_traits::{One, Signed, Zero};

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
    let length = vm.to_big(&args.pos[1])?;
    if length.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let step = part(vm, &slice.step)?.unwrap_or_else(Big::one);
    if step.is_zero() {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let down = step.is_negative();
    let (lowest, highest) = if down { (-Big::one(), &length - 1) } else { (Big::zero(), length.clone()) };
    let clamped = |index: Big| {
        let index = if index.is_negative() { index + &length } else { index };
        index.clamp(lowest.clone(), highest.clone())
    };
    let start = part(vm, &slice.start)?.map_or_else(|| if down { highest.clone() } else { lowest.clone() }, clamped);
    let stop = part(vm, &slice.stop)?.map_or_else(|| if down { lowest.clone() } else { highest.clone() }, clamped);
    Ok(Value::tuple([start, stop, step].map(Value::integer).to_vec()))
}

/// A part of a slice as a number of any size.
fn part(vm: &mut Vm, value: &Value) -> Res<Option<Big>> {
    if value.is_none() {
        return Ok(None);
    }
    vm.check_slice_part(value)?;
    vm.to_big(value).map(Some)
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
