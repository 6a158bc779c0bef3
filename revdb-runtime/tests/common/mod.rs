//! What several tests from outside need.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The toy interpreter. Cargo builds examples for a whole test run, but not when one test is named: so it is asked to.
pub fn toy() -> &'static Path {
    static TOY: OnceLock<PathBuf> = OnceLock::new();
    TOY.get_or_init(|| {
        let test = std::env::current_exe().expect("a test has a path");
        let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps/TEST");
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "--example", "toy"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        cargo.env("CARGO_TARGET_DIR", profile.parent().expect("target/PROFILE"));
        assert!(cargo.status().expect("cargo runs").success(), "the toy interpreter does not build");
        profile.join("examples/toy")
    })
}

/// A directory that goes away with the test.
#[allow(dead_code, reason = "not every test that includes this file has one")]
pub struct Scratch(pub PathBuf);

#[allow(dead_code, reason = "as above")]
impl Scratch {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("revdb-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a directory for the test");
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
