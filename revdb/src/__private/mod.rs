//! What the macros emit calls to. No part of this is stable, and none of it is for people to call.

mod bare;
mod foreign;
mod object;
mod paths;
mod raw;
mod record;

pub use crate::{
    __on_path as on_path, __raw_borrow as raw_borrow, __raw_lend as raw_lend, __raw_load as raw_load,
    __raw_method as raw_method, __raw_receiver as raw_receiver, __raw_store as raw_store, __raw_update as raw_update,
};
pub use bare::{NotStd, Recorded, Unrecorded};
pub use foreign::{Callback, Count, Out, Parameter, Writable, called_back, foreign, lend, passes_callback, written};
pub use object::Id;
pub use paths::{OtherMethods, PathMethods, Tag, TagOfOther, TagOfPath};
pub use raw::{Foreign, Own, OwnPointer, Pointer, lendable, raw_c_str, raw_copy, raw_read, raw_slice, raw_write};
pub use record::{Argument, OtherArgument, PointerArgument, ReferenceArgument, UnsizedArgument, ValueArgument, record};

use std::ffi::OsString;
use std::path::{Path, PathBuf};
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
        default_trace: trace_name.unwrap_or(trace_name_after_program),
    };
    entry::main(options, user)
}

/// The trace of a host that does not choose: after its first argument, which is normally the program, in the current directory.
fn trace_name_after_program(arguments: &[OsString]) -> PathBuf {
    let program = arguments.first().map(Path::new).and_then(Path::file_stem);
    Path::new(program.unwrap_or("recording".as_ref())).with_extension("rdb")
}
