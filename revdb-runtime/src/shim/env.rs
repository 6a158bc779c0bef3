//! std::env: arguments, variables and directories are recorded.

pub use ::std::env::{JoinPathsError, SplitPaths, VarError, consts, join_paths, split_paths};

use ::std::env as real;
use ::std::ffi::{OsStr, OsString};
use ::std::io;
use ::std::panic::Location;
use ::std::path::{Path, PathBuf};
use ::std::vec;

use crate::boundary;

macro_rules! iterator {
    ($(#[$attribute:meta])* $name:ident of $item:ty, from $raw:ty, by $convert:expr) => {
        $(#[$attribute])*
        #[derive(Debug)]
        pub struct $name(vec::IntoIter<$raw>);

        impl Iterator for $name {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                self.0.next().map($convert)
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<$item> {
                self.0.next_back().map($convert)
            }
        }

        impl ExactSizeIterator for $name {}
    };
}

fn text(bytes: OsString) -> String {
    bytes.into_string().expect("called `Result::unwrap()` on an `Err` value")
}

iterator! {
    /// [`std::env::Args`], recorded.
    Args of String, from OsString, by text
}
iterator! {
    /// [`std::env::ArgsOs`], recorded.
    ArgsOs of OsString, from OsString, by |bytes| bytes
}
iterator! {
    /// [`std::env::Vars`], recorded.
    Vars of (String, String), from (OsString, OsString), by |(name, value)| (text(name), text(value))
}
iterator! {
    /// [`std::env::VarsOs`], recorded.
    VarsOs of (OsString, OsString), from (OsString, OsString), by |pair| pair
}

/// See [`std::env::args`].
#[must_use]
#[track_caller]
pub fn args() -> Args {
    let all: Vec<OsString> = boundary::call("std::env::args", Location::caller(), || real::args_os().collect());
    Args(all.into_iter())
}

/// See [`std::env::args_os`].
#[must_use]
#[track_caller]
pub fn args_os() -> ArgsOs {
    let all: Vec<OsString> = boundary::call("std::env::args_os", Location::caller(), || real::args_os().collect());
    ArgsOs(all.into_iter())
}

/// See [`std::env::vars`].
#[must_use]
#[track_caller]
pub fn vars() -> Vars {
    let all: Vec<_> = boundary::call("std::env::vars", Location::caller(), || real::vars_os().collect());
    Vars(all.into_iter())
}

/// See [`std::env::vars_os`].
#[must_use]
#[track_caller]
pub fn vars_os() -> VarsOs {
    let all: Vec<_> = boundary::call("std::env::vars_os", Location::caller(), || real::vars_os().collect());
    VarsOs(all.into_iter())
}

/// See [`std::env::var`].
#[track_caller]
pub fn var<K: AsRef<OsStr>>(name: K) -> Result<String, VarError> {
    boundary::call("std::env::var", Location::caller(), || real::var(name))
}

/// See [`std::env::var_os`]. During an evaluation in the debugger every variable is unset.
#[must_use]
#[track_caller]
pub fn var_os<K: AsRef<OsStr>>(name: K) -> Option<OsString> {
    let value =
        boundary::call("std::env::var_os", Location::caller(), || real::var_os(name).ok_or(VarError::NotPresent));
    value.ok()
}

/// See [`std::env::set_var`].
///
/// # Safety
/// As for std's: nothing else may read or write the environment meanwhile.
#[track_caller]
pub unsafe fn set_var<K: AsRef<OsStr>, V: AsRef<OsStr>>(name: K, value: V) {
    boundary::call("std::env::set_var", Location::caller(), || {
        // SAFETY: the caller's promise is std's.
        unsafe { real::set_var(name, value) }
    });
}

/// See [`std::env::remove_var`].
///
/// # Safety
/// As for std's: nothing else may read or write the environment meanwhile.
#[track_caller]
pub unsafe fn remove_var<K: AsRef<OsStr>>(name: K) {
    boundary::call("std::env::remove_var", Location::caller(), || {
        // SAFETY: the caller's promise is std's.
        unsafe { real::remove_var(name) }
    });
}

/// See [`std::env::current_dir`].
#[track_caller]
pub fn current_dir() -> io::Result<PathBuf> {
    boundary::call("std::env::current_dir", Location::caller(), real::current_dir)
}

/// See [`std::env::set_current_dir`].
#[track_caller]
pub fn set_current_dir<P: AsRef<Path>>(path: P) -> io::Result<()> {
    boundary::call("std::env::set_current_dir", Location::caller(), || real::set_current_dir(path))
}

/// See [`std::env::current_exe`].
#[track_caller]
pub fn current_exe() -> io::Result<PathBuf> {
    boundary::call("std::env::current_exe", Location::caller(), real::current_exe)
}

/// See [`std::env::temp_dir`].
#[must_use]
#[track_caller]
pub fn temp_dir() -> PathBuf {
    boundary::call("std::env::temp_dir", Location::caller(), real::temp_dir)
}

/// See [`std::env::home_dir`].
#[must_use]
#[track_caller]
pub fn home_dir() -> Option<PathBuf> {
    boundary::call("std::env::home_dir", Location::caller(), real::home_dir)
}
