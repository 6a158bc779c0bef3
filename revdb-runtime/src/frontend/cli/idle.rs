//! While the user thinks, the session makes ready what may be asked for next.

use std::io::PipeReader;
use std::os::fd::{AsFd, BorrowedFd};
use std::thread;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, SigmaskHow};

use crate::debugger::{Observer, Session, Stream};

/// Runs `wait`, which reads the user's next line, and lets the session work until it returns.
pub(super) fn meanwhile<T>(session: &mut Session, wait: impl FnOnce() -> T) -> T {
    let Ok((alarm, guard)) = std::io::pipe() else {
        return wait();
    };
    thread::scope(|scope| {
        let think = move || {
            // Signals are for the thread that reads.
            let _ = nix::sys::signal::pthread_sigmask(SigmaskHow::SIG_BLOCK, Some(&SigSet::all()), None);
            let mut thinking = Thinking(alarm);
            // A failure is shown when the user asks for the same.
            while !thinking.interrupted() && matches!(session.think(&mut thinking), Ok(true)) {}
        };
        // Without a thread, moves are only slower.
        let _ = thread::Builder::new().name("thinking".to_owned()).spawn_scoped(scope, think);
        let line = wait();
        drop(guard);
        line
    })
}

/// Follows the work; the pipe is closed at the other end when that should stop.
struct Thinking(PipeReader);

impl Observer for Thinking {
    fn output(&mut self, _: Stream, _: &[u8]) {}

    fn interrupted(&mut self) -> bool {
        let mut closed = [PollFd::new(self.0.as_fd(), PollFlags::POLLIN)];
        poll(&mut closed, PollTimeout::ZERO) != Ok(0)
    }

    fn alarm(&self) -> Option<BorrowedFd<'_>> {
        Some(self.0.as_fd())
    }
}
