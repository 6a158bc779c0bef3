//! Memory that foreign code or the kernel fills: what is read of it is in the trace, and on replay its address is only a
//! number.

use std::collections::BTreeMap;
use std::ffi::{CStr, CString, c_char};
use std::sync::Mutex;

use super::engine;
use super::payload::{Decoder, Malformed, Recordable};
use super::{Site, refuse};
use crate::mode::{self, Inside, Mode};
use crate::trace::Kind;

/// Reads one value from foreign memory.
///
/// # Safety
/// In plain runs and while recording, `pointer` must be valid for a read; it need not be aligned. On replay it may be
/// anything.
pub unsafe fn read<T: Recordable + Copy>(site: Site, pointer: *const T) -> T {
    // SAFETY: this runs only where the caller promises a pointer that can be read.
    logged("a read of foreign memory", site, || unsafe { pointer.read_unaligned() })
}

/// A foreign string.
///
/// # Safety
/// As for [`CStr::from_ptr`], but for replay, where `pointer` may be anything. The result is a copy there.
#[must_use]
pub unsafe fn c_str<'a>(site: Site, pointer: *const c_char) -> &'a CStr {
    // SAFETY: this runs only where the caller promises a string.
    let real = || unsafe { CStr::from_ptr(pointer) };
    if !is_replaying() {
        logged("a read of a foreign string", site, || Text(real()));
        return real();
    }
    let text: Owned<CString> = logged("a read of a foreign string", site, || unreachable!("the trace answers"));
    let bytes = text.0.as_bytes().to_vec();
    // SAFETY: what foreign memory holds is lent for as long as it holds it.
    unsafe {
        &*COPIES.lock().expect("nothing panics while it is held").keep(pointer.addr(), bytes, text.0.into_boxed_c_str())
    }
}

/// `length` values in foreign memory.
///
/// # Safety
/// As for [`std::slice::from_raw_parts`], but for replay, where `pointer` may be anything. The result is a copy there.
#[must_use]
pub unsafe fn slice<'a, T: Recordable + Copy + 'static>(site: Site, pointer: *const T, length: usize) -> &'a [T] {
    // SAFETY: this runs only where the caller promises so many values.
    let real = || unsafe { std::slice::from_raw_parts(pointer, length) };
    if !is_replaying() {
        logged("a read of foreign memory", site, || Slice(real()));
        return real();
    }
    let values: Owned<Vec<T>> = logged("a read of foreign memory", site, || unreachable!("the trace answers"));
    let mut encoded = super::payload::Encoder::default();
    T::encode_all(&values.0, &mut encoded);
    // SAFETY: what foreign memory holds is lent for as long as it holds it.
    unsafe {
        &*COPIES.lock().expect("nothing panics while it is held").keep(
            pointer.addr(),
            encoded.bytes,
            values.0.into_boxed_slice(),
        )
    }
}

/// Copies `length` values from foreign memory into the host's.
///
/// # Safety
/// `target` must be valid for writes of `length` values. `source` is as for [`slice()`].
pub unsafe fn copy<T: Recordable + Copy + 'static>(site: Site, source: *const T, target: *mut T, length: usize) {
    // SAFETY: the caller promises readable memory where it is read.
    let values = unsafe { slice(site, source, length) };
    // SAFETY: the caller promises writable memory for so many; `copy` allows an overlap.
    unsafe { target.copy_from(values.as_ptr(), values.len()) };
}

/// Whether a write to foreign memory happens: on replay that memory is not there.
#[must_use]
pub fn writes() -> bool {
    !mode::on_guest_thread() || matches!(mode::mode(), Mode::Plain | Mode::Record)
}

fn is_replaying() -> bool {
    matches!(mode::mode(), Mode::Replay | Mode::Evaluate) && mode::on_guest_thread()
}

fn logged<T: Recordable>(op: &'static str, site: Site, real: impl FnOnce() -> T) -> T {
    if mode::mode() == Mode::Plain {
        return real();
    }
    let Some(inside) = Inside::enter() else { return real() };
    match mode::mode() {
        Mode::Plain => real(),
        Mode::Record => {
            let value = real();
            engine::with(&inside, |engine| engine.log(op, site, Kind::Memory, &[], |to| value.encode(to)));
            value
        }
        Mode::Replay => engine::with(&inside, |engine| engine.answer(op, site, Kind::Memory, |from| T::decode(from))),
        Mode::Evaluate => refuse(&inside, op),
    }
}

/// What is written to the trace of a borrowed string; [`Owned`] is what is read back.
struct Text<'a>(&'a CStr);

impl Recordable for Text<'_> {
    fn encode(&self, to: &mut super::Encoder) {
        to.bytes(self.0.to_bytes());
    }
    fn decode(_: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Err(Malformed)
    }
}

struct Slice<'a, T>(&'a [T]);

impl<T: Recordable> Recordable for Slice<'_, T> {
    fn encode(&self, to: &mut super::Encoder) {
        to.number(self.0.len() as u64);
        T::encode_all(self.0, to);
    }
    fn decode(_: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Err(Malformed)
    }
}

struct Owned<T>(T);

impl<T: Recordable> Recordable for Owned<T> {
    fn encode(&self, to: &mut super::Encoder) {
        self.0.encode(to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        T::decode(from).map(Self)
    }
}

/// On replay: copies of what lay in foreign memory, by its address.
struct Copies(BTreeMap<usize, Vec<Copied>>);

struct Copied {
    bytes: Vec<u8>,
    /// What `memory` points to, as it was made from a box.
    size: usize,
    memory: *mut (),
    free: unsafe fn(*mut (), usize),
}

// SAFETY: the memory is the table's own, and only lent for shared reading.
unsafe impl Send for Copied {}

static COPIES: Mutex<Copies> = Mutex::new(Copies(BTreeMap::new()));

impl Copies {
    /// Keeps a copy of what was read at `address`, for as long as that memory holds it.
    ///
    /// Other bytes at the same address mean that the memory has changed, so that no reference to what it held before can
    /// be alive in the host: not in the recorded run, and so not here. Memory that was read in two lengths is two copies.
    fn keep<T: Boxed + ?Sized>(&mut self, address: usize, bytes: Vec<u8>, value: Box<T>) -> *const T {
        let copies = self.0.entry(address).or_default();
        copies.retain(|old| {
            let common = old.bytes.len().min(bytes.len());
            let holds = old.bytes[..common] == bytes[..common];
            if !holds {
                // SAFETY: it is what was taken apart below, and no reference is alive.
                unsafe { (old.free)(old.memory, old.size) };
            }
            holds
        });
        let same =
            |old: &&Copied| old.bytes == bytes && old.free as usize == T::free as unsafe fn(*mut (), usize) as usize;
        if let Some(old) = copies.iter().find(same) {
            return T::whole(old.memory, old.size);
        }
        let (memory, size) = T::parts(value);
        copies.push(Copied { bytes, size, memory, free: T::free });
        T::whole(memory, size)
    }
}

/// A box of a slice or string, as an address and a length.
trait Boxed {
    fn parts(value: Box<Self>) -> (*mut (), usize);
    fn whole(memory: *mut (), size: usize) -> *const Self;
    /// # Safety
    /// The arguments must come from `parts`, and nothing may use them any more.
    unsafe fn free(memory: *mut (), size: usize);
}

impl<T> Boxed for [T] {
    fn parts(value: Box<Self>) -> (*mut (), usize) {
        let size = value.len();
        (Box::into_raw(value).cast(), size)
    }
    fn whole(memory: *mut (), size: usize) -> *const Self {
        std::ptr::slice_from_raw_parts(memory.cast(), size)
    }
    unsafe fn free(memory: *mut (), size: usize) {
        // SAFETY: the caller gives back what `parts` gave.
        drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(memory.cast::<T>(), size)) });
    }
}

impl Boxed for CStr {
    fn parts(value: Box<Self>) -> (*mut (), usize) {
        <[u8]>::parts(Box::from(value.to_bytes_with_nul()))
    }
    fn whole(memory: *mut (), size: usize) -> *const Self {
        // SAFETY: `parts` put `size` bytes there, of which the last alone is zero.
        let bytes = unsafe { std::slice::from_raw_parts(memory.cast::<u8>(), size) };
        CStr::from_bytes_with_nul(bytes).expect("it was a string")
    }
    unsafe fn free(memory: *mut (), size: usize) {
        // SAFETY: the caller's promise.
        unsafe { <[u8]>::free(memory, size) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_lives_until_its_memory_is_seen_to_change() {
        let mut copies = Copies(BTreeMap::new());
        let first = copies.keep(8, b"abc".to_vec(), Box::<[u8]>::from(*b"abc"));
        let again = copies.keep(8, b"abc".to_vec(), Box::<[u8]>::from(*b"abc"));
        let longer = copies.keep(8, b"abcd".to_vec(), Box::<[u8]>::from(*b"abcd"));
        assert_eq!(first, again);
        // SAFETY: both hold what the memory holds.
        unsafe { assert_eq!((&*first, &*longer), (&b"abc"[..], &b"abcd"[..])) };
        assert_eq!(copies.0[&8].len(), 2);
        let changed = copies.keep(8, b"x".to_vec(), CString::new("x").unwrap().into_boxed_c_str());
        // SAFETY: it is the one that the memory holds now.
        unsafe { assert_eq!(&*changed, c"x") };
        assert_eq!(copies.0[&8].len(), 1);
    }
}
