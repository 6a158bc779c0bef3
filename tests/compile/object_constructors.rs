#[revdb::object]
struct Header {
    refs: u32,
}

#[revdb::object]
impl Header {
    const fn constant() -> Self {
        Self { refs: 1 }
    }
}

fn elsewhere() -> Header {
    Header { refs: 1 }
}

#[derive(Clone, Copy)]
#[revdb::object]
struct Order {
    refs: u32,
}

fn main() {
    let _ = (Header::constant(), elsewhere());
}
