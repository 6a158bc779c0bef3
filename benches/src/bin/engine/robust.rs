//! What must hold whatever happens to the recorded program, the debugger, or the user's patience: many times, at random moments.

use std::collections::BTreeSet;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use revdb_benches::{Bench, median};

use super::{Mill, STOPS, figure, heap, millis};

/// Recorded programs that are killed.
const KILLS: u64 = 200;
/// Debuggers that are killed.
const ORPHANS: u64 = 100;
/// Processes may take so long to go.
const GONE: Duration = Duration::from_millis(300);
/// Long movements that are broken off.
const INTERRUPTS: u64 = 100;
/// The movement may take so long to end, in milliseconds.
const PATIENCE: f64 = 100.0;
/// How long the CPU-bound recording takes, whose memory is looked at, and what the other one reads.
const LONG: Duration = Duration::from_secs(600);
const INPUT: u64 = 1 << 30;

/// A generator of numbers: what is chosen at random is the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn send(process: u32, signal: Signal) {
    kill(Pid::from_raw(process.cast_signed()), signal).expect("our own process, which was not waited for");
}

/// Kills programs that print numbers while they are recorded. What had been printed when the next number was is in the
/// recording, or was lost.
pub fn kills(bench: &Bench) {
    let mill = Mill::new(bench, vec!["print".to_owned()]);
    let mut random = Random(1);
    let (mut lost, mut events, mut wrong) = (0, 0_u64, Vec::new());
    for number in 0..KILLS {
        // A signal that is neither noted on its way nor comes again on replay is a kill.
        let (signal, known) = [
            (Signal::SIGKILL, Signal::SIGKILL),
            (Signal::SIGSEGV, Signal::SIGKILL),
            (Signal::SIGABRT, Signal::SIGABRT),
        ][(number % 3) as usize];
        let mut command = mill.recorded();
        command.current_dir(&bench.directory).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let mut output = child.stdout.take().expect("piped");
        let mut printed = vec![0; 1];
        output.read_exact(&mut printed).expect("it prints");
        let reader = thread::spawn(move || output.read_to_end(&mut printed).map(|_| printed));
        thread::sleep(Duration::from_micros(random.below([100, 3_000, 30_000][(number / 3 % 3) as usize])));
        send(child.id(), signal);
        let ended = loop {
            thread::sleep(Duration::from_millis(1));
            if let Some(ended) = child.try_wait().expect("it is our child") {
                break ended;
            }
            // std takes the first one for a fault that will come again, and lets the next one through. Of the others a second one
            // could end the program before it has noted the first.
            if signal == Signal::SIGSEGV {
                send(child.id(), signal);
            }
        };
        let printed = reader.join().expect("no panic").expect("a pipe can be read");
        let mut command = mill.replayed();
        let replayed = command.current_dir(&bench.directory).stdin(Stdio::null()).output().expect("revdb starts");
        let lines = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
        // The last one may have reached the pipe, and the program not its next instruction.
        lost += lines(&printed).saturating_sub(1).saturating_sub(lines(&replayed.stdout));
        events += lines(&printed);
        let common = printed.len().min(replayed.stdout.len());
        if printed[..common] != replayed.stdout[..common]
            || ended.signal() != Some(signal as i32)
            || replayed.status.code() != Some(128 + known as i32)
        {
            wrong.push(format!("{signal} number {number}: {:?}", replayed.status));
        }
    }
    let note = format!("{KILLS} programs killed, {events} lines printed, {} replays wrong {wrong:?}", wrong.len());
    figure("kills", "lines lost that a killed program had printed", (lost + wrong.len() as u64) as f64, 0.0, &note);
}

/// Children of this process that have not ended, whoever started them; those that have are reaped.
fn living_children() -> BTreeSet<u32> {
    while let Ok(WaitStatus::Exited(..) | WaitStatus::Signaled(..)) = waitpid(None, Some(WaitPidFlag::WNOHANG)) {}
    let own = std::process::id();
    let children = std::fs::read_to_string(format!("/proc/{own}/task/{own}/children")).unwrap_or_default();
    children.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// Kills debuggers, idle and busy, and looks for processes of theirs.
pub fn orphans(bench: &Bench) {
    // What a killed debugger leaves becomes a child of this process.
    nix::sys::prctl::set_child_subreaper(true).expect("an attribute of this process");
    let mill = Mill::new(bench, heap(5, "random", 10_000_000));
    mill.record();
    let mut random = Random(2);
    let (mut left, mut slowest, mut met) = (0, Duration::ZERO, 0);
    for number in 0..ORPHANS {
        let mut session = mill.session();
        let commands =
            ["", "go end", "continue", "go 70%\nbcontinue\nbstep\nbnext", "break leaf\ngo 30%\ncontinue 5000"];
        session.begin(commands[(number % 5) as usize]);
        thread::sleep(Duration::from_millis(random.below(400)));
        met += session.processes().1.len();
        session.kill();
        let killed = Instant::now();
        while !living_children().is_empty() && killed.elapsed() < GONE {
            thread::sleep(Duration::from_millis(1));
        }
        slowest = slowest.max(killed.elapsed());
        let survivors = living_children();
        left += survivors.len();
        for survivor in survivors {
            send(survivor, Signal::SIGKILL);
        }
    }
    let note = format!("{ORPHANS} debuggers with {met} processes, the slowest gone after {slowest:.0?}");
    figure("orphans", "processes left 300 ms after a debugger was killed", left as f64, 0.0, &note);
}

/// Presses Ctrl-C during long movements.
pub fn interrupts(bench: &Bench) {
    let mill = Mill::new(bench, heap(5, "random", STOPS));
    mill.record();
    let mut random = Random(3);
    let mut session = mill.session();
    let (_, end, _) = session.command("go end");
    // Written all the time, and never changed: movements look at every stretch and go all the way.
    session.command("watch busy");
    let (mut times, mut wrong) = (Vec::new(), Vec::new());
    for number in 0..INTERRUPTS {
        let place = end * 2 / 5 + random.below(end / 5);
        let (_, began, _) = session.command(&format!("go {place}"));
        let movement = ["continue", "bcontinue"][(number % 2) as usize];
        session.begin(movement);
        thread::sleep(Duration::from_micros(random.below(150_000)));
        session.interrupt();
        let pressed = Instant::now();
        let (said, now) = session.prompt();
        times.push(pressed.elapsed());
        if now != began || !said.contains("interrupted") {
            wrong.push(format!("{movement} from {began} led to {now}"));
        }
    }
    let worst = millis(times.iter().max().copied().unwrap_or_default());
    let note = format!("of {INTERRUPTS}; median {:.0} ms", millis(median(times)));
    figure("interrupts", "ms from Ctrl-C to the prompt, the slowest", worst, PATIENCE, &note);
    figure("interrupts", "movements that did not end where they began", wrong.len() as f64, 0.0, &wrong.join("; "));
}

/// Resident memory of a process in KiB, the trace's pages apart, which are the file's.
fn anonymous(process: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// The processor time that a process has used.
fn cpu(process: u32) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = text.rsplit_once(')').map_or("", |(_, fields)| fields).split_ascii_whitespace();
    // User and system time in ticks, of which Linux has a hundred in a second for whoever asks.
    let ticks: u64 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Whether memory stays what it is in long recordings. Takes more than ten minutes, so only who names it gets it.
pub fn long(bench: &Bench) {
    for (what, arguments, most) in [
        ("10 minutes of CPU", heap(5, "random", u64::MAX), LONG),
        ("1 GB of input", vec!["input".to_owned(), INPUT.to_string()], Duration::MAX),
    ] {
        let mill = Mill::new(bench, arguments);
        let mut command = mill.recorded();
        command.current_dir(&bench.directory).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let began = Instant::now();
        // Once it is under way.
        thread::sleep(Duration::from_secs(1));
        let first = anonymous(child.id()).expect("it runs for more than a second");
        let (mut most_seen, mut used) = (first, Duration::ZERO);
        while used < most && child.try_wait().expect("it is our child").is_none() {
            thread::sleep(Duration::from_millis(100));
            most_seen = anonymous(child.id()).unwrap_or(0).max(most_seen);
            // Of one that has ended in the meantime nobody knows.
            used = cpu(child.id()).max(used);
        }
        // It has ended by itself, or is not meant to.
        let _ = child.kill();
        child.wait().expect("it is our child");
        let size = std::fs::metadata(&mill.trace).expect("the trace was written").len();
        let note = format!(
            "{first} KB after a second, {most_seen} KB at most in {:.0} s of CPU, {:.0} s in all, trace {} MB",
            used.as_secs_f64(),
            began.elapsed().as_secs_f64(),
            size >> 20
        );
        figure("long", &format!("MB that recording {what} grew by"), (most_seen - first) as f64 / 1024.0, 1.0, &note);
        let replayed = Command::new(&bench.revdb).arg("info").arg(&mill.trace).output().expect("revdb starts");
        assert!(replayed.status.success(), "{}", String::from_utf8_lossy(&replayed.stderr));
    }
}
