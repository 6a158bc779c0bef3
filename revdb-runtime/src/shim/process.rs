//! std::process: the end of the process is recorded.

pub use ::std::process::*;
