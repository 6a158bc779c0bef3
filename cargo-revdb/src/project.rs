//! What cargo and the compiler say about the package at hand.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::Error;

/// The compiler that builds the package, and its cargo. Named by path: the runtime is built in another directory, where
/// rustup could choose another toolchain.
#[derive(Debug)]
pub(crate) struct Toolchain {
    pub(crate) cargo: PathBuf,
    pub(crate) rustc: PathBuf,
    /// The triple of the machine at hand.
    pub(crate) host: String,
    /// All that `rustc -vV` says.
    pub(crate) version: String,
}

impl Toolchain {
    /// The toolchain of the current directory.
    pub(crate) fn find() -> Result<Self, Error> {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let version = ask(&rustc, &["-vV"])?;
        let sysroot = PathBuf::from(ask(&rustc, &["--print", "sysroot"])?.trim_end());
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or(Error::Compiler)?.to_owned();
        if host != "x86_64-unknown-linux-gnu" {
            return Err(Error::Target(host));
        }
        let tool = |name: &str, otherwise: OsString| {
            let path = sysroot.join("bin").join(name);
            if path.exists() { path } else { PathBuf::from(otherwise) }
        };
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Ok(Self { cargo: tool("cargo", cargo), rustc: tool("rustc", rustc), host, version })
    }

    /// A call of cargo with this compiler.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(&self.cargo);
        command.env("RUSTC", &self.rustc);
        // `cargo clippy` and `cargo fmt` are found beside cargo only by way of PATH.
        if let Some(directory) = self.cargo.parent() {
            let rest = std::env::var_os("PATH").unwrap_or_default();
            let all = std::iter::once(directory.to_owned()).chain(std::env::split_paths(&rest));
            if let Ok(path) = std::env::join_paths(all) {
                command.env("PATH", path);
            }
        }
        command
    }
}

fn ask(program: &OsStr, arguments: &[&str]) -> Result<String, Error> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| Error::Start { program: program.to_owned(), source })?;
    match String::from_utf8(output.stdout) {
        Ok(text) if output.status.success() => Ok(text),
        _ => Err(Error::Compiler),
    }
}

/// The package or workspace that is built.
#[derive(Debug, Deserialize)]
pub(crate) struct Project {
    workspace_root: PathBuf,
    packages: Vec<Package>,
    pub(crate) target_directory: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Package {
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
}

impl Project {
    /// The names of the crates that belong to the workspace.
    pub(crate) fn crates(&self) -> Vec<String> {
        let targets = self.packages.iter().flat_map(|package| &package.targets);
        targets.map(|target| target.name.replace('-', "_")).collect()
    }

    /// Asks cargo about the package that `arguments` (`--manifest-path`, `--config`, ...) choose.
    pub(crate) fn find(toolchain: &Toolchain, arguments: &[OsString]) -> Result<Self, Error> {
        let output = toolchain
            .cargo()
            .args(["metadata", "--format-version", "1", "--no-deps"])
            .args(arguments)
            .stderr(Stdio::inherit())
            .output()
            .map_err(|source| Error::Start { program: toolchain.cargo.clone().into(), source })?;
        if !output.status.success() {
            return Err(Error::NoPackage);
        }
        serde_json::from_slice(&output.stdout).map_err(Error::Metadata)
    }

    /// Where everything that `cargo revdb` makes lies.
    pub(crate) fn directory(&self) -> PathBuf {
        self.target_directory.join("revdb")
    }

    /// The file with the package's choices, whether it is there or not.
    pub(crate) fn settings(&self) -> PathBuf {
        self.workspace_root.join("revdb.toml")
    }
}

/// Makes `link` a symbolic link to `target`, if it is not already.
pub(crate) fn link(target: &Path, link: &Path) -> Result<(), Error> {
    if std::fs::read_link(link).is_ok_and(|old| old == target) {
        return Ok(());
    }
    // Under another name first: two builds may do this at the same time.
    let fresh = link.with_extension(format!("new-{}", std::process::id()));
    std::os::unix::fs::symlink(target, &fresh)
        .and_then(|()| std::fs::rename(&fresh, link))
        .map_err(Error::file("make the link", link))
}
