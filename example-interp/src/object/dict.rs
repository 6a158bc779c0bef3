//! Dictionaries and their views.

use std::cell::{Cell, RefCell};

use super::table::{Cursor, Entry, Probe, Table};
use super::*;
use crate::vm::{Res, Vm};

/// A dictionary.
#[derive(Default)]
pub struct Dict {
    table: RefCell<Table>,
    /// Names the present set, order and places of the keys; 0 when nobody asked since the last change.
    version: Cell<u32>,
}

thread_local! {
    static NEXT_VERSION: Cell<u32> = const { Cell::new(1) };
}

impl Body for Dict {
    const KIND: Kind = Kind::Dict;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        for entry in self.table.borrow().iter() {
            tracer.value(&entry.key);
            tracer.value(&entry.value);
        }
    }

    fn clear(&self) {
        drop(self.table.take());
        self.version.set(0);
    }
}

impl Dict {
    /// An empty dict.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty dict with room for `capacity` entries.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { table: RefCell::new(Table::with_capacity(capacity)), version: Cell::new(0) }
    }

    /// Number of entries.
    #[inline]
    pub fn len(&self) -> usize {
        self.table.borrow().len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A number that is the same only while this dict's keys stay at their places (values may change): what inline
    /// caches compare. Unique over all dicts; 0 (never cache) when the numbers have run out.
    #[inline]
    pub fn keys_version(&self) -> u32 {
        match self.version.get() {
            0 => self.new_version(),
            version => version,
        }
    }

    /// As [`Dict::keys_version`] but 0 if nobody asked since the last change: for the compare in a cache.
    #[inline(always)]
    pub fn current_version(&self) -> u32 {
        self.version.get()
    }

    #[cold]
    fn new_version(&self) -> u32 {
        let version = NEXT_VERSION.get();
        if version != 0 {
            NEXT_VERSION.set(version.wrapping_add(1));
        }
        self.version.set(version);
        version
    }

    /// The place of a string key.
    #[inline]
    pub fn find_str(&self, key: &Ref<Str>) -> Option<usize> {
        self.table.borrow().find_str(key)
    }

    /// The value of a string key.
    #[inline]
    pub fn get_str(&self, key: &Ref<Str>) -> Option<Value> {
        let table = self.table.borrow();
        table.find_str(key).and_then(|place| table.entry(place)).map(|entry| entry.value.clone())
    }

    /// The value at a place that [`Dict::find_str`] or a cache of it named.
    #[inline(always)]
    pub fn value_at(&self, place: usize) -> Option<Value> {
        self.table.borrow().entry(place).map(|entry| entry.value.clone())
    }

    /// Key and value at `place`, unless removed.
    #[inline]
    pub fn entry_at(&self, place: usize) -> Option<(Value, Value)> {
        self.table.borrow().entry(place).map(|entry| (entry.key.clone(), entry.value.clone()))
    }

    /// The bound of places, for iteration by place.
    #[inline]
    pub fn places(&self) -> usize {
        self.table.borrow().places()
    }

    /// The next live entry at or after `place`: its place, key and value.
    #[inline]
    pub fn next_entry(&self, mut place: usize) -> Option<(usize, Value, Value)> {
        let table = self.table.borrow();
        while place < table.places() {
            if let Some(entry) = table.entry(place) {
                return Some((place, entry.key.clone(), entry.value.clone()));
            }
            place += 1;
        }
        None
    }

    /// How many live entries there are at these places.
    pub fn count_entries(&self, places: std::ops::Range<usize>) -> usize {
        let table = self.table.borrow();
        places.filter(|place| table.entry(*place).is_some()).count()
    }

    /// The last live entry before `place`.
    pub fn previous_entry(&self, place: usize) -> Option<(usize, Value, Value)> {
        let table = self.table.borrow();
        let mut place = place.min(table.places());
        while place > 0 {
            place -= 1;
            if let Some(entry) = table.entry(place) {
                return Some((place, entry.key.clone(), entry.value.clone()));
            }
        }
        None
    }

    /// A copy of all entries, in order.
    pub fn items(&self) -> Vec<(Value, Value)> {
        self.table.borrow().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    }

    /// A copy of all keys, in order.
    pub fn keys(&self) -> Vec<Value> {
        self.table.borrow().iter().map(|entry| entry.key.clone()).collect()
    }

    /// Calls `visit` with each entry; it must not run guest code.
    pub fn each(&self, mut visit: impl FnMut(i64, &Value, &Value)) {
        for entry in self.table.borrow().iter() {
            visit(entry.hash, &entry.key, &entry.value);
        }
    }

    /// A new dict with the same entries.
    pub fn duplicate(&self) -> Self {
        Self { table: RefCell::new(self.table.borrow().duplicate()), version: Cell::new(0) }
    }

    /// The place of `key`, whose hash is `hash`; may run guest `__eq__`.
    #[inline]
    fn find(&self, vm: &mut Vm, hash: i64, key: &Value) -> Res<Option<usize>> {
        let mut cursor = Cursor::default();
        match self.table.borrow().probe(hash, key, &mut cursor) {
            Probe::Found(place) => return Ok(Some(place)),
            Probe::Missing => return Ok(None),
            Probe::Ask(_) => {}
        }
        self.find_asking(vm, hash, key)
    }

    #[cold]
    fn find_asking(&self, vm: &mut Vm, hash: i64, key: &Value) -> Res<Option<usize>> {
        let mut cursor = Cursor::default();
        loop {
            let place = match self.table.borrow().probe(hash, key, &mut cursor) {
                Probe::Found(place) => return Ok(Some(place)),
                Probe::Missing => return Ok(None),
                Probe::Ask(place) => place,
            };
            let Some((candidate, _)) = self.entry_at(place) else { continue };
            let version = self.keys_version();
            let equal = vm.equal(&candidate, key)?;
            if self.current_version() != version {
                // The comparison changed the dict: start again, as CPython does.
                cursor = Cursor::default();
            } else if equal {
                return Ok(Some(place));
            }
        }
    }

    /// The value of `key`.
    #[inline]
    pub fn get(&self, vm: &mut Vm, key: &Value) -> Res<Option<Value>> {
        let hash = vm.hash(key)?;
        self.get_hashed(vm, hash, key)
    }

    /// The value of `key`, whose hash is known.
    #[inline]
    pub fn get_hashed(&self, vm: &mut Vm, hash: i64, key: &Value) -> Res<Option<Value>> {
        let found = self.find(vm, hash, key)?;
        Ok(found.and_then(|place| self.value_at(place)))
    }
}

#[inline(always)]
fn slot(hash: i64) -> revdb::Slot {
    revdb::Slot::key(hash as u64)
}

impl Ref<Dict> {
    fn added(&self, hash: i64) {
        self.version.set(0);
        revdb::mutated(self.id(), slot(hash));
        revdb::mutated(self.id(), revdb::Slot::LENGTH);
    }

    /// Sets the value of a string key.
    pub fn set_str(&self, key: &Ref<Str>, value: Value) {
        let found = self.find_str(key);
        match found {
            Some(place) => self.set_value_at(place, value),
            None => {
                self.table.borrow_mut().push(key.hash(), Value::Str(key.clone()), value);
                self.added(key.hash());
            }
        }
    }

    /// Overwrites the value at a place that is known to be live.
    #[inline]
    pub fn set_value_at(&self, place: usize, value: Value) {
        let old = {
            let mut table = self.table.borrow_mut();
            if revdb::watching() {
                let hash = table.entry(place).map_or(0, |entry| entry.hash);
                revdb::mutated(self.id(), slot(hash));
            }
            Value::replace(table.value_mut(place), value)
        };
        old.discard();
    }

    /// Removes a string key.
    pub fn remove_str(&self, key: &Ref<Str>) -> Option<Value> {
        let place = self.find_str(key)?;
        Some(self.remove_at(place).value)
    }

    /// Removes the entry at a place that is known to be live.
    pub fn remove_at(&self, place: usize) -> Entry {
        let entry = self.table.borrow_mut().remove(place);
        self.added(entry.hash);
        entry
    }

    /// Sets the value of `key`.
    #[inline]
    pub fn set(&self, vm: &mut Vm, key: &Value, value: Value) -> Res<()> {
        let hash = vm.hash(key)?;
        self.set_hashed(vm, hash, key, value)
    }

    /// Sets the value of `key`, whose hash is known.
    #[inline]
    pub fn set_hashed(&self, vm: &mut Vm, hash: i64, key: &Value, value: Value) -> Res<()> {
        match self.find(vm, hash, key)? {
            Some(place) => self.set_value_at(place, value),
            None => {
                self.table.borrow().room_to_push(vm)?;
                self.table.borrow_mut().push(hash, key.clone(), value);
                self.added(hash);
            }
        }
        Ok(())
    }

    /// The value of `key`, which becomes `default` if there is none.
    pub fn get_or_set(&self, vm: &mut Vm, key: &Value, default: Value) -> Res {
        let hash = vm.hash(key)?;
        if let Some(found) = self.get_hashed(vm, hash, key)? {
            return Ok(found);
        }
        self.table.borrow().room_to_push(vm)?;
        self.table.borrow_mut().push(hash, key.clone(), default.clone());
        self.added(hash);
        Ok(default)
    }

    /// Removes `key`; gives its value.
    pub fn remove(&self, vm: &mut Vm, key: &Value) -> Res<Option<Value>> {
        let hash = vm.hash(key)?;
        Ok(self.find(vm, hash, key)?.map(|place| self.remove_at(place).value))
    }

    /// Removes and gives the last entry.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        let place = self.table.borrow().last()?;
        let entry = self.remove_at(place);
        Some((entry.key, entry.value))
    }

    /// Removes all entries.
    pub fn clear_all(&self) {
        let old = self.table.take();
        self.version.set(0);
        revdb::mutated(self.id(), revdb::Slot::ALL);
        drop(old);
    }
}

/// Which view of a dict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    Keys,
    Values,
    Items,
    /// `mappingproxy`, such as the `__dict__` of a class.
    Proxy,
}

/// A view: `dict.keys()` and its siblings.
pub struct DictView {
    pub dict: Ref<Dict>,
    pub kind: ViewKind,
}

impl Body for DictView {
    const KIND: Kind = Kind::DictView;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.dict);
    }
}
