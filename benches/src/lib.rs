//! Measuring: programs are run and timed from outside, the figures are ratios of medians of interleaved runs.
//!
//! - `cargo run --release -p revdb-benches --bin loop`: what recording, replaying and stepping back cost on a loop of 20
//!   million iterations;
//! - `--bin python`: the bundled interpreter against CPython 3.11, plain and while recording;
//! - `--bin events`: what an event costs, in time and on disk.

pub mod machine;
pub mod session;

pub use machine::{Bench, Cost, median};
pub use session::Session;
