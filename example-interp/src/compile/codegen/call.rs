//! Calls: plain, of methods, with keywords, with unpacking.

use ruff_python_ast::{Arguments, ExprAttribute, ExprCall, Keyword};

use super::expr::Display;
use super::*;

/// How many values CPython keeps on the stack before it builds a container piece by piece.
pub(super) const STACK_USE_GUIDELINE: usize = 30;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, call: &'a ExprCall) -> Res {
        self.check_keywords(&call.arguments.keywords)?;
        if let Expr::Attribute(attribute) = &*call.func
            && self.method_call(call, attribute)?
        {
            return Ok(());
        }
        let saved = self.unit_ref().loc;
        self.set_loc(&*call.func);
        self.op(Op::PushNull, 0);
        self.unit().loc = saved;
        self.expr(&call.func)?;
        self.call_arguments(0, &call.arguments)
    }

    fn check_keywords(&mut self, keywords: &'a [Keyword]) -> Res {
        for (index, keyword) in keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            self.check_assignable(name)?;
            let repeated = |other: &&Keyword| other.arg.as_ref().is_some_and(|other| other.as_str() == name.as_str());
            if let Some(other) = keywords[index + 1..].iter().find(repeated) {
                return self.error(format!("keyword argument repeated: {name}"), other);
            }
        }
        Ok(())
    }

    /// Moves the position's start to the attribute's name, when an attribute access spans lines.
    pub(super) fn start_at_attribute(&mut self, attribute: &ExprAttribute) {
        let end = self.loc_of(attribute.range);
        let loc = &mut self.unit().loc;
        if loc.line != end.end_line {
            loc.line = end.end_line;
            loc.col = end.end_col.saturating_sub(attribute.attr.as_str().chars().count() as u32);
            loc.end_line = loc.end_line.max(loc.line);
            if loc.line == loc.end_line {
                loc.end_col = loc.end_col.max(loc.col);
            }
        }
    }

    /// `value.name(...)` without an intermediate bound method; false when it has to be an ordinary call.
    fn method_call(&mut self, call: &'a ExprCall, attribute: &'a ExprAttribute) -> Res<bool> {
        let (args, keywords) = (&call.arguments.args, &call.arguments.keywords);
        if let Expr::Name(name) = &*attribute.value
            && self.table.scopes[0].imports(&name.id)
        {
            return Ok(false);
        }
        if args.len() + keywords.len() + usize::from(!keywords.is_empty()) >= STACK_USE_GUIDELINE
            || args.iter().any(Expr::is_starred_expr)
            || keywords.iter().any(|keyword| keyword.arg.is_none())
        {
            return Ok(false);
        }
        self.expr(&attribute.value)?;
        self.set_loc(attribute);
        self.start_at_attribute(attribute);
        self.op_name(Op::LoadMethod, &attribute.attr);
        for arg in args {
            self.argument(arg, &call.arguments)?;
        }
        if !keywords.is_empty() {
            self.simple_keywords(keywords)?;
        }
        self.set_loc(call);
        self.start_at_attribute(attribute);
        self.op(Op::Call, (args.len() + keywords.len()) as u32);
        Ok(true)
    }

    fn simple_keywords(&mut self, keywords: &'a [Keyword]) -> Res {
        for keyword in keywords {
            self.expr(&keyword.value)?;
        }
        let names = keywords.iter().flat_map(|k| &k.arg).map(|name| Const::Str(name.to_string())).collect();
        let index = self.unit().graph.constant(Const::Tuple(names));
        self.op(Op::KwNames, index);
        Ok(())
    }

    /// One argument. A generator expression that is the only one needs no parentheses: then the call's are its own.
    fn argument(&mut self, arg: &'a Expr, arguments: &'a Arguments) -> Res {
        match arg {
            Expr::Generator(generator) if !generator.parenthesized => {
                let saved = self.unit_ref().loc;
                self.set_loc(arguments);
                self.expr_inner(arg)?;
                self.unit().loc = saved;
                Ok(())
            }
            _ => self.expr(arg),
        }
    }

    /// The arguments of a call (after `pushed` that are on the stack) and the call itself.
    pub(super) fn call_arguments(&mut self, pushed: u32, arguments: &'a Arguments) -> Res {
        let (args, keywords) = (&arguments.args, &arguments.keywords);
        self.check_keywords(keywords)?;
        let simple = args.len() + keywords.len() * 2 <= STACK_USE_GUIDELINE
            && !args.iter().any(Expr::is_starred_expr)
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        if simple {
            for arg in args {
                self.argument(arg, arguments)?;
            }
            if !keywords.is_empty() {
                self.simple_keywords(keywords)?;
            }
            self.op(Op::Call, pushed + (args.len() + keywords.len()) as u32);
            return Ok(());
        }
        match &args[..] {
            [Expr::Starred(starred)] if pushed == 0 => self.expr(&starred.value)?,
            _ => self.display(Display::Tuple, args, pushed)?,
        }
        if !keywords.is_empty() {
            self.keyword_dict(keywords)?;
        }
        self.op(Op::CallFunctionEx, u32::from(!keywords.is_empty()));
        Ok(())
    }

    fn keyword_dict(&mut self, keywords: &'a [Keyword]) -> Res {
        let mut have_dict = false;
        let mut seen = 0;
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                seen += 1;
                continue;
            }
            if seen > 0 {
                self.keyword_run(&keywords[index - seen..index])?;
                if have_dict {
                    self.op(Op::DictMerge, 1);
                }
                have_dict = true;
                seen = 0;
            }
            if !have_dict {
                self.op(Op::BuildMap, 0);
                have_dict = true;
            }
            self.expr(&keyword.value)?;
            self.op(Op::DictMerge, 1);
        }
        if seen > 0 {
            self.keyword_run(&keywords[keywords.len() - seen..])?;
            if have_dict {
                self.op(Op::DictMerge, 1);
            }
        }
        Ok(())
    }

    fn keyword_run(&mut self, keywords: &'a [Keyword]) -> Res {
        let count = keywords.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        let name = |keyword: &Keyword| Const::Str(keyword.arg.as_ref().map(ToString::to_string).unwrap_or_default());
        if count > 1 && !big {
            for keyword in keywords {
                self.expr(&keyword.value)?;
            }
            self.load_const(Const::Tuple(keywords.iter().map(name).collect()));
            self.op(Op::BuildConstKeyMap, count as u32);
            return Ok(());
        }
        if big {
            self.op_no_line(Op::BuildMap, 0);
        }
        for keyword in keywords {
            self.load_const(name(keyword));
            self.expr(&keyword.value)?;
            if big {
                self.op_no_line(Op::MapAdd, 1);
            }
        }
        if !big {
            self.op(Op::BuildMap, count as u32);
        }
        Ok(())
    }
}
