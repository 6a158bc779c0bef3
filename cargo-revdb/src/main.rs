//! `cargo revdb`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_revdb::main()
}
