//! Foreign functions: their results, what they write through pointers, and their calls back into the host.
//!
//! On replay no foreign code runs. What it called in the host is called again from the trace, in the recorded order, with
//! the recorded arguments; a pointer of the host's own that came back from it (the `data` of a callback) becomes the
//! replaying host's pointer.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::engine;
use super::payload::{Decoder, Encoder, Malformed, Recordable};
use super::{Site, refuse};
use crate::mode::{self, Inside, Mode};
use crate::trace::Kind;

/// A buffer that a foreign call fills.
#[derive(Clone, Copy, Debug)]
pub struct Out {
    /// Where it begins. Null is allowed when `length` is 0.
    pub pointer: *mut u8,
    /// How many bytes the call filled, given its result.
    pub length: usize,
}

/// A recorded call of a foreign function: its result, errno and the buffers that it filled.
///
/// `outs` say, given the result, which buffers the call filled. They run on replay too, each after the buffers before it
/// were filled: the length of one may be what the call wrote into another.
///
/// # Safety
/// Each [`Out`] must be valid for reads and writes of `length` bytes, and initialised after `real` has run.
#[inline]
pub unsafe fn foreign<T: Recordable>(
    op: &'static str,
    site: Site,
    real: impl FnOnce() -> T,
    outs: &[&dyn Fn(&T) -> Out],
) -> T {
    if mode::mode() == Mode::Plain {
        return real();
    }
    // SAFETY: the caller's promise is this function's.
    unsafe { foreign_slow(op, site, real, outs) }
}

unsafe fn foreign_slow<T: Recordable>(
    op: &'static str,
    site: Site,
    real: impl FnOnce() -> T,
    outs: &[&dyn Fn(&T) -> Out],
) -> T {
    let Some(inside) = Inside::enter() else { return real() };
    match mode::mode() {
        Mode::Plain => real(),
        Mode::Record => {
            let value = inside.in_foreign_code(real);
            let errno = nix::errno::Errno::last_raw();
            engine::with(&inside, |engine| {
                engine.log(op, site, Kind::Call, &[], |to| {
                    value.encode(to);
                    errno.encode(to);
                    for out in outs {
                        let out = out(&value);
                        // SAFETY: the caller promises that `length` initialised bytes can be read here.
                        to.bytes(unsafe { bytes_of(&out) });
                    }
                });
            });
            nix::errno::Errno::set_raw(errno);
            value
        }
        Mode::Replay => {
            let inside = call_back(inside, op, site);
            let (value, errno) = engine::with(&inside, |engine| {
                engine.answer(op, site, Kind::Call, |from| {
                    let value = T::decode(from)?;
                    let errno = i32::decode(from)?;
                    for out in outs {
                        let out = out(&value);
                        let filled = from.bytes()?;
                        if filled.len() != out.length {
                            return Err(Malformed);
                        }
                        if !filled.is_empty() {
                            // SAFETY: the caller promises that `length` bytes can be written here; `filled` is as long
                            // and lies in the reader's buffer, which no foreign buffer overlaps.
                            unsafe { out.pointer.copy_from_nonoverlapping(filled.as_ptr(), filled.len()) };
                        }
                    }
                    Ok((value, errno))
                })
            });
            nix::errno::Errno::set_raw(errno);
            value
        }
        Mode::Evaluate => refuse(&inside, op),
    }
}

/// # Safety
/// As for [`foreign`].
unsafe fn bytes_of(out: &Out) -> &[u8] {
    if out.length == 0 {
        return &[];
    }
    // SAFETY: the caller promises `length` initialised bytes, which stay as they are while the event is made.
    unsafe { std::slice::from_raw_parts(out.pointer, out.length) }
}

/// A host function that foreign code may call, known to the whole executable by its place in a section.
#[derive(Debug)]
#[repr(C)]
pub struct Callback {
    /// The function that foreign code gets.
    pub address: *const (),
    /// Calls the body with recorded arguments.
    pub replay: fn(&mut Decoder<'_>) -> Result<(), Malformed>,
    /// Its path, for people.
    pub name: &'static str,
}

// SAFETY: a description that nobody changes; the address is compared, never followed.
unsafe impl Sync for Callback {}

/// Makes sure that the section is there.
#[used]
#[unsafe(link_section = "revdb_callbacks")]
static NONE: &Callback = &Callback { address: std::ptr::null(), replay: |_| Err(Malformed), name: "" };

unsafe extern "C" {
    /// The linker's: the beginning of the section.
    #[link_name = "__start_revdb_callbacks"]
    static CALLBACKS: *const ();
    /// The linker's: its end.
    #[link_name = "__stop_revdb_callbacks"]
    static CALLBACKS_END: *const ();
}

/// All of them, in an order that is the executable's.
fn callbacks() -> &'static [&'static Callback] {
    let (start, end) = ((&raw const CALLBACKS).cast::<&'static Callback>(), &raw const CALLBACKS_END);
    let count = (end.addr() - start.addr()) / size_of::<&Callback>();
    // SAFETY: the linker puts the section's entries, all of them `&'static Callback`, between its two symbols.
    unsafe { std::slice::from_raw_parts(start, count) }
}

/// Asserts that what is passed to foreign code as a callback is one that can be called on replay. Null is none.
///
/// # Panics
/// When it is not: the message says what to do.
pub fn check_callback(function: *const (), parameter: &'static str) {
    assert!(
        function.is_null() || callbacks().iter().any(|callback| callback.address == function),
        "the function that is passed as `{parameter}` could not be called on replay: put \
         `#[revdb::instrument(callback)]` on it"
    );
}

/// Foreign code has called the host function `callback`, or the host itself has: runs `body`.
///
/// Within a recorded foreign call the arguments go to the trace, and what the body does is the guest's again.
#[inline]
pub fn called_back<R>(
    callback: &'static &'static Callback,
    arguments: impl FnOnce(&mut Encoder),
    body: impl FnOnce() -> R,
) -> R {
    if mode::mode() != Mode::Record {
        return body();
    }
    mode::out_of_foreign_code(
        |inside| {
            let start = callbacks().as_ptr();
            let index = (std::ptr::from_ref(callback).addr() - start.addr()) / size_of::<&Callback>();
            engine::with(inside, |engine| {
                engine.log_callback(|to| {
                    to.number(index as u64);
                    arguments(to);
                });
            });
        },
        body,
    )
}

/// On replay, in the place of the foreign function: makes the calls that it made.
fn call_back(mut inside: Inside, op: &'static str, site: Site) -> Inside {
    while let Some(payload) = engine::with(&inside, |engine| engine.take_callback(op, site)) {
        drop(inside);
        let mut from = Decoder::new(&payload);
        let callback = from.number().ok().and_then(|index| callbacks().get(usize::try_from(index).ok()?));
        let called = callback.ok_or(Malformed).and_then(|callback| (callback.replay)(&mut from));
        inside = Inside::enter().expect("the callback has left the guest's thread as it was");
        if called.is_err() || !from.is_empty() {
            let name = callback.map_or("an unknown function", |callback| callback.name);
            let expected = format!("foreign code calls {name}: {Malformed}");
            engine::with(&inside, |engine| engine.diverge(expected, op.to_owned(), site));
        }
    }
    inside
}

/// Pointers of the host's own that foreign code holds.
struct Lent {
    /// In the order in which they were lent, which is the same on replay.
    addresses: Vec<usize>,
    /// The number of the last one with this address.
    numbers: BTreeMap<usize, u64>,
}

static LENT: Mutex<Lent> = Mutex::new(Lent { addresses: Vec::new(), numbers: BTreeMap::new() });
static ANY_LENT: AtomicBool = AtomicBool::new(false);

/// The host lends `pointer` to foreign code, which may give it back: as an argument of a callback, or as a result.
pub fn lend<T>(pointer: *const T) {
    // Inside a recorded call nothing is lent on replay.
    if mode::mode() == Mode::Plain || !mode::is_open() {
        return;
    }
    ANY_LENT.store(true, Relaxed);
    let mut lent = LENT.lock().expect("nothing panics while it is held");
    let number = lent.addresses.len() as u64;
    lent.addresses.push(pointer.addr());
    if mode::mode() == Mode::Record {
        lent.numbers.insert(pointer.addr(), number);
    }
}

const FOREIGN: u8 = 0;
const HOST: u8 = 1;

/// A pointer that came from foreign code: an address, or the number of a lent pointer.
pub(super) fn encode_pointer(address: usize, to: &mut Encoder) {
    let number = if ANY_LENT.load(Relaxed) {
        LENT.lock().expect("nothing panics while it is held").numbers.get(&address).copied()
    } else {
        None
    };
    match number {
        Some(number) => {
            to.byte(HOST);
            to.number(number);
        }
        None => {
            to.byte(FOREIGN);
            to.number(address as u64);
        }
    }
}

/// The address that stands for it in this process.
pub(super) fn decode_pointer(from: &mut Decoder<'_>) -> Result<usize, Malformed> {
    match from.byte()? {
        FOREIGN => usize::decode(from),
        HOST => {
            let number = usize::decode(from)?;
            let lent = LENT.lock().map_err(|_| Malformed)?;
            lent.addresses.get(number).copied().ok_or(Malformed)
        }
        _ => Err(Malformed),
    }
}
