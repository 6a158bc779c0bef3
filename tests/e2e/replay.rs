//! Recorded = replayed, and plain = recorded.

use std::path::Path;

use revdb_tests::{Outcome, Run, Scratch, Script, for_each, interpreter, revdb};

/// Replays a trace in a directory where the program's files are not, with other input and environment.
fn replay(trace: &Path) -> Outcome {
    let elsewhere = Scratch::new();
    Run::new(interpreter(), elsewhere.path()).arg("--replay").arg(trace).env("OTHER", "environment").finish()
}

fn replays_as_recorded(recorded: &Outcome, trace: &Path) -> Result<(), String> {
    recorded.same_as(&replay(trace), ("recorded", "replayed"))?;
    let again =
        Run::new(revdb(), trace.parent().expect("a trace lies in a directory")).arg("replay").arg(trace).finish();
    recorded.same_as(&again, ("recorded", "replayed by `revdb replay`"))
}

#[test]
fn the_machine_randomises_addresses() {
    let setting = std::fs::read_to_string("/proc/sys/kernel/randomize_va_space").unwrap_or_default();
    assert_ne!(setting.trim(), "0", "these tests mean nothing without address randomisation");
}

#[test]
fn every_script_replays_byte_for_byte_twice() {
    for_each(&Script::all(), |script| {
        let scratch = Scratch::new();
        let (recorded, trace) = script.record(&scratch)?;
        replays_as_recorded(&recorded, &trace)
    });
}

#[test]
fn every_script_prints_recorded_what_it_prints_plain() {
    for_each(&Script::all(), |script| {
        let scratch = Scratch::new();
        let (recorded, _) = script.record(&scratch)?;
        script.plain()?.same_as(&recorded, ("plain", "recorded"))
    });
}

#[test]
fn a_run_with_the_real_clock_and_entropy_replays() {
    let scratch = Scratch::new();
    let program = scratch.write(
        "world.py",
        "import os, random, sys, time\n\
         print(time.time(), time.perf_counter(), os.urandom(4), random.random(), os.getpid(), os.environ['HOME'])\n\
         print(random.Random().random(), os.getcwd(), sorted(os.listdir('.')), file=sys.stderr)\n",
    );
    let recorded = Run::new(interpreter(), scratch.path()).arg("--record").arg(&program).env("HOME", "/here").finish();
    assert_eq!(recorded.status, 0, "{}", recorded.err());
    replays_as_recorded(&recorded, &scratch.join("world.rdb")).unwrap();
    let second = Run::new(interpreter(), scratch.path()).arg("--record").arg(&program).env("HOME", "/here").finish();
    assert_ne!(recorded.stdout, second.stdout, "the world does not change: this test shows nothing");
}

#[test]
fn a_log_of_100_000_lines_replays_without_the_log() {
    let scratch = Scratch::new();
    let scripts = Script::named("loganalyser");
    let run = |name: &str, arguments: &[&str], options: &[&str]| {
        let path = scripts.directory().join(name);
        Run::new(interpreter(), scratch.path()).args(options).arg(path).args(arguments).finish()
    };
    let made = run("makelog.py", &["access.log", "100000"], &[]);
    assert_eq!(made.out(), "access.log: 100000 lines\n", "{}", made.err());
    let recorded = run("loganalyser.py", &["access.log"], &["--record"]);
    assert!(recorded.out().starts_with("100000 requests in 23.55 hours, 1888 hosts, 0 bad lines\n"), "{recorded:?}");
    assert_eq!(recorded.status, 3, "{}", recorded.err());
    std::fs::remove_file(scratch.join("access.log")).unwrap();
    std::fs::remove_file(scratch.join("report.json")).unwrap();
    replays_as_recorded(&recorded, &scratch.join("loganalyser.rdb")).unwrap();
    assert!(!scratch.join("report.json").exists(), "the replay wrote a file");
}

#[test]
fn the_demo_fails_every_time_and_replays() {
    for _ in 0..3 {
        let scratch = Scratch::new();
        let recorded = Run::new(interpreter(), scratch.path()).arg("--record").finish();
        assert_eq!(recorded.status, 1, "{recorded:?}");
        assert!(recorded.err().contains("RuntimeError: Mira drank elixir and lost 20 health"), "{}", recorded.err());
        let replayed = replay(&scratch.join("demo.rdb"));
        assert_eq!(replayed.out(), recorded.out());
        assert_eq!(replayed.status, 1);
    }
}
