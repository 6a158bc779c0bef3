//! Starts the root replay process: the executable that made the recording, fed from the trace.

use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::signal::Signal;

use super::Error;
use super::link::{Observer, Process, Ran, Unobserved, unexpected};
use super::memory::Family;
use super::package::{self, Unpacked};
use crate::clock::{FrameId, Time};
use crate::executable;
use crate::guest::{Location, StopKind};
use crate::replay::channel::Channel;
use crate::replay::hooks::{CONTROL_VARIABLE, TUNABLES_VARIABLE};
use crate::replay::protocol::{self, Begin, Reply, Run, Stop};
use crate::trace::{Header, Reader};

/// The stack that replay processes may use at least, in bytes.
const STACK: u64 = 64 << 20;

/// A recording, opened for replay.
pub struct Recording {
    path: PathBuf,
    reader: Reader,
    executable: PathBuf,
    /// The loader that starts the executable, with the directory of its libraries, where the machine has others.
    loader: Option<(PathBuf, PathBuf)>,
}

impl Recording {
    /// Opens the trace at `path` and finds the executable that made it.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let reader = Reader::open(&path)?;
        if let Some(Unpacked { executable, loader }) = package::prepare(&path, reader.header())? {
            return Ok(Self { path, reader, executable, loader });
        }
        let executable = find_executable(reader.header())?;
        Ok(Self { path, reader, executable, loader: None })
    }

    /// The trace.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The trace's absolute path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The last stop point.
    #[must_use]
    pub fn end(&self) -> Time {
        self.reader.end().time
    }

    /// Starts a process and runs it from before its first stop point.
    pub(super) fn start(&self, run: Run, family: Family, observer: &mut dyn Observer) -> Result<(Process, Ran), Error> {
        self.start_with(run, family, false, observer)
    }

    /// Does that with a process that tells, if `report_net` says so, of the calls that only the net catches.
    pub(super) fn start_with(
        &self,
        run: Run,
        family: Family,
        report_net: bool,
        observer: &mut dyn Observer,
    ) -> Result<(Process, Ran), Error> {
        let (ours, theirs) = Channel::sockets().map_err(Error::Connection)?;
        let child = self.spawn(&theirs)?;
        drop(theirs);
        let channel = Channel::new(ours);
        let nowhere = Location { code: 0, line: 0, entry: false, kind: StopKind::Line, frame: FrameId(0) };
        let mut process = Process::new(child, channel, Stop { time: Time(0), location: nowhere, depth: 0 }, family);
        let begin = Begin {
            version: protocol::VERSION,
            trace: self.path.as_os_str().as_bytes().to_vec(),
            run,
            controller: std::process::id() as i32,
            report_net,
        };
        process.begin(&begin).map_err(|error| match error {
            Error::Died { exit: Some(protocol::OTHER_VERSION), .. } => {
                Error::OtherVersion { path: self.executable.clone(), trace: self.path.clone() }
            }
            // An executable that is no host runs on its own and ends without a word.
            Error::Died { exit: Some(_), .. } => Error::NotAHost { path: self.executable.clone() },
            error => error,
        })?;
        let ran = process.ran(observer, None)?;
        Ok((process, ran))
    }

    fn spawn(&self, control: &OwnedFd) -> Result<i32, Error> {
        let header = self.reader.header();
        let descriptor = control.as_raw_fd();
        let controller = nix::unistd::getpid();
        let (name, arguments) = header.argv.split_first().map_or((None, &[][..]), |(name, rest)| (Some(name), rest));
        let mut command = match &self.loader {
            Some((loader, libraries)) => {
                let mut command = Command::new(loader);
                command.arg("--library-path").arg(libraries);
                if let Some(name) = name {
                    command.arg("--argv0").arg(name);
                }
                command.arg(&self.executable);
                command
            }
            None => {
                let mut command = Command::new(&self.executable);
                if let Some(name) = name {
                    command.arg0(name);
                }
                command
            }
        };
        command.args(arguments);
        // The guest's environment and directory come from the trace; the loader's path is the machine's.
        command.env_clear().envs(std::env::vars_os().filter(|(name, _)| name == "LD_LIBRARY_PATH"));
        command.env(CONTROL_VARIABLE, descriptor.to_string());
        // A fork copies one entry for a huge page where it copies 512 for small ones.
        command.env(TUNABLES_VARIABLE, "glibc.malloc.hugetlb=1");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // SAFETY: between fork and exec only system calls are made, no memory is allocated.
        unsafe {
            command.pre_exec(move || {
                // A session of its own: the terminal's signals are for the controller.
                nix::unistd::setsid()?;
                nix::sys::prctl::set_pdeathsig(Signal::SIGKILL)?;
                // The recorded run may have had a larger stack than the controller has.
                let (soft, hard) = getrlimit(Resource::RLIMIT_STACK)?;
                if soft < STACK.min(hard) {
                    setrlimit(Resource::RLIMIT_STACK, STACK.min(hard), hard)?;
                }
                if nix::unistd::getppid() != controller {
                    return Err(std::io::ErrorKind::BrokenPipe.into());
                }
                let flags = nix::fcntl::FcntlArg::F_SETFD(nix::fcntl::FdFlag::empty());
                nix::fcntl::fcntl(std::os::fd::BorrowedFd::borrow_raw(descriptor), flags)?;
                Ok(())
            });
        }
        let child = command.spawn().map_err(|source| Error::Start { path: self.executable.clone(), source })?;
        Ok(child.id() as i32)
    }
}

impl Process {
    /// Sends a root process its first message and waits until its symboliser is up.
    fn begin(&mut self, begin: &Begin) -> Result<(), Error> {
        self.say(begin)?;
        match self.reply(&mut Unobserved, None)? {
            Some(Reply::Symboliser { process }) => {
                if let Some(process) = process {
                    self.adopt(process);
                }
                Ok(())
            }
            other => Err(unexpected(other)),
        }
    }
}

/// Finds the executable that made a recording: in the cache, or where it was, if it is still the same.
pub(super) fn find_executable(header: &Header) -> Result<PathBuf, Error> {
    let path = &header.executable;
    match executable::locate(&header.build_id, path) {
        Some(found) => Ok(found),
        None if path.exists() => Err(Error::OtherExecutable { path: path.clone() }),
        None => Err(Error::NoExecutable { path: path.clone() }),
    }
}
