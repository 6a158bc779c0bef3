//! The replay process: stop points, the controller's requests, scans, checkpoints by fork, and the sandbox.
//!
//! What the rest of the runtime calls is in [`hooks`].

mod divergence;
pub(crate) mod hooks;

pub use divergence::{Divergence, Site};

use crate::clock::{ObjectId, Slot};
use crate::guest::{Guest, Location};

/// The cold half of a stop point: signals while recording, the debugger's requests while replaying.
#[cold]
#[inline(never)]
pub fn stopped(guest: &mut dyn Guest, location: Location) {
    let _ = (guest, location);
}

#[cold]
pub(crate) fn note_mutation(object: ObjectId, slot: Slot) {
    let _ = (object, slot);
}
