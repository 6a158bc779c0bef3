#[revdb::instrument(aloc, io = true)]
fn unknown() {}

#[revdb::instrument(stop)]
fn later() {}

#[revdb::instrument(crate = "no path")]
fn nowhere() {}

#[revdb::instrument(out(buf, len = return))]
fn native(buf: &mut [u8]) -> usize {
    buf.len()
}

fn main() {
    unknown();
    later();
    nowhere();
    native(&mut []);
}
