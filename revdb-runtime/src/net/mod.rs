//! The net: functions of libc, defined here so that they win over libc's in the whole executable. They catch what goes past
//! the facade: dependencies, methods such as `Path::exists`, C code.
//!
//! Within a recorded call, on other threads and in plain runs they only make the system call. Otherwise they are
//! recorded calls themselves: the result, `errno` and the memory that the call filled are logged, and come from the trace
//! on replay. Descriptors are then only numbers.
//!
//! Not caught are libc's own inner calls (`fopen`, the resolver), system calls made by inline assembly, and the environment as
//! memory; on replay the sandbox stops and names those.

mod clocks;
mod descriptors;
mod directories;
mod files;
mod maps;
mod names;
mod processes;
pub(crate) mod raw;
mod sockets;
mod streams;

use std::ffi::{CStr, c_char, c_int, c_void};
use std::panic::Location;
use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use nix::errno::Errno;

use crate::boundary::{self, Out};
use crate::mode::{self, Mode};
use crate::replay::hooks;
use crate::trace::Exit;

/// One call of libc: `real` makes it and returns -1 with errno for a failure; `outs` say what it filled.
///
/// # Safety
/// As for [`boundary::foreign`].
#[track_caller]
unsafe fn effect(op: &'static str, real: impl FnOnce() -> isize, outs: &[&dyn Fn(&isize) -> Out]) -> isize {
    // Most calls come from within a recorded call of the facade.
    if !mode::guest_calls() {
        return real();
    }
    if mode::mode() == Mode::Evaluate {
        Errno::set(Errno::EPERM);
        return -1;
    }
    note(op);
    // SAFETY: the caller's promise.
    unsafe { boundary::foreign(op, Location::caller(), real, outs) }
}

/// On replay, when somebody wants to know: a call went past the facade here. The first of all is std's own, when it starts:
/// it asks for the thread's id, for its panics.
#[inline]
fn note(op: &'static str) {
    if mode::mode() == Mode::Replay && mode::guest_calls() && boundary::begun() {
        hooks::passed_by(op);
    }
}

/// Whether a call that nobody records must be refused: in runs that are recorded or replayed, on the guest's thread,
/// outside of recorded calls.
fn refusing() -> bool {
    mode::guest_calls()
}

/// Fails with `errno`.
fn fail(errno: c_int) -> isize {
    Errno::set_raw(errno);
    -1
}

/// `length` bytes at `pointer`, if there is a pointer and the call succeeded.
fn filled<T: ?Sized>(result: isize, pointer: *mut T, length: usize) -> Out {
    let pointer = pointer.cast::<u8>();
    Out { pointer, length: if result < 0 || pointer.is_null() { 0 } else { length } }
}

/// One `T`, if the call succeeded.
fn one<T>(result: isize, pointer: *mut T) -> Out {
    filled(result, pointer, size_of::<T>())
}

/// As many bytes as the call returned, of `room` at most.
fn returned(result: isize, pointer: *mut c_void, room: usize) -> Out {
    counted(result, pointer.cast::<u8>(), room)
}

/// As many bytes as the call returned; with no room at all it returns how many there are.
fn sized(result: isize, pointer: *mut c_void, room: usize) -> Out {
    if room == 0 { filled(-1, pointer, 0) } else { returned(result, pointer, room) }
}

/// As many elements as the call returned, of `room` at most. No kernel returns more; a damaged trace may, and no buffer in it
/// has this length.
fn counted<T>(result: isize, pointer: *mut T, room: usize) -> Out {
    let count = result.max(0) as usize;
    filled(result, pointer, if count <= room { count * size_of::<T>() } else { usize::MAX })
}

/// What a function of libc is called in the next object that has it: libc's own.
struct Next {
    name: &'static CStr,
    found: AtomicPtr<c_void>,
}

impl Next {
    const fn new(name: &'static CStr) -> Self {
        Self { name, found: AtomicPtr::new(std::ptr::null_mut()) }
    }

    fn get(&self) -> *mut c_void {
        let found = self.found.load(Relaxed);
        if !found.is_null() {
            return found;
        }
        // SAFETY: the name is a C string.
        let found = unsafe { libc::dlsym(libc::RTLD_NEXT, self.name.as_ptr()) };
        assert!(!found.is_null(), "libc has no {:?}", self.name);
        self.found.store(found, Relaxed);
        found
    }
}

/// `next!(fn name(type, ...) -> type)`: libc's own function.
macro_rules! next {
    ($name:ident($($argument:ty),* $(,)?) -> $result:ty) => {{
        static NEXT: $crate::net::Next = {
            const NAME: &str = concat!(stringify!($name), "\0");
            match std::ffi::CStr::from_bytes_with_nul(NAME.as_bytes()) {
                Ok(name) => $crate::net::Next::new(name),
                Err(_) => panic!("names of functions hold no NUL"),
            }
        };
        // SAFETY: libc's function of this name has this type.
        unsafe { std::mem::transmute::<*mut std::ffi::c_void, unsafe extern "C" fn($($argument),*) -> $result>(NEXT.get()) }
    }};
}

/// Functions that are one system call, and the memory that it fills.
macro_rules! calls {
    ($(
        fn $name:ident($($argument:ident: $type:ty),*) -> $result:ty
            = $number:ident($($value:expr),*) $(, |$returned:ident| $out:expr)*;
    )*) => {$(
        #[doc = concat!("See ", stringify!($name), "(2).")]
        ///
        /// # Safety
        /// As for libc's function.
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name($($argument: $type),*) -> $result {
            // SAFETY: the caller's promise is the system call's: it reads and fills what the pointers promise.
            let result = unsafe {
                $crate::net::effect(
                    concat!("libc::", stringify!($name)),
                    || $crate::net::raw::call(libc::$number, [$($value as usize),*]),
                    &[$(&|&$returned: &isize| $out),*],
                )
            };
            result as $result
        }
    )*};
}

use {calls, next};

/// A text that a call gives, kept for good: each text once.
fn keep(text: &CStr) -> *mut c_char {
    use std::collections::BTreeSet;
    use std::ffi::CString;
    use std::sync::{Mutex, PoisonError};
    static KEPT: Mutex<BTreeSet<CString>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if !kept.contains(text) {
        kept.insert(text.to_owned());
    }
    // The set is never cleared, and moving a `CString` does not move its bytes.
    kept.get(text).map_or(std::ptr::null_mut(), |text| text.as_ptr().cast_mut())
}

/// See _exit(2): the end marker is written on this way out too.
#[unsafe(no_mangle)]
extern "C" fn _exit(status: c_int) -> ! {
    boundary::finish(Exit::Code(status & 0xff));
    // SAFETY: ends the process.
    unsafe { raw::kernel(libc::SYS_exit_group, [status as usize, 0, 0, 0, 0, 0]) };
    unreachable!("exit_group returned")
}

/// See _Exit(3).
#[unsafe(no_mangle)]
extern "C" fn _Exit(status: c_int) -> ! {
    _exit(status)
}

/// See syscall(2). Recorded are the calls that programs make this way because their libc may lack the function; others
/// go to the kernel.
///
/// # Safety
/// As for the system call.
// libc's function is variadic. Integer arguments of such a call are passed as those of any other, and an argument that was
// not passed is read from a register or from the stack above, and not used.
#[unsafe(no_mangle)]
unsafe extern "C" fn syscall(
    number: libc::c_long,
    a: usize,
    b: usize,
    c: usize,
    d: usize,
    e: usize,
    f: usize,
) -> libc::c_long {
    // SAFETY: the caller's promise is that of the function of the same name.
    unsafe {
        match number {
            libc::SYS_getrandom => crate::entropy::getrandom(a as *mut c_void, b, c as u32) as libc::c_long,
            libc::SYS_statx => files::statx(a as c_int, b as *const c_char, c as c_int, d as u32, e as *mut _).into(),
            libc::SYS_gettid => processes::gettid().into(),
            libc::SYS_openat => files::openat(a as c_int, b as *const c_char, c as c_int, d as u32).into(),
            libc::SYS_close => descriptors::close(a as c_int).into(),
            libc::SYS_read => descriptors::read(a as c_int, b as *mut c_void, c) as libc::c_long,
            libc::SYS_write => streams::write(a as c_int, b as *const c_void, c) as libc::c_long,
            libc::SYS_clock_gettime => clocks::clock_gettime(a as c_int, b as *mut _).into(),
            libc::SYS_copy_file_range | libc::SYS_sendfile | libc::SYS_splice if refusing() => {
                fail(libc::ENOSYS) as libc::c_long
            }
            _ => raw::call(number, [a, b, c, d, e, f]) as libc::c_long,
        }
    }
}
