//! Sets. The table is CPython's, so that sets of numbers iterate in CPython's order.

use std::cell::{Cell, RefCell};

use super::table::quick_equal;
use super::*;
use crate::vm::{Res, Vm};

#[derive(Clone, Default)]
struct SetEntry {
    /// `Unbound`: never used; `Ellipsis` with hash -1: removed.
    key: Value,
    hash: i64,
}

/// Open addressing with short linear runs (setobject.c): 8 places at first, 3/5 full at most.
#[derive(Default)]
pub struct SetTable {
    places: Vec<SetEntry>,
    /// Places that are or were in use.
    fill: usize,
    used: usize,
    /// Counts changes of the key set, so that a lookup notices what guest code did meanwhile.
    version: u64,
    finger: usize,
}

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

enum Found {
    At(usize),
    /// Not there; this place is free.
    Free(usize),
    /// Guest code must compare with the key at this place; `skip` that many when asking again.
    Ask(usize),
}

impl SetEntry {
    fn is_live(&self) -> bool {
        !self.key.is_unbound() && self.hash != -1
    }
}

impl SetTable {
    /// Searches; the first `skip` candidates that would need guest code are taken for different.
    fn probe(&self, key: &Value, hash: i64, mut skip: usize) -> Found {
        let mask = self.places.len() - 1;
        let mut perturb = hash as u64;
        let mut index = hash as usize & mask;
        loop {
            let probes = if index + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in index..=index + probes {
                let entry = &self.places[place];
                if entry.key.is_unbound() {
                    return Found::Free(place);
                }
                if entry.hash == hash && entry.is_live() {
                    match quick_equal(&entry.key, key) {
                        Some(true) => return Found::At(place),
                        Some(false) => {}
                        None if skip > 0 => skip -= 1,
                        None => return Found::Ask(place),
                    }
                }
            }
            perturb >>= PERTURB_SHIFT;
            index = (index.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    fn insert_clean(&mut self, entry: SetEntry) {
        let mask = self.places.len() - 1;
        let mut perturb = entry.hash as u64;
        let mut index = entry.hash as usize & mask;
        loop {
            let probes = if index + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in index..=index + probes {
                if self.places[place].key.is_unbound() {
                    self.places[place] = entry;
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            index = (index.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    fn resize(&mut self, minimum: usize) {
        let mut size = 8;
        while size <= minimum {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.places, vec![SetEntry::default(); size]);
        for entry in old {
            if entry.is_live() {
                self.insert_clean(entry);
            }
        }
        self.fill = self.used;
    }

    /// Asks for the room that [`SetTable::add_at`] will take.
    fn room_to_add(&self, vm: &mut Vm) -> Res<()> {
        let places = self.places.len();
        if (self.fill + 1) * 5 >= (places - 1) * 3 { vm.room(places * 2, size_of::<SetEntry>()) } else { Ok(()) }
    }

    fn add_at(&mut self, place: usize, key: Value, hash: i64) {
        self.places[place] = SetEntry { key, hash };
        self.fill += 1;
        self.used += 1;
        self.version += 1;
        let mask = self.places.len() - 1;
        if self.fill * 5 >= mask * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    fn remove_at(&mut self, place: usize) -> Value {
        self.used -= 1;
        self.version += 1;
        let entry = std::mem::replace(&mut self.places[place], SetEntry { key: Value::Ellipsis, hash: -1 });
        entry.key
    }

    fn iter(&self) -> impl std::iter::Iterator<Item = &SetEntry> {
        self.places.iter().filter(|entry| entry.is_live())
    }
}

/// The keys of a set or frozenset; the operations need no knowledge of which it is.
#[derive(Default)]
pub struct Keys(RefCell<SetTable>);

impl Keys {
    /// Number of elements.
    #[inline]
    pub fn len(&self) -> usize {
        self.0.borrow().used
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy of the elements, in order.
    pub fn to_vec(&self) -> Vec<Value> {
        self.0.borrow().iter().map(|entry| entry.key.clone()).collect()
    }

    /// A copy of the elements with their hashes, in order.
    pub fn hashed(&self) -> Vec<(i64, Value)> {
        self.0.borrow().iter().map(|entry| (entry.hash, entry.key.clone())).collect()
    }

    /// The next element at or after `place`, and the place after it.
    #[inline]
    pub fn next_from(&self, mut place: usize) -> Option<(Value, usize)> {
        let table = self.0.borrow();
        while let Some(entry) = table.places.get(place) {
            place += 1;
            if entry.is_live() {
                return Some((entry.key.clone(), place));
            }
        }
        None
    }

    fn find(&self, vm: &mut Vm, key: &Value, hash: i64) -> Res<Result<usize, usize>> {
        let mut skip = 0;
        loop {
            let (candidate, version, place) = {
                let table = self.0.borrow();
                match table.probe(key, hash, skip) {
                    Found::At(place) => return Ok(Ok(place)),
                    Found::Free(place) => return Ok(Err(place)),
                    Found::Ask(place) => (table.places[place].key.clone(), table.version, place),
                }
            };
            let equal = vm.equal(&candidate, key)?;
            if self.0.borrow().version != version {
                skip = 0;
                // Cleared meanwhile: there are no places to search or to add at.
                if self.0.borrow().places.is_empty() {
                    self.0.borrow_mut().resize(0);
                }
            } else if equal {
                return Ok(Ok(place));
            } else {
                skip += 1;
            }
        }
    }

    /// Whether `key`, whose hash is `hash`, is an element.
    pub fn contains_hashed(&self, vm: &mut Vm, hash: i64, key: &Value) -> Res<bool> {
        if self.0.borrow().used == 0 {
            return Ok(false);
        }
        Ok(self.find(vm, key, hash)?.is_ok())
    }

    /// Whether `key` is an element.
    #[inline]
    pub fn contains(&self, vm: &mut Vm, key: &Value) -> Res<bool> {
        let hash = vm.hash(key)?;
        self.contains_hashed(vm, hash, key)
    }

    /// Adds `key`, whose hash is `hash`; whether it was new.
    pub fn add_hashed(&self, vm: &mut Vm, hash: i64, key: &Value) -> Res<bool> {
        if self.0.borrow().places.is_empty() {
            self.0.borrow_mut().resize(0);
        }
        match self.find(vm, key, hash)? {
            Ok(_) => Ok(false),
            Err(place) => {
                self.0.borrow().room_to_add(vm)?;
                self.0.borrow_mut().add_at(place, key.clone(), hash);
                Ok(true)
            }
        }
    }

    /// Adds `key`; whether it was new.
    #[inline]
    pub fn add(&self, vm: &mut Vm, key: &Value) -> Res<bool> {
        let hash = vm.hash(key)?;
        self.add_hashed(vm, hash, key)
    }

    /// Removes `key`, whose hash is `hash`; whether it was there.
    pub fn remove_hashed(&self, vm: &mut Vm, hash: i64, key: &Value) -> Res<bool> {
        if self.0.borrow().used == 0 {
            return Ok(false);
        }
        match self.find(vm, key, hash)? {
            Ok(place) => {
                let old = self.0.borrow_mut().remove_at(place);
                drop(old);
                Ok(true)
            }
            Err(_) => Ok(false),
        }
    }

    /// Removes and gives an element: the first one after where the last `pop` stopped.
    pub fn pop(&self) -> Option<Value> {
        let mut table = self.0.borrow_mut();
        if table.used == 0 {
            return None;
        }
        let mask = table.places.len() - 1;
        let mut place = table.finger & mask;
        while !table.places[place].is_live() {
            place = (place + 1) & mask;
        }
        let key = table.remove_at(place);
        table.finger = place + 1;
        Some(key)
    }

    /// Removes all elements.
    pub fn clear(&self) {
        let version = self.0.borrow().version;
        let old = self.0.replace(SetTable { version: version + 1, ..SetTable::default() });
        drop(old);
    }

    /// A copy. CPython rebuilds the table from scratch, which can change the order.
    pub fn duplicate(&self) -> Self {
        let source = self.0.borrow();
        let mut table = SetTable::default();
        if source.used > 0 {
            table.used = source.used;
            let mut size = 8;
            if source.used * 5 >= 7 * 3 {
                while size <= source.used * 2 {
                    size *= 2;
                }
            }
            if source.fill == source.used && source.places.len() == size {
                table.places = source.places.clone();
            } else {
                table.places = vec![SetEntry::default(); size];
                for entry in source.iter() {
                    table.insert_clean(entry.clone());
                }
            }
            table.fill = table.used;
        }
        Self(RefCell::new(table))
    }

    /// Takes over all elements of `other`.
    pub fn take_from(&self, other: Keys) {
        let version = self.0.borrow().version;
        let mut table = other.0.into_inner();
        table.version = version + 1;
        let old = self.0.replace(table);
        drop(old);
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.0.borrow().iter().map(|entry| &entry.key));
    }
}

/// A set.
#[derive(Default)]
pub struct Set {
    pub keys: Keys,
}

impl Body for Set {
    const KIND: Kind = Kind::Set;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.keys.trace(tracer);
    }

    fn clear(&self) {
        self.keys.clear();
    }
}

/// An immutable set.
#[derive(Default)]
pub struct FrozenSet {
    pub keys: Keys,
    /// The hash, once computed.
    pub hash: Cell<Option<i64>>,
}

impl Body for FrozenSet {
    const KIND: Kind = Kind::FrozenSet;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.keys.trace(tracer);
    }
}

impl Value {
    /// The elements of a set or frozenset, also of an instance of a subclass.
    pub fn as_keys(&self) -> Option<&Keys> {
        match self.base() {
            Value::Set(set) => Some(&set.keys),
            Value::FrozenSet(set) => Some(&set.keys),
            _ => None,
        }
    }
}
