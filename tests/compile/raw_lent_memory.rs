#[repr(C)]
struct Node {
    value: u32,
}

impl Node {
    fn grow(&mut self) {
        self.value += 1;
    }
}

#[revdb::instrument(raw)]
unsafe fn foreign(node: *mut Node) {
    unsafe {
        (*node).grow();
        let whole = &mut *node;
        whole.value = 1;
        let copy = core::ptr::read(node);
        drop(copy);
    }
}

fn main() {
    let _: unsafe fn(*mut Node) = foreign;
}
