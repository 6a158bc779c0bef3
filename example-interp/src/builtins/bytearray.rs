//! `bytearray`: what changes its contents. What it has in common with `bytes` is in [`super::bytes`].

use super::bytes::{build, byte, collect, contents_of, from_object_as, make_like, own};
use super::{dunders, methods, of_class, static_methods};
use crate::object::*;
use crate::vm::convert::Span;
use crate::vm::{Res, Vm};

/// Whether the length of a bytearray may change.
fn resizable(vm: &mut Vm, bytes: &ByteArray) -> Res<()> {
    if bytes.exports.get() == 0 {
        return Ok(());
    }
    Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"))
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let bytearray = vm.types.bytearray.clone();
    let class = super::new_class(vm, &args, &bytearray)?;
    Ok(of_class(&class, &bytearray, Ref::new(ByteArray::new(Vec::new())).into()))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res {
    let data = build(vm, &args, "bytearray")?;
    let target = array(vm, &args)?;
    resizable(vm, &target)?;
    drop(target.data.replace(data));
    changed(&target);
    Ok(Value::None)
}

fn array(vm: &mut Vm, args: &Args<'_>) -> Res<Ref<ByteArray>> {
    match args.pos.first().map(Value::base) {
        Some(Value::ByteArray(bytes)) => Ok(bytes.clone()),
        _ => Err(vm.type_error("a bytearray is required")),
    }
}

fn changed(bytes: &Ref<ByteArray>) {
    revdb::mutated(bytes.id(), revdb::Slot::ALL);
}

/// Appends bytes or integers.
pub fn extend(vm: &mut Vm, bytes: &Ref<ByteArray>, value: &Value) -> Res<()> {
    let own = contents_of(value).map(|data| data.to_vec());
    let data = match own {
        Some(data) => data,
        None => match vm.iter(value) {
            Ok(iterator) => collect(vm, &iterator, "byte")?,
            Err(_) => {
                let given = vm.type_name(value);
                return Err(vm.type_error(format!("can't extend bytearray with {given}")));
            }
        },
    };
    resizable(vm, bytes)?;
    bytes.data.borrow_mut().extend(data);
    changed(bytes);
    Ok(())
}

/// Gives a bytearray other contents.
pub fn reset(vm: &mut Vm, bytes: &Ref<ByteArray>, data: Vec<u8>) -> Res<()> {
    resizable(vm, bytes)?;
    *bytes.data.borrow_mut() = data;
    changed(bytes);
    Ok(())
}

/// `bytearray[key] = value`, or `del bytearray[key]` for `None`.
pub fn set_item(vm: &mut Vm, bytes: &Ref<ByteArray>, key: &Value, value: Option<&Value>) -> Res<()> {
    if let Value::Slice(slice) = key {
        if let Some(Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Str(_)) = value.map(Value::base) {
            return Err(vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        }
        let data = value.map(|value| from_object_as(vm, value, "bytearray")).transpose()?;
        let span = vm.resolve_slice(slice, || bytes.data.borrow().len())?;
        return set_span(vm, bytes, span, data);
    }
    if matches!(key, Value::Str(_) | Value::Float(_) | Value::None | Value::Tuple(_)) {
        let given = vm.type_name(key);
        return Err(vm.type_error(format!("bytearray indices must be integers or slices, not {given}")));
    }
    let at = vm.to_position(key, || bytes.data.borrow().len())?;
    let byte = value.map(|value| byte(vm, value, "byte")).transpose()?;
    // The conversion of the value may have made the array shorter.
    let Some(at) = at.filter(|&at| at < bytes.data.borrow().len()) else {
        return Err(vm.index_error("bytearray index out of range"));
    };
    if byte.is_none() {
        resizable(vm, bytes)?;
    }
    // Not sooner: the conversions above may have run guest code, at whose stop points nothing had been written.
    changed(bytes);
    match byte {
        Some(byte) => bytes.data.borrow_mut()[at] = byte,
        None => {
            bytes.data.borrow_mut().remove(at);
        }
    }
    Ok(())
}

fn set_span(vm: &mut Vm, bytes: &Ref<ByteArray>, span: Span, data: Option<Vec<u8>>) -> Res<()> {
    if data.as_ref().map_or(0, Vec::len) != span.count && (span.step == 1 || data.is_none()) {
        resizable(vm, bytes)?;
    }
    changed(bytes);
    let mut target = bytes.data.borrow_mut();
    if span.step == 1 {
        let start = span.start as usize;
        target.splice(start..start + span.count, data.unwrap_or_default());
        return Ok(());
    }
    match data {
        Some(data) if data.len() == span.count => {
            for (at, byte) in span.indices().zip(data) {
                target[at] = byte;
            }
        }
        Some(data) => {
            drop(target);
            let (given, wanted) = (data.len(), span.count);
            return Err(
                vm.value_error(format!("attempt to assign bytes of size {given} to extended slice of size {wanted}"))
            );
        }
        None => {
            let mut gone: Vec<usize> = span.indices().collect();
            gone.sort_unstable();
            for at in gone.into_iter().rev() {
                target.remove(at);
            }
        }
    }
    Ok(())
}

fn append(vm: &mut Vm, args: Args<'_>) -> Res {
    let byte = byte(vm, &args.pos[1], "byte")?;
    let target = array(vm, &args)?;
    resizable(vm, &target)?;
    target.data.borrow_mut().push(byte);
    changed(&target);
    Ok(Value::None)
}

fn extend_method(vm: &mut Vm, args: Args<'_>) -> Res {
    let target = array(vm, &args)?;
    extend(vm, &target, &args.pos[1])?;
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Res {
    let index = vm.to_i64_clamped(&args.pos[1])?;
    let byte = byte(vm, &args.pos[2], "byte")?;
    let target = array(vm, &args)?;
    resizable(vm, &target)?;
    let len = target.data.borrow().len() as i64;
    let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
    target.data.borrow_mut().insert(at as usize, byte);
    changed(&target);
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res {
    let index = args.pos.get(1).map_or(Ok(-1), |index| vm.to_i64(index))?;
    let target = array(vm, &args)?;
    resizable(vm, &target)?;
    let len = target.data.borrow().len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let at = if index < 0 { index + len } else { index };
    if at < 0 || at >= len {
        return Err(vm.index_error("pop index out of range"));
    }
    changed(&target);
    let byte = target.data.borrow_mut().remove(at as usize);
    Ok(Value::Int(byte.into()))
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Res {
    let byte = byte(vm, &args.pos[1], "byte")?;
    let target = array(vm, &args)?;
    resizable(vm, &target)?;
    let at = target.data.borrow().iter().position(|&other| other == byte);
    match at {
        Some(at) => {
            target.data.borrow_mut().remove(at);
            changed(&target);
            Ok(Value::None)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res {
    let target = array(vm, &args)?;
    resizable(vm, &target)?;
    target.data.borrow_mut().clear();
    changed(&target);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(make_like(&args.pos[0], own(vm, &args)?))
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Res {
    let target = array(vm, &args)?;
    target.data.borrow_mut().reverse();
    changed(&target);
    Ok(Value::None)
}

/// Installs the methods that only `bytearray` has.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    static_methods(&types.bytearray, &[("__new__", new, Arity::New)]);
    dunders(&types.bytearray, &[("__init__", init, Arity::Any)]);
    methods(
        &types.bytearray,
        &[
            ("append", append, Arity::One),
            ("extend", extend_method, Arity::One),
            ("insert", insert, Arity::Range(2, 2)),
            ("pop", pop, Arity::Range(0, 1)),
            ("remove", remove, Arity::One),
            ("clear", clear, Arity::None),
            ("copy", copy, Arity::None),
            ("reverse", reverse, Arity::None),
        ],
    );
}
