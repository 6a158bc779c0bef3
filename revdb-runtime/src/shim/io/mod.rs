//! std::io: the standard streams are recorded; traits and adapters are std's own.

mod input;
mod lock;
mod output;

pub use ::std::io::*;
pub use input::{Stdin, StdinLock, stdin};
pub use output::{Stderr, StderrLock, Stdout, StdoutLock, stderr, stdout};
pub(crate) use output::{begin_evaluation, flush};

use ::std::fmt;
use ::std::io::IsTerminal as _;
use ::std::os::fd::AsFd;
use ::std::panic::Location;

use super::fs::File;
use crate::boundary;

/// [`std::io::IsTerminal`], recorded.
pub trait IsTerminal {
    /// See [`std::io::IsTerminal::is_terminal`].
    #[track_caller]
    fn is_terminal(&self) -> bool;
}

macro_rules! terminals {
    ($($type:ty),*) => {$(
        impl IsTerminal for $type {
            #[track_caller]
            fn is_terminal(&self) -> bool {
                boundary::call("std::io::IsTerminal::is_terminal", Location::caller(), || {
                    self.as_fd().is_terminal()
                })
            }
        }
    )*};
}
terminals!(Stdin, StdinLock<'_>, Stdout, StdoutLock<'_>, Stderr, StderrLock<'_>, File);

/// `print!` and `println!`.
#[doc(hidden)]
#[track_caller]
pub fn _print(arguments: fmt::Arguments<'_>, end: &str) {
    if let Err(error) = stdout().write_fmt(format_args!("{arguments}{end}")) {
        panic!("failed printing to stdout: {error}");
    }
}

/// `eprint!` and `eprintln!`. In one write where std makes one for each piece of the format: the bytes are the same, and
/// the trace holds one event.
#[doc(hidden)]
#[track_caller]
pub fn _eprint(arguments: fmt::Arguments<'_>, end: &str) {
    if let Err(error) = stderr().write_all(format!("{arguments}{end}").as_bytes()) {
        panic!("failed printing to stderr: {error}");
    }
}

/// [`std::print!`], recorded.
#[doc(hidden)]
#[macro_export]
macro_rules! __revdb_print {
    ($($argument:tt)*) => {
        $crate::shim::io::_print(::core::format_args!($($argument)*), "")
    };
}

/// [`std::println!`], recorded.
#[doc(hidden)]
#[macro_export]
macro_rules! __revdb_println {
    () => { $crate::shim::io::_print(::core::format_args!("\n"), "") };
    ($($argument:tt)*) => {
        $crate::shim::io::_print(::core::format_args!($($argument)*), "\n")
    };
}

/// [`std::eprint!`], recorded.
#[doc(hidden)]
#[macro_export]
macro_rules! __revdb_eprint {
    ($($argument:tt)*) => {
        $crate::shim::io::_eprint(::core::format_args!($($argument)*), "")
    };
}

/// [`std::eprintln!`], recorded.
#[doc(hidden)]
#[macro_export]
macro_rules! __revdb_eprintln {
    () => { $crate::shim::io::_eprint(::core::format_args!("\n"), "") };
    ($($argument:tt)*) => {
        $crate::shim::io::_eprint(::core::format_args!($($argument)*), "\n")
    };
}

/// [`std::dbg!`], recorded.
#[doc(hidden)]
#[macro_export]
macro_rules! __revdb_dbg {
    () => {
        $crate::__revdb_eprintln!("[{}:{}:{}]", ::core::file!(), ::core::line!(), ::core::column!())
    };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::__revdb_eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    ::core::file!(), ::core::line!(), ::core::column!(), ::core::stringify!($value), &value
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => { ($($crate::__revdb_dbg!($value)),+,) };
}
