//! The process that names the host's functions and lines for the sandbox.
//!
//! Reading line tables needs files, which the sandbox forbids; so a process that is forked before the sandbox closes, with
//! the same addresses, receives raw return addresses and tells the controller what they stand for.

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd};
use std::sync::OnceLock;

use super::channel::Channel;
use super::protocol::Reply;
use super::sys::{self, Side};

/// The replay processes' end of the connection.
static SOCKET: OnceLock<OwnedFd> = OnceLock::new();

/// The most addresses that one report holds.
pub(super) const DEPTH: usize = 128;

/// Room for what was tried, in a report.
const WHAT: usize = 512;

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

/// Marks, in a packet's length, a call that the net caught: the process goes on.
const PASSED_BY: u16 = 1 << 15;

/// Hands over a call that the net caught, and waits until the controller behind `control` was told: the process may end next.
pub(super) fn pass_by(what: &str, addresses: &[usize], control: BorrowedFd<'_>) {
    send(PASSED_BY, what.as_bytes(), addresses, control);
    if let Some(socket) = SOCKET.get() {
        // Without an answer there is no symboliser any more.
        let _ = sys::receive(socket.as_raw_fd(), &mut [0]);
    }
}

/// Hands an effect (without words: a fault) over to be reported to the controller behind `control`. Called in a signal handler: allocates nothing.
pub(super) fn report(what: &[u8], addresses: &[usize], control: BorrowedFd<'_>) {
    send(0, what, addresses, control);
}

fn send(mark: u16, what: &[u8], addresses: &[usize], control: BorrowedFd<'_>) {
    let Some(socket) = SOCKET.get() else {
        return;
    };
    let what = &what[..what.len().min(WHAT)];
    let mut packet = [0_u8; 2 + WHAT + DEPTH * 8];
    packet[..2].copy_from_slice(&(what.len() as u16 | mark).to_le_bytes());
    packet[2..2 + what.len()].copy_from_slice(what);
    let mut at = 2 + what.len();
    for address in addresses.iter().take(DEPTH) {
        packet[at..at + 8].copy_from_slice(&address.to_le_bytes());
        at += 8;
    }
    let _ = sys::send(socket.as_raw_fd(), &packet[..at], &[], Some(control));
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
        let split = usize::from(head & !PASSED_BY).min(rest.len());
        let (what, addresses) = rest.split_at(split);
        let at = addresses.as_chunks::<8>().0.iter().flat_map(|bytes| describe(usize::from_le_bytes(*bytes))).collect();
        let what = String::from_utf8_lossy(what).into_owned();
        let reply = match () {
            () if head & PASSED_BY != 0 => Reply::PassedBy { what, at },
            () if what.is_empty() => Reply::Fault { at },
            () => Reply::Effect { what, at },
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
