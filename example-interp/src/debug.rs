//! What the debugger asks of the interpreter.

use revdb::guest::{Code, Frame, Guest};

use crate::vm::Vm;

impl Guest for Vm {
    fn frames(&mut self) -> Vec<Frame> {
        self.frames.iter().rev().map(|frame| Frame { id: frame.id, code: frame.code().number, line: frame.line() }).collect()
    }

    fn code(&mut self, code: u32) -> Code {
        let _ = code;
        todo!()
    }

    fn signal(&mut self, number: i32) {
        self.signal = Some(number);
    }
}
