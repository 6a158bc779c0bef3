//! The narrow interface between the runtime and a host (an interpreter): what the debugger may ask of it.

use crate::clock::{FrameId, ObjectId, Slot};
#[cfg(feature = "record")]
use crate::trace::codec::{Decode, Encode};

/// Why the guest is at a stop point.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopKind {
    /// A line is about to run.
    Line,
    /// The frame is about to return (also: a generator is about to yield).
    Return,
    /// The frame is being left by an exception.
    Unwind,
}

/// Where a stop point is. Cheap to make: the host passes it on the cold path only.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// A number that the host gives to each code object (function body), deterministic within the run.
    pub code: u32,
    /// Line in the source file, from 1.
    pub line: u32,
    /// The first stop of an activation (not of a resumption): where `break FUNC` stops.
    pub entry: bool,
    /// Why there is a stop point.
    pub kind: StopKind,
    /// The activation.
    pub frame: FrameId,
}

/// A guest code object (function body), for matching breakpoints and for showing source.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The function's name, perhaps qualified; the main module has one too.
    pub function: String,
    /// The path as the guest knows it.
    pub file: String,
    /// The first line to show for it, from 1.
    pub first_line: u32,
    /// The last line to show for it.
    pub last_line: u32,
}

impl Code {
    /// What stands for a code object of which nothing is known.
    #[must_use]
    pub fn unknown() -> Self {
        Self { function: "?".to_owned(), file: "?".to_owned(), first_line: 1, last_line: 1 }
    }
}

/// One activation on the guest's stack.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The activation.
    pub id: FrameId,
    /// The number of its code object.
    pub code: u32,
    /// The line that it executes, from 1.
    pub line: u32,
}

/// A value as the debugger shows it.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The guest language's own rendering (`repr`).
    pub text: String,
    /// The object's id, or `None` for values without identity of interest (None, bool, numbers, strings, bytes).
    pub object: Option<ObjectId>,
}

/// A named value: a local, an attribute, an item.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The name.
    pub name: String,
    /// The value.
    pub value: Rendered,
}

/// Some of what an object consists of.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Children {
    /// How many there are in all.
    pub total: u64,
    /// Those that were asked for, in order. A name behind `$NUM` makes an expression: `.power`, `[0]`, `['key']`.
    pub items: Vec<Variable>,
}

/// What an evaluation came to. Evaluations always run in a fork that is thrown away.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A statement, or an expression whose value is the language's "nothing".
    Nothing,
    /// An expression's value.
    Value(Rendered),
    /// The evaluation raised: the text of the error in the guest language, e.g. `NameError: name 'x' is not defined`.
    Raised(String),
    /// The host does not implement [`Guest::evaluate`].
    Unsupported,
}

/// The result of reading a watch expression in place.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The value's rendering, or the error's text: an error is a value too.
    pub text: String,
    /// Which slots of which objects the value depends on: it is read again only after one of them was written.
    pub slots: Vec<(ObjectId, Slot)>,
}

/// An object that an expression names as `$NUM`.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The `NUM` of `$NUM`.
    pub number: u32,
    /// What it stands for.
    pub object: ObjectId,
}

/// A piece of source that does something.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRange {
    /// The path, as [`Code::file`] has it.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 0, in bytes of UTF-8.
    pub column: u32,
    /// The line on which it ends.
    pub end_line: u32,
    /// The first column behind it.
    pub end_column: u32,
}

/// An exception on its way out of a frame.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// The exception's class, as the guest names it.
    pub kind: String,
    /// What the guest language prints of it, the class included: `KeyError: 'x'`.
    pub text: String,
    /// The exception.
    pub object: ObjectId,
}

/// Where breakpoints can be set in a source file.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Names of functions, qualified as [`Code::function`] is.
    pub functions: Vec<String>,
    /// The lines on which there are stop points, ascending.
    pub lines: Vec<u32>,
}

/// Why `$NUM` has no value at this time.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is created later.
    NotYetCreated,
    /// Freed; the debugger finds out when, and replaces this text.
    Freed,
}

/// What the debugger asks of a host. The minimum is [`frames`](Guest::frames): with it the debugger moves by steps, by lines
/// and by calls, both ways. Each further method lights up more of it, and where one is missing the debugger says which:
///
/// | method | what needs it |
/// |---|---|
/// | `code` | names of functions and files, breakpoints |
/// | `qualified_name` | `break CLASS.FUNCTION` |
/// | `source` | the source around the current line |
/// | `locals` | `locals` |
/// | `arguments` | `args` |
/// | `evaluate` | `print`, conditions, watchpoints on any expression |
/// | `read`, with `notes_writes` | watchpoints that run at replay speed |
/// | `is_alive`, with ids in [`Rendered::object`] | `$NUM`, and when an object was freed |
/// | `exception`, with [`raised`](crate::raised) | what ended the program, `catch` |
/// | `source_range`, with [`locate_writes`](crate::locate_writes) | which part of a line changed a watched value |
/// | `files`, `outline` | a word about a breakpoint that can never stop |
/// | `digest` | `revdb digest`, and tests that compare states |
/// | `signal` | Ctrl-C in a recorded program, after [`handle_interrupts`](crate::handle_interrupts) |
///
/// Methods are called at stop points only, never while the host runs.
pub trait Guest {
    /// The guest's stack, innermost frame first.
    fn frames(&mut self) -> Vec<Frame>;

    /// The code object that [`Location::code`] and [`Frame::code`] number.
    fn code(&mut self, code: u32) -> Code {
        let _ = code;
        Code::unknown()
    }

    /// The name of a code object with the classes and functions that it stands in, `A.f`: what `break A.f` goes by. `None`
    /// when [`Code::function`] says it all.
    fn qualified_name(&mut self, code: u32) -> Option<String> {
        let _ = code;
        None
    }

    /// The text of a source file as the guest loaded it.
    fn source(&mut self, file: &str) -> Option<String> {
        let _ = file;
        None
    }

    /// Whether [`locals`](Guest::locals), [`evaluate`](Guest::evaluate) and [`read`](Guest::read) can look into frames other
    /// than the innermost. Where they cannot, they are only asked about that one: for the others the debugger goes back to the
    /// last time at which they were the innermost.
    fn sees_outer_frames(&mut self) -> bool {
        true
    }

    /// Variables of frame `frame` (0 is the innermost). Runs in a throw-away fork, so it may run guest code. `None` when this is
    /// not implemented.
    fn locals(&mut self, frame: usize) -> Option<Vec<Variable>> {
        let _ = frame;
        None
    }

    /// The attributes or items of an object: `count` of them at most, from number `start` on. Runs in a throw-away fork, so it may
    /// run guest code. `None` when there is no such object now, or the host cannot tell.
    fn children(&mut self, object: ObjectId, start: u64, count: u64) -> Option<Children> {
        let _ = (object, start, count);
        None
    }

    /// The names of the parameters among the variables of frame `frame`, in their order. `None` when the host cannot tell.
    fn arguments(&mut self, frame: usize) -> Option<Vec<String>> {
        let _ = frame;
        None
    }

    /// The exception that is leaving the innermost frame, at a stop point of kind [`StopKind::Unwind`]. Runs in a throw-away
    /// fork, so it may run guest code.
    fn exception(&mut self) -> Option<Raised> {
        None
    }

    /// The source behind a position that the host's own function gave (see [`crate::locate_writes`]) since the last stop
    /// point. Runs in a throw-away fork.
    fn source_range(&mut self, position: u64) -> Option<SourceRange> {
        let _ = position;
        None
    }

    /// The paths of the source files that are loaded, as [`Code::file`] has them.
    fn files(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// Where breakpoints can be set in a loaded source file. Runs in a throw-away fork. `None` when the host cannot tell.
    fn outline(&mut self, file: &str) -> Option<Outline> {
        let _ = file;
        None
    }

    /// Runs an expression or a one-line statement in frame `frame`, in a throw-away fork. `$N` in `code` stands for the
    /// object of the binding with that number.
    fn evaluate(&mut self, frame: usize, code: &str, objects: &[Binding]) -> Outcome {
        let _ = (frame, code, objects);
        Outcome::Unsupported
    }

    /// Whether the host calls [`mutated`](crate::mutated) wherever something is written that a watch expression can depend on.
    /// Otherwise watched expressions are looked at again at every stop point.
    fn notes_writes(&mut self) -> bool {
        false
    }

    /// Reads a watch expression in place: allocates no guest object, touches no reference count, runs no guest code.
    /// `None` when the expression needs more than that; the debugger then evaluates it in a fork, which is slow.
    ///
    /// `frame` is the activation in which the watchpoint was set. While it is not active (it has ended, or has not begun),
    /// the expression means what it means in the outermost frame: objects and globals go on, its locals are not defined.
    /// Hosts that note writes note the end of an object, and the beginning and end of an activation, as a write to
    /// [`Slot::ALL`] of it while [`watching`](crate::watching).
    fn read(&mut self, frame: FrameId, expression: &str, objects: &[Binding]) -> Option<Reading> {
        let _ = (frame, expression, objects);
        None
    }

    /// Whether the object with this id, which exists or has existed, is alive now.
    fn is_alive(&mut self, object: ObjectId) -> bool {
        let _ = object;
        true
    }

    /// Feeds everything that makes up the guest's state into `sink`, in an order that does not depend on addresses: live
    /// objects by ascending id (id, type, content, edges by id) and frames with their locals.
    fn digest(&mut self, sink: &mut dyn FnMut(&[u8])) {
        let _ = sink;
    }

    /// A signal (such as SIGINT) arrived and is delivered at this stop point: raise the language's exception for it.
    fn signal(&mut self, number: i32) {
        let _ = number;
    }
}

/// Source files as a host keeps them: what `#[derive(revdb::Guest)]` takes the answers of [`Guest::source`] from.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no source files",
    label = "marked `#[revdb(sources)]`",
    note = "use a map from file names to texts, or a `String` where there is one program; implement `revdb::guest::Sources` for \
            it; or name a function instead, `#[revdb(source = function)]` on the struct"
)]
pub trait Sources {
    /// The text of a file, if it is loaded.
    fn source(&self, file: &str) -> Option<String>;
}

impl<S: std::hash::BuildHasher> Sources for std::collections::HashMap<String, String, S> {
    fn source(&self, file: &str) -> Option<String> {
        self.get(file).cloned()
    }
}

impl Sources for std::collections::BTreeMap<String, String> {
    fn source(&self, file: &str) -> Option<String> {
        self.get(file).cloned()
    }
}

/// One program, under whatever name.
impl Sources for String {
    fn source(&self, _: &str) -> Option<String> {
        Some(self.clone())
    }
}
