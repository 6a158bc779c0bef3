//! Comprehensions and generator expressions: each a function of its own, called at once.

use ruff_python_ast::Comprehension;

use super::*;

/// What a comprehension builds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Generator,
    List,
    Set,
    Dict,
}

/// The parts of a comprehension that all its levels need.
struct Parts<'a> {
    kind: Kind,
    generators: &'a [Comprehension],
    element: &'a Expr,
    value: Option<&'a Expr>,
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(
        &mut self,
        range: TextRange,
        kind: Kind,
        generators: &'a [Comprehension],
        element: &'a Expr,
        value: Option<&'a Expr>,
    ) -> Res {
        let name = match kind {
            Kind::Generator => "<genexpr>",
            Kind::List => "<listcomp>",
            Kind::Set => "<setcomp>",
            Kind::Dict => "<dictcomp>",
        };
        let outer = self.unit_ref().kind;
        let loc = self.unit_ref().loc;
        self.enter(UnitKind::Comprehension, name, range, ScopeNode::Comprehension, loc.line);
        self.set_raw_loc(loc);
        let is_async = self.scope_is_coroutine();
        if is_async && kind != Kind::Generator && !matches!(outer, UnitKind::AsyncFunction | UnitKind::Comprehension) {
            return Err(CompileError::new("asynchronous comprehension outside of an asynchronous function", range));
        }
        match kind {
            Kind::Generator => {}
            Kind::List => self.op(Op::BuildList, 0),
            Kind::Set => self.op(Op::BuildSet, 0),
            Kind::Dict => self.op(Op::BuildMap, 0),
        }
        self.unit().args = 1;
        self.unit().posonly = 1;
        let parts = Parts { kind, generators, element, value };
        self.comprehension_level(&parts, 0, 0)?;
        if kind != Kind::Generator {
            self.op(Op::ReturnValue, 0);
        }
        let code = self.assemble(true)?;
        self.make_closure(code, 0);
        let outermost = &generators[0];
        if outermost.is_async {
            self.expr(&outermost.iter)?;
            self.op(Op::GetAiter, 0);
        } else {
            self.iterable(&outermost.iter)?;
            self.op(Op::GetIter, 0);
        }
        self.op(Op::Call, 0);
        if is_async && kind != Kind::Generator {
            self.op(Op::GetAwaitable, 0);
            self.load_const(Const::None);
            self.yield_from(true);
        }
        Ok(())
    }

    fn comprehension_level(&mut self, parts: &Parts<'a>, index: usize, depth: u32) -> Res {
        if parts.generators[index].is_async {
            self.async_level(parts, index, depth)
        } else {
            self.sync_level(parts, index, depth)
        }
    }

    fn sync_level(&mut self, parts: &Parts<'a>, index: usize, mut depth: u32) -> Res {
        let generator = &parts.generators[index];
        let start = self.new_block();
        let if_cleanup = self.new_block();
        let anchor = self.new_block();
        let mut single = None;
        if index == 0 {
            self.op(Op::LoadFast, 0);
        } else {
            let elements = match &generator.iter {
                Expr::List(list) => &list.elts[..],
                Expr::Tuple(tuple) => &tuple.elts[..],
                _ => &[],
            };
            if let [element] = elements
                && !element.is_starred_expr()
                && constant(element).is_none()
            {
                single = Some(element);
            }
            match single {
                Some(element) => self.expr(element)?,
                None => {
                    self.iterable(&generator.iter)?;
                    self.op(Op::GetIter, 0);
                }
            }
        }
        if single.is_none() {
            depth += 1;
            self.use_block(start);
            self.jump(Op::ForIter, anchor);
        }
        self.expr(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, if_cleanup, false)?;
        }
        self.comprehension_inner(parts, index + 1, depth)?;
        self.use_block(if_cleanup);
        if single.is_none() {
            self.jump(Op::Jump, start);
            self.use_block(anchor);
        }
        Ok(())
    }

    fn async_level(&mut self, parts: &Parts<'a>, index: usize, depth: u32) -> Res {
        let generator = &parts.generators[index];
        let start = self.new_block();
        let except = self.new_block();
        let if_cleanup = self.new_block();
        if index == 0 {
            self.op(Op::LoadFast, 0);
        } else {
            self.expr(&generator.iter)?;
            self.op(Op::GetAiter, 0);
        }
        self.use_block(start);
        self.push_enclosing(EnclosingKind::AsyncComprehension, start, start)?;
        self.jump(Op::SetupFinally, except);
        self.op(Op::GetAnext, 0);
        self.load_const(Const::None);
        self.yield_from(true);
        self.op(Op::PopBlock, 0);
        self.expr(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, if_cleanup, false)?;
        }
        self.comprehension_inner(parts, index + 1, depth + 1)?;
        self.use_block(if_cleanup);
        self.jump(Op::Jump, start);
        self.pop_enclosing();
        self.use_block(except);
        self.op(Op::EndAsyncFor, 0);
        Ok(())
    }

    /// The next `for` of the comprehension, or its element.
    fn comprehension_inner(&mut self, parts: &Parts<'a>, index: usize, depth: u32) -> Res {
        if index < parts.generators.len() {
            return self.comprehension_level(parts, index, depth);
        }
        self.expr(parts.element)?;
        match parts.kind {
            Kind::Generator => {
                self.yield_value();
                self.op(Op::PopTop, 0);
            }
            Kind::List => self.op(Op::ListAppend, depth + 1),
            Kind::Set => self.op(Op::SetAdd, depth + 1),
            Kind::Dict => {
                if let Some(value) = parts.value {
                    self.expr(value)?;
                }
                self.op(Op::MapAdd, depth + 1);
            }
        }
        Ok(())
    }
}
