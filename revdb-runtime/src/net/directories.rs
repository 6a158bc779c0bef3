//! Directories. The whole of one is read when it is opened, as [`shim::fs::read_dir`](crate::shim::fs::read_dir) does;
//! `DIR` is this module's own structure then, in plain runs too.

use std::ffi::{CStr, c_char, c_int, c_long};
use std::panic::Location;

use libc::dirent64;
use nix::errno::Errno;

use super::{effect, fail, note, raw};
use crate::boundary;
use crate::mode::{self, Mode};

/// What a `*mut DIR` of this process points to.
struct Directory {
    fd: c_int,
    entries: Vec<dirent64>,
    at: usize,
}

/// Inode number, type and name of an entry.
type Entry = (u64, u8, Vec<u8>);

/// Reads all entries of the directory that `fd` is open on.
fn entries(fd: c_int) -> Result<Vec<Entry>, i32> {
    let mut found = Vec::new();
    let mut buffer = vec![0_u64; 4096];
    loop {
        let size = buffer.len() * 8;
        // SAFETY: the kernel fills at most `size` bytes of a buffer that is ours.
        let filled = unsafe { raw::checked(libc::SYS_getdents64, [fd as usize, buffer.as_mut_ptr() as usize, size]) }
            .map_err(|error| error.raw_os_error().unwrap_or(libc::EIO))?;
        if filled == 0 {
            return Ok(found);
        }
        let mut at = 0;
        while at < filled {
            // SAFETY: the kernel lays out whole entries, each aligned to 8 bytes, in what it has filled. A reference to the
            // structure would claim more than the entry holds, so its fields are reached by pointer.
            unsafe {
                let entry = buffer.as_ptr().cast::<u8>().add(at).cast::<dirent64>();
                let name = CStr::from_ptr((&raw const (*entry).d_name).cast());
                found.push(((*entry).d_ino, (*entry).d_type, name.to_bytes().to_vec()));
                at += usize::from((*entry).d_reclen);
            }
        }
    }
}

/// A recorded call that opens a directory.
fn directory(op: &'static str, open: impl FnOnce() -> isize) -> *mut Directory {
    if mode::mode() == Mode::Evaluate && mode::guest_calls() {
        fail(libc::EPERM);
        return std::ptr::null_mut();
    }
    note(op);
    let listed: Result<(c_int, Vec<Entry>), i32> = boundary::call(op, Location::caller(), || {
        let fd = open() as c_int;
        if fd < 0 {
            return Err(Errno::last_raw());
        }
        entries(fd).map(|entries| (fd, entries)).inspect_err(|_| {
            // SAFETY: the descriptor was just opened, or given to us to own.
            unsafe { raw::kernel(libc::SYS_close, [fd as usize, 0, 0, 0, 0, 0]) };
        })
    });
    match listed {
        Ok((fd, entries)) => {
            let entries = entries.iter().enumerate().map(|(at, entry)| native(at, entry)).collect();
            Box::into_raw(Box::new(Directory { fd, entries, at: 0 }))
        }
        Err(errno) => {
            fail(errno);
            std::ptr::null_mut()
        }
    }
}

fn native(at: usize, (inode, kind, name): &Entry) -> dirent64 {
    // SAFETY: a plain C structure for which all zeros is a valid value.
    let mut entry: dirent64 = unsafe { std::mem::zeroed() };
    entry.d_ino = *inode;
    entry.d_off = at as i64 + 1;
    entry.d_reclen = size_of::<dirent64>() as u16;
    entry.d_type = *kind;
    // The last byte stays zero.
    let room = entry.d_name.len() - 1;
    for (to, from) in entry.d_name[..room].iter_mut().zip(name) {
        *to = *from as c_char;
    }
    entry
}

/// See opendir(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn opendir(path: *const c_char) -> *mut Directory {
    let flags = libc::O_RDONLY | libc::O_DIRECTORY | libc::O_CLOEXEC | libc::O_NONBLOCK;
    directory("libc::opendir", || {
        // SAFETY: the path is the caller's C string.
        unsafe { raw::call(libc::SYS_openat, [libc::AT_FDCWD as usize, path as usize, flags as usize]) }
    })
}

/// See fdopendir(3).
#[unsafe(no_mangle)]
extern "C" fn fdopendir(fd: c_int) -> *mut Directory {
    directory("libc::fdopendir", || fd as isize)
}

/// See readdir(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn readdir64(directory: *mut Directory) -> *mut dirent64 {
    // SAFETY: the pointer comes from `opendir`, and the caller does not use it from two threads at once.
    let directory = unsafe { &mut *directory };
    match directory.entries.get_mut(directory.at) {
        Some(entry) => {
            directory.at += 1;
            entry
        }
        None => std::ptr::null_mut(),
    }
}

/// See readdir(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn readdir(directory: *mut Directory) -> *mut dirent64 {
    // SAFETY: the caller's promise.
    unsafe { readdir64(directory) }
}

/// See readdir_r(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn readdir64_r(directory: *mut Directory, to: *mut dirent64, result: *mut *mut dirent64) -> c_int {
    // SAFETY: the caller's promise.
    let entry = unsafe { readdir64(directory) };
    // SAFETY: the caller lends room for an entry and for a pointer.
    unsafe {
        if entry.is_null() {
            *result = std::ptr::null_mut();
        } else {
            to.copy_from_nonoverlapping(entry, 1);
            *result = to;
        }
    }
    0
}

/// See dirfd(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn dirfd(directory: *mut Directory) -> c_int {
    // SAFETY: the pointer comes from `opendir`.
    unsafe { (*directory).fd }
}

/// See rewinddir(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn rewinddir(directory: *mut Directory) {
    // SAFETY: the pointer comes from `opendir`.
    unsafe { (*directory).at = 0 };
}

/// See telldir(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn telldir(directory: *mut Directory) -> c_long {
    // SAFETY: the pointer comes from `opendir`.
    unsafe { (*directory).at as c_long }
}

/// See seekdir(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn seekdir(directory: *mut Directory, at: c_long) {
    // SAFETY: the pointer comes from `opendir`.
    unsafe { (*directory).at = usize::try_from(at).unwrap_or(0) };
}

/// See closedir(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn closedir(directory: *mut Directory) -> c_int {
    // SAFETY: the pointer comes from `opendir`, which made the box, and the caller does not use it again.
    let directory = unsafe { Box::from_raw(directory) };
    // SAFETY: the descriptor is the directory's own.
    unsafe { effect("libc::closedir", || raw::call(libc::SYS_close, [directory.fd as usize]), &[]) as c_int }
}
