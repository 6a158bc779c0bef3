//! The file below a stream: the only place where streams touch the world. The attribute makes every call here a
//! recorded one; there is nothing else to do.

#[revdb::instrument]
mod recorded {
    use std::fs::{File, Metadata, OpenOptions};
    use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
    use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd};
    use std::os::unix::fs::OpenOptionsExt;

    /// What a descriptor of the program stands for.
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

    impl Access {
        /// The flags of the system call that opens a file like this, for an `opener`.
        pub fn flags(self) -> i32 {
            let mode = match (self.read, self.write || self.append) {
                (true, true) => 2,
                (_, writes) => i32::from(writes),
            };
            let rest = [
                (self.create || self.create_new, 0o100),
                (self.create_new, 0o200),
                (self.truncate, 0o1000),
                (self.append, 0o2000),
                // Never inherited by children.
                (true, 0o2_000_000),
            ];
            rest.into_iter().filter(|(set, _)| *set).fold(mode, |flags, (_, flag)| flags | flag)
        }
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

        /// Opens the file at `path` as the system call does; `flags` without the bits of the access mode, which `read` and
        /// `write` give.
        pub fn open_raw(path: &std::path::Path, read: bool, write: bool, flags: i32, mode: u32) -> io::Result<Handle> {
            OpenOptions::new().read(read).write(write).custom_flags(flags).mode(mode).open(path).map(Handle::File)
        }

        /// The two ends of a new pipe: what is written to the second is read from the first.
        pub fn pipe() -> io::Result<[Handle; 2]> {
            // SAFETY: `pipe_ends` gives descriptors that nothing else owns.
            Ok(pipe_ends()?.map(|end| Handle::File(unsafe { File::from_raw_fd(end) })))
        }

        /// What the system knows about the file.
        pub fn metadata(&self) -> io::Result<Metadata> {
            match self {
                Handle::File(file) => file.metadata(),
                Handle::Stdin => std::fs::metadata("/dev/stdin"),
                Handle::Stdout => std::fs::metadata("/dev/stdout"),
                Handle::Stderr => std::fs::metadata("/dev/stderr"),
            }
        }

        /// The number that the system knows the file by; on replay the recorded one, behind which there is nothing.
        pub fn system_descriptor(&self) -> i32 {
            match self {
                Handle::File(file) => file.as_raw_fd(),
                Handle::Stdin => 0,
                Handle::Stdout => 1,
                Handle::Stderr => 2,
            }
        }

        /// Hands what was written to the disk.
        pub fn sync(&self) -> io::Result<()> {
            match self {
                Handle::File(file) => file.sync_all(),
                _ => Err(io::Error::from_raw_os_error(22)),
            }
        }

        /// Reads some bytes; 0 at the end.
        pub fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
            match self {
                Handle::File(file) => (&*file).read(buffer),
                Handle::Stdin => io::stdin().read(buffer),
                Handle::Stdout | Handle::Stderr => Err(io::Error::from_raw_os_error(9)),
            }
        }

        /// Writes all bytes.
        pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
            match self {
                Handle::File(file) => (&*file).write_all(bytes),
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
        pub fn seek(&self, to: SeekFrom) -> io::Result<u64> {
            match self {
                Handle::File(file) => (&*file).seek(to),
                _ => Err(io::Error::from_raw_os_error(29)),
            }
        }

        /// Sets the length.
        pub fn truncate(&self, size: u64) -> io::Result<()> {
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
    }

    /// A pipe is not among what the shim mirrors: its descriptors are what the recording keeps.
    #[revdb::record]
    fn pipe_ends() -> io::Result<[i32; 2]> {
        let (reader, writer) = io::pipe()?;
        Ok([reader.into_raw_fd(), writer.into_raw_fd()])
    }
}

pub use recorded::{Access, Handle};
