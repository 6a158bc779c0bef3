//! Replay processes act on nothing outside themselves and do not outlive the debugger.

use std::io::{Read, Write};
use std::path::Path;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use revdb_tests::{Run, Scratch, interpreter, revdb};

/// Processes whose command line mentions `directory`: the recorded one's arguments are kept by every replay process.
fn processes_of(directory: &Path) -> Vec<String> {
    let wanted = directory.to_string_lossy().into_owned();
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").expect("/proc is there").flatten() {
        let Ok(command) = std::fs::read(entry.path().join("cmdline")) else { continue };
        let command = String::from_utf8_lossy(&command).replace('\0', " ");
        if command.contains(&wanted) {
            found.push(format!("{} {command}", entry.file_name().to_string_lossy()));
        }
    }
    found
}

fn recording(source: &str) -> Scratch {
    let scratch = Scratch::new();
    let program = scratch.write("program.py", source);
    let recorded = Run::new(interpreter(), scratch.path()).arg("--record").arg(program).finish();
    assert_eq!(recorded.status, 0, "{}", recorded.err());
    scratch
}

const LOOP: &str = "total = 0\nfor n in range(3000):\n    total += n\nprint(total)\n";

/// The processes of `directory` are gone after at most 300 ms.
fn gone(directory: &Path, when: &str) {
    let start = std::time::Instant::now();
    loop {
        let left = processes_of(directory);
        if left.is_empty() {
            return;
        }
        assert!(start.elapsed().as_millis() < 300, "left behind {when}: {left:?}");
        std::thread::yield_now();
    }
}

#[test]
fn a_session_leaves_no_process_behind() {
    let scratch = recording(LOOP);
    let trace = scratch.join("program.rdb");
    let session = Run::new(revdb(), scratch.path())
        .arg(&trace)
        .stdin("continue\nbstep 5\nprint total\ngo 10\nnext\nquit\n")
        .finish();
    assert_eq!(session.status, 0, "{}\n{}", session.out(), session.err());
    gone(scratch.path(), "after a session");
    let replayed = Run::new(revdb(), scratch.path()).arg("replay").arg(&trace).finish();
    assert_eq!(replayed.out(), "4498500\n");
    gone(scratch.path(), "after a replay");
}

#[test]
fn nothing_survives_the_debuggers_death() {
    let scratch = recording(LOOP);
    let trace = scratch.join("program.rdb");
    for attempt in 0..10 {
        let mut debugger = Run::new(revdb(), scratch.path()).arg(&trace).start();
        let mut stdin = debugger.stdin.take().expect("piped");
        let mut stdout = debugger.stdout.take().expect("piped");
        stdin.write_all(b"continue\nbstep 3\nwatch total\nbcontinue\ngo 500\n").expect("the debugger reads");
        let mut byte = [0; 64];
        // Idle at first, later in the middle of its work.
        for _ in 0..attempt % 5 {
            let _ = stdout.read(&mut byte).expect("a pipe can be read");
        }
        kill(Pid::from_raw(debugger.id().cast_signed()), Signal::SIGKILL).expect("the debugger is ours");
        debugger.wait().expect("the debugger is ours");
        gone(scratch.path(), "after the debugger was killed");
    }
}

#[test]
fn a_replay_does_nothing_outside_itself() {
    let scratch = Scratch::new();
    let program = scratch.write(
        "program.py",
        "import os\nwith open('made.txt', 'w') as out:\n    out.write('once')\nos.mkdir('directory')\nos.remove('victim.txt')\nprint('done')\n",
    );
    scratch.write("victim.txt", "");
    let recorded = Run::new(interpreter(), scratch.path()).arg("--record").arg(program).finish();
    assert_eq!(recorded.out(), "done\n", "{}", recorded.err());
    std::fs::remove_file(scratch.join("made.txt")).unwrap();
    std::fs::remove_dir(scratch.join("directory")).unwrap();
    scratch.write("victim.txt", "still here");
    let session = "continue\nprint open('evil.txt', 'w')\nprint __import__('os').mkdir('evil')\nquit\n";
    let debugged = Run::new(revdb(), scratch.path()).arg(scratch.join("program.rdb")).stdin(session).finish();
    let replayed = Run::new(interpreter(), scratch.path()).arg("--replay").arg(scratch.join("program.rdb")).finish();
    assert_eq!(replayed.out(), "done\n", "{}", replayed.err());
    let mut names: Vec<_> = std::fs::read_dir(scratch.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| !name.ends_with(".session"));
    names.sort();
    assert_eq!(names, ["program.py", "program.rdb", "victim.txt"], "{}", debugged.out());
}
