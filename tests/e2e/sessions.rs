//! Sessions with the debugger: `sessions/SCRIPT.NAME.stdin` is typed into `revdb` on a recording of SCRIPT, and what it
//! prints is `sessions/SCRIPT.NAME.stdout`. `BLESS=1 cargo test -p revdb-tests sessions` writes the latter anew.

use std::path::Path;

use revdb_tests::programs::tests_dir;
use revdb_tests::{Run, Scratch, Script, revdb};

/// What the debugger says to `input`, with the directories of this machine taken out.
fn session(script: &Script, scratch: &Scratch, input: &str) -> String {
    let outcome = Run::new(revdb(), scratch.path()).arg(scratch.join("t.rdb")).stdin(input).finish();
    let mut text = outcome.out();
    if !outcome.stderr.is_empty() {
        text.push_str("--- stderr\n");
        text.push_str(&outcome.err());
    }
    if outcome.status != 0 {
        text.push_str(&format!("--- status {}\n", outcome.status));
    }
    text.replace(&*script.directory().to_string_lossy(), "<dir>").replace(&*scratch.path().to_string_lossy(), "<tmp>")
}

fn recorded(script: &Script) -> Scratch {
    let scratch = Scratch::new();
    script.record(&scratch).unwrap_or_else(|error| panic!("{}: {error}", script.name));
    scratch
}

#[test]
fn every_session_says_what_it_said() {
    let mut wrong = Vec::new();
    let mut found = 0;
    for entry in std::fs::read_dir(tests_dir().join("e2e/sessions")).expect("the sessions are there") {
        let path = entry.expect("the sessions are there").path();
        if path.extension().is_none_or(|extension| extension != "stdin") {
            continue;
        }
        found += 1;
        let name = path.file_stem().expect("it has an extension").to_string_lossy().into_owned();
        let script = Script::named(name.split('.').next().expect("a name"));
        let input = std::fs::read_to_string(&path).expect("a session is text");
        let said = session(&script, &recorded(&script), &input);
        if let Err(difference) = agrees(&path.with_extension("stdout"), &said) {
            wrong.push(format!("{name}: {difference}"));
        }
    }
    assert!(found >= 3, "only {found} sessions");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The text with the object ids of default reprs (` at 0x1f`) blanked: how many objects come before one depends on the
/// environment that the program sees, which is not the session's matter.
fn without_ids(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(" at 0xID");
        out.push_str(part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit()));
    }
    out
}

fn agrees(golden: &Path, said: &str) -> Result<(), String> {
    let said = &without_ids(said);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, said).map_err(|error| error.to_string())?;
    }
    let expected = std::fs::read_to_string(golden).unwrap_or_default();
    revdb_tests::run::differ("session", expected.as_bytes(), said.as_bytes(), ("expected", "said"))
}

/// The source line that the last report of a watchpoint names as the one that changed the value.
fn changing_line(script: &Script, said: &str) -> String {
    let report = said.lines().rev().find_map(|line| line.strip_prefix("changed by File \"<dir>/"));
    let Some((file, rest)) = report.and_then(|report| report.split_once("\", line ")) else { return String::new() };
    let number: usize = rest.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let source = std::fs::read_to_string(script.directory().join(file)).unwrap_or_default();
    source.lines().nth(number.saturating_sub(1)).unwrap_or_default().trim().to_owned()
}

/// Goes to the end of a recording, sets a watchpoint, and goes back to the line that planted the bug.
fn finds(script: &str, input: &str, planted: &str) {
    let script = Script::named(script);
    let said = session(&script, &recorded(&script), input);
    assert!(said.contains("$0 = "), "no object was printed:\n{said}");
    assert!(said.contains("Reverse-hit watchpoint 1"), "the watchpoint was not hit:\n{said}");
    assert_eq!(changing_line(&script, &said), planted, "{said}");
}

#[test]
fn the_log_analysers_bug_is_found_by_walking_back() {
    let input = "continue\nbstep 2\nprint report.endpoints['/login'].latency\nwatch len($0.limits)\nbcontinue\n";
    finds("loganalyser", input, "self.limits.append(limit)");
}

#[test]
fn the_banks_bug_is_found_by_walking_back() {
    let input = "continue\nbstep 2\nprint bank.accounts['S109']\nwatch $0.corrected\nbcontinue\n";
    finds("bank", input, "self.corrected -= entry.amount");
}

#[test]
fn the_shops_bug_is_found_by_walking_back() {
    let input = "continue\nbstep 2\nprint shop.items['pencil']\nwatch $0.price\nbcontinue\n";
    finds("shop", input, "item.price = cents(amount)");
}
