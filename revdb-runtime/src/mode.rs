//! What this process does at a recorded call: nothing, record, replay, or refuse (an evaluation in the debugger).

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering::Relaxed};

/// What a recorded call does in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mode {
    /// Calls go straight to the system.
    Plain = 0,
    /// Calls go to the system and their results to the trace.
    Record = 1,
    /// Calls are answered from the trace.
    Replay = 2,
    /// Calls are refused: a throw-away fork evaluates for the debugger.
    Evaluate = 3,
}

static MODE: AtomicU8 = AtomicU8::new(Mode::Plain as u8);

/// The mode of this process.
#[inline]
#[must_use]
pub fn mode() -> Mode {
    match MODE.load(Relaxed) {
        0 => Mode::Plain,
        1 => Mode::Record,
        2 => Mode::Replay,
        _ => Mode::Evaluate,
    }
}

/// Whether the debugger is asking the host something: what runs now is no part of the recorded run. For hosts whose hooks run
/// then too.
#[inline]
#[must_use]
pub fn evaluating() -> bool {
    mode() == Mode::Evaluate
}

pub(crate) fn set(mode: Mode) {
    MODE.store(mode as u8, Relaxed);
}

/// What runs when an evaluation begins and when it ends.
type Callbacks = (fn(), fn());

/// What the facade does at the beginning and the end of an evaluation.
static EVALUATION: OnceLock<Callbacks> = OnceLock::new();

/// In a replay process: `begin` sets aside what the guest has buffered, `end` writes out what the evaluation has.
pub(crate) fn on_evaluation(begin: fn(), end: fn()) {
    // There is one facade; to set it again changes nothing.
    let _ = EVALUATION.set((begin, end));
}

/// Makes this process, a throw-away fork, one that evaluates.
pub(crate) fn begin_evaluation() {
    set(Mode::Evaluate);
    if let Some((begin, _)) = EVALUATION.get() {
        begin();
    }
}

/// The evaluation is over: all of its output has gone to the controller when this returns.
pub(crate) fn end_evaluation() {
    if let Some((_, end)) = EVALUATION.get() {
        end();
    }
}

/// The thread runs the guest: its calls are the ones to record.
const GUEST: u8 = 1;
/// The thread is inside a recorded call, or inside the runtime: calls are not recorded themselves.
const INSIDE: u8 = 2;

/// The recorded call is one of a foreign function, which may call back into the host.
const FOREIGN: u8 = 4;

thread_local! {
    // Needs no destructor, so it can still be read while the process exits.
    static THREAD: Cell<u8> = const { Cell::new(0) };
}

/// Whether some thread was declared to run the guest.
static ADOPTED: AtomicBool = AtomicBool::new(false);

/// Whether a run is recorded or replayed, or is about to be. In a plain run no thread is anything special.
pub(crate) fn is_adopted() -> bool {
    ADOPTED.load(Relaxed)
}

/// Declares the calling thread to be the one that runs the guest.
pub(crate) fn adopt_thread() {
    THREAD.set(GUEST);
    ADOPTED.store(true, Relaxed);
}

/// Whether the calling thread runs the guest.
#[inline]
pub(crate) fn on_guest_thread() -> bool {
    THREAD.get() & GUEST != 0
}

/// Whether the calling thread runs the guest, and is not inside a recorded call.
#[inline]
pub(crate) fn is_open() -> bool {
    THREAD.get() == GUEST
}

/// Whether a call on this thread is the guest's own, in a recorded or replayed run: not the runtime's, and no part of a
/// recorded call.
#[inline]
pub(crate) fn guest_calls() -> bool {
    mode() != Mode::Plain && is_open()
}

/// Proof that the calling thread runs the guest and that no other recorded call is under way.
#[derive(Debug)]
pub(crate) struct Inside(());

impl Inside {
    /// Begins a recorded call, unless one is under way or the thread is not the guest's.
    #[inline]
    pub(crate) fn enter() -> Option<Self> {
        (THREAD.get() == GUEST).then(|| {
            THREAD.set(GUEST | INSIDE);
            Self(())
        })
    }
}

impl Inside {
    /// Runs foreign code: what it calls in the host can tell.
    pub(crate) fn in_foreign_code<R>(&self, code: impl FnOnce() -> R) -> R {
        THREAD.set(GUEST | INSIDE | FOREIGN);
        let result = code();
        THREAD.set(GUEST | INSIDE);
        result
    }
}

/// Foreign code has called back into the host: runs `arrive`, then `body` as the guest again. Elsewhere only `body`.
pub(crate) fn out_of_foreign_code<R>(arrive: impl FnOnce(&Inside), body: impl FnOnce() -> R) -> R {
    if THREAD.get() != GUEST | INSIDE | FOREIGN {
        return body();
    }
    // What it opened, it closes: the flags are set again below.
    let inside = Inside(());
    arrive(&inside);
    drop(inside);
    let result = body();
    THREAD.set(GUEST | INSIDE | FOREIGN);
    result
}

/// Something of std's that a type of the facade holds. Letting go of it is no call of the guest's.
#[derive(Debug)]
pub(crate) struct Held<T>(ManuallyDrop<T>);

impl<T> Held<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(ManuallyDrop::new(value))
    }
}

impl<T> Deref for Held<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Drop for Held<T> {
    fn drop(&mut self) {
        let inside = Inside::enter();
        // SAFETY: dropped here only, and not used from here on.
        unsafe { ManuallyDrop::drop(&mut self.0) };
        drop(inside);
    }
}

impl Drop for Inside {
    #[inline]
    fn drop(&mut self) {
        THREAD.set(GUEST);
    }
}
