//! Tells the controller, where it wants to know, which calls went past the facade and were caught only by the net.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use super::symboliser::{self, Stack};
use super::{sandbox, state};

static REPORTING: AtomicBool = AtomicBool::new(false);

/// The places that were told, by a hash of their return addresses. (A hash map would take seeds that the guest's own get in
/// the recording.)
static TOLD: Mutex<BTreeSet<u64>> = Mutex::new(BTreeSet::new());

/// From here on, the net's calls are told.
pub(super) fn start() {
    REPORTING.store(true, Relaxed);
}

/// A call was caught by the net.
pub(super) fn passed_by(op: &'static str) {
    if !REPORTING.load(Relaxed) {
        return;
    }
    let stack = Stack::here();
    let place = stack
        .addresses()
        .iter()
        .fold(state::hash(state::HASH_SEED, op.as_bytes()), |hash, address| state::hash(hash, &address.to_le_bytes()));
    if TOLD.lock().unwrap_or_else(PoisonError::into_inner).insert(place) {
        sandbox::with_control(|control| symboliser::pass_by(op, &stack, control));
    }
}
