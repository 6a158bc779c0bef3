//! Method calls that may be on paths: decided by the type of the receiver.
//!
//! `Tag` answers `kind()` through the trait that the fewest references reach: the one for paths, if the type is one.

use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use revdb_runtime::shim::fs;
use revdb_runtime::shim::path::PathExt;

/// Carries the type of a receiver.
pub struct Tag<T: ?Sized>(PhantomData<*const T>);

impl<T: ?Sized> Tag<T> {
    pub fn of(_: &T) -> Self {
        Self(PhantomData)
    }
}

/// For receivers that are paths.
pub trait TagOfPath {
    fn kind(&self) -> PathMethods {
        PathMethods
    }
}

impl<T: AsRef<Path> + ?Sized> TagOfPath for &Tag<T> {}

/// For all receivers.
pub trait TagOfOther {
    fn kind(&self) -> OtherMethods {
        OtherMethods
    }
}

impl<T: ?Sized> TagOfOther for Tag<T> {}

/// The recorded methods.
pub struct PathMethods;

/// The methods as they were written.
pub struct OtherMethods;

macro_rules! methods {
    ($($name:ident -> $returned:ty),* $(,)?) => {
        impl PathMethods {$(
            #[track_caller]
            pub fn $name<'a, T, R>(self, path: &'a T, _: impl FnOnce(&'a T) -> R) -> $returned
            where
                T: AsRef<Path> + ?Sized,
            {
                PathExt::$name(path.as_ref())
            }
        )*}

        impl OtherMethods {$(
            #[inline(always)]
            pub fn $name<'a, T: ?Sized, R>(self, receiver: &'a T, original: impl FnOnce(&'a T) -> R) -> R {
                original(receiver)
            }
        )*}
    };
}

methods! {
    canonicalize -> io::Result<PathBuf>,
    exists -> bool,
    is_dir -> bool,
    is_file -> bool,
    is_symlink -> bool,
    metadata -> io::Result<fs::Metadata>,
    read_dir -> io::Result<fs::ReadDir>,
    read_link -> io::Result<PathBuf>,
    symlink_metadata -> io::Result<fs::Metadata>,
    try_exists -> io::Result<bool>,
}

/// `$receiver.$method()`, recorded if the receiver is a path.
#[doc(hidden)]
#[macro_export]
macro_rules! __on_path {
    ($method:ident, $receiver:expr) => {
        match &$receiver {
            receiver => {
                #[allow(unused_imports)]
                use $crate::__private::{TagOfOther as _, TagOfPath as _};
                #[allow(clippy::redundant_closure_for_method_calls)]
                (&&$crate::__private::Tag::of(receiver)).kind().$method(receiver, |receiver| receiver.$method())
            }
        }
    };
}
