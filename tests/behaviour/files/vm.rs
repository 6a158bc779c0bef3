//! An interpreter of one letter a step: in a file too, objects, foreign functions and the eval loop have their attributes.

use std::ffi::c_void;
use std::rc::Rc;

use revdb::guest::{Frame, Guest, Location, Outcome, Rendered, StopKind};
use revdb::{FrameId, Object, ObjectId};

#[revdb::object]
struct Value {
    letter: char,
}

#[revdb::object]
impl Value {
    fn new(letter: char) -> Rc<Self> {
        Rc::new(Self { letter })
    }
}

#[revdb::instrument]
unsafe extern "C" {
    #[revdb::instrument(out(buffer, len = return))]
    fn getrandom(buffer: *mut c_void, length: usize, flags: u32) -> isize;
}

pub struct Vm {
    program: Vec<char>,
    at: usize,
    frame: FrameId,
    last: Rc<Value>,
}

impl Vm {
    pub fn new(program: &str) -> Self {
        Self { program: program.chars().collect(), at: 0, frame: FrameId::next(), last: Value::new('-') }
    }

    #[revdb::instrument(frame)]
    pub fn run(&mut self) -> String {
        let mut ids = Vec::new();
        self.steps(&mut ids);
        format!("{ids:?} {:?}", random())
    }

    #[revdb::instrument(stop(at = self.location()))]
    fn steps(&mut self, ids: &mut Vec<u64>) {
        while self.at < self.program.len() {
            self.last = Value::new(self.program[self.at]);
            ids.push(self.last.id().0);
            self.at += 1;
        }
    }

    fn location(&self) -> Location {
        let line = self.at as u32 + 1;
        Location { code: 0, line, entry: line == 1, kind: StopKind::Line, frame: self.frame }
    }
}

/// Memory that foreign code has filled: read through the trace.
#[revdb::instrument(io, raw)]
fn random() -> [u32; 2] {
    let memory = Box::into_raw(Box::new([0_u32; 2])).cast::<u32>();
    // SAFETY: the memory has eight bytes, and is freed once.
    unsafe {
        let filled = getrandom(memory.cast(), 8, 0);
        assert_eq!(filled, 8);
        let numbers = [*memory, *memory.add(1)];
        drop(Box::from_raw(memory.cast::<[u32; 2]>()));
        numbers
    }
}

impl Guest for Vm {
    fn frames(&mut self) -> Vec<Frame> {
        vec![Frame { id: self.frame, code: 0, line: self.at as u32 + 1 }]
    }

    fn evaluate(&mut self, _: usize, code: &str, _: &[revdb::guest::Binding]) -> Outcome {
        match code {
            "last" => Outcome::Value(Rendered { text: self.last.letter.to_string(), object: Some(self.last.id()) }),
            _ => Outcome::Raised("the only name is last".to_owned()),
        }
    }

    fn is_alive(&mut self, object: ObjectId) -> bool {
        self.last.id() == object
    }
}
