//! What `cargo revdb` puts in the place of std: `rustc --extern std=librevdb_std.rlib`.
//!
//! The compiler then takes the prelude, the standard macros and every path into `std` from here, in all editions, also in
//! what other macros make. Only functions are replaced, never types that std itself knows: a program's crates, however they are mixed, agree
//! with each other and with std about every type. What methods of std's types do is caught below std, by the runtime's net.
//!
//! What is replaced here is what the net cannot see (arguments and variables are memory of the process), what it would see
//! as many calls where the program made one, and the error for a second thread.

pub use ::std::*;

/// See [`std::backtrace`]. The one type that is replaced: nothing in std takes or gives it.
pub mod backtrace {
    pub use ::std::backtrace::*;

    pub use revdb_runtime::shim::backtrace::Backtrace;
}

/// See [`mod@std::env`].
pub mod env {
    pub use ::std::env::*;

    pub use revdb_runtime::shim::env::{
        Args, ArgsOs, Vars, VarsOs, args, args_os, current_dir, current_exe, home_dir, temp_dir, var, var_os, vars,
        vars_os,
    };
}

/// See [`std::fs`].
pub mod fs {
    pub use ::std::fs::*;

    pub use revdb_runtime::shim::fs::{
        canonicalize, copy, create_dir, create_dir_all, exists, hard_link, read, read_link, read_to_string, remove_dir,
        remove_dir_all, remove_file, rename, set_permissions, write,
    };
}

/// See [`std::process`].
pub mod process {
    pub use ::std::process::*;

    pub use revdb_runtime::shim::process::id;
}

/// See [`std::thread`].
pub mod thread {
    pub use ::std::thread::*;

    pub use revdb_runtime::shim::thread::{sleep, spawn};
}
