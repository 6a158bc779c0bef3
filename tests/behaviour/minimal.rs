//! A host that says no more than its frames: the debugger moves, and what it cannot do it says, with the method that it needs.

use std::path::Path;

use revdb_tests::{Run, Scratch};

const HOST: &str = env!("CARGO_BIN_EXE_behaviour-host");

/// What the debugger says to each command on a recording of five lines.
fn session(commands: &[&str]) -> Vec<String> {
    let scratch = Scratch::new();
    scratch.write("program", "time\n".repeat(5));
    let run = |arguments: &[&str]| Run::new(Path::new(HOST), scratch.path()).args(arguments);
    assert_eq!(run(&["--record", "program"]).finish().status, 0);
    let outcome = run(&["--debug", "program.rdb"]).stdin(commands.join("\n")).finish();
    assert_eq!((outcome.status, outcome.err()), (0, String::new()), "{}", outcome.out());
    let out = outcome.out();
    let answers =
        out.split(")$ ").skip(1).map(|part| part.rsplit_once("\n(").map_or(part, |(part, _)| part).to_owned());
    answers.map(|answer| answer.trim_start_matches(|c: char| c == '(' || c.is_ascii_digit()).to_owned()).collect()
}

#[test]
fn with_frames_alone_the_debugger_moves_both_ways() {
    let said = session(&["step 2", "bstep", "next", "bnext", "go 4", "bt", "bcontinue", "continue"]);
    let at = |line: u32| format!("File \"?\", line {line} in ?:");
    for (answer, line) in said.iter().zip([3, 2, 3, 2, 4, 4, 1, 5]) {
        assert!(answer.contains(&at(line)), "{line} in {answer}");
    }
    assert!(said[0].contains("(no source: the interpreter's `Guest::source` gives none for this file)"), "{}", said[0]);
}

#[test]
fn what_is_missing_is_named_with_its_method() {
    let said = session(&["locals", "print 1", "args", "break 3", "break 3 if 1", "watch x", "step"]);
    let needs = ["`locals`", "`print`", "`args`", "`break`", "`break`", "`watch` on this expression"];
    let methods = ["locals", "evaluate", "arguments", "code", "code", "evaluate"];
    for ((answer, what), method) in said.iter().zip(needs).zip(methods) {
        assert_eq!(*answer, format!("{what} needs `Guest::{method}`, which this interpreter does not implement"));
    }
    assert!(said[6].contains("line 2"), "{said:?}");
}
