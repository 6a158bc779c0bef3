//! The host's main function.
mod plain {
    fn main() {
        run();
    }
}
mod fallible {
    /// Runs the interpreter.
    fn main() -> Result<(), Box<dyn Error>> {
        let program = std::fs::read_to_string("program")?;
        interpret(&program)
    }
    const _: () = {
        let _ = crate::options::trace_name;
    };
}
