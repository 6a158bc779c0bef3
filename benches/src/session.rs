//! A debugger that is driven over pipes.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// A running `revdb`.
#[derive(Debug)]
pub struct Session {
    child: Child,
    stdin: ChildStdin,
    stdout: ChildStdout,
}

impl Session {
    /// Opens a trace and waits for the prompt.
    ///
    /// # Panics
    /// When the debugger does not start.
    #[must_use]
    pub fn open(revdb: &Path, trace: &Path) -> Self {
        let mut child = Command::new(revdb)
            .arg(trace)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", revdb.display()));
        let (stdin, stdout) = (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
        let mut session = Self { child, stdin, stdout };
        session.prompt();
        session
    }

    /// Types a command; returns what was said up to the next prompt, that prompt's time, and how long it took.
    ///
    /// # Panics
    /// When the debugger ends.
    pub fn command(&mut self, command: &str) -> (String, u64, Duration) {
        let start = Instant::now();
        self.begin(command);
        let (said, time) = self.prompt();
        (said, time, start.elapsed())
    }

    /// Types a command, and does not wait for anything.
    ///
    /// # Panics
    /// When the debugger has ended.
    pub fn begin(&mut self, command: &str) {
        writeln!(self.stdin, "{command}").expect("the debugger reads");
        self.stdin.flush().expect("the debugger reads");
    }

    /// Presses Ctrl-C.
    ///
    /// # Panics
    /// When the debugger has ended.
    pub fn interrupt(&self) {
        kill(Pid::from_raw(self.child.id().cast_signed()), Signal::SIGINT).expect("our own child, not waited for");
    }

    /// Kills the debugger.
    ///
    /// # Panics
    /// When that is impossible.
    pub fn kill(mut self) {
        self.child.kill().expect("our own child");
        self.child.wait().expect("our own child");
    }

    /// The processes of the session: the debugger, and those that it replays in.
    #[must_use]
    pub fn processes(&self) -> (u32, Vec<u32>) {
        let controller = self.child.id();
        let children = std::fs::read_to_string(format!("/proc/{controller}/task/{controller}/children"));
        (controller, children.unwrap_or_default().split_whitespace().filter_map(|id| id.parse().ok()).collect())
    }

    /// Reads on to the next prompt; returns what was said, and the prompt's time.
    ///
    /// # Panics
    /// When the debugger ends.
    pub fn prompt(&mut self) -> (String, u64) {
        let mut said = Vec::new();
        let mut buffer = [0; 65536];
        while !said.ends_with(b")$ ") {
            let n = self.stdout.read(&mut buffer).expect("a pipe can be read");
            assert_ne!(n, 0, "the debugger ended: {}", String::from_utf8_lossy(&said));
            said.extend_from_slice(&buffer[..n]);
        }
        let said = String::from_utf8_lossy(&said).into_owned();
        let open = said.rfind('(').expect("a prompt");
        let time = said[open + 1..said.len() - 3].parse().expect("a prompt has the time");
        (said, time)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.stdin.write_all(b"quit\n");
        // It is our own child, and it was told to quit.
        let _ = self.child.wait();
    }
}

/// The memory of some processes in KiB, each page shared by `n` of all processes counted as an `n`th.
#[must_use]
pub fn proportional(processes: &[u32]) -> u64 {
    let of = |process: &u32| {
        let text = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()
    };
    processes.iter().filter_map(of).sum()
}
