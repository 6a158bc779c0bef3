//! Standard input.

use ::std::fmt;
use ::std::fs::File;
use ::std::io::{self, BufRead, BufReader, Lines, Read};
use ::std::marker::PhantomData;
use ::std::mem::ManuallyDrop;
use ::std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, RawFd};
use ::std::panic::Location;
use ::std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use crate::boundary::{self, Site};
use crate::signals;

/// Descriptor 0 without a buffer: each read is one recorded call.
struct Raw {
    /// Where the host read: the buffer would hide it.
    site: Site,
}

impl Read for Raw {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        boundary::fill("std::io::Stdin::read", self.site, buffer, |buffer| {
            // SAFETY: the standard descriptors are open for as long as the process lives, or the call fails; not closed
            // here.
            let mut file = ManuallyDrop::new(unsafe { File::from_raw_fd(0) });
            if signals::handled() {
                signals::wait(Some(file.as_fd()), None)?;
            }
            match file.read(buffer) {
                // As std: a program whose descriptor was closed reads nothing.
                Err(error) if error.raw_os_error() == Some(libc::EBADF) => Ok(0),
                result => result,
            }
        })
    }
}

static STDIN: LazyLock<Mutex<BufReader<Raw>>> =
    LazyLock::new(|| Mutex::new(BufReader::new(Raw { site: Location::caller() })));

/// [`std::io::Stdin`], recorded.
pub struct Stdin {
    _private: (),
}

/// [`std::io::StdinLock`], recorded.
///
/// Where the host [handles interrupts](crate::signals::handle_interrupts), reading a line ends with
/// [`io::ErrorKind::Interrupted`] when a signal arrives, instead of starting over as std's does.
pub struct StdinLock<'a> {
    guard: MutexGuard<'static, BufReader<Raw>>,
    lifetime: PhantomData<&'a ()>,
}

/// See [`std::io::stdin`].
#[must_use]
pub fn stdin() -> Stdin {
    Stdin { _private: () }
}

impl Stdin {
    /// See [`std::io::Stdin::lock`].
    #[must_use]
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock { guard: STDIN.lock().unwrap_or_else(PoisonError::into_inner), lifetime: PhantomData }
    }

    /// See [`std::io::Stdin::read_line`].
    #[track_caller]
    pub fn read_line(&self, line: &mut String) -> io::Result<usize> {
        self.lock().read_line(line)
    }

    /// See [`std::io::Stdin::lines`].
    #[must_use]
    pub fn lines(self) -> Lines<StdinLock<'static>> {
        self.lock().lines()
    }
}

impl StdinLock<'_> {
    fn at(&mut self, site: Site) -> &mut BufReader<Raw> {
        self.guard.get_mut().site = site;
        &mut self.guard
    }
}

impl Read for StdinLock<'_> {
    #[track_caller]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.at(Location::caller()).read(buffer)
    }
    #[track_caller]
    fn read_to_end(&mut self, buffer: &mut Vec<u8>) -> io::Result<usize> {
        self.at(Location::caller()).read_to_end(buffer)
    }
    #[track_caller]
    fn read_to_string(&mut self, buffer: &mut String) -> io::Result<usize> {
        self.at(Location::caller()).read_to_string(buffer)
    }
    #[track_caller]
    fn read_exact(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        self.at(Location::caller()).read_exact(buffer)
    }
}

impl BufRead for StdinLock<'_> {
    #[track_caller]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.at(Location::caller()).fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.guard.consume(amount);
    }

    #[track_caller]
    fn read_until(&mut self, delimiter: u8, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let reader = self.at(Location::caller());
        let mut read = 0;
        loop {
            let available = match reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted && !signals::handled() => continue,
                result => result?,
            };
            let end = available.iter().position(|&byte| byte == delimiter);
            let used = end.map_or(available.len(), |end| end + 1);
            bytes.extend_from_slice(&available[..used]);
            reader.consume(used);
            read += used;
            if end.is_some() || used == 0 {
                return Ok(read);
            }
        }
    }

    #[track_caller]
    fn read_line(&mut self, line: &mut String) -> io::Result<usize> {
        let mut bytes = Vec::new();
        let result = self.read_until(b'\n', &mut bytes);
        match String::from_utf8(bytes) {
            Ok(text) => {
                line.push_str(&text);
                result
            }
            Err(_) => result
                .and_then(|_| Err(io::Error::new(io::ErrorKind::InvalidData, "stream did not contain valid UTF-8"))),
        }
    }
}

impl Read for Stdin {
    #[track_caller]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.lock().read(buffer)
    }
    #[track_caller]
    fn read_to_end(&mut self, buffer: &mut Vec<u8>) -> io::Result<usize> {
        self.lock().read_to_end(buffer)
    }
    #[track_caller]
    fn read_to_string(&mut self, buffer: &mut String) -> io::Result<usize> {
        self.lock().read_to_string(buffer)
    }
    #[track_caller]
    fn read_exact(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        self.lock().read_exact(buffer)
    }
}

impl Read for &Stdin {
    #[track_caller]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.lock().read(buffer)
    }
}

impl fmt::Debug for Stdin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stdin").finish_non_exhaustive()
    }
}

impl fmt::Debug for StdinLock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StdinLock").finish_non_exhaustive()
    }
}

macro_rules! descriptor {
    ($($type:ty),*) => {$(
        impl AsRawFd for $type {
            fn as_raw_fd(&self) -> RawFd {
                0
            }
        }

        impl AsFd for $type {
            fn as_fd(&self) -> BorrowedFd<'_> {
                // SAFETY: as std, which takes the standard descriptors to be open for as long as the process lives.
                unsafe { BorrowedFd::borrow_raw(0) }
            }
        }
    )*};
}
descriptor!(Stdin, StdinLock<'_>);
