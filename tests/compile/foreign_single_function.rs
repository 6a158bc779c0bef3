unsafe extern "C" {
    #[revdb::instrument(out(seconds))]
    fn time(seconds: *mut i64) -> i64;
}

fn main() {}
