#[revdb::instrument(stop)]
fn word() {}

#[revdb::instrument(stop(guest = vm))]
fn nowhere(vm: &mut u8) {
    *vm = 1;
}

#[revdb::instrument(stop(att = here(), label = "eval"))]
fn misspelt() {}

#[revdb::instrument(stop(at = here()))]
fn whose() {}

#[revdb::instrument(stop(at = here()))]
mod module {}

#[revdb::instrument(frame)]
async fn later() {}

#[revdb::instrument(frame)]
struct Frame;

fn main() {}
