//! `#[revdb::object]`: ids by construction.

use std::cell::Cell;

use revdb::{Object, ObjectId};

#[revdb::object]
#[repr(C)]
#[derive(Debug)]
struct Header {
    refs: Cell<u32>,
    kind: u8,
}

#[revdb::object]
impl Header {
    fn new(kind: u8) -> Self {
        Self { refs: Cell::new(1), kind }
    }

    fn pair() -> Vec<Self> {
        vec![Header { refs: Cell::new(1), kind: 1 }, Self { refs: Cell::new(1), kind: 2 }]
    }

    fn like(&self, other: &Self) -> Self {
        Self { kind: other.kind, ..Self::new(self.kind) }
    }

    fn into_parts(self) -> (u32, u8) {
        let Self { refs, kind } = self;
        (refs.get(), kind)
    }
}

#[revdb::object(id = identity)]
struct Named<T> {
    identity: ObjectId,
    value: T,
}

#[revdb::object(id = identity)]
impl<T> Named<T> {
    fn new(value: T) -> Self {
        Self { value }
    }
}

#[revdb::object]
#[derive(Clone, Default, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
struct Derived {
    value: i32,
}

#[revdb::instrument]
mod arena {
    #[revdb::object]
    pub struct Slot {
        pub value: u8,
    }

    pub fn slot(value: u8) -> Slot {
        Slot { value }
    }

    impl From<u8> for Slot {
        fn from(value: u8) -> Self {
            Self { value }
        }
    }
}

#[test]
fn each_construction_takes_the_next_id() {
    let first = Header::new(1);
    let pair = Header::pair();
    let mixed = first.like(&pair[1]);
    let ids: Vec<u64> = [&first, &pair[0], &pair[1], &mixed].iter().map(|header| header.id().0).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    assert_eq!(mixed.into_parts(), (1, 2));
}

#[test]
fn the_id_costs_its_eight_bytes_only() {
    assert_eq!(size_of::<Header>(), 16);
}

#[test]
fn a_field_of_ones_own_can_hold_the_id() {
    let named = Named::new("x");
    assert_eq!(named.id(), named.identity);
    assert_eq!(named.value, "x");
}

#[test]
fn derived_clones_and_defaults_are_new_objects_that_compare_by_content() {
    let original = Derived::default();
    let copy = original.clone();
    assert_ne!(original.id(), copy.id());
    assert_eq!(original, copy);
    assert_eq!(original.value, 0);
}

#[test]
fn an_instrumented_module_completes_all_its_constructors() {
    let (one, two) = (arena::slot(1), arena::Slot::from(2));
    assert_ne!(one.id(), two.id());
    assert_eq!(one.value + two.value, 3);
}

/// One object in each kind of memory.
#[revdb::object]
#[derive(Debug)]
struct Cell8 {
    value: u8,
}

#[revdb::object]
impl Cell8 {
    fn new(value: u8) -> Self {
        Self { value }
    }
}

/// A heap of two halves, whose collector moves what is alive.
struct Moving {
    halves: [Vec<Cell8>; 2],
    current: usize,
}

impl Moving {
    fn allocate(&mut self, value: u8) -> usize {
        self.halves[self.current].push(Cell8::new(value));
        self.halves[self.current].len() - 1
    }

    fn collect(&mut self, alive: impl Fn(&Cell8) -> bool) {
        let other = 1 - self.current;
        let moved: Vec<Cell8> = self.halves[self.current].drain(..).filter(|object| alive(object)).collect();
        self.halves[other].extend(moved);
        self.current = other;
    }
}

#[test]
fn ids_go_where_objects_go() {
    let shared = std::rc::Rc::new(Cell8::new(1));
    let atomic = std::sync::Arc::new(Cell8::new(2));
    let mut heap = Moving { halves: [Vec::new(), Vec::new()], current: 0 };
    heap.allocate(3);
    heap.allocate(4);
    let id = heap.halves[0][1].id();
    let before = std::ptr::from_ref(&heap.halves[0][1]);
    heap.collect(|object| object.value != 3);
    assert_eq!((heap.halves[1].len(), heap.halves[1][0].id()), (1, id));
    assert_ne!(std::ptr::from_ref(&heap.halves[1][0]), before);
    let ids = [shared.clone().id(), atomic.clone().id(), id];
    assert!(ids.is_sorted_by(|a, b| a < b) && shared.value + atomic.value == 3, "{ids:?}");
}

#[test]
fn memory_that_is_used_again_holds_another_object() {
    let mut slots = [Cell8::new(1), Cell8::new(2)];
    let first = slots[0].id();
    // A free list that writes a whole object,
    // SAFETY: the slot is valid, and what it held has no destructor.
    unsafe { std::ptr::from_mut(&mut slots[0]).write(Cell8::new(3)) };
    let second = slots[0].id();
    // and one that sets the fields.
    slots[0].value = 4;
    slots[0].renew();
    assert!(first < second && second < slots[0].id(), "{slots:?}");
    let mut named = Named::new(1);
    let old = named.id();
    named.renew();
    assert!(old < named.id());
}

static IDS: revdb::SideTable = revdb::SideTable::new();

/// Its layout is C's.
#[revdb::object(table = IDS)]
#[repr(C)]
#[derive(Clone, Copy)]
struct Fixed(u32, f32);

#[test]
fn a_side_table_knows_objects_whose_layout_cannot_change() {
    assert_eq!(size_of::<Fixed>(), 8);
    let mut heap = [Fixed(1, 1.0), Fixed(2, 2.0)];
    let [first, second] = [0, 1].map(|index: usize| IDS.born(&raw const heap[index]));
    assert!(heap[0].id() == first && heap[1].id() == second && first < second);
    // The first ends, and the second moves into its place.
    IDS.died(&raw const heap[0]);
    heap[0] = heap[1];
    IDS.moved(&raw const heap[1], &raw const heap[0]);
    assert_eq!((heap[0].id(), heap[0].0), (second, 2));
    assert_eq!(IDS.address(second), Some((&raw const heap[0]).addr()));
    assert_eq!((IDS.address(first), IDS.id(&raw const heap[1])), (None, None));
    // Its memory is used again, told and untold.
    heap[0].renew();
    assert!(heap[0].id() > second && IDS.address(second).is_none());
    let third = IDS.born(&raw const heap[0]);
    assert_eq!(heap[0].id(), third);
    assert!(heap[0].1 > 1.5);
}

#[test]
#[should_panic(expected = "did not tell the side table")]
fn an_object_that_the_side_table_was_not_told_of_is_a_mistake() {
    let _ = Fixed(0, 0.0).id();
}

#[test]
fn fixed_maps_iterate_in_one_order() {
    use revdb::std::collections::{FixedMap, FixedSet};

    let order = |seed: u32| -> Vec<u32> {
        let mut map: FixedMap<u32, u32> = FixedMap::default();
        map.extend((0..50).map(|key| (key, seed)));
        map.into_keys().collect()
    };
    assert_eq!(order(1), order(2));
    assert!((0..50).collect::<FixedSet<u32>>().contains(&7));
}
