//! An interpreter for a toy language.
//!
//! A program is functions, of which `main` runs, in lines of words: `def NAME PARAMETER... end`, `while EXPR ... end`, `if EXPR ... end`, `return EXPR`, `print EXPR`,
//! `NAME = EXPR`, `EXPR`. Expressions have numbers, 'words', lists `[ a b ]`, calls `f ( a b )` and `+ - * < ==`, from left to right.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::rc::Rc;

type Result<T> = std::result::Result<T, String>;

#[derive(Clone)]
enum Value {
    Int(i64),
    Text(Rc<str>),
    List(Rc<List>),
}

struct List {
    items: RefCell<Vec<Value>>,
}

impl List {
    fn new(items: Vec<Value>) -> Self {
        Self { items: RefCell::new(items) }
    }
}

/// What happens to the program after a block.
enum Flow {
    Next,
    Return(Value),
}

struct Activation {
    line: usize,
    locals: BTreeMap<String, Value>,
}

struct Toy {
    lines: Vec<Vec<String>>,
    frames: Vec<Activation>,
}

impl Toy {
    fn new(text: String) -> Self {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect();
        Self { lines: text.lines().map(words).collect(), frames: Vec::new() }
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
        self.frames.push(Activation { line: from, locals });
        let result = self.block(from + 1, to);
        self.frames.pop();
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

    /// An assignment, or an expression.
    fn statement(&mut self, line: &[String]) -> Result<Option<Value>> {
        if line.get(1).is_some_and(|word| word == "=") {
            let value = self.expression(&line[2..])?;
            self.frame().locals.insert(line[0].clone(), value);
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
            return Ok(Value::List(Rc::new(List::new(self.until("]", rest)?))));
        }
        if rest.first().is_some_and(|next| next == "(") {
            *rest = &rest[1..];
            let arguments = self.until(")", rest)?;
            return self.apply(word, arguments);
        }
        if let Ok(number) = word.parse() {
            return Ok(Value::Int(number));
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
                let mut items = list.items.borrow_mut();
                *items.get_mut(*index as usize).ok_or("no such item")? = value.clone();
                Ok(Value::Int(0))
            }
            ("push", [Value::List(list), value]) => {
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

impl Value {
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

fn main() -> ExitCode {
    let file = std::env::args().nth(1).unwrap_or_else(|| "program.toy".to_owned());
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    match Toy::new(text).apply("main", Vec::new()) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}
