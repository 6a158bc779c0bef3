//! The virtual machine: what runs guest code, and the object protocol.

pub mod attr;
pub mod call;
pub mod convert;
pub mod core;
pub mod errors;
pub mod hash;
pub mod iter;
pub mod ops;
pub mod repr;

pub use self::core::Core;
pub use crate::object::Exc;
use crate::object::*;

/// The result of everything that may run guest code.
pub type Res<T = Value> = Result<T, Exc>;

/// The machine. Derefs to [`Core`], the part that the object protocol needs.
pub struct Vm {
    pub core: Core,
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

impl Vm {
    /// A machine with all built-in classes and functions.
    pub fn new() -> Self {
        let mut vm = Self { core: Core::new() };
        crate::builtins::install(&mut vm);
        vm
    }
}

/// A frame that an exception left: one line pair of a traceback. (Owner: the eval loop.)
#[derive(Clone)]
pub struct TraceEntry {
    pub code: Ref<Code>,
    pub line: u32,
}

impl TraceEntry {
    /// Visits the references.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.code);
    }
}
