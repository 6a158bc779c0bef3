//! The simulated stack.

use super::super::op::{Instruction, Opcode};
use super::Lower;

/// What an entry of the stack is at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The value of a local variable, not copied yet.
    Local(u16),
    /// A constant, not loaded yet.
    Const(u32),
    /// A temporary. Several entries may name one register; one of them owns it.
    Reg { reg: u16, owned: bool },
    /// The missing method or self of a call: nothing is ever written.
    Null,
}

impl Entry {
    pub(super) fn home(reg: u16) -> Self {
        Self::Reg { reg, owned: true }
    }
}

/// A register and whether using it there is its last use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operand {
    pub reg: u16,
    pub take: bool,
}

impl Lower<'_> {
    /// The register where the stack's entry `index` belongs.
    pub(super) fn home(&self, index: usize) -> u16 {
        self.fixed + index as u16
    }

    /// Pushes a new temporary and gives its register.
    pub(super) fn push_home(&mut self) -> u16 {
        let index = self.stack.len();
        let reg = self.home(index);
        self.vacate(reg, index);
        self.stack.push(Entry::home(reg));
        reg
    }

    /// Makes sure that no entry other than `index` lives in `reg`.
    fn vacate(&mut self, reg: u16, index: usize) {
        let holder = self
            .stack
            .iter()
            .enumerate()
            .position(|(i, entry)| i != index && matches!(entry, Entry::Reg { reg: r, owned: true } if *r == reg));
        if holder.is_none() {
            return;
        }
        let free = self.free_scratch();
        self.emit(Instruction::new(Opcode::Take, free, reg, 0));
        for entry in &mut self.stack {
            if let Entry::Reg { reg: r, .. } = entry
                && *r == reg
            {
                *r = free;
            }
        }
    }

    /// Frees the register where the result of an instruction with `operands` operands belongs, before those are looked up:
    /// a deeper entry that lives there moves away, and the operands that name its register with it.
    pub(super) fn vacate_result(&mut self, operands: usize) {
        self.vacate_results(operands, 1);
    }

    /// The same for an instruction with `results` results.
    pub(super) fn vacate_results(&mut self, operands: usize, results: usize) {
        let first = self.stack.len() - operands;
        for index in first..first + results {
            let reg = self.home(index);
            let deeper = self.stack[..first]
                .iter()
                .any(|entry| matches!(entry, Entry::Reg { reg: r, owned: true } if *r == reg));
            if deeper {
                self.vacate(reg, index);
            }
        }
    }

    fn free_scratch(&mut self) -> u16 {
        let base = self.fixed + self.max_depth;
        let used = |reg: u16| self.stack.iter().any(|e| matches!(e, Entry::Reg { reg: r, .. } if *r == reg));
        let reg = (base..).find(|reg| !used(*reg)).unwrap_or(base);
        self.scratch = self.scratch.max(reg - base + 1);
        reg
    }

    /// Takes the entry at `index` out of play as an operand: where it is, and whether that was its last use.
    pub(super) fn operand(&mut self, index: usize) -> Operand {
        match self.stack[index] {
            Entry::Local(reg) => Operand { reg, take: false },
            Entry::Reg { reg, owned } => {
                if !owned && self.is_displaced(reg) {
                    // The owner may have to move before the instruction that uses this is emitted.
                    return Operand { reg: self.force(index), take: true };
                }
                if owned && let Some(other) = self.alias(reg, index) {
                    self.stack[other] = Entry::Reg { reg, owned: true };
                    self.stack[index] = Entry::Reg { reg, owned: false };
                    return Operand { reg, take: false };
                }
                Operand { reg, take: owned }
            }
            Entry::Const(_) | Entry::Null => Operand { reg: self.force(index), take: true },
        }
    }

    /// Brings those of the topmost `count` entries that [`Lower::operand`] would move into their homes: looking one of
    /// them up then moves no other. For instructions with several operands.
    pub(super) fn settle(&mut self, count: usize) {
        for index in self.stack.len() - count..self.stack.len() {
            let moves = match self.stack[index] {
                Entry::Local(_) => false,
                Entry::Reg { reg, owned } => !owned && self.is_displaced(reg),
                Entry::Const(_) | Entry::Null => true,
            };
            if moves {
                self.force(index);
            }
        }
    }

    /// Whether the entry that owns `reg` belongs elsewhere.
    pub(super) fn is_displaced(&self, reg: u16) -> bool {
        let owner = self.stack.iter().position(|entry| *entry == Entry::Reg { reg, owned: true });
        owner.is_some_and(|index| self.home(index) != reg)
    }

    fn alias(&self, reg: u16, index: usize) -> Option<usize> {
        self.stack
            .iter()
            .enumerate()
            .position(|(i, entry)| i != index && matches!(entry, Entry::Reg { reg: r, .. } if *r == reg))
    }

    /// Brings the entry at `index` into its home register, owned.
    pub(super) fn force(&mut self, index: usize) -> u16 {
        let home = self.home(index);
        let entry = self.stack[index];
        if entry == Entry::home(home) {
            if let Some(other) = self.alias(home, index)
                && other < index
            {
                self.force(other);
            }
            return home;
        }
        self.vacate(home, index);
        match self.stack[index] {
            Entry::Local(reg) => {
                self.emit(Instruction::new(Opcode::Move, home, reg, 0));
            }
            Entry::Const(constant) => self.load_const(home, constant),
            // The call knows that nothing is there.
            Entry::Null => {}
            Entry::Reg { reg, owned } => {
                let other = if owned { self.alias(reg, index) } else { None };
                match other {
                    Some(other) => {
                        self.stack[other] = Entry::Reg { reg, owned: true };
                        self.emit(Instruction::new(Opcode::Move, home, reg, 0));
                    }
                    None if owned => {
                        self.emit(Instruction::new(Opcode::Take, home, reg, 0));
                    }
                    None => {
                        self.emit(Instruction::new(Opcode::Move, home, reg, 0));
                    }
                }
            }
        }
        self.stack[index] = Entry::home(home);
        home
    }

    /// Brings every entry, except the `keep` topmost, into its home register.
    pub(super) fn flush(&mut self, keep: usize) {
        let count = self.stack.len().saturating_sub(keep);
        if self.stack[..count].iter().enumerate().all(|(i, entry)| *entry == Entry::home(self.home(i))) {
            return;
        }
        for index in 0..count {
            self.force(index);
        }
    }

    /// Copies the deferred loads of a local that is about to change.
    pub(super) fn settle_local(&mut self, local: u16) {
        for index in 0..self.stack.len() {
            if self.stack[index] == Entry::Local(local) {
                self.force(index);
            }
        }
    }

    pub(super) fn load_const(&mut self, reg: u16, constant: u32) {
        use super::super::constant::Const;
        use num_traits::ToPrimitive;
        let instruction = match &self.graph.consts[constant as usize] {
            Const::None => Instruction::new(Opcode::LoadNone, reg, 0, 0),
            Const::Int(value) if value.to_i32().is_some() => {
                Instruction::wide(Opcode::LoadInt, reg, value.to_i32().unwrap_or(0) as u32)
            }
            _ => Instruction::wide(Opcode::LoadConst, reg, constant),
        };
        self.emit(instruction);
    }

    /// The small integer that the entry at `index` is.
    pub(super) fn small_int(&self, index: usize) -> Option<i16> {
        use super::super::constant::Const;
        use num_traits::ToPrimitive;
        match self.stack[index] {
            Entry::Const(constant) => match &self.graph.consts[constant as usize] {
                Const::Int(value) => value.to_i16(),
                _ => None,
            },
            _ => None,
        }
    }
}
