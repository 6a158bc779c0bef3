//! The translation of each stack instruction.

use super::super::ir::{BlockId, INPLACE as IR_INPLACE, Instr, Op};
use super::super::op::{INPLACE, Instruction, KEYWORDS, NEGATE, Opcode, TAKE_A, TAKE_B, TAKE_C};
use super::stack::{Entry, Operand};
use super::{Events, JumpField, Lower, Patch, Target};

const BINARY: [Opcode; 13] = [
    Opcode::Add,
    Opcode::Sub,
    Opcode::Mul,
    Opcode::MatMul,
    Opcode::Div,
    Opcode::Mod,
    Opcode::Pow,
    Opcode::Shl,
    Opcode::Shr,
    Opcode::Or,
    Opcode::Xor,
    Opcode::And,
    Opcode::FloorDiv,
];
const COMPARE: [Opcode; 6] = [Opcode::Lt, Opcode::Le, Opcode::Eq, Opcode::Ne, Opcode::Gt, Opcode::Ge];
const JUMP_COMPARE: [Opcode; 6] =
    [Opcode::JumpLt, Opcode::JumpLe, Opcode::JumpEq, Opcode::JumpNe, Opcode::JumpGt, Opcode::JumpGe];
const JUMP_COMPARE_IMM: [Opcode; 6] =
    [Opcode::JumpLtImm, Opcode::JumpLeImm, Opcode::JumpEqImm, Opcode::JumpNeImm, Opcode::JumpGtImm, Opcode::JumpGeImm];

/// The form of a binary operator with a small integer on the right.
fn immediate(op: Opcode) -> Option<Opcode> {
    Some(match op {
        Opcode::Add => Opcode::AddImm,
        Opcode::Sub => Opcode::SubImm,
        Opcode::Mul => Opcode::MulImm,
        Opcode::Mod => Opcode::ModImm,
        Opcode::FloorDiv => Opcode::FloorDivImm,
        Opcode::And => Opcode::AndImm,
        Opcode::Shl => Opcode::ShlImm,
        Opcode::Shr => Opcode::ShrImm,
        _ => return None,
    })
}

fn take_b(operand: Operand) -> u8 {
    if operand.take { TAKE_B } else { 0 }
}

fn take_c(operand: Operand) -> u8 {
    if operand.take { TAKE_C } else { 0 }
}

fn take_a(operand: Operand) -> u8 {
    if operand.take { TAKE_A } else { 0 }
}

/// How far a fused comparison may jump. Stubs lie at the end, so the distance is not known when it is chosen.
const NARROW_LIMIT: usize = 6_000;

impl Lower<'_> {
    fn top(&self, below: usize) -> usize {
        self.stack.len() - 1 - below
    }

    /// Emits an instruction whose result is the new top of the stack.
    fn produce(&mut self, instruction: Instruction) {
        let reg = self.push_home();
        let at = self.emit(Instruction { a: reg, ..instruction });
        self.result = Some(at);
    }

    fn pop(&mut self, count: usize) {
        self.stack.truncate(self.stack.len() - count);
    }

    /// One operand replaced by a result.
    fn unary(&mut self, op: Opcode, x: u8) {
        self.vacate_result(1);
        let operand = self.operand(self.top(0));
        self.pop(1);
        self.produce(Instruction::new(op, 0, operand.reg, 0).with(x | take_b(operand)));
    }

    /// Two operands replaced by a result.
    fn binary(&mut self, op: Opcode, x: u8) {
        self.vacate_result(2);
        self.settle(2);
        let left = self.operand(self.top(1));
        let right = self.operand(self.top(0));
        self.pop(2);
        self.produce(Instruction::new(op, 0, left.reg, right.reg).with(x | take_b(left) | take_c(right)));
    }

    /// Brings the topmost `count` entries into their home registers; gives the first.
    fn contiguous(&mut self, count: usize) -> u16 {
        let first = self.stack.len() - count;
        for index in first..self.stack.len() {
            self.force(index);
        }
        self.home(first)
    }

    fn build(&mut self, op: Opcode, count: u32, popped: usize, x: u8) {
        let first = self.contiguous(popped);
        self.pop(popped);
        self.produce(Instruction::new(op, 0, first, count as u16).with(x));
    }

    fn cache(&mut self, name: u32) -> u16 {
        self.caches.push(name);
        let index = self.caches.len() - 1;
        self.failed |= index > usize::from(u16::MAX);
        index as u16
    }

    fn cell(&self, index: u32) -> u16 {
        self.locals + index as u16
    }

    /// Appends to a container `arg` entries below the values: `values` of them are consumed.
    fn add_to(&mut self, op: Opcode, arg: u32, values: usize) {
        self.settle(values);
        let container = self.operand_peek(self.stack.len() - values - arg as usize);
        let first = self.operand(self.top(values - 1));
        let second = if values == 2 { Some(self.operand(self.top(0))) } else { None };
        self.pop(values);
        let (c, x) = second.map_or((0, 0), |operand| (operand.reg, take_c(operand)));
        self.emit(Instruction::new(op, container, first.reg, c).with(take_b(first) | x));
    }

    /// The register of an entry that is not consumed.
    fn operand_peek(&mut self, index: usize) -> u16 {
        match self.stack[index] {
            Entry::Local(reg) | Entry::Reg { reg, .. } => reg,
            Entry::Const(_) | Entry::Null => self.force(index),
        }
    }

    fn call(&mut self, argc: u32) {
        let slots = argc as usize + 2;
        let base = self.stack.len() - slots;
        let op = match self.callables.last() {
            Some((index, op)) if *index == base => *op,
            _ => Opcode::CallDirect,
        };
        self.callables.retain(|(index, _)| *index < base);
        let start = if op == Opcode::Call { base + 1 } else { base };
        for index in start..self.stack.len() {
            self.force(index);
        }
        let reg = self.home(base);
        self.pop(slots);
        let dst = self.push_home();
        let count = if op == Opcode::CallDirect { argc + 1 } else { argc };
        let keywords = self.keywords.take();
        let x = if keywords.is_some() { KEYWORDS } else { 0 };
        let at = self.emit(Instruction::new(op, reg, count as u16, dst).with(x));
        if let Some(names) = keywords {
            self.emit(Instruction::wide(Opcode::Ext, 0, names));
        }
        self.result = Some(at);
    }

    /// Makes the last instruction put its result into a local instead of on the stack, if it can.
    fn store_result(&mut self, local: u16) -> bool {
        let Some(at) = self.result else { return false };
        let top = self.top(0);
        if self.stack[top] != Entry::home(self.home(top)) || self.stack.contains(&Entry::Local(local)) {
            return false;
        }
        let instruction = &mut self.out[at];
        match instruction.op {
            Opcode::Call | Opcode::CallMethod | Opcode::CallDirect | Opcode::CallEx => instruction.c = local,
            _ => instruction.a = local,
        }
        self.result = None;
        self.pop(1);
        true
    }

    /// Translates one instruction. True when control never continues after it.
    #[expect(clippy::too_many_arguments, reason = "the state of one call site, split for borrowing")]
    pub(super) fn instr(
        &mut self,
        block: BlockId,
        instr: &Instr,
        following: Option<&Instr>,
        events: &Events,
        unbound: bool,
        next: Option<BlockId>,
        skip_first: &mut Option<BlockId>,
    ) -> bool {
        let arg = instr.arg;
        match instr.op {
            Op::Nop | Op::Resume | Op::SetupFinally | Op::SetupCleanup | Op::SetupWith | Op::PopBlock => {}
            Op::PopTop => {
                let top = self.top(0);
                if let Entry::Reg { .. } = self.stack[top] {
                    let operand = self.operand(top);
                    if operand.take {
                        self.emit(Instruction::new(Opcode::Drop, 0, operand.reg, 0));
                    }
                }
                self.callables.retain(|(index, _)| *index < top);
                self.pop(1);
            }
            Op::PushNull => {
                self.callables.push((self.stack.len(), Opcode::Call));
                self.stack.push(Entry::Null);
            }
            Op::Copy => {
                let entry = self.stack[self.stack.len() - arg as usize];
                self.result = None;
                self.stack.push(match entry {
                    Entry::Reg { reg, .. } => Entry::Reg { reg, owned: false },
                    other => other,
                });
            }
            Op::Swap => {
                let top = self.top(0);
                self.result = None;
                self.stack.swap(top, top + 1 - arg as usize);
            }
            Op::LoadConst => {
                self.result = None;
                self.stack.push(Entry::Const(arg));
            }
            Op::LoadFast => {
                if unbound {
                    self.emit(Instruction::new(Opcode::CheckLocal, 0, arg as u16, 0));
                }
                self.result = None;
                self.stack.push(Entry::Local(arg as u16));
            }
            Op::StoreFast => {
                let local = arg as u16;
                if !self.store_result(local) {
                    let top = self.top(0);
                    if self.stack[top] == Entry::Local(local) {
                        self.pop(1);
                        return false;
                    }
                    let entry = self.stack[top];
                    if let Entry::Const(constant) = entry {
                        self.pop(1);
                        self.settle_local(local);
                        self.load_const(local, constant);
                        return false;
                    }
                    // While the value is still on the stack: a load that is copied now may need its register.
                    self.settle_local(local);
                    let operand = self.operand(top);
                    self.pop(1);
                    let op = if operand.take { Opcode::Take } else { Opcode::Move };
                    self.emit(Instruction::new(op, local, operand.reg, 0));
                }
            }
            Op::DeleteFast => {
                self.settle_local(arg as u16);
                self.emit(Instruction::new(Opcode::DeleteLocal, 0, arg as u16, 0));
            }
            Op::LoadGlobal | Op::LoadName => {
                let op = if instr.op == Op::LoadGlobal { Opcode::LoadGlobal } else { Opcode::LoadName };
                let cache = u32::from(self.cache(arg));
                self.produce(Instruction::wide(op, 0, cache));
            }
            Op::StoreGlobal | Op::StoreName => {
                let op = if instr.op == Op::StoreGlobal { Opcode::StoreGlobal } else { Opcode::StoreName };
                let cache = u32::from(self.cache(arg));
                let value = self.operand(self.top(0));
                self.pop(1);
                self.emit(Instruction::wide(op, value.reg, cache).with(take_a(value)));
            }
            Op::DeleteGlobal => {
                self.emit(Instruction::wide(Opcode::DeleteGlobal, 0, arg));
            }
            Op::DeleteName => {
                self.emit(Instruction::wide(Opcode::DeleteName, 0, arg));
            }
            Op::LoadDeref => self.produce(Instruction::new(Opcode::LoadDeref, 0, self.cell(arg), 0)),
            Op::LoadClassDeref => self.produce(Instruction::new(Opcode::LoadClassDeref, 0, self.cell(arg), 0)),
            Op::StoreDeref => {
                let value = self.operand(self.top(0));
                self.pop(1);
                let cell = self.cell(arg);
                self.emit(Instruction::new(Opcode::StoreDeref, cell, value.reg, 0).with(take_b(value)));
            }
            Op::DeleteDeref => {
                let cell = self.cell(arg);
                self.emit(Instruction::new(Opcode::DeleteDeref, 0, cell, 0));
            }
            Op::LoadClosure => self.produce(Instruction::new(Opcode::Move, 0, self.cell(arg), 0)),
            Op::LoadAttr => {
                self.vacate_result(1);
                let operand = self.operand(self.top(0));
                self.pop(1);
                let cache = self.cache(arg);
                self.produce(Instruction::new(Opcode::LoadAttr, 0, operand.reg, cache).with(take_b(operand)));
            }
            Op::StoreAttr => {
                self.settle(2);
                let object = self.operand(self.top(0));
                let value = self.operand(self.top(1));
                self.pop(2);
                let cache = self.cache(arg);
                self.emit(
                    Instruction::new(Opcode::StoreAttr, value.reg, object.reg, cache)
                        .with(take_a(value) | take_b(object)),
                );
            }
            Op::DeleteAttr => {
                let object = self.operand(self.top(0));
                self.pop(1);
                self.emit(Instruction::new(Opcode::DelAttr, 0, object.reg, arg as u16).with(take_b(object)));
            }
            Op::LoadMethod => {
                self.vacate_results(1, 2);
                let object = self.operand(self.top(0));
                self.pop(1);
                let cache = self.cache(arg);
                let index = self.stack.len();
                let first = self.push_home();
                self.push_home();
                self.callables.push((index, Opcode::CallMethod));
                self.emit(Instruction::new(Opcode::LoadMethod, first, object.reg, cache).with(take_b(object)));
            }
            Op::BinarySubscr => {
                if let Some(index) = self.small_int(self.top(0)).filter(|index| *index >= 0) {
                    self.vacate_result(2);
                    let object = self.operand(self.top(1));
                    self.pop(2);
                    self.produce(
                        Instruction::new(Opcode::GetItemImm, 0, object.reg, index as u16).with(take_b(object)),
                    );
                } else {
                    self.binary(Opcode::GetItem, 0);
                }
            }
            Op::StoreSubscr => {
                self.settle(3);
                let index = self.operand(self.top(0));
                let object = self.operand(self.top(1));
                let value = self.operand(self.top(2));
                self.pop(3);
                self.emit(
                    Instruction::new(Opcode::SetItem, value.reg, object.reg, index.reg)
                        .with(take_a(value) | take_b(object) | take_c(index)),
                );
            }
            Op::DeleteSubscr => {
                self.settle(2);
                let index = self.operand(self.top(0));
                let object = self.operand(self.top(1));
                self.pop(2);
                self.emit(
                    Instruction::new(Opcode::DelItem, 0, object.reg, index.reg).with(take_b(object) | take_c(index)),
                );
            }
            Op::UnaryPositive => self.unary(Opcode::Pos, 0),
            Op::UnaryNegative => self.unary(Opcode::Neg, 0),
            Op::UnaryNot => self.unary(Opcode::Not, 0),
            Op::UnaryInvert => self.unary(Opcode::Invert, 0),
            Op::BinaryOp => {
                let op = BINARY[(arg % IR_INPLACE) as usize];
                let x = if arg >= IR_INPLACE { INPLACE } else { 0 };
                match (immediate(op), self.small_int(self.top(0))) {
                    (Some(op), Some(small)) => {
                        self.vacate_result(2);
                        let left = self.operand(self.top(1));
                        self.pop(2);
                        self.produce(Instruction::new(op, 0, left.reg, small as u16).with(x | take_b(left)));
                    }
                    _ => self.binary(op, x),
                }
            }
            Op::CompareOp => {
                if let Some(jump) = following
                    && matches!(jump.op, Op::PopJumpIfFalse | Op::PopJumpIfTrue)
                {
                    self.fused = Some(arg);
                } else {
                    self.binary(COMPARE[arg as usize], 0);
                }
            }
            Op::IsOp => self.binary(Opcode::Is, if arg == 1 { NEGATE } else { 0 }),
            Op::ContainsOp => self.binary(Opcode::Contains, if arg == 1 { NEGATE } else { 0 }),
            Op::BuildTuple => self.build(Opcode::BuildTuple, arg, arg as usize, 0),
            Op::BuildList => self.build(Opcode::BuildList, arg, arg as usize, 0),
            Op::BuildSet => self.build(Opcode::BuildSet, arg, arg as usize, 0),
            Op::BuildMap => self.build(Opcode::BuildMap, arg, 2 * arg as usize, 0),
            Op::BuildConstKeyMap => self.build(Opcode::BuildConstKeyMap, arg, arg as usize + 1, 0),
            Op::BuildString => self.build(Opcode::BuildString, arg, arg as usize, 0),
            Op::BuildSlice => self.build(Opcode::BuildSlice, arg, arg as usize, 0),
            Op::ListAppend => self.add_to(Opcode::ListAppend, arg, 1),
            Op::SetAdd => self.add_to(Opcode::SetAdd, arg, 1),
            Op::MapAdd => self.add_to(Opcode::MapAdd, arg, 2),
            Op::ListExtend => self.add_to(Opcode::ListExtend, arg, 1),
            Op::SetUpdate => self.add_to(Opcode::SetUpdate, arg, 1),
            Op::DictUpdate => self.add_to(Opcode::DictUpdate, arg, 1),
            Op::DictMerge => {
                // Stack: callable, positional arguments, dict, mapping.
                let callable = self.operand_peek(self.top(3));
                let dict = self.operand_peek(self.top(1));
                let mapping = self.operand(self.top(0));
                self.pop(1);
                self.emit(Instruction::new(Opcode::DictMerge, dict, mapping.reg, callable).with(take_b(mapping)));
            }
            Op::ListToTuple => {
                let index = self.top(0);
                let reg = self.force(index);
                self.emit(Instruction::new(Opcode::ListToTuple, reg, 0, 0));
            }
            Op::UnpackSequence | Op::UnpackEx => {
                let (op, count) = match instr.op {
                    Op::UnpackEx => (Opcode::UnpackEx, (arg & 0xff) + 1 + (arg >> 8)),
                    _ => (Opcode::Unpack, arg),
                };
                self.vacate_results(1, count as usize);
                let sequence = self.operand(self.top(0));
                self.pop(1);
                let first = self.home(self.stack.len());
                for _ in 0..count {
                    self.push_home();
                }
                self.emit(Instruction::new(op, first, sequence.reg, arg as u16).with(take_b(sequence)));
            }
            Op::FormatValue => {
                self.vacate_result(if arg & 4 != 0 { 2 } else { 1 });
                let spec = if arg & 4 != 0 {
                    let spec = self.operand(self.top(0));
                    Some(spec)
                } else {
                    None
                };
                let below = usize::from(spec.is_some());
                let value = self.operand(self.top(below));
                self.pop(1 + below);
                let (c, x) = spec.map_or((0, 0), |operand| (operand.reg, take_c(operand)));
                self.produce(
                    Instruction::new(Opcode::FormatValue, 0, value.reg, c).with(x | take_b(value) | ((arg as u8) << 2)),
                );
            }
            Op::KwNames => self.keywords = Some(arg),
            Op::Call => self.call(arg),
            Op::CallFunctionEx => {
                let slots = 3 + (arg & 1) as usize;
                let base = self.stack.len() - slots;
                for index in base + 1..self.stack.len() {
                    self.force(index);
                }
                self.callables.retain(|(index, _)| *index < base);
                let reg = self.home(base);
                self.pop(slots);
                let dst = self.push_home();
                let at = self.emit(Instruction::new(Opcode::CallEx, reg, 0, dst).with((arg & 1) as u8));
                self.result = Some(at);
            }
            Op::MakeFunction => {
                let count = 1 + arg.count_ones() as usize;
                self.build(Opcode::MakeFunction, 0, count, arg as u8);
            }
            Op::LoadBuildClass => self.produce(Instruction::new(Opcode::LoadBuildClass, 0, 0, 0)),
            Op::LoadAssertionError => self.produce(Instruction::new(Opcode::LoadAssertionError, 0, 0, 0)),
            Op::SetupAnnotations => {
                self.emit(Instruction::new(Opcode::SetupAnnotations, 0, 0, 0));
            }
            Op::ImportName => self.build(Opcode::ImportName, arg, 2, 0),
            Op::ImportFrom => {
                self.vacate_result(0);
                let module = self.operand_peek(self.top(0));
                self.produce(Instruction::new(Opcode::ImportFrom, 0, module, arg as u16));
            }
            Op::ImportStar => {
                let module = self.operand(self.top(0));
                self.pop(1);
                self.emit(Instruction::new(Opcode::ImportStar, 0, module.reg, 0).with(take_b(module)));
            }
            Op::GetIter => self.unary(Opcode::GetIter, 0),
            Op::GetYieldFromIter => self.unary(Opcode::GetYieldFromIter, 0),
            Op::GetAiter => self.unary(Opcode::GetAiter, 0),
            Op::GetAwaitable => {
                self.vacate_result(1);
                let operand = self.operand(self.top(0));
                self.pop(1);
                self.produce(Instruction::new(Opcode::GetAwaitable, 0, operand.reg, arg as u16).with(take_b(operand)));
            }
            Op::AsyncGenWrap => self.unary(Opcode::AsyncGenWrap, 0),
            Op::GetAnext => {
                self.vacate_result(0);
                let iterator = self.operand_peek(self.top(0));
                self.produce(Instruction::new(Opcode::GetAnext, 0, iterator, 0));
            }
            Op::EndAsyncFor => {
                let first = self.contiguous(2);
                self.pop(2);
                self.emit(Instruction::new(Opcode::EndAsyncFor, first, 0, 0));
            }
            Op::BeforeWith | Op::BeforeAsyncWith => {
                let op = if instr.op == Op::BeforeWith { Opcode::BeforeWith } else { Opcode::BeforeAsyncWith };
                let first = self.contiguous(1);
                self.push_home();
                self.emit(Instruction::new(op, first, 0, 0));
            }
            Op::WithExceptStart => {
                self.flush(0);
                self.produce(Instruction::new(Opcode::WithExceptStart, 0, 0, 0));
            }
            Op::ForIter => return self.for_iter(block, instr, events, next, skip_first),
            Op::Send => {
                self.flush(0);
                let receiver = self.home(self.top(1));
                self.emit(Instruction::new(Opcode::Send, receiver, 0, 0));
                if let Some(target) = instr.target {
                    self.jump_edge(Opcode::Jump, 0, 0, block, target, events);
                }
            }
            Op::YieldValue => {
                self.flush(0);
                let reg = self.home(self.top(0));
                self.emit(Instruction::new(Opcode::Yield, reg, 0, 0));
            }
            Op::ReturnValue => {
                use super::super::constant::Const;
                if let Entry::Const(constant) = self.stack[self.top(0)]
                    && matches!(self.graph.consts[constant as usize], Const::None)
                {
                    self.emit(Instruction::new(Opcode::ReturnNone, 0, 0, 0));
                } else {
                    let value = self.operand(self.top(0));
                    self.emit(Instruction::new(Opcode::Return, value.reg, 0, 0));
                }
                return true;
            }
            Op::RaiseVarargs => {
                let first = self.contiguous(arg as usize);
                self.emit(Instruction::new(Opcode::Raise, first, arg as u16, 0));
                return true;
            }
            Op::Reraise => {
                self.flush(0);
                let reg = self.home(self.top(0));
                self.emit(Instruction::new(Opcode::Reraise, reg, arg as u16, 0));
                return true;
            }
            Op::PushExcInfo => {
                self.flush(0);
                let reg = self.home(self.top(0));
                self.push_home();
                self.emit(Instruction::new(Opcode::PushExcInfo, reg, 0, 0));
            }
            Op::PopExcept => {
                let previous = self.operand(self.top(0));
                self.pop(1);
                self.emit(Instruction::new(Opcode::PopExcept, previous.reg, 0, 0).with(take_a(previous)));
            }
            Op::CheckExcMatch => {
                let class = self.operand(self.top(0));
                let exception = self.operand_peek(self.top(1));
                self.pop(1);
                self.produce(Instruction::new(Opcode::CheckExcMatch, 0, exception, class.reg).with(take_c(class)));
            }
            Op::CheckEgMatch => {
                let first = self.contiguous(2);
                self.emit(Instruction::new(Opcode::CheckEgMatch, first, 0, 0));
            }
            Op::PrepReraiseStar => {
                let first = self.contiguous(2);
                self.pop(1);
                self.emit(Instruction::new(Opcode::PrepReraiseStar, first, 0, 0));
            }
            Op::GetLen | Op::MatchMapping | Op::MatchSequence => {
                let op = match instr.op {
                    Op::GetLen => Opcode::GetLen,
                    Op::MatchMapping => Opcode::MatchMapping,
                    _ => Opcode::MatchSequence,
                };
                self.vacate_result(0);
                let subject = self.operand_peek(self.top(0));
                self.produce(Instruction::new(op, 0, subject, 0));
            }
            Op::MatchKeys => {
                self.vacate_result(0);
                let keys = self.operand_peek(self.top(0));
                let subject = self.operand_peek(self.top(1));
                self.produce(Instruction::new(Opcode::MatchKeys, 0, subject, keys));
            }
            Op::MatchClass => {
                let first = self.contiguous(3);
                self.pop(2);
                self.emit(Instruction::new(Opcode::MatchClass, first, 0, arg as u16));
            }
            Op::Jump | Op::JumpNoInterrupt => {
                self.flush(0);
                if let Some(target) = instr.target {
                    if next == Some(target) && !events.on_edge(block, target) {
                        return true;
                    }
                    self.jump_edge(Opcode::Jump, 0, 0, block, target, events);
                }
                return true;
            }
            Op::PopJumpIfTrue | Op::PopJumpIfFalse | Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                self.conditional(block, instr, events);
            }
            Op::JumpIfTrueOrPop | Op::JumpIfFalseOrPop => {
                let op =
                    if instr.op == Op::JumpIfTrueOrPop { Opcode::JumpIfTrueOrPop } else { Opcode::JumpIfFalseOrPop };
                self.flush(0);
                let reg = self.home(self.top(0));
                if let Some(target) = instr.target {
                    self.jump_edge(op, reg, 0, block, target, events);
                }
                self.pop(1);
            }
        }
        false
    }

    fn conditional(&mut self, block: BlockId, instr: &Instr, events: &Events) {
        let Some(target) = instr.target else { return };
        let jump_if = instr.op == Op::PopJumpIfTrue;
        if let Some(compare) = self.fused.take() {
            self.flush(2);
            let x = if jump_if { 0 } else { NEGATE };
            let small = self.small_int(self.top(0));
            let left = self.operand(self.top(1));
            let instruction = match small {
                Some(small) => Instruction::new(JUMP_COMPARE_IMM[compare as usize], 0, left.reg, small as u16)
                    .with(x | take_b(left)),
                None => {
                    let right = self.operand(self.top(0));
                    Instruction::new(JUMP_COMPARE[compare as usize], 0, left.reg, right.reg)
                        .with(x | take_b(left) | take_c(right))
                }
            };
            self.pop(2);
            let target = if events.on_edge(block, target) { self.stub(target) } else { Target::Block(target) };
            if self.graph.blocks.len() < NARROW_LIMIT && self.is_small() {
                let at = self.emit(instruction);
                self.patches.push(Patch { at, field: JumpField::Narrow, target });
            } else {
                let temporary = self.home(self.stack.len());
                let op = COMPARE[compare as usize];
                let mut plain = Instruction { op, a: temporary, ..instruction };
                plain.x &= TAKE_B | TAKE_C;
                if let Some(small) = small {
                    let right = temporary + 1;
                    self.emit(Instruction::wide(Opcode::LoadInt, right, i32::from(small) as u32));
                    plain.c = right;
                }
                self.emit(plain);
                let op = if jump_if { Opcode::JumpIfTrue } else { Opcode::JumpIfFalse };
                self.jump_to(op, temporary, TAKE_A, target);
            }
            return;
        }
        self.flush(1);
        let condition = self.operand(self.top(0));
        self.pop(1);
        let op = match instr.op {
            Op::PopJumpIfTrue => Opcode::JumpIfTrue,
            Op::PopJumpIfFalse => Opcode::JumpIfFalse,
            Op::PopJumpIfNone => Opcode::JumpIfNone,
            _ => Opcode::JumpIfNotNone,
        };
        self.jump_edge(op, condition.reg, take_a(condition), block, target, events);
    }

    /// Whether every address of this body fits a fused comparison's offset, by a generous estimate.
    fn is_small(&self) -> bool {
        self.graph.blocks.iter().map(|block| block.instrs.len() + 3).sum::<usize>() < NARROW_LIMIT
    }

    fn for_iter(
        &mut self,
        block: BlockId,
        instr: &Instr,
        events: &Events,
        next: Option<BlockId>,
        skip_first: &mut Option<BlockId>,
    ) -> bool {
        self.flush(0);
        let iterator = self.home(self.top(0));
        let item = self.push_home();
        let at = self.emit(Instruction::new(Opcode::ForIter, iterator, item, 0));
        if let Some(target) = instr.target {
            self.jump_edge(Opcode::Jump, 0, 0, block, target, events);
        }
        // `for x in ...`: the item goes right into the variable.
        if let Some(body) = next
            && self.graph.block(block).next == Some(body)
            && self.graph.block(body).predecessors == 1
            && !events.at_entry(body)
            && !events.on_edge(block, body)
            && let Some(first) = self.graph.block(body).instrs.first()
            && first.op == Op::StoreFast
            && first.handler == instr.handler
            && !self.stack[..self.stack.len() - 1].contains(&Entry::Local(first.arg as u16))
        {
            self.out[at].b = first.arg as u16;
            *skip_first = Some(body);
        }
        false
    }
}
