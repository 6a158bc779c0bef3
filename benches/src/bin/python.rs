//! The bundled interpreter against CPython 3.11, over `benches/python/*.py`: CPU time plain and while recording, and memory;
//! then what it takes to start.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use revdb_benches::{Bench, Cost, median};

const RUNS: usize = 3;
const STARTS: usize = 25;

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
    println!("CPU time and peak memory over CPython's; medians of {RUNS} interleaved runs");
    println!(
        "  {:<16}{:>12}{:>9}{:>11}{:>14}{:>9}{:>11}",
        "program", "CPython ms", "plain", "recorded", "CPython MB", "plain", "recorded"
    );
    let mut logs = [0.0_f64; 2];
    for program in &programs {
        let mut costs: [Vec<Cost>; 3] = Default::default();
        for _ in 0..RUNS {
            costs[0].push(bench.cost(Command::new(python).arg(program)));
            costs[1].push(bench.interp(&[], program));
            costs[2].push(bench.interp(&["--record=bench.rdb"], program));
        }
        let [cpython, plain, recorded] =
            [0, 1, 2].map(|which| median(costs[which].iter().map(|cost| cost.cpu).collect()).as_secs_f64());
        let [memory, plain_memory, recorded_memory] =
            costs.map(|costs| costs.iter().map(|cost| cost.peak).min().unwrap_or(0) as f64);
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        println!(
            "  {name:<16}{:>12.0}{:>9.2}{:>11.2}{:>14.1}{:>9.2}{:>11.2}",
            cpython * 1000.0,
            plain / cpython,
            recorded / cpython,
            memory / 1e6,
            plain_memory / memory,
            recorded_memory / memory,
        );
        logs[0] += (plain / cpython).ln();
        logs[1] += (recorded / cpython).ln();
    }
    let [plain, recorded] = logs.map(|log| (log / programs.len() as f64).exp());
    println!("  {:<16}{:>12}{plain:>9.2}{recorded:>11.2}", "geometric mean", "");

    let line = bench.directory.join("line.py");
    std::fs::write(&line, "print('here')\n").expect("the directory is writable");
    let mut starts: [Vec<Duration>; 3] = Default::default();
    for _ in 0..STARTS {
        starts[0].push(bench.cost(Command::new(python).arg(&line)).wall);
        starts[1].push(bench.interp(&[], &line).wall);
        starts[2].push(bench.interp(&["--record=line.rdb"], &line).wall);
    }
    let [cpython, plain, recorded] = starts.map(|times| median(times).as_secs_f64() * 1000.0);
    println!(
        "a program of one line, wall time, medians of {STARTS}: {plain:.1} ms, recorded {recorded:.1} ms, CPython {cpython:.1} ms"
    );
}

fn python() -> Option<&'static str> {
    ["python3.11", "python3"].into_iter().find(|name| {
        let version = Command::new(name).arg("--version").output();
        version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).starts_with("Python 3.11."))
    })
}
