#[revdb::instrument]
unsafe extern "C" {
    #[revdb::instrument(out(buf, len = return))]
    fn fill(buf: *mut u8) -> *const u8;

    #[revdb::instrument(out(buf, len = count))]
    fn read(buf: *mut u8, count: f64) -> i32;
}

fn main() {}
