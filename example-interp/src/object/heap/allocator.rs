//! Where objects lie: blocks of equal slots, with a list of the free ones for each size; and how they die.

use std::alloc::Layout;
use std::cell::RefCell;
use std::mem::ManuallyDrop;

use super::interned::forget_interned;
use super::pending::{clear_weak, revive_pending};
use super::*;

/// Bytes per block; blocks are aligned to their size.
const BLOCK: usize = 64 * 1024;
const GRAIN: usize = 16;
const CLASSES: usize = 16;
/// The kind byte of a free slot.
const FREE: u8 = 0xFF;
/// How deep `release` recurses before it queues.
const MAX_DEPTH: u32 = 50;

pub(super) const fn size_class(size: usize) -> usize {
    let class = size.div_ceil(GRAIN);
    assert!(class < CLASSES, "a body of this size must own its data elsewhere");
    class
}

pub(super) const fn is_container(kind: Kind) -> bool {
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
pub(super) struct Heap {
    free: [Cell<*mut FreeSlot>; CLASSES],
    blocks: RefCell<Vec<Block>>,
    depth: Cell<u32>,
    trash: RefCell<Vec<NonNull<Header>>>,
    pub(super) pending: RefCell<Vec<Pending>>,
    /// Container objects allocated less those freed since the last collection.
    pub(super) growth: Cell<isize>,
    pub(super) threshold: Cell<isize>,
    pub(super) interned: RefCell<Vec<*const Header>>,
    pub(super) interned_count: Cell<usize>,
    pub(super) weak: RefCell<rustc_hash::FxHashMap<usize, Vec<Ref<Instance>>>>,
}

thread_local! {
    // `ManuallyDrop`: without a destructor to register, access is a plain load.
    pub(super) static HEAP: ManuallyDrop<Heap> = const { ManuallyDrop::new(Heap::new()) };
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
    pub(super) fn allocate(&self, class: usize, container: bool) -> NonNull<u8> {
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
        let layout = Layout::from_size_align(BLOCK, BLOCK).expect("a valid constant");
        // SAFETY: the layout's size is not zero.
        let Some(start) = NonNull::new(unsafe { std::alloc::alloc(layout) }) else {
            std::alloc::handle_alloc_error(layout)
        };
        self.blocks.borrow_mut().push(Block { start, class });
        // The heap only grows past the threshold by way of new blocks, so this is the place to notice: the VM collects at
        // its next safe point.
        if self.growth.get() > self.threshold.get() {
            revive_pending();
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
pub(super) fn release(header: NonNull<Header>) {
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

/// Calls `visit` with every live object.
pub(super) fn each_live(heap: &Heap, mut visit: impl FnMut(&Header)) {
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
