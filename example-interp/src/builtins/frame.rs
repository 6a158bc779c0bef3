//! Frame objects: where a frame stood when the object was made, for `sys._getframe` and tracebacks.

use std::rc::Rc;

use revdb::FrameId;

use super::attributes;
use crate::object::*;
use crate::vm::{Res, TraceEntry, Vm};

/// A frame and those that called it.
struct Frame {
    /// Innermost first.
    entries: Rc<[TraceEntry]>,
    /// The activations, as far as they are known.
    ids: Rc<[FrameId]>,
    place: usize,
    /// The variables of the innermost frame; unbound where they are not kept.
    locals: Value,
}

impl NativeState for Frame {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        // The entries are shared between frame objects; untraced, they merely keep code and globals alive.
        tracer.value(&self.locals);
    }
}

/// A frame object for the first of `entries`, whose callers the others are.
pub fn of_entries(vm: &mut Vm, entries: Vec<TraceEntry>, locals: Value) -> Value {
    let class = vm.types.frame.clone();
    Ref::with_native(&class, Frame { entries: entries.into(), ids: Rc::new([]), place: 0, locals }).into()
}

/// `sys._getframe(depth)`
pub fn getframe(vm: &mut Vm, args: Args<'_>) -> Res {
    let depth = args.get(0).map_or(Ok(0), |depth| vm.to_i64(depth))?.max(0) as usize;
    let mut entries = vm.frame_entries();
    if depth >= entries.len() {
        return Err(vm.value_error("call stack is not deep enough"));
    }
    entries.drain(..depth);
    let ids = vm.frames.iter().rev().skip(depth).map(|frame| frame.id).collect();
    let class = vm.types.frame.clone();
    Ok(Ref::with_native(&class, Frame { entries: entries.into(), ids, place: 0, locals: Value::Unbound }).into())
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
    let id = frame.ids.get(frame.place);
    if let Some(depth) = vm.frames.iter().position(|live| Some(&live.id) == id) {
        return Ok(vm.frame_locals(depth));
    }
    let entry = &frame.entries[frame.place];
    Ok(match &frame.locals {
        _ if !entry.code.flags.optimized => Value::Dict(entry.globals.clone()),
        Value::Unbound => {
            // The frame of a traceback, which may still run.
            let own = |locals: &Ref<List>| locals.is(&entry.locals);
            match vm.frames.iter().position(|live| live.locals.as_ref().is_some_and(own)) {
                Some(depth) => vm.frame_locals(depth),
                None => left_locals(entry),
            }
        }
        locals => locals.clone(),
    })
}

/// The variables of a frame that was left, as it had them then.
fn left_locals(entry: &TraceEntry) -> Value {
    let dict = Ref::new(Dict::new());
    let code = &entry.code;
    let values = entry.locals.to_vec();
    // The last register comes first.
    let names = code.varnames.iter().chain(&code.cells).chain(&code.frees);
    for ((index, name), value) in names.enumerate().zip(values.into_iter().rev()) {
        let value = match value {
            Value::Cell(cell) if index >= code.varnames.len() => cell.get(),
            value => value,
        };
        if !value.is_unbound() {
            dict.set_str(name, value);
        }
    }
    Value::Dict(dict)
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
    let place = frame.place + 1;
    if place >= frame.entries.len() {
        return Ok(Value::None);
    }
    let (entries, ids) = (frame.entries.clone(), frame.ids.clone());
    let class = vm.types.frame.clone();
    Ok(Ref::with_native(&class, Frame { entries, ids, place, locals: Value::Unbound }).into())
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
