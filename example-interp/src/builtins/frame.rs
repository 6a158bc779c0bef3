//! Frame objects: where a frame stood when the object was made, for `sys._getframe` and tracebacks.

use std::rc::Rc;

use super::attributes;
use crate::object::*;
use crate::vm::{Res, TraceEntry, Vm};

/// A frame and those that called it.
struct Frame {
    /// Outermost first; those behind `place` were called by it.
    entries: Rc<[TraceEntry]>,
    place: usize,
    /// The variables, where the entry does not tell them.
    locals: Value,
}

impl NativeState for Frame {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        // Entries that several frame objects and tracebacks share must not be counted for each of them; those stay alive.
        if Rc::strong_count(&self.entries) == 1 {
            self.entries.iter().for_each(|entry| entry.trace(tracer));
        }
        tracer.value(&self.locals);
    }
}

/// A frame object for one of `entries`, whose callers are those before it.
pub fn of_entries(vm: &mut Vm, entries: Rc<[TraceEntry]>, place: usize, locals: Value) -> Value {
    let class = vm.types.frame.clone();
    Ref::with_native(&class, Frame { entries, place, locals }).into()
}

/// `sys._getframe(depth)`
pub fn getframe(vm: &mut Vm, args: Args<'_>) -> Res {
    let depth = args.get(0).map_or(Ok(0), |depth| vm.to_i64(depth))?.max(0) as usize;
    match vm.frames.len().checked_sub(depth) {
        None | Some(0) => Err(vm.value_error("call stack is not deep enough")),
        Some(count) => Ok(innermost(vm, count)),
    }
}

/// A frame object for the innermost of the `count` outermost frames.
fn innermost(vm: &mut Vm, count: usize) -> Value {
    let entries = vm.frame_entries(count);
    of_entries(vm, entries.into(), count - 1, Value::Unbound)
}

fn frame<'a>(vm: &mut Vm, value: &'a Value) -> Res<&'a Frame> {
    match value {
        Value::Instance(instance) if instance.native::<Frame>().is_some() => {
            Ok(instance.native().expect("checked above"))
        }
        _ => Err(vm.type_error("a frame is required")),
    }
}

fn entry<'a>(vm: &mut Vm, value: &'a Value) -> Res<&'a TraceEntry> {
    frame(vm, value).map(|frame| &frame.entries[frame.place])
}

fn f_code(vm: &mut Vm, value: &Value) -> Res {
    entry(vm, value).map(|entry| Value::Code(entry.code.clone()))
}

fn f_lineno(vm: &mut Vm, value: &Value) -> Res {
    entry(vm, value).map(|entry| Value::Int(entry.line.into()))
}

fn f_lasti(vm: &mut Vm, value: &Value) -> Res {
    entry(vm, value).map(|entry| Value::Int(2 * i64::from(entry.instruction)))
}

fn f_globals(vm: &mut Vm, value: &Value) -> Res {
    entry(vm, value).map(|entry| Value::Dict(entry.globals.clone()))
}

fn f_locals(vm: &mut Vm, value: &Value) -> Res {
    let frame = frame(vm, value)?;
    Ok(match &frame.locals {
        Value::Unbound => vm.entry_locals(&frame.entries[frame.place]),
        locals => locals.clone(),
    })
}

fn f_builtins(vm: &mut Vm, value: &Value) -> Res {
    frame(vm, value)?;
    Ok(Value::Dict(vm.builtins.clone()))
}

fn f_trace(vm: &mut Vm, value: &Value) -> Res {
    frame(vm, value).map(|_| Value::None)
}

fn f_back(vm: &mut Vm, value: &Value) -> Res {
    let frame = frame(vm, value)?;
    Ok(match frame.place.checked_sub(1) {
        Some(place) => of_entries(vm, frame.entries.clone(), place, Value::Unbound),
        // A traceback begins where the exception was caught, and that frame may still have callers.
        None => match vm.depth_of(&frame.entries[0]) {
            None | Some(0) => Value::None,
            Some(count) => innermost(vm, count),
        },
    })
}

/// Installs the attributes.
pub fn install(vm: &mut Vm) {
    attributes(
        &vm.types.frame,
        &[
            ("f_back", f_back, None),
            ("f_builtins", f_builtins, None),
            ("f_code", f_code, None),
            ("f_globals", f_globals, None),
            ("f_lasti", f_lasti, None),
            ("f_lineno", f_lineno, None),
            ("f_locals", f_locals, None),
            ("f_trace", f_trace, None),
        ],
    );
}
