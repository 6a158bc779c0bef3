//! Damaged traces: a clear error or a shorter history, never a crash, a hang or a wrong value.

use std::path::Path;
use std::time::Duration;

use revdb_tests::{Outcome, Run, Scratch, interpreter, revdb};

/// A program whose output says how far it came, and which reads something from outside at every step.
const PROGRAM: &str = "import os\nfor n in range(40):\n    print(n, os.urandom(8))\n";

struct Recorded {
    scratch: Scratch,
    bytes: Vec<u8>,
    outcome: Outcome,
}

fn recorded() -> Recorded {
    let scratch = Scratch::new();
    let program = scratch.write("program.py", PROGRAM);
    let outcome = Run::new(interpreter(), scratch.path()).arg("--record").arg(program).finish();
    assert_eq!(outcome.status, 0, "{}", outcome.err());
    let bytes = std::fs::read(scratch.join("program.rdb")).expect("the trace was written");
    Recorded { scratch, bytes, outcome }
}

impl Recorded {
    /// Replays a damaged copy: it must end soon, and print the beginning of what was recorded or say what is wrong.
    fn replay_damaged(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let trace = self.scratch.write(&format!("{name}.rdb"), bytes);
        let replayed = self.replay(&trace);
        std::fs::remove_file(trace).expect("it was just written");
        if replayed.err().contains("panicked") || replayed.status < 0 {
            return Err(format!("{name}: status {}, {}", replayed.status, replayed.err()));
        }
        let whole = replayed.stdout == self.outcome.stdout && replayed.status == self.outcome.status;
        let shorter = self.outcome.stdout.starts_with(&replayed.stdout) && replayed.status != 0;
        if !whole && !shorter {
            return Err(format!("{name}: a wrong value was printed, status {}: {}", replayed.status, replayed.out()));
        }
        if !whole && replayed.stderr.is_empty() {
            return Err(format!("{name}: status {} and not a word", replayed.status));
        }
        Ok(())
    }

    fn replay(&self, trace: &Path) -> Outcome {
        Run::new(revdb(), self.scratch.path()).arg("replay").arg(trace).limit(Duration::from_secs(20)).finish()
    }

    fn check(&self, cases: impl Iterator<Item = (String, Vec<u8>)>) {
        let wrong: Vec<_> = cases.filter_map(|(name, bytes)| self.replay_damaged(&name, &bytes).err()).collect();
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// Every position of the last `all` bytes, and some of those before.
fn positions(length: usize, all: usize, others: usize) -> Vec<usize> {
    let start = length.saturating_sub(all);
    let step = (start / others).max(1);
    (0..start).step_by(step).chain(start..length).collect()
}

#[test]
fn a_trace_cut_anywhere_gives_an_error_or_a_shorter_history() {
    let recorded = recorded();
    let positions = positions(recorded.bytes.len(), 600, 100);
    recorded.check(positions.into_iter().map(|at| (format!("cut at {at}"), recorded.bytes[..at].to_vec())));
}

#[test]
fn a_trace_with_a_byte_flipped_anywhere_gives_an_error_or_a_shorter_history() {
    let recorded = recorded();
    let positions = positions(recorded.bytes.len(), 100, 200);
    recorded.check(positions.into_iter().map(|at| {
        let mut bytes = recorded.bytes.clone();
        bytes[at] ^= 0x41;
        (format!("flipped at {at}"), bytes)
    }));
}

#[test]
fn a_trace_with_rubbish_behind_it_is_not_believed() {
    let recorded = recorded();
    let mut bytes = recorded.bytes.clone();
    bytes.extend_from_slice(&[0x5a; 300]);
    recorded.replay_damaged("rubbish behind", &bytes).unwrap();
}

#[test]
fn an_empty_file_and_a_directory_are_named_in_the_error() {
    let scratch = Scratch::new();
    scratch.write("empty.rdb", "");
    std::fs::create_dir(scratch.join("directory.rdb")).unwrap();
    for name in ["empty.rdb", "directory.rdb"] {
        for command in [vec!["replay", name], vec!["info", name], vec![name]] {
            let outcome = Run::new(revdb(), scratch.path()).args(&command).limit(Duration::from_secs(20)).finish();
            assert!(outcome.status > 0, "{command:?} ended with {}", outcome.status);
            assert!(outcome.err().contains(name), "{command:?}: {}", outcome.err());
        }
    }
}

#[test]
fn what_fuzzing_met_is_still_taken_calmly() {
    let corpus = revdb_tests::programs::tests_dir().join("../benches/corpus");
    let mut seen = 0;
    for entry in std::fs::read_dir(corpus).expect("the corpus is there") {
        let trace = entry.expect("the corpus is there").path();
        if trace.extension().is_none_or(|extension| extension != "rdb") {
            continue;
        }
        seen += 1;
        let scratch = Scratch::new();
        for command in ["info", "replay", "digest"] {
            let outcome =
                Run::new(revdb(), scratch.path()).arg(command).arg(&trace).limit(Duration::from_secs(20)).finish();
            let said = outcome.err();
            // Its executable is not on this machine, so that a replay is refused at the latest when that is looked for.
            let refused = command == "info" || outcome.status != 0 && !said.is_empty();
            assert!(
                outcome.status >= 0 && outcome.status != 101 && !said.contains("panicked") && refused,
                "{command} {}: status {}: {said}",
                trace.display(),
                outcome.status
            );
        }
    }
    assert!(seen >= 30, "only {seen} traces in the corpus");
}
