#[revdb::instrument(callback(done))]
fn wait(done: extern "C" fn()) {
    done();
}

#[revdb::instrument(in(text))]
fn show(text: *const u8) {
    let _ = text;
}

fn main() {
    wait(exit);
    show(std::ptr::null());
}

extern "C" fn exit() {}
