//! The debugger for recordings of any host.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    revdb_runtime::frontend::revdb(&arguments)
}
