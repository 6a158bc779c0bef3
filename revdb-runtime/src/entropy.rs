//! `getrandom`, defined here so that it wins over libc's in the whole executable: std seeds its hashers with it.
//!
//! std asks for seeds once a thread and counts up from them, so in a recorded run the guest's thread gets fixed ones, before
//! `main` and at the same moment on replay. Hash maps then iterate in the same order, also where a host uses std's types.

use std::collections::hash_map::RandomState;
use std::ffi::{c_uint, c_void};
use std::io;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::boundary;
use crate::world;

/// Whether a request is std's for hash seeds.
static SEEDING: AtomicBool = AtomicBool::new(false);

/// Makes std seed the calling thread's hashers, with fixed seeds.
pub(crate) fn seed_hashers() {
    SEEDING.store(true, Relaxed);
    let _ = RandomState::new();
    SEEDING.store(false, Relaxed);
}

/// See getrandom(2).
///
/// # Safety
/// `buffer` must be valid for writes of `length` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn getrandom(buffer: *mut c_void, length: usize, flags: c_uint) -> isize {
    if length == 0 {
        return 0;
    }
    // SAFETY: the caller lends `length` writable bytes, which any value initialises; zeroed before they are looked at.
    let bytes = unsafe {
        buffer.cast::<u8>().write_bytes(0, length);
        std::slice::from_raw_parts_mut(buffer.cast::<u8>(), length)
    };
    if SEEDING.load(Relaxed) {
        bytes.fill(0x5a);
        return length as isize;
    }
    let result = boundary::fill("getrandom", Location::caller(), bytes, |bytes| {
        if world::entropy(bytes) {
            return Ok(bytes.len());
        }
        // SAFETY: the kernel writes at most the length of a slice that is ours.
        let filled = unsafe { libc::syscall(libc::SYS_getrandom, bytes.as_mut_ptr(), bytes.len(), flags) };
        usize::try_from(filled).map_err(|_| io::Error::last_os_error())
    });
    match result {
        Ok(filled) => filled as isize,
        Err(error) => {
            nix::errno::Errno::set_raw(error.raw_os_error().unwrap_or(libc::EIO));
            -1
        }
    }
}
