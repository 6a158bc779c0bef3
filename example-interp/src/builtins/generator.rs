//! The methods and attributes of generators and coroutines.

use super::{attributes, dunders, methods};
use crate::object::*;
use crate::vm::generator::Resumed;
use crate::vm::{Res, TraceEntry, Vm};

fn this(vm: &mut Vm, value: &Value) -> Res<Ref<Generator>> {
    match value {
        Value::Generator(generator) => Ok(generator.clone()),
        other => {
            let name = vm.type_name(other);
            Err(vm.type_error(format!("descriptor requires a 'generator' object but received '{name}'")))
        }
    }
}

/// What a method gives: an item, or `StopIteration` with the result.
fn finish(vm: &mut Vm, resumed: Resumed) -> Res {
    match resumed {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

fn identity(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(args.pos[0].clone())
}

fn next(vm: &mut Vm, args: Args<'_>) -> Res {
    let generator = this(vm, &args.pos[0])?;
    let resumed = vm.generator_send(&generator, Value::None)?;
    finish(vm, resumed)
}

fn send(vm: &mut Vm, args: Args<'_>) -> Res {
    let generator = this(vm, &args.pos[0])?;
    let resumed = vm.generator_send(&generator, args.pos[1].clone())?;
    finish(vm, resumed)
}

/// The exception that the arguments of `throw` stand for: an exception, or its class and perhaps a value.
pub fn thrown(vm: &mut Vm, args: &[Value]) -> Res<Exc> {
    if args.get(2).is_some_and(|traceback| !traceback.is_none() && vm.type_name(traceback) != "traceback") {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    match (args.first(), args.get(1)) {
        (Some(Value::Instance(instance)), Some(value)) if !value.is_none() && instance.exception().is_some() => {
            Err(vm.type_error("instance exception may not have a separate value"))
        }
        (Some(class @ Value::Class(_)), Some(value)) if !value.is_none() => match value {
            Value::Instance(instance)
                if class.as_class().is_some_and(|class| instance.class().is_subclass_of(class))
                    && instance.exception().is_some() =>
            {
                Ok(Exc(instance.clone()))
            }
            Value::Tuple(arguments) => {
                let exception = vm.call(class, Args::new(arguments.items()))?;
                vm.make_exception(&exception)
            }
            value => {
                let exception = vm.call(class, Args::new(std::slice::from_ref(value)))?;
                vm.make_exception(&exception)
            }
        },
        (value, _) => {
            match value {
                Some(class @ Value::Class(body)) if body.has(ClassFlags::EXCEPTION) => {
                    let made = vm.call(class, Args::new(&[]))?;
                    if !matches!(&made, Value::Instance(instance) if instance.exception().is_some()) {
                        let (class, kind) = (vm.repr(class)?, vm.type_name(&made));
                        return Err(vm.type_error(format!(
                            "calling {} should have returned an instance of BaseException, not {kind}",
                            class.as_str()
                        )));
                    }
                    return vm.make_exception(&made);
                }
                Some(value @ Value::Instance(instance)) if instance.exception().is_some() => {
                    return vm.make_exception(value);
                }
                _ => {}
            }
            let name = value.map_or_else(String::new, |value| vm.type_name(value));
            Err(vm
                .type_error(format!("exceptions must be classes or instances deriving from BaseException, not {name}")))
        }
    }
}

fn throw(vm: &mut Vm, args: Args<'_>) -> Res {
    let generator = this(vm, &args.pos[0])?;
    // What another kind of iterator is delegated to gets, is its own affair.
    if let Some(resumed) = vm.generator_pass(&generator, &args.pos[1..])? {
        return finish(vm, resumed);
    }
    let exc = thrown(vm, &args.pos[1..])?;
    let resumed = vm.generator_throw(&generator, exc)?;
    finish(vm, resumed)
}

fn close(vm: &mut Vm, args: Args<'_>) -> Res {
    let generator = this(vm, &args.pos[0])?;
    vm.generator_close(&generator)
}

fn get_name(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Str(this(vm, value)?.name.borrow().clone()))
}

fn get_qualname(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Str(this(vm, value)?.qualname.borrow().clone()))
}

fn set_name(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let generator = this(vm, value)?;
    match new {
        Some(Value::Str(name)) => {
            drop(generator.name.replace(name));
            Ok(())
        }
        _ => Err(vm.type_error("__name__ must be set to a string object")),
    }
}

fn set_qualname(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let generator = this(vm, value)?;
    match new {
        Some(Value::Str(name)) => {
            drop(generator.qualname.replace(name));
            Ok(())
        }
        _ => Err(vm.type_error("__qualname__ must be set to a string object")),
    }
}

fn get_running(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Bool(this(vm, value)?.state.get() == GeneratorState::Running))
}

fn get_suspended(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Bool(this(vm, value)?.state.get() == GeneratorState::Suspended))
}

fn get_code(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Code(this(vm, value)?.code.clone()))
}

fn get_delegate(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.delegate().unwrap_or(Value::None))
}

/// The frame where a generator that has not ended stands.
fn get_frame(vm: &mut Vm, value: &Value) -> Res {
    let generator = this(vm, value)?;
    if generator.state.get() == GeneratorState::Finished {
        return Ok(Value::None);
    }
    if let Some(depth) =
        vm.frames.iter().position(|frame| frame.generator.as_ref().is_some_and(|own| own.is(&generator)))
    {
        let entry = vm.frames[depth].trace_entry();
        let locals = vm.frame_locals(depth);
        return Ok(super::frame::of_entries(vm, [entry].into(), 0, locals));
    }
    let code = &generator.code;
    let dict = Ref::new(Dict::new());
    Vm::bind_variables(code, &dict, |index| generator.registers().get(index).cloned().unwrap_or_default());
    let instruction = generator.suspended_at();
    let started = generator.state.get() != GeneratorState::Created;
    let entry = TraceEntry {
        code: code.clone(),
        globals: generator.function.globals.clone(),
        line: if started { code.line_at(instruction) } else { code.first_line },
        instruction: instruction as u32,
        locals: Ref::new(List::from(Vec::new())),
    };
    Ok(super::frame::of_entries(vm, [entry].into(), 0, Value::Dict(dict)))
}

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    dunders(&types.generator, &[("__iter__", identity, Arity::Slot(0)), ("__next__", next, Arity::Slot(0))]);
    dunders(&types.coroutine, &[("__await__", identity, Arity::Slot(0))]);
    for class in [&types.generator, &types.coroutine] {
        methods(
            class,
            &[("send", send, Arity::One), ("throw", throw, Arity::Range(1, 3)), ("close", close, Arity::None)],
        );
    }
    for class in [&types.generator, &types.coroutine, &types.async_generator] {
        attributes(
            class,
            &[("__name__", get_name, Some(set_name)), ("__qualname__", get_qualname, Some(set_qualname))],
        );
    }
    attributes(
        &types.generator,
        &[
            ("gi_running", get_running, None),
            ("gi_suspended", get_suspended, None),
            ("gi_code", get_code, None),
            ("gi_yieldfrom", get_delegate, None),
            ("gi_frame", get_frame, None),
        ],
    );
    attributes(
        &types.coroutine,
        &[
            ("cr_running", get_running, None),
            ("cr_suspended", get_suspended, None),
            ("cr_code", get_code, None),
            ("cr_await", get_delegate, None),
            ("cr_frame", get_frame, None),
        ],
    );
    attributes(
        &types.async_generator,
        &[("ag_code", get_code, None), ("ag_await", get_delegate, None), ("ag_frame", get_frame, None)],
    );
}
