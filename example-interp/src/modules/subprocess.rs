//! `_subprocess`: child processes. Here they are started, waited for and read from, each a recorded call: on replay no child
//! runs, and what it wrote comes from the trace. The module that programs see is `lib/subprocess.py`.

use std::path::PathBuf;
use std::time::Duration;

use super::Builder;
use super::io::{descriptor, path_argument};
use crate::object::*;
use crate::vm::{Res, Vm};

/// The calls that reach the system. The shim of `std::process` has no children that run beside the program; these are recorded
/// as wholes instead.
#[expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "each function is recorded as a whole")]
mod world {
    use std::fs::File;
    use std::io::{self, ErrorKind, Read, Write};
    use std::mem::ManuallyDrop;
    use std::os::fd::{AsFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
    use std::os::unix::process::CommandExt;
    use std::path::PathBuf;
    use std::process::Command;
    use std::time::{Duration, Instant};

    use nix::errno::Errno;
    use nix::fcntl::{FcntlArg, OFlag, fcntl};
    use nix::libc;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use nix::sys::signal::{Signal, kill};
    use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
    use nix::unistd::{Pid, setsid};

    /// The most that is read from a stream at once: what a pipe holds by default.
    const PIECE: usize = 64 * 1024;

    /// What happened while a child ran.
    #[derive(Default, revdb::Recordable)]
    pub struct Progress {
        /// How it ended, if that was asked for and it has: its exit code, or the signal that killed it, negative.
        pub status: Option<i32>,
        /// How much of its input was taken; `None` when it reads no more.
        pub taken: Option<usize>,
        /// What came from each of the streams; `None` for one that said nothing, and nothing for one that has ended.
        pub output: Vec<Option<Vec<u8>>>,
        /// How long that took.
        pub elapsed: Duration,
    }

    /// Starts a program: its process id.
    ///
    /// # Errors
    /// `true` where the directory is at fault, and the system's error.
    #[revdb::record]
    pub fn spawn(
        program: PathBuf,
        arguments: Vec<PathBuf>,
        directory: Option<PathBuf>,
        environment: Option<Vec<(PathBuf, PathBuf)>>,
        streams: [i32; 3],
        (session, group): (bool, Option<i32>),
    ) -> Result<i32, (bool, io::Error)> {
        let mut arguments = arguments.into_iter();
        let mut command = Command::new(program);
        if let Some(name) = arguments.next() {
            command.arg0(name);
        }
        command.args(arguments);
        let own = |stream| duplicate(stream).map_err(|error| (false, error));
        command.stdin(own(streams[0])?).stdout(own(streams[1])?).stderr(own(streams[2])?);
        if let Some(directory) = &directory {
            command.current_dir(directory);
        }
        if let Some(environment) = environment {
            command.env_clear().envs(environment);
        }
        if let Some(group) = group {
            command.process_group(group);
        }
        if session {
            // SAFETY: between fork and exec only a system call is made.
            unsafe { command.pre_exec(|| setsid().map(drop).map_err(io::Error::from)) };
        }
        match command.spawn() {
            Ok(child) => Ok(child.id() as i32),
            Err(error) => match directory.map(std::fs::metadata) {
                Some(Err(missing)) => Err((true, missing)),
                Some(Ok(found)) if !found.is_dir() => Err((true, Errno::ENOTDIR.into())),
                _ => Err((false, error)),
            },
        }
    }

    /// Goes on until something happens: the child `pid` ends (where one is named), it takes some of `input`, or one of the
    /// streams `output` has bytes or ends; at most for `timeout`, forever without one.
    ///
    /// # Errors
    /// EINTR when a signal came first; those of the system.
    #[revdb::record]
    pub fn advance(
        pid: Option<i32>,
        input: Option<(i32, Vec<u8>)>,
        output: Vec<i32>,
        timeout: Option<Duration>,
    ) -> io::Result<Progress> {
        let child = pid.map(child_descriptor).transpose()?;
        let mut watched = Vec::with_capacity(output.len() + 2);
        for stream in &output {
            watched.push(PollFd::new(borrow(*stream), PollFlags::POLLIN));
        }
        if let Some(child) = &child {
            watched.push(PollFd::new(child.as_fd(), PollFlags::POLLIN));
        }
        if let Some((stream, _)) = &input {
            watched.push(PollFd::new(borrow(*stream), PollFlags::POLLOUT));
        }
        let begun = Instant::now();
        // What no wait of poll(2) is long enough for is forever: some 24 days.
        let wait = timeout.map_or(PollTimeout::NONE, |timeout| {
            PollTimeout::try_from(timeout + Duration::from_micros(999)).unwrap_or(PollTimeout::NONE)
        });
        let expired = poll(&mut watched, wait)? == 0;
        let mut progress = Progress { taken: Some(0), ..Progress::default() };
        let ready: Vec<bool> = watched.iter().map(|one| one.any().unwrap_or(false)).collect();
        for (stream, ready) in output.iter().zip(&ready) {
            progress.output.push(if *ready { Some(read(*stream)?) } else { None });
        }
        if let Some((stream, bytes)) = &input
            && ready.last() == Some(&true)
        {
            progress.taken = write(*stream, bytes)?;
        }
        if let Some(pid) = pid {
            progress.status = match waitpid(Pid::from_raw(pid), Some(WaitPidFlag::WNOHANG)) {
                Ok(WaitStatus::Exited(_, code)) => Some(code),
                Ok(WaitStatus::Signaled(_, signal, _)) => Some(-(signal as i32)),
                // Somebody else has waited for it: as CPython says then.
                Err(Errno::ECHILD) => Some(0),
                Err(error) => return Err(error.into()),
                Ok(_) => None,
            };
        }
        // The clock may be a test's, which says nothing of how long the wait was.
        progress.elapsed = timeout.filter(|_| expired).unwrap_or_else(|| begun.elapsed());
        Ok(progress)
    }

    /// Sends a signal; 0 sends none, but says whether one could be sent.
    ///
    /// # Errors
    /// ESRCH when there is no such process, EPERM when it is not ours, EINVAL for what is no signal.
    #[revdb::record]
    pub fn send_signal(pid: i32, signal: i32) -> io::Result<()> {
        let signal = if signal == 0 { None } else { Some(Signal::try_from(signal)?) };
        Ok(kill(Pid::from_raw(pid), signal)?)
    }

    fn borrow(stream: RawFd) -> BorrowedFd<'static> {
        // SAFETY: the caller holds the stream's handle, which owns the descriptor, during the call.
        unsafe { BorrowedFd::borrow_raw(stream) }
    }

    fn duplicate(stream: RawFd) -> io::Result<OwnedFd> {
        borrow(stream).try_clone_to_owned()
    }

    /// A descriptor that becomes readable when the process ends: pidfd_open(2), Linux 5.3.
    fn child_descriptor(pid: i32) -> io::Result<OwnedFd> {
        // SAFETY: the call has no pointers; what it returns is a new descriptor, or -1.
        let number = Errno::result(unsafe { libc::syscall(libc::SYS_pidfd_open, pid, 0) })?;
        // SAFETY: nothing else owns it.
        Ok(unsafe { OwnedFd::from_raw_fd(number as RawFd) })
    }

    /// The file behind a stream, which stays open.
    fn file(stream: RawFd) -> ManuallyDrop<File> {
        // SAFETY: it is not closed here, and the caller holds its owner during the call.
        ManuallyDrop::new(unsafe { File::from_raw_fd(stream) })
    }

    fn read(stream: RawFd) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; PIECE];
        let read = (&*file(stream)).read(&mut bytes)?;
        bytes.truncate(read);
        Ok(bytes)
    }

    /// Writes what the stream takes without waiting; `None` when nobody reads it any more.
    fn write(stream: RawFd, bytes: &[u8]) -> io::Result<Option<usize>> {
        let before = OFlag::from_bits_retain(fcntl(borrow(stream), FcntlArg::F_GETFL)?);
        fcntl(borrow(stream), FcntlArg::F_SETFL(before | OFlag::O_NONBLOCK))?;
        let written = (&*file(stream)).write(bytes);
        fcntl(borrow(stream), FcntlArg::F_SETFL(before))?;
        match written {
            Ok(written) => Ok(Some(written)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(Some(0)),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn paths(vm: &mut Vm, value: &Value) -> Res<Vec<PathBuf>> {
    let values = vm.collect(value)?;
    values.iter().map(|value| path_argument(vm, value)).collect()
}

/// What `convert` makes of an argument that may be `None`.
fn optional<T>(vm: &mut Vm, value: &Value, convert: impl FnOnce(&mut Vm, &Value) -> Res<T>) -> Res<Option<T>> {
    if value.is_none() { Ok(None) } else { convert(vm, value).map(Some) }
}

/// The system's own number for one of the program's descriptors.
fn stream(vm: &mut Vm, value: &Value) -> Res<i32> {
    let number = vm.to_c_int(value)?;
    match descriptor::get(number) {
        Ok(handle) => Ok(handle.system_descriptor()),
        Err(error) => Err(vm.os_error(&error, None)),
    }
}

/// `spawn(argv, executable, directory, environment, streams, session, group)`: the process id.
fn spawn(vm: &mut Vm, args: Args<'_>) -> Res {
    let [argv, executable, directory, environment, streams, session, group] = args.pos else {
        unreachable!("see `init`")
    };
    let arguments = paths(vm, argv)?;
    let program = match optional(vm, executable, path_argument)? {
        Some(program) => program,
        None => arguments.first().cloned().ok_or_else(|| vm.index_error("list index out of range"))?,
    };
    let directory_path = optional(vm, directory, path_argument)?;
    let pair = |vm: &mut Vm, pair: &Value| match &paths(vm, pair)?[..] {
        [name, value] => Ok((name.clone(), value.clone())),
        _ => Err(vm.value_error("not a name and a value")),
    };
    let environment = optional(vm, environment, |vm, value| {
        let pairs = vm.collect(value)?;
        pairs.iter().map(|one| pair(vm, one)).collect::<Res<Vec<_>>>()
    })?;
    let streams = vm.collect(streams)?;
    let [input, output, errors] = &streams[..] else { return Err(vm.value_error("three streams are required")) };
    let streams = [stream(vm, input)?, stream(vm, output)?, stream(vm, errors)?];
    let session = vm.truthy(session)?;
    let group = optional(vm, group, |vm, group| vm.to_c_int(group))?;
    let started = world::spawn(program.clone(), arguments, directory_path, environment, streams, (session, group));
    match started {
        Ok(pid) => Ok(Value::Int(pid.into())),
        Err((true, error)) => Err(vm.os_error(&error, Some(directory.clone()))),
        Err((false, error)) => {
            let shown = Value::string(program.to_string_lossy().into_owned());
            Err(vm.os_error(&error, Some(shown)))
        }
    }
}

/// `advance(pid, input, bytes, streams, timeout)`: the status, how much input was taken, what came from each stream, and the
/// seconds that it took.
fn advance(vm: &mut Vm, args: Args<'_>) -> Res {
    let [pid, input, bytes, streams, timeout] = args.pos else { unreachable!("see `init`") };
    let pid = optional(vm, pid, |vm, pid| vm.to_c_int(pid))?;
    let input = optional(vm, input, stream)?;
    let input = match input {
        Some(input) => Some((input, crate::builtins::bytes::bytes_like(vm, bytes)?.to_vec())),
        None => None,
    };
    let streams = vm.collect(streams)?;
    let streams = streams.iter().map(|one| stream(vm, one)).collect::<Res<Vec<_>>>()?;
    let timeout = optional(vm, timeout, |vm, timeout| vm.to_float(timeout))?;
    // What is too long to be a duration is forever.
    let timeout = timeout.and_then(|timeout| Duration::try_from_secs_f64(timeout.max(0.0)).ok());
    let progress = match world::advance(pid, input, streams, timeout) {
        Ok(progress) => progress,
        Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {
            vm.check_interrupt()?;
            world::Progress { taken: Some(0), ..world::Progress::default() }
        }
        Err(error) => return Err(vm.os_error(&error, None)),
    };
    let status = progress.status.map_or(Value::None, |status| Value::Int(status.into()));
    let taken = progress.taken.map_or(Value::None, Value::size);
    let output = progress.output.into_iter().map(|bytes| bytes.map_or(Value::None, Value::bytes)).collect();
    Ok(Value::tuple(vec![status, taken, Value::tuple(output), Value::Float(progress.elapsed.as_secs_f64())]))
}

/// `send_signal(pid, signal)`
fn send_signal(vm: &mut Vm, args: Args<'_>) -> Res {
    let (pid, signal) = (vm.to_c_int(&args.pos[0])?, vm.to_c_int(&args.pos[1])?);
    world::send_signal(pid, signal).map_err(|error| vm.os_error(&error, None))?;
    Ok(Value::None)
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    module.functions(&[
        ("advance", advance, Arity::Range(5, 5)),
        ("send_signal", send_signal, Arity::Range(2, 2)),
        ("spawn", spawn, Arity::Range(7, 7)),
    ]);
    Ok(())
}
