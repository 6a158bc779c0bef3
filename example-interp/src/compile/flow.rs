//! Passes over the blocks, as CPython 3.11 makes them: they decide which instruction carries which line.
//!
//! The order of the passes and their small peculiarities are visible to the guest through line events, so they follow
//! CPython's and not the textbook's.

use std::collections::HashMap;

use super::constant::Const;
use super::ir::{BlockId, Graph, Instr, Loc, Op};

/// Runs every pass. Afterwards each instruction has its final position and its handler, each reachable block its depth.
pub fn run(graph: &mut Graph) {
    for index in (0..graph.blocks.len()).rev() {
        normalize(graph, BlockId(index as u32));
    }
    for index in (0..graph.blocks.len()).rev() {
        extend(graph, BlockId(index as u32));
    }
    optimize(graph);
    duplicate_exits(graph);
    propagate_lines(graph);
    guarantee_exit_lines(graph);
    stack_depths(graph);
    label_handlers(graph);
    for id in graph.layout() {
        clean(graph, id);
    }
    drop_empty_blocks(graph);
}

/// Skips empty blocks.
fn resolve(graph: &Graph, mut id: BlockId) -> BlockId {
    while graph.block(id).instrs.is_empty() {
        match graph.block(id).next {
            Some(next) => id = next,
            None => break,
        }
    }
    id
}

fn normalize(graph: &mut Graph, id: BlockId) {
    for index in 0..graph.block(id).instrs.len() {
        let instr = graph.block(id).instrs[index];
        if instr.op.is_exit() {
            let block = graph.block_mut(id);
            block.exit = true;
            block.no_fallthrough = true;
        }
        if matches!(instr.op, Op::Jump | Op::JumpNoInterrupt) {
            graph.block_mut(id).no_fallthrough = true;
        }
        if instr.op.is_jump()
            && instr.op != Op::Send
            && let Some(target) = instr.target
        {
            let target = resolve(graph, target);
            graph.block_mut(id).instrs[index].target = Some(target);
        }
    }
}

/// The largest exit block that is copied to where it is jumped to.
const MAX_COPY_SIZE: usize = 4;

fn extend(graph: &mut Graph, id: BlockId) {
    let Some(last) = graph.block(id).instrs.last() else { return };
    let Some(target) = last.target.filter(|_| last.op == Op::Jump) else { return };
    let to_copy = graph.block(target);
    if !to_copy.exit || to_copy.instrs.len() > MAX_COPY_SIZE || to_copy.instrs.iter().any(|i| !i.loc.is_none()) {
        return;
    }
    let copied = to_copy.instrs.clone();
    let block = graph.block_mut(id);
    if let Some(last) = block.instrs.last_mut() {
        last.op = Op::Nop;
        last.target = None;
    }
    block.instrs.extend(copied);
    block.exit = true;
}

fn optimize(graph: &mut Graph) {
    for id in graph.layout() {
        optimize_block(graph, id);
        clean(graph, id);
    }
    for index in (0..graph.blocks.len()).rev() {
        extend(graph, BlockId(index as u32));
    }
    mark_reachable(graph);
    for id in graph.layout() {
        let block = graph.block_mut(id);
        if block.predecessors == 0 {
            block.instrs.clear();
            block.no_fallthrough = false;
        }
    }
    drop_empty_blocks(graph);
    for id in graph.layout() {
        clean(graph, id);
    }
    let mut dropped_jump = false;
    for id in graph.layout() {
        let next = graph.block(id).next;
        let block = graph.block_mut(id);
        if let Some(last) = block.instrs.last_mut()
            && matches!(last.op, Op::Jump | Op::JumpNoInterrupt)
            && last.target == next
        {
            last.op = Op::Nop;
            last.target = None;
            block.no_fallthrough = false;
            dropped_jump = true;
        }
    }
    if dropped_jump {
        drop_empty_blocks(graph);
    }
}

/// Retargets `instr` past the jump that it jumps to, when both are on one line.
fn thread_jump(instr: &mut Instr, target: &Instr, op: Op) -> bool {
    if instr.loc.line == target.loc.line && instr.target != target.target {
        instr.target = target.target;
        instr.op = op;
        return true;
    }
    false
}

fn optimize_block(graph: &mut Graph, id: BlockId) {
    let mut i = 0;
    while i < graph.block(id).instrs.len() {
        let mut instr = graph.block(id).instrs[i];
        let mut target = None;
        if (instr.op.is_jump() || instr.op.is_block_push())
            && let Some(block) = instr.target
        {
            let block = resolve(graph, block);
            instr.target = Some(block);
            graph.block_mut(id).instrs[i].target = Some(block);
            target = graph.block(block).instrs.first().copied();
        }
        let target_op = target.map(|t| t.op);
        let again = match instr.op {
            Op::LoadConst => {
                fold_test(graph, id, i);
                false
            }
            Op::BuildTuple => {
                fold_tuple(graph, id, i);
                false
            }
            Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                let (same_pop, other, other_pop) = if instr.op == Op::JumpIfFalseOrPop {
                    (Op::PopJumpIfFalse, Op::JumpIfTrueOrPop, Op::PopJumpIfTrue)
                } else {
                    (Op::PopJumpIfTrue, Op::JumpIfFalseOrPop, Op::PopJumpIfFalse)
                };
                match target {
                    Some(t) if t.op == same_pop => thread_jump(&mut graph.block_mut(id).instrs[i], &t, same_pop),
                    Some(t) if t.op == Op::Jump || t.op == instr.op => {
                        thread_jump(&mut graph.block_mut(id).instrs[i], &t, instr.op)
                    }
                    Some(t) if (t.op == other || t.op == other_pop) && t.loc.line == instr.loc.line => {
                        let next = instr.target.and_then(|block| graph.block(block).next);
                        let instr = &mut graph.block_mut(id).instrs[i];
                        instr.op = same_pop;
                        instr.target = next;
                        true
                    }
                    _ => false,
                }
            }
            Op::PopJumpIfTrue | Op::PopJumpIfFalse | Op::PopJumpIfNone | Op::PopJumpIfNotNone | Op::Jump
                if target_op == Some(Op::Jump) =>
            {
                match target {
                    Some(t) => thread_jump(&mut graph.block_mut(id).instrs[i], &t, instr.op),
                    None => false,
                }
            }
            Op::Swap => {
                if instr.arg == 1 {
                    graph.block_mut(id).instrs[i].op = Op::Nop;
                } else {
                    apply_static_swaps(&mut graph.block_mut(id).instrs, i);
                }
                false
            }
            _ => false,
        };
        if !again {
            i += 1;
        }
    }
}

/// A constant that is tested: the jump is taken always or never.
fn fold_test(graph: &mut Graph, id: BlockId, i: usize) {
    let arg = graph.block(id).instrs[i].arg as usize;
    let truth = graph.consts[arg].truthy();
    let is_none = matches!(graph.consts[arg], Const::None);
    let block = graph.block_mut(id);
    let Some(next) = block.instrs.get(i + 1).copied() else { return };
    match next.op {
        Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
            block.instrs[i].op = Op::Nop;
            if truth == (next.op == Op::PopJumpIfTrue) {
                block.instrs[i + 1].op = Op::Jump;
                block.no_fallthrough = true;
            } else {
                block.instrs[i + 1].op = Op::Nop;
                block.instrs[i + 1].target = None;
            }
        }
        Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
            if truth == (next.op == Op::JumpIfTrueOrPop) {
                block.instrs[i + 1].op = Op::Jump;
                block.no_fallthrough = true;
            } else {
                block.instrs[i].op = Op::Nop;
                block.instrs[i + 1].op = Op::Nop;
                block.instrs[i + 1].target = None;
            }
        }
        Op::IsOp if is_none => {
            let Some(jump) = block.instrs.get(i + 2).copied() else { return };
            if matches!(jump.op, Op::PopJumpIfFalse | Op::PopJumpIfTrue) {
                block.instrs[i].op = Op::Nop;
                block.instrs[i + 1].op = Op::Nop;
                let not_none = (next.arg == 1) != (jump.op == Op::PopJumpIfFalse);
                block.instrs[i + 2].op = if not_none { Op::PopJumpIfNotNone } else { Op::PopJumpIfNone };
            }
        }
        _ => {}
    }
}

/// A tuple of constants is a constant; a tuple that is unpacked at once is a swap.
fn fold_tuple(graph: &mut Graph, id: BlockId, i: usize) {
    let block = graph.block(id);
    let count = block.instrs[i].arg as usize;
    if let Some(next) = block.instrs.get(i + 1)
        && next.op == Op::UnpackSequence
        && next.arg as usize == count
        && (1..=3).contains(&count)
    {
        let block = graph.block_mut(id);
        block.instrs[i].op = Op::Nop;
        block.instrs[i + 1].op = if count == 1 { Op::Nop } else { Op::Swap };
        return;
    }
    if i < count || !block.instrs[i - count..i].iter().all(|instr| instr.op == Op::LoadConst) {
        return;
    }
    let items: Vec<Const> =
        block.instrs[i - count..i].iter().map(|instr| graph.consts[instr.arg as usize].clone()).collect();
    if items.iter().any(|item| matches!(item, Const::Code(_))) {
        return;
    }
    let index = graph.constant(Const::Tuple(items));
    let block = graph.block_mut(id);
    for instr in &mut block.instrs[i - count..i] {
        instr.op = Op::Nop;
    }
    block.instrs[i].op = Op::LoadConst;
    block.instrs[i].arg = index;
}

fn next_swappable(instrs: &[Instr], from: usize, line: Option<u32>) -> Option<usize> {
    for (index, instr) in instrs.iter().enumerate().skip(from + 1) {
        if line.is_some_and(|line| line != 0 && instr.loc.line != line) {
            return None;
        }
        match instr.op {
            Op::Nop => {}
            Op::StoreFast | Op::PopTop => return Some(index),
            _ => return None,
        }
    }
    None
}

/// Exchanges the stores after a swap instead of the values: `a, b = b, a`.
fn apply_static_swaps(instrs: &mut [Instr], at: usize) {
    for i in (0..=at).rev() {
        let swap = instrs[i];
        if swap.op != Op::Swap {
            if matches!(swap.op, Op::Nop | Op::StoreFast | Op::PopTop) {
                continue;
            }
            return;
        }
        let Some(j) = next_swappable(instrs, i, None) else { return };
        let line = instrs[j].loc.line;
        let mut k = j;
        for _ in 1..swap.arg {
            match next_swappable(instrs, k, Some(line)) {
                Some(next) => k = next,
                None => return,
            }
        }
        let stores = |instr: &Instr| (instr.op == Op::StoreFast).then_some(instr.arg);
        let (store_j, store_k) = (stores(&instrs[j]), stores(&instrs[k]));
        if store_j.is_some() || store_k.is_some() {
            if store_j == store_k {
                return;
            }
            for between in &instrs[j + 1..k] {
                let store = stores(between);
                if store.is_some() && (store == store_j || store == store_k) {
                    return;
                }
            }
        }
        instrs[i].op = Op::Nop;
        instrs.swap(j, k);
    }
}

/// Removes the no-ops whose line needs no event of its own.
fn clean(graph: &mut Graph, id: BlockId) {
    let mut following = graph.block(id).next;
    while let Some(next) = following
        && graph.block(next).instrs.is_empty()
    {
        following = graph.block(next).next;
    }
    let following_line = following.and_then(|next| graph.block(next).instrs.first()).map(|i| i.loc.line);
    let block = graph.block_mut(id);
    let mut kept: Vec<Instr> = Vec::with_capacity(block.instrs.len());
    let mut previous = 0;
    for index in 0..block.instrs.len() {
        let instr = block.instrs[index];
        let line = instr.loc.line;
        if instr.op == Op::Nop {
            if line == 0 || previous == line {
                continue;
            }
            if index + 1 < block.instrs.len() {
                let next = block.instrs[index + 1].loc.line;
                if next == line {
                    continue;
                }
                if next == 0 {
                    block.instrs[index + 1].loc = instr.loc;
                    continue;
                }
            } else if following_line == Some(line) {
                continue;
            }
        }
        kept.push(instr);
        previous = line;
    }
    block.instrs = kept;
}

fn mark_reachable(graph: &mut Graph) {
    graph.blocks[0].predecessors = 1;
    let mut stack = vec![BlockId(0)];
    while let Some(id) = stack.pop() {
        let block = graph.block(id);
        let mut targets: Vec<BlockId> = Vec::new();
        if let Some(next) = block.next
            && !block.no_fallthrough
        {
            targets.push(next);
        }
        targets.extend(block.instrs.iter().filter(|i| i.op.is_jump() || i.op.is_block_push()).filter_map(|i| i.target));
        for target in targets {
            let block = graph.block_mut(target);
            if block.predecessors == 0 {
                stack.push(target);
            }
            block.predecessors += 1;
        }
    }
}

fn drop_empty_blocks(graph: &mut Graph) {
    let mut current = Some(BlockId(0));
    while let Some(id) = current {
        let mut next = graph.block(id).next;
        while let Some(block) = next
            && graph.block(block).instrs.is_empty()
            && graph.block(block).next.is_some()
        {
            next = graph.block(block).next;
        }
        graph.block_mut(id).next = next;
        current = next;
    }
    for id in graph.layout() {
        let Some(last) = graph.block(id).instrs.last().copied() else { continue };
        if last.op.is_jump()
            && let Some(target) = last.target
        {
            let target = resolve(graph, target);
            if let Some(last) = graph.block_mut(id).instrs.last_mut() {
                last.target = Some(target);
            }
        }
    }
}

/// Copies the exit blocks without a line for each jump to them, so that each can take its predecessor's line.
fn duplicate_exits(graph: &mut Graph) {
    let is_bare_exit = |graph: &Graph, id: BlockId| {
        let block = graph.block(id);
        block.exit && block.instrs.iter().all(|instr| instr.loc.is_none())
    };
    for index in (0..graph.blocks.len()).rev() {
        let id = BlockId(index as u32);
        let Some(last) = graph.block(id).instrs.last().copied() else { continue };
        let Some(target) = last.target.filter(|_| last.op.is_jump()) else { continue };
        if is_bare_exit(graph, target) && graph.block(target).predecessors > 1 {
            let mut copy = graph.block(target).clone();
            if let Some(first) = copy.instrs.first_mut() {
                first.loc = last.loc;
            }
            copy.predecessors = 1;
            let new = BlockId(graph.blocks.len() as u32);
            graph.blocks.push(copy);
            if let Some(last) = graph.block_mut(id).instrs.last_mut() {
                last.target = Some(new);
            }
            let block = graph.block_mut(target);
            block.predecessors -= 1;
            block.next = Some(new);
        }
    }
    for index in (0..graph.blocks.len()).rev() {
        while let Some(next) = graph.blocks[index].next
            && graph.block(next).instrs.is_empty()
        {
            graph.blocks[index].next = graph.block(next).next;
        }
    }
    for index in (0..graph.blocks.len()).rev() {
        let block = &graph.blocks[index];
        let Some(last) = block.instrs.last().copied() else { continue };
        if let Some(next) = block.next
            && !block.no_fallthrough
            && is_bare_exit(graph, next)
            && let Some(first) = graph.block_mut(next).instrs.first_mut()
        {
            first.loc = last.loc;
        }
    }
}

fn propagate_lines(graph: &mut Graph) {
    for id in graph.layout() {
        let block = graph.block_mut(id);
        if block.instrs.is_empty() {
            continue;
        }
        let mut previous = Loc::NONE;
        for instr in &mut block.instrs {
            if instr.loc.is_none() {
                instr.loc = previous;
            } else {
                previous = instr.loc;
            }
        }
        let next = block.next.filter(|_| !block.no_fallthrough);
        let jump = block.instrs.last().filter(|last| last.op.is_jump()).and_then(|last| last.target);
        for target in next.into_iter().chain(jump) {
            let target = graph.block_mut(target);
            if target.predecessors == 1
                && let Some(first) = target.instrs.first_mut()
                && first.loc.is_none()
            {
                first.loc = previous;
            }
        }
    }
}

fn guarantee_exit_lines(graph: &mut Graph) {
    let mut line = graph.first_line;
    for id in graph.layout() {
        let block = graph.block_mut(id);
        let Some(last) = block.instrs.last() else { continue };
        if !last.loc.is_none() {
            line = last.loc.line;
        } else if last.op == Op::ReturnValue {
            for instr in &mut block.instrs {
                instr.loc = Loc { line, end_line: line, col: 0, end_col: 0 };
            }
        }
    }
}

fn stack_depths(graph: &mut Graph) {
    graph.blocks[0].depth = Some(0);
    let mut stack = vec![BlockId(0)];
    let visit = |graph: &mut Graph, stack: &mut Vec<BlockId>, target: BlockId, depth: i32| {
        let block = graph.block_mut(target);
        if block.depth.is_none() {
            block.depth = Some(u32::try_from(depth).unwrap_or(0));
            stack.push(target);
        }
    };
    while let Some(id) = stack.pop() {
        let mut depth = graph.block(id).depth.unwrap_or(0) as i32;
        let mut falls = true;
        for index in 0..graph.block(id).instrs.len() {
            let instr = graph.block(id).instrs[index];
            if let Some(target) = instr.target
                && (instr.op.is_jump() || instr.op.is_block_push())
            {
                visit(graph, &mut stack, target, depth + instr.op.effect(instr.arg, true));
            }
            depth += instr.op.effect(instr.arg, false);
            if instr.op.is_exit() || matches!(instr.op, Op::Jump | Op::JumpNoInterrupt) {
                falls = false;
                break;
            }
        }
        if falls && let Some(next) = graph.block(id).next {
            visit(graph, &mut stack, next, depth);
        }
    }
}

/// Gives each instruction the handler that is active there.
fn label_handlers(graph: &mut Graph) {
    let mut stacks: HashMap<BlockId, Vec<BlockId>> = HashMap::new();
    stacks.insert(BlockId(0), Vec::new());
    let mut todo = vec![BlockId(0)];
    while let Some(id) = todo.pop() {
        let mut stack = stacks.get(&id).cloned().unwrap_or_default();
        let mut visit = |target: BlockId, stack: &Vec<BlockId>| {
            stacks.entry(target).or_insert_with(|| {
                todo.push(target);
                stack.clone()
            });
        };
        for index in 0..graph.block(id).instrs.len() {
            let instr = &mut graph.block_mut(id).instrs[index];
            instr.handler = stack.last().copied();
            let (op, target) = (instr.op, instr.target);
            if op.is_block_push() {
                if let Some(target) = target {
                    visit(target, &stack);
                    let handler = graph.block_mut(target);
                    handler.is_handler = true;
                    handler.keeps_lasti |= op != Op::SetupFinally;
                    stack.push(target);
                }
                graph.block_mut(id).instrs[index].op = Op::Nop;
            } else if op == Op::PopBlock {
                stack.pop();
                graph.block_mut(id).instrs[index].op = Op::Nop;
            } else if op.is_jump()
                && let Some(target) = target
            {
                visit(target, &stack);
            }
        }
        let block = graph.block(id);
        if !block.no_fallthrough
            && let Some(next) = block.next
        {
            visit(next, &stack);
        }
    }
}
