//! std::io: the standard streams are recorded; traits and adapters are std's own.

pub use ::std::io::*;
