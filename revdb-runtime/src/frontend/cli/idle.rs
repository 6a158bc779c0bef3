//! While the user thinks, the session makes ready what may be asked for next.

use std::io::PipeReader;
use std::os::fd::{AsFd, BorrowedFd};
use std::thread;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, SigmaskHow};

use crate::debugger::{Observer, Session, Stream};

/// Who types faster than this, in milliseconds, does not think, and needs the processors for the moves themselves.
const PAUSE: u8 = 100;

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
            while !thinking.interrupted() && matches!(session.prepare(&mut thinking), Ok(true)) {}
            if !thinking.is_interrupted_within(PAUSE) {
                while !thinking.interrupted() && matches!(session.think(&mut thinking), Ok(true)) {}
            }
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

impl Thinking {
    /// Waits so many milliseconds at most.
    fn is_interrupted_within(&self, wait: u8) -> bool {
        let mut closed = [PollFd::new(self.0.as_fd(), PollFlags::POLLIN)];
        poll(&mut closed, PollTimeout::from(wait)) != Ok(0)
    }
}

impl Observer for Thinking {
    fn output(&mut self, _: Stream, _: &[u8]) {}

    fn interrupted(&mut self) -> bool {
        self.is_interrupted_within(0)
    }

    fn alarm(&self) -> Option<BorrowedFd<'_>> {
        Some(self.0.as_fd())
    }
}
