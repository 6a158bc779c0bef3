//! Messages between the controller and one replay process, over a socket of whole packets.

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd, RawFd};

use super::sys::{self, Descriptor};
use crate::trace::codec::{self, Decode, Encode};

/// The largest packet: well below the default socket buffer, so that a message of any length gets through in pieces.
const PIECE: usize = 32 * 1024;
pub(super) const LAST: u8 = 0;
const MORE: u8 = 1;

/// One end of the connection.
#[derive(Debug)]
pub(crate) struct Channel {
    socket: Descriptor,
    packet: Vec<u8>,
}

impl Channel {
    pub(crate) fn new(socket: impl Into<Descriptor>) -> Self {
        Self { socket: socket.into(), packet: Vec::new() }
    }

    /// Takes over a descriptor that was inherited by number.
    ///
    /// # Safety
    /// `socket` must be open, and nobody else may own it.
    pub(crate) unsafe fn from_raw(socket: RawFd) -> Self {
        // SAFETY: as promised by the caller.
        Self::new(unsafe { Descriptor::from_raw(socket) })
    }

    /// Makes a connected pair of sockets; both ends close on exec.
    pub(crate) fn sockets() -> io::Result<(OwnedFd, OwnedFd)> {
        use nix::sys::socket::{AddressFamily, SockFlag, SockType, socketpair};
        Ok(socketpair(AddressFamily::Unix, SockType::SeqPacket, None, SockFlag::SOCK_CLOEXEC)?)
    }

    pub(crate) fn socket(&self) -> &Descriptor {
        &self.socket
    }

    pub(crate) fn raw(&self) -> RawFd {
        self.socket.as_raw_fd()
    }

    /// Sends a message, with a descriptor if one is given.
    pub(crate) fn send<T: Encode>(&self, message: &T, pass: Option<BorrowedFd<'_>>) -> io::Result<()> {
        let bytes = codec::encode(message).map_err(io::Error::other)?;
        let mut pieces = bytes.chunks(PIECE).peekable();
        let mut pass = pass;
        while let Some(piece) = pieces.next() {
            let head = if pieces.peek().is_some() { MORE } else { LAST };
            sys::send(self.raw(), &[head], piece, pass.take())?;
        }
        Ok(())
    }

    /// Receives a message and the descriptor that came with it. A closed connection is `UnexpectedEof`; an interrupting
    /// signal between two messages is `Interrupted`.
    pub(crate) fn receive<T: Decode<()>>(&mut self) -> io::Result<(T, Option<Descriptor>)> {
        self.packet.resize(PIECE + 1, 0);
        let mut whole = Vec::new();
        let mut passed = None;
        loop {
            let (length, descriptor) = match sys::receive(self.raw(), &mut self.packet) {
                // Once a message has begun, the rest of it is on its way.
                Err(error) if error.kind() == io::ErrorKind::Interrupted && !whole.is_empty() => continue,
                result => result?,
            };
            passed = passed.or(descriptor);
            match self.packet[..length].split_first() {
                None => return Err(io::ErrorKind::UnexpectedEof.into()),
                Some((&MORE, piece)) => whole.extend_from_slice(piece),
                Some((_, piece)) if whole.is_empty() => {
                    return Ok((codec::decode(piece).map_err(io::Error::other)?, passed));
                }
                Some((_, piece)) => {
                    whole.extend_from_slice(piece);
                    return Ok((codec::decode(&whole).map_err(io::Error::other)?, passed));
                }
            }
        }
    }
}
