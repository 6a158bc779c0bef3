//! Items that are marked `raw`, in a plain run: every read and write does what it did, through pointers of either kind.

use std::ffi::{CStr, CString};

#[repr(C)]
#[derive(Clone, Copy, revdb::Recordable)]
struct Node {
    value: u32,
    bytes: [u8; 4],
    next: *const Node,
}

#[revdb::instrument(raw)]
mod foreign {
    use super::{CStr, Node};
    use std::ptr::{self, NonNull};

    /// The values of a list, read in all ways.
    pub unsafe fn walk(first: *const Node) -> Vec<u32> {
        let mut values = Vec::new();
        let mut node = first;
        while !node.is_null() {
            // SAFETY: the caller's list is one.
            unsafe {
                values.push((*node).value + u32::from((*node).bytes[usize::from((*node).bytes[0])]));
                let whole: &Node = &*node;
                values.push(whole.value * 10 + ptr::read(&raw const (*node).value) + (&raw const (*node).value).read());
                node = (*node).next;
            }
        }
        values
    }

    pub unsafe fn write(node: *mut Node, pointers: &mut [*mut Node; 1]) {
        // SAFETY: the caller's node is one.
        unsafe {
            (*node).value = 7;
            (*node).value += 1;
            (*pointers[0]).bytes[1] = *(&raw const (*node).bytes[0]) + 1;
            (&raw mut (*node).bytes[2]).write(9);
            ptr::write(&raw mut (*node).next, ptr::null());
        }
    }

    pub unsafe fn text<'a>(text: *const core::ffi::c_char, length: usize) -> (&'a CStr, &'a [u8], u8) {
        // SAFETY: the caller's text is as long.
        unsafe {
            let mut last = 0;
            ptr::copy_nonoverlapping(text.cast::<u8>().add(length - 1), &raw mut last, 1);
            (CStr::from_ptr(text), core::slice::from_raw_parts(text.cast(), length), last)
        }
    }

    pub fn optional(node: Option<NonNull<Node>>) -> Option<u32> {
        // SAFETY: it is a node if there is one.
        node.map(|node| unsafe { node.as_ptr().as_ref() }.map_or(0, |node| node.value))
    }

    /// Pointers that are not raw, in every place of an expression.
    pub fn own(number: &mut u32, list: &mut Vec<u32>, boxed: &mut Box<(u8, Vec<u8>)>) -> (u32, usize, String) {
        *number += 1;
        *number = *number * 2;
        (*list).push(*number);
        list[0] = *&list[1];
        let pair = &mut **boxed;
        pair.1.push(pair.0);
        (*boxed).0 = 5;
        let shared: &Vec<u32> = &*list;
        let lock = std::sync::RwLock::new(*number);
        let copied = *lock.read().unwrap() + *shared.iter().max().unwrap();
        let name = Some(String::from("name"));
        let mut sink = Vec::new();
        std::io::Write::write(&mut sink, b"ab").unwrap();
        (copied, (**boxed).1.len() + sink.len(), format!("{} {}", *name.as_ref().unwrap(), *number))
    }
}

#[test]
fn reads_and_writes_through_raw_pointers_are_what_they_were() {
    let mut second = Node { value: 2, bytes: [3, 0, 0, 40], next: std::ptr::null() };
    let first = Node { value: 1, bytes: [1, 10, 0, 0], next: &raw const second };
    // SAFETY: the list is alive.
    assert_eq!(unsafe { foreign::walk(&raw const first) }, [11, 12, 42, 24]);
    let pointer = &raw mut second;
    // SAFETY: both point to the node.
    unsafe { foreign::write(pointer, &mut [pointer]) };
    assert_eq!((second.value, second.bytes), (8, [3, 4, 9, 40]));
    let text = CString::new("text").unwrap();
    // SAFETY: it is four bytes long.
    assert_eq!(unsafe { foreign::text(text.as_ptr(), 4) }, (c"text", &b"text"[..], b't'));
    assert_eq!(foreign::optional(std::ptr::NonNull::new(pointer)), Some(8));
    assert_eq!(foreign::optional(None), None);
}

#[test]
fn other_pointers_are_left_alone() {
    let (mut number, mut list, mut boxed) = (1, vec![1], Box::new((3, vec![])));
    assert_eq!(foreign::own(&mut number, &mut list, &mut boxed), (8, 3, "name 4".to_owned()));
    assert_eq!((number, list, *boxed), (4, vec![4, 4], (5, vec![3])));
}
