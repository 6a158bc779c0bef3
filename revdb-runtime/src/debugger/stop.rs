//! What the session reports, as values.

use crate::clock::{FrameId, Time};
use crate::guest::{Outcome, Raised, SourceRange, StopKind};
use crate::replay::protocol::{Place, Stop};

/// Why a move ended where it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// It came where it wanted to.
    Arrived,
    /// A breakpoint or watchpoint was in the way.
    Hit,
    /// The first stop point is here.
    StartOfHistory,
    /// The last stop point, or the end of the main module, is here.
    EndOfHistory,
}

/// Where a move ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Why it ended there.
    pub reason: StopReason,
    /// The stop point.
    pub stop: Stop,
    /// Whether the time is another one than before.
    pub moved: bool,
    /// What was in the way.
    pub hits: Vec<HitReport>,
    /// Watched expressions whose value is not the one that was last shown.
    pub updates: Vec<Update>,
}

/// A breakpoint or watchpoint that ended a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitReport {
    /// The breakpoint's or watchpoint's number.
    pub number: u32,
    /// `foo()`, `FILE:LINE`, the watched expression, or the exceptions that are caught.
    pub text: String,
    /// Which of the three it is.
    pub kind: PointKind,
    /// Whether it was met going backwards.
    pub reverse: bool,
    /// For watchpoints, the line that ran when the value changed; for catchpoints, the line that raises.
    pub line: Option<Spot>,
    /// For watchpoints, the writes to what the expression depends on, as far as the host can tell, in order.
    pub writes: Vec<Write>,
    /// For catchpoints, the exception: its class, or what is known of the one that ended the program.
    pub exception: Option<String>,
}

/// Something that wrote to what a watchpoint depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub range: SourceRange,
    /// The source there, if it is known: its first line.
    pub text: Option<String>,
}

/// What sort of thing ends a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// A place in the program.
    Breakpoint,
    /// A changing value.
    Watchpoint,
    /// An exception.
    Catchpoint,
}

/// A watched expression and its value now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The expression.
    pub expression: String,
    /// Its value, or the text of the error that it raises.
    pub value: String,
}

/// A place in the guest's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The path as the guest knows it.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// The function's name.
    pub function: String,
}

/// One line of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: u32,
    /// Without the line's end.
    pub text: String,
    /// How the stop point stands at this line, if it does.
    pub current: Option<StopKind>,
}

/// Source around a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The position.
    pub spot: Spot,
    /// The lines, in order. Empty when the source is not known.
    pub lines: Vec<Line>,
    /// Lines of the function before or after are left out.
    pub cut_before: bool,
    /// The same at the other end.
    pub cut_after: bool,
}

/// One frame of a backtrace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameView {
    /// 0 is the innermost.
    pub index: usize,
    /// The activation.
    pub id: FrameId,
    /// Where it is.
    pub spot: Spot,
    /// The source line, if the source is known.
    pub text: Option<String>,
    /// Whether `up` and `down` have selected it.
    pub selected: bool,
}

/// The result of `print`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// What the evaluation came to.
    pub outcome: Outcome,
    /// The `$NUM` of the result.
    pub number: Option<u32>,
    /// What the evaluation printed.
    pub output: Vec<u8>,
}

/// A time with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The time.
    pub time: Time,
    /// What the user noted about it; may be empty.
    pub note: String,
}

/// A breakpoint of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakpoint {
    /// By which commands name it.
    pub number: u32,
    /// Where it stops.
    pub place: Place,
    /// It stops only where this expression of the guest language is true.
    pub condition: Option<String>,
    /// Deleted at its first hit.
    pub temporary: bool,
    /// Whether it is looked for.
    pub enabled: bool,
    /// So many hits are passed over first.
    pub ignore: u64,
}

/// Why a breakpoint may never stop, as far as is known where it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No function of this name is in a file that is loaded.
    NoFunction,
    /// No file of this name is loaded.
    NoFile,
    /// The line holds nothing that runs.
    NoCode {
        /// The first line behind it that does.
        next: Option<u32>,
    },
}

/// An expression that is shown at each stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Display {
    /// By which commands name it.
    pub number: u32,
    /// What is shown.
    pub expression: String,
}

/// How the recorded program failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The stop point of the line that raised the exception which ended the program.
    pub time: Time,
    /// The exception, if the host can tell.
    pub exception: Option<Raised>,
}

/// A watchpoint of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watchpoint {
    /// By which commands name it.
    pub number: u32,
    /// What is watched.
    pub expression: String,
    /// The activation in which the expression's names mean something.
    pub frame: FrameId,
    /// The value that was last shown.
    pub shown: Option<String>,
    /// Whether it is looked for.
    pub enabled: bool,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Function(name) => write!(f, "{name}()"),
            Self::Line { file, line } => write!(f, "{file}:{line}"),
            Self::Raise { kind: Some(kind) } => f.write_str(kind),
            Self::Raise { kind: None } => f.write_str("any exception"),
            Self::Uncaught { .. } => f.write_str("uncaught"),
        }
    }
}

impl Breakpoint {
    /// Whether it stops at a place or for an exception.
    #[must_use]
    pub fn kind(&self) -> PointKind {
        match self.place {
            Place::Function(_) | Place::Line { .. } => PointKind::Breakpoint,
            Place::Raise { .. } | Place::Uncaught { .. } => PointKind::Catchpoint,
        }
    }

    /// How it is named in messages: its place, and its condition.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.condition {
            Some(condition) => format!("{} if {condition}", self.place),
            None => self.place.to_string(),
        }
    }
}
