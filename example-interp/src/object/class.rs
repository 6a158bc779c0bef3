//! Classes.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use super::*;

/// Facts about a class that the hot paths ask for; they hold for subclasses too unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassFlags(u32);

impl ClassFlags {
    pub const NONE: Self = Self(0);
    /// Made by guest code (a `class` statement or a call of `type`).
    pub const HEAP: Self = Self(1);
    /// Instances have a `__dict__`.
    pub const HAS_DICT: Self = Self(2);
    /// Defines `__del__`.
    pub const FINALIZER: Self = Self(4);
    /// Overrides `__getattribute__`.
    pub const GETATTRIBUTE: Self = Self(8);
    /// Defines `__getattr__`.
    pub const GETATTR: Self = Self(16);
    /// Overrides `__setattr__`.
    pub const SETATTR: Self = Self(32);
    /// Overrides `__delattr__`.
    pub const DELATTR: Self = Self(64);
    /// Overrides `__eq__` (differs from identity).
    pub const EQ: Self = Self(128);
    /// Overrides `__hash__`.
    pub const HASH: Self = Self(256);
    /// Derives from `BaseException`.
    pub const EXCEPTION: Self = Self(512);
    /// Cannot be subclassed (not inherited).
    pub const FINAL: Self = Self(1024);
    /// Instances cannot be made by calling the class (not inherited).
    pub const NO_NEW: Self = Self(2048);

    /// Whether all of `other` are set.
    #[inline(always)]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These without `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What the instances of a class hold beside attributes: two bases with different layouts cannot be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Object,
    Exception,
    Type,
    /// The payload is a value of this kind.
    Value(Kind),
    /// Ints and floats and bools are unboxed: no kind.
    Int,
    Float,
    /// The payload is a native state; the name tells which.
    Native(&'static str),
}

/// A class.
pub struct Class {
    pub name: RefCell<Ref<Str>>,
    pub qualname: RefCell<Ref<Str>>,
    pub bases: RefCell<Rc<[Ref<Class>]>>,
    mro: RefCell<Rc<[Ref<Class>]>>,
    /// The namespace. Write it through [`Ref<Class>::set`] so that caches notice.
    pub dict: Ref<Dict>,
    metaclass: OnceCell<Ref<Class>>,
    /// Globally unique; 0 while nobody asked since the last change of the class or one of its bases.
    version: Cell<u32>,
    flags: Cell<ClassFlags>,
    pub layout: Layout,
    pub shape: &'static Shape,
    /// The direct subclasses that are alive, oldest first. They do not live for being listed here.
    subclasses: RefCell<Vec<Uncounted<Class>>>,
}

thread_local! {
    static NEXT_VERSION: Cell<u32> = const { Cell::new(1) };
}

impl Body for Class {
    const KIND: Kind = Kind::Class;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.name.borrow());
        tracer.reference(&self.qualname.borrow());
        self.bases.borrow().iter().for_each(|class| tracer.reference(class));
        self.mro.borrow().iter().for_each(|class| tracer.reference(class));
        tracer.reference(&self.dict);
        if let Some(class) = self.metaclass.get() {
            tracer.reference(class);
        }
    }

    fn clear(&self) {
        // A class comes first in its own MRO.
        drop(self.mro.replace(Rc::new([])));
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        for base in self.bases.borrow().iter() {
            base.subclasses.borrow_mut().retain(|class| !class.is(self));
        }
    }
}

impl Class {
    /// A class without bases, MRO and metaclass: see [`Ref<Class>::link`].
    pub fn new(name: Ref<Str>, dict: Ref<Dict>, layout: Layout, flags: ClassFlags) -> Self {
        Self {
            qualname: RefCell::new(name.clone()),
            name: RefCell::new(name),
            bases: RefCell::new(Rc::new([])),
            mro: RefCell::new(Rc::new([])),
            dict,
            metaclass: OnceCell::new(),
            version: Cell::new(0),
            flags: Cell::new(flags),
            layout,
            shape: Shape::root(),
            subclasses: RefCell::default(),
        }
    }

    /// The name as text.
    pub fn name(&self) -> Ref<Str> {
        self.name.borrow().clone()
    }

    /// The qualified name.
    pub fn qualname(&self) -> Ref<Str> {
        self.qualname.borrow().clone()
    }

    /// The flags.
    #[inline(always)]
    pub fn flags(&self) -> ClassFlags {
        self.flags.get()
    }

    /// Whether all of `flags` are set.
    #[inline(always)]
    pub fn has(&self, flags: ClassFlags) -> bool {
        self.flags.get().has(flags)
    }

    /// Whether guest code made the class.
    #[inline(always)]
    pub fn is_heap(&self) -> bool {
        self.has(ClassFlags::HEAP)
    }

    /// Replaces the flags.
    pub fn set_flags(&self, flags: ClassFlags) {
        self.flags.set(flags);
    }

    /// The class of the class.
    #[inline]
    pub fn metaclass(&self) -> &Ref<Class> {
        self.metaclass.get().expect("set when the class was linked")
    }

    /// The method resolution order; begins with the class itself.
    #[inline]
    pub fn mro(&self) -> Rc<[Ref<Class>]> {
        self.mro.borrow().clone()
    }

    /// The bases.
    pub fn bases(&self) -> Rc<[Ref<Class>]> {
        self.bases.borrow().clone()
    }

    /// The direct subclasses, oldest first.
    pub fn subclasses(&self) -> Vec<Ref<Class>> {
        // SAFETY: a class takes itself off the lists of its bases when it is dropped.
        self.subclasses.borrow().iter().filter_map(|class| unsafe { class.upgrade() }).collect()
    }

    /// Looks `name` up along the MRO without a cache (see `Vm::lookup` for the cached one).
    pub fn find(&self, name: &Ref<Str>) -> Option<Value> {
        self.mro.borrow().iter().find_map(|class| class.dict.get_str(name))
    }

    /// As [`Class::find`], also giving the class where the attribute was found.
    pub fn find_with_owner(&self, name: &Ref<Str>) -> Option<(Value, Ref<Class>)> {
        self.mro.borrow().iter().find_map(|class| Some((class.dict.get_str(name)?, class.clone())))
    }

    /// A number that is the same only while neither the class nor its bases change. Unique over all classes; 0 (never
    /// cache) when the numbers have run out.
    #[inline]
    pub fn version(&self) -> u32 {
        match self.version.get() {
            0 => self.new_version(),
            version => version,
        }
    }

    /// As [`Class::version`] but 0 if nobody asked since the last change: for the compare in a cache.
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

    /// Forgets what is cached about this class and its subclasses.
    pub fn changed(&self) {
        self.version.set(0);
        self.refresh_flags();
        for class in self.subclasses() {
            class.changed();
        }
    }

    /// Recomputes the flags that tell which methods are overridden.
    fn refresh_flags(&self) {
        const WATCHED: [(&str, ClassFlags); 7] = [
            ("__del__", ClassFlags::FINALIZER),
            ("__getattribute__", ClassFlags::GETATTRIBUTE),
            ("__getattr__", ClassFlags::GETATTR),
            ("__setattr__", ClassFlags::SETATTR),
            ("__delattr__", ClassFlags::DELATTR),
            ("__eq__", ClassFlags::EQ),
            ("__hash__", ClassFlags::HASH),
        ];
        let mro = self.mro();
        let mut flags = self.flags.get();
        for (name, flag) in WATCHED {
            let name = intern(name);
            // The last class of an MRO is `object`, whose methods are the defaults.
            let overridden =
                mro.iter().take(mro.len().saturating_sub(1)).any(|class| class.dict.find_str(&name).is_some());
            flags = if overridden { flags.with(flag) } else { flags.without(flag) };
        }
        self.flags.set(flags);
    }

    /// Whether `other` is in the MRO.
    #[inline]
    pub fn derives_from(&self, other: &Ref<Class>) -> bool {
        self.mro.borrow().iter().any(|class| class.is(other))
    }
}

impl Ref<Class> {
    /// Gives a new class its metaclass, bases and MRO (without the class itself, which comes first).
    pub fn link(&self, metaclass: &Ref<Class>, bases: Vec<Ref<Class>>, rest_of_mro: Vec<Ref<Class>>) {
        // A class is linked once, so the cell is still empty.
        let _ = self.metaclass.set(metaclass.clone());
        self.set_bases(bases, rest_of_mro);
    }

    /// Replaces the bases and the MRO (without the class itself, which comes first).
    pub fn set_bases(&self, bases: Vec<Ref<Class>>, rest_of_mro: Vec<Ref<Class>>) {
        for base in self.bases.borrow().iter() {
            base.subclasses.borrow_mut().retain(|class| !class.is(self));
        }
        for base in &bases {
            base.subclasses.borrow_mut().push(Uncounted::of(self));
        }
        *self.bases.borrow_mut() = bases.into();
        *self.mro.borrow_mut() = std::iter::once(self.clone()).chain(rest_of_mro).collect();
        self.changed();
    }

    /// Replaces the MRO (without the class itself, which comes first).
    pub fn set_mro(&self, rest: Vec<Ref<Class>>) {
        *self.mro.borrow_mut() = std::iter::once(self.clone()).chain(rest).collect();
        self.changed();
    }

    /// Sets an attribute of the class itself.
    pub fn set(&self, name: &Ref<Str>, value: Value) {
        self.dict.set_str(name, value);
        revdb::mutated(self.id(), revdb::Slot::key(name.hash() as u64));
        self.changed();
    }

    /// Removes an attribute of the class itself.
    pub fn remove(&self, name: &Ref<Str>) -> Option<Value> {
        let old = self.dict.remove_str(name)?;
        revdb::mutated(self.id(), revdb::Slot::key(name.hash() as u64));
        self.changed();
        Some(old)
    }

    /// Whether this is `other` or derives from it.
    #[inline]
    pub fn is_subclass_of(&self, other: &Ref<Class>) -> bool {
        self.is(other) || self.derives_from(other)
    }
}
