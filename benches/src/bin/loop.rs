//! What recording, replaying and stepping back cost on a loop of 20 million iterations.

use std::time::Duration;

use revdb_benches::{Bench, Session, median};

const PROGRAM: &str = "total = 0\nfor i in range(20_000_000):\n    total += i\nprint(total)\n";
const RUNS: usize = 5;
const STEPS: usize = 25;

fn main() {
    let bench = Bench::new("loop");
    let program = bench.write("loop.py", PROGRAM);
    let trace = bench.directory.join("loop.rdb");
    let (mut plain, mut recorded, mut replayed) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        plain.push(bench.interp(&[], &program));
        recorded.push(bench.interp(&["--record=loop.rdb"], &program));
        replayed.push(bench.interp(&["--replay"], &trace));
    }
    let cpu = |costs: &[revdb_benches::Cost]| median(costs.iter().map(|cost| cost.cpu).collect());
    let wall = |costs: &[revdb_benches::Cost]| median(costs.iter().map(|cost| cost.wall).collect());
    let size = std::fs::metadata(&trace).expect("the trace was written").len();
    println!("a `for` loop of 20 million iterations; medians of {RUNS} interleaved runs");
    println!("  plain                 {:>9.0} ms CPU", millis(cpu(&plain)));
    println!(
        "  recorded              {:>9.0} ms CPU   {:.3} of plain",
        millis(cpu(&recorded)),
        ratio(cpu(&recorded), cpu(&plain))
    );
    println!(
        "  replayed              {:>9.0} ms wall  {:.3} of plain",
        millis(wall(&replayed)),
        ratio(wall(&replayed), wall(&plain))
    );
    println!("  trace                 {size:>9} bytes");

    let mut session = Session::open(&bench.revdb, &trace);
    let (_, end, opening) = session.command("continue");
    println!("  stop points           {end:>9}");
    println!(
        "  going to the end      {:>9.0} ms wall  {:.3} of replay",
        millis(opening),
        ratio(opening, wall(&replayed))
    );
    steps(&mut session, "bstep at the end");
    let (_, _, going) = session.command(&format!("go {}", end / 2));
    println!("  go to the middle      {:>9.1} ms", millis(going));
    steps(&mut session, "bstep in the middle");
}

fn steps(session: &mut Session, name: &str) {
    let mut times: Vec<Duration> = (0..STEPS).map(|_| session.command("bstep").2).collect();
    times.sort();
    println!(
        "  {name:<21} {:>9.1} ms median, {:.1} ms at most of {STEPS}",
        millis(times[STEPS / 2]),
        millis(times[STEPS - 1])
    );
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn ratio(duration: Duration, of: Duration) -> f64 {
    duration.as_secs_f64() / of.as_secs_f64()
}
