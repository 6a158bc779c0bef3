//! What `cargo revdb build` costs beside `cargo build`: both from nothing, on a package with dependencies.
//!
//! `cargo run -p revdb-benches --bin building [PACKAGE] [RUNS]`; the package is by default the HTTP client that the foreign
//! tests use. The first build of revdb's runtime, once for each compiler, is shown apart.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use revdb_benches::{Cost, cost_of, median};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a member lies in the workspace");
    let package = arguments.next().map_or_else(|| repository.join("tests/foreign/packages/http"), PathBuf::from);
    let runs = arguments.next().map_or(3, |runs| runs.parse().expect("a number of runs"));
    let scratch = std::env::temp_dir().join(format!("revdb-bench-build-{}", std::process::id()));

    let own = std::env::current_exe().expect("a program knows its own path");
    let profile = own.parent().expect("target/PROFILE");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut tool = Command::new(&cargo);
    tool.args(["build", "--quiet", "--package", "cargo-revdb"]).current_dir(repository);
    if profile.ends_with("release") {
        tool.arg("--release");
    }
    tool.env("CARGO_TARGET_DIR", profile.parent().expect("target"));
    assert!(tool.status().is_ok_and(|status| status.success()), "cargo-revdb does not build");

    let build = |program: &Path, arguments: &[&str], cache: &Path| {
        let target = scratch.join("target");
        let _ = std::fs::remove_dir_all(&target);
        let mut command = Command::new(program);
        command.args(arguments).args(["build", "--quiet"]).current_dir(&package).stdin(Stdio::null());
        command.env("CARGO_TARGET_DIR", &target).env("XDG_CACHE_HOME", cache);
        cost_of(&mut command)
    };
    let cache = scratch.join("cache");
    let revdb = profile.join("cargo-revdb");
    // Fetches what is missing, too, before anything is measured.
    build(Path::new(&cargo), &[], &cache);
    let first = build(&revdb, &["revdb"], &cache);
    let (mut plain, mut transformed) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        plain.push(build(Path::new(&cargo), &[], &cache));
        transformed.push(build(&revdb, &["revdb"], &cache));
    }
    let _ = std::fs::remove_dir_all(&scratch);
    let user = |costs: &[Cost]| median(costs.iter().map(|cost| cost.user).collect());
    let seconds = |duration: Duration| duration.as_secs_f64();
    println!("{}, dev profile, from nothing; medians of {runs} interleaved builds, user time", package.display());
    println!("  cargo build           {:>7.2} s", seconds(user(&plain)));
    println!(
        "  cargo revdb build     {:>7.2} s   {:.3} of plain",
        seconds(user(&transformed)),
        seconds(user(&transformed)) / seconds(user(&plain))
    );
    println!("  the first one         {:>7.2} s   with revdb's runtime, once for each compiler", seconds(first.user));
}
