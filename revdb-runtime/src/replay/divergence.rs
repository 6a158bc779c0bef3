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
    /// From 1.
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
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
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
