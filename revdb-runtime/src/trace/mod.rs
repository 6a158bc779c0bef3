//! The trace: what a recorded run took in from outside, in one crash-safe file.
//!
//! Recording appends [events](Event) through a [`Writer`]; an event is safe as soon as [`Writer::append`] has returned, even
//! if the process is killed the moment after. Replay and tools walk them with a [`Cursor`], which a [`Reader`] hands out.
//! The bytes are described in `docs/format.md`, the reasons in the `format` module.

pub mod codec;
mod error;
mod event;
mod file;
mod format;
mod live;
mod pack;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use error::Error;
pub use event::{Damage, End, Event, Exit, Header, Kind, Library, Peek, Site};
pub(crate) use file::Quiet;
pub(crate) use format::{SHORT, push_payload, written_hash};
pub use reader::{Cursor, Reader};
pub use writer::{Tombstone, Writer};
