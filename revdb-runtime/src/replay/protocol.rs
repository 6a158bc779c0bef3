//! What the controller and a replay process say to each other.

use super::Divergence;
use super::summary::Summary;
use crate::clock::{FrameId, ObjectId, Slot, Time};
use crate::guest::{Binding, Children, Code, Frame, Location, Outcome, Outline, Raised, SourceRange, Variable};
use crate::trace::codec::{Decode, Encode};

/// Which protocol this is: a hash of the sources that define it. A recording is replayed by the executable that made it, so
/// the debugger may meet a runtime of another age.
pub(crate) const VERSION: u64 = {
    let sources = [
        include_bytes!("protocol.rs").as_slice(),
        include_bytes!("divergence.rs").as_slice(),
        include_bytes!("summary.rs").as_slice(),
        include_bytes!("../guest.rs").as_slice(),
        include_bytes!("../clock.rs").as_slice(),
    ];
    let (mut hash, mut file) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while file < sources.len() {
        let mut at = 0;
        while at < sources[file].len() {
            hash = (hash ^ sources[file][at] as u64).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        file += 1;
    }
    hash
};

/// The exit status of a process that is spoken to in another version.
pub(crate) const OTHER_VERSION: i32 = 96;

/// The first message to a root process, before the guest runs.
#[derive(Clone, Debug, Encode, Decode)]
pub(crate) struct Begin {
    /// Comes first, so that every version can read it.
    pub(crate) version: u64,
    /// The trace's path, as bytes.
    pub(crate) trace: Vec<u8>,
    pub(crate) run: Run,
    pub(crate) controller: i32,
    /// Tells of calls that only the net caught.
    pub(crate) report_net: bool,
}

/// A request to a process that is paused at a stop point.
#[derive(Clone, Debug, Encode, Decode)]
pub(crate) enum Request {
    /// Goes on.
    Run(Run),
    /// Goes on with the run that a pause interrupted.
    Resume,
    /// Makes a copy of the process that talks over the descriptor that comes along.
    Fork,
    /// Compresses the memory in these ranges of addresses, and is good for nothing but [`Request::Fork`] from then on.
    Pack(Vec<(u64, u64)>),
    /// From here on, goes on in a fork of itself at every so-manieth event, and ends: shows that a fork anywhere is as
    /// good as the process itself.
    HandOver {
        every: u64,
    },
    Frames,
    /// Whether the host sees frames other than the innermost.
    SeesOuterFrames,
    Code(u32),
    Source(String),
    /// Which source files are loaded.
    Files,
    /// Which of these objects are alive.
    Alive(Vec<ObjectId>),
    /// The values of watch expressions.
    Watch(Vec<Watch>),
    /// What the values of watch expressions depend on.
    Needs(Vec<Watch>),
    /// What happened in the stretch that was run with `summarise`.
    Summary,
    /// A digest of the whole state.
    Digest,
    /// Variables of a frame. Taints the process: only ever sent to a throw-away fork.
    Locals {
        frame: u32,
    },
    /// What an object consists of. Taints the process: only ever sent to a throw-away fork.
    Children {
        object: ObjectId,
        start: u64,
        count: u64,
    },
    /// The names of a frame's parameters. Taints the process: only ever sent to a throw-away fork.
    Arguments {
        frame: u32,
    },
    /// The exception that is leaving the innermost frame. Taints the process: only ever sent to a throw-away fork.
    Exception,
    /// Where the writes were that the last search has collected. Taints the process: only ever sent to a throw-away fork.
    Writes,
    /// Where breakpoints can be in a source file. Taints the process: only ever sent to a throw-away fork.
    Outline(String),
    /// Evaluates. Taints the process: only ever sent to a throw-away fork.
    Evaluate {
        frame: u32,
        code: String,
        objects: Vec<Binding>,
    },
}

/// How far to run, and what to look out for.
#[derive(Clone, Debug, Default, Encode, Decode)]
pub(crate) struct Run {
    /// Stops there at the latest.
    pub(crate) until: Time,
    /// What the guest writes from this time on goes to the controller.
    pub(crate) output_from: Option<Time>,
    pub(crate) search: Option<Search>,
    /// Summarises the stretch.
    pub(crate) summarise: bool,
}

/// When a watch expression must be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) enum Needs {
    /// After a write to one of these slots.
    Slots(Vec<(ObjectId, Slot)>),
    /// Once this object has been created.
    Creation(ObjectId),
    /// After any write: only an evaluation can tell.
    Anything,
}

/// A search over a stretch of the run.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub(crate) struct Search {
    /// Goes on to the end and reports the last hit, instead of stopping at the first. The stop point at the start of the
    /// stretch counts and the one at its end does not; when looking for the first, it is the other way round.
    pub(crate) last: bool,
    /// The stop point at the end counts too: not what is known only at the one behind it, an exception or a change.
    pub(crate) end_counts: bool,
    pub(crate) breaks: Vec<Break>,
    pub(crate) goal: Option<Goal>,
    pub(crate) watches: Vec<Watch>,
    /// Notes where each slot is written that a watch depends on, for [`Request::Writes`].
    pub(crate) collect: bool,
}

impl Search {
    /// Whether it looks for exceptions that are raised.
    pub(crate) fn catches(&self) -> bool {
        matches!(self.goal, Some(Goal::Raises(_)))
            || self.breaks.iter().any(|found| matches!(found.place, Place::Raise { .. }))
    }

    /// Whether something that it looks for shows only at the stop point behind.
    pub(crate) fn looks_behind(&self) -> bool {
        self.catches() || !self.watches.is_empty()
    }
}

/// A breakpoint.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Break {
    pub(crate) number: u32,
    pub(crate) place: Place,
    /// Counts only where this expression of the guest language is true.
    pub(crate) condition: Option<String>,
    pub(crate) objects: Vec<Binding>,
}

/// Where a breakpoint stops.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Place {
    /// On entry to functions of this name.
    Function(String),
    /// At this line of files whose path ends in `file`.
    Line {
        /// The end of the path, whole components.
        file: String,
        /// From 1.
        line: u32,
    },
    /// At the stop point before an exception of this class, or of any, is raised.
    Raise {
        /// The class's name, or `None` for every exception.
        kind: Option<String>,
    },
    /// Where the exception that ended the program was raised.
    Uncaught {
        /// The stop point before.
        time: Time,
    },
}

/// Where a move wants to end, breakpoints apart.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) enum Goal {
    /// Any stop of these activations (in ascending order).
    In(Vec<FrameId>),
    /// A stop of `frame` or of one of the activations `outer` below it (in ascending order), other than a return.
    Over { frame: FrameId, outer: Vec<FrameId> },
    /// A line of these activations (in ascending order).
    LineIn(Vec<FrameId>),
    /// This exception is raised before the next stop point.
    Raises(ObjectId),
    /// The activation is being left.
    Leaves(FrameId),
    /// The same for the only activation that nothing called, while it is active. That costs nothing before it happens. On the way forwards it is
    /// noticed only after the stop point; then whether it was this activation must be seen there.
    Ends(FrameId),
    /// No exception is on its way out of a frame.
    Calm,
    /// A line of `frame`: the line `at`, or one beyond it; or a stop of the activations `outer` (in ascending order).
    Line { frame: FrameId, outer: Vec<FrameId>, at: u32, or_beyond: Beyond },
}

/// Which lines besides the one asked for end an `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) enum Beyond {
    Neither,
    Greater,
    Smaller,
}

/// A watched expression.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Watch {
    pub(crate) number: u32,
    pub(crate) expression: String,
    /// The activation in which it was set.
    pub(crate) frame: FrameId,
    pub(crate) objects: Vec<Binding>,
    /// Its value when its frame was last in the host's sight, for the time until the frame is again.
    pub(crate) known: Option<String>,
}

/// What stands for the value of a watched expression that the host cannot evaluate.
pub(crate) const UNSUPPORTED: &str = "not known: the interpreter does not implement `Guest::evaluate`";

/// A paused process's position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Stop {
    /// Its index.
    pub time: Time,
    /// Where it is.
    pub location: Location,
    /// Number of guest frames that are active.
    pub depth: u32,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Hit {
    /// The stop point. For watchpoints in a search for the last hit: the start of the interval, else its end. For exceptions
    /// always the start.
    pub(crate) time: Time,
    pub(crate) breaks: Vec<u32>,
    pub(crate) watches: Vec<u32>,
    pub(crate) goal: bool,
    /// The class of the exception that is raised.
    pub(crate) raised: Option<String>,
}

/// One of the guest's two output streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// A digest of the state at a stop point: equal for equal states, in any process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Digest {
    /// Of live objects and frames, as the guest feeds them.
    pub guest: u64,
    /// Events consumed.
    pub events: u64,
    /// The next object's id.
    pub next_object: u64,
    /// The next activation's id.
    pub next_frame: u64,
    /// Number of guest frames that are active.
    pub depth: u32,
    /// Bytes written so far to both streams.
    pub output_length: u64,
    /// A hash of those bytes, in the order of writing.
    pub output: u64,
}

/// What a replay process reports.
#[derive(Clone, Debug, Encode, Decode)]
pub(crate) enum Reply {
    /// The process is paused. `hit` is what the search found; `paused` says that it was asked to pause on its way.
    Stopped {
        stop: Stop,
        hit: Option<Hit>,
        paused: bool,
    },
    Forked {
        process: i32,
    },
    /// The process is packed; or it is not, or not any more, and ready for requests of all kinds.
    Packed(bool),
    /// The process that speaks from here on, in the place of the one that says so.
    HandedOver {
        process: i32,
    },
    Frames(Vec<Frame>),
    SeesOuterFrames(bool),
    Code(Code),
    Source(Option<String>),
    Files(Vec<String>),
    Children(Option<Children>),
    Arguments(Option<Vec<String>>),
    Exception(Option<Raised>),
    Writes(Vec<SourceRange>),
    Outline(Option<Outline>),
    Alive(Vec<bool>),
    /// `None` for those whose frame the host cannot see now.
    Watch(Vec<Option<String>>),
    Needs(Vec<Needs>),
    Summary(Option<Summary>),
    Digest(Digest),
    /// `None` when the host does not implement it.
    Locals(Option<Vec<Variable>>),
    Outcome(Outcome),
    /// The guest wrote.
    Output {
        stream: Stream,
        bytes: Vec<u8>,
    },
    /// The guest exited.
    Exited {
        status: i32,
    },
    /// The trace ends here without an end marker.
    EndOfTrace,
    Diverged(Divergence),
    /// An effect that nobody recorded: what was tried and the host's stack.
    Effect {
        what: String,
        at: Vec<String>,
    },
    /// A call that went past the facade and was caught by the net: what it was and the host's stack. Told once for each
    /// place.
    PassedBy {
        what: String,
        at: Vec<String>,
    },
    /// The host panicked when it was asked about the guest.
    Panicked {
        message: String,
    },
    /// The host itself crashed: its stack.
    Fault {
        at: Vec<String>,
    },
    /// The symboliser's process, to be reaped by the controller.
    Symboliser {
        process: Option<i32>,
    },
}
