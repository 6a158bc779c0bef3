//! Ids of objects whose layout cannot change.

use ::std::sync::{Mutex, MutexGuard};

use crate::ObjectId;
#[cfg(feature = "record")]
use ::std::collections::BTreeMap;

/// The ids of objects that have no room for one: types of other crates, or whose layout other code relies on.
///
/// The host's allocator says what happens to each object; the table is then the place that knows its id at every moment,
/// whatever memory it lies in.
///
/// ```
/// static IDS: revdb::SideTable = revdb::SideTable::new();
///
/// let string = Box::new(String::from("guest"));
/// let id = IDS.born(&*string);
/// assert_eq!(IDS.id(&*string), Some(id));
/// IDS.died(&*string);
/// assert_eq!(IDS.address(id), None);
/// ```
#[derive(Debug)]
pub struct SideTable(Mutex<Entries>);

#[derive(Debug)]
struct Entries {
    #[cfg(feature = "record")]
    ids: BTreeMap<usize, ObjectId>,
    #[cfg(feature = "record")]
    addresses: BTreeMap<ObjectId, usize>,
}

impl Default for SideTable {
    fn default() -> Self {
        Self::new()
    }
}

impl SideTable {
    /// An empty table.
    #[must_use]
    pub const fn new() -> Self {
        Self(Mutex::new(Entries {
            #[cfg(feature = "record")]
            ids: BTreeMap::new(),
            #[cfg(feature = "record")]
            addresses: BTreeMap::new(),
        }))
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(::std::sync::PoisonError::into_inner)
    }
}

#[cfg(feature = "record")]
impl SideTable {
    /// An object was made at `object`: takes the next id.
    pub fn born<T: ?Sized>(&self, object: *const T) -> ObjectId {
        let id = ObjectId::next();
        let mut entries = self.entries();
        if let Some(old) = entries.ids.insert(object.addr(), id) {
            // Its end was not told; the memory is another object's now.
            entries.addresses.remove(&old);
        }
        entries.addresses.insert(id, object.addr());
        id
    }

    /// The object at `from` lies at `to` now. Whatever lay there before has ended.
    ///
    /// A collector that moves many tells it in an order in which no object is overwritten before it has moved.
    pub fn moved<T: ?Sized, U: ?Sized>(&self, from: *const T, to: *const U) {
        let mut entries = self.entries();
        let Some(id) = entries.ids.remove(&from.addr()) else { return };
        if let Some(old) = entries.ids.insert(to.addr(), id) {
            entries.addresses.remove(&old);
        }
        entries.addresses.insert(id, to.addr());
    }

    /// The object at `object` is no more.
    pub fn died<T: ?Sized>(&self, object: *const T) {
        let mut entries = self.entries();
        if let Some(id) = entries.ids.remove(&object.addr()) {
            entries.addresses.remove(&id);
        }
    }

    /// The id of the object at `object`, if it was told of one.
    #[must_use]
    pub fn id<T: ?Sized>(&self, object: *const T) -> Option<ObjectId> {
        self.entries().ids.get(&object.addr()).copied()
    }

    /// Where the object with this id lies now, if it is alive: for `$NUM` in the debugger.
    #[must_use]
    pub fn address(&self, id: ObjectId) -> Option<usize> {
        self.entries().addresses.get(&id).copied()
    }
}

/// With the instrumentation compiled out, an object is known by its address.
#[cfg(not(feature = "record"))]
impl SideTable {
    /// Gives the address.
    pub fn born<T: ?Sized>(&self, object: *const T) -> ObjectId {
        drop(self.entries());
        ObjectId(object.addr() as u64)
    }

    /// Does nothing.
    pub fn moved<T: ?Sized, U: ?Sized>(&self, from: *const T, to: *const U) {
        let _ = (from, to);
    }

    /// Does nothing.
    pub fn died<T: ?Sized>(&self, object: *const T) {
        let _ = object;
    }

    /// Gives the address.
    #[must_use]
    pub fn id<T: ?Sized>(&self, object: *const T) -> Option<ObjectId> {
        Some(ObjectId(object.addr() as u64))
    }

    /// Gives the address.
    #[must_use]
    pub fn address(&self, id: ObjectId) -> Option<usize> {
        usize::try_from(id.0).ok()
    }
}

/// What `#[revdb::object(table = ..)]` answers.
#[doc(hidden)]
#[must_use]
#[track_caller]
pub fn __id_in_table<T>(table: &SideTable, object: &T) -> ObjectId {
    table.id(object).unwrap_or_else(|| {
        panic!(
            "an object of type `{}` has no id: its allocator did not tell the side table (`SideTable::born`) where it is",
            ::std::any::type_name::<T>()
        )
    })
}
