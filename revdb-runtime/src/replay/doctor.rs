//! Tells the controller, where it wants to know, which calls went past the facade and were caught only by the net.

use std::collections::BTreeSet;
use std::os::fd::BorrowedFd;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use super::{sandbox, state, symboliser};

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
    let mut addresses = [0; symboliser::DEPTH];
    let mut count = 0;
    // SAFETY: this process has one thread, so nobody else is in the unwinder's lock-free tables.
    unsafe {
        backtrace::trace_unsynchronized(|frame| {
            addresses[count] = frame.ip() as usize;
            count += 1;
            count < addresses.len()
        });
    }
    let addresses = &addresses[..count];
    let place = addresses
        .iter()
        .fold(state::hash(state::HASH_SEED, op.as_bytes()), |hash, address| state::hash(hash, &address.to_le_bytes()));
    if !TOLD.lock().unwrap_or_else(PoisonError::into_inner).insert(place) {
        return;
    }
    let control = sandbox::control();
    if control >= 0 {
        // SAFETY: the descriptor of the process's connection, which stays open as long as the process lives.
        let control = unsafe { BorrowedFd::borrow_raw(control) };
        symboliser::pass_by(op, addresses, control);
    }
}
