//! A toy interpreter: the smallest host that lights up every feature of the debugger. The runtime's tests record and debug
//! programs for it.
//!
//! A program is lines of words. `fn NAME PARAM...` begins a function that goes on to `end`; the rest is the main module.
//! Statements: `NAME = EXPR`, `push LIST EXPR`, `put LIST INDEX EXPR`, `print EXPR`, `if EXPR LABEL`, `jump LABEL`, `LABEL:`,
//! `return EXPR`, `fail TEXT`, `drop NAME`, `spin COUNT`, `EXPR`. Expressions: atoms, `A + B` (also `- * < ==`), `len LIST`, `at LIST INDEX`,
//! `list`, `call FN ATOM...`, `line` (of standard input), `clock`, `crash`, and `escape-open`, `escape-write`, `escape-spawn`, `escape-socket`, `escape-clock`,
//! `escape-coarse`,
//! `escape-rdtsc`, `escape-env`, which do what an interpreter must not: reach outside without being recorded.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::rc::{Rc, Weak};

use revdb_runtime as revdb;
use revdb_runtime::guest::{Binding, Code, Frame, Guest, Location, Outcome, Reading, Rendered, StopKind, Variable};
use revdb_runtime::shim as recorded;
use revdb_runtime::{FrameId, ObjectId, Slot};

struct List {
    id: ObjectId,
    items: RefCell<Vec<Value>>,
}

impl Drop for List {
    fn drop(&mut self) {
        revdb::mutated(self.id, Slot::ALL);
    }
}

#[derive(Clone)]
enum Value {
    Int(i64),
    Text(Rc<str>),
    List(Rc<List>),
}

struct Function {
    name: String,
    parameters: Vec<String>,
    /// Indices of the first and the last line.
    first: usize,
    last: usize,
}

struct Activation {
    id: FrameId,
    function: usize,
    line: usize,
    locals: BTreeMap<String, Value>,
}

struct Toy {
    file: String,
    source: String,
    lines: Vec<Vec<String>>,
    functions: Vec<Function>,
    frames: Vec<Activation>,
    heap: Vec<Weak<List>>,
    signal: bool,
}

type Result<T> = std::result::Result<T, String>;

impl Toy {
    fn new(file: String, source: String) -> Self {
        let lines: Vec<Vec<String>> =
            source.lines().map(|line| line.split_whitespace().map(str::to_owned).collect()).collect();
        let word = |line: &[String], at: usize| line.get(at).cloned().unwrap_or_default();
        let mut functions = Vec::new();
        let mut main = 0;
        for (first, line) in lines.iter().enumerate() {
            if word(line, 0) == "fn" {
                let length = lines[first..].iter().position(|line| word(line, 0) == "end").unwrap_or(0);
                let parameters = line.get(2..).unwrap_or_default().to_vec();
                functions.push(Function { name: word(line, 1), parameters, first: first + 1, last: first + length });
                main = first + length + 1;
            }
        }
        let last = lines.len();
        functions.insert(0, Function { name: "<module>".to_owned(), parameters: Vec::new(), first: main, last });
        Self { file, source, lines, functions, frames: Vec::new(), heap: Vec::new(), signal: false }
    }

    fn stop(&mut self, kind: StopKind, entry: bool) {
        if revdb::stop_point()
            && let Some(frame) = self.frames.last()
        {
            let (code, line, frame) = (frame.function as u32, frame.line as u32 + 1, frame.id);
            revdb::stopped(self, Location { code, line, entry, kind, frame });
        }
    }

    fn run(&mut self, function: usize, arguments: Vec<Value>) -> Result<Value> {
        if self.frames.len() > 200 {
            return Err("RecursionError".to_owned());
        }
        let Function { parameters, first, last, .. } = &self.functions[function];
        let (first, last) = (*first, *last);
        let locals = parameters.iter().cloned().zip(arguments).collect();
        revdb::enter();
        let id = FrameId::next();
        revdb::mutated(id.owner(), Slot::ALL);
        self.frames.push(Activation { id, function, line: first, locals });
        let result = self.body(first, last);
        self.stop(if result.is_ok() { StopKind::Return } else { StopKind::Unwind }, false);
        if let Some(frame) = self.frames.pop() {
            revdb::mutated(frame.id.owner(), Slot::ALL);
        }
        revdb::leave();
        result
    }

    fn body(&mut self, first: usize, last: usize) -> Result<Value> {
        let (mut at, mut entry) = (first, true);
        while at < last {
            if self.lines[at].is_empty() || self.lines[at][0].ends_with(':') {
                at += 1;
                continue;
            }
            let frame = self.frames.len() - 1;
            self.frames[frame].line = at;
            self.stop(StopKind::Line, std::mem::take(&mut entry));
            if std::mem::take(&mut self.signal) {
                return Err("Interrupted".to_owned());
            }
            let line = self.lines[at].clone();
            at += 1;
            let jump = match &line[0][..] {
                "return" => return self.expression(&line[1..], &[]),
                "jump" => Some(&line[1]),
                "if" => match self.expression(&line[1..line.len() - 1], &[])? {
                    Value::Int(0) => None,
                    _ => line.last(),
                },
                _ => {
                    self.statement(&line, &[])?;
                    None
                }
            };
            if let Some(label) = jump {
                let label = format!("{label}:");
                at = (first..last).find(|&at| self.lines[at].first() == Some(&label)).ok_or("no such label")?;
            }
        }
        Ok(Value::Int(0))
    }

    fn statement(&mut self, line: &[String], bound: &[Binding]) -> Result<Option<Value>> {
        let frame = self.frames.len() - 1;
        match (&line[0][..], line.get(1).map(String::as_str)) {
            (name, Some("=")) => {
                let value = self.expression(&line[2..], bound)?;
                let id = self.frames[frame].id;
                revdb::mutated(id.owner(), Slot::key(hash(name)));
                self.frames[frame].locals.insert(name.to_owned(), value);
            }
            ("drop", Some(name)) => {
                revdb::mutated(self.frames[frame].id.owner(), Slot::key(hash(name)));
                self.frames[frame].locals.remove(name);
            }
            ("push", Some(name)) => {
                let list = self.list(name, bound)?;
                let value = self.expression(&line[2..], bound)?;
                revdb::mutated(list.id, Slot::LENGTH);
                list.items.borrow_mut().push(value);
            }
            ("put", Some(name)) => {
                let list = self.list(name, bound)?;
                let index = self.int(&line[2], bound)? as usize;
                let value = self.expression(&line[3..], bound)?;
                revdb::mutated(list.id, Slot::index(index as u64));
                *list.items.borrow_mut().get_mut(index).ok_or("IndexError")? = value;
            }
            ("print", Some(_)) => {
                let text = text(&self.expression(&line[1..], bound)?);
                recorded::println!("{text}");
            }
            // Many stop points in little time: for measuring.
            ("spin", Some(_)) => {
                for _ in 0..self.int(&line[1], bound)? {
                    self.stop(StopKind::Line, false);
                }
            }
            ("fail", _) => return Err(line[1..].join(" ")),
            _ => return self.expression(line, bound).map(Some),
        }
        Ok(None)
    }

    fn expression(&mut self, words: &[String], bound: &[Binding]) -> Result<Value> {
        let word = |at: usize| words.get(at).map_or("", String::as_str);
        if words.len() == 3 && matches!(word(1), "+" | "-" | "*" | "<" | "==") {
            let (a, b) = (self.int(word(0), bound)?, self.int(word(2), bound)?);
            return Ok(Value::Int(match word(1) {
                "+" => a.wrapping_add(b),
                "-" => a.wrapping_sub(b),
                "*" => a.wrapping_mul(b),
                "<" => i64::from(a < b),
                _ => i64::from(a == b),
            }));
        }
        match word(0) {
            "len" => Ok(Value::Int(self.list(word(1), bound)?.items.borrow().len() as i64)),
            "at" => {
                let index = self.int(word(2), bound)? as usize;
                let list = self.list(word(1), bound)?;
                let item = list.items.borrow().get(index).cloned();
                item.ok_or_else(|| "IndexError: no such item".to_owned())
            }
            "list" => {
                let list = Rc::new(List { id: ObjectId::next(), items: RefCell::default() });
                self.heap.retain(|known| known.strong_count() > 0);
                self.heap.push(Rc::downgrade(&list));
                Ok(Value::List(list))
            }
            "call" => {
                let named = self.functions.iter().position(|function| function.name == word(1));
                let function = named.ok_or_else(|| format!("NameError: no function {}", word(1)))?;
                let arguments: Result<Vec<Value>> = words[2..].iter().map(|word| self.atom(word, bound)).collect();
                self.run(function, arguments?)
            }
            "line" => {
                let mut line = String::new();
                recorded::io::stdin().read_line(&mut line).map_err(|error| format!("OSError: {error}"))?;
                Ok(Value::Text(line.trim_end().into()))
            }
            "clock" => {
                let now = recorded::time::SystemTime::now();
                let since = now.duration_since(recorded::time::SystemTime::UNIX_EPOCH);
                Ok(Value::Int(since.map_or(0, |since| since.as_nanos() as i64)))
            }
            "read" => {
                let text = recorded::fs::read_to_string(word(1)).map_err(|error| format!("OSError: {error}"))?;
                Ok(Value::Text(text.into()))
            }
            // What libc does inside of itself passes below the net, and so does a system call that the host makes itself.
            "escape-open" => {
                // SAFETY: both are C strings.
                let file = unsafe { libc::fopen(c"/etc/hostname".as_ptr(), c"r".as_ptr()) };
                Ok(Value::Int(i64::from(!file.is_null())))
            }
            "escape-write" => {
                // SAFETY: both are C strings.
                let file = unsafe { libc::fopen64(c"escaped".as_ptr(), c"w".as_ptr()) };
                Ok(Value::Int(i64::from(!file.is_null())))
            }
            "escape-spawn" => {
                type Spawn = unsafe extern "C" fn(
                    *mut libc::pid_t,
                    *const libc::c_char,
                    *const libc::posix_spawn_file_actions_t,
                    *const libc::posix_spawnattr_t,
                    *const *mut libc::c_char,
                    *const *mut libc::c_char,
                ) -> libc::c_int;
                // SAFETY: the name is a C string, and libc's function of this name has this type.
                let spawn: Spawn =
                    unsafe { std::mem::transmute(libc::dlsym(libc::RTLD_NEXT, c"posix_spawnp".as_ptr())) };
                let (mut child, name) = (0, c"true".as_ptr());
                let (arguments, none) =
                    ([name.cast_mut(), std::ptr::null_mut()], std::ptr::null::<*mut libc::c_char>());
                // SAFETY: the lists end with null, and everything lives until the call returns.
                let result = unsafe { spawn(&mut child, name, none.cast(), none.cast(), arguments.as_ptr(), none) };
                // SAFETY: a child of this process; nobody asks how it ended.
                unsafe { libc::waitpid(child, std::ptr::null_mut(), 0) };
                Ok(Value::Int(result.into()))
            }
            "escape-socket" => Ok(Value::Int(i64::from(kernel(libc::SYS_socket, libc::AF_UNIX, libc::SOCK_DGRAM) > 0))),
            "escape-clock" => Ok(Value::Int(kernel(libc::SYS_clock_gettime, libc::CLOCK_MONOTONIC, 0) as i64)),
            "escape-coarse" => {
                // SAFETY: all zeros is a valid timespec.
                let mut now: libc::timespec = unsafe { std::mem::zeroed() };
                // SAFETY: the name is a C string, and libc's function of this name has this type.
                let read: extern "C" fn(libc::clockid_t, *mut libc::timespec) -> i32 =
                    unsafe { std::mem::transmute(libc::dlsym(libc::RTLD_NEXT, c"clock_gettime".as_ptr())) };
                read(libc::CLOCK_MONOTONIC_COARSE, &mut now);
                Ok(Value::Int(now.tv_sec))
            }
            // The environment is memory: nothing stops this, and what follows from it is found out later.
            "escape-env" if std::env::vars_os().any(|(name, _)| name == "TOY_ESCAPE") => {
                self.expression(&["clock".to_owned()], bound)
            }
            "escape-env" => self.expression(&["line".to_owned()], bound),
            // SAFETY: none: this is the crash of an interpreter with a bug.
            "crash" => Ok(Value::Int(unsafe { std::ptr::without_provenance::<i64>(8).read_volatile() })),
            "escape-rdtsc" => {
                // SAFETY: reading the time stamp counter has no precondition.
                let ticks = unsafe { std::arch::x86_64::_rdtsc() };
                Ok(Value::Int(i64::from(ticks > 0)))
            }
            atom => self.atom(atom, bound),
        }
    }

    fn atom(&self, word: &str, bound: &[Binding]) -> Result<Value> {
        if let Ok(number) = word.parse() {
            return Ok(Value::Int(number));
        }
        if let Some(number) = word.strip_prefix('$') {
            let binding = bound.iter().find(|binding| Ok(binding.number) == number.parse());
            let object = binding.and_then(|binding| self.object(binding.object));
            return object.map(Value::List).ok_or_else(|| format!("NameError: {word}"));
        }
        if let Some(text) = word.strip_prefix('\'') {
            return Ok(Value::Text(text.into()));
        }
        let locals = self.frames.last().map(|frame| &frame.locals);
        let value = locals.and_then(|locals| locals.get(word)).cloned();
        value.ok_or_else(|| format!("NameError: name '{word}' is not defined"))
    }

    fn int(&self, word: &str, bound: &[Binding]) -> Result<i64> {
        match self.atom(word, bound)? {
            Value::Int(number) => Ok(number),
            _ => Err(format!("TypeError: {word} is no number")),
        }
    }

    fn list(&self, word: &str, bound: &[Binding]) -> Result<Rc<List>> {
        match self.atom(word, bound)? {
            Value::List(list) => Ok(list),
            _ => Err(format!("TypeError: {word} is no list")),
        }
    }

    fn object(&self, id: ObjectId) -> Option<Rc<List>> {
        self.heap.iter().filter_map(Weak::upgrade).find(|list| list.id == id)
    }
}

fn hash(name: &str) -> u64 {
    name.bytes().fold(17, |hash, byte| hash * 31 + u64::from(byte)) & 0xffff_ffff
}

fn text(value: &Value) -> String {
    match value {
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(list) => {
            let items: Vec<String> = list.items.borrow().iter().map(text).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

fn render(value: &Value) -> Rendered {
    let object = if let Value::List(list) = value { Some(list.id) } else { None };
    Rendered { text: text(value), object }
}

impl Guest for Toy {
    fn frames(&mut self) -> Vec<Frame> {
        let frame = |f: &Activation| Frame { id: f.id, code: f.function as u32, line: f.line as u32 + 1 };
        self.frames.iter().rev().map(frame).collect()
    }

    fn code(&mut self, code: u32) -> Code {
        let Function { name, first, last, .. } = &self.functions[code as usize];
        let first_line = if code == 0 { *first as u32 + 1 } else { *first as u32 };
        Code { function: name.clone(), file: self.file.clone(), first_line, last_line: *last as u32 }
    }

    fn source(&mut self, _: &str) -> Option<String> {
        Some(self.source.clone())
    }

    fn locals(&mut self, frame: usize) -> Option<Vec<Variable>> {
        let at = self.frames.len().checked_sub(frame + 1)?;
        let variable = |(name, value): (&String, &Value)| Variable { name: name.clone(), value: render(value) };
        Some(self.frames[at].locals.iter().map(variable).collect())
    }

    fn evaluate(&mut self, frame: usize, code: &str, objects: &[Binding]) -> Outcome {
        self.frames.truncate(self.frames.len() - frame);
        let words: Vec<String> = code.split_whitespace().map(str::to_owned).collect();
        match self.statement(&words, objects) {
            Ok(Some(value)) => Outcome::Value(render(&value)),
            Ok(None) => Outcome::Nothing,
            Err(error) => Outcome::Raised(error),
        }
    }

    fn notes_writes(&mut self) -> bool {
        true
    }

    fn read(&mut self, frame: FrameId, expression: &str, objects: &[Binding]) -> Option<Reading> {
        let words: Vec<String> = expression.split_whitespace().map(str::to_owned).collect();
        if !matches!(&words[0][..], "len" | "at") && words.len() != 1 {
            return None;
        }
        let at = self.frames.iter().position(|active| active.id == frame).unwrap_or(0);
        let hidden = self.frames.split_off(at + 1);
        let result = self.expression(&words, objects);
        let mut slots = Vec::new();
        for word in &words {
            slots.push((self.frames[at].id.owner(), Slot::key(hash(word))));
            if let Ok(Value::List(list)) = self.atom(word, objects) {
                slots.push((list.id, if words[0] == "len" { Slot::LENGTH } else { Slot::ALL }));
            }
        }
        self.frames.extend(hidden);
        Some(Reading { text: result.map_or_else(|error| error, |value| text(&value)), slots })
    }

    fn is_alive(&mut self, object: ObjectId) -> bool {
        self.object(object).is_some()
    }

    fn digest(&mut self, sink: &mut dyn FnMut(&[u8])) {
        for list in self.heap.iter().filter_map(Weak::upgrade) {
            sink(&list.id.0.to_le_bytes());
            sink(text(&Value::List(list)).as_bytes());
        }
        for frame in &self.frames {
            sink(format!("{} {} {}", frame.id.0, frame.function, frame.line).as_bytes());
            for (name, value) in &frame.locals {
                sink(format!("{name}={}", text(value)).as_bytes());
            }
        }
    }

    fn signal(&mut self, _: i32) {
        self.signal = true;
    }
}

fn guest() -> ExitCode {
    revdb::signals::handle_interrupts();
    let file = recorded::env::args().nth(1).unwrap_or_else(|| "program".to_owned());
    let source = match recorded::fs::read_to_string(&file) {
        Ok(source) => source,
        Err(error) => {
            recorded::eprintln!("toy: {file}: {error}");
            return ExitCode::from(2);
        }
    };
    match Toy::new(file, source).run(0, Vec::new()) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            recorded::eprintln!("toy: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A system call that nobody sees.
#[inline(always)]
fn kernel(number: libc::c_long, first: i32, second: i32) -> isize {
    let result: isize;
    // SAFETY: the kernel's calling convention; with these arguments the calls that are made touch no memory.
    unsafe {
        std::arch::asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") first,
            in("rsi") second,
            in("rdx") 0,
            lateout("rcx") _,
            lateout("r11") _,
        );
    }
    result
}

fn main() -> ExitCode {
    let options = revdb::entry::Options { host: "toy", default_trace: |_| "toy.rdb".into() };
    revdb::entry::main(options, guest)
}
