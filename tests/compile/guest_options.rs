#[derive(revdb::Guest)]
#[revdb(evaluat = eval, local = show)]
struct Vm {
    #[revdb(frame)]
    stack: Vec<u32>,
    #[revdb(codes)]
    codes: Vec<u32>,
}

#[derive(revdb::Guest)]
#[revdb(source = text)]
struct Twice {
    #[revdb(frames)]
    stack: Vec<u32>,
    #[revdb(frames)]
    other: Vec<u32>,
    #[revdb(codes)]
    codes: Vec<u32>,
    #[revdb(sources)]
    sources: String,
}

fn main() {}
