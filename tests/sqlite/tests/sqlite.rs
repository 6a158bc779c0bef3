//! A real C library behind `#[revdb::instrument]`: its results are in the trace, and it does not run on replay.

use std::path::Path;

use revdb_tests::{Run, Scratch};

const HOST: &str = env!("CARGO_BIN_EXE_sqlite-host");

fn recorded(scratch: &Scratch) -> revdb_tests::Outcome {
    let recorded = Run::new(Path::new(HOST), scratch.path()).arg("--record=out.rdb").arg("data.db").finish();
    assert_eq!((recorded.status, recorded.err()), (0, String::new()), "{}", recorded.out());
    recorded
}

#[test]
fn a_run_that_uses_sqlite_replays_without_it() {
    let scratch = Scratch::new();
    let recorded = recorded(&scratch);
    let out = recorded.out();
    // Callbacks ran where they were called, those that SQLite kept too.
    assert!(out.contains("change 4 of t: 18\nrow 0 at "), "{out}");
    assert!(out.contains("row 1 at ") && out.contains("one|1.5|2"), "{out}");
    assert!(out.contains("Err(\"near \\\"nothing\\\": syntax error\")"), "{out}");
    assert!(
        out.contains("\"2 in call 3 of process ") && out.contains("Err(\"near \\\"bad\\\": syntax error\")"),
        "{out}"
    );
    assert!(out.ends_with("the function is destroyed\n[0, 1, 2, 3, 4] [1, 2, 3, 4]\n"), "{out}");
    std::fs::remove_file(scratch.join("data.db")).unwrap();
    let replayed = Run::new(Path::new(HOST), scratch.path()).arg("--replay").arg("out.rdb").finish();
    recorded.same_as(&replayed, ("recorded", "replayed")).unwrap();
    // It would have made its file.
    assert!(!scratch.join("data.db").exists());
}

#[test]
fn a_plain_run_is_the_run_without_revdb() {
    let scratch = Scratch::new();
    let plain = Run::new(Path::new(HOST), scratch.path()).arg("data.db").finish();
    assert_eq!((plain.status, plain.err()), (0, String::new()));
    assert!(plain.out().ends_with("[0, 1, 2, 3, 4] [1, 2, 3, 4]\n"), "{}", plain.out());
}

#[test]
fn the_debugger_stops_inside_a_callback_and_goes_back_out_of_it() {
    let scratch = Scratch::new();
    drop(recorded(&scratch));
    let session = Run::new(Path::new(HOST), scratch.path())
        .arg("--debug")
        .arg("out.rdb")
        .stdin("go 6\nbstep\nbstep\ngo 8\nbstep\nquit\n")
        .finish();
    let out = session.out();
    // Times 3 to 6 are the changes, 7 is the third line of `main`, 8 to 11 are the rows.
    let lines: Vec<&str> = out.lines().filter_map(|line| line.split("line ").nth(1)?.split(' ').next()).collect();
    assert_eq!(lines, ["1", "20", "20", "20", "10", "3"], "{out}");
}
