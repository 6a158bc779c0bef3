//! The heap: reference-counted objects with a header that holds the stable id.
//!
//! [`Ref`] is the only pointer to a guest object. It counts references as CPython does, so objects die, files close and
//! `__del__` runs at the same moments. This module owns all the unsafe code of the object model.

use std::cell::Cell;
use std::ops::Deref;
use std::ptr::NonNull;

use revdb::ObjectId;

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

/// What every guest object begins with.
#[repr(C)]
pub struct Header {
    refs: Cell<u32>,
    kind: Kind,
    flags: Cell<u8>,
    id: ObjectId,
}

/// A guest object: header and body.
#[repr(C)]
pub struct Object<T> {
    header: Header,
    body: T,
}

/// What a type must offer to live on the heap.
pub trait Body: Sized + 'static {
    const KIND: Kind;

    /// Visits every value that this object refers to: for the cycle collector, the digest and the debugger.
    fn trace(&self, visit: &mut dyn FnMut(&super::Value)) {
        let _ = visit;
    }

    /// Drops the references that can take part in a cycle (the collector calls this on garbage).
    fn clear(&self) {}
}

/// A counted reference to a guest object.
pub struct Ref<T: Body>(NonNull<Object<T>>);

impl<T: Body> Ref<T> {
    /// Allocates an object and gives it the next id.
    #[inline]
    pub fn new(body: T) -> Self {
        let header = Header { refs: Cell::new(1), kind: T::KIND, flags: Cell::new(0), id: ObjectId::next() };
        // Skeleton: the `objects` helper replaces this with the size-class allocator that can enumerate live objects.
        Self(NonNull::from(Box::leak(Box::new(Object { header, body }))))
    }

    /// The object's stable identity: what `id(x)` gives.
    #[inline]
    pub fn id(&self) -> ObjectId {
        self.header().id
    }

    /// Whether both refer to the same object: what `is` tests.
    #[inline]
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    #[inline]
    fn header(&self) -> &Header {
        // SAFETY: a `Ref` owns one count of a live object, so the object is valid while `self` is.
        unsafe { &self.0.as_ref().header }
    }

    /// Number of references to the object.
    pub fn ref_count(&self) -> u32 {
        self.header().refs.get()
    }
}

impl<T: Body> Deref for Ref<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: as in `header`.
        unsafe { &self.0.as_ref().body }
    }
}

impl<T: Body> Clone for Ref<T> {
    #[inline]
    fn clone(&self) -> Self {
        let refs = &self.header().refs;
        refs.set(refs.get() + 1);
        Self(self.0)
    }
}

impl<T: Body> Drop for Ref<T> {
    #[inline]
    fn drop(&mut self) {
        let refs = &self.header().refs;
        let left = refs.get() - 1;
        refs.set(left);
        if left == 0 {
            // Skeleton: `release(header)` dispatches on the kind, out of line, with a trash queue for deep structures.
        }
    }
}
