//! Front ends of the debugger: everything that reads commands and prints text.

mod cli;
#[cfg(feature = "dap")]
mod dap;
mod doctor;
mod dump;
mod error;
mod info;
mod shelf;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::debugger::{self, Finish, Observer, Policy, Stream};
use error::CommandError;

const HELP: &str = "\
revdb: debug recordings of interpreters, forwards and backwards

Usage: revdb [debug] TRACE.rdb                debug a recording
            [--at WHERE]                      begin at a time: N, 50%, start, end, crash
            [--keep | --fresh]                with the last session's breakpoints and bookmarks, or without
            [--memory SIZE]                   what replay may take in all, as 800M or 2G; else a few times what the program took
       revdb replay TRACE.rdb                 the recorded output again, and the exit status
       revdb info TRACE.rdb [--json]          what the recording is of
       revdb ls [DIRECTORY]                   the recordings in a directory
       revdb pack TRACE.rdb [OUT.rdb]         one file with the recording, its interpreter and libraries: replays anywhere
       revdb unpack PACKED.rdb [DIRECTORY]    the parts of such a file
       revdb dap                              the debugger for an editor, which opens a recording by `launch`
       revdb doctor TRACE.rdb                 which lines do I/O that no attribute sees, and what to do about it
       revdb stops TRACE.rdb [--frames]       every stop point: FILE:LINE FUNCTION KIND, and its activation
       revdb digest TRACE.rdb [--every K]     digests of the state at every K-th stop point
            [--checkpoints]                   the same, each in a fork of the process at the one before
            [--events K]                      the same, by a process that goes on in a fork of itself at every K-th event
            [--evaluate CODE]                 the same, with CODE evaluated at each
       revdb --version

A recording is made by running a program with `INTERPRETER --record PROGRAM`, or with REVDB=TRACE.rdb in the environment.
";

/// Replays `trace`: the same bytes on standard output and error, the same exit status. What `HOST --replay TRACE` and
/// `revdb replay TRACE` do.
pub fn replay(trace: &Path) -> ExitCode {
    match debugger::replay(trace, &mut Passing) {
        // Exit statuses are a byte wide.
        Ok(Finish::Exited(status)) => ExitCode::from(status as u8),
        Ok(Finish::Killed(signal)) => {
            eprintln!("revdb: the recorded program was ended by signal {signal}{}", signal_name(signal));
            ExitCode::from(128_u8.wrapping_add(signal as u8))
        }
        Ok(Finish::BrokenOff) => {
            eprintln!("revdb: the recording breaks off here: the program was killed");
            ExitCode::from(128 + libc::SIGKILL as u8)
        }
        Ok(Finish::Damaged(damage)) => {
            eprintln!("Error: {damage}");
            ExitCode::FAILURE
        }
        Ok(Finish::RecordingStopped(errno)) => {
            let why = io::Error::from_raw_os_error(errno);
            eprintln!("Error: the recording ends here, before the program did: {why}");
            ExitCode::FAILURE
        }
        Err(error) => CommandError::from(error).report(),
    }
}

fn signal_name(signal: i32) -> String {
    nix::sys::signal::Signal::try_from(signal).map_or_else(|_| String::new(), |signal| format!(" ({signal})"))
}

/// How a debugging session begins.
#[derive(Debug, Default)]
struct Opening {
    /// The time, as for `go`.
    at: Option<String>,
    /// Whether breakpoints and the like are taken over from the last session and kept for the next one. By default only
    /// where a person types.
    keep: Option<bool>,
    /// How it uses the machine.
    policy: Policy,
}

impl Opening {
    fn parse(options: &[&str]) -> Result<Self, CommandError> {
        let mut opening = Self::default();
        let mut options = options.iter();
        while let Some(&option) = options.next() {
            match option {
                "--keep" => opening.keep = Some(true),
                "--fresh" => opening.keep = Some(false),
                "--at" => match options.next().filter(|at| cli::is_target(at)) {
                    Some(at) => opening.at = Some((*at).to_owned()),
                    None => return Err(CommandError::usage("--at needs a time: N, 50%, start, end or crash")),
                },
                "--memory" => match options.next().and_then(|size| bytes(size)) {
                    Some(size) => opening.policy.memory = Some(size),
                    None => return Err(CommandError::usage("--memory needs a size: 800M, 2G")),
                },
                other => {
                    let message = format!("a session takes --at, --keep, --fresh or --memory, not {other}");
                    return Err(CommandError::usage(message));
                }
            }
        }
        Ok(opening)
    }
}

/// A number of bytes, such as `800M`.
fn bytes(text: &str) -> Option<u64> {
    let (number, unit) = match text.char_indices().last()? {
        (at, 'K' | 'k') => (&text[..at], 10),
        (at, 'M' | 'm') => (&text[..at], 20),
        (at, 'G' | 'g') => (&text[..at], 30),
        _ => (text, 0),
    };
    number.parse::<u64>().ok()?.checked_mul(1 << unit)
}

/// Debugs `trace` in the terminal. What `HOST --debug TRACE` and `revdb TRACE` do.
pub fn debug(trace: &Path) -> ExitCode {
    cli::run(trace, &Opening::default())
}

fn debug_with(trace: &Path, options: &[&str]) -> ExitCode {
    match Opening::parse(options) {
        Ok(opening) => cli::run(trace, &opening),
        Err(error) => error.report(),
    }
}

/// Commands of which each is about a trace.
const OF_TRACES: [&str; 8] = ["replay", "debug", "info", "pack", "unpack", "doctor", "stops", "digest"];

/// The `revdb` program: `arguments` without the program's own name.
pub fn revdb(arguments: &[OsString]) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(|argument| argument.to_str().unwrap_or("\u{fffd}")).collect();
    let path = |at: usize| PathBuf::from(&arguments[at]);
    match words[..] {
        [] | ["--help" | "-h" | "help", ..] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        ["--version" | "-V"] => {
            println!("revdb {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        ["replay", _] => replay(&path(1)),
        #[cfg(feature = "dap")]
        ["dap"] => dap::run(),
        ["debug", _, ..] => debug_with(&path(1), &words[2..]),
        ["info", _] => info::run(&path(1), false),
        ["info", "--json", _] => info::run(&path(2), true),
        ["info", _, "--json"] => info::run(&path(1), true),
        ["ls"] => shelf::list(Path::new(".")),
        ["ls", _] => shelf::list(&path(1)),
        ["pack", _] => shelf::pack(&path(1), None),
        ["pack", _, _] => shelf::pack(&path(1), Some(path(2))),
        ["unpack", _] => shelf::unpack(&path(1), None),
        ["unpack", _, _] => shelf::unpack(&path(1), Some(path(2))),
        ["doctor", _] => doctor::run(&path(1)),
        ["stops", _, ..] => dump::stops(&path(1), &words[2..]),
        ["digest", _, ..] => dump::digest(&path(1), &words[2..]),
        // A trace may have such a name.
        [first, ..] if OF_TRACES.contains(&first) && !path(0).exists() => {
            let what = if words.len() == 1 { "needs a trace" } else { "does not take these arguments" };
            CommandError::usage(format!("`revdb {first}` {what}")).report()
        }
        [first, ..] if !first.starts_with('-') => debug_with(&path(0), &words[1..]),
        [first, ..] => CommandError::usage(format!("no such command: {first}")).report(),
    }
}

/// Lets the guest's output through.
struct Passing;

impl Observer for Passing {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        // Unbuffered, so that the two streams keep their order on a terminal. A reader that has gone away (`| head`) is no
        // reason to stop the rest.
        let _ = match stream {
            Stream::Stdout => {
                let mut out = io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush())
            }
            Stream::Stderr => io::stderr().lock().write_all(bytes),
        };
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_have_units() {
        assert_eq!(super::bytes("800M"), Some(800 << 20));
        assert_eq!(super::bytes("2g"), Some(2 << 30));
        assert_eq!(super::bytes("4096"), Some(4096));
        for wrong in ["", "M", "-1", "99999999999999999999", "20000000000000G"] {
            assert_eq!(super::bytes(wrong), None, "{wrong}");
        }
    }
}
