//! Text as CPython 3.11 makes and reads it: formatting, parsing, the methods of `str` and `bytes`.
//!
//! Everything here is a pure function of plain Rust values. Nothing knows the interpreter's objects; what a
//! function cannot do it says as a [`Fault`], and the caller raises the exception.

pub mod bytesops;
pub mod codec;
mod codec_escape;
pub mod fault;
pub mod float;
pub mod format;
pub mod percent;
pub mod regex;
pub mod repr;
pub mod strcase;
pub mod strformat;
pub mod strops;
pub mod strptime;
pub mod suggest;
pub mod surrogate;
pub mod syntax;
pub mod time;
pub mod traceback;
pub mod unicode;
mod unicode_database;
mod unicode_tables;

pub use fault::{Fault, Kind};
