//! What must leave no trace in a process: evaluations in forks of their own, and looks at the guest's state.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering::Relaxed;

use super::hooks;
use super::protocol::{self, Reply};
use super::state::{KEEP, PAUSE};
use super::sys::{self, Side};
use crate::clock::{FrameId, ObjectId, PAGE};
use crate::guest::{Binding, Guest, Outcome};
use crate::mode::{self, Mode};
use crate::trace::codec;

/// Evaluations number their frames from here.
const EVALUATION_FRAMES: u64 = 1 << 61;

/// How much of an evaluation's result comes back from a fork within a process. Pages that are not used cost nothing.
const ROOM: usize = 16 << 20;

/// Runs a look at the guest: without I/O, and with the counters that it must not have moved restored. A host that panics
/// then is told to the controller, and this process ends.
pub(super) fn unchanged<T>(look: impl FnOnce() -> T) -> T {
    let counters = [&PAGE.time, &PAGE.next_stop, &PAGE.next_object, &PAGE.next_frame];
    let before = counters.map(|counter| counter.load(Relaxed));
    let (depth, watching) = (PAGE.depth.load(Relaxed), PAGE.watching.load(Relaxed));
    let catching = PAGE.catching.load(Relaxed);
    PAGE.next_stop.store(u64::MAX, Relaxed);
    PAGE.watching.store(0, Relaxed);
    PAGE.catching.store(0, Relaxed);
    let mode = mode::mode();
    mode::set(Mode::Evaluate);
    let result = match catch_unwind(AssertUnwindSafe(look)) {
        Ok(result) => result,
        Err(panic) => hooks::end(&Reply::Panicked { message: message(&*panic) }),
    };
    mode::set(mode);
    for (counter, before) in counters.iter().zip(before) {
        counter.store(before, Relaxed);
    }
    PAGE.depth.store(depth, Relaxed);
    PAGE.watching.store(watching, Relaxed);
    PAGE.catching.store(catching, Relaxed);
    if PAUSE.load(Relaxed) {
        PAGE.next_stop.store(0, Relaxed);
    }
    result
}

/// What a panic said.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".to_owned())
}

/// Makes this process one that evaluates: it never stops again, takes ids from a range of their own, and can do no I/O.
pub(super) fn become_evaluator() {
    PAGE.next_stop.store(u64::MAX, Relaxed);
    PAGE.watching.store(0, Relaxed);
    PAGE.catching.store(0, Relaxed);
    PAGE.next_object.fetch_or(ObjectId::EVALUATION, Relaxed);
    PAGE.next_frame.fetch_or(EVALUATION_FRAMES, Relaxed);
    mode::begin_evaluation();
}

/// Evaluates in a fork of this process and returns the outcome and its text. For conditions and watch expressions within
/// a search; what it prints is dropped.
pub(super) fn evaluate(guest: &mut dyn Guest, frame: FrameId, code: &str, objects: &[Binding]) -> (Outcome, String) {
    let outcome = evaluate_in_fork(guest, frame, code, objects)
        .unwrap_or_else(|error| Outcome::Raised(format!("the evaluation failed: {error}")));
    let text = match &outcome {
        Outcome::Nothing => "None".to_owned(),
        Outcome::Value(value) => value.text.clone(),
        Outcome::Raised(error) => error.clone(),
        Outcome::Unsupported => protocol::UNSUPPORTED.to_owned(),
    };
    (outcome, text)
}

fn evaluate_in_fork(
    guest: &mut dyn Guest,
    frame: FrameId,
    code: &str,
    objects: &[Binding],
) -> Result<Outcome, Box<dyn std::error::Error>> {
    // Before and after its frame, an expression means what it means to the main module: objects and globals go on.
    let frames = unchanged(|| guest.frames());
    let index = frames.iter().position(|active| active.id == frame).unwrap_or(frames.len().saturating_sub(1));
    let shared = Shared::new()?;
    let parent = sys::process_id();
    // SAFETY: a replay process has one thread, and this point holds no lock.
    match unsafe { sys::fork(false) }? {
        Side::Child => {
            sys::die_with(parent);
            // Whatever the evaluation prints finds no state and is dropped.
            drop(KEEP.take());
            become_evaluator();
            // A panic must not unwind into the host, which would go on running; no result stands for it.
            if let Ok(outcome) = catch_unwind(AssertUnwindSafe(|| guest.evaluate(index, code, objects))) {
                shared.write(&codec::encode(&outcome).unwrap_or_default());
            }
            sys::exit_now(0);
        }
        Side::Parent { child } => {
            sys::wait(child)?;
            Ok(codec::decode(shared.read())?)
        }
    }
}

/// Memory that a fork shares with its parent: a length, then bytes.
struct Shared(*mut u8);

impl Shared {
    fn new() -> std::io::Result<Self> {
        // SAFETY: a fresh anonymous mapping at an address that the kernel chooses.
        let at = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                ROOM,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_SHARED | libc::MAP_ANONYMOUS,
                -1,
                0,
            )
        };
        if at == libc::MAP_FAILED { Err(std::io::Error::last_os_error()) } else { Ok(Self(at.cast())) }
    }

    /// Keeps `bytes` for the parent; what does not fit counts as nothing.
    fn write(&self, bytes: &[u8]) {
        let length = if bytes.len() <= ROOM - 8 { bytes.len() } else { 0 };
        // SAFETY: the mapping is ROOM bytes, page-aligned, and ours alone until the child has ended.
        unsafe { self.0.cast::<u64>().write(length as u64) };
        // SAFETY: 8 + length <= ROOM, and a Rust slice does not overlap a mapping made for this purpose.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), self.0.add(8), length) };
    }

    fn read(&self) -> &[u8] {
        // SAFETY: the mapping is at least 8 bytes, page-aligned, zero unless written; the child has ended.
        let length = unsafe { self.0.cast::<u64>().read() };
        let length = usize::try_from(length).unwrap_or(0).min(ROOM - 8);
        // SAFETY: 8 + length <= ROOM, and nobody writes any more.
        unsafe { std::slice::from_raw_parts(self.0.add(8), length) }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // SAFETY: unmaps exactly what `new` mapped; `read` borrows from self, so no reference is left.
        unsafe { libc::munmap(self.0.cast(), ROOM) };
    }
}
