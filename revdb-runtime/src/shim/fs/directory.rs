//! Directories.

use ::std::ffi::{OsStr, OsString};
use ::std::fmt;
use ::std::fs as real;
use ::std::io;
use ::std::os::unix::fs::{DirBuilderExt, DirEntryExt};
use ::std::panic::Location;
use ::std::path::{Path, PathBuf};
use ::std::sync::Arc;
use ::std::vec;

use super::{FileType, Metadata};
use crate::boundary;

/// Name, inode number and type of a directory's entry.
pub(super) type Entry = (OsString, u64, io::Result<FileType>);

/// The entries of a directory, in the order in which the system gives them.
pub(super) fn list(path: &Path) -> io::Result<Vec<io::Result<Entry>>> {
    Ok(real::read_dir(path)?
        .map(|entry| entry.map(|entry| (entry.file_name(), entry.ino(), entry.file_type().map(FileType::from))))
        .collect())
}

/// [`std::fs::ReadDir`], recorded.
pub struct ReadDir {
    directory: Arc<PathBuf>,
    entries: vec::IntoIter<io::Result<Entry>>,
}

impl ReadDir {
    pub(super) fn new(directory: &Path, entries: Vec<io::Result<Entry>>) -> Self {
        Self { directory: Arc::new(directory.to_owned()), entries: entries.into_iter() }
    }
}

impl Iterator for ReadDir {
    type Item = io::Result<DirEntry>;
    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.entries.next()?;
        Some(entry.map(|entry| DirEntry { directory: Arc::clone(&self.directory), entry }))
    }
}

impl fmt::Debug for ReadDir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReadDir").field(&self.directory).finish()
    }
}

/// [`std::fs::DirEntry`], recorded.
pub struct DirEntry {
    directory: Arc<PathBuf>,
    entry: Entry,
}

impl DirEntry {
    /// See [`std::fs::DirEntry::path`].
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.directory.join(&self.entry.0)
    }

    /// See [`std::fs::DirEntry::file_name`].
    #[must_use]
    pub fn file_name(&self) -> OsString {
        self.entry.0.clone()
    }

    /// See [`std::fs::DirEntry::file_type`].
    pub fn file_type(&self) -> io::Result<FileType> {
        match &self.entry.2 {
            Ok(kind) => Ok(*kind),
            Err(error) => Err(match error.raw_os_error() {
                Some(code) => io::Error::from_raw_os_error(code),
                None => io::Error::new(error.kind(), error.to_string()),
            }),
        }
    }

    /// See [`std::fs::DirEntry::metadata`].
    #[track_caller]
    pub fn metadata(&self) -> io::Result<Metadata> {
        boundary::call("std::fs::DirEntry::metadata", Location::caller(), || {
            real::symlink_metadata(self.path()).map(Metadata::from)
        })
    }
}

impl DirEntryExt for DirEntry {
    fn ino(&self) -> u64 {
        self.entry.1
    }
}

impl fmt::Debug for DirEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DirEntry").field(&OsStr::new(&self.path())).finish()
    }
}

/// [`std::fs::DirBuilder`], recorded.
#[derive(Debug)]
pub struct DirBuilder(real::DirBuilder);

impl DirBuilder {
    /// See [`std::fs::DirBuilder::new`].
    #[expect(clippy::new_without_default, reason = "std's has none")]
    #[must_use]
    pub fn new() -> Self {
        Self(real::DirBuilder::new())
    }

    /// See [`std::fs::DirBuilder::recursive`].
    pub fn recursive(&mut self, recursive: bool) -> &mut Self {
        self.0.recursive(recursive);
        self
    }

    /// See [`std::fs::DirBuilder::create`].
    #[track_caller]
    pub fn create<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {
        boundary::call("std::fs::DirBuilder::create", Location::caller(), || self.0.create(path))
    }
}

impl DirBuilderExt for DirBuilder {
    fn mode(&mut self, mode: u32) -> &mut Self {
        self.0.mode(mode);
        self
    }
}
