//! Standard output and standard error.

use ::std::cell::RefCell;
use ::std::fmt;
use ::std::fs::File;
use ::std::io::{self, LineWriter, Write};
use ::std::marker::PhantomData;
use ::std::mem::ManuallyDrop;
use ::std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, RawFd};
use ::std::panic::Location;

use super::lock::{ReentrantGuard, ReentrantLock};
use crate::boundary::{self, Site};
use crate::replay::hooks::Stream;

/// A standard stream without a buffer: each write is one recorded call.
struct Raw {
    fd: RawFd,
    stream: Stream,
    op: &'static str,
    /// Where the host wrote: buffers would hide it.
    site: Option<Site>,
}

impl Raw {
    const fn new(fd: RawFd, stream: Stream, op: &'static str) -> Self {
        Self { fd, stream, op, site: None }
    }
}

impl Write for Raw {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let site = self.site.unwrap_or_else(Location::caller);
        boundary::write(self.op, site, Some(self.stream), bytes, |bytes| {
            // SAFETY: the standard descriptors are open for as long as the process lives, or the call fails; not closed
            // here.
            let mut file = ManuallyDrop::new(unsafe { File::from_raw_fd(self.fd) });
            match file.write(bytes) {
                // As std: output of a program whose descriptor was closed vanishes.
                Err(error) if error.raw_os_error() == Some(libc::EBADF) => Ok(bytes.len()),
                result => result,
            }
        })
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the two streams have in common: they know where they are written from.
trait Sited: Write {
    fn at(&mut self, site: Site) -> &mut Self;
}

impl Sited for Raw {
    fn at(&mut self, site: Site) -> &mut Self {
        self.site = Some(site);
        self
    }
}

impl Sited for LineWriter<Raw> {
    fn at(&mut self, site: Site) -> &mut Self {
        self.get_mut().site = Some(site);
        self
    }
}

type Shared<W> = ReentrantLock<RefCell<Option<W>>>;

// `None` until first use: a `LineWriter` cannot be made in a constant.
static STDOUT: Shared<LineWriter<Raw>> = ReentrantLock::new(RefCell::new(None));
static STDERR: Shared<Raw> = ReentrantLock::new(RefCell::new(None));

fn new_stdout() -> LineWriter<Raw> {
    LineWriter::new(Raw::new(1, Stream::Stdout, "std::io::Stdout::write"))
}

fn new_stderr() -> Raw {
    Raw::new(2, Stream::Stderr, "std::io::Stderr::write")
}

/// Writes out what is buffered, at the end of the process or of an evaluation, unless another thread is just writing.
pub(crate) fn flush() {
    if let Some(guard) = STDOUT.try_lock()
        && let Ok(mut writer) = guard.try_borrow_mut()
        && let Some(writer) = &mut *writer
    {
        // There is nobody left to tell.
        let _ = writer.at(Location::caller()).flush();
    }
}

/// In the fork that evaluates: what the guest has in its buffer is not the evaluation's.
pub(crate) fn begin_evaluation() {
    if let Some(guard) = STDOUT.try_lock()
        && let Ok(mut writer) = guard.try_borrow_mut()
    {
        // Dropping a writer would write.
        ::std::mem::forget(writer.replace(new_stdout()));
    }
}

macro_rules! stream {
    ($name:ident, $lock:ident, $function:ident, $static:ident, $inner:ty, $new:ident, $fd:literal) => {
        #[doc = concat!("[`std::io::", stringify!($name), "`], recorded.")]
        pub struct $name {
            _private: (),
        }

        #[doc = concat!("[`std::io::", stringify!($lock), "`], recorded.")]
        pub struct $lock<'a> {
            guard: ReentrantGuard<RefCell<Option<$inner>>>,
            lifetime: PhantomData<&'a ()>,
        }

        #[doc = concat!("See [`std::io::", stringify!($function), "`].")]
        #[must_use]
        pub fn $function() -> $name {
            $name { _private: () }
        }

        impl $name {
            #[doc = concat!("See [`std::io::", stringify!($name), "::lock`].")]
            #[must_use]
            pub fn lock(&self) -> $lock<'static> {
                $lock { guard: $static.lock(), lifetime: PhantomData }
            }
        }

        impl $lock<'_> {
            fn at<R>(&self, site: Site, action: impl FnOnce(&mut $inner) -> R) -> R {
                action(self.guard.borrow_mut().get_or_insert_with($new).at(site))
            }
        }

        impl Write for $lock<'_> {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.at(Location::caller(), |writer| writer.write(bytes))
            }
            #[track_caller]
            fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
                self.at(Location::caller(), |writer| writer.write_all(bytes))
            }
            #[track_caller]
            fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) -> io::Result<()> {
                // The pieces take the lock again, so that a `Display` that prints does not find the stream borrowed.
                Sink { lock: self, site: Location::caller() }.write_fmt(arguments)
            }
            #[track_caller]
            fn flush(&mut self) -> io::Result<()> {
                self.at(Location::caller(), Write::flush)
            }
        }

        impl Write for Sink<'_, $lock<'_>> {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.lock.at(self.site, |writer| writer.write(bytes))
            }
            fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
                self.lock.at(self.site, |writer| writer.write_all(bytes))
            }
            fn flush(&mut self) -> io::Result<()> {
                self.lock.at(self.site, Write::flush)
            }
        }

        impl Write for &$name {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.lock().write(bytes)
            }
            #[track_caller]
            fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
                self.lock().write_all(bytes)
            }
            #[track_caller]
            fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) -> io::Result<()> {
                self.lock().write_fmt(arguments)
            }
            #[track_caller]
            fn flush(&mut self) -> io::Result<()> {
                self.lock().flush()
            }
        }

        impl Write for $name {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.lock().write(bytes)
            }
            #[track_caller]
            fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
                self.lock().write_all(bytes)
            }
            #[track_caller]
            fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) -> io::Result<()> {
                self.lock().write_fmt(arguments)
            }
            #[track_caller]
            fn flush(&mut self) -> io::Result<()> {
                self.lock().flush()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl fmt::Debug for $lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($lock)).finish_non_exhaustive()
            }
        }

        stream!(descriptor $name, $fd);
        stream!(descriptor $lock<'_>, $fd);
    };
    (descriptor $type:ty, $fd:literal) => {
        impl AsRawFd for $type {
            fn as_raw_fd(&self) -> RawFd {
                $fd
            }
        }

        impl AsFd for $type {
            fn as_fd(&self) -> BorrowedFd<'_> {
                // SAFETY: as std, which takes the standard descriptors to be open for as long as the process lives.
                unsafe { BorrowedFd::borrow_raw($fd) }
            }
        }
    };
}

/// The target of formatted output.
struct Sink<'a, L> {
    lock: &'a L,
    site: Site,
}

stream!(Stdout, StdoutLock, stdout, STDOUT, LineWriter<Raw>, new_stdout, 1);
stream!(Stderr, StderrLock, stderr, STDERR, Raw, new_stderr, 2);
