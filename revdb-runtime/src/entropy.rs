//! `getrandom`, defined here so that it wins over libc's in the whole executable: std seeds its hashers with it.
//!
//! std asks for seeds once a thread and counts up from them, so in a recorded run the guest's thread gets fixed ones, before
//! `main` and at the same moment on replay. Hash maps then iterate in the same order, also where a host uses std's types.

use std::collections::hash_map::RandomState;
use std::ffi::{c_int, c_uint, c_void};
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::boundary;
use crate::net::raw;
use crate::world;

/// Whether a request is std's for hash seeds.
static SEEDING: AtomicBool = AtomicBool::new(false);

/// Each byte of std's seeds in a recorded run.
const SEED: u8 = 0x5a;

/// Makes std seed the calling thread's hashers, with fixed seeds.
pub(crate) fn seed_hashers() {
    SEEDING.store(true, Relaxed);
    let _ = RandomState::new();
    SEEDING.store(false, Relaxed);
}

/// How many hashers std has seeded on this thread, one more than before: asking makes one. Nothing, should std no longer
/// count up the first of two fixed keys.
pub(crate) fn hashers_made() -> Option<u64> {
    const { assert!(size_of::<RandomState>() == size_of::<[u64; 2]>()) };
    // SAFETY: both are sixteen bytes, and std's type is two `u64`, in either order; were it not, its bytes would still be
    // numbers, since it is made by plain moves of its keys.
    let keys = unsafe { std::mem::transmute::<RandomState, [u64; 2]>(RandomState::new()) };
    match keys.map(|key| key.wrapping_sub(u64::from_ne_bytes([SEED; 8]))) {
        [count, 0] | [0, count] => Some(count),
        _ => None,
    }
}

/// See getrandom(2).
///
/// # Safety
/// `buffer` must be valid for writes of `length` bytes.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn getrandom(buffer: *mut c_void, length: usize, flags: c_uint) -> isize {
    if length == 0 {
        return 0;
    }
    // SAFETY: the caller lends `length` writable bytes, which any value initialises; zeroed before they are looked at.
    let bytes = unsafe {
        buffer.cast::<u8>().write_bytes(0, length);
        std::slice::from_raw_parts_mut(buffer.cast::<u8>(), length)
    };
    if SEEDING.load(Relaxed) {
        bytes.fill(SEED);
        return length as isize;
    }
    let result = boundary::fill("getrandom", Location::caller(), bytes, |bytes| {
        if world::entropy(bytes) {
            return Ok(bytes.len());
        }
        // SAFETY: the kernel writes at most the length of a slice that is ours.
        unsafe { raw::checked(libc::SYS_getrandom, [bytes.as_mut_ptr() as usize, bytes.len(), flags as usize]) }
    });
    match result {
        Ok(filled) => filled as isize,
        Err(error) => {
            nix::errno::Errno::set_raw(error.raw_os_error().unwrap_or(libc::EIO));
            -1
        }
    }
}

/// See getentropy(3).
///
/// # Safety
/// `buffer` must be valid for writes of `length` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn getentropy(buffer: *mut c_void, length: usize) -> c_int {
    // SAFETY: the caller's promise.
    let filled = unsafe { getrandom(buffer, length, 0) };
    if filled == length as isize { 0 } else { -1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashers_of_a_recorded_thread_are_counted() {
        let thread = std::thread::spawn(|| {
            seed_hashers();
            let first = hashers_made().expect("std counts");
            let _ = (RandomState::new(), RandomState::new());
            assert_eq!(hashers_made(), Some(first + 3));
        });
        thread.join().expect("the test passes");
        // Other threads have seeds of their own.
        assert_eq!(hashers_made(), None);
    }
}
