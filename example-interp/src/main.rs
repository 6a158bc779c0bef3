//! A Python 3.11 subset, recorded by revdb.

use std::process::ExitCode;

fn main() -> ExitCode {
    let path = std::env::args().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let mut vm = example_interp::vm::Vm::new();
    ExitCode::from(example_interp::run::run_text(&mut vm, &text, &path) as u8)
}
