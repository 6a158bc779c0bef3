//! The interface to a host with the instrumentation compiled out: the same names, and nothing behind them.

use crate::guest::{Guest, Location};

#[path = "boundary/payload.rs"]
mod payload;

/// Never called: no stop point asks for it.
#[cfg(not(feature = "stops"))]
pub fn stopped(guest: &mut dyn Guest, location: Location) {
    let _ = (guest, location);
}

/// The cold half of a stop point: the only reason to stop is a signal.
#[cfg(feature = "stops")]
#[cold]
#[inline(never)]
pub fn stopped(guest: &mut dyn Guest, _: Location) {
    if let Some(signal) = crate::interrupt::take() {
        guest.signal(signal);
    }
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

/// Signals keep the effect that the system gives them, but for SIGINT where there are stop points.
pub mod signals {
    /// With the feature `stops`: delivers SIGINT to the guest at its next stop point, through
    /// [`Guest::signal`](crate::guest::Guest::signal). What std waits for goes on waiting. Without it this does nothing.
    pub fn handle_interrupts() {
        #[cfg(feature = "stops")]
        crate::interrupt::install();
    }

    /// With the feature `stops`: has `number` delivered at the next stop point. Without it this does nothing.
    pub fn post_signal(number: i32) {
        #[cfg(feature = "stops")]
        crate::interrupt::post(number);
        #[cfg(not(feature = "stops"))]
        let _ = number;
    }

    /// Takes the signal that has arrived and was not delivered yet. Without the feature `stops` there is never one.
    #[must_use]
    pub fn take_signal() -> Option<i32> {
        #[cfg(feature = "stops")]
        return crate::interrupt::take();
        #[cfg(not(feature = "stops"))]
        None
    }

    /// Ends the process with the status that shells give to an end by `signal`.
    pub fn die(signal: i32) -> ! {
        std::process::exit(128 + signal)
    }
}
