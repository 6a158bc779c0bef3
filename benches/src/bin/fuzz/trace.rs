//! Damaged traces: whether what reads them ends by itself.
//!
//! Traces of the synthetic host, whole and killed ones, are damaged in ways that a seed determines. Half of the time the checksums are then
//! made to agree again, so that what lies behind them meets the damage too. They are read in this process, or replayed with `revdb replay`,
//! which must end by itself within the time limit, with an exit status and not by a signal.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use revdb::trace::Reader;
use revdb_benches::Bench;

use crate::random::Random;
use crate::{Report, corpus, in_words, kept};

/// No replay of the small traces takes longer.
const LIMIT: Duration = Duration::from_secs(20);
/// The length of the live region, as `docs/format.md` has it.
const LIVE: usize = 270_336;

/// Damages a trace.
fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(4) {
        if bytes.is_empty() {
            return;
        }
        let at = random.below(bytes.len());
        match random.below(8) {
            0 => bytes.truncate(at),
            1 => bytes.extend(std::iter::repeat_n(0xa5, random.below(5000))),
            2 => {
                // A piece of it somewhere else.
                let length = random.below(bytes.len() - at).min(4096);
                let piece = bytes[at..at + length].to_vec();
                let to = random.below(bytes.len() - length + 1);
                bytes[to..to + length].copy_from_slice(&piece);
            }
            3 => {
                let value = [0, 1, 0x7f, 0xff, 0xffff, 0x7fff_ffff, u64::from(u32::MAX), u64::MAX][random.below(8)];
                let width = [1, 2, 4, 8][random.below(4)].min(bytes.len() - at);
                bytes[at..at + width].copy_from_slice(&value.to_le_bytes()[..width]);
            }
            // What is small and matters lies at the beginning.
            4 => {
                let near = random.below(bytes.len().min(400));
                bytes[near] = random.next() as u8;
            }
            _ => bytes[at] ^= 1 << random.below(8),
        }
    }
}

/// Makes the checksums of the header and of the frames agree with what they cover.
fn reseal(bytes: &mut [u8]) {
    let word = |bytes: &[u8], at: usize| {
        let word = bytes.get(at..at + 4).and_then(|word| word.try_into().ok());
        word.map_or(0, |word| u32::from_le_bytes(word) as usize)
    };
    let block = word(bytes, 20);
    if block >= 24 && block <= bytes.len() {
        let crc = crc32c::crc32c(&bytes[16..block]);
        bytes[12..16].copy_from_slice(&crc.to_le_bytes());
    }
    for start in [block, block.saturating_add(LIVE)] {
        let mut at = start;
        while bytes.get(at..).is_some_and(|rest| rest.starts_with(b"rvF\n")) && at + 40 <= bytes.len() {
            let end = at + 40 + word(bytes, at + 32);
            if end > bytes.len() {
                break;
            }
            let crc = crc32c::crc32c(&bytes[at + 8..end]);
            bytes[at + 4..at + 8].copy_from_slice(&crc.to_le_bytes());
            at = end;
        }
    }
}

/// Opens a trace and walks it; how that ended.
fn read(bytes: &[u8]) -> String {
    let file: File = memfd_create(c"trace", MFdFlags::MFD_CLOEXEC).expect("memory").into();
    file.write_all_at(bytes, 0).expect("memory");
    let reader = match Reader::from_file(file, Path::new("fuzz.rdb")) {
        Ok(reader) => reader,
        Err(error) => return in_words(&error.to_string()),
    };
    let mut cursor = reader.cursor();
    let mut payload = 0_u64;
    let ended = loop {
        match cursor.next() {
            Ok(Some(event)) => payload += event.payload.len() as u64,
            Ok(None) => break "all events".to_owned(),
            Err(error) => break error.to_string(),
        }
    };
    // Events come from the file: there cannot be more than a small multiple of it.
    assert!(payload <= 300 * (bytes.len() as u64 + 1), "{payload} bytes of payload in {}", bytes.len());
    let end = reader.end();
    in_words(&format!("{ended}, complete {}, exit {:?}, {:?}", end.complete, end.exit, end.damage))
}

/// Replays a trace; how that ended, or what is wrong with how it ended.
fn replay(revdb: &Path, trace: &Path) -> Result<String, String> {
    let mut command = Command::new(revdb);
    command.arg("replay").arg(trace).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("revdb starts");
    let mut errors = child.stderr.take().expect("piped");
    let (done, ended) = mpsc::channel::<()>();
    let id = Pid::from_raw(child.id().cast_signed());
    let guard = thread::spawn(move || {
        let late = ended.recv_timeout(LIMIT) == Err(mpsc::RecvTimeoutError::Timeout);
        if late {
            // It was not waited for, so its number is still its own.
            let _ = kill(id, Signal::SIGKILL);
        }
        late
    });
    let mut said = String::new();
    // What is not text counts as nothing.
    let _ = errors.read_to_string(&mut said);
    let _ = done.send(());
    let late = guard.join().expect("no panic");
    let status = child.wait().expect("it is our child");
    if late {
        return Err(format!("it ran for more than {} s", LIMIT.as_secs()));
    }
    match status.code() {
        None | Some(101) => Err(format!("{status}: {said}")),
        // What follows is quoted from the trace.
        Some(status) => {
            let general: Vec<&str> = said.split(": ").take(2).collect();
            Ok(in_words(&format!("{status} {}", general.join(": "))))
        }
    }
}

/// Recordings to begin with: of calls and of stop points, whole and killed.
fn seeds(bench: &Bench) -> Vec<Vec<u8>> {
    let record = |arguments: &[&str], kill_after: Option<Duration>| {
        let trace = bench.directory.join("seed.rdb");
        let mut command = Command::new(&bench.mill);
        command.args(arguments).env("REVDB", &trace).stdin(Stdio::null()).stdout(Stdio::null());
        let mut child = command.spawn().expect("mill starts");
        if let Some(after) = kill_after {
            thread::sleep(after);
            let _ = child.kill();
        }
        let _ = child.wait();
        fs::read(&trace).expect("a trace")
    };
    vec![
        record(&["calls", "200"], None),
        record(&["heap", "1", "idle", "2000"], None),
        record(&["calls", "100000000"], Some(Duration::from_millis(60))),
        record(&["wait", "100000"], Some(Duration::from_millis(100))),
    ]
}

/// The largest trace that is kept.
const SMALL: usize = 6 << 10;

/// What traces are given to.
struct Target {
    /// Whether they are replayed, not only read.
    replays: bool,
    bench: Bench,
    failures: u64,
}

impl Target {
    fn name(&self) -> &'static str {
        if self.replays { "replay" } else { "reader" }
    }

    /// How a trace ends; `None` when it fails, which is said, and the trace left.
    fn run(&mut self, bytes: &[u8], number: u64) -> Option<String> {
        let ended = if self.replays {
            let trace = self.bench.directory.join("fuzz.rdb");
            fs::write(&trace, bytes).expect("written");
            replay(&self.bench.revdb, &trace)
        } else {
            catch_unwind(AssertUnwindSafe(|| read(bytes))).map_err(|_| "it panicked".to_owned())
        };
        match ended {
            Ok(how) => Some(how),
            Err(how) => {
                self.failures += 1;
                let left = PathBuf::from(format!("fuzz-{}-{number}.rdb", self.name()));
                let _ = fs::write(&left, bytes);
                eprintln!("{how}: {}", left.display());
                None
            }
        }
    }
}

/// How one trace ends.
///
/// # Errors
/// What is wrong with how it ends.
pub fn show(replays: bool, bytes: &[u8]) -> Result<String, String> {
    let mut target = Target { replays, bench: Bench::synthetic("fuzz"), failures: 0 };
    target.run(bytes, 0).ok_or_else(|| "as it says above".to_owned())
}

/// Reads or replays damaged traces for some time.
pub fn fuzz(replays: bool, seconds: Duration, seed: u64, keep: bool) -> Report {
    let mut target = Target { replays, bench: Bench::synthetic("fuzz"), failures: 0 };
    let mut report = Report::default();
    let mut seeds = seeds(&target.bench);
    let kept = kept("reader").into_iter().chain(kept("replay"));
    // Ends that were met.
    let mut met: BTreeSet<String> = BTreeSet::new();
    let began = Instant::now();
    for bytes in kept {
        met.extend(target.run(&bytes, met.len() as u64));
        seeds.push(bytes);
    }
    while began.elapsed() < seconds {
        let number = seed + report.executions;
        let mut random = Random::of(number);
        let mut bytes = seeds[random.below(seeds.len())].clone();
        damage(&mut bytes, &mut random);
        if random.below(2) == 0 {
            reseal(&mut bytes);
        }
        if let Some(how) = target.run(&bytes, number)
            && bytes.len() <= SMALL
            && met.insert(how)
        {
            report.new += 1;
            if keep {
                let path = corpus().join(format!("{}-{number:06}.rdb", target.name()));
                fs::write(path, &bytes).expect("the corpus can be written to");
            }
            seeds.push(bytes);
        }
        report.executions += 1;
    }
    report.failures = target.failures;
    report
}
