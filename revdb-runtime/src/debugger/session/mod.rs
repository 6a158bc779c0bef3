//! A debugging session: a position in the recording, breakpoints, watchpoints, numbered objects.

mod keep;
mod look;
mod points;
mod survey;
mod travel;

pub use keep::Restored;
pub use survey::{Executions, Sample};

use std::collections::BTreeMap;
use std::path::Path;

use super::Error;
use super::launch::Recording;
use super::link::{Observer, Process};
use super::stop::{Bookmark, Breakpoint, Display, Failure, Watchpoint};
use super::timeline::{Policy, Rungs, Timeline};
use crate::clock::{FrameId, ObjectId, Time};
use crate::guest::Code;
use crate::replay::protocol::Stop;

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// To the next stop point.
    Step,
    /// To the stop point before.
    BackStep,
    /// To the next line of this function, over calls.
    Next,
    /// To the line before, over calls.
    BackNext,
    /// Out of the function: to the caller's first stop point after it.
    Finish,
    /// To the caller's last stop point before the function.
    BackFinish,
    /// To the next breakpoint or watchpoint, else to the end of the main module.
    Continue,
    /// To the one before, else to the first stop point.
    BackContinue,
    /// To this line of the current activation, or without a line: to a later one than here.
    Until(Option<u32>),
    /// The same backwards; without a line: to an earlier one than here.
    BackUntil(Option<u32>),
}

/// A time to go to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// This time.
    Time(u64),
    /// So many stop points ahead.
    Forward(u64),
    /// So many stop points back.
    Back(u64),
    /// This part of the whole recording.
    Percent(f64),
    /// The first stop point.
    Start,
    /// The line that raised the exception which ended the program.
    Crash,
    /// The last stop point.
    End,
}

/// An object that was printed as `$NUM`.
#[derive(Clone, Debug)]
struct Numbered {
    object: ObjectId,
    /// A time at which it was alive.
    seen: Time,
    /// The last time at which it was alive, once that is known.
    freed: Option<Time>,
}

/// The state of one debugging session.
pub struct Session {
    timeline: Timeline,
    current: Process,
    /// Where the present move began, once it has arrived somewhere.
    before: Option<Process>,
    /// 0 is the innermost frame.
    frame: usize,
    next_number: u32,
    breakpoints: Vec<Breakpoint>,
    watchpoints: Vec<Watchpoint>,
    objects: Vec<Numbered>,
    /// Where moves began, for going back; and where going back began, for going forward again.
    history: Vec<Time>,
    undone: Vec<Time>,
    bookmarks: BTreeMap<String, Bookmark>,
    displays: Vec<Display>,
    next_display: u32,
    /// Breakpoints that the present move met together with others, and that are to be ignored.
    ignored: Vec<u32>,
    /// What was last written for the next session, or read from the last one.
    stored: Option<String>,
    /// How the program failed, once that was asked for.
    failure: Option<Option<Failure>>,
    /// The outermost activation of the run: the main module.
    main: FrameId,
    /// How many activations there were when it began, itself included, as the host counts them.
    main_depth: u32,
    codes: BTreeMap<u32, Code>,
    sources: BTreeMap<String, Option<Vec<String>>>,
}

impl Session {
    /// Opens the recording at `path` and stops at its first stop point.
    pub fn open(path: &Path, observer: &mut dyn Observer) -> Result<Self, Error> {
        Self::open_with(path, Policy::default(), observer)
    }

    /// [`Session::open`], and says how the machine may be used.
    pub fn open_with(path: &Path, policy: Policy, observer: &mut dyn Observer) -> Result<Self, Error> {
        Self::new(Recording::open(path)?, policy, observer)
    }

    /// Starts a session on an opened recording.
    pub fn new(recording: Recording, policy: Policy, observer: &mut dyn Observer) -> Result<Self, Error> {
        let mut timeline = Timeline::new(recording, policy, observer)?;
        let start = timeline.start();
        let current = timeline.seek(start, observer)?;
        let mut session = Self {
            timeline,
            main: current.stop.location.frame,
            main_depth: current.stop.depth,
            current,
            before: None,
            frame: 0,
            next_number: 1,
            breakpoints: Vec::new(),
            watchpoints: Vec::new(),
            objects: Vec::new(),
            history: Vec::new(),
            undone: Vec::new(),
            bookmarks: BTreeMap::new(),
            displays: Vec::new(),
            next_display: 1,
            ignored: Vec::new(),
            stored: None,
            failure: None,
            codes: BTreeMap::new(),
            sources: BTreeMap::new(),
        };
        if let Some(outermost) = session.frames(observer)?.last() {
            session.main = outermost.id;
        }
        Ok(session)
    }

    /// Where the session stands.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.current.stop
    }

    /// The last stop point of the recording.
    #[must_use]
    pub fn end(&self) -> Time {
        self.timeline.end()
    }

    /// Makes the next step back short: to be called again and again as soon as nothing else is to do, as long as it returns true. The
    /// observer should interrupt it when there is: no work that matters is lost.
    pub fn prepare(&mut self, observer: &mut dyn Observer) -> Result<bool, Error> {
        self.timeline.prepare(self.current.stop.time, Rungs::Cheap, observer)
    }

    /// Makes ready what the user may ask for next, far moves included. To be called like [`Self::prepare`], which it begins with; but
    /// it keeps all processors busy, and is meant for when the user has stopped to think.
    pub fn think(&mut self, observer: &mut dyn Observer) -> Result<bool, Error> {
        self.timeline.think(self.current.stop.time, observer)
    }

    /// Names the current time.
    pub fn add_bookmark(&mut self, name: &str, note: &str) {
        let bookmark = Bookmark { time: self.current.stop.time, note: note.to_owned() };
        self.bookmarks.insert(name.to_owned(), bookmark);
    }

    /// The bookmarks, by name.
    #[must_use]
    pub fn bookmarks(&self) -> &BTreeMap<String, Bookmark> {
        &self.bookmarks
    }

    /// What is being debugged.
    #[must_use]
    pub fn recording(&self) -> &Recording {
        self.timeline.recording()
    }

    /// The times at which a checkpoint is held, and whether its memory is packed.
    #[must_use]
    pub fn checkpoints(&self) -> Vec<(Time, bool)> {
        self.timeline.checkpoint_times().collect()
    }

    /// How many processes have begun as forks of packed checkpoints so far.
    #[must_use]
    pub fn unpacked(&self) -> u64 {
        self.timeline.unpacked()
    }

    /// The breakpoints, in the order in which they were set.
    #[must_use]
    pub fn breakpoints(&self) -> &[Breakpoint] {
        &self.breakpoints
    }

    /// The watchpoints, in the order in which they were set.
    #[must_use]
    pub fn watchpoints(&self) -> &[Watchpoint] {
        &self.watchpoints
    }
}

/// The numbers that `code` names as `$NUM`.
fn numbers(code: &str) -> impl Iterator<Item = u32> {
    code.split('$').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok()
    })
}
