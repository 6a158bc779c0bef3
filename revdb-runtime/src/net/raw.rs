//! System calls without libc, whose `syscall` this module's parent defines itself.

use std::arch::asm;
use std::io;

/// Makes a system call and returns what the kernel returns: a negative errno for a failure.
///
/// # Safety
/// The arguments must be what the call with this number asks for.
#[inline]
pub(crate) unsafe fn kernel(number: libc::c_long, arguments: [usize; 6]) -> isize {
    let result: isize;
    // SAFETY: the kernel's calling convention on x86-64, with all registers that it overwrites; the caller vouches for
    // what the call does.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arguments[0],
            in("rsi") arguments[1],
            in("rdx") arguments[2],
            in("r10") arguments[3],
            in("r8") arguments[4],
            in("r9") arguments[5],
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        );
    }
    result
}

/// Makes a system call as libc does: -1 and errno for a failure.
///
/// # Safety
/// As for [`kernel`].
#[inline]
pub(crate) unsafe fn call<const N: usize>(number: libc::c_long, given: [usize; N]) -> isize {
    let mut arguments = [0; 6];
    arguments[..N].copy_from_slice(&given);
    // SAFETY: the caller's promise.
    let result = unsafe { kernel(number, arguments) };
    if result < 0 {
        nix::errno::Errno::set_raw(-result as i32);
        return -1;
    }
    result
}

/// Makes a system call, with the failure as an error.
///
/// # Safety
/// As for [`kernel`].
#[inline]
pub(crate) unsafe fn checked<const N: usize>(number: libc::c_long, given: [usize; N]) -> io::Result<usize> {
    let mut arguments = [0; 6];
    arguments[..N].copy_from_slice(&given);
    // SAFETY: the caller's promise.
    let result = unsafe { kernel(number, arguments) };
    if result < 0 { Err(io::Error::from_raw_os_error(-result as i32)) } else { Ok(result as usize) }
}
