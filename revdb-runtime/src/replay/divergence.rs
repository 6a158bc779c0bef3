//! The report of a replay that left its recording.

use std::fmt;

use crate::clock::Time;
use crate::trace::codec::{Decode, Encode};

/// A place in the host's source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Site {
    /// The source file, as the compiler names it.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 1; 0 where only the line is known.
    pub column: u32,
}

/// Replay asked for something that the trace does not hold. A value: nothing is unwound through host code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Divergence {
    /// The last stop point that replay had reached.
    pub time: Time,
    /// How many events replay had consumed.
    pub event: u64,
    /// What the trace holds next, e.g. `std::fs::File::open`.
    pub expected: String,
    /// Where the recorded call came from.
    pub expected_site: Option<Site>,
    /// What the host asked for.
    pub actual: String,
    /// Where the call comes from.
    pub actual_site: Option<Site>,
    /// The host's functions on the stack, innermost first, each with file and line.
    pub at: Vec<String>,
}

impl Divergence {
    /// Notes the host's functions on the stack. Where a call was caught below the facade, the innermost is its place.
    pub(crate) fn called_by(&mut self, at: Vec<String>) {
        if self.actual_site.is_none() {
            self.actual_site = at.first().and_then(|frame| Site::of_frame(frame));
        }
        self.at = at;
    }
}

impl Site {
    /// The place in a frame `NAME at FILE:LINE`.
    fn of_frame(frame: &str) -> Option<Self> {
        let (_, place) = frame.rsplit_once(" at ")?;
        let (file, line) = place.rsplit_once(':')?;
        Some(Self { file: file.to_owned(), line: line.parse().ok()?, column: 0 })
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if self.column == 0 { Ok(()) } else { write!(f, ":{}", self.column) }
    }
}

impl fmt::Display for Divergence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "replay diverged from the recording at time {}, event {}", self.time.0, self.event)?;
        write!(f, "\n  recorded: {}", self.expected)?;
        if let Some(site) = &self.expected_site {
            write!(f, "\n        at {site}")?;
        }
        write!(f, "\n  replayed: {}", self.actual)?;
        if let Some(site) = &self.actual_site {
            write!(f, "\n        at {site}")?;
        }
        Ok(())
    }
}
