//! Measuring: programs are run and timed from outside, the figures are medians of the ratios of interleaved runs, or ratios of medians.
//!
//! - `cargo run --release -p revdb-benches --bin engine`: each limit that the trace and the replay engine must keep, row by row;
//!   `docs/performance.md` has the table;
//! - `--bin loop`: what recording, replaying and stepping back cost on a Python loop of 20 million iterations;
//! - `--bin python`: the bundled interpreter against CPython 3.11, plain and while recording;
//! - `--bin events`: what an event costs the bundled interpreter, in time and on disk;
//! - `--bin building`: what `cargo revdb build` costs beside `cargo build`.
//!
//! `mill` is no benchmark but the synthetic host that `engine` measures.

pub mod machine;
pub mod session;

pub use machine::{Bench, Cost, Instrumented, Pairs, cost_of, median, quantile};
pub use session::{Session, proportional};
