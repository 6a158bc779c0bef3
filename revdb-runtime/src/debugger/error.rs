//! What can go wrong while debugging or replaying.

use std::io;
use std::path::PathBuf;

use crate::replay::Divergence;
use crate::trace;

/// Why a recording cannot be replayed, or a command was not carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The trace cannot be read.
    #[error(transparent)]
    Trace(#[from] trace::Error),
    /// The executable that made the recording is not there any more.
    #[error("the program that made this recording is gone: {}", path.display())]
    NoExecutable {
        /// Where it was.
        path: PathBuf,
    },
    /// There is an executable, but another one.
    #[error("{} is not the program that made this recording: it was rebuilt since", path.display())]
    OtherExecutable {
        /// Where it was.
        path: PathBuf,
    },
    /// A package is not as it was written, or not one.
    #[error("{} {what}", path.display())]
    Package {
        /// The package.
        path: PathBuf,
        /// What is wrong with it, and what to do.
        what: &'static str,
    },
    /// A package, or a part of one, cannot be read or written.
    #[error("cannot pack or unpack {}", path.display())]
    PackageFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The replay process could not be started.
    #[error("cannot start the replay process {}", path.display())]
    Start {
        /// The executable.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The executable ran without answering the controller.
    #[error("{} did not begin to replay: is it built with revdb?", path.display())]
    NotAHost {
        /// The executable.
        path: PathBuf,
    },
    /// The connection to a replay process failed.
    #[error("lost the connection to a replay process")]
    Connection(#[source] io::Error),
    /// A replay process ended on its own.
    #[error("the replay process ended unexpectedly: {status}")]
    Died {
        /// How, in words.
        status: String,
        /// Its exit status, if it exited.
        exit: Option<i32>,
        /// The signal that ended it, if one did.
        signal: Option<i32>,
    },
    /// The executable's runtime is of another version than this one.
    #[error("{} was built with another version of revdb than this debugger", path.display())]
    OtherVersion {
        /// The executable that made the recording, as it was then.
        path: PathBuf,
        /// The recording.
        trace: PathBuf,
    },
    /// The interpreter panicked when the debugger asked it about the program.
    #[error("the interpreter failed to say something about the program: {message}")]
    Panicked {
        /// What the panic said.
        message: String,
    },
    /// The host crashed.
    #[error("the recorded program crashes here")]
    Fault {
        /// The host's functions, innermost first, each with file and line.
        at: Vec<String>,
    },
    /// Replay left the recording.
    #[error("{0}")]
    Diverged(Box<Divergence>),
    /// Something in the host reached outside without being recorded.
    #[error("replay tried something that is not recorded: {what}")]
    Effect {
        /// What was tried.
        what: String,
        /// The host's functions, innermost first, each with file and line.
        at: Vec<String>,
    },
    /// The recording ends before the wanted time.
    #[error("the recording ends before time {0}")]
    BeyondEnd(u64),
    /// The program ended without reaching a stop point.
    #[error("this recording has no stop point to debug: the program ended before its first line ran")]
    NoStopPoint,
    /// The user pressed Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// The host does not implement what the command needs.
    #[error("{what} needs `Guest::{method}`, which this interpreter does not implement")]
    Unsupported {
        /// The command, or what it was asked to do.
        what: &'static str,
        /// The method of [`Guest`](crate::guest::Guest).
        method: &'static str,
    },
    /// The command makes no sense here.
    #[error("{0}")]
    Refused(String),
}

impl Error {
    /// The host's functions behind it, innermost first, if they are known.
    #[must_use]
    pub fn host_frames(&self) -> &[String] {
        match self {
            Self::Effect { at, .. } | Self::Fault { at } => at,
            Self::Diverged(divergence) => &divergence.at,
            _ => &[],
        }
    }
}
