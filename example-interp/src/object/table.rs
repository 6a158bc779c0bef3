//! The hash table of `dict`: compact and insertion-ordered, with lookups that survive guest code.

use super::*;
use crate::vm::{Res, Vm};

/// A key, its hash and its value. A removed entry has [`Value::Unbound`] as key until the next rebuild.
pub struct Entry {
    pub hash: i64,
    pub key: Value,
    pub value: Value,
}

/// Insertion-ordered entries, and (beyond a few) a table of indices into them.
#[derive(Default)]
pub struct Table {
    entries: Vec<Entry>,
    indices: Box<[u32]>,
    live: usize,
}

/// The outcome of one step of a lookup.
pub enum Probe {
    /// The entry's index.
    Found(usize),
    Missing,
    /// Whether this entry's key equals the wanted one only guest code can tell.
    Ask(usize),
}

/// Up to this many entries are searched linearly, without indices.
const LINEAR: usize = 8;
const EMPTY: u32 = u32::MAX;
const REMOVED: u32 = u32::MAX - 1;

/// Whether two keys of equal hash are equal, if that can be told without running guest code.
#[inline]
pub fn quick_equal(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Str(a), Value::Str(b)) => {
            Some(a.is(b) || (!(heap::is_interned(a) && heap::is_interned(b)) && a.equals(b)))
        }
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        _ => quick_equal_slow(a, b),
    }
}

fn quick_equal_slow(a: &Value, b: &Value) -> Option<bool> {
    use Value::*;
    if a.is(b) {
        return Some(true);
    }
    match (a, b) {
        (Instance(_) | List(_) | Dict(_) | Set(_) | FrozenSet(_) | DictView(_) | Range(_) | Slice(_), _)
        | (_, Instance(_) | List(_) | Dict(_) | Set(_) | FrozenSet(_) | DictView(_) | Range(_) | Slice(_)) => {
            match (a, b) {
                (Instance(a), Instance(b)) if !a.compares() && !b.compares() => Some(false),
                _ => Option::None,
            }
        }
        (Class(a), Class(b)) if !a.metaclass().is_heap() && !b.metaclass().is_heap() => Some(false),
        (Class(_), _) | (_, Class(_)) | (Generator(_), _) | (_, Generator(_)) => Option::None,
        (Bool(a), Bool(b)) => Some(a == b),
        (Int(i), Bool(f)) | (Bool(f), Int(i)) => Some(*i == i64::from(*f)),
        (Float(f), Float(g)) => Some(f == g),
        (Int(i), Float(f)) | (Float(f), Int(i)) => Some(crate::vm::ops::int_equals_float(*i, *f)),
        (Bool(i), Float(f)) | (Float(f), Bool(i)) => Some(f64::from(u8::from(*i)) == *f),
        (BigInt(a), BigInt(b)) => Some(a.0 == b.0),
        (BigInt(_) | Complex(_), _) | (_, BigInt(_) | Complex(_)) => Option::None,
        (Bytes(a), Bytes(b)) => Some(a.data == b.data),
        (Bytes(_) | ByteArray(_), _) | (_, Bytes(_) | ByteArray(_)) => Option::None,
        (Tuple(a), Tuple(b)) => {
            if a.len() != b.len() {
                return Some(false);
            }
            for (a, b) in a.iter().zip(b.iter()) {
                if !quick_equal(a, b)? {
                    return Some(false);
                }
            }
            Some(true)
        }
        (BoundMethod(_), BoundMethod(_)) => Option::None,
        _ => Some(false),
    }
}

/// Where a lookup that had to ask goes on.
#[derive(Default)]
pub struct Cursor {
    started: bool,
    slot: usize,
}

impl Table {
    /// A table with room for `capacity` entries.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { entries: Vec::with_capacity(capacity), indices: Box::default(), live: 0 }
    }

    /// Number of live entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is no entry.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// All places, also those of removed entries: the bound for iteration by index.
    #[inline(always)]
    pub fn places(&self) -> usize {
        self.entries.len()
    }

    /// The entry at `place`, unless it was removed.
    #[inline(always)]
    pub fn entry(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place).filter(|entry| !entry.key.is_unbound())
    }

    /// The value at `place`, to be overwritten.
    #[inline(always)]
    pub fn value_mut(&mut self, place: usize) -> &mut Value {
        &mut self.entries[place].value
    }

    /// The live entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unbound())
    }

    #[inline(always)]
    fn slot_of(&self, hash: i64) -> usize {
        // Fibonacci hashing: integers hash to themselves, and their low bits are often equal.
        let bits = self.indices.len().trailing_zeros();
        (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) as usize >> (64 - bits)
    }

    /// Searches for `key`; after [`Probe::Ask`] said no, call again with the same cursor to go on.
    #[inline]
    pub fn probe(&self, hash: i64, key: &Value, cursor: &mut Cursor) -> Probe {
        if self.indices.is_empty() {
            let start = if cursor.started { cursor.slot + 1 } else { 0 };
            for (place, entry) in self.entries.iter().enumerate().skip(start) {
                if entry.hash == hash && !entry.key.is_unbound() {
                    match quick_equal(&entry.key, key) {
                        Some(true) => return Probe::Found(place),
                        Some(false) => {}
                        None => {
                            *cursor = Cursor { started: true, slot: place };
                            return Probe::Ask(place);
                        }
                    }
                }
            }
            return Probe::Missing;
        }
        let mask = self.indices.len() - 1;
        let mut slot = if cursor.started { (cursor.slot + 1) & mask } else { self.slot_of(hash) };
        loop {
            let index = self.indices[slot];
            if index < REMOVED {
                let entry = &self.entries[index as usize];
                if entry.hash == hash {
                    match quick_equal(&entry.key, key) {
                        Some(true) => return Probe::Found(index as usize),
                        Some(false) => {}
                        None => {
                            *cursor = Cursor { started: true, slot };
                            return Probe::Ask(index as usize);
                        }
                    }
                }
            } else if index == EMPTY {
                return Probe::Missing;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The place of a string key. Keys that would need guest code to compare are taken for different.
    #[inline]
    pub fn find_str(&self, key: &Ref<Str>) -> Option<usize> {
        let hash = key.hash();
        let matches = |entry: &Entry| {
            entry.hash == hash && matches!(&entry.key, Value::Str(found) if found.is(key) || found.equals(key))
        };
        if self.indices.is_empty() {
            return self.entries.iter().position(matches);
        }
        let mask = self.indices.len() - 1;
        let mut slot = self.slot_of(hash);
        loop {
            let index = self.indices[slot];
            if index < REMOVED {
                if matches(&self.entries[index as usize]) {
                    return Some(index as usize);
                }
            } else if index == EMPTY {
                return None;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Asks for the room that [`Table::push`] will take.
    ///
    /// # Errors
    /// `MemoryError` when there is none.
    #[inline]
    pub fn room_to_push(&self, vm: &mut Vm) -> Res<()> {
        if self.entries.len() == self.entries.capacity() {
            // The indices, of which there may be more than three for each entry, are not needed twice for long.
            vm.room(self.entries.len(), size_of::<Entry>() + 4 * size_of::<u32>())?;
        }
        Ok(())
    }

    /// Appends an entry whose key is known to be absent.
    #[inline]
    pub fn push(&mut self, hash: i64, key: Value, value: Value) -> usize {
        let place = self.entries.len();
        if place >= LINEAR && place >= self.indices.len() / 2 {
            return self.push_growing(hash, key, value);
        }
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        if !self.indices.is_empty() {
            self.index(place);
        }
        place
    }

    #[cold]
    #[inline(never)]
    fn push_growing(&mut self, hash: i64, key: Value, value: Value) -> usize {
        self.rebuild(self.live + 1);
        self.push(hash, key, value)
    }

    #[inline]
    fn index(&mut self, place: usize) {
        let mask = self.indices.len() - 1;
        let mut slot = self.slot_of(self.entries[place].hash);
        while self.indices[slot] < REMOVED {
            slot = (slot + 1) & mask;
        }
        self.indices[slot] = place as u32;
    }

    /// Drops removed entries, and makes room for at least `wanted` entries.
    fn rebuild(&mut self, wanted: usize) {
        if self.live < self.entries.len() {
            self.entries.retain(|entry| !entry.key.is_unbound());
        }
        // At most half of the indices are in use; growth by two leaves room for as many pushes as there are entries.
        let size = if wanted <= LINEAR { 0 } else { (wanted * 3).next_power_of_two().max(32) };
        assert!(size < REMOVED as usize, "a dict of this size is not supported");
        if size == self.indices.len() {
            self.indices.fill(EMPTY);
        } else {
            self.indices = vec![EMPTY; size].into_boxed_slice();
        }
        if size > 0 {
            for place in 0..self.entries.len() {
                self.index(place);
            }
        }
    }

    /// Removes the entry at `place`.
    pub fn remove(&mut self, place: usize) -> Entry {
        if !self.indices.is_empty() {
            let mask = self.indices.len() - 1;
            let mut slot = self.slot_of(self.entries[place].hash);
            while self.indices[slot] != place as u32 {
                slot = (slot + 1) & mask;
            }
            self.indices[slot] = REMOVED;
        }
        self.live -= 1;
        if place + 1 == self.entries.len() {
            let entry = self.entries.pop().expect("the entry is there");
            while self.entries.last().is_some_and(|entry| entry.key.is_unbound()) {
                self.entries.pop();
            }
            return entry;
        }
        let removed = Entry { hash: 0, key: Value::Unbound, value: Value::Unbound };
        std::mem::replace(&mut self.entries[place], removed)
    }

    /// The place of the last live entry.
    pub fn last(&self) -> Option<usize> {
        self.entries.iter().rposition(|entry| !entry.key.is_unbound())
    }

    /// A copy with the same order.
    pub fn duplicate(&self) -> Self {
        let mut copy = Self::with_capacity(self.live);
        for entry in self.iter() {
            copy.entries.push(Entry { hash: entry.hash, key: entry.key.clone(), value: entry.value.clone() });
        }
        copy.live = self.live;
        if copy.live > LINEAR {
            copy.rebuild(copy.live);
        }
        copy
    }
}
