//! What the death of objects leaves to be done: finalizers, and weak references.

use super::allocator::Heap;
use super::collector::any_live;
use super::*;

/// Work that the death of an object left for the VM, which does it at the next safe point.
pub enum Pending {
    /// Call `__del__`, then drop the object.
    Finalize(Ref<Instance>),
    /// Close the generator, which is suspended inside a `try` or `with`, then drop it.
    Close(Ref<Generator>),
    /// Call the callback of this weak reference, which was just cleared.
    WeakCallback(Ref<Instance>),
}

thread_local! {
    static PENDING: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn revive_pending() {
    PENDING.set(true);
}

/// Whether [`take_pending`] or [`collect`] has work. One load: for the eval loop's safe points.
#[inline(always)]
pub fn has_pending() -> bool {
    PENDING.get()
}

/// Takes the finalizers and weak reference callbacks that wait to be called.
pub fn take_pending() -> Vec<Pending> {
    PENDING.set(false);
    HEAP.with(|heap| std::mem::take(&mut *heap.pending.borrow_mut()))
}

/// Makes work of every object that has a `__del__` which did not run, and of every generator that is suspended: for the end
/// of the program, where CPython's last collection finds them all. `roots` are the namespaces of the modules.
///
/// The order is the one in which CPython's collector has put them by then: by age, but an object that is older than what
/// refers to it comes when that is reached (of a list or tuple, the last item first).
pub fn finalize_all(roots: &[Value]) {
    if !HEAP.with(|heap| any_live(heap, wants_last_word)) {
        return;
    }
    let mut queue: std::collections::VecDeque<Value> = live_objects()
        .into_iter()
        .filter(|value| value.header().is_some_and(|header| is_container(header.kind)))
        .collect();
    let address = |value: &Value| value.header().map_or(0, |header| std::ptr::from_ref(header) as usize);
    let mut reached: rustc_hash::FxHashSet<usize> = roots.iter().map(address).collect();
    let mut deferred = rustc_hash::FxHashMap::default();
    while let Some(value) = queue.pop_front() {
        if !reached.contains(&address(&value)) {
            deferred.insert(address(&value), value);
            continue;
        }
        finalize(&value);
        let mut children = referents(&value);
        if matches!(value, Value::List(_) | Value::Tuple(_)) {
            children.reverse();
        }
        for child in children {
            let at = address(&child);
            reached.insert(at);
            queue.extend(deferred.remove(&at));
        }
    }
    let mut rest: Vec<Value> = deferred.into_values().collect();
    rest.sort_unstable_by_key(|value| value.header().map(Header::id));
    for value in &rest {
        finalize(value);
    }
}

/// Whether the object has a `__del__` that did not run, or is a generator that is suspended inside a `try` or `with`.
#[inline]
pub(super) fn wants_last_word(header: &Header) -> bool {
    if header.flags.get() & FINALIZED != 0 {
        return false;
    }
    let object = std::ptr::from_ref(header);
    match header.kind {
        // SAFETY: the kind tells the body's type.
        Kind::Instance => unsafe { &(*object.cast::<Object<Instance>>()).body }.has_finalizer(),
        // SAFETY: as above.
        Kind::Generator => unsafe { &(*object.cast::<Object<Generator>>()).body }.has_cleanup(),
        _ => false,
    }
}

/// Queues the finalizer of the object behind `value`, or the closing of the generator. Whether there was one to be run.
pub(super) fn finalize(value: &Value) -> bool {
    let Some(header) = value.header().filter(|header| wants_last_word(header)) else { return false };
    let work = match value {
        Value::Instance(instance) => Pending::Finalize(instance.clone()),
        Value::Generator(generator) => Pending::Close(generator.clone()),
        _ => return false,
    };
    header.flags.set(header.flags.get() | FINALIZED);
    HEAP.with(|heap| heap.pending.borrow_mut().push(work));
    revive_pending();
    true
}

/// Registers `reference` (an instance of `weakref.ref`) to be cleared when `object` dies.
pub fn register_weak(object: &Value, reference: Ref<Instance>) {
    let Some(header) = object.header() else { return };
    header.flags.set(header.flags.get() | WEAKLY_REFERENCED);
    let key = std::ptr::from_ref(header) as usize;
    let dropped = HEAP.with(|heap| {
        let mut weak = heap.weak.borrow_mut();
        let references = weak.entry(key).or_default();
        // Those that only this table still holds go, once in a while.
        let mut dropped = Vec::new();
        if references.len() >= 8 && references.len().is_power_of_two() {
            let all = std::mem::take(references);
            (*references, dropped) = all.into_iter().partition(|reference| reference.ref_count() > 1);
        }
        references.push(reference);
        dropped
    });
    drop(dropped);
}

/// A pointer to an object that does not keep it alive.
pub struct WeakTarget(NonNull<Header>);

impl WeakTarget {
    /// A pointer to the object behind `value`; `None` for unboxed values.
    pub fn new(value: &Value) -> Option<Self> {
        value.header().map(|header| Self(NonNull::from(header)))
    }

    /// The object.
    ///
    /// # Safety
    /// The object must be alive: whoever holds the pointer is registered with [`register_weak`], and has not been told by
    /// [`NativeState::target_died`] that it died.
    pub unsafe fn upgrade(&self) -> Value {
        // SAFETY: the caller answers for the object being alive.
        value_of(unsafe { self.0.as_ref() })
    }
}

/// The weak references to `object` that are registered.
pub fn weak_references(object: &Value) -> Vec<Ref<Instance>> {
    let Some(header) = object.header() else { return Vec::new() };
    let key = std::ptr::from_ref(header) as usize;
    HEAP.with(|heap| heap.weak.borrow().get(&key).cloned().unwrap_or_default())
}

pub(super) fn clear_weak(heap: &Heap, header: NonNull<Header>) {
    let references = heap.weak.borrow_mut().remove(&(header.as_ptr() as usize)).unwrap_or_default();
    // The callbacks run from the youngest reference to the oldest.
    for reference in references.into_iter().rev() {
        // A reference that nobody else holds has gone before its target: its callback is not called.
        if reference.clear_weak_target() && reference.ref_count() > 1 {
            heap.pending.borrow_mut().push(Pending::WeakCallback(reference));
            revive_pending();
        }
    }
}
