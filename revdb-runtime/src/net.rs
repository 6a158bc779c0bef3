//! Functions of libc, defined here so that they win over libc's in the whole executable: they catch what goes past the
//! facade. Within a recorded call, on other threads and in plain runs they only make the system call.

use std::ffi::{c_int, c_void};
use std::io;
use std::panic::Location;

use crate::boundary;
use crate::mode::{self, Mode};
use crate::replay::hooks::Stream;
use crate::trace::Exit;

/// See write(2). Caught is output that std itself makes (an error that `main` returns, panics before `main`), that
/// dependencies print, and that C code writes without stdio.
///
/// # Safety
/// `buffer` must be valid for reads of `length` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn write(fd: c_int, buffer: *const c_void, length: usize) -> isize {
    let stream = match fd {
        1 => Stream::Stdout,
        2 => Stream::Stderr,
        // SAFETY: the caller's promise is the system call's.
        _ => return unsafe { libc::syscall(libc::SYS_write, fd, buffer, length) as isize },
    };
    if mode::mode() == Mode::Plain || length == 0 {
        // SAFETY: the caller's promise is the system call's.
        return unsafe { libc::syscall(libc::SYS_write, fd, buffer, length) as isize };
    }
    // SAFETY: the caller lends `length` bytes for the duration of the call.
    let bytes = unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), length) };
    let result = boundary::write("write", Location::caller(), Some(stream), bytes, |bytes| {
        // SAFETY: the bytes are a live slice.
        let written = unsafe { libc::syscall(libc::SYS_write, fd, bytes.as_ptr(), bytes.len()) };
        usize::try_from(written).map_err(|_| io::Error::last_os_error())
    });
    match result {
        Ok(written) => written as isize,
        Err(error) => {
            nix::errno::Errno::set_raw(error.raw_os_error().unwrap_or(libc::EIO));
            -1
        }
    }
}

/// See _exit(2): the end marker is written on this way out too.
#[unsafe(no_mangle)]
extern "C" fn _exit(status: c_int) -> ! {
    boundary::finish(Exit::Code(status & 0xff));
    // SAFETY: ends the process.
    unsafe { libc::syscall(libc::SYS_exit_group, status) };
    unreachable!("exit_group returned")
}

/// See _Exit(3).
#[unsafe(no_mangle)]
extern "C" fn _Exit(status: c_int) -> ! {
    _exit(status)
}
