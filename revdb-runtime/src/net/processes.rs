//! This process and others: ids, limits, children, threads, signal handlers.

use std::ffi::{c_char, c_int, c_long, c_uint, c_void};
use std::sync::{Mutex, PoisonError};

use libc::{gid_t, pid_t, rlimit64, uid_t};

use super::{calls, counted, effect, filled, next, one, raw, refusing, streams};
use crate::{boundary, entry, world};

calls! {
    fn getppid() -> pid_t = SYS_getppid();
    fn getuid() -> uid_t = SYS_getuid();
    fn geteuid() -> uid_t = SYS_geteuid();
    fn getgid() -> gid_t = SYS_getgid();
    fn getegid() -> gid_t = SYS_getegid();
    fn getpgid(process: pid_t) -> pid_t = SYS_getpgid(process);
    fn getpgrp() -> pid_t = SYS_getpgrp();
    fn getsid(process: pid_t) -> pid_t = SYS_getsid(process);
    fn setsid() -> pid_t = SYS_setsid();
    fn setpgid(process: pid_t, group: pid_t) -> c_int = SYS_setpgid(process, group);
    fn getgroups(room: c_int, to: *mut gid_t) -> c_int
        = SYS_getgroups(room, to), |r| if room == 0 { filled(-1, to, 0) } else { counted(r, to, room.max(0) as usize) };
    fn getrlimit(what: c_uint, to: *mut rlimit64) -> c_int = SYS_getrlimit(what, to), |r| one(r, to);
    fn getrlimit64(what: c_uint, to: *mut rlimit64) -> c_int = SYS_getrlimit(what, to), |r| one(r, to);
    fn setrlimit(what: c_uint, to: *const rlimit64) -> c_int = SYS_setrlimit(what, to);
    fn setrlimit64(what: c_uint, to: *const rlimit64) -> c_int = SYS_setrlimit(what, to);
    fn prlimit64(process: pid_t, what: c_uint, new: *const rlimit64, old: *mut rlimit64) -> c_int
        = SYS_prlimit64(process, what, new, old), |r| one(r, old);
    fn getrusage(who: c_int, to: *mut libc::rusage) -> c_int = SYS_getrusage(who, to), |r| one(r, to);
    fn times(to: *mut libc::tms) -> c_long = SYS_times(to), |r| one(r, to);
    fn sysinfo(to: *mut libc::sysinfo) -> c_int = SYS_sysinfo(to), |r| one(r, to);
    fn getpriority(which: c_int, who: c_uint) -> c_int = SYS_getpriority(which, who);
    fn setpriority(which: c_int, who: c_uint, priority: c_int) -> c_int = SYS_setpriority(which, who, priority);
    fn kill(process: pid_t, signal: c_int) -> c_int = SYS_kill(process, signal);
    fn wait4(process: pid_t, status: *mut c_int, options: c_int, usage: *mut libc::rusage) -> pid_t
        = SYS_wait4(process, status, options, usage), |r| one(r, status), |r| one(r, usage);
    fn waitpid(process: pid_t, status: *mut c_int, options: c_int) -> pid_t
        = SYS_wait4(process, status, options, 0), |r| one(r, status);
    fn waitid(kind: c_uint, id: c_uint, to: *mut libc::siginfo_t, options: c_int) -> c_int
        = SYS_waitid(kind, id, to, options, 0), |r| one(r, to);
}

/// See getpid(2).
#[unsafe(no_mangle)]
extern "C" fn getpid() -> pid_t {
    let real = || match world::process_id() {
        Some(id) => id as isize,
        // SAFETY: no memory is involved.
        None => unsafe { raw::call(libc::SYS_getpid, []) },
    };
    // SAFETY: nothing is filled.
    unsafe { effect("libc::getpid", real, &[]) as pid_t }
}

/// See gettid(2).
#[unsafe(no_mangle)]
pub(super) extern "C" fn gettid() -> pid_t {
    // SAFETY: no memory is involved.
    unsafe { effect("libc::gettid", || raw::call(libc::SYS_gettid, []), &[]) as pid_t }
}

/// See sched_getaffinity(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn sched_getaffinity(process: pid_t, size: usize, to: *mut c_void) -> c_int {
    let real = next!(sched_getaffinity(pid_t, usize, *mut c_void) -> c_int);
    let out = |&result: &isize| filled(result, to, size);
    // SAFETY: the caller's promise; libc's function fills the whole set.
    unsafe { effect("libc::sched_getaffinity", || real(process, size, to) as isize, &[&out]) as c_int }
}

/// See sysconf(3).
#[unsafe(no_mangle)]
extern "C" fn sysconf(name: c_int) -> c_long {
    let real = next!(sysconf(c_int) -> c_long);
    match name {
        libc::_SC_NPROCESSORS_ONLN
        | libc::_SC_NPROCESSORS_CONF
        | libc::_SC_PHYS_PAGES
        | libc::_SC_AVPHYS_PAGES
        | libc::_SC_OPEN_MAX
        | libc::_SC_CHILD_MAX
        | libc::_SC_ARG_MAX => {
            // SAFETY: no memory is involved.
            unsafe { effect("libc::sysconf", || real(name) as isize, &[]) as c_long }
        }
        // Constants of the platform. SAFETY: no memory is involved.
        _ => unsafe { real(name) },
    }
}

/// See fork(2). The child is not recorded.
#[unsafe(no_mangle)]
extern "C" fn fork() -> pid_t {
    let real = next!(fork() -> pid_t);
    // SAFETY: nothing is filled. The caller knows what it may do in the child.
    unsafe { effect("libc::fork", || real() as isize, &[]) as pid_t }
}

/// What a second thread and a child on the program's own streams have in common: they are refused, in words.
fn refuse(what: &str) {
    entry::complain("error", what);
}

const NO_CHILD: &str = "a child process that shares the program's streams cannot be recorded yet: collect its output \
                        instead, or run without recording";
const NO_THREAD: &str = "a second thread cannot be recorded yet: run the program without recording, or without threads";

/// Where a child's output streams lead, for the sets of actions that say so: the set's address, and bits 1 and 2.
static REDIRECTED: Mutex<Vec<(usize, u8)>> = Mutex::new(Vec::new());

/// Whether what a child prints goes neither to the program's standard output nor to its standard error.
fn redirected(actions: *const c_void) -> bool {
    let all = REDIRECTED.lock().unwrap_or_else(PoisonError::into_inner);
    all.iter().any(|(set, streams)| *set == actions.addr() && *streams == 3)
}

/// See posix_spawn_file_actions_init(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn posix_spawn_file_actions_init(actions: *mut c_void) -> c_int {
    let real = next!(posix_spawn_file_actions_init(*mut c_void) -> c_int);
    REDIRECTED.lock().unwrap_or_else(PoisonError::into_inner).retain(|(set, _)| *set != actions.addr());
    // SAFETY: the caller's promise.
    unsafe { real(actions) }
}

/// See posix_spawn_file_actions_adddup2(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn posix_spawn_file_actions_adddup2(actions: *mut c_void, fd: c_int, to: c_int) -> c_int {
    let real = next!(posix_spawn_file_actions_adddup2(*mut c_void, c_int, c_int) -> c_int);
    if matches!(to, 1 | 2) && streams::stream(fd).is_none() {
        let mut all = REDIRECTED.lock().unwrap_or_else(PoisonError::into_inner);
        match all.iter_mut().find(|(set, _)| *set == actions.addr()) {
            Some((_, streams)) => *streams |= to as u8,
            None => all.push((actions.addr(), to as u8)),
        }
    }
    // SAFETY: the caller's promise.
    unsafe { real(actions, fd, to) }
}

macro_rules! spawns {
    ($($name:ident)*) => {$(
        #[doc = concat!("See ", stringify!($name), "(3).")]
        ///
        /// # Safety
        /// As for libc's function.
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name(
            to: *mut pid_t,
            path: *const c_char,
            actions: *const c_void,
            attributes: *const c_void,
            arguments: *const *mut c_char,
            environment: *const *mut c_char,
        ) -> c_int {
            let real = next!($name(
                *mut pid_t, *const c_char, *const c_void, *const c_void, *const *mut c_char, *const *mut c_char
            ) -> c_int);
            if refusing() && !redirected(actions) {
                refuse(NO_CHILD);
                return libc::EPERM;
            }
            // The functions return the error, which `effect` takes for success like any other number.
            // SAFETY: the caller's promise; the id is filled when the result is zero.
            unsafe {
                effect(
                    concat!("libc::", stringify!($name)),
                    || real(to, path, actions, attributes, arguments, environment) as isize,
                    &[&|&result| one(-result, to)],
                ) as c_int
            }
        }
    )*};
}
spawns! { posix_spawn posix_spawnp }

/// See pthread_create(3): refused in recorded runs.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn pthread_create(
    to: *mut libc::pthread_t,
    attributes: *const c_void,
    run: extern "C" fn(*mut c_void) -> *mut c_void,
    argument: *mut c_void,
) -> c_int {
    if refusing() {
        refuse(NO_THREAD);
        return libc::EPERM;
    }
    let real = next!(
        pthread_create(
            *mut libc::pthread_t,
            *const c_void,
            extern "C" fn(*mut c_void) -> *mut c_void,
            *mut c_void,
        ) -> c_int
    );
    // SAFETY: the caller's promise.
    unsafe { real(to, attributes, run, argument) }
}

/// See sigaction(2). A program's handlers never run on replay, where no signal arrives: the call does nothing there, and
/// says that the default action was set before.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn sigaction(signal: c_int, new: *const libc::sigaction, old: *mut libc::sigaction) -> c_int {
    let real = next!(sigaction(c_int, *const libc::sigaction, *mut libc::sigaction) -> c_int);
    if boundary::begun() && crate::mode::mode() == crate::mode::Mode::Replay && crate::mode::guest_calls() {
        if !old.is_null() {
            // SAFETY: the caller lends room for an action, for which all zeros is the default one.
            unsafe { old.write_bytes(0, 1) };
        }
        return 0;
    }
    // SAFETY: the caller's promise.
    unsafe { real(signal, new, old) }
}

/// See signal(2), as for [`sigaction`].
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn signal(number: c_int, handler: libc::sighandler_t) -> libc::sighandler_t {
    let real = next!(signal(c_int, libc::sighandler_t) -> libc::sighandler_t);
    if boundary::begun() && crate::mode::mode() == crate::mode::Mode::Replay && crate::mode::guest_calls() {
        return libc::SIG_DFL;
    }
    // SAFETY: the caller's promise.
    unsafe { real(number, handler) }
}
