//! How the compiler is asked whether a name is std's own.
//!
//! `Unrecorded::<T>::YES` is an inherent constant for the types of std that the facade replaces, and wins over the
//! constant that the trait gives to every other type.

use std::marker::PhantomData;

/// Asks about `T`.
pub struct Unrecorded<T>(PhantomData<T>);

/// The answer for everything but the types below.
pub trait Recorded {
    const YES: bool = false;
}

impl<T> Recorded for Unrecorded<T> {}

/// Stands for a type that a module does not have.
pub struct NotStd;

macro_rules! unrecorded {
    ($($ty:path),* $(,)?) => {$(
        impl Unrecorded<$ty> {
            pub const YES: bool = true;
        }
    )*};
}

unrecorded! {
    std::env::Args,
    std::fs::DirBuilder,
    std::fs::DirEntry,
    std::fs::File,
    std::fs::Metadata,
    std::fs::OpenOptions,
    std::fs::ReadDir,
    std::io::Stderr,
    std::io::Stdin,
    std::io::Stdout,
    std::process::Command,
    std::thread::Builder,
    std::time::Instant,
    std::time::SystemTime,
}
