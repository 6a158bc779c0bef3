//! The Python programs, and what CPython 3.11 does with them (written by `tools/expect.py`).

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use crate::programs::{interpreter, tests_dir};
use crate::run::{Outcome, Run, differ};
use crate::scratch::Scratch;

/// What a recorded run printed, and the bytes of its trace, which are a few thousand.
type Recorded = Result<(Outcome, Vec<u8>), String>;

/// The recordings that were made so far, by the program's path.
static RECORDINGS: LazyLock<Mutex<HashMap<PathBuf, Arc<OnceLock<Recorded>>>>> = LazyLock::new(Mutex::default);

/// A Python program with its expectation.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub path: PathBuf,
    /// `CHAPTER/NAME`, for messages.
    pub name: String,
    /// Programs to run first, each with its arguments.
    pub before: Vec<Vec<String>>,
    pub arguments: Vec<String>,
    pub stdin: Vec<u8>,
    /// Lines of standard output that start like this differ between runs.
    hidden: Vec<String>,
    expected: Expected,
    /// Number and CRC-32 of the stop points, where they are the same in every run.
    pub stops: Option<(u64, u32)>,
}

#[derive(Clone, Debug, Default)]
struct Expected {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Script {
    /// Every program under `tests/python` and `tests/e2e/scripts` that has an expectation.
    ///
    /// # Panics
    /// When a file cannot be read.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut found = Vec::new();
        for top in ["python", "e2e/scripts"] {
            let mut directories = vec![tests_dir().join(top)];
            while let Some(directory) = directories.pop() {
                for entry in std::fs::read_dir(&directory).expect("a directory of scripts") {
                    let path = entry.expect("a directory of scripts").path();
                    if path.is_dir() {
                        directories.push(path);
                    } else if path.extension().is_some_and(|extension| extension == "expected") {
                        found.push(Self::load(&path));
                    }
                }
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        assert!(found.len() >= 50, "only {} scripts found", found.len());
        found
    }

    /// One of the larger programs, by name.
    ///
    /// # Panics
    /// When there is no such program.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::load(&tests_dir().join("e2e/scripts").join(name).with_extension("expected"))
    }

    fn load(expectation: &Path) -> Self {
        let text =
            std::fs::read_to_string(expectation).unwrap_or_else(|error| panic!("{}: {error}", expectation.display()));
        let path = expectation.with_extension("py");
        let chapter = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut script = Self { name: format!("{chapter}/{stem}"), path, ..Self::default() };
        script.stdin = std::fs::read(script.path.with_extension("in")).unwrap_or_default();
        let (header, rest) = text.split_once("--- stdout").expect("an expectation has its stdout");
        for line in header.lines() {
            let (key, value) = line.split_once(": ").unwrap_or((line, ""));
            let words = || value.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            match key {
                "before" => script.before.push(words()),
                "args" => script.arguments = words(),
                "hide" => script.hidden.push(value.to_owned()),
                "status" => script.expected.status = value.parse().expect("a status is a number"),
                "stops" => script.stops = parse_stops(value),
                _ => panic!("{}: unknown key {key:?}", expectation.display()),
            }
        }
        let (stdout, stderr) = rest.rsplit_once("--- stderr").expect("an expectation has its stderr");
        script.expected.stdout = section(stdout);
        script.expected.stderr = section(stderr);
        script
    }

    /// The directory that the program lies in.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.path.parent().expect("a script lies in a directory")
    }

    /// Runs what has to run before the program, in `directory`.
    ///
    /// # Errors
    /// What went wrong.
    pub fn prepare(&self, directory: &Path) -> Result<(), String> {
        for command in &self.before {
            let (program, arguments) = command.split_first().expect("a program to run before");
            let outcome =
                Run::new(interpreter(), directory).arg(self.directory().join(program)).args(arguments).finish();
            if outcome.status != 0 {
                return Err(format!("{program} ended with {}: {}", outcome.status, outcome.err()));
            }
        }
        Ok(())
    }

    /// The program and its arguments, to be run in `directory` by `options` of the interpreter.
    #[must_use]
    pub fn run(&self, directory: &Path, options: &[&str]) -> Run {
        Run::new(interpreter(), directory).args(options).arg(&self.path).args(&self.arguments).stdin(self.stdin.clone())
    }

    /// Runs the program in a directory of its own. Clocks and entropy are the test world's.
    ///
    /// # Errors
    /// What went wrong before the program could run.
    pub fn plain(&self) -> Result<Outcome, String> {
        let scratch = Scratch::new();
        self.prepare(scratch.path())?;
        Ok(self.run(scratch.path(), &[]).env("REVDB_TEST_WORLD", "1").finish())
    }

    /// Writes a recording of the program to `t.rdb` in `scratch`. It is made once for all tests: they look at the same one.
    /// What the program read and wrote is gone by then. Clocks and entropy are the test world's.
    ///
    /// # Errors
    /// What went wrong: the run itself or that there is no trace.
    pub fn record(&self, scratch: &Scratch) -> Result<(Outcome, PathBuf), String> {
        let made = {
            let mut recordings = RECORDINGS.lock().map_err(|error| error.to_string())?;
            Arc::clone(recordings.entry(self.path.clone()).or_default())
        };
        let recorded = made.get_or_init(|| {
            let scratch = Scratch::new();
            let outcome = self.record_anew(&scratch)?;
            let bytes = std::fs::read(scratch.join("t.rdb")).map_err(|error| error.to_string())?;
            Ok((outcome, bytes))
        });
        let (outcome, bytes) = recorded.as_ref()?;
        let trace = scratch.join("t.rdb");
        std::fs::write(&trace, bytes).map_err(|error| error.to_string())?;
        Ok((outcome.clone(), trace))
    }

    /// Records the program into `t.rdb` in `scratch`, with an identity of its own.
    ///
    /// # Errors
    /// As [`record`](Self::record).
    pub fn record_anew(&self, scratch: &Scratch) -> Result<Outcome, String> {
        let directory = Scratch::new();
        self.prepare(directory.path())?;
        let trace = scratch.join("t.rdb");
        let option = format!("--record={}", trace.display());
        let outcome = self.run(directory.path(), &[&option]).env("REVDB_TEST_WORLD", "1").finish();
        if trace.is_file() { Ok(outcome) } else { Err(format!("no trace; stderr: {}", outcome.err())) }
    }

    /// Checks what a run did against what CPython does: standard output, the status, and the whole of standard error.
    ///
    /// # Errors
    /// The first difference.
    pub fn check(&self, outcome: &Outcome) -> Result<(), String> {
        let directory = self.directory().to_string_lossy();
        let clean = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&*directory, "<dir>");
        let shown = |line: &&str| !self.hidden.iter().any(|start| line.starts_with(start.as_str()));
        let stdout: String = clean(&outcome.stdout).split_inclusive('\n').filter(shown).collect();
        let names = ("CPython", "ours");
        if stdout != self.expected.stdout {
            let last = last_line(&clean(&outcome.stderr));
            differ("stdout", self.expected.stdout.as_bytes(), stdout.as_bytes(), names)
                .map_err(|difference| format!("{difference}\n    (stderr ends: {last})"))?;
        }
        let stderr = clean(&outcome.stderr);
        differ("stderr", self.expected.stderr.as_bytes(), stderr.as_bytes(), names)?;
        if outcome.status == self.expected.status {
            Ok(())
        } else {
            Err(format!("status: CPython {}, ours {}", self.expected.status, outcome.status))
        }
    }
}

/// Where the text of a section starts: behind the rest of its title's line.
fn section(text: &str) -> String {
    let (title, body) = text.split_once('\n').expect("a section's title ends its line");
    let body = if title.contains("no newline") { body.strip_suffix('\n').unwrap_or(body) } else { body };
    body.to_owned()
}

fn parse_stops(value: &str) -> Option<(u64, u32)> {
    let (count, checksum) = value.split_once(' ')?;
    Some((count.parse().ok()?, u32::from_str_radix(checksum, 16).ok()?))
}

fn last_line(text: &str) -> String {
    text.lines().next_back().unwrap_or_default().to_owned()
}

/// Does `test` for every script, several at a time, and fails with all that went wrong.
///
/// # Panics
/// When the test failed for a script.
pub fn for_each(scripts: &[Script], test: impl Fn(&Script) -> Result<(), String> + Sync) {
    let _ = interpreter();
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| test(script)));
                    let error = match result {
                        Ok(Ok(())) => continue,
                        Ok(Err(error)) => error,
                        Err(_) => "panicked (see above)".to_owned(),
                    };
                    failures.lock().expect("no panic while held").push(format!("{}: {error}", script.name));
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no panic while held");
    failures.sort();
    assert!(failures.is_empty(), "{} of {} scripts:\n{}", failures.len(), scripts.len(), failures.join("\n"));
}
