//! What recording and reading an event costs.
//!
//! `cargo run --release -p revdb-runtime --example trace_bench`

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use nix::time::ClockId;
use revdb_runtime::Time;
use revdb_runtime::trace::{Error, Exit, Header, Kind, Reader, Writer};

const ROUNDS: usize = 5;

fn main() -> Result<(), Error> {
    let path = std::env::temp_dir().join(format!("revdb-bench-{}.rdb", std::process::id()));
    let result = run(&path);
    let _ = std::fs::remove_file(&path);
    result
}

fn run(path: &Path) -> Result<(), Error> {
    println!("{:44} {:>10} {:>10} {:>12} {:>10}", "event", "append ns", "all CPU ns", "bytes/event", "read ns");
    let small = 2_000_000;
    measure(path, "result of a small call (3 bytes)", small, |event| Payload::new(&(event as u32).to_le_bytes()[..3]))?;
    measure(path, "clock (8 bytes, all of them new)", small, |event| Payload::new(&clock(event)))?;
    measure(path, "entropy (8 bytes)", small, |event| Payload::new(&random(event)))?;
    let line = [b'x'; 64];
    measure(path, "short line (64 bytes)", small, |_| Payload::new(&line))?;
    bulk(path)
}

struct Payload {
    bytes: [u8; 64],
    len: usize,
}

impl Payload {
    #[inline(always)]
    fn new(bytes: &[u8]) -> Self {
        let mut payload = Self { bytes: [0; 64], len: bytes.len() };
        payload.bytes[..bytes.len()].copy_from_slice(bytes);
        payload
    }
}

/// A clock that is read every 230 ns or so.
#[inline(always)]
fn clock(event: u64) -> [u8; 8] {
    (1_700_000_000_000_000_000 + event * 230 + (event.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)).to_le_bytes()
}

#[inline(always)]
fn random(event: u64) -> [u8; 8] {
    let mixed = (event ^ 0x5DEE_CE66).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9).to_le_bytes()
}

fn measure(path: &Path, name: &str, count: u64, payload: impl Fn(u64) -> Payload) -> Result<(), Error> {
    // Times are CPU times: on the guest's thread, and of the whole process. What the loop itself costs is subtracted.
    let empty = best(|| {
        let start = thread_time();
        for event in 0..count {
            let payload = payload(black_box(event));
            black_box(&payload.bytes[..payload.len]);
        }
        Ok(thread_time() - start)
    })?;
    let mut cpu = Duration::MAX;
    let append = best(|| {
        let mut writer = Writer::create(path, &Header::default())?;
        let (start, cpu_start) = (thread_time(), cpu_time());
        for event in 0..count {
            let payload = payload(black_box(event));
            black_box(writer.append(Kind::Call, 5, black_box(&payload.bytes[..payload.len])));
        }
        let elapsed = thread_time() - start;
        writer.finish(Exit::Code(0), Time(count))?;
        cpu = cpu.min(cpu_time() - cpu_start);
        Ok(elapsed)
    })?;
    let read = best(|| {
        let reader = Reader::open(path)?;
        let mut cursor = reader.cursor();
        let start = thread_time();
        let mut sum = 0;
        while let Some(event) = cursor.next()? {
            sum += event.payload.len();
        }
        black_box(sum);
        Ok(thread_time() - start)
    })?;
    let per_event = |time: Duration| time.as_nanos() as f64 / count as f64;
    println!(
        "{name:44} {:10.1} {:10.1} {:12.2} {:10.1}",
        per_event(append.saturating_sub(empty)),
        per_event(cpu.saturating_sub(empty)),
        disk(path) as f64 / count as f64,
        per_event(read),
    );
    Ok(())
}

/// A gigabyte of input, in reads of 64 KiB and in one.
fn bulk(path: &Path) -> Result<(), Error> {
    let total = 1usize << 30;
    let input: Vec<u8> = (0..total as u64 / 8).flat_map(|word| random(word % 4096 + word / 5000)).collect();
    for piece in [8 << 10, 64 << 10, total] {
        let before = peak_memory();
        let mut writer = Writer::create(path, &Header::default())?;
        let start = Instant::now();
        for bytes in input.chunks(piece) {
            writer.append_parts(Kind::Call, 5, &[1, 2, 3], bytes);
        }
        writer.finish(Exit::Code(0), Time(1))?;
        let write = start.elapsed();
        let more = peak_memory() - before;
        let start = Instant::now();
        let reader = Reader::open(path)?;
        let open = start.elapsed();
        let mut cursor = reader.cursor();
        let start = Instant::now();
        while let Some(event) = cursor.next()? {
            black_box(event.payload);
        }
        let read = start.elapsed();
        println!(
            "1 GiB in pieces of {piece:10}: write {write:.2?}, {more} KiB more memory; open {open:.2?}, read {read:.2?}, {} MiB on disk",
            disk(path) >> 20
        );
    }
    Ok(())
}

fn best(mut run: impl FnMut() -> Result<Duration, Error>) -> Result<Duration, Error> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        best = best.min(run()?);
    }
    Ok(best)
}

fn disk(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).map_or(0, |metadata| metadata.blocks() * 512)
}

fn cpu_time() -> Duration {
    clock_time(ClockId::CLOCK_PROCESS_CPUTIME_ID)
}

fn thread_time() -> Duration {
    clock_time(ClockId::CLOCK_THREAD_CPUTIME_ID)
}

fn clock_time(clock: ClockId) -> Duration {
    clock.now().expect("a clock that Linux has").into()
}

/// In KiB.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string(PathBuf::from("/proc/self/status")).unwrap_or_default();
    let field = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    field.and_then(|field| field.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
