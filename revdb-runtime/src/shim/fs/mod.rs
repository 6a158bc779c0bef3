//! std::fs: files and directories are recorded.
//!
//! On replay a [`File`] is only the number of the descriptor that the recorded program had; nothing is open behind it.

mod directory;
mod file;
mod metadata;

pub use ::std::fs::{FileTimes, Permissions, TryLockError};
pub use directory::{DirBuilder, DirEntry, ReadDir};
pub use file::{File, OpenOptions};
pub use metadata::{FileType, Metadata};

use ::std::fs as real;
use ::std::io;
use ::std::panic::Location;
use ::std::path::{Path, PathBuf};

use crate::boundary;
use crate::world;

/// See [`std::fs::read`].
#[track_caller]
pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>> {
    boundary::call("std::fs::read", Location::caller(), || real::read(path))
}

/// See [`std::fs::read_to_string`].
#[track_caller]
pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String> {
    boundary::call("std::fs::read_to_string", Location::caller(), || real::read_to_string(path))
}

/// See [`std::fs::write`].
#[track_caller]
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()> {
    boundary::write("std::fs::write", Location::caller(), None, contents.as_ref(), |bytes| {
        real::write(path, bytes).map(|()| bytes.len())
    })
    .map(drop)
}

/// See [`std::fs::read_dir`]. The whole directory is read at once.
#[track_caller]
pub fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir> {
    let path = path.as_ref();
    let entries = boundary::call("std::fs::read_dir", Location::caller(), || directory::list(path))?;
    Ok(ReadDir::new(path, entries))
}

/// See [`std::fs::metadata`].
#[track_caller]
pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> {
    boundary::call("std::fs::metadata", Location::caller(), || real::metadata(path).map(Metadata::from))
}

/// See [`std::fs::symlink_metadata`].
#[track_caller]
pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> {
    boundary::call("std::fs::symlink_metadata", Location::caller(), || real::symlink_metadata(path).map(Metadata::from))
}

/// See [`std::fs::exists`].
#[track_caller]
pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool> {
    boundary::call("std::fs::exists", Location::caller(), || real::exists(path))
}

macro_rules! on_one_path {
    ($($name:ident -> $result:ty;)*) => {$(
        #[doc = concat!("See [`std::fs::", stringify!($name), "`].")]
        #[track_caller]
        pub fn $name<P: AsRef<Path>>(path: P) -> io::Result<$result> {
            boundary::call(concat!("std::fs::", stringify!($name)), Location::caller(), || real::$name(path))
        }
    )*};
}
on_one_path! {
    create_dir -> ();
    create_dir_all -> ();
    remove_dir -> ();
    remove_dir_all -> ();
    remove_file -> ();
    canonicalize -> PathBuf;
    read_link -> PathBuf;
}

macro_rules! on_two_paths {
    ($($name:ident -> $result:ty;)*) => {$(
        #[doc = concat!("See [`std::fs::", stringify!($name), "`].")]
        #[track_caller]
        pub fn $name<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<$result> {
            boundary::call(concat!("std::fs::", stringify!($name)), Location::caller(), || real::$name(from, to))
        }
    )*};
}
on_two_paths! {
    rename -> ();
    copy -> u64;
    hard_link -> ();
}

/// See [`std::fs::soft_link`].
#[deprecated(note = "replaced with std::os::unix::fs::symlink and std::os::windows::fs::{symlink_file, symlink_dir}")]
#[track_caller]
pub fn soft_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {
    boundary::call("std::fs::soft_link", Location::caller(), || ::std::os::unix::fs::symlink(original, link))
}

/// See [`std::fs::set_permissions`].
#[track_caller]
pub fn set_permissions<P: AsRef<Path>>(path: P, permissions: Permissions) -> io::Result<()> {
    boundary::call("std::fs::set_permissions", Location::caller(), || real::set_permissions(path, permissions))
}

/// Whether the test world answers for this file.
fn is_entropy(path: &Path) -> bool {
    world::active() && [Path::new("/dev/urandom"), Path::new("/dev/random")].contains(&path)
}
