//! Open files.

use ::std::fmt;
use ::std::fs as real;
use ::std::io::{self, Read, Seek, SeekFrom, Write};
use ::std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, RawFd};
use ::std::os::unix::fs::{FileExt, OpenOptionsExt};
use ::std::panic::Location;
use ::std::path::Path;

use super::{Metadata, Permissions};
use crate::boundary::{self, Decoder, Encoder, Malformed, Recordable};
use crate::mode::{self, Held, Mode};
use crate::replay::hooks::Stream;
use crate::shim::time::SystemTime;
use crate::world;

/// [`std::fs::File`], recorded.
///
/// `as_raw_fd` gives the number that the descriptor had in the recorded run, on replay too, where nothing is open behind
/// it. There is no conversion into `OwnedFd` or from it for that reason.
pub struct File(Handle);

enum Handle {
    Open(Held<real::File>),
    /// The test world's source of entropy. The file is open, so that descriptors have the numbers they would have.
    Entropy(Held<real::File>),
    /// On replay: what was open in the recorded run.
    Recorded(RawFd),
}

impl File {
    /// See [`std::fs::File::open`].
    #[track_caller]
    pub fn open<P: AsRef<Path>>(path: P) -> io::Result<Self> {
        boundary::call("std::fs::File::open", Location::caller(), || {
            let path = path.as_ref();
            Self::from_open(path, real::File::open(path)?)
        })
    }

    /// See [`std::fs::File::create`].
    #[track_caller]
    pub fn create<P: AsRef<Path>>(path: P) -> io::Result<Self> {
        boundary::call("std::fs::File::create", Location::caller(), || real::File::create(path).map(Self::from))
    }

    /// See [`std::fs::File::create_new`].
    #[track_caller]
    pub fn create_new<P: AsRef<Path>>(path: P) -> io::Result<Self> {
        boundary::call("std::fs::File::create_new", Location::caller(), || real::File::create_new(path).map(Self::from))
    }

    /// See [`std::fs::File::options`].
    #[must_use]
    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }

    fn from_open(path: &Path, file: real::File) -> io::Result<Self> {
        let file = Held::new(file);
        Ok(Self(if super::is_entropy(path) { Handle::Entropy(file) } else { Handle::Open(file) }))
    }

    /// The open file. Recorded calls use it where they really happen.
    fn real(&self) -> io::Result<&real::File> {
        match &self.0 {
            Handle::Open(file) | Handle::Entropy(file) => Ok(file),
            Handle::Recorded(_) => Err(io::Error::from_raw_os_error(libc::EBADF)),
        }
    }

    /// Which of the guest's streams the file is, if it was made from their descriptor.
    fn stream(&self) -> Option<Stream> {
        match self.as_raw_fd() {
            1 => Some(Stream::Stdout),
            2 => Some(Stream::Stderr),
            _ => None,
        }
    }
}

macro_rules! methods {
    ($($(#[$attribute:meta])* $name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        impl File {$(
            #[doc = concat!("See [`std::fs::File::", stringify!($name), "`].")]
            $(#[$attribute])*
            #[track_caller]
            pub fn $name(&self, $($argument: $type),*) -> io::Result<$result> {
                boundary::call(concat!("std::fs::File::", stringify!($name)), Location::caller(), || {
                    self.real()?.$name($($argument.into()),*).map(<$result>::from)
                })
            }
        )*}
    };
}
methods! {
    sync_all() -> ();
    sync_data() -> ();
    set_len(size: u64) -> ();
    metadata() -> Metadata;
    try_clone() -> Self;
    set_permissions(permissions: Permissions) -> ();
    set_times(times: real::FileTimes) -> ();
    set_modified(time: SystemTime) -> ();
    lock() -> ();
    lock_shared() -> ();
    unlock() -> ();
}

impl From<real::File> for File {
    fn from(file: real::File) -> Self {
        Self(Handle::Open(Held::new(file)))
    }
}

impl FromRawFd for File {
    unsafe fn from_raw_fd(fd: RawFd) -> Self {
        match mode::mode() {
            Mode::Replay | Mode::Evaluate => Self(Handle::Recorded(fd)),
            // SAFETY: the caller's promise is std's.
            _ => Self(Handle::Open(Held::new(unsafe { real::File::from_raw_fd(fd) }))),
        }
    }
}

impl AsRawFd for File {
    fn as_raw_fd(&self) -> RawFd {
        match &self.0 {
            Handle::Open(file) | Handle::Entropy(file) => file.as_raw_fd(),
            Handle::Recorded(fd) => *fd,
        }
    }
}

impl AsFd for File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match &self.0 {
            Handle::Open(file) | Handle::Entropy(file) => file.as_fd(),
            // SAFETY: a replay process can do nothing with a descriptor: recorded calls do not run there, and the sandbox
            // stops the others. The number is not -1, `decode` sees to that.
            Handle::Recorded(fd) => unsafe { BorrowedFd::borrow_raw(*fd) },
        }
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").field("fd", &self.as_raw_fd()).finish()
    }
}

impl Recordable for File {
    fn encode(&self, to: &mut Encoder) {
        self.as_raw_fd().encode(to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        match i32::decode(from)? {
            fd if fd >= 0 => Ok(Self(Handle::Recorded(fd))),
            _ => Err(Malformed),
        }
    }
}

/// What was read, and the error that ended the reading.
type Everything<T> = io::Result<(T, Option<io::Error>)>;

impl Read for &File {
    #[track_caller]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        boundary::fill("std::fs::File::read", Location::caller(), buffer, |buffer| match &self.0 {
            Handle::Entropy(_) => {
                world::entropy(buffer);
                Ok(buffer.len())
            }
            _ => self.real()?.read(buffer),
        })
    }

    #[track_caller]
    fn read_to_end(&mut self, buffer: &mut Vec<u8>) -> io::Result<usize> {
        let read: Everything<Vec<u8>> = boundary::call("std::fs::File::read_to_end", Location::caller(), || {
            let mut bytes = Vec::new();
            let error = self.real()?.read_to_end(&mut bytes).err();
            Ok((bytes, error))
        });
        let (bytes, error) = read?;
        buffer.extend_from_slice(&bytes);
        error.map_or(Ok(bytes.len()), Err)
    }

    #[track_caller]
    fn read_to_string(&mut self, buffer: &mut String) -> io::Result<usize> {
        let read: Everything<String> = boundary::call("std::fs::File::read_to_string", Location::caller(), || {
            let mut text = String::new();
            let error = self.real()?.read_to_string(&mut text).err();
            Ok((text, error))
        });
        let (text, error) = read?;
        buffer.push_str(&text);
        error.map_or(Ok(text.len()), Err)
    }
}

impl Write for &File {
    #[track_caller]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        boundary::write("std::fs::File::write", Location::caller(), self.stream(), bytes, |bytes| {
            self.real()?.write(bytes)
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for &File {
    #[track_caller]
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        boundary::call("std::fs::File::seek", Location::caller(), || self.real()?.seek(position))
    }
}

impl Read for File {
    #[track_caller]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&*self).read(buffer)
    }
    #[track_caller]
    fn read_to_end(&mut self, buffer: &mut Vec<u8>) -> io::Result<usize> {
        (&*self).read_to_end(buffer)
    }
    #[track_caller]
    fn read_to_string(&mut self, buffer: &mut String) -> io::Result<usize> {
        (&*self).read_to_string(buffer)
    }
}

impl Write for File {
    #[track_caller]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for File {
    #[track_caller]
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        (&*self).seek(position)
    }
}

impl FileExt for File {
    #[track_caller]
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        boundary::fill("std::os::unix::fs::FileExt::read_at", Location::caller(), buffer, |buffer| {
            self.real()?.read_at(buffer, offset)
        })
    }
    #[track_caller]
    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        boundary::write("std::os::unix::fs::FileExt::write_at", Location::caller(), None, bytes, |bytes| {
            self.real()?.write_at(bytes, offset)
        })
    }
}

/// [`std::fs::OpenOptions`], recorded.
#[derive(Clone, Debug)]
pub struct OpenOptions(real::OpenOptions);

impl OpenOptions {
    /// See [`std::fs::OpenOptions::new`].
    #[expect(clippy::new_without_default, reason = "std's has none")]
    #[must_use]
    pub fn new() -> Self {
        Self(real::OpenOptions::new())
    }

    /// See [`std::fs::OpenOptions::open`].
    #[track_caller]
    pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File> {
        boundary::call("std::fs::OpenOptions::open", Location::caller(), || {
            let path = path.as_ref();
            File::from_open(path, self.0.open(path)?)
        })
    }
}

macro_rules! options {
    ($($name:ident)*) => {
        impl OpenOptions {$(
            #[doc = concat!("See [`std::fs::OpenOptions::", stringify!($name), "`].")]
            pub fn $name(&mut self, $name: bool) -> &mut Self {
                self.0.$name($name);
                self
            }
        )*}
    };
}
options! { read write append truncate create create_new }

impl OpenOptionsExt for OpenOptions {
    fn mode(&mut self, mode: u32) -> &mut Self {
        self.0.mode(mode);
        self
    }
    fn custom_flags(&mut self, flags: i32) -> &mut Self {
        self.0.custom_flags(flags);
        self
    }
}
