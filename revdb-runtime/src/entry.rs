//! How a host's process begins: the flags that `#[revdb::main]` adds to it.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Termination};

use crate::frontend;
use crate::mode::{self, Mode};
use crate::net::raw;
use crate::replay::hooks;
use crate::{startup, world};

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
///
/// To record, the process executes itself anew with `REVDB` set and the flag gone, so that recording has one beginning.
pub fn main<T: Termination>(options: Options, user: impl FnOnce() -> T) -> ExitCode {
    match mode::mode() {
        Mode::Plain => {}
        Mode::Replay => {
            hooks::close_sandbox();
            return user().report();
        }
        Mode::Record | Mode::Evaluate => return user().report(),
    }
    let mut arguments = std::env::args_os();
    let program = arguments.next().unwrap_or_default();
    let Some(first) = arguments.next() else { return user().report() };
    let rest: Vec<OsString> = arguments.collect();
    match flag(&first) {
        Some(("--record", out)) => {
            let out = out.map_or_else(|| (options.default_trace)(&rest), PathBuf::from);
            record(&program, &out, &rest)
        }
        Some((name @ ("--replay" | "--debug"), trace)) => match trace.as_ref().or(rest.first()) {
            Some(trace) if name == "--replay" => frontend::replay(Path::new(trace)),
            Some(trace) => frontend::debug(Path::new(trace)),
            None => {
                complain("error", &format!("{name} needs the name of a trace: {name} prog.rdb"));
                ExitCode::from(2)
            }
        },
        _ => user().report(),
    }
}

/// Splits `--name=value`.
fn flag(argument: &OsStr) -> Option<(&str, Option<OsString>)> {
    let bytes = argument.as_bytes();
    let end = bytes.iter().position(|&byte| byte == b'=').unwrap_or(bytes.len());
    let name = std::str::from_utf8(&bytes[..end]).ok()?;
    let value = bytes.get(end + 1..).map(|value| OsStr::from_bytes(value).to_owned());
    Some((name, value))
}

fn record(program: &OsStr, out: &Path, arguments: &[OsString]) -> ExitCode {
    if out.as_os_str().is_empty() {
        complain("error", "--record= needs a file name: --record=prog.rdb, or --record alone");
        return ExitCode::from(2);
    }
    let executable = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("/proc/self/exe"));
    let mut command = Command::new(executable);
    command.arg0(program).args(arguments).env(startup::RECORD_VARIABLE, out);
    if let Some(seed) = world::seed() {
        command.env(world::VARIABLE, seed.to_string());
    }
    let error = command.exec();
    complain("error", &format!("cannot start the recorded run: {error}"));
    ExitCode::FAILURE
}

/// Tells the user something that is not the guest's output, past everything that is recorded or buffered.
pub(crate) fn complain(kind: &str, message: &str) {
    let line = format!("revdb: {kind}: {message}\n");
    // The system call itself: the function of this name records. When standard error is gone there is nobody to tell.
    // SAFETY: writes from a live buffer of this length.
    unsafe { raw::kernel(libc::SYS_write, [2, line.as_ptr() as usize, line.len(), 0, 0, 0]) };
}
