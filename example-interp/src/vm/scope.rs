//! What built-in functions ask of the frame that called them: its variables, its class, its module; and running code
//! in a namespace.

use crate::compile::Goal;
use crate::object::*;
use crate::text::codec::{self, Codec};
use crate::vm::frame::{BOUND_BITS, Frame};
use crate::vm::{Res, TraceEntry, Vm};

/// What `eval` takes off the front of a text.
const BLANK: [char; 2] = [' ', '\t'];

impl Vm {
    /// The register of a variable of the innermost frame, cells looked through.
    fn variable(&self, index: usize) -> Value {
        Self::variable_of(self.frame(), index)
    }

    fn variable_of(frame: &Frame, index: usize) -> Value {
        // SAFETY: callers pass an index below the code's number of variables; nothing runs meanwhile.
        match unsafe { frame.register(index) } {
            Value::Cell(cell) if index >= frame.code().varnames.len() => cell.get(),
            value => value.clone(),
        }
    }

    /// `locals()`: the namespace itself in a module or class body; in a function a dict that belongs to the frame and is
    /// brought up to date.
    pub fn current_locals(&mut self) -> Res {
        let innermost = self.frames.len() - 1;
        Ok(self.frame_locals(innermost))
    }

    /// The locals of the frame `depth` above the outermost, as [`Vm::current_locals`] has them.
    pub fn frame_locals(&mut self, depth: usize) -> Value {
        let frame = &mut self.frames[depth];
        if !frame.code().flags.optimized {
            return frame.namespace.clone().unwrap_or_else(|| Value::Dict(frame.function.globals.clone()));
        }
        let kept = frame.locals.get_or_insert_with(|| Ref::new(List::from(Vec::new()))).clone();
        let dict = match kept.get(0) {
            Some(Value::Dict(dict)) => dict,
            _ => {
                let dict = Ref::new(Dict::new());
                *kept.items.borrow_mut() = vec![Value::Dict(dict.clone())];
                dict
            }
        };
        let frame = &self.frames[depth];
        // SAFETY: the variables are the first of the frame's registers; nothing runs meanwhile.
        Self::bind_variables(frame.code(), &dict, |index| unsafe { frame.register(index) }.clone());
        Value::Dict(dict)
    }

    /// Brings `dict` up to date with the variables of an activation of `code`, whose registers `at` gives.
    pub fn bind_variables(code: &CodeBody, dict: &Ref<Dict>, at: impl Fn(usize) -> Value) {
        let content = |index| match at(index) {
            Value::Cell(cell) if index >= code.varnames.len() => cell.get(),
            value => value,
        };
        for (index, name) in code.varnames.iter().chain(&code.cells).chain(&code.frees).enumerate() {
            let mut value = content(index);
            // A parameter that inner functions see has its place among the others.
            if value.is_unbound()
                && index < code.varnames.len()
                && let Some(cell) = code.cells.iter().position(|cell| cell.is(name))
            {
                value = content(code.varnames.len() + cell);
            }
            match value {
                Value::Unbound => drop(dict.remove_str(name)),
                value => dict.set_str(name, value),
            }
        }
    }

    /// The locals of the frame that `entry` names, which may have been left.
    pub fn entry_locals(&mut self, entry: &TraceEntry) -> Value {
        if let Some(depth) = self.depth_of(entry) {
            return self.frame_locals(depth);
        }
        let code = &entry.code;
        if !code.flags.optimized {
            return Value::Dict(entry.globals.clone());
        }
        let dict = Ref::new(Dict::new());
        {
            let items = entry.locals.items.borrow();
            if items.is_empty() && code.suspends() {
                // A generator that waits keeps its own.
                let waits = |value| match value {
                    Value::Generator(waits) if waits.locals.borrow().as_ref()?.is(&entry.locals) => Some(waits),
                    _ => None,
                };
                if let Some(generator) = heap::live_objects().into_iter().find_map(waits) {
                    let registers = generator.registers();
                    Self::bind_variables(code, &dict, |index| registers.get(index).cloned().unwrap_or_default());
                }
                return Value::Dict(dict);
            }
            if let [Value::Dict(dict)] = &items[..] {
                return Value::Dict(dict.clone());
            }
            // As `Frame::keep_locals` leaves them: the last local first.
            let (values, bound) = items.split_at(items.len().saturating_sub(code.fixed.div_ceil(BOUND_BITS)));
            let mut values = values.iter().rev();
            let registers: Vec<Value> = (0..code.fixed)
                .map(|index| match bound.get(index / BOUND_BITS) {
                    Some(Value::Int(bits)) if bits >> (index % BOUND_BITS) & 1 == 1 => values.next().cloned(),
                    _ => None,
                })
                .map(Option::unwrap_or_default)
                .collect();
            Self::bind_variables(code, &dict, |index| registers[index].clone());
        }
        *entry.locals.items.borrow_mut() = vec![Value::Dict(dict.clone())];
        Value::Dict(dict)
    }

    /// The namespace of built-in names for code with these globals: what they have as `__builtins__`.
    pub fn builtins_of(&self, globals: &Dict) -> Ref<Dict> {
        match globals.get_str(&self.names.__builtins__) {
            Some(Value::Dict(dict)) => dict,
            Some(Value::Module(module)) => module.dict.clone(),
            _ => self.builtins.clone(),
        }
    }

    /// Where each of the outermost `count` frames stands, outermost first.
    pub fn frame_entries(&mut self, count: usize) -> Vec<TraceEntry> {
        self.frames[..count].iter_mut().map(Frame::trace_entry).collect()
    }

    /// How many frames called the one that `entry` names, if it has not been left.
    pub fn depth_of(&self, entry: &TraceEntry) -> Option<usize> {
        self.frames.iter().position(|frame| frame.locals.as_ref().is_some_and(|locals| locals.is(&entry.locals)))
    }

    /// The class and the receiver that `super()` without arguments means.
    pub fn super_context(&mut self) -> Res<(Ref<Class>, Value)> {
        let (mut receiver, class) = {
            let code = self.frame().code();
            if code.args == 0 && !code.flags.varargs {
                return Err(self.runtime_error("super(): no arguments"));
            }
            let (locals, cells) = (code.varnames.len(), code.cells.len());
            let first = code.varnames.first().cloned();
            let in_cell =
                first.and_then(|name| code.cells.iter().position(|cell| cell.is(&name) || cell.equals(&name)));
            let class = code.frees.iter().position(|name| name.as_str() == "__class__").map(|at| locals + cells + at);
            (in_cell.map_or(0, |at| locals + at), class)
        };
        let mut value = self.variable(receiver);
        if value.is_unbound() && receiver != 0 {
            receiver = 0;
            value = self.variable(receiver);
        }
        if value.is_unbound() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        let Some(class) = class else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        match self.variable(class) {
            Value::Class(class) => Ok((class, value)),
            Value::Unbound => Err(self.runtime_error("super(): empty __class__ cell")),
            other => {
                let name = self.type_name(&other);
                Err(self.runtime_error(format!("super(): __class__ is not a type ({name})")))
            }
        }
    }

    /// `__name__` of the module whose code runs.
    pub fn current_module_name(&mut self) -> Option<Value> {
        self.frames.last()?;
        self.current_globals().get_str(&self.names.__name__)
    }

    /// The code object that `exec`, `eval` or `compile` was given or that its source compiles to.
    fn code_of(&mut self, source: &Value, filename: &str, goal: Goal, function: &str) -> Res<Ref<Code>> {
        match source.base() {
            Value::Code(code) => Ok(code.clone()),
            Value::Str(text) => {
                let text = text.clone();
                if memchr::memchr(0, text.as_str().as_bytes()).is_some() {
                    return Err(self.syntax_error("source code string cannot contain null bytes"));
                }
                if let Err(fault) = codec::encode(text.as_str(), Codec::Utf8, "strict") {
                    return Err(crate::builtins::str::codec_error(self, fault, source));
                }
                let text = if function == "eval" { text.as_str().trim_start_matches(BLANK) } else { text.as_str() };
                self.compile(text, filename, goal)
            }
            _ if let Some(bytes) = crate::builtins::bytes::contents_of(source).map(|bytes| bytes.to_vec()) => {
                let text = self.decode_source(&bytes, None)?;
                let text = if function == "eval" { text.trim_start_matches(BLANK) } else { &text };
                self.compile(text, filename, goal)
            }
            _ => Err(self.type_error(format!("{function}() arg 1 must be a string, bytes or code object"))),
        }
    }

    fn run_in(&mut self, args: Args<'_>, goal: Goal, function: &str) -> Res {
        let none = |value: Option<&Value>| value.filter(|value| !value.is_none()).cloned();
        let (globals, mut locals) = (none(args.get(1)), none(args.get(2)));
        let globals = match globals {
            None => None,
            Some(Value::Dict(dict)) => Some(dict),
            // Names are looked up in what it is made of, but for those that are no function's.
            Some(other) if other.as_dict().is_some() => {
                let dict = other.as_dict().cloned();
                locals.get_or_insert(other);
                dict
            }
            Some(other) => {
                let name = self.type_name(&other);
                let is_mapping = self.lookup_special(&other, &self.names.__getitem__.clone()).is_some();
                return Err(self.type_error(if function == "exec" {
                    format!("exec() globals must be a dict, not {name}")
                } else if is_mapping {
                    "globals must be a real dict; try eval(expr, {}, mapping)".to_owned()
                } else {
                    "globals must be a dict".to_owned()
                }));
            }
        };
        let (globals, locals) = match (globals, locals) {
            (None, None) => {
                let locals = self.current_locals()?;
                (self.current_globals(), Some(locals))
            }
            (None, locals) => (self.current_globals(), locals),
            (Some(globals), locals) => (globals, locals),
        };
        let name = self.names.__builtins__.clone();
        if globals.find_str(&name).is_none() {
            globals.set_str(&name, Value::Dict(self.builtins.clone()));
        }
        if let Some(locals) = &locals
            && locals.as_dict().is_none()
            && !self.has_items(locals)
        {
            let given = self.type_name(locals);
            return Err(self.type_error(match goal {
                Goal::Eval => "locals must be a mapping".to_owned(),
                _ => format!("locals must be a mapping or None, not {given}"),
            }));
        }
        let Some(source) = args.get(0) else {
            return Err(self.type_error(format!("{function} expected at least 1 argument, got 0")));
        };
        let code = self.code_of(source, "<string>", goal, function)?;
        match code.frees.len() {
            0 => {}
            count if goal == Goal::Exec => {
                return Err(self.type_error(format!("code object requires a closure of exactly length {count}")));
            }
            _ => return Err(self.type_error("code object passed to eval() may not contain free variables")),
        }
        let locals = locals.filter(|locals| !matches!(locals, Value::Dict(dict) if dict.is(&globals)));
        self.run_code(&code, &globals, locals, Box::default())
    }
}

fn exec(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos.is_empty() {
        return Err(vm.type_error("exec() takes at least 1 positional argument (0 given)"));
    }
    if args.pos.len() > 3 {
        return Err(vm.type_error(format!("exec() takes at most 3 arguments ({} given)", args.pos.len())));
    }
    vm.run_in(args, Goal::Exec, "exec")?;
    Ok(Value::None)
}

fn eval(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.run_in(args, Goal::Eval, "eval")
}

fn compile(vm: &mut Vm, args: Args<'_>) -> Res {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(|text| text.as_str().to_owned());
    let filename = match args.get(1).or_else(|| args.keyword("filename")) {
        Some(Value::Str(name)) => Some(name.as_str().to_owned()),
        Some(path) => Some(crate::modules::io::path_argument(vm, path)?.to_string_lossy().into_owned()),
        None => None,
    };
    let (source, filename, mode) = (
        args.get(0).or_else(|| args.keyword("source")).cloned(),
        filename,
        text(args.get(2).or_else(|| args.keyword("mode"))),
    );
    let (Some(source), Some(filename), Some(mode)) = (source.as_ref(), filename.as_ref(), mode.as_ref()) else {
        let (name, place) = match (source, filename) {
            (None, _) => ("source", 1),
            (_, None) => ("filename", 2),
            _ => ("mode", 3),
        };
        return Err(vm.type_error(format!("compile() missing required argument '{name}' (pos {place})")));
    };
    let goal = match mode.as_str() {
        "exec" => Goal::Exec,
        "eval" => Goal::Eval,
        "single" => Goal::Single,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    vm.code_of(source, filename, goal, "compile").map(Value::Code)
}

fn globals(vm: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::Dict(vm.current_globals()))
}

fn locals(vm: &mut Vm, _: Args<'_>) -> Res {
    vm.current_locals()
}

fn build_class(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.build_class(args)
}

fn import(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(name) = args.get(0).and_then(Value::as_str).cloned() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let globals = match args.get(1).or_else(|| args.keyword("globals")) {
        Some(Value::Dict(globals)) => globals.clone(),
        _ => Ref::new(Dict::new()),
    };
    let names = args.get(3).or_else(|| args.keyword("fromlist")).cloned().unwrap_or(Value::None);
    let level = args.get(4).or_else(|| args.keyword("level")).map_or(Ok(0), |level| vm.to_i64(level))?;
    let Ok(level) = u32::try_from(level) else { return Err(vm.value_error("level must be >= 0")) };
    vm.import(name.as_str(), &globals, &names, level)
}

/// The built-in functions of this module.
pub const FUNCTIONS: &[(&str, NativeFn, Arity)] = &[
    ("__build_class__", build_class, Arity::Any),
    ("__import__", import, Arity::Any),
    ("compile", compile, Arity::Any),
    ("eval", eval, Arity::Range(1, 3)),
    ("exec", exec, Arity::Any),
    ("globals", globals, Arity::None),
    ("locals", locals, Arity::None),
];
