//! The runtime of revdb: the trace, the std facade that records into it, the replayer and the debugger.

pub mod boundary;
pub mod clock;
pub mod entry;
pub mod debugger;
pub mod frontend;
pub mod guest;
pub mod mode;
pub mod replay;
pub mod shim;
pub mod trace;

pub use clock::{FrameId, ObjectId, Slot, Time, enter, leave, mutated, now, stop_point, watching};
pub use replay::stopped;
