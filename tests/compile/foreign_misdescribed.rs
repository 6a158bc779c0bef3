#[revdb::instrument]
unsafe extern "C" {
    #[revdb::instrument(out(bif, len = return))]
    fn read(fd: i32, buf: *mut u8, count: usize) -> isize;

    #[revdb::instrument(out(len = 3), out(buf, length = 3), out(buf, len = return * 2))]
    fn recv(fd: i32, buf: *mut u8, count: usize, flags: i32) -> isize;

    #[revdb::instrument(out(buf), in(buf))]
    fn peek(buf: *mut u8);

    fn maybe(buf: Option<&mut u8>);

    fn printf(format: *const u8, ...) -> i32;

    static environ: *const *const u8;
}

fn main() {}
