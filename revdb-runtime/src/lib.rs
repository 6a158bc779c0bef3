//! The runtime of revdb: the trace, the std facade that records into it, the replayer and the debugger.

#[cfg(feature = "record")]
pub mod boundary;
pub mod clock;
#[cfg(feature = "record")]
pub mod debugger;
#[cfg(feature = "record")]
mod entropy;
#[cfg(feature = "record")]
pub mod entry;
#[cfg(feature = "record")]
mod executable;
#[cfg(feature = "record")]
pub mod frontend;
pub mod guest;
#[cfg(feature = "stops")]
mod interrupt;
#[cfg(feature = "record")]
pub mod mode;
#[cfg(feature = "record")]
mod net;
#[cfg(not(feature = "record"))]
mod off;
#[cfg(feature = "record")]
pub mod replay;
#[cfg(feature = "record")]
pub mod shim;
/// With the instrumentation compiled out: std, and what revdb adds to it.
#[cfg(not(feature = "record"))]
pub mod shim {
    pub use ::std::*;

    #[path = "../shim/collections.rs"]
    pub mod collections;
}
#[cfg(feature = "record")]
pub mod signals;
#[cfg(feature = "record")]
mod startup;
#[cfg(feature = "record")]
pub mod trace;
#[cfg(feature = "record")]
mod world;

pub use clock::{Activation, FrameId, ObjectId, Slot, Time, enter, leave, mutated, now, raised, stop_point, watching};
#[cfg(feature = "record")]
pub use mode::evaluating;
#[cfg(not(feature = "record"))]
pub use off::{boundary, close_with_advice, evaluating, locate_writes, mode, signals, stopped};
#[cfg(feature = "record")]
pub use replay::{locate_writes, stopped};
pub use signals::{handle_interrupts, post_signal, take_signal};
#[cfg(feature = "record")]
pub use startup::close_with_advice;
