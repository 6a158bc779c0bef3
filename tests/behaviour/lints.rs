//! What the macros make of an item gives no warning: not under clippy's pedantic lints either.

use std::path::Path;
use std::process::Command;

use revdb_tests::Scratch;

#[test]
fn a_host_of_safe_items_is_free_of_pedantic_warnings() {
    let scratch = Scratch::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository");
    let manifest = format!(
        "[package]\nname = \"strict-host\"\nedition = \"2024\"\n\n[workspace]\n\n[[bin]]\nname = \"strict-host\"\n\
         path = '{}'\n\n[dependencies]\nrevdb = {{ path = '{}' }}\n\n\
         [profile.dev]\nopt-level = 2\ndebug = \"line-tables-only\"\n",
        root.join("tests/behaviour/strict.rs").display(),
        root.join("revdb").display(),
    );
    scratch.write("Cargo.toml", manifest);
    scratch.write("Cargo.lock", std::fs::read(root.join("Cargo.lock")).expect("the workspace is locked"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in the target directory");
    let checked = Command::new(env!("CARGO"))
        .args(["clippy", "--offline", "--quiet", "--", "-D", "warnings", "-D", "clippy::pedantic"])
        .current_dir(scratch.path())
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    let complaints = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && complaints.is_empty(), "{complaints}");
}
