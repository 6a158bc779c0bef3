//! The text of an uncaught exception.

use crate::object::*;
use crate::vm::Vm;

impl Vm {
    /// What CPython prints for an exception that nobody caught.
    pub fn traceback_text(&mut self, exc: &Exc) -> String {
        let mut text = String::new();
        let entries = exc.state().trace.borrow().clone();
        if !entries.is_empty() {
            text.push_str("Traceback (most recent call last):\n");
        }
        for entry in entries.iter().rev() {
            text.push_str(&format!("  File \"{}\", line {}, in {}\n", entry.code.filename.as_str(), entry.line, entry.code.name.as_str()));
        }
        let value = exc.value();
        let name = self.type_name(&value);
        let message = self.str(&value).map_or_else(|_| "<exception str() failed>".to_owned(), |text| text.as_str().to_owned());
        if message.is_empty() {
            text.push_str(&format!("{name}\n"));
        } else {
            text.push_str(&format!("{name}: {message}\n"));
        }
        text
    }
}
