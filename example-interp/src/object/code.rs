//! Code objects: what the compiler made, as a guest object with its inline caches.

use std::cell::{Cell, RefCell};

use super::*;
use crate::compile::op::Instruction;
use crate::compile::{Flags, Handler, Loc};

/// A compiled function body.
pub struct Code(pub Box<CodeBody>);

impl std::ops::Deref for Code {
    type Target = CodeBody;
    #[inline(always)]
    fn deref(&self) -> &CodeBody {
        &self.0
    }
}

/// The parts of a code object.
pub struct CodeBody {
    /// The number by which the debugger knows it.
    pub number: u32,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub filename: Ref<Str>,
    pub first_line: u32,
    pub last_line: u32,
    pub flags: Flags,
    /// Positional parameters, the positional-only ones included.
    pub args: usize,
    pub posonly: usize,
    pub kwonly: usize,
    /// Local variables, parameters first.
    pub varnames: Box<[Ref<Str>]>,
    pub cells: Box<[Ref<Str>]>,
    pub frees: Box<[Ref<Str>]>,
    pub names: Box<[Ref<Str>]>,
    pub consts: Box<[Value]>,
    /// The docstring, or `None`.
    pub doc: Value,
    pub instructions: Box<[Instruction]>,
    pub positions: Box<[Loc]>,
    pub handlers: Box<[Handler]>,
    pub caches: Box<[Cache]>,
    /// Registers of locals, cells and free variables.
    pub fixed: usize,
    pub registers: usize,
    /// A call with exactly `args` positional arguments binds them by position and starts at once.
    pub simple: bool,
    /// Whether the guest's own code: modules shipped with the interpreter have no stop points.
    pub stops: bool,
    /// Whether tracebacks leave its frames out.
    pub hidden: bool,
}

/// What one instruction learned: where the name was found, and what has to be unchanged for that to hold.
pub struct Cache {
    pub name: Ref<Str>,
    /// Address of the shape, or of the dict.
    pub key: Cell<usize>,
    /// Version of the class, or of the dict's keys.
    pub version: Cell<u32>,
    /// Version of the second dict looked at (the builtins).
    pub version2: Cell<u32>,
    pub slot: Cell<u32>,
    pub kind: Cell<CacheKind>,
    /// The shape after an attribute was added.
    pub next: Cell<Option<&'static Shape>>,
    /// The method that was found.
    pub value: RefCell<Value>,
}

/// What a [`Cache`] holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CacheKind {
    #[default]
    Empty,
    /// Slot of an instance.
    Slot,
    /// A new slot of an instance.
    Add,
    /// A method or other value of the class.
    Method,
    /// Place in the globals.
    Global,
    /// Place in the builtins.
    Builtin,
    /// Place in a module's dict.
    Module,
}

impl Cache {
    /// An empty cache for `name`.
    pub fn new(name: Ref<Str>) -> Self {
        Self {
            name,
            key: Cell::new(0),
            version: Cell::new(0),
            version2: Cell::new(0),
            slot: Cell::new(0),
            kind: Cell::default(),
            next: Cell::default(),
            value: RefCell::default(),
        }
    }
}

impl CodeBody {
    /// Whether a call makes a generator, a coroutine or an asynchronous generator.
    pub fn suspends(&self) -> bool {
        self.flags.generator || self.flags.coroutine || self.flags.async_generator
    }

    /// Whether a coroutine can be delegated to.
    pub fn awaits(&self) -> bool {
        self.flags.coroutine || self.flags.iterable_coroutine
    }

    /// The same code with other flags, and with nothing learned yet.
    pub fn with_flags(&self, flags: Flags) -> Self {
        Self {
            number: self.number,
            name: self.name.clone(),
            qualname: self.qualname.clone(),
            filename: self.filename.clone(),
            first_line: self.first_line,
            last_line: self.last_line,
            flags,
            args: self.args,
            posonly: self.posonly,
            kwonly: self.kwonly,
            varnames: self.varnames.clone(),
            cells: self.cells.clone(),
            frees: self.frees.clone(),
            names: self.names.clone(),
            consts: self.consts.clone(),
            doc: self.doc.clone(),
            instructions: self.instructions.clone(),
            positions: self.positions.clone(),
            handlers: self.handlers.clone(),
            caches: self.caches.iter().map(|cache| Cache::new(cache.name.clone())).collect(),
            fixed: self.fixed,
            registers: self.registers,
            simple: self.simple,
            stops: self.stops,
            hidden: self.hidden,
        }
    }

    /// Takes the methods, which refer to their class, out of the caches.
    pub fn forget_methods(&self) -> impl std::iter::Iterator<Item = Value> {
        self.caches.iter().filter(|cache| cache.kind.get() == CacheKind::Method).map(|cache| {
            cache.kind.set(CacheKind::Empty);
            cache.value.take()
        })
    }

    /// Number of parameters, `*args` and `**kwargs` included.
    pub fn parameters(&self) -> usize {
        self.args + self.kwonly + usize::from(self.flags.varargs) + usize::from(self.flags.varkw)
    }

    /// The name of a cell or free variable by its register.
    pub fn cell_name(&self, register: usize) -> &Ref<Str> {
        let index = register - self.varnames.len();
        if index < self.cells.len() { &self.cells[index] } else { &self.frees[index - self.cells.len()] }
    }

    /// The line of the instruction at `index`: that of the nearest before it that has one.
    pub fn line_at(&self, index: usize) -> u32 {
        let known = self.positions[..=index.min(self.positions.len() - 1)].iter().rev().find(|loc| loc.line != 0);
        known.map_or(self.first_line, |loc| loc.line)
    }

    /// The position of the instruction at `index`.
    pub fn position(&self, index: usize) -> Loc {
        self.positions.get(index).copied().unwrap_or_default()
    }
}

impl Body for Code {
    const KIND: Kind = Kind::Code;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.consts.iter());
        for names in [&self.varnames, &self.cells, &self.frees, &self.names] {
            names.iter().for_each(|name| tracer.reference(name));
        }
        tracer.reference(&self.name);
        tracer.reference(&self.qualname);
        tracer.reference(&self.filename);
        tracer.value(&self.doc);
        for cache in &self.caches {
            tracer.reference(&cache.name);
            tracer.value(&cache.value.borrow());
        }
    }
}
