//! Functions, lambdas and classes.

use ruff_python_ast::{Decorator, ExprLambda, ParameterWithDefault, Parameters, StmtClassDef, StmtFunctionDef};

use super::stmt::docstring;
use super::*;

/// Bits of the argument of [`Op::MakeFunction`].
const DEFAULTS: u32 = 1;
const KW_DEFAULTS: u32 = 2;
const ANNOTATIONS: u32 = 4;
const CLOSURE: u32 = 8;

impl<'a> Compiler<'a> {
    fn decorators(&mut self, decorators: &'a [Decorator]) -> Res {
        for decorator in decorators {
            // A decorator is called with one argument, by the plain calling sequence with nothing in its method slot.
            self.expr(&decorator.expression)?;
        }
        Ok(())
    }

    fn apply_decorators(&mut self, decorators: &'a [Decorator]) {
        let saved = self.unit_ref().loc;
        for decorator in decorators.iter().rev() {
            self.set_loc(&decorator.expression);
            self.op(Op::Call, 0);
        }
        self.unit().loc = saved;
    }

    /// Pushes the defaults; the result are the flags for `MakeFunction`.
    fn default_arguments(&mut self, parameters: &'a Parameters) -> Res<u32> {
        let mut flags = 0;
        let positional: Vec<&'a ruff_python_ast::Expr> =
            parameters.posonlyargs.iter().chain(&parameters.args).filter_map(|p| p.default.as_deref()).collect();
        if !positional.is_empty() {
            for default in &positional {
                self.expr(default)?;
            }
            self.op(Op::BuildTuple, positional.len() as u32);
            flags |= DEFAULTS;
        }
        let mut keys = Vec::new();
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                let name = mangle(self.unit_ref().private.as_deref(), &parameter.parameter.name);
                keys.push(Const::Str(name.to_string()));
                self.expr(default)?;
            }
        }
        if !keys.is_empty() {
            let count = keys.len() as u32;
            self.load_const(Const::Tuple(keys));
            self.op(Op::BuildConstKeyMap, count);
            flags |= KW_DEFAULTS;
        }
        Ok(flags)
    }

    fn argument_annotation(&mut self, name: &str, annotation: Option<&'a Expr>, count: &mut u32) -> Res {
        let Some(annotation) = annotation else { return Ok(()) };
        let mangled = mangle(self.unit_ref().private.as_deref(), name);
        self.load_const(Const::Str(mangled.to_string()));
        match annotation {
            Expr::Starred(starred) if !self.future_annotations => {
                self.expr(&starred.value)?;
                self.op(Op::UnpackSequence, 1);
            }
            _ => self.annotation(annotation)?,
        }
        *count += 2;
        Ok(())
    }

    fn annotations(&mut self, parameters: &'a Parameters, returns: Option<&'a Expr>) -> Res<bool> {
        let mut count = 0;
        let each = |list: &'a [ParameterWithDefault]| {
            list.iter().map(|p| (p.parameter.name.as_str(), p.parameter.annotation.as_deref()))
        };
        let optional = |p: &'a Option<Box<ruff_python_ast::Parameter>>| {
            p.iter().map(|p| (p.name.as_str(), p.annotation.as_deref()))
        };
        let all: Vec<(&'a str, Option<&'a Expr>)> = each(&parameters.args)
            .chain(each(&parameters.posonlyargs))
            .chain(optional(&parameters.vararg))
            .chain(each(&parameters.kwonlyargs))
            .chain(optional(&parameters.kwarg))
            .collect();
        for (name, annotation) in all {
            self.argument_annotation(name, annotation, &mut count)?;
        }
        self.argument_annotation("return", returns, &mut count)?;
        if count > 0 {
            self.op(Op::BuildTuple, count);
        }
        Ok(count > 0)
    }

    /// Line and position of the first decorator, or of the definition.
    fn first_line(&self, decorators: &'a [Decorator]) -> u32 {
        match decorators.first() {
            Some(decorator) => self.loc_of(decorator.expression.range()).line,
            None => self.unit_ref().loc.line,
        }
    }

    fn check_parameters(&self, parameters: &Parameters) -> Res {
        parameters.iter().try_for_each(|parameter| self.check_assignable(parameter.name()))
    }

    fn set_parameters(&mut self, parameters: &Parameters) {
        let unit = self.unit();
        unit.args = parameters.posonlyargs.len() + parameters.args.len();
        unit.posonly = parameters.posonlyargs.len();
        unit.kwonly = parameters.kwonlyargs.len();
        unit.varargs = parameters.vararg.is_some();
        unit.varkw = parameters.kwarg.is_some();
    }

    pub(super) fn function(&mut self, def: &'a StmtFunctionDef) -> Res {
        if let Some(params) = &def.type_params {
            return self.error("invalid syntax", &**params);
        }
        self.decorators(&def.decorator_list)?;
        let first_line = self.first_line(&def.decorator_list);
        self.check_parameters(&def.parameters)?;
        let mut flags = self.default_arguments(&def.parameters)?;
        if self.annotations(&def.parameters, def.returns.as_deref())? {
            flags |= ANNOTATIONS;
        }
        let kind = if def.is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        self.enter(kind, &def.name, def.range, ScopeNode::Function, first_line);
        let end = self.loc_of(def.range).end_line;
        self.unit().last_line = end;
        let doc = docstring(&def.body);
        let body = if doc.is_some() { &def.body[1..] } else { &def.body[..] };
        self.unit().graph.constant(doc.clone().map_or(Const::None, Const::Str));
        self.unit().doc = doc;
        self.set_parameters(&def.parameters);
        self.stmts(body)?;
        let code = self.assemble(true)?;
        self.make_closure(code, flags);
        self.apply_decorators(&def.decorator_list);
        self.store_name(&def.name)
    }

    pub(super) fn lambda(&mut self, lambda: &'a ExprLambda) -> Res {
        let flags = match &lambda.parameters {
            Some(parameters) => {
                self.check_parameters(parameters)?;
                self.default_arguments(parameters)?
            }
            None => 0,
        };
        let first_line = self.line_of(lambda.range.start());
        self.enter(UnitKind::Lambda, "<lambda>", lambda.range, ScopeNode::Lambda, first_line);
        self.unit().graph.constant(Const::None);
        if let Some(parameters) = &lambda.parameters {
            self.set_parameters(parameters);
        }
        let end = self.loc_of(lambda.range).end_line;
        self.unit().last_line = end;
        self.expr(&lambda.body)?;
        let code = if self.scope_is_generator() {
            self.assemble(false)?
        } else {
            // At the position where the scope was entered: the lambda's first line.
            self.op(Op::ReturnValue, 0);
            self.assemble(true)?
        };
        self.make_closure(code, flags);
        Ok(())
    }

    /// Pushes the function of a code object, with the cells that it closes over.
    pub(super) fn make_closure(&mut self, code: CodeDef, mut flags: u32) {
        if !code.frees.is_empty() {
            for name in &code.frees {
                let index = self.deref_index(name);
                self.op(Op::LoadClosure, index);
            }
            flags |= CLOSURE;
            self.op(Op::BuildTuple, code.frees.len() as u32);
        }
        let index = self.unit().graph.consts.len() as u32;
        self.unit().graph.consts.push(Const::Code(Box::new(code)));
        self.op(Op::LoadConst, index);
        self.op(Op::MakeFunction, flags);
    }

    pub(super) fn class(&mut self, def: &'a StmtClassDef) -> Res {
        if let Some(params) = &def.type_params {
            return self.error("invalid syntax", &**params);
        }
        self.decorators(&def.decorator_list)?;
        let first_line = self.first_line(&def.decorator_list);
        self.enter(UnitKind::Class, &def.name, def.range, ScopeNode::Class, first_line);
        let end = self.loc_of(def.range).end_line;
        self.unit().last_line = end;
        self.unit().private = Some(def.name.as_str().into());
        self.name("__name__", Access::Load);
        self.name("__module__", Access::Store);
        let qualname = self.unit_ref().qualname.to_string();
        self.load_const(Const::Str(qualname));
        self.name("__qualname__", Access::Store);
        self.body(&def.body)?;
        self.unset_loc();
        if self.table.scopes[self.unit_ref().scope].needs_class_cell {
            let index = self.deref_index("__class__");
            self.op(Op::LoadClosure, index);
            self.op(Op::Copy, 1);
            self.name("__classcell__", Access::Store);
        } else {
            self.load_const(Const::None);
        }
        self.op(Op::ReturnValue, 0);
        let code = self.assemble(true)?;

        self.op(Op::PushNull, 0);
        self.op(Op::LoadBuildClass, 0);
        self.make_closure(code, 0);
        self.load_const(Const::Str(def.name.to_string()));
        match &def.arguments {
            Some(arguments) => self.call_arguments(2, arguments)?,
            None => self.op(Op::Call, 2),
        }
        self.apply_decorators(&def.decorator_list);
        self.store_name(&def.name)
    }
}
