//! Fuzzing what reads traces, on stable Rust: `fuzz reader SECONDS [SEED]` and `fuzz replay SECONDS [SEED]`.
//!
//! Traces of the synthetic host, whole and killed ones, are damaged in ways that a seed determines. Half of the time the checksums are then
//! made to agree again, so that what lies behind them meets the damage too. `reader` opens such a trace and walks its
//! events in this process; `replay` replays it with `revdb replay`, which must end by itself within the time limit, with an exit status and
//! not by a signal. What fails is left in the working directory, with the command that shows it again.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::memfd::{MFdFlags, memfd_create};
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
        if bytes.is_empty() {
            return;
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

/// Opens a trace and walks it.
fn read(bytes: &[u8]) {
    let file: File = memfd_create(c"trace", MFdFlags::MFD_CLOEXEC).expect("memory").into();
    file.write_all_at(bytes, 0).expect("memory");
    let Ok(reader) = Reader::from_file(file, Path::new("fuzz.rdb")) else { return };
    let mut cursor = reader.cursor();
    let mut payload = 0_u64;
    while let Ok(Some(event)) = cursor.next() {
        payload += event.payload.len() as u64;
    }
    // Events come from the file: there cannot be more than a small multiple of it.
    assert!(payload <= 300 * (bytes.len() as u64 + 1), "{payload} bytes of payload in {}", bytes.len());
}

/// Replays a trace; how that ended, unless it had to be ended.
fn replay(revdb: &Path, trace: &Path) -> Option<ExitStatus> {
    let mut command = Command::new(revdb);
    command.arg("replay").arg(trace).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("revdb starts");
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("it is our child") {
            return Some(status);
        }
        if began.elapsed() > LIMIT {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        thread::sleep(Duration::from_millis(1));
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

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (target, seconds) = match (arguments.first().map(String::as_str), arguments.get(1).map(|s| s.parse())) {
        (Some(target @ ("reader" | "replay")), Some(Ok(seconds))) => (target, Duration::from_secs(seconds)),
        _ => {
            eprintln!("usage: fuzz reader|replay SECONDS [SEED]");
            std::process::exit(2);
        }
    };
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let bench = Bench::synthetic("fuzz");
    let seeds = seeds(&bench);
    let (began, mut executions, mut failures) = (Instant::now(), 0_u64, 0);
    while began.elapsed() < seconds {
        let number = seed + executions;
        let mut random = Random(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut bytes = seeds[random.below(seeds.len())].clone();
        damage(&mut bytes, &mut random);
        if random.below(2) == 0 {
            reseal(&mut bytes);
        }
        let fails = if target == "reader" {
            catch_unwind(AssertUnwindSafe(|| read(&bytes))).err().map(|_| "it panicked".to_owned())
        } else {
            let trace = bench.directory.join("fuzz.rdb");
            fs::write(&trace, &bytes).expect("written");
            match replay(&bench.revdb, &trace) {
                None => Some(format!("it ran for more than {} s", LIMIT.as_secs())),
                Some(status) if status.code().is_none() || status.code() == Some(101) => Some(status.to_string()),
                Some(_) => None,
            }
        };
        if let Some(how) = fails {
            failures += 1;
            let left = PathBuf::from(format!("fuzz-{target}-{number}.rdb"));
            let _ = fs::write(&left, &bytes);
            eprintln!("{how}: {}, again with `fuzz {target} 1 {number}`", left.display());
        }
        executions += 1;
    }
    println!("{target}: {executions} executions in {:.0} s, {failures} failures", began.elapsed().as_secs_f64());
    if failures > 0 {
        std::process::exit(1);
    }
}
