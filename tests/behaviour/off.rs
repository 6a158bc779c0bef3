//! With `default-features = false` the host is the host it was: nothing is recorded, and nothing is linked.

use std::path::Path;
use std::process::Command;

use revdb_tests::{Run, Scratch};

const PROGRAM: &str =
    "read program\nsize program\nenv NAME\ninput\nall program\nsocket\nerrno\nwarn careful\nbad\nexit 5\n";

/// A package of its own, since features of one workspace are united. It shares the workspace's lock file and target
/// directory, so that only what differs is built.
fn build(scratch: &Scratch) -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository");
    let manifest = format!(
        "[package]\nname = \"off-host\"\nedition = \"2024\"\n\n[workspace]\n\n[[bin]]\nname = \"off-host\"\npath = '{host}'\n\n\
         [dependencies]\nrevdb = {{ path = '{revdb}', default-features = false }}\n\n\
         [profile.dev]\nopt-level = 2\ndebug = \"line-tables-only\"\n",
        host = root.join("tests/behaviour/host.rs").display(),
        revdb = root.join("revdb").display(),
    );
    scratch.write("Cargo.toml", manifest);
    scratch.write("Cargo.lock", std::fs::read(root.join("Cargo.lock")).expect("the workspace is locked"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in the target directory");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet"])
        .current_dir(scratch.path())
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    let complaints = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success() && complaints.is_empty(), "{complaints}");
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{lib}"])
        .current_dir(scratch.path())
        .output()
        .expect("cargo runs");
    assert_eq!(String::from_utf8_lossy(&tree.stdout), "\nrevdb\nrevdb_runtime\n");
    target.join("debug/off-host")
}

#[test]
fn the_instrumentation_can_be_compiled_out() {
    let scratch = Scratch::new();
    let off = build(&scratch);
    scratch.write("program", PROGRAM);
    let run = |host: &Path| Run::new(host, scratch.path()).env("NAME", "value").stdin("a line\n").arg("program");
    let instrumented = run(Path::new(env!("CARGO_BIN_EXE_behaviour-host"))).finish();
    let plain = run(&off).env("REVDB", "out.rdb").finish();
    // Ids are addresses then, in front of each line.
    let lines = |text: String| -> Vec<String> {
        text.lines().map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()).collect()
    };
    assert_eq!(lines(plain.out()), lines(instrumented.out()));
    assert_eq!((plain.err(), plain.status), (instrumented.err(), instrumented.status));
    assert!(!scratch.join("out.rdb").exists());
}
