//! What happened in a stretch of the run, compactly: enough to say that a search has no hit in it.
//!
//! A summary holds the lines that ran, the activations that were met, the slots that were written, and whether anything was printed. What began within the stretch is
//! left out of the latter two: an activation or object that somebody asks about either began before the stretch, and then it is in
//! the lists, or in it, and then the stretch must be searched anyway. That keeps the lists short where they would be long: in a
//! recursion, and for objects that come and go. (A call depth would not do for activations: a generator's changes.)

use std::collections::BTreeSet;
use std::sync::atomic::Ordering::Relaxed;

use crate::clock::{FrameId, ObjectId, PAGE, Slot};
use crate::guest::{Location, StopKind};
use crate::trace::codec::{Decode, Encode};

/// The most classes of exceptions that a summary lists.
const CLASSES: usize = 200;

/// Any slot of an object.
const ANY: Slot = Slot(0);

/// The bit that tells activations, as owners of slots, from objects.
const OWNER: u64 = FrameId(0).owner().0;

/// What happened between two stop points; the one at the start counts, the one at the end does not.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Summary {
    /// Activations with ids in this range began here.
    frames_began: (u64, u64),
    /// And objects with these.
    objects_made: (u64, u64),
    /// Lines and function entries, see [`line`] and [`entry`], in ascending order.
    pub(crate) spots: Vec<u64>,
    /// Older activations, see [`activation`], in ascending order.
    frames: Vec<u64>,
    /// Writes to older objects and activations.
    writes: Filter,
    /// The classes of what was raised; `None` when they are too many.
    raised: Option<BTreeSet<String>>,
    /// The guest wrote to its standard output or error.
    pub(crate) prints: bool,
}

/// A line of a code object, as a number.
pub(crate) const fn line(code: u32, line: u32) -> u64 {
    (code as u64) << 32 | (line & !ENTRY) as u64
}

/// The entry of a code object, as a number.
pub(crate) const fn entry(code: u32) -> u64 {
    (code as u64) << 32 | ENTRY as u64
}

/// The code object of a line or an entry.
pub(crate) const fn code_of(spot: u64) -> u32 {
    (spot >> 32) as u32
}

const ENTRY: u32 = 1 << 31;

/// An activation at a line, or leaving.
const fn activation(frame: FrameId, at_line: bool) -> u64 {
    frame.0 << 1 | at_line as u64
}

impl Summary {
    /// Whether the activation may have had a stop here: at a line, or where it was left.
    pub(crate) fn may_meet(&self, frame: FrameId, at_line: bool) -> bool {
        let (first, after) = self.frames_began;
        match frame.0 {
            id if id >= after => false,
            id if id >= first => true,
            _ => self.frames.binary_search(&activation(frame, at_line)).is_ok(),
        }
    }

    /// Whether an exception of this class, or any exception, may have been raised here.
    pub(crate) fn may_raise(&self, class: Option<&str>) -> bool {
        match (&self.raised, class) {
            (None, _) => true,
            (Some(raised), None) => !raised.is_empty(),
            (Some(raised), Some(class)) => raised.contains(class),
        }
    }

    /// Whether the object was made here.
    pub(crate) fn makes(&self, object: ObjectId) -> bool {
        (self.objects_made.0..self.objects_made.1).contains(&object.0)
    }

    /// Whether a write that concerns this slot may have happened here.
    pub(crate) fn may_write(&self, object: ObjectId, slot: Slot) -> bool {
        if !began_before(object, self.frames_began.1, self.objects_made.1) {
            // It begins later.
            return false;
        }
        if !began_before(object, self.frames_began.0, self.objects_made.0) {
            return true;
        }
        if slot == Slot::ALL {
            return self.writes.may_hold(hash(object, ANY));
        }
        self.writes.may_hold(hash(object, slot)) || self.writes.may_hold(hash(object, Slot::ALL))
    }
}

/// Whether an object, or an activation as an owner of slots, is older than these.
fn began_before(object: ObjectId, frame: u64, made: u64) -> bool {
    if object.0 & OWNER == 0 { object.0 < made } else { object.0 & !OWNER < frame }
}

fn hash(object: ObjectId, slot: Slot) -> u64 {
    let product = (object.0.rotate_left(32) ^ slot.0).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (product ^ product >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// A Bloom filter: says "no" only when that is so.
///
/// It is filled at full size and then folded in half as long as it stays sparse (Bloom 1970; folding as in Swamidass and Baldi
/// 2007).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct Filter {
    words: Vec<u64>,
}

/// The bits of a filter before it is folded, as a power of two.
const FULL: u32 = 21;
/// A filter is folded while at most one bit in this many would be set.
const SPARSE: u32 = 8;

impl Filter {
    fn new() -> Self {
        Self { words: vec![0; 1 << (FULL - 6)] }
    }

    fn bits(hash: u64) -> [usize; 3] {
        [0, 1, 2].map(|part| (hash >> (part * FULL)) as usize & ((1 << FULL) - 1))
    }

    #[inline]
    fn insert(&mut self, hash: u64) {
        for bit in Self::bits(hash) {
            self.words[bit / 64] |= 1 << (bit % 64);
        }
    }

    fn fold(&mut self) {
        while self.words.len() > 1 {
            let (low, high) = self.words.split_at(self.words.len() / 2);
            let folded: Vec<u64> = low.iter().zip(high).map(|(low, high)| low | high).collect();
            let set: u32 = folded.iter().map(|word| word.count_ones()).sum();
            if set * SPARSE > folded.len() as u32 * 64 {
                return;
            }
            self.words = folded;
        }
    }

    fn may_hold(&self, hash: u64) -> bool {
        // A power of two, or a filter that was damaged on its way and holds everything.
        let mask = (self.words.len() * 64).wrapping_sub(1);
        Self::bits(hash).into_iter().all(|bit| {
            let bit = bit & mask;
            self.words.get(bit / 64).is_none_or(|word| word & 1 << (bit % 64) != 0)
        })
    }
}

/// Remembers what was noted lately.
struct Recent([u64; 1024]);

impl Recent {
    /// Whether this was among what was noted lately; now it is.
    #[inline]
    fn has(&mut self, what: u64) -> bool {
        let place = &mut self.0[(what.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize];
        std::mem::replace(place, what) == what
    }
}

/// Takes a summary while the guest runs.
pub(super) struct Collector {
    frames_before: u64,
    objects_before: u64,
    spots: BTreeSet<u64>,
    frames: BTreeSet<u64>,
    writes: Filter,
    recent_spots: Recent,
    recent_writes: Recent,
    recent_frame: u64,
    raised: Option<BTreeSet<String>>,
    printed_before: u64,
}

impl Collector {
    /// Begins at the stop point that the guest is at, after it has printed so many bytes.
    pub(super) fn new(location: &Location, printed: u64) -> Self {
        let mut collector = Self {
            frames_before: PAGE.next_frame.load(Relaxed),
            objects_before: PAGE.next_object.load(Relaxed),
            spots: BTreeSet::new(),
            frames: BTreeSet::new(),
            writes: Filter::new(),
            recent_spots: Recent([u64::MAX; 1024]),
            recent_writes: Recent([0; 1024]),
            recent_frame: u64::MAX,
            raised: Some(BTreeSet::new()),
            printed_before: printed,
        };
        collector.stop(location);
        collector
    }

    /// The guest is at a stop point.
    #[inline]
    pub(super) fn stop(&mut self, location: &Location) {
        let at_line = location.kind == StopKind::Line;
        if at_line {
            let spot = line(location.code, location.line);
            if !self.recent_spots.has(spot) {
                self.spots.insert(spot);
            }
        } else {
            // The frame is about to go, and its locals with it.
            self.write(location.frame.owner(), Slot::ALL);
        }
        if location.entry {
            self.spots.insert(entry(location.code));
        }
        let frame = activation(location.frame, at_line);
        if location.frame.0 < self.frames_before && self.recent_frame != frame {
            self.recent_frame = frame;
            self.frames.insert(frame);
        }
    }

    /// The guest has written a slot.
    #[inline]
    pub(super) fn write(&mut self, object: ObjectId, slot: Slot) {
        if !began_before(object, self.frames_before, self.objects_before) {
            return;
        }
        let key = hash(object, slot);
        if !self.recent_writes.has(key) {
            self.writes.insert(key);
            self.writes.insert(hash(object, ANY));
        }
    }

    /// The guest has raised an exception of these classes.
    pub(super) fn raise(&mut self, classes: &[String]) {
        if let Some(raised) = &mut self.raised {
            for class in classes.iter().filter(|class| !class.is_empty()) {
                if !raised.contains(class) {
                    raised.insert(class.clone());
                }
            }
            if raised.len() > CLASSES {
                self.raised = None;
            }
        }
    }

    /// Ends the stretch, when the guest has printed so many bytes.
    pub(super) fn finish(mut self, printed: u64) -> Summary {
        self.writes.fold();
        Summary {
            frames_began: (self.frames_before, PAGE.next_frame.load(Relaxed)),
            objects_made: (self.objects_before, PAGE.next_object.load(Relaxed)),
            spots: self.spots.into_iter().collect(),
            frames: self.frames.into_iter().collect(),
            writes: self.writes,
            raised: self.raised,
            prints: printed > self.printed_before,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(frame: u64, code: u32, line: u32, kind: StopKind) -> Location {
        Location { code, line, entry: false, kind, frame: FrameId(frame) }
    }

    fn collector(frames: u64, objects: u64) -> Collector {
        let mut collector = Collector::new(&at(0, 0, 1, StopKind::Line), 7);
        collector.frames_before = frames;
        collector.objects_before = objects;
        collector
    }

    /// As if a hundred activations and objects had begun meanwhile.
    fn finish(collector: Collector) -> Summary {
        let (frames, objects) = (collector.frames_before, collector.objects_before);
        let summary = collector.finish(7);
        Summary { frames_began: (frames, frames + 100), objects_made: (objects, objects + 100), ..summary }
    }

    #[test]
    fn what_was_written_is_never_denied() {
        let mut collector = collector(100, 100_000);
        for id in 1..5000 {
            collector.write(ObjectId(id * 3), Slot::index(id % 7));
        }
        let summary = finish(collector);
        for id in 1..5000 {
            assert!(summary.may_write(ObjectId(id * 3), Slot::index(id % 7)));
            assert!(summary.may_write(ObjectId(id * 3), Slot::ALL));
        }
        let wrong = (1..5000).filter(|id| summary.may_write(ObjectId(id * 3 + 1), Slot::LENGTH)).count();
        assert!(wrong < 100, "{wrong} of 5000 that were not written");
        // What was made in the stretch must be looked for.
        assert!(summary.may_write(ObjectId(100_050), Slot::LENGTH));
        assert!(!summary.may_write(ObjectId(100_100), Slot::LENGTH));
        assert!(summary.makes(ObjectId(100_050)));
        assert!(!summary.makes(ObjectId(99_999)));
        assert!(summary.writes.words.len() <= 1 << 12);
    }

    #[test]
    fn a_write_to_all_of_an_object_concerns_each_slot() {
        let mut collector = collector(100, 100);
        collector.write(ObjectId(5), Slot::ALL);
        collector.write(FrameId(7).owner(), Slot::ALL);
        collector.write(FrameId(150).owner(), Slot::ALL);
        let summary = finish(collector);
        assert!(summary.may_write(ObjectId(5), Slot::LENGTH));
        assert!(summary.may_write(FrameId(7).owner(), Slot::local(1)));
        assert!(!summary.may_write(ObjectId(6), Slot::ALL));
        assert_eq!(summary.writes.words.len(), 2);
    }

    #[test]
    fn activations_and_lines_are_met_where_they_stop() {
        let mut collector = collector(100, 100);
        collector.stop(&at(7, 3, 12, StopKind::Line));
        collector.stop(&at(8, 3, 13, StopKind::Return));
        collector.stop(&at(150, 4, 20, StopKind::Line));
        let summary = finish(collector);
        assert!(summary.may_meet(FrameId(7), true) && !summary.may_meet(FrameId(7), false));
        assert!(summary.may_meet(FrameId(8), false) && !summary.may_meet(FrameId(8), true));
        // It began here, so nothing is known but that.
        assert!(summary.may_meet(FrameId(150), true) && summary.may_meet(FrameId(151), false));
        assert!(!summary.may_meet(FrameId(9), true) && !summary.may_meet(FrameId(200), true));
        assert!(summary.spots.contains(&line(4, 20)) && !summary.spots.contains(&line(3, 13)));
        assert!(!summary.prints && Collector::new(&at(0, 0, 1, StopKind::Line), 7).finish(8).prints);
        assert_eq!(summary.frames.len(), 3);
        assert_eq!(code_of(entry(5)), 5);
    }
}
