//! Signals: which of them the guest handles, and how a run that dies by one is noted.
//!
//! A host that calls [`handle_interrupts`] gets SIGINT at a stop point, as an event with a time. All others keep the effect
//! that they have in a plain run: while recording, the fatal ones are only noted in the trace on their way. With
//! [`post_signal`] a host makes an event of the same kind out of something that it learned itself.

use std::io;
use std::os::fd::BorrowedFd;
use std::panic::Location;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering::Relaxed};
use std::time::Duration;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, ppoll};
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, SigmaskHow, Signal, raise, sigaction};
use nix::sys::time::TimeSpec;

use crate::boundary;
use crate::guest::Guest;
use crate::interrupt::{self, disposition};
use crate::mode::{self, Mode};
use crate::net::raw;
use crate::trace::{Exit, Tombstone};

static HANDLED: AtomicBool = AtomicBool::new(false);
static TOMBSTONE: OnceLock<Tombstone> = OnceLock::new();

/// Delivers SIGINT to the guest at its next stop point, through [`Guest::signal`], instead of ending the process.
///
/// For hosts that have stop points and a language-level notion of interruption; to be called once, before the guest runs.
/// System calls are interrupted: they give [`std::io::ErrorKind::Interrupted`], after which the host may ask
/// [`take_signal`]. A host that reaches no stop point for half a second and is interrupted again dies by SIGINT, as it would
/// without this call; what was recorded is kept. Where SIGINT was ignored when the process began (`nohup`, background jobs) it stays ignored.
#[track_caller]
pub fn handle_interrupts() {
    let handled = boundary::call("revdb::handle_interrupts", Location::caller(), interrupt::install);
    HANDLED.store(handled, Relaxed);
}

/// How long a signal waits for a stop point before another ends the process, in milliseconds. One press of Ctrl-C can come as two
/// signals, from the terminal and from a parent that passes it on.
const PATIENCE: i64 = 500;

/// When the signal that waits came.
static NOTED_AT: AtomicI64 = AtomicI64::new(0);

/// In the handler of `signal`: the process ends where one like it has waited long.
pub(crate) fn noted(signal: i32, waits_already: bool) {
    let now = coarse_milliseconds();
    if !waits_already {
        NOTED_AT.store(now, Relaxed);
    } else if now - NOTED_AT.load(Relaxed) >= PATIENCE {
        let default = SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty());
        if let Ok(known) = Signal::try_from(signal) {
            // SAFETY: the default action runs no code of this process.
            let _ = unsafe { sigaction(known, &default) };
        }
        die_noted(signal);
    }
}

/// Milliseconds since some moment. No call of libc: those are recorded.
fn coarse_milliseconds() -> i64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    let clock = libc::CLOCK_MONOTONIC_COARSE as usize;
    // SAFETY: the kernel fills the structure that the address names.
    unsafe { raw::kernel(libc::SYS_clock_gettime, [clock, (&raw mut now) as usize, 0, 0, 0, 0]) };
    now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}

/// Has `number` delivered to the guest at its next stop point, or to the next [`take_signal`], as if a signal of this number had
/// come: an event of the recording. For what a host learns beside the guest's course, such as that memory is short; `number` is
/// the host's to choose, but not one that it handles as a signal.
///
/// Stores to atomics alone, so that an allocator or a signal handler may call it. A signal that waits goes first: `number` is
/// dropped then. While replaying it does nothing, as the trace tells what is delivered when.
pub fn post_signal(number: i32) {
    if matches!(mode::mode(), Mode::Plain | Mode::Record) {
        interrupt::post(number);
    }
}

/// Whether the host handles interrupts.
pub(crate) fn handled() -> bool {
    HANDLED.load(Relaxed)
}

/// Waits until `fd` can be read, or the timeout is over. A signal for the guest ends the wait with
/// [`io::ErrorKind::Interrupted`], also one that came just before: it is let through only while the kernel waits.
pub(crate) fn wait(fd: Option<BorrowedFd<'_>>, timeout: Option<Duration>) -> io::Result<()> {
    let before = SigSet::from(Signal::SIGINT).thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
    let mut readable = fd.map(|fd| PollFd::new(fd, PollFlags::POLLIN));
    let waited = if interrupt::is_pending() {
        Err(Errno::EINTR)
    } else {
        ppoll(readable.as_mut_slice(), timeout.map(TimeSpec::from), Some(before)).map(drop)
    };
    before.thread_set_mask()?;
    waited.map_err(io::Error::from)
}

/// Takes the signal that has arrived and was not delivered yet: for a host whose system call was interrupted, and that does
/// not want to wait for the next stop point.
#[must_use]
#[track_caller]
pub fn take_signal() -> Option<i32> {
    boundary::call("revdb::take_signal", Location::caller(), interrupt::take)
}

/// A stop point in a plain or recorded run: the only reason to stop is a signal.
pub(crate) fn at_stop(guest: &mut dyn Guest) {
    if let Some(signal) = interrupt::take() {
        boundary::note_signal(signal);
        guest.signal(signal);
    }
}

/// Ends the process by `signal`, as a program does that leaves a signal's effect to the system after it has cleaned up.
/// Standard output is flushed, exit handlers do not run. On replay the run ends here with status 128 + `signal`.
pub fn die(signal: i32) -> ! {
    // As std, and as C: abort does not flush.
    if signal != libc::SIGABRT {
        crate::shim::io::flush();
    }
    let recorded = mode::mode() == Mode::Record;
    boundary::finish(Exit::Signal(signal));
    if recorded {
        crate::startup::say_where();
    }
    if let Ok(signal) = Signal::try_from(signal) {
        let default = SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty());
        // SAFETY: the default action runs no code of this process.
        let _ = unsafe { sigaction(signal, &default) };
        let _ = SigSet::from(signal).thread_unblock();
        let _ = raise(signal);
    }
    std::process::abort()
}

/// While recording: lets the trace know which signal ends the process. SIGSEGV and SIGBUS stay std's, which tells a stack
/// overflow from other faults by them; after its message it aborts.
pub(crate) fn note_fatal(tombstone: Tombstone) {
    if TOMBSTONE.set(tombstone).is_err() {
        return;
    }
    let flags = SaFlags::SA_RESETHAND | SaFlags::SA_NODEFER | SaFlags::SA_ONSTACK;
    let action = SigAction::new(SigHandler::Handler(die_noted), flags, SigSet::empty());
    for signal in [
        Signal::SIGHUP,
        Signal::SIGINT,
        Signal::SIGQUIT,
        Signal::SIGABRT,
        Signal::SIGALRM,
        Signal::SIGTERM,
        Signal::SIGUSR1,
        Signal::SIGUSR2,
        Signal::SIGXCPU,
        Signal::SIGXFSZ,
    ] {
        if disposition(signal) == Some(libc::SIG_DFL) {
            // SAFETY: `die_noted` calls only what is allowed in a signal handler.
            let _ = unsafe { sigaction(signal, &action) };
        }
    }
}

extern "C" fn die_noted(signal: i32) {
    // A forked child, which is not recorded, must not write on its parent's tombstone.
    if mode::mode() == Mode::Record
        && let Some(tombstone) = TOMBSTONE.get()
    {
        tombstone.died_by(signal);
    }
    // SAFETY: `raise` is allowed in a signal handler. The action is the default one again, so this ends the process.
    unsafe { libc::raise(signal) };
}
