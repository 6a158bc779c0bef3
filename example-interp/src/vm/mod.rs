//! The virtual machine: what runs guest code, and the object protocol.

pub mod attr;
pub mod build_class;
pub mod call;
pub mod convert;
pub mod core;
pub mod errors;
pub mod eval;
pub mod except;
pub mod frame;
pub mod generator;
pub mod hash;
pub mod import;
pub mod item;
pub mod iter;
pub mod load;
mod matching;
pub mod ops;
pub mod repr;
pub mod scope;
mod slow;
mod stops;
pub mod traceback;

use std::cell::Cell;
use std::rc::Rc;

pub use self::core::Core;
use self::frame::{Frame, RegisterStack};
use crate::compile::op::Instruction;
pub use crate::object::Exc;
use crate::object::*;

/// The result of everything that may run guest code.
pub type Res<T = Value> = Result<T, Exc>;

/// The machine. Derefs to [`Core`], the part that the object protocol needs.
pub struct Vm {
    pub core: Core,
    /// The activations, outermost first.
    pub frames: Vec<Frame>,
    stack: RegisterStack,
    /// The innermost frame's next instruction, while native code or another frame runs.
    pc: &'static Cell<*const Instruction>,
    /// The exceptions being handled: one place for the guest's main stack, one more for each running generator.
    exc_info: Vec<Value>,
    /// What the debugger asks about code objects, by number.
    pub codes: Vec<CodeInfo>,
    /// The texts of the sources that were loaded, by path.
    sources: Vec<(String, Rc<str>)>,
    /// The index of the `Reraise` that is being executed: where its handler is looked for.
    reraised_at: Option<usize>,
    /// Where the exception that is raised again was raised first, as an index into the innermost frame's instructions.
    raised_at: Option<usize>,
    /// While stopped where an exception leaves a frame: the exception.
    pub leaving: Option<Exc>,
    /// How many loops native code has nested.
    native_depth: u32,
    /// How many steps are left until the next look for signals.
    steps_to_poll: u32,
    /// A signal that was delivered and waits to be raised.
    pub signal: Option<i32>,
}

impl std::ops::Deref for Vm {
    type Target = Core;
    #[inline(always)]
    fn deref(&self) -> &Core {
        &self.core
    }
}

impl std::ops::DerefMut for Vm {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Core {
        &mut self.core
    }
}

thread_local! {
    /// The machine's next instruction, for the debugger to read in the middle of anything.
    static PC: Cell<Option<&'static Cell<*const Instruction>>> = const { Cell::new(None) };
}

impl Vm {
    /// A machine with all built-in classes and functions.
    pub fn new() -> Self {
        let mut vm = Self {
            core: Core::new(),
            frames: Vec::with_capacity(1024),
            stack: RegisterStack::new(),
            pc: Box::leak(Box::new(Cell::new(std::ptr::null()))),
            exc_info: vec![Value::None],
            codes: Vec::new(),
            sources: Vec::new(),
            reraised_at: None,
            raised_at: None,
            leaving: None,
            native_depth: 0,
            steps_to_poll: stops::STEPS_PER_POLL,
            signal: None,
        };
        PC.set(Some(vm.pc));
        revdb::locate_writes(|| PC.get().map_or(0, |pc| pc.get() as u64));
        crate::builtins::install(&mut vm);
        vm
    }

    /// Keeps a source's text for tracebacks and the debugger.
    pub fn remember_source(&mut self, path: &str, text: &str) {
        match self.sources.iter_mut().find(|(known, _)| known == path) {
            Some((_, known)) => *known = text.into(),
            None => self.sources.push((path.to_owned(), text.into())),
        }
    }

    /// The paths of the sources that were loaded.
    pub fn source_paths(&self) -> impl std::iter::Iterator<Item = &str> {
        self.sources.iter().map(|(path, _)| path.as_str())
    }

    /// The text of a source that was loaded.
    pub fn source_text(&self, path: &str) -> Option<Rc<str>> {
        self.sources.iter().find(|(known, _)| known == path).map(|(_, text)| text.clone())
    }
}

impl Default for Vm {
    fn default() -> Self {
        Self::new()
    }
}

/// What is known about a code object for as long as the process runs.
pub struct CodeInfo {
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub filename: Ref<Str>,
    pub first_line: u32,
    pub last_line: u32,
}

/// A frame that an exception left: an entry of a traceback.
#[derive(Clone)]
pub struct TraceEntry {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub line: u32,
    /// Index of the instruction that raised.
    pub instruction: u32,
    /// The frame's locals once it is left: they live as long as the traceback.
    pub locals: Ref<List>,
}

impl TraceEntry {
    /// Visits the references.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.code);
        tracer.reference(&self.globals);
        tracer.reference(&self.locals);
    }
}
