//! What the macros instrument is recorded, and replays to the same bytes in a world where everything is different.

use std::path::Path;

use revdb_tests::{Outcome, Run, Scratch};

const HOST: &str = env!("CARGO_BIN_EXE_behaviour-host");

/// Records `program`, then replays it after its files are gone, with another environment, input and process.
fn record_and_replay(program: &str) -> (Outcome, Outcome) {
    let scratch = Scratch::new();
    scratch.write("program", program);
    scratch.write("data", "the data\n");
    let run = Run::new(Path::new(HOST), scratch.path()).env("NAME", "recorded").stdin("first line\nsecond line\n");
    let recorded = run.arg("--record").arg("program").finish();
    for name in ["program", "data"] {
        std::fs::remove_file(scratch.join(name)).expect("it was just written");
    }
    let run = Run::new(Path::new(HOST), scratch.path()).env("NAME", "replayed").stdin("other input\n");
    (recorded, run.arg("--replay").arg("program.rdb").finish())
}

/// The recorded output, after it was found equal to the replayed one.
fn output(program: &str) -> String {
    let (recorded, replayed) = record_and_replay(program);
    recorded
        .same_as(&replayed, ("recorded", "replayed"))
        .unwrap_or_else(|difference| panic!("{program}: {difference}"));
    recorded.out()
}

#[test]
fn files_are_answered_from_the_trace() {
    let output = output("read data\nsize data\nread /no/such/file\nall data\n");
    assert_eq!(
        output,
        "1 read: the data\n\n2 size: 9\n3 read: No such file or directory (os error 2)\n4 all: Ok(true) Ok(false)\n"
    );
}

#[test]
fn directories_are_answered_from_the_trace() {
    assert!(output("list .\npath data\n").contains("data"));
}

#[test]
fn the_environment_and_the_input_are_answered_from_the_trace() {
    let output = output("env NAME\nenv NO_SUCH_NAME\ninput\ninput\ninput\n");
    assert!(
        output.starts_with("1 env: recorded\n2 env: environment variable not found\n3 input: first line\n"),
        "{output}"
    );
    assert!(output.ends_with("4 input: second line\n\n5 input: \n"), "{output}");
}

#[test]
fn clocks_are_answered_from_the_trace() {
    assert!(output("time\ntime\n").contains("SystemTime"));
}

#[test]
fn foreign_functions_are_answered_from_the_trace() {
    let output = output("pid\nrandom\nsocket\nerrno\n");
    assert!(output.contains("2 random: 8 ["), "{output}");
    assert!(output.contains("3 socket: 0 true [1, 0] 4\n"), "{output}");
    assert!(output.ends_with("4 errno: -1 No such file or directory (os error 2)\n"), "{output}");
}

#[test]
fn recorded_functions_and_expressions_are_answered_from_the_trace() {
    let output = output("boundary\n");
    assert!(!output.starts_with("1 boundary: 0 1 [0]"), "{output}");
}

#[test]
fn an_impl_is_a_boundary_method_by_method() {
    let output = output("method\n");
    assert!(output.starts_with("1 method: one in Ok(\"recorded\") two in Ok(\"recorded\") 7 ["), "{output}");
    assert!(output.ends_with("] counter\n"), "{output}");
}

#[test]
fn what_a_recorded_body_counts_is_made_up_for_on_replay() {
    let output = output("counted\nread data\ncounted\n");
    // Two ids inside, then one outside, then that of the line's own value.
    assert!(output.starts_with("4 counted: "), "{output}");
    assert!(output.contains("\n5 read: the data\n"), "{output}");
}

#[test]
fn a_recorded_function_that_is_given_something_else_on_replay_is_a_divergence() {
    let (recorded, replayed) = record_and_replay("given\n");
    assert_eq!(recorded.out(), "1 given: 8\n");
    let error = replayed.err();
    assert!(replayed.status != 0 && error.contains("behaviour_host::given with other arguments"), "{error}");
}

#[test]
fn standard_error_and_the_exit_status_replay() {
    let (recorded, replayed) = record_and_replay("warn careful\nexit 3\n");
    recorded.same_as(&replayed, ("recorded", "replayed")).unwrap();
    assert_eq!((recorded.err().as_str(), recorded.status), ("careful\ncareful again\n", 3));
}

#[test]
fn a_plain_run_prints_what_a_recorded_one_does() {
    let scratch = Scratch::new();
    scratch.write("program", "read program\nenv NAME\nwarn careful\nbad\nexit 4\n");
    let run = || Run::new(Path::new(HOST), scratch.path()).env("NAME", "value");
    let plain = run().arg("program").finish();
    let recorded = run().arg("--record=out.rdb").arg("program").finish();
    plain.same_as(&recorded, ("plain", "recorded")).unwrap();
    assert!(scratch.join("out.rdb").exists());
}

#[test]
fn every_pattern_that_breaks_naive_rewriting_replays() {
    let host = Path::new(env!("CARGO_BIN_EXE_behaviour-patterns"));
    let scratch = Scratch::new();
    scratch.write("data", "one\ntwo\n");
    let run = Run::new(host, scratch.path()).env("NAME", "recorded").stdin("typed\n");
    let recorded = run.arg("--record=out.rdb").arg("x").finish();
    assert_eq!((recorded.status, recorded.err()), (0, String::new()), "{}", recorded.out());
    let out = recorded.out();
    assert_eq!(out.lines().filter(|line| line.contains(" fails: ")).count(), 0, "{out}");
    for name in ["data", "made", "log"] {
        std::fs::remove_file(scratch.join(name)).expect("the run has it");
    }
    let replayed = Run::new(host, scratch.path()).env("NAME", "replayed").arg("--replay").arg("out.rdb").finish();
    recorded.same_as(&replayed, ("recorded", "replayed")).unwrap();
    assert!(!scratch.join("made").exists(), "the replay reached outside");
}
