//! std::path: methods that ask the file system have recorded twins in [`PathExt`].

pub use ::std::path::*;

use ::std::io;

use super::fs;

/// The methods of [`Path`] that ask the file system, recorded.
///
/// A method of the type itself wins over a trait's, so these are called by path: `PathExt::exists(path)`.
pub trait PathExt {
    /// See [`Path::metadata`].
    #[track_caller]
    fn metadata(&self) -> io::Result<fs::Metadata>;
    /// See [`Path::symlink_metadata`].
    #[track_caller]
    fn symlink_metadata(&self) -> io::Result<fs::Metadata>;
    /// See [`Path::canonicalize`].
    #[track_caller]
    fn canonicalize(&self) -> io::Result<PathBuf>;
    /// See [`Path::read_link`].
    #[track_caller]
    fn read_link(&self) -> io::Result<PathBuf>;
    /// See [`Path::read_dir`].
    #[track_caller]
    fn read_dir(&self) -> io::Result<fs::ReadDir>;
    /// See [`Path::try_exists`].
    #[track_caller]
    fn try_exists(&self) -> io::Result<bool>;

    /// See [`Path::exists`].
    #[track_caller]
    fn exists(&self) -> bool {
        self.metadata().is_ok()
    }
    /// See [`Path::is_file`].
    #[track_caller]
    fn is_file(&self) -> bool {
        self.metadata().is_ok_and(|metadata| metadata.is_file())
    }
    /// See [`Path::is_dir`].
    #[track_caller]
    fn is_dir(&self) -> bool {
        self.metadata().is_ok_and(|metadata| metadata.is_dir())
    }
    /// See [`Path::is_symlink`].
    #[track_caller]
    fn is_symlink(&self) -> bool {
        self.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink())
    }
}

impl<P: AsRef<Path> + ?Sized> PathExt for P {
    #[track_caller]
    fn metadata(&self) -> io::Result<fs::Metadata> {
        fs::metadata(self)
    }
    #[track_caller]
    fn symlink_metadata(&self) -> io::Result<fs::Metadata> {
        fs::symlink_metadata(self)
    }
    #[track_caller]
    fn canonicalize(&self) -> io::Result<PathBuf> {
        fs::canonicalize(self)
    }
    #[track_caller]
    fn read_link(&self) -> io::Result<PathBuf> {
        fs::read_link(self)
    }
    #[track_caller]
    fn read_dir(&self) -> io::Result<fs::ReadDir> {
        fs::read_dir(self)
    }
    #[track_caller]
    fn try_exists(&self) -> io::Result<bool> {
        fs::exists(self)
    }
}
