//! What the macros emit calls to. No part of this is stable, and none of it is for people to call.

mod bare;
mod foreign;
mod object;
mod paths;
mod record;

pub use crate::__on_path as on_path;
pub use bare::{NotStd, Recorded, Unrecorded};
pub use foreign::{Count, Out, Parameter, Writable, foreign, written};
pub use object::Id;
pub use paths::{OtherMethods, PathMethods, Tag, TagOfOther, TagOfPath};
pub use record::record;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{ExitCode, Termination};

use revdb_runtime::entry;

/// `#[revdb::main]`: `host` is the package's name, `trace_name` chooses the file of a bare `--record`.
pub fn main<T: Termination>(
    host: Option<&'static str>,
    trace_name: Option<fn(&[OsString]) -> PathBuf>,
    user: fn() -> T,
) -> ExitCode {
    let options = entry::Options {
        host: host.unwrap_or("an interpreter"),
        default_trace: trace_name.unwrap_or(|_| PathBuf::from("recording.rdb")),
    };
    entry::main(options, user)
}
