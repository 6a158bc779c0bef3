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
//! | `record` | functions that are recorded as a whole |
//! | `entry` | the host's `main` |
//! | `instrument` | nothing itself: it decides which of these apply where |

mod bare;
mod entry;
mod foreign;
mod heads;
mod instrument;
mod methods;
mod object;
mod options;
mod record;
mod report;

use proc_macro2::TokenStream;
use syn::{Attribute, Path};

pub use heads::{RECORDED_MACROS, RECORDED_MODULES};

/// `#[revdb::instrument]`
#[must_use]
pub fn instrument(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::expand(arguments, item)
}

/// `#[revdb::object]`
#[must_use]
pub fn object(arguments: TokenStream, item: TokenStream) -> TokenStream {
    object::expand(arguments, item)
}

/// `#[revdb::main]`
#[must_use]
pub fn main(arguments: TokenStream, item: TokenStream) -> TokenStream {
    entry::expand(arguments, item)
}

/// `#[revdb::record]`
#[must_use]
pub fn record(arguments: TokenStream, item: TokenStream) -> TokenStream {
    record::expand(arguments, item)
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
