//! The debugger's core: a recording, a position in it, and moves. It takes commands as values and returns data; text is made
//! in `frontend` only.

mod error;
mod launch;
mod link;
mod session;
mod stop;
mod timeline;

pub use error::Error;
pub use launch::Recording;
pub use link::{Observer, Unobserved};
pub use session::{Motion, Session, Target};
pub use stop::{
    Arrival, Bookmark, Breakpoint, Changed, FrameView, HitReport, Line, Listing, Printed, Spot, StopReason, Update,
    Watchpoint,
};

pub use crate::replay::protocol::{Digest, Place, Stop, Stream};

use std::path::Path;

use crate::clock::Time;
use crate::replay::protocol::Run;
use crate::trace::Exit;
use link::Ran;

/// How a replay came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// The program exited with this status.
    Exited(i32),
    /// The recording says that this signal ended the program.
    Killed(i32),
    /// The recording breaks off: the program was killed, or the trace is only a part of the run.
    BrokenOff,
}

/// Replays a whole recording, with all its output going to `observer`.
pub fn replay(trace: &Path, observer: &mut dyn Observer) -> Result<Finish, Error> {
    let recording = Recording::open(trace)?;
    let end = recording.reader().end();
    // Without an end marker, the stop point after the last one was never reached.
    let until = if end.complete { Time(u64::MAX) } else { Time(end.time.0 + 1) };
    let exit = end.exit;
    let run = Run { until, output_from: Some(Time(0)), search: None };
    match (recording.start(run, observer), exit) {
        (Ok((_, Ran::Exited { status })), _) => Ok(Finish::Exited(status)),
        // A crash of the host's own happens again on replay, or the replay is stopped where it would.
        (Ok(_) | Err(Error::Died { .. } | Error::Effect { .. }), Some(Exit::Signal(signal))) => {
            Ok(Finish::Killed(signal))
        }
        (Ok(_), _) => Ok(Finish::BrokenOff),
        (Err(error), _) => Err(error),
    }
}
