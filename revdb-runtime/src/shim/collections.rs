//! std::collections: std's own types serve. Hash seeds come through `getrandom`, which the runtime answers, so in a recorded
//! run and its replays a map iterates in one order; in a plain run the order is another one each time.
//!
//! A host whose guests can see that order, and should see the same in every run, takes the types with [`FixedState`].

pub use ::std::collections::*;

use ::std::hash::{BuildHasherDefault, DefaultHasher};

/// A hasher without seeds: what it gives depends on the key alone.
pub type FixedState = BuildHasherDefault<DefaultHasher>;

/// A [`HashMap`] that iterates in the same order in every run. Made by `default()`.
pub type FixedMap<K, V> = HashMap<K, V, FixedState>;

/// A [`HashSet`] that iterates in the same order in every run. Made by `default()`.
pub type FixedSet<T> = HashSet<T, FixedState>;
