//! Recording, replaying and debugging the toy interpreter, from outside.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use revdb_runtime::debugger::{
    Arrival, Digest, Error, Motion, Place, PointKind, Recording, Session, Stop, StopReason, Target, Unobserved,
};
use revdb_runtime::guest::{Outcome, StopKind};
use revdb_runtime::{FrameId, Time};

const REVDB: &str = env!("CARGO_BIN_EXE_revdb");

/// The toy interpreter. Cargo builds examples for a whole test run, but not when one test is named: so it is asked to.
fn toy() -> PathBuf {
    static TOY: OnceLock<PathBuf> = OnceLock::new();
    let build = || {
        // Under `nohup`, or behind a `&` in a script, SIGINT is ignored, and whoever is started here inherits that.
        // SAFETY: the default action is no handler.
        unsafe { libc::signal(libc::SIGINT, libc::SIG_DFL) };
        let test = std::env::current_exe().expect("a test has a path");
        let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps/TEST");
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "--example", "toy"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        cargo.env("CARGO_TARGET_DIR", profile.parent().expect("target/PROFILE"));
        assert!(cargo.status().expect("cargo runs").success(), "the toy interpreter does not build");
        profile.join("examples/toy")
    };
    TOY.get_or_init(build).clone()
}

/// A directory that goes away with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("revdb-replay-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a directory for the test");
        Self(path)
    }

    /// Records a program and returns the trace.
    fn record(&self, program: &str, input: &str) -> (PathBuf, Output) {
        let (source, trace) = (self.0.join("program.toy"), self.0.join("program.rdb"));
        std::fs::write(&source, program).expect("the program can be written");
        let mut command = Command::new(toy());
        command.current_dir(&self.0).arg("program.toy").env("REVDB", &trace);
        (trace, with_input(command, input))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn with_input(mut command: Command, input: &str) -> Output {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is a pipe");
    // A program that ends early does not read all of it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

/// A debugger session: commands in, text out.
fn debug(trace: &Path, commands: &str) -> String {
    let mut command = Command::new(REVDB);
    command.arg(trace);
    let output = with_input(command, commands);
    String::from_utf8(output.stdout).expect("the debugger writes text")
}

fn replay(trace: &Path) -> Output {
    let mut command = Command::new(REVDB);
    command.arg("replay").arg(trace);
    with_input(command, "this is not what was recorded\n")
}

fn open(trace: &Path) -> Session {
    Session::open(trace, &mut Unobserved).expect("the trace opens")
}

fn travel(session: &mut Session, motion: Motion) -> Arrival {
    session.travel(motion, 1, &mut Unobserved).expect("it moves")
}

fn go(session: &mut Session, time: u64) {
    session.go(Target::Time(time), &mut Unobserved).expect("it goes there");
    assert_eq!(session.stop().time, Time(time));
}

fn digest(session: &mut Session) -> Digest {
    session.digest(&mut Unobserved).expect("a digest")
}

/// Every digest of a straight replay, by time.
fn straight(trace: &Path) -> BTreeMap<u64, Digest> {
    let mut session = open(trace);
    let mut digests = BTreeMap::new();
    for time in 1..=session.end().0 {
        session.advance(Time(time), &mut Unobserved).expect("it runs on");
        digests.insert(time, digest(&mut session));
    }
    digests
}

/// A small generator of numbers: the tests are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Functions, recursion, objects, input, the clock, and an error at the end.
const PROGRAM: &str = "\
fn fib n
if n < 2 base
a = n - 1
b = n - 2
a = call fib a
b = call fib b
return a + b
base:
return n
end

fn fill items count
i = 0
again:
push items i
i = i + 1
if i < count again
return items
end

data = list
now = clock
print now
data = call fill data 5
put data 3 99
name = line
print name
total = call fib 9
print total
print data
drop data
fail the end
";

#[test]
fn a_replay_gives_the_same_bytes_and_status() {
    let scratch = Scratch::new("same");
    let (trace, recorded) = scratch.record(PROGRAM, "Ada\n");
    assert_eq!(recorded.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&recorded.stdout).ends_with("Ada\n34\n[0, 1, 2, 99, 4]\n"));
    for _ in 0..2 {
        let replayed = replay(&trace);
        assert_eq!(replayed.stdout, recorded.stdout);
        assert_eq!(replayed.stderr, recorded.stderr);
        assert_eq!(replayed.status, recorded.status);
    }
}

#[test]
fn a_session_goes_both_ways() {
    let scratch = Scratch::new("session");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let text = debug(
        &trace,
        "b fib\nc\nbt\nlocals\nfinish\nbfinish\ndel 1\ngo end\nbn\nbn\np data\np $0\nwatch at $0 3\nbc\nbs\nbc\nbc\nbc\n",
    );
    for expected in [
        "(1)$ Breakpoint 1 added: fib()",
        "Hit breakpoint 1: fib()",
        "    n = 9\n",
        "Breakpoint 1 deleted: fib()",
        "!! fail the end",
        "$0 = [0, 1, 2, 99, 4]",
        "Watchpoint 2 added",
        "updating watchpoint value: at $0 3 => 99",
        "Reverse-hit watchpoint 2: at $0 3",
        "changed by File \"program.toy\", line 25 in <module>",
        "updating watchpoint value: at $0 3 => 3",
        "changed by File \"program.toy\", line 15 in fill",
        "updating watchpoint value: at $0 3 => IndexError: no such item",
        "updating watchpoint value: at $0 3 => RuntimeError: '$0' refers to an object created later in time",
        "start of recorded history",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn ten_thousand_random_seeks_agree_with_a_straight_replay() {
    let scratch = Scratch::new("seeks");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let digests = straight(&trace);
    let mut session = open(&trace);
    let mut numbers = Numbers(1);
    for _ in 0..10_000 {
        let time = 1 + numbers.below(digests.len() as u64);
        go(&mut session, time);
        assert_eq!(digest(&mut session), digests[&time], "at {time}");
    }
}

#[test]
fn evaluations_change_nothing() {
    let scratch = Scratch::new("evaluations");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let digests = straight(&trace);
    let mut session = open(&trace);
    let mut numbers = Numbers(2);
    let codes =
        ["list", "x = 5", "data = 7", "call fib 5", "print 3", "fail now", "clock", "line", "read /etc/hostname"];
    for round in 0..200 {
        let time = 1 + numbers.below(digests.len() as u64);
        go(&mut session, time);
        for code in codes {
            let printed = session.print(code, &mut Unobserved).expect("it evaluates");
            match code {
                "list" => {
                    assert!(matches!(printed.outcome, Outcome::Value(_)), "{printed:?}");
                    assert_eq!(printed.number, None);
                }
                "print 3" => assert_eq!(printed.output, b"3\n"),
                "line" | "read /etc/hostname" => assert!(
                    matches!(&printed.outcome, Outcome::Raised(text) if text.contains("evaluating in the debugger")),
                    "{printed:?}"
                ),
                _ => {}
            }
        }
        assert_eq!(digest(&mut session), digests[&time], "round {round}");
    }
    // What follows is as it was, too.
    let now = session.stop().time.0;
    session.advance(session.end(), &mut Unobserved).expect("it runs on");
    assert_eq!(digest(&mut session), digests[&(digests.len() as u64)], "on from {now}");
}

#[test]
fn forward_and_backward_searches_find_the_same_hits() {
    let scratch = Scratch::new("searches");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let mut session = open(&trace);
    let function = Place::Function("fib".to_owned());
    let line = Place::Line { file: String::new(), line: 7 };
    session.add_breakpoint(function, None, false, &mut Unobserved).expect("added");
    session.add_breakpoint(line, Some("n == 3".to_owned()), false, &mut Unobserved).expect("added");
    session.add_watchpoint("data", &mut Unobserved).expect("added");
    // No reading in place: evaluated in forks.
    session.add_watchpoint("total + 1", &mut Unobserved).expect("added");
    let mut collect = |motion| {
        let mut hits = Vec::new();
        loop {
            let arrival = travel(&mut session, motion);
            if arrival.hits.is_empty() {
                return hits;
            }
            for hit in arrival.hits {
                // A watchpoint's hit is an interval: forwards it is met at its end, backwards at its start.
                let met = arrival.stop.time.0;
                hits.push((if hit.kind == PointKind::Watchpoint && !hit.reverse { met - 1 } else { met }, hit.number));
            }
        }
    };
    let mut forwards = collect(Motion::Continue);
    let mut backwards = collect(Motion::BackContinue);
    forwards.sort_unstable();
    backwards.sort_unstable();
    for number in 1..=4 {
        assert!(forwards.iter().any(|hit| hit.1 == number), "{number}: {forwards:?}");
    }
    // `fib(9)` calls itself 109 times in all.
    assert_eq!(forwards.iter().filter(|hit| hit.1 == 1).count(), 109);
    assert_eq!(forwards, backwards);
}

#[test]
fn steps_and_nexts_are_undone_exactly() {
    let scratch = Scratch::new("steps");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let mut session = open(&trace);
    let end = session.end().0;
    for time in 1..end {
        assert_eq!(travel(&mut session, Motion::Step).stop.time, Time(time + 1));
    }
    assert_eq!(travel(&mut session, Motion::Step).reason, StopReason::EndOfHistory);
    for time in (1..end).rev() {
        assert_eq!(travel(&mut session, Motion::BackStep).stop.time, Time(time));
    }
    assert_eq!(travel(&mut session, Motion::BackStep).reason, StopReason::StartOfHistory);

    let mut lines = vec![1];
    while travel(&mut session, Motion::Next).reason == StopReason::Arrived {
        lines.push(session.stop().time.0);
    }
    // The lines of the main module, and the stop where the error leaves it.
    assert_eq!(lines.len(), 13, "{lines:?}");
    assert_eq!(lines.last(), Some(&end));
    let mut back = vec![end];
    while travel(&mut session, Motion::BackNext).reason == StopReason::Arrived {
        back.push(session.stop().time.0);
    }
    back.reverse();
    assert_eq!(back, lines);
}

#[test]
fn finish_and_bfinish_frame_a_call() {
    let scratch = Scratch::new("finish");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let mut session = open(&trace);
    session.add_breakpoint(Place::Function("fib".to_owned()), None, false, &mut Unobserved).expect("added");
    let outer = travel(&mut session, Motion::Continue).stop;
    let inner = travel(&mut session, Motion::Continue).stop;
    assert_eq!(inner.depth, outer.depth + 1);
    session.delete("fib").expect("deleted");
    let after = travel(&mut session, Motion::Finish).stop;
    assert_eq!((after.location.frame, after.location.line), (outer.location.frame, 6));
    go(&mut session, inner.time.0);
    let before = travel(&mut session, Motion::BackFinish).stop;
    assert_eq!((before.location.frame, before.location.line), (outer.location.frame, 5));
    assert_eq!(before.time.0, inner.time.0 - 1);
}

#[test]
fn a_crash_of_the_interpreter_replays() {
    let scratch = Scratch::new("crash");
    let (trace, recorded) = scratch.record("x = 1\nprint x\nx = crash\n", "");
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&recorded.status), Some(11));
    let replayed = replay(&trace);
    assert_eq!(replayed.stdout, recorded.stdout);
    assert_eq!(replayed.status.code(), Some(128 + 11), "{replayed:?}");
    let text = debug(&trace, "c\nbs\n");
    assert!(text.contains("(3)$ "), "{text}");
}

/// What the debugger's moves mean, on a plain list of stops with their stacks.
struct Model {
    stops: Vec<Stop>,
    /// Innermost first.
    stacks: Vec<Vec<FrameId>>,
}

impl Model {
    fn of(trace: &Path) -> Self {
        let mut session = open(trace);
        let mut model = Self { stops: Vec::new(), stacks: Vec::new() };
        for time in 1..=session.end().0 {
            session.advance(Time(time), &mut Unobserved).expect("it runs on");
            model.stops.push(session.stop());
            let frames = session.backtrace(&mut Unobserved).expect("a stack");
            model.stacks.push(frames.iter().map(|frame| frame.id).collect());
        }
        model
    }

    /// Where a move from `time` ends.
    fn travel(&self, motion: Motion, time: u64) -> u64 {
        let at = time as usize - 1;
        let (stack, end) = (&self.stacks[at], self.stops.len() as u64);
        let wanted = |stop: &&Stop| {
            let Stop { location, .. } = stop;
            match motion {
                Motion::Next | Motion::BackNext => location.kind != StopKind::Return && stack.contains(&location.frame),
                Motion::Finish | Motion::BackFinish => stack.get(1) == Some(&location.frame),
                _ => location.frame == self.stops[0].location.frame && location.kind != StopKind::Line,
            }
        };
        match motion {
            Motion::Next | Motion::Finish | Motion::Continue => {
                self.stops[at + 1..].iter().find(wanted).map_or(end, |stop| stop.time.0)
            }
            _ => self.stops[..at].iter().rfind(wanted).map_or(1, |stop| stop.time.0),
        }
    }
}

#[test]
fn moves_mean_what_they_say_from_any_time() {
    let scratch = Scratch::new("moves");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let model = Model::of(&trace);
    let mut session = open(&trace);
    let mut numbers = Numbers(3);
    let motions =
        [Motion::Next, Motion::BackNext, Motion::Finish, Motion::BackFinish, Motion::Continue, Motion::BackContinue];
    for _ in 0..150 {
        let time = 1 + numbers.below(model.stops.len() as u64);
        for motion in motions {
            go(&mut session, time);
            let stop = travel(&mut session, motion).stop;
            assert_eq!(stop.time.0, model.travel(motion, time), "{motion:?} from {time}");
            assert_eq!(stop, model.stops[stop.time.0 as usize - 1]);
        }
    }
}

#[test]
fn watchpoints_hit_where_the_value_changes_and_nowhere_else() {
    let scratch = Scratch::new("watchpoints");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let mut session = open(&trace);
    let end = session.end().0;
    // `$0` is the list.
    go(&mut session, 2);
    session.print("data", &mut Unobserved).expect("it evaluates");
    let expressions = [
        ("data", 1),
        ("len $0", 1),
        ("at $0 3", 1),
        ("total", 1),
        ("len data", 1),
        // Locals of a call, which hides a global of the same name.
        ("a", end / 2),
        ("n", end / 2),
        ("len $0", end / 2),
    ];
    for (expression, set_at) in expressions {
        go(&mut session, set_at);
        let frame = session.backtrace(&mut Unobserved).expect("a stack")[0].id;
        // The value at every stop point, in the frame where the watchpoint is set, else in the main module's.
        let mut values = Vec::new();
        for time in 1..=end {
            go(&mut session, time);
            let stack = session.backtrace(&mut Unobserved).expect("a stack");
            let index = stack.iter().position(|active| active.id == frame).unwrap_or(stack.len() - 1);
            session.select_frame(index, &mut Unobserved).expect("it is there");
            values.push(match session.print(expression, &mut Unobserved).expect("it evaluates").outcome {
                Outcome::Value(value) => value.text,
                Outcome::Raised(error) => error,
                Outcome::Nothing | Outcome::Unsupported => String::new(),
            });
        }
        let changes: Vec<u64> = (1..end).filter(|&time| values[time as usize - 1] != values[time as usize]).collect();
        assert!(!changes.is_empty(), "{expression}");

        go(&mut session, set_at);
        let (number, _) = session.add_watchpoint(expression, &mut Unobserved).expect("added");
        go(&mut session, 1);
        let mut hits = |motion| {
            let mut hits = Vec::new();
            loop {
                let arrival = travel(&mut session, motion);
                if arrival.hits.is_empty() {
                    return hits;
                }
                hits.push(arrival.stop.time.0);
            }
        };
        // An interval is met at its end going forwards, at its start going backwards.
        let forwards: Vec<u64> = hits(Motion::Continue).iter().map(|time| time - 1).collect();
        let mut backwards = hits(Motion::BackContinue);
        backwards.reverse();
        assert_eq!(forwards, changes, "{expression}");
        assert_eq!(backwards, changes, "{expression}");
        // Also in the interval that has just ended.
        for change in changes {
            go(&mut session, change + 1);
            let arrival = travel(&mut session, Motion::BackContinue);
            assert_eq!((arrival.hits.len(), arrival.stop.time), (1, Time(change)), "{expression}");
        }
        session.delete(&number.to_string()).expect("deleted");
    }
}

#[test]
fn times_have_names() {
    let scratch = Scratch::new("names");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let text = debug(
        &trace,
        "go 7\nbookmark here first look\ngo 50%\nback\nforward\ngo @here\ngo crash\ngo +1\ngo -2\ngo @x\ninfo bookmarks\n",
    );
    assert!(text.contains("Bookmark here at time 7\n"), "{text}");
    assert!(text.contains("@here: time 7 first look\n"), "{text}");
    assert!(text.contains(" > fail the end\n"), "{text}");
    assert!(text.contains("no bookmark x: "), "{text}");
    assert_eq!(text.matches("(7)$ ").count(), 4, "{text}");
}

#[test]
fn an_object_has_one_number_at_every_time() {
    let scratch = Scratch::new("objects");
    let (trace, _) = scratch.record(PROGRAM, "Ada\n");
    let text = debug(&trace, "p data\nn\nn\nn\np data\np data\np $7\ngo 1\np $0\ngo end\np $0\nlocals\n");
    assert!(text.contains("NameError: name 'data' is not defined"), "{text}");
    assert_eq!(text.matches("$0 = []").count(), 2, "{text}");
    assert!(text.contains("NameError: '$7'"), "{text}");
    assert!(text.contains("RuntimeError: '$0' refers to an object created later in time"), "{text}");
    let dropped = text.split("that was freed at time ").nth(1).expect("it says when");
    let dropped: u64 = dropped.split_whitespace().next().expect("a number").parse().expect("a number");
    let text = debug(&trace, &format!("go {dropped}\n"));
    assert!(text.contains(" > drop data"), "{text}");
}

#[test]
fn what_is_not_recorded_is_stopped_and_named() {
    for (escape, what) in [
        ("escape-open", "open a file \"/etc/hostname\""),
        ("escape-write", "open a file \"escaped\""),
        ("escape-spawn", "start a"),
        ("escape-socket", "make a socket"),
        ("escape-clock", "the clock"),
        ("escape-coarse", "the clock"),
        ("escape-rdtsc", "the processor's time stamp counter"),
    ] {
        let scratch = Scratch::new(escape);
        let (trace, recorded) = scratch.record(&format!("x = {escape}\n"), "");
        assert!(recorded.status.success(), "{escape}: {recorded:?}");
        let _ = std::fs::remove_file(scratch.0.join("escaped"));
        let replayed = replay(&trace);
        let text = String::from_utf8_lossy(&replayed.stderr).into_owned();
        assert!(!scratch.0.join("escaped").exists(), "{escape} has written a file");
        assert_eq!(replayed.status.code(), Some(3), "{text}");
        assert!(text.contains(what), "{text}");
        assert!(text.contains("expression"), "{text}");
        assert!(text.contains("examples/toy.rs:"), "{text}");
    }
}

#[test]
fn a_divergence_names_the_time_and_both_places() {
    let scratch = Scratch::new("divergence");
    std::fs::write(scratch.0.join("program.toy"), "x = 1\nx = escape-env\n").expect("written");
    let trace = scratch.0.join("program.rdb");
    let mut command = Command::new(toy());
    command.current_dir(&scratch.0).arg("program.toy").env("REVDB", &trace).env("TOY_ESCAPE", "1");
    assert!(with_input(command, "").status.success());
    let replayed = replay(&trace);
    let text = String::from_utf8_lossy(&replayed.stderr).into_owned();
    assert_eq!(replayed.status.code(), Some(3), "{text}");
    assert!(text.contains("diverged from the recording at time 2"), "{text}");
    assert!(text.contains("recorded: std::time::SystemTime::now"), "{text}");
    assert!(text.contains("replayed: "), "{text}");
    let places = text.lines().filter(|line| line.starts_with("        at ") && line.contains("examples/toy.rs:"));
    assert_eq!(places.count(), 2, "{text}");
    assert!(text.contains("\n    guest at "), "the host's functions on the way there: {text}");
}

/// Sends a process SIGINT.
fn interrupt(process: u32) {
    let status = Command::new("kill").args(["-INT", &process.to_string()]).status();
    assert!(status.expect("kill runs").success());
}

#[test]
fn an_interrupt_arrives_at_the_same_time_on_replay() {
    let scratch = Scratch::new("interrupt");
    let source = "i = 0\nagain:\ni = i + 1\nprint i\njump again\n";
    std::fs::write(scratch.0.join("program.toy"), source).expect("written");
    let trace = scratch.0.join("program.rdb");
    let mut command = Command::new(toy());
    command.current_dir(&scratch.0).arg("program.toy").env("REVDB", &trace);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut printed = vec![0; 4096];
    let mut output = child.stdout.take().expect("a pipe");
    output.read_exact(&mut printed).expect("the loop prints");
    interrupt(child.id());
    output.read_to_end(&mut printed).expect("the rest");
    let recorded = child.wait_with_output().expect("it ends");
    assert_eq!(recorded.status.code(), Some(1));
    let replayed = replay(&trace);
    assert_eq!(replayed.stdout, printed);
    assert_eq!(replayed.stderr, recorded.stderr);
    assert_eq!(replayed.status.code(), Some(1));
    let text = debug(&trace, "go end\nbs\ns\nbs\np i\n");
    assert_eq!(text.matches("!! ").count(), 2, "{text}");
}

#[test]
fn an_interrupt_abandons_an_endless_evaluation() {
    let scratch = Scratch::new("abandon");
    let (trace, _) = scratch.record("fn forever\nagain:\njump again\nend\nx = 1\ny = 2\n", "");
    let mut command = Command::new(REVDB);
    let mut child =
        command.arg(&trace).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the debugger starts");
    let (mut stdin, mut stdout) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
    stdin.write_all(b"step\nprint call forever\n").expect("commands go in");
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"(2)$ ") {
        stdout.read_exact(&mut byte).expect("the debugger prints");
        text.push(byte[0]);
    }
    // Pressed until it is heard: it may come before the evaluation has begun.
    let waiting = std::thread::spawn(move || {
        let mut text = String::new();
        stdout.read_to_string(&mut text).map(|_| text)
    });
    let began = Instant::now();
    stdin.write_all(b"when\n").expect("commands go in");
    drop(stdin);
    while !waiting.is_finished() && began.elapsed() < Duration::from_secs(20) {
        interrupt(child.id());
        std::thread::yield_now();
    }
    let text = waiting.join().expect("no panic").expect("text");
    child.wait().expect("it ends");
    assert!(text.contains("interrupted: still at time 2"), "{text}");
    assert!(text.contains("time 2 of 3"), "{text}");
}

#[test]
fn a_killed_endless_loop_replays_and_stops() {
    let scratch = Scratch::new("endless");
    let source = "i = 0\nagain:\ni = i + 1\nprint i\njump again\n";
    std::fs::write(scratch.0.join("program.toy"), source).expect("the program can be written");
    let trace = scratch.0.join("program.rdb");
    let mut command = Command::new(toy());
    command.current_dir(&scratch.0).arg("program.toy").env("REVDB", &trace).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // Enough output shows that it is well under way.
    let mut output = child.stdout.take().expect("stdout is a pipe");
    let mut printed = vec![0; 4096];
    output.read_exact(&mut printed).expect("the loop prints");
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    output.read_to_end(&mut printed).expect("the rest of the pipe");

    let replayed = replay(&trace);
    assert_eq!(replayed.status.code(), Some(128 + 9), "{replayed:?}");
    assert!(!replayed.stderr.is_empty());
    // The last write may have reached the pipe and not the trace.
    assert!(printed.starts_with(&replayed.stdout), "replay printed something else");
    assert!(printed.len() - replayed.stdout.len() < 32);
    let text = debug(&trace, "c\nc\nbs\np i\n");
    assert!(text.contains("end of recorded history"), "{text}");
}

/// Looks again and again until it is so; the deadline stands for "never".
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(20), "it never came to be: {what}");
        std::thread::yield_now();
    }
}

#[test]
fn nothing_survives_the_controller() {
    let scratch = Scratch::new("survivors");
    // An executable of its own, so that its processes can be told from those of other tests.
    let own = scratch.0.join("toy");
    let cache = scratch.0.join("cache");
    std::fs::copy(toy(), &own).expect("the toy can be copied");
    let program = "i = 0\nagain:\ni = i + 1\nif i < 3000000 again\nprint i\n";
    std::fs::write(scratch.0.join("program.toy"), program).expect("written");
    let trace = scratch.0.join("program.rdb");
    let mut command = Command::new(&own);
    command.current_dir(&scratch.0).arg("program.toy").env("REVDB", &trace).env("XDG_CACHE_HOME", &cache);
    assert!(command.output().expect("it runs").status.success());
    // Replay processes run the copy in this test's own cache, or the original beside it.
    let alive = || {
        let entries = std::fs::read_dir("/proc").expect("/proc is there").flatten();
        let runs_here = |exe: PathBuf| exe.starts_with(&scratch.0);
        entries.filter(|entry| std::fs::read_link(entry.path().join("exe")).is_ok_and(runs_here)).count()
    };
    for busy in [false, true] {
        let mut command = Command::new(REVDB);
        command.arg(&trace).env("XDG_CACHE_HOME", &cache).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut controller = command.spawn().expect("the debugger starts");
        let mut stdin = controller.stdin.take().expect("a pipe");
        let commands = if busy { "b 99\nc\nbc\nc\nbc\nc\nbc\nc\nbc\n" } else { "go end\nbs\nbs\n" };
        stdin.write_all(commands.as_bytes()).expect("commands go in");
        wait_until("several processes", || alive() >= 4);
        controller.kill().expect("it can be killed");
        controller.wait().expect("it ends");
        wait_until("no process", || alive() == 0);
    }
}

#[test]
fn unknown_commands_make_the_status_non_zero() {
    let scratch = Scratch::new("unknown");
    let (trace, _) = scratch.record("x = 1\n", "");
    for (commands, success) in [("help\nwhen\n\n", true), ("frobnicate\nq\n", false)] {
        let mut command = Command::new(REVDB);
        command.arg(&trace);
        assert_eq!(with_input(command, commands).status.success(), success, "{commands}");
    }
}

#[test]
fn a_command_without_a_trace_says_that_it_needs_one() {
    for (arguments, wanted) in [
        (&["pack"][..], "`revdb pack` needs a trace"),
        (&["info"], "`revdb info` needs a trace"),
        (&["doctor", "a.rdb", "b.rdb"], "`revdb doctor` does not take these arguments"),
        (&["nothing.rdb"], "cannot open"),
    ] {
        let output = Command::new(REVDB).args(arguments).output().expect("revdb starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(wanted), "{arguments:?}: {said}");
    }
}

#[test]
fn a_missing_or_foreign_file_is_a_clear_error() {
    let scratch = Scratch::new("foreign");
    let foreign = scratch.0.join("foreign.rdb");
    std::fs::write(&foreign, "this is a text file, not a trace").expect("written");
    for path in [scratch.0.join("nothing.rdb"), foreign] {
        let output = replay(&path);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("Error: "), "{output:?}");
    }
    let error = Recording::open(Path::new("/nonexistent.rdb")).err();
    assert!(matches!(error, Some(Error::Trace(_))));
}
