//! Each part of the facade records and replays: the same output, the same end, and a plain run that looks the same.
//!
//! This executable is host and driver in one: with `scene NAME` it is the guest, with `--replay TRACE` the controller, and
//! otherwise the test.

mod scenes;

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Output, Stdio};

fn main() -> ExitCode {
    let options = revdb_runtime::entry::Options {
        host: "facade",
        default_trace: |arguments| Path::new(&arguments[1]).with_extension("rdb"),
    };
    revdb_runtime::entry::main(options, || {
        let arguments: Vec<_> = std::env::args_os().skip(1).collect();
        match arguments.first().and_then(|first| first.to_str()) {
            Some("scene") => {
                let signalled = scenes::SIGNALLED.iter().map(|(name, scene, _)| (*name, *scene));
                let mut all = scenes::SCENES.iter().copied().chain(signalled);
                let (_, scene) = all.find(|(name, _)| arguments[1] == *name).expect("the scene exists");
                scene();
                if arguments[1] == "error_from_main" { Err("the error from main") } else { Ok(ExitCode::SUCCESS) }
            }
            filter => Ok(run_all(filter.unwrap_or_default())),
        }
    })
}

/// Where the scenes run and their traces lie.
fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("facade")
}

fn run_all(filter: &str) -> ExitCode {
    std::fs::create_dir_all(directory()).expect("a directory for traces");
    // Under `nohup`, or behind a `&` in a script, SIGINT is ignored, and the scenes would inherit that.
    // SAFETY: the default action is no handler.
    unsafe { libc::signal(libc::SIGINT, libc::SIG_DFL) };
    let mut tests: Vec<(String, Box<dyn Fn() + std::panic::UnwindSafe + std::panic::RefUnwindSafe>)> = Vec::new();
    for (name, _) in scenes::SCENES {
        tests.push((format!("scene {name}"), Box::new(|| check(name))));
    }
    for (name, _, signal) in scenes::SIGNALLED {
        tests.push((format!("signalled {name}"), Box::new(|| check_signalled(name, *signal))));
    }
    tests.push(("record_names_the_trace".to_owned(), Box::new(record_names_the_trace)));
    tests.push(("what_is_no_trace_is_not_overwritten".to_owned(), Box::new(what_is_no_trace_is_not_overwritten)));
    tests.push(("a_trace_is_replaced".to_owned(), Box::new(a_trace_is_replaced)));
    tests.push(("the_process_id_goes_into_the_name".to_owned(), Box::new(the_process_id_goes_into_the_name)));
    tests.push(("an_unwritable_trace_is_a_warning".to_owned(), Box::new(an_unwritable_trace_is_a_warning)));
    tests.push(("the_recorded_build_is_found_after_a_rebuild".to_owned(), Box::new(the_recorded_build_is_found)));
    let mut failed = 0;
    for (name, test) in tests {
        if !filter.starts_with('-') && !name.contains(filter) {
            continue;
        }
        let passed = std::panic::catch_unwind(test).is_ok();
        println!("{name} ... {}", if passed { "ok" } else { "FAILED" });
        failed += u32::from(!passed);
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn command(arguments: &[&OsStr]) -> Command {
    command_of(&std::env::current_exe().expect("this executable"), arguments)
}

fn command_of(executable: &Path, arguments: &[&OsStr]) -> Command {
    let mut command = Command::new(executable);
    command
        .args(arguments)
        .env("FACADE_TEST", "set")
        .env("XDG_CACHE_HOME", directory().join("cache"))
        .current_dir(directory())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(command: &mut Command) -> Output {
    let mut child = command.spawn().expect("the scene starts");
    // A scene that reads nothing may be gone by now.
    let _ = child.stdin.take().expect("a pipe").write_all(b"one line\nabcdef\nlast, without newline");
    child.wait_with_output().expect("the scene ends")
}

fn scene(name: &str) -> Command {
    command(&["scene".as_ref(), name.as_ref()])
}

fn replay(trace: &Path) -> Output {
    run(&mut command(&["--replay".as_ref(), trace.as_os_str()]))
}

fn fresh_trace(name: &str) -> PathBuf {
    let trace = directory().join(format!("{name}.rdb"));
    let _ = std::fs::remove_file(&trace);
    trace
}

fn check(name: &str) {
    let trace = fresh_trace(name);
    let recorded = run(scene(name).env("REVDB", &trace));
    assert!(trace.exists(), "no trace; stderr: {}", text(&recorded.stderr));
    assert_same("replayed", &replay(&trace), &recorded);
    assert_same("replayed again", &replay(&trace), &recorded);

    // In the test world a plain run and a recorded one see the same things. A refused thread and ids in a panic's message
    // or of children differ.
    if !["threads_are_refused", "panics", "child_output"].contains(&name) {
        let plain = run(scene(name).env("REVDB_TEST_WORLD", "7"));
        let recorded = run(scene(name).env("REVDB_TEST_WORLD", "7").env("REVDB", &trace));
        let stdout = |output: &Output| without_machine(&text(&output.stdout));
        assert_eq!(stdout(&recorded), stdout(&plain), "recorded and plain runs print the same");
        assert_eq!(recorded.status, plain.status);
    }
}

/// Runs a scene up to its "ready", sends it the signal, and compares.
fn check_signalled(name: &str, signal: i32) {
    let trace = fresh_trace(name);
    let mut child: Child = scene(name).env("REVDB", &trace).spawn().expect("the scene starts");
    let mut said = String::new();
    BufReader::new(child.stderr.take().expect("a pipe")).read_line(&mut said).expect("a line");
    assert_eq!(said, "ready\n");
    if name.starts_with("interrupted_") {
        // Until it waits, a signal would not interrupt anything.
        let stat = PathBuf::from(format!("/proc/{}/stat", child.id()));
        while !std::fs::read_to_string(&stat).expect("it lives").contains(") S ") {
            std::thread::yield_now();
        }
    }
    // SAFETY: a child of ours that was not waited for.
    assert_eq!(unsafe { libc::kill(child.id() as i32, signal) }, 0);
    let mut printed = Vec::new();
    child.stdout.take().expect("a pipe").read_to_end(&mut printed).expect("the rest");
    let status = child.wait().expect("the scene ends");
    assert_eq!(status.signal(), Some(signal));
    let recorded = Output { status, stdout: printed, stderr: Vec::new() };
    assert_same("replayed", &replay(&trace), &recorded);
    assert_same("replayed again", &replay(&trace), &recorded);
}

fn record_names_the_trace() {
    let trace = fresh_trace("output");
    let recorded = run(&mut command(&["--record".as_ref(), "scene".as_ref(), "output".as_ref()]));
    assert_same("replayed", &replay(&trace), &recorded);
    let trace = fresh_trace("other");
    let flag = "--record=other.rdb";
    let recorded = run(&mut command(&[flag.as_ref(), "scene".as_ref(), "environment".as_ref()]));
    assert!(text(&recorded.stdout).starts_with("[\"scene\", \"environment\"]\n"));
    assert_same("replayed", &replay(&trace), &recorded);
}

fn what_is_no_trace_is_not_overwritten() {
    let file = fresh_trace("precious");
    std::fs::write(&file, "precious").expect("written");
    let refused = run(scene("output").env("REVDB", &file));
    assert_eq!((refused.status.code(), text(&refused.stdout)), (Some(2), String::new()));
    assert!(text(&refused.stderr).starts_with("revdb: error: "), "{}", text(&refused.stderr));
    assert_eq!(std::fs::read(&file).expect("read"), b"precious");
}

fn a_trace_is_replaced() {
    let trace = fresh_trace("replaced");
    run(scene("output").env("REVDB", &trace));
    let recorded = run(scene("exit_status").env("REVDB", &trace));
    assert_eq!(recorded.status.code(), Some(3));
    assert_same("replayed", &replay(&trace), &recorded);
}

fn the_process_id_goes_into_the_name() {
    let mut child = scene("process_id");
    child.env("REVDB", directory().join("pid-%p.rdb"));
    let recorded = run(&mut child);
    let trace = directory().join(format!("pid-{}.rdb", text(&recorded.stdout).trim()));
    assert_same("replayed", &replay(&trace), &recorded);
    std::fs::remove_file(trace).expect("removed");
}

fn an_unwritable_trace_is_a_warning() {
    let ran = run(scene("exit_status").env("REVDB", directory().join("no such directory/x.rdb")));
    assert_eq!((ran.status.code(), text(&ran.stdout)), (Some(3), "buffered".to_owned()));
    assert!(text(&ran.stderr).starts_with("revdb: warning: "), "{}", text(&ran.stderr));
}

fn the_recorded_build_is_found() {
    let trace = fresh_trace("rebuilt");
    let host = directory().join("host");
    let _ = std::fs::remove_file(&host);
    std::fs::copy(std::env::current_exe().expect("this executable"), &host).expect("copied");
    let recorded = run(command_of(&host, &["scene".as_ref(), "clocks".as_ref()]).env("REVDB", &trace));
    std::fs::remove_file(&host).expect("removed");
    std::fs::write(&host, "another build").expect("written");
    assert_same("replayed", &replay(&trace), &recorded);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Removes the times that the file system gives, which no test world makes.
fn without_machine(text: &str) -> String {
    text.lines().map(|line| line.split("Ok(SystemTime").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Compares, apart from the line in which the front end names a signal.
fn assert_same(what: &str, replayed: &Output, recorded: &Output) {
    let stderr = |output: &Output| {
        let all = text(&output.stderr);
        all.lines().filter(|line| !line.starts_with("revdb: the record")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(text(&replayed.stdout), text(&recorded.stdout), "standard output, {what}; {}", stderr(replayed));
    assert_eq!(stderr(replayed), stderr(recorded), "standard error, {what}");
    let status = recorded.status.code().or(recorded.status.signal().map(|signal| 128 + signal));
    assert_eq!(replayed.status.code(), status, "the exit status, {what}");
}
