//! Raising, handling and unwinding.

use super::frame::Ret;
use crate::object::*;
use crate::vm::{Res, Vm};

impl Vm {
    /// The exception that is being handled, or `None`.
    pub fn handled(&self) -> Value {
        self.exc_info.iter().rev().find(|value| !value.is_none()).cloned().unwrap_or(Value::None)
    }

    /// Makes `exception` the one being handled; gives the previous one.
    pub(super) fn begin_handling(&mut self, exception: Value) -> Value {
        match self.exc_info.last_mut() {
            Some(current) => std::mem::replace(current, exception),
            None => {
                self.exc_info.push(exception);
                Value::None
            }
        }
    }

    /// Goes back to handling `previous`.
    pub(super) fn end_handling(&mut self, previous: Value) {
        if let Some(current) = self.exc_info.last_mut() {
            let old = std::mem::replace(current, previous);
            old.discard();
        }
    }

    /// The exception that a register holds.
    pub(super) fn exception_of(&mut self, value: Value) -> Exc {
        match value {
            Value::Instance(instance) if instance.exception().is_some() => Exc(instance),
            _ => self.type_error("exceptions must derive from BaseException"),
        }
    }

    /// `raise`, `raise exception`, `raise exception from cause`; the flag tells that it was raised before.
    #[cold]
    #[inline(never)]
    pub(super) fn raise(&mut self, exception: Value, cause: Value) -> (Exc, bool) {
        if exception.is_unbound() {
            return match self.handled() {
                Value::Instance(instance) => (Exc(instance), true),
                _ => (self.runtime_error("No active exception to reraise"), false),
            };
        }
        let exc = match self.make_exception(&exception) {
            Ok(exc) => exc,
            Err(exc) => return (exc, false),
        };
        if !cause.is_unbound() {
            let cause = match &cause {
                Value::None => None,
                Value::Class(class) if class.has(ClassFlags::EXCEPTION) => match self.call(&cause, Args::new(&[])) {
                    Ok(cause) => Some(cause),
                    Err(exc) => return (exc, false),
                },
                Value::Instance(instance) if instance.exception().is_some() => Some(cause),
                _ => return (self.type_error("exception causes must derive from BaseException"), false),
            };
            let state = exc.state();
            *state.cause.borrow_mut() = cause;
            state.suppress_context.set(true);
        }
        self.chain(&exc);
        if self.frame().code().stops && was_shown(&exc) {
            // Raised before, and now once more: `unwind` cannot tell that from an exception on its way.
            note_raised(&exc);
        }
        (exc, false)
    }

    /// The exception that `raise value` raises.
    pub fn make_exception(&mut self, value: &Value) -> Res<Exc> {
        match value {
            Value::Instance(instance) if instance.exception().is_some() => Ok(Exc(instance.clone())),
            Value::Class(class) if class.has(ClassFlags::EXCEPTION) => match self.call(value, Args::new(&[]))? {
                Value::Instance(instance) if instance.exception().is_some() => Ok(Exc(instance)),
                other => {
                    let kind = Value::Class(self.class_of(&other));
                    let (class, kind) = (self.repr(value)?, self.repr(&kind)?);
                    Err(self.type_error(format!(
                        "calling {} should have returned an instance of BaseException, not {}",
                        class.as_str(),
                        kind.as_str()
                    )))
                }
            },
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// Makes the exception being handled the context of `exc`, without making a cycle.
    fn chain(&mut self, exc: &Exc) {
        let Value::Instance(handled) = self.handled() else { return };
        if handled.is(&exc.0) {
            return;
        }
        // Cut the chain where it would come back to `exc`.
        let mut current = Exc(handled.clone());
        loop {
            let next = current.state().context.borrow().clone();
            match next {
                Some(next) if next.0.is(&exc.0) => {
                    *current.state().context.borrow_mut() = None;
                    break;
                }
                Some(next) => current = next,
                None => break,
            }
        }
        *exc.state().context.borrow_mut() = Some(Exc(handled));
    }

    /// Finds the handler of an exception raised in the innermost frame, leaving frames until there is one. `again`: it was
    /// raised here before, so this frame is in its traceback. `Err` when a frame that native code called is left.
    #[cold]
    #[inline(never)]
    pub(super) fn unwind(&mut self, mut exc: Exc, mut again: bool) -> Res<()> {
        if !again && exc.state().trace.borrow().is_empty() && exc.state().context.borrow().is_none() {
            self.chain(&exc);
        }
        loop {
            let Some(frame) = self.frames.last_mut() else { return Err(exc) };
            frame.pc = self.pc.get();
            let index = frame.index();
            // Raising again keeps the place where it was raised first, but the handlers are those of this place.
            let first = self.raised_at.take().unwrap_or(index);
            if !again {
                if frame.code().stops && !was_shown(&exc) {
                    note_raised(&exc);
                }
                if !frame.code().hidden {
                    exc.state().trace.borrow_mut().push(frame.trace_entry());
                }
            }
            again = false;
            let code = frame.code();
            // The traceback shows the instruction that raised first; the handler is the one of the `Reraise`.
            let at = self.reraised_at.take().unwrap_or(index);
            let found = code.handlers.iter().find(|h| (h.start as usize) <= at && at < h.end as usize).copied();
            if let Some(handler) = found {
                let fixed = code.fixed;
                let depth = usize::from(handler.depth);
                let registers = code.registers;
                // SAFETY: the handler's target is an instruction of this code.
                let target = unsafe { code.instructions.as_ptr().add(handler.target as usize) };
                frame.raised = code.position(first).line;
                frame.pc = target;
                let base = frame.base;
                self.pc.set(target);
                for register in fixed + depth..registers {
                    // SAFETY: the frame's own registers; nothing borrows them while it unwinds.
                    let old = unsafe { std::ptr::replace(base.add(register), Value::Unbound) };
                    old.discard();
                }
                let mut place = fixed + depth;
                if handler.keeps_lasti {
                    // SAFETY: as above; the compiler reserved the handler's registers.
                    unsafe { base.add(place).write(Value::Int(first as i64)) };
                    place += 1;
                }
                // SAFETY: as above.
                unsafe { base.add(place).write(exc.value()) };
                // Temporaries end before the handler begins.
                self.settle();
                return Ok(());
            }
            // Temporaries end before the frame is left, locals after that.
            for register in code.fixed..code.registers {
                // SAFETY: the frame's own registers; nothing borrows them while it unwinds.
                let old = unsafe { std::ptr::replace(frame.base.add(register), Value::Unbound) };
                old.discard();
            }
            // SAFETY: an index of an instruction of this code, or one past the end.
            let place = unsafe { code.instructions.as_ptr().add(first + 1) };
            let stops = code.stops;
            frame.pc = place;
            self.pc.set(place);
            self.settle();
            if stops && revdb::stop_point() {
                self.stop_unwind(&exc);
            }
            let frame = self.frame();
            let (ret, generator) = (frame.ret, frame.generator.clone());
            if let Some(generator) = &generator {
                self.exc_info.pop();
                let _ = generator;
            }
            let kind = generator.as_ref().map(|generator| generator.kind);
            self.pop_frame();
            if let Some(kind) = kind {
                exc = self.leaving_generator(exc, kind);
            }
            if ret == Ret::Native {
                return Err(exc);
            }
            if ret == Ret::Send && exc.is_a(&self.types.stop_iteration) {
                // Cannot be: a generator's own end is no exception, and others were converted.
                continue;
            }
        }
    }

    /// A `StopIteration` that leaves a generator's body is an error in the body.
    fn leaving_generator(&mut self, exc: Exc, kind: GeneratorKind) -> Exc {
        let stop = exc.is_a(&self.types.stop_iteration);
        let stop_async = exc.is_a(&self.types.stop_async_iteration);
        let message = match kind {
            GeneratorKind::Generator if stop => "generator raised StopIteration",
            GeneratorKind::Coroutine if stop => "coroutine raised StopIteration",
            GeneratorKind::AsyncGenerator if stop => "async generator raised StopIteration",
            GeneratorKind::AsyncGenerator if stop_async => "async generator raised StopAsyncIteration",
            _ => return exc,
        };
        let error = self.runtime_error(message);
        let state = error.state();
        *state.cause.borrow_mut() = Some(exc.value());
        *state.context.borrow_mut() = Some(exc);
        state.suppress_context.set(true);
        error
    }

    /// Whether an exception matches what stands after `except`.
    pub fn exception_matches(&mut self, exception: &Value, class: &Value) -> Res<bool> {
        let Value::Instance(instance) = exception else { return Ok(false) };
        let matches_one = |vm: &mut Vm, class: &Value| match class {
            Value::Class(class) if class.has(ClassFlags::EXCEPTION) => Ok(instance.class().is_subclass_of(class)),
            _ => Err(vm.type_error("catching classes that do not inherit from BaseException is not allowed")),
        };
        match class {
            Value::Tuple(classes) => {
                let mut found = false;
                for class in classes.items() {
                    found |= matches_one(self, class)?;
                }
                Ok(found)
            }
            class => matches_one(self, class),
        }
    }

    /// The context manager's bound `__exit__`, and the result of its `__enter__`.
    pub(super) fn before_with(&mut self, manager: &Value, asynchronous: bool) -> Res<(Value, Value)> {
        let names = self.names;
        let (enter, exit, protocol) = if asynchronous {
            (&names.__aenter__, &names.__aexit__, "asynchronous context manager")
        } else {
            (&names.__enter__, &names.__exit__, "context manager")
        };
        let Some(enter) = self.lookup_special(manager, enter) else {
            let kind = self.type_name(manager);
            return Err(self.type_error(format!("'{kind}' object does not support the {protocol} protocol")));
        };
        let Some(exit_method) = self.lookup_special(manager, exit) else {
            let kind = self.type_name(manager);
            let name = exit.as_str();
            return Err(self.type_error(format!(
                "'{kind}' object does not support the {protocol} protocol (missed {name} method)"
            )));
        };
        let result = self.call(&enter, Args::new(&[]))?;
        Ok((exit_method, result))
    }

    /// `__exit__(type, exception, traceback)`
    pub(super) fn call_exit(&mut self, exit: &Value, exception: &Value) -> Res {
        let class = Value::Class(self.class_of(exception));
        let name = self.names.__traceback__.clone();
        let traceback = self.get_attr(exception, &name)?;
        self.call(exit, Args::new(&[class, exception.clone(), traceback]))
    }

    /// Splits an exception (group) for `except*`: what is left, and what matched (or `None`), which is now being handled.
    pub(super) fn group_matches(&mut self, exception: &Value, class: &Value) -> Res<(Value, Value)> {
        self.check_group_handler(class)?;
        let (rest, matched) = self.group_match(exception, class)?;
        if !matched.is_none() {
            drop(self.begin_handling(matched.clone()));
        }
        Ok((rest, matched))
    }

    fn check_group_handler(&mut self, class: &Value) -> Res<()> {
        let classes = match class {
            Value::Tuple(classes) => classes.to_vec(),
            class => vec![class.clone()],
        };
        for class in classes {
            let Value::Class(class) = &class else { continue };
            if class.is_subclass_of(&self.types.base_exception_group) {
                let message = "catching ExceptionGroup with except* is not allowed. Use except instead.";
                return Err(self.type_error(message));
            }
        }
        Ok(())
    }

    fn group_match(&mut self, exception: &Value, class: &Value) -> Res<(Value, Value)> {
        if exception.is_none() {
            return Ok((Value::None, Value::None));
        }
        let is_group = self.is_exception_group(exception);
        if self.exception_matches(exception, class)? {
            let group =
                if is_group { exception.clone() } else { self.new_group(Value::tuple(vec![exception.clone()]))? };
            return Ok((Value::None, group));
        }
        if is_group {
            let pair = self.call_method(exception, "split", std::slice::from_ref(class))?;
            if let Value::Tuple(pair) = &pair
                && let [matched, rest] = pair.items()
                && !matched.is_none()
            {
                return Ok((rest.clone(), matched.clone()));
            }
        }
        Ok((exception.clone(), Value::None))
    }

    fn is_exception_group(&self, exception: &Value) -> bool {
        self.class_of(exception).is_subclass_of(&self.types.base_exception_group)
    }

    fn new_group(&mut self, members: Value) -> Res {
        let class = Value::Class(self.types.exception_group.clone());
        self.call(&class, Args::new(&[Value::str(""), members]))
    }

    /// What is raised after all the handlers of a `try` with `except*`: nothing, or what was not handled (put together again
    /// as it was in the original group) with what was raised.
    pub(super) fn prepare_reraise(&mut self, original: &Value, results: &Value) -> Res {
        let Value::List(results) = results else { unreachable!("the compiler collects into a list") };
        let left: Vec<Value> = results.to_vec().into_iter().filter(|value| !value.is_none()).collect();
        if left.is_empty() {
            return Ok(Value::None);
        }
        if !self.is_exception_group(original) {
            return Ok(left.into_iter().next().unwrap_or(Value::None));
        }
        let (again, mut raised): (Vec<_>, Vec<_>) = left.into_iter().partition(|part| is_part_of(part, original));
        let rest = crate::builtins::exception_group::with_leaves_of(self, original, &again)?;
        if raised.is_empty() {
            return Ok(rest);
        }
        if !rest.is_none() {
            raised.push(rest);
        }
        match &raised[..] {
            [only] => Ok(only.clone()),
            _ => self.new_group(Value::list(raised)),
        }
    }
}

/// Whether an exception has passed the guest's own code, and not only modules shipped with the interpreter.
fn was_shown(exc: &Exc) -> bool {
    exc.state().trace.borrow().iter().any(|entry| entry.code.stops)
}

/// Tells the debugger that an exception is raised.
fn note_raised(exc: &Exc) {
    revdb::raised(exc.0.id(), || exc.0.class().mro().iter().map(|class| class.name().as_str().to_owned()).collect());
}

/// Whether an exception is a part that was split off `group`, and not one raised in a handler: parts keep cause, context and
/// traceback.
fn is_part_of(part: &Value, group: &Value) -> bool {
    let (Value::Instance(part), Value::Instance(group)) = (part, group) else { return false };
    let (Some(part), Some(group)) = (part.exception(), group.exception()) else { return false };
    let same_cause = match (&*part.cause.borrow(), &*group.cause.borrow()) {
        (Some(a), Some(b)) => a.is(b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let same_context = match (&*part.context.borrow(), &*group.context.borrow()) {
        (Some(a), Some(b)) => a.0.is(&b.0),
        (a, b) => a.is_none() && b.is_none(),
    };
    let (a, b) = (part.trace.borrow(), group.trace.borrow());
    let same_trace =
        a.len() == b.len() && a.iter().zip(&*b).all(|(a, b)| a.code.is(&b.code) && a.instruction == b.instruction);
    same_cause && same_context && same_trace
}
