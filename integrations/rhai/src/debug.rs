//! Where the script is, told to revdb through Rhai's own debugging interface, and what the debugger asks of a script.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use revdb::FrameId;
use revdb::guest::{Binding, Code, Frame, Guest, Location, Outcome, Reading, Rendered, StopKind, Variable};
use rhai::debugger::{DebuggerCommand, DebuggerEvent};
use rhai::{
    AST, ASTNode, Caches, Dynamic, Engine, EvalAltResult, EvalContext, Module, ModuleResolver, Position, Scope, Shared,
    Stmt,
};

/// What Rhai gives.
pub type Result<T> = std::result::Result<T, Box<EvalAltResult>>;

/// An activation: of a function, or of the top level of a script or module.
#[derive(Clone, Copy)]
struct Activation {
    frame: Frame,
    /// How many calls Rhai counts outside of it.
    depth: usize,
    /// Where its last stop was.
    at: Position,
}

/// What is known about the run.
#[derive(Default)]
pub struct Host {
    stack: RefCell<Vec<Activation>>,
    codes: RefCell<Vec<Code>>,
    /// The code of each function by its file and where its body begins; of a file itself by no position.
    numbers: RefCell<HashMap<(String, Position), u32>>,
    sources: RefCell<HashMap<String, String>>,
    interrupted: Cell<bool>,
}

impl Host {
    /// Notes a compiled script and its functions.
    pub fn loaded(&self, file: &str, text: String, ast: &AST) {
        let functions = ast.shared_lib().iter_script_fn_info().map(|(.., function)| {
            // Rhai names closures after a hash, which differs from run to run.
            let name = if function.name.starts_with("anon$") { "<closure>" } else { function.name.as_str() };
            (name, function.body.start_position(), function.body.end_position())
        });
        for (name, from, to) in functions.chain([("<script>", Position::NONE, Position::NONE)]) {
            let mut codes = self.codes.borrow_mut();
            self.numbers.borrow_mut().insert((file.to_owned(), from), codes.len() as u32);
            let (function, file) = (name.to_owned(), file.to_owned());
            let (first_line, last_line) = (from.line().unwrap_or(1) as u32, to.line().unwrap_or(usize::MAX) as u32);
            codes.push(Code { function, file, first_line, last_line });
        }
        self.sources.borrow_mut().insert(file.to_owned(), text);
    }

    /// Runs a script to its end.
    pub fn run(&self, engine: &Engine, scope: &mut Scope<'_>, ast: &AST) -> Result<()> {
        self.enter(ast.source(), Position::NONE, 0);
        let result = engine.run_ast_with_scope(scope, ast);
        // Rhai does not tell that an error leaves the script.
        let (global, caches) = (&mut engine.new_global_runtime_state(), &mut Caches::new());
        global.lib.push(ast.shared_lib().clone());
        let kind = if result.is_ok() { StopKind::Return } else { StopKind::Unwind };
        self.stop(EvalContext::new(engine, global, caches, scope, None), kind, false);
        result
    }

    /// What Rhai tells its debugger.
    pub fn event(
        &self,
        context: EvalContext<'_, '_, '_, '_, '_, '_>,
        event: DebuggerEvent<'_>,
        node: ASTNode<'_>,
        file: Option<&str>,
        position: Position,
    ) -> Result<DebuggerCommand> {
        let depth = context.debugger().map_or(0, |debugger| debugger.call_stack().len());
        let kind = match event {
            _ if revdb::evaluating() => return Ok(DebuggerCommand::Continue),
            DebuggerEvent::FunctionExitWithValue(_) => StopKind::Return,
            DebuggerEvent::FunctionExitWithError(_) => StopKind::Unwind,
            _ => StopKind::Line,
        };
        if kind == StopKind::Line && depth > self.top().depth {
            self.enter(file, position, depth);
        }
        if kind == StopKind::Line && self.is_line(node, position) {
            let entry = self.top().at.is_none();
            if let Some(top) = self.stack.borrow_mut().last_mut() {
                (top.frame.line, top.at) = (position.line().unwrap_or(1) as u32, position);
            }
            self.stop(context, kind, entry);
        } else if kind != StopKind::Line && depth == self.top().depth {
            // That is no call of a native function, of which Rhai tells as well.
            self.stop(context, kind, false);
            self.leave();
        }
        match self.interrupted.take() {
            true => Err(EvalAltResult::ErrorTerminated("interrupted".into(), position).into()),
            // The answer that gives all events.
            false => Ok(DebuggerCommand::StepInto),
        }
    }

    /// Whether a line begins here: a statement, or an expression that begins another line, or that began this one and runs
    /// again. Rhai does not tell an expression that stands as a statement from others.
    fn is_line(&self, node: ASTNode<'_>, position: Position) -> bool {
        match (node, self.top().at) {
            (ASTNode::Stmt(Stmt::Noop(_) | Stmt::Block(_)), _) => false,
            (ASTNode::Stmt(_), _) => true,
            (_, at) => position.line() != at.line() || position == at,
        }
    }

    fn enter(&self, file: Option<&str>, position: Position, depth: usize) {
        let key = (file.unwrap_or_default().to_owned(), position);
        let code = self.numbers.borrow().get(&key).copied().unwrap_or(u32::MAX);
        let frame = Frame { id: FrameId::next(), code, line: position.line().unwrap_or(1) as u32 };
        self.stack.borrow_mut().push(Activation { frame, depth, at: Position::NONE });
        revdb::enter();
    }

    fn leave(&self) {
        self.stack.borrow_mut().pop();
        revdb::leave();
    }

    fn top(&self) -> Activation {
        *self.stack.borrow().last().expect("the script itself is active")
    }

    fn stop(&self, context: EvalContext<'_, '_, '_, '_, '_, '_>, kind: StopKind, entry: bool) {
        if revdb::stop_point() {
            let Frame { id: frame, code, line } = self.top().frame;
            revdb::stopped(&mut Paused { host: self, context }, Location { code, line, entry, kind, frame });
        }
    }
}

/// Loads the modules that scripts import.
pub struct Modules(pub Rc<Host>);

impl ModuleResolver for Modules {
    fn resolve(&self, engine: &Engine, file: Option<&str>, path: &str, at: Position) -> Result<Shared<Module>> {
        let directory = file.and_then(|file| Path::new(file).parent()).unwrap_or(Path::new(""));
        let path = directory.join(path).with_extension("rhai").to_string_lossy().into_owned();
        let ast = crate::load(engine, &self.0, &path)?;
        self.0.enter(Some(&path), Position::NONE, 0);
        let module = Module::eval_ast_as_new(Scope::new(), &ast, engine);
        self.0.leave();
        module.map(Shared::new).map_err(|error| EvalAltResult::ErrorInModule(path, error, at).into())
    }
}

/// The script at a stop point. Rhai shows the variables of the innermost activation only.
struct Paused<'h, 'a, 's, 'ps, 'g, 'c, 't> {
    host: &'h Host,
    context: EvalContext<'a, 's, 'ps, 'g, 'c, 't>,
}

impl Paused<'_, '_, '_, '_, '_, '_, '_> {
    /// Runs code as a function of all variables: only in functions is there a `this`.
    fn run(&mut self, code: &str) -> std::result::Result<Dynamic, String> {
        // Places in this function say nothing to the user.
        let text =
            |error: Box<EvalAltResult>| error.unwrap_inner().to_string().replace(" (line 2, position ", " (position ");
        let variables = self.context.scope().clone_visible();
        let (names, values): (Vec<_>, Vec<_>) =
            variables.iter_raw().map(|(name, _, value)| (name, value.clone())).unzip();
        let function = format!("fn asked({}) {{\n{code}\n}}", names.join(", "));
        let ast = self.context.engine().compile(function).map_err(|error| text(error.into()))?;
        let is_method = self.context.this_ptr().is_some();
        let mut arguments: Vec<Dynamic> = self.context.this_ptr().cloned().into_iter().chain(values).collect();
        // Rhai keeps the functions that it has found, and must not find this one again.
        let (mut global, mut caches) = (self.context.global_runtime_state().clone(), Caches::new());
        global.lib.push(ast.shared_lib().clone());
        EvalContext::new(self.context.engine(), &mut global, &mut caches, &mut Scope::new(), None)
            .call_fn_raw("asked", is_method, is_method, &mut arguments.iter_mut().collect::<Vec<_>>())
            .map_err(text)
    }
}

impl Guest for Paused<'_, '_, '_, '_, '_, '_, '_> {
    fn frames(&mut self) -> Vec<Frame> {
        self.host.stack.borrow().iter().rev().map(|active| active.frame).collect()
    }

    fn code(&mut self, code: u32) -> Code {
        self.host.codes.borrow().get(code as usize).cloned().unwrap_or_else(Code::unknown)
    }

    fn source(&mut self, file: &str) -> Option<String> {
        self.host.sources.borrow().get(file).cloned()
    }

    fn sees_outer_frames(&mut self) -> bool {
        false
    }

    fn locals(&mut self, _: usize) -> Option<Vec<Variable>> {
        let this = self.context.this_ptr().map(|this| ("this", this));
        let scope = self.context.scope().iter_raw().map(|(name, _, value)| (name, value));
        let variable = |(name, value): (&str, &Dynamic)| Variable { name: name.to_owned(), value: render(value) };
        Some(this.into_iter().chain(scope).map(variable).collect())
    }

    fn evaluate(&mut self, _: usize, code: &str, _: &[Binding]) -> Outcome {
        match self.run(code) {
            Ok(value) if value.is_unit() => Outcome::Nothing,
            Ok(value) => Outcome::Value(render(&value)),
            Err(error) => Outcome::Raised(error),
        }
    }

    fn read(&mut self, _: FrameId, expression: &str, _: &[Binding]) -> Option<Reading> {
        // What calls and assigns nothing leaves no trace.
        let in_place = !expression.contains(['(', '=', '{']);
        let value = in_place.then(|| self.run(expression))?.map(|value| render(&value).text);
        Some(Reading { text: value.unwrap_or_else(|error| error), slots: Vec::new() })
    }

    fn digest(&mut self, sink: &mut dyn FnMut(&[u8])) {
        sink(format!("{:?} {:?}", self.frames(), self.context.scope()).as_bytes());
    }

    fn signal(&mut self, _: i32) {
        self.host.interrupted.set(true);
    }
}

/// Rhai's values have no identity: to assign one is to copy it.
fn render(value: &Dynamic) -> Rendered {
    Rendered { text: format!("{value:?}"), object: None }
}
