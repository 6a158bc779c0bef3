use revdb::guest::{Code, Frame};

#[derive(revdb::Guest)]
#[revdb(evaluate = evaluate)]
struct Vm {
    #[revdb(frames)]
    stack: Vec<Activation>,
    #[revdb(codes)]
    codes: Vec<Function>,
}

struct Activation;

impl From<&Activation> for Frame {
    fn from(_: &Activation) -> Self {
        unreachable!()
    }
}

struct Function;

impl From<&Function> for Code {
    fn from(_: &Function) -> Self {
        unreachable!()
    }
}

fn evaluate(_: &mut Vm, _: &str) {}

fn main() {}
