//! Expressions.

use ruff_python_ast::{
    BoolOp, CmpOp, Expr, ExprCompare, ExprContext, ExprDict, ExprFString, FStringPart, InterpolatedElement,
    InterpolatedStringElement, UnaryOp,
};

use super::call::STACK_USE_GUIDELINE;
use super::comprehension::Kind;
use super::*;

/// What a display with stars builds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    Tuple,
    List,
    Set,
}

impl<'a> Compiler<'a> {
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Res {
        let saved = self.unit_ref().loc;
        self.set_loc(expr);
        self.expr_inner(expr)?;
        self.unit().loc = saved;
        Ok(())
    }

    pub(super) fn expr_inner(&mut self, expr: &'a Expr) -> Res {
        if let Some(value) = constant(expr) {
            self.load_const(value);
            return Ok(());
        }
        match expr {
            Expr::Named(named) => {
                self.expr(&named.value)?;
                self.op(Op::Copy, 1);
                self.expr(&named.target)
            }
            Expr::BoolOp(bool_op) => {
                let op = match bool_op.op {
                    BoolOp::And => Op::JumpIfFalseOrPop,
                    BoolOp::Or => Op::JumpIfTrueOrPop,
                };
                let end = self.new_block();
                let Some((last, rest)) = bool_op.values.split_last() else { return Ok(()) };
                for value in rest {
                    self.expr(value)?;
                    self.jump(op, end);
                    let next = self.new_block();
                    self.use_block(next);
                }
                self.expr(last)?;
                self.use_block(end);
                Ok(())
            }
            Expr::BinOp(binary) => {
                self.expr(&binary.left)?;
                self.expr(&binary.right)?;
                self.op(Op::BinaryOp, binary.op as u32);
                Ok(())
            }
            Expr::UnaryOp(unary) => self.unary(unary.op, &unary.operand),
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::If(if_exp) => {
                let end = self.new_block();
                let next = self.new_block();
                self.jump_if(&if_exp.test, next, false)?;
                self.expr(&if_exp.body)?;
                self.jump_no_line(end);
                self.use_block(next);
                self.expr(&if_exp.orelse)?;
                self.use_block(end);
                Ok(())
            }
            Expr::Dict(dict) => self.dict(dict),
            Expr::Set(set) => self.display(Display::Set, &set.elts, 0),
            Expr::ListComp(comp) => self.comprehension(comp.range, Kind::List, &comp.generators, &comp.elt, None),
            Expr::SetComp(comp) => self.comprehension(comp.range, Kind::Set, &comp.generators, &comp.elt, None),
            Expr::DictComp(comp) => match &comp.key {
                Some(key) => self.comprehension(comp.range, Kind::Dict, &comp.generators, key, Some(&comp.value)),
                None => self.error("dict unpacking cannot be used in dict comprehension", expr),
            },
            Expr::Generator(comp) => self.comprehension(comp.range, Kind::Generator, &comp.generators, &comp.elt, None),
            Expr::Await(await_) => {
                let kind = self.unit_ref().kind;
                if self.table.scopes[self.unit_ref().scope].kind != BlockKind::Function {
                    return self.error("'await' outside function", expr);
                }
                if !matches!(kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
                    return self.error("'await' outside async function", expr);
                }
                self.expr(&await_.value)?;
                self.op(Op::GetAwaitable, 0);
                self.load_const(Const::None);
                self.yield_from(true);
                Ok(())
            }
            Expr::Yield(yield_) => {
                self.check_yield(expr)?;
                match &yield_.value {
                    Some(value) => self.expr(value)?,
                    None => self.load_const(Const::None),
                }
                self.yield_value();
                Ok(())
            }
            Expr::YieldFrom(yield_from) => {
                self.check_yield(expr)?;
                if self.unit_ref().kind == UnitKind::AsyncFunction {
                    return self.error("'yield from' inside async function", expr);
                }
                self.expr(&yield_from.value)?;
                self.op(Op::GetYieldFromIter, 0);
                self.load_const(Const::None);
                self.yield_from(false);
                Ok(())
            }
            Expr::Compare(compare) => self.compare(compare),
            Expr::Call(call) => self.call(call),
            Expr::FString(fstring) => self.fstring(fstring),
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                self.start_at_attribute(attribute);
                if attribute.ctx.is_store() {
                    self.check_assignable(&attribute.attr)?;
                }
                let op = match attribute.ctx {
                    ExprContext::Store => Op::StoreAttr,
                    ExprContext::Del => Op::DeleteAttr,
                    _ => Op::LoadAttr,
                };
                self.op_name(op, &attribute.attr);
                Ok(())
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                let op = match subscript.ctx {
                    ExprContext::Store => Op::StoreSubscr,
                    ExprContext::Del => Op::DeleteSubscr,
                    _ => Op::BinarySubscr,
                };
                self.op(op, 0);
                Ok(())
            }
            Expr::Starred(starred) => match starred.ctx {
                ExprContext::Store => self.error("starred assignment target must be in a list or tuple", expr),
                _ => self.error("can't use starred expression here", expr),
            },
            Expr::Name(name) => {
                if name.id.as_str() == "__debug__" && !name.ctx.is_load() {
                    let doing = if name.ctx.is_del() { "delete" } else { "assign to" };
                    return self.error(format!("cannot {doing} __debug__"), expr);
                }
                let access = match name.ctx {
                    ExprContext::Store => Access::Store,
                    ExprContext::Del => Access::Delete,
                    _ => Access::Load,
                };
                self.name(&name.id, access);
                Ok(())
            }
            Expr::List(list) => self.sequence(Display::List, &list.elts, list.ctx),
            Expr::Tuple(tuple) => self.sequence(Display::Tuple, &tuple.elts, tuple.ctx),
            Expr::Slice(slice) => {
                for part in [&slice.lower, &slice.upper] {
                    match part {
                        Some(part) => self.expr(part)?,
                        None => self.load_const(Const::None),
                    }
                }
                if let Some(step) = &slice.step {
                    self.expr(step)?;
                }
                self.op(Op::BuildSlice, if slice.step.is_some() { 3 } else { 2 });
                Ok(())
            }
            _ => self.error("invalid syntax", expr),
        }
    }

    fn check_yield(&mut self, expr: &'a Expr) -> Res {
        if self.table.scopes[self.unit_ref().scope].kind == BlockKind::Function {
            Ok(())
        } else {
            self.error("'yield' outside function", expr)
        }
    }

    pub(super) fn yield_value(&mut self) {
        if self.scope_is_generator() && self.scope_is_coroutine() {
            self.op(Op::AsyncGenWrap, 0);
        }
        self.op(Op::YieldValue, 0);
        self.op(Op::Resume, 1);
    }

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr) -> Res {
        // CPython turns `not a in b` and its like into the opposite comparison.
        if let (UnaryOp::Not, Expr::Compare(compare)) = (op, operand)
            && let [only @ (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn)] = *compare.ops
        {
            self.set_loc(operand);
            self.expr(&compare.left)?;
            self.right_operand(only, &compare.comparators[0])?;
            self.compare_op(only.negate());
            return Ok(());
        }
        self.expr(operand)?;
        self.op(
            match op {
                UnaryOp::Invert => Op::UnaryInvert,
                UnaryOp::Not => Op::UnaryNot,
                UnaryOp::UAdd => Op::UnaryPositive,
                UnaryOp::USub => Op::UnaryNegative,
            },
            0,
        );
        Ok(())
    }

    /// An expression that is only iterated or searched: CPython makes a list display a tuple, a constant set a frozenset.
    pub(super) fn iterable(&mut self, expr: &'a Expr) -> Res {
        match expr {
            Expr::List(list) if list.ctx.is_load() && !list.elts.iter().any(Expr::is_starred_expr) => {
                let saved = self.unit_ref().loc;
                self.set_loc(expr);
                match list.elts.iter().map(constant).collect::<Option<Vec<_>>>() {
                    Some(items) => self.load_const(Const::Tuple(items)),
                    None => self.display(Display::Tuple, &list.elts, 0)?,
                }
                self.unit().loc = saved;
                Ok(())
            }
            Expr::Set(set) => match set.elts.iter().map(constant).collect::<Option<Vec<_>>>() {
                Some(items) => {
                    let saved = self.unit_ref().loc;
                    self.set_loc(expr);
                    self.load_const(Const::FrozenSet(items));
                    self.unit().loc = saved;
                    Ok(())
                }
                None => self.expr(expr),
            },
            _ => self.expr(expr),
        }
    }

    fn sequence(&mut self, kind: Display, elements: &'a [Expr], ctx: ExprContext) -> Res {
        match ctx {
            ExprContext::Store => {
                self.unpack(elements)?;
                for element in elements {
                    match element {
                        Expr::Starred(starred) => self.expr(&starred.value)?,
                        element => self.expr(element)?,
                    }
                }
                Ok(())
            }
            ExprContext::Del => elements.iter().try_for_each(|element| self.expr(element)),
            _ => self.display(kind, elements, 0),
        }
    }

    fn unpack(&mut self, elements: &'a [Expr]) -> Res {
        let mut star = None;
        for (index, element) in elements.iter().enumerate() {
            if element.is_starred_expr() {
                if star.is_some() {
                    return self.error("multiple starred expressions in assignment", element);
                }
                if index >= 1 << 8 {
                    return self.error("too many expressions in star-unpacking assignment", element);
                }
                star = Some(index);
            }
        }
        match star {
            Some(index) => self.op(Op::UnpackEx, (index + ((elements.len() - index - 1) << 8)) as u32),
            None => self.op(Op::UnpackSequence, elements.len() as u32),
        }
        Ok(())
    }

    /// A display, possibly with stars; `pushed` of its items are on the stack already.
    pub(super) fn display(&mut self, kind: Display, elements: &'a [Expr], pushed: u32) -> Res {
        let (build, add, extend) = match kind {
            Display::Set => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
            _ => (Op::BuildList, Op::ListAppend, Op::ListExtend),
        };
        if elements.len() > 2
            && let Some(items) = elements.iter().map(constant).collect::<Option<Vec<_>>>()
        {
            if kind == Display::Tuple && pushed == 0 {
                self.load_const(Const::Tuple(items));
                return Ok(());
            }
            self.op(build, pushed);
            self.load_const(if kind == Display::Set { Const::FrozenSet(items) } else { Const::Tuple(items) });
            self.op(extend, 1);
            if kind == Display::Tuple {
                self.op(Op::ListToTuple, 0);
            }
            return Ok(());
        }
        let big = elements.len() + pushed as usize > STACK_USE_GUIDELINE;
        if !big && !elements.iter().any(Expr::is_starred_expr) {
            for element in elements {
                self.expr(element)?;
            }
            let build = if kind == Display::Tuple { Op::BuildTuple } else { build };
            self.op(build, elements.len() as u32 + pushed);
            return Ok(());
        }
        let mut built = big;
        if big {
            self.op(build, pushed);
        }
        for (index, element) in elements.iter().enumerate() {
            if let Expr::Starred(starred) = element {
                if !built {
                    self.op(build, index as u32 + pushed);
                    built = true;
                }
                self.expr(&starred.value)?;
                self.op(extend, 1);
            } else {
                self.expr(element)?;
                if built {
                    self.op(add, 1);
                }
            }
        }
        if kind == Display::Tuple {
            self.op(Op::ListToTuple, 0);
        }
        Ok(())
    }

    fn dict(&mut self, dict: &'a ExprDict) -> Res {
        let items = &dict.items;
        let mut have_dict = false;
        let mut run = 0;
        for (index, item) in items.iter().enumerate() {
            if item.key.is_none() {
                if run > 0 {
                    self.dict_run(&items[index - run..index])?;
                    if have_dict {
                        self.op(Op::DictUpdate, 1);
                    }
                    have_dict = true;
                    run = 0;
                }
                if !have_dict {
                    self.op(Op::BuildMap, 0);
                    have_dict = true;
                }
                self.expr(&item.value)?;
                self.op(Op::DictUpdate, 1);
            } else if run * 2 > STACK_USE_GUIDELINE {
                self.dict_run(&items[index - run..=index])?;
                if have_dict {
                    self.op(Op::DictUpdate, 1);
                }
                have_dict = true;
                run = 0;
            } else {
                run += 1;
            }
        }
        if run > 0 {
            self.dict_run(&items[items.len() - run..])?;
            if have_dict {
                self.op(Op::DictUpdate, 1);
            }
            have_dict = true;
        }
        if !have_dict {
            self.op(Op::BuildMap, 0);
        }
        Ok(())
    }

    fn dict_run(&mut self, items: &'a [ruff_python_ast::DictItem]) -> Res {
        let big = items.len() * 2 > STACK_USE_GUIDELINE;
        if items.len() > 1
            && !big
            && let Some(keys) =
                items.iter().map(|item| item.key.as_ref().and_then(constant)).collect::<Option<Vec<_>>>()
        {
            for item in items {
                self.expr(&item.value)?;
            }
            self.load_const(Const::Tuple(keys));
            self.op(Op::BuildConstKeyMap, items.len() as u32);
            return Ok(());
        }
        if big {
            self.op(Op::BuildMap, 0);
        }
        for item in items {
            if let Some(key) = &item.key {
                self.expr(key)?;
            }
            self.expr(&item.value)?;
            if big {
                self.op(Op::MapAdd, 1);
            }
        }
        if !big {
            self.op(Op::BuildMap, items.len() as u32);
        }
        Ok(())
    }

    pub(super) fn compare_op(&mut self, op: CmpOp) {
        match op {
            CmpOp::Lt => self.op(Op::CompareOp, 0),
            CmpOp::LtE => self.op(Op::CompareOp, 1),
            CmpOp::Eq => self.op(Op::CompareOp, 2),
            CmpOp::NotEq => self.op(Op::CompareOp, 3),
            CmpOp::Gt => self.op(Op::CompareOp, 4),
            CmpOp::GtE => self.op(Op::CompareOp, 5),
            CmpOp::Is => self.op(Op::IsOp, 0),
            CmpOp::IsNot => self.op(Op::IsOp, 1),
            CmpOp::In => self.op(Op::ContainsOp, 0),
            CmpOp::NotIn => self.op(Op::ContainsOp, 1),
        }
    }

    fn right_operand(&mut self, op: CmpOp, operand: &'a Expr) -> Res {
        if matches!(op, CmpOp::In | CmpOp::NotIn) { self.iterable(operand) } else { self.expr(operand) }
    }

    fn compare(&mut self, compare: &'a ExprCompare) -> Res {
        self.expr(&compare.left)?;
        let last = compare.ops.len() - 1;
        if last == 0 {
            self.right_operand(compare.ops[0], &compare.comparators[0])?;
            self.compare_op(compare.ops[0]);
            return Ok(());
        }
        let cleanup = self.new_block();
        for index in 0..last {
            self.expr(&compare.comparators[index])?;
            self.op(Op::Swap, 2);
            self.op(Op::Copy, 2);
            self.compare_op(compare.ops[index]);
            self.jump(Op::JumpIfFalseOrPop, cleanup);
        }
        self.right_operand(compare.ops[last], &compare.comparators[last])?;
        self.compare_op(compare.ops[last]);
        let end = self.new_block();
        self.jump_no_line(end);
        self.use_block(cleanup);
        self.op(Op::Swap, 2);
        self.op(Op::PopTop, 0);
        self.use_block(end);
        Ok(())
    }

    /// Jumps to `next` when the truth of `expr` is `condition`, falls through otherwise.
    pub(super) fn jump_if(&mut self, expr: &'a Expr, next: BlockId, condition: bool) -> Res {
        if constant(expr).is_none() {
            match expr {
                Expr::UnaryOp(unary) if unary.op == UnaryOp::Not && !is_reversible(&unary.operand) => {
                    return self.jump_if(&unary.operand, next, !condition);
                }
                Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => self.set_loc(&*unary.operand),
                Expr::BoolOp(bool_op) => {
                    let short = bool_op.op == BoolOp::Or;
                    let next2 = if short == condition { next } else { self.new_block() };
                    let Some((last, rest)) = bool_op.values.split_last() else { return Ok(()) };
                    for value in rest {
                        self.jump_if(value, next2, short)?;
                    }
                    self.jump_if(last, next, condition)?;
                    if next2 != next {
                        self.use_block(next2);
                    }
                    return Ok(());
                }
                Expr::If(if_exp) => {
                    let end = self.new_block();
                    let next2 = self.new_block();
                    self.jump_if(&if_exp.test, next2, false)?;
                    self.jump_if(&if_exp.body, next, condition)?;
                    self.jump_no_line(end);
                    self.use_block(next2);
                    self.jump_if(&if_exp.orelse, next, condition)?;
                    self.use_block(end);
                    return Ok(());
                }
                Expr::Compare(compare) => {
                    self.set_loc(expr);
                    if compare.ops.len() > 1 {
                        return self.jump_if_chain(compare, next, condition);
                    }
                }
                _ => {}
            }
        }
        self.expr(expr)?;
        self.jump(if condition { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, next);
        Ok(())
    }

    fn jump_if_chain(&mut self, compare: &'a ExprCompare, next: BlockId, condition: bool) -> Res {
        let cleanup = self.new_block();
        let last = compare.ops.len() - 1;
        self.expr(&compare.left)?;
        for index in 0..last {
            self.expr(&compare.comparators[index])?;
            self.op(Op::Swap, 2);
            self.op(Op::Copy, 2);
            self.compare_op(compare.ops[index]);
            self.jump(Op::PopJumpIfFalse, cleanup);
        }
        self.right_operand(compare.ops[last], &compare.comparators[last])?;
        self.compare_op(compare.ops[last]);
        self.jump(if condition { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, next);
        let end = self.new_block();
        self.jump_no_line(end);
        self.use_block(cleanup);
        self.op(Op::PopTop, 0);
        if !condition {
            self.jump_no_line(next);
        }
        self.use_block(end);
        Ok(())
    }

    fn fstring(&mut self, fstring: &'a ExprFString) -> Res {
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        for part in fstring.value.as_slice() {
            match part {
                FStringPart::Literal(literal) => push_text(&mut pieces, &literal.value),
                FStringPart::FString(part) => collect_pieces(&part.elements, &mut pieces),
            }
        }
        self.joined(pieces)
    }

    /// The value of an f-string or format spec, all at the current position.
    fn joined(&mut self, pieces: Vec<Piece<'a>>) -> Res {
        let count = pieces.len();
        if count > STACK_USE_GUIDELINE {
            self.load_const(Const::Str(String::new()));
            let index = self.unit().names.add("join");
            self.op(Op::LoadMethod, index);
            self.op(Op::BuildList, 0);
            for piece in pieces {
                self.piece(piece)?;
                self.op(Op::ListAppend, 1);
            }
            self.op(Op::Call, 1);
            return Ok(());
        }
        for piece in pieces {
            self.piece(piece)?;
        }
        if count != 1 {
            self.op(Op::BuildString, count as u32);
        }
        Ok(())
    }

    fn piece(&mut self, piece: Piece<'a>) -> Res {
        let element = match piece {
            Piece::Text(text) => {
                self.load_const(Const::Str(text));
                return Ok(());
            }
            Piece::Value(element) => element,
        };
        self.expr(&element.expression)?;
        let mut arg = match element.conversion.to_char() {
            Some('s') => 1,
            Some('r') => 2,
            Some('a') => 3,
            // `{x=}` without a format is `{x!r}` with the text before it.
            _ if element.debug_text.is_some() && element.format_spec.is_none() => 2,
            _ => 0,
        };
        if let Some(spec) = &element.format_spec {
            let mut pieces = Vec::new();
            collect_pieces(&spec.elements, &mut pieces);
            self.joined(pieces)?;
            arg |= 4;
        }
        self.op(Op::FormatValue, arg);
        Ok(())
    }
}

/// Whether `not` applied to the expression only turns its operator around.
fn is_reversible(expr: &Expr) -> bool {
    matches!(expr, Expr::Compare(compare)
        if matches!(*compare.ops, [CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn]))
}

/// A part of an f-string.
enum Piece<'a> {
    Text(String),
    Value(&'a InterpolatedElement),
}

fn push_text(pieces: &mut Vec<Piece<'_>>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Piece::Text(last)) = pieces.last_mut() {
        last.push_str(text);
    } else {
        pieces.push(Piece::Text(text.to_owned()));
    }
}

fn collect_pieces<'a>(elements: &'a [InterpolatedStringElement], pieces: &mut Vec<Piece<'a>>) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => push_text(pieces, &literal.value),
            InterpolatedStringElement::Interpolation(element) => {
                if let Some(debug) = &element.debug_text {
                    push_text(pieces, debug.as_str());
                }
                pieces.push(Piece::Value(element));
            }
        }
    }
}
