use std::ffi::c_void;

#[revdb::instrument]
unsafe extern "C" {
    fn atexit(function: extern "C" fn()) -> i32;

    #[revdb::instrument(callback(compare, data = argument))]
    fn qsort(base: *const u8, count: usize, compare: unsafe extern "C" fn(*const c_void, *const c_void) -> i32);

    #[revdb::instrument(callback(handler, dat = data), callback(), callback(a, data = 3))]
    fn register(handler: extern "C" fn(), data: *mut c_void);
}

fn main() {}
