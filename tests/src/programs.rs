//! The programs under test, built once for each test binary.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The bundled interpreter.
#[must_use]
pub fn interpreter() -> &'static Path {
    &built().interpreter
}

/// The `revdb` program.
#[must_use]
pub fn revdb() -> &'static Path {
    &built().revdb
}

/// The repository's `tests` directory.
#[must_use]
pub fn tests_dir() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program behind `cargo revdb`, with `revdb` beside it.
#[must_use]
pub fn cargo_revdb() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| build(&["--package", "cargo-revdb", "--package", "revdb-runtime"]).join("cargo-revdb"))
}

struct Built {
    interpreter: PathBuf,
    revdb: PathBuf,
}

fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let directory = build(&["--workspace"]);
        Built { interpreter: directory.join("example-interp"), revdb: directory.join("revdb") }
    })
}

/// Cargo gives a test only the programs of its own package, so the others are built here, with the test's own profile and
/// target directory. When they are up to date this takes a fraction of a second. Returns where they are.
fn build(packages: &[&str]) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own path");
    let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps/TEST");
    let target = profile.parent().expect("target/PROFILE");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--bins"]).args(packages).current_dir(tests_dir());
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    for (name, _) in std::env::vars_os() {
        // What cargo says to this test would look like a change of environment to build scripts.
        let name_text = name.to_string_lossy();
        if name_text.starts_with("CARGO_PKG")
            || name_text.starts_with("CARGO_MANIFEST")
            || name_text.starts_with("REVDB")
        {
            cargo.env_remove(name);
        }
    }
    let status = cargo.env("CARGO_TARGET_DIR", target).status().expect("cargo runs");
    assert!(status.success(), "the programs under test do not build");
    profile.to_owned()
}
