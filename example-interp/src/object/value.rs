//! A guest value: 16 bytes, small things unboxed, everything else a counted reference whose tag tells its layout.

use std::mem::{ManuallyDrop, MaybeUninit};
use std::ptr::NonNull;

use super::heap::{Header, Ref};
use super::*;

/// A value of the guest program. The variant tells the layout, not the class: an instance of a guest class is always
/// [`Value::Instance`], also when the class derives from a built-in one (the built-in part is then its payload).
///
/// The layout is fixed: a tag of 8 bytes, and the payload at offset 8, in every heap variant one pointer. So copying and
/// dropping compare the tag once, whatever the variant.
///
/// A value is written as two words. To move it as one of 16 bytes, as the compiler likes to, soon after that costs a failed
/// store-to-load forwarding, a dozen cycles: hot paths use [`Value::read`], [`Value::write`] and what is made of them.
#[repr(u64)]
pub enum Value {
    /// No value: an unbound local, an empty register. Never visible to the guest.
    Unbound,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    BigInt(Ref<BigInt>),
    Complex(Ref<Complex>),
    Str(Ref<Str>),
    Bytes(Ref<Bytes>),
    ByteArray(Ref<ByteArray>),
    List(Ref<List>),
    Tuple(Ref<Tuple>),
    Dict(Ref<Dict>),
    DictView(Ref<DictView>),
    Set(Ref<Set>),
    FrozenSet(Ref<FrozenSet>),
    Range(Ref<Range>),
    Slice(Ref<Slice>),
    Function(Ref<Function>),
    Native(Ref<Native>),
    BoundMethod(Ref<BoundMethod>),
    Class(Ref<Class>),
    Instance(Ref<Instance>),
    Module(Ref<Module>),
    Cell(Ref<CellObject>),
    Generator(Ref<Generator>),
    Iterator(Ref<Iterator>),
    Descriptor(Ref<Descriptor>),
    Code(Ref<Code>),
}

/// The tag of the first variant that holds a [`Ref`].
const FIRST_HEAP: u8 = 7;

impl Value {
    /// The variant's number.
    #[inline(always)]
    pub fn tag(&self) -> u8 {
        // SAFETY: a `repr(u64)` enum begins with its tag.
        unsafe { *std::ptr::from_ref(self).cast::<u64>() as u8 }
    }

    /// A copy of the value in `place`, word by word. No count is touched.
    ///
    /// # Safety
    /// `place` holds a value, and of this and the copy one is forgotten, or the object's count is raised.
    #[inline(always)]
    pub unsafe fn read(place: *const Self) -> Self {
        let mut copy = MaybeUninit::<Self>::uninit();
        let (from, to) = (place.cast::<MaybeUninit<u64>>(), copy.as_mut_ptr().cast::<MaybeUninit<u64>>());
        // SAFETY: both are 16 bytes; the payload's may not be initialised, as in a `MaybeUninit`. Volatile, so that the two
        // loads are not made one.
        unsafe {
            to.write(from.read());
            to.add(1).write(from.add(1).read_volatile());
            copy.assume_init()
        }
    }

    /// Writes `value` to `place`, word by word. What was there is not dropped.
    ///
    /// # Safety
    /// `place` is writable, and nothing else refers to it.
    #[inline(always)]
    pub unsafe fn write(place: *mut Self, value: Self) {
        let value = ManuallyDrop::new(value);
        let (from, to) = ((&raw const value).cast::<MaybeUninit<u64>>(), place.cast::<MaybeUninit<u64>>());
        // SAFETY: as in `read`. Volatile, so that the two stores are not made one.
        unsafe {
            to.write(from.read());
            to.add(1).write_volatile(from.add(1).read());
        }
    }

    /// Moves the value out of `place`, which is [`Value::Unbound`] then.
    ///
    /// # Safety
    /// `place` holds a value, and nothing else refers to it.
    #[inline(always)]
    pub unsafe fn take(place: *mut Self) -> Self {
        // SAFETY: the original is overwritten without being dropped.
        unsafe {
            let value = Self::read(place);
            place.write(Self::Unbound);
            value
        }
    }

    /// Replaces the value in `place` and returns the old one, to be dropped when no borrow is in the way.
    #[inline(always)]
    pub fn replace(place: &mut Self, value: Self) -> Self {
        // SAFETY: the original is overwritten without being dropped.
        unsafe {
            let old = Self::read(place);
            Self::write(place, value);
            old
        }
    }

    /// Replaces the value in `place`, and drops the old one. Tells whether work waits for the VM since then.
    ///
    /// # Safety
    /// As for [`Value::take`].
    #[inline(always)]
    pub unsafe fn put(place: *mut Self, value: Self) -> bool {
        // SAFETY: the old value is overwritten first and its count given up then, so whatever runs on its death finds the
        // new one.
        unsafe {
            if (*place).tag() < FIRST_HEAP {
                Self::write(place, value);
                false
            } else {
                let header = *place.cast::<NonNull<Header>>().add(1);
                Self::write(place, value);
                super::heap::give_up(header)
            }
        }
    }

    /// The header of the object that this value refers to.
    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        if self.tag() < FIRST_HEAP {
            return None;
        }
        // SAFETY: each variant from `FIRST_HEAP` on is `repr(C)` (tag, Ref), so the pointer lies at offset 8, and a `Ref`
        // points to an object that begins with its header and lives as long as the `Ref`.
        Some(unsafe { &**std::ptr::from_ref(self).cast::<u8>().add(8).cast::<*const Header>() })
    }

    /// Drops the value with one compare of the tag, where the compiler's drop glue jumps through a table: for hot paths.
    /// Tells whether work waits for the VM since then.
    #[inline(always)]
    pub fn discard(self) -> bool {
        let mut work = false;
        if self.tag() >= FIRST_HEAP {
            // SAFETY: as in `header`: the pointer lies at offset 8.
            let header = unsafe { *std::ptr::from_ref(&self).cast::<NonNull<Header>>().add(1) };
            // SAFETY: `self` owns one count, which is given up here and not dropped again, because `self` is forgotten.
            work = unsafe { super::heap::give_up(header) };
        }
        std::mem::forget(self);
        work
    }

    /// The identity test of `is`. Unboxed values are identical when they are equal bit for bit.
    #[inline]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            _ => match (self.header(), other.header()) {
                (Some(a), Some(b)) => std::ptr::eq(a, b),
                (None, None) => self.tag() == other.tag(),
                _ => false,
            },
        }
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether this is [`Value::Unbound`].
    #[inline(always)]
    pub fn is_unbound(&self) -> bool {
        matches!(self, Self::Unbound)
    }

    /// Drops the references through which the object takes part in a cycle.
    pub(super) fn clear(&self) {
        match self {
            Self::List(body) => body.clear(),
            Self::Dict(body) => body.clear(),
            Self::Set(body) => Body::clear(&**body),
            Self::Instance(body) => body.clear(),
            Self::Cell(body) => body.clear(),
            Self::Function(body) => body.clear(),
            Self::Class(body) => body.clear(),
            Self::Generator(body) => body.clear(),
            Self::Iterator(body) => body.clear(),
            Self::Module(body) => body.clear(),
            _ => {}
        }
    }

    /// A string value.
    pub fn str(text: impl AsRef<str>) -> Self {
        Self::Str(Str::make(text.as_ref()))
    }

    /// A string value that takes over `text`.
    pub fn string(text: String) -> Self {
        Self::Str(Str::from_string(text))
    }

    /// A bytes value.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::Bytes(Ref::new(Bytes::new(bytes.into())))
    }

    /// A new list.
    pub fn list(items: Vec<Value>) -> Self {
        Self::List(Ref::new(List::from(items)))
    }

    /// A tuple.
    pub fn tuple(items: Vec<Value>) -> Self {
        Self::Tuple(Ref::new(Tuple::from(items)))
    }

    /// An integer of any size, in its smallest representation.
    pub fn integer(value: num_bigint::BigInt) -> Self {
        use num_traits::ToPrimitive;
        match value.to_i64() {
            Some(small) => Self::Int(small),
            None => Self::BigInt(Ref::new(BigInt(value))),
        }
    }

    /// An integer from a length, index or count.
    pub fn size(value: usize) -> Self {
        match i64::try_from(value) {
            Ok(small) => Self::Int(small),
            Err(_) => Self::integer(value.into()),
        }
    }

    /// The built-in part: the payload of an instance whose class derives from a built-in one, else the value itself.
    #[inline]
    pub fn base(&self) -> &Value {
        match self {
            Self::Instance(instance) => instance.payload_value().unwrap_or(self),
            _ => self,
        }
    }

    /// The string, also of an instance of a subclass of `str`.
    #[inline]
    pub fn as_str(&self) -> Option<&Ref<Str>> {
        match self.base() {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The list, also of an instance of a subclass of `list`.
    #[inline]
    pub fn as_list(&self) -> Option<&Ref<List>> {
        match self.base() {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The tuple, also of an instance of a subclass of `tuple`.
    #[inline]
    pub fn as_tuple(&self) -> Option<&Ref<Tuple>> {
        match self.base() {
            Self::Tuple(tuple) => Some(tuple),
            _ => None,
        }
    }

    /// The dict, also of an instance of a subclass of `dict`.
    #[inline]
    pub fn as_dict(&self) -> Option<&Ref<Dict>> {
        match self.base() {
            Self::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// The descriptor, also of an instance of a subclass of `property` and the like.
    #[inline]
    pub fn as_descriptor(&self) -> Option<&Ref<Descriptor>> {
        match self.base() {
            Self::Descriptor(descriptor) => Some(descriptor),
            _ => None,
        }
    }

    /// The class, if the value is one.
    #[inline]
    pub fn as_class(&self) -> Option<&Ref<Class>> {
        match self {
            Self::Class(class) => Some(class),
            _ => None,
        }
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Self {
        if let Some(header) = self.header() {
            header.retain();
        }
        // SAFETY: the copied reference, if any, was counted above.
        unsafe { Self::read(self) }
    }
}

impl Default for Value {
    #[inline(always)]
    fn default() -> Self {
        Self::Unbound
    }
}

macro_rules! from_ref {
    ($($variant:ident => $body:ident),*) => {
        $(impl From<Ref<$body>> for Value {
            #[inline(always)]
            fn from(reference: Ref<$body>) -> Self {
                Self::$variant(reference)
            }
        })*
    };
}
from_ref! {
    BigInt => BigInt, Complex => Complex, Str => Str, Bytes => Bytes, ByteArray => ByteArray, List => List,
    Tuple => Tuple, Dict => Dict, DictView => DictView, Set => Set, FrozenSet => FrozenSet, Range => Range,
    Slice => Slice, Function => Function, Native => Native, BoundMethod => BoundMethod, Class => Class,
    Instance => Instance, Module => Module, Cell => CellObject, Generator => Generator, Iterator => Iterator,
    Descriptor => Descriptor, Code => Code
}

impl From<bool> for Value {
    #[inline(always)]
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    #[inline(always)]
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<f64> for Value {
    #[inline(always)]
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::str(text)
    }
}

impl From<Tuple> for Value {
    fn from(tuple: Tuple) -> Self {
        Self::Tuple(Ref::new(tuple))
    }
}
