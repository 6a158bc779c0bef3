//! Generators and coroutines: making, resuming, suspending, closing.

use std::cell::{Cell, RefCell, UnsafeCell};

use super::frame::{Frame, Ret};
use crate::compile::op::Instruction;
use crate::object::*;
use crate::vm::{Res, Vm};

/// What resuming a generator came to.
pub enum Resumed {
    Yielded(Value),
    Returned(Value),
}

impl Vm {
    /// Turns the innermost frame, which is just starting, into a generator. The caller pops the frame.
    pub(super) fn make_generator(&mut self, pc: *const Instruction) -> Value {
        let frame = self.frame();
        let code = frame.function.code.get();
        let registers: Box<[Value]> = (0..code.registers)
            .map(|index| {
                // SAFETY: the frame's registers are moved into the generator, each once.
                unsafe { Value::take(frame.base.add(index)) }
            })
            .collect();
        let kind = if code.flags.generator {
            GeneratorKind::Generator
        } else if code.flags.coroutine {
            GeneratorKind::Coroutine
        } else {
            GeneratorKind::AsyncGenerator
        };
        Value::Generator(Ref::new(Generator {
            kind,
            name: RefCell::new(frame.function.name.borrow().clone()),
            qualname: RefCell::new(frame.function.qualname.borrow().clone()),
            function: frame.function.clone(),
            code,
            state: Cell::new(GeneratorState::Created),
            pc: Cell::new(pc),
            id: frame.id,
            handled: RefCell::new(Value::None),
            registers: UnsafeCell::new(registers),
            locals: RefCell::default(),
            busy: Cell::new(false),
            closed: Cell::new(false),
        }))
    }

    fn kind_name(generator: &Generator) -> &'static str {
        match generator.kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        }
    }

    /// Pushes a generator's frame to go on with `sent`.
    pub(super) fn resume(&mut self, generator: &Ref<Generator>, sent: Value, ret: Ret) -> Res<()> {
        self.settle();
        revdb::mutated(generator.id(), revdb::Slot::ALL);
        match generator.state.get() {
            GeneratorState::Running => {
                let kind = Self::kind_name(generator);
                return Err(self.value_error(format!("{kind} already executing")));
            }
            GeneratorState::Finished => {
                // Nothing to run: the resuming instruction sees the end at once.
                return self.resume_finished(generator, ret);
            }
            GeneratorState::Created if !sent.is_none() => {
                let kind = Self::kind_name(generator);
                return Err(self.type_error(format!("can't send non-None value to a just-started {kind}")));
            }
            _ => {}
        }
        let started = generator.state.get() == GeneratorState::Suspended;
        self.push_generator(generator, ret)?;
        if started {
            let frame = self.frame();
            // SAFETY: a suspended generator's `pc` lies behind its `Yield`, whose operand receives what is sent.
            let (base, a) = unsafe { (frame.base, (*frame.pc.sub(1)).a) };
            // SAFETY: a register of the frame just pushed.
            unsafe { Value::put(base.add(usize::from(a)), sent) };
        }
        Ok(())
    }

    fn resume_finished(&mut self, generator: &Ref<Generator>, ret: Ret) -> Res<()> {
        if generator.kind == GeneratorKind::Coroutine {
            return Err(self.runtime_error("cannot reuse already awaited coroutine"));
        }
        let frame = self.frames.last_mut().expect("a loop or `yield from` runs in a frame");
        frame.pc = self.pc.get();
        // SAFETY: the resuming instruction comes right before the next one.
        let instruction = unsafe { *self.pc.get().sub(1) };
        let value = if ret == Ret::Send { Value::None } else { Value::Unbound };
        // SAFETY: a register of this frame.
        unsafe { Value::put(frame.base.add(usize::from(instruction.a)), value) };
        Ok(())
    }

    fn push_generator(&mut self, generator: &Ref<Generator>, ret: Ret) -> Res<()> {
        if self.depth >= self.recursion_limit {
            return Err(self.recursion_error(""));
        }
        let limit = self.stack_top();
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = self.pc.get();
        }
        generator.state.set(GeneratorState::Running);
        self.exc_info.push(generator.handled.replace(Value::None));
        self.depth += 1;
        revdb::enter();
        self.frames.push(Frame {
            function: generator.function.clone(),
            code: std::ptr::from_ref(&**generator.code),
            pc: generator.pc.get(),
            // SAFETY: nobody else borrows the registers while the generator runs.
            base: unsafe { (*generator.registers.get()).as_mut_ptr() },
            limit,
            id: generator.id,
            namespace: None,
            generator: Some(generator.clone()),
            dst: 0,
            ret,
            locals: generator.locals.take(),
            raised: 0,
        });
        self.pc.set(generator.pc.get());
        Ok(())
    }

    /// Pops the innermost frame, a generator's that yields, to be resumed at `pc`; tells who resumed it.
    pub(super) fn suspend(&mut self, pc: *const Instruction) -> Ret {
        let frame = self.frames.pop().expect("a generator runs in a frame");
        self.depth -= 1;
        revdb::leave();
        if let Some(generator) = &frame.generator {
            revdb::mutated(generator.id(), revdb::Slot::ALL);
            generator.pc.set(pc);
            generator.state.set(GeneratorState::Suspended);
            generator.locals.replace(frame.locals);
            drop(generator.handled.replace(self.exc_info.pop().unwrap_or(Value::None)));
        }
        if let Some(below) = self.frames.last() {
            self.pc.set(below.pc);
        }
        frame.ret
    }

    /// `generator.send(value)`, from native code.
    pub fn generator_send(&mut self, generator: &Ref<Generator>, value: Value) -> Res<Resumed> {
        if generator.state.get() == GeneratorState::Finished {
            if generator.kind == GeneratorKind::Coroutine {
                return Err(self.runtime_error("cannot reuse already awaited coroutine"));
            }
            return Ok(Resumed::Returned(Value::None));
        }
        self.resume(generator, value, Ret::Native)?;
        let result = self.run(None)?;
        Ok(self.resumed(generator, result))
    }

    fn resumed(&self, generator: &Ref<Generator>, result: Value) -> Resumed {
        if generator.state.get() == GeneratorState::Suspended {
            Resumed::Yielded(result)
        } else {
            Resumed::Returned(result)
        }
    }

    /// The next item of a generator, from native code.
    pub fn generator_next(&mut self, generator: &Ref<Generator>) -> Res<Option<Value>> {
        match self.generator_send(generator, Value::None)? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(_) => Ok(None),
        }
    }

    /// `generator.throw(exc)`: raises where the generator is suspended, in the innermost generator that it delegates to.
    pub fn generator_throw(&mut self, generator: &Ref<Generator>, exc: Exc) -> Res<Resumed> {
        match generator.state.get() {
            GeneratorState::Running => {
                let kind = Self::kind_name(generator);
                return Err(self.value_error(format!("{kind} already executing")));
            }
            GeneratorState::Finished => {
                if generator.kind == GeneratorKind::Coroutine {
                    return Err(self.runtime_error("cannot reuse already awaited coroutine"));
                }
                return Err(exc);
            }
            GeneratorState::Created => {
                // The body never ran, so there is nobody to catch it: one line of traceback, at the definition.
                self.push_generator(generator, Ret::Native)?;
                let result = self.run(Some(exc))?;
                return Ok(self.resumed(generator, result));
            }
            GeneratorState::Suspended => {}
        }
        if let Some(delegate) = generator.delegate() {
            return self.throw_into_delegate(generator, &delegate, exc);
        }
        self.push_generator(generator, Ret::Native)?;
        let result = self.run(Some(exc))?;
        Ok(self.resumed(generator, result))
    }

    /// Hands the arguments of `throw`, whatever they are, to the `throw` of the iterator that the generator delegates to, if
    /// that is no generator itself; `None` when it has none.
    pub fn generator_pass(&mut self, generator: &Ref<Generator>, args: &[Value]) -> Res<Option<Resumed>> {
        if generator.state.get() != GeneratorState::Suspended {
            return Ok(None);
        }
        let Some(delegate) = generator.delegate() else { return Ok(None) };
        let exit = &self.types.generator_exit;
        let ends = match args.first() {
            Some(Value::Class(class)) => class.is_subclass_of(exit),
            Some(Value::Instance(instance)) => instance.class().is_subclass_of(exit),
            _ => false,
        };
        if ends || matches!(delegate, Value::Generator(_)) {
            return Ok(None);
        }
        let name = self.names.throw.clone();
        let Some(method) = self.get_attr_or_none(&delegate, &name)? else { return Ok(None) };
        generator.state.set(GeneratorState::Running);
        let outcome = self.call_throw(&method, args);
        self.after_delegate(generator, outcome).map(Some)
    }

    fn call_throw(&mut self, method: &Value, args: &[Value]) -> Res<Resumed> {
        match self.call(method, Args::new(args)) {
            Ok(value) => Ok(Resumed::Yielded(value)),
            Err(raised) if raised.is_a(&self.types.stop_iteration) => Ok(Resumed::Returned(Self::stop_value(&raised))),
            Err(raised) => Err(raised),
        }
    }

    fn throw_into_delegate(&mut self, generator: &Ref<Generator>, delegate: &Value, exc: Exc) -> Res<Resumed> {
        generator.state.set(GeneratorState::Running);
        let outcome = if exc.is_a(&self.types.generator_exit) {
            match self.close_iterator(delegate) {
                Ok(()) => Err(exc),
                Err(raised) => Err(raised),
            }
        } else {
            match delegate {
                Value::Generator(inner) if inner.kind != GeneratorKind::AsyncGenerator => {
                    self.generator_throw(inner, exc)
                }
                other => {
                    let name = self.names.throw.clone();
                    match self.get_attr(other, &name) {
                        Ok(method) => self.call_throw(&method, &[exc.value()]),
                        Err(missing) if missing.is_a(&self.types.attribute_error) => Err(exc),
                        Err(other) => Err(other),
                    }
                }
            }
        };
        self.after_delegate(generator, outcome)
    }

    /// Goes on with what came of a call of the delegate's `throw`.
    fn after_delegate(&mut self, generator: &Ref<Generator>, outcome: Res<Resumed>) -> Res<Resumed> {
        generator.state.set(GeneratorState::Suspended);
        match outcome {
            Ok(Resumed::Yielded(value)) => Ok(Resumed::Yielded(value)),
            Ok(Resumed::Returned(value)) => {
                // Goes on behind the delegation, as if the `Send` had ended: at the jump that follows it.
                self.push_generator(generator, Ret::Native)?;
                let frame = self.frames.last_mut().expect("just pushed");
                // SAFETY: `delegate` found a `Send` three instructions before, and its jump two before.
                let (send, jump) = unsafe { (*frame.pc.sub(3), frame.pc.sub(2)) };
                // SAFETY: registers of the frame just pushed.
                unsafe { Value::put(frame.base.add(usize::from(send.a)), value) };
                frame.pc = jump;
                self.pc.set(jump);
                let result = self.run(None)?;
                Ok(self.resumed(generator, result))
            }
            Err(raised) => {
                self.push_generator(generator, Ret::Native)?;
                let frame = self.frames.last_mut().expect("just pushed");
                // The exception leaves the delegation: its iterator goes, as when `Send` raises.
                // SAFETY: as above.
                let send = unsafe { *frame.pc.sub(3) };
                let _ = send;
                let result = self.run(Some(raised))?;
                Ok(self.resumed(generator, result))
            }
        }
    }

    /// `generator.close()`
    pub fn generator_close(&mut self, generator: &Ref<Generator>) -> Res {
        match generator.state.get() {
            // In the guest's own code even this is an activation that is left: at its definition.
            GeneratorState::Created if !generator.code.stops => {
                generator.finish();
                return Ok(Value::None);
            }
            GeneratorState::Finished => return Ok(Value::None),
            _ => {}
        }
        let class = self.types.generator_exit.clone();
        let exit = self.new_exception(&class, Vec::new());
        match self.generator_throw(generator, exit) {
            Ok(Resumed::Yielded(_)) => {
                let kind = Self::kind_name(generator);
                Err(self.runtime_error(format!("{kind} ignored GeneratorExit")))
            }
            Ok(Resumed::Returned(_)) => Ok(Value::None),
            Err(exc) if exc.is_a(&self.types.generator_exit) || exc.is_a(&self.types.stop_iteration) => Ok(Value::None),
            Err(exc) => Err(exc),
        }
    }

    fn close_iterator(&mut self, iterator: &Value) -> Res<()> {
        match iterator {
            Value::Generator(generator) if generator.kind != GeneratorKind::AsyncGenerator => {
                self.generator_close(generator)?;
            }
            other => {
                let name = self.names.close.clone();
                match self.get_attr(other, &name) {
                    Ok(method) => {
                        self.call(&method, Args::new(&[]))?;
                    }
                    Err(exc) if exc.is_a(&self.types.attribute_error) => {}
                    Err(exc) => return Err(exc),
                }
            }
        }
        Ok(())
    }

    /// The value of a `StopIteration`.
    pub fn stop_value(exc: &Exc) -> Value {
        exc.state().args.borrow().items().first().cloned().unwrap_or(Value::None)
    }

    /// Sends to an iterator of any kind: what it yields, or (`Err`) its result.
    pub(super) fn send_to(&mut self, receiver: &Value, sent: Value) -> Res<Result<Value, Value>> {
        if sent.is_none() {
            match receiver {
                Value::Iterator(_) => {
                    self.stopped_with = Value::None;
                    return Ok(self
                        .next(receiver)?
                        .ok_or_else(|| std::mem::replace(&mut self.stopped_with, Value::None)));
                }
                _ => {
                    let name = self.names.__next__.clone();
                    let Some(method) = self.lookup_special(receiver, &name) else {
                        let kind = self.type_name(receiver);
                        return Err(self.type_error(format!("'{kind}' object is not an iterator")));
                    };
                    return self.stopped_or(|vm| vm.call(&method, Args::new(&[])));
                }
            }
        }
        let name = self.names.send.clone();
        let method = self.get_attr(receiver, &name)?;
        self.stopped_or(|vm| vm.call(&method, Args::new(&[sent])))
    }

    fn stopped_or(&mut self, call: impl FnOnce(&mut Vm) -> Res) -> Res<Result<Value, Value>> {
        match call(self) {
            Ok(value) => Ok(Ok(value)),
            Err(exc) if exc.is_a(&self.types.stop_iteration) => Ok(Err(Self::stop_value(&exc))),
            Err(exc) => Err(exc),
        }
    }

    /// What `yield from value` iterates over.
    pub(super) fn yield_from_iter(&mut self, value: &Value) -> Res {
        match value {
            Value::Generator(generator) => match generator.kind {
                GeneratorKind::Generator => Ok(value.clone()),
                GeneratorKind::Coroutine if self.frame().code().awaits() => Ok(value.clone()),
                GeneratorKind::Coroutine => {
                    Err(self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"))
                }
                GeneratorKind::AsyncGenerator => self.iter(value),
            },
            other => self.iter(other),
        }
    }

    /// What `await value` sends to; `place` is 1 for `__aenter__`'s result, 2 for `__aexit__`'s.
    pub(super) fn awaitable(&mut self, value: &Value, place: u16) -> Res {
        if let Value::Generator(generator) = value
            && (generator.kind == GeneratorKind::Coroutine || generator.code.flags.iterable_coroutine)
        {
            if generator.delegate().is_some() {
                return Err(self.runtime_error("coroutine is being awaited already"));
            }
            return Ok(value.clone());
        }
        let name = self.names.__await__.clone();
        let Some(method) = self.lookup_special(value, &name) else {
            let kind = self.type_name(value);
            let message = match place {
                1 => {
                    format!("'async with' received an object from __aenter__ that does not implement __await__: {kind}")
                }
                2 => {
                    format!("'async with' received an object from __aexit__ that does not implement __await__: {kind}")
                }
                _ => format!("object {kind} can't be used in 'await' expression"),
            };
            return Err(self.type_error(message));
        };
        let iterator = self.call(&method, Args::new(&[]))?;
        if let Value::Generator(generator) = &iterator
            && (generator.kind == GeneratorKind::Coroutine || generator.code.flags.iterable_coroutine)
        {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let next = self.names.__next__.clone();
        if self.lookup_special(&iterator, &next).is_none() {
            let kind = self.type_name(&iterator);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{kind}'")));
        }
        Ok(iterator)
    }

    pub(super) fn async_iter(&mut self, value: &Value) -> Res {
        let name = self.names.__aiter__.clone();
        let Some(method) = self.lookup_special(value, &name) else {
            let kind = self.type_name(value);
            return Err(self.type_error(format!("'async for' requires an object with __aiter__ method, got {kind}")));
        };
        let iterator = self.call(&method, Args::new(&[]))?;
        let anext = self.names.__anext__.clone();
        if self.lookup_special(&iterator, &anext).is_none() {
            let kind = self.type_name(&iterator);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {kind}"
            )));
        }
        Ok(iterator)
    }

    pub(super) fn async_next(&mut self, iterator: &Value) -> Res {
        let name = self.names.__anext__.clone();
        let Some(method) = self.lookup_special(iterator, &name) else {
            let kind = self.type_name(iterator);
            return Err(self.type_error(format!("'async for' requires an iterator with __anext__ method, got {kind}")));
        };
        let item = self.call(&method, Args::new(&[]))?;
        match self.awaitable(&item, 0) {
            Ok(awaitable) => Ok(awaitable),
            Err(_) => {
                let kind = self.type_name(&item);
                Err(self.type_error(format!("'async for' received an invalid object from __anext__: {kind}")))
            }
        }
    }

    /// Marks what an asynchronous generator yields, as opposed to what it awaits: by a tuple that no guest can make.
    pub(super) fn wrap_async_item(&mut self, value: Value) -> Value {
        Value::tuple(vec![Value::Unbound, value])
    }

    /// What [`Vm::wrap_async_item`] marked.
    pub fn async_item(value: &Value) -> Option<Value> {
        match value {
            Value::Tuple(pair) => match pair.items() {
                [Value::Unbound, item] => Some(item.clone()),
                _ => None,
            },
            _ => None,
        }
    }
}
