//! The sandbox: a replay process can do nothing outside itself, and whoever tries is named.
//!
//! A seccomp filter traps every system call but those that memory management and the connection to the controller need.
//! The handler of that trap collects return addresses and hands them to the [symboliser](super::symboliser). The processor's
//! time stamp counter, which needs no system call, traps too.

use std::collections::BTreeMap;
use std::ffi::{CStr, c_int, c_void};
use std::mem::ManuallyDrop;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering::Relaxed};

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
};

use super::channel::Channel;
use super::protocol::{Reply, Stream};
use super::state::{KEEP, PAUSE, State};
use super::symboliser::{self, Stack};
use super::sys;
use crate::clock::PAGE;
use crate::mode::Inside;

/// Whether the sandbox is closed.
pub(super) static CLOSED: AtomicBool = AtomicBool::new(false);

/// The descriptor of the connection to the controller, for the handlers: the state may be in use when they run.
static CONTROL: AtomicI32 = AtomicI32::new(-1);

/// Notes the connection to the controller.
pub(super) fn note_control(channel: &Channel) {
    CONTROL.store(channel.raw(), Relaxed);
}

/// Runs `action` with the connection to the controller, if there is one: also in handlers, since it needs no state.
pub(super) fn with_control<T>(action: impl FnOnce(BorrowedFd<'_>) -> T) -> Option<T> {
    let control = CONTROL.load(Relaxed);
    // SAFETY: the descriptor of the process's connection, which stays open as long as the process lives.
    (control >= 0).then(|| action(unsafe { BorrowedFd::borrow_raw(control) }))
}

/// Tells the controller something without the state.
pub(super) fn tell(reply: &Reply) {
    with_control(|control| {
        // SAFETY: the descriptor is open as long as the process lives; the channel is forgotten, not closed.
        let channel = ManuallyDrop::new(unsafe { Channel::from_raw(control.as_raw_fd()) });
        // Without a controller there is nobody to tell.
        let _ = channel.send(reply, None);
    });
}

/// The signal by which the controller asks a running process to pause.
pub(crate) const PAUSE_SIGNAL: c_int = libc::SIGUSR1;

/// System calls that have no effect outside the process, or only towards the controller.
const ALLOWED: &[libc::c_long] = &[
    libc::SYS_brk,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    // The trace, and the connections.
    libc::SYS_pread64,
    libc::SYS_sendmsg,
    libc::SYS_recvmsg,
    libc::SYS_close,
    // Forks of evaluations within a search, and the end.
    libc::SYS_wait4,
    libc::SYS_getppid,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// glibc names its heaps with this `prctl`.
const PR_SET_VMA: u64 = 0x5356_4d41;

/// Why the sandbox could not be closed.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("cannot build the filter")]
    Build(#[from] seccompiler::BackendError),
    #[error("cannot install the filter")]
    Install(#[from] seccompiler::Error),
}

/// Closes the sandbox, once.
pub(super) fn close(state: &mut State) {
    if CLOSED.swap(true, Relaxed) {
        return;
    }
    // What follows is none of the guest's calls.
    let _inside = Inside::enter();
    handle(libc::SIGSYS, on_system_call, libc::SA_NODEFER);
    // A fault may be the end of the stack. The other stack that std has made is too small to walk frames on.
    let stack: &'static mut [u8] = Box::leak(vec![0; 64 * 1024].into_boxed_slice());
    let stack = libc::stack_t { ss_sp: stack.as_mut_ptr().cast(), ss_flags: 0, ss_size: stack.len() };
    // SAFETY: the memory is never freed, and from here on nothing but signal handlers uses it.
    unsafe { libc::sigaltstack(&raw const stack, std::ptr::null_mut()) };
    handle(libc::SIGSEGV, on_fault, libc::SA_ONSTACK);
    // SAFETY: a signal set is plain data, for which zeros are valid.
    let mut reports: libc::sigset_t = unsafe { std::mem::zeroed() };
    // SAFETY: the set is valid for writing and the signal exists.
    unsafe { libc::sigaddset(&mut reports, libc::SIGSYS) };
    // SAFETY: the set is valid, and the old mask is not asked for.
    unsafe { libc::pthread_sigmask(libc::SIG_UNBLOCK, &reports, std::ptr::null_mut()) };
    hide_clock();
    // SAFETY: only makes this process's reads of the counter fault.
    unsafe { libc::prctl(libc::PR_SET_TSC, libc::PR_TSC_SIGSEGV, 0, 0, 0) };
    if let Err(error) = filter() {
        let why = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
        state.note_output(Stream::Stderr, format!("revdb: replaying without a sandbox: {error}{why}\n").as_bytes());
    }
}

/// Where the kernel's own code for clocks lies in this process.
static CLOCK: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];

/// Unmaps the page that coarse clocks are read from: they need neither a system call nor the counter. Where the kernel
/// refuses that, they stay readable.
fn hide_clock() {
    let Ok(maps) = std::fs::read_to_string("/proc/self/maps") else {
        return;
    };
    for line in maps.lines() {
        let Some((name, range)) = line.rsplit(' ').next().zip(line.split(' ').next()) else { continue };
        let Some((from, to)) = range.split_once('-') else { continue };
        let (Ok(from), Ok(to)) = (usize::from_str_radix(from, 16), usize::from_str_radix(to, 16)) else { continue };
        match name {
            "[vdso]" => {
                CLOCK[0].store(from, Relaxed);
                CLOCK[1].store(to, Relaxed);
            }
            "[vvar]" | "[vvar_vclock]" => {
                // SAFETY: nothing but the kernel's clock code reads these pages, and its faults are reported.
                unsafe { libc::munmap(std::ptr::without_provenance_mut(from), to - from) };
            }
            _ => {}
        }
    }
}

fn filter() -> Result<(), Error> {
    let equals = |argument, value| {
        let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::Eq, value)?;
        SeccompRule::new(vec![condition])
    };
    let fork = (libc::SIGCHLD | libc::CLONE_CHILD_SETTID) as u64;
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = ALLOWED.iter().map(|&call| (call, Vec::new())).collect();
    let thread = sys::THREAD as u64;
    rules.insert(
        libc::SYS_clone,
        vec![equals(0, fork)?, equals(0, fork | libc::CLONE_PARENT as u64)?, equals(0, thread)?],
    );
    rules.insert(libc::SYS_prctl, vec![equals(0, libc::PR_SET_PDEATHSIG as u64)?, equals(0, PR_SET_VMA)?]);
    // std asks whether a descriptor is open before it closes it, where it checks itself.
    rules.insert(libc::SYS_fcntl, vec![equals(1, libc::F_GETFD as u64)?]);
    // How `abort` ends a process.
    rules.insert(libc::SYS_tgkill, vec![equals(2, libc::SIGABRT as u64)?]);
    let filter = SeccompFilter::new(rules, SeccompAction::Trap, SeccompAction::Allow, TargetArch::x86_64)?;
    let program: BpfProgram = filter.try_into()?;
    Ok(seccompiler::apply_filter(&program)?)
}

type Handler = extern "C" fn(c_int, *mut libc::siginfo_t, *mut c_void);

/// Installs a signal handler.
fn handle(signal: c_int, handler: Handler, flags: c_int) {
    // SAFETY: sigaction is a plain C struct for which all zeros is a valid value.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    action.sa_sigaction = handler as usize;
    action.sa_flags = libc::SA_SIGINFO | flags;
    // SAFETY: the struct is valid, the old action is not asked for, and the handler has the signature that SA_SIGINFO
    // asks for.
    unsafe { libc::sigaction(signal, &raw const action, std::ptr::null_mut()) };
}

/// Makes [`PAUSE_SIGNAL`] stop the process at its next stop point.
pub(super) fn install_pause() {
    handle(PAUSE_SIGNAL, on_pause, libc::SA_RESTART);
}

extern "C" fn on_pause(_: c_int, _: *mut libc::siginfo_t, _: *mut c_void) {
    PAUSE.store(true, Relaxed);
    PAGE.next_stop.store(0, Relaxed);
}

/// A system call that the filter does not let through.
extern "C" fn on_system_call(_: c_int, info: *mut libc::siginfo_t, context: *mut c_void) {
    // SAFETY: the kernel passes a ucontext_t to a handler that was installed with SA_SIGINFO.
    let context = unsafe { &mut *context.cast::<libc::ucontext_t>() };
    let registers = &mut context.uc_mcontext.gregs;
    let argument = |register: c_int| registers[register as usize] as usize;
    let call = argument(libc::REG_RAX);
    // SIGSYS from elsewhere (kill) has no business here.
    // SAFETY: the kernel passes a valid siginfo_t.
    if unsafe { (*info).si_code } != SYS_SECCOMP {
        return;
    }
    let (first, second, third) = (argument(libc::REG_RDI), argument(libc::REG_RSI), argument(libc::REG_RDX));
    // The host's own last words (a panic message) are output like any other: it is computed, not taken from outside.
    if call == libc::SYS_write as usize && (first == 1 || first == 2) {
        let stream = if first == 1 { Stream::Stdout } else { Stream::Stderr };
        // SAFETY: the host asked the kernel to read these bytes, so it vouches for them.
        let bytes = unsafe { std::slice::from_raw_parts(second as *const u8, third) };
        KEEP.with(|state| state.note_output(stream, bytes));
        registers[libc::REG_RAX as usize] = third as i64;
        return;
    }
    if call == libc::SYS_rt_sigprocmask as usize {
        if first == libc::SIG_BLOCK as usize {
            let stack = Stack::from(argument(libc::REG_RIP));
            for (at, blocked) in BLOCKED.iter().enumerate() {
                blocked.store(stack.addresses().get(at).copied().unwrap_or(0), Relaxed);
            }
        }
        let mask = (&raw mut context.uc_sigmask).cast::<u64>();
        // SAFETY: the mask that the kernel has saved, which begins with its own 64 bits.
        let result = unsafe { change_mask(&mut *mask, first, second as *const u64, third as *mut u64) };
        context.uc_mcontext.gregs[libc::REG_RAX as usize] = result;
        return;
    }
    let path = match call as libc::c_long {
        libc::SYS_openat
        | libc::SYS_newfstatat
        | libc::SYS_faccessat
        | libc::SYS_faccessat2
        | libc::SYS_readlinkat
        | libc::SYS_statx
        | libc::SYS_unlinkat
        | libc::SYS_mkdirat => second,
        libc::SYS_open
        | libc::SYS_stat
        | libc::SYS_access
        | libc::SYS_readlink
        | libc::SYS_execve
        | libc::SYS_unlink
        | libc::SYS_mkdir
        | libc::SYS_rename
        | libc::SYS_chdir => first,
        _ => 0,
    };
    let mut what = Line::default();
    match NAMES.iter().find(|(number, _)| *number as usize == call) {
        Some((_, name)) => what.push(name.as_bytes()),
        None => what.push(b"a system call"),
    }
    if path != 0 {
        what.push(b" \"");
        // SAFETY: the host asked the kernel to read this string, so it vouches for it.
        what.push(unsafe { CStr::from_ptr(path as *const _) }.to_bytes());
        what.push(b"\"");
    }
    report(&what, argument(libc::REG_RIP));
}

/// rt_sigprocmask(2) on the mask that holds when the handler has returned, except that [`SIGSYS`](libc::SIGSYS) is never blocked:
/// the kernel would kill the process where it is to be told what was tried. (`posix_spawn` blocks everything first.)
///
/// # Safety
/// The host passed `set` and `old` to the kernel: each is null, or valid for eight bytes.
unsafe fn change_mask(mask: &mut u64, how: usize, set: *const u64, old: *mut u64) -> i64 {
    let before = *mask;
    if !set.is_null() {
        // SAFETY: as the caller promises.
        let set = unsafe { set.read_unaligned() };
        let wanted = match how as c_int {
            libc::SIG_BLOCK => before | set,
            libc::SIG_UNBLOCK => before & !set,
            libc::SIG_SETMASK => set,
            _ => return -i64::from(libc::EINVAL),
        };
        *mask = wanted & !(1 << (libc::SIGSYS - 1));
    }
    if !old.is_null() {
        // SAFETY: as the caller promises.
        unsafe { old.write_unaligned(before) };
    }
    0
}

/// `si_code` of a trap by the filter.
const SYS_SECCOMP: c_int = 1;

extern "C" fn on_fault(_: c_int, info: *mut libc::siginfo_t, context: *mut c_void) {
    // SAFETY: the kernel passes a ucontext_t to a handler that was installed with SA_SIGINFO.
    let instruction = unsafe { (*context.cast::<libc::ucontext_t>()).uc_mcontext.gregs[libc::REG_RIP as usize] };
    // A trapped instruction faults with SI_KERNEL and was fetched; a wild jump faults with another code.
    // SAFETY: the kernel passes a valid siginfo_t.
    if unsafe { (*info).si_code } == SI_KERNEL {
        // SAFETY: the processor has just fetched the instruction at this address; two bytes of it are mapped.
        let bytes = unsafe { (instruction as *const [u8; 2]).read() };
        if bytes == [0x0f, 0x31] || bytes == [0x0f, 0x01] {
            let mut what = Line::default();
            what.push(b"the clock (the processor's time stamp counter)");
            report(&what, instruction as usize);
        }
    }
    let mut what = Line::default();
    if (CLOCK[0].load(Relaxed)..CLOCK[1].load(Relaxed)).contains(&(instruction as usize)) {
        what.push(b"the clock");
    }
    report(&what, instruction as usize);
}

/// `si_code` of a fault that comes from no address.
const SI_KERNEL: c_int = 128;

/// Text made without allocating.
struct Line {
    bytes: [u8; 512],
    length: usize,
}

impl Default for Line {
    fn default() -> Self {
        Self { bytes: [0; 512], length: 0 }
    }
}

impl Line {
    fn push(&mut self, more: &[u8]) {
        let room = &mut self.bytes[self.length..];
        let taken = more.len().min(room.len());
        room[..taken].copy_from_slice(&more[..taken]);
        self.length += taken;
    }
}

/// Where everything was blocked last: `posix_spawn` does that, and then starts a process from where frames cannot be walked.
static BLOCKED: [AtomicUsize; symboliser::DEPTH] = [const { AtomicUsize::new(0) }; symboliser::DEPTH];

/// Reports an effect at this instruction, and ends the process.
fn report(what: &Line, instruction: usize) -> ! {
    let mut stack = Stack::from(instruction);
    if stack.addresses().len() < 2 {
        stack = Stack::of(BLOCKED.iter().map(|blocked| blocked.load(Relaxed)).take_while(|&address| address != 0));
    }
    with_control(|control| symboliser::report(&what.bytes[..what.length], &stack, control));
    sys::exit_now(1)
}

/// The calls that programs make most, in words.
const NAMES: &[(libc::c_long, &str)] = &[
    (libc::SYS_openat, "open a file"),
    (libc::SYS_open, "open a file"),
    (libc::SYS_creat, "create a file"),
    (libc::SYS_read, "read from a descriptor"),
    (libc::SYS_readv, "read from a descriptor"),
    (libc::SYS_write, "write to a descriptor"),
    (libc::SYS_writev, "write to a descriptor"),
    (libc::SYS_lseek, "seek in a file"),
    (libc::SYS_stat, "look at a file"),
    (libc::SYS_lstat, "look at a file"),
    (libc::SYS_fstat, "look at a file"),
    (libc::SYS_newfstatat, "look at a file"),
    (libc::SYS_statx, "look at a file"),
    (libc::SYS_access, "look at a file"),
    (libc::SYS_faccessat, "look at a file"),
    (libc::SYS_faccessat2, "look at a file"),
    (libc::SYS_readlink, "read a link"),
    (libc::SYS_readlinkat, "read a link"),
    (libc::SYS_getdents64, "list a directory"),
    (libc::SYS_unlink, "remove a file"),
    (libc::SYS_unlinkat, "remove a file"),
    (libc::SYS_rename, "rename a file"),
    (libc::SYS_renameat2, "rename a file"),
    (libc::SYS_mkdir, "make a directory"),
    (libc::SYS_mkdirat, "make a directory"),
    (libc::SYS_getcwd, "ask for the working directory"),
    (libc::SYS_chdir, "change the working directory"),
    (libc::SYS_socket, "make a socket"),
    (libc::SYS_socketpair, "make a pair of sockets"),
    (libc::SYS_connect, "connect a socket"),
    (libc::SYS_pipe2, "make a pipe"),
    (libc::SYS_dup, "copy a descriptor"),
    (libc::SYS_dup2, "copy a descriptor"),
    (libc::SYS_fcntl, "set a descriptor's flags"),
    (libc::SYS_ioctl, "control a device (is this a terminal?)"),
    (libc::SYS_poll, "wait for a descriptor"),
    (libc::SYS_ppoll, "wait for a descriptor"),
    (libc::SYS_clock_gettime, "the clock"),
    (libc::SYS_gettimeofday, "the clock"),
    (libc::SYS_time, "the clock"),
    (libc::SYS_clock_nanosleep, "sleep"),
    (libc::SYS_nanosleep, "sleep"),
    (libc::SYS_getrandom, "random bytes"),
    (libc::SYS_getpid, "ask for the process id"),
    (libc::SYS_gettid, "ask for the thread id"),
    (libc::SYS_getuid, "ask for the user id"),
    (libc::SYS_geteuid, "ask for the user id"),
    (libc::SYS_uname, "ask for the machine's name"),
    (libc::SYS_sysinfo, "ask about memory"),
    (libc::SYS_getrusage, "ask about used time"),
    (libc::SYS_times, "ask about used time"),
    (libc::SYS_sched_getaffinity, "ask for the number of processors"),
    (libc::SYS_prlimit64, "ask about limits"),
    (libc::SYS_clone, "start a thread or process"),
    (libc::SYS_clone3, "start a thread or process"),
    (libc::SYS_fork, "start a process"),
    (libc::SYS_vfork, "start a process"),
    (libc::SYS_execve, "run a program"),
    (libc::SYS_kill, "send a signal"),
    (libc::SYS_tgkill, "send a signal"),
    (libc::SYS_rt_sigaction, "change a signal's handler"),
    (libc::SYS_prctl, "change an attribute of the process"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trap_is_never_blocked() {
        let trap = 1 << (libc::SIGSYS - 1);
        let (mut mask, mut old) = (0b100_u64, 0_u64);
        let mut change = |how: c_int, set: u64| {
            // SAFETY: both are valid for the duration of the call.
            let result = unsafe { change_mask(&mut mask, how as usize, &raw const set, &raw mut old) };
            (result, mask, old)
        };
        assert_eq!(change(libc::SIG_BLOCK, u64::MAX), (0, !trap, 0b100));
        assert_eq!(change(libc::SIG_UNBLOCK, !0b11), (0, 0b11, !trap));
        assert_eq!(change(libc::SIG_SETMASK, trap | 8), (0, 8, 0b11));
        assert_eq!(change(99, 0).0, -i64::from(libc::EINVAL));
    }
}
