//! What the compiler produces.

use super::constant::Const;
use super::ir::Loc;
use super::op::Instruction;

/// Properties of a code body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Names are registers (a function), not a namespace.
    pub optimized: bool,
    pub varargs: bool,
    pub varkw: bool,
    pub generator: bool,
    pub coroutine: bool,
    pub async_generator: bool,
    pub nested: bool,
    /// A generator that may be awaited, and may await: `types.coroutine` asks for it.
    pub iterable_coroutine: bool,
}

impl Flags {
    /// The bit of [`Self::iterable_coroutine`].
    pub const ITERABLE_COROUTINE: i64 = 0x100;

    /// CPython's `co_flags`.
    pub fn bits(self) -> i64 {
        let bit = |on: bool, value: i64| if on { value } else { 0 };
        bit(self.optimized, 0x3)
            | bit(self.varargs, 0x4)
            | bit(self.varkw, 0x8)
            | bit(self.nested, 0x10)
            | bit(self.generator, 0x20)
            | bit(self.coroutine, 0x80)
            | bit(self.iterable_coroutine, Self::ITERABLE_COROUTINE)
            | bit(self.async_generator, 0x200)
    }
}

/// A stretch of instructions whose exceptions are handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    /// Number of temporaries that survive.
    pub depth: u16,
    /// The handler gets the raising instruction's index below the exception.
    pub keeps_lasti: bool,
}

/// The register code of a body.
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    pub instructions: Vec<Instruction>,
    pub positions: Vec<Loc>,
    pub handlers: Vec<Handler>,
    /// Name index of each inline cache.
    pub caches: Vec<u32>,
    /// Registers of locals, cells and free variables.
    pub fixed: u16,
    pub registers: u16,
}

/// A code object as data.
#[derive(Clone, Debug)]
pub struct CodeDef {
    pub name: String,
    pub qualname: String,
    pub filename: String,
    pub first_line: u32,
    pub last_line: u32,
    pub flags: Flags,
    pub doc: Option<String>,
    /// Positional parameters, the positional-only ones included.
    pub args: usize,
    pub posonly: usize,
    pub kwonly: usize,
    pub varnames: Vec<String>,
    pub cells: Vec<String>,
    pub frees: Vec<String>,
    pub names: Vec<String>,
    pub consts: Vec<Const>,
    pub lowered: Lowered,
}
