//! Files by name.

use std::ffi::{CStr, CString, c_char, c_int, c_long, c_uint, c_void};
use std::panic::Location;

use libc::{AT_FDCWD, gid_t, mode_t, off_t, timespec, timeval, uid_t};
use nix::errno::Errno;

use super::{calls, effect, fail, next, note, one, raw, refusing, returned, sized};
use crate::boundary;

calls! {
    // The mode is there only with O_CREAT; without it the kernel does not look.
    fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int = SYS_openat(AT_FDCWD, path, flags, mode);
    fn open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int = SYS_openat(AT_FDCWD, path, flags, mode);
    fn openat64(at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int = SYS_openat(at, path, flags, mode);
    fn creat(path: *const c_char, mode: mode_t) -> c_int = SYS_creat(path, mode);
    fn creat64(path: *const c_char, mode: mode_t) -> c_int = SYS_creat(path, mode);
    fn stat(path: *const c_char, to: *mut libc::stat) -> c_int = SYS_stat(path, to), |r| one(r, to);
    fn stat64(path: *const c_char, to: *mut libc::stat) -> c_int = SYS_stat(path, to), |r| one(r, to);
    fn lstat(path: *const c_char, to: *mut libc::stat) -> c_int = SYS_lstat(path, to), |r| one(r, to);
    fn lstat64(path: *const c_char, to: *mut libc::stat) -> c_int = SYS_lstat(path, to), |r| one(r, to);
    fn fstatat(at: c_int, path: *const c_char, to: *mut libc::stat, flags: c_int) -> c_int
        = SYS_newfstatat(at, path, to, flags), |r| one(r, to);
    fn fstatat64(at: c_int, path: *const c_char, to: *mut libc::stat, flags: c_int) -> c_int
        = SYS_newfstatat(at, path, to, flags), |r| one(r, to);
    fn access(path: *const c_char, mode: c_int) -> c_int = SYS_access(path, mode);
    fn faccessat(at: c_int, path: *const c_char, mode: c_int, flags: c_int) -> c_int
        = SYS_faccessat2(at, path, mode, flags);
    fn readlink(path: *const c_char, to: *mut c_void, size: usize) -> isize
        = SYS_readlink(path, to, size), |r| returned(r, to, size);
    fn readlinkat(at: c_int, path: *const c_char, to: *mut c_void, size: usize) -> isize
        = SYS_readlinkat(at, path, to, size), |r| returned(r, to, size);
    fn unlink(path: *const c_char) -> c_int = SYS_unlink(path);
    fn unlinkat(at: c_int, path: *const c_char, flags: c_int) -> c_int = SYS_unlinkat(at, path, flags);
    fn rename(from: *const c_char, to: *const c_char) -> c_int = SYS_rename(from, to);
    fn renameat(at: c_int, from: *const c_char, there: c_int, to: *const c_char) -> c_int
        = SYS_renameat(at, from, there, to);
    fn renameat2(at: c_int, from: *const c_char, there: c_int, to: *const c_char, flags: c_uint) -> c_int
        = SYS_renameat2(at, from, there, to, flags);
    fn mkdir(path: *const c_char, mode: mode_t) -> c_int = SYS_mkdir(path, mode);
    fn mkdirat(at: c_int, path: *const c_char, mode: mode_t) -> c_int = SYS_mkdirat(at, path, mode);
    fn rmdir(path: *const c_char) -> c_int = SYS_rmdir(path);
    fn link(from: *const c_char, to: *const c_char) -> c_int = SYS_link(from, to);
    fn linkat(at: c_int, from: *const c_char, there: c_int, to: *const c_char, flags: c_int) -> c_int
        = SYS_linkat(at, from, there, to, flags);
    fn symlink(from: *const c_char, to: *const c_char) -> c_int = SYS_symlink(from, to);
    fn symlinkat(from: *const c_char, at: c_int, to: *const c_char) -> c_int = SYS_symlinkat(from, at, to);
    fn chmod(path: *const c_char, mode: mode_t) -> c_int = SYS_chmod(path, mode);
    fn fchmodat(at: c_int, path: *const c_char, mode: mode_t, _flags: c_int) -> c_int = SYS_fchmodat(at, path, mode);
    fn chown(path: *const c_char, user: uid_t, group: gid_t) -> c_int = SYS_chown(path, user, group);
    fn lchown(path: *const c_char, user: uid_t, group: gid_t) -> c_int = SYS_lchown(path, user, group);
    fn fchownat(at: c_int, path: *const c_char, user: uid_t, group: gid_t, flags: c_int) -> c_int
        = SYS_fchownat(at, path, user, group, flags);
    fn utimensat(at: c_int, path: *const c_char, times: *const timespec, flags: c_int) -> c_int
        = SYS_utimensat(at, path, times, flags);
    fn utimes(path: *const c_char, times: *const timeval) -> c_int = SYS_utimes(path, times);
    fn truncate(path: *const c_char, size: off_t) -> c_int = SYS_truncate(path, size);
    fn truncate64(path: *const c_char, size: off_t) -> c_int = SYS_truncate(path, size);
    fn mkfifoat(at: c_int, path: *const c_char, mode: mode_t) -> c_int = SYS_mknodat(at, path, mode | libc::S_IFIFO, 0);
    fn mkfifo(path: *const c_char, mode: mode_t) -> c_int = SYS_mknod(path, mode | libc::S_IFIFO, 0);
    fn chdir(path: *const c_char) -> c_int = SYS_chdir(path);
    fn fchdir(fd: c_int) -> c_int = SYS_fchdir(fd);
    fn umask(mask: mode_t) -> mode_t = SYS_umask(mask);
    fn statfs(path: *const c_char, to: *mut libc::statfs) -> c_int = SYS_statfs(path, to), |r| one(r, to);
    fn statfs64(path: *const c_char, to: *mut libc::statfs) -> c_int = SYS_statfs(path, to), |r| one(r, to);
    fn getxattr(path: *const c_char, name: *const c_char, to: *mut c_void, size: usize) -> isize
        = SYS_getxattr(path, name, to, size), |r| sized(r, to, size);
    fn lgetxattr(path: *const c_char, name: *const c_char, to: *mut c_void, size: usize) -> isize
        = SYS_lgetxattr(path, name, to, size), |r| sized(r, to, size);
    fn listxattr(path: *const c_char, to: *mut c_void, size: usize) -> isize
        = SYS_listxattr(path, to, size), |r| sized(r, to, size);
    fn llistxattr(path: *const c_char, to: *mut c_void, size: usize) -> isize
        = SYS_llistxattr(path, to, size), |r| sized(r, to, size);
}

/// See openat(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn openat(at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { openat64(at, path, flags, mode) }
}

/// See statx(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn statx(
    at: c_int,
    path: *const c_char,
    flags: c_int,
    mask: c_uint,
    to: *mut libc::statx,
) -> c_int {
    let real = || {
        // SAFETY: the caller's promise is the system call's.
        unsafe { raw::call(libc::SYS_statx, [at as usize, path as usize, flags as usize, mask as usize, to as usize]) }
    };
    // SAFETY: a successful call fills the structure. std asks whether the call is there with null pointers, which fails.
    unsafe { effect("libc::statx", real, &[&|&result| one(result, to)]) as c_int }
}

/// See getcwd(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn getcwd(buffer: *mut c_char, size: usize) -> *mut c_char {
    let (buffer, size) = if buffer.is_null() {
        let size = if size == 0 { libc::PATH_MAX as usize } else { size };
        // SAFETY: the caller frees what it gets, as libc's function says.
        (unsafe { libc::malloc(size) }.cast::<c_char>(), size)
    } else {
        (buffer, size)
    };
    // SAFETY: the buffer is the caller's, of this size, or our own.
    let real = || unsafe { raw::call(libc::SYS_getcwd, [buffer as usize, size]) };
    // SAFETY: the call returns how many bytes it has filled.
    let result = unsafe { effect("libc::getcwd", real, &[&|&result| returned(result, buffer.cast(), size)]) };
    if result < 0 { std::ptr::null_mut() } else { buffer }
}

/// See realpath(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn realpath(path: *const c_char, to: *mut c_char) -> *mut c_char {
    let real = next!(realpath(*const c_char, *mut c_char) -> *mut c_char);
    if !refusing() {
        // SAFETY: the caller's promise.
        return unsafe { real(path, to) };
    }
    note("libc::realpath");
    let found: Result<CString, i32> = boundary::call("libc::realpath", Location::caller(), || {
        // SAFETY: the path is the caller's; with null the result is allocated.
        let found = unsafe { real(path, std::ptr::null_mut()) };
        if found.is_null() {
            return Err(Errno::last_raw());
        }
        // SAFETY: libc returned a string that we own.
        let text = unsafe { CStr::from_ptr(found) }.to_owned();
        // SAFETY: allocated by libc for us, and not used from here on.
        unsafe { libc::free(found.cast()) };
        Ok(text)
    });
    let found = match found {
        Ok(found) => found,
        Err(errno) => {
            Errno::set_raw(errno);
            return std::ptr::null_mut();
        }
    };
    let bytes = found.as_bytes_with_nul();
    // SAFETY: the caller frees what it gets when it passed null, as libc's function says.
    let to = if to.is_null() { unsafe { libc::malloc(bytes.len()) }.cast() } else { to };
    if !to.is_null() {
        // SAFETY: a buffer of PATH_MAX bytes, which is the longest result, or one of our own of this length.
        unsafe { to.copy_from_nonoverlapping(bytes.as_ptr().cast(), bytes.len()) };
    }
    to
}

/// See pathconf(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn pathconf(path: *const c_char, name: c_int) -> c_long {
    let real = next!(pathconf(*const c_char, c_int) -> c_long);
    // SAFETY: the caller's promise.
    unsafe { effect("libc::pathconf", || real(path, name) as isize, &[]) as c_long }
}

/// See statvfs(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn statvfs64(path: *const c_char, to: *mut libc::statvfs) -> c_int {
    let real = next!(statvfs64(*const c_char, *mut libc::statvfs) -> c_int);
    // SAFETY: the caller's promise; a successful call fills the structure.
    unsafe { effect("libc::statvfs", || real(path, to) as isize, &[&|&result| one(result, to)]) as c_int }
}

/// See statvfs(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn statvfs(path: *const c_char, to: *mut libc::statvfs) -> c_int {
    // SAFETY: the caller's promise; the two are one type on this platform.
    unsafe { statvfs64(path, to) }
}

/// See copy_file_range(2): in recorded runs the caller is told to copy by reading and writing.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn copy_file_range(
    from: c_int,
    from_at: *mut off_t,
    to: c_int,
    to_at: *mut off_t,
    length: usize,
    flags: c_uint,
) -> isize {
    if refusing() {
        return fail(libc::ENOSYS);
    }
    let arguments = [from as usize, from_at as usize, to as usize, to_at as usize, length, flags as usize];
    // SAFETY: the caller's promise is the system call's.
    unsafe { raw::call(libc::SYS_copy_file_range, arguments) }
}

/// See splice(2): as for [`copy_file_range`].
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn splice(
    from: c_int,
    from_at: *mut off_t,
    to: c_int,
    to_at: *mut off_t,
    length: usize,
    flags: c_uint,
) -> isize {
    if refusing() {
        return fail(libc::EINVAL);
    }
    let arguments = [from as usize, from_at as usize, to as usize, to_at as usize, length, flags as usize];
    // SAFETY: the caller's promise is the system call's.
    unsafe { raw::call(libc::SYS_splice, arguments) }
}

/// See sendfile(2): as for [`copy_file_range`].
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn sendfile64(to: c_int, from: c_int, at: *mut off_t, length: usize) -> isize {
    if refusing() {
        return fail(libc::EINVAL);
    }
    // SAFETY: the caller's promise is the system call's.
    unsafe { raw::call(libc::SYS_sendfile, [to as usize, from as usize, at as usize, length]) }
}

/// See sendfile(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn sendfile(to: c_int, from: c_int, at: *mut off_t, length: usize) -> isize {
    // SAFETY: the caller's promise.
    unsafe { sendfile64(to, from, at, length) }
}
