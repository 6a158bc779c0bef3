#[repr(C)]
struct Point {
    x: i32,
}

#[revdb::instrument]
unsafe extern "C" {
    fn origin() -> Point;
}

fn main() {}
