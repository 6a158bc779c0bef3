//! The few system calls of a replay process, made directly: a replay process must not depend on libc functions that the
//! runtime itself interposes, and its sandbox lists exactly these calls.

use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, IntoRawFd, OwnedFd, RawFd};
use std::sync::atomic::AtomicI32;
use std::sync::atomic::Ordering::{Acquire, Relaxed};

use crate::net::raw;

/// Turns a raw result into a `Result`.
fn check(result: libc::c_long) -> io::Result<libc::c_long> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// A descriptor of the runtime's own. It is closed past libc's `close`, which would take it for the guest's.
#[derive(Debug)]
pub(crate) struct Descriptor(RawFd);

impl Descriptor {
    /// Takes over an open descriptor.
    ///
    /// # Safety
    /// `fd` must be open, and nobody else may own it.
    pub(crate) unsafe fn from_raw(fd: RawFd) -> Self {
        Self(fd)
    }
}

impl From<OwnedFd> for Descriptor {
    fn from(fd: OwnedFd) -> Self {
        Self(fd.into_raw_fd())
    }
}

impl AsRawFd for Descriptor {
    fn as_raw_fd(&self) -> RawFd {
        self.0
    }
}

impl AsFd for Descriptor {
    fn as_fd(&self) -> BorrowedFd<'_> {
        // SAFETY: open as long as `self` lives.
        unsafe { BorrowedFd::borrow_raw(self.0) }
    }
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        // SAFETY: closes what `self` owns; no memory is involved.
        unsafe { raw::kernel(libc::SYS_close, [self.0 as usize, 0, 0, 0, 0, 0]) };
    }
}

/// Room for one descriptor in a control message.
#[repr(C, align(8))]
struct Ancillary([u8; 32]);

/// Sends one packet, `head` before `body`, with at most one descriptor.
pub(crate) fn send(socket: RawFd, head: &[u8], body: &[u8], pass: Option<BorrowedFd<'_>>) -> io::Result<()> {
    let mut parts = [
        libc::iovec { iov_base: head.as_ptr().cast_mut().cast(), iov_len: head.len() },
        libc::iovec { iov_base: body.as_ptr().cast_mut().cast(), iov_len: body.len() },
    ];
    let mut ancillary = Ancillary([0; 32]);
    // SAFETY: msghdr is a plain C struct for which all zeros is a valid value.
    let mut message: libc::msghdr = unsafe { std::mem::zeroed() };
    message.msg_iov = parts.as_mut_ptr();
    message.msg_iovlen = parts.len();
    if let Some(pass) = pass {
        message.msg_control = ancillary.0.as_mut_ptr().cast();
        // SAFETY: pure arithmetic on a constant.
        message.msg_controllen = unsafe { libc::CMSG_SPACE(4) } as usize;
        // SAFETY: msg_control points to 32 aligned bytes and msg_controllen (24) lies within them.
        let header = unsafe { libc::CMSG_FIRSTHDR(&raw const message) };
        // SAFETY: the header is non-null because msg_controllen has room for it, and it lies in `ancillary`.
        let header = unsafe { &mut *header };
        header.cmsg_level = libc::SOL_SOCKET;
        header.cmsg_type = libc::SCM_RIGHTS;
        // SAFETY: pure arithmetic on a constant.
        header.cmsg_len = unsafe { libc::CMSG_LEN(4) } as usize;
        // SAFETY: CMSG_LEN(4) reserved four bytes of data after this header, within `ancillary`.
        unsafe { libc::CMSG_DATA(header).cast::<RawFd>().write_unaligned(pass.as_raw_fd()) };
    }
    loop {
        // SAFETY: `message` and all that it points to live across the call; NOSIGNAL keeps a closed peer an error.
        let sent = unsafe { libc::syscall(libc::SYS_sendmsg, socket, &raw const message, libc::MSG_NOSIGNAL) };
        match check(sent) {
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Receives one packet into `buffer` and returns its length and a descriptor that came along. Length 0 is the end.
pub(crate) fn receive(socket: RawFd, buffer: &mut [u8]) -> io::Result<(usize, Option<Descriptor>)> {
    let mut part = libc::iovec { iov_base: buffer.as_mut_ptr().cast(), iov_len: buffer.len() };
    let mut ancillary = Ancillary([0; 32]);
    // SAFETY: msghdr is a plain C struct for which all zeros is a valid value.
    let mut message: libc::msghdr = unsafe { std::mem::zeroed() };
    message.msg_iov = &raw mut part;
    message.msg_iovlen = 1;
    message.msg_control = ancillary.0.as_mut_ptr().cast();
    message.msg_controllen = ancillary.0.len();
    // SAFETY: `message` and all that it points to live across the call, and the lengths are those of the buffers.
    let received = unsafe { libc::syscall(libc::SYS_recvmsg, socket, &raw mut message, libc::MSG_CMSG_CLOEXEC) };
    let length = check(received)? as usize;
    // SAFETY: the kernel set msg_controllen to what it wrote into `ancillary`.
    let header = unsafe { libc::CMSG_FIRSTHDR(&raw const message) };
    let mut passed = None;
    if !header.is_null() {
        // SAFETY: non-null, so a whole header lies in `ancillary`.
        let found = unsafe { &*header };
        if found.cmsg_level == libc::SOL_SOCKET && found.cmsg_type == libc::SCM_RIGHTS {
            // SAFETY: an SCM_RIGHTS message holds at least one descriptor.
            let descriptor = unsafe { libc::CMSG_DATA(header).cast::<RawFd>().read_unaligned() };
            // SAFETY: the kernel just made this descriptor for us; nobody else owns it.
            passed = Some(unsafe { Descriptor::from_raw(descriptor) });
        }
    }
    Ok((length, passed))
}

/// Which side of a fork this is.
pub(crate) enum Side {
    Child,
    Parent { child: i32 },
}

/// This process's id. Kept by [`fork`], because the sandbox lets nobody ask.
static PROCESS: AtomicI32 = AtomicI32::new(0);

/// Forks. A `sibling` becomes a child of this process's parent, so that the controller owns and reaps every checkpoint
/// without a double fork.
///
/// # Safety
/// The process must have one thread, and no lock may be held that the child would wait for.
pub(crate) unsafe fn fork(sibling: bool) -> io::Result<Side> {
    let sibling = if sibling { libc::CLONE_PARENT } else { 0 };
    let flags = libc::c_long::from(libc::SIGCHLD | libc::CLONE_CHILD_SETTID | sibling);
    // SAFETY: without CLONE_VM, and with a null stack, clone is fork: the child gets its own copy of the memory, and the
    // kernel writes the child's id into the child's copy of the static.
    let child = unsafe { libc::syscall(libc::SYS_clone, flags, 0_usize, 0_usize, PROCESS.as_ptr(), 0_usize) };
    Ok(match check(child)? {
        0 => Side::Child,
        child => Side::Parent { child: child as i32 },
    })
}

/// How [`together`] makes a thread: one that shares everything, and tells by a word of memory that it has gone.
pub(crate) const THREAD: libc::c_int = libc::CLONE_VM
    | libc::CLONE_FS
    | libc::CLONE_FILES
    | libc::CLONE_SIGHAND
    | libc::CLONE_THREAD
    | libc::CLONE_SYSVSEM
    | libc::CLONE_CHILD_CLEARTID;

/// Does both at the same time, `beside` in a thread on `stack`, or after `here` where no thread can be made. When this returns, the process
/// has one thread again.
///
/// # Safety
/// The new thread has this one's thread-local variables: `beside` must use none, so it must not allocate either. `stack` must suffice.
pub(crate) unsafe fn together<B: FnOnce() + Send>(stack: &mut [u8], here: impl FnOnce(), beside: B) {
    extern "C" fn run<B: FnOnce()>(work: *mut libc::c_void) -> libc::c_int {
        // SAFETY: the place outlives this thread, and nobody else looks at it meanwhile.
        if let Some(work) = unsafe { (*work.cast::<Option<B>>()).take() } {
            work();
        }
        0
    }
    let mut work = Some(beside);
    // The kernel writes zero when the thread is gone.
    let lives = AtomicI32::new(1);
    let top = stack.as_mut_ptr_range().end.map_addr(|top| top & !15);
    let nothing = std::ptr::null_mut::<libc::c_void>();
    // SAFETY: the stack and the two variables outlive the thread, as it is waited for.
    let thread =
        unsafe { libc::clone(run::<B>, top.cast(), THREAD, (&raw mut work).cast(), nothing, nothing, lives.as_ptr()) };
    here();
    if thread == -1 {
        run::<B>((&raw mut work).cast());
        return;
    }
    while lives.load(Acquire) != 0 {
        // SAFETY: waits while the word, which lives, is one.
        unsafe {
            libc::syscall(libc::SYS_futex, lives.as_ptr(), libc::FUTEX_WAIT, 1, std::ptr::null::<libc::timespec>())
        };
    }
}

/// This process's id, once [`note_process`] was called in it or in the process that it was forked from.
pub(crate) fn process_id() -> i32 {
    PROCESS.load(Relaxed)
}

/// Asks for this process's id, before the sandbox closes.
pub(crate) fn note_process() {
    PROCESS.store(std::process::id() as i32, Relaxed);
}

/// Asks the kernel to kill this process when its parent dies; exits if that is no longer `parent`.
pub(crate) fn die_with(parent: i32) {
    // SAFETY: only sets an attribute of this process.
    unsafe { libc::syscall(libc::SYS_prctl, libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0) };
    // The parent may have died before the line above.
    if parent_id() != parent {
        exit_now(1);
    }
}

pub(crate) fn parent_id() -> i32 {
    // SAFETY: takes no arguments and cannot fail.
    unsafe { libc::syscall(libc::SYS_getppid) as i32 }
}

/// Ends the process at once: no exit handlers, no destructors.
pub(crate) fn exit_now(status: i32) -> ! {
    // SAFETY: ends the process.
    unsafe { libc::syscall(libc::SYS_exit_group, status) };
    unreachable!("exit_group returned")
}

/// Waits for a child of this process to end.
pub(crate) fn wait(child: i32) -> io::Result<i32> {
    let mut status = 0_i32;
    loop {
        // SAFETY: `status` lives across the call; the other pointer may be null.
        let waited = unsafe { libc::syscall(libc::SYS_wait4, child, &raw mut status, 0, 0) };
        match check(waited) {
            Ok(_) => return Ok(status),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
