//! From the syntax tree to the stack instructions of [`super::ir`], in CPython 3.11's order and with its positions.

mod call;
mod comprehension;
mod expr;
mod function;
mod import;
mod loops;
mod pattern;
mod protect;
mod stmt;

use std::collections::HashMap;

use compact_str::CompactString;
use ruff_python_ast::{Expr, Stmt, StmtWith};
use ruff_source_file::LineIndex;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::code::{CodeDef, Flags};
use super::constant::{Const, fold};
use super::ir::{Block, BlockId, Graph, Instr, Loc, Op};
use super::scope::{BlockKind, Place, ScopeNode, SymbolTable, mangle};
use super::{CompileError, flow, lower};

type Res<T = ()> = Result<T, CompileError>;

/// What kind of body a [`Unit`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
}

/// An enclosing statement that `return`, `break` and `continue` have to leave properly.
#[derive(Clone)]
pub(super) struct Enclosing<'a> {
    kind: EnclosingKind<'a>,
    block: BlockId,
    exit: BlockId,
}

#[derive(Clone)]
enum EnclosingKind<'a> {
    While,
    For,
    TryExcept,
    FinallyTry(&'a [Stmt]),
    FinallyEnd,
    With(&'a StmtWith),
    HandlerCleanup(Option<&'a str>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehension,
}

/// A code body while it is generated.
pub(super) struct Unit<'a> {
    pub graph: Graph,
    current: BlockId,
    scope: usize,
    kind: UnitKind,
    name: CompactString,
    qualname: CompactString,
    /// The class whose name mangles private names.
    private: Option<CompactString>,
    loc: Loc,
    enclosing: Vec<Enclosing<'a>>,
    pub names: Names,
    pub varnames: Names,
    pub cells: Vec<CompactString>,
    pub frees: Vec<CompactString>,
    doc: Option<String>,
    args: usize,
    posonly: usize,
    kwonly: usize,
    varargs: bool,
    varkw: bool,
    last_line: u32,
    suspends: bool,
}

impl Unit<'_> {
    /// Whether a call makes a generator, a coroutine or an asynchronous generator instead of running the body.
    pub(super) fn is_generator_like(&self) -> bool {
        self.suspends
    }

    /// Number of parameters, which are bound at the start.
    pub(super) fn parameter_count(&self) -> usize {
        self.args + self.kwonly + usize::from(self.varargs) + usize::from(self.varkw)
    }
}

/// Names numbered in the order of their first use.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub list: Vec<CompactString>,
    index: HashMap<CompactString, u32>,
}

impl Names {
    pub fn add(&mut self, name: &str) -> u32 {
        if let Some(&index) = self.index.get(name) {
            return index;
        }
        let index = self.list.len() as u32;
        self.list.push(name.into());
        self.index.insert(name.into(), index);
        index
    }

    pub fn get(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }
}

/// The code generator for one source text.
pub(super) struct Compiler<'a> {
    source: &'a str,
    filename: &'a str,
    lines: LineIndex,
    table: SymbolTable,
    units: Vec<Unit<'a>>,
    future_annotations: bool,
    /// Where the imports from `__future__` at the beginning of the module end.
    futures_end: TextSize,
    /// The mode `single` of `compile`: expression statements of the module print their value.
    interactive: bool,
}

/// Compiles a module body.
pub(super) fn module<'a>(
    body: &'a [Stmt],
    source: &'a str,
    filename: &'a str,
    table: SymbolTable,
    interactive: bool,
) -> Res<CodeDef> {
    let mut compiler = Compiler::new(source, filename, table);
    compiler.enter(UnitKind::Module, "<module>", TextRange::default(), ScopeNode::Module, 1);
    compiler.interactive = interactive;
    compiler.futures_end = import::futures_end(body);
    if interactive {
        compiler.stmts(body)?;
    } else {
        compiler.body(body)?;
    }
    compiler.assemble(true)
}

/// Compiles one expression; its value is the code's result.
pub(super) fn expression<'a>(expr: &'a Expr, source: &'a str, filename: &'a str, table: SymbolTable) -> Res<CodeDef> {
    let mut compiler = Compiler::new(source, filename, table);
    compiler.enter(UnitKind::Module, "<module>", TextRange::default(), ScopeNode::Module, 1);
    compiler.expr(expr)?;
    compiler.assemble(false)
}

impl<'a> Compiler<'a> {
    fn new(source: &'a str, filename: &'a str, table: SymbolTable) -> Self {
        Self {
            source,
            filename,
            lines: LineIndex::from_source_text(source),
            table,
            units: Vec::new(),
            future_annotations: false,
            futures_end: TextSize::default(),
            interactive: false,
        }
    }

    fn unit(&mut self) -> &mut Unit<'a> {
        self.units.last_mut().expect("a unit is open while code is generated")
    }

    fn unit_ref(&self) -> &Unit<'a> {
        self.units.last().expect("a unit is open while code is generated")
    }

    /// Opens a code body.
    fn enter(&mut self, kind: UnitKind, name: &str, range: TextRange, node: ScopeNode, first_line: u32) {
        let scope = self.table.scope(range, node);
        let scope_data = &self.table.scopes[scope];
        let mut varnames = Names::default();
        if scope_data.kind == BlockKind::Function {
            for param in &scope_data.params {
                varnames.add(param);
            }
        }
        let (cells, frees) = (scope_data.cells(), scope_data.frees());
        let qualname = self.qualname(name, kind);
        let private = self.units.last().and_then(|unit| unit.private.clone());
        self.units.push(Unit {
            graph: Graph { blocks: vec![Block::default()], consts: Vec::new(), first_line },
            current: BlockId(0),
            scope,
            kind,
            name: name.into(),
            qualname,
            private,
            loc: Loc { line: first_line, end_line: first_line, col: 0, end_col: 0 },
            enclosing: Vec::new(),
            names: Names::default(),
            varnames,
            cells,
            frees,
            doc: None,
            args: 0,
            posonly: 0,
            kwonly: 0,
            varargs: false,
            varkw: false,
            last_line: first_line,
            suspends: false,
        });
        let loc = Loc { line: first_line, end_line: first_line, col: 0, end_col: 0 };
        if kind == UnitKind::Module {
            self.unit().loc = Loc { line: 0, ..loc };
            self.op(Op::Resume, 0);
            self.unit().loc = loc;
        } else {
            self.op(Op::Resume, 0);
        }
    }

    fn qualname(&self, name: &str, kind: UnitKind) -> CompactString {
        let Some(parent) = self.units.last() else { return name.into() };
        if parent.kind == UnitKind::Module {
            return name.into();
        }
        if matches!(kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class) {
            let mangled = mangle(parent.private.as_deref(), name);
            if self.table.scopes[parent.scope].places.get(&mangled) == Some(&Place::GlobalExplicit) {
                return name.into();
            }
        }
        if parent.kind == UnitKind::Class {
            compact_str::format_compact!("{}.{name}", parent.qualname)
        } else {
            compact_str::format_compact!("{}.<locals>.{name}", parent.qualname)
        }
    }

    /// Ends the innermost code body: runs the passes and lowers it to register code.
    fn assemble(&mut self, add_none: bool) -> Res<CodeDef> {
        let current = self.unit_ref().current;
        if !self.unit_ref().graph.block(current).returns {
            self.unset_loc();
            if add_none {
                self.load_const(Const::None);
            }
            self.op(Op::ReturnValue, 0);
        }
        let mut unit = self.units.pop().expect("a unit is open while code is generated");
        let scope = &self.table.scopes[unit.scope];
        let mut flags = Flags::default();
        if scope.kind == BlockKind::Function {
            flags.optimized = true;
            flags.generator = scope.generator && !scope.coroutine;
            flags.coroutine = scope.coroutine && !scope.generator;
            flags.async_generator = scope.generator && scope.coroutine;
        }
        flags.varargs = unit.varargs;
        flags.varkw = unit.varkw;
        flags.nested = self.units.iter().any(|u| u.kind != UnitKind::Module && u.kind != UnitKind::Class);
        unit.suspends = flags.generator || flags.coroutine || flags.async_generator;
        flow::run(&mut unit.graph);
        let lowered = lower::lower(&unit.graph, &unit)?;
        Ok(CodeDef {
            name: unit.name.to_string(),
            qualname: unit.qualname.to_string(),
            filename: self.filename.to_owned(),
            first_line: unit.graph.first_line,
            last_line: unit.last_line.max(unit.graph.first_line),
            flags,
            doc: unit.doc,
            args: unit.args,
            posonly: unit.posonly,
            kwonly: unit.kwonly,
            varnames: unit.varnames.list.iter().map(ToString::to_string).collect(),
            cells: unit.cells.iter().map(ToString::to_string).collect(),
            frees: unit.frees.iter().map(ToString::to_string).collect(),
            names: unit.names.list.iter().map(ToString::to_string).collect(),
            consts: unit.graph.consts,
            lowered,
        })
    }

    // Positions.

    fn position(&self, offset: TextSize) -> (u32, u32) {
        let line = self.lines.line_index(offset);
        let start = self.lines.line_start(line, self.source);
        let start = if line.get() == 1 { TextSize::new(0) } else { start };
        (line.get() as u32, u32::from(offset - start))
    }

    fn loc_of(&self, range: TextRange) -> Loc {
        let (line, col) = self.position(range.start());
        let (end_line, end_col) = self.position(range.end());
        Loc { line, end_line, col, end_col }
    }

    fn line_of(&self, offset: TextSize) -> u32 {
        self.position(offset).0
    }

    fn set_loc(&mut self, node: &impl Ranged) {
        let loc = self.loc_of(node.range());
        self.set_raw_loc(loc);
    }

    fn set_raw_loc(&mut self, loc: Loc) {
        let unit = self.unit();
        unit.loc = loc;
        unit.last_line = unit.last_line.max(loc.end_line);
    }

    fn unset_loc(&mut self) {
        self.unit().loc = Loc::NONE;
    }

    fn error<T>(&self, message: impl Into<String>, node: &impl Ranged) -> Res<T> {
        Err(CompileError::new(message, node.range()))
    }

    // Emitting.

    fn new_block(&mut self) -> BlockId {
        let graph = &mut self.unit().graph;
        graph.blocks.push(Block::default());
        BlockId((graph.blocks.len() - 1) as u32)
    }

    fn use_block(&mut self, block: BlockId) {
        let unit = self.unit();
        let current = unit.current;
        unit.graph.block_mut(current).next = Some(block);
        unit.current = block;
    }

    fn push(&mut self, instr: Instr) {
        let unit = self.unit();
        let current = unit.current;
        if unit.graph.block(current).instrs.last().is_some_and(|last| last.op.ends_block()) {
            let block = self.new_block();
            self.use_block(block);
        }
        let unit = self.unit();
        let current = unit.current;
        let block = unit.graph.block_mut(current);
        block.returns |= instr.op == Op::ReturnValue;
        block.instrs.push(instr);
    }

    fn op(&mut self, op: Op, arg: u32) {
        let loc = self.unit().loc;
        self.push(Instr::new(op, arg, loc));
    }

    fn op_no_line(&mut self, op: Op, arg: u32) {
        self.push(Instr::new(op, arg, Loc::NONE));
    }

    fn jump(&mut self, op: Op, target: BlockId) {
        let loc = self.unit().loc;
        self.push(Instr { target: Some(target), ..Instr::new(op, 0, loc) });
    }

    fn jump_no_line(&mut self, target: BlockId) {
        self.push(Instr { target: Some(target), ..Instr::new(Op::Jump, 0, Loc::NONE) });
    }

    fn load_const(&mut self, value: Const) {
        let index = self.unit().graph.constant(value);
        self.op(Op::LoadConst, index);
    }

    fn op_name(&mut self, op: Op, name: &str) {
        let mangled = mangle(self.unit_ref().private.as_deref(), name);
        let index = self.unit().names.add(&mangled);
        self.op(op, index);
    }

    /// Stores the top of the stack under a name that a statement or pattern gives.
    fn store_name(&mut self, name: &str) -> Res {
        self.check_assignable(name)?;
        self.name(name, Access::Store);
        Ok(())
    }

    /// Refuses the one name that is a constant without being a keyword.
    fn check_assignable(&self, name: &str) -> Res {
        if name != "__debug__" {
            return Ok(());
        }
        let error = CompileError::new("cannot assign to __debug__", TextRange::default());
        Err(error.at_line(self.unit_ref().loc))
    }

    /// Loads, stores or deletes a variable, wherever it lives.
    fn name(&mut self, name: &str, access: Access) {
        let mangled = mangle(self.unit_ref().private.as_deref(), name);
        let scope = &self.table.scopes[self.unit_ref().scope];
        let function = scope.kind == BlockKind::Function;
        let place = scope.places.get(&mangled).copied();
        match place {
            Some(Place::Free | Place::Cell) => {
                let index = self.deref_index(&mangled);
                let op = match access {
                    Access::Load if function => Op::LoadDeref,
                    Access::Load => Op::LoadClassDeref,
                    Access::Store => Op::StoreDeref,
                    Access::Delete => Op::DeleteDeref,
                };
                self.op(op, index);
            }
            Some(Place::Local) if function => {
                let index = self.unit().varnames.add(&mangled);
                self.op([Op::LoadFast, Op::StoreFast, Op::DeleteFast][access as usize], index);
            }
            Some(Place::GlobalImplicit) if function => {
                let index = self.unit().names.add(&mangled);
                self.op([Op::LoadGlobal, Op::StoreGlobal, Op::DeleteGlobal][access as usize], index);
            }
            Some(Place::GlobalExplicit) => {
                let index = self.unit().names.add(&mangled);
                self.op([Op::LoadGlobal, Op::StoreGlobal, Op::DeleteGlobal][access as usize], index);
            }
            _ => {
                let index = self.unit().names.add(&mangled);
                self.op([Op::LoadName, Op::StoreName, Op::DeleteName][access as usize], index);
            }
        }
    }

    /// Index of a cell or free variable: cells first.
    fn deref_index(&mut self, name: &str) -> u32 {
        let unit = self.unit();
        match unit.cells.iter().position(|n| n == name) {
            Some(index) => index as u32,
            None => {
                let free =
                    unit.frees.iter().position(|n| n == name).expect("the symbol table lists every free variable");
                (unit.cells.len() + free) as u32
            }
        }
    }

    // Enclosing statements.

    fn push_enclosing(&mut self, kind: EnclosingKind<'a>, block: BlockId, exit: BlockId) -> Res {
        /// As many as CPython takes.
        const MAX_ENCLOSING: usize = 20;
        let unit = self.unit();
        if unit.enclosing.len() >= MAX_ENCLOSING {
            let error = CompileError::new("too many statically nested blocks", TextRange::default());
            return Err(error.at_line(unit.loc));
        }
        unit.enclosing.push(Enclosing { kind, block, exit });
        Ok(())
    }

    fn pop_enclosing(&mut self) {
        self.unit().enclosing.pop();
    }

    fn scope_is_generator(&self) -> bool {
        self.table.scopes[self.unit_ref().scope].generator
    }

    fn scope_is_coroutine(&self) -> bool {
        self.table.scopes[self.unit_ref().scope].coroutine
    }
}

/// What is done with a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Load = 0,
    Store = 1,
    Delete = 2,
}

/// The constant that an expression is, if CPython would have folded it.
fn constant(expr: &Expr) -> Option<Const> {
    fold(expr)
}
