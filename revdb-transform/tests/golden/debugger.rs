//! What makes a host's interface to the debugger.
#[derive(revdb::Guest)]
#[revdb(locals = Vm::locals)]
struct Vm<T> {
    #[revdb(frames)]
    stack: Vec<Activation<T>>,
    #[revdb(codes)]
    functions: Vec<Function>,
    #[revdb(sources)]
    files: HashMap<String, String>,
}

#[revdb::instrument(io, frame, stop(at = vm.location(), guest = vm, label = eval))]
fn run(vm: &mut Vm<u8>) {
    for argument in vm.arguments() {
        vm.push(argument);
    }
    'eval: while let Some(op) = vm.fetch() {
        for _ in 0..op {
            println!("{op}");
        }
    }
}

#[revdb::instrument(stop(at = self.location()))]
fn step(&mut self) {
    self.pc += 1;
}
