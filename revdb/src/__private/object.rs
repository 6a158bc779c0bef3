//! What the structs of guest objects hold.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use crate::ObjectId;

/// The field that `#[revdb::object]` adds.
///
/// Its traits are those that a derive on the struct needs, each with the meaning that identity gives it: a clone or a
/// default is a new object with a new id, and two objects are not unequal only because they are two.
#[repr(transparent)]
pub struct Id(ObjectId);

impl Id {
    /// The id of the object that is being made.
    #[inline(always)]
    #[must_use]
    pub fn next() -> Self {
        Self(ObjectId::next())
    }

    /// The memory holds another object.
    pub fn renew(&mut self) {
        *self = Self::next();
    }

    #[inline(always)]
    #[must_use]
    pub const fn get(&self) -> ObjectId {
        self.0
    }
}

impl Clone for Id {
    #[inline]
    fn clone(&self) -> Self {
        Self::next()
    }
}

impl Default for Id {
    #[inline]
    fn default() -> Self {
        Self::next()
    }
}

impl PartialEq for Id {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl fmt::Debug for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.0)
    }
}
