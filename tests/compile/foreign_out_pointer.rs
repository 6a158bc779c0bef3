#[revdb::instrument]
unsafe extern "C" {
    #[revdb::instrument(out(value))]
    fn set(value: i32) -> i32;

    #[revdb::instrument(out)]
    fn bare(buf: *mut u8);

    #[revdb::instrument(out(buf, 3))]
    fn literal(buf: *mut u8);

    #[revdb::instrument(in(a, b))]
    fn two(a: *mut u8);
}

fn main() {}
