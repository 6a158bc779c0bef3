//! Writing, and which descriptors are the guest's standard streams: what goes there is output, which replay shows.

use std::ffi::{c_int, c_void};
use std::io;
use std::panic::Location;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use libc::{iovec, off_t};

use super::{note, raw};
use crate::boundary;
use crate::mode::{self, Mode};
use crate::replay::hooks::Stream;

/// Descriptors from here on are never taken for streams.
const LIMIT: usize = 256;
const OTHER: u8 = 0;

/// What each descriptor is: 1 and 2 for the streams with these numbers, 0 for everything else.
static STREAMS: [AtomicU8; LIMIT] = {
    let mut all = [const { AtomicU8::new(OTHER) }; LIMIT];
    all[1] = AtomicU8::new(1);
    all[2] = AtomicU8::new(2);
    all
};

fn slot(fd: c_int) -> Option<&'static AtomicU8> {
    usize::try_from(fd).ok().and_then(|fd| STREAMS.get(fd))
}

/// The stream that a descriptor leads to.
pub(crate) fn stream(fd: c_int) -> Option<Stream> {
    match slot(fd)?.load(Relaxed) {
        1 => Some(Stream::Stdout),
        2 => Some(Stream::Stderr),
        _ => None,
    }
}

/// The guest has closed `fd`. (Calls that are part of a recorded one put things back as they were.)
pub(super) fn forget(fd: c_int) {
    if mode::guest_calls()
        && let Some(slot) = slot(fd)
    {
        slot.store(OTHER, Relaxed);
    }
}

/// The guest has made `to` lead where `fd` does.
pub(super) fn copied(fd: c_int, to: c_int) {
    if mode::guest_calls()
        && let Some(to) = slot(to)
    {
        to.store(slot(fd).map_or(OTHER, |from| from.load(Relaxed)), Relaxed);
    }
}

/// One call that writes `bytes`.
///
/// # Safety
/// `real` must be sound for any part of `bytes`.
#[track_caller]
pub(super) fn written(
    op: &'static str,
    fd: c_int,
    bytes: &[u8],
    real: impl FnOnce(&[u8]) -> io::Result<usize>,
) -> isize {
    let stream = stream(fd);
    // What goes to a stream is seen; what happens otherwise is for the doctor.
    if stream.is_none() {
        note(op);
    }
    match boundary::write(op, Location::caller(), stream, bytes, real) {
        Ok(written) => written as isize,
        Err(error) => super::fail(error.raw_os_error().unwrap_or(libc::EIO)),
    }
}

/// # Safety
/// `buffer` must be valid for reads of `length` bytes.
unsafe fn slice<'a>(buffer: *const c_void, length: usize) -> &'a [u8] {
    if buffer.is_null() {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(buffer.cast(), length) }
}

/// See write(2). Caught is output that std itself makes (an error that `main` returns, panics before `main`), that
/// dependencies print, and that C code writes without stdio.
///
/// # Safety
/// `buffer` must be valid for reads of `length` bytes.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn write(fd: c_int, buffer: *const c_void, length: usize) -> isize {
    if !mode::guest_calls() || length == 0 {
        // SAFETY: the caller's promise is the system call's.
        return unsafe { raw::call(libc::SYS_write, [fd as usize, buffer as usize, length]) };
    }
    // SAFETY: the caller lends `length` bytes for the duration of the call.
    let bytes = unsafe { slice(buffer, length) };
    // SAFETY: the bytes are a live slice.
    written("libc::write", fd, bytes, |bytes| unsafe {
        raw::checked(libc::SYS_write, [fd as usize, bytes.as_ptr() as usize, bytes.len()])
    })
}

/// See pwrite(2).
///
/// # Safety
/// `buffer` must be valid for reads of `length` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(fd: c_int, buffer: *const c_void, length: usize, at: off_t) -> isize {
    // SAFETY: the caller lends `length` bytes for the duration of the call.
    let bytes = unsafe { slice(buffer, length) };
    // SAFETY: the bytes are a live slice.
    written("libc::pwrite", fd, bytes, |bytes| unsafe {
        raw::checked(libc::SYS_pwrite64, [fd as usize, bytes.as_ptr() as usize, bytes.len(), at as usize])
    })
}

/// See pwrite(2).
///
/// # Safety
/// `buffer` must be valid for reads of `length` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite(fd: c_int, buffer: *const c_void, length: usize, at: off_t) -> isize {
    // SAFETY: the caller's promise.
    unsafe { pwrite64(fd, buffer, length, at) }
}

/// The buffers that a vectored call names; none for a null pointer.
///
/// # Safety
/// `parts` must be null or valid for `count` buffers.
pub(super) unsafe fn parts<'a>(parts: *const iovec, count: c_int) -> &'a [iovec] {
    if parts.is_null() {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(parts, count.max(0) as usize) }
}

/// The bytes of several buffers, in one.
///
/// # Safety
/// Each buffer must be valid for reads of its length.
pub(super) unsafe fn gathered(parts: &[iovec]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.iov_len).sum());
    for part in parts {
        // SAFETY: the caller's promise.
        bytes.extend_from_slice(unsafe { slice(part.iov_base, part.iov_len) });
    }
    bytes
}

/// See writev(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn writev(fd: c_int, buffers: *const iovec, count: c_int) -> isize {
    if mode::mode() == Mode::Plain {
        // SAFETY: the caller's promise is the system call's.
        return unsafe { raw::call(libc::SYS_writev, [fd as usize, buffers as usize, count as usize]) };
    }
    // SAFETY: the caller's promise.
    let bytes = unsafe { gathered(parts(buffers, count)) };
    // SAFETY: the bytes are a live vector.
    unsafe { write(fd, bytes.as_ptr().cast(), bytes.len()) }
}

/// See pwritev(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn pwritev64(fd: c_int, buffers: *const iovec, count: c_int, at: off_t) -> isize {
    // SAFETY: the caller's promise.
    let bytes = unsafe { gathered(parts(buffers, count)) };
    // SAFETY: the bytes are a live vector.
    unsafe { pwrite64(fd, bytes.as_ptr().cast(), bytes.len(), at) }
}

/// See pwritev(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn pwritev(fd: c_int, buffers: *const iovec, count: c_int, at: off_t) -> isize {
    // SAFETY: the caller's promise.
    unsafe { pwritev64(fd, buffers, count, at) }
}
