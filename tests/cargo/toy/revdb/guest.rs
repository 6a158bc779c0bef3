//! What the debugger asks the toy. `revdb.toml` makes it a module of a program that knows nothing of it.

use std::rc::Rc;

use revdb::guest::{Binding, Code, Frame, Guest, Location, Outcome, Rendered, StopKind, Variable};
use revdb::{Activation, Object, ObjectId};

use super::{List, Toy, Value};

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

    /// The list with this id, if it can be reached.
    fn list(&self, id: ObjectId) -> Option<Rc<List>> {
        self.frames.iter().flat_map(|active| active.locals.values()).find_map(|value| value.list(id))
    }
}

impl Value {
    fn list(&self, id: ObjectId) -> Option<Rc<List>> {
        let Self::List(list) = self else { return None };
        if list.id() == id { Some(list.clone()) } else { list.items.borrow().iter().find_map(|item| item.list(id)) }
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

    fn evaluate(&mut self, frame: usize, code: &str, objects: &[Binding]) -> Outcome {
        let bound: Vec<_> = objects.iter().map(|bound| (format!("${}", bound.number), self.list(bound.object))).collect();
        self.frames.truncate(self.frames.len() - frame);
        // This is a fork that is thrown away: `$0` may as well be a variable.
        self.frame().locals.extend(bound.into_iter().filter_map(|(name, list)| Some((name, Value::List(list?)))));
        let words: Vec<String> = code.split_whitespace().map(str::to_owned).collect();
        match self.statement(&words) {
            Ok(Some(value)) => Outcome::Value(rendered(&value)),
            Ok(None) => Outcome::Nothing,
            Err(error) => Outcome::Raised(error),
        }
    }

    fn is_alive(&mut self, object: ObjectId) -> bool {
        self.list(object).is_some()
    }
}

fn rendered(value: &Value) -> Rendered {
    let object = if let Value::List(list) = value { Some(list.id()) } else { None };
    Rendered { text: value.text(), object }
}
