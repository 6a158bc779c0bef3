//! Modules in files.
mod parser;
/// The machine.
#[cfg(unix)]
pub(crate) mod vm;
