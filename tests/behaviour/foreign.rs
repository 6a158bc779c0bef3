//! `#[revdb::instrument]` on `extern` blocks: the wrappers are the functions.

use std::ffi::{CStr, c_char, c_int, c_void};

#[repr(C)]
#[derive(Debug, Default, Clone, Copy)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

/// A type that only C knows.
#[repr(C)]
struct File {
    _opaque: [u8; 0],
}

#[revdb::instrument]
unsafe extern "C" {
    safe fn getpid() -> c_int;
    /// Fills `buf` with random bytes.
    #[revdb::instrument(out(buf, len = return))]
    fn getrandom(buf: *mut c_void, len: usize, flags: u32) -> isize;
    fn strlen(text: *const c_char) -> usize;
    #[revdb::instrument(out(time))]
    fn time(time: *mut i64) -> i64;
    fn clock_gettime(clock: c_int, now: &mut Timespec) -> c_int;
    #[link_name = "getcwd"]
    #[revdb::instrument(out(buffer, len = if returned(size) { size } else { 0 }))]
    fn working_directory(buffer: *mut c_char, size: usize) -> *mut c_char;
    fn fopen(path: *const c_char, mode: *const c_char) -> *mut File;
    fn fclose(file: *mut File) -> c_int;
    #[revdb::instrument(in(_environment))]
    fn free(_environment: *mut c_void);
    #[revdb::instrument(skip)]
    #[allow(dead_code)]
    fn printf(format: *const c_char, ...) -> c_int;
    #[allow(dead_code)]
    safe fn abort() -> !;
}

fn returned(size: usize) -> bool {
    size > 0
}

#[test]
fn wrappers_behave_as_the_functions_they_wrap() {
    assert_eq!(getpid().unsigned_abs(), std::process::id());

    let mut bytes = [0_u8; 32];
    // SAFETY: the buffer is as long as said.
    assert_eq!(unsafe { getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) }, 32);
    assert_ne!(bytes, [0; 32]);

    let (mut seconds, mut now) = (0, Timespec::default());
    // SAFETY: both write to locals of the right type.
    let (returned, status) = unsafe { (time(&raw mut seconds), clock_gettime(0, &mut now)) };
    assert_eq!((returned, status), (seconds, 0));
    assert!(now.seconds - seconds <= 1 && now.nanoseconds < 1_000_000_000);
    // SAFETY: `time` accepts null.
    assert!(unsafe { time(std::ptr::null_mut()) } >= seconds);

    let mut buffer = [0_u8; 4096];
    // SAFETY: the buffer is as long as said, and what is in it after success ends with a zero.
    let directory = unsafe {
        assert!(!working_directory(buffer.as_mut_ptr().cast(), buffer.len()).is_null());
        CStr::from_ptr(buffer.as_ptr().cast())
    };
    assert_eq!(directory.to_str().unwrap(), std::env::current_dir().unwrap().to_str().unwrap());

    // SAFETY: the paths are C strings; the stream is closed once; freeing null does nothing.
    unsafe {
        assert!(fopen(c"/no/such/file".as_ptr(), c"r".as_ptr()).is_null());
        let stream = fopen(c"/dev/null".as_ptr(), c"r".as_ptr());
        assert_eq!(fclose(stream), 0);
        free(std::ptr::null_mut());
    }
}

#[test]
fn wrappers_are_function_values_of_the_declared_type() {
    let length: unsafe extern "C" fn(*const c_char) -> usize = strlen;
    // SAFETY: a C string.
    assert_eq!(unsafe { length(c"four".as_ptr()) }, 4);
    let pid: extern "C" fn() -> c_int = getpid;
    assert_eq!(pid(), getpid());
}
