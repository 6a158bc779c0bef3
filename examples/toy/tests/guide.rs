//! The guide is true: its changes turn the interpreter into the one that is debugged backwards here, and the compiler says what
//! it quotes.

use std::path::{Path, PathBuf};

use revdb_tests::run::{Outcome, differ};
use revdb_tests::{Run, Scratch};

const BEFORE: &str = env!("CARGO_BIN_EXE_toy-before");
const AFTER: &str = env!("CARGO_BIN_EXE_toy");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The blocks of the guide that are fenced as `kind`.
fn blocks(guide: &str, kind: &str) -> Vec<String> {
    let fence = format!("```{kind}\n");
    guide.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).map(str::to_owned).collect()
}

fn run(program: &str, scratch: &Scratch, arguments: &[&str]) -> Outcome {
    let stock = root().join("examples/toy/programs/stock.toy");
    std::fs::copy(stock, scratch.join("stock.toy")).expect("the program is there");
    Run::new(Path::new(program), scratch.path()).args(arguments).stdin("3\n").finish()
}

fn debug(scratch: &Scratch, input: &str) -> String {
    let outcome = Run::new(Path::new(AFTER), scratch.path()).args(["--debug", "stock.rdb"]).stdin(input).finish();
    assert_eq!((outcome.status, outcome.err()), (0, String::new()), "{}", outcome.out());
    outcome.out()
}

#[test]
fn the_changes_in_the_guide_are_the_difference() {
    let mut toy = text("examples/toy/src/before.rs");
    for block in blocks(&text("docs/guide.md"), "diff") {
        let mut from = 0;
        for hunk in block.split("@@\n").filter(|hunk| !hunk.is_empty()) {
            let side = |skip: char| -> String {
                let lines = hunk.split_inclusive('\n').filter(|line| !line.starts_with(skip));
                lines.map(|line| line.get(1..).unwrap_or("\n")).collect()
            };
            let (old, new) = (side('+'), side('-'));
            let at = toy[from..].find(&old).unwrap_or_else(|| panic!("this change has no place:\n{hunk}")) + from;
            toy.replace_range(at..at + old.len(), &new);
            from = at + new.len();
        }
    }
    let after = text("examples/toy/src/after.rs");
    differ("the toy", after.as_bytes(), toy.as_bytes(), ("after.rs", "by the guide")).unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn the_manifest_in_the_guide_is_that_of_the_toy() {
    let manifest = text("examples/toy/Cargo.toml");
    let blocks = blocks(&text("docs/guide.md"), "toml");
    let lines = blocks[0].lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let line = line.replace("../revdb/revdb", "../../revdb");
        assert!(manifest.contains(&line), "the toy's manifest has no {line}");
    }
}

#[test]
fn what_the_guide_quotes_is_what_the_compiler_says() {
    let mut said = String::new();
    for entry in std::fs::read_dir(root().join("tests/compile")).expect("the compiler's messages") {
        let path = entry.expect("the compiler's messages").path();
        if path.extension().is_some_and(|extension| extension == "stderr") {
            said.push_str(&std::fs::read_to_string(path).expect("a text"));
        }
    }
    let quoted = blocks(&text("docs/guide.md"), "text");
    let errors: Vec<&str> =
        quoted.iter().flat_map(|block| block.lines()).filter(|line| line.starts_with("error")).collect();
    assert!(errors.len() >= 4, "{errors:?}");
    for error in errors {
        assert!(said.contains(error), "no misuse in tests/compile gives: {error}");
    }
}

#[test]
fn the_instrumented_toy_does_what_it_did() {
    let scratch = Scratch::new();
    let before = run(BEFORE, &scratch, &["stock.toy"]);
    assert_eq!(before.out(), "-9\nshortage\n");
    for arguments in [&["stock.toy"][..], &["--record", "stock.toy"], &["--replay", "stock.rdb"]] {
        let after = run(AFTER, &scratch, arguments);
        before.same_as(&after, ("before", "after")).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
    }
}

#[test]
fn the_bug_is_found_by_walking_back() {
    let scratch = Scratch::new();
    assert_eq!(run(AFTER, &scratch, &["--record", "stock.toy"]).status, 0);
    let said =
        debug(&scratch, "continue\nprint pens\nwatch at ( $0 0 ) < 0\nbcontinue\nprint left\nbstep\nprint day == 2\n");
    assert!(said.contains("$0 = [ -2 -3 -4 ]"), "{said}");
    let hit = said.split("Reverse-hit watchpoint 1: at ( $0 0 ) < 0").nth(1).unwrap_or_default();
    assert!(hit.contains(" >   put ( row i left )"), "{said}");
    assert!(
        hit.contains("(42)$ -1\n") && hit.contains(" >     left = 0 - left") && hit.contains("(41)$ 1\n"),
        "{said}"
    );
}

/// With writes noted, watchpoints agree with those that are looked at after every line.
#[test]
fn a_watch_that_is_read_in_place_stops_where_one_that_is_evaluated_does() {
    let scratch = Scratch::new();
    assert_eq!(run(AFTER, &scratch, &["--record", "stock.toy"]).status, 0);
    let places = |watch: &str| -> Vec<String> {
        let said = debug(&scratch, &format!("go 3\nprint pens\ngo end\nwatch {watch}\n{}", "bcontinue\n".repeat(6)));
        let places = said.split(")$ ").filter(|part| part.contains("Reverse-hit"));
        places.map(|part| part.lines().skip(3).collect::<Vec<_>>().join("\n")).collect()
    };
    let (read, evaluated) = (places("$0"), places("at ( [ $0 ] 0 )"));
    assert!(read.len() > 3, "{read:?}");
    assert_eq!(read, evaluated);
}
