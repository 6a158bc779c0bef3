//! The stub that every recorded call goes through: perform and log, answer from the trace, or refuse.
//!
//! The facade of std in [`crate::shim`] and the code that the macros generate call these functions; hosts normally do
//! not. `op` names the call for people ("std::fs::File::open"); `site` is the place in the host's source.

mod payload;

pub use payload::{Decoder, Encoder, Malformed, Recordable};

use std::panic::Location;

/// A buffer that a foreign call fills.
#[derive(Clone, Copy, Debug)]
pub struct Out {
    pub pointer: *mut u8,
    /// How many bytes the call filled, given its result.
    pub length: usize,
}

/// One recorded call: `real` runs in a plain run and while recording; on replay the trace answers in its place.
///
/// Calls made while `real` runs are part of it and are not recorded themselves.
#[inline]
pub fn call<T: Recordable>(op: &'static str, site: &'static Location<'static>, real: impl FnOnce() -> T) -> T {
    let _ = (op, site);
    real()
}

/// A recorded call of a foreign function: its result, errno and the buffers that it filled.
///
/// `outs` says, given the result, which buffers the call filled; it runs on replay too.
///
/// # Safety
/// Each [`Out`] must be valid for writes of `length` bytes, and after `real` has run those bytes must be initialised.
#[inline]
pub unsafe fn foreign<T: Recordable, const N: usize>(
    op: &'static str,
    site: &'static Location<'static>,
    real: impl FnOnce() -> T,
    outs: impl FnOnce(&T) -> [Out; N],
) -> T {
    let _ = (op, site, outs);
    real()
}
