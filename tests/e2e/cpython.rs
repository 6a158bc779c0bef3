//! CPython 3.11 is the specification: what it prints, how it fails, and where its `sys.settrace` stops.

use std::process::Command;

use revdb_tests::programs::tests_dir;
use revdb_tests::{Run, Scratch, Script, for_each, revdb};

/// The path of a CPython 3.11, where there is one.
fn python() -> Option<&'static str> {
    ["python3.11", "python3"].into_iter().find(|name| {
        let version = Command::new(name).arg("--version").output();
        version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).starts_with("Python 3.11."))
    })
}

#[test]
fn the_expectations_are_what_cpython_does() {
    let Some(python) = python() else {
        println!("there is no Python 3.11 on this machine: the expectations are taken as they are");
        return;
    };
    let output = Command::new(python).arg(tests_dir().join("tools/expect.py")).arg("--check").output();
    let output = output.expect("python was found");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn every_script_prints_what_cpython_prints_and_ends_as_there_with_its_traceback() {
    for_each(&Script::all(), |script| script.check(&script.plain()?));
}

#[test]
fn the_stop_points_are_the_events_of_settrace() {
    for_each(&Script::all(), |script| {
        let Some((count, checksum)) = script.stops.filter(|(count, _)| *count > 0) else { return Ok(()) };
        let scratch = Scratch::new();
        let (_, trace) = script.record(&scratch)?;
        let stops = Run::new(revdb(), scratch.path()).arg("stops").arg(&trace).finish();
        if stops.status != 0 {
            return Err(format!("`revdb stops` ended with {}: {}", stops.status, stops.err()));
        }
        let directory = format!("{}/", script.directory().display());
        // What `exec` and `compile` run lies in no file of the program, and settrace.py leaves it out too.
        let own = |line: &str| line.strip_prefix(&directory).map(|line| format!("{line}\n"));
        let ours: String = stops.out().lines().filter_map(own).collect();
        let found = ours.lines().count() as u64;
        if (found, crc32(ours.as_bytes())) == (count, checksum) {
            return Ok(());
        }
        Err(first_difference(script, &ours).unwrap_or_else(|| format!("{found} stop points, CPython has {count}")))
    });
}

/// Where our stop points leave CPython's, if CPython is there to ask.
fn first_difference(script: &Script, ours: &str) -> Option<String> {
    let scratch = Scratch::new();
    script.prepare(scratch.path()).ok()?;
    let settrace = Run::new(std::path::Path::new(python()?), scratch.path())
        .arg(tests_dir().join("tools/settrace.py"))
        .arg(scratch.join("stops"))
        .arg(&script.path)
        .args(&script.arguments)
        .stdin(script.stdin.clone());
    let _ = settrace.finish();
    let theirs = std::fs::read_to_string(scratch.join("stops")).ok()?;
    let same = theirs.lines().zip(ours.lines()).take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(2);
    let excerpt = |text: &str| text.lines().skip(from).take(6).collect::<Vec<_>>().join("\n      ");
    Some(format!(
        "differs from stop point {}\n    CPython:\n      {}\n    ours:\n      {}",
        same + 1,
        excerpt(&theirs),
        excerpt(ours)
    ))
}

/// The checksum of zlib, which Python has.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 0 { crc >> 1 } else { (crc >> 1) ^ 0xedb8_8320 })
    })
}
