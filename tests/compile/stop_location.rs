#[revdb::instrument(stop(at = vm.line, guest = vm))]
fn run(vm: &mut Vm) {
    loop {
        vm.line += 1;
    }
}

struct Vm {
    line: u32,
}

fn main() {
    run(&mut Vm { line: 0 });
}
