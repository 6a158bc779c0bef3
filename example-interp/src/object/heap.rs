//! The heap: reference-counted objects with a header that holds the stable id.
//!
//! [`Ref`] is the only pointer to a guest object. It counts references as CPython does, so objects die, files close and
//! `__del__` runs at the same moments. Objects lie in blocks of equal slots, so that all live ones can be enumerated:
//! for the digest, for `$NUM` and for the cycle collector. This module owns nearly all unsafe code of the object model.

use std::alloc::Layout;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

use revdb::ObjectId;

use super::*;

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

/// What every guest object begins with. The attribute makes `id` the stable identity, which [`Header::new`] takes.
#[revdb::object(id = id)]
#[repr(C)]
pub struct Header {
    refs: Cell<u32>,
    kind: Kind,
    flags: Cell<u8>,
    /// Scratch count of the cycle collector: saturating copy of `refs` less what garbage candidates hold.
    mark: Cell<u16>,
    id: ObjectId,
}

/// The object is in the table of interned strings, which holds no count.
const INTERNED: u8 = 1;
/// `__del__` has run (or is queued): it does not run twice.
const FINALIZED: u8 = 2;
/// The heap's table of weak references has an entry for this object.
const WEAKLY_REFERENCED: u8 = 4;

#[revdb::object(id = id)]
impl Header {
    /// The header of a new object: one reference, and (by the attribute) the next id.
    #[inline(always)]
    fn new(kind: Kind) -> Self {
        Self { refs: Cell::new(1), kind, flags: Cell::new(0), mark: Cell::new(0) }
    }

    /// The object's stable identity.
    #[inline]
    pub fn id(&self) -> ObjectId {
        self.id
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
        self.header().id
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

/// Bytes per block; blocks are aligned to their size.
const BLOCK: usize = 64 * 1024;
const GRAIN: usize = 16;
const CLASSES: usize = 16;
/// The kind byte of a free slot.
const FREE: u8 = 0xFF;
/// How deep `release` recurses before it queues.
const MAX_DEPTH: u32 = 50;

const fn size_class(size: usize) -> usize {
    let class = size.div_ceil(GRAIN);
    assert!(class < CLASSES, "a body of this size must own its data elsewhere");
    class
}

const fn is_container(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::BigInt
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::ByteArray
            | Kind::Range
            | Kind::Code
            | Kind::Native
    )
}

/// A slot that holds no object. `kind` lies where [`Header`] has it.
#[repr(C)]
struct FreeSlot {
    refs: u32,
    kind: u8,
    next: *mut FreeSlot,
}

#[derive(Clone, Copy)]
struct Block {
    start: NonNull<u8>,
    class: usize,
}

/// All objects of this thread. Guest code runs on one thread (others wait for the host's lock), and `Ref` is not `Send`.
struct Heap {
    free: [Cell<*mut FreeSlot>; CLASSES],
    blocks: RefCell<Vec<Block>>,
    depth: Cell<u32>,
    trash: RefCell<Vec<NonNull<Header>>>,
    pending: RefCell<Vec<Pending>>,
    /// Container objects allocated less those freed since the last collection.
    growth: Cell<isize>,
    threshold: Cell<isize>,
    interned: RefCell<Vec<*const Header>>,
    interned_count: Cell<usize>,
    weak: RefCell<rustc_hash::FxHashMap<usize, Vec<Ref<Instance>>>>,
}

thread_local! {
    // `ManuallyDrop`: without a destructor to register, access is a plain load.
    static HEAP: ManuallyDrop<Heap> = const { ManuallyDrop::new(Heap::new()) };
}

/// Work that the death of an object left for the VM, which does it at the next safe point.
pub enum Pending {
    /// Call `__del__`, then drop the object.
    Finalize(Ref<Instance>),
    /// Close the generator, which is suspended inside a `try` or `with`, then drop it.
    Close(Ref<Generator>),
    /// Call the callback of this weak reference, which was just cleared.
    WeakCallback(Ref<Instance>),
}

impl Heap {
    const fn new() -> Self {
        Self {
            free: [const { Cell::new(std::ptr::null_mut()) }; CLASSES],
            blocks: RefCell::new(Vec::new()),
            depth: Cell::new(0),
            trash: RefCell::new(Vec::new()),
            pending: RefCell::new(Vec::new()),
            growth: Cell::new(0),
            threshold: Cell::new(50_000),
            interned: RefCell::new(Vec::new()),
            interned_count: Cell::new(0),
            weak: RefCell::new(rustc_hash::FxHashMap::with_hasher(rustc_hash::FxBuildHasher)),
        }
    }

    #[inline(always)]
    fn allocate(&self, class: usize, container: bool) -> NonNull<u8> {
        if container {
            self.growth.set(self.growth.get() + 1);
        }
        let slot = self.free[class].get();
        let Some(found) = NonNull::new(slot) else { return self.refill(class) };
        // SAFETY: the list holds free slots only, each initialised as `FreeSlot`.
        self.free[class].set(unsafe { (*slot).next });
        found.cast()
    }

    #[cold]
    #[inline(never)]
    fn refill(&self, class: usize) -> NonNull<u8> {
        if self.growth.get() > self.threshold.get() {
            // The heap is growing, and enough of it is containers: the VM collects at its next safe point.
            revive_pending();
        }
        let layout = Layout::from_size_align(BLOCK, BLOCK).expect("a valid constant");
        // SAFETY: the layout's size is not zero.
        let Some(start) = NonNull::new(unsafe { std::alloc::alloc(layout) }) else {
            std::alloc::handle_alloc_error(layout)
        };
        self.blocks.borrow_mut().push(Block { start, class });
        // The heap only grows past the threshold by way of new blocks, so this is the place to notice.
        if self.growth.get() > self.threshold.get() {
            PENDING.set(true);
        }
        let size = class * GRAIN;
        for offset in (0..BLOCK / size).rev().map(|index| index * size) {
            // SAFETY: the slot lies inside the block that was just allocated.
            self.give_back(unsafe { start.add(offset) }, class);
        }
        self.allocate(class, false)
    }

    #[inline(always)]
    fn give_back(&self, slot: NonNull<u8>, class: usize) {
        let slot = slot.cast::<FreeSlot>().as_ptr();
        // SAFETY: the slot holds no object and belongs to the heap; every class is larger than `FreeSlot`.
        unsafe { slot.write(FreeSlot { refs: 0, kind: FREE, next: self.free[class].get() }) };
        self.free[class].set(slot);
    }
}

/// Ends the life of an object whose count reached zero.
#[inline(never)]
fn release(header: NonNull<Header>) {
    HEAP.with(|heap| {
        if heap.depth.get() >= MAX_DEPTH {
            // A long chain of objects that own each other: unwind it in a loop, not on the stack.
            heap.trash.borrow_mut().push(header);
            return;
        }
        heap.depth.set(heap.depth.get() + 1);
        finish(heap, header);
        heap.depth.set(heap.depth.get() - 1);
        if heap.depth.get() == 0 {
            drain_trash(heap);
        }
    });
}

#[inline]
fn drain_trash(heap: &Heap) {
    while let Some(header) = { heap.trash.borrow_mut().pop() } {
        heap.depth.set(1);
        finish(heap, header);
        heap.depth.set(0);
    }
}

fn finish(heap: &Heap, header: NonNull<Header>) {
    // SAFETY: the count just reached zero, so nobody else can reach the object, and it has not been dropped yet.
    let head = unsafe { header.as_ref() };
    let flags = head.flags.get();
    if head.kind == Kind::Instance && flags & FINALIZED == 0 {
        let instance = ManuallyDrop::new(Ref::<Instance>(header.cast(), PhantomData));
        if instance.has_finalizer() {
            head.flags.set(flags | FINALIZED);
            head.refs.set(1);
            heap.pending.borrow_mut().push(Pending::Finalize(ManuallyDrop::into_inner(instance)));
            revive_pending();
            return;
        }
    }
    if head.kind == Kind::Generator && flags & FINALIZED == 0 {
        let generator = ManuallyDrop::new(Ref::<Generator>(header.cast(), PhantomData));
        if generator.has_cleanup() {
            head.flags.set(flags | FINALIZED);
            head.refs.set(1);
            heap.pending.borrow_mut().push(Pending::Close(ManuallyDrop::into_inner(generator)));
            revive_pending();
            return;
        }
    }
    if revdb::watching() {
        // A watched expression may name it.
        revdb::mutated(head.id, revdb::Slot::ALL);
    }
    if flags & WEAKLY_REFERENCED != 0 {
        clear_weak(heap, header);
    }
    if flags & INTERNED != 0 {
        forget_interned(heap, head);
    }
    macro_rules! dispatch {
        ($($kind:ident => $body:ident),*) => {
            match head.kind {
                $(Kind::$kind => {
                    // SAFETY: the kind tells the body's type, and nobody uses the object after this.
                    unsafe { std::ptr::drop_in_place(&raw mut (*header.cast::<Object<$body>>().as_ptr()).body) };
                    if const { is_container(Kind::$kind) } {
                        heap.growth.set(heap.growth.get() - 1);
                    }
                    heap.give_back(header.cast(), const { size_class(size_of::<Object<$body>>()) });
                })*
            }
        };
    }
    for_each_kind!(dispatch);
}

thread_local! {
    static PENDING: Cell<bool> = const { Cell::new(false) };
}

fn revive_pending() {
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
        finalize_at_end(&value);
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
    rest.iter().for_each(finalize_at_end);
}

fn finalize_at_end(value: &Value) {
    let Some(header) = value.header() else { return };
    let flags = header.flags.get();
    let work = match value {
        Value::Instance(instance) if instance.has_finalizer() => Pending::Finalize(instance.clone()),
        Value::Generator(generator) if generator.has_cleanup() => Pending::Close(generator.clone()),
        _ => return,
    };
    if flags & FINALIZED == 0 {
        header.flags.set(flags | FINALIZED);
        HEAP.with(|heap| heap.pending.borrow_mut().push(work));
        revive_pending();
    }
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

fn clear_weak(heap: &Heap, header: NonNull<Header>) {
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
fn forget_interned(heap: &Heap, header: &Header) {
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

/// A new reference to the object with this header, as a value.
pub(super) fn value_of(header: &Header) -> Value {
    macro_rules! dispatch {
        ($($kind:ident => $body:ident),*) => {
            match header.kind { $(Kind::$kind => Value::$kind(Ref::<$body>::from_header(header)),)* }
        };
    }
    for_each_kind!(dispatch)
}

/// Calls `visit` with every object that `header`'s object refers to.
fn trace_object(header: &Header, visit: &mut dyn FnMut(&Header)) {
    macro_rules! dispatch {
        ($($kind:ident => $body:ident),*) => {
            match header.kind {
                $(Kind::$kind => {
                    // SAFETY: the kind tells the body's type; the object is live.
                    let body = unsafe { &(*std::ptr::from_ref(header).cast::<Object<$body>>()).body };
                    body.trace(&mut Tracer(visit));
                })*
            }
        };
    }
    for_each_kind!(dispatch);
}

/// The values that the object behind `value` refers to, in the body's order.
pub fn referents(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(header) = value.header() {
        trace_object(header, &mut |header| found.push(value_of(header)));
    }
    found
}

fn each_live(heap: &Heap, mut visit: impl FnMut(&Header)) {
    let blocks = heap.blocks.borrow().clone();
    for block in blocks {
        let size = block.class * GRAIN;
        for index in 0..BLOCK / size {
            // SAFETY: the slot lies inside the block, and every slot is initialised as an object or as free.
            let slot = unsafe { block.start.add(index * size) }.cast::<FreeSlot>();
            // SAFETY: `kind` lies at the same place in both layouts.
            if unsafe { (*slot.as_ptr()).kind } != FREE {
                // SAFETY: the slot holds an object whose count is above zero.
                visit(unsafe { slot.cast::<Header>().as_ref() });
            }
        }
    }
}

/// All live objects by ascending id.
pub fn live_objects() -> Vec<Value> {
    let mut all = Vec::new();
    HEAP.with(|heap| each_live(heap, |header| all.push(value_of(header))));
    all.sort_unstable_by_key(|value| value.header().map(Header::id));
    all
}

/// The live object with this id.
pub fn find(id: ObjectId) -> Option<Value> {
    let mut found = None;
    HEAP.with(|heap| {
        each_live(heap, |header| {
            if header.id == id {
                found = Some(value_of(header));
            }
        });
    });
    found
}

/// Whether enough containers were allocated for a collection to be due. Depends on the guest's allocations alone.
#[inline(always)]
pub fn collection_due() -> bool {
    HEAP.with(|heap| heap.growth.get() > heap.threshold.get())
}

/// Collects garbage cycles: returns how many objects were found unreachable.
///
/// Trial deletion over all containers: what is left with references after those from other containers are taken away
/// is reachable from outside (registers, Rust locals, tables), and so is everything reachable from it.
/// Must be called at a safe point, where no `RefCell` of an object is mutably borrowed.
pub fn collect() -> usize {
    HEAP.with(|heap| {
        let mut counts = rustc_hash::FxHashMap::default();
        each_live(heap, |header| {
            if is_container(header.kind) {
                counts.insert(std::ptr::from_ref(header), header.refs.get());
            }
        });
        let containers = counts.len();
        let mut order: Vec<*const Header> = counts.keys().copied().collect();
        order.sort_unstable_by_key(|header| {
            // SAFETY: here and below, the map's keys are live objects; nothing is dropped before the end.
            unsafe { (**header).id }
        });
        for header in &order {
            // SAFETY: see above.
            trace_object(unsafe { &**header }, &mut |to| {
                if let Some(count) = counts.get_mut(&std::ptr::from_ref(to)) {
                    *count -= 1;
                }
            });
        }
        let mut reachable: Vec<*const Header> = order.iter().copied().filter(|header| counts[header] > 0).collect();
        for header in &reachable {
            counts.remove(header);
        }
        while let Some(header) = reachable.pop() {
            // SAFETY: see above.
            trace_object(unsafe { &*header }, &mut |to| {
                if counts.remove(&std::ptr::from_ref(to)).is_some() {
                    reachable.push(to);
                }
            });
        }
        // SAFETY: see above; taking references first keeps every piece of garbage alive until all are cleared.
        let garbage: Vec<Value> = order
            .iter()
            .filter(|header| counts.contains_key(*header))
            .map(|header| value_of(unsafe { &**header }))
            .collect();
        heap.growth.set(0);
        heap.threshold.set((containers as isize).max(50_000));
        break_cycles(heap, garbage)
    })
}

fn break_cycles(heap: &Heap, garbage: Vec<Value>) -> usize {
    let found = garbage.len();
    let mut finalizers = false;
    for value in &garbage {
        if let (Value::Instance(instance), Some(header)) = (value, value.header())
            && header.flags.get() & FINALIZED == 0
            && instance.has_finalizer()
        {
            header.flags.set(header.flags.get() | FINALIZED);
            heap.pending.borrow_mut().push(Pending::Finalize(instance.clone()));
            finalizers = true;
        }
    }
    if finalizers {
        // `__del__` may resurrect anything of the cycle: the next collection frees what stays unreachable.
        revive_pending();
        return found;
    }
    for value in &garbage {
        if let Some(header) = value.header().filter(|header| header.flags.get() & WEAKLY_REFERENCED != 0) {
            header.flags.set(header.flags.get() & !WEAKLY_REFERENCED);
            clear_weak(heap, NonNull::from(header));
        }
    }
    for value in &garbage {
        value.clear();
    }
    found
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
