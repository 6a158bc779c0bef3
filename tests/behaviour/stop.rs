//! Stop points and the answers to the debugger, made by macros.

use std::path::Path;

use revdb_tests::{Run, Scratch};

#[test]
fn a_host_whose_interface_is_made_by_macros_is_walked_through_backwards() {
    let scratch = Scratch::new();
    scratch.write("program", "main:\nadd 1\ncall twice\nprint\ntwice:\nadd 10\nadd 20\n");
    let run = || Run::new(Path::new(env!("CARGO_BIN_EXE_behaviour-steps")), scratch.path());
    let recorded = run().arg("--record=out.rdb").arg("program").finish();
    // Five commands, one call of `finish`, three rounds of the labelled loop.
    assert_eq!((recorded.out().as_str(), recorded.status), ("31\n5 Time(9)\n", 0), "{}", recorded.err());
    let script =
        "go 4\nbt\nprint total\nbstep\nprint total\nbfinish\nprint total\nnext\nprint total\nlocals\nprint x\n";
    let session = run().arg("--debug").arg("out.rdb").stdin(script).finish();
    let out = session.out();
    let answers: Vec<&str> = out.lines().filter(|line| line.starts_with('(')).collect();
    let expected = [
        "(1)$ File \"program\", line 7 in twice:",
        "(4)$ >#0  File \"program\", line 7 in twice:",
        "(4)$ 11",
        "(4)$ File \"program\", line 6 in twice:",
        "(3)$ 1",
        "(3)$ File \"program\", line 3 in main:",
        "(2)$ 1",
        "(2)$ File \"program\", line 4 in main:",
        "(5)$ 31",
        "(5)$     total = 31",
        "(5)$ no variable x",
    ];
    assert_eq!(answers[..expected.len()], expected, "{out}");
    assert!(out.contains(" #1  File \"program\", line 3 in main:\n") && out.contains(" > add 20\n"), "{out}");
}

#[test]
fn a_plain_run_counts_the_same_stop_points() {
    let scratch = Scratch::new();
    scratch.write("program", "main:\nprint\n");
    let plain = Run::new(Path::new(env!("CARGO_BIN_EXE_behaviour-steps")), scratch.path()).arg("program").finish();
    assert_eq!(plain.out(), "0\n5 Time(5)\n");
}
