//! The bundled interpreter against CPython 3.11: CPU time, plain and while recording, over `benches/python/*.py`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use revdb_benches::{Bench, median};

const RUNS: usize = 3;

fn main() {
    let Some(python) = python() else {
        eprintln!("there is no Python 3.11 on this machine to compare with");
        std::process::exit(1);
    };
    let bench = Bench::new("python");
    let mut programs: Vec<PathBuf> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("python"))
        .expect("the programs are there")
        .map(|entry| entry.expect("the programs are there").path())
        .collect();
    programs.sort();
    println!("CPU time over CPython's; medians of {RUNS} interleaved runs");
    println!("  {:<16}{:>12}{:>9}{:>11}", "program", "CPython ms", "plain", "recorded");
    let mut logs = [0.0_f64; 2];
    for program in &programs {
        let mut times: [Vec<Duration>; 3] = Default::default();
        for _ in 0..RUNS {
            times[0].push(bench.cost(Command::new(python).arg(program)).cpu);
            times[1].push(bench.interp(&[], program).cpu);
            times[2].push(bench.interp(&["--record=bench.rdb"], program).cpu);
        }
        let [cpython, plain, recorded] = times.map(|times| median(times).as_secs_f64());
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        println!("  {name:<16}{:>12.0}{:>9.2}{:>11.2}", cpython * 1000.0, plain / cpython, recorded / cpython);
        logs[0] += (plain / cpython).ln();
        logs[1] += (recorded / cpython).ln();
    }
    let [plain, recorded] = logs.map(|log| (log / programs.len() as f64).exp());
    println!("  {:<16}{:>12}{plain:>9.2}{recorded:>11.2}", "geometric mean", "");
}

fn python() -> Option<&'static str> {
    ["python3.11", "python3"].into_iter().find(|name| {
        let version = Command::new(name).arg("--version").output();
        version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).starts_with("Python 3.11."))
    })
}
