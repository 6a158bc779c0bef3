//! `cargo revdb`: builds whole programs, dependencies included, so that their runs can be recorded and replayed.
//!
//! Nothing in the program's sources changes. Each crate that ends up in the program is compiled with the name `std` bound to
//! revdb's recording facade of std (`--extern std=...`); build scripts, procedural macros and what they need are not. What
//! `revdb.toml` asks for beyond that is written as attributes into a mirror of the sources, on the lines they stand on.
//!
//! | module | what it does |
//! |---|---|
//! | `cli` | the command line |
//! | `project` | what cargo says about the package at hand |
//! | `runtime` | builds the facade, once for each compiler and version of revdb |
//! | `session` | what a build's compiler calls must know, and where it lies |
//! | `settings` | `revdb.toml` |
//! | `mirror` | a crate's sources with the attributes that the settings ask for |
//! | `wrapper` | stands before the compiler: decides which crates get the facade |

mod cli;
mod error;
mod mirror;
mod project;
mod runtime;
mod session;
mod settings;
mod wrapper;

use std::env;
use std::process::ExitCode;

pub use error::Error;

/// Runs the program: as `cargo revdb`, or as the compiler wrapper that `cargo revdb` told cargo to call.
#[must_use]
pub fn main() -> ExitCode {
    let mut arguments = env::args_os();
    let name = arguments.next().unwrap_or_default();
    let arguments: Vec<_> = arguments.collect();
    let result = match session::Session::called_as(name.as_ref()) {
        Some(session) => session.and_then(|session| wrapper::run(&session, &arguments)),
        None => cli::run(&arguments),
    };
    result.unwrap_or_else(|error| {
        error.report();
        ExitCode::from(error.status())
    })
}
