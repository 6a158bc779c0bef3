//! An interpreter for a toy language, with everything that docs/guide.md adds to it.
//!
//! A program is functions, of which `main` runs, in lines of words: `def NAME PARAMETER... end`, `while EXPR ... end`, `if EXPR ... end`, `return EXPR`, `print EXPR`,
//! `NAME = EXPR`, `EXPR`. Expressions have numbers, 'words', lists `[ a b ]`, calls `f ( a b )` and `+ - * < ==`, from left to right.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::rc::{Rc, Weak};

use revdb::guest::{Binding, Code, Frame, Guest, Location, Outcome, Reading, Rendered, StopKind, Variable};
use revdb::{FrameId, Object, ObjectId, Slot};

type Result<T> = std::result::Result<T, String>;

#[derive(Clone)]
enum Value {
    Int(i64),
    Text(Rc<str>),
    List(Rc<List>),
}

#[revdb::object]
struct List {
    items: RefCell<Vec<Value>>,
}

#[revdb::object]
impl List {
    fn new(items: Vec<Value>) -> Self {
        Self { items: RefCell::new(items) }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        revdb::mutated(self.id(), Slot::ALL);
    }
}

/// What happens to the program after a block.
enum Flow {
    Next,
    Return(Value),
}

struct Activation {
    id: FrameId,
    /// The line of its `def`.
    code: usize,
    entered: bool,
    line: usize,
    locals: BTreeMap<String, Value>,
}

struct Toy {
    file: String,
    text: String,
    interrupted: bool,
    lists: Vec<Weak<List>>,
    /// The lists that `$0`, `$1` stand for in what the debugger evaluates.
    bound: Vec<Binding>,
    lines: Vec<Vec<String>>,
    frames: Vec<Activation>,
}

#[revdb::instrument]
impl Toy {
    fn new(file: String, text: String) -> Self {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect();
        let lines = text.lines().map(words).collect();
        let (lists, bound, frames) = (Vec::new(), Vec::new(), Vec::new());
        Self { file, text, interrupted: false, lists, bound, lines, frames }
    }

    /// The line of the `end` that belongs to the block before which `at` stands.
    fn end(&self, mut at: usize) -> Result<usize> {
        let mut depth = 1;
        while depth > 0 {
            at += 1;
            match self.lines.get(at).ok_or("a block has no end")?.first().map(String::as_str) {
                Some("def" | "while" | "if") => depth += 1,
                Some("end") => depth -= 1,
                _ => {}
            }
        }
        Ok(at)
    }

    /// Calls the function whose `def` is on line `from`.
    fn call(&mut self, arguments: Vec<Value>, from: usize) -> Result<Value> {
        let locals = self.lines[from].iter().skip(2).cloned().zip(arguments).collect();
        let to = self.end(from)?;
        let id = FrameId::next();
        revdb::mutated(id.owner(), Slot::ALL);
        self.frames.push(Activation { id, code: from, entered: false, line: from, locals });
        revdb::enter();
        let result = self.block(from + 1, to);
        self.stop(if result.is_ok() { StopKind::Return } else { StopKind::Unwind });
        revdb::leave();
        self.frames.pop();
        revdb::mutated(id.owner(), Slot::ALL);
        match result? {
            Flow::Return(value) => Ok(value),
            Flow::Next => Ok(Value::Int(0)),
        }
    }

    fn block(&mut self, mut at: usize, to: usize) -> Result<Flow> {
        while at < to {
            let line = self.lines[at].clone();
            let Some(first) = line.first() else {
                at += 1;
                continue;
            };
            self.frame().line = at;
            self.stop(StopKind::Line);
            if std::mem::take(&mut self.interrupted) {
                return Err("interrupted".to_owned());
            }
            match first.as_str() {
                "while" | "if" => {
                    let end = self.end(at)?;
                    if self.expression(&line[1..])?.is_true() {
                        if let Flow::Return(value) = self.block(at + 1, end)? {
                            return Ok(Flow::Return(value));
                        }
                        at = if first == "while" { at } else { end + 1 };
                    } else {
                        at = end + 1;
                    }
                    continue;
                }
                "return" => return Ok(Flow::Return(self.expression(&line[1..])?)),
                "print" => {
                    let value = self.expression(&line[1..])?;
                    println!("{}", value.text());
                }
                _ => {
                    self.statement(&line)?;
                }
            }
            at += 1;
        }
        Ok(Flow::Next)
    }

    fn stop(&mut self, kind: StopKind) {
        let Activation { id, code, line, entered, .. } = *self.frame();
        self.frame().entered = true;
        if revdb::stop_point() {
            let entry = kind == StopKind::Line && !entered;
            let location = Location { code: code as u32, line: line as u32 + 1, entry, kind, frame: id };
            revdb::stopped(self, location);
        }
    }

    /// An assignment, or an expression.
    fn statement(&mut self, line: &[String]) -> Result<Option<Value>> {
        if line.get(1).is_some_and(|word| word == "=") {
            let value = self.expression(&line[2..])?;
            let frame = self.frame();
            revdb::mutated(frame.id.owner(), local(&line[0]));
            frame.locals.insert(line[0].clone(), value);
            return Ok(None);
        }
        self.expression(line).map(Some)
    }

    fn frame(&mut self) -> &mut Activation {
        self.frames.last_mut().expect("the main program is active")
    }

    fn expression(&mut self, words: &[String]) -> Result<Value> {
        let mut rest = words;
        let value = self.operations(&mut rest)?;
        if rest.is_empty() { Ok(value) } else { Err(format!("what is {}?", rest[0])) }
    }

    fn operations(&mut self, rest: &mut &[String]) -> Result<Value> {
        let mut value = self.atom(rest)?;
        while let Some(operator @ ("+" | "-" | "*" | "<" | "==")) = rest.first().map(String::as_str) {
            *rest = &rest[1..];
            let (left, right) = (value.int()?, self.atom(rest)?.int()?);
            value = Value::Int(match operator {
                "+" => left.wrapping_add(right),
                "-" => left.wrapping_sub(right),
                "*" => left.wrapping_mul(right),
                "<" => i64::from(left < right),
                _ => i64::from(left == right),
            });
        }
        Ok(value)
    }

    fn atom(&mut self, rest: &mut &[String]) -> Result<Value> {
        let (word, after) = rest.split_first().ok_or("something is missing")?;
        *rest = after;
        if word == "[" {
            let list = Rc::new(List::new(self.until("]", rest)?));
            self.lists.push(Rc::downgrade(&list));
            return Ok(Value::List(list));
        }
        if rest.first().is_some_and(|next| next == "(") {
            *rest = &rest[1..];
            let arguments = self.until(")", rest)?;
            return self.apply(word, arguments);
        }
        if let Ok(number) = word.parse() {
            return Ok(Value::Int(number));
        }
        if let Some(number) = word.strip_prefix('$') {
            let bound = self.bound.iter().find(|bound| number == bound.number.to_string());
            let list = bound.and_then(|bound| self.list(bound.object));
            return list.map(Value::List).ok_or_else(|| format!("{word} is not defined"));
        }
        match word.strip_prefix('\'') {
            Some(text) => Ok(Value::Text(text.trim_end_matches('\'').into())),
            None => self.frame().locals.get(word).cloned().ok_or_else(|| format!("{word} is not defined")),
        }
    }

    fn until(&mut self, close: &str, rest: &mut &[String]) -> Result<Vec<Value>> {
        let mut values = Vec::new();
        while rest.first().ok_or("a bracket is not closed")? != close {
            values.push(self.operations(rest)?);
        }
        *rest = &rest[1..];
        Ok(values)
    }

    fn apply(&mut self, name: &str, arguments: Vec<Value>) -> Result<Value> {
        match (name, arguments.as_slice()) {
            ("len", [Value::List(list)]) => Ok(Value::Int(list.items.borrow().len() as i64)),
            ("at", [Value::List(list), Value::Int(index)]) => {
                list.items.borrow().get(*index as usize).cloned().ok_or_else(|| format!("no item {index}"))
            }
            ("put", [Value::List(list), Value::Int(index), value]) => {
                revdb::mutated(list.id(), Slot::index(*index as u64));
                let mut items = list.items.borrow_mut();
                *items.get_mut(*index as usize).ok_or("no such item")? = value.clone();
                Ok(Value::Int(0))
            }
            ("push", [Value::List(list), value]) => {
                revdb::mutated(list.id(), Slot::LENGTH);
                list.items.borrow_mut().push(value.clone());
                Ok(Value::Int(0))
            }
            ("input", []) => {
                let mut line = String::new();
                std::io::stdin().read_line(&mut line).map_err(|error| error.to_string())?;
                Ok(line.trim().parse().map_or_else(|_| Value::Text(line.trim().into()), Value::Int))
            }
            _ => {
                let is_it = |line: &Vec<String>| line.len() > 1 && line[0] == "def" && line[1] == name;
                let from = self.lines.iter().position(is_it).ok_or_else(|| format!("no function {name}"))?;
                self.call(arguments, from)
            }
        }
    }
}

impl Toy {
    fn list(&self, id: ObjectId) -> Option<Rc<List>> {
        self.lists.iter().filter_map(Weak::upgrade).find(|list| list.id() == id)
    }
}

/// The slot of a local variable.
fn local(name: &str) -> Slot {
    Slot::key(name.bytes().fold(0, |hash, byte| hash * 31 % 0xffff_ffff + u64::from(byte)))
}

impl Guest for Toy {
    fn frames(&mut self) -> Vec<Frame> {
        let frame =
            |active: &Activation| Frame { id: active.id, code: active.code as u32, line: active.line as u32 + 1 };
        self.frames.iter().rev().map(frame).collect()
    }

    fn code(&mut self, code: u32) -> Code {
        let last_line = self.end(code as usize).unwrap_or(0) as u32 + 1;
        let function = self.lines[code as usize][1].clone();
        Code { function, file: self.file.clone(), first_line: code + 1, last_line }
    }

    fn source(&mut self, _: &str) -> Option<String> {
        Some(self.text.clone())
    }

    fn locals(&mut self, frame: usize) -> Option<Vec<Variable>> {
        let locals = &self.frames.iter().rev().nth(frame)?.locals;
        Some(locals.iter().map(|(name, value)| Variable { name: name.clone(), value: value.rendered() }).collect())
    }

    fn evaluate(&mut self, frame: usize, code: &str, objects: &[Binding]) -> Outcome {
        self.bound = objects.to_vec();
        self.frames.truncate(self.frames.len() - frame);
        let words: Vec<String> = code.split_whitespace().map(str::to_owned).collect();
        match self.statement(&words) {
            Ok(Some(value)) => Outcome::Value(value.rendered()),
            Ok(None) => Outcome::Nothing,
            Err(error) => Outcome::Raised(error),
        }
    }

    fn is_alive(&mut self, object: ObjectId) -> bool {
        self.list(object).is_some()
    }

    fn notes_writes(&mut self) -> bool {
        true
    }

    fn read(&mut self, frame: FrameId, expression: &str, objects: &[Binding]) -> Option<Reading> {
        // Names and `$0` are read in place; the debugger has other expressions evaluated.
        let active = self.frames.iter().find(|active| active.id == frame).or(self.frames.first())?;
        let mut slots = vec![(active.id.owner(), local(expression))];
        let value = match expression.strip_prefix('$') {
            Some(number) => {
                let bound = objects.iter().find(|bound| number == bound.number.to_string())?;
                Value::List(self.list(bound.object)?)
            }
            None => active.locals.get(expression)?.clone(),
        };
        value.depends(&mut slots);
        Some(Reading { text: value.text(), slots })
    }

    fn signal(&mut self, _: i32) {
        self.interrupted = true;
    }
}

impl Value {
    /// Notes all that the value's text depends on.
    fn depends(&self, slots: &mut Vec<(ObjectId, Slot)>) {
        if let Self::List(list) = self {
            slots.push((list.id(), Slot::ALL));
            list.items.borrow().iter().for_each(|item| item.depends(slots));
        }
    }

    /// The value as the debugger shows it. Lists have an identity.
    fn rendered(&self) -> Rendered {
        let object = if let Self::List(list) = self { Some(list.id()) } else { None };
        Rendered { text: self.text(), object }
    }

    fn is_true(&self) -> bool {
        !matches!(self, Self::Int(0))
    }

    fn int(&self) -> Result<i64> {
        match self {
            Self::Int(number) => Ok(*number),
            other => Err(format!("{} is no number", other.text())),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Int(number) => number.to_string(),
            Self::Text(text) => text.to_string(),
            Self::List(list) => {
                let items: Vec<String> = list.items.borrow().iter().map(Self::text).collect();
                format!("[ {} ]", items.join(" "))
            }
        }
    }
}

#[revdb::main]
#[revdb::instrument]
fn main() -> ExitCode {
    revdb::handle_interrupts();
    let file = std::env::args().nth(1).unwrap_or_else(|| "program.toy".to_owned());
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    match Toy::new(file.clone(), text).apply("main", Vec::new()) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}
