//! Files in memory: while recording, what the file holds goes to the trace when it is mapped; on replay the memory is filled
//! with it.

use std::ffi::{c_int, c_void};
use std::panic::Location;

use libc::off_t;

use super::{calls, fail, note, raw, refusing};
use crate::boundary;

calls! {
    fn msync(at: *mut c_void, length: usize, flags: c_int) -> c_int = SYS_msync(at, length, flags);
}

/// See mmap(2).
///
/// A file that another process changes while it is mapped is seen as it was when it was mapped.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn mmap64(
    at: *mut c_void,
    length: usize,
    protection: c_int,
    flags: c_int,
    fd: c_int,
    offset: off_t,
) -> *mut c_void {
    let map = |protection: c_int, flags: c_int, fd: c_int, offset: off_t| {
        let arguments = [at as usize, length, protection as usize, flags as usize, fd as usize, offset as usize];
        // SAFETY: the caller's promise is the system call's.
        unsafe { raw::call(libc::SYS_mmap, arguments) }
    };
    if flags & libc::MAP_ANONYMOUS != 0 || !refusing() {
        return map(protection, flags, fd, offset) as *mut c_void;
    }
    note("libc::mmap");
    let mut mapped = None;
    let content: Result<Vec<u8>, i32> = boundary::call("libc::mmap", Location::caller(), || {
        let address = map(protection, flags, fd, offset);
        if address == -1 {
            return Err(nix::errno::Errno::last_raw());
        }
        mapped = Some(address);
        if protection & libc::PROT_READ == 0 {
            return Ok(Vec::new());
        }
        let size = length.min(usize::try_from(size_of(fd).saturating_sub(offset)).unwrap_or(0));
        // SAFETY: just mapped for reading, and the file reaches as far.
        Ok(unsafe { std::slice::from_raw_parts(address as *const u8, size) }.to_vec())
    });
    let content = match content {
        Ok(content) => content,
        Err(errno) => return fail(errno) as *mut c_void,
    };
    if let Some(address) = mapped {
        return address as *mut c_void;
    }
    let private = flags & !(libc::MAP_SHARED | libc::MAP_SHARED_VALIDATE) | libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    let address = map(libc::PROT_READ | libc::PROT_WRITE, private, -1, 0);
    if address != -1 {
        let content = &content[..content.len().min(length)];
        // SAFETY: fresh memory of `length` bytes, writable until the next call.
        unsafe {
            (address as *mut u8).copy_from_nonoverlapping(content.as_ptr(), content.len());
            raw::call(libc::SYS_mprotect, [address as usize, length, protection as usize]);
        }
    }
    address as *mut c_void
}

/// See mmap(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn mmap(
    at: *mut c_void,
    length: usize,
    protection: c_int,
    flags: c_int,
    fd: c_int,
    offset: off_t,
) -> *mut c_void {
    // SAFETY: the caller's promise.
    unsafe { mmap64(at, length, protection, flags, fd, offset) }
}

/// The size of an open file in bytes; 0 when that cannot be known.
fn size_of(fd: c_int) -> off_t {
    // SAFETY: a plain C structure for which all zeros is a valid value.
    let mut status: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: the kernel fills the structure.
    unsafe { raw::call(libc::SYS_fstat, [fd as usize, &raw mut status as usize]) };
    status.st_size
}
