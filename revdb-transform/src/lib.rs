//! The source-to-source transform that makes an interpreter recordable.
//!
//! A library over token streams, so that it can be tested as source in, source out, and so that it has two doors: the
//! attribute macros of `revdb-macros`, and later `cargo revdb` for whole programs. Each function takes the arguments of
//! an attribute and the item under it, and returns what replaces the item. Nothing is ever lost: mistakes become
//! `compile_error!`s beside the unchanged item.
//!
//! | module | what it rewrites |
//! |---|---|
//! | `heads` | paths into std, in any position: the `io` point |
//! | `methods` | methods of paths, which keep their type |
//! | `bare` | nothing: it asserts that names from outside the item are recorded too |
//! | `object` | structs of guest objects and their constructors: the `alloc` point |
//! | `foreign` | `extern` blocks |
//! | `callback` | host functions that foreign code calls |
//! | `raw` | reads and writes of foreign memory |
//! | `stop` | eval loops: stop points, and the frames that they run |
//! | `guest` | nothing: it derives the answers to the debugger |
//! | `record` | functions that are recorded as a whole |
//! | `recordable` | nothing: it derives how a type is written to a trace |
//! | `modules` | nothing: it declares modules in files, and asserts that std is the facade in them |
//! | `entry` | the host's `main` |
//! | `instrument` | nothing itself: it decides which of these apply where |
//! | `locate` | nothing: it finds items by path, and writes attributes into source text |

mod bare;
mod callback;
mod entry;
mod foreign;
mod guest;
mod heads;
mod instrument;
pub mod locate;
mod methods;
mod modules;
mod object;
mod options;
mod raw;
mod record;
mod recordable;
mod report;
mod stop;

use proc_macro2::TokenStream;
use syn::{Attribute, Path};

pub use heads::{RECORDED_MACROS, RECORDED_MODULES};

/// Whether the macros do their work, or only check that they could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instrumentation {
    /// Items are instrumented.
    On,
    /// The feature `record` is off: items stay as they are, but for the macros' own attributes.
    Off,
}

/// `#[revdb::instrument]`
#[must_use]
pub fn instrument(instrumentation: Instrumentation, arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::expand(instrumentation, arguments, item)
}

/// `#[revdb::object]`
#[must_use]
pub fn object(instrumentation: Instrumentation, arguments: TokenStream, item: TokenStream) -> TokenStream {
    object::expand(instrumentation, arguments, item)
}

/// `#[revdb::main]`
#[must_use]
pub fn main(instrumentation: Instrumentation, arguments: TokenStream, item: TokenStream) -> TokenStream {
    entry::expand(instrumentation, arguments, item)
}

/// `#[revdb::record]`
#[must_use]
pub fn record(instrumentation: Instrumentation, arguments: TokenStream, item: TokenStream) -> TokenStream {
    record::expand(instrumentation, arguments, item)
}

/// `revdb::modules!`
#[must_use]
pub fn modules(instrumentation: Instrumentation, input: TokenStream) -> TokenStream {
    modules::expand(instrumentation, input)
}

/// `#[derive(revdb::Guest)]`
#[must_use]
pub fn derive_guest(item: TokenStream) -> TokenStream {
    guest::derive(item)
}

/// `#[derive(revdb::Recordable)]`
#[must_use]
pub fn derive_recordable(item: TokenStream) -> TokenStream {
    recordable::derive(item)
}

/// Whether `attribute` is the macro `name` of the facade crate: `#[revdb::name]`, `#[name]`, or under the path that a
/// `crate = path` option gave.
fn is_own(attribute: &Attribute, krate: &Path, name: &str) -> bool {
    let path = attribute.path();
    if path.is_ident(name) {
        return true;
    }
    let segments: Vec<_> = path.segments.iter().map(|segment| &segment.ident).collect();
    let Some((last, head)) = segments.split_last() else {
        return false;
    };
    *last == name
        && (matches!(head, [only] if **only == "revdb")
            || head.iter().copied().eq(krate.segments.iter().map(|segment| &segment.ident)))
}
