//! The process that names the host's functions and lines for the sandbox.
//!
//! Reading line tables needs files, which the sandbox forbids; so a process that is forked before the sandbox closes, with
//! the same addresses, receives raw return addresses and tells the controller what they stand for.

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd};
use std::sync::OnceLock;

use super::Divergence;
use super::channel::Channel;
use super::protocol::Reply;
use super::sys::{self, Side};
use crate::trace::codec;

/// The replay processes' end of the connection.
static SOCKET: OnceLock<OwnedFd> = OnceLock::new();

/// The most addresses that one report holds.
pub(super) const DEPTH: usize = 128;

/// Room for what was tried, in a report. (A divergence that is longer is told without the stack.)
const WHAT: usize = 4096;

/// Return addresses, innermost first. Made without allocating, for handlers.
pub(super) struct Stack {
    addresses: [usize; DEPTH],
    count: usize,
}

impl Stack {
    /// The stack of the caller.
    pub(super) fn here() -> Self {
        Self::walk(None)
    }

    /// From this instruction outwards: the frames inside it are a handler's own.
    pub(super) fn from(instruction: usize) -> Self {
        Self::walk(Some(instruction))
    }

    pub(super) fn of(addresses: impl Iterator<Item = usize>) -> Self {
        let mut stack = Self { addresses: [0; DEPTH], count: 0 };
        for (place, address) in stack.addresses.iter_mut().zip(addresses) {
            *place = address;
            stack.count += 1;
        }
        stack
    }

    fn walk(from: Option<usize>) -> Self {
        let mut stack = Self { addresses: [0; DEPTH], count: 0 };
        let mut reached = from.is_none();
        // SAFETY: this process has one thread, so nobody else is in the unwinder's lock-free tables.
        unsafe {
            backtrace::trace_unsynchronized(|frame| {
                reached |= Some(frame.ip() as usize) == from;
                if reached {
                    stack.addresses[stack.count] = frame.ip() as usize;
                    stack.count += 1;
                }
                stack.count < DEPTH
            });
        }
        stack
    }

    pub(super) fn addresses(&self) -> &[usize] {
        &self.addresses[..self.count]
    }
}

/// Forks the symboliser and returns its id. Before the sandbox closes.
pub(super) fn start(controller: i32) -> io::Result<i32> {
    let (ours, theirs) = Channel::sockets()?;
    // SAFETY: called from the constructor, where the process has one thread that holds no lock.
    match unsafe { sys::fork(true) }? {
        Side::Child => {
            drop(ours);
            sys::die_with(controller);
            serve(&theirs);
            sys::exit_now(0);
        }
        Side::Parent { child } => {
            let _ = SOCKET.set(ours);
            Ok(child)
        }
    }
}

/// What a packet's length is marked with: a call that the net caught (the process goes on).
const PASSED_BY: u16 = 1 << 15;
/// What a packet's length is marked with: what it holds is a [`Divergence`].
const DIVERGED: u16 = 1 << 14;

/// Hands over a call that the net caught, and waits until the controller behind `control` was told: the process may end next.
pub(super) fn pass_by(what: &str, stack: &Stack, control: BorrowedFd<'_>) {
    if send(PASSED_BY, what.as_bytes(), stack, control)
        && let Some(socket) = SOCKET.get()
    {
        // Without an answer there is no symboliser any more.
        let _ = sys::receive(socket.as_raw_fd(), &mut [0]);
    }
}

/// Hands over a divergence, to be told to the controller behind `control` with the host's functions. Whether it will be.
pub(super) fn diverged(divergence: &Divergence, stack: &Stack, control: BorrowedFd<'_>) -> bool {
    codec::encode(divergence).is_ok_and(|what| what.len() <= WHAT && send(DIVERGED, &what, stack, control))
}

/// Hands an effect (without words: a fault) over to be reported to the controller behind `control`. Called in a signal handler: allocates nothing.
pub(super) fn report(what: &[u8], stack: &Stack, control: BorrowedFd<'_>) {
    send(0, what, stack, control);
}

fn send(mark: u16, what: &[u8], stack: &Stack, control: BorrowedFd<'_>) -> bool {
    let Some(socket) = SOCKET.get() else {
        return false;
    };
    let what = &what[..what.len().min(WHAT)];
    let mut packet = [0_u8; 2 + WHAT + DEPTH * 8];
    packet[..2].copy_from_slice(&(what.len() as u16 | mark).to_le_bytes());
    packet[2..2 + what.len()].copy_from_slice(what);
    let mut at = 2 + what.len();
    for address in stack.addresses() {
        packet[at..at + 8].copy_from_slice(&address.to_le_bytes());
        at += 8;
    }
    sys::send(socket.as_raw_fd(), &packet[..at], &[], Some(control)).is_ok()
}

/// The symboliser's loop; ends when no replay process is left.
fn serve(socket: &OwnedFd) {
    let mut packet = [0_u8; 2 + WHAT + DEPTH * 8];
    loop {
        let (length, passed) = match sys::receive(socket.as_raw_fd(), &mut packet) {
            Ok((0, _)) => return,
            Ok(received) => received,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return,
        };
        let (Some(control), Some((head, rest))) = (passed, packet[..length].split_at_checked(2)) else {
            continue;
        };
        let head = u16::from_le_bytes([head[0], head[1]]);
        let split = usize::from(head & !(PASSED_BY | DIVERGED)).min(rest.len());
        let (what, addresses) = rest.split_at(split);
        let at = addresses.as_chunks::<8>().0.iter().flat_map(|bytes| describe(usize::from_le_bytes(*bytes))).collect();
        let reply = if head & DIVERGED != 0 {
            let Ok(mut divergence) = codec::decode::<Divergence>(what) else { continue };
            divergence.called_by(at);
            Reply::Diverged(divergence)
        } else {
            let what = String::from_utf8_lossy(what).into_owned();
            match () {
                () if head & PASSED_BY != 0 => Reply::PassedBy { what, at },
                () if what.is_empty() => Reply::Fault { at },
                () => Reply::Effect { what, at },
            }
        };
        let _ = Channel::new(control).send(&reply, None);
        if head & PASSED_BY != 0 {
            let _ = sys::send(socket.as_raw_fd(), &[0], &[], None);
        }
    }
}

/// Parts of paths of files that are not the host's: those of std, the runtime, the unwinder that it uses, and libc.
const NOT_THE_HOST: &[&str] =
    &["/rustc/", "revdb-runtime/src/", "/library/std/", "/backtrace-0.", "/sysdeps/", "/csu/"];

/// The host's functions at a return address, with file and line; nothing for std, libc and the runtime.
fn describe(address: usize) -> Vec<String> {
    let mut found = Vec::new();
    // A return address is behind the call: one back is inside it.
    backtrace::resolve((address.saturating_sub(1)) as *mut _, |symbol| {
        let (Some(name), Some(file), Some(line)) = (symbol.name(), symbol.filename(), symbol.lineno()) else {
            return;
        };
        let file = file.to_string_lossy();
        if NOT_THE_HOST.iter().any(|part| file.contains(part)) {
            return;
        }
        found.push(format!("{name:#} at {file}:{line}"));
    });
    found
}
