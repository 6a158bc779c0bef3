//! Which loads of local variables may find them unbound.

use std::collections::{HashMap, HashSet};

use super::super::codegen::Unit;
use super::super::ir::{BlockId, Graph, Op};

/// The loads that need a check.
pub(super) struct Unbound(HashSet<(BlockId, usize)>);

impl Unbound {
    pub(super) fn contains(&self, block: BlockId, index: usize) -> bool {
        self.0.contains(&(block, index))
    }
}

/// A set of local variables.
#[derive(Clone, PartialEq, Eq)]
struct Set(Vec<u64>);

impl Set {
    fn new(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    fn insert(&mut self, index: u32) {
        self.0[index as usize / 64] |= 1 << (index % 64);
    }

    fn remove(&mut self, index: u32) {
        self.0[index as usize / 64] &= !(1 << (index % 64));
    }

    fn contains(&self, index: u32) -> bool {
        self.0[index as usize / 64] & (1 << (index % 64)) != 0
    }

    /// Keeps what is in both; whether that changed anything.
    fn intersect(&mut self, other: &Self) -> bool {
        let mut changed = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            changed |= *a & *b != *a;
            *a &= *b;
        }
        changed
    }
}

/// Finds the loads of variables that are not bound on every way to them.
pub(super) fn unbound_loads(graph: &Graph, order: &[BlockId], unit: &Unit<'_>) -> Unbound {
    let size = unit.varnames.list.len();
    let mut entry = Set::new(size);
    for index in 0..unit.parameter_count() {
        entry.insert(index as u32);
    }
    let mut states: HashMap<BlockId, Set> = HashMap::from([(BlockId(0), entry)]);
    let mut todo = vec![BlockId(0)];
    while let Some(id) = todo.pop() {
        let mut state = states[&id].clone();
        let block = graph.block(id);
        let mut merge = |target: BlockId, state: &Set| match states.get_mut(&target) {
            Some(known) => {
                if known.intersect(state) {
                    todo.push(target);
                }
            }
            None => {
                states.insert(target, state.clone());
                todo.push(target);
            }
        };
        for instr in &block.instrs {
            if let Some(handler) = instr.handler {
                merge(handler, &state);
            }
            match instr.op {
                Op::StoreFast | Op::LoadFast => state.insert(instr.arg),
                Op::DeleteFast => {
                    state.remove(instr.arg);
                    if let Some(handler) = instr.handler {
                        merge(handler, &state);
                    }
                }
                _ => {}
            }
            if let Some(target) = instr.target
                && instr.op.is_jump()
            {
                merge(target, &state);
            }
        }
        if let Some(next) = block.next
            && !block.no_fallthrough
        {
            merge(next, &state);
        }
    }
    let mut loads = HashSet::new();
    for &id in order {
        let Some(mut state) = states.get(&id).cloned() else { continue };
        for (index, instr) in graph.block(id).instrs.iter().enumerate() {
            match instr.op {
                Op::LoadFast => {
                    if !state.contains(instr.arg) {
                        loads.insert((id, index));
                    }
                    state.insert(instr.arg);
                }
                Op::StoreFast => state.insert(instr.arg),
                Op::DeleteFast => state.remove(instr.arg),
                _ => {}
            }
        }
    }
    Unbound(loads)
}
