//! The interpreter of a subset of Python 3.11 that is bundled with revdb as its example host.

pub mod builtins;
pub mod compile;
pub mod debug;
pub mod host;
pub mod memory;
pub mod modules;
pub mod num;
pub mod object;
pub mod run;
pub mod text;
pub mod vm;
pub mod watch;
