//! std::time: clocks are recorded.

pub use ::std::time::*;
