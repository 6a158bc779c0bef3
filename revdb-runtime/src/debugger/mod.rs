//! The debugger's core: a recording, a position in it, and moves. It takes commands as values and returns data; text is made
//! in `frontend` only.

mod error;
mod launch;
mod link;
mod memory;
mod pace;
pub mod package;
mod room;
mod search;
mod session;
mod sight;
mod spread;
mod stop;
mod timeline;

pub use error::Error;
pub use launch::Recording;
pub use link::{Notice, Observer, Unobserved};
pub use session::{Executions, Motion, Restored, Sample, Session, Target};
pub use stop::{
    Arrival, Bookmark, Breakpoint, Display, Doubt, Failure, FrameView, HitReport, Line, Listing, PointKind, Printed,
    Spot, StopReason, Update, Watchpoint, Write,
};
pub use timeline::Policy;

pub use crate::replay::protocol::{Digest, Place, Stop, Stream};

use std::path::Path;

use crate::clock::Time;
use crate::replay::protocol::Run;
use crate::trace::{Damage, Exit};
use link::Ran;
use memory::Family;

/// How a replay came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finish {
    /// The program exited with this status.
    Exited(i32),
    /// The recording says that this signal ended the program.
    Killed(i32),
    /// The recording breaks off without a word: the program was killed.
    BrokenOff,
    /// The rest of the trace cannot be read.
    Damaged(Damage),
    /// Recording stopped before the program did, because of this `errno`.
    RecordingStopped(i32),
}

/// Replays a whole recording, with all its output going to `observer`.
pub fn replay(trace: &Path, observer: &mut dyn Observer) -> Result<Finish, Error> {
    replay_with(trace, false, observer)
}

/// Replays a whole recording and tells `observer` of the calls that only the net caught.
pub fn replay_reporting(trace: &Path, observer: &mut dyn Observer) -> Result<Finish, Error> {
    replay_with(trace, true, observer)
}

fn replay_with(trace: &Path, report_net: bool, observer: &mut dyn Observer) -> Result<Finish, Error> {
    let recording = Recording::open(trace)?;
    let end = recording.reader().end();
    // Without an end marker, the stop point after the last one was never reached.
    let until = if end.complete { Time(u64::MAX) } else { Time(end.time.0 + 1) };
    let run = Run { until, output_from: Some(Time(0)), ..Run::default() };
    let cut_short = match (&end.exit, &end.damage, end.stopped) {
        (Some(Exit::Signal(signal)), ..) => Finish::Killed(*signal),
        (_, Some(damage), _) => Finish::Damaged(*damage),
        (_, _, Some(errno)) => Finish::RecordingStopped(errno),
        _ => Finish::BrokenOff,
    };
    match recording.start_with(run, Family::default(), report_net, observer) {
        Ok((_, Ran::Exited { status })) => Ok(Finish::Exited(status)),
        Ok(_) => Ok(cut_short),
        // A crash of the host's own happens again on replay. One by a fault leaves no word in the trace.
        Err(Error::Died { signal: Some(_), .. } | Error::Fault { .. }) if matches!(cut_short, Finish::Killed(_)) => {
            Ok(cut_short)
        }
        Err(Error::Fault { .. }) if cut_short == Finish::BrokenOff => Ok(Finish::Killed(libc::SIGSEGV)),
        Err(error) => Err(error),
    }
}
