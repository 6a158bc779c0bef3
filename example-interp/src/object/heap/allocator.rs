//! Where objects lie: blocks of equal slots, with a list of the free ones for each size; and how they die.

use std::alloc::Layout;
use std::cell::RefCell;
use std::mem::ManuallyDrop;

use super::interned::forget_interned;
use super::pending::{clear_weak, revive_pending, wants_last_word};
use super::*;

/// Bytes per block; blocks are aligned to their size, so that an object's address tells its block.
const BLOCK: usize = 64 * 1024;
/// Blocks come from spans of this many bytes, which are aligned to their size as well: one huge page.
const SPAN: usize = 2 << 20;
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

/// What a block begins with; its slots come behind.
#[repr(C)]
struct Head {
    number: u32,
    size: u32,
}

/// Blocks are numbered as they come.
#[derive(Clone, Copy)]
struct Block(NonNull<Head>);

impl Block {
    fn size(self) -> usize {
        // SAFETY: every block begins with its head, which is never written again.
        unsafe { self.0.as_ref() }.size as usize
    }

    /// How many slots it has.
    fn slots(self) -> usize {
        (BLOCK - GRAIN) / self.size()
    }

    /// The slot with this index, which must be below [`Block::slots`].
    fn slot(self, index: usize) -> NonNull<FreeSlot> {
        // SAFETY: the slot lies inside the block.
        unsafe { self.0.cast::<u8>().add(GRAIN + index * self.size()) }.cast()
    }
}

/// Where an object lies: the number of its block, and of its slot there.
#[inline]
pub(super) fn place_of(header: &Header) -> (usize, usize) {
    let address = std::ptr::from_ref(header);
    let within = address.addr() % BLOCK;
    // SAFETY: every object lies in a block, which begins with its head.
    let head = unsafe { &*address.cast::<u8>().sub(within).cast::<Head>() };
    (head.number as usize, (within - GRAIN) / head.size as usize)
}

/// How many slots each block has, by number.
pub(super) fn slots_of_blocks(heap: &Heap) -> Vec<usize> {
    heap.blocks.borrow().iter().map(|block| block.slots()).collect()
}

/// All objects of this thread. Guest code runs on one thread (others wait for the host's lock), and `Ref` is not `Send`.
pub(super) struct Heap {
    free: [Cell<*mut FreeSlot>; CLASSES],
    blocks: RefCell<Vec<Block>>,
    /// What is left of the newest span.
    span: Cell<(*mut u8, usize)>,
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
            span: Cell::new((std::ptr::null_mut(), 0)),
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
        let block = self.add_block(class * GRAIN);
        // The heap only grows past the threshold by way of new blocks, so this is the place to notice: the VM collects at
        // its next safe point.
        if self.growth.get() > self.threshold.get() {
            revive_pending();
        }
        for index in (0..block.slots()).rev() {
            self.give_back(block.slot(index).cast(), class);
        }
        self.allocate(class, false)
    }

    /// A new block, none of whose slots is initialised.
    fn add_block(&self, size: usize) -> Block {
        let (mut start, mut left) = self.span.get();
        if left == 0 {
            let layout = Layout::from_size_align(SPAN, SPAN).expect("a valid constant");
            // SAFETY: the layout's size is not zero.
            start = unsafe { std::alloc::alloc(layout) };
            if start.is_null() {
                std::alloc::handle_alloc_error(layout);
            }
            left = SPAN;
        }
        // SAFETY: the span has `left` bytes more, a multiple of a block's.
        self.span.set((unsafe { start.add(BLOCK) }, left - BLOCK));
        let mut blocks = self.blocks.borrow_mut();
        let head = Head {
            number: u32::try_from(blocks.len()).expect("memory ends before"),
            size: u32::try_from(size).expect("a slot is smaller than a block"),
        };
        let block = NonNull::new(start).expect("allocated above").cast::<Head>();
        // SAFETY: the block is aligned, and nobody else's.
        unsafe { block.write(head) };
        blocks.push(Block(block));
        Block(block)
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
    if wants_last_word(head) {
        head.flags.set(flags | FINALIZED);
        head.refs.set(1);
        heap.pending.borrow_mut().push(if head.kind == Kind::Generator {
            Pending::Close(Ref(header.cast(), PhantomData))
        } else {
            Pending::Finalize(Ref(header.cast(), PhantomData))
        });
        revive_pending();
        return;
    }
    if revdb::watching() {
        // A watched expression may name it.
        revdb::mutated(head.id(), revdb::Slot::ALL);
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
        for index in 0..block.slots() {
            let slot = block.slot(index);
            // SAFETY: every slot is initialised as an object or as free, and `kind` lies at the same place in both layouts.
            if unsafe { (*slot.as_ptr()).kind } != FREE {
                // SAFETY: the slot holds an object whose count is above zero.
                visit(unsafe { slot.cast::<Header>().as_ref() });
            }
        }
    }
}
