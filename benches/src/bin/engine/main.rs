//! The limits of the trace and the replay engine, measured: a line for each row of the table in `docs/performance.md`.
//!
//! `engine` measures all rows but `long`, `engine ROW...` some of them.

mod robust;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use revdb_benches::{Bench, Instrumented, Pairs, Session, median, proportional, quantile};

const RUNS: usize = 5;
/// Pairs of runs that take less than a second and whose limit is a few hundredths above one.
const PAIRS: usize = 31;
/// Pairs of runs of each of the fifteen Python programs.
const PROGRAM_PAIRS: usize = 11;
/// Openings of the large recording.
const OPENINGS: usize = 11;
/// Stop points of the large recordings.
const STOPS: u64 = 100_000_000;
/// How long a user looks at the screen before typing.
const THINKING: Duration = Duration::from_secs(3);

type Row = (&'static str, fn(&Bench));

const ROWS: [Row; 13] = [
    ("record", record),
    ("calls", calls),
    ("instrumentation", instrumentation),
    ("replay", replay),
    ("open", open),
    ("step", step),
    ("go", go),
    ("search", search),
    ("watch", watch),
    ("kills", robust::kills),
    ("orphans", robust::orphans),
    ("interrupts", robust::interrupts),
    (LONG, robust::long),
];
/// Takes more than ten minutes.
const LONG: &str = "long";

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|row| !ROWS.iter().any(|(name, _)| name == row)) {
        let names: Vec<&str> = ROWS.iter().map(|row| row.0).collect();
        eprintln!("no row {unknown}: there are {}", names.join(", "));
        std::process::exit(2);
    }
    let bench = Bench::synthetic("engine");
    println!("medians of {RUNS} interleaved runs, or of the ratios of pairs, where nothing else is said");
    for (name, measure) in ROWS {
        if wanted.is_empty() && name != LONG || wanted.iter().any(|row| row == name) {
            measure(&bench);
        }
    }
}

/// Prints a figure with what it must not exceed.
fn figure(row: &str, what: &str, value: f64, limit: f64, note: &str) {
    let verdict = if value <= limit { "" } else { "   OVER" };
    println!("{row:<16}{what:<58}{value:>9.3}  (limit {limit}){verdict}  {note}");
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn ratio(duration: Duration, of: Duration) -> f64 {
    duration.as_secs_f64() / of.as_secs_f64()
}

fn heap(megabytes: u64, writes: &str, stops: u64) -> Vec<String> {
    vec!["heap".to_owned(), megabytes.to_string(), writes.to_owned(), stops.to_string()]
}

impl Mill<'_> {
    fn plain(&self) -> Command {
        let mut command = Command::new(&self.bench.mill);
        command.args(&self.arguments);
        command
    }

    fn recorded(&self) -> Command {
        let mut command = self.plain();
        command.env("REVDB", &self.trace);
        command
    }

    fn replayed(&self) -> Command {
        let mut command = Command::new(&self.bench.revdb);
        command.arg("replay").arg(&self.trace);
        command
    }

    fn record(&self) {
        let _ = self.bench.cost(&mut self.recorded());
    }

    /// How long a plain replay takes.
    fn full_replay(&self) -> Duration {
        median((0..3).map(|_| self.bench.cost(&mut self.replayed()).wall).collect())
    }

    fn session(&self) -> Session {
        Session::open(&self.bench.revdb, &self.trace)
    }
}

/// A program for the synthetic host.
struct Mill<'a> {
    bench: &'a Bench,
    arguments: Vec<String>,
    trace: PathBuf,
}

impl<'a> Mill<'a> {
    fn new(bench: &'a Bench, arguments: Vec<String>) -> Self {
        let trace = bench.directory.join(format!("{}.rdb", arguments.join("-")));
        Self { bench, arguments, trace }
    }
}

impl Drop for Mill<'_> {
    fn drop(&mut self) {
        // It lies in the bench's directory, which goes away too.
        let _ = std::fs::remove_file(&self.trace);
    }
}

fn record(bench: &Bench) {
    let mill = Mill::new(bench, heap(5, "random", 40_000_000));
    let pairs = Pairs::measure(PAIRS, || bench.cost(&mut mill.recorded()).cpu, || bench.cost(&mut mill.plain()).cpu);
    figure("record", "CPU-bound, CPU time over plain", pairs.ratio(0.5), 1.03, &pairs.note());
}

fn calls(bench: &Bench) {
    const CALLS: u64 = 1_000_000;
    let mill = Mill::new(bench, vec!["calls".to_owned(), CALLS.to_string()]);
    let plain = || bench.cost(&mut mill.plain()).cpu;
    let pairs = Pairs::measure(PAIRS, || bench.cost(&mut mill.recorded()).cpu, plain);
    figure("calls", "1,000,000 small I/O calls, CPU time over plain", pairs.ratio(0.5), 1.25, &pairs.note());
    let size = std::fs::metadata(&mill.trace).expect("the trace was written").len();
    // Of four calls one brings eight bytes of entropy and one four of a read.
    let payload = CALLS / 4 * 12;
    let bytes = size.saturating_sub(payload) as f64 / CALLS as f64;
    figure("calls", "bytes an event on disk, payload apart", bytes, 8.0, &format!("{size} bytes in all"));
    let replayed = Pairs::measure(RUNS, || bench.cost(&mut mill.replayed()).wall, plain).ratio(0.5);
    println!("{:<16}{:<58}{replayed:>9.3}", "calls", "replayed, wall time over plain CPU time");
}

/// The bundled interpreter, over the programs in `benches/python`.
fn instrumentation(bench: &Bench) {
    let bare = Bench::interpreter_with(Instrumented::Nothing);
    for (what, instrumented, limit) in [
        ("stop points alone, over built without, mean", Instrumented::Stops, 1.02),
        ("not recording, over built without, mean", Instrumented::Whole, 1.05),
    ] {
        let (mean, each) = over_programs(bench, &Bench::interpreter_with(instrumented), &bare);
        figure("instrumentation", what, mean, limit, &each);
    }
}

/// What one interpreter takes over what another takes: the geometric mean, and in words by program.
fn over_programs(bench: &Bench, interpreter: &Path, base: &Path) -> (f64, String) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("python");
    let entries = std::fs::read_dir(directory).expect("the programs are there");
    let mut programs: Vec<PathBuf> = entries.map(|entry| entry.expect("the programs are there").path()).collect();
    programs.sort();
    let (mut logs, mut each) = (0.0, Vec::new());
    for program in &programs {
        let run = |interpreter: &Path| bench.cost(Command::new(interpreter).arg(program)).cpu;
        let ratio = Pairs::measure(PROGRAM_PAIRS, || run(interpreter), || run(base)).ratio(0.5);
        logs += ratio.ln();
        each.push(format!("{} {ratio:.3}", program.file_stem().unwrap_or_default().display()));
    }
    ((logs / programs.len() as f64).exp(), each.join(", "))
}

fn replay(bench: &Bench) {
    for (name, arguments, limit) in [
        ("CPU-bound", heap(5, "random", 40_000_000), 1.03),
        ("waiting for I/O", vec!["wait".to_owned(), "500".to_owned()], 1.0),
    ] {
        let mill = Mill::new(bench, arguments);
        let (mut recorded, mut replayed) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            recorded.push(bench.cost(&mut mill.recorded()).wall);
            replayed.push(bench.cost(&mut mill.replayed()).wall);
        }
        let (recorded, replayed) = (median(recorded), median(replayed));
        // The row allows a replay thirty milliseconds for its start.
        let net = replayed.saturating_sub(Duration::from_millis(if limit > 1.0 { 30 } else { 0 }));
        let note = format!("{:.0} ms replayed", millis(replayed));
        figure("replay", &format!("{name}, wall time over the recorded run"), ratio(net, recorded), limit, &note);
    }
}

fn open(bench: &Bench) {
    let mill = Mill::new(bench, heap(5, "random", STOPS));
    mill.record();
    let mut rate = 0.0;
    let opened = || {
        let began = Instant::now();
        let mut session = mill.session();
        let (_, end, took) = session.command("go end");
        rate = end as f64 / took.as_secs_f64() / 1e6;
        began.elapsed()
    };
    let pairs = Pairs::measure(OPENINGS, opened, || bench.cost(&mut mill.replayed()).wall);
    let note = format!("{}, {rate:.0} million stop points a second", pairs.note());
    figure("open", "at the end of 100 million stop points, over replay", pairs.ratio(0.5), 1.15, &note);
}

fn step(bench: &Bench) {
    const STEPS: usize = 100;
    for (megabytes, writes) in [(5, "everywhere"), (60, "idle"), (130, "random")] {
        let mill = Mill::new(bench, heap(megabytes, writes, STOPS));
        mill.record();
        let mut session = mill.session();
        let (_, end, _) = session.command("go end");
        for (place, time) in [("end", end), ("middle", end / 2), ("1 %", end / 100)] {
            session.command(&format!("go {time}"));
            for command in ["bstep", "bnext"] {
                let mut times = Vec::new();
                for _ in 0..STEPS {
                    let (_, before, _) = session.command("when");
                    let (_, after, took) = session.command(command);
                    if before - after <= 1_000_000 {
                        times.push(took);
                    }
                }
                let note = format!("{} of {STEPS} at most a million back", times.len());
                let what = format!("{command}, {place}, {megabytes} MB {writes}");
                figure("step", &format!("{what}: median ms"), millis(median(times.clone())), 10.0, &note);
                figure("step", &format!("{what}: 99th percentile ms"), millis(quantile(times, 0.99)), 50.0, "");
            }
        }
        memory(&session, "step", &format!("{megabytes} MB {writes}"));
    }
}

fn go(bench: &Bench) {
    const JUMPS: u64 = 50;
    for (megabytes, writes, typical, worst) in
        [(5, "everywhere", 40.0, 15.0), (60, "idle", 40.0, 15.0), (130, "everywhere", 8.0, 1.0)]
    {
        let mill = Mill::new(bench, heap(megabytes, writes, STOPS));
        mill.record();
        let full = mill.full_replay();
        let mut session = mill.session();
        let (_, end, _) = session.command("go end");
        thread::sleep(THINKING);
        let (mut times, mut random) = (Vec::new(), 1_u64);
        for _ in 0..JUMPS {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            times.push(session.command(&format!("go {}", 1 + (random >> 33) % end)).2);
        }
        let what = format!("random, {megabytes} MB {writes}, over one replay");
        let note = format!("replay {:.0} ms", millis(full));
        figure("go", &format!("{what}: median"), ratio(median(times.clone()), full), 1.0 / typical, &note);
        figure("go", &format!("{what}: 99th percentile"), ratio(quantile(times, 0.99), full), 1.0 / worst, "");
        memory(&session, "go", &format!("{megabytes} MB {writes}"));
    }
}

fn search(bench: &Bench) {
    let mill = Mill::new(bench, heap(5, "random", STOPS));
    mill.record();
    let full = mill.full_replay();
    for (what, set) in [("a breakpoint", "break rare"), ("a watchpoint", "watch rare")] {
        let mut session = mill.session();
        let (_, end, _) = session.command("go end");
        session.command(set);
        thread::sleep(THINKING);
        let (said, time, took) = session.command("bcontinue");
        assert!(said.contains("Reverse-hit"), "{said}");
        let note = format!("the hit lies {:.0} % back", 100.0 * (end - time) as f64 / end as f64);
        figure("search", &format!("bcontinue to {what}, over one replay"), ratio(took, full), 0.25, &note);
    }
}

fn watch(bench: &Bench) {
    const STOPS: u64 = 40_000_000;
    let mill = Mill::new(bench, heap(5, "random", STOPS));
    mill.record();
    let full = mill.full_replay();
    for (what, every, limit) in [("often", 1000, 1.5), ("busy", 8, f64::INFINITY)] {
        let took = median(
            (0..3)
                .map(|_| {
                    let mut session = mill.session();
                    // Behind the first writes, which do change the values.
                    session.command("go 10000");
                    session.command(&format!("watch {what}"));
                    session.command("continue").2
                })
                .collect(),
        );
        let writes = STOPS / every;
        let each = took.saturating_sub(full).as_secs_f64() * 1e9 / writes as f64;
        let note = format!("{writes} writes, {each:.0} ns each");
        let what = format!("on a slot written once in {every} stop points, over replay");
        figure("watch", &what, ratio(took, full), limit, &note);
    }
}

/// What the session's processes take, against the default budget.
fn memory(session: &Session, row: &str, what: &str) {
    let (_, processes) = session.processes();
    let megabytes = proportional(&processes) as f64 / 1024.0;
    figure(
        row,
        &format!("{what}: MB of all replay processes"),
        megabytes,
        512.0,
        &format!("{} processes", processes.len()),
    );
}
