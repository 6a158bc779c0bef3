//! Interned strings: equal ones are one object. The table holds no references.

use super::allocator::Heap;
use super::*;

/// The interned string with this text: equal interned strings are the same object.
pub fn intern(text: &str) -> Ref<Str> {
    let hash = Str::hash_of(text);
    if let Some(found) = find_interned(text, hash) {
        return found;
    }
    add_interned(Ref::new(Str::new(text)))
}

/// The interned string equal to `text`, which becomes it if there is none yet.
#[inline]
pub fn intern_ref(text: &Ref<Str>) -> Ref<Str> {
    if text.header().flags.get() & INTERNED != 0 {
        return text.clone();
    }
    match find_interned(text.as_str(), text.hash()) {
        Some(found) => found,
        None => add_interned(text.clone()),
    }
}

/// Whether `text` is interned: two interned strings are equal only if they are the same object.
#[inline(always)]
pub fn is_interned(text: &Ref<Str>) -> bool {
    text.header().flags.get() & INTERNED != 0
}

fn interned_slot(table: &[*const Header], text: &str, hash: i64) -> Result<usize, usize> {
    let mask = table.len() - 1;
    let mut slot = hash as usize & mask;
    loop {
        let header = table[slot];
        if header.is_null() {
            return Err(slot);
        }
        // SAFETY: a string leaves the table before it dies, so every pointer in it is to a live `Str`.
        let body = unsafe { &(*header.cast::<Object<Str>>()).body };
        if body.hash() == hash && body.as_str() == text {
            return Ok(slot);
        }
        slot = (slot + 1) & mask;
    }
}

fn find_interned(text: &str, hash: i64) -> Option<Ref<Str>> {
    HEAP.with(|heap| {
        let table = heap.interned.borrow();
        if table.is_empty() {
            return None;
        }
        let slot = interned_slot(&table, text, hash).ok()?;
        // SAFETY: as in `interned_slot`.
        Some(Ref::from_header(unsafe { &*table[slot] }))
    })
}

fn add_interned(text: Ref<Str>) -> Ref<Str> {
    HEAP.with(|heap| {
        let mut table = heap.interned.borrow_mut();
        if heap.interned_count.get() * 2 >= table.len() {
            let larger = vec![std::ptr::null(); (table.len() * 2).max(1024)];
            let old = std::mem::replace(&mut *table, larger);
            for header in old.into_iter().filter(|header| !header.is_null()) {
                insert_interned(&mut table, header);
            }
        }
        insert_interned(&mut table, std::ptr::from_ref(text.header()));
        heap.interned_count.set(heap.interned_count.get() + 1);
        let flags = &text.header().flags;
        flags.set(flags.get() | INTERNED);
    });
    text
}

fn insert_interned(table: &mut [*const Header], header: *const Header) {
    // SAFETY: as in `interned_slot`.
    let body = unsafe { &(*header.cast::<Object<Str>>()).body };
    if let Err(slot) = interned_slot(table, body.as_str(), body.hash()) {
        table[slot] = header;
    }
}

/// Takes a dying string out of the table (linear probing with backward shift, so no tombstones are left).
pub(super) fn forget_interned(heap: &Heap, header: &Header) {
    let mut table = heap.interned.borrow_mut();
    // SAFETY: only strings carry the flag, and this one is still whole.
    let body = unsafe { &(*std::ptr::from_ref(header).cast::<Object<Str>>()).body };
    let Ok(mut hole) = interned_slot(&table, body.as_str(), body.hash()) else { return };
    let mask = table.len() - 1;
    let mut slot = hole;
    loop {
        slot = (slot + 1) & mask;
        let header = table[slot];
        if header.is_null() {
            break;
        }
        // SAFETY: as in `interned_slot`.
        let home = unsafe { &(*header.cast::<Object<Str>>()).body }.hash() as usize & mask;
        if (slot.wrapping_sub(home) & mask) >= (slot.wrapping_sub(hole) & mask) {
            table[hole] = header;
            hole = slot;
        }
    }
    table[hole] = std::ptr::null();
    heap.interned_count.set(heap.interned_count.get() - 1);
}
