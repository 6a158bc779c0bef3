//! What a recorded event costs: a program that reads the clock, or writes a little, a million times.

use std::process::Command;

use revdb_benches::{Bench, median};

const RUNS: usize = 3;
const EVENTS: u64 = 1_000_000;
const PROGRAMS: [(&str, &str); 3] = [
    ("clock", "import time\nread = time.time\nfor _ in range(1_000_000):\n    read()\n"),
    ("entropy", "import os\nread = os.urandom\nfor _ in range(1_000_000):\n    read(4)\n"),
    (
        "write",
        "import os\nout = os.open('/dev/null', os.O_WRONLY)\nfor _ in range(1_000_000):\n    os.write(out, b'x')\n",
    ),
];

fn main() {
    let bench = Bench::new("events");
    println!("a million small I/O calls; medians of {RUNS} interleaved runs");
    println!(
        "  {:<10}{:>10}{:>10}{:>10}{:>12}{:>12}",
        "", "plain ms", "recorded", "replayed", "ns/event", "bytes/event"
    );
    for (name, source) in PROGRAMS {
        let program = bench.write(&format!("{name}.py"), source);
        let trace = bench.directory.join("t.rdb");
        if !runs(&bench, &program) {
            println!("  {name:<10}(the interpreter cannot run this yet)");
            continue;
        }
        let (mut plain, mut recorded, mut replayed) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            plain.push(bench.interp(&[], &program).cpu);
            recorded.push(bench.interp(&["--record=t.rdb"], &program).cpu);
            replayed.push(bench.interp(&["--replay"], &trace).cpu);
        }
        let [plain, recorded, replayed] = [plain, recorded, replayed].map(|times| median(times).as_secs_f64());
        let size = std::fs::metadata(&trace).expect("the trace was written").len();
        println!(
            "  {name:<10}{:>10.0}{:>10.3}{:>10.3}{:>12.1}{:>12.2}",
            plain * 1000.0,
            recorded / plain,
            replayed / plain,
            (recorded - plain) * 1e9 / EVENTS as f64,
            size as f64 / EVENTS as f64
        );
    }
}

fn runs(bench: &Bench, program: &std::path::Path) -> bool {
    Command::new(&bench.interpreter).arg(program).output().is_ok_and(|output| output.status.success())
}
