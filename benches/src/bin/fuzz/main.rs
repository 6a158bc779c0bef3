//! Fuzzing, on stable Rust: `fuzz reader|replay|source SECONDS [SEED] [--keep]`, and `fuzz reader|replay|source FILE` to see one again.
//!
//! - `reader` opens damaged traces and walks their events;
//! - `replay` replays them with `revdb replay`;
//! - `source` gives the bundled interpreter random programs.
//!
//! What fails is left in the working directory. `benches/corpus` holds a small input for each way of ending that was met so far. They come
//! first, and are changed further; `--keep` adds those that end in a new way.

mod calls;
mod mutate;
mod pieces;
mod random;
mod source;
mod trace;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How the executions of one target went.
#[derive(Default)]
pub struct Report {
    pub executions: u64,
    /// Ways of ending that were met for the first time.
    pub new: u64,
    pub failures: u64,
}

/// The files of the corpus that belong to `target`, always in the same order.
fn kept(target: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(corpus()).into_iter().flatten().flatten();
    let paths: BTreeSet<PathBuf> = entries.map(|entry| entry.path()).collect();
    let own = |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(target));
    paths.iter().filter(own).filter_map(|path| fs::read(path).ok()).collect()
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
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

fn usage() -> ! {
    eprintln!("usage: fuzz reader|replay|source SECONDS [SEED] [--keep] | fuzz reader|replay|source FILE");
    std::process::exit(2)
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let keep = arguments.last().is_some_and(|last| last == "--keep");
    arguments.truncate(arguments.len() - usize::from(keep));
    let (Some(target), Some(what)) = (arguments.first().map(String::as_str), arguments.get(1)) else { usage() };
    let Ok(seconds) = what.parse().map(Duration::from_secs) else {
        let Ok(bytes) = fs::read(what) else { usage() };
        let shown = match target {
            "reader" | "replay" => trace::show(target == "replay", &bytes),
            "source" => source::show(&bytes),
            _ => usage(),
        };
        let failed = shown.is_err();
        println!("{}", shown.unwrap_or_else(|how| format!("it fails: {how}")));
        std::process::exit(i32::from(failed));
    };
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let began = Instant::now();
    let report = match target {
        "reader" | "replay" => trace::fuzz(target == "replay", seconds, seed, keep),
        "source" => source::fuzz(seconds, seed, keep),
        _ => usage(),
    };
    println!(
        "{target}: {} executions in {:.0} s, {} new ways to end, {} failures",
        report.executions,
        began.elapsed().as_secs_f64(),
        report.new,
        report.failures
    );
    if report.failures > 0 {
        std::process::exit(1);
    }
}
