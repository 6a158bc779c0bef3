//! The replay process: stop points, the controller's requests, scans, checkpoints by fork, and the sandbox.
//!
//! What the rest of the runtime calls is in `hooks`; what the controller says and hears is in `protocol`.

mod apart;
pub(crate) mod channel;
mod divergence;
mod doctor;
pub(crate) mod hooks;
pub(crate) mod pack;
mod process;
pub(crate) mod protocol;
mod sandbox;
mod scan;
mod state;
pub(crate) mod summary;
mod symboliser;
pub(crate) mod sys;

pub use divergence::{Divergence, Site};
pub(crate) use scan::{is_file, names};

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::clock::{ObjectId, PAGE, Slot};
use crate::guest::{Guest, Location};
use crate::mode::{self, Mode};
use scan::Scan;

/// The cold half of a stop point: signals while recording, the debugger's requests while replaying.
#[cold]
#[inline(never)]
pub fn stopped(guest: &mut dyn Guest, location: Location) {
    match mode::mode() {
        Mode::Replay => process::at_stop(guest, location),
        Mode::Plain | Mode::Record => crate::signals::at_stop(guest),
        // An evaluation does not stop.
        Mode::Evaluate => PAGE.next_stop.store(u64::MAX, Relaxed),
    }
}

/// How the host says where it is between two stop points.
static POSITION: OnceLock<fn() -> u64> = OnceLock::new();

/// Tells the runtime how to find out where the guest is while it writes: `position` gives a number that
/// [`Guest::source_range`] understands. It is called from within [`crate::mutated`], so it must look at nothing that the host
/// may be changing. With it, the report of a watchpoint's hit names each write's place in the source.
pub fn locate_writes(position: fn() -> u64) {
    // A host has one such function, however often it says so.
    let _ = POSITION.set(position);
}

/// Writes to objects whose [`bit`](scan::bit) is not in it concern nobody.
static CONCERNED: AtomicU64 = AtomicU64::new(u64::MAX);

#[cold]
pub(crate) fn note_mutation(object: ObjectId, slot: Slot) {
    if CONCERNED.load(Relaxed) & scan::bit(object) == 0 {
        return;
    }
    state::KEEP.peek(|state| {
        if let Some(collector) = &mut state.collector {
            collector.write(object, slot);
        }
        if state.scan.as_mut().is_some_and(|scan| scan.note(object, slot)) {
            PAGE.next_stop.store(0, Relaxed);
        }
    });
}

/// The guest has left its last activation.
#[cold]
pub(crate) fn note_bottom() {
    state::KEEP.peek(|state| {
        if state.scan.as_mut().is_some_and(Scan::note_bottom) {
            state.stop_behind();
        }
    });
}

#[cold]
pub(crate) fn note_raise(exception: ObjectId, classes: &[String]) {
    state::KEEP.peek(|state| {
        if let Some(collector) = &mut state.collector {
            collector.raise(classes);
        }
        if state.scan.as_mut().is_some_and(|scan| scan.note_raise(exception, classes)) {
            state.stop_behind();
        }
    });
}
