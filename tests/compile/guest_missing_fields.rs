#[derive(revdb::Guest)]
struct Vm {
    stack: Vec<u32>,
    codes: Vec<u32>,
}

fn main() {}
