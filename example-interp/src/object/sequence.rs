//! Sequences: bytes, bytearray, list, tuple, range and slice.

use std::cell::{Cell, RefCell};

use super::*;

/// An immutable byte string.
pub struct Bytes {
    pub data: Box<[u8]>,
    /// 0 while not computed.
    pub hash: Cell<i64>,
}

impl Bytes {
    /// A body with these bytes.
    pub fn new(data: Vec<u8>) -> Self {
        Self { data: data.into_boxed_slice(), hash: Cell::new(0) }
    }
}

impl Body for Bytes {
    const KIND: Kind = Kind::Bytes;
}

/// A mutable byte string.
pub struct ByteArray {
    pub data: RefCell<Vec<u8>>,
    /// How many `memoryview`s look at it: until they are gone its length cannot change.
    pub exports: Cell<u32>,
}

impl ByteArray {
    /// A body with these bytes.
    pub fn new(data: Vec<u8>) -> Self {
        Self { data: data.into(), exports: Cell::new(0) }
    }
}

impl Body for ByteArray {
    const KIND: Kind = Kind::ByteArray;
}

/// A list. Never hold a borrow of `items` over a call that may run guest code.
pub struct List {
    pub items: RefCell<Vec<Value>>,
}

impl List {
    /// Number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    /// Whether the list has no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    /// A copy of the items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().clone()
    }
}

impl From<Vec<Value>> for List {
    #[inline]
    fn from(items: Vec<Value>) -> Self {
        Self { items: RefCell::new(items) }
    }
}

impl Ref<List> {
    /// Appends an item, and notes the mutation.
    #[inline]
    pub fn push(&self, value: Value) {
        self.items.borrow_mut().push(value);
        revdb::mutated(self.id(), revdb::Slot::LENGTH);
    }

    /// Replaces the item at `index`, which must exist; notes the mutation.
    #[inline]
    pub fn set(&self, index: usize, value: Value) {
        revdb::mutated(self.id(), revdb::Slot::index(index as u64));
        let old = Value::replace(&mut self.items.borrow_mut()[index], value);
        old.discard();
    }

    /// Drops all items, the last one first; notes the mutation.
    pub fn clear_items(&self) {
        drop_backwards(self.replace(Vec::new()));
    }

    /// Replaces all items; notes the mutation.
    pub fn replace(&self, items: Vec<Value>) -> Vec<Value> {
        revdb::mutated(self.id(), revdb::Slot::ALL);
        self.items.replace(items)
    }
}

/// Drops the items as CPython does: the last one first.
fn drop_backwards(mut items: Vec<Value>) {
    while let Some(item) = items.pop() {
        item.discard();
    }
}

impl Drop for List {
    #[inline]
    fn drop(&mut self) {
        drop_backwards(std::mem::take(self.items.get_mut()));
    }
}

impl Body for List {
    const KIND: Kind = Kind::List;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.items.borrow().iter());
    }

    fn clear(&self) {
        drop_backwards(self.items.take());
    }
}

/// Tuples of up to this many items are stored in the object itself.
const INLINE: usize = 3;

/// A tuple.
pub struct Tuple(Items);

enum Items {
    Inline { len: usize, values: [Value; INLINE] },
    Boxed(Box<[Value]>),
}

impl Tuple {
    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        match &self.0 {
            Items::Inline { len, values } => &values[..*len],
            Items::Boxed(values) => values,
        }
    }

    /// A tuple of two items.
    #[inline]
    pub fn pair(first: Value, second: Value) -> Self {
        Self(Items::Inline { len: 2, values: [first, second, Value::Unbound] })
    }

    /// A tuple of copies of `items`.
    #[inline]
    pub fn from_slice(items: &[Value]) -> Self {
        match items {
            [] => Self(Items::Inline { len: 0, values: Default::default() }),
            [a] => Self(Items::Inline { len: 1, values: [a.clone(), Value::Unbound, Value::Unbound] }),
            [a, b] => Self::pair(a.clone(), b.clone()),
            [a, b, c] => Self(Items::Inline { len: 3, values: [a.clone(), b.clone(), c.clone()] }),
            _ => Self(Items::Boxed(items.into())),
        }
    }

    /// The items, mutably: only for the sole owner of a tuple (see [`Ref::get_mut`]), which reuses it.
    pub fn items_mut(&mut self) -> &mut [Value] {
        match &mut self.0 {
            Items::Inline { len, values } => &mut values[..*len],
            Items::Boxed(values) => values,
        }
    }
}

impl Drop for Tuple {
    /// Drops the items as CPython does: the last one first.
    #[inline]
    fn drop(&mut self) {
        for item in self.items_mut().iter_mut().rev() {
            std::mem::take(item).discard();
        }
    }
}

impl std::ops::Deref for Tuple {
    type Target = [Value];
    #[inline(always)]
    fn deref(&self) -> &[Value] {
        self.items()
    }
}

impl From<Vec<Value>> for Tuple {
    fn from(items: Vec<Value>) -> Self {
        if items.len() > INLINE {
            return Self(Items::Boxed(items.into_boxed_slice()));
        }
        let len = items.len();
        let mut values: [Value; INLINE] = Default::default();
        for (place, item) in values.iter_mut().zip(items) {
            *place = item;
        }
        Self(Items::Inline { len, values })
    }
}

impl Body for Tuple {
    const KIND: Kind = Kind::Tuple;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.items());
    }
}

/// A range. The bounds are integers of any size; nearly always [`Value::Int`].
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// Number of elements, an integer.
    pub length: Value,
}

impl Range {
    /// Start, step and length when all of the range fits into `i64`.
    #[inline]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        match (&self.start, &self.step, &self.length, &self.stop) {
            (Value::Int(start), Value::Int(step), Value::Int(length), Value::Int(_)) => Some((*start, *step, *length)),
            _ => None,
        }
    }
}

impl Body for Range {
    const KIND: Kind = Kind::Range;
}

/// A slice; absent parts are `None`.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Body for Slice {
    const KIND: Kind = Kind::Slice;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.start, &self.stop, &self.step]);
    }
}
