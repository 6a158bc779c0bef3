//! The symbol table: which scope each name of each block belongs to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use compact_str::CompactString;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Comprehension, ExceptHandler, Expr, InterpolatedStringElement, Mod, Parameters, Pattern, Stmt, StmtClassDef,
    StmtFunctionDef,
};
use ruff_text_size::{Ranged, TextRange};

use super::CompileError;

/// What kind of block a scope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Module,
    Class,
    Function,
}

/// Where a name lives, seen from one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Local,
    Cell,
    Free,
    GlobalImplicit,
    GlobalExplicit,
}

/// How a block uses a name.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    global: bool,
    nonlocal: bool,
    local: bool,
    param: bool,
    used: bool,
    imported: bool,
    annotated: bool,
    /// Where it was declared global or nonlocal.
    declared: TextRange,
    iteration: bool,
}

impl Uses {
    fn bound(self) -> bool {
        self.local || self.param || self.imported || self.annotated || self.iteration
    }
}

/// One block and its names.
#[derive(Debug)]
pub struct Scope {
    pub kind: BlockKind,
    /// Parameters in the order in which they take registers.
    pub params: Vec<CompactString>,
    uses: BTreeMap<CompactString, Uses>,
    pub places: HashMap<CompactString, Place>,
    children: Vec<usize>,
    /// Contains `yield`.
    pub generator: bool,
    /// Contains `await`, or is `async def`.
    pub coroutine: bool,
    comprehension: bool,
    /// What kind of comprehension it is, in words.
    form: &'static str,
    /// A method of this class uses `__class__` or `super`.
    pub needs_class_cell: bool,
    /// Names that a class binds itself and that its methods take from outside it.
    passed: BTreeSet<CompactString>,
    range: TextRange,
}

impl Scope {
    /// Names bound here that inner functions use, sorted.
    pub fn cells(&self) -> Vec<CompactString> {
        self.sorted(Place::Cell)
    }

    /// Names of outer functions that are used here, sorted.
    pub fn frees(&self) -> Vec<CompactString> {
        let mut names = self.sorted(Place::Free);
        names.extend(self.passed.iter().cloned());
        names.sort();
        names
    }

    fn sorted(&self, place: Place) -> Vec<CompactString> {
        let mut names: Vec<_> =
            self.places.iter().filter(|(_, p)| **p == place).map(|(name, _)| name.clone()).collect();
        names.sort();
        names
    }

    /// Whether `name` was bound by an import here.
    pub fn imports(&self, name: &str) -> bool {
        self.uses.get(name).is_some_and(|uses| uses.imported)
    }
}

/// Every scope of a source text.
#[derive(Debug)]
pub struct SymbolTable {
    pub scopes: Vec<Scope>,
    by_node: HashMap<(TextRange, ScopeNode), usize>,
    /// Whether there is something that the parser takes though Python 3.11 may not: a pattern in brackets (a comma may
    /// be missing in it), fields in an f-string's format that have formats, or stars in its fields.
    pub doubtful: bool,
}

/// What opens a scope, besides its range the key under which the code generator finds it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeNode {
    Module,
    Function,
    Class,
    Lambda,
    Comprehension,
}

impl SymbolTable {
    pub fn scope(&self, range: TextRange, node: ScopeNode) -> usize {
        self.by_node[&(range, node)]
    }
}

/// Applies Python's name mangling (`__x` in class `C` is `_C__x`).
pub fn mangle(class: Option<&str>, name: &str) -> CompactString {
    let Some(class) = class else { return name.into() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.into();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return name.into();
    }
    compact_str::format_compact!("_{class}{name}")
}

/// Whether the fields of an f-string, or of formats so deep in it, are more than Python 3.11 takes.
fn has_doubtful_fields(elements: &[InterpolatedStringElement], depth: usize) -> bool {
    elements.iter().filter_map(|element| element.as_interpolation()).any(|field| {
        let format = field.format_spec.as_ref().map_or(&[][..], |format| &*format.elements);
        depth > 1 || field.expression.is_starred_expr() || has_doubtful_fields(format, depth + 1)
    })
}

/// How deep expressions and statements may be nested: about as deep as CPython's compiler goes with the usual recursion limit.
const MAX_DEPTH: u32 = 3000;

/// Whether the tree is deeper than the passes of the compiler may recurse.
pub fn is_too_deep(tree: &Mod) -> bool {
    let mut measure = Measure { depth: 0, exceeded: false };
    match tree {
        Mod::Module(module) => module.body.iter().for_each(|stmt| measure.visit_stmt(stmt)),
        Mod::Expression(expression) => measure.visit_expr(&expression.body),
    }
    measure.exceeded
}

/// Walks a tree, but not below [`MAX_DEPTH`].
struct Measure {
    depth: u32,
    exceeded: bool,
}

impl Measure {
    fn descend(&mut self, walk: impl FnOnce(&mut Self)) {
        self.exceeded |= self.depth >= MAX_DEPTH;
        if !self.exceeded {
            self.depth += 1;
            walk(self);
            self.depth -= 1;
        }
    }
}

impl<'a> Visitor<'a> for Measure {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.descend(|measure| visitor::walk_stmt(measure, stmt));
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.descend(|measure| visitor::walk_expr(measure, expr));
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        self.descend(|measure| visitor::walk_pattern(measure, pattern));
    }
}

/// Builds the table for a module body (or, with `expression`, for one expression).
pub fn analyze(body: &[Stmt], expression: Option<&Expr>) -> Result<SymbolTable, CompileError> {
    let mut builder = Builder {
        table: SymbolTable { scopes: Vec::new(), by_node: HashMap::new(), doubtful: false },
        stack: Vec::new(),
        class: None,
        error: None,
        iterating: 0,
    };
    builder.open(BlockKind::Module, TextRange::default(), ScopeNode::Module);
    for stmt in body {
        builder.visit_stmt(stmt);
    }
    if let Some(expr) = expression {
        builder.visit_expr(expr);
    }
    builder.stack.pop();
    if let Some(error) = builder.error {
        return Err(error);
    }
    let mut table = builder.table;
    resolve(&mut table.scopes, 0, &BTreeSet::new(), &mut BTreeSet::new())?;
    Ok(table)
}

/// Decides the place of every name of scope `index` and below. `outer` holds the names bound by enclosing functions; returns
/// (in `free`) the names that this scope and its children need from outside.
fn resolve(
    scopes: &mut [Scope],
    index: usize,
    outer: &BTreeSet<CompactString>,
    free: &mut BTreeSet<CompactString>,
) -> Result<(), CompileError> {
    let kind = scopes[index].kind;
    let uses = scopes[index].uses.clone();
    let mut bound = BTreeSet::new();
    let mut places = HashMap::new();
    for (name, uses) in &uses {
        let place = if uses.global {
            Place::GlobalExplicit
        } else if uses.nonlocal {
            if kind == BlockKind::Module {
                return Err(CompileError::new("nonlocal declaration not allowed at module level", scopes[index].range));
            }
            if !outer.contains(name) {
                return Err(CompileError::new(format!("no binding for nonlocal '{name}' found"), uses.declared));
            }
            free.insert(name.clone());
            Place::Free
        } else if uses.bound() {
            bound.insert(name.clone());
            Place::Local
        } else if outer.contains(name) {
            free.insert(name.clone());
            Place::Free
        } else {
            Place::GlobalImplicit
        };
        places.insert(name.clone(), place);
    }
    // What inner functions can see: a class's own names are not among it, but its `__class__` is.
    let mut visible = outer.clone();
    match kind {
        BlockKind::Function => {
            for (name, uses) in &uses {
                if uses.global {
                    visible.remove(name);
                }
            }
            visible.extend(bound.iter().cloned());
        }
        BlockKind::Class => {
            visible.insert("__class__".into());
        }
        BlockKind::Module => {}
    }
    let mut needed = BTreeSet::new();
    for child in scopes[index].children.clone() {
        resolve(scopes, child, &visible, &mut needed)?;
    }
    match kind {
        BlockKind::Function => {
            for name in &bound {
                if needed.remove(name) {
                    places.insert(name.clone(), Place::Cell);
                }
            }
        }
        BlockKind::Class => {
            if needed.remove("__class__") {
                scopes[index].needs_class_cell = true;
                places.insert("__class__".into(), Place::Cell);
            }
        }
        BlockKind::Module => {}
    }
    for name in needed {
        match places.get(name.as_str()) {
            // A class that binds the name or declares it global: its own lookups do not change, the function that needs
            // it goes past the class.
            Some(Place::Local | Place::GlobalExplicit) if kind == BlockKind::Class => {
                scopes[index].passed.insert(name.clone());
            }
            Some(Place::GlobalExplicit) => {}
            Some(_) | None => {
                places.insert(name.clone(), Place::Free);
            }
        }
        free.insert(name);
    }
    scopes[index].places = places;
    Ok(())
}

struct Builder {
    table: SymbolTable,
    stack: Vec<usize>,
    class: Option<CompactString>,
    error: Option<CompileError>,
    /// How many comprehensions' iterables are around what is visited.
    iterating: usize,
}

impl Builder {
    fn open(&mut self, kind: BlockKind, range: TextRange, node: ScopeNode) {
        let index = self.table.scopes.len();
        if let Some(&parent) = self.stack.last() {
            self.table.scopes[parent].children.push(index);
        }
        self.table.scopes.push(Scope {
            kind,
            params: Vec::new(),
            uses: BTreeMap::new(),
            places: HashMap::new(),
            children: Vec::new(),
            generator: false,
            coroutine: false,
            comprehension: node == ScopeNode::Comprehension,
            form: "",
            needs_class_cell: false,
            passed: BTreeSet::new(),
            range,
        });
        self.table.by_node.insert((range, node), index);
        self.stack.push(index);
    }

    fn close(&mut self) {
        self.stack.pop();
    }

    fn scope(&mut self) -> &mut Scope {
        let index = self.stack[self.stack.len() - 1];
        &mut self.table.scopes[index]
    }

    fn fail(&mut self, message: impl Into<String>, range: TextRange) {
        if self.error.is_none() {
            self.error = Some(CompileError::new(message, range));
        }
    }

    fn uses(&mut self, name: &str) -> &mut Uses {
        let name = mangle(self.class.as_deref(), name);
        self.scope().uses.entry(name).or_default()
    }

    fn bind(&mut self, name: &str) {
        self.uses(name).local = true;
    }

    fn load(&mut self, name: &str) {
        self.uses(name).used = true;
        if name == "super" && self.scope().kind == BlockKind::Function {
            self.uses("__class__").used = true;
        }
    }

    fn param(&mut self, name: &str, range: TextRange) {
        if self.uses(name).param {
            self.fail(format!("duplicate argument '{name}' in function definition"), range);
        }
        self.uses(name).param = true;
        let name = mangle(self.class.as_deref(), name);
        self.scope().params.push(name);
    }

    fn params(&mut self, parameters: &Parameters) {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.param(&p.parameter.name, p.parameter.range);
        }
        for p in parameters.vararg.iter().chain(&parameters.kwarg) {
            self.param(&p.name, TextRange::new(p.name.range.start(), p.range.end()));
        }
    }

    fn defaults(&mut self, parameters: &Parameters) {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            if let Some(default) = &p.default {
                self.visit_expr(default);
            }
        }
    }

    fn annotations(&mut self, parameters: &Parameters) {
        let with_default = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let plain = parameters.vararg.iter().chain(&parameters.kwarg);
        for annotation in with_default.map(|p| &p.parameter.annotation).chain(plain.map(|p| &p.annotation)).flatten() {
            self.visit_expr(annotation);
        }
    }

    fn function(&mut self, def: &StmtFunctionDef) {
        self.bind(&def.name);
        self.defaults(&def.parameters);
        self.annotations(&def.parameters);
        if let Some(returns) = &def.returns {
            self.visit_expr(returns);
        }
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.open(BlockKind::Function, def.range, ScopeNode::Function);
        self.scope().coroutine = def.is_async;
        self.params(&def.parameters);
        for stmt in &def.body {
            self.visit_stmt(stmt);
        }
        self.close();
    }

    fn class(&mut self, def: &StmtClassDef) {
        self.bind(&def.name);
        if let Some(arguments) = &def.arguments {
            for argument in &arguments.args {
                self.visit_expr(argument);
            }
            for keyword in &arguments.keywords {
                self.visit_expr(&keyword.value);
            }
        }
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.open(BlockKind::Class, def.range, ScopeNode::Class);
        let outer = self.class.replace(def.name.as_str().into());
        for stmt in &def.body {
            self.visit_stmt(stmt);
        }
        self.class = outer;
        self.close();
    }

    fn comprehension(&mut self, kind: &'static str, range: TextRange, generators: &[Comprehension], parts: &[&Expr]) {
        let Some((first, rest)) = generators.split_first() else { return };
        let lazy = kind == "generator expression";
        self.iterable(&first.iter);
        self.open(BlockKind::Function, range, ScopeNode::Comprehension);
        self.scope().generator = lazy;
        self.scope().form = kind;
        self.scope().params.push(".0".into());
        self.scope().uses.entry(".0".into()).or_default().param = true;
        self.scope().coroutine |= first.is_async;
        self.visit_expr(&first.target);
        for condition in &first.ifs {
            self.visit_expr(condition);
        }
        for generator in rest {
            self.scope().coroutine |= generator.is_async;
            self.visit_expr(&generator.target);
            self.iterable(&generator.iter);
            for condition in &generator.ifs {
                self.visit_expr(condition);
            }
        }
        for part in parts {
            self.visit_expr(part);
        }
        let asynchronous = self.scope().coroutine && !lazy;
        self.close();
        if asynchronous {
            self.scope().coroutine = true;
        }
    }

    /// What a comprehension iterates over: it has no walrus.
    fn iterable(&mut self, expr: &Expr) {
        self.iterating += 1;
        self.visit_expr(expr);
        self.iterating -= 1;
    }

    /// A walrus in a comprehension binds in the function (or module) around all comprehensions.
    fn bind_walrus(&mut self, name: &str, range: TextRange) {
        if !self.scope().comprehension {
            self.bind(name);
            return;
        }
        let name = mangle(self.class.as_deref(), name);
        for position in (0..self.stack.len()).rev() {
            let index = self.stack[position];
            let scope = &mut self.table.scopes[index];
            if scope.comprehension {
                // What a comprehension binds itself are the variables of its loops.
                if scope.uses.get(&name).is_some_and(|uses| uses.local) {
                    let message =
                        format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                    self.fail(message, range);
                    return;
                }
                continue;
            }
            match scope.kind {
                BlockKind::Function => {
                    let global = scope.uses.get(&name).is_some_and(|u| u.global);
                    scope.uses.entry(name.clone()).or_default().local = !global;
                    for inner in &self.stack[position + 1..] {
                        let uses = self.table.scopes[*inner].uses.entry(name.clone()).or_default();
                        if global {
                            uses.global = true;
                        } else {
                            uses.nonlocal = true;
                        }
                    }
                }
                BlockKind::Module => {
                    scope.uses.entry(name.clone()).or_default().local = true;
                    for inner in &self.stack[position + 1..] {
                        self.table.scopes[*inner].uses.entry(name.clone()).or_default().global = true;
                    }
                }
                BlockKind::Class => {
                    self.fail("assignment expression within a comprehension cannot be used in a class body", range)
                }
            }
            return;
        }
    }

    fn declare(&mut self, name: &str, range: TextRange, global: bool) {
        let word = if global { "global" } else { "nonlocal" };
        let uses = *self.uses(name);
        let problem = if uses.param {
            Some(format!("name '{name}' is parameter and {word}"))
        } else if (global && uses.nonlocal) || (!global && uses.global) {
            Some(format!("name '{name}' is nonlocal and global"))
        } else if uses.annotated {
            Some(format!("annotated name '{name}' can't be {word}"))
        } else if uses.local {
            Some(format!("name '{name}' is assigned to before {word} declaration"))
        } else if uses.used {
            Some(format!("name '{name}' is used prior to {word} declaration"))
        } else {
            None
        };
        if let Some(problem) = problem {
            let clash = uses.global || uses.nonlocal;
            self.fail(problem, if clash { uses.declared } else { range });
        }
        self.uses(name).declared = range;
        if global {
            self.uses(name).global = true;
        } else {
            self.uses(name).nonlocal = true;
        }
    }
}

impl<'a> Visitor<'a> for Builder {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Global(global) => {
                for name in &global.names {
                    self.declare(name, global.range, true);
                }
            }
            Stmt::Nonlocal(nonlocal) => {
                if self.scope().kind == BlockKind::Module {
                    self.fail("nonlocal declaration not allowed at module level", nonlocal.range);
                }
                for name in &nonlocal.names {
                    self.declare(name, nonlocal.range, false);
                }
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let bound = match &alias.asname {
                        Some(name) => name.as_str(),
                        None => alias.name.as_str().split('.').next().unwrap_or_default(),
                    };
                    self.uses(bound).imported = true;
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        if self.scope().kind != BlockKind::Module {
                            self.fail("import * only allowed at module level", alias.range);
                        }
                        continue;
                    }
                    self.uses(alias.asname.as_ref().unwrap_or(&alias.name)).imported = true;
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    let uses = *self.uses(&name.id);
                    if assign.simple && (uses.global || uses.nonlocal) && self.scope().kind != BlockKind::Module {
                        let word = if uses.global { "global" } else { "nonlocal" };
                        self.fail(format!("annotated name '{}' can't be {word}", name.id), assign.range);
                    }
                    if assign.simple {
                        self.uses(&name.id).annotated = true;
                    } else if assign.value.is_some() {
                        self.bind(&name.id);
                    }
                } else {
                    self.visit_expr(&assign.target);
                }
                self.visit_expr(&assign.annotation);
                if let Some(value) = &assign.value {
                    self.visit_expr(value);
                }
            }
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.bind(&name.id);
                } else {
                    self.visit_expr(&assign.target);
                }
                self.visit_expr(&assign.value);
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                if name.ctx.is_load() {
                    self.load(&name.id);
                } else {
                    let uses = *self.uses(&name.id);
                    if self.scope().comprehension && (uses.global || uses.nonlocal) {
                        let message = format!(
                            "comprehension inner loop cannot rebind assignment expression target '{}'",
                            name.id
                        );
                        self.fail(message, name.range);
                    }
                    self.bind(&name.id);
                }
            }
            Expr::Named(named) => {
                if self.iterating > 0 {
                    let message = "assignment expression cannot be used in a comprehension iterable expression";
                    self.fail(message, named.range);
                }
                self.visit_expr(&named.value);
                if let Expr::Name(name) = &*named.target {
                    self.bind_walrus(&name.id, named.range);
                }
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.open(BlockKind::Function, lambda.range, ScopeNode::Lambda);
                if let Some(parameters) = &lambda.parameters {
                    self.params(parameters);
                }
                self.visit_expr(&lambda.body);
                self.close();
            }
            Expr::ListComp(comp) => {
                self.comprehension("list comprehension", comp.range, &comp.generators, &[&comp.elt]);
            }
            Expr::SetComp(comp) => {
                self.comprehension("set comprehension", comp.range, &comp.generators, &[&comp.elt]);
            }
            Expr::DictComp(comp) => {
                let parts: Vec<&Expr> = comp.key.iter().map(|key| &**key).chain([&*comp.value]).collect();
                self.comprehension("dict comprehension", comp.range, &comp.generators, &parts);
            }
            Expr::Generator(comp) => {
                self.comprehension("generator expression", comp.range, &comp.generators, &[&comp.elt]);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                if self.scope().comprehension {
                    let kind = self.scope().form;
                    self.fail(format!("'yield' inside {kind}"), expr.range());
                }
                self.scope().generator = true;
                visitor::walk_expr(self, expr);
            }
            Expr::Await(_) => {
                self.scope().coroutine = true;
                visitor::walk_expr(self, expr);
            }
            Expr::FString(fstring) => {
                let mut parts = fstring.value.f_strings();
                self.table.doubtful |= parts.any(|part| has_doubtful_fields(&part.elements, 0));
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind(name);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(inner) => {
                if let Some(name) = &inner.name {
                    self.bind(name);
                }
            }
            Pattern::MatchStar(inner) => {
                if let Some(name) = &inner.name {
                    self.bind(name);
                }
            }
            Pattern::MatchMapping(inner) => {
                if let Some(name) = &inner.rest {
                    self.bind(name);
                }
            }
            Pattern::MatchSequence(_) => self.table.doubtful = true,
            _ => {}
        }
        visitor::walk_pattern(self, pattern);
    }
}
