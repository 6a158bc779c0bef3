//! std::os: what changes files has recorded twins; the traits are std's, and the facade's types implement them.

pub use ::std::os::*;

/// See [`std::os::unix`].
pub mod unix {
    pub use ::std::os::unix::*;

    /// See [`std::os::unix::fs`].
    pub mod fs {
        pub use ::std::os::unix::fs::*;

        use ::std::io;
        use ::std::os::unix::fs as real;
        use ::std::panic::Location;
        use ::std::path::Path;

        use crate::boundary;

        /// See [`std::os::unix::fs::symlink`].
        #[track_caller]
        pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {
            boundary::call("std::os::unix::fs::symlink", Location::caller(), || real::symlink(original, link))
        }

        /// See [`std::os::unix::fs::chown`].
        #[track_caller]
        pub fn chown<P: AsRef<Path>>(dir: P, uid: Option<u32>, gid: Option<u32>) -> io::Result<()> {
            boundary::call("std::os::unix::fs::chown", Location::caller(), || real::chown(dir, uid, gid))
        }

        /// See [`std::os::unix::fs::lchown`].
        #[track_caller]
        pub fn lchown<P: AsRef<Path>>(dir: P, uid: Option<u32>, gid: Option<u32>) -> io::Result<()> {
            boundary::call("std::os::unix::fs::lchown", Location::caller(), || real::lchown(dir, uid, gid))
        }
    }
}
