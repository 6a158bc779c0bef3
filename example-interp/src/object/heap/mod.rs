//! The heap: reference-counted objects with a header that holds the stable id.
//!
//! [`Ref`] is the only pointer to a guest object. It counts references as CPython does, so objects die, files close and
//! `__del__` runs at the same moments. Objects lie in blocks of equal slots, so that all live ones can be enumerated:
//! for the digest, for `$NUM` and for the cycle collector. This module owns nearly all unsafe code of the object model:
//! here what an object is and who refers to it, in [`allocator`] where it lies and how it dies, in [`pending`] what its
//! death leaves to be done, in [`interned`] the strings that are there once, in [`collector`] the cycles.

mod allocator;
mod collector;
mod interned;
mod pending;

use std::cell::{Cell, UnsafeCell};
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use revdb::ObjectId;

use super::*;
use allocator::{HEAP, is_container, release, size_class};
pub use collector::{collect, collection_due, find, live_objects, referents};
pub use interned::{intern, intern_ref, is_interned};
pub use pending::{Pending, WeakTarget, finalize_all, has_pending, register_weak, take_pending, weak_references};

/// Which Rust type an object's body has; also the index of its built-in class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    BigInt,
    Complex,
    Str,
    Bytes,
    ByteArray,
    List,
    Tuple,
    Dict,
    DictView,
    Set,
    FrozenSet,
    Range,
    Slice,
    Function,
    Native,
    BoundMethod,
    Class,
    Instance,
    Module,
    Cell,
    Generator,
    Iterator,
    Descriptor,
    Code,
}

/// Calls a macro with every pair of kind and body type.
macro_rules! for_each_kind {
    ($run:ident) => {
        $run! {
            BigInt => BigInt, Complex => Complex, Str => Str, Bytes => Bytes, ByteArray => ByteArray, List => List,
            Tuple => Tuple, Dict => Dict, DictView => DictView, Set => Set, FrozenSet => FrozenSet, Range => Range,
            Slice => Slice, Function => Function, Native => Native, BoundMethod => BoundMethod, Class => Class,
            Instance => Instance, Module => Module, Cell => CellObject, Generator => Generator, Iterator => Iterator,
            Descriptor => Descriptor, Code => Code
        }
    };
}
use for_each_kind;

/// What every guest object begins with. The attribute adds the stable identity, which [`Header::new`] takes.
#[revdb::object]
#[repr(C)]
pub struct Header {
    refs: Cell<u32>,
    kind: Kind,
    flags: Cell<u8>,
}

/// The object is in the table of interned strings, which holds no count.
const INTERNED: u8 = 1;
/// `__del__` has run (or is queued): it does not run twice.
const FINALIZED: u8 = 2;
/// The heap's table of weak references has an entry for this object.
const WEAKLY_REFERENCED: u8 = 4;

#[revdb::object]
impl Header {
    /// The header of a new object: one reference, and (by the attribute) the next id.
    #[inline(always)]
    fn new(kind: Kind) -> Self {
        Self { refs: Cell::new(1), kind, flags: Cell::new(0) }
    }

    /// The object's stable identity.
    #[inline]
    pub fn id(&self) -> ObjectId {
        revdb::Object::id(self)
    }

    /// The kind of the object's body.
    #[inline]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Number of references to the object.
    #[inline]
    pub fn ref_count(&self) -> u32 {
        self.refs.get()
    }

    /// Counts one more reference. Whoever calls it creates that reference.
    #[inline(always)]
    pub(super) fn retain(&self) {
        self.refs.set(self.refs.get() + 1);
    }
}

/// Counts one reference less; the last one ends the object's life. Tells whether it was the last, and work waits
/// for the VM since then.
///
/// # Safety
/// The caller owns a reference to the object and forgets it.
#[inline(always)]
pub(super) unsafe fn give_up(header: NonNull<Header>) -> bool {
    // SAFETY: the caller's reference keeps the object alive.
    let refs = unsafe { &header.as_ref().refs };
    let left = refs.get() - 1;
    refs.set(left);
    left == 0 && {
        release(header);
        has_pending()
    }
}

/// A guest object: header and body.
#[repr(C)]
pub struct Object<T> {
    header: Header,
    body: T,
}

/// Visits the references that a body holds.
pub struct Tracer<'a>(&'a mut dyn FnMut(&Header));

impl Tracer<'_> {
    /// Visits the object that `value` refers to, if any.
    pub fn value(&mut self, value: &Value) {
        if let Some(header) = value.header() {
            (self.0)(header);
        }
    }

    /// Visits each of `values`.
    pub fn values<'v>(&mut self, values: impl IntoIterator<Item = &'v Value>) {
        values.into_iter().for_each(|value| self.value(value));
    }

    /// Visits the object behind `reference`.
    pub fn reference<T: Body>(&mut self, reference: &Ref<T>) {
        (self.0)(reference.header());
    }
}

/// What a type must offer to live on the heap.
pub trait Body: Sized + 'static {
    /// The kind that stands for this type in the header.
    const KIND: Kind;

    /// Visits every object that this one refers to: for the cycle collector, the digest and the debugger.
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let _ = tracer;
    }

    /// Drops the references that can take part in a cycle (the collector calls this on garbage).
    fn clear(&self) {}
}

/// A counted reference to a guest object.
#[repr(transparent)]
pub struct Ref<T: Body>(NonNull<Object<T>>, PhantomData<Object<T>>);

impl<T: Body> Ref<T> {
    /// Allocates an object and gives it the next id.
    #[inline]
    pub fn new(body: T) -> Self {
        let header = Header::new(T::KIND);
        let slot = HEAP.with(|heap| heap.allocate(const { size_class(size_of::<Object<T>>()) }, is_container(T::KIND)));
        let object = slot.cast::<Object<T>>();
        // SAFETY: the slot is free, large enough for the class of this size, and aligned to 16.
        unsafe { object.write(Object { header, body }) };
        Self(object, PhantomData)
    }

    /// The object's stable identity: what `id(x)` gives.
    #[inline]
    pub fn id(&self) -> ObjectId {
        self.header().id()
    }

    /// Whether both refer to the same object: what `is` tests.
    #[inline(always)]
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The address, for identity tests and tables keyed by identity. Never shown to the guest.
    #[inline(always)]
    pub fn address(&self) -> usize {
        self.0.as_ptr() as usize
    }

    #[inline(always)]
    pub(super) fn header(&self) -> &Header {
        // SAFETY: a `Ref` owns one count of a live object, so the object is valid while `self` is.
        unsafe { &self.0.as_ref().header }
    }

    /// Number of references to the object.
    #[inline]
    pub fn ref_count(&self) -> u32 {
        self.header().refs.get()
    }

    /// The body, if this is the only reference: lets the owner reuse the object in place.
    #[inline]
    pub fn get_mut(&mut self) -> Option<&mut T> {
        if self.ref_count() != 1 || self.header().flags.get() & (INTERNED | WEAKLY_REFERENCED) != 0 {
            return None;
        }
        // SAFETY: the count is one and no uncounted pointer exists (flags), so `self`, which is borrowed mutably, is the
        // only way to the body.
        Some(unsafe { &mut self.0.as_mut().body })
    }

    #[inline(always)]
    fn from_header(header: &Header) -> Self {
        debug_assert!(header.kind == T::KIND);
        header.retain();
        Self(NonNull::from(header).cast(), PhantomData)
    }
}

/// A pointer to an object that does not count. Whoever holds it lets go of it when the object dies, as the object's body asks
/// in its `Drop`.
pub struct Uncounted<T: Body>(NonNull<Object<T>>);

impl<T: Body> Uncounted<T> {
    /// A pointer to the object behind `reference`.
    pub fn of(reference: &Ref<T>) -> Self {
        Self(reference.0)
    }

    /// Whether this is the object that `body` belongs to.
    pub fn is(&self, body: &T) -> bool {
        // SAFETY: the place of the body is computed, and nothing is read.
        std::ptr::eq(unsafe { &raw const (*self.0.as_ptr()).body }, body)
    }

    /// A reference to the object, unless its life is about to end.
    ///
    /// # Safety
    /// The body has not been dropped.
    pub unsafe fn upgrade(&self) -> Option<Ref<T>> {
        // SAFETY: the slot of an object whose body was not dropped is not given back.
        let header = unsafe { &self.0.as_ref().header };
        (header.refs.get() > 0).then(|| Ref::from_header(header))
    }
}

impl<T: Body> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: as in `header`.
        unsafe { &self.0.as_ref().body }
    }
}

impl<T: Body> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        self.header().retain();
        Self(self.0, PhantomData)
    }
}

impl<T: Body> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        let refs = &self.header().refs;
        let left = refs.get() - 1;
        refs.set(left);
        if left == 0 {
            release(self.0.cast());
        }
    }
}

/// A place that holds a reference which can be replaced, without the cost of a `RefCell`: it never lends its content.
pub struct RefSlot<T: Body>(UnsafeCell<Ref<T>>);

impl<T: Body> RefSlot<T> {
    /// A place that holds `content`.
    pub fn new(content: Ref<T>) -> Self {
        Self(UnsafeCell::new(content))
    }

    /// A new reference to the content.
    #[inline(always)]
    pub fn get(&self) -> Ref<T> {
        // SAFETY: no reference into the cell outlives a method of this type, and `Ref::clone` cannot come back here.
        unsafe { (*self.0.get()).clone() }
    }

    /// Applies `look`, which must neither run guest code nor replace the content, without counting a reference.
    #[inline(always)]
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        // SAFETY: as in `get`; the closure cannot replace the content (its contract), so it stays alive.
        look(unsafe { &*self.0.get() })
    }

    /// Whether the content is `other`.
    #[inline(always)]
    pub fn is(&self, other: &Ref<T>) -> bool {
        // SAFETY: as in `get`.
        unsafe { (*self.0.get()).is(other) }
    }

    /// Replaces the content; the old one is dropped when the new one is in place.
    pub fn set(&self, content: Ref<T>) {
        // SAFETY: as in `get`; the old content is moved out before anything can run.
        let old = unsafe { std::mem::replace(&mut *self.0.get(), content) };
        drop(old);
    }
}

/// A new reference to the object with this header, as a value.
pub(super) fn value_of(header: &Header) -> Value {
    macro_rules! dispatch {
        ($($kind:ident => $body:ident),*) => {
            match header.kind { $(Kind::$kind => Value::$kind(Ref::<$body>::from_header(header)),)* }
        };
    }
    for_each_kind!(dispatch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_results_take_sixteen_bytes() {
        assert_eq!(size_of::<Value>(), 16);
        assert_eq!(size_of::<crate::vm::Res>(), 16);
        assert_eq!(size_of::<Option<Value>>(), 16);
    }

    #[test]
    fn equal_interned_strings_are_one_object() {
        let (first, second) = (intern("some_name"), intern("some_name"));
        assert!(first.is(&second));
        drop((first, second));
        let again = intern("some_name");
        assert_eq!(again.ref_count(), 1);
    }

    #[test]
    fn a_deep_structure_dies_without_deep_recursion() {
        let mut inner = Value::None;
        for _ in 0..1_000_000 {
            inner = Value::List(Ref::new(List::from(vec![inner])));
        }
        drop(inner);
    }

    #[test]
    fn a_cycle_is_collected() {
        let list = Ref::new(List::from(vec![]));
        list.items.borrow_mut().push(Value::List(list.clone()));
        let id = list.id();
        drop(list);
        assert!(find(id).is_some());
        assert_eq!(collect(), 1);
        assert!(find(id).is_none());
    }
}
