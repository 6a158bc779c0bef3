//! Reverse debugging for interpreters written in Rust.
//!
//! An interpreter (the *host*) that uses this crate can record a run of a program (the *guest*) and replay it exactly,
//! walk backwards and forwards through it, and evaluate any expression of the guest's language at any moment of it.
//!
//! ```no_run
//! #[revdb::instrument]
//! use std::fs;
//!
//! #[revdb::main]
//! fn main() {
//!     let program = fs::read_to_string("program").unwrap();
//!     println!("{}", program.len());
//! }
//! ```

#[doc(inline)]
pub use revdb_macros::{Guest, Recordable, instrument, main, modules, object, record};
pub use revdb_runtime::*;

#[doc(inline)]
pub use revdb_runtime::boundary::{Decoder, Encoder, Malformed, Recordable};

#[cfg(feature = "record")]
#[doc(hidden)]
pub mod __private;

/// What `#[revdb::instrument]` puts in the place of std: the same modules, with I/O that is recorded.
///
/// With the instrumentation compiled out it is std itself.
#[doc(inline)]
pub use revdb_runtime::shim as std;

// Under the name std this crate stands in for it: `#[macro_use] extern crate revdb as std;`.
#[doc(hidden)]
pub use revdb_runtime::shim::*;

/// Its name is the message of the compiler where [`modules!`] does not find it.
#[doc(hidden)]
#[macro_export]
macro_rules! write_macro_use_extern_crate_revdb_as_std_at_the_top_of_the_crate_root {
    () => {};
}

/// A guest object with a stable identity. Implemented by [`macro@object`].
///
/// ```
/// use revdb::Object;
///
/// #[revdb::object]
/// struct Header {
///     refs: u32,
/// }
///
/// #[revdb::object]
/// impl Header {
///     fn new() -> Self {
///         Self { refs: 1 }
///     }
/// }
///
/// let (first, second) = (Header::new(), Header::new());
/// assert_eq!(second.id().0, first.id().0 + 1);
/// assert_eq!(first.refs, 1);
/// ```
pub trait Object {
    /// The identity of the object: the same in every replay, and never used again after the object's end.
    fn id(&self) -> ObjectId;

    /// The memory holds another object from here on, with the next id: for free lists that set the fields of an old object
    /// instead of writing a new one over it.
    fn renew(&mut self);
}

mod table;
#[doc(hidden)]
pub use table::__id_in_table;
pub use table::SideTable;

/// Records the value of one expression, where no attribute reaches: in the input of other macros, say.
///
/// The expression runs in plain runs and while recording; on replay the trace gives its value, of any [`Recordable`] type.
/// (It is not called `record` because an attribute has that name already: [`macro@record`].)
///
/// ```
/// let now: u64 = revdb::recorded!(std::process::id().into());
/// assert_ne!(now, 0);
/// ```
#[cfg(feature = "record")]
#[macro_export]
macro_rules! recorded {
    ($value:expr) => {
        $crate::__private::record(
            stringify!($value),
            ::core::panic::Location::caller(),
            (),
            |_, _| (),
            (),
            |_, ()| $value,
        )
    };
}

/// With the instrumentation compiled out: the expression.
#[cfg(not(feature = "record"))]
#[macro_export]
macro_rules! recorded {
    ($value:expr) => {
        $value
    };
}
