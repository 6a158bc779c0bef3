//! The whole path, from outside: Python programs are run, recorded, replayed and debugged by the built programs.
//!
//! Nothing here forks or traces inside the test process; every property is checked on spawned interpreters.

mod cpython;
mod damage;
mod dap;
mod ends;
mod files;
mod moments;
mod moves;
mod processes;
mod replay;
mod sessions;
mod start;
mod terminal;
