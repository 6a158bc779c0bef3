//! What the process mode, the boundary and the shim call in a replay process.

use std::os::fd::RawFd;
use std::path::PathBuf;

use super::Divergence;
use crate::clock::Time;

/// The environment variable that tells the constructor to replay: the number of the control descriptor. The constructor
/// removes it from the environment.
pub(crate) const CONTROL_VARIABLE: &str = "REVDB_CONTROL";

/// Which of the guest's streams output goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stream {
    Stdout,
    Stderr,
}

/// Takes the control descriptor over (constructor, before `main`): sets the clock page up for the first stop and returns
/// the trace to replay. Blocks until the controller's first message has arrived.
pub(crate) fn attach(control: RawFd) -> PathBuf {
    let _ = control;
    PathBuf::new()
}

/// The guest wrote `bytes` (as many as the recording says were written) to its standard output or error.
pub(crate) fn output(stream: Stream, bytes: &[u8]) {
    let _ = (stream, bytes);
}

/// The next event in the trace is a signal that was delivered at stop point `time`: stop there in any case. To be called
/// by the boundary when an event was consumed (and once at the start) and the next one is asynchronous. At that stop
/// point [`super::stopped`] takes it with `boundary::take_signal() -> Option<i32>`.
pub(crate) fn expect_signal(time: Time) {
    let _ = time;
}

/// Replay asked for something that the trace does not hold.
pub(crate) fn diverged(divergence: Divergence) -> ! {
    let _ = divergence;
    std::process::abort()
}

/// The trace holds no further event and has no end marker: the recorded process was killed here.
pub(crate) fn end_of_trace() -> ! {
    std::process::abort()
}

/// The host is about to exit with `status`, and the trace's end marker agrees (exit handlers ran, output was flushed).
pub(crate) fn exited(status: i32) -> ! {
    let _ = status;
    std::process::abort()
}

/// Called at the first event and by `revdb::main`, whichever comes first: std's start is over, the sandbox can close.
pub(crate) fn close_sandbox() {}
