//! Reverse debugging for interpreters written in Rust.
pub use revdb_runtime::*;

pub use revdb_runtime::shim as std;
