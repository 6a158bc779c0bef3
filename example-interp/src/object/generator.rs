//! Generators, coroutines and asynchronous generators: suspended activations.

use std::cell::{Cell, RefCell, UnsafeCell};

use revdb::FrameId;

use super::*;
use crate::compile::op::Instruction;

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Not started.
    Created,
    Suspended,
    Running,
    Finished,
}

/// Which of the three kinds it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// A suspended activation with its registers.
pub struct Generator {
    pub kind: GeneratorKind,
    pub name: RefCell<Ref<Str>>,
    pub qualname: RefCell<Ref<Str>>,
    pub function: Ref<Function>,
    pub code: Ref<Code>,
    pub state: Cell<GeneratorState>,
    /// The instruction to go on with.
    pub pc: Cell<*const Instruction>,
    /// The identity of the activation.
    pub id: FrameId,
    /// The exception that the body is handling.
    pub handled: RefCell<Value>,
    /// The eval loop reads and writes these through a pointer while the generator runs.
    pub registers: UnsafeCell<Box<[Value]>>,
    /// [`crate::vm::frame::Frame::locals`] of the suspended frame.
    pub locals: RefCell<Option<Ref<List>>>,
    /// A step of an asynchronous generator is under way.
    pub busy: Cell<bool>,
    /// An asynchronous generator has ended, or was told to.
    pub closed: Cell<bool>,
}

impl Generator {
    /// The registers of a generator that is not running.
    pub fn registers(&self) -> &[Value] {
        // SAFETY: only the eval loop writes them, on the same thread and never while this borrow is used: callers (the
        // tracer, the debugger) copy or visit the values and run no guest code meanwhile.
        unsafe { &*self.registers.get() }
    }

    /// Drops what the body still held.
    pub fn finish(&self) {
        self.state.set(GeneratorState::Finished);
        // SAFETY: as in `registers`; the values are taken out before any of them is dropped, so a destructor that looks at
        // this generator finds it empty.
        let values: Vec<Value> = unsafe { (*self.registers.get()).iter_mut().map(std::mem::take).collect() };
        drop(values);
        drop(self.handled.take());
    }

    /// Index of the instruction at which the body is suspended.
    pub fn suspended_at(&self) -> usize {
        let start = self.code.instructions.as_ptr() as usize;
        (self.pc.get() as usize).saturating_sub(start + size_of::<Instruction>()) / size_of::<Instruction>()
    }

    /// Whether something waits to be run when the generator is closed: it is suspended where an exception is handled.
    pub fn has_cleanup(&self) -> bool {
        match self.state.get() {
            GeneratorState::Suspended => {}
            // A coroutine that never ran is warned of.
            GeneratorState::Created => return self.code.stops || self.kind == GeneratorKind::Coroutine,
            GeneratorState::Running | GeneratorState::Finished => return false,
        }
        let index = self.suspended_at();
        // In the guest's own code the end of the activation is a stop point, too.
        self.code.stops || self.code.handlers.iter().any(|h| (h.start as usize) <= index && index < h.end as usize)
    }

    /// Whether it is a coroutine that never ran.
    pub fn is_unawaited(&self) -> bool {
        self.kind == GeneratorKind::Coroutine && self.state.get() == GeneratorState::Created
    }

    /// The iterator that the body delegates to with `yield from`, or that it awaits.
    pub fn delegate(&self) -> Option<Value> {
        if self.state.get() != GeneratorState::Suspended {
            return None;
        }
        // SAFETY: `pc` points behind the `Yield` where the generator is suspended, with a `Send` before it when it delegates.
        let (previous, send) = unsafe { (*self.pc.get().sub(1), *self.pc.get().sub(3)) };
        let start = self.code.instructions.as_ptr();
        let index = (self.pc.get() as usize - start as usize) / size_of::<Instruction>();
        if index < 3 || send.op != crate::compile::op::Opcode::Send || send.a + 1 != previous.a {
            return None;
        }
        self.registers().get(usize::from(send.a)).cloned()
    }
}

impl Body for Generator {
    const KIND: Kind = Kind::Generator;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.function);
        tracer.reference(&self.code);
        tracer.reference(&self.name.borrow());
        tracer.reference(&self.qualname.borrow());
        tracer.value(&self.handled.borrow());
        tracer.values(self.registers().iter());
        self.locals.borrow().iter().for_each(|locals| tracer.reference(locals));
    }

    fn clear(&self) {
        if self.state.get() != GeneratorState::Running {
            self.finish();
        }
    }
}
