//! Reading a trace.

use std::fs::File;
use std::path::Path;

use super::error::Error;
use super::event::{End, Event, Header, Peek};

/// An open trace. Cheap to clone; reads by position, so clones and forks do not disturb each other.
#[derive(Clone, Debug)]
pub struct Reader {}

impl Reader {
    /// Opens a trace and checks all of it. Damage behind the header is not an error: the history then ends before it, and
    /// [`End::damage`] says so.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let _ = path;
        todo!()
    }

    /// [`Reader::open`] on a file that is already open; `path` is for messages.
    pub fn from_file(file: File, path: &Path) -> Result<Self, Error> {
        let _ = (file, path);
        todo!()
    }

    /// What is known about the run before its first event.
    pub fn header(&self) -> &Header {
        todo!()
    }

    /// Where the history ends, and why there.
    pub fn end(&self) -> &End {
        todo!()
    }

    /// A cursor before the first event.
    pub fn cursor(&self) -> Cursor {
        todo!()
    }
}

/// A place between two events of a trace. A clone is independent, and a fork's copy too.
#[derive(Clone, Debug)]
pub struct Cursor {}

impl Cursor {
    /// Takes the next event; `None` at the end of the history.
    #[inline]
    #[expect(
        clippy::should_implement_trait,
        reason = "it lends, so it cannot be an iterator"
    )]
    pub fn next(&mut self) -> Result<Option<Event<'_>>, Error> {
        todo!()
    }

    /// What [`Cursor::next`] would return, without its payload.
    #[inline]
    pub fn peek(&mut self) -> Result<Option<Peek>, Error> {
        todo!()
    }

    /// The number of events taken.
    #[must_use]
    pub fn position(&self) -> u64 {
        todo!()
    }
}
