//! The facade has std's interface: each use below compiles with std and with the facade, so it is checked against both.
//!
//! Nothing here runs: the functions only have to compile.

#![allow(dead_code, deprecated, unused_must_use, reason = "compiled, never run")]

macro_rules! uses {
    ($std:ident) => {
        use $std::backtrace::{Backtrace, BacktraceStatus};
        use $std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
        use $std::ffi::{OsStr, OsString};
        use $std::fs::{
            self, DirBuilder, DirEntry, File, FileTimes, FileType, Metadata, OpenOptions, Permissions, ReadDir,
        };
        use $std::io::{
            self, BufRead, BufReader, BufWriter, IsTerminal, Read, Seek, SeekFrom, Stderr, StderrLock, Stdin,
            StdinLock, Stdout, StdoutLock, Write,
        };
        use $std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, RawFd};
        use $std::os::unix::fs::{
            DirBuilderExt, DirEntryExt, FileExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt,
        };
        use $std::path::{Path, PathBuf};
        use $std::process::{self, Command, ExitCode, ExitStatus, Output, Stdio};
        use $std::thread::{self, JoinHandle};
        use $std::time::{Duration, Instant, SystemTime, SystemTimeError, UNIX_EPOCH};
        use $std::{dbg, env, eprint, eprintln, print, println};

        fn send_and_sync<T: Send + Sync>() {}
        fn has<T: std::fmt::Debug>() {}

        fn backtraces() -> String {
            send_and_sync::<Backtrace>();
            has::<Backtrace>();
            const NONE: Backtrace = Backtrace::disabled();
            let captured: [Backtrace; 2] = [Backtrace::capture(), Backtrace::force_capture()];
            let _: BacktraceStatus = NONE.status();
            format!("{} {:#} {:?}", captured[0], captured[1], NONE)
        }

        fn files(path: &Path) -> io::Result<()> {
            send_and_sync::<File>();
            let mut file: File = File::open(path)?;
            File::create(path)?;
            File::create_new(path)?;
            let _: &mut OpenOptions = File::options().read(true).write(true).append(true).truncate(true);
            let _: File = OpenOptions::new().create(true).create_new(true).mode(0o600).custom_flags(0).open(path)?;
            let _: usize = file.read(&mut [0])?;
            let _: usize = (&file).read(&mut [0])?;
            let _: usize = file.read_to_end(&mut Vec::new())?;
            let _: usize = file.read_to_string(&mut String::new())?;
            file.read_exact(&mut [0])?;
            let _: usize = file.write(b"")?;
            (&file).write_all(b"")?;
            write!(file, "{}", 1)?;
            file.flush()?;
            let _: u64 = file.seek(SeekFrom::Start(0))?;
            let _: u64 = (&file).stream_position()?;
            file.rewind()?;
            let _: usize = file.read_at(&mut [0], 0)?;
            file.write_all_at(b"", 0)?;
            file.sync_all()?;
            file.sync_data()?;
            file.set_len(0)?;
            let _: Metadata = file.metadata()?;
            let _: File = file.try_clone()?;
            file.set_permissions(Permissions::from_mode(0o600))?;
            file.set_times(FileTimes::new())?;
            file.set_modified(SystemTime::now())?;
            file.lock()?;
            file.lock_shared()?;
            file.unlock()?;
            let _: RawFd = file.as_raw_fd();
            let _: BorrowedFd<'_> = file.as_fd();
            let _: bool = file.is_terminal();
            has::<File>();
            BufReader::new(File::open(path)?).lines().collect::<Result<Vec<String>, _>>()?;
            BufWriter::new(File::create(path)?).into_inner().map_err(|error| error.into_error())?;
            let _: Box<dyn Read + Send> = Box::new(file);
            Ok(())
        }

        fn raw(fd: RawFd) -> File {
            // SAFETY: never run.
            unsafe { File::from_raw_fd(fd) }
        }

        fn whole_files(path: &Path) -> io::Result<()> {
            let _: Vec<u8> = fs::read(path)?;
            let _: String = fs::read_to_string("text")?;
            fs::write(String::new(), [1, 2])?;
            fs::write(path, "text")?;
            let _: u64 = fs::copy(path, PathBuf::new())?;
            fs::rename(path, "other")?;
            fs::hard_link(path, "other")?;
            fs::soft_link(path, "other")?;
            $std::os::unix::fs::symlink(path, "other")?;
            $std::os::unix::fs::chown(path, Some(0), None)?;
            $std::os::unix::fs::lchown(path, Some(0), None)?;
            fs::remove_file(path)?;
            let _: PathBuf = fs::canonicalize(path)?;
            let _: PathBuf = fs::read_link(path)?;
            let _: bool = fs::exists(path)?;
            fs::set_permissions(path, Permissions::from_mode(0o600))
        }

        fn metadata(path: &Path) -> io::Result<()> {
            let metadata: Metadata = fs::metadata(path)?;
            let _: Metadata = fs::symlink_metadata(path)?.clone();
            let _: (bool, bool, bool) = (metadata.is_dir(), metadata.is_file(), metadata.is_symlink());
            let _: u64 = metadata.len();
            let _: Permissions = metadata.permissions();
            let _: [SystemTime; 3] = [metadata.modified()?, metadata.accessed()?, metadata.created()?];
            let kind: FileType = metadata.file_type();
            let _: (bool, bool, bool) = (kind.is_dir(), kind.is_file(), kind.is_symlink());
            let _: (bool, bool) = (kind.is_block_device(), kind.is_char_device());
            let _: (bool, bool) = (kind.is_fifo(), kind.is_socket());
            let _: [u64; 7] = [
                metadata.dev(),
                metadata.ino(),
                metadata.nlink(),
                metadata.rdev(),
                metadata.size(),
                metadata.blksize(),
                metadata.blocks(),
            ];
            let _: [u32; 3] = [metadata.mode(), metadata.uid(), metadata.gid()];
            let _: [i64; 6] = [
                metadata.atime(),
                metadata.atime_nsec(),
                metadata.mtime(),
                metadata.mtime_nsec(),
                metadata.ctime(),
                metadata.ctime_nsec(),
            ];
            Ok(())
        }

        fn directories(path: &Path) -> io::Result<()> {
            let entries: ReadDir = fs::read_dir(path)?;
            for entry in entries {
                let entry: DirEntry = entry?;
                let _: (PathBuf, OsString) = (entry.path(), entry.file_name());
                let _: (FileType, Metadata, u64) = (entry.file_type()?, entry.metadata()?, entry.ino());
            }
            fs::create_dir(path)?;
            fs::create_dir_all(path)?;
            fs::remove_dir(path)?;
            fs::remove_dir_all(path)?;
            DirBuilder::new().recursive(true).mode(0o700).create(path)
        }

        fn streams() -> io::Result<()> {
            let stdin: Stdin = io::stdin();
            let mut locked: StdinLock<'static> = stdin.lock();
            let _: &[u8] = locked.fill_buf()?;
            locked.consume(0);
            locked.read_until(b'\n', &mut Vec::new())?;
            locked.read_line(&mut String::new())?;
            let _: usize = stdin.read_line(&mut String::new())?;
            let _: String = io::read_to_string(&stdin)?;
            let _: bool = stdin.is_terminal() || locked.is_terminal();
            let _: RawFd = stdin.as_raw_fd();
            for line in stdin.lines() {
                let _: String = line?;
            }
            let stdout: Stdout = io::stdout();
            let mut locked: StdoutLock<'static> = stdout.lock();
            writeln!(locked, "{}", 1)?;
            (&stdout).write_all(b"")?;
            io::stdout().flush()?;
            let _: bool = io::stdout().is_terminal() || locked.is_terminal();
            let _: (RawFd, BorrowedFd<'_>) = (stdout.as_raw_fd(), stdout.as_fd());
            let stderr: Stderr = io::stderr();
            let mut locked: StderrLock<'static> = stderr.lock();
            locked.write_all(b"")?;
            let _: bool = stderr.is_terminal();
            io::copy(&mut io::empty(), &mut io::stdout())?;
            let _: (Box<dyn Write>, Box<dyn Write + Send>) = (Box::new(io::stdout()), Box::new(io::stderr()));
            has::<(Stdin, Stdout, Stderr)>();
            let name = 1;
            println!();
            println!("{name} {0} {width:>1$}", 1, 2, width = 3);
            print!("{name:?}");
            eprintln!();
            eprintln!("{}", name);
            eprint!("{name}");
            let (_, _): (i32, &str) = dbg!(name, "text");
            let _: i32 = dbg!(name);
            dbg!();
            Ok(())
        }

        fn environment() -> io::Result<()> {
            let _: Vec<String> = env::args().rev().collect();
            let _: usize = env::args_os().len();
            let _: Option<OsString> = env::args_os().next_back();
            let _: Vec<(String, String)> = env::vars().collect();
            let _: Vec<(OsString, OsString)> = env::vars_os().collect();
            let _: Result<String, env::VarError> = env::var("NAME");
            let _: Option<OsString> = env::var_os(OsStr::new("NAME"));
            // SAFETY: never run.
            unsafe {
                env::set_var("NAME", "value");
                env::remove_var("NAME");
            }
            let _: PathBuf = env::current_dir()?;
            env::set_current_dir("/")?;
            let _: PathBuf = env::current_exe()?;
            let _: PathBuf = env::temp_dir();
            let _: Option<PathBuf> = env::home_dir();
            let _: env::SplitPaths<'_> = env::split_paths("a:b");
            let _: &str = env::consts::OS;
            Ok(())
        }

        fn clocks() -> Result<(), SystemTimeError> {
            send_and_sync::<(Instant, SystemTime)>();
            let start: Instant = Instant::now();
            let _: Duration = start.elapsed() + (Instant::now() - start) + Instant::now().duration_since(start);
            let _: Option<Duration> = start.checked_duration_since(start);
            let _: Duration = start.saturating_duration_since(start);
            let _: Option<Instant> = start.checked_add(Duration::ZERO).max(start.checked_sub(Duration::ZERO));
            let mut later: Instant = start + Duration::ZERO - Duration::ZERO;
            later += Duration::ZERO;
            later -= Duration::ZERO;
            let mut now: SystemTime = SystemTime::now() + Duration::ZERO - Duration::ZERO;
            now += Duration::ZERO;
            now -= Duration::ZERO;
            let _: Duration = now.duration_since(UNIX_EPOCH)? + now.elapsed()?;
            let _: Duration = now.duration_since(SystemTime::UNIX_EPOCH)?;
            let _: Option<SystemTime> = now.checked_add(Duration::ZERO).or(now.checked_sub(Duration::ZERO));
            let _: BTreeMap<Instant, HashMap<SystemTime, HashSet<VecDeque<Instant>>>> = BTreeMap::new();
            has::<(Instant, SystemTime)>();
            Ok(())
        }

        fn processes() -> io::Result<()> {
            let _: u32 = process::id();
            let mut command: Command = Command::new("program");
            command.arg("one").args(["two"]).env("NAME", "value").env_remove("NAME").env_clear().current_dir("/");
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
            let Output { status, stdout, stderr } = command.output()?;
            let _: (ExitStatus, Vec<u8>, Vec<u8>) = (status, stdout, stderr);
            let _: ExitStatus = command.status()?;
            command.spawn()?.wait()?;
            let _: ExitCode = ExitCode::SUCCESS;
            let _: [fn() -> !; 2] = [process::abort, || process::exit(1)];
            Ok(())
        }

        fn threads() -> io::Result<()> {
            thread::sleep(Duration::ZERO);
            let thread: JoinHandle<u8> = thread::spawn(|| 1);
            thread.join().ok();
            let builder: thread::Builder = thread::Builder::new().name(String::new()).stack_size(1);
            let _: JoinHandle<u8> = builder.spawn(|| 1)?;
            let _: u8 = thread::scope(|scope| scope.spawn(|| 1).join().unwrap_or(0));
            thread::yield_now();
            let _: thread::ThreadId = thread::current().id();
            Ok(())
        }
    };
}

mod real {
    uses!(std);
}

mod facade {
    use revdb_runtime::shim;
    uses!(shim);
}
