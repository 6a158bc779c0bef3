//! std::fs: files and directories are recorded.

pub use ::std::fs::*;
