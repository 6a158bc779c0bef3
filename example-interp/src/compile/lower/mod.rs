//! From stack instructions to register instructions, with the stop points worked out.
//!
//! The stack is simulated while a block is translated: loads of locals and constants are deferred until something needs
//! them in a register, so `a + b` is one instruction. At block boundaries every entry is in its home register.
//!
//! Line events follow CPython 3.11's rule: an event when the line of the instruction about to run differs from that of the
//! one that ran before it in the frame, or after a jump backwards. Which one ran before is known for each way into a block, so
//! no check is left for run time, except in exception handlers.

mod bound;
mod emit;
mod stack;

use std::collections::HashMap;

use super::CompileError;
use super::code::{Handler, Lowered};
use super::codegen::Unit;
use super::ir::{BlockId, Graph, Instr, Loc, Op};
use super::op::{Instruction, Opcode};
use stack::Entry;

/// Where a jump instruction keeps its offset.
#[derive(Clone, Copy)]
enum JumpField {
    /// `b` and `c`.
    Wide,
    /// `a`, as in fused comparisons.
    Narrow,
}

/// A jump whose target's address is not known yet.
struct Patch {
    at: usize,
    field: JumpField,
    target: Target,
}

/// Where a jump goes: a block, or the stub with the stop point before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Target {
    Block(BlockId),
    Stub(BlockId, u32),
}

struct Lower<'a> {
    graph: &'a Graph,
    out: Vec<Instruction>,
    positions: Vec<Loc>,
    /// Handler of each emitted instruction.
    active: Vec<Option<BlockId>>,
    patches: Vec<Patch>,
    starts: HashMap<BlockId, usize>,
    /// Targets with a stop point on the way: target, number, handler and position of the stub.
    stubs: Vec<(BlockId, u32, Option<BlockId>, Loc)>,
    caches: Vec<u32>,
    locals: u16,
    /// Registers of locals, cells and free variables.
    fixed: u16,
    max_depth: u16,
    scratch: u16,
    stack: Vec<Entry>,
    loc: Loc,
    handler: Option<BlockId>,
    /// The instruction just emitted, when its result is the top of the stack and may go elsewhere instead.
    result: Option<usize>,
    keywords: Option<u32>,
    /// Where the calls under way begin on the stack, and how they are made.
    callables: Vec<(usize, Opcode)>,
    /// A comparison that the jump after it does.
    fused: Option<u32>,
    failed: bool,
}

/// Translates the blocks of `unit`.
pub(super) fn lower(graph: &Graph, unit: &Unit<'_>) -> Result<Lowered, CompileError> {
    let order: Vec<BlockId> =
        graph.layout().into_iter().filter(|id| graph.block(*id).depth.is_some() || id.0 == 0).collect();
    let position: HashMap<BlockId, usize> = order.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let fixed = unit.varnames.list.len() + unit.cells.len() + unit.frees.len();
    let mut lower = Lower {
        graph,
        out: Vec::new(),
        positions: Vec::new(),
        active: Vec::new(),
        patches: Vec::new(),
        starts: HashMap::new(),
        stubs: Vec::new(),
        caches: Vec::new(),
        locals: unit.varnames.list.len() as u16,
        fixed: fixed as u16,
        max_depth: max_depth(graph, &order) as u16,
        scratch: 0,
        stack: Vec::new(),
        loc: Loc::NONE,
        handler: None,
        result: None,
        keywords: None,
        callables: Vec::new(),
        fused: None,
        failed: fixed > 60_000,
    };
    let unbound = bound::unbound_loads(graph, &order, unit);
    let events = Events::new(graph, &order, &position);
    lower.prologue(unit, graph.first_line);
    let mut skip_first = None;
    for (index, &id) in order.iter().enumerate() {
        let next = order.get(index + 1).copied();
        lower.block(id, next, &events, &unbound, &mut skip_first);
    }
    lower.emit_stubs();
    lower.patch();
    lower.finish()
}

fn max_depth(graph: &Graph, order: &[BlockId]) -> u32 {
    let mut max = 0;
    for &id in order {
        let block = graph.block(id);
        let mut depth = block.depth.unwrap_or(0) as i32;
        max = max.max(depth);
        for instr in &block.instrs {
            max = max.max(depth + instr.op.effect(instr.arg, true).max(0));
            depth += instr.op.effect(instr.arg, false);
            max = max.max(depth);
        }
    }
    max as u32 + 3
}

/// Which ways into which blocks are line events.
struct Events {
    /// Blocks into which every way is an event: the stop point is part of the block.
    at_entry: HashMap<BlockId, bool>,
    /// Events along single edges, keyed by source and target.
    edges: HashMap<(BlockId, BlockId), bool>,
    handlers: HashMap<BlockId, u32>,
}

impl Events {
    fn new(graph: &Graph, order: &[BlockId], position: &HashMap<BlockId, usize>) -> Self {
        let mut incoming: HashMap<BlockId, Vec<(BlockId, bool)>> = HashMap::new();
        for &id in order {
            let block = graph.block(id);
            let Some(last) = block.instrs.last() else { continue };
            let mut edge = |target: BlockId| {
                let Some(first) = graph.block(target).instrs.first() else { return };
                let backward = position.get(&target) <= position.get(&id);
                incoming.entry(target).or_default().push((id, is_event(last, first, backward)));
            };
            if let Some(next) = block.next
                && !block.no_fallthrough
            {
                edge(next);
            }
            if let Some(target) = last.target
                && last.op.is_jump()
            {
                edge(target);
            }
        }
        let mut events = Self { at_entry: HashMap::new(), edges: HashMap::new(), handlers: HashMap::new() };
        for (target, edges) in incoming {
            // The way from the start has a stop point of its own kind.
            let from_start = edges.iter().any(|(source, _)| graph.block(*source).instrs.last().is_some_and(is_start));
            events.at_entry.insert(target, !from_start && edges.iter().all(|(_, event)| *event));
            for (source, event) in edges {
                let merged = events.edges.get(&(source, target)).copied().unwrap_or(false) || event;
                events.edges.insert((source, target), merged);
            }
        }
        for &id in order {
            let block = graph.block(id);
            if block.is_handler
                && let Some(first) = block.instrs.first()
                && !first.loc.is_none()
            {
                events.handlers.insert(id, first.loc.line);
            }
        }
        events
    }

    /// Whether the block begins with a stop point, whichever way it was entered.
    fn at_entry(&self, block: BlockId) -> bool {
        self.at_entry.get(&block).copied().unwrap_or(false)
    }

    /// Whether the way from `source` to `target` needs a stop point of its own.
    fn on_edge(&self, source: BlockId, target: BlockId) -> bool {
        !self.at_entry(target) && self.edges.get(&(source, target)).copied().unwrap_or(false)
    }
}

/// Whether this is where an activation begins (and not where a generator goes on).
fn is_start(instr: &Instr) -> bool {
    instr.op == Op::Resume && instr.arg == 0
}

/// Whether running `next` after `previous` is a line event.
fn is_event(previous: &Instr, next: &Instr, backward: bool) -> bool {
    if next.loc.is_none() {
        return false;
    }
    // Before the frame's first instruction there is no line; resuming a generator is another matter.
    if is_start(previous) {
        return true;
    }
    previous.loc.line != next.loc.line || (backward && next.op != Op::Send)
}

impl Lower<'_> {
    fn prologue(&mut self, unit: &Unit<'_>, first_line: u32) {
        self.loc = Loc { line: first_line, end_line: first_line, col: 0, end_col: 0 };
        for (index, name) in unit.cells.iter().enumerate() {
            let cell = self.locals + index as u16;
            let from = unit.varnames.get(name).map_or(cell, |local| local as u16);
            self.emit(Instruction::new(Opcode::MakeCell, cell, from, 0));
        }
        if !unit.frees.is_empty() {
            let first = self.locals + unit.cells.len() as u16;
            self.emit(Instruction::new(Opcode::CopyFree, first, 0, 0));
        }
        if unit.is_generator_like() {
            self.emit(Instruction::new(Opcode::ReturnGenerator, 0, 0, 0));
        }
    }

    fn emit(&mut self, instruction: Instruction) -> usize {
        self.result = None;
        self.out.push(instruction);
        self.positions.push(self.loc);
        self.active.push(self.handler);
        self.out.len() - 1
    }

    fn stop(&mut self, loc: Loc) {
        self.stop_as(Opcode::Line, loc);
    }

    fn stop_as(&mut self, op: Opcode, loc: Loc) {
        let saved = std::mem::replace(&mut self.loc, loc);
        self.emit(Instruction::wide(op, 0, loc.line));
        self.loc = saved;
    }

    fn block(
        &mut self,
        id: BlockId,
        next: Option<BlockId>,
        events: &Events,
        unbound: &bound::Unbound,
        skip_first: &mut Option<BlockId>,
    ) {
        let block = self.graph.block(id);
        let depth = block.depth.unwrap_or(0) as usize;
        self.result = None;
        self.stack = (0..depth).map(|index| Entry::home(self.home(index))).collect();
        self.starts.insert(id, self.out.len());
        self.handler = block.instrs.first().and_then(|instr| instr.handler);
        if let Some(first) = block.instrs.first() {
            if let Some(&line) = events.handlers.get(&id) {
                self.loc = first.loc;
                self.emit(Instruction::wide(Opcode::HandlerLine, 0, line));
            } else if events.at_entry(id) {
                self.stop(first.loc);
            }
        }
        let skip = usize::from(skip_first.take() == Some(id));
        if skip == 1 {
            self.stack.pop();
        }
        for index in skip..block.instrs.len() {
            let instr = &block.instrs[index];
            if instr.handler != self.handler {
                self.flush(0);
                self.handler = instr.handler;
            }
            if index > 0 && is_event(&block.instrs[index - 1], instr, false) {
                self.result = None;
                let op = if is_start(&block.instrs[index - 1]) { Opcode::EntryLine } else { Opcode::Line };
                self.stop_as(op, instr.loc);
            }
            self.loc = instr.loc;
            let following =
                block.instrs.get(index + 1).filter(|n| n.handler == instr.handler && !is_event(instr, n, false));
            if self.instr(id, instr, following, events, unbound.contains(id, index), next, skip_first) {
                // Control never gets past this instruction.
                return;
            }
        }
        // Falling through to the next block.
        self.flush(0);
        if let Some(target) = block.next {
            if events.on_edge(id, target) {
                let loc = self.graph.block(target).instrs.first().map_or(Loc::NONE, |instr| instr.loc);
                let start = block.instrs.last().is_some_and(is_start);
                self.stop_as(if start { Opcode::EntryLine } else { Opcode::Line }, loc);
            }
            if next != Some(target) {
                self.jump_to(Opcode::Jump, 0, 0, Target::Block(target));
            }
        }
    }

    /// Emits a jump along the edge from `source` to `target`, by way of its stop point if it has one.
    fn jump_edge(&mut self, op: Opcode, a: u16, x: u8, source: BlockId, target: BlockId, events: &Events) {
        if !events.on_edge(source, target) {
            self.jump_to(op, a, x, Target::Block(target));
        } else if op == Opcode::Jump {
            let loc = self.graph.block(target).instrs.first().map_or(Loc::NONE, |instr| instr.loc);
            self.stop(loc);
            self.jump_to(op, a, x, Target::Block(target));
        } else {
            let stub = self.stub(target);
            self.jump_to(op, a, x, stub);
        }
    }

    fn stub(&mut self, target: BlockId) -> Target {
        let first = self.graph.block(target).instrs.first();
        let number = match self.stubs.iter().position(|s| s.0 == target) {
            Some(index) => self.stubs[index].1,
            None => {
                let number = self.stubs.len() as u32;
                let loc = first.map_or(Loc::NONE, |instr| instr.loc);
                self.stubs.push((target, number, first.and_then(|instr| instr.handler), loc));
                number
            }
        };
        Target::Stub(target, number)
    }

    fn jump_to(&mut self, op: Opcode, a: u16, x: u8, target: Target) {
        let at = self.emit(Instruction::wide(op, a, 0).with(x));
        self.patches.push(Patch { at, field: JumpField::Wide, target });
    }

    fn emit_stubs(&mut self) {
        let mut starts = HashMap::new();
        for (target, number, handler, loc) in std::mem::take(&mut self.stubs) {
            starts.insert(number, self.out.len());
            self.handler = handler;
            self.stop(loc);
            self.loc = loc;
            self.jump_to(Opcode::Jump, 0, 0, Target::Block(target));
        }
        for patch in &mut self.patches {
            if let Target::Stub(_, number) = patch.target {
                // Stubs get block numbers past the graph's own.
                let id = BlockId(u32::MAX - number);
                self.starts.insert(id, starts[&number]);
                patch.target = Target::Block(id);
            }
        }
    }

    fn patch(&mut self) {
        for patch in &self.patches {
            let Target::Block(id) = patch.target else { continue };
            let Some(&start) = self.starts.get(&id) else {
                self.failed = true;
                continue;
            };
            let offset = start as i64 - patch.at as i64;
            let instruction = &mut self.out[patch.at];
            match patch.field {
                JumpField::Wide => {
                    let bits = offset as i32 as u32;
                    instruction.b = bits as u16;
                    instruction.c = (bits >> 16) as u16;
                }
                JumpField::Narrow => match i16::try_from(offset) {
                    Ok(offset) => instruction.a = offset as u16,
                    Err(_) => self.failed = true,
                },
            }
        }
    }

    fn finish(self) -> Result<Lowered, CompileError> {
        let registers = u32::from(self.fixed) + u32::from(self.max_depth) + u32::from(self.scratch);
        if self.failed || registers > u32::from(u16::MAX) {
            return Err(CompileError::new("code is too large", ruff_text_size::TextRange::default()));
        }
        let mut handlers: Vec<Handler> = Vec::new();
        let mut index = 0;
        while index < self.active.len() {
            let start = index;
            let handler = self.active[start];
            while index < self.active.len() && self.active[index] == handler {
                index += 1;
            }
            let Some(handler) = handler else { continue };
            let Some(&target) = self.starts.get(&handler) else { continue };
            let block = self.graph.block(handler);
            let pushed = 1 + u32::from(block.keeps_lasti);
            handlers.push(Handler {
                start: start as u32,
                end: index as u32,
                target: target as u32,
                depth: block.depth.unwrap_or(pushed).saturating_sub(pushed) as u16,
                keeps_lasti: block.keeps_lasti,
            });
        }
        Ok(Lowered {
            instructions: self.out,
            positions: self.positions,
            handlers,
            caches: self.caches,
            fixed: self.fixed,
            registers: registers as u16,
        })
    }
}
