//! What is known about a file.

use ::std::fmt;
use ::std::fs as real;
use ::std::io;
use ::std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use ::std::time::Duration;

use super::Permissions;
use crate::boundary::{Decoder, Encoder, Malformed, Recordable};
use crate::shim::time::SystemTime;

/// [`std::fs::Metadata`], recorded.
#[derive(Clone)]
pub struct Metadata {
    unsigned: [u64; 10],
    /// Seconds and nanoseconds of access, modification and change.
    times: [i64; 6],
    created: Option<SystemTime>,
}

const DEV: usize = 0;
const INO: usize = 1;
const MODE: usize = 2;
const NLINK: usize = 3;
const UID: usize = 4;
const GID: usize = 5;
const RDEV: usize = 6;
const SIZE: usize = 7;
const BLKSIZE: usize = 8;
const BLOCKS: usize = 9;

impl Metadata {
    /// See [`std::fs::Metadata::file_type`].
    #[must_use]
    pub fn file_type(&self) -> FileType {
        FileType { mode: self.mode() & libc::S_IFMT }
    }

    /// See [`std::fs::Metadata::is_dir`].
    #[must_use]
    pub fn is_dir(&self) -> bool {
        self.file_type().is_dir()
    }

    /// See [`std::fs::Metadata::is_file`].
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.file_type().is_file()
    }

    /// See [`std::fs::Metadata::is_symlink`].
    #[must_use]
    pub fn is_symlink(&self) -> bool {
        self.file_type().is_symlink()
    }

    /// See [`std::fs::Metadata::len`].
    #[expect(clippy::len_without_is_empty, reason = "std's has none")]
    #[must_use]
    pub fn len(&self) -> u64 {
        self.unsigned[SIZE]
    }

    /// See [`std::fs::Metadata::permissions`].
    #[must_use]
    pub fn permissions(&self) -> Permissions {
        Permissions::from_mode(self.mode())
    }

    /// See [`std::fs::Metadata::modified`].
    pub fn modified(&self) -> io::Result<SystemTime> {
        time(self.times[2], self.times[3])
    }

    /// See [`std::fs::Metadata::accessed`].
    pub fn accessed(&self) -> io::Result<SystemTime> {
        time(self.times[0], self.times[1])
    }

    /// See [`std::fs::Metadata::created`].
    pub fn created(&self) -> io::Result<SystemTime> {
        self.created.ok_or_else(|| {
            io::Error::new(io::ErrorKind::Unsupported, "creation time is not available for the filesystem")
        })
    }
}

fn time(seconds: i64, nanos: i64) -> io::Result<SystemTime> {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let time =
        if seconds < 0 { SystemTime::UNIX_EPOCH.checked_sub(whole) } else { SystemTime::UNIX_EPOCH.checked_add(whole) };
    time.and_then(|time| time.checked_add(Duration::from_nanos(u64::try_from(nanos).ok()?)))
        .ok_or_else(|| io::ErrorKind::InvalidData.into())
}

impl From<real::Metadata> for Metadata {
    fn from(real: real::Metadata) -> Self {
        Self {
            unsigned: [
                real.dev(),
                real.ino(),
                u64::from(real.mode()),
                real.nlink(),
                u64::from(real.uid()),
                u64::from(real.gid()),
                real.rdev(),
                real.size(),
                real.blksize(),
                real.blocks(),
            ],
            times: [real.atime(), real.atime_nsec(), real.mtime(), real.mtime_nsec(), real.ctime(), real.ctime_nsec()],
            created: real.created().ok().map(SystemTime::from),
        }
    }
}

impl MetadataExt for Metadata {
    fn dev(&self) -> u64 {
        self.unsigned[DEV]
    }
    fn ino(&self) -> u64 {
        self.unsigned[INO]
    }
    fn mode(&self) -> u32 {
        self.unsigned[MODE] as u32
    }
    fn nlink(&self) -> u64 {
        self.unsigned[NLINK]
    }
    fn uid(&self) -> u32 {
        self.unsigned[UID] as u32
    }
    fn gid(&self) -> u32 {
        self.unsigned[GID] as u32
    }
    fn rdev(&self) -> u64 {
        self.unsigned[RDEV]
    }
    fn size(&self) -> u64 {
        self.unsigned[SIZE]
    }
    fn atime(&self) -> i64 {
        self.times[0]
    }
    fn atime_nsec(&self) -> i64 {
        self.times[1]
    }
    fn mtime(&self) -> i64 {
        self.times[2]
    }
    fn mtime_nsec(&self) -> i64 {
        self.times[3]
    }
    fn ctime(&self) -> i64 {
        self.times[4]
    }
    fn ctime_nsec(&self) -> i64 {
        self.times[5]
    }
    fn blksize(&self) -> u64 {
        self.unsigned[BLKSIZE]
    }
    fn blocks(&self) -> u64 {
        self.unsigned[BLOCKS]
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metadata")
            .field("file_type", &self.file_type())
            .field("permissions", &self.permissions())
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

impl Recordable for Metadata {
    fn encode(&self, to: &mut Encoder) {
        self.unsigned.encode(to);
        self.times.encode(to);
        self.created.encode(to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            unsigned: Recordable::decode(from)?,
            times: Recordable::decode(from)?,
            created: Recordable::decode(from)?,
        })
    }
}

/// [`std::fs::FileType`], recorded.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileType {
    mode: u32,
}

impl FileType {
    /// See [`std::fs::FileType::is_dir`].
    #[must_use]
    pub fn is_dir(&self) -> bool {
        self.mode == libc::S_IFDIR
    }

    /// See [`std::fs::FileType::is_file`].
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.mode == libc::S_IFREG
    }

    /// See [`std::fs::FileType::is_symlink`].
    #[must_use]
    pub fn is_symlink(&self) -> bool {
        self.mode == libc::S_IFLNK
    }
}

impl FileTypeExt for FileType {
    fn is_block_device(&self) -> bool {
        self.mode == libc::S_IFBLK
    }
    fn is_char_device(&self) -> bool {
        self.mode == libc::S_IFCHR
    }
    fn is_fifo(&self) -> bool {
        self.mode == libc::S_IFIFO
    }
    fn is_socket(&self) -> bool {
        self.mode == libc::S_IFSOCK
    }
}

impl From<real::FileType> for FileType {
    fn from(real: real::FileType) -> Self {
        let mode = match () {
            () if real.is_file() => libc::S_IFREG,
            () if real.is_dir() => libc::S_IFDIR,
            () if real.is_symlink() => libc::S_IFLNK,
            () if real.is_block_device() => libc::S_IFBLK,
            () if real.is_char_device() => libc::S_IFCHR,
            () if real.is_fifo() => libc::S_IFIFO,
            () if real.is_socket() => libc::S_IFSOCK,
            () => 0,
        };
        Self { mode }
    }
}

impl fmt::Debug for FileType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileType")
            .field("is_file", &self.is_file())
            .field("is_dir", &self.is_dir())
            .field("is_symlink", &self.is_symlink())
            .finish_non_exhaustive()
    }
}

impl Recordable for FileType {
    fn encode(&self, to: &mut Encoder) {
        self.mode.encode(to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(Self { mode: Recordable::decode(from)? })
    }
}
