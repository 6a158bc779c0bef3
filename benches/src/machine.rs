//! The programs that are measured, and how.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use nix::libc;

/// What a run cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// CPU time of the process and of all that it waited for.
    pub cpu: Duration,
    /// The part of it that was not spent in the kernel.
    pub user: Duration,
    pub wall: Duration,
    /// The largest resident set that the process had, in bytes.
    pub peak: u64,
}

/// The built programs and a directory to work in.
#[derive(Debug)]
pub struct Bench {
    pub interpreter: PathBuf,
    pub mill: PathBuf,
    pub revdb: PathBuf,
    pub directory: PathBuf,
}

/// How much of the instrumentation is compiled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instrumented {
    /// All of it.
    Whole,
    /// Stop points, without ids, frames and notes of mutations.
    Stops,
    Nothing,
}

impl Bench {
    /// Builds the debugger and the bundled interpreter with the profile of this program, and makes a directory for `name`.
    ///
    /// # Panics
    /// When the programs cannot be built, or the directory not made.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::with(name, &["-p", "example-interp", "-p", "revdb-runtime", "--bins"])
    }

    /// The same with the debugger and the synthetic host.
    ///
    /// # Panics
    /// As [`Bench::new`].
    #[must_use]
    pub fn synthetic(name: &str) -> Self {
        Self::with(name, &["-p", "revdb-benches", "--bin", "mill", "-p", "revdb-runtime", "--bin", "revdb"])
    }

    fn with(name: &str, packages: &[&str]) -> Self {
        let profile = Self::profile();
        build(&profile, profile.parent().expect("target"), packages);
        let directory = std::env::temp_dir().join(format!("revdb-bench-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&directory).expect("the temporary directory is writable");
        Self {
            interpreter: profile.join("example-interp"),
            mill: profile.join("mill"),
            revdb: profile.join("revdb"),
            directory,
        }
    }

    /// `target/PROFILE`.
    fn profile() -> PathBuf {
        let own = std::env::current_exe().expect("a program knows its own path");
        own.parent().expect("target/PROFILE").to_owned()
    }

    /// Builds the bundled interpreter with so much of the instrumentation.
    ///
    /// # Panics
    /// When it cannot be built.
    #[must_use]
    pub fn interpreter_with(instrumented: Instrumented) -> PathBuf {
        let profile = Self::profile();
        let target = profile.parent().expect("target");
        // Each has a place of its own, so that none makes the others be built again.
        let (target, features): (_, &[&str]) = match instrumented {
            Instrumented::Whole => (target.to_owned(), &[]),
            Instrumented::Stops => (target.join("stops"), &["--no-default-features", "--features", "stops"]),
            Instrumented::Nothing => (target.join("bare"), &["--no-default-features"]),
        };
        build(&profile, &target, &[&["-p", "example-interp"], features].concat());
        target.join(profile.file_name().expect("PROFILE")).join("example-interp")
    }

    /// Writes a file into the directory.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.directory.join(name);
        std::fs::write(&path, text).expect("the directory is writable");
        path
    }

    /// Runs the interpreter.
    #[must_use]
    pub fn interp(&self, options: &[&str], program: &Path) -> Cost {
        self.cost(Command::new(&self.interpreter).args(options).arg(program))
    }

    /// Runs a command to its end and says what it cost.
    ///
    /// # Panics
    /// When it fails.
    pub fn cost(&self, command: &mut Command) -> Cost {
        cost_of(command.current_dir(&self.directory).stdin(Stdio::null()))
    }
}

/// Builds packages into `target`, with the profile whose directory is given.
fn build(profile: &Path, target: &Path, packages: &[&str]) {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet"]).args(packages);
    if profile.ends_with("release") {
        cargo.arg("--release");
    } else {
        eprintln!("these figures are of the dev profile: use `cargo run --release`");
    }
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).env("CARGO_TARGET_DIR", target);
    assert!(cargo.status().is_ok_and(|status| status.success()), "the programs do not build");
}

/// Runs a command to its end, without its output, and says what it cost.
///
/// # Panics
/// When it fails.
pub fn cost_of(command: &mut Command) -> Cost {
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let start = Instant::now();
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut said = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut said).expect("programs say text");
    let (status, usage) = reap(child);
    let wall = start.elapsed();
    assert!(status.success(), "{command:?}: {said}");
    let duration = |time: libc::timeval| {
        Duration::from_secs(time.tv_sec.unsigned_abs()) + Duration::from_micros(time.tv_usec.unsigned_abs())
    };
    let (user, system) = (duration(usage.ru_utime), duration(usage.ru_stime));
    Cost { cpu: user + system, user, wall, peak: usage.ru_maxrss.unsigned_abs() << 10 }
}

/// Waits for a child: how it ended, and what it used.
fn reap(child: Child) -> (ExitStatus, libc::rusage) {
    let child = libc::pid_t::try_from(child.id()).expect("the kernel's ids fit");
    let mut status = 0;
    // SAFETY: numbers alone: all zeros are a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: both places outlive the call.
    let reaped = unsafe { libc::wait4(child, &raw mut status, 0, &raw mut usage) };
    assert_eq!(reaped, child, "the child is this process's");
    (std::os::unix::process::ExitStatusExt::from_raw(status), usage)
}

impl Drop for Bench {
    fn drop(&mut self) {
        // What is left behind lies in the system's temporary directory.
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// Two ways to do the same, measured in turn. The machine's speed changes from second to second, less within a pair; which one
/// comes first alternates, so that a machine that is becoming slower favours neither.
#[derive(Debug)]
pub struct Pairs(Vec<(Duration, Duration)>);

impl Pairs {
    /// Measures `count` pairs: the thing in question, and what it is held against.
    pub fn measure(count: usize, mut one: impl FnMut() -> Duration, mut base: impl FnMut() -> Duration) -> Self {
        let pair = |number: usize| {
            if number.is_multiple_of(2) {
                let first = base();
                (one(), first)
            } else {
                (one(), base())
            }
        };
        Self((0..count).map(pair).collect())
    }

    /// The ratio that `part` of the pairs do not exceed.
    ///
    /// # Panics
    /// When there is no pair.
    #[must_use]
    pub fn ratio(&self, part: f64) -> f64 {
        let mut ratios: Vec<f64> = self.0.iter().map(|(one, base)| one.as_secs_f64() / base.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[((ratios.len() - 1) as f64 * part).round() as usize]
    }

    /// The median of what the thing in question took.
    #[must_use]
    pub fn one(&self) -> Duration {
        median(self.0.iter().map(|pair| pair.0).collect())
    }

    /// How far apart the pairs are, and what was held against, in words.
    #[must_use]
    pub fn note(&self) -> String {
        let base = median(self.0.iter().map(|pair| pair.1).collect());
        let (low, high) = (self.ratio(0.25), self.ratio(0.75));
        format!("{} pairs, half of them {low:.3} to {high:.3}, of {:.0} ms", self.0.len(), base.as_secs_f64() * 1000.0)
    }
}

/// The middle one of some durations.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn median(durations: Vec<Duration>) -> Duration {
    quantile(durations, 0.5)
}

/// The duration that `part` of them do not exceed.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn quantile(mut durations: Vec<Duration>, part: f64) -> Duration {
    durations.sort();
    let last = durations.len() - 1;
    durations[(last as f64 * part).round() as usize]
}
