//! Fuzzing what reads traces, on stable Rust: `fuzz reader SECONDS [SEED]` and `fuzz replay SECONDS [SEED]`.
//!
//! Traces of the synthetic host, whole and killed ones, are damaged in ways that a seed determines. Half of the time the checksums are then
//! made to agree again, so that what lies behind them meets the damage too. `reader` opens such a trace and walks its
//! events in this process; `replay` replays it with `revdb replay`, which must end by itself within the time limit, with an exit status and
//! not by a signal. What fails is left in the working directory; `fuzz reader FILE` and `fuzz replay FILE` show it again.
//!
//! `benches/corpus` holds a small damaged trace for each way of ending that was met so far. They come first, and are damaged further;
//! `--keep` adds those that end in a new way.

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

/// No replay of the small traces takes longer.
const LIMIT: Duration = Duration::from_secs(20);
/// The length of the live region, as `docs/format.md` has it.
const LIVE: usize = 270_336;

/// A generator of numbers (PCG).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let shifted = ((self.0 >> 18) ^ self.0) >> 27;
        shifted.rotate_right((self.0 >> 59) as u32)
    }

    fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.next() % limit as u64) as usize }
    }
}

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

/// How something ended, in words: the figures in them do not matter.
fn in_words(text: &str) -> String {
    let mut words = String::new();
    for c in text.lines().next().unwrap_or_default().chars() {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if c != '0' || !words.ends_with('0') {
            words.push(c);
        }
    }
    words
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

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The files of the corpus, always in the same order.
fn kept() -> Vec<Vec<u8>> {
    let entries = fs::read_dir(corpus()).into_iter().flatten().flatten();
    let paths: BTreeSet<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

fn usage() -> ! {
    eprintln!("usage: fuzz reader|replay SECONDS [SEED] [--keep] | fuzz reader|replay FILE");
    std::process::exit(2)
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let keep = arguments.last().is_some_and(|last| last == "--keep");
    arguments.truncate(arguments.len() - usize::from(keep));
    let (Some(target @ ("reader" | "replay")), Some(what)) = (arguments.first().map(String::as_str), arguments.get(1))
    else {
        usage()
    };
    let mut target = Target { replays: target == "replay", bench: Bench::synthetic("fuzz"), failures: 0 };
    let Ok(seconds) = what.parse().map(Duration::from_secs) else {
        let Ok(bytes) = fs::read(what) else { usage() };
        println!("{}", target.run(&bytes, 0).unwrap_or_else(|| "it fails".to_owned()));
        std::process::exit(i32::from(target.failures > 0));
    };
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut seeds = seeds(&target.bench);
    let kept = kept();
    // Ends that were met.
    let mut met: BTreeSet<String> = BTreeSet::new();
    let began = Instant::now();
    for bytes in &kept {
        met.extend(target.run(bytes, met.len() as u64));
    }
    seeds.extend(kept);
    let (mut executions, mut new) = (0_u64, 0);
    while began.elapsed() < seconds {
        let number = seed + executions;
        let mut random = Random(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut bytes = seeds[random.below(seeds.len())].clone();
        damage(&mut bytes, &mut random);
        if random.below(2) == 0 {
            reseal(&mut bytes);
        }
        if let Some(how) = target.run(&bytes, number)
            && bytes.len() <= SMALL
            && met.insert(how)
        {
            new += 1;
            if keep {
                let path = corpus().join(format!("{}-{number:06}.rdb", target.name()));
                fs::write(path, &bytes).expect("the corpus can be written to");
            }
            seeds.push(bytes);
        }
        executions += 1;
    }
    println!(
        "{}: {executions} executions in {:.0} s, {new} new ways to end, {} failures",
        target.name(),
        began.elapsed().as_secs_f64(),
        target.failures
    );
    if target.failures > 0 {
        std::process::exit(1);
    }
}
