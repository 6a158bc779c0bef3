//! Names that the machine gives: hosts, the machine itself, variables of the environment.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::panic::Location;

use libc::{addrinfo, sockaddr, socklen_t};

use super::{calls, effect, fail, filled, keep, next, note, one, refusing};
use crate::boundary;

calls! {
    fn uname(to: *mut libc::utsname) -> c_int = SYS_uname(to), |r| one(r, to);
}

/// See gethostname(2).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn gethostname(to: *mut c_char, size: usize) -> c_int {
    let real = next!(gethostname(*mut c_char, usize) -> c_int);
    let out = |&result: &isize| {
        let length = (0..size).find(|&at| {
            // SAFETY: the caller's buffer has `size` bytes.
            result >= 0 && unsafe { *to.add(at) == 0 }
        });
        length.map_or(size, |length| length + 1)
    };
    let mut length = 0;
    let length_at = &raw mut length;
    let named = || {
        // SAFETY: the caller's promise.
        let result = unsafe { real(to, size) as isize };
        // SAFETY: the variable lives across the call.
        unsafe { *length_at = out(&result) };
        result
    };
    // SAFETY: the length is filled before the name, which is as long.
    unsafe {
        effect(
            "libc::gethostname",
            named,
            &[&|&result| one(result, length_at), &|&result| filled(result, to, (*length_at).min(size))],
        ) as c_int
    }
}

/// See getenv(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn getenv(name: *const c_char) -> *mut c_char {
    let real = next!(getenv(*const c_char) -> *mut c_char);
    if !refusing() {
        // SAFETY: the caller's promise.
        return unsafe { real(name) };
    }
    note("libc::getenv");
    let mut found = None;
    let value: Option<CString> = boundary::call("libc::getenv", Location::caller(), || {
        // SAFETY: the caller's promise.
        let value = unsafe { real(name) };
        found = Some(value);
        // SAFETY: what libc returns is null or a string.
        (!value.is_null()).then(|| unsafe { CStr::from_ptr(value) }.to_owned())
    });
    match found {
        Some(value) => value,
        None => value.map_or(std::ptr::null_mut(), |value| keep(&value)),
    }
}

/// An address, as the trace holds it: flags, family, type, protocol; the address's bytes; the canonical name.
type Address = ((i32, i32, i32, i32), Vec<u8>, Option<CString>);

/// See getaddrinfo(3). The list is this module's own, in plain runs too.
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn getaddrinfo(
    node: *const c_char,
    service: *const c_char,
    hints: *const addrinfo,
    to: *mut *mut addrinfo,
) -> c_int {
    let real = next!(getaddrinfo(*const c_char, *const c_char, *const addrinfo, *mut *mut addrinfo) -> c_int);
    let free = next!(freeaddrinfo(*mut addrinfo) -> ());
    note("libc::getaddrinfo");
    let found: Result<Vec<Address>, (i32, i32)> = boundary::call("libc::getaddrinfo", Location::caller(), || {
        let mut list = std::ptr::null_mut();
        // SAFETY: the caller's promise.
        let result = unsafe { real(node, service, hints, &raw mut list) };
        if result != 0 {
            return Err((result, nix::errno::Errno::last_raw()));
        }
        // SAFETY: libc returned a list.
        let addresses = unsafe { addresses(list) };
        // SAFETY: the list is ours to free, and not used from here on.
        unsafe { free(list) };
        Ok(addresses)
    });
    match found {
        Ok(addresses) => {
            let list = addresses.into_iter().rev().fold(std::ptr::null_mut(), allocate);
            // SAFETY: the caller lends room for the pointer.
            unsafe { *to = list };
            0
        }
        Err((result, errno)) => {
            fail(errno);
            result
        }
    }
}

/// # Safety
/// `list` must be a list that libc made.
unsafe fn addresses(mut list: *const addrinfo) -> Vec<Address> {
    let mut found = Vec::new();
    // SAFETY: each pointer is null or the next element; the pointers in it are valid as their lengths say.
    while let Some(info) = unsafe { list.as_ref() } {
        let address = if info.ai_addr.is_null() {
            Vec::new()
        } else {
            // SAFETY: as above.
            unsafe { std::slice::from_raw_parts(info.ai_addr.cast::<u8>(), info.ai_addrlen as usize) }.to_vec()
        };
        // SAFETY: as above.
        let name = (!info.ai_canonname.is_null()).then(|| unsafe { CStr::from_ptr(info.ai_canonname) }.to_owned());
        found.push(((info.ai_flags, info.ai_family, info.ai_socktype, info.ai_protocol), address, name));
        list = info.ai_next;
    }
    found
}

/// One element of a list, in memory of its own, before `next`.
fn allocate(next: *mut addrinfo, ((flags, family, kind, protocol), bytes, name): Address) -> *mut addrinfo {
    // Aligned as the largest address is.
    let mut address: Box<libc::sockaddr_storage> = Box::new(
        // SAFETY: a plain C structure for which all zeros is a valid value.
        unsafe { std::mem::zeroed() },
    );
    let length = bytes.len().min(size_of::<libc::sockaddr_storage>());
    // SAFETY: the structure has room for `length` bytes.
    unsafe { (&raw mut *address).cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), length) };
    Box::into_raw(Box::new(addrinfo {
        ai_flags: flags,
        ai_family: family,
        ai_socktype: kind,
        ai_protocol: protocol,
        ai_addrlen: length as socklen_t,
        ai_addr: if length == 0 { std::ptr::null_mut() } else { Box::into_raw(address).cast::<sockaddr>() },
        ai_canonname: name.map_or(std::ptr::null_mut(), CString::into_raw),
        ai_next: next,
    }))
}

/// See freeaddrinfo(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn freeaddrinfo(mut list: *mut addrinfo) {
    while !list.is_null() {
        // SAFETY: `allocate` made every element of a list and what it points to, and the caller gives them back.
        unsafe {
            let info = Box::from_raw(list);
            if !info.ai_addr.is_null() {
                drop(Box::from_raw(info.ai_addr.cast::<libc::sockaddr_storage>()));
            }
            if !info.ai_canonname.is_null() {
                drop(CString::from_raw(info.ai_canonname));
            }
            list = info.ai_next;
        }
    }
}

/// See getnameinfo(3).
///
/// # Safety
/// As for libc's function.
#[unsafe(no_mangle)]
unsafe extern "C" fn getnameinfo(
    address: *const sockaddr,
    length: socklen_t,
    host: *mut c_char,
    host_size: socklen_t,
    service: *mut c_char,
    service_size: socklen_t,
    flags: c_int,
) -> c_int {
    let real =
        next!(getnameinfo(*const sockaddr, socklen_t, *mut c_char, socklen_t, *mut c_char, socklen_t, c_int) -> c_int);
    let named = || {
        for (buffer, size) in [(host, host_size), (service, service_size)] {
            if !buffer.is_null() {
                // The event holds the whole buffers, so no byte of them may be what lay there.
                // SAFETY: the caller lends so many bytes.
                unsafe { buffer.cast::<c_void>().cast::<u8>().write_bytes(0, size as usize) };
            }
        }
        // SAFETY: the caller's promise.
        -(unsafe { real(address, length, host, host_size, service, service_size, flags) }.abs() as isize)
    };
    // SAFETY: both buffers were filled above.
    let result = unsafe {
        effect(
            "libc::getnameinfo",
            named,
            &[&|&result| filled(result, host, host_size as usize), &|&result| {
                filled(result, service, service_size as usize)
            }],
        )
    };
    result as c_int
}
