//! The instruction set of the virtual machine.
//!
//! Registers are numbered from the frame's base: local variables, then cells and free variables, then temporaries. An
//! operand that is a temporary is consumed by the instruction that uses it last, as the `TAKE_*` bits say, so that objects
//! die when they die in CPython.

/// One instruction: eight bytes.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Instruction {
    pub op: Opcode,
    /// Flags: [`TAKE_B`] and so on, or what the opcode says.
    pub x: u8,
    pub a: u16,
    pub b: u16,
    pub c: u16,
}

impl Instruction {
    pub fn new(op: Opcode, a: u16, b: u16, c: u16) -> Self {
        Self { op, x: 0, a, b, c }
    }

    /// An instruction with one register and one 32-bit operand.
    pub fn wide(op: Opcode, a: u16, bc: u32) -> Self {
        Self { op, x: 0, a, b: bc as u16, c: (bc >> 16) as u16 }
    }

    pub fn with(mut self, x: u8) -> Self {
        self.x |= x;
        self
    }

    /// The 32-bit operand of [`Instruction::wide`].
    #[inline(always)]
    pub fn bc(self) -> u32 {
        u32::from(self.b) | u32::from(self.c) << 16
    }
}

/// Register `b` is consumed.
pub const TAKE_B: u8 = 1;
/// Register `c` is consumed.
pub const TAKE_C: u8 = 2;
/// Register `a`, where it is an operand, is consumed.
pub const TAKE_A: u8 = 4;
/// The augmented-assignment form of a binary operator.
pub const INPLACE: u8 = 4;
/// The opposite of a test.
pub const NEGATE: u8 = 4;
/// A call whose keyword names follow in an [`Opcode::Ext`].
pub const KEYWORDS: u8 = 1;

/// What an instruction does. `a` is the destination unless said otherwise; `bc` is `b` and `c` as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Opcode {
    /// A stop point: line `bc` is about to run.
    Line,
    /// The first stop point of an activation.
    EntryLine,
    /// The same at the start of an exception handler, if the exception was raised on another line.
    HandlerLine,
    /// In the place of `Line` in code that has no stop points.
    Poll,
    /// Copies register `b`.
    Move,
    /// Moves temporary `b`.
    Take,
    /// Exchanges registers `a` and `b`.
    Swap,
    /// Constant `bc`.
    LoadConst,
    LoadNone,
    /// The integer `bc`.
    LoadInt,
    /// Raises `UnboundLocalError` when local `b` is unbound.
    CheckLocal,
    /// Drops register `b`.
    Drop,
    DeleteLocal,
    /// Global with name cache `bc`.
    LoadGlobal,
    /// Name `bc` of a class body or module.
    LoadName,
    /// Register `a` to global with name `bc`; `TAKE_A`.
    StoreGlobal,
    StoreName,
    DeleteGlobal,
    DeleteName,
    /// The content of cell `b`.
    LoadDeref,
    /// Cell `b` in a class body, where the namespace goes first.
    LoadClassDeref,
    /// Register `b` into cell `a`.
    StoreDeref,
    DeleteDeref,
    /// A new cell in register `a`, holding what was in register `b` (a parameter), or nothing when `b` is `a`.
    MakeCell,
    /// The function's closure into the registers from `a` on.
    CopyFree,
    Neg,
    Pos,
    Not,
    Invert,
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    Mod,
    Pow,
    Shl,
    Shr,
    Or,
    Xor,
    And,
    FloorDiv,
    /// The same with the small integer `c` on the right.
    AddImm,
    SubImm,
    MulImm,
    ModImm,
    FloorDivImm,
    AndImm,
    ShlImm,
    ShrImm,
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    /// Compares `b` with `c` and jumps by the signed offset `a` when it holds (`NEGATE`: when it does not).
    JumpLt,
    JumpLe,
    JumpEq,
    JumpNe,
    JumpGt,
    JumpGe,
    /// The same with the small integer `c` on the right.
    JumpLtImm,
    JumpLeImm,
    JumpEqImm,
    JumpNeImm,
    JumpGtImm,
    JumpGeImm,
    Is,
    Contains,
    GetItem,
    /// Item with the constant index `c`.
    GetItemImm,
    /// `b[c] = a`
    SetItem,
    /// `del b[c]`
    DelItem,
    /// Attribute of `b` by cache `c`.
    LoadAttr,
    /// Register `a` to the attribute of `b` by cache `c`.
    StoreAttr,
    DelAttr,
    /// The method of `b` by cache `c`: function and self into `a` and `a + 1`, or nothing and the bound attribute.
    LoadMethod,
    /// Calls `a + 1` with the `b` arguments from `a + 2` on; the result goes to `c`.
    Call,
    /// Calls what `LoadMethod` left at `a` with `b` arguments.
    CallMethod,
    /// Calls `a` with the `b` arguments from `a + 1` on.
    CallDirect,
    /// `f(*args, **kwargs)`: callable at `a + 1`, the tuple, and (`x & 1`) the dict; the result goes to `c`.
    CallEx,
    /// The function of the code at the top of the temporaries from `b` on; `x` are the flags.
    MakeFunction,
    LoadBuildClass,
    LoadAssertionError,
    SetupAnnotations,
    /// From the `c` registers at `b`.
    BuildTuple,
    BuildList,
    BuildSet,
    /// `c` pairs.
    BuildMap,
    /// `c` values and the tuple of keys.
    BuildConstKeyMap,
    BuildString,
    BuildSlice,
    /// Appends `b` to the list `a`.
    ListAppend,
    SetAdd,
    /// `a[b] = c`
    MapAdd,
    ListExtend,
    SetUpdate,
    DictUpdate,
    /// Like `DictUpdate`, for keyword arguments of the callable in register `c`.
    DictMerge,
    ListToTuple,
    /// `b` into the `c` registers from `a` on, the first item last.
    Unpack,
    /// With a starred target: `c` is the number before it, plus the number after it times 256.
    UnpackEx,
    /// `x >> 2`: conversion, plus 4 when `c` is a format spec.
    FormatValue,
    /// Name `c`; level and names in `b` and `b + 1`.
    ImportName,
    ImportFrom,
    ImportStar,
    GetIter,
    /// Next item of iterator `a` to `b`, skipping the following jump, which is taken when there is none.
    ForIter,
    GetYieldFromIter,
    GetAwaitable,
    GetAiter,
    GetAnext,
    EndAsyncFor,
    /// Context manager `a`: its `__exit__` to `a`, the result of its `__enter__` to `a + 1`.
    BeforeWith,
    BeforeAsyncWith,
    WithExceptStart,
    /// Sends `a + 1` to the iterator `a`: what it yields to `a + 1`, skipping the following jump; its result to `a`.
    Send,
    /// Suspends with the value in `a`; what is sent arrives there.
    Yield,
    AsyncGenWrap,
    ReturnGenerator,
    Return,
    ReturnNone,
    /// `b` operands from `a` on.
    Raise,
    /// Raises the exception in `a` again; `b`: distance of the register with the instruction that raised it.
    Reraise,
    PushExcInfo,
    PopExcept,
    /// Whether exception `b` matches `c`.
    CheckExcMatch,
    CheckEgMatch,
    PrepReraiseStar,
    GetLen,
    MatchMapping,
    MatchSequence,
    MatchKeys,
    MatchClass,
    /// By the signed offset `bc`.
    Jump,
    /// On register `a`.
    JumpIfTrue,
    JumpIfFalse,
    JumpIfNone,
    JumpIfNotNone,
    JumpIfTrueOrPop,
    JumpIfFalseOrPop,
    Nop,
    /// The operand of the instruction before.
    Ext,
}
