//! The runtime of revdb: the trace, the std facade that records into it, the replayer and the debugger.

pub mod boundary;
pub mod clock;
pub mod debugger;
mod entropy;
pub mod entry;
mod executable;
pub mod frontend;
pub mod guest;
pub mod mode;
mod net;
pub mod replay;
pub mod shim;
pub mod signals;
mod startup;
pub mod trace;
mod world;

pub use clock::{FrameId, ObjectId, Slot, Time, enter, leave, mutated, now, stop_point, watching};
pub use replay::stopped;
pub use signals::{handle_interrupts, take_signal};
