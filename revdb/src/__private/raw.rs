//! Reads and writes in regions that are marked `raw`: decided by the type of the pointer.

use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::panic::Location;
use std::ptr::NonNull;

use revdb_runtime::boundary::{Recordable, memory};

/// Carries the type of a pointer.
pub struct Pointer<P>(PhantomData<P>);

impl<P> Pointer<P> {
    #[allow(clippy::new_without_default)]
    #[inline(always)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// The type is that of `pointer`.
    #[inline(always)]
    pub fn of(_: &P) -> Self {
        Self(PhantomData)
    }

    /// The same, for a carrier that is there already.
    pub fn is(&self, _: &P) {}
}

impl<T: ?Sized> Pointer<*const T> {
    #[inline(always)]
    pub fn memory(&self) -> Foreign {
        Foreign
    }
}

impl<T: ?Sized> Pointer<*mut T> {
    #[inline(always)]
    pub fn memory(&self) -> Foreign {
        Foreign
    }
}

/// For references, boxes and everything else that is not a raw pointer. An inherent method wins over this one.
pub trait OwnPointer {
    #[inline(always)]
    fn memory(&self) -> Own {
        Own
    }
}

impl<P> OwnPointer for Pointer<P> {}

/// Memory that foreign code or the kernel fills.
#[derive(Clone, Copy)]
pub struct Foreign;

/// Memory of the host's own, which replay makes again.
#[derive(Clone, Copy)]
pub struct Own;

/// Memory to which references can be lent.
#[diagnostic::on_unimplemented(
    message = "foreign memory is not there on replay, so it cannot be lent as a whole",
    label = "a reference to what a raw pointer leads to, in an item that is marked `raw`",
    note = "read it into a variable first (`let value = *pointer;`), and write it by assignments (`*pointer = value;`)"
)]
pub trait Lendable {}

impl Lendable for Own {}

/// Fails to compile for foreign memory.
pub fn lendable<M: Lendable>(_: M) {}

impl Foreign {
    /// # Safety
    /// `place` must give a pointer that can be read, but for replay.
    #[track_caller]
    pub unsafe fn load<'a, P, T: Recordable + Copy>(
        self,
        pointer: &'a P,
        place: impl FnOnce(&'a P) -> *const T,
        _: impl FnOnce(&'a P) -> T,
    ) -> T {
        // SAFETY: the caller's promise.
        unsafe { memory::read(Location::caller(), place(pointer)) }
    }

    /// # Safety
    /// `place` must give a pointer that can be borrowed, but for replay.
    #[track_caller]
    pub unsafe fn borrow<'a, 'r, P, T: Recordable + Copy + 'static>(
        self,
        pointer: &'a P,
        place: impl FnOnce(&'a P) -> *const T,
        _: impl FnOnce(&'a P) -> &'r T,
    ) -> &'r T {
        // SAFETY: the caller's promise, for a slice of one.
        unsafe { &memory::slice(Location::caller(), place(pointer), 1)[0] }
    }

    /// # Safety
    /// `place` must give a pointer that can be written, but for replay.
    pub unsafe fn store<T>(self, value: T, place: impl FnOnce() -> *mut T) {
        if memory::writes() {
            // SAFETY: the caller's promise: an assignment drops what was there.
            unsafe { *place() = value };
        }
    }

    /// # Safety
    /// `place` must give a pointer that can be read and written, but for replay.
    #[track_caller]
    pub unsafe fn update<T: Recordable + Copy>(self, place: impl FnOnce() -> *mut T, change: impl FnOnce(&mut T)) {
        let pointer = place();
        // SAFETY: the caller's promise.
        let mut value = unsafe { memory::read(Location::caller(), pointer) };
        change(&mut value);
        if memory::writes() {
            // SAFETY: the caller's promise.
            unsafe { pointer.write_unaligned(value) };
        }
    }
}

macro_rules! methods_that_read {
    ($($name:ident)*) => {
        impl Foreign {$(
            /// # Safety
            /// As for the method of raw pointers, but for replay.
            #[track_caller]
            pub unsafe fn $name<'a, T: Recordable + Copy, P, R>(self, pointer: &'a P, _: impl FnOnce(&'a P) -> R) -> T
            where
                P: Copy + Into<Address<T>>,
            {
                // SAFETY: the caller's promise.
                unsafe { memory::read(Location::caller(), (*pointer).into().0) }
            }
        )*}

        impl Own {$(
            #[inline(always)]
            pub fn $name<'a, P, R>(self, receiver: &'a P, original: impl FnOnce(&'a P) -> R) -> R {
                original(receiver)
            }
        )*}
    };
}
methods_that_read! { read read_unaligned read_volatile }

impl Foreign {
    /// # Safety
    /// As for the method of raw pointers, but for replay.
    #[track_caller]
    pub unsafe fn as_ref<'a, 'r, T, P, R>(self, pointer: &'a P, _: impl FnOnce(&'a P) -> R) -> Option<&'r T>
    where
        T: Recordable + Copy + 'static,
        P: Copy + Into<Address<T>>,
    {
        let pointer = (*pointer).into().0;
        // SAFETY: the caller's promise, for a slice of one.
        (!pointer.is_null()).then(|| unsafe { &memory::slice(Location::caller(), pointer, 1)[0] })
    }

    /// A method that writes through the pointer.
    pub fn written(self, original: impl FnOnce()) {
        if memory::writes() {
            original();
        }
    }
}

impl Own {
    #[inline(always)]
    pub fn as_ref<'a, P, R>(self, receiver: &'a P, original: impl FnOnce(&'a P) -> R) -> R {
        original(receiver)
    }

    #[inline(always)]
    pub fn written<R>(self, original: impl FnOnce() -> R) -> R {
        original()
    }
}

/// A raw pointer of either kind.
pub struct Address<T>(*const T);

impl<T> From<*const T> for Address<T> {
    fn from(pointer: *const T) -> Self {
        Self(pointer)
    }
}

impl<T> From<*mut T> for Address<T> {
    fn from(pointer: *mut T) -> Self {
        Self(pointer)
    }
}

impl<T> From<NonNull<T>> for Address<T> {
    fn from(pointer: NonNull<T>) -> Self {
        Self(pointer.as_ptr())
    }
}

impl Own {
    #[inline(always)]
    pub fn load<'a, P, T>(
        self,
        pointer: &'a P,
        _: impl FnOnce(&'a P) -> *const T,
        value: impl FnOnce(&'a P) -> T,
    ) -> T {
        value(pointer)
    }

    #[inline(always)]
    pub fn borrow<'a, 'r, P, T: 'r>(
        self,
        pointer: &'a P,
        _: impl FnOnce(&'a P) -> *const T,
        value: impl FnOnce(&'a P) -> &'r T,
    ) -> &'r T {
        value(pointer)
    }

    #[inline(always)]
    pub fn store<T>(self, value: T, place: impl FnOnce() -> *mut T) {
        // SAFETY: the macro takes the address of a place that the host could assign to.
        unsafe { *place() = value };
    }

    #[inline(always)]
    pub fn update<T>(self, place: impl FnOnce() -> *mut T, change: impl FnOnce(&mut T)) {
        // SAFETY: the macro takes the address of a place that the host could assign to.
        change(unsafe { &mut *place() });
    }
}

/// # Safety
/// As for [`std::ptr::read`], but for replay.
#[track_caller]
pub unsafe fn raw_read<T: Recordable + Copy>(pointer: *const T) -> T {
    // SAFETY: the caller's promise.
    unsafe { memory::read(Location::caller(), pointer) }
}

/// # Safety
/// As for [`std::ptr::write_unaligned`], but for replay.
pub unsafe fn raw_write<T>(pointer: *mut T, value: T) {
    if memory::writes() {
        // SAFETY: the caller's promise.
        unsafe { pointer.write_unaligned(value) };
    }
}

/// # Safety
/// As for [`std::ptr::copy`], but that `source` may be anything on replay.
#[track_caller]
pub unsafe fn raw_copy<T: Recordable + Copy + 'static>(source: *const T, target: *mut T, length: usize) {
    // SAFETY: the caller's promise.
    unsafe { memory::copy(Location::caller(), source, target, length) };
}

/// # Safety
/// As for [`std::slice::from_raw_parts`], but for replay.
#[track_caller]
#[must_use]
pub unsafe fn raw_slice<'a, T: Recordable + Copy + 'static>(pointer: *const T, length: usize) -> &'a [T] {
    // SAFETY: the caller's promise.
    unsafe { memory::slice(Location::caller(), pointer, length) }
}

/// # Safety
/// As for [`CStr::from_ptr`], but for replay.
#[track_caller]
#[must_use]
pub unsafe fn raw_c_str<'a>(pointer: *const c_char) -> &'a CStr {
    // SAFETY: the caller's promise.
    unsafe { memory::c_str(Location::caller(), pointer) }
}

/// `*$pointer`, or a part of it, as a value.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_load {
    ($pointer:expr, [$($rest:tt)*]) => {
        match &$pointer {
            pointer => {
                #[allow(unused_imports)]
                use $crate::__private::OwnPointer as _;
                $crate::__private::Pointer::of(pointer).memory().load(
                    pointer,
                    |pointer| &raw const (**pointer) $($rest)*,
                    |pointer| (**pointer) $($rest)*,
                )
            }
        }
    };
}

/// `&*$pointer`, or of a part of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_borrow {
    ($pointer:expr, [$($rest:tt)*]) => {
        match &$pointer {
            pointer => {
                #[allow(unused_imports)]
                use $crate::__private::OwnPointer as _;
                $crate::__private::Pointer::of(pointer).memory().borrow(
                    pointer,
                    |pointer| &raw const (**pointer) $($rest)*,
                    |pointer| &(**pointer) $($rest)*,
                )
            }
        }
    };
}

/// `&mut *$pointer`, or of a part of it: for memory of the host's own.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_lend {
    ($pointer:expr, [$($rest:tt)*]) => {{
        if false {
            #[allow(unused_imports)]
            use $crate::__private::OwnPointer as _;
            $crate::__private::lendable($crate::__private::Pointer::of(&$pointer).memory());
        }
        &mut (*$pointer) $($rest)*
    }};
}

/// `(*$pointer).method()`, or of a part of it: for memory of the host's own.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_receiver {
    ($pointer:expr, [$($rest:tt)*], [$($call:tt)*]) => {{
        if false {
            #[allow(unused_imports)]
            use $crate::__private::OwnPointer as _;
            $crate::__private::lendable($crate::__private::Pointer::of(&$pointer).memory());
        }
        (*$pointer) $($rest)* . $($call)*
    }};
}

/// `*$pointer = $value`, or of a part of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_store {
    ($pointer:expr, [$($rest:tt)*], $value:expr) => {
        match $value {
            value => {
                #[allow(unused_imports)]
                use $crate::__private::OwnPointer as _;
                let carrier = $crate::__private::Pointer::new();
                if false {
                    carrier.is(&$pointer);
                }
                carrier.memory().store(value, || &raw mut (*$pointer) $($rest)*)
            }
        }
    };
}

/// `*$pointer += $value` and its like, or of a part of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_update {
    ($pointer:expr, [$($rest:tt)*], $op:tt, $value:expr) => {
        match $value {
            value => {
                #[allow(unused_imports)]
                use $crate::__private::OwnPointer as _;
                let carrier = $crate::__private::Pointer::new();
                if false {
                    carrier.is(&$pointer);
                }
                carrier.memory().update(|| &raw mut (*$pointer) $($rest)*, |place| *place $op value)
            }
        }
    };
}

/// `$receiver.$method(..)`, where the receiver may be a raw pointer.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_method {
    ($receiver:expr, $method:ident, []) => {
        match &$receiver {
            receiver => {
                #[allow(unused_imports)]
                use $crate::__private::OwnPointer as _;
                $crate::__private::Pointer::of(receiver).memory().$method(receiver, |receiver| receiver.$method())
            }
        }
    };
    ($receiver:expr, $method:ident, [$($argument:expr),+ $(,)?]) => {{
        #[allow(unused_imports)]
        use $crate::__private::OwnPointer as _;
        let carrier = $crate::__private::Pointer::new();
        if false {
            carrier.is(&$receiver);
        }
        carrier.memory().written(|| $receiver.$method($($argument),+))
    }};
}
