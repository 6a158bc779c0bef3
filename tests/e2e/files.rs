//! Names of traces, what may be overwritten, and traces that outlive the interpreter's next build.

use revdb_tests::{Outcome, Run, Scratch, interpreter, revdb};

fn interp(scratch: &Scratch, arguments: &[&str]) -> Outcome {
    Run::new(interpreter(), scratch.path()).args(arguments).finish()
}

fn is_trace(scratch: &Scratch, name: &str) -> bool {
    Run::new(revdb(), scratch.path()).args(["info", name]).finish().status == 0
}

#[test]
fn a_trace_is_named_after_what_was_recorded() {
    let scratch = Scratch::new();
    scratch.write("prog.py", "print('prog')\n");
    std::fs::create_dir(scratch.join("sub")).unwrap();
    std::fs::write(scratch.join("sub/inner.py"), "print('inner')\n").unwrap();
    let cases: [(&[&str], &str, &str); 5] = [
        (&["--record", "prog.py"], "prog.rdb", "prog\n"),
        (&["--record", "sub/inner.py"], "inner.rdb", "inner\n"),
        (&["--record", "-c", "print('command')"], "command.rdb", "command\n"),
        (&["--record", "-m", "prog"], "prog.rdb", "prog\n"),
        (&["--record=other.rdb", "prog.py"], "other.rdb", "prog\n"),
    ];
    for (arguments, trace, printed) in cases {
        let _ = std::fs::remove_file(scratch.join(trace));
        let outcome = interp(&scratch, arguments);
        assert_eq!((outcome.out().as_str(), outcome.status), (printed, 0), "{arguments:?}: {}", outcome.err());
        assert!(is_trace(&scratch, trace), "{arguments:?} made no {trace}");
        assert_eq!(interp(&scratch, &["--replay", trace]).out(), printed, "{arguments:?}");
    }
    let outcome =
        Run::new(interpreter(), scratch.path()).args(["--record", "-"]).stdin("print('from stdin')\n").finish();
    assert_eq!(outcome.out(), "from stdin\n", "{}", outcome.err());
    assert_eq!(interp(&scratch, &["--replay", "stdin.rdb"]).out(), "from stdin\n");
}

#[test]
fn the_environment_variable_chooses_the_trace_and_the_program_does_not_see_it() {
    let scratch = Scratch::new();
    let program = scratch.write("prog.py", "import os\nprint([name for name in os.environ if 'REVDB' in name])\n");
    let outcome = Run::new(interpreter(), scratch.path()).arg(&program).env("REVDB", "by_variable.rdb").finish();
    assert_eq!(outcome.out(), "[]\n", "{}", outcome.err());
    assert_eq!(interp(&scratch, &["--replay", "by_variable.rdb"]).out(), "[]\n");
}

#[test]
fn a_recorded_program_sees_its_own_arguments_only() {
    let scratch = Scratch::new();
    scratch.write("prog.py", "import sys\nprint(sys.argv)\n");
    let outcome = interp(&scratch, &["--record", "prog.py", "--record", "-x", "a b"]);
    assert_eq!(outcome.out(), "['prog.py', '--record', '-x', 'a b']\n", "{}", outcome.err());
    assert_eq!(interp(&scratch, &["prog.py", "--record", "-x", "a b"]).out(), outcome.out());
}

#[test]
fn an_existing_trace_is_replaced() {
    let scratch = Scratch::new();
    scratch.write("prog.py", "print('old')\n");
    let _ = interp(&scratch, &["--record", "prog.py"]);
    scratch.write("prog.py", "print('new')\n");
    let _ = interp(&scratch, &["--record", "prog.py"]);
    assert_eq!(interp(&scratch, &["--replay", "prog.rdb"]).out(), "new\n");
}

#[test]
fn a_file_that_is_not_a_trace_is_refused_not_overwritten() {
    let scratch = Scratch::new();
    scratch.write("prog.py", "print('ran')\n");
    scratch.write("precious.txt", "not a trace, and longer than a header would be\n".repeat(200));
    let before = std::fs::read(scratch.join("precious.txt")).unwrap();
    let outcome = interp(&scratch, &["--record=precious.txt", "prog.py"]);
    assert!(outcome.err().contains("precious.txt"), "the message does not name the file: {}", outcome.err());
    assert_eq!(std::fs::read(scratch.join("precious.txt")).unwrap(), before);
    for arguments in [["--replay", "precious.txt"], ["--debug", "precious.txt"], ["--replay", "missing.rdb"]] {
        let outcome = interp(&scratch, &arguments);
        assert_ne!(outcome.status, 0, "{arguments:?}");
        assert!(outcome.err().contains(arguments[1]), "{arguments:?}: {}", outcome.err());
        assert!(!outcome.err().contains("panicked"), "{arguments:?}: {}", outcome.err());
    }
}

#[test]
fn a_trace_outlives_a_rebuild_of_the_interpreter() {
    let scratch = Scratch::new();
    let copy = scratch.join("interp");
    std::fs::copy(interpreter(), &copy).unwrap();
    let program = scratch.write("prog.py", "import time\nprint('kept', time.time())\n");
    let cache = scratch.join("cache");
    let run = |program: &std::path::Path| Run::new(program, scratch.path()).env("XDG_CACHE_HOME", &cache);
    let recorded = run(&copy).arg("--record").arg(&program).finish();
    assert_eq!(recorded.status, 0, "{}", recorded.err());
    // The linker replaces the file; what lies there now is another program.
    std::fs::remove_file(&copy).unwrap();
    std::fs::copy(revdb(), &copy).unwrap();
    let trace = scratch.join("prog.rdb");
    for replayer in [revdb(), interpreter()] {
        let option = if replayer == revdb() { "replay" } else { "--replay" };
        recorded.same_as(&run(replayer).arg(option).arg(&trace).finish(), ("recorded", "replayed")).unwrap();
    }
}

#[test]
fn info_describes_a_trace() {
    let scratch = Scratch::new();
    scratch.write("prog.py", "import sys\nsys.exit(4)\n");
    let _ = interp(&scratch, &["--record", "prog.py", "argument"]);
    let info = Run::new(revdb(), scratch.path()).args(["info", "prog.rdb"]).finish();
    assert_eq!(info.status, 0, "{}", info.err());
    for part in ["example-interp", "prog.py", "argument"] {
        assert!(info.out().contains(part), "no {part:?} in {}", info.out());
    }
    let json = Run::new(revdb(), scratch.path()).args(["info", "prog.rdb", "--json"]).finish();
    let parsed = Run::new(interpreter(), scratch.path())
        .args(["-c", "import json, sys\nprint(type(json.loads(sys.stdin.read())).__name__)"])
        .stdin(json.stdout)
        .finish();
    assert_eq!(parsed.out(), "dict\n", "{}", parsed.err());
}

#[test]
fn nothing_is_said_when_standard_error_is_not_a_terminal() {
    let scratch = Scratch::new();
    let outcome = interp(&scratch, &["--record", "-c", "print(1)"]);
    assert_eq!(outcome, Outcome { status: 0, stdout: b"1\n".to_vec(), stderr: Vec::new() });
}

#[test]
fn a_terminal_is_told_the_name_of_the_trace() {
    let scratch = Scratch::new();
    let terminal = nix::pty::openpty(None, None).expect("the system has terminals");
    let mut command = std::process::Command::new(interpreter());
    command.args(["--record", "-c", "print(1)"]).current_dir(scratch.path()).stdin(std::process::Stdio::null());
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(terminal.slave).spawn().expect("it was built");
    // The command keeps our copy of the terminal's slave side open; without it, reading ends with the program.
    drop(command);
    assert!(child.wait().expect("the child is ours").success());
    let mut said = Vec::new();
    // A terminal whose last user has gone away gives EIO instead of an end.
    let _ = std::io::Read::read_to_end(&mut std::fs::File::from(terminal.master), &mut said);
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("command.rdb"), "{said:?}");
    assert_eq!(said.trim().lines().count(), 1, "{said:?}");
}

#[test]
fn a_recording_that_cannot_be_written_warns_and_the_program_goes_on() {
    let scratch = Scratch::new();
    let outcome = interp(&scratch, &["--record=/proc/no/such/place.rdb", "-c", "print('still here')"]);
    assert_eq!((outcome.out().as_str(), outcome.status), ("still here\n", 0), "{}", outcome.err());
    assert_eq!(outcome.err().lines().count(), 1, "{}", outcome.err());
}

#[test]
fn what_a_program_wrote_reaches_files_that_it_never_closes() {
    let scratch = Scratch::new();
    let program = "held = open('global.txt', 'w')\nheld.write('one')\ndef end():\n    local = open('local.txt', 'w')\n    \
                   local.write('two')\n    END\nend()\n";
    for (end, status) in [("pass", 0), ("raise ValueError", 1), ("raise SystemExit(3)", 3)] {
        scratch.write("prog.py", program.replace("END", end));
        for arguments in [&["prog.py"][..], &["--record", "prog.py"]] {
            assert_eq!(interp(&scratch, arguments).status, status, "{end}");
            for (name, text) in [("global.txt", "one"), ("local.txt", "two")] {
                let written = std::fs::read_to_string(scratch.join(name)).unwrap();
                assert_eq!(written, text, "{name} of a program that ends by {end}");
                std::fs::remove_file(scratch.join(name)).unwrap();
            }
        }
    }
}
