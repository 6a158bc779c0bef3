//! Running programs.

use crate::compile::Goal;
use crate::object::*;
use crate::vm::Vm;

/// Runs a program's text; the result is the exit status.
pub fn run_text(vm: &mut Vm, text: &str, path: &str) -> i32 {
    vm.remember_source(path, text);
    let code = match vm.compile(text, path, Goal::Exec) {
        Ok(code) => code,
        Err(exc) => {
            eprint!("{}", vm.traceback_text(&exc));
            return 1;
        }
    };
    let module = vm.new_module("__main__", Some(path), None);
    vm.modules.set_str(&intern("__main__"), Value::Module(module.clone()));
    match vm.run_code(&code, &module.dict, None, Box::default()) {
        Ok(_) => 0,
        Err(exc) => {
            eprint!("{}", vm.traceback_text(&exc));
            1
        }
    }
}
