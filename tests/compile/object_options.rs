#[revdb::object(idd = identity)]
struct Misspelt {
    value: u8,
}

#[revdb::object(id = identity)]
struct Missing {
    value: u8,
}

#[revdb::object]
#[derive(Clone, Copy)]
struct Copied {
    value: u8,
}

#[revdb::object(id = identity)]
#[derive(Clone, Default)]
struct Cloned {
    identity: revdb::ObjectId,
}

fn main() {}
