use std::ffi::c_void;

#[revdb::instrument(callback)]
fn rust(data: *mut c_void) {
    drop(data);
}

#[revdb::instrument(callback)]
extern "C" fn generic<T: Default>(_: i32) {
    T::default();
}

struct Host;

impl Host {
    #[revdb::instrument(callback)]
    extern "C" fn method(&self) {}
}

#[revdb::instrument(callback)]
struct Callback;

#[revdb::instrument(callback)]
extern "C" fn pattern((a, b): (i32, i32)) -> i32 {
    a + b
}

fn main() {}
