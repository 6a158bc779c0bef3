//! The file below a stream: the only place where streams touch the world. The attribute makes every call here a
//! recorded one; there is nothing else to do.

#[revdb::instrument]
mod recorded {
    use std::fs::{File, OpenOptions};
    use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
    use std::os::fd::AsRawFd;

    /// What a stream reads from or writes to.
    pub enum Handle {
        File(File),
        Stdin,
        Stdout,
        Stderr,
    }

    /// How to open a file.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Access {
        pub read: bool,
        pub write: bool,
        pub append: bool,
        pub truncate: bool,
        pub create: bool,
        pub create_new: bool,
    }

    impl Handle {
        /// Opens the file at `path`; a directory is refused, as CPython does.
        pub fn open(path: &std::path::Path, access: Access) -> io::Result<Handle> {
            let file = OpenOptions::new()
                .read(access.read)
                .write(access.write)
                .append(access.append)
                .truncate(access.truncate)
                .create(access.create)
                .create_new(access.create_new)
                .open(path)?;
            if access.read && !access.write && file.metadata()?.is_dir() {
                return Err(io::Error::from_raw_os_error(21));
            }
            Ok(Handle::File(file))
        }

        /// Reads some bytes; 0 at the end.
        pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self {
                Handle::File(file) => file.read(buffer),
                Handle::Stdin => io::stdin().read(buffer),
                Handle::Stdout | Handle::Stderr => Err(io::Error::from_raw_os_error(9)),
            }
        }

        /// Writes all bytes.
        pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
            match self {
                Handle::File(file) => file.write_all(bytes),
                Handle::Stdin => Err(io::Error::from_raw_os_error(9)),
                Handle::Stdout => {
                    let mut out = io::stdout();
                    out.write_all(bytes)?;
                    out.flush()
                }
                Handle::Stderr => io::stderr().write_all(bytes),
            }
        }

        /// Moves the position.
        pub fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            match self {
                Handle::File(file) => file.seek(to),
                _ => Err(io::Error::from_raw_os_error(29)),
            }
        }

        /// Sets the length.
        pub fn truncate(&mut self, size: u64) -> io::Result<()> {
            match self {
                Handle::File(file) => file.set_len(size),
                _ => Err(io::Error::from_raw_os_error(22)),
            }
        }

        /// Whether it is a terminal.
        pub fn is_terminal(&self) -> bool {
            match self {
                Handle::File(file) => file.is_terminal(),
                Handle::Stdin => io::stdin().is_terminal(),
                Handle::Stdout => io::stdout().is_terminal(),
                Handle::Stderr => io::stderr().is_terminal(),
            }
        }

        /// The file descriptor.
        pub fn descriptor(&self) -> i32 {
            match self {
                Handle::File(file) => file.as_raw_fd(),
                Handle::Stdin => 0,
                Handle::Stdout => 1,
                Handle::Stderr => 2,
            }
        }
    }
}

pub use recorded::{Access, Handle};
