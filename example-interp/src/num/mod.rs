//! Numbers as CPython 3.11 computes with them: ints of any size, floats, random numbers.

pub mod float;
pub mod int;
pub mod mersenne;
