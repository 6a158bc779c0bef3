//! Random programs for the bundled interpreter: whatever the text is, the interpreter ends by an exit status of its own.
//!
//! Programs are made from those of `tests/python`, token by token and line by line ([`mutate`]), or call at random ([`calls`]).
//! Batches are only compiled, by a program that reads them; others run, and some of those are recorded and replayed, which must print the
//! same bytes. A program runs in a process that can do nothing outside itself and ends when it takes too long or too much.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use nix::libc;
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::resource::{Resource, setrlimit};
use revdb_benches::Bench;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
};

use crate::pieces::Pieces;
use crate::random::Random;
use crate::{Report, calls, corpus, in_words, kept, mutate};

/// CPU seconds that a program may take.
const SECONDS: u64 = 4;
/// Memory that it may map, most of which is its stack and never touched.
const MEMORY: u64 = 4 << 30;
/// An allocation of this size must not fail but in the program; below that, what is left of the memory may be too little for a copy.
const LARGE: u64 = MEMORY;
/// The largest file that it may write, its output and its trace among them.
const FILE: u64 = 64 << 20;
/// How many programs are compiled in one process.
const BATCH: usize = 64;
/// Between the programs of a batch.
const BETWEEN: &[u8] = b"\0\xff\0\xff\0";
/// The largest program that is kept.
const SMALL: usize = 3 << 10;
/// How many are kept.
const KEPT: usize = 4000;

/// Compiles the programs on its standard input and says, a line for each, how that went.
const COMPILE: &str = r"
import sys
for text in sys.stdin.buffer.read().split(b'\0\xff\0\xff\0'):
    try:
        compile(text, 'batch', 'exec')
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))
    else:
        print('compiled')
";

/// System calls that do something outside the process. Clocks, standard streams and reading files are left.
const FORBIDDEN: &[libc::c_long] = &[
    libc::SYS_fork,
    libc::SYS_vfork,
    libc::SYS_creat,
    libc::SYS_unlink,
    libc::SYS_unlinkat,
    libc::SYS_rename,
    libc::SYS_renameat,
    libc::SYS_renameat2,
    libc::SYS_mkdir,
    libc::SYS_mkdirat,
    libc::SYS_rmdir,
    libc::SYS_link,
    libc::SYS_linkat,
    libc::SYS_symlink,
    libc::SYS_symlinkat,
    libc::SYS_mknod,
    libc::SYS_mknodat,
    libc::SYS_truncate,
    libc::SYS_chmod,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_utimensat,
    libc::SYS_futimesat,
    libc::SYS_setxattr,
    libc::SYS_removexattr,
    libc::SYS_kill,
    libc::SYS_ptrace,
    libc::SYS_socket,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_chroot,
    libc::SYS_setpriority,
    libc::SYS_setpgid,
];

fn filter() -> Result<BpfProgram, seccompiler::BackendError> {
    let any = |argument: u8, bits: i32| {
        let op = SeccompCmpOp::MaskedEq(bits as u64);
        SeccompRule::new(vec![SeccompCondition::new(argument, SeccompCmpArgLen::Dword, op, bits as u64)?])
    };
    let mut rules: std::collections::BTreeMap<i64, Vec<SeccompRule>> =
        FORBIDDEN.iter().map(|&call| (call, Vec::new())).collect();
    let writes = [libc::O_WRONLY, libc::O_RDWR, libc::O_CREAT, libc::O_TRUNC];
    rules.insert(libc::SYS_open, writes.iter().map(|&bits| any(1, bits)).collect::<Result<_, _>>()?);
    rules.insert(libc::SYS_openat, writes.iter().map(|&bits| any(2, bits)).collect::<Result<_, _>>()?);
    // A child, as `fork` of the C library makes it.
    rules.insert(libc::SYS_clone, vec![any(0, libc::SIGCHLD)?]);
    SeccompFilter::new(rules, SeccompAction::Allow, SeccompAction::KillProcess, TargetArch::x86_64)?.try_into()
}

/// How a process ended, and what it wrote.
#[derive(PartialEq, Eq)]
struct Outcome {
    status: ExitStatus,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// How a program ended that did nothing wrong.
enum End {
    /// By itself; in words.
    Ended(String),
    /// It was ended: time, memory, output, or it asked for something outside.
    Stopped,
}

struct Target {
    bench: Bench,
    filter: Arc<BpfProgram>,
}

/// An anonymous file.
fn memory() -> File {
    memfd_create(c"stream", MFdFlags::MFD_CLOEXEC).expect("memory").into()
}

fn limited(resource: Resource, limit: u64) -> nix::Result<()> {
    setrlimit(resource, limit, limit)
}

/// Whether memory was used up by many objects. A single large one is a `MemoryError` in the program.
fn many_small(stderr: &str) -> bool {
    let size = stderr.split_once("memory allocation of ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
    size.is_some_and(|size: u64| size < LARGE)
}

/// Whether the interpreter itself went wrong: what it said then.
fn fault(outcome: &Outcome) -> Option<String> {
    let stderr = String::from_utf8_lossy(&outcome.stderr);
    let said = stderr.lines().find(|line| line.contains("panicked at") || line.contains("internal error"));
    if let Some(said) = said {
        let rest = stderr.lines().skip_while(|line| *line != said).nth(1).unwrap_or_default();
        return Some(format!("{said} {rest}"));
    }
    match outcome.status.signal() {
        // An interrupt that nobody caught, and what the limits and the filter do.
        None | Some(libc::SIGINT | libc::SIGXCPU | libc::SIGKILL | libc::SIGALRM | libc::SIGXFSZ | libc::SIGSYS) => {
            None
        }
        Some(libc::SIGABRT) if many_small(&stderr) => None,
        Some(signal) => Some(format!("signal {signal}: {}", stderr.lines().next_back().unwrap_or_default())),
    }
}

impl Target {
    fn new() -> Self {
        Self { bench: Bench::new("fuzz"), filter: Arc::new(filter().expect("the filter is right")) }
    }

    fn path(&self) -> PathBuf {
        self.bench.directory.join("fuzz.py")
    }

    /// The interpreter, in a world that is always the same.
    fn interpreter(&self) -> Command {
        let mut command = Command::new(&self.bench.interpreter);
        command.env("REVDB_TEST_WORLD", "1");
        command
    }

    /// Runs a command to its end.
    fn run(&self, mut command: Command, stdin: &[u8], closed: bool) -> Outcome {
        let (mut input, mut output, mut errors) = (memory(), memory(), memory());
        input.write_all(stdin).and_then(|()| input.rewind()).expect("memory");
        let shared = |file: &File| Stdio::from(file.try_clone().expect("a descriptor"));
        command.stdin(shared(&input)).stdout(shared(&output)).stderr(shared(&errors));
        command.current_dir(&self.bench.directory);
        let filter = closed.then(|| Arc::clone(&self.filter));
        // SAFETY: between fork and exec only system calls are made, no memory is allocated.
        unsafe {
            command.pre_exec(move || {
                limited(Resource::RLIMIT_CPU, SECONDS)?;
                limited(Resource::RLIMIT_AS, MEMORY)?;
                limited(Resource::RLIMIT_FSIZE, FILE)?;
                limited(Resource::RLIMIT_CORE, 0)?;
                nix::unistd::alarm::set(2 * SECONDS as u32);
                if let Some(filter) = &filter {
                    seccompiler::apply_filter(filter).map_err(|_| std::io::ErrorKind::Unsupported)?;
                }
                Ok(())
            });
        }
        let status = command.status().expect("the interpreter starts");
        let read = |file: &mut File| {
            let mut bytes = Vec::new();
            file.rewind().and_then(|()| file.read_to_end(&mut bytes)).expect("memory");
            bytes
        };
        Outcome { status, stdout: read(&mut output), stderr: read(&mut errors) }
    }

    /// Runs a program by itself; `Err` is what is wrong with how it ends.
    fn plain(&self, text: &[u8]) -> Result<(Outcome, End), String> {
        fs::write(self.path(), text).expect("written");
        let mut command = self.interpreter();
        command.arg(self.path());
        let outcome = self.run(command, b"", true);
        if let Some(fault) = fault(&outcome) {
            return Err(fault);
        }
        let end = if outcome.status.code().is_some() {
            let stderr = String::from_utf8_lossy(&outcome.stderr);
            End::Ended(quoted_away(stderr.lines().next_back().unwrap_or_default()))
        } else {
            End::Stopped
        };
        Ok((outcome, end))
    }

    /// Records and replays a program that ended by itself and did nothing outside.
    fn replayed(&self, text: &[u8], plain: &Outcome) -> Result<(), String> {
        fs::write(self.path(), text).expect("written");
        let trace = self.bench.directory.join("fuzz.rdb");
        let mut command = self.interpreter();
        command.arg(format!("--record={}", trace.display())).arg(self.path());
        let recorded = self.run(command, b"", false);
        let mut command = Command::new(&self.bench.revdb);
        command.arg("replay").arg(&trace);
        let replayed = self.run(command, b"", false);
        if recorded.status.code().is_none() || replayed.status.code().is_none() {
            // Both take longer than a plain run. Anything else by which they end was not there before.
            return match fault(&recorded).or_else(|| fault(&replayed)) {
                Some(fault) => Err(format!("recorded or replayed: {fault}")),
                None => Ok(()),
            };
        }
        let differs = |other: &Outcome| {
            let what = [
                ("status", plain.status != other.status),
                ("stdout", plain.stdout != other.stdout),
                ("stderr", plain.stderr != other.stderr),
            ];
            what.into_iter().find_map(|(what, differs)| differs.then_some(what))
        };
        if let Some(what) = differs(&recorded) {
            return Err(format!("recorded, another {what}: {}", String::from_utf8_lossy(&recorded.stderr)));
        }
        match differs(&replayed) {
            Some(what) => Err(format!("replayed, another {what}: {}", String::from_utf8_lossy(&replayed.stderr))),
            None => Ok(()),
        }
    }

    /// Runs a program, and sometimes records it.
    fn whole(&self, text: &[u8], record: bool) -> Result<End, String> {
        let (outcome, end) = self.plain(text)?;
        if record && matches!(end, End::Ended(_)) {
            self.replayed(text, &outcome)?;
        }
        Ok(end)
    }

    /// Compiles programs; how each went, or `None` when something went wrong with one of them.
    fn compiled(&self, texts: &[Vec<u8>]) -> Option<Vec<String>> {
        let mut command = self.interpreter();
        command.arg("-c").arg(COMPILE);
        let outcome = self.run(command, &texts.join(BETWEEN), true);
        let lines: Vec<String> = String::from_utf8_lossy(&outcome.stdout).lines().map(quoted_away).collect();
        (fault(&outcome).is_none() && outcome.status.success() && lines.len() == texts.len()).then_some(lines)
    }
}

/// A message without what it quotes from the program: that says nothing about the interpreter.
fn quoted_away(message: &str) -> String {
    let mut words = String::new();
    for (number, part) in message.split(['\'', '"']).enumerate() {
        words.push_str(if number % 2 == 0 { part } else { "''" });
    }
    in_words(&words)
}

/// The programs to begin with: those of `tests`.
fn programs() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").join("tests");
    let mut found = BTreeSet::new();
    let mut directories = vec![tests.join("python"), tests.join("e2e/scripts")];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                found.insert(path);
            }
        }
    }
    assert!(!found.is_empty(), "there are no programs in {}", tests.display());
    found.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// How one program ends, recorded and replayed too.
///
/// # Errors
/// What is wrong with how it ends.
pub fn show(text: &[u8]) -> Result<String, String> {
    Ok(match Target::new().whole(text, true)? {
        End::Ended(how) => how,
        End::Stopped => "it was stopped".to_owned(),
    })
}

/// Runs random programs for some time.
pub fn fuzz(seconds: Duration, seed: u64, keep: bool) -> Report {
    let mut run = Run { target: Target::new(), report: Report::default(), met: BTreeSet::new(), keep, new: Vec::new() };
    let mut pieces = Pieces::of(programs());
    let began = Instant::now();
    for text in kept("source") {
        run.judge(&text, run.report.executions, true);
    }
    while began.elapsed() < seconds {
        let number = seed + run.report.executions;
        let mut random = Random::of(number);
        match random.below(16) {
            0 => {
                let text = calls::program(&mut random);
                run.judge(&text, number, random.below(16) == 0);
            }
            1..4 => {
                let texts: Vec<Vec<u8>> = (0..BATCH).map(|_| mutate::program(&pieces, &mut random)).collect();
                run.batch(&texts, number);
            }
            _ => {
                let text = mutate::program(&pieces, &mut random);
                run.judge(&text, number, random.below(16) == 0);
            }
        }
        if pieces.programs.len() < KEPT {
            pieces.programs.append(&mut run.new);
        }
    }
    // Nothing of it is needed any more.
    let _ = fs::remove_dir_all(&run.target.bench.directory);
    run.report
}

/// Executions, and what they led to.
struct Run {
    target: Target,
    report: Report,
    met: BTreeSet<String>,
    keep: bool,
    /// Programs that ended in a new way.
    new: Vec<String>,
}

impl Run {
    /// Runs one program.
    fn judge(&mut self, text: &[u8], number: u64, record: bool) {
        self.report.executions += 1;
        match self.target.whole(text, record) {
            Ok(End::Ended(how)) => self.note(text, how, number),
            Ok(End::Stopped) => {}
            Err(how) => {
                self.report.failures += 1;
                let left = PathBuf::from(format!("fuzz-source-{number}.py"));
                let _ = fs::write(&left, text);
                eprintln!("{}: {}", left.display(), how.lines().next().unwrap_or_default());
            }
        }
    }

    /// Compiles programs, and runs each by itself when that goes wrong.
    fn batch(&mut self, texts: &[Vec<u8>], number: u64) {
        match self.target.compiled(texts) {
            Some(ends) => {
                self.report.executions += texts.len() as u64;
                for (text, how) in texts.iter().zip(ends) {
                    self.note(text, how, number);
                }
            }
            None => {
                for (text, at) in texts.iter().zip(0..) {
                    self.judge(text, number + at, false);
                }
            }
        }
    }

    fn note(&mut self, text: &[u8], how: String, number: u64) {
        let Ok(program) = str::from_utf8(text) else { return };
        if text.len() > SMALL || !self.met.insert(how) {
            return;
        }
        self.report.new += 1;
        self.new.push(program.to_owned());
        if self.keep {
            let path = corpus().join(format!("source-{number:06}.py"));
            fs::write(path, text).expect("the corpus can be written to");
        }
    }
}
