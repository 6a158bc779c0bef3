//! Sockets.

use std::ffi::{c_int, c_void};
use std::panic::Location;

use libc::{msghdr, sockaddr, socklen_t};

use super::{calls, effect, fail, filled, note, one, raw, returned, streams};
use crate::boundary;
use crate::mode::{self, Mode};

calls! {
    fn socket(domain: c_int, kind: c_int, protocol: c_int) -> c_int = SYS_socket(domain, kind, protocol);
    fn socketpair(domain: c_int, kind: c_int, protocol: c_int, to: *mut [c_int; 2]) -> c_int
        = SYS_socketpair(domain, kind, protocol, to), |r| one(r, to);
    fn connect(socket: c_int, address: *const sockaddr, length: socklen_t) -> c_int
        = SYS_connect(socket, address, length);
    fn bind(socket: c_int, address: *const sockaddr, length: socklen_t) -> c_int = SYS_bind(socket, address, length);
    fn listen(socket: c_int, backlog: c_int) -> c_int = SYS_listen(socket, backlog);
    fn shutdown(socket: c_int, how: c_int) -> c_int = SYS_shutdown(socket, how);
    fn setsockopt(socket: c_int, level: c_int, name: c_int, value: *const c_void, length: socklen_t) -> c_int
        = SYS_setsockopt(socket, level, name, value, length);
    fn recv(socket: c_int, buffer: *mut c_void, size: usize, flags: c_int) -> isize
        = SYS_recvfrom(socket, buffer, size, flags, 0, 0),
        |r| filled(r, buffer, r.max(0).min(size as isize) as usize);
}

/// Room for a socket's address, whose length the caller gives and the kernel changes.
struct Room {
    address: *mut c_void,
    size: usize,
    length: *mut socklen_t,
}

impl Room {
    /// # Safety
    /// `length` must be null or valid, and `address` then have so many bytes.
    unsafe fn new(address: *mut c_void, length: *mut socklen_t) -> Self {
        // SAFETY: the caller's promise.
        Self { address, size: if length.is_null() { 0 } else { unsafe { *length as usize } }, length }
    }

    /// The length first: it says how much of the address was filled.
    fn length(&self, result: isize) -> boundary::Out {
        one(result, self.length)
    }

    fn address(&self, result: isize) -> boundary::Out {
        // SAFETY: not null, so the caller lends it, and it is filled already.
        let length = if self.length.is_null() { 0 } else { unsafe { *self.length as usize } };
        filled(result, self.address, length.min(self.size))
    }
}

macro_rules! with_address {
    ($(fn $name:ident($($before:ident: $type:ty),*; address $(, $after:ident: $after_type:ty)*) = $number:ident;)*) => {$(
        #[doc = concat!("See ", stringify!($name), "(2).")]
        ///
        /// # Safety
        /// As for libc's function.
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name(
            $($before: $type,)*
            address: *mut c_void,
            length: *mut socklen_t
            $(, $after: $after_type)*
        ) -> c_int {
            // SAFETY: the caller lends room for an address, as its length says.
            let room = unsafe { Room::new(address, length) };
            let arguments = [$($before as usize,)* address as usize, length as usize $(, $after as usize)*];
            // SAFETY: the caller's promise is the system call's.
            let real = || unsafe { raw::call(libc::$number, arguments) };
            let outs: [&dyn Fn(&isize) -> boundary::Out; 2] =
                [&|&result| room.length(result), &|&result| room.address(result)];
            // SAFETY: a successful call fills the length, and so much of the address.
            unsafe { effect(concat!("libc::", stringify!($name)), real, &outs) as c_int }
        }
    )*};
}
with_address! {
    fn accept(socket: c_int; address) = SYS_accept;
    fn accept4(socket: c_int; address, flags: c_int) = SYS_accept4;
    fn getsockname(socket: c_int; address) = SYS_getsockname;
    fn getpeername(socket: c_int; address) = SYS_getpeername;
    fn getsockopt(socket: c_int, level: c_int, name: c_int; address) = SYS_getsockopt;
}

/// See recvfrom(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn recvfrom(
    socket: c_int,
    buffer: *mut c_void,
    size: usize,
    flags: c_int,
    address: *mut c_void,
    length: *mut socklen_t,
) -> isize {
    // SAFETY: the caller lends room for an address, as its length says.
    let room = unsafe { Room::new(address, length) };
    let arguments = [socket as usize, buffer as usize, size, flags as usize, address as usize, length as usize];
    // SAFETY: the caller's promise is the system call's.
    let real = || unsafe { raw::call(libc::SYS_recvfrom, arguments) };
    // SAFETY: a successful call fills so much of the buffer, the length, and so much of the address.
    unsafe {
        effect(
            "libc::recvfrom",
            real,
            &[
                &|&result| returned(result.min(size as isize), buffer, size),
                &|&result| room.length(result),
                &|&result| room.address(result),
            ],
        )
    }
}

/// See send(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn send(socket: c_int, buffer: *const c_void, length: usize, flags: c_int) -> isize {
    // SAFETY: the caller's promise.
    unsafe { sendto(socket, buffer, length, flags, std::ptr::null(), 0) }
}

/// See sendto(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn sendto(
    socket: c_int,
    buffer: *const c_void,
    length: usize,
    flags: c_int,
    address: *const sockaddr,
    address_length: socklen_t,
) -> isize {
    // SAFETY: the caller lends `length` bytes for the duration of the call.
    let bytes = if length == 0 { &[] } else { unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), length) } };
    streams::written("libc::sendto", socket, bytes, |bytes| {
        let arguments = [
            socket as usize,
            bytes.as_ptr() as usize,
            bytes.len(),
            flags as usize,
            address as usize,
            address_length as usize,
        ];
        // SAFETY: the bytes are a live slice, the address is the caller's.
        unsafe { raw::checked(libc::SYS_sendto, arguments) }
    })
}

/// See sendmsg(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn sendmsg(socket: c_int, message: *const msghdr, flags: c_int) -> isize {
    let real = || {
        // SAFETY: the caller's promise is the system call's.
        unsafe { raw::checked(libc::SYS_sendmsg, [socket as usize, message as usize, flags as usize]) }
    };
    if mode::mode() == Mode::Plain {
        return real().map_or_else(|error| fail(error.raw_os_error().unwrap_or(libc::EIO)), |sent| sent as isize);
    }
    // SAFETY: the caller lends a message.
    let bytes = unsafe { streams::gathered(streams::parts((*message).msg_iov, (*message).msg_iovlen as c_int)) };
    streams::written("libc::sendmsg", socket, &bytes, |_| real())
}

/// What a message holds besides its bytes: the sender's address and how long it was, control messages, flags.
type Beside = (Vec<u8>, socklen_t, Vec<u8>, c_int);

/// See recvmsg(2). Descriptors that come along are numbers on replay, like all others.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn recvmsg(socket: c_int, message: *mut msghdr, flags: c_int) -> isize {
    let message_at = message;
    let receive = || {
        // SAFETY: the caller's promise is the system call's.
        unsafe { raw::call(libc::SYS_recvmsg, [socket as usize, message_at as usize, flags as usize]) }
    };
    if !mode::guest_calls() {
        return receive();
    }
    note("libc::recvmsg");
    // SAFETY: the caller lends the buffers that the message names.
    let (name_room, control_room) = unsafe { ((*message).msg_namelen, (*message).msg_controllen) };
    // SAFETY: as above.
    let parts = unsafe { streams::parts((*message).msg_iov, (*message).msg_iovlen as c_int) };
    let received: Result<(Vec<u8>, usize, Beside), i32> = boundary::call("libc::recvmsg", Location::caller(), || {
        let received = receive();
        if received < 0 {
            return Err(nix::errno::Errno::last_raw());
        }
        // SAFETY: the kernel filled the buffers, the name and the control messages as far as the lengths say.
        unsafe {
            let mut bytes = streams::gathered(parts);
            bytes.truncate(received as usize);
            let message = &*message_at;
            Ok((
                bytes,
                received as usize,
                (
                    bytes_at(message.msg_name, message.msg_namelen.min(name_room) as usize),
                    message.msg_namelen,
                    bytes_at(message.msg_control, message.msg_controllen),
                    message.msg_flags,
                ),
            ))
        }
    });
    let (bytes, length, (name, name_length, control, flags)) = match received {
        Ok(received) => received,
        Err(errno) => return fail(errno),
    };
    // SAFETY: the caller lends a message, and nobody else uses it now.
    let message = unsafe { &mut *message };
    let mut rest = &bytes[..];
    for part in parts {
        let (taken, left) = rest.split_at(part.iov_len.min(rest.len()));
        // SAFETY: the caller lends buffers of these lengths; while recording they hold these bytes already.
        unsafe { part.iov_base.cast::<u8>().copy_from(taken.as_ptr(), taken.len()) };
        rest = left;
    }
    // A damaged trace may hold more than there is room for.
    let named = name.len().min(name_room as usize);
    let controlled = control.len().min(control_room);
    // SAFETY: the caller lends so many bytes for each.
    unsafe {
        if !message.msg_name.is_null() {
            message.msg_name.cast::<u8>().copy_from(name.as_ptr(), named);
        }
        if !message.msg_control.is_null() {
            message.msg_control.cast::<u8>().copy_from(control.as_ptr(), controlled);
        }
    }
    message.msg_namelen = name_length;
    message.msg_controllen = controlled;
    message.msg_flags = flags;
    length as isize
}

/// # Safety
/// `pointer` must be null or valid for reads of `length` bytes.
unsafe fn bytes_at(pointer: *const c_void, length: usize) -> Vec<u8> {
    if pointer.is_null() {
        return Vec::new();
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), length) }.to_vec()
}
