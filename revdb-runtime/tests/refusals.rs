//! What recording and the debugger say about files that they cannot use. The program that is to be recorded runs all the same.

mod common;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use common::{Scratch, toy};

const REVDB: &str = env!("CARGO_BIN_EXE_revdb");

/// Runs a command with input, to its end.
fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    // A program that ends early does not read all of it.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Lines that cannot be compressed.
fn noise(lines: u64) -> Vec<u8> {
    let mut text = String::new();
    let mut number = 1_u64;
    for _ in 0..lines {
        for _ in 0..4 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(&format!("{:x}", number >> 11));
        }
        text.push('\n');
    }
    text.into_bytes()
}

/// A program that reads so many lines, and counts them.
fn program(scratch: &Scratch, lines: u64) -> PathBuf {
    let path = scratch.0.join("program.toy");
    let text = format!("n = 0\nagain:\nx = line\nn = n + 1\nif n < {lines} again\nprint n\n");
    fs::write(&path, text).expect("written");
    path
}

#[test]
fn a_program_that_cannot_be_recorded_runs_all_the_same() {
    let scratch = Scratch::new("unrecordable");
    let source = program(&scratch, 10);
    let pipe = scratch.0.join("pipe.rdb");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).expect("a pipe");
    let mut targets = vec![
        // Nobody can make a file there, not even root.
        (PathBuf::from("/proc/self/program.rdb"), "cannot create"),
        (scratch.0.join("no/such/directory.rdb"), "cannot create"),
        (scratch.0.clone(), "is a directory, and a trace is a regular file: name one"),
        (pipe, "is a pipe, and a trace is a regular file: name one"),
    ];
    if !nix::unistd::geteuid().is_root() {
        let closed = scratch.0.join("closed");
        fs::create_dir(&closed).expect("a directory");
        fs::set_permissions(&closed, std::os::unix::fs::PermissionsExt::from_mode(0o555)).expect("ours");
        targets.push((closed.join("program.rdb"), "cannot create"));
    }
    for (target, why) in targets {
        let ran = run(Command::new(toy()).arg(&source).env("REVDB", &target), &noise(10));
        let said = text(&ran.stderr);
        assert_eq!((ran.status.code(), text(&ran.stdout)), (Some(0), "10\n".to_owned()), "{said}");
        assert!(said.starts_with("revdb: warning: this run is not recorded: "), "{said}");
        assert!(said.contains(why) && said.ends_with("(--record=FILE records elsewhere)\n"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_disk_that_fills_up_ends_the_recording_and_not_the_program() {
    const LINES: u64 = 40_000;
    let scratch = Scratch::new("full-disk");
    let (source, trace) = (program(&scratch, LINES), scratch.0.join("program.rdb"));
    let mut command = Command::new("sh");
    // In blocks of 512 or 1,024 bytes, as the shell likes.
    command.arg("-c").arg("ulimit -f 1000; exec \"$0\" \"$1\"").arg(toy()).arg(&source).env("REVDB", &trace);
    // Where nothing is kept yet, the executable is copied first, and is larger than that.
    command.env("XDG_CACHE_HOME", scratch.0.join("cache"));
    let ran = run(&mut command, &noise(LINES));
    let said = text(&ran.stderr);
    assert_eq!((ran.status.code(), text(&ran.stdout)), (Some(0), format!("{LINES}\n")), "{said}");
    assert!(said.starts_with("revdb: warning: recording stopped, "), "{said}");
    assert!(said.contains("raise the limit on the size of files (ulimit -f) and record again"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");

    // What was recorded until then is as good as any recording.
    let replayed = run(Command::new(REVDB).arg("replay").arg(&trace), b"");
    let said = text(&replayed.stderr);
    assert_eq!((replayed.status.code(), text(&replayed.stdout)), (Some(1), String::new()), "{said}");
    assert!(said.contains("the recording ends here, before the program did: File too large"), "{said}");
    let debugged = run(Command::new(REVDB).arg(&trace), b"go end\nbstep 6\nprint n < 1000\nprint n < 100000\n");
    let said = text(&debugged.stdout);
    assert!(said.contains("$ 0\n") && said.contains("$ 1\n"), "{said}");
}

/// What `revdb`, `revdb replay` and `revdb info` say about a file that they refuse; it must be the same, on one line.
fn refused(path: &Path) -> String {
    let mut said = Vec::new();
    for words in [&[][..], &["replay"], &["info"], &["stops"], &["pack"]] {
        let output = run(Command::new(REVDB).args(words).arg(path), b"");
        let error = text(&output.stderr);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()), "{words:?}: {error}");
        assert!(error.starts_with("Error: "), "{words:?}: {error}");
        assert_eq!(error.lines().count(), 1, "{words:?}: {error}");
        said.push(error);
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    said.remove(0)
}

#[test]
fn a_file_that_is_no_trace_is_refused_with_advice() {
    let scratch = Scratch::new("no-trace");
    let (source, trace) = (program(&scratch, 3), scratch.0.join("program.rdb"));
    assert!(run(Command::new(toy()).arg(&source).env("REVDB", &trace), &noise(3)).status.success());
    let whole = fs::read(&trace).expect("a trace");
    let with_version = |version: u8| {
        let mut bytes = whole.clone();
        bytes[8] = version;
        bytes
    };
    let pipe = scratch.0.join("a-pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).expect("a pipe");
    let mut cases = vec![
        (pipe, "is a pipe, and a trace is a regular file: name one"),
        (scratch.0.clone(), "is a directory, and a trace is a regular file: name one"),
        (scratch.0.join("nothing"), "No such file or directory"),
    ];
    for (name, bytes, advice) in [
        ("empty", Vec::new(), "no recording was ever written to it, record the program again"),
        ("text", b"this is not a trace".to_vec(), "make one by running the program with --record"),
        ("older", with_version(0), "record again, or use the revdb that made it"),
        ("newer", with_version(9), "update revdb to read it"),
        ("short", whole[..100].to_vec(), "copy it again if it was copied, else record again"),
    ] {
        let path = scratch.0.join(name);
        fs::write(&path, bytes).expect("written");
        cases.push((path, advice));
    }
    for (path, advice) in cases {
        let said = refused(&path);
        assert!(said.contains(advice) && said.contains(&*path.to_string_lossy()), "{said}");
    }
}

#[test]
fn a_trace_of_another_or_a_missing_executable_is_refused_with_advice() {
    let scratch = Scratch::new("executables");
    let (source, trace, own) = (program(&scratch, 3), scratch.0.join("program.rdb"), scratch.0.join("toy"));
    fs::copy(toy(), &own).expect("copied");
    // No cache: the executable must be where it was.
    let mut command = Command::new(&own);
    command.arg(&source).env("REVDB", &trace).env("XDG_CACHE_HOME", "/proc/self");
    assert!(run(&mut command, &noise(3)).status.success());
    let ask = || {
        let output = run(Command::new(REVDB).arg("replay").arg(&trace).env("XDG_CACHE_HOME", "/proc/self"), b"");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    assert_eq!(ask(), (Some(0), "3\n".to_owned(), String::new()));

    // A process of the last replay may still be on its way out, and what runs cannot be written to.
    fs::remove_file(&own).expect("removed");
    fs::copy(REVDB, &own).expect("copied");
    let (status, out, said) = ask();
    assert_eq!((status, out.as_str()), (Some(1), ""), "{said}");
    assert!(said.contains("is not the program that made this recording: it was rebuilt since\n"), "{said}");
    assert!(said.ends_with("Hint: record again with the program as it is now\n"), "{said}");

    fs::remove_file(&own).expect("removed");
    let (status, out, said) = ask();
    assert_eq!((status, out.as_str()), (Some(1), ""), "{said}");
    assert!(said.contains("the program that made this recording is gone: "), "{said}");
    assert!(said.ends_with("Hint: put the program back where it was, or record again\n"), "{said}");
}
