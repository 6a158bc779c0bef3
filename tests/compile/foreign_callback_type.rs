use std::ffi::c_void;

#[revdb::instrument]
unsafe extern "C" {
    #[revdb::instrument(callback(data))]
    fn register(data: u8, more: *const c_void);
}

fn main() {
    unsafe { register(1, std::ptr::null()) };
}
