//! `match`.

use ruff_python_ast::{
    Operator, Pattern, PatternMatchAs, PatternMatchClass, PatternMatchMapping, PatternMatchOr, Singleton, StmtMatch,
};

use super::*;

/// What is known while one case's pattern is compiled.
#[derive(Clone, Default)]
struct Context {
    /// Captured names, whose values lie on the stack below the subject.
    stores: Vec<String>,
    allow_irrefutable: bool,
    /// `fail_pop[n]` pops n values and goes on with the next case.
    fail_pop: Vec<BlockId>,
    /// Number of values on top of the stack that failing has to pop.
    on_top: usize,
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchAs(PatternMatchAs { name: None, pattern: None, .. }))
}

impl<'a> Compiler<'a> {
    pub(super) fn match_(&mut self, stmt: &'a StmtMatch) -> Res {
        self.expr(&stmt.subject)?;
        let end = self.new_block();
        let Some(last) = stmt.cases.last() else { return Ok(()) };
        let has_default = is_wildcard(&last.pattern) && stmt.cases.len() > 1;
        let tested = stmt.cases.len() - usize::from(has_default);
        for (index, case) in stmt.cases[..tested].iter().enumerate() {
            self.set_loc(&case.pattern);
            let keep_subject = index + 1 != tested;
            if keep_subject {
                self.op(Op::Copy, 1);
            }
            let mut context = Context {
                allow_irrefutable: case.guard.is_some() || index + 1 == stmt.cases.len(),
                ..Context::default()
            };
            self.pattern(&case.pattern, &mut context)?;
            for name in &context.stores {
                self.name(name, Access::Store);
            }
            if let Some(guard) = &case.guard {
                self.ensure_fail_pop(&mut context, 0);
                self.jump_if(guard, context.fail_pop[0], false)?;
            }
            if keep_subject {
                self.op(Op::PopTop, 0);
            }
            self.stmts(&case.body)?;
            self.unset_loc();
            self.jump(Op::Jump, end);
            self.set_loc(&case.pattern);
            self.emit_fail_pop(&mut context);
        }
        if has_default {
            self.set_loc(&last.pattern);
            self.op(Op::Nop, 0);
            if let Some(guard) = &last.guard {
                self.jump_if(guard, end, false)?;
            }
            self.stmts(&last.body)?;
            self.unset_loc();
        }
        self.use_block(end);
        Ok(())
    }

    fn ensure_fail_pop(&mut self, context: &mut Context, pops: usize) {
        while context.fail_pop.len() <= pops {
            let block = self.new_block();
            context.fail_pop.push(block);
        }
    }

    fn jump_to_fail_pop(&mut self, context: &mut Context, op: Op) {
        let pops = context.on_top + context.stores.len();
        self.ensure_fail_pop(context, pops);
        self.jump(op, context.fail_pop[pops]);
    }

    fn emit_fail_pop(&mut self, context: &mut Context) {
        for block in std::mem::take(&mut context.fail_pop).into_iter().enumerate().rev() {
            self.use_block(block.1);
            if block.0 > 0 {
                self.op(Op::PopTop, 0);
            }
        }
    }

    fn rotate(&mut self, mut count: usize) {
        while count > 1 {
            self.op(Op::Swap, count as u32);
            count -= 1;
        }
    }

    fn store_pattern_name(&mut self, name: Option<&str>, range: TextRange, context: &mut Context) -> Res {
        let Some(name) = name else {
            self.op(Op::PopTop, 0);
            return Ok(());
        };
        if context.stores.iter().any(|store| store == name) {
            return Err(CompileError::new(format!("multiple assignments to name '{name}' in pattern"), range));
        }
        self.check_assignable(name)?;
        self.rotate(context.on_top + context.stores.len() + 1);
        context.stores.push(name.to_owned());
        Ok(())
    }

    fn subpattern(&mut self, pattern: &'a Pattern, context: &mut Context) -> Res {
        let saved = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = saved;
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern, context: &mut Context) -> Res {
        self.set_loc(pattern);
        match pattern {
            Pattern::MatchValue(value) => {
                if constant(&value.value).is_none() && !is_complex(&value.value) && !value.value.is_attribute_expr() {
                    return self.error("patterns may only match literals and attribute lookups", pattern);
                }
                self.expr(&value.value)?;
                self.op(Op::CompareOp, 2);
                self.jump_to_fail_pop(context, Op::PopJumpIfFalse);
                Ok(())
            }
            Pattern::MatchSingleton(singleton) => {
                self.load_const(match singleton.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                });
                self.op(Op::IsOp, 0);
                self.jump_to_fail_pop(context, Op::PopJumpIfFalse);
                Ok(())
            }
            Pattern::MatchSequence(sequence) => self.pattern_sequence(&sequence.patterns, context),
            Pattern::MatchMapping(mapping) => self.pattern_mapping(mapping, context),
            Pattern::MatchClass(class) => self.pattern_class(class, context),
            Pattern::MatchStar(star) => {
                self.store_pattern_name(star.name.as_ref().map(|n| n.as_str()), star.range, context)
            }
            Pattern::MatchAs(as_) => {
                let name = as_.name.as_ref().map(|n| n.as_str());
                let Some(inner) = &as_.pattern else {
                    if !context.allow_irrefutable {
                        let what = match name {
                            Some(name) => format!("name capture '{name}'"),
                            None => "wildcard".to_owned(),
                        };
                        return self.error(format!("{what} makes remaining patterns unreachable"), pattern);
                    }
                    return self.store_pattern_name(name, as_.range, context);
                };
                context.on_top += 1;
                self.op(Op::Copy, 1);
                self.pattern(inner, context)?;
                context.on_top -= 1;
                self.store_pattern_name(name, as_.range, context)
            }
            Pattern::MatchOr(or) => self.pattern_or(or, context),
        }
    }

    fn pattern_sequence(&mut self, patterns: &'a [Pattern], context: &mut Context) -> Res {
        let mut star = None;
        let mut only_wildcard = true;
        let mut star_wildcard = false;
        for (index, pattern) in patterns.iter().enumerate() {
            if let Pattern::MatchStar(inner) = pattern {
                if star.is_some() {
                    return self.error("multiple starred names in sequence pattern", pattern);
                }
                star_wildcard = inner.name.is_none();
                only_wildcard &= star_wildcard;
                star = Some(index);
            } else {
                only_wildcard &= is_wildcard(pattern);
            }
        }
        let size = patterns.len();
        context.on_top += 1;
        self.op(Op::MatchSequence, 0);
        self.jump_to_fail_pop(context, Op::PopJumpIfFalse);
        if star.is_none() {
            self.check_length(size, 2, context);
        } else if size > 1 {
            self.check_length(size - 1, 5, context);
        }
        context.on_top -= 1;
        match star {
            _ if only_wildcard => {
                self.op(Op::PopTop, 0);
                Ok(())
            }
            Some(star) if star_wildcard => self.sequence_by_index(patterns, star, context),
            star => {
                match star {
                    Some(star) => self.op(Op::UnpackEx, (star + ((size - star - 1) << 8)) as u32),
                    None => self.op(Op::UnpackSequence, size as u32),
                }
                context.on_top += size;
                for pattern in patterns {
                    context.on_top -= 1;
                    self.subpattern(pattern, context)?;
                }
                Ok(())
            }
        }
    }

    /// Compares the subject's length with `length`; `op` is the argument of `CompareOp`.
    fn check_length(&mut self, length: usize, op: u32, context: &mut Context) {
        self.op(Op::GetLen, 0);
        self.load_const(Const::int(length as i64));
        self.op(Op::CompareOp, op);
        self.jump_to_fail_pop(context, Op::PopJumpIfFalse);
    }

    /// `[first, *_, last]`: takes the items by index instead of unpacking all.
    fn sequence_by_index(&mut self, patterns: &'a [Pattern], star: usize, context: &mut Context) -> Res {
        context.on_top += 1;
        let size = patterns.len();
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) || index == star {
                continue;
            }
            self.op(Op::Copy, 1);
            if index < star {
                self.load_const(Const::int(index as i64));
            } else {
                self.op(Op::GetLen, 0);
                self.load_const(Const::int((size - index) as i64));
                self.op(Op::BinaryOp, ruff_python_ast::Operator::Sub as u32);
            }
            self.op(Op::BinarySubscr, 0);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(Op::PopTop, 0);
        Ok(())
    }

    fn pattern_class(&mut self, class: &'a PatternMatchClass, context: &mut Context) -> Res {
        let (patterns, keywords) = (&class.arguments.patterns, &class.arguments.keywords);
        for (index, keyword) in keywords.iter().enumerate() {
            if let Some(other) = keywords[index + 1..].iter().find(|k| k.attr.as_str() == keyword.attr.as_str()) {
                return self
                    .error(format!("attribute name repeated in class pattern: {}", keyword.attr), &other.pattern);
            }
        }
        self.expr(&class.cls)?;
        let names = keywords.iter().map(|k| Const::Str(k.attr.to_string())).collect();
        self.load_const(Const::Tuple(names));
        self.op(Op::MatchClass, patterns.len() as u32);
        self.op(Op::Copy, 1);
        self.load_const(Const::None);
        self.op(Op::IsOp, 1);
        context.on_top += 1;
        self.jump_to_fail_pop(context, Op::PopJumpIfFalse);
        let total = patterns.len() + keywords.len();
        self.op(Op::UnpackSequence, total as u32);
        context.on_top = context.on_top + total - 1;
        for pattern in patterns.iter().chain(keywords.iter().map(|k| &k.pattern)) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(Op::PopTop, 0);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn pattern_mapping(&mut self, mapping: &'a PatternMatchMapping, context: &mut Context) -> Res {
        let size = mapping.keys.len();
        context.on_top += 1;
        self.op(Op::MatchMapping, 0);
        self.jump_to_fail_pop(context, Op::PopJumpIfFalse);
        if size == 0 && mapping.rest.is_none() {
            context.on_top -= 1;
            self.op(Op::PopTop, 0);
            return Ok(());
        }
        if size > 0 {
            self.check_length(size, 5, context);
        }
        let mut seen: Vec<Const> = Vec::new();
        for key in &mapping.keys {
            if let Some(value) = key_constant(key) {
                if seen.iter().any(|other| other.equals(&value)) {
                    let text = value.repr();
                    return self.error(format!("mapping pattern checks duplicate key ({text})"), mapping);
                }
                seen.push(value);
            } else if !key.is_attribute_expr() {
                return self.error("mapping pattern keys may only match literals and attribute lookups", mapping);
            }
            self.expr(key)?;
        }
        self.op(Op::BuildTuple, size as u32);
        self.op(Op::MatchKeys, 0);
        context.on_top += 2;
        self.op(Op::Copy, 1);
        self.load_const(Const::None);
        self.op(Op::IsOp, 1);
        self.jump_to_fail_pop(context, Op::PopJumpIfFalse);
        self.op(Op::UnpackSequence, size as u32);
        context.on_top = context.on_top + size - 1;
        for pattern in &mapping.patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        if let Some(rest) = &mapping.rest {
            self.op(Op::BuildMap, 0);
            self.op(Op::Swap, 3);
            self.op(Op::DictUpdate, 2);
            self.op(Op::UnpackSequence, size as u32);
            for left in (1..=size).rev() {
                self.op(Op::Copy, 1 + left as u32);
                self.op(Op::Swap, 2);
                self.op(Op::DeleteSubscr, 0);
            }
            self.store_pattern_name(Some(rest), mapping.range, context)
        } else {
            self.op(Op::PopTop, 0);
            self.op(Op::PopTop, 0);
            Ok(())
        }
    }

    fn pattern_or(&mut self, or: &'a PatternMatchOr, context: &mut Context) -> Res {
        let end = self.new_block();
        let saved = context.clone();
        let count = or.patterns.len();
        let mut control: Vec<String> = Vec::new();
        for (index, alternative) in or.patterns.iter().enumerate() {
            self.set_loc(alternative);
            *context =
                Context { allow_irrefutable: index + 1 == count && saved.allow_irrefutable, ..Context::default() };
            self.op(Op::Copy, 1);
            self.pattern(alternative, context)?;
            if index == 0 {
                control.clone_from(&context.stores);
            } else {
                self.reorder(&control, context, or.range)?;
            }
            self.jump(Op::Jump, end);
            self.emit_fail_pop(context);
        }
        *context = saved;
        self.op(Op::PopTop, 0);
        self.jump_to_fail_pop(context, Op::Jump);
        self.use_block(end);
        let rotations = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(rotations);
            if context.stores.contains(&name) {
                return Err(CompileError::new(format!("multiple assignments to name '{name}' in pattern"), or.range));
            }
            context.stores.push(name);
        }
        self.op(Op::PopTop, 0);
        Ok(())
    }

    /// Brings an alternative's captures into the order of the first alternative's.
    fn reorder(&mut self, control: &[String], context: &mut Context, range: TextRange) -> Res {
        let different = || CompileError::new("alternative patterns bind different names", range);
        if control.len() != context.stores.len() {
            return Err(different());
        }
        for wanted in (0..control.len()).rev() {
            let found = context.stores.iter().position(|name| *name == control[wanted]).ok_or_else(different)?;
            if found == wanted {
                continue;
            }
            let rotations = found + 1;
            let rotated: Vec<String> = context.stores.drain(..rotations).collect();
            let at = wanted - found;
            context.stores.splice(at..at, rotated);
            for _ in 0..rotations {
                self.rotate(wanted + 1);
            }
        }
        Ok(())
    }
}

/// The constant that a key of a mapping pattern is; a complex number is the sum of two.
fn key_constant(key: &Expr) -> Option<Const> {
    let Expr::BinOp(sum) = key else { return constant(key) };
    let (left, right) = (constant(&sum.left)?, constant(&sum.right)?);
    let real = match left {
        Const::Int(value) => crate::num::float::from_int(&value).ok()?,
        Const::Float(value) => value,
        _ => return constant(key),
    };
    match (sum.op, right) {
        (Operator::Add, Const::Complex(_, imag)) => Some(Const::Complex(real, imag)),
        (Operator::Sub, Const::Complex(_, imag)) => Some(Const::Complex(real, -imag)),
        _ => constant(key),
    }
}

/// Whether it is a complex number: the sum of two numbers.
fn is_complex(expr: &Expr) -> bool {
    matches!(expr, Expr::BinOp(sum) if constant(&sum.left).is_some() && constant(&sum.right).is_some())
}
