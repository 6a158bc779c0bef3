//! From what the compiler produced to code objects.

use crate::compile::{self, CodeDef, Const, Goal, Shown, SyntaxError, SyntaxErrorKind};
use crate::object::*;
use crate::vm::{CodeInfo, Res, Vm};

/// Modules that are in Python here and in C, for the most part, in CPython: no traceback there shows frames of them.
const IN_C: &[&str] = &[
    "<frozen array>",
    "<frozen binascii>",
    "<frozen bisect>",
    "<frozen collections>",
    "<frozen csv>",
    "<frozen datetime>",
    "<frozen gc>",
    "<frozen hashlib>",
    "<frozen heapq>",
    "<frozen io>",
    "<frozen struct>",
    "<frozen _structs>",
    "<frozen zlib>",
];

impl Vm {
    /// Compiles `source`; a mistake in it is a guest `SyntaxError`. Code that comes from no file has no stop points.
    pub fn compile(&mut self, source: &str, filename: &str, goal: Goal) -> Res<Ref<Code>> {
        self.compile_with(source, filename, goal, !filename.starts_with('<'))
    }

    /// As [`Vm::compile`]; `stops` tells whether the code has stop points.
    pub fn compile_with(&mut self, source: &str, filename: &str, goal: Goal, stops: bool) -> Res<Ref<Code>> {
        match compile::compile(source, filename, goal) {
            Ok(compiled) => {
                // What is shipped has nothing to warn of.
                let own = !filename.starts_with("<frozen ");
                for warning in compiled.warnings.iter().filter(|_| own) {
                    self.syntax_warning(warning, source, filename)?;
                }
                Ok(self.load_code(compiled.code, stops))
            }
            Err(error) => Err(self.syntax_exception(&error, filename)),
        }
    }

    /// Warns of something in a source; where warnings are errors, it is a syntax error.
    fn syntax_warning(&mut self, warning: &compile::Warning, source: &str, filename: &str) -> Res<()> {
        let types = self.types;
        let class = if warning.deprecation { &types.deprecation_warning } else { &types.syntax_warning };
        let warn = self.import_attribute("warnings", "warn_explicit")?;
        let message = Value::str(&warning.message);
        let line = Value::Int(warning.line.into());
        match self.call(&warn, Args::new(&[message, class.clone().into(), Value::str(filename), line])) {
            Err(exc) if exc.is_a(class) => {
                Err(self.syntax_exception(&compile::warning_as_error(source, warning), filename))
            }
            other => other.map(drop),
        }
    }

    /// Gives a `DeprecationWarning` about what the guest's innermost frame does.
    ///
    /// # Errors
    /// The warning, where it is to be an error.
    #[cold]
    pub fn deprecated(&mut self, message: &str) -> Res<()> {
        let warn = self.import_attribute("warnings", "warn")?;
        let class = self.types.deprecation_warning.clone();
        self.call(&warn, Args::new(&[Value::str(message), class.into()])).map(drop)
    }

    /// A guest exception for a syntax error.
    pub fn syntax_exception(&mut self, error: &SyntaxError, filename: &str) -> Exc {
        let class = match error.kind {
            SyntaxErrorKind::Syntax => &self.types.syntax_error,
            SyntaxErrorKind::Indentation => &self.types.indentation_error,
            SyntaxErrorKind::Tab => &self.types.tab_error,
            SyntaxErrorKind::Depth => {
                let class = self.types.recursion_error.clone();
                return self.new_exception(&class, vec![Value::str(&error.message)]);
            }
            SyntaxErrorKind::Memory => {
                let class = self.types.memory_error.clone();
                return self.new_exception(&class, vec![]);
            }
        };
        let number = |value: i64| Value::Int(value);
        let text = match &error.shown {
            Shown::Text(text) => Some(text.clone()),
            Shown::FileOr(text) => self.line_of_file(filename, error.line).or_else(|| Some(text.clone())),
            Shown::File => self.line_of_file(filename, error.line),
        };
        let details = Value::tuple(vec![
            Value::str(filename),
            number(error.line.into()),
            number(error.column),
            text.map_or(Value::None, Value::string),
            number(error.end_line.into()),
            number(error.end_column),
        ]);
        let class = Value::Class(class.clone());
        match self.call(&class, Args::new(&[Value::str(&error.message), details])) {
            Ok(Value::Instance(instance)) => Exc(instance),
            Ok(_) => self.syntax_error(&error.message),
            Err(exc) => exc,
        }
    }

    /// Makes a code object, and those inside it. `stops`: whether it is the guest's own code.
    pub fn load_code(&mut self, def: CodeDef, stops: bool) -> Ref<Code> {
        let names = |list: &[String]| -> Box<[Ref<Str>]> { list.iter().map(|name| intern(name)).collect() };
        let number = self.codes.len() as u32;
        self.codes.push(CodeInfo {
            name: intern(&def.name),
            qualname: intern(&def.qualname),
            filename: intern(&def.filename),
            first_line: def.first_line,
            last_line: def.last_line,
        });
        let consts = def.consts.into_iter().map(|value| self.load_const(value, stops)).collect();
        let name_list = names(&def.names);
        let mut lowered = def.lowered;
        if !stops {
            for instruction in &mut lowered.instructions {
                use crate::compile::op::Opcode;
                match instruction.op {
                    // A loop there must hear of signals all the same.
                    Opcode::Line => instruction.op = Opcode::Poll,
                    Opcode::EntryLine | Opcode::HandlerLine => instruction.op = Opcode::Nop,
                    _ => {}
                }
            }
        }
        let simple = !def.flags.varargs && !def.flags.varkw && def.kwonly == 0 && def.flags.optimized;
        Ref::new(Code(Box::new(CodeBody {
            number,
            name: intern(&def.name),
            qualname: intern(&def.qualname),
            filename: intern(&def.filename),
            first_line: def.first_line,
            last_line: def.last_line,
            flags: def.flags,
            args: def.args,
            posonly: def.posonly,
            kwonly: def.kwonly,
            varnames: names(&def.varnames),
            cells: names(&def.cells),
            frees: names(&def.frees),
            consts,
            doc: def.doc.map_or(Value::None, Value::string),
            instructions: lowered.instructions.into(),
            positions: lowered.positions.into(),
            handlers: lowered.handlers.into(),
            caches: lowered.caches.iter().map(|name| Cache::new(name_list[*name as usize].clone())).collect(),
            names: name_list,
            fixed: usize::from(lowered.fixed),
            registers: usize::from(lowered.registers),
            simple,
            stops,
            hidden: IN_C.contains(&def.filename.as_str()),
        })))
    }

    fn load_const(&mut self, value: Const, stops: bool) -> Value {
        match value {
            Const::None => Value::None,
            Const::Ellipsis => Value::Ellipsis,
            Const::Bool(value) => Value::Bool(value),
            Const::Int(value) => Value::integer(value),
            Const::Float(value) => Value::Float(value),
            Const::Complex(real, imag) => Value::Complex(Ref::new(Complex { real, imag })),
            Const::Str(text) if text.len() <= 64 => Value::Str(intern(&text)),
            Const::Str(text) => Value::string(text),
            Const::Bytes(bytes) => Value::bytes(bytes),
            Const::Tuple(items) => Value::tuple(items.into_iter().map(|item| self.load_const(item, stops)).collect()),
            Const::FrozenSet(items) => {
                let keys: Vec<Value> = items.into_iter().map(|item| self.load_const(item, stops)).collect();
                let set = FrozenSet::default();
                for key in &keys {
                    // Constants hash without guest code and without errors.
                    let _ = set.keys.add(self, key);
                }
                Value::FrozenSet(Ref::new(set))
            }
            Const::Code(def) => Value::Code(self.load_code(*def, stops)),
        }
    }
}
