//! However a recorded program ends, there is a trace, and it replays up to that moment.

use std::io::Read;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use revdb_tests::{Outcome, Run, Scratch, interpreter, revdb};

struct Recording {
    scratch: Scratch,
    recorded: Outcome,
}

impl Recording {
    fn of(source: &str) -> Self {
        let scratch = Scratch::new();
        let program = scratch.write("program.py", source);
        let recorded = Run::new(interpreter(), scratch.path()).arg("--record").arg(program).finish();
        Self { scratch, recorded }
    }

    /// Starts the program, waits until it has printed `until`, and sends it a signal.
    fn interrupted(source: &str, until: &str, signal: Signal) -> Self {
        let scratch = Scratch::new();
        let program = scratch.write("program.py", source);
        let mut child = Run::new(interpreter(), scratch.path()).arg("--record").arg(program).start();
        let mut stdout = Vec::new();
        let mut pipe = child.stdout.take().expect("piped");
        let mut buffer = [0; 4096];
        while !String::from_utf8_lossy(&stdout).contains(until) {
            let n = pipe.read(&mut buffer).expect("a pipe can be read");
            assert_ne!(n, 0, "the program ended early: {}", String::from_utf8_lossy(&stdout));
            stdout.extend_from_slice(&buffer[..n]);
        }
        kill(Pid::from_raw(child.id().cast_signed()), signal).expect("the child is ours");
        pipe.read_to_end(&mut stdout).expect("a pipe can be read");
        let rest = child.wait_with_output().expect("the child is ours");
        use std::os::unix::process::ExitStatusExt;
        let status = rest.status.code().unwrap_or_else(|| -rest.status.signal().expect("ended by a signal"));
        Self { scratch, recorded: Outcome { status, stdout, stderr: rest.stderr } }
    }

    fn replayed(&self) -> Outcome {
        let trace = self.scratch.join("program.rdb");
        Run::new(interpreter(), self.scratch.path()).arg("--replay").arg(trace).limit(Duration::from_secs(60)).finish()
    }

    /// The last time in the recording, as the debugger sees it.
    fn last_time(&self) -> u64 {
        let session = Run::new(revdb(), self.scratch.path())
            .arg(self.scratch.join("program.rdb"))
            .stdin("continue\nquit\n")
            .finish();
        let text = session.out();
        let prompts = text.match_indices(")$ ").filter_map(|(end, _)| {
            let start = text[..end].rfind('(')?;
            text[start + 1..end].parse::<u64>().ok()
        });
        prompts.last().unwrap_or_else(|| panic!("no prompt in {text}\n{}", session.err()))
    }
}

#[test]
fn replay_ends_with_the_recorded_exit_code() {
    let recording = Recording::of("import sys\nprint('leaving')\nsys.exit(3)\n");
    assert_eq!((recording.recorded.status, recording.recorded.out().as_str()), (3, "leaving\n"));
    recording.recorded.same_as(&recording.replayed(), ("recorded", "replayed")).unwrap();
}

#[test]
fn replay_ends_with_the_recorded_uncaught_exception() {
    let recording = Recording::of("def f(x):\n    return 1 / x\n\nprint('first')\nf(0)\n");
    assert_eq!(recording.recorded.status, 1);
    assert!(
        recording.recorded.err().ends_with("ZeroDivisionError: division by zero\n"),
        "{}",
        recording.recorded.err()
    );
    recording.recorded.same_as(&recording.replayed(), ("recorded", "replayed")).unwrap();
}

#[test]
fn os_exit_leaves_a_trace_too() {
    let recording = Recording::of("import os\nprint('bye', flush=True)\nos._exit(7)\n");
    assert_eq!(recording.recorded.status, 7, "{}", recording.recorded.err());
    recording.recorded.same_as(&recording.replayed(), ("recorded", "replayed")).unwrap();
}

#[test]
fn replay_raises_the_keyboard_interrupt_where_ctrl_c_came() {
    let recording = Recording::interrupted(
        "n = 0\ntry:\n    while True:\n        n += 1\n        if n == 1000:\n            print('go', flush=True)\nexcept KeyboardInterrupt:\n    print('stopped at', n)\n    raise\n",
        "go\n",
        Signal::SIGINT,
    );
    assert!(recording.recorded.out().contains("stopped at"), "{:?}", recording.recorded);
    assert!(recording.recorded.err().trim_end().ends_with("KeyboardInterrupt"), "{}", recording.recorded.err());
    let replayed = recording.replayed();
    assert_eq!(replayed.out(), recording.recorded.out());
    assert_eq!(replayed.stdout, recording.recorded.stdout);
    let by_signal = |status: i32| if status < 0 { 128 - status } else { status };
    assert_eq!(by_signal(replayed.status), by_signal(recording.recorded.status), "{}", replayed.err());
}

#[test]
fn a_killed_endless_loop_replays_to_the_kill_and_stops_there() {
    // The kill may come before the trace holds the result of the last write: two lines, so that the first is safe.
    let source =
        "n = 0\nprint('go', flush=True)\nwhile True:\n    n += 1\n    if n == 5000:\n        print('on', flush=True)\n";
    let recording = Recording::interrupted(source, "on\n", Signal::SIGKILL);
    assert_eq!(recording.recorded.status, -9);
    let replayed = recording.replayed();
    assert!(replayed.out() == "go\n" || replayed.out() == "go\non\n", "{}", replayed.out());
    assert_eq!(replayed.status, 128 + 9, "{}", replayed.err());
    let end = recording.last_time();
    assert!(end > 1000, "the loop ran, but the history ends at time {end}");
    assert_eq!(end, recording.last_time(), "the end of the history is the same every time");
}

#[test]
fn a_program_killed_while_it_prints_loses_nothing() {
    for attempt in 0..5 {
        let recording = Recording::interrupted(
            "n = 0\nwhile True:\n    n += 1\n    print('line', n, flush=True)\n",
            &format!("line {}\n", 100 + 37 * attempt),
            Signal::SIGKILL,
        );
        let replayed = recording.replayed();
        // The write that the kill interrupted may have reached the pipe before it reached the trace.
        let (recorded, replayed) = (recording.recorded.stdout, replayed.stdout);
        assert!(recorded.starts_with(&replayed), "the replay printed something else");
        let missing = String::from_utf8_lossy(&recorded[replayed.len()..]).into_owned();
        assert!(missing.lines().count() <= 1, "lost: {missing}");
    }
}

#[test]
fn a_terminated_program_replays_its_output() {
    let recording = Recording::interrupted(
        "import time\nprint('go', flush=True)\nprint('on', flush=True)\nwhile True:\n    time.sleep(0.01)\n",
        "on\n",
        Signal::SIGTERM,
    );
    assert_eq!(recording.recorded.status, -15);
    let replayed = recording.replayed();
    assert!(replayed.out() == "go\n" || replayed.out() == "go\non\n", "{}", replayed.out());
    assert_eq!(replayed.status, 128 + 15, "{}", replayed.err());
}

#[test]
fn ctrl_c_reaches_native_code_and_code_without_stop_points() {
    for endless in ["sum(iter(int, 1))", "exec('while True: pass')"] {
        let source = format!(
            "try:\n    print('go', flush=True)\n    {endless}\nexcept KeyboardInterrupt as error:\n    print('caught', repr(error))\n"
        );
        let recording = Recording::interrupted(&source, "go\n", Signal::SIGINT);
        assert_eq!(recording.recorded.out(), "go\ncaught KeyboardInterrupt()\n", "{}", recording.recorded.err());
        recording.recorded.same_as(&recording.replayed(), ("recorded", "replayed")).unwrap();
    }
}

#[test]
fn ctrl_c_again_ends_what_cannot_be_interrupted_and_keeps_the_trace() {
    let scratch = Scratch::new();
    let program = scratch.write("program.py", "print('go', flush=True)\nprint('on', flush=True)\n10 ** 10 ** 9\n");
    let mut child = Run::new(interpreter(), scratch.path()).arg("--record").arg(program).start();
    let mut pipe = child.stdout.take().expect("piped");
    let mut said = [0; 6];
    pipe.read_exact(&mut said).expect("a pipe can be read");
    let status = loop {
        kill(Pid::from_raw(child.id().cast_signed()), Signal::SIGINT).expect("the child is ours");
        // The second one counts only when the first was in vain for a while, so this is to send them slowly, not to wait.
        std::thread::sleep(Duration::from_millis(100));
        if let Some(status) = child.try_wait().expect("the child is ours") {
            break status;
        }
    };
    use std::os::unix::process::ExitStatusExt;
    assert_eq!(status.signal(), Some(2), "{status:?}");
    let trace = scratch.join("program.rdb");
    let replayed = Run::new(revdb(), scratch.path()).arg("info").arg(trace).finish();
    assert!(replayed.out().contains("ended by signal 2"), "{replayed:?}");
}

#[test]
fn memory_that_runs_out_is_an_error_that_the_guest_catches_in_the_replay_too() {
    let scratch = Scratch::new();
    let program = scratch.write(
        "program.py",
        "\
def small():
    kept = []
    while True:
        kept.append([0] * 10)

def long_list():
    kept = []
    while True:
        kept.append(1)

def wide_dict():
    kept = {}
    while True:
        kept[len(kept)] = None

def strings():
    kept = []
    while True:
        kept.append('x' * 100000)

for fill in small, long_list, wide_dict, strings, small:
    try:
        fill()
    except MemoryError as error:
        print(fill.__name__, repr(error))
",
    );
    let limited = format!("ulimit -v 2000000; exec {} --record {}", interpreter().display(), program.display());
    let recorded = Run::new(std::path::Path::new("/bin/sh"), scratch.path())
        .arg("-c")
        .arg(limited)
        .limit(Duration::from_secs(120))
        .finish();
    let lines = ["small", "long_list", "wide_dict", "strings", "small"].map(|name| format!("{name} MemoryError()\n"));
    assert_eq!(recorded.out(), lines.concat(), "{}", recorded.err());
    // Where there is no limit, it runs out at the same places.
    let trace = scratch.join("program.rdb");
    let replayed =
        Run::new(interpreter(), scratch.path()).arg("--replay").arg(trace).limit(Duration::from_secs(120)).finish();
    recorded.same_as(&replayed, ("recorded", "replayed")).unwrap();
}
