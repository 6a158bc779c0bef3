//! Front ends of the debugger: everything that reads commands and prints text.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// Replays `trace`: the same bytes on standard output and error, the same exit status. What `HOST --replay TRACE` and
/// `revdb replay TRACE` do.
pub fn replay(trace: &Path) -> ExitCode {
    let _ = trace;
    ExitCode::FAILURE
}

/// Debugs `trace` in the terminal. What `HOST --debug TRACE` and `revdb TRACE` do.
pub fn debug(trace: &Path) -> ExitCode {
    let _ = trace;
    ExitCode::FAILURE
}

/// The `revdb` program: `arguments` without the program's own name.
pub fn revdb(arguments: &[OsString]) -> ExitCode {
    let _ = arguments;
    ExitCode::FAILURE
}
