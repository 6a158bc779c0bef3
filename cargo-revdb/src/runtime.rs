//! The runtime that programs are linked with: built once for each compiler and each version of revdb, by plain cargo,
//! outside of the program's own build. It is never transformed itself, nor are its dependencies.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::Error;
use crate::project::Toolchain;

mod sources {
    include!(concat!(env!("OUT_DIR"), "/sources.rs"));
}

/// The facade, compiled.
#[derive(Debug)]
pub(crate) struct Runtime {
    /// What changes when revdb or the compiler does.
    pub(crate) identity: u64,
    /// The library that programs are compiled with in the place of std.
    pub(crate) std: PathBuf,
    /// The library that attributes in the mirror name.
    pub(crate) attributes: PathBuf,
    /// The directories of the libraries that it needs, and of the procedural macros that those name.
    pub(crate) dependencies: [PathBuf; 2],
}

impl Runtime {
    /// Builds the runtime for `toolchain`, unless that was done before.
    pub(crate) fn prepare(toolchain: &Toolchain) -> Result<Self, Error> {
        let identity = identity(toolchain);
        let directory = cache().join(format!("runtime-{identity:016x}"));
        let target = directory.join("target");
        let artifacts = target.join(&toolchain.host).join("release");
        let std = artifacts.join("librevdb_std.rlib");
        if !complete(&directory).exists() {
            build(toolchain, &directory, &target)?;
        }
        let attributes = artifacts.join("librevdb.rlib");
        Ok(Self { identity, std, attributes, dependencies: [artifacts.join("deps"), target.join("release/deps")] })
    }
}

fn identity(toolchain: &Toolchain) -> u64 {
    let mut hasher = DefaultHasher::new();
    sources::MANIFEST.hash(&mut hasher);
    sources::FILES.hash(&mut hasher);
    toolchain.version.hash(&mut hasher);
    hasher.finish()
}

/// Where runtimes are kept.
fn cache() -> PathBuf {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .unwrap_or_else(env::temp_dir)
        .join("revdb")
}

/// The file that says that the runtime is built.
fn complete(directory: &Path) -> PathBuf {
    directory.join("complete")
}

fn build(toolchain: &Toolchain, directory: &Path, target: &Path) -> Result<(), Error> {
    fs::create_dir_all(directory).map_err(Error::file("make", directory))?;
    // Another build may be at it: who comes second finds everything done.
    let lock = directory.join("lock");
    let lock =
        fs::File::create(&lock).and_then(|file| file.lock().map(|()| file)).map_err(Error::file("lock", lock))?;
    let complete = complete(directory);
    if complete.exists() {
        return Ok(());
    }
    eprintln!("   Preparing revdb's runtime (once for each compiler)");
    let source = directory.join("source");
    unpack(&source)?;
    let mut command = toolchain.cargo();
    // In one build: what cargo builds together agrees about every feature, so there is one runtime in it.
    command
        .args(["build", "--quiet", "--release", "--target", &toolchain.host])
        .args(["--package", "revdb-std", "--package", "revdb"])
        .arg("--target-dir")
        .arg(target)
        .current_dir(&source);
    // What is set for the program's build is not meant for this one.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let foreign = ["CARGO_BUILD_", "CARGO_PROFILE_", "CARGO_TARGET_", "RUSTFLAGS", "CARGO_ENCODED_", "RUSTC_"];
        if foreign.iter().any(|prefix| text.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    // With bitcode, so that the program may be linked with any kind of LTO.
    command.env("RUSTFLAGS", "-C embed-bitcode=yes");
    let status = command.status().map_err(|source| Error::Start { program: toolchain.cargo.clone().into(), source })?;
    if !status.success() {
        return Err(Error::Runtime);
    }
    fs::write(&complete, b"").map_err(Error::file("write", complete))?;
    drop(lock);
    Ok(())
}

fn unpack(source: &Path) -> Result<(), Error> {
    let manifest = ("Cargo.toml", sources::MANIFEST.as_bytes());
    for (name, bytes) in sources::FILES.iter().copied().chain([manifest]) {
        let path = source.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Error::file("make", parent))?;
        }
        fs::write(&path, bytes).map_err(Error::file("write", path))?;
    }
    Ok(())
}
