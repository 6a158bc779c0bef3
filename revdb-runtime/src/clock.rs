//! The hot path: guest time, frame depth, object ids and mutation notes.
//!
//! Everything that an instrumented interpreter does at full speed is in this module: a handful of counters in one
//! page-aligned static. A static is addressed relative to the instruction pointer, so a stop point costs a load, an
//! increment, a store and a compare, with no context to pass around. While recording, the page is remapped
//! (`MAP_FIXED | MAP_SHARED`) onto the trace file, so that the time of a killed run is known to the last stop point.
//!
//! The counters are atomics only because a static must be `Sync`; guest code runs under the host's lock, so plain
//! relaxed loads and stores suffice and no read-modify-write instruction is ever issued.

use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering::Relaxed};

#[cfg(feature = "record")]
use crate::trace::codec::{Decode, Encode};

/// The index of a stop point: 1 is the first one of the run. 0 is "before the first".
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub u64);

/// The stable identity of a guest object: a count of allocations, never an address.
///
/// Objects made by an evaluation in the debugger have [`ObjectId::EVALUATION`] set.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(pub u64);

/// The identity of one activation of a guest function: a count of activations. Resuming a generator keeps it.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameId(pub u64);

/// What part of an object (or frame) was written: an attribute's or key's hash, an index, the length, a local's number.
#[cfg_attr(feature = "record", derive(Encode, Decode))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot(pub u64);

impl ObjectId {
    /// The bit that marks objects that were made by an evaluation, not by the recorded run.
    pub const EVALUATION: u64 = 1 << 63;
    /// The bit that marks frames as owners of slots.
    const FRAME: u64 = 1 << 62;

    /// Takes the next id. Called once per guest object, when it is allocated.
    #[inline(always)]
    #[must_use]
    pub fn next() -> Self {
        let id = PAGE.next_object.load(Relaxed);
        PAGE.next_object.store(id + 1, Relaxed);
        Self(id)
    }

    /// Whether this is a frame as the owner of its locals, see [`FrameId::owner`].
    #[must_use]
    pub fn is_frame(self) -> bool {
        self.0 & (Self::EVALUATION | Self::FRAME) == Self::FRAME
    }

    /// Whether this object was made by an evaluation in the debugger.
    #[must_use]
    pub fn is_evaluation(self) -> bool {
        self.0 & Self::EVALUATION != 0
    }
}

impl Slot {
    /// The number of elements of a container.
    pub const LENGTH: Self = Self(1);
    /// Anything of the object may have changed.
    pub const ALL: Self = Self(2);

    /// Element `index` of a sequence.
    #[inline(always)]
    #[must_use]
    pub const fn index(index: u64) -> Self {
        Self((index << 2) | 3)
    }

    /// The attribute or key with this hash.
    #[inline(always)]
    #[must_use]
    pub const fn key(hash: u64) -> Self {
        Self((hash << 2) | 4)
    }

    /// Local variable `number` of a frame.
    #[inline(always)]
    #[must_use]
    pub const fn local(number: u32) -> Self {
        Self(((number as u64) << 2) | 3)
    }
}

/// The counters, alone on their page so that recording can map the page onto the trace file.
#[repr(C, align(4096))]
pub(crate) struct Page {
    /// Index of the last stop point that was reached.
    pub(crate) time: AtomicU64,
    /// [`stop_point`] returns true from this time on.
    pub(crate) next_stop: AtomicU64,
    pub(crate) next_object: AtomicU64,
    pub(crate) next_frame: AtomicU64,
    /// Number of guest frames that are active.
    pub(crate) depth: AtomicU32,
    /// Non-zero while a watchpoint wants mutation notes.
    pub(crate) watching: AtomicU8,
    /// Non-zero while the debugger looks for exceptions.
    pub(crate) catching: AtomicU8,
    _pad: [u8; 4096 - 4 * 8 - 4 - 2 - 2],
}

impl Page {
    /// The state before the first stop point.
    pub(crate) const fn new() -> Self {
        Self {
            time: AtomicU64::new(0),
            next_stop: AtomicU64::new(u64::MAX),
            next_object: AtomicU64::new(1),
            next_frame: AtomicU64::new(1),
            depth: AtomicU32::new(0),
            watching: AtomicU8::new(0),
            catching: AtomicU8::new(0),
            _pad: [0; 4096 - 4 * 8 - 4 - 2 - 2],
        }
    }
}

pub(crate) static PAGE: Page = Page::new();

/// What a recorded call could move while it runs.
#[cfg(feature = "record")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counters {
    time: u64,
    depth: u32,
    pub(crate) objects: u64,
    pub(crate) frames: u64,
}

#[cfg(feature = "record")]
impl Counters {
    pub(crate) fn now() -> Self {
        Self {
            time: PAGE.time.load(Relaxed),
            depth: PAGE.depth.load(Relaxed),
            objects: PAGE.next_object.load(Relaxed),
            frames: PAGE.next_frame.load(Relaxed),
        }
    }

    /// The ids that were taken since `before`.
    pub(crate) fn since(self, before: Self) -> Self {
        Self { objects: self.objects - before.objects, frames: self.frames - before.frames, ..self }
    }
}

/// Sets time and depth back to what they were: stop points of a body that does not run on replay are none.
#[cfg(feature = "record")]
pub(crate) fn stand_at(before: Counters) {
    PAGE.time.store(before.time, Relaxed);
    PAGE.depth.store(before.depth, Relaxed);
}

/// On replay: the ids that a body took in the recording are taken.
#[cfg(feature = "record")]
pub(crate) fn skip(objects: u64, frames: u64) {
    PAGE.next_object.store(PAGE.next_object.load(Relaxed).wrapping_add(objects), Relaxed);
    PAGE.next_frame.store(PAGE.next_frame.load(Relaxed).wrapping_add(frames), Relaxed);
}

/// Counts a stop point. When it returns true the host must call [`crate::stopped`] at once, with the location.
#[inline(always)]
#[must_use]
pub fn stop_point() -> bool {
    if cfg!(not(feature = "stops")) {
        return false;
    }
    let time = PAGE.time.load(Relaxed) + 1;
    PAGE.time.store(time, Relaxed);
    time >= PAGE.next_stop.load(Relaxed)
}

/// The index of the last stop point that was reached.
#[inline]
#[must_use]
pub fn now() -> Time {
    Time(PAGE.time.load(Relaxed))
}

/// Notes that a guest frame was entered (or a suspended one resumed). Pair with [`leave`].
#[inline(always)]
pub fn enter() {
    #[cfg(feature = "record")]
    PAGE.depth.store(PAGE.depth.load(Relaxed).wrapping_add(1), Relaxed);
}

/// Notes that the innermost guest frame was left: by return, exception or suspension.
#[inline(always)]
pub fn leave() {
    #[cfg(feature = "record")]
    {
        let depth = PAGE.depth.load(Relaxed).wrapping_sub(1);
        PAGE.depth.store(depth, Relaxed);
        if depth == 0 {
            crate::replay::note_bottom();
        }
    }
}

#[cfg(feature = "record")]
thread_local! {
    static ACTIVE: std::cell::RefCell<Vec<FrameId>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// A guest frame that is active for as long as this value lives: [`enter`] and [`leave`], however the function ends.
#[derive(Debug)]
#[must_use = "the frame is left when this is dropped"]
pub struct Activation(());

impl Activation {
    /// Enters a frame, and takes an id for it.
    #[inline]
    pub fn begin() -> Self {
        enter();
        #[cfg(feature = "record")]
        let _ = ACTIVE.try_with(|active| active.borrow_mut().push(FrameId::next()));
        Self(())
    }

    /// The ids of all frames that were begun and not dropped, innermost first: for hosts whose own stack has no room for them.
    #[must_use]
    pub fn ids() -> Vec<FrameId> {
        #[cfg(feature = "record")]
        return ACTIVE.try_with(|active| active.borrow().iter().rev().copied().collect()).unwrap_or_default();
        #[cfg(not(feature = "record"))]
        Vec::new()
    }
}

impl Drop for Activation {
    #[inline]
    fn drop(&mut self) {
        #[cfg(feature = "record")]
        let _ = ACTIVE.try_with(|active| active.borrow_mut().pop());
        leave();
    }
}

impl FrameId {
    /// Takes the next frame id: once per activation of a guest function, not again when a generator is resumed. With the
    /// instrumentation compiled out frames have no ids, and this is 0.
    #[inline(always)]
    #[must_use]
    pub fn next() -> Self {
        if cfg!(not(feature = "record")) {
            return Self(0);
        }
        let id = PAGE.next_frame.load(Relaxed);
        PAGE.next_frame.store(id + 1, Relaxed);
        Self(id)
    }

    /// The frame as the owner of slots (its locals), for [`mutated`]. Never equal to an object's id.
    #[inline(always)]
    #[must_use]
    pub const fn owner(self) -> ObjectId {
        ObjectId(self.0 | ObjectId::FRAME)
    }
}

/// Notes that `slot` of `object` was (or is just about to be) written. One predictable branch unless a watchpoint is set.
#[inline(always)]
pub fn mutated(object: ObjectId, slot: Slot) {
    #[cfg(feature = "record")]
    if watching() {
        crate::replay::note_mutation(object, slot);
    }
    #[cfg(not(feature = "record"))]
    let _ = (object, slot);
}

/// Notes that an exception is raised (not raised again on its way): `catch` in the debugger stops where that happens. To be
/// called on the cold path of raising, before handlers are looked for. `classes` gives the names of its class and of that
/// class's bases, its own first; it is called only while the debugger looks for exceptions.
#[inline(always)]
pub fn raised(exception: ObjectId, classes: impl FnOnce() -> Vec<String>) {
    #[cfg(feature = "record")]
    if PAGE.catching.load(Relaxed) != 0 {
        crate::replay::note_raise(exception, &classes());
    }
    #[cfg(not(feature = "record"))]
    let _ = (exception, classes);
}

/// Whether [`mutated`] has a listener: lets a host skip the computation of a costly slot.
#[inline(always)]
#[must_use]
pub fn watching() -> bool {
    cfg!(feature = "record") && PAGE.watching.load(Relaxed) != 0
}
