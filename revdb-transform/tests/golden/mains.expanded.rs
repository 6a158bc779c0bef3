//! The host's main function.
mod plain {
    fn main() -> ::std::process::ExitCode {
        fn main() {
            run();
        }
        ::revdb::__private::main(
            ::core::option_env!("CARGO_PKG_NAME"),
            ::core::option::Option::None,
            main,
        )
    }
}
mod fallible {
    /// Runs the interpreter.
    fn main() -> ::revdb::std::process::ExitCode {
        fn main() -> Result<(), Box<dyn Error>> {
            let program = ::revdb::std::fs::read_to_string("program")?;
            interpret(&program)
        }
        ::revdb::__private::main(
            ::core::option_env!("CARGO_PKG_NAME"),
            ::core::option::Option::Some(crate::options::trace_name),
            main,
        )
    }
}
