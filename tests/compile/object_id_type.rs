#[revdb::object(id = number)]
struct Header {
    number: u64,
}

#[revdb::object(id = number)]
impl Header {
    fn new() -> Self {
        Self {}
    }
}

#[revdb::object(id = a::b)]
struct Pathed {
    a: u8,
}

fn main() {
    let _ = Header::new();
}
