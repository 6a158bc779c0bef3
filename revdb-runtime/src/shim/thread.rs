//! std::thread: sleeping is recorded; further threads are not supported yet.

pub use ::std::thread::*;
