//! Loops, and leaving the statements around a `return`, `break` or `continue`.

use ruff_python_ast::{Stmt, StmtFor, StmtWhile};

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn for_(&mut self, stmt: &'a StmtFor) -> Res {
        let start = self.new_block();
        let body = self.new_block();
        let cleanup = self.new_block();
        let end = self.new_block();
        self.push_enclosing(EnclosingKind::For, start, end)?;
        self.iterable(&stmt.iter)?;
        self.op(Op::GetIter, 0);
        self.use_block(start);
        self.jump(Op::ForIter, cleanup);
        self.use_block(body);
        self.expr(&stmt.target)?;
        self.stmts(&stmt.body)?;
        self.unset_loc();
        self.jump(Op::Jump, start);
        self.use_block(cleanup);
        self.pop_enclosing();
        self.stmts(&stmt.orelse)?;
        self.use_block(end);
        Ok(())
    }

    pub(super) fn async_for(&mut self, stmt: &'a StmtFor) -> Res {
        if self.unit_ref().kind != UnitKind::AsyncFunction {
            return self.error("'async for' outside async function", stmt);
        }
        let start = self.new_block();
        let except = self.new_block();
        let end = self.new_block();
        self.expr(&stmt.iter)?;
        self.op(Op::GetAiter, 0);
        self.use_block(start);
        self.push_enclosing(EnclosingKind::For, start, end)?;
        self.jump(Op::SetupFinally, except);
        self.op(Op::GetAnext, 0);
        self.load_const(Const::None);
        self.yield_from(true);
        self.op(Op::PopBlock, 0);
        self.expr(&stmt.target)?;
        self.stmts(&stmt.body)?;
        self.unset_loc();
        self.jump(Op::Jump, start);
        self.pop_enclosing();
        self.use_block(except);
        self.set_loc(&*stmt.iter);
        self.op(Op::EndAsyncFor, 0);
        self.stmts(&stmt.orelse)?;
        self.use_block(end);
        Ok(())
    }

    pub(super) fn while_(&mut self, stmt: &'a StmtWhile) -> Res {
        let head = self.new_block();
        let body = self.new_block();
        let anchor = self.new_block();
        let end = self.new_block();
        self.use_block(head);
        self.push_enclosing(EnclosingKind::While, head, end)?;
        self.jump_if(&stmt.test, anchor, false)?;
        self.use_block(body);
        self.stmts(&stmt.body)?;
        self.set_loc(stmt);
        self.jump_if(&stmt.test, body, true)?;
        self.pop_enclosing();
        self.use_block(anchor);
        self.stmts(&stmt.orelse)?;
        self.use_block(end);
        Ok(())
    }

    pub(super) fn break_(&mut self, stmt: &'a Stmt) -> Res {
        self.op(Op::Nop, 0);
        let Some(target) = self.unwind_all(false, true)? else {
            return self.error("'break' outside loop", stmt);
        };
        self.unwind(&target, false)?;
        self.jump(Op::Jump, target.exit);
        Ok(())
    }

    pub(super) fn continue_(&mut self, stmt: &'a Stmt) -> Res {
        self.op(Op::Nop, 0);
        let Some(target) = self.unwind_all(false, true)? else {
            return self.error("'continue' not properly in loop", stmt);
        };
        self.jump(Op::Jump, target.block);
        Ok(())
    }

    /// Emits what leaving the enclosing statements takes, innermost first; with `to_loop` up to the innermost loop, which is
    /// returned and not left.
    pub(super) fn unwind_all(&mut self, preserve: bool, to_loop: bool) -> Res<Option<Enclosing<'a>>> {
        let Some(top) = self.unit_ref().enclosing.last().cloned() else { return Ok(None) };
        if matches!(top.kind, EnclosingKind::ExceptionGroupHandler) {
            let range = TextRange::default();
            return Err(CompileError::new("'break', 'continue' and 'return' cannot appear in an except* block", range)
                .at_line(self.unit_ref().loc));
        }
        if to_loop && matches!(top.kind, EnclosingKind::While | EnclosingKind::For) {
            return Ok(Some(top));
        }
        self.unit().enclosing.pop();
        self.unwind(&top, preserve)?;
        let target = self.unwind_all(preserve, to_loop)?;
        self.unit().enclosing.push(top);
        Ok(target)
    }

    /// Emits what leaving one enclosing statement takes; `preserve` keeps the value on top of the stack.
    fn unwind(&mut self, enclosing: &Enclosing<'a>, preserve: bool) -> Res {
        match enclosing.kind {
            EnclosingKind::While
            | EnclosingKind::ExceptionHandler
            | EnclosingKind::ExceptionGroupHandler
            | EnclosingKind::AsyncComprehension => {}
            EnclosingKind::For | EnclosingKind::PopValue => {
                self.keep_top(preserve);
                self.op(Op::PopTop, 0);
            }
            EnclosingKind::TryExcept => self.op(Op::PopBlock, 0),
            EnclosingKind::FinallyTry(body) => {
                self.op(Op::PopBlock, 0);
                if preserve {
                    self.push_enclosing(EnclosingKind::PopValue, BlockId(0), BlockId(0))?;
                }
                self.stmts(body)?;
                if preserve {
                    self.pop_enclosing();
                }
                self.unset_loc();
            }
            EnclosingKind::FinallyEnd => {
                self.keep_top(preserve);
                self.op(Op::PopTop, 0);
                self.keep_top(preserve);
                self.op(Op::PopBlock, 0);
                self.op(Op::PopExcept, 0);
            }
            EnclosingKind::With(stmt) => {
                self.set_loc(stmt);
                self.op(Op::PopBlock, 0);
                self.keep_top(preserve);
                self.call_exit_with_nones();
                if stmt.is_async {
                    self.op(Op::GetAwaitable, 2);
                    self.load_const(Const::None);
                    self.yield_from(true);
                }
                self.op(Op::PopTop, 0);
                self.unset_loc();
            }
            EnclosingKind::HandlerCleanup(name) => {
                if name.is_some() {
                    self.op(Op::PopBlock, 0);
                }
                self.keep_top(preserve);
                self.op(Op::PopBlock, 0);
                self.op(Op::PopExcept, 0);
                if let Some(name) = name {
                    self.load_const(Const::None);
                    self.name(name, Access::Store);
                    self.name(name, Access::Delete);
                }
            }
        }
        Ok(())
    }

    fn keep_top(&mut self, preserve: bool) {
        if preserve {
            self.op(Op::Swap, 2);
        }
    }

    /// `__exit__(None, None, None)`: the method is on the stack.
    pub(super) fn call_exit_with_nones(&mut self) {
        self.load_const(Const::None);
        self.load_const(Const::None);
        self.load_const(Const::None);
        self.op(Op::Call, 2);
    }

    /// Delegates to the iterator below the value on top of the stack, until it is exhausted.
    pub(super) fn yield_from(&mut self, is_await: bool) {
        let start = self.new_block();
        let resume = self.new_block();
        let exit = self.new_block();
        self.use_block(start);
        self.jump(Op::Send, exit);
        self.use_block(resume);
        self.op(Op::YieldValue, 0);
        self.op(Op::Resume, if is_await { 3 } else { 2 });
        self.jump(Op::JumpNoInterrupt, start);
        self.use_block(exit);
    }
}
