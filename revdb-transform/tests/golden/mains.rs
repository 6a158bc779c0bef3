//! The host's main function.

mod plain {
    #[revdb::main]
    fn main() {
        run();
    }
}

mod fallible {
    /// Runs the interpreter.
    #[revdb::main(trace_name = crate::options::trace_name)]
    #[revdb::instrument]
    fn main() -> Result<(), Box<dyn Error>> {
        let program = std::fs::read_to_string("program")?;
        interpret(&program)
    }
}
