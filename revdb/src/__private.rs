//! What the macros emit calls to. No part of this is stable, and none of it is for people to call.

use std::cmp::Ordering;
use std::ffi::OsString;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::process::{ExitCode, Termination};

use revdb_runtime::entry;

use crate::ObjectId;

/// The field that `#[revdb::object]` adds.
///
/// Its traits are those that a derive on the struct needs, each with the meaning that identity gives it: a clone or a
/// default is a new object with a new id, and two objects are not unequal only because they are two.
#[repr(transparent)]
pub struct Id(ObjectId);

impl Id {
    /// The id of the object that is being made.
    #[inline(always)]
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "called as a path only, like `ObjectId::next`"
    )]
    pub fn next() -> Self {
        Self(ObjectId::next())
    }

    #[inline(always)]
    #[must_use]
    pub const fn get(&self) -> ObjectId {
        self.0
    }
}

impl Clone for Id {
    #[inline]
    fn clone(&self) -> Self {
        Self::next()
    }
}

impl Default for Id {
    #[inline]
    fn default() -> Self {
        Self::next()
    }
}

impl PartialEq for Id {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl fmt::Debug for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.0)
    }
}

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

/// `extern` blocks: what a wrapper calls.
pub use revdb_runtime::boundary::{Out, foreign};

/// How many elements a foreign function wrote: any integer; a negative one (an error code) is none.
pub trait Count {
    fn count(self) -> usize;
}

macro_rules! counts {
    ($($integer:ty)*) => {$(
        impl Count for $integer {
            fn count(self) -> usize {
                usize::try_from(self).unwrap_or(0)
            }
        }
    )*};
}
counts!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

/// `count` elements were written through `pointer`; none through null.
pub fn written<T>(pointer: *mut T, count: impl Count) -> Out {
    let length = if pointer.is_null() {
        0
    } else {
        count.count().saturating_mul(size_of::<T>())
    };
    Out {
        pointer: pointer.cast(),
        length,
    }
}

/// Whether a foreign function could write through a parameter of type `T`: `Writable::<T>::YES`.
///
/// The inherent constant of pointers to sized, non-opaque types wins over the trait's.
pub struct Writable<T>(std::marker::PhantomData<T>);

/// The answer for all other types.
pub trait Parameter {
    const YES: bool = false;
}

impl<T> Parameter for Writable<T> {}

impl<T> Writable<*mut T> {
    pub const YES: bool = size_of::<T>() != 0;
}
