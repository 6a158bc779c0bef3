//! What a trace holds: its header, its events and its end, as values.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;

use super::codec::{self, Decode, Encode};
use crate::clock::Time;

/// What is known about a run before its first event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header {
    /// The host's name, such as "example-interp".
    pub host: String,
    /// The executable's build id, or a hash of its content where it has none.
    pub build_id: Vec<u8>,
    /// Where the executable was.
    pub executable: PathBuf,
    /// The command line, `argv[0]` included, recorder's flags removed.
    pub argv: Vec<OsString>,
    /// The working directory.
    pub cwd: PathBuf,
    /// The environment variables that the runtime itself depended on. What the guest reads is in the events.
    pub environment: Vec<(OsString, OsString)>,
    /// When the recording began: nanoseconds since 1970.
    pub wall_clock: u64,
    /// The CPU's features that libraries choose code by, such as "avx2".
    pub cpu_features: Vec<String>,
    /// The shared libraries that were loaded.
    pub libraries: Vec<Library>,
    /// Facts that have no field of their own (such as "address randomisation could not be turned off"), by name.
    pub notes: Vec<(String, String)>,
}

/// A shared library of the recorded process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Where it was loaded from.
    pub path: PathBuf,
    /// Its build id, empty where it has none.
    pub build_id: Vec<u8>,
}

/// [`Header`] as encoded: paths and arguments are bytes, as the system has them, not text.
#[derive(Encode, Decode)]
struct WireHeader {
    host: String,
    build_id: Vec<u8>,
    executable: Vec<u8>,
    argv: Vec<Vec<u8>>,
    cwd: Vec<u8>,
    environment: Vec<(Vec<u8>, Vec<u8>)>,
    wall_clock: u64,
    cpu_features: Vec<String>,
    libraries: Vec<(Vec<u8>, Vec<u8>)>,
    notes: Vec<(String, String)>,
}

impl Header {
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, codec::Error> {
        let bytes = |s: &std::ffi::OsStr| s.as_bytes().to_vec();
        codec::encode(&WireHeader {
            host: self.host.clone(),
            build_id: self.build_id.clone(),
            executable: bytes(self.executable.as_os_str()),
            argv: self.argv.iter().map(|arg| bytes(arg)).collect(),
            cwd: bytes(self.cwd.as_os_str()),
            environment: self.environment.iter().map(|(name, value)| (bytes(name), bytes(value))).collect(),
            wall_clock: self.wall_clock,
            cpu_features: self.cpu_features.clone(),
            libraries: self
                .libraries
                .iter()
                .map(|library| (bytes(library.path.as_os_str()), library.build_id.clone()))
                .collect(),
            notes: self.notes.clone(),
        })
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, codec::Error> {
        let wire: WireHeader = codec::decode(bytes)?;
        let text = OsString::from_vec;
        let path = |bytes| PathBuf::from(OsString::from_vec(bytes));
        Ok(Self {
            host: wire.host,
            build_id: wire.build_id,
            executable: path(wire.executable),
            argv: wire.argv.into_iter().map(text).collect(),
            cwd: path(wire.cwd),
            environment: wire.environment.into_iter().map(|(name, value)| (text(name), text(value))).collect(),
            wall_clock: wire.wall_clock,
            cpu_features: wire.cpu_features,
            libraries: wire.libraries.into_iter().map(|(at, build_id)| Library { path: path(at), build_id }).collect(),
            notes: wire.notes,
        })
    }
}

/// What an event is about. The runtime above the trace gives the payload its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Kind {
    /// The next site's definition: where in the host's source an event comes from. See [`Site`].
    Site = 1,
    /// The result of a call across the boundary.
    Call = 2,
    /// The result of a write to standard output or standard error, with a hash of the bytes.
    Output = 3,
    /// A signal reached the guest. Carries its time.
    Signal = 4,
    /// Foreign code called back into the host.
    Callback = 5,
    /// What was read from memory that foreign code or the kernel fills.
    Memory = 6,
    /// What a child process printed to streams that it inherited.
    ChildOutput = 7,
    /// Another guest thread runs from here on. Carries its time.
    Switch = 8,
    /// Something about the run that replay does not need, for people and tools.
    Note = 9,
}

impl Kind {
    pub(super) const fn from_bits(bits: u8) -> Option<Self> {
        Some(match bits {
            1 => Self::Site,
            2 => Self::Call,
            3 => Self::Output,
            4 => Self::Signal,
            5 => Self::Callback,
            6 => Self::Memory,
            7 => Self::ChildOutput,
            8 => Self::Switch,
            9 => Self::Note,
            _ => return None,
        })
    }

    /// Whether such events happen at a time of their own instead of at a call of the host, so that replay must look out
    /// for them: they carry their time.
    #[must_use]
    pub const fn is_async(self) -> bool {
        matches!(self, Self::Signal | Self::Switch)
    }
}

/// One nondeterministic result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// What it is about.
    pub kind: Kind,
    /// The index of the [`Site`] it comes from.
    pub site: u32,
    /// When it happened, if [`Kind::is_async`].
    pub time: Option<Time>,
    /// The result.
    pub payload: &'a [u8],
}

impl Event<'_> {
    /// Decodes the payload of a [`Kind::Site`] event.
    pub fn definition(&self) -> Result<Site, codec::Error> {
        codec::decode(self.payload)
    }
}

/// What comes next in a trace, without its payload: see `Cursor::peek`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peek {
    /// What it is about.
    pub kind: Kind,
    /// The index of the [`Site`] it comes from.
    pub site: u32,
    /// When it happened, if [`Kind::is_async`].
    pub time: Option<Time>,
}

/// A place in the host's source that events come from. Its index is the number of sites defined before it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Site {
    /// The call, such as "std::fs::File::open".
    pub op: String,
    /// The host's source file, as the compiler names it.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// How the recorded process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Exit {
    /// It exited with this status.
    Code(i32),
    /// This signal killed it.
    Signal(i32),
}

/// The end marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct EndRecord {
    pub(super) exit: Exit,
    /// The number of stop points.
    pub(super) time: u64,
    pub(super) events: u64,
}

/// Where a trace ends, and why there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct End {
    /// How the process ended, where that is known: not after SIGKILL or a lost end.
    pub exit: Option<Exit>,
    /// The last stop point of the history: replay goes no further.
    pub time: Time,
    /// The number of events.
    pub events: u64,
    /// Whether the recording was closed in order. If not, and nothing else is said, the process was killed.
    pub complete: bool,
    /// Recording stopped before the run did, for this reason (an `errno`, such as ENOSPC).
    pub stopped: Option<i32>,
    /// The file is not as it was written; the history is what comes before the damage.
    pub damage: Option<Damage>,
}

/// The first place where a trace is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Damage {
    /// The number of the frame that is damaged or missing, from 1.
    pub frame: u64,
    /// Where in the file it begins or should begin.
    pub offset: u64,
    /// The file ends there, instead of holding something else.
    pub truncated: bool,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { frame, offset, truncated } = self;
        if *truncated {
            write!(f, "the trace is cut off in frame {frame}, at byte {offset}; what comes before can be replayed")
        } else {
            write!(f, "frame {frame} of the trace, at byte {offset}, is damaged; what comes before can be replayed")
        }
    }
}
