//! A host whose interface to the debugger is made by macros: `#[derive(Guest)]`, `stop(..)` and `frame`.
//!
//! A program is a list of functions, `name:` and then its commands, one a line: `add N`, `call NAME`, `print`.

use revdb::FrameId;
use revdb::guest::{Binding, Code, Frame, Location, Outcome, Rendered, StopKind, Variable};

struct Activation {
    id: FrameId,
    function: u32,
    line: u32,
}

impl From<&Activation> for Frame {
    fn from(activation: &Activation) -> Self {
        Self { id: activation.id, code: activation.function, line: activation.line }
    }
}

struct Function {
    name: String,
    first_line: u32,
    last_line: u32,
}

impl From<&Function> for Code {
    fn from(function: &Function) -> Self {
        let Function { name, first_line, last_line } = function;
        Self { function: name.clone(), file: "program".to_owned(), first_line: *first_line, last_line: *last_line }
    }
}

#[derive(revdb::Guest)]
#[revdb(locals = Vm::locals, evaluate = evaluate, files = files)]
struct Vm {
    #[revdb(frames)]
    stack: Vec<Activation>,
    #[revdb(codes)]
    functions: Vec<Function>,
    #[revdb(sources)]
    source: String,
    total: i64,
}

impl Vm {
    fn locals(&mut self, _: usize) -> Option<Vec<Variable>> {
        Some(vec![Variable { name: "total".to_owned(), value: self.show() }])
    }

    fn show(&self) -> Rendered {
        Rendered { text: self.total.to_string(), object: None }
    }

    fn location(&self) -> Location {
        let top = self.stack.last().expect("a function runs");
        let entry = top.line == self.functions[top.function as usize].first_line + 1;
        Location { code: top.function, line: top.line, entry, kind: StopKind::Line, frame: top.id }
    }

    fn find(&self, name: &str) -> u32 {
        let index = self.functions.iter().position(|function| function.name == name);
        u32::try_from(index.expect("a function of the program")).expect("few")
    }

    /// The next command of the innermost function.
    fn advance(&mut self) -> Option<String> {
        let top = self.stack.last_mut()?;
        top.line += 1;
        if top.line > self.functions[top.function as usize].last_line {
            return None;
        }
        self.source.lines().nth(top.line as usize - 1).map(str::to_owned)
    }

    #[revdb::instrument(io, frame, stop(at = self.location()))]
    fn run(&mut self, name: &str) {
        let function = self.find(name);
        let line = self.functions[function as usize].first_line;
        self.stack.push(Activation { id: FrameId::next(), function, line });
        while let Some(command) = self.advance() {
            let (command, argument) = command.split_once(' ').unwrap_or((&command, ""));
            match command {
                "add" => self.total += argument.parse::<i64>().expect("a number"),
                "call" => self.run(argument),
                "print" => println!("{}", self.total),
                other => panic!("no command {other}"),
            }
        }
        self.stack.pop();
    }
}

fn evaluate(vm: &mut Vm, _: usize, code: &str, _: &[Binding]) -> Outcome {
    if code == "total" { Outcome::Value(vm.show()) } else { Outcome::Raised(format!("no variable {code}")) }
}

fn files(_: &mut Vm) -> Vec<String> {
    vec!["program".to_owned()]
}

/// A step of a host without a loop of its own: each call is a stop point, in a loop that is elsewhere.
#[revdb::instrument(stop(at = vm.location(), guest = vm))]
fn finish(vm: &mut Vm) {
    vm.total = 0;
}

/// Loops that are not the guest's come before and inside.
#[revdb::instrument(stop(at = vm.location(), guest = vm, label = eval))]
fn labelled(vm: &mut Vm) -> u32 {
    let mut rounds = 0;
    for _ in 0..3 {
        rounds += 1;
    }
    'eval: loop {
        for _ in 0..rounds {
            if rounds > 4 {
                break 'eval;
            }
        }
        rounds += 1;
    }
    rounds
}

#[revdb::main]
#[revdb::instrument]
fn main() {
    let source = std::fs::read_to_string(std::env::args().nth(1).expect("a program")).expect("readable");
    let mut functions: Vec<Function> = Vec::new();
    for (line, number) in source.lines().zip(1..) {
        match line.strip_suffix(':') {
            Some(name) => functions.push(Function { name: name.to_owned(), first_line: number, last_line: number }),
            None => functions.last_mut().expect("a name first").last_line = number,
        }
    }
    let mut vm = Vm { stack: Vec::new(), functions, source, total: 0 };
    vm.run("main");
    vm.stack.push(Activation { id: FrameId::next(), function: 0, line: 1 });
    finish(&mut vm);
    println!("{} {:?}", labelled(&mut vm), revdb::now());
}
