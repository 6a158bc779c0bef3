//! What the debugger asks of the interpreter.

use revdb::guest::{
    Binding, Children, Code, Frame, Guest, Outcome, Outline, Raised, Reading, Rendered, SourceRange, Variable,
};
use revdb::{FrameId, ObjectId};

use crate::compile::op::{Instruction, Opcode};
use crate::compile::{self, CodeDef, Const, Goal};
use crate::object::*;
use crate::vm::{Res, Vm};
use crate::watch::{self, BINDING};

impl Guest for Vm {
    fn frames(&mut self) -> Vec<Frame> {
        self.frames
            .iter()
            .rev()
            .map(|frame| Frame { id: frame.id, code: frame.code().number, line: frame.line() })
            .collect()
    }

    fn code(&mut self, code: u32) -> Code {
        match self.codes.get(code as usize) {
            Some(info) => Code {
                function: info.name.as_str().to_owned(),
                file: info.filename.as_str().to_owned(),
                first_line: info.first_line,
                last_line: info.last_line,
            },
            None => Code::unknown(),
        }
    }

    fn qualified_name(&mut self, code: u32) -> Option<String> {
        self.codes.get(code as usize).map(|info| info.qualname.as_str().to_owned())
    }

    fn source(&mut self, file: &str) -> Option<String> {
        self.source_text(file).map(|text| text.to_string())
    }

    fn locals(&mut self, frame: usize) -> Option<Vec<Variable>> {
        let shown = |name: &str| !(name.starts_with('.') || name.starts_with("__") && name.ends_with("__"));
        let variables = self.variables(frame)?.into_iter().filter(|(name, _)| shown(name));
        Some(variables.map(|(name, value)| Variable { name, value: self.render(&value) }).collect())
    }

    fn children(&mut self, object: ObjectId, start: u64, count: u64) -> Option<Children> {
        let object = heap::find(object)?;
        let key =
            |vm: &mut Self, key: &Value| vm.repr(key).map_or_else(|_| "?".to_owned(), |text| text.as_str().to_owned());
        let indexed = |items: &[Value]| -> Vec<(String, Value)> {
            items.iter().enumerate().map(|(index, value)| (format!("[{index}]"), value.clone())).collect()
        };
        let all: Vec<(String, Value)> = match &object {
            Value::List(list) => indexed(&list.to_vec()),
            Value::Tuple(tuple) => indexed(tuple.items()),
            Value::Set(set) => indexed(&set.keys.to_vec()),
            Value::FrozenSet(set) => indexed(&set.keys.to_vec()),
            Value::Dict(dict) => {
                let items = dict.items().into_iter();
                items.map(|(name, value)| (format!("[{}]", key(self, &name)), value)).collect()
            }
            Value::Instance(instance) => {
                let mut all: Vec<(String, Value)> = Vec::new();
                let attributes = instance.visible_attributes().into_iter();
                all.extend(attributes.map(|(name, value)| (format!(".{}", name.as_str()), value)));
                for (name, value) in instance.dict_if_any().map(|dict| dict.items()).unwrap_or_default() {
                    if let Value::Str(name) = name {
                        all.push((format!(".{}", name.as_str()), value));
                    }
                }
                all
            }
            _ => Vec::new(),
        };
        let total = all.len() as u64;
        let wanted = all.into_iter().skip(start as usize).take(count as usize);
        let items = wanted.map(|(name, value)| Variable { name, value: self.render(&value) }).collect();
        Some(Children { total, items })
    }

    fn arguments(&mut self, frame: usize) -> Option<Vec<String>> {
        let code = self.frames.iter().rev().nth(frame)?.code();
        if !code.flags.optimized {
            return Some(Vec::new());
        }
        Some(code.varnames.iter().take(code.parameters()).map(|name| name.as_str().to_owned()).collect())
    }

    fn exception(&mut self) -> Option<Raised> {
        let exc = self.leaving.clone()?;
        let kind = self.type_name(&exc.value());
        Some(Raised { kind, text: self.error_text(&exc), object: exc.0.id() })
    }

    fn source_range(&mut self, position: u64) -> Option<SourceRange> {
        heap::live_objects().iter().find_map(|object| {
            let Value::Code(code) = object else { return None };
            // The position is that of the next instruction.
            let bytes = position.checked_sub(code.instructions.as_ptr() as u64)?;
            let index = (bytes as usize / size_of::<Instruction>()).checked_sub(1)?;
            let place = code.positions.get(index).filter(|place| !place.is_none())?;
            Some(SourceRange {
                file: code.filename.as_str().to_owned(),
                line: place.line,
                column: place.col,
                end_line: place.end_line,
                end_column: place.end_col,
            })
        })
    }

    fn files(&mut self) -> Vec<String> {
        self.source_paths().filter(|path| !path.starts_with('<')).map(str::to_owned).collect()
    }

    fn outline(&mut self, file: &str) -> Option<Outline> {
        let text = self.source_text(file)?;
        let code = compile::compile(&text, file, Goal::Exec).ok()?.code;
        let mut outline = Outline::default();
        add_to_outline(&code, &mut outline);
        outline.lines.sort_unstable();
        outline.lines.dedup();
        Some(outline)
    }

    fn evaluate(&mut self, frame: usize, code: &str, objects: &[Binding]) -> Outcome {
        crate::modules::io::forget_standard(self);
        let outcome = self.from_outside(|vm| match vm.evaluate_in(frame, code, objects) {
            Ok(Some(value)) if !value.is_none() => Outcome::Value(vm.render(&value)),
            Ok(_) => Outcome::Nothing,
            Err(exc) => Outcome::Raised(vm.error_text(&exc)),
        });
        // What the evaluation printed is captured when it is written.
        let _ = crate::modules::io::flush_standard(self);
        outcome
    }

    fn notes_writes(&mut self) -> bool {
        true
    }

    fn read(&mut self, frame: FrameId, expression: &str, objects: &[Binding]) -> Option<Reading> {
        self.from_outside(|vm| watch::read(vm, frame, expression, objects))
    }

    fn is_alive(&mut self, object: ObjectId) -> bool {
        heap::find(object).is_some()
    }

    fn digest(&mut self, sink: &mut dyn FnMut(&[u8])) {
        for object in heap::live_objects() {
            digest_object(&object, sink);
        }
        for frame in &self.frames {
            sink(&frame.id.0.to_le_bytes());
            sink(&frame.code().number.to_le_bytes());
            sink(&(frame.index() as u64).to_le_bytes());
            for index in 0..frame.code().fixed {
                // SAFETY: a register of a frame on the stack of frames; nothing runs meanwhile.
                digest_value(unsafe { frame.register(index) }, sink);
            }
        }
    }

    fn signal(&mut self, number: i32) {
        self.signal = Some(number);
    }
}

impl Vm {
    /// The variables of frame `frame` (0 is the innermost), in the order of their definition.
    fn variables(&self, frame: usize) -> Option<Vec<(String, Value)>> {
        let frame = self.frames.iter().rev().nth(frame)?;
        let code = frame.code();
        let mut variables = Vec::new();
        if !code.flags.optimized {
            let namespace = match &frame.namespace {
                Some(Value::Dict(dict)) => dict.clone(),
                _ => frame.function.globals.clone(),
            };
            for (name, value) in namespace.items() {
                if let Value::Str(name) = name {
                    variables.push((name.as_str().to_owned(), value));
                }
            }
            return Some(variables);
        }
        let names = code.varnames.iter().chain(&code.cells).chain(&code.frees);
        for (index, name) in names.enumerate() {
            // SAFETY: variables come first among the frame's registers; nothing runs meanwhile.
            let value = match unsafe { frame.register(index) } {
                Value::Cell(cell) if index >= code.varnames.len() => cell.get(),
                value => value.clone(),
            };
            if !value.is_unbound() {
                match variables.iter_mut().find(|(known, _)| known == name.as_str()) {
                    Some(known) => known.1 = value,
                    None => variables.push((name.as_str().to_owned(), value)),
                }
            }
        }
        Some(variables)
    }

    fn render(&mut self, value: &Value) -> Rendered {
        let text = match self.from_outside(|vm| vm.repr(value)) {
            Ok(text) => text.as_str().to_owned(),
            Err(exc) => format!("<repr raised {}>", self.error_text(&exc)),
        };
        let object = match value {
            Value::BigInt(_) | Value::Complex(_) | Value::Str(_) | Value::Bytes(_) => None,
            value => value.header().map(Header::id),
        };
        Rendered { text, object }
    }

    fn error_text(&mut self, exc: &Exc) -> String {
        let value = exc.value();
        let class = self.type_name(&value);
        match self.str(&value) {
            Ok(text) if text.is_empty() => class,
            Ok(text) => format!("{class}: {}", text.as_str()),
            Err(_) => class,
        }
    }

    /// Runs an expression, or a statement (whose value is nothing), with the variables of a frame.
    fn evaluate_in(&mut self, frame: usize, text: &str, objects: &[Binding]) -> Res<Option<Value>> {
        let (text, used) = name_bindings(text);
        let depth = self.frames.len();
        let Some(index) = depth.checked_sub(frame + 1) else {
            return Err(self.runtime_error("there is no such frame"));
        };
        let globals = self.frames[index].function.globals.clone();
        let optimized = self.frames[index].code().flags.optimized || self.frames[index].namespace.is_some();
        let mut scope = globals.clone();
        if optimized || !used.is_empty() {
            // Names of a function are seen by comprehensions and lambdas in the expression too, so they go into the globals:
            // into a copy, which is all the same in a process that ends after the evaluation.
            scope = Ref::new(globals.duplicate());
            if optimized {
                for (name, value) in self.variables(frame).unwrap_or_default() {
                    scope.set_str(&intern(&name), value);
                }
            }
        }
        for number in used {
            let binding = objects.iter().find(|binding| binding.number == number);
            let Some(object) = binding.and_then(|binding| heap::find(binding.object)) else {
                let text = match binding {
                    None => format!("'${number}' is not defined"),
                    Some(_) => format!("'${number}' refers to an object that does not exist at this time"),
                };
                return Err(self.runtime_error(text));
            };
            scope.set_str(&intern(&format!("{BINDING}{number}")), object);
        }
        match self.compile(&text, "<debugger>", Goal::Eval) {
            Ok(code) => self.run_code(&code, &scope, None, Box::default()).map(Some),
            Err(_) => {
                let code = self.compile(&text, "<debugger>", Goal::Exec)?;
                self.run_code(&code, &scope, None, Box::default())?;
                Ok(None)
            }
        }
    }
}

/// Adds the stop points of a code object, and of those inside it.
fn add_to_outline(code: &CodeDef, outline: &mut Outline) {
    outline.functions.push(code.qualname.clone());
    for instruction in &code.lowered.instructions {
        if matches!(instruction.op, Opcode::Line | Opcode::EntryLine | Opcode::HandlerLine) {
            outline.lines.push(instruction.bc());
        }
    }
    for value in &code.consts {
        if let Const::Code(inner) = value {
            add_to_outline(inner, outline);
        }
    }
}

/// Replaces `$N` by names; gives the numbers.
pub fn name_bindings(text: &str) -> (String, Vec<u32>) {
    let mut out = String::new();
    let mut used = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        out.push_str(&rest[..at]);
        match rest[at + 1..at + 1 + digits].parse() {
            Ok(number) => {
                out.push_str(BINDING);
                out.push_str(&rest[at + 1..at + 1 + digits]);
                if !used.contains(&number) {
                    used.push(number);
                }
            }
            Err(_) => out.push('$'),
        }
        rest = &rest[at + 1 + digits..];
    }
    out.push_str(rest);
    (out, used)
}

fn digest_value(value: &Value, sink: &mut dyn FnMut(&[u8])) {
    sink(&[value.tag()]);
    match value {
        Value::Bool(value) => sink(&[u8::from(*value)]),
        Value::Int(value) => sink(&value.to_le_bytes()),
        Value::Float(value) => sink(&value.to_bits().to_le_bytes()),
        other => {
            if let Some(header) = other.header() {
                sink(&header.id().0.to_le_bytes());
            }
        }
    }
}

/// What makes up the state of one object: its identity, its kind, its own content, and what it refers to.
fn digest_object(object: &Value, sink: &mut dyn FnMut(&[u8])) {
    digest_value(object, sink);
    match object {
        Value::BigInt(value) => sink(value.0.to_string().as_bytes()),
        Value::Str(text) => sink(text.as_str().as_bytes()),
        Value::Bytes(bytes) => sink(&bytes.data),
        Value::ByteArray(bytes) => sink(&bytes.data.borrow()),
        Value::List(list) => list.items.borrow().iter().for_each(|item| digest_value(item, sink)),
        Value::Tuple(tuple) => tuple.items().iter().for_each(|item| digest_value(item, sink)),
        Value::Dict(dict) => dict.each(|_, key, value| {
            digest_value(key, sink);
            digest_value(value, sink);
        }),
        Value::Instance(instance) => {
            for (name, value) in instance.visible_attributes() {
                sink(name.as_str().as_bytes());
                digest_value(&value, sink);
            }
        }
        Value::Cell(cell) => digest_value(&cell.get(), sink),
        _ => {}
    }
    for referent in heap::referents(object) {
        if let Some(header) = referent.header() {
            sink(&header.id().0.to_le_bytes());
        }
    }
}
