//! What the wrappers of foreign functions call.

use std::marker::PhantomData;

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
    let length = if pointer.is_null() { 0 } else { count.count().saturating_mul(size_of::<T>()) };
    Out { pointer: pointer.cast(), length }
}

/// Whether a foreign function could write through a parameter of type `T`: `Writable::<T>::YES`.
///
/// The inherent constant of pointers to sized, non-opaque types wins over the trait's.
pub struct Writable<T>(PhantomData<T>);

/// The answer for all other types.
pub trait Parameter {
    const YES: bool = false;
}

impl<T> Parameter for Writable<T> {}

impl<T> Writable<*mut T> {
    pub const YES: bool = size_of::<T>() != 0;
}
