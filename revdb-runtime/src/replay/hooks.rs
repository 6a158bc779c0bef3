//! What the process mode, the boundary and the shim call in a replay process.

use std::ffi::OsString;
use std::os::fd::RawFd;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;
use std::sync::atomic::Ordering::Relaxed;

use super::channel::Channel;
use super::protocol::{self, Begin, Reply};
use super::state::{HASH_SEED, Held, KEEP, State};
use super::{Divergence, doctor, process, sandbox, symboliser, sys};
use crate::clock::Time;

pub(crate) use super::protocol::Stream;

/// The environment variable that tells the constructor to replay: the number of the control descriptor. The constructor
/// removes it from the environment.
pub(crate) const CONTROL_VARIABLE: &str = "REVDB_CONTROL";

/// The environment variable by which the controller makes glibc ask for huge pages. It too is removed.
pub(crate) const TUNABLES_VARIABLE: &str = "GLIBC_TUNABLES";

/// Takes the control descriptor over (constructor, before `main`): sets the clock page up for the first stop and returns
/// the trace to replay. Blocks until the controller's first message has arrived.
pub(crate) fn attach(control: RawFd) -> PathBuf {
    // SAFETY: the controller passed this descriptor for this purpose, and the constructor calls this once.
    let mut channel = unsafe { Channel::from_raw(control) };
    let begin = match channel.receive::<Begin>() {
        Ok((begin, _)) if begin.version == protocol::VERSION => begin,
        _ => sys::exit_now(protocol::OTHER_VERSION),
    };
    sys::note_process();
    sys::die_with(begin.controller);
    sandbox::note_control(&channel);
    sandbox::install_pause();
    if begin.report_net {
        doctor::start();
    }
    // Without it, effects are still stopped, only not named.
    let process = symboliser::start(begin.controller).ok();
    if channel.send(&Reply::Symboliser { process }, None).is_err() {
        sys::exit_now(1);
    }
    let state = Box::new(State {
        channel,
        controller: begin.controller,
        until: begin.run.until.0,
        output_from: begin.run.output_from.map_or(u64::MAX, |time| time.0),
        held: Held::default(),
        scan: None,
        collector: None,
        signal_time: u64::MAX,
        output_length: 0,
        output_hash: HASH_SEED,
        hand_over: None,
    });
    state.arm();
    KEEP.put(state);
    PathBuf::from(OsString::from_vec(begin.trace))
}

/// The guest wrote `bytes` (as many as the recording says were written) to its standard output or error.
pub(crate) fn output(stream: Stream, bytes: &[u8]) {
    KEEP.with(|state| state.note_output(stream, bytes));
}

/// The next event in the trace is a signal that was delivered at stop point `time`: stop there in any case. To be called
/// by the boundary when an event was consumed (and once at the start) and the next one is asynchronous. At that stop
/// point [`super::stopped`] takes it with `boundary::take_signal() -> Option<i32>`.
pub(crate) fn expect_signal(time: Time) {
    KEEP.with(|state| {
        state.signal_time = time.0;
        state.arm();
    });
}

/// An event was consumed, the `count`th.
pub(crate) fn consumed(count: u64) {
    KEEP.with(|state| {
        if state.hand_over.is_some_and(|every| count.is_multiple_of(every)) {
            process::hand_over(state);
        }
    });
}

/// Replay asked for something that the trace does not hold.
pub(crate) fn diverged(divergence: Divergence) -> ! {
    let stack = symboliser::Stack::here();
    if sandbox::with_control(|control| symboliser::diverged(&divergence, &stack, control)) == Some(true) {
        sys::exit_now(0);
    }
    end(&Reply::Diverged(divergence))
}

/// The trace holds no further event and has no end marker: the recorded process was killed here.
pub(crate) fn end_of_trace() -> ! {
    end(&Reply::EndOfTrace)
}

/// The host is about to exit with `status`, and the trace's end marker agrees (exit handlers ran, output was flushed).
pub(crate) fn exited(status: i32) -> ! {
    end(&Reply::Exited { status })
}

/// Called at the first event and by `revdb::main`, whichever comes first: std's start is over, the sandbox can close.
#[inline]
pub(crate) fn close_sandbox() {
    if !sandbox::CLOSED.load(Relaxed) {
        KEEP.with(sandbox::close);
    }
}

/// A call of the guest's went past the facade and was caught by the net.
#[inline]
pub(crate) fn passed_by(op: &'static str) {
    doctor::passed_by(op);
}

/// Reports the end of the run and of this process.
pub(super) fn end(reply: &Reply) -> ! {
    // The state may be in use.
    sandbox::tell(reply);
    sys::exit_now(0)
}
