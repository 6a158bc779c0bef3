//! The facade that mirrors std (`revdb::std`): each module re-exports the real one, and what does I/O is shadowed.
//!
//! `std::fs::File` becomes `revdb::std::fs::File`, and so on for every path. What is not named here is std's own.

pub mod backtrace;
pub mod collections;
pub mod env;
pub mod fs;
pub mod io;
pub mod os;
pub mod path;
pub mod process;
pub mod thread;
pub mod time;

pub use ::std::*;

pub use crate::{
    __revdb_dbg as dbg, __revdb_eprint as eprint, __revdb_eprintln as eprintln, __revdb_print as print,
    __revdb_println as println,
};
