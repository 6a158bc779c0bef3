struct Opaque;

#[revdb::record]
fn make() -> Opaque {
    Opaque
}

fn main() {
    make();
}
