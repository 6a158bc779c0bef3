#[derive(revdb::Recordable)]
union Bits {
    a: u8,
}

fn main() {}
