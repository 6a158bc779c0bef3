//! Asynchronous generators: what `__anext__`, `asend`, `athrow` and `aclose` give is awaited, and drives the generator.

use std::cell::{Cell, RefCell};

use super::generator::thrown;
use super::{attributes, dunders, methods};
use crate::object::*;
use crate::vm::generator::Resumed;
use crate::vm::{Res, Vm};

/// What is done to the generator when the step is first awaited.
enum Action {
    /// `asend(value)`, and `__anext__` with `None`.
    Send(Value),
    /// `athrow(...)`, with its arguments.
    Throw(Vec<Value>),
    /// `aclose()`
    Close,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotAwaited,
    UnderWay,
    Over,
}

/// An awaitable step of an asynchronous generator.
struct Step {
    generator: Ref<Generator>,
    action: RefCell<Action>,
    progress: Cell<Progress>,
}

impl NativeState for Step {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.generator);
        match &*self.action.borrow() {
            Action::Send(value) => tracer.value(value),
            Action::Throw(values) => tracer.values(values.iter()),
            Action::Close => {}
        }
    }

    fn clear(&self) {
        drop(self.action.replace(Action::Close));
    }
}

impl Step {
    fn is_send(&self) -> bool {
        matches!(&*self.action.borrow(), Action::Send(_))
    }

    fn is_close(&self) -> bool {
        matches!(&*self.action.borrow(), Action::Close)
    }

    fn over(&self) {
        self.progress.set(Progress::Over);
        self.generator.busy.set(false);
    }
}

fn generator_of(vm: &mut Vm, value: &Value) -> Res<Ref<Generator>> {
    match value {
        Value::Generator(generator) => Ok(generator.clone()),
        _ => Err(vm.type_error("an asynchronous generator is required")),
    }
}

fn step(vm: &mut Vm, generator: &Value, action: Action) -> Res {
    let generator = generator_of(vm, generator)?;
    let types = vm.types;
    let class = match action {
        Action::Send(_) => &types.async_generator_asend,
        Action::Throw(_) | Action::Close => &types.async_generator_athrow,
    };
    let state = Step { generator, action: RefCell::new(action), progress: Cell::new(Progress::NotAwaited) };
    Ok(Ref::with_native(class, state).into())
}

fn anext(vm: &mut Vm, args: Args<'_>) -> Res {
    step(vm, &args.pos[0], Action::Send(Value::None))
}

fn asend(vm: &mut Vm, args: Args<'_>) -> Res {
    step(vm, &args.pos[0], Action::Send(args.pos[1].clone()))
}

fn athrow(vm: &mut Vm, args: Args<'_>) -> Res {
    step(vm, &args.pos[0], Action::Throw(args.pos[1..].to_vec()))
}

fn aclose(vm: &mut Vm, args: Args<'_>) -> Res {
    step(vm, &args.pos[0], Action::Close)
}

fn itself(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(args.pos[0].clone())
}

/// Calls `action` with the step that `value` is.
fn with_step<T>(vm: &mut Vm, value: &Value, action: impl FnOnce(&mut Vm, &Step) -> Res<T>) -> Res<T> {
    let instance = match value {
        Value::Instance(instance) => Some(instance.clone()),
        _ => None,
    };
    match instance.as_ref().and_then(|instance| instance.native::<Step>()) {
        Some(step) => action(vm, step),
        None => Err(vm.type_error("a step of an asynchronous generator is required")),
    }
}

fn stop_async_iteration(vm: &mut Vm) -> Exc {
    vm.new_exception(&vm.types.stop_async_iteration, Vec::new())
}

/// What resuming the generator comes to for whoever awaits: an awaited value goes through, a yielded one ends the step.
fn outcome(vm: &mut Vm, step: &Step, resumed: Res<Resumed>) -> Res {
    let closing = step.is_close();
    let error = match resumed {
        Ok(Resumed::Yielded(value)) => match Vm::async_item(&value) {
            None => return Ok(value),
            Some(_) if closing => vm.runtime_error("async generator ignored GeneratorExit"),
            Some(item) => vm.stop_iteration(item),
        },
        Ok(Resumed::Returned(_)) => {
            step.generator.closed.set(true);
            stop_async_iteration(vm)
        }
        Err(error) => {
            if error.is_a(&vm.types.stop_async_iteration) || error.is_a(&vm.types.generator_exit) {
                step.generator.closed.set(true);
            }
            error
        }
    };
    step.over();
    let ended = error.is_a(&vm.types.stop_async_iteration) || error.is_a(&vm.types.generator_exit);
    if closing && ended {
        return Err(vm.stop_iteration(Value::None));
    }
    Err(error)
}

fn begin(vm: &mut Vm, step: &Step, sent: &Value) -> Res<Resumed> {
    let generator = &step.generator;
    let sends = step.is_send();
    if !sends && generator.state.get() == GeneratorState::Finished {
        step.progress.set(Progress::Over);
        return Err(vm.stop_iteration(Value::None));
    }
    if generator.busy.get() {
        step.progress.set(Progress::Over);
        let name = match &*step.action.borrow() {
            Action::Send(_) => "anext",
            Action::Throw(_) => "athrow",
            Action::Close => "aclose",
        };
        return Err(vm.runtime_error(format!("{name}(): asynchronous generator is already running")));
    }
    if !sends {
        if generator.closed.get() {
            step.progress.set(Progress::Over);
            return Err(stop_async_iteration(vm));
        }
        if !sent.is_none() {
            return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
        }
    }
    step.progress.set(Progress::UnderWay);
    generator.busy.set(true);
    let action = match &*step.action.borrow() {
        Action::Send(value) if sent.is_none() => Action::Send(value.clone()),
        Action::Send(_) => Action::Send(sent.clone()),
        Action::Throw(values) => Action::Throw(values.clone()),
        Action::Close => Action::Close,
    };
    match action {
        Action::Send(value) => vm.generator_send(generator, value),
        Action::Throw(arguments) => {
            let exc = thrown(vm, &arguments)?;
            vm.generator_throw(generator, exc)
        }
        Action::Close => {
            generator.closed.set(true);
            let exit = vm.new_exception(&vm.types.generator_exit, Vec::new());
            vm.generator_throw(generator, exit)
        }
    }
}

fn reused(vm: &mut Vm, step: &Step) -> Exc {
    vm.runtime_error(if step.is_send() {
        "cannot reuse already awaited __anext__()/asend()"
    } else {
        "cannot reuse already awaited aclose()/athrow()"
    })
}

fn advance(vm: &mut Vm, this: &Value, sent: &Value) -> Res {
    with_step(vm, this, |vm, step| match step.progress.get() {
        Progress::Over => Err(reused(vm, step)),
        Progress::NotAwaited => {
            let resumed = begin(vm, step, sent);
            if step.progress.get() == Progress::UnderWay {
                return outcome(vm, step, resumed);
            }
            match resumed {
                Err(error) => Err(error),
                Ok(resumed) => outcome(vm, step, Ok(resumed)),
            }
        }
        Progress::UnderWay => {
            let resumed = vm.generator_send(&step.generator, sent.clone());
            outcome(vm, step, resumed)
        }
    })
}

fn step_next(vm: &mut Vm, args: Args<'_>) -> Res {
    advance(vm, &args.pos[0], &Value::None)
}

fn step_send(vm: &mut Vm, args: Args<'_>) -> Res {
    advance(vm, &args.pos[0], &args.pos[1])
}

fn step_throw(vm: &mut Vm, args: Args<'_>) -> Res {
    let exc = thrown(vm, &args.pos[1..])?;
    with_step(vm, &args.pos[0], |vm, step| {
        if step.progress.get() == Progress::Over {
            return Err(reused(vm, step));
        }
        let resumed = vm.generator_throw(&step.generator, exc);
        outcome(vm, step, resumed)
    })
}

fn step_close(vm: &mut Vm, args: Args<'_>) -> Res {
    with_step(vm, &args.pos[0], |_, step| {
        step.progress.set(Progress::Over);
        Ok(Value::None)
    })
}

fn get_busy(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Bool(generator_of(vm, value)?.busy.get()))
}

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    dunders(&types.async_generator, &[("__aiter__", itself, Arity::Slot(0)), ("__anext__", anext, Arity::Slot(0))]);
    methods(
        &types.async_generator,
        &[("asend", asend, Arity::One), ("athrow", athrow, Arity::Range(1, 3)), ("aclose", aclose, Arity::None)],
    );
    super::class_methods(&types.async_generator, &[("__class_getitem__", super::typing::class_getitem, Arity::One)]);
    attributes(&types.async_generator, &[("ag_running", get_busy, None)]);
    for class in [&types.async_generator_asend, &types.async_generator_athrow] {
        dunders(
            class,
            &[
                ("__await__", itself, Arity::Slot(0)),
                ("__iter__", itself, Arity::Slot(0)),
                ("__next__", step_next, Arity::Slot(0)),
            ],
        );
        methods(
            class,
            &[
                ("send", step_send, Arity::One),
                ("throw", step_throw, Arity::Range(1, 3)),
                ("close", step_close, Arity::None),
            ],
        );
    }
}
