//! Foreign memory and callbacks.
#[revdb::instrument(raw)]
unsafe fn sum(list: *const Node, out: *mut u32) -> u32 {
    let mut total = 0;
    let mut node = list;
    while !node.is_null() {
        total += (*node).values[(*node).count - 1];
        node = (*node).next;
    }
    *out = total;
    *out += 1;
    let name = std::ffi::CStr::from_ptr((*list).name);
    let head = &*list;
    let field = &raw const (*list).count;
    println!("{} {:?} {}", *field, name, list.as_ref().is_some());
    (*list).touch(*out);
    total + head.values[0]
}

#[revdb::instrument(callback, io)]
pub unsafe extern "C" fn row(data: *mut c_void, _: c_int) -> c_int {
    println!("{data:?}");
    0
}

#[revdb::instrument]
unsafe extern "C" {
    #[revdb::instrument(callback(callback, data = data))]
    fn each(callback: Option<unsafe extern "C" fn(*mut c_void, c_int) -> c_int>, data: *mut c_void);
}
