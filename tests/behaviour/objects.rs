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
