//! std::env: arguments, variables and directories are recorded.

pub use ::std::env::*;
