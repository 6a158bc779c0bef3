//! The command line: `cargo revdb COMMAND [cargo's own flags]`.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus};
use std::{env, fs};

use crate::Error;
use crate::project::{self, Project, Toolchain};
use crate::runtime::Runtime;
use crate::session::Session;
use crate::settings::Settings;

const HELP: &str = "\
cargo revdb: builds programs whose runs can be recorded and replayed

Usage: cargo revdb build|run|test|bench|check|clippy [FLAGS]
                                        as cargo does with the same flags
       cargo revdb doctor [FLAGS] [-- ARGUMENTS]
                                        records a run, and lists the lines whose I/O no attribute sees

The package and all its dependencies are built so that they record; build scripts and procedural macros are not. Programs
lie in target/revdb/debug and target/revdb/release. With REVDB=TRACE.rdb in the environment such a program records its
run, and `revdb replay TRACE.rdb` gives the same output and exit status again.
";

/// Cargo's commands that compile.
const COMMANDS: &[&str] = &["build", "run", "test", "bench", "check", "clippy", "b", "r", "t", "c"];

/// Runs `cargo revdb`, with `arguments` after the program's name.
pub(crate) fn run(arguments: &[OsString]) -> Result<ExitCode, Error> {
    // Cargo calls its subcommands with their own name first.
    let arguments = match arguments.split_first() {
        Some((first, rest)) if first == "revdb" => rest,
        _ => arguments,
    };
    let Some((command, flags)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    match command.to_str() {
        Some("--help" | "-h" | "help") => print!("{HELP}"),
        Some("--version" | "-V") => println!("cargo-revdb {}", env!("CARGO_PKG_VERSION")),
        Some("doctor") => return doctor(flags),
        Some(command) if COMMANDS.contains(&command) => return cargo(command, flags, &[]),
        _ => return Err(Error::Usage(unknown(&command.to_string_lossy()))),
    }
    Ok(ExitCode::SUCCESS)
}

fn unknown(command: &str) -> String {
    let near = COMMANDS
        .iter()
        .filter(|known| known.len() > 1)
        .max_by(|a, b| strsim::jaro(a, command).total_cmp(&strsim::jaro(b, command)));
    match near.filter(|near| strsim::jaro(near, command) > 0.7) {
        Some(near) => format!("no such command: `{command}`. Did you mean `{near}`?"),
        None => format!("no such command: `{command}`. `cargo revdb --help` lists them"),
    }
}

/// Records a run of the program and has `revdb doctor` look at it.
fn doctor(flags: &[OsString]) -> Result<ExitCode, Error> {
    let project = Project::find(&Toolchain::find()?, &choosing(own(flags)))?;
    let trace = project.directory().join("doctor.rdb");
    let status = cargo("run", flags, &[("REVDB", trace.as_os_str())])?;
    // How the program ends is not what the doctor looks at; without a trace there is nothing to look at.
    if !trace.exists() {
        return Ok(status);
    }
    let program = env::current_exe().ok().and_then(|own| own.canonicalize().ok());
    let beside = program.map(|own| own.with_file_name("revdb")).filter(|revdb| revdb.exists());
    let revdb = beside.map_or_else(|| OsString::from("revdb"), OsString::from);
    let status = Command::new(&revdb)
        .arg("doctor")
        .arg(&trace)
        .status()
        .map_err(|source| Error::Start { program: revdb, source })?;
    Ok(exit_code(status))
}

/// The flags that are cargo's: behind `--` the arguments are the program's.
fn own(flags: &[OsString]) -> &[OsString] {
    flags.iter().position(|flag| flag == "--").map_or(flags, |end| &flags[..end])
}

fn exit_code(status: ExitStatus) -> ExitCode {
    ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(101))
}

/// Runs one of cargo's commands with the transform, and with `environment` for the program.
fn cargo(command: &str, flags: &[OsString], environment: &[(&str, &OsStr)]) -> Result<ExitCode, Error> {
    let own = own(flags);
    let toolchain = Toolchain::find()?;
    if let Some(target) = value_of(own, "--target")
        && *target != *toolchain.host
    {
        return Err(Error::Target(target.to_string_lossy().into_owned()));
    }
    let project = Project::find(&toolchain, &choosing(own))?;
    let settings = Settings::read(&project.settings())?;
    let runtime = Runtime::prepare(&toolchain)?;
    let session = Session::new(&runtime, &project, &settings);
    let wrapper = session.save(&project)?;
    let directory = project.directory();
    let mut cargo = toolchain.cargo();
    cargo.arg(command);
    if value_of(own, "--target").is_none() {
        cargo.args(["--target", &toolchain.host]);
    }
    cargo.arg("--target-dir").arg(directory.join("build"));
    let mut rustc_wrapper = OsString::from("build.rustc-wrapper=");
    rustc_wrapper.push(format!("{wrapper:?}"));
    cargo.arg("--config").arg(rustc_wrapper);
    through_libc(&mut cargo);
    cargo.args(flags).envs(environment.iter().copied());
    // It would win over the one just given, which calls it.
    cargo.env_remove("RUSTC_WRAPPER");
    if command == "test" || command == "t" {
        cargo.env("RUSTDOCFLAGS", documentation_flags(&session));
    }
    link_programs(&directory, &toolchain.host)?;
    let status = cargo.status().map_err(|source| Error::Start { program: toolchain.cargo.clone().into(), source })?;
    link_programs(&directory, &toolchain.host)?;
    Ok(exit_code(status))
}

/// Has crates that can choose how they make system calls make them through libc: calls by inline assembly pass below the
/// net.
fn through_libc(cargo: &mut Command) {
    const FLAGS: [&str; 2] = ["--cfg", "rustix_use_libc"];
    // Cargo takes the flags from the first of these that is set.
    for (name, separator) in [("CARGO_ENCODED_RUSTFLAGS", "\u{1f}"), ("RUSTFLAGS", " ")] {
        if let Some(mut flags) = env::var_os(name) {
            for flag in FLAGS {
                if !flags.is_empty() {
                    flags.push(separator);
                }
                flags.push(flag);
            }
            cargo.env(name, flags);
            return;
        }
    }
    cargo.arg("--config").arg(format!("build.rustflags={FLAGS:?}"));
}

/// What rustdoc must know to compile examples in documentation.
fn documentation_flags(session: &Session) -> OsString {
    let mut flags = env::var_os("RUSTDOCFLAGS").unwrap_or_default();
    flags.push(" --extern std=");
    flags.push(&session.std);
    for directory in &session.dependencies {
        flags.push(" -L dependency=");
        flags.push(directory);
    }
    flags
}

/// Lets programs be found where the guide says: cargo puts them below the name of the target.
fn link_programs(directory: &Path, host: &str) -> Result<(), Error> {
    let mut profiles = vec![OsString::from("debug"), OsString::from("release")];
    if let Ok(entries) = fs::read_dir(directory.join("build").join(host)) {
        profiles.extend(entries.flatten().filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name()));
    }
    for profile in profiles {
        project::link(&Path::new("build").join(host).join(&profile), &directory.join(&profile))?;
    }
    Ok(())
}

/// The value of `--name value` or `--name=value`.
fn value_of<'a>(flags: &'a [OsString], name: &str) -> Option<&'a OsStr> {
    flags.iter().enumerate().find_map(|(at, flag)| {
        if flag == name {
            return flags.get(at + 1).map(OsString::as_os_str);
        }
        flag.to_str()?.strip_prefix(name)?.strip_prefix('=').map(OsStr::new)
    })
}

/// The flags that choose the package and how cargo reaches the registry.
fn choosing(flags: &[OsString]) -> Vec<OsString> {
    let mut chosen = Vec::new();
    for name in ["--manifest-path", "--config", "--lockfile-path"] {
        if let Some(value) = value_of(flags, name) {
            chosen.extend([OsString::from(name), value.to_owned()]);
        }
    }
    let alone = ["--offline", "--locked", "--frozen"];
    chosen.extend(flags.iter().filter(|flag| alone.iter().any(|name| flag == name)).cloned());
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn values_are_found_in_both_spellings() {
        let flags = flags("--release --target=x --manifest-path a/Cargo.toml --offline");
        assert_eq!(value_of(&flags, "--target"), Some(OsStr::new("x")));
        assert_eq!(value_of(&flags, "--manifest-path"), Some(OsStr::new("a/Cargo.toml")));
        assert_eq!(value_of(&flags, "--profile"), None);
        assert_eq!(choosing(&flags), self::flags("--manifest-path a/Cargo.toml --offline"));
    }

    #[test]
    fn a_near_miss_is_named() {
        assert_eq!(unknown("biuld"), "no such command: `biuld`. Did you mean `build`?");
        assert_eq!(unknown("xyz"), "no such command: `xyz`. `cargo revdb --help` lists them");
    }
}
