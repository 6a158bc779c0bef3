//! Clocks and waiting.

use std::ffi::{c_int, c_uint, c_void};

use libc::{clockid_t, time_t, timespec, timeval, tm};

use super::{calls, effect, keep, next, one};
use crate::mode::{self, Mode};
use crate::world;

calls! {
    fn nanosleep(wanted: *const timespec, left: *mut timespec) -> c_int
        = SYS_nanosleep(wanted, left), |r| one(if r < 0 { 0 } else { -1 }, left);
}

/// See clock_gettime(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
pub(super) unsafe extern "C" fn clock_gettime(clock: clockid_t, to: *mut timespec) -> c_int {
    let real = next!(clock_gettime(clockid_t, *mut timespec) -> c_int);
    // The runtime's own look at a clock moves none of the guest's.
    if !mode::guest_calls() && (mode::is_adopted() || !world::active()) {
        // SAFETY: the caller's promise.
        return unsafe { real(clock, to) };
    }
    let read = || match world::now() {
        Some(now) => {
            // SAFETY: the caller lends room for the time.
            unsafe { *to = timespec { tv_sec: now.as_secs() as time_t, tv_nsec: now.subsec_nanos().into() } };
            0
        }
        // SAFETY: the caller's promise.
        None => unsafe { real(clock, to) as isize },
    };
    // SAFETY: a successful call fills the structure.
    unsafe { effect("libc::clock_gettime", read, &[&|&result| one(result, to)]) as c_int }
}

/// See gettimeofday(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn gettimeofday(to: *mut timeval, zone: *mut c_void) -> c_int {
    let real = next!(gettimeofday(*mut timeval, *mut c_void) -> c_int);
    // SAFETY: the caller's promise; a successful call fills the structure. Nobody uses the zone.
    unsafe { effect("libc::gettimeofday", || real(to, zone) as isize, &[&|&result| one(result, to)]) as c_int }
}

/// See time(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn time(to: *mut time_t) -> time_t {
    let real = next!(time(*mut time_t) -> time_t);
    // SAFETY: null asks for the result alone.
    let now = unsafe { effect("libc::time", || real(std::ptr::null_mut()) as isize, &[]) } as time_t;
    if !to.is_null() {
        // SAFETY: the caller lends room for the time.
        unsafe { *to = now };
    }
    now
}

/// See clock_nanosleep(2), which returns the error.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn clock_nanosleep(
    clock: clockid_t,
    flags: c_int,
    wanted: *const timespec,
    left: *mut timespec,
) -> c_int {
    let real = next!(clock_nanosleep(clockid_t, c_int, *const timespec, *mut timespec) -> c_int);
    let out = |&result: &isize| one(if result == libc::EINTR as isize { 0 } else { -1 }, left);
    // SAFETY: the caller's promise; an interrupted call fills the time that is left.
    unsafe { effect("libc::clock_nanosleep", || real(clock, flags, wanted, left) as isize, &[&out]) as c_int }
}

/// See sleep(3).
#[unsafe(no_mangle)]
extern "C" fn sleep(seconds: c_uint) -> c_uint {
    let real = next!(sleep(c_uint) -> c_uint);
    // SAFETY: no memory is involved.
    unsafe { effect("libc::sleep", || real(seconds) as isize, &[]) as c_uint }
}

/// See usleep(3).
#[unsafe(no_mangle)]
extern "C" fn usleep(micros: c_uint) -> c_int {
    let real = next!(usleep(c_uint) -> c_int);
    // SAFETY: no memory is involved.
    unsafe { effect("libc::usleep", || real(micros) as isize, &[]) as c_int }
}

/// See localtime(3): libc reads the zone from files and the environment.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn localtime_r(time: *const time_t, to: *mut tm) -> *mut tm {
    let real = next!(localtime_r(*const time_t, *mut tm) -> *mut tm);
    // SAFETY: the caller's promise.
    unsafe { local(to, || if real(time, to).is_null() { -1 } else { 0 }) }
}

/// See localtime(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn localtime(time: *const time_t) -> *mut tm {
    struct Shared(std::cell::UnsafeCell<std::mem::MaybeUninit<tm>>);
    // SAFETY: as in libc, whoever calls this from two threads at once breaks the function's rules.
    unsafe impl Sync for Shared {}
    static SHARED: Shared = Shared(std::cell::UnsafeCell::new(std::mem::MaybeUninit::zeroed()));
    // SAFETY: the static is only reached here.
    unsafe { localtime_r(time, SHARED.0.get().cast()) }
}

/// See mktime(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn mktime(time: *mut tm) -> time_t {
    let real = next!(mktime(*mut tm) -> time_t);
    let mut result = -1;
    // SAFETY: the caller's promise.
    unsafe {
        local(time, || {
            result = real(time);
            0
        });
        // On replay the structure is filled already, and nothing is left to ask the zone for.
        if result == -1 && !time.is_null() { (libc::timegm(&raw mut *time)) - (*time).tm_gmtoff } else { result }
    }
}

/// A recorded call that fills `to`, whose zone's name lies in libc.
///
/// # Safety
/// `to` must be valid for writes, and filled when `real` returns 0.
unsafe fn local(to: *mut tm, real: impl FnOnce() -> isize) -> *mut tm {
    let mut name = [0_u8; 16];
    let name_at = name.as_mut_ptr();
    let filled = || {
        let result = real();
        // SAFETY: a filled structure has a name, or none.
        unsafe {
            if result == 0 && !(*to).tm_zone.is_null() {
                let zone = std::ffi::CStr::from_ptr((*to).tm_zone).to_bytes();
                let length = zone.len().min(15);
                name_at.copy_from_nonoverlapping(zone.as_ptr(), length);
            }
        }
        result
    };
    let size = std::mem::offset_of!(tm, tm_zone);
    // SAFETY: a successful call fills the structure; the name is logged apart, as the pointer to it means nothing on replay.
    let result = unsafe {
        effect(
            "libc::localtime",
            filled,
            &[&|&result| super::filled(result, to, size), &|&result| super::filled(result, name_at, 16)],
        )
    };
    if result < 0 {
        return std::ptr::null_mut();
    }
    if let Ok(name) = std::ffi::CStr::from_bytes_until_nul(&name)
        && mode::mode() != Mode::Plain
    {
        // SAFETY: the structure is the caller's.
        unsafe { (*to).tm_zone = keep(name) };
    }
    to
}

/// See tzset(3).
#[unsafe(no_mangle)]
extern "C" fn tzset() {
    let real = next!(tzset() -> ());
    let set = || {
        // SAFETY: no memory is passed.
        unsafe { real() };
        0
    };
    // SAFETY: nothing is filled.
    unsafe { effect("libc::tzset", set, &[]) };
}
