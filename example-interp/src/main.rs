//! A Python 3.11 subset, recorded by revdb: the program.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use example_interp::memory::Counting;
use example_interp::run;

/// What many small objects use up is a `MemoryError`, not the end.
#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The file that `--record` without a name writes.
fn trace_name(arguments: &[OsString]) -> PathBuf {
    run::trace_name(arguments)
}

#[revdb::main(trace_name = trace_name)]
fn main() -> ExitCode {
    run::main()
}
