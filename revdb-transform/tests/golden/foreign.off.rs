//! Foreign functions: wrappers with the declaration inside.
#[link(name = "c")]
#[allow(non_snake_case)]
unsafe extern "C" {
    /// The process.
    pub safe fn getpid() -> i32;
    fn read(fd: i32, buf: *mut c_void, count: usize) -> isize;
    #[link_name = "clock_gettime"]
    fn clock(_: i32, now: &mut Timespec, log: *mut Log) -> i32;
    fn get(handle: Handle, value: *mut i32, text: *mut u8);
    safe fn abort() -> !;
    static environ: *const *const u8;
    fn printf(format: *const u8, ...) -> i32;
}
