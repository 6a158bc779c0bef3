//! `revdb doctor`: which lines of a program do I/O that no attribute sees.
//!
//! A recording is replayed twice, in processes that differ in their addresses and in their working directory. What the net
//! caught the first time is listed by line; what the sandbox stopped, or what came out otherwise, ends the replay and is
//! told with its place.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use super::error::CommandError;
use crate::debugger::{self, Observer, Stream};

/// The calls of one place.
#[derive(Default)]
struct Place {
    calls: Vec<String>,
    /// Functions with file and line, innermost first.
    at: Vec<String>,
}

/// What the net caught, by innermost line of the program.
#[derive(Default)]
struct Caught(BTreeMap<String, Place>);

impl Observer for Caught {
    fn output(&mut self, _: Stream, _: &[u8]) {}

    fn passed_by(&mut self, what: &str, at: &[String]) {
        let line = at.first().map_or_else(|| "unknown".to_owned(), |frame| place(frame).to_owned());
        let place = self.0.entry(line).or_default();
        if !place.calls.iter().any(|call| call == what) {
            place.calls.push(what.to_owned());
        }
        if place.at.is_empty() {
            place.at = at.to_vec();
        }
    }
}

/// A replay that is only looked at for its end.
struct Ignored;

impl Observer for Ignored {
    fn output(&mut self, _: Stream, _: &[u8]) {}
}

pub(super) fn run(trace: &Path) -> ExitCode {
    let trace = std::path::absolute(trace).unwrap_or_else(|_| trace.to_owned());
    let mut caught = Caught::default();
    let first = debugger::replay_reporting(&trace, &mut caught);
    print!("{}", text(&caught));
    let result = first.and_then(|_| {
        // Another directory, and other addresses, as always.
        let _ = std::env::set_current_dir("/");
        debugger::replay(&trace, &mut Ignored)
    });
    match result {
        Ok(_) => {
            println!("Replayed twice: nothing reached outside.");
            ExitCode::SUCCESS
        }
        Err(error) => CommandError::from(error).report(),
    }
}

/// The file and line of a frame `NAME at FILE:LINE`.
fn place(frame: &str) -> &str {
    frame.rsplit_once(" at ").map_or(frame, |(_, place)| place)
}

/// The function of a frame, without its hash.
fn function(frame: &str) -> &str {
    frame.rsplit_once(" at ").map_or(frame, |(name, _)| name)
}

/// Whether a frame lies in a crate that cargo fetched.
fn is_fetched(frame: &str) -> bool {
    frame.contains("/registry/src/") || frame.contains("/git/checkouts/")
}

fn text(caught: &Caught) -> String {
    if caught.0.is_empty() {
        return "No call went past the attributes and the facade of std.\n".to_owned();
    }
    let mut text = String::from("Recorded only by the net below libc:\n");
    for (line, place) in &caught.0 {
        text.push_str(&format!("  {line}: {}\n", place.calls.join(", ")));
        text.push_str(&format!("      {}\n", advice(&place.at)));
    }
    text
}

/// The attribute to add.
fn advice(at: &[String]) -> String {
    let Some(inner) = at.first() else {
        return "no function of the program is known for it: build with debug = \"line-tables-only\"".to_owned();
    };
    if !is_fetched(inner) {
        return format!("#[revdb::instrument] on `{}`, or on the `use` that names what it calls", function(inner));
    }
    match at.iter().find(|frame| !is_fetched(frame)) {
        Some(own) => format!("#[revdb::record] on `{}` ({}), which calls this crate", function(own), place(own)),
        None => "in a crate that runs on its own: nothing to add".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_listed_once_with_what_to_do() {
        let mut caught = Caught::default();
        let own = "notes::load at src/main.rs:4".to_owned();
        let fetched = "log::init at /home/u/.cargo/registry/src/x/log-1.0.0/src/lib.rs:9".to_owned();
        caught.passed_by("libc::open64", std::slice::from_ref(&own));
        caught.passed_by("libc::read", std::slice::from_ref(&own));
        caught.passed_by("libc::read", std::slice::from_ref(&own));
        caught.passed_by("libc::clock_gettime", &[fetched, own]);
        assert_eq!(
            text(&caught),
            "Recorded only by the net below libc:
  /home/u/.cargo/registry/src/x/log-1.0.0/src/lib.rs:9: libc::clock_gettime
      #[revdb::record] on `notes::load` (src/main.rs:4), which calls this crate
  src/main.rs:4: libc::open64, libc::read
      #[revdb::instrument] on `notes::load`, or on the `use` that names what it calls
"
        );
    }
}
