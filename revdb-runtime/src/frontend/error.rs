//! Errors as the command line shows them: a kind, the error with its causes, and hints.
//!
//! The shape is that of Jujutsu's `command_error.rs`: the kind decides the exit status.

use std::error::Error as _;
use std::process::ExitCode;

use crate::debugger::Error;
use crate::trace;

/// What sort of problem it is. Decides the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The trace, or the program that made it, cannot be used.
    Recording,
    /// The command line makes no sense.
    Usage,
    /// Replay left the recording: a fault in the host's instrumentation, or another machine.
    Replay,
}

/// An error to be shown.
#[derive(Debug)]
pub(crate) struct CommandError {
    kind: Kind,
    message: String,
    hints: Vec<String>,
}

impl CommandError {
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        let hints = vec!["`revdb --help` shows what there is".to_owned()];
        Self { kind: Kind::Usage, message: message.into(), hints }
    }

    pub(crate) fn recording(message: impl Into<String>) -> Self {
        Self { kind: Kind::Recording, message: message.into(), hints: Vec::new() }
    }

    /// The text for standard error.
    pub(crate) fn text(&self) -> String {
        let heading = match self.kind {
            Kind::Recording => "Error",
            Kind::Usage => "Usage error",
            Kind::Replay => "Replay error",
        };
        let mut text = format!("{heading}: {}\n", self.message);
        for hint in &self.hints {
            text.push_str(&format!("Hint: {hint}\n"));
        }
        text
    }

    /// Shows the error and returns the exit status that goes with it.
    pub(crate) fn report(&self) -> ExitCode {
        eprint!("{}", self.text());
        ExitCode::from(match self.kind {
            Kind::Recording => 1,
            Kind::Usage => 2,
            Kind::Replay => 3,
        })
    }
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        let mut message = error.to_string();
        let mut cause = if let Error::Trace(inner) = &error { inner.source() } else { error.source() };
        while let Some(inner) = cause {
            message.push_str(&format!(": {inner}"));
            cause = inner.source();
        }
        for frame in error.host_frames().iter().take(6) {
            message.push_str(&format!("\n    {frame}"));
        }
        let hints: &[&str] = match &error {
            Error::NoExecutable { .. } => &["put the program back where it was, or record again"],
            Error::OtherExecutable { .. } => &["record again with the program as it is now"],
            Error::Effect { .. } => &[
                "put #[revdb::instrument] on the item in the first line, or #[revdb::record] on a function around the call",
            ],
            Error::Diverged(_) => &[
                "what the program did depends on something that was not recorded; an attribute on the code above would record it",
            ],
            _ => &[],
        };
        let mut hints: Vec<String> = hints.iter().map(|&hint| hint.to_owned()).collect();
        if let Error::OtherVersion { path, trace } = &error {
            hints.push(format!("it debugs its own recordings: {} --debug {}", path.display(), trace.display()));
        }
        let kind = match &error {
            Error::Effect { .. } | Error::Diverged(_) | Error::Died { .. } | Error::Fault { .. } => Kind::Replay,
            _ => Kind::Recording,
        };
        Self { kind, message, hints }
    }
}

impl From<trace::Error> for CommandError {
    fn from(error: trace::Error) -> Self {
        Self::from(Error::from(error))
    }
}
