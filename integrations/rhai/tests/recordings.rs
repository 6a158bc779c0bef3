//! Rhai scripts are run, recorded, replayed and debugged by the built program.
//!
//! `sessions/SCRIPT.NAME.stdin` is typed into the debugger on a recording of SCRIPT, and what it says is
//! `sessions/SCRIPT.NAME.stdout`; `BLESS=1 cargo test -p rhai-revdb` writes the latter anew.

use std::path::{Path, PathBuf};

use revdb_tests::run::{Outcome, differ};
use revdb_tests::{Run, Scratch};

const RHAI: &str = env!("CARGO_BIN_EXE_rhai-revdb");

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A directory with all scripts in it.
fn scripts() -> Scratch {
    let scratch = Scratch::new();
    for entry in std::fs::read_dir(here().join("scripts")).expect("the scripts are there") {
        let path = entry.expect("the scripts are there").path();
        let name = path.file_name().expect("a file has a name");
        scratch.write(&name.to_string_lossy(), std::fs::read(&path).expect("a readable script"));
    }
    scratch.write("letter.txt", "Dear reader\n");
    scratch
}

fn rhai(scratch: &Scratch, arguments: &[&str]) -> Run {
    Run::new(Path::new(RHAI), scratch.path()).args(arguments).stdin("Rhea\n")
}

/// Records a script as `SCRIPT.rdb`. Clocks and entropy are the test world's.
fn record(scratch: &Scratch, script: &str) -> Outcome {
    let outcome =
        rhai(scratch, &["--record", &format!("{script}.rhai"), "a", "b"]).env("REVDB_TEST_WORLD", "1").finish();
    assert!(scratch.join(format!("{script}.rdb")).is_file(), "no trace of {script}: {}", outcome.err());
    outcome
}

fn replay(scratch: &Scratch, script: &str) -> Outcome {
    Run::new(Path::new(RHAI), scratch.path()).args(["--replay", &format!("{script}.rdb")]).finish()
}

/// What the debugger says to `input` about a recorded script.
fn session(scratch: &Scratch, script: &str, input: &str) -> String {
    let debugger = Run::new(Path::new(RHAI), scratch.path()).args(["--debug", &format!("{script}.rdb")]);
    let outcome = debugger.stdin(input).finish();
    let mut text = outcome.out();
    if !outcome.stderr.is_empty() || outcome.status != 0 {
        text.push_str(&format!("--- status {}, stderr\n{}", outcome.status, outcome.err()));
    }
    text
}

#[test]
fn a_recorded_run_is_a_plain_run_and_its_replay_the_same_to_the_byte() {
    for script in ["harbour", "language", "outside"] {
        let scratch = scripts();
        let name = format!("{script}.rhai");
        let plain = rhai(&scratch, &[&name, "a", "b"]).env("REVDB_TEST_WORLD", "1").finish();
        let recorded = record(&scratch, script);
        plain.same_as(&recorded, ("plain", "recorded")).unwrap_or_else(|error| panic!("{script}: {error}"));
        let replayed = replay(&scratch, script);
        recorded.same_as(&replayed, ("recorded", "replayed")).unwrap_or_else(|error| panic!("{script}: {error}"));
    }
}

#[test]
fn what_a_script_saw_of_the_world_is_in_the_recording() {
    let scratch = scripts();
    let recorded = rhai(&scratch, &["--record", "outside.rhai"]).finish();
    assert!(recorded.out().starts_with("Rhai: "), "{}", recorded.err());
    for file in ["outside.rhai", "tides.rhai", "letter.txt"] {
        scratch.write(file, "throw \"other\"");
    }
    let replayed = replay(&scratch, "outside");
    recorded.same_as(&replayed, ("recorded", "replayed")).unwrap_or_else(|error| panic!("{error}"));
    let said = session(&scratch, "outside", "break next\ncontinue\n");
    assert!(said.contains("Hit breakpoint 1: next()") && said.contains(" >     let minutes"), "{said}");
}

/// Rhai seeds the hashes by which it finds functions from the system's entropy, and names closures by them.
#[test]
fn hashes_that_are_seeded_anew_in_each_process_are_those_of_the_recording() {
    let scratch = scripts();
    scratch.write("seed.rhai", "let f = |x| x + 1; print(f); print([1, 2].map(f));");
    let run = |arguments: &[&str]| rhai(&scratch, arguments).finish().out();
    let (first, second) = (run(&["seed.rhai"]), run(&["seed.rhai"]));
    assert!(first.starts_with("Fn(anon$") && first != second, "the seeds are not random: {first}{second}");
    let recorded = run(&["--record", "seed.rhai"]);
    assert!(recorded != first && recorded.ends_with("[2, 3]\n"), "{recorded}");
    for _ in 0..3 {
        assert_eq!(replay(&scratch, "seed").out(), recorded);
    }
    let said = session(&scratch, "seed", "continue\nprint f\n");
    let name = recorded.trim_start_matches("Fn(").split(')').next().unwrap_or_default();
    assert!(said.contains(&format!("(\"{name}\")")), "{said}");
}

#[test]
fn a_script_that_is_interrupted_ends_there_when_replayed() {
    let scratch = scripts();
    scratch.write("endless.rhai", "let n = 0; print(\"on\"); while true { n += 1; }");
    let mut child = rhai(&scratch, &["--record", "endless.rhai"]).start();
    let mut output = child.stdout.take().expect("piped");
    std::io::Read::read_exact(&mut output, &mut [0; 3]).expect("the script prints");
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(child.id().cast_signed()), nix::sys::signal::Signal::SIGINT)
        .expect("the script runs");
    let recorded = child.wait_with_output().expect("the script ends");
    assert_eq!(recorded.status.code(), Some(1));
    let replayed = replay(&scratch, "endless");
    assert_eq!((replayed.status, replayed.out()), (1, "on\n".to_owned()));
    assert_eq!(replayed.stderr, recorded.stderr);
    assert!(replayed.err().starts_with("Script terminated"), "{}", replayed.err());
}

#[test]
fn every_session_says_what_it_said() {
    let (mut found, mut wrong) = (0, Vec::new());
    for entry in std::fs::read_dir(here().join("sessions")).expect("the sessions are there") {
        let path = entry.expect("the sessions are there").path();
        if path.extension().is_none_or(|extension| extension != "stdin") {
            continue;
        }
        found += 1;
        let name = path.file_stem().expect("it has an extension").to_string_lossy().into_owned();
        let script = name.split('.').next().expect("a name");
        let scratch = scripts();
        record(&scratch, script);
        let said = session(&scratch, script, &std::fs::read_to_string(&path).expect("a session is text"));
        let golden = path.with_extension("stdout");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &said).expect("the sessions are writable");
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        if let Err(difference) = differ("session", expected.as_bytes(), said.as_bytes(), ("expected", "said")) {
            wrong.push(format!("{name}: {difference}"));
        }
    }
    assert!(found >= 3, "only {found} sessions");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The script's planted bug: a method that negates what it should only look at.
#[test]
fn the_harbours_bug_is_found_by_walking_back() {
    let scratch = scripts();
    record(&scratch, "harbour");
    let input = "continue\nwatch crane.fuel < 0\nbcontinue\ndelete 1\nwatch this.fuel < 0\nbstep\nbcontinue\n";
    let said = session(&scratch, "harbour", input);
    let last = said.rsplit("File ").next().unwrap_or_default();
    assert!(last.contains(" >         this.fuel = -this.fuel;"), "{said}");
}

/// Jumps to every time in some order show what walking there shows.
#[test]
fn a_time_names_the_same_moment_however_it_is_reached() {
    let scratch = scripts();
    record(&scratch, "harbour");
    let shown = |times: &[u32]| -> Vec<(u32, String)> {
        let input: String = times.iter().map(|time| format!("go {time}\nlocals\nbt\n")).collect();
        let said = session(&scratch, "harbour", &input);
        let parts =
            said.split(")$ ").skip(1).map(|part| part.rsplit_once('(').map_or(part, |(part, _)| part).to_owned());
        let parts: Vec<String> = parts.collect();
        times.iter().zip(parts.chunks(3)).map(|(&time, three)| (time, three.concat())).collect()
    };
    let walked = shown(&(2..=58).collect::<Vec<_>>());
    let mut jumped = shown(&(1..=57).map(|step| step * 23 % 58 + 1).filter(|&time| time > 1).collect::<Vec<_>>());
    jumped.sort();
    assert!(walked.len() > 50, "{walked:?}");
    for (walked, jumped) in walked.iter().zip(&jumped) {
        assert_eq!(walked, jumped);
    }
}

/// The figure that the guide gives.
#[test]
fn an_integrator_writes_as_many_lines_as_the_guide_says() {
    let mut lines = 0;
    for file in ["main.rs", "debug.rs"] {
        let text = std::fs::read_to_string(here().join("../src").join(file)).expect("a source");
        lines += text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count();
    }
    assert!(lines < 250, "{lines} lines");
    let guide = std::fs::read_to_string(here().join("../../../docs/guide.md")).expect("the guide");
    assert!(guide.contains(&format!("{lines} lines")), "the guide does not say {lines} lines");
}
