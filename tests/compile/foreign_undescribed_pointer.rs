use std::ffi::c_void;

type Buffer = *mut u8;

#[repr(C)]
struct Opaque {
    _opaque: [u8; 0],
}

#[revdb::instrument]
unsafe extern "C" {
    fn read(fd: i32, buf: *mut c_void, count: usize) -> isize;
    fn fill(hidden: Buffer);
    fn step(handle: *mut Opaque);
}

fn main() {
    unsafe {
        read(0, std::ptr::null_mut(), 0);
        fill(std::ptr::null_mut());
        step(std::ptr::null_mut());
    }
}
