//! SIGINT at stop points: what needs neither a recording nor a debugger.

use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};

use crate::clock::PAGE;

/// The signal that waits for the next stop point, or 0.
static PENDING: AtomicI32 = AtomicI32::new(0);

/// From here on SIGINT waits for the next stop point. Where it was ignored it stays so, and this is false.
pub(crate) fn install() -> bool {
    let action = SigAction::new(SigHandler::Handler(note), SaFlags::empty(), SigSet::empty());
    // SAFETY: `note` does only what is allowed in a signal handler: it stores to atomics, and makes system calls.
    disposition(Signal::SIGINT) != Some(libc::SIG_IGN) && unsafe { sigaction(Signal::SIGINT, &action) }.is_ok()
}

extern "C" fn note(signal: i32) {
    let waits_already = PENDING.swap(signal, Relaxed) == signal;
    PAGE.next_stop.store(0, Relaxed);
    #[cfg(feature = "record")]
    crate::signals::noted(signal, waits_already);
    #[cfg(not(feature = "record"))]
    let _ = waits_already;
}

/// Lets `number` wait as a signal does, unless one waits.
pub(crate) fn post(number: i32) {
    if PENDING.compare_exchange(0, number, Relaxed, Relaxed).is_ok() {
        PAGE.next_stop.store(0, Relaxed);
    }
}

/// Whether a signal waits.
#[cfg(feature = "record")]
pub(crate) fn is_pending() -> bool {
    PENDING.load(Relaxed) != 0
}

/// Takes the signal that waits.
pub(crate) fn take() -> Option<i32> {
    // In this order: a signal that arrives in between sets both again.
    PAGE.next_stop.store(u64::MAX, Relaxed);
    match PENDING.swap(0, Relaxed) {
        0 => None,
        signal => Some(signal),
    }
}

/// What the process does when the signal comes.
pub(crate) fn disposition(signal: Signal) -> Option<libc::sighandler_t> {
    // SAFETY: an all-zero `sigaction` is a valid value of this plain C structure.
    let mut current: libc::sigaction = unsafe { std::mem::zeroed() };
    // SAFETY: the null pointer asks for the present action, which is written to a structure of the right type.
    let result = unsafe { libc::sigaction(signal as i32, std::ptr::null(), &mut current) };
    (result == 0).then_some(current.sa_sigaction)
}
