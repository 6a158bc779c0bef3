//! What this process does at a recorded call: nothing, record, replay, or refuse (an evaluation in the debugger).

use std::cell::Cell;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// What a recorded call does in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mode {
    /// Calls go straight to the system.
    Plain = 0,
    /// Calls go to the system and their results to the trace.
    Record = 1,
    /// Calls are answered from the trace.
    Replay = 2,
    /// Calls are refused: a throw-away fork evaluates for the debugger.
    Evaluate = 3,
}

static MODE: AtomicU8 = AtomicU8::new(Mode::Plain as u8);

thread_local! {
    /// Whether this thread's calls are the guest's: set on the thread that ran the constructor.
    static GUEST: Cell<bool> = const { Cell::new(false) };
}

/// The mode of this process.
#[inline]
#[must_use]
pub fn mode() -> Mode {
    match MODE.load(Relaxed) {
        0 => Mode::Plain,
        1 => Mode::Record,
        2 => Mode::Replay,
        _ => Mode::Evaluate,
    }
}

pub(crate) fn set(mode: Mode) {
    MODE.store(mode as u8, Relaxed);
}

/// Declares the calling thread to be the one that runs the guest.
pub(crate) fn adopt_thread() {
    GUEST.set(true);
}

/// Whether the calling thread runs the guest.
#[inline]
pub(crate) fn on_guest_thread() -> bool {
    GUEST.get()
}
