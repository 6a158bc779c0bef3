//! The intermediate code: CPython 3.11's stack instructions in basic blocks.
//!
//! Stop points have to equal CPython's `sys.settrace` events and tracebacks its positions. Both are functions of CPython's
//! instruction stream (which instruction carries which position, and in which order blocks are laid out), so the compiler
//! first builds that stream, and only then turns it into register code ([`super::lower`]).

use super::constant::Const;

/// A source range; `line` is 0 where an instruction has no position of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loc {
    pub line: u32,
    pub end_line: u32,
    /// Columns are byte offsets in the line.
    pub col: u32,
    pub end_col: u32,
}

impl Loc {
    pub const NONE: Self = Self { line: 0, end_line: 0, col: 0, end_col: 0 };

    pub fn is_none(self) -> bool {
        self.line == 0
    }
}

/// Index of a block in its [`Unit`](super::codegen::Unit).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub u32);

/// A stack instruction. The argument's meaning is given where it is not obvious.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    Nop,
    Resume,
    PopTop,
    PushNull,
    Copy,
    Swap,
    LoadConst,
    LoadFast,
    StoreFast,
    DeleteFast,
    LoadGlobal,
    StoreGlobal,
    DeleteGlobal,
    LoadName,
    StoreName,
    DeleteName,
    LoadDeref,
    StoreDeref,
    DeleteDeref,
    LoadClassDeref,
    LoadClosure,
    LoadAttr,
    StoreAttr,
    DeleteAttr,
    LoadMethod,
    BinarySubscr,
    StoreSubscr,
    DeleteSubscr,
    UnaryPositive,
    UnaryNegative,
    UnaryNot,
    UnaryInvert,
    /// Argument: [`Operator`](ruff_python_ast::Operator) as an index, plus [`INPLACE`].
    BinaryOp,
    /// Argument: 0..6 for `< <= == != > >=`.
    CompareOp,
    IsOp,
    ContainsOp,
    BuildTuple,
    BuildList,
    BuildSet,
    BuildMap,
    BuildConstKeyMap,
    BuildString,
    BuildSlice,
    ListAppend,
    SetAdd,
    MapAdd,
    ListExtend,
    SetUpdate,
    DictUpdate,
    DictMerge,
    ListToTuple,
    UnpackSequence,
    UnpackEx,
    /// Argument: conversion (0 none, 1 str, 2 repr, 3 ascii), plus 4 when a format spec is on the stack.
    FormatValue,
    /// Argument: index of the tuple of names, for the next `Call`.
    KwNames,
    Call,
    CallFunctionEx,
    MakeFunction,
    LoadBuildClass,
    LoadAssertionError,
    SetupAnnotations,
    ImportName,
    ImportFrom,
    ImportStar,
    GetIter,
    ForIter,
    GetYieldFromIter,
    GetAwaitable,
    GetAiter,
    GetAnext,
    EndAsyncFor,
    BeforeWith,
    BeforeAsyncWith,
    WithExceptStart,
    Send,
    YieldValue,
    AsyncGenWrap,
    ReturnValue,
    RaiseVarargs,
    Reraise,
    PushExcInfo,
    PopExcept,
    CheckExcMatch,
    CheckEgMatch,
    PrepReraiseStar,
    GetLen,
    MatchMapping,
    MatchSequence,
    MatchKeys,
    MatchClass,
    Jump,
    JumpNoInterrupt,
    PopJumpIfTrue,
    PopJumpIfFalse,
    PopJumpIfNone,
    PopJumpIfNotNone,
    JumpIfTrueOrPop,
    JumpIfFalseOrPop,
    SetupFinally,
    SetupCleanup,
    SetupWith,
    PopBlock,
}

/// Added to the argument of [`Op::BinaryOp`] for the augmented assignments.
pub const INPLACE: u32 = 13;

impl Op {
    /// Jumps that are executed (not the pushing of a handler).
    pub fn is_jump(self) -> bool {
        matches!(
            self,
            Self::Jump
                | Self::JumpNoInterrupt
                | Self::PopJumpIfTrue
                | Self::PopJumpIfFalse
                | Self::PopJumpIfNone
                | Self::PopJumpIfNotNone
                | Self::JumpIfTrueOrPop
                | Self::JumpIfFalseOrPop
                | Self::ForIter
                | Self::Send
        )
    }

    pub fn is_block_push(self) -> bool {
        matches!(self, Self::SetupFinally | Self::SetupCleanup | Self::SetupWith)
    }

    /// Instructions after which control never continues with the next one.
    pub fn is_exit(self) -> bool {
        matches!(self, Self::ReturnValue | Self::RaiseVarargs | Self::Reraise)
    }

    pub fn ends_block(self) -> bool {
        self.is_jump() || self.is_exit()
    }

    /// How many values the instruction adds to the stack; `jump`: along its jump (or to its handler).
    pub fn effect(self, arg: u32, jump: bool) -> i32 {
        let arg = arg as i32;
        match self {
            Self::Nop | Self::Resume | Self::PopBlock | Self::Jump | Self::JumpNoInterrupt | Self::KwNames => 0,
            Self::PopTop | Self::StoreFast | Self::StoreGlobal | Self::StoreName | Self::StoreDeref => -1,
            Self::PushNull
            | Self::Copy
            | Self::LoadConst
            | Self::LoadFast
            | Self::LoadGlobal
            | Self::LoadName
            | Self::LoadDeref
            | Self::LoadClassDeref
            | Self::LoadClosure
            | Self::LoadBuildClass
            | Self::LoadAssertionError => 1,
            Self::Swap
            | Self::DeleteFast
            | Self::DeleteGlobal
            | Self::DeleteName
            | Self::DeleteDeref
            | Self::SetupAnnotations => 0,
            Self::LoadAttr => 0,
            Self::StoreAttr => -2,
            Self::DeleteAttr => -1,
            Self::LoadMethod => 1,
            Self::BinarySubscr => -1,
            Self::StoreSubscr => -3,
            Self::DeleteSubscr => -2,
            Self::UnaryPositive | Self::UnaryNegative | Self::UnaryNot | Self::UnaryInvert => 0,
            Self::BinaryOp | Self::CompareOp | Self::IsOp | Self::ContainsOp => -1,
            Self::BuildTuple | Self::BuildList | Self::BuildSet | Self::BuildString | Self::BuildSlice => 1 - arg,
            Self::BuildMap => 1 - 2 * arg,
            Self::BuildConstKeyMap => -arg,
            Self::ListAppend
            | Self::SetAdd
            | Self::ListExtend
            | Self::SetUpdate
            | Self::DictUpdate
            | Self::DictMerge => -1,
            Self::MapAdd => -2,
            Self::ListToTuple => 0,
            Self::UnpackSequence => arg - 1,
            Self::UnpackEx => (arg & 0xff) + (arg >> 8),
            Self::FormatValue => {
                if arg & 4 != 0 {
                    -1
                } else {
                    0
                }
            }
            // Callable or method, NULL or self, the arguments: one result.
            Self::Call => -1 - arg,
            Self::CallFunctionEx => -2 - (arg & 1),
            Self::MakeFunction => -(arg.count_ones() as i32),
            Self::ImportName => -1,
            Self::ImportFrom => 1,
            Self::ImportStar => -1,
            Self::GetIter | Self::GetYieldFromIter | Self::GetAwaitable | Self::GetAiter => 0,
            Self::ForIter => {
                if jump {
                    -1
                } else {
                    1
                }
            }
            Self::GetAnext => 1,
            Self::EndAsyncFor => -2,
            Self::BeforeWith | Self::BeforeAsyncWith => 1,
            Self::WithExceptStart => 1,
            Self::Send => {
                if jump {
                    -1
                } else {
                    0
                }
            }
            Self::YieldValue | Self::AsyncGenWrap => 0,
            Self::ReturnValue => -1,
            Self::RaiseVarargs => -arg,
            Self::Reraise => -3,
            Self::PushExcInfo => 1,
            Self::PopExcept => -1,
            Self::CheckExcMatch | Self::CheckEgMatch => 0,
            Self::PrepReraiseStar => -1,
            Self::GetLen | Self::MatchMapping | Self::MatchSequence | Self::MatchKeys => 1,
            Self::MatchClass => -2,
            Self::PopJumpIfTrue | Self::PopJumpIfFalse | Self::PopJumpIfNone | Self::PopJumpIfNotNone => -1,
            Self::JumpIfTrueOrPop | Self::JumpIfFalseOrPop => {
                if jump {
                    0
                } else {
                    -1
                }
            }
            Self::SetupFinally | Self::SetupWith => i32::from(jump),
            Self::SetupCleanup => {
                if jump {
                    2
                } else {
                    0
                }
            }
        }
    }
}

/// One stack instruction.
#[derive(Clone, Copy, Debug)]
pub struct Instr {
    pub op: Op,
    pub arg: u32,
    pub target: Option<BlockId>,
    pub loc: Loc,
    /// The handler that an exception here goes to; known after the passes of [`super::flow`].
    pub handler: Option<BlockId>,
}

impl Instr {
    pub fn new(op: Op, arg: u32, loc: Loc) -> Self {
        Self { op, arg, target: None, loc, handler: None }
    }
}

/// A basic block. `next` is the block that is laid out after it.
#[derive(Clone, Debug, Default)]
pub struct Block {
    pub instrs: Vec<Instr>,
    pub next: Option<BlockId>,
    /// Ends with a return or a raise.
    pub exit: bool,
    pub no_fallthrough: bool,
    pub returns: bool,
    pub predecessors: u32,
    /// Stack depth at the start; `None` while unknown (unreachable).
    pub depth: Option<u32>,
    /// An exception handler that finds the raising instruction's index below the exception.
    pub keeps_lasti: bool,
    pub is_handler: bool,
}

/// A code body in blocks, ready for the passes of [`super::flow`].
#[derive(Debug, Default)]
pub struct Graph {
    pub blocks: Vec<Block>,
    pub consts: Vec<Const>,
    pub first_line: u32,
}

impl Graph {
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }

    pub fn block_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }

    /// Index of an equal constant, added when there is none.
    pub fn constant(&mut self, value: Const) -> u32 {
        if let Some(index) = self.consts.iter().position(|c| c.same(&value)) {
            return index as u32;
        }
        self.consts.push(value);
        (self.consts.len() - 1) as u32
    }

    /// The blocks in the order in which they are laid out.
    pub fn layout(&self) -> Vec<BlockId> {
        let mut order = Vec::new();
        let mut next = Some(BlockId(0));
        while let Some(id) = next {
            order.push(id);
            next = self.block(id).next;
        }
        order
    }
}
