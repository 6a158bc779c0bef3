//! What can go wrong with a trace, in words that say what to do about it.

use std::io;
use std::path::PathBuf;

/// Why a trace cannot be written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused something.
    #[error("cannot {action} {}", path.display())]
    Io {
        /// What was tried: a verb phrase that goes before the path, such as "write".
        action: &'static str,
        /// The trace.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The file to record into holds something else, which is not overwritten.
    #[error(
        "{} exists and is not a trace, so it is not overwritten: choose another name with --record=FILE, or remove it first",
        path.display()
    )]
    WouldOverwrite {
        /// The file that was left untouched.
        path: PathBuf,
    },
    /// The path names something that can be neither written nor read as a trace.
    #[error("{} is {what}, and a trace is a regular file: name one", path.display())]
    NotAFile {
        /// The path as given.
        path: PathBuf,
        /// What it is: "a directory", "a pipe".
        what: &'static str,
    },
    /// Another process is recording into this file.
    #[error("{} is still being recorded: wait until that program ends, or end it", path.display())]
    Busy {
        /// The trace.
        path: PathBuf,
    },
    /// The file has no bytes at all.
    #[error("{} is empty: no recording was ever written to it, record the program again", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file does not begin as a trace does.
    #[error("{} is not a revdb trace: make one by running the program with --record", path.display())]
    NotATrace {
        /// The file.
        path: PathBuf,
    },
    /// The trace's format is from an older revdb, which this one no longer reads.
    #[error(
        "{} has trace format {found}, this revdb reads format {}: record again, or use the revdb that made it",
        path.display(), super::format::VERSION
    )]
    Older {
        /// The trace.
        path: PathBuf,
        /// Its format version.
        found: u32,
    },
    /// The trace's format is from a newer revdb.
    #[error(
        "{} has trace format {found}, this revdb reads format {}: update revdb to read it",
        path.display(), super::format::VERSION
    )]
    Newer {
        /// The trace.
        path: PathBuf,
        /// Its format version.
        found: u32,
    },
    /// The file ends inside the trace's header.
    #[error(
        "{} is cut off at {len} bytes, before any recorded event: copy it again if it was copied, else record again",
        path.display()
    )]
    Truncated {
        /// The trace.
        path: PathBuf,
        /// Its length.
        len: u64,
    },
    /// The trace's header does not match its checksum, or makes no sense.
    #[error(
        "the header of {} is damaged: copy the file again if it was copied, else record again",
        path.display()
    )]
    DamagedHeader {
        /// The trace.
        path: PathBuf,
    },
    /// A frame does not match its checksum, or makes no sense.
    #[error("frame {frame} of the trace, at byte {offset}, is damaged: what comes before it can still be replayed")]
    DamagedFrame {
        /// The frame's number, from 1.
        frame: u64,
        /// Where in the file it begins.
        offset: u64,
    },
    /// The header to be written is larger than a reader would accept.
    #[error("the command line and environment of this program take {len} bytes, more than a trace can hold")]
    HeaderTooLarge {
        /// The encoded header's length.
        len: usize,
    },
    /// Recording stopped early; the trace holds what happened until then.
    #[error("recording stopped, {} holds only the first part of the run: {}", path.display(), advice(source))]
    Stopped {
        /// The trace.
        path: PathBuf,
        /// The failure that stopped it.
        source: io::Error,
    },
}

impl Error {
    pub(super) fn io(action: &'static str, path: &std::path::Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}

/// What to do about a trace that could not grow.
fn advice(error: &io::Error) -> &'static str {
    match error.raw_os_error() {
        Some(libc::ENOSPC | libc::EDQUOT) => "make room on that disk and record again",
        Some(libc::EFBIG) => "raise the limit on the size of files (ulimit -f) and record again",
        Some(libc::EBADF) => "the program has closed the recorder's descriptor, with others that it did not open",
        _ => "record again, to another disk if need be",
    }
}
