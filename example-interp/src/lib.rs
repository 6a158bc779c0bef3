//! The interpreter of a subset of Python 3.11 that is bundled with revdb as its example host.

pub mod compile;
pub mod num;
pub mod text;
