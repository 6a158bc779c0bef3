//! Running a program with everything captured, within a time limit.

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Once, mpsc};
use std::time::Duration;

use nix::sys::signal::{SigHandler, Signal, killpg, signal};
use nix::unistd::Pid;

/// A run to be made.
#[derive(Debug)]
pub struct Run {
    program: PathBuf,
    arguments: Vec<OsString>,
    directory: PathBuf,
    stdin: Vec<u8>,
    environment: Vec<(OsString, OsString)>,
    limit: Duration,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The exit status, or minus the number of the signal that ended the process.
    pub status: i32,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Run {
    /// A run of `program` in `directory`, with an empty standard input.
    #[must_use]
    pub fn new(program: &Path, directory: &Path) -> Self {
        Self {
            program: program.to_owned(),
            arguments: Vec::new(),
            directory: directory.to_owned(),
            stdin: Vec::new(),
            environment: Vec::new(),
            limit: Duration::from_secs(120),
        }
    }

    #[must_use]
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    #[must_use]
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    #[must_use]
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    #[must_use]
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Starts the program in a process group of its own, with all three streams piped.
    ///
    /// # Panics
    /// When the program cannot be started.
    #[must_use]
    pub fn start(&self) -> Child {
        heed_interrupts();
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.directory).process_group(0);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("REVDB") {
                command.env_remove(name);
            }
        }
        command.envs(self.environment.iter().cloned());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap_or_else(|error| panic!("{} does not start: {error}", self.program.display()))
    }

    /// Runs to the end.
    ///
    /// # Panics
    /// When the program takes longer than the limit.
    #[must_use]
    pub fn finish(&self) -> Outcome {
        collect(self.start(), &self.stdin, self.limit, &self.arguments)
    }
}

/// Lets the programs that are started hear SIGINT. Under `nohup`, or behind a `&` in a script, the tests themselves are told
/// to ignore it, and whoever they start inherits that.
fn heed_interrupts() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the default action is no handler, so there is nothing that it could do wrong.
        let _ = unsafe { signal(Signal::SIGINT, SigHandler::SigDfl) };
    });
}

/// Feeds `stdin` to a started program and waits for its end.
fn collect(mut child: Child, stdin: &[u8], limit: Duration, what: &[OsString]) -> Outcome {
    let group = Pid::from_raw(child.id().cast_signed());
    let mut input = child.stdin.take().expect("piped");
    let (mut output, mut errors) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
    let (done, finished) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        // A program may end without reading its input.
        scope.spawn(move || input.write_all(stdin));
        let stdout = scope.spawn(move || read_all(&mut output));
        let stderr = scope.spawn(move || read_all(&mut errors));
        let watchdog = scope.spawn(move || {
            let late = finished.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout);
            if late {
                let _ = killpg(group, Signal::SIGKILL);
            }
            late
        });
        let stdout = stdout.join().expect("a reader does not panic");
        let stderr = stderr.join().expect("a reader does not panic");
        let status = child.wait().expect("the child is ours");
        drop(done);
        let late = watchdog.join().expect("the watchdog does not panic");
        assert!(!late, "{what:?} took longer than {limit:?}; stderr: {}", String::from_utf8_lossy(&stderr));
        let status = status.code().unwrap_or_else(|| -status.signal().expect("ended by a signal"));
        Outcome { status, stdout, stderr }
    })
}

fn read_all(from: &mut impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).expect("a pipe can be read");
    bytes
}

impl Outcome {
    /// Standard output as text.
    #[must_use]
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Standard error as text.
    #[must_use]
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }

    /// Nothing if `other` is the same, else where they first differ, for people.
    ///
    /// # Errors
    /// The first difference.
    pub fn same_as(&self, other: &Self, names: (&str, &str)) -> Result<(), String> {
        differ("stdout", &self.stdout, &other.stdout, names)?;
        differ("stderr", &self.stderr, &other.stderr, names)?;
        // Who died by a signal exits with 128 and its number when replayed, as shells say it.
        let said = |status: i32| if status < 0 { 128 - status } else { status };
        if said(self.status) == said(other.status) {
            return Ok(());
        }
        let stderr = self.err();
        let last = stderr.lines().next_back().unwrap_or_default().to_owned();
        Err(format!("status: {} {}, {} {} ({last})", names.0, self.status, names.1, other.status))
    }
}

/// Compares two texts by lines.
///
/// # Errors
/// The first line that differs.
pub fn differ(what: &str, left: &[u8], right: &[u8], names: (&str, &str)) -> Result<(), String> {
    if left == right {
        return Ok(());
    }
    let (left, right) = (String::from_utf8_lossy(left), String::from_utf8_lossy(right));
    let (mut left, mut right) = (left.split('\n'), right.split('\n'));
    for number in 1_u32.. {
        match (left.next(), right.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => {
                let shown = |text: Option<&str>| text.map_or("(no line)".to_owned(), |text| format!("{text:?}"));
                return Err(format!(
                    "{what}, line {number}:\n    {}: {}\n    {}: {}",
                    names.0,
                    shown(a),
                    names.1,
                    shown(b)
                ));
            }
        }
    }
    Err(format!("{what}: not valid UTF-8, and different"))
}
