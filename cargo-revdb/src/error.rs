//! What can go wrong, and what to do about it.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

/// Why `cargo revdb` could not do its work. What the compiler and cargo say goes to the terminal as it is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The command line is wrong.
    #[error("{0}")]
    Usage(String),
    /// A program that has to run does not.
    #[error("cannot run `{}`", program.display())]
    Start {
        /// The program.
        program: OsString,
        /// Why.
        source: io::Error,
    },
    /// A file that has to be read or written cannot be.
    #[error("cannot {action} {}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Cargo refuses to tell about the package; it has said why.
    #[error("cargo cannot read this package")]
    NoPackage,
    /// Cargo's answer is not understood.
    #[error("cargo describes this package in a way that this version does not understand")]
    Metadata(#[source] serde_json::Error),
    /// The compiler gives no usable answer about itself.
    #[error("the compiler does not say what it is: `rustc -vV` failed")]
    Compiler,
    /// The target is not one that can be recorded on.
    #[error("programs for {0} cannot be recorded: revdb records on x86_64-unknown-linux-gnu")]
    Target(String),
    /// The facade could not be built; the compiler has said why.
    #[error("revdb's runtime does not build with this compiler (Rust 1.95 or newer is needed)")]
    Runtime,
    /// `revdb.toml` is wrong.
    #[error("{}{}", path.display(), if hint.is_empty() { String::new() } else { format!(" ({hint})") })]
    Settings {
        /// The file.
        path: PathBuf,
        /// What was probably meant.
        hint: String,
        /// What is wrong, and where.
        source: Box<toml::de::Error>,
    },
    /// A path in `revdb.toml` is none.
    #[error("{}: `{bad}` names no crate and item: write `crate::module::item`", path.display())]
    SettingsPath {
        /// The file.
        path: PathBuf,
        /// What stands there.
        bad: String,
    },
    /// Code in `revdb.toml` is none, or a file is not there.
    #[error("{}: {message}", path.display())]
    SettingsCode {
        /// The settings.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
    /// A path in `revdb.toml` leads nowhere.
    #[error("{}: the crate `{krate}` has no such {what}: `{item}`", path.display())]
    NoItem {
        /// The file.
        path: PathBuf,
        /// The crate.
        krate: String,
        /// What kind of item it should be.
        what: &'static str,
        /// What was not found in it.
        item: String,
    },
    /// The session's file does not say what the wrapper must know.
    #[error("{} is damaged: run `cargo revdb` again", path.display())]
    Session {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl Error {
    /// Of an attempt to do something with a file.
    pub(crate) fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { action, path, source }
    }

    /// Shows the error.
    pub(crate) fn report(&self) {
        eprintln!("{}", self.text().trim_end());
    }

    /// The error with its causes.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("error: {self}");
        let mut cause = std::error::Error::source(self);
        while let Some(inner) = cause {
            text.push_str(&format!(": {inner}"));
            cause = inner.source();
        }
        text
    }

    /// The exit status: 2 for wrong use, and cargo's own for everything else.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            _ => 101,
        }
    }
}
