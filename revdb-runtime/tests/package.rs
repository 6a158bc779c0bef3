//! Packed recordings, from outside.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use common::{Scratch, toy};

const PROGRAM: &str = "now = clock\nprint now\nfail the end\n";

/// A recording whose interpreter, libraries and cache lie in the test's own directory.
struct Recorded {
    scratch: Scratch,
    trace: PathBuf,
    output: Output,
}

impl Recorded {
    fn new(name: &str, own_libraries: bool) -> Self {
        let scratch = Scratch::new(name);
        let (home, trace) = (&scratch.0, scratch.0.join("program.rdb"));
        fs::write(home.join("program.toy"), PROGRAM).expect("written");
        fs::create_dir(home.join("bin")).expect("made");
        // By another process: while this one had the copy open for writing, a test beside this one might fork, and the copy
        // would be busy.
        let copied = Command::new("cp").arg(toy()).arg(home.join("bin/toy")).status();
        assert!(copied.is_ok_and(|status| status.success()), "the toy can be copied");
        let mut command = Command::new(home.join("bin/toy"));
        command.current_dir(home).arg("program.toy").env("REVDB", &trace).env("XDG_CACHE_HOME", home.join("cache"));
        if own_libraries {
            fs::create_dir(home.join("lib")).expect("made");
            let listed = Command::new("ldd").arg(toy()).output().expect("ldd runs");
            for line in String::from_utf8_lossy(&listed.stdout).lines() {
                if let Some(path) = line.split_once("=> ").and_then(|(_, rest)| rest.split(' ').next()) {
                    let name = Path::new(path).file_name().expect("a library has a name");
                    fs::copy(path, home.join("lib").join(name)).expect("copied");
                }
            }
            command.env("LD_LIBRARY_PATH", home.join("lib"));
        }
        let output = command.stdin(Stdio::null()).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        Self { scratch, trace, output }
    }

    fn revdb(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_revdb"));
        command.current_dir(&self.scratch.0).args(arguments).env("XDG_CACHE_HOME", self.scratch.0.join("cache"));
        command.stdin(Stdio::null()).output().expect("revdb runs")
    }

    /// Takes away all that the recording was made with.
    fn move_to_another_machine(&self) {
        for directory in ["bin", "cache", "lib"] {
            let _ = fs::remove_dir_all(self.scratch.0.join(directory));
        }
        fs::remove_file(&self.trace).expect("removed");
    }
}

#[test]
fn a_package_replays_where_nothing_else_is_left() {
    for (name, own_libraries) in [("package", false), ("package-libraries", true)] {
        let recorded = Recorded::new(name, own_libraries);
        let packed = recorded.revdb(&["pack", "program.rdb"]);
        assert!(packed.status.success(), "{packed:?}");
        recorded.move_to_another_machine();
        for _ in 0..2 {
            let replayed = recorded.revdb(&["replay", "program.packed.rdb"]);
            assert_eq!(replayed.stdout, recorded.output.stdout, "{name}: {replayed:?}");
            assert_eq!(replayed.stderr, recorded.output.stderr);
            assert_eq!(replayed.status, recorded.output.status);
        }
        let info = recorded.revdb(&["info", "--json", "program.packed.rdb"]);
        assert!(String::from_utf8_lossy(&info.stdout).contains("\"stop_points\": 4"), "{info:?}");
    }
}

#[test]
fn without_a_package_a_missing_program_is_named() {
    let recorded = Recorded::new("package-missing", false);
    fs::remove_dir_all(recorded.scratch.0.join("bin")).expect("removed");
    fs::remove_dir_all(recorded.scratch.0.join("cache")).expect("removed");
    let replayed = recorded.revdb(&["replay", "program.rdb"]);
    let text = String::from_utf8_lossy(&replayed.stderr).into_owned();
    assert_eq!(replayed.status.code(), Some(1), "{text}");
    assert!(text.contains("bin/toy") && text.contains("Hint: "), "{text}");
    let packed = recorded.revdb(&["pack", "program.rdb"]);
    assert_eq!(packed.status.code(), Some(1), "{packed:?}");
    assert!(!recorded.scratch.0.join("program.packed.rdb").exists());
}

#[test]
fn unpacking_gives_the_parts_and_overwrites_nothing() {
    let recorded = Recorded::new("unpack", false);
    let trace = fs::read(&recorded.trace).expect("a trace");
    assert!(recorded.revdb(&["pack", "program.rdb", "all.rdb"]).status.success());
    let unpacked = recorded.revdb(&["unpack", "all.rdb", "parts"]);
    assert!(unpacked.status.success(), "{unpacked:?}");
    let parts = recorded.scratch.0.join("parts");
    assert_eq!(fs::read(parts.join("program.rdb")).expect("the trace"), trace);
    assert_eq!(fs::read(parts.join("toy")).expect("the program"), fs::read(toy()).expect("the program"));
    for wrong in
        [vec!["unpack", "all.rdb", "parts"], vec!["unpack", "program.rdb"], vec!["pack", "all.rdb", "again.rdb"]]
    {
        let refused = recorded.revdb(&wrong);
        assert_eq!(refused.status.code(), Some(1), "{wrong:?}: {refused:?}");
        assert!(refused.stderr.starts_with(b"Error: "), "{refused:?}");
    }
}

#[test]
fn a_damaged_package_is_an_error_or_what_it_was() {
    let recorded = Recorded::new("package-damage", false);
    assert!(recorded.revdb(&["pack", "program.rdb"]).status.success());
    let path = recorded.scratch.0.join("program.packed.rdb");
    let whole = fs::read(&path).expect("a package");
    recorded.move_to_another_machine();
    let length = whole.len();
    // The footer, the index, and a few places in the parts. Each takes a copy of the program.
    let positions = (1..60).step_by(5).map(|back| length - back).chain((0..length).step_by(length / 8));
    for at in positions {
        for cut in [true, false] {
            let mut bytes = whole.clone();
            if cut {
                bytes.truncate(at);
            } else {
                bytes[at] ^= 0x41;
            }
            fs::write(&path, &bytes).expect("written");
            // What was taken from an undamaged one must not help.
            let _ = fs::remove_dir_all(recorded.scratch.0.join("cache"));
            let replayed = recorded.revdb(&["replay", "program.packed.rdb"]);
            let same = replayed.stdout == recorded.output.stdout && replayed.status == recorded.output.status;
            let said = replayed.stderr.starts_with(b"Error: ");
            assert!(same || (said && replayed.status.code().is_some()), "{at}, cut {cut}: {replayed:?}");
        }
    }
}

#[test]
fn a_listing_names_every_recording() {
    let recorded = Recorded::new("listing", false);
    fs::write(recorded.scratch.0.join("rubbish.rdb"), "text").expect("written");
    let listed = recorded.revdb(&["ls"]);
    let text = String::from_utf8_lossy(&listed.stdout).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[1].starts_with("program.rdb ") && lines[1].contains("exit status 1"), "{text}");
    assert!(lines[2].starts_with("rubbish.rdb ") && lines[2].contains("is not a revdb trace"), "{text}");
    assert_eq!(recorded.revdb(&["ls", "nowhere"]).status.code(), Some(1));
}
