//! std::process: the process's own id and end, and children whose output is collected.

pub use ::std::process::{
    Child, ChildStderr, ChildStdin, ChildStdout, CommandArgs, ExitCode, ExitStatus, Output, Stdio, Termination,
};

use ::std::ffi::OsStr;
use ::std::io;
use ::std::panic::Location;
use ::std::path::Path;
use ::std::process as real;

use crate::boundary::{self, Decoder, Encoder, Malformed, Recordable};
use crate::mode::{self, Mode};
use crate::{signals, world};

/// See [`std::process::exit`].
pub fn exit(code: i32) -> ! {
    real::exit(code)
}

/// See [`std::process::abort`]. The trace notes the end.
pub fn abort() -> ! {
    signals::die(libc::SIGABRT)
}

/// See [`std::process::id`].
#[must_use]
#[track_caller]
pub fn id() -> u32 {
    boundary::call("std::process::id", Location::caller(), || world::process_id().unwrap_or_else(real::id))
}

/// [`std::process::Command`]. While recording, only [`output`](Command::output) works: other ways to run a child are
/// refused with an error, since replay could not show what the child prints.
#[derive(Debug)]
pub struct Command(real::Command);

impl Command {
    /// See [`std::process::Command::new`].
    pub fn new<S: AsRef<OsStr>>(program: S) -> Self {
        Self(real::Command::new(program))
    }

    /// See [`std::process::Command::arg`].
    pub fn arg<S: AsRef<OsStr>>(&mut self, argument: S) -> &mut Self {
        self.0.arg(argument);
        self
    }

    /// See [`std::process::Command::args`].
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, arguments: I) -> &mut Self {
        self.0.args(arguments);
        self
    }

    /// See [`std::process::Command::env`].
    pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, name: K, value: V) -> &mut Self {
        self.0.env(name, value);
        self
    }

    /// See [`std::process::Command::env_remove`].
    pub fn env_remove<K: AsRef<OsStr>>(&mut self, name: K) -> &mut Self {
        self.0.env_remove(name);
        self
    }

    /// See [`std::process::Command::env_clear`].
    pub fn env_clear(&mut self) -> &mut Self {
        self.0.env_clear();
        self
    }

    /// See [`std::process::Command::current_dir`].
    pub fn current_dir<P: AsRef<Path>>(&mut self, directory: P) -> &mut Self {
        self.0.current_dir(directory);
        self
    }

    /// See [`std::process::Command::stdin`].
    pub fn stdin<T: Into<Stdio>>(&mut self, stdio: T) -> &mut Self {
        self.0.stdin(stdio);
        self
    }

    /// See [`std::process::Command::stdout`].
    pub fn stdout<T: Into<Stdio>>(&mut self, stdio: T) -> &mut Self {
        self.0.stdout(stdio);
        self
    }

    /// See [`std::process::Command::stderr`].
    pub fn stderr<T: Into<Stdio>>(&mut self, stdio: T) -> &mut Self {
        self.0.stderr(stdio);
        self
    }

    /// See [`std::process::Command::output`].
    #[track_caller]
    pub fn output(&mut self) -> io::Result<Output> {
        let recorded =
            boundary::call("std::process::Command::output", Location::caller(), || self.0.output().map(RecordedOutput));
        recorded.map(|output| output.0)
    }

    /// See [`std::process::Command::status`].
    pub fn status(&mut self) -> io::Result<ExitStatus> {
        refused()?;
        self.0.status()
    }

    /// See [`std::process::Command::spawn`].
    pub fn spawn(&mut self) -> io::Result<Child> {
        refused()?;
        self.0.spawn()
    }
}

fn refused() -> io::Result<()> {
    if mode::mode() != Mode::Plain && mode::on_guest_thread() {
        return Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "revdb cannot record a child process that shares the program's streams yet: collect its output instead",
        ));
    }
    Ok(())
}

struct RecordedOutput(Output);

impl Recordable for RecordedOutput {
    fn encode(&self, to: &mut Encoder) {
        self.0.status.encode(to);
        to.bytes(&self.0.stdout);
        to.bytes(&self.0.stderr);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(Self(Output {
            status: Recordable::decode(from)?,
            stdout: from.bytes()?.to_vec(),
            stderr: from.bytes()?.to_vec(),
        }))
    }
}
