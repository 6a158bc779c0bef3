//! The procedural macros of `revdb`: use them through that crate.
//!
//! Everything happens in `revdb-transform`; here are only the entry points.

use proc_macro::TokenStream;
use revdb_transform::Instrumentation;

const INSTRUMENTATION: Instrumentation =
    if cfg!(feature = "record") { Instrumentation::On } else { Instrumentation::Off };

/// Makes the item under it recordable.
///
/// Goes on inline modules, impls and traits (or single methods), functions, structs and enums, statics, constants, type
/// aliases and `use` items. In all of the item, paths into std's I/O (`std::fs`, `std::io`, `std::env`, `std::time`, ...)
/// and the print macros become revdb's: they run as before, and are logged while recording and answered from the trace
/// during replay.
///
/// Only what is written inside the item is seen. A function that says `File::open` needs the attribute on the
/// `use std::fs::File;` that it relies on:
///
/// ```ignore
/// #[revdb::instrument]
/// use std::fs::File;
/// ```
///
/// Options: `io`, `alloc` (only these points; all without any), `skip` (on an item inside: leave it alone),
/// `crate = path` (where the facade crate is).
#[proc_macro_attribute]
pub fn instrument(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::instrument(INSTRUMENTATION, arguments.into(), item.into()).into()
}

/// Gives guest objects a stable identity.
///
/// On a struct: adds a hidden field for the id, and implements `revdb::Object`. With `id = field` the id goes into a
/// field that the struct declares itself, of type `revdb::ObjectId`.
///
/// On an impl of that struct: every struct literal of it, and every `Self { .. }`, takes the next id.
///
/// ```ignore
/// #[revdb::object]
/// struct Header { refs: Cell<u32> }
///
/// #[revdb::object]
/// impl Header {
///     fn new() -> Self {
///         Self { refs: Cell::new(1) }
///     }
/// }
/// ```
#[proc_macro_attribute]
pub fn object(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::object(INSTRUMENTATION, arguments.into(), item.into()).into()
}

/// Makes `main` understand `--record[=FILE]`, `--replay FILE` and `--debug FILE` in front of the program's own arguments.
///
/// `trace_name = path` names a function that chooses the file which a bare `--record` writes.
#[proc_macro_attribute]
pub fn main(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::main(INSTRUMENTATION, arguments.into(), item.into()).into()
}

/// Records a whole function as one call: its result, and what it writes through `&mut` parameters.
///
/// For hosts with a narrow layer over the operating system, and for what the other macros cannot see. The body runs while
/// recording; on replay the trace gives its result (any type that is `revdb::Recordable`), and nothing inside runs.
///
/// ```ignore
/// #[revdb::record]
/// fn terminal_size(columns: &mut u16) -> std::io::Result<u16> {
///     // any code, in any crate, by any means
/// }
/// ```
#[proc_macro_attribute]
pub fn record(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::record(INSTRUMENTATION, arguments.into(), item.into()).into()
}
