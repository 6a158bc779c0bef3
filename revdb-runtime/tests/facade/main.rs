//! Each part of the facade records and replays: the same output, the same end, and a plain run that looks the same.
//!
//! This executable is host and driver in one: with `scene NAME` it is the guest, with `replay TRACE` the controller, and
//! without arguments the test.

mod scenes;

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    match arguments.first().and_then(|first| first.to_str()) {
        Some("scene") => {
            let (_, scene) = scenes::SCENES
                .iter()
                .find(|(name, _)| arguments.get(1).is_some_and(|wanted| wanted == name))
                .expect("the scene exists");
            scene();
            ExitCode::SUCCESS
        }
        Some("replay") => revdb_runtime::frontend::replay(Path::new(&arguments[1])),
        filter => run_all(filter),
    }
}

fn run_all(filter: Option<&str>) -> ExitCode {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("facade");
    std::fs::create_dir_all(&directory).expect("a directory for traces");
    let mut failed = 0;
    for (name, _) in scenes::SCENES {
        if filter.is_some_and(|filter| !filter.starts_with('-') && !name.contains(filter)) {
            continue;
        }
        match std::panic::catch_unwind(|| check(name, &directory)) {
            Ok(()) => println!("scene {name} ... ok"),
            Err(_) => {
                println!("scene {name} ... FAILED");
                failed += 1;
            }
        }
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(directory: &Path, arguments: &[&OsStr], variables: &[(&str, &OsStr)]) -> Output {
    let mut child = Command::new(std::env::current_exe().expect("this executable"))
        .args(arguments)
        .env("FACADE_TEST", "set")
        .env("XDG_CACHE_HOME", directory.join("cache"))
        .envs(variables.iter().copied())
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the scene starts");
    // A scene that reads nothing may be gone by now.
    let _ = child.stdin.take().expect("a pipe").write_all(b"one line\nabcdef\nlast, without newline");
    child.wait_with_output().expect("the scene ends")
}

fn check(name: &str, directory: &Path) {
    let trace = directory.join(format!("{name}.rdb"));
    let _ = std::fs::remove_file(&trace);
    let scene = ["scene".as_ref(), name.as_ref()];

    let recorded = run(directory, &scene, &[("REVDB", trace.as_os_str())]);
    assert!(trace.exists(), "no trace; stderr: {}", String::from_utf8_lossy(&recorded.stderr));
    let replayed = run(directory, &["replay".as_ref(), trace.as_os_str()], &[]);
    assert_same("replayed", &replayed, &recorded);
    let again = run(directory, &["replay".as_ref(), trace.as_os_str()], &[]);
    assert_same("replayed again", &again, &recorded);

    // In the test world a plain run and a recorded one see the same things. A refused thread and ids in a panic's message
    // or of children differ.
    if !["threads_are_refused", "panics", "child_output"].contains(&name) {
        let world = ("REVDB_TEST_WORLD", "7".as_ref());
        let plain = run(directory, &scene, &[world]);
        let recorded = run(directory, &scene, &[world, ("REVDB", trace.as_os_str())]);
        let text = |output: &Output| without_machine(&String::from_utf8_lossy(&output.stdout));
        assert_eq!(text(&recorded), text(&plain), "recorded and plain runs print the same");
        assert_eq!(recorded.status, plain.status);
    }
}

/// Removes the times that the file system gives, which no test world makes.
fn without_machine(text: &str) -> String {
    text.lines().map(|line| line.split("Ok(SystemTime").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn assert_same(what: &str, replayed: &Output, recorded: &Output) {
    use std::os::unix::process::ExitStatusExt;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&replayed.stdout), text(&recorded.stdout), "standard output, {what}; stderr {}", text(&replayed.stderr));
    assert_eq!(text(&replayed.stderr), text(&recorded.stderr), "standard error, {what}");
    let status = recorded.status.code().or(recorded.status.signal().map(|signal| 128 + signal));
    assert_eq!(replayed.status.code(), status, "the exit status, {what}");
}
