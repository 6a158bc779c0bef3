//! Support for the end-to-end tests: the programs under test, the Python scripts with what is expected of them, and
//! running the one on the other.

pub mod corpus;
pub mod programs;
pub mod run;
pub mod scratch;

pub use corpus::{Script, for_each};
pub use programs::{cargo_revdb, interpreter, revdb};
pub use run::{Outcome, Run};
pub use scratch::Scratch;
