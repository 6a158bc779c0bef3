//! Which file a recording goes to, and how it takes the place of an older one.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::os::fd::{AsRawFd, FromRawFd, RawFd};
use std::os::unix::fs::{FileExt, FileTypeExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::Error;
use super::format::{LIVE, MAGIC, PAGE};

/// What is left to do, or to undo, for a file that is being made into a trace.
pub(super) struct Pending {
    /// Where it is now, and where it shall be.
    temporary: Option<(PathBuf, PathBuf)>,
    /// Remove it when it does not become a trace.
    remove: Option<PathBuf>,
}

impl Pending {
    /// Opens a file that can become the trace at `path`: locked and empty.
    ///
    /// A trace that is there already keeps its name until [`Pending::publish`], so that neither a failure to begin a new one
    /// nor a debugger that is looking at it loses it.
    pub(super) fn create(path: &Path) -> Result<(File, Self), Error> {
        // A link stays a link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        for _ in 0..8 {
            match open_new(&target) {
                Ok(file) => {
                    lock(&file, path)?;
                    return Ok((file, Self { temporary: None, remove: Some(target) }));
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                // The message is better when it is about what is there.
                Err(error) => match fs::metadata(&target) {
                    Ok(_) => {}
                    Err(_) => return Err(Error::io("create", path)(error)),
                },
            }
            let old = match open_old(&target, path) {
                // Gone in the meantime.
                Err(Error::Io { source, .. }) if source.kind() == ErrorKind::NotFound => continue,
                old => old?,
            };
            let mut name = OsString::from(".");
            name.push(target.file_name().unwrap_or_default());
            name.push(format!(".{}.new", std::process::id()));
            let temporary = target.with_file_name(name);
            // One that a killed process of the same id left behind.
            let _ = fs::remove_file(&temporary);
            return match open_new(&temporary) {
                Ok(file) => {
                    lock(&file, path)?;
                    Ok((file, Self { remove: Some(temporary.clone()), temporary: Some((temporary, target)) }))
                }
                // A directory where nothing can be made: the file itself can be written to, that was just tried.
                Err(_) => {
                    old.set_len(0).map_err(Error::io("write to", path))?;
                    // Another user's file keeps its permissions.
                    let _ = old.set_permissions(fs::Permissions::from_mode(0o600));
                    Ok((old, Self { temporary: None, remove: None }))
                }
            };
        }
        Err(Error::Busy { path: path.to_owned() })
    }

    /// Gives the file its name.
    pub(super) fn publish(mut self, path: &Path) -> Result<(), Error> {
        if let Some((from, to)) = self.temporary.take() {
            fs::rename(from, to).map_err(Error::io("replace", path))?;
        }
        self.remove = None;
        Ok(())
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(path) = self.remove.take() {
            // If that fails, an empty file is left, which the next recording takes.
            let _ = fs::remove_file(path);
        }
    }
}

fn open_new(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path)
}

/// Opens what is at `target`, if a recording may take its place.
fn open_old(target: &Path, path: &Path) -> Result<File, Error> {
    let metadata = fs::metadata(target).map_err(Error::io("examine", path))?;
    check_type(metadata.file_type(), path)?;
    let mut options = OpenOptions::new();
    // It may have become a pipe since.
    options.read(true).write(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    let mut file = options.open(target).map_err(Error::io("write to", path))?;
    lock(&file, path)?;
    let mut start = Vec::new();
    (&mut file).take(MAGIC.len() as u64).read_to_end(&mut start).map_err(Error::io("read", path))?;
    if start.is_empty() || start == MAGIC { Ok(file) } else { Err(Error::WouldOverwrite { path: path.to_owned() }) }
}

/// Refuses what is not a regular file.
pub(super) fn check_type(kind: fs::FileType, path: &Path) -> Result<(), Error> {
    let what = if kind.is_file() {
        return Ok(());
    } else if kind.is_dir() {
        "a directory"
    } else if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    };
    Err(Error::NotAFile { path: path.to_owned(), what })
}

/// Takes the lock that says "being recorded".
fn lock(file: &File, path: &Path) -> Result<(), Error> {
    for _ in 0..10 {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            // A reader holds it for the moment that it takes to see that nobody records.
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            // A file system without locks.
            Err(TryLockError::Error(_)) => return Ok(()),
        }
    }
    Err(Error::Busy { path: path.to_owned() })
}

/// Whether a recorder holds the lock.
pub(super) fn is_being_recorded(file: &File) -> bool {
    match file.try_lock_shared() {
        Ok(()) => {
            // Closing the file would do it too.
            let _ = file.unlock();
            false
        }
        Err(TryLockError::WouldBlock) => true,
        Err(TryLockError::Error(_)) => false,
    }
}

/// Takes the live region out of a finished trace, whose frames end at `end`.
///
/// At each moment the file is a whole trace: what says which of both places the frames are at is changed last.
pub(super) fn drop_live(file: &File, live: u64, end: u64) -> io::Result<()> {
    let frames = live + LIVE as u64;
    let len = end.saturating_sub(frames);
    if len > LIVE as u64 {
        // The frames do not fit the place of the region, which becomes a hole.
        let mode = libc::FALLOC_FL_PUNCH_HOLE | libc::FALLOC_FL_KEEP_SIZE;
        // SAFETY: no memory is involved; the region is not mapped any more.
        let result = unsafe { libc::fallocate(file.as_raw_fd(), mode, live as libc::off_t, LIVE as libc::off_t) };
        return if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) };
    }
    let mut bytes = vec![0; len as usize];
    file.read_exact_at(&mut bytes, frames)?;
    let (first, rest) = bytes.split_at(bytes.len().min(PAGE));
    file.write_all_at(rest, live + PAGE as u64)?;
    file.write_all_at(first, live)?;
    file.set_len(live + len)
}

/// Moves a descriptor to where programs do not expect one, so that their own have the numbers of a plain run.
pub(super) fn out_of_the_way(file: File) -> File {
    // Not the very top: the kernel copies the table up to the highest descriptor at every fork.
    const TOP: libc::rlim_t = 1024;
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the structure is valid for writing.
    let floor = match unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) } {
        0 => limit.rlim_cur.min(TOP).saturating_sub(24),
        _ => return file,
    };
    // SAFETY: no memory is involved.
    let moved = unsafe { libc::fcntl(file.as_raw_fd(), libc::F_DUPFD_CLOEXEC, floor as libc::c_int) };
    if moved < 0 {
        return file;
    }
    // SAFETY: the descriptor is new and nobody else's.
    unsafe { File::from_raw_fd(moved) }
}

/// Gives this thread a descriptor table of its own, with one descriptor in it.
///
/// The kernel counts references to a file at every call on it as soon as a table is shared, which costs the guest's thread some
/// fifty nanoseconds a call. And what the program does to descriptors that it did not open no longer concerns the recorder.
pub(super) fn keep_only(own: RawFd) {
    let own = own.cast_unsigned();
    // SAFETY: no memory is involved. From this call on the table is this thread's.
    let apart = unsafe { libc::syscall(libc::SYS_close_range, own + 1, u32::MAX, libc::CLOSE_RANGE_UNSHARE) };
    // Older kernels have no such call: there the table stays shared, and nothing may be closed in it.
    if apart == 0 && own > 0 {
        // A pipe that the program closes must be closed.
        // SAFETY: as above.
        unsafe { libc::syscall(libc::SYS_close_range, 0_u32, own - 1, 0) };
    }
}

/// Blocks all signals of this thread while it lives: writing past a limit on file sizes raises SIGXFSZ, which would end a
/// program that must go on, and a handler must not run in the middle of the recorder.
pub(crate) struct Quiet {
    before: libc::sigset_t,
}

impl Quiet {
    pub(crate) fn new() -> Self {
        // SAFETY: a signal set is plain data, for which zeros are valid.
        let mut all: libc::sigset_t = unsafe { std::mem::zeroed() };
        let mut before = all;
        // SAFETY: the set is valid for writing.
        unsafe { libc::sigfillset(&mut all) };
        // SAFETY: both sets are valid; the old mask is put back by `drop`.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before) };
        Self { before }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // SAFETY: a signal set is plain data, for which zeros are valid.
        let mut limit: libc::sigset_t = unsafe { std::mem::zeroed() };
        // SAFETY: the set is valid for writing.
        unsafe { libc::sigemptyset(&mut limit) };
        // SAFETY: the set is valid for writing and the signal exists.
        unsafe { libc::sigaddset(&mut limit, libc::SIGXFSZ) };
        let now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: the set and the time are valid, and no information about the signal is asked for. Without such a signal it
        // returns at once.
        unsafe { libc::sigtimedwait(&limit, std::ptr::null_mut(), &now) };
        // SAFETY: the set was filled by `new`.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &self.before, std::ptr::null_mut()) };
    }
}
