#[derive(revdb::Guest)]
struct Vm {
    #[revdb(frames)]
    stack: Vec<u32>,
    #[revdb(codes)]
    codes: Vec<u32>,
    #[revdb(sources)]
    text: u8,
}

fn main() {}
