//! `revdb::modules!`: modules in files are recorded, and the files stay what the compiler, cargo and people look at.

use std::path::Path;
use std::process::Command;

use revdb_tests::{Run, Scratch};

#[test]
fn what_files_do_is_answered_from_the_trace() {
    let scratch = Scratch::new();
    scratch.write("data", "one\ntwo\n");
    let run = || Run::new(Path::new(env!("CARGO_BIN_EXE_behaviour-files")), scratch.path());
    let recorded = run().env("NAME", "recorded").arg("--record=out.rdb").arg("data").finish();
    assert!(recorded.out().starts_with("one\n [8, 8]\n"), "{}", recorded.out());
    assert!(recorded.err().contains("recordedaa\n"), "{}", recorded.err());
    std::fs::remove_file(scratch.join("data")).unwrap();
    let replayed = run().env("NAME", "replayed").arg("--replay").arg("out.rdb").finish();
    recorded.same_as(&replayed, ("recorded", "replayed")).unwrap();

    // The other points have their attributes in the file.
    let walk = "go 3\nprint last\nbstep\nbstep\nprint last\n";
    let walked = run().arg("--debug").arg("out.rdb").stdin(walk).finish();
    assert_eq!((walked.status, walked.err()), (0, String::new()), "{}", walked.out());
    assert!(walked.out().contains("$0 = b\n") && walked.out().contains("$1 = -\n"), "{}", walked.out());
}

/// What building a package of one file module says, and the program's output if it was built.
fn build(scratch: &Scratch) -> Result<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository");
    scratch.write(
        "Cargo.toml",
        format!(
            "[package]\nname = \"modules-host\"\nedition = \"2024\"\n\n[workspace]\n\n[[bin]]\nname = \"modules-host\"\n\
             path = \"main.rs\"\n\n[dependencies]\nrevdb = {{ path = '{}', default-features = false }}\n\n\
             [profile.dev]\nopt-level = 2\ndebug = \"line-tables-only\"\n",
            root.join("revdb").display(),
        ),
    );
    scratch.write("Cargo.lock", std::fs::read(root.join("Cargo.lock")).expect("the workspace is locked"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in the target directory");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet"])
        .current_dir(scratch.path())
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned());
    }
    Ok(Run::new(&target.join("debug/modules-host"), scratch.path()).finish().out())
}

#[test]
fn a_changed_file_is_built_again_and_its_mistakes_are_shown_where_they_are() {
    let scratch = Scratch::new();
    scratch.write(
        "main.rs",
        "#[macro_use]\nextern crate revdb as std;\nrevdb::modules! { mod part; }\nfn main() {\n    println!(\"{}\", part::text());\n}\n",
    );
    scratch.write("part.rs", "//! A part.\npub fn text() -> String {\n    std::format!(\"one\")\n}\n");
    assert_eq!(build(&scratch).unwrap(), "one\n");
    // Cargo goes by the time of a file: it must be later than the last build, however long that took.
    let touch = |text: &str| {
        let changed = std::time::SystemTime::now() + std::time::Duration::from_hours(1);
        scratch.write("part.rs", text);
        let file = std::fs::File::options().append(true).open(scratch.join("part.rs")).unwrap();
        file.set_modified(changed).unwrap();
    };
    touch("//! A part.\npub fn text() -> String {\n    std::format!(\"two\")\n}\n");
    assert_eq!(build(&scratch).unwrap(), "two\n");
    touch("//! A part.\npub fn text() -> String {\n    std::fs::read(\"x\")\n}\n");
    let complaint = build(&scratch).unwrap_err();
    assert!(complaint.contains("--> part.rs:3:5\n"), "{complaint}");
}
