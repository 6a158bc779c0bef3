//! Going through objects: who refers to whom, which are alive, which only keep each other alive.

use super::allocator::{Heap, each_live, place_of, slots_of_blocks};
use super::pending::{clear_weak, finalize};
use super::*;

/// Calls `visit` with every object that `header`'s object refers to.
fn trace_object(header: &Header, visit: &mut dyn FnMut(&Header)) {
    macro_rules! dispatch {
        ($($kind:ident => $body:ident),*) => {
            match header.kind {
                $(Kind::$kind => {
                    // SAFETY: the kind tells the body's type; the object is live.
                    let body = unsafe { &(*std::ptr::from_ref(header).cast::<Object<$body>>()).body };
                    body.trace(&mut Tracer(visit));
                })*
            }
        };
    }
    for_each_kind!(dispatch);
}

/// The values that the object behind `value` refers to, in the body's order.
pub fn referents(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(header) = value.header() {
        trace_object(header, &mut |header| found.push(value_of(header)));
    }
    found
}

/// All live objects by ascending id.
pub fn live_objects() -> Vec<Value> {
    let mut all = Vec::new();
    HEAP.with(|heap| each_live(heap, |header| all.push(value_of(header))));
    all.sort_unstable_by_key(|value| value.header().map(Header::id));
    all
}

/// Whether a live object passes `test`.
pub(super) fn any_live(heap: &Heap, test: impl Fn(&Header) -> bool) -> bool {
    let mut found = false;
    each_live(heap, |header| found = found || test(header));
    found
}

/// The live object with this id.
pub fn find(id: ObjectId) -> Option<Value> {
    let mut found = None;
    HEAP.with(|heap| {
        each_live(heap, |header| {
            if header.id() == id {
                found = Some(value_of(header));
            }
        });
    });
    found
}

/// Whether enough containers were allocated for a collection to be due. Depends on the guest's allocations alone.
#[inline(always)]
pub fn collection_due() -> bool {
    HEAP.with(|heap| heap.growth.get() > heap.threshold.get())
}

/// For each container how many references to it are not explained yet. It stands beside the heap, as a walk that wrote into
/// the objects would make a forked process copy the whole heap.
struct Unexplained {
    /// By block number: where the counts of its slots begin.
    first: Vec<usize>,
    counts: Vec<u32>,
}

impl Unexplained {
    /// Stands for what is no candidate: free slots, other objects, and containers that were found reachable.
    const NO_CANDIDATE: u32 = u32::MAX;

    fn new(heap: &Heap) -> Self {
        let mut all = 0;
        let first = slots_of_blocks(heap)
            .into_iter()
            .map(|slots| {
                all += slots;
                all - slots
            })
            .collect();
        let mut new = Self { first, counts: vec![Self::NO_CANDIDATE; all] };
        each_live(heap, |header| {
            if is_container(header.kind) {
                *new.of(header) = header.refs.get();
            }
        });
        new
    }

    #[inline]
    fn of(&mut self, header: &Header) -> &mut u32 {
        let (block, slot) = place_of(header);
        &mut self.counts[self.first[block] + slot]
    }

    /// Takes a reference away, if `to` is a candidate.
    #[inline]
    fn explain(&mut self, to: &Header) {
        let count = self.of(to);
        if *count != Self::NO_CANDIDATE {
            *count -= 1;
        }
    }

    /// Notes that `header` is reachable. Whether it was a candidate.
    #[inline]
    fn strike(&mut self, header: &Header) -> bool {
        std::mem::replace(self.of(header), Self::NO_CANDIDATE) != Self::NO_CANDIDATE
    }
}

/// Collects garbage cycles: returns how many objects were found unreachable.
///
/// Trial deletion over all containers: what is left with references after those from other containers are taken away
/// is reachable from outside (registers, Rust locals, tables), and so is everything reachable from it.
/// Must be called at a safe point, where no `RefCell` of an object is mutably borrowed, and after the caller has emptied the
/// caches that it has: what they hold is reachable.
pub fn collect() -> usize {
    HEAP.with(|heap| {
        // Dropped when the walk is over.
        let mut forgotten = Vec::new();
        each_live(heap, |header| {
            if header.kind == Kind::Code {
                // SAFETY: the kind tells the body's type; the object is live.
                let code = unsafe { &(*std::ptr::from_ref(header).cast::<Object<Code>>()).body };
                forgotten.extend(code.0.forget_methods());
            }
        });
        drop(forgotten);
        let mut unexplained = Unexplained::new(heap);
        let mut containers = 0;
        each_live(heap, |header| {
            if is_container(header.kind) {
                containers += 1;
                trace_object(header, &mut |to| unexplained.explain(to));
            }
        });
        let mut reachable: Vec<*const Header> = Vec::new();
        each_live(heap, |header| {
            if *unexplained.of(header) > 0 && unexplained.strike(header) {
                reachable.push(header);
            }
            while let Some(header) = reachable.pop() {
                // SAFETY: nothing is dropped while the walk lasts.
                trace_object(unsafe { &*header }, &mut |to| {
                    if unexplained.strike(to) {
                        reachable.push(to);
                    }
                });
            }
        });
        // References to all pieces of garbage, by age, keep each alive until all are cleared.
        let mut garbage = Vec::new();
        each_live(heap, |header| {
            if *unexplained.of(header) != Unexplained::NO_CANDIDATE {
                garbage.push(value_of(header));
            }
        });
        garbage.sort_unstable_by_key(|value| value.header().map(Header::id));
        heap.growth.set(0);
        heap.threshold.set(containers.max(50_000));
        break_cycles(heap, garbage)
    })
}

fn break_cycles(heap: &Heap, garbage: Vec<Value>) -> usize {
    let found = garbage.len();
    let mut finalizers = false;
    for value in &garbage {
        finalizers |= finalize(value);
    }
    if finalizers {
        // `__del__` may resurrect anything of the cycle: the next collection frees what stays unreachable.
        return found;
    }
    for value in &garbage {
        if let Some(header) = value.header().filter(|header| header.flags.get() & WEAKLY_REFERENCED != 0) {
            header.flags.set(header.flags.get() & !WEAKLY_REFERENCED);
            clear_weak(heap, NonNull::from(header));
        }
    }
    for value in &garbage {
        value.clear();
    }
    found
}
