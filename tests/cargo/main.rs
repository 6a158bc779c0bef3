//! `cargo revdb` on a package that knows nothing of revdb (`notes`, with a dependency in `notes/store`): what it builds
//! records and replays, and building feels like cargo.

use std::path::{Path, PathBuf};
use std::time::Duration;

use revdb_tests::{Outcome, Run, Scratch, cargo_revdb};

/// A copy of the package, to be built and changed.
struct Package {
    scratch: Scratch,
}

impl Package {
    fn new() -> Self {
        let package = Self { scratch: Scratch::new() };
        let own = ["Cargo.toml", "Cargo.lock", "src/main.rs"];
        let others = ["store/Cargo.toml", "store/build.rs", "store/src/lib.rs", "marks/Cargo.toml", "marks/src/lib.rs"];
        for file in own.into_iter().chain(others) {
            package.copy(&format!("cargo/notes/{file}"), file);
        }
        package
    }

    /// The interpreter of docs/guide.md as it was before the guide, with all that the debugger needs in `revdb.toml` and a
    /// file beside it.
    fn toy() -> Self {
        let package = Self { scratch: Scratch::new() };
        for file in ["Cargo.toml", "revdb.toml", "revdb/guest.rs"] {
            package.copy(&format!("cargo/toy/{file}"), file);
        }
        package.copy("../examples/toy/src/before.rs", "src/main.rs");
        package.copy("../examples/toy/programs/stock.toy", "stock.toy");
        package
    }

    /// Copies a file of the repository's `tests`.
    fn copy(&self, from: &str, to: &str) {
        let to = self.scratch.join(to);
        std::fs::create_dir_all(to.parent().expect("a file lies somewhere")).expect("the scratch directory is ours");
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(from), to).expect("the fixture is there");
    }

    fn path(&self) -> &Path {
        self.scratch.path()
    }

    /// `cargo revdb` with these arguments.
    fn cargo(&self, arguments: &[&str]) -> Outcome {
        self.cargo_in(&[], arguments)
    }

    fn cargo_in(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Outcome {
        let run = Run::new(cargo_revdb(), self.path());
        let run = environment.iter().fold(run, |run, (name, value)| run.env(name, value));
        run.arg("revdb")
            .args(arguments)
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_NET_OFFLINE", "true")
            // The runtime is built once, for all tests and all runs of them.
            .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
            .limit(Duration::from_secs(900))
            .finish()
    }

    /// What cargo said it compiled, by name.
    fn built(&self) -> Vec<String> {
        let outcome = self.cargo(&["build"]);
        assert_eq!(outcome.status, 0, "{}", outcome.err());
        let compiling = |line: &str| line.trim().strip_prefix("Compiling ")?.split(' ').next().map(str::to_owned);
        let mut compiled: Vec<String> = outcome.err().lines().filter_map(compiling).collect();
        compiled.sort();
        compiled
    }

    fn program(&self) -> PathBuf {
        self.scratch.join("target/revdb/debug/notes")
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.scratch.join(file);
        let text = std::fs::read_to_string(&path).expect("a copied file");
        assert!(text.contains(from), "{file} has no {from:?}");
        std::fs::write(path, text.replace(from, to)).expect("a copied file");
    }

    /// Where there is a gdb: it says this of where a function begins.
    fn gdb_shows(&self, function: &str, place: &str) {
        let mut gdb = std::process::Command::new("gdb");
        gdb.args(["-batch", "-nx", "-ex", &format!("info line {function}")]).arg(self.program());
        if let Ok(output) = gdb.output() {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(said.contains(place), "{said}");
        }
    }

    /// Records a run of the program, removes what it wrote, and replays it.
    fn recorded(&self, arguments: &[&str], input: &str, environment: &[(&str, &str)]) -> (Outcome, Outcome) {
        let mut run = Run::new(&self.program(), self.path()).args(arguments).stdin(input).env("REVDB", "run.rdb");
        for (name, value) in environment {
            run = run.env(name, value);
        }
        let recorded = run.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR")).finish();
        let _ = std::fs::remove_file(self.scratch.join("n.txt"));
        (recorded, self.revdb(&["replay", "run.rdb"]))
    }

    fn revdb(&self, arguments: &[&str]) -> Outcome {
        self.debug(arguments, "")
    }

    fn debug(&self, arguments: &[&str], input: &str) -> Outcome {
        let revdb = cargo_revdb().with_file_name("revdb");
        let run = Run::new(&revdb, self.path()).args(arguments).stdin(input);
        run.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR")).finish()
    }
}

fn same(recorded: &Outcome, replayed: &Outcome) {
    recorded.same_as(replayed, ("recorded", "replayed")).unwrap_or_else(|difference| {
        panic!("{difference}\n{}", replayed.err());
    });
}

#[test]
fn an_unprepared_program_is_recorded_and_replayed() {
    let package = Package::new();
    assert_eq!(package.built(), ["marks", "notes", "store"]);
    package.gdb_shows("notes::main", "Line 7 of \"src/main.rs\"");
    let (recorded, replayed) = package.recorded(&["n.txt"], "one\ntwo\nthree\ntwo\n", &[]);
    assert_eq!(recorded.status, 3, "{}", recorded.err());
    assert!(recorded.out().contains("added \"three\""), "{}", recorded.out());
    assert!(recorded.out().contains("} debug"), "build scripts know the profile: {}", recorded.out());
    same(&recorded, &replayed);
    assert!(!package.scratch.join("n.txt").exists(), "replay writes nothing");
}

#[test]
fn a_second_thread_stops_with_an_error_that_says_so() {
    let package = Package::new();
    package.built();
    let (recorded, replayed) = package.recorded(&["n.txt", "word"], "one\n", &[]);
    assert_eq!(recorded.status, 101);
    assert!(recorded.err().contains("revdb cannot record a second thread yet"), "{}", recorded.err());
    same(&recorded, &replayed);
    let plain = Run::new(&package.program(), package.path()).args(["n.txt", "word"]).finish();
    assert!(plain.out().ends_with("word\n"), "a plain run may have threads: {}", plain.err());
}

#[test]
fn panics_and_errors_show_the_programs_own_lines() {
    let package = Package::new();
    package.built();
    let environment = [("NOTES_FAIL", "1"), ("RUST_BACKTRACE", "1")];
    let (recorded, replayed) = package.recorded(&["n.txt"], "one\n", &environment);
    assert!(recorded.err().contains("panicked at src/main.rs:28:9"), "{}", recorded.err());
    assert!(recorded.err().contains("/src/main.rs:28:9"), "the backtrace too: {}", recorded.err());
    same(&recorded, &replayed);
    let (recorded, replayed) = package.recorded(&[], "", &[]);
    assert_eq!((recorded.status, recorded.err().as_str()), (1, "Error: \"which file?\"\n"));
    same(&recorded, &replayed);

    package.change("store/src/lib.rs", "writeln!(file", "writeln!(fil");
    let outcome = package.cargo(&["build"]);
    assert_eq!(outcome.status, 101);
    assert!(outcome.err().contains("--> store/src/lib.rs:18:14"), "{}", outcome.err());
}

#[test]
fn only_what_changed_is_built_again() {
    let package = Package::new();
    assert_eq!(package.built(), ["marks", "notes", "store"]);
    assert!(package.built().is_empty());
    package.change("src/main.rs", "took", "it took");
    assert_eq!(package.built(), ["notes"]);
    package.change("store/src/lib.rs", "append(true)", "append(true).read(true)");
    assert_eq!(package.built(), ["notes", "store"]);
}

#[test]
fn build_scripts_and_procedural_macros_keep_their_std() {
    let package = Package::new();
    package.built();
    let (recorded, _) = package.recorded(&["n.txt"], "", &[("NOTES_STD", "1")]);
    let stds = r#"["std::env::Args", "std::env::Args", "revdb_runtime::shim::env::Args"]"#;
    assert!(recorded.out().contains(stds), "{}{}", recorded.out(), recorded.err());
    // Nor does a build record anything, whatever the environment says.
    package.change("store/src/lib.rs", "append(true)", "append(true).read(true)");
    let outcome = package.cargo_in(&[("REVDB", "build.rdb")], &["build"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err());
    for directory in ["", "store", "marks"] {
        assert!(!package.scratch.join(directory).join("build.rdb").exists(), "in {directory:?}");
    }
}

#[test]
fn the_doctor_names_what_only_the_sandbox_saw() {
    let package = Package::new();
    package.built();
    let (recorded, _) = package.recorded(&["n.txt"], "one\n", &[("NOTES_ESCAPE", "1")]);
    assert_eq!(recorded.status, 1, "{}", recorded.err());
    let outcome = package.revdb(&["doctor", "run.rdb"]);
    assert_eq!(outcome.status, 3, "{}", outcome.err());
    assert!(outcome.out().contains("store/src/lib.rs:10: libc::statx"), "what the net caught: {}", outcome.out());
    let said = outcome.err();
    assert!(said.contains("open a file \"n.txt\""), "{said}");
    assert!(said.contains("notes::main at") && said.contains("src/main.rs:47"), "{said}");
    assert!(said.contains("#[revdb::record] on a function around the call"), "{said}");
}

/// The program's own backtraces hold what std reads of the process's memory, which is elsewhere on replay.
#[test]
fn backtraces_that_a_program_prints_are_replayed() {
    let package = Package::new();
    package.built();
    let (recorded, replayed) =
        package.recorded(&["n.txt"], "one\n", &[("NOTES_BACKTRACE", "1"), ("RUST_BACKTRACE", "1")]);
    assert!(recorded.out().contains("   0: notes::main\n             at ./src/main.rs:34:"), "{}", recorded.out());
    assert!(recorded.out().contains("Captured\nBacktrace [{ fn: \"notes::main\", file: "), "{}", recorded.out());
    same(&recorded, &replayed);
    let (recorded, replayed) =
        package.recorded(&["n.txt"], "one\n", &[("NOTES_BACKTRACE", "1"), ("RUST_BACKTRACE", "0")]);
    assert!(recorded.out().contains("\n<disabled>\n"), "{}", recorded.out());
    same(&recorded, &replayed);
}

/// The call is one of std's, made in std: the report names the program's lines all the same.
#[test]
fn a_divergence_below_the_facade_names_the_programs_line() {
    let package = Package::new();
    package.built();
    let (recorded, replayed) = package.recorded(&["n.txt"], "one\n", &[("NOTES_DIVERGE", "1")]);
    assert_eq!(recorded.status, 1, "{}", recorded.err());
    assert_eq!(replayed.status, 3, "{}", replayed.err());
    let said = replayed.err();
    assert!(said.contains("replayed: libc::write of "), "{said}");
    assert!(said.contains("/store/src/lib.rs:18\n    store::add at "), "{said}");
    assert!(said.contains("notes::main at ") && said.contains("src/main.rs:40\n"), "{said}");
    assert!(!said.contains("revdb-runtime"), "{said}");
}

#[test]
fn the_other_commands_of_cargo_work_too() {
    let package = Package::new();
    for command in ["check", "clippy"] {
        let outcome = package.cargo(&[command]);
        assert_eq!(outcome.status, 0, "{command}: {}", outcome.err());
    }
    let outcome = package.cargo(&["test"]);
    assert!(outcome.out().contains("1 passed"), "{}{}", outcome.out(), outcome.err());
    let outcome = package.cargo(&["run", "--quiet", "--", "n.txt"]);
    assert_eq!((outcome.status, outcome.out().as_str()), (0, "{} debug\n"), "{}", outcome.err());
    let outcome = package.cargo(&["run", "--quiet", "--release", "--", "n.txt"]);
    assert_eq!(outcome.out(), "{} release\n", "{}", outcome.err());
    let outcome = package.cargo(&["biuld"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.err(), "error: no such command: `biuld`. Did you mean `build`?\n");
}

#[test]
fn the_doctor_names_the_lines() {
    let package = Package::new();
    let outcome = package.cargo(&["doctor", "--quiet", "--", "n.txt"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err());
    let text = outcome.out();
    assert!(text.contains("src/main.rs:8: libc::clock_gettime"), "{text}");
    assert!(text.contains("store/src/lib.rs:10: libc::statx"), "{text}");
    assert!(text.contains("#[revdb::instrument] on `store::load`"), "{text}");
    assert!(text.ends_with("Replayed twice: nothing reached outside.\n"), "{text}");
}

#[test]
fn revdb_toml_adds_attributes_without_moving_a_line() {
    let package = Package::new();
    let settings = |text: &str| package.scratch.write("revdb.toml", text);
    settings("recrod = ['store::load']\n");
    let outcome = package.cargo(&["build"]);
    assert_eq!(outcome.status, 101);
    assert!(outcome.err().contains("did you mean `record`?"), "{}", outcome.err());
    settings("record = ['store::lod']\n");
    let outcome = package.cargo(&["build"]);
    assert!(outcome.err().contains("the crate `store` has no such function: `lod`"), "{}", outcome.err());

    settings("record = ['store::load']\n");
    assert_eq!(package.built(), ["notes", "store"]);
    assert!(package.built().is_empty());
    let (recorded, replayed) =
        package.recorded(&["n.txt"], "one\ntwo\n", &[("NOTES_FAIL", "1"), ("RUST_BACKTRACE", "1")]);
    assert!(recorded.err().contains("panicked at src/main.rs:28:9"), "{}", recorded.err());
    same(&recorded, &replayed);
    let doctor = package.revdb(&["doctor", "run.rdb"]).out();
    assert!(!doctor.contains("store/src/lib.rs:10"), "the function is recorded as a whole: {doctor}");
    assert!(doctor.contains("store/src/lib.rs:17"), "lines are the original's: {doctor}");
    package.gdb_shows("store::add", "Line 16 of \"store/src/lib.rs\"");

    package.change("store/src/lib.rs", "lines().collect()", "lines().colect()");
    let outcome = package.cargo(&["build"]);
    assert!(outcome.err().contains("--> store/src/lib.rs:13:47"), "{}", outcome.err());
    package.change("store/src/lib.rs", "lines().colect()", "lines().collect()");
    assert_eq!(package.built(), ["notes", "store"], "cargo watches the original");
    settings("record = []\n");
    assert_eq!(package.built(), ["notes", "store"], "cargo watches the settings");
    settings("skip = ['store']\n");
    assert_eq!(
        package.built(),
        ["marks", "notes", "store"],
        "for crates whose sources cargo does not watch, all is new"
    );
    let (recorded, _) = package.recorded(&["n.txt"], "", &[("NOTES_STD", "1")]);
    let stds = r#"["std::env::Args", "std::env::Args", "std::env::Args"]"#;
    assert!(recorded.out().contains(stds), "the crate keeps std: {}{}", recorded.out(), recorded.err());
}

/// No line of the interpreter knows of revdb: stop points, frames and what the debugger asks for come by path.
#[test]
fn an_unprepared_interpreter_is_debugged_backwards() {
    let package = Package::toy();
    assert_eq!(package.built(), ["toy"]);
    let program = package.scratch.join("target/revdb/debug/toy");
    let run = Run::new(&program, package.path()).arg("stock.toy").stdin("3\n").env("REVDB", "run.rdb");
    let recorded = run.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR")).finish();
    assert_eq!((recorded.status, recorded.out().as_str()), (0, "-9\nshortage\n"), "{}", recorded.err());
    same(&recorded, &package.revdb(&["replay", "run.rdb"]));

    let script = "break take\ncontinue\nbacktrace\nprint day\nfinish\nbfinish\ndelete 1\ngo end\n\
                  watch at ( pens 0 ) < 0\nbcontinue\nprint left\nbstep\nlocals\nprint row\ngo end\nprint pens\nprint at ( $0 0 )\n\
                  go 1\nprint $0\n";
    let said = package.debug(&["run.rdb"], script);
    assert_eq!((said.status, said.err()), (0, String::new()), "{}", said.out());
    let text = said.out();
    let steps: Vec<&str> = text.split(")$ ").skip(1).collect();
    let says = |step: usize, what: &str| assert!(steps[step].contains(what), "{step}: no {what:?} in {text}");
    says(1, "Hit breakpoint 1: take()\nFile \"program\", line 26 in take:");
    says(2, ">#0  File \"program\", line 26 in take:");
    says(2, " #2  File \"program\", line 7 in main:");
    says(3, "3\n");
    says(4, "File \"program\", line 21 in sell:");
    says(5, "Reverse-hit breakpoint 1: take()");
    says(9, "Reverse-hit watchpoint 2: at ( pens 0 ) < 0");
    says(9, " > put ( row i left )");
    says(10, "-1\n");
    says(11, " > left = 0 - left");
    says(12, "left = 1\n");
    // Objects named in revdb.toml have ids: the list is `$0` in the function that wrote it, later, and before it was there.
    says(13, "$0 = [ ");
    says(15, "$0 = [ ");
    says(16, "-2\n");
    says(18, "created later");
}
