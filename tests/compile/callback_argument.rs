#[repr(C)]
struct Point {
    x: i32,
}

#[revdb::instrument(callback)]
extern "C" fn moved(to: Point) {
    let _ = to.x;
}

fn main() {}
