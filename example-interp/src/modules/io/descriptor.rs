//! The program's descriptors: small numbers for what is open. They are the interpreter's own, given out as the system does (the
//! least that is free), so that a recorded run and a plain one have the same, whatever else the process has open.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Error, Result};
use std::rc::Rc;

use super::handle::Handle;

thread_local! {
    static TABLE: RefCell<BTreeMap<i32, Rc<Handle>>> = RefCell::new(BTreeMap::from([
        (0, Rc::new(Handle::Stdin)),
        (1, Rc::new(Handle::Stdout)),
        (2, Rc::new(Handle::Stderr)),
    ]));
}

fn bad() -> Error {
    Error::from_raw_os_error(9)
}

/// What `descriptor` stands for.
///
/// # Errors
/// EBADF when it is not open.
pub fn get(descriptor: i32) -> Result<Rc<Handle>> {
    // Streams that die with the thread come when the table is gone: they find nothing open.
    TABLE.try_with(|table| table.borrow().get(&descriptor).cloned()).ok().flatten().ok_or_else(bad)
}

/// The least free number, which stands for `handle` from now on.
pub fn insert(handle: Rc<Handle>) -> i32 {
    TABLE.with_borrow_mut(|table| {
        let mut free = 0;
        for used in table.keys() {
            if *used != free {
                break;
            }
            free += 1;
        }
        table.insert(free, handle);
        free
    })
}

/// One more than the greatest number that is open.
pub fn end() -> i32 {
    TABLE.with_borrow(|table| table.last_key_value().map_or(0, |(last, _)| last + 1))
}

/// Makes `descriptor` stand for `handle`, whatever it was.
pub fn replace(descriptor: i32, handle: Rc<Handle>) {
    let before = TABLE.with_borrow_mut(|table| table.insert(descriptor, handle));
    drop(before);
}

/// Closes a descriptor. The file goes with the last one that stands for it.
///
/// # Errors
/// EBADF when it is not open.
pub fn close(descriptor: i32) -> Result<()> {
    let handle = TABLE.try_with(|table| table.borrow_mut().remove(&descriptor)).ok().flatten();
    handle.map(drop).ok_or_else(bad)
}
