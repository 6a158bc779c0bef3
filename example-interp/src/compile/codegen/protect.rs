//! `try` and `with`.

use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, StmtTry, StmtWith};

use super::*;

fn handler_of(handler: &ExceptHandler) -> &ExceptHandlerExceptHandler {
    let ExceptHandler::ExceptHandler(handler) = handler;
    handler
}

impl<'a> Compiler<'a> {
    pub(super) fn try_finally(&mut self, stmt: &'a StmtTry) -> Res {
        let body = self.new_block();
        let end = self.new_block();
        let exit = self.new_block();
        let cleanup = self.new_block();
        self.jump(Op::SetupFinally, end);
        self.use_block(body);
        self.push_enclosing(EnclosingKind::FinallyTry(&stmt.finalbody), body, end)?;
        if stmt.handlers.is_empty() {
            self.stmts(&stmt.body)?;
        } else {
            self.try_except(stmt)?;
        }
        self.op_no_line(Op::PopBlock, 0);
        self.pop_enclosing();
        self.stmts(&stmt.finalbody)?;
        self.jump_no_line(exit);

        self.use_block(end);
        self.unset_loc();
        self.jump(Op::SetupCleanup, cleanup);
        self.op(Op::PushExcInfo, 0);
        self.push_enclosing(EnclosingKind::FinallyEnd, end, end)?;
        self.stmts(&stmt.finalbody)?;
        self.pop_enclosing();
        self.op(Op::Reraise, 0);
        self.use_block(cleanup);
        self.pop_except_and_reraise();
        self.use_block(exit);
        Ok(())
    }

    pub(super) fn try_except(&mut self, stmt: &'a StmtTry) -> Res {
        if stmt.is_star {
            return self.try_star(stmt);
        }
        let body = self.new_block();
        let mut except = self.new_block();
        let end = self.new_block();
        let cleanup = self.new_block();
        self.jump(Op::SetupFinally, except);
        self.use_block(body);
        self.push_enclosing(EnclosingKind::TryExcept, body, body)?;
        self.stmts(&stmt.body)?;
        self.pop_enclosing();
        self.op_no_line(Op::PopBlock, 0);
        self.stmts(&stmt.orelse)?;
        self.jump_no_line(end);

        self.use_block(except);
        self.unset_loc();
        self.jump(Op::SetupCleanup, cleanup);
        self.op(Op::PushExcInfo, 0);
        self.push_enclosing(EnclosingKind::ExceptionHandler, body, body)?;
        for (index, handler) in stmt.handlers.iter().enumerate() {
            let handler = handler_of(handler);
            self.set_loc(handler);
            if handler.type_.is_none() && index + 1 < stmt.handlers.len() {
                return self.error("default 'except:' must be last", handler);
            }
            except = self.new_block();
            if let Some(class) = &handler.type_ {
                self.expr(class)?;
                self.op(Op::CheckExcMatch, 0);
                self.jump(Op::PopJumpIfFalse, except);
            }
            if let Some(name) = &handler.name {
                let cleanup_end = self.new_block();
                let cleanup_body = self.new_block();
                self.store_name(name)?;
                self.jump(Op::SetupCleanup, cleanup_end);
                self.use_block(cleanup_body);
                self.push_enclosing(EnclosingKind::HandlerCleanup(Some(name)), cleanup_body, cleanup_body)?;
                self.stmts(&handler.body)?;
                self.pop_enclosing();
                self.unset_loc();
                self.op(Op::PopBlock, 0);
                self.op(Op::PopBlock, 0);
                self.op(Op::PopExcept, 0);
                self.forget(name);
                self.jump(Op::Jump, end);

                self.use_block(cleanup_end);
                self.unset_loc();
                self.forget(name);
                self.op(Op::Reraise, 1);
            } else {
                let cleanup_body = self.new_block();
                self.op(Op::PopTop, 0);
                self.use_block(cleanup_body);
                self.push_enclosing(EnclosingKind::HandlerCleanup(None), cleanup_body, cleanup_body)?;
                self.stmts(&handler.body)?;
                self.pop_enclosing();
                self.unset_loc();
                self.op(Op::PopBlock, 0);
                self.op(Op::PopExcept, 0);
                self.jump(Op::Jump, end);
            }
            self.use_block(except);
        }
        self.unset_loc();
        self.pop_enclosing();
        self.op(Op::Reraise, 0);
        self.use_block(cleanup);
        self.pop_except_and_reraise();
        self.use_block(end);
        Ok(())
    }

    /// `name = None; del name` at the end of `except ... as name`.
    fn forget(&mut self, name: &str) {
        self.load_const(Const::None);
        self.name(name, Access::Store);
        self.name(name, Access::Delete);
    }

    fn pop_except_and_reraise(&mut self) {
        self.op(Op::Copy, 3);
        self.op(Op::PopExcept, 0);
        self.op(Op::Reraise, 1);
    }

    fn try_star(&mut self, stmt: &'a StmtTry) -> Res {
        let body = self.new_block();
        let mut except = self.new_block();
        let orelse = self.new_block();
        let end = self.new_block();
        let cleanup = self.new_block();
        let reraise_star = self.new_block();
        self.jump(Op::SetupFinally, except);
        self.use_block(body);
        self.push_enclosing(EnclosingKind::TryExcept, body, body)?;
        self.stmts(&stmt.body)?;
        self.pop_enclosing();
        self.op_no_line(Op::PopBlock, 0);
        self.jump_no_line(orelse);

        self.use_block(except);
        self.unset_loc();
        self.jump(Op::SetupCleanup, cleanup);
        self.op(Op::PushExcInfo, 0);
        self.push_enclosing(EnclosingKind::ExceptionGroupHandler, body, body)?;
        let count = stmt.handlers.len();
        for (index, handler) in stmt.handlers.iter().enumerate() {
            let handler = handler_of(handler);
            self.set_loc(handler);
            except = self.new_block();
            let except_with_error = self.new_block();
            let no_match = self.new_block();
            if index == 0 {
                self.op(Op::Copy, 1);
                self.op(Op::BuildList, 0);
                self.op(Op::Swap, 2);
            }
            if let Some(class) = &handler.type_ {
                self.expr(class)?;
                self.op(Op::CheckEgMatch, 0);
                self.op(Op::Copy, 1);
                self.jump(Op::PopJumpIfNone, no_match);
            }
            let cleanup_end = self.new_block();
            let cleanup_body = self.new_block();
            let name = handler.name.as_ref().map(|name| name.as_str());
            match name {
                Some(name) => self.store_name(name)?,
                None => self.op(Op::PopTop, 0),
            }
            self.jump(Op::SetupCleanup, cleanup_end);
            self.use_block(cleanup_body);
            self.push_enclosing(EnclosingKind::HandlerCleanup(name), cleanup_body, cleanup_body)?;
            self.stmts(&handler.body)?;
            self.pop_enclosing();
            self.unset_loc();
            self.op(Op::PopBlock, 0);
            if let Some(name) = name {
                self.forget(name);
            }
            self.jump(Op::Jump, except);

            self.use_block(cleanup_end);
            self.unset_loc();
            if let Some(name) = name {
                self.forget(name);
            }
            self.op(Op::ListAppend, 3);
            self.op(Op::PopTop, 0);
            self.jump(Op::Jump, except_with_error);
            self.use_block(except);
            self.op(Op::Nop, 0);
            self.jump(Op::Jump, except_with_error);
            self.use_block(no_match);
            self.op(Op::PopTop, 0);
            self.use_block(except_with_error);
            if index + 1 == count {
                self.op(Op::ListAppend, 1);
                self.jump(Op::Jump, reraise_star);
            }
        }
        self.unset_loc();
        self.pop_enclosing();
        let reraise = self.new_block();
        self.use_block(reraise_star);
        self.op(Op::PrepReraiseStar, 0);
        self.op(Op::Copy, 1);
        self.jump(Op::PopJumpIfNotNone, reraise);
        self.op(Op::PopTop, 0);
        self.op(Op::PopBlock, 0);
        self.op(Op::PopExcept, 0);
        self.jump(Op::Jump, end);
        self.use_block(reraise);
        self.op(Op::PopBlock, 0);
        self.op(Op::Swap, 2);
        self.op(Op::PopExcept, 0);
        self.op(Op::Reraise, 0);
        self.use_block(cleanup);
        self.pop_except_and_reraise();
        self.use_block(orelse);
        self.stmts(&stmt.orelse)?;
        self.use_block(end);
        Ok(())
    }

    pub(super) fn with(&mut self, stmt: &'a StmtWith, index: usize) -> Res {
        if stmt.is_async && self.unit_ref().kind != UnitKind::AsyncFunction {
            return self.error("'async with' outside async function", stmt);
        }
        let item = &stmt.items[index];
        let block = self.new_block();
        let handler = self.new_block();
        let exit = self.new_block();
        let cleanup = self.new_block();
        self.expr(&item.context_expr)?;
        if stmt.is_async {
            self.op(Op::BeforeAsyncWith, 0);
            self.op(Op::GetAwaitable, 1);
            self.load_const(Const::None);
            self.yield_from(true);
        } else {
            self.op(Op::BeforeWith, 0);
        }
        self.jump(Op::SetupWith, handler);
        self.use_block(block);
        self.push_enclosing(EnclosingKind::With(stmt), block, handler)?;
        match &item.optional_vars {
            Some(target) => self.expr(target)?,
            None => self.op(Op::PopTop, 0),
        }
        if index + 1 == stmt.items.len() {
            self.stmts(&stmt.body)?;
        } else {
            self.with(stmt, index + 1)?;
        }
        if stmt.is_async {
            self.pop_enclosing();
            self.op(Op::PopBlock, 0);
        } else {
            self.unset_loc();
            self.op(Op::PopBlock, 0);
            self.pop_enclosing();
        }
        self.set_loc(stmt);
        self.call_exit_with_nones();
        if stmt.is_async {
            self.op(Op::GetAwaitable, 2);
            self.load_const(Const::None);
            self.yield_from(true);
        }
        self.op(Op::PopTop, 0);
        self.jump(Op::Jump, exit);

        self.use_block(handler);
        self.jump(Op::SetupCleanup, cleanup);
        self.op(Op::PushExcInfo, 0);
        self.op(Op::WithExceptStart, 0);
        if stmt.is_async {
            self.op(Op::GetAwaitable, 2);
            self.load_const(Const::None);
            self.yield_from(true);
        }
        self.unset_loc();
        let suppressed = self.new_block();
        self.jump(Op::PopJumpIfTrue, suppressed);
        self.op(Op::Reraise, 2);
        self.use_block(cleanup);
        self.pop_except_and_reraise();
        self.use_block(suppressed);
        self.op(Op::PopTop, 0);
        self.op(Op::PopBlock, 0);
        self.op(Op::PopExcept, 0);
        self.op(Op::PopTop, 0);
        self.op(Op::PopTop, 0);

        self.use_block(exit);
        Ok(())
    }
}
