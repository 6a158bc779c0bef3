#[derive(revdb::Guest)]
enum Vm {
    Running,
}

#[derive(revdb::Guest)]
struct Tuple(Vec<u32>);

fn main() {}
