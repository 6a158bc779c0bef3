//! What the debugger asks the toy. `revdb.toml` makes it a module of a program that knows nothing of it.

use revdb::Activation;
use revdb::guest::{Binding, Code, Frame, Guest, Location, Outcome, Rendered, StopKind, Variable};

use super::{Toy, Value};

/// The stop point before line `line`, counted from 0.
pub fn at(toy: &mut Toy, line: usize) -> Location {
    // What the program does itself, a few lines on.
    toy.frame().line = line;
    let code = toy.function(line);
    let frame = Activation::ids()[0];
    Location { code, line: line as u32 + 1, entry: line as u32 == code + 1, kind: StopKind::Line, frame }
}

impl Toy {
    /// The number of the function around a line: the line of its `def`.
    fn function(&self, line: usize) -> u32 {
        let is_def = |at: &usize| self.lines[*at].first().is_some_and(|word| word == "def");
        (0..line).rev().find(is_def).unwrap_or(0) as u32
    }
}

impl Guest for Toy {
    fn frames(&mut self) -> Vec<Frame> {
        let lines = self.frames.iter().rev().map(|active| active.line);
        let frame = |(id, line)| Frame { id, code: self.function(line), line: line as u32 + 1 };
        Activation::ids().into_iter().zip(lines).map(frame).collect()
    }

    fn code(&mut self, code: u32) -> Code {
        let last_line = self.end(code as usize).unwrap_or(0) as u32 + 1;
        let function = self.lines[code as usize][1].clone();
        Code { function, file: "program".to_owned(), first_line: code + 1, last_line }
    }

    fn source(&mut self, _: &str) -> Option<String> {
        Some(self.lines.iter().map(|words| words.join(" ") + "\n").collect())
    }

    fn locals(&mut self, frame: usize) -> Option<Vec<Variable>> {
        let locals = &self.frames.iter().rev().nth(frame)?.locals;
        Some(locals.iter().map(|(name, value)| Variable { name: name.clone(), value: rendered(value) }).collect())
    }

    fn evaluate(&mut self, frame: usize, code: &str, _: &[Binding]) -> Outcome {
        self.frames.truncate(self.frames.len() - frame);
        let words: Vec<String> = code.split_whitespace().map(str::to_owned).collect();
        match self.statement(&words) {
            Ok(Some(value)) => Outcome::Value(rendered(&value)),
            Ok(None) => Outcome::Nothing,
            Err(error) => Outcome::Raised(error),
        }
    }
}

fn rendered(value: &Value) -> Rendered {
    Rendered { text: value.text(), object: None }
}
