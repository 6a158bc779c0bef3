//! std::path: methods that ask the file system have recorded twins in `PathExt`.

pub use ::std::path::*;
