//! Going through objects: who refers to whom, which are alive, which only keep each other alive.

use super::allocator::{Heap, each_live};
use super::pending::{clear_weak, revive_pending};
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

/// The live object with this id.
pub fn find(id: ObjectId) -> Option<Value> {
    let mut found = None;
    HEAP.with(|heap| {
        each_live(heap, |header| {
            if header.id == id {
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

/// Collects garbage cycles: returns how many objects were found unreachable.
///
/// Trial deletion over all containers: what is left with references after those from other containers are taken away
/// is reachable from outside (registers, Rust locals, tables), and so is everything reachable from it.
/// Must be called at a safe point, where no `RefCell` of an object is mutably borrowed.
pub fn collect() -> usize {
    HEAP.with(|heap| {
        let mut counts = rustc_hash::FxHashMap::default();
        each_live(heap, |header| {
            if is_container(header.kind) {
                counts.insert(std::ptr::from_ref(header), header.refs.get());
            }
        });
        let containers = counts.len();
        let mut order: Vec<*const Header> = counts.keys().copied().collect();
        order.sort_unstable_by_key(|header| {
            // SAFETY: here and below, the map's keys are live objects; nothing is dropped before the end.
            unsafe { (**header).id }
        });
        for header in &order {
            // SAFETY: see above.
            trace_object(unsafe { &**header }, &mut |to| {
                if let Some(count) = counts.get_mut(&std::ptr::from_ref(to)) {
                    *count -= 1;
                }
            });
        }
        let mut reachable: Vec<*const Header> = order.iter().copied().filter(|header| counts[header] > 0).collect();
        for header in &reachable {
            counts.remove(header);
        }
        while let Some(header) = reachable.pop() {
            // SAFETY: see above.
            trace_object(unsafe { &*header }, &mut |to| {
                if counts.remove(&std::ptr::from_ref(to)).is_some() {
                    reachable.push(to);
                }
            });
        }
        // SAFETY: see above; taking references first keeps every piece of garbage alive until all are cleared.
        let garbage: Vec<Value> = order
            .iter()
            .filter(|header| counts.contains_key(*header))
            .map(|header| value_of(unsafe { &**header }))
            .collect();
        heap.growth.set(0);
        heap.threshold.set((containers as isize).max(50_000));
        break_cycles(heap, garbage)
    })
}

fn break_cycles(heap: &Heap, garbage: Vec<Value>) -> usize {
    let found = garbage.len();
    let mut finalizers = false;
    for value in &garbage {
        if let (Value::Instance(instance), Some(header)) = (value, value.header())
            && header.flags.get() & FINALIZED == 0
            && instance.has_finalizer()
        {
            header.flags.set(header.flags.get() | FINALIZED);
            heap.pending.borrow_mut().push(Pending::Finalize(instance.clone()));
            finalizers = true;
        }
    }
    if finalizers {
        // `__del__` may resurrect anything of the cycle: the next collection frees what stays unreachable.
        revive_pending();
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
