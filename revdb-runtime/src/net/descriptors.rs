//! Open descriptors: reading, seeking, copying, controlling.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

use libc::{gid_t, iovec, mode_t, nfds_t, off_t, sigset_t, timespec, uid_t};

use super::{calls, counted, effect, filled, next, one, raw, returned, sized, streams};
use crate::boundary;

calls! {
    fn pread(fd: c_int, buffer: *mut c_void, size: usize, at: off_t) -> isize
        = SYS_pread64(fd, buffer, size, at), |r| returned(r, buffer, size);
    fn pread64(fd: c_int, buffer: *mut c_void, size: usize, at: off_t) -> isize
        = SYS_pread64(fd, buffer, size, at), |r| returned(r, buffer, size);
    fn lseek(fd: c_int, offset: off_t, whence: c_int) -> off_t = SYS_lseek(fd, offset, whence);
    fn lseek64(fd: c_int, offset: off_t, whence: c_int) -> off_t = SYS_lseek(fd, offset, whence);
    fn fstat(fd: c_int, to: *mut libc::stat) -> c_int = SYS_fstat(fd, to), |r| one(r, to);
    fn fstat64(fd: c_int, to: *mut libc::stat) -> c_int = SYS_fstat(fd, to), |r| one(r, to);
    fn fstatfs(fd: c_int, to: *mut libc::statfs) -> c_int = SYS_fstatfs(fd, to), |r| one(r, to);
    fn fstatfs64(fd: c_int, to: *mut libc::statfs) -> c_int = SYS_fstatfs(fd, to), |r| one(r, to);
    fn fsync(fd: c_int) -> c_int = SYS_fsync(fd);
    fn fdatasync(fd: c_int) -> c_int = SYS_fdatasync(fd);
    fn syncfs(fd: c_int) -> c_int = SYS_syncfs(fd);
    fn ftruncate(fd: c_int, size: off_t) -> c_int = SYS_ftruncate(fd, size);
    fn ftruncate64(fd: c_int, size: off_t) -> c_int = SYS_ftruncate(fd, size);
    fn fchmod(fd: c_int, mode: mode_t) -> c_int = SYS_fchmod(fd, mode);
    fn fchown(fd: c_int, user: uid_t, group: gid_t) -> c_int = SYS_fchown(fd, user, group);
    fn futimens(fd: c_int, times: *const timespec) -> c_int = SYS_utimensat(fd, 0, times, 0);
    fn flock(fd: c_int, operation: c_int) -> c_int = SYS_flock(fd, operation);
    fn fallocate(fd: c_int, mode: c_int, at: off_t, length: off_t) -> c_int = SYS_fallocate(fd, mode, at, length);
    fn fallocate64(fd: c_int, mode: c_int, at: off_t, length: off_t) -> c_int = SYS_fallocate(fd, mode, at, length);
    fn fgetxattr(fd: c_int, name: *const c_char, to: *mut c_void, size: usize) -> isize
        = SYS_fgetxattr(fd, name, to, size), |r| sized(r, to, size);
    fn pipe(to: *mut [c_int; 2]) -> c_int = SYS_pipe(to), |r| one(r, to);
    fn pipe2(to: *mut [c_int; 2], flags: c_int) -> c_int = SYS_pipe2(to, flags), |r| one(r, to);
    fn memfd_create(name: *const c_char, flags: c_uint) -> c_int = SYS_memfd_create(name, flags);
    fn eventfd(initial: c_uint, flags: c_int) -> c_int = SYS_eventfd2(initial, flags);
    fn epoll_create1(flags: c_int) -> c_int = SYS_epoll_create1(flags);
    fn epoll_ctl(epoll: c_int, operation: c_int, fd: c_int, event: *mut libc::epoll_event) -> c_int
        = SYS_epoll_ctl(epoll, operation, fd, event);
    fn epoll_wait(epoll: c_int, events: *mut libc::epoll_event, room: c_int, timeout: c_int) -> c_int
        = SYS_epoll_wait(epoll, events, room, timeout),
        |r| counted(r, events, room.max(0) as usize);
    fn ppoll(fds: *mut libc::pollfd, count: nfds_t, timeout: *const timespec, mask: *const sigset_t) -> c_int
        = SYS_ppoll(fds, count, Copied::of(timeout).pointer(), mask, 8),
        |r| filled(r, fds, count as usize * size_of::<libc::pollfd>());
}

/// The kernel writes the time that is left where libc's function promises not to write.
struct Copied(Option<Box<timespec>>);

impl Copied {
    fn of(timeout: *const timespec) -> Self {
        // SAFETY: null, or a structure that the caller lends for the call.
        Self(unsafe { timeout.as_ref() }.map(|timeout| Box::new(*timeout)))
    }

    fn pointer(&self) -> *const timespec {
        self.0.as_ref().map_or(std::ptr::null(), |copy| std::ptr::from_ref(&**copy))
    }
}

/// See read(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn read(fd: c_int, buffer: *mut c_void, size: usize) -> isize {
    // SAFETY: the caller's promise is the system call's.
    let real = || unsafe { raw::call(libc::SYS_read, [fd as usize, buffer as usize, size]) };
    // SAFETY: the call returns how many bytes it has filled.
    unsafe { effect("libc::read", real, &[&|&result| returned(result, buffer, size)]) }
}

/// See readv(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn readv(fd: c_int, parts: *const iovec, count: c_int) -> isize {
    // SAFETY: the caller's promise.
    unsafe { scatter(parts, count, &|buffer, size| read(fd, buffer, size)) }
}

/// See preadv(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn preadv64(fd: c_int, parts: *const iovec, count: c_int, at: off_t) -> isize {
    // SAFETY: the caller's promise.
    unsafe { scatter(parts, count, &|buffer, size| pread64(fd, buffer, size, at)) }
}

/// See preadv(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn preadv(fd: c_int, parts: *const iovec, count: c_int, at: off_t) -> isize {
    // SAFETY: the caller's promise.
    unsafe { preadv64(fd, parts, count, at) }
}

/// Reads into one buffer, and spreads that over several.
///
/// # Safety
/// `parts` must be valid for `count` buffers.
pub(super) unsafe fn scatter(parts: *const iovec, count: c_int, read: &dyn Fn(*mut c_void, usize) -> isize) -> isize {
    // SAFETY: the caller's promise.
    let parts = unsafe { streams::parts(parts, count) };
    let size: usize = parts.iter().map(|part| part.iov_len).sum();
    // Fewer bytes than wanted is an answer that every caller understands.
    let mut buffer = vec![0_u8; size.min(1 << 20)];
    let read = read(buffer.as_mut_ptr().cast(), buffer.len());
    let mut rest = &buffer[..read.max(0) as usize];
    for part in parts {
        let (taken, left) = rest.split_at(part.iov_len.min(rest.len()));
        // SAFETY: the caller lends buffers of these lengths.
        unsafe { part.iov_base.cast::<u8>().copy_from_nonoverlapping(taken.as_ptr(), taken.len()) };
        rest = left;
    }
    read
}

/// See close(2).
#[unsafe(no_mangle)]
pub(super) extern "C" fn close(fd: c_int) -> c_int {
    streams::forget(fd);
    // SAFETY: what is closed is the caller's business; no memory is involved.
    unsafe { effect("libc::close", || raw::call(libc::SYS_close, [fd as usize]), &[]) as c_int }
}

/// See dup(2).
#[unsafe(no_mangle)]
extern "C" fn dup(fd: c_int) -> c_int {
    // SAFETY: no memory is involved.
    let copy = unsafe { effect("libc::dup", || raw::call(libc::SYS_dup, [fd as usize]), &[]) as c_int };
    streams::copied(fd, copy);
    copy
}

/// See dup2(2).
#[unsafe(no_mangle)]
extern "C" fn dup2(fd: c_int, to: c_int) -> c_int {
    // SAFETY: no memory is involved.
    let copy = unsafe { effect("libc::dup2", || raw::call(libc::SYS_dup2, [fd as usize, to as usize]), &[]) as c_int };
    streams::copied(fd, copy);
    copy
}

/// See dup3(2).
#[unsafe(no_mangle)]
extern "C" fn dup3(fd: c_int, to: c_int, flags: c_int) -> c_int {
    let arguments = [fd as usize, to as usize, flags as usize];
    // SAFETY: no memory is involved.
    let copy = unsafe { effect("libc::dup3", || raw::call(libc::SYS_dup3, arguments), &[]) as c_int };
    streams::copied(fd, copy);
    copy
}

/// See fcntl(2).
///
/// # Safety
/// As for libc's function.
// As with `syscall`, the argument may not have been passed.
#[unsafe(no_mangle)]
unsafe extern "C" fn fcntl64(fd: c_int, command: c_int, argument: *mut c_void) -> c_int {
    let arguments = [fd as usize, command as usize, argument as usize];
    // SAFETY: the caller's promise is the system call's.
    let real = || unsafe { raw::call(libc::SYS_fcntl, arguments) };
    let out = |&result: &isize| match command {
        libc::F_GETLK | libc::F_OFD_GETLK => one(result, argument.cast::<libc::flock>()),
        _ => filled(-1, argument, 0),
    };
    // SAFETY: the command fills what `out` says.
    let result = unsafe { effect("libc::fcntl", real, &[&out]) as c_int };
    if matches!(command, libc::F_DUPFD | libc::F_DUPFD_CLOEXEC) {
        streams::copied(fd, result);
    }
    result
}

/// See fcntl(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn fcntl(fd: c_int, command: c_int, argument: *mut c_void) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { fcntl64(fd, command, argument) }
}

/// See ioctl(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    /// Requests that fill their argument and whose number does not say how large it is.
    const SIZES: &[(c_ulong, usize)] = &[
        (libc::TCGETS, 36),
        (libc::TIOCGWINSZ, size_of::<libc::winsize>()),
        (libc::TIOCGPGRP, 4),
        (libc::TIOCGSID, 4),
        (libc::TIOCOUTQ, 4),
        (libc::FIONREAD, 4),
    ];
    let arguments = [fd as usize, request as usize, argument as usize];
    // SAFETY: the caller's promise is the system call's.
    let real = || unsafe { raw::call(libc::SYS_ioctl, arguments) };
    // Newer numbers hold the direction (bit 31: the kernel writes) and the size.
    let encoded = if request & (2 << 30) != 0 { (request >> 16) as usize & 0x3fff } else { 0 };
    let size = SIZES.iter().find(|(known, _)| *known == request).map_or(encoded, |(_, size)| *size);
    // SAFETY: the request fills `size` bytes.
    unsafe { effect("libc::ioctl", real, &[&|&result| filled(result, argument, size)]) as c_int }
}

/// See isatty(3).
#[unsafe(no_mangle)]
extern "C" fn isatty(fd: c_int) -> c_int {
    let real = || {
        let mut settings = [0_u8; 64];
        // SAFETY: the kernel fills 36 bytes of the buffer.
        unsafe { raw::call(libc::SYS_ioctl, [fd as usize, libc::TCGETS as usize, settings.as_mut_ptr() as usize]) }
    };
    // SAFETY: nothing is filled.
    let result = unsafe { effect("libc::isatty", real, &[]) };
    c_int::from(result == 0)
}

/// See tcgetattr(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn tcgetattr(fd: c_int, to: *mut libc::termios) -> c_int {
    let real = next!(tcgetattr(c_int, *mut libc::termios) -> c_int);
    // SAFETY: the caller's promise; a successful call fills the structure.
    unsafe { effect("libc::tcgetattr", || real(fd, to) as isize, &[&|&result| one(result, to)]) as c_int }
}

/// See tcsetattr(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn tcsetattr(fd: c_int, when: c_int, from: *const libc::termios) -> c_int {
    let real = next!(tcsetattr(c_int, c_int, *const libc::termios) -> c_int);
    // SAFETY: the caller's promise.
    unsafe { effect("libc::tcsetattr", || real(fd, when, from) as isize, &[]) as c_int }
}

/// See posix_fadvise(2), which changes nothing that a program can see.
#[unsafe(no_mangle)]
extern "C" fn posix_fadvise(fd: c_int, at: off_t, length: off_t, advice: c_int) -> c_int {
    let arguments = [fd as usize, at as usize, length as usize, advice as usize];
    // SAFETY: no memory is involved.
    unsafe { effect("libc::posix_fadvise", || -raw::call(libc::SYS_fadvise64, arguments).min(0), &[]) as c_int }
}

/// See posix_fadvise(2).
#[unsafe(no_mangle)]
extern "C" fn posix_fadvise64(fd: c_int, at: off_t, length: off_t, advice: c_int) -> c_int {
    posix_fadvise(fd, at, length, advice)
}

/// See poll(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn poll(fds: *mut libc::pollfd, count: nfds_t, timeout: c_int) -> c_int {
    // SAFETY: the caller's promise is the system call's.
    let real = || unsafe { raw::call(libc::SYS_poll, [fds as usize, count as usize, timeout as usize]) };
    // std looks, before `main`, whether the standard descriptors are open. Only std sees the answer, and until std is up
    // a replaying process cannot be shut in.
    if !boundary::begun() {
        return real() as c_int;
    }
    let out = |&result: &isize| filled(result, fds, count as usize * size_of::<libc::pollfd>());
    // SAFETY: a successful call fills the whole array.
    unsafe { effect("libc::poll", real, &[&out]) as c_int }
}

/// See select(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn select(
    count: c_int,
    read: *mut libc::fd_set,
    write: *mut libc::fd_set,
    except: *mut libc::fd_set,
    timeout: *mut libc::timeval,
) -> c_int {
    let arguments = [count as usize, read as usize, write as usize, except as usize, timeout as usize];
    // SAFETY: the caller's promise is the system call's.
    let real = || unsafe { raw::call(libc::SYS_select, arguments) };
    let size = (count.max(0) as usize).div_ceil(64) * 8;
    // SAFETY: a successful call fills so many words of each set, and the time that is left.
    let result = unsafe {
        effect(
            "libc::select",
            real,
            &[
                &|&result| filled(result, read, size),
                &|&result| filled(result, write, size),
                &|&result| filled(result, except, size),
                &|&result| one(result, timeout),
            ],
        )
    };
    result as c_int
}
