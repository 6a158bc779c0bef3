//! What the wrappers of foreign functions call.

use std::marker::PhantomData;

use revdb_runtime::boundary::check_callback;
pub use revdb_runtime::boundary::{Callback, Out, called_back, foreign, lend};

/// How many elements a foreign function wrote: any integer; a negative one (an error code) is none.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number of elements",
    label = "the length of an out-buffer",
    note = "`out(buf, len = ..)` takes `return`, if the function returns an integer, or an expression over its parameters that \
            gives one, such as `len = (count as usize) * 2`"
)]
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

/// The parameter named `parameter` passes a host function (or none): it must be one that replay can call.
///
/// # Panics
/// When it is not.
#[track_caller]
pub fn passes_callback<F: Copy>(function: &F, parameter: &'static str) {
    const {
        assert!(
            size_of::<F>() == size_of::<*const ()>(),
            "`callback(..)` names a parameter whose type is a function pointer, or an `Option` of one"
        );
    }
    // SAFETY: it has the size of a pointer, and function pointers are pointers; `None` is null.
    let address = unsafe { std::mem::transmute_copy::<F, *const ()>(function) };
    check_callback(address, parameter);
}
