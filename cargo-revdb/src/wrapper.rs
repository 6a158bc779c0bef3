//! Stands before the compiler: cargo calls it in the place of `rustc`, with rustc's path and arguments.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use revdb_transform::locate::Kind;

use crate::session::Session;
use crate::settings::Settings;
use crate::{Error, mirror};

/// Runs the compiler: `arguments` are its path and its own arguments.
pub(crate) fn run(session: &Session, arguments: &[OsString]) -> Result<ExitCode, Error> {
    let Some((rustc, arguments)) = arguments.split_first() else {
        return Err(Error::Usage("this program is called by cargo".to_owned()));
    };
    if arguments == ["-vV"] {
        return identify(session, rustc);
    }
    let mut command = match &session.outer {
        Some(outer) => {
            let mut command = Command::new(outer);
            command.arg(rustc);
            command
        }
        None => Command::new(rustc),
    };
    let unit = Unit::read(arguments);
    let settings = match &session.settings {
        Some(path) if unit.is_in_program() => Settings::read(path)?,
        _ => Settings::default(),
    };
    if !unit.is_in_program() || settings.skips(unit.name()) {
        return Err(replaced_by(command.args(arguments)));
    }
    let mirror = mirrored(session, &unit, &settings)?;
    match &mirror {
        Some(mirror) => mirror.pass(&unit, arguments, session, &mut command),
        None => {
            command.args(arguments);
        }
    }
    instrument(session, &mut command);
    if mirror.is_none() && session.settings.is_none() {
        return Err(replaced_by(&mut command));
    }
    let program = command.get_program().to_owned();
    let status = command.status().map_err(|source| Error::Start { program, source })?;
    if let Some(dependencies) = unit.dependencies() {
        watch(&dependencies, mirror.as_ref().map(|mirror| &*mirror.root), session.settings.as_deref())?;
    }
    Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(101)))
}

/// Becomes the program; an error says why it could not.
fn replaced_by(command: &mut Command) -> Error {
    let source = command.exec();
    Error::Start { program: command.get_program().to_owned(), source }
}

/// A crate's sources with attributes.
struct Mirror {
    root: PathBuf,
    source: PathBuf,
}

/// Makes the mirror of a crate, if something is to be written into it.
fn mirrored(session: &Session, unit: &Unit<'_>, settings: &Settings) -> Result<Option<Mirror>, Error> {
    let mut wanted = settings.wanted(unit.name());
    let (Some(source), Some(package)) = (unit.source, env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from)) else {
        return Ok(None);
    };
    // A program and a library may share a name: then an item is in one of them, and what goes into the root is the library's.
    let shared = unit.kind == Some("bin") && package.join("src/lib.rs").exists();
    wanted.retain(|wanted| !(shared && wanted.path.is_empty()));
    let source = std::path::absolute(source).map_err(Error::file("find", source))?;
    let root = session.mirrors.join(format!("{}{}", unit.name(), unit.suffix.unwrap_or_default()));
    let (mirrored, missing) = mirror::make(&root, &package, &source, &wanted)?;
    match (missing.first(), &session.settings) {
        (Some(missing), Some(path)) if !shared => {
            let (krate, item) = (unit.name().to_owned(), missing.path.join("::"));
            let what = match missing.kind {
                Kind::Module { .. } => "module",
                Kind::Object => "struct",
                Kind::Record | Kind::Stop(_) | Kind::Frame => "function",
            };
            Err(Error::NoItem { path: path.clone(), krate, what, item })
        }
        _ => Ok(mirrored.map(|source| Mirror { root, source })),
    }
}

impl Mirror {
    /// Has the mirror compiled in the place of the original, under the original's names.
    fn pass(&self, unit: &Unit<'_>, arguments: &[OsString], session: &Session, command: &mut Command) {
        for argument in arguments {
            if unit.source.is_some_and(|source| argument == source) {
                command.arg(&self.source);
            } else {
                command.arg(argument);
            }
        }
        let remap = |from: &Path, to: &Path| {
            let mut remap = OsString::from("--remap-path-prefix=");
            remap.push(from);
            remap.push("=");
            remap.push(to);
            remap
        };
        command.arg(remap(&self.root, Path::new("/")));
        // Cargo names the files of a workspace relative to its root, and so must errors.
        if unit.source.is_some_and(|source| !source.starts_with('/'))
            && let Ok(current) = env::current_dir()
        {
            command.arg(remap(&mirror::below(&self.root, &current), Path::new("")));
        }
        let mut library = OsString::from("revdb=");
        library.push(&session.attributes);
        command.arg("--extern").arg(library);
    }
}

/// Has cargo watch the originals, and the settings.
fn watch(dependencies: &Path, mirror: Option<&Path>, settings: Option<&Path>) -> Result<(), Error> {
    // Without the file the compiler has failed, or was only asked something.
    let Ok(text) = fs::read_to_string(dependencies) else { return Ok(()) };
    let escaped = |path: &Path| path.display().to_string().replace(' ', "\\ ");
    let text = match mirror {
        Some(root) => text.replace(&escaped(root), ""),
        None => text,
    };
    let Some(settings) = settings.map(escaped) else {
        return fs::write(dependencies, text).map_err(Error::file("write", dependencies));
    };
    let mut watched = String::with_capacity(text.len() + 256);
    for line in text.lines() {
        watched.push_str(line);
        // `artifact: source source`, and for each source a line `source:`.
        if !line.starts_with('#') && line.contains(": ") {
            watched.push(' ');
            watched.push_str(&settings);
        }
        watched.push('\n');
    }
    watched.push_str(&format!("\n{settings}:\n"));
    fs::write(dependencies, watched).map_err(Error::file("write", dependencies))
}

/// Says what the compiler is, and that revdb belongs to it: cargo builds everything anew when the answer changes.
fn identify(session: &Session, rustc: &OsStr) -> Result<ExitCode, Error> {
    let start = |source| Error::Start { program: rustc.to_owned(), source };
    let output = Command::new(rustc).arg("-vV").output().map_err(start)?;
    let mut out = std::io::stdout().lock();
    out.write_all(&output.stdout)
        .and_then(|()| writeln!(out, "revdb: {:016x}", session.identity))
        .and_then(|()| std::io::stderr().write_all(&output.stderr))
        .map_err(start)?;
    Ok(if output.status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is compiled, as far as the arguments tell.
#[derive(Debug, Default)]
struct Unit<'a> {
    name: Option<&'a str>,
    target: bool,
    /// The file that it begins with.
    source: Option<&'a str>,
    kind: Option<&'a str>,
    out: Option<&'a str>,
    /// What distinguishes its files from those of others of the same name.
    suffix: Option<&'a str>,
}

impl<'a> Unit<'a> {
    fn read(arguments: &'a [OsString]) -> Self {
        let mut unit = Self::default();
        let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
        while let Some(argument) = arguments.next() {
            match argument.split_once('=').unwrap_or((argument, "")) {
                ("--crate-name", "") => unit.name = arguments.next(),
                ("--crate-type", "") => unit.kind = arguments.next(),
                ("--out-dir", "") => unit.out = arguments.next(),
                ("--target", _) => unit.target = true,
                ("-C", "") => {
                    if let Some(suffix) = arguments.next().and_then(|option| option.strip_prefix("extra-filename=")) {
                        unit.suffix = Some(suffix);
                    }
                }
                _ if argument.ends_with(".rs") && !argument.starts_with('-') => unit.source = Some(argument),
                _ => {}
            }
        }
        unit
    }

    fn name(&self) -> &'a str {
        self.name.unwrap_or_default()
    }

    /// The file in which the compiler says what the crate was made from.
    fn dependencies(&self) -> Option<PathBuf> {
        Some(Path::new(self.out?).join(format!("{}{}.d", self.name?, self.suffix.unwrap_or_default())))
    }

    /// Whether the crate ends up in the program. Cargo was given an explicit target, and names it for all that is built
    /// for it; build scripts, procedural macros and what they need have none. `___` is cargo's name for questions to
    /// the compiler.
    fn is_in_program(&self) -> bool {
        self.target && self.name.is_some_and(|name| name != "___")
    }
}

/// Gives the crate the facade for std.
fn instrument(session: &Session, command: &mut Command) {
    let mut facade = OsString::from("std=");
    facade.push(&session.std);
    command.arg("--extern").arg(facade);
    for directory in &session.dependencies {
        let mut dependencies = OsString::from("dependency=");
        dependencies.push(directory);
        command.arg("-L").arg(dependencies);
    }
    // The runtime may have been compiled with a crate of the same name, version and features, which is another crate.
    command.args(["-C", "metadata=revdb"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_program(arguments: &str) -> bool {
        let arguments: Vec<OsString> = arguments.split(' ').map(OsString::from).collect();
        Unit::read(&arguments).is_in_program()
    }

    #[test]
    fn cargo_watches_originals_and_settings() {
        let file = env::temp_dir().join(format!("revdb-watch-{}.d", std::process::id()));
        fs::write(&file, "out.d: /m/ws/src/lib.rs /m/ws/a\\ b.rs\n\n/m/ws/src/lib.rs:\n# env-dep:X\n").unwrap();
        watch(&file, Some(Path::new("/m")), Some(Path::new("/ws/revdb.toml"))).unwrap();
        let watched = fs::read_to_string(&file).unwrap();
        fs::remove_file(file).unwrap();
        assert_eq!(
            watched,
            "out.d: /ws/src/lib.rs /ws/a\\ b.rs /ws/revdb.toml\n\n/ws/src/lib.rs:\n# env-dep:X\n\n/ws/revdb.toml:\n"
        );
    }

    #[test]
    fn only_what_is_built_for_the_target_gets_the_facade() {
        assert!(in_program(
            "--crate-name serde --edition=2021 src/lib.rs --crate-type lib --target x86_64-unknown-linux-gnu"
        ));
        assert!(in_program("--crate-name serde src/lib.rs --target=x86_64-unknown-linux-gnu"));
        assert!(!in_program("--crate-name build_script_build --edition=2021 build.rs --crate-type bin"));
        assert!(!in_program("--crate-name serde_derive src/lib.rs --crate-type proc-macro"));
        assert!(!in_program("- --crate-name ___ --print=file-names --target x86_64-unknown-linux-gnu"));
        assert!(!in_program("--print=cfg --target x86_64-unknown-linux-gnu"));
    }
}
