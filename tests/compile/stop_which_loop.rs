use revdb::guest::{Guest, Location};

#[revdb::instrument(stop(at = here(), guest = vm))]
fn two(vm: &mut dyn Guest) {
    for _ in 0..3 {}
    loop {}
}

#[revdb::instrument(stop(at = here(), guest = vm, label = run))]
fn unlabelled(vm: &mut dyn Guest) {
    'eval: loop {
        break 'eval;
    }
}

fn here() -> Location {
    unreachable!()
}

fn main() {}
