//! Foreign functions: wrappers with the declaration inside.

#[revdb::instrument]
#[link(name = "c")]
#[allow(non_snake_case)]
unsafe extern "C" {
    /// The process.
    pub safe fn getpid() -> i32;

    #[revdb::instrument(out(buf, len = return))]
    fn read(fd: i32, buf: *mut c_void, count: usize) -> isize;

    #[link_name = "clock_gettime"]
    #[revdb::instrument(in(log))]
    fn clock(_: i32, now: &mut Timespec, log: *mut Log) -> i32;

    #[revdb::instrument(out(value), out(text, len = *value as usize + 1))]
    fn get(handle: Handle, value: *mut i32, text: *mut u8);

    safe fn abort() -> !;

    #[revdb::instrument(skip)]
    static environ: *const *const u8;

    #[revdb::instrument(skip)]
    fn printf(format: *const u8, ...) -> i32;
}
