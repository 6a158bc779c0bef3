//! Statements.

use ruff_python_ast::{Expr, Stmt, StmtAnnAssign, StmtAssert, StmtAugAssign, StmtIf, StmtReturn};
use ruff_text_size::Ranged;

use super::super::ir::INPLACE;
use super::*;

impl<'a> Compiler<'a> {
    /// A module's or class's body: annotations, docstring, statements.
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Res {
        if self.unit_ref().kind == UnitKind::Module
            && let Some(first) = body.first()
        {
            self.set_stmt_loc(first);
        }
        if has_annotations(body) {
            self.op(Op::SetupAnnotations, 0);
        }
        let mut rest = body;
        if let Some(doc) = docstring(body) {
            let Stmt::Expr(stmt) = &body[0] else { unreachable!("a docstring is an expression statement") };
            self.set_loc(stmt);
            let saved = self.unit_ref().loc;
            self.set_loc(&*stmt.value);
            self.load_const(Const::Str(doc));
            self.unit().loc = saved;
            self.unset_loc();
            self.name("__doc__", Access::Store);
            rest = &body[1..];
        }
        self.stmts(rest)
    }

    pub(super) fn stmts(&mut self, body: &'a [Stmt]) -> Res {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    /// A statement's position as CPython gives it: a decorated definition begins at its keyword.
    fn set_stmt_loc(&mut self, stmt: &'a Stmt) {
        let decorators = match stmt {
            Stmt::FunctionDef(def) => &def.decorator_list,
            Stmt::ClassDef(def) => &def.decorator_list,
            _ => return self.set_loc(stmt),
        };
        let mut range = stmt.range();
        if let Some(last) = decorators.last() {
            range = TextRange::new(self.skip_trivia(last.range.end()), range.end());
        }
        let loc = self.loc_of(range);
        self.set_raw_loc(loc);
    }

    /// The offset of the first token at or after `offset`.
    fn skip_trivia(&self, offset: TextSize) -> TextSize {
        let mut rest = &self.source[usize::from(offset)..];
        loop {
            let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r', '\x0c', '\\']);
            rest = match trimmed.strip_prefix('#') {
                Some(comment) => comment.find('\n').map_or("", |end| &comment[end..]),
                None => trimmed,
            };
            if !rest.starts_with([' ', '\t', '\n', '\r', '#']) {
                break;
            }
        }
        TextSize::try_from(self.source.len() - rest.len()).unwrap_or(offset)
    }

    pub(super) fn stmt(&mut self, stmt: &'a Stmt) -> Res {
        self.set_stmt_loc(stmt);
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(stmt) => self.return_(stmt),
            Stmt::Delete(stmt) => stmt.targets.iter().try_for_each(|target| self.expr(target)),
            Stmt::Assign(stmt) => {
                self.expr(&stmt.value)?;
                for (index, target) in stmt.targets.iter().enumerate() {
                    if index + 1 < stmt.targets.len() {
                        self.op(Op::Copy, 1);
                    }
                    self.expr(target)?;
                }
                Ok(())
            }
            Stmt::AugAssign(stmt) => self.aug_assign(stmt),
            Stmt::AnnAssign(stmt) => self.ann_assign(stmt),
            Stmt::For(stmt) if stmt.is_async => self.async_for(stmt),
            Stmt::For(stmt) => self.for_(stmt),
            Stmt::While(stmt) => self.while_(stmt),
            Stmt::If(stmt) => self.if_(stmt),
            Stmt::Match(stmt) => self.match_(stmt),
            Stmt::Raise(stmt) => {
                let mut count = 0;
                for part in stmt.exc.iter().chain(&stmt.cause) {
                    self.expr(part)?;
                    count += 1;
                }
                self.op(Op::RaiseVarargs, count);
                Ok(())
            }
            Stmt::Try(stmt) if stmt.finalbody.is_empty() => self.try_except(stmt),
            Stmt::Try(stmt) => self.try_finally(stmt),
            Stmt::Assert(stmt) => self.assert(stmt),
            Stmt::Import(stmt) => self.import(stmt),
            Stmt::ImportFrom(stmt) => self.import_from(stmt),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Expr(stmt) if self.interactive && self.units.len() == 1 => {
                self.op(Op::PushNull, 0);
                self.op_name(Op::LoadName, "__print_expr__");
                self.expr(&stmt.value)?;
                self.op(Op::Call, 1);
                self.op(Op::PopTop, 0);
                Ok(())
            }
            Stmt::Expr(stmt) => {
                if constant(&stmt.value).is_some() {
                    self.op(Op::Nop, 0);
                    return Ok(());
                }
                self.expr(&stmt.value)?;
                self.unset_loc();
                self.op(Op::PopTop, 0);
                Ok(())
            }
            Stmt::Pass(_) => {
                self.op(Op::Nop, 0);
                Ok(())
            }
            Stmt::Break(_) => self.break_(stmt),
            Stmt::Continue(_) => self.continue_(stmt),
            Stmt::With(stmt) => self.with(stmt, 0),
            Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => self.error("invalid syntax", stmt),
        }
    }

    fn if_(&mut self, stmt: &'a StmtIf) -> Res {
        self.if_chain(&stmt.test, &stmt.body, &stmt.elif_else_clauses)
    }

    fn if_chain(&mut self, test: &'a Expr, body: &'a [Stmt], clauses: &'a [ruff_python_ast::ElifElseClause]) -> Res {
        let end = self.new_block();
        let next = if clauses.is_empty() { end } else { self.new_block() };
        self.jump_if(test, next, false)?;
        self.stmts(body)?;
        if let Some((clause, rest)) = clauses.split_first() {
            self.jump_no_line(end);
            self.use_block(next);
            match &clause.test {
                Some(test) => {
                    let last = rest.last().unwrap_or(clause);
                    let loc = self.loc_of(TextRange::new(clause.range.start(), last.range.end()));
                    self.set_raw_loc(loc);
                    self.if_chain(test, &clause.body, rest)?;
                }
                None => self.stmts(&clause.body)?,
            }
        }
        self.use_block(end);
        Ok(())
    }

    fn assert(&mut self, stmt: &'a StmtAssert) -> Res {
        let end = self.new_block();
        self.jump_if(&stmt.test, end, true)?;
        self.op(Op::LoadAssertionError, 0);
        if let Some(message) = &stmt.msg {
            self.expr(message)?;
            self.op(Op::Call, 0);
        }
        self.set_loc(&*stmt.test);
        self.op(Op::RaiseVarargs, 1);
        self.use_block(end);
        Ok(())
    }

    fn return_(&mut self, stmt: &'a StmtReturn) -> Res {
        if self.table.scopes[self.unit_ref().scope].kind != BlockKind::Function {
            return self.error("'return' outside function", stmt);
        }
        if stmt.value.is_some() && self.scope_is_coroutine() && self.scope_is_generator() {
            return self.error("'return' with value in async generator", stmt);
        }
        let value = stmt.value.as_deref();
        let fixed = value.and_then(constant);
        let preserve = value.is_some() && fixed.is_none();
        if let Some(value) = value {
            if preserve {
                self.expr(value)?;
            } else {
                self.set_loc(value);
                self.op(Op::Nop, 0);
            }
        }
        if value.is_none_or(|value| self.line_of(value.start()) != self.line_of(stmt.range.start())) {
            self.set_loc(stmt);
            self.op(Op::Nop, 0);
        }
        self.unwind_all(preserve, false)?;
        match (value, fixed) {
            (None, _) => self.load_const(Const::None),
            (_, Some(fixed)) => self.load_const(fixed),
            _ => {}
        }
        self.op(Op::ReturnValue, 0);
        Ok(())
    }

    fn aug_assign(&mut self, stmt: &'a StmtAugAssign) -> Res {
        let target = &*stmt.target;
        let saved = self.unit_ref().loc;
        self.set_loc(target);
        match target {
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                self.op(Op::Copy, 1);
                self.start_at_attribute(attribute);
                self.op_name(Op::LoadAttr, &attribute.attr);
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                self.op(Op::Copy, 2);
                self.op(Op::Copy, 2);
                self.op(Op::BinarySubscr, 0);
            }
            Expr::Name(name) => self.name(&name.id, Access::Load),
            _ => return self.error("illegal expression for augmented assignment", target),
        }
        self.unit().loc = saved;
        self.expr(&stmt.value)?;
        self.op(Op::BinaryOp, stmt.op as u32 + INPLACE);
        self.set_loc(target);
        match target {
            Expr::Attribute(attribute) => {
                self.start_at_attribute(attribute);
                self.op(Op::Swap, 2);
                self.op_name(Op::StoreAttr, &attribute.attr);
            }
            Expr::Subscript(_) => {
                self.op(Op::Swap, 3);
                self.op(Op::Swap, 2);
                self.op(Op::StoreSubscr, 0);
            }
            Expr::Name(name) => self.name(&name.id, Access::Store),
            _ => {}
        }
        Ok(())
    }

    fn ann_assign(&mut self, stmt: &'a StmtAnnAssign) -> Res {
        let target = &*stmt.target;
        if let Some(value) = &stmt.value {
            self.expr(value)?;
            self.expr(target)?;
        }
        let in_namespace = matches!(self.unit_ref().kind, UnitKind::Module | UnitKind::Class);
        match target {
            Expr::Name(name) => {
                self.check_assignable(&name.id)?;
                if stmt.simple && in_namespace {
                    self.annotation(&stmt.annotation)?;
                    self.op_name(Op::LoadName, "__annotations__");
                    let mangled = mangle(self.unit_ref().private.as_deref(), &name.id);
                    self.load_const(Const::Str(mangled.to_string()));
                    self.op(Op::StoreSubscr, 0);
                }
            }
            Expr::Attribute(attribute) => {
                if stmt.value.is_none() {
                    self.evaluate_and_drop(&attribute.value)?;
                }
            }
            Expr::Subscript(subscript) => {
                if stmt.value.is_none() {
                    self.evaluate_and_drop(&subscript.value)?;
                    self.check_annotated_index(&subscript.slice)?;
                }
            }
            _ => return self.error("illegal target for annotation", target),
        }
        if !stmt.simple && !self.future_annotations && in_namespace {
            self.evaluate_and_drop(&stmt.annotation)?;
        }
        Ok(())
    }

    fn evaluate_and_drop(&mut self, expr: &'a Expr) -> Res {
        self.expr(expr)?;
        self.op(Op::PopTop, 0);
        Ok(())
    }

    fn check_annotated_index(&mut self, index: &'a Expr) -> Res {
        match index {
            Expr::Slice(slice) => {
                for part in slice.lower.iter().chain(&slice.upper).chain(&slice.step) {
                    self.evaluate_and_drop(part)?;
                }
                Ok(())
            }
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|part| self.check_annotated_index(part)),
            _ => self.evaluate_and_drop(index),
        }
    }

    /// An annotation's value: the expression, or its text under `from __future__ import annotations`.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) -> Res {
        if self.future_annotations {
            let text = self.source[annotation.range()].split_whitespace().collect::<Vec<_>>().join(" ");
            self.load_const(Const::Str(text));
            Ok(())
        } else {
            self.expr(annotation)
        }
    }
}

/// The docstring of a body.
pub(super) fn docstring(body: &[Stmt]) -> Option<String> {
    let Stmt::Expr(stmt) = body.first()? else { return None };
    let Expr::StringLiteral(literal) = &*stmt.value else { return None };
    Some(literal.value.to_str().to_owned())
}

/// Whether a body (not its functions and classes) annotates a variable.
fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::AnnAssign(_) => true,
        Stmt::For(stmt) => has_annotations(&stmt.body) || has_annotations(&stmt.orelse),
        Stmt::While(stmt) => has_annotations(&stmt.body) || has_annotations(&stmt.orelse),
        Stmt::If(stmt) => {
            has_annotations(&stmt.body) || stmt.elif_else_clauses.iter().any(|clause| has_annotations(&clause.body))
        }
        Stmt::With(stmt) => has_annotations(&stmt.body),
        Stmt::Match(stmt) => stmt.cases.iter().any(|case| has_annotations(&case.body)),
        Stmt::Try(stmt) => {
            has_annotations(&stmt.body)
                || stmt.handlers.iter().any(|handler| {
                    let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                    has_annotations(&handler.body)
                })
                || has_annotations(&stmt.orelse)
                || has_annotations(&stmt.finalbody)
        }
        _ => false,
    })
}
