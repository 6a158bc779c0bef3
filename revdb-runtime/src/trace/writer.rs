//! Recording into a trace.

use std::path::Path;

use super::error::Error;
use super::event::{Exit, Header, Kind};
use crate::clock::Time;

/// Writes a trace. One per process, used by the thread that runs the guest.
#[derive(Debug)]
pub struct Writer {}

impl Writer {
    /// Creates the trace at `path`, replacing an existing trace and refusing to overwrite anything else.
    pub fn create(path: &Path, header: &Header) -> Result<Self, Error> {
        let _ = (path, header);
        todo!()
    }

    /// Maps the process's [clock page](crate::clock) onto the trace, so that the time of a killed run is known.
    ///
    /// Where that is refused the clock stays private, and a killed run ends at its last event.
    pub fn share_clock(&mut self) -> Result<(), Error> {
        todo!()
    }

    /// Appends an event. It survives whatever happens to the process after this returns.
    ///
    /// Returns false when recording has stopped (a full disk): the event is dropped and the program goes on. See
    /// [`Writer::take_warning`].
    #[inline]
    pub fn append(&mut self, kind: Kind, site: u32, payload: &[u8]) -> bool {
        self.append_parts(kind, site, payload, &[])
    }

    /// [`Writer::append`] with a payload in two pieces, so that a large buffer need not be copied behind a small result.
    #[inline]
    pub fn append_parts(&mut self, kind: Kind, site: u32, head: &[u8], body: &[u8]) -> bool {
        let _ = (kind, site, head, body);
        todo!()
    }

    /// Defines the next site: a [`Kind::Site`] event, see [`super::Site`].
    pub fn define_site(
        &mut self,
        index: u32,
        op: &str,
        file: &str,
        line: u32,
        column: u32,
    ) -> bool {
        let _ = (index, op, file, line, column);
        todo!()
    }

    /// Why recording stopped, if it did: once.
    pub fn take_warning(&mut self) -> Option<Error> {
        todo!()
    }

    /// A handle that notes a fatal signal from within its handler.
    pub fn tombstone(&self) -> Tombstone {
        todo!()
    }

    /// In the child of a fork: leaves the trace to the parent. Nothing is written, freed or locked; the clock becomes private.
    /// Afterwards the writer appends nothing.
    pub fn detach(&mut self) {
        todo!()
    }

    /// Writes what is left and the end marker, and drops what a finished trace does not need. `stop_points` is the time of
    /// the last stop point. The clock becomes private again; a second call does nothing.
    ///
    /// Fails with [`Error::Stopped`] when recording had stopped early and nobody took the warning.
    pub fn finish(&mut self, exit: Exit, stop_points: Time) -> Result<(), Error> {
        let _ = (exit, stop_points);
        todo!()
    }
}

/// Notes which signal kills the process; async-signal-safe, and so usable in a handler that then dies by that signal.
#[derive(Clone, Copy, Debug)]
pub struct Tombstone {}

impl Tombstone {
    /// Notes the signal. The trace then ends with `Exit::Signal`, at the clock's time.
    pub fn died_by(self, signal: i32) {
        let _ = signal;
        todo!()
    }
}
