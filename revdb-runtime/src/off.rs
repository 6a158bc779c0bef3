//! The interface to a host with the instrumentation compiled out: the same names, and nothing behind them.

use crate::guest::{Guest, Location};

#[path = "boundary/payload.rs"]
mod payload;

/// Never called: no stop point asks for it.
pub fn stopped(guest: &mut dyn Guest, location: Location) {
    let _ = (guest, location);
}

/// Does nothing: there is no recording that ends.
pub fn close_with_advice(_advice: &'static str) {}

/// Nobody asks where the guest is.
pub fn locate_writes(position: fn() -> u64) {
    let _ = position;
}

/// There is no debugger to evaluate for.
#[must_use]
pub fn evaluating() -> bool {
    false
}

/// What this process does at a recorded call: it goes straight to the system.
pub mod mode {
    /// What a recorded call could do.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Mode {
        /// Calls go straight to the system.
        Plain,
        /// Never.
        Record,
        /// Never.
        Replay,
        /// Never.
        Evaluate,
    }

    /// The mode of this process.
    #[must_use]
    pub fn mode() -> Mode {
        Mode::Plain
    }
}

/// The types that a host implements for its own recorded calls.
pub mod boundary {
    pub use super::payload::{Decoder, Encoder, Malformed, Recordable};
}

/// Signals keep the effect that the system gives them.
pub mod signals {
    /// Does nothing.
    pub fn handle_interrupts() {}

    /// There is never one.
    #[must_use]
    pub fn take_signal() -> Option<i32> {
        None
    }

    /// Ends the process with the status that shells give to an end by `signal`.
    pub fn die(signal: i32) -> ! {
        std::process::exit(128 + signal)
    }
}
