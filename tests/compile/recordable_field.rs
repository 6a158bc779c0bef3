struct Opaque;

#[derive(revdb::Recordable)]
struct Size {
    columns: u16,
    handle: Opaque,
}

#[derive(revdb::Recordable)]
#[revdb(krate = crate)]
enum Event {
    Key(u32),
}

fn main() {}
