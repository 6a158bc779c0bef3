//! `posix`: files, directories, the environment and the process. The calls that touch the world are in [`world`], whose
//! items carry `#[revdb::instrument]`; those that take descriptors are in [`descriptors`].

mod descriptors;

use std::path::Path;

use super::Builder;
use super::io::path_argument;
use crate::builtins::Params;
use crate::object::*;
use crate::vm::{Res, Vm};

#[revdb::instrument]
mod world {
    use std::fs::{self, File, Metadata};
    use std::io::{self, Read};
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
    use std::path::{Path, PathBuf};

    /// What `stat` tells, in the order of `os.stat_result` and then in nanoseconds.
    pub struct Status {
        pub fields: [i64; 10],
        pub nanoseconds: [i64; 3],
        pub blocks: [i64; 3],
    }

    pub fn status(of: &Metadata) -> Status {
        Status {
            fields: [
                i64::from(of.mode()),
                of.ino() as i64,
                of.dev() as i64,
                of.nlink() as i64,
                i64::from(of.uid()),
                i64::from(of.gid()),
                of.size() as i64,
                of.atime(),
                of.mtime(),
                of.ctime(),
            ],
            nanoseconds: [
                of.atime() * 1_000_000_000 + of.atime_nsec(),
                of.mtime() * 1_000_000_000 + of.mtime_nsec(),
                of.ctime() * 1_000_000_000 + of.ctime_nsec(),
            ],
            blocks: [of.blksize() as i64, of.blocks() as i64, of.rdev() as i64],
        }
    }

    pub fn stat(path: &Path, follow: bool) -> io::Result<Status> {
        let metadata = if follow { fs::metadata(path) } else { fs::symlink_metadata(path) };
        metadata.map(|metadata| status(&metadata))
    }

    /// Names and kinds (directory, file, link) of the entries, in the system's order.
    pub fn entries(path: &Path) -> io::Result<Vec<(PathBuf, [bool; 3])>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            entries.push((entry.file_name().into(), [kind.is_dir(), kind.is_file(), kind.is_symlink()]));
        }
        Ok(entries)
    }

    pub fn working_directory() -> io::Result<PathBuf> {
        std::env::current_dir()
    }

    pub fn change_directory(path: &Path) -> io::Result<()> {
        std::env::set_current_dir(path)
    }

    pub fn make_directory(path: &Path, mode: u32) -> io::Result<()> {
        fs::DirBuilder::new().mode(mode).create(path)
    }

    pub fn remove_directory(path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    pub fn remove(path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    pub fn link(from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    pub fn symlink(from: &Path, to: &Path) -> io::Result<()> {
        std::os::unix::fs::symlink(from, to)
    }

    pub fn read_link(path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    pub fn change_mode(path: &Path, mode: u32) -> io::Result<()> {
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }

    /// Sets when the file was read and written last.
    pub fn set_times(path: &Path, times: fs::FileTimes) -> io::Result<()> {
        File::open(path)?.set_times(times)
    }

    /// Nanoseconds since 1970.
    pub fn now() -> i64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0, |since| since.as_nanos() as i64)
    }

    pub fn truncate(path: &Path, size: u64) -> io::Result<()> {
        fs::OpenOptions::new().write(true).open(path)?.set_len(size)
    }

    /// Random bytes of the system.
    pub fn entropy(count: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; count];
        File::open("/dev/urandom")?.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    pub fn environment() -> Vec<(String, String)> {
        let text = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        std::env::vars_os().map(|(name, value)| (text(name), text(value))).collect()
    }

    pub fn set_variable(name: &str, value: &str) {
        // SAFETY: the interpreter has one thread.
        unsafe { std::env::set_var(name, value) }
    }

    pub fn remove_variable(name: &str) {
        // SAFETY: the interpreter has one thread.
        unsafe { std::env::remove_var(name) }
    }

    pub fn process_id() -> u32 {
        std::process::id()
    }

    pub fn parent_id() -> u32 {
        std::os::unix::process::parent_id()
    }

    pub fn processors() -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }
}

/// Random bytes of the system.
pub(super) fn entropy(vm: &mut Vm, count: usize) -> Res<Vec<u8>> {
    world::entropy(count).map_err(|error| vm.os_error(&error, None))
}

fn path_value(like: &Value, path: &Path) -> Value {
    use std::os::unix::ffi::OsStrExt;
    match like.base() {
        Value::Bytes(_) => Value::bytes(path.as_os_str().as_bytes().to_vec()),
        _ => Value::string(path.to_string_lossy().into_owned()),
    }
}

/// The path that a function was given; `kinds` is what else it takes, for the error.
fn path_for(vm: &mut Vm, function: &str, kinds: &str, value: &Value) -> Res<std::path::PathBuf> {
    match path_argument(vm, value) {
        Err(error) if error.is_a(&vm.types.type_error) => {
            let given = vm.type_name(value);
            let message = format!("{function}: path should be string, bytes{kinds}, not {given}");
            Err(vm.type_error(message))
        }
        path => path,
    }
}

/// A function of one path without a result.
macro_rules! on_path {
    ($($name:ident => $call:expr;)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            let path = path_for(vm, stringify!($name), " or os.PathLike", &args.pos[0])?;
            let call: fn(&Path) -> std::io::Result<()> = $call;
            call(&path).map_err(|error| vm.os_error(&error, Some(args.pos[0].clone())))?;
            Ok(Value::None)
        })*
    };
}

on_path! {
    chdir => world::change_directory;
    rmdir => world::remove_directory;
    remove => world::remove;
}

fn mkdir(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("mkdir", &["path", "mode", "dir_fd"], 1);
    let [path, mode, _dir_fd] = PARAMS.unpack(vm, args.pos, args.kw)?;
    let path = path.unwrap_or(Value::None);
    let mode = mode.map_or(Ok(0o777), |mode| vm.to_c_int(&mode))?;
    let directory = path_for(vm, "mkdir", " or os.PathLike", &path)?;
    world::make_directory(&directory, mode as u32 & 0o7777).map_err(|error| vm.os_error(&error, Some(path)))?;
    Ok(Value::None)
}

/// A function of two paths without a result.
macro_rules! on_paths {
    ($($name:ident => $call:expr;)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            let (from, to) = (path_argument(vm, &args.pos[0])?, path_argument(vm, &args.pos[1])?);
            let call: fn(&Path, &Path) -> std::io::Result<()> = $call;
            call(&from, &to).map_err(|error| {
                let exception = vm.os_error(&error, Some(args.pos[0].clone()));
                let to = vm.shown_path(args.pos[1].clone());
                exception.state().set_field(3, to);
                exception
            })?;
            Ok(Value::None)
        })*
    };
}

on_paths! {
    rename => world::rename;
    link => world::link;
    symlink => world::symlink;
}

fn stat_of(vm: &mut Vm, args: Args<'_>, follow: bool) -> Res {
    let function = if follow { "stat" } else { "lstat" };
    let kinds = if follow { ", os.PathLike or integer" } else { " or os.PathLike" };
    if follow && matches!(args.pos[0].base(), Value::Int(_) | Value::Bool(_)) {
        return descriptors::fstat(vm, Args::new(&args.pos[..1]));
    }
    let path = path_for(vm, function, kinds, &args.pos[0])?;
    let status = world::stat(&path, follow).map_err(|error| vm.os_error(&error, Some(args.pos[0].clone())))?;
    stat_result(vm, &status)
}

fn stat_result(vm: &mut Vm, status: &world::Status) -> Res {
    let class = vm.import_attribute("_structs", "stat_result")?;
    let fields = status.fields.iter().chain(&status.nanoseconds).chain(&status.blocks).map(|field| Value::Int(*field));
    vm.call(&class, Args::new(&[Value::tuple(fields.collect())]))
}

fn stat(vm: &mut Vm, args: Args<'_>) -> Res {
    let follow = args.keyword("follow_symlinks").map_or(Ok(true), |value| vm.truthy(value))?;
    stat_of(vm, args, follow)
}

fn lstat(vm: &mut Vm, args: Args<'_>) -> Res {
    stat_of(vm, args, false)
}

fn directory_argument(args: Args<'_>) -> Value {
    match args.get(0) {
        None | Some(Value::None) => Value::str("."),
        Some(path) => path.clone(),
    }
}

fn listdir(vm: &mut Vm, args: Args<'_>) -> Res {
    let argument = directory_argument(args);
    let path = path_for(vm, "listdir", ", os.PathLike, integer or None", &argument)?;
    let entries = world::entries(&path).map_err(|error| vm.os_error(&error, Some(argument.clone())))?;
    Ok(Value::list(entries.iter().map(|(name, _)| path_value(&argument, name)).collect()))
}

fn scandir(vm: &mut Vm, args: Args<'_>) -> Res {
    let argument = directory_argument(args);
    let path = path_argument(vm, &argument)?;
    let entries = world::entries(&path).map_err(|error| vm.os_error(&error, Some(argument.clone())))?;
    let class = vm.import_attribute("_structs", "DirEntry")?;
    let mut found = Vec::new();
    for (name, kinds) in &entries {
        let mut fields = vec![path_value(&argument, name), path_value(&argument, &path.join(name))];
        fields.extend(kinds.map(Value::Bool));
        found.push(vm.call(&class, Args::new(&fields))?);
    }
    let iterator = vm.import_attribute("_structs", "ScandirIterator")?;
    vm.call(&iterator, Args::new(&[Value::list(found)]))
}

fn getcwd(vm: &mut Vm, _: Args<'_>) -> Res {
    let path = world::working_directory().map_err(|error| vm.os_error(&error, None))?;
    Ok(path_value(&Value::None, &path))
}

fn readlink(vm: &mut Vm, args: Args<'_>) -> Res {
    let path = path_argument(vm, &args.pos[0])?;
    let target = world::read_link(&path).map_err(|error| vm.os_error(&error, Some(args.pos[0].clone())))?;
    Ok(path_value(&args.pos[0], &target))
}

fn chmod(vm: &mut Vm, args: Args<'_>) -> Res {
    let path = path_argument(vm, &args.pos[0])?;
    let mode = vm.to_i64(&args.pos[1])? as u32;
    world::change_mode(&path, mode).map_err(|error| vm.os_error(&error, Some(args.pos[0].clone())))?;
    Ok(Value::None)
}

/// `utime(path, times=None, *, ns=None)`
fn utime(vm: &mut Vm, args: Args<'_>) -> Res {
    let path = path_argument(vm, &args.pos[0])?;
    let given = |value: Option<&Value>| value.filter(|value| !value.is_none()).cloned();
    let (seconds, nanoseconds) = (given(args.get(1).or(args.keyword("times"))), given(args.keyword("ns")));
    let times = match (seconds, nanoseconds) {
        (None, None) => None,
        (Some(_), Some(_)) => {
            return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
        }
        (Some(pair), None) => match pair.as_tuple().map(|pair| pair.items()) {
            Some([accessed, modified]) => {
                let nanoseconds = |vm: &mut Vm, value: &Value| match value.base() {
                    Value::Float(seconds) => Ok((seconds * 1e9).round() as i64),
                    _ => vm.to_i64(value).map(|seconds| seconds.saturating_mul(1_000_000_000)),
                };
                Some([nanoseconds(vm, accessed)?, nanoseconds(vm, modified)?])
            }
            _ => return Err(vm.type_error("utime: 'times' must be either a tuple of two ints or None")),
        },
        (None, Some(pair)) => match pair.as_tuple().map(|pair| pair.items()) {
            Some([accessed, modified]) => Some([vm.to_i64(accessed)?, vm.to_i64(modified)?]),
            _ => return Err(vm.type_error("utime: 'ns' must be a tuple of two ints")),
        },
    };
    let moment = |nanoseconds: i64| {
        let distance = std::time::Duration::from_nanos(nanoseconds.unsigned_abs());
        let epoch = std::time::UNIX_EPOCH;
        if nanoseconds < 0 { epoch - distance } else { epoch + distance }
    };
    let [accessed, modified] = times.unwrap_or_else(|| [world::now(); 2]).map(moment);
    let times = std::fs::FileTimes::new().set_accessed(accessed).set_modified(modified);
    world::set_times(&path, times).map_err(|error| vm.os_error(&error, Some(args.pos[0].clone())))?;
    Ok(Value::None)
}

fn truncate(vm: &mut Vm, args: Args<'_>) -> Res {
    let path = path_argument(vm, &args.pos[0])?;
    let size = vm.to_i64(&args.pos[1])?.max(0) as u64;
    world::truncate(&path, size).map_err(|error| vm.os_error(&error, Some(args.pos[0].clone())))?;
    Ok(Value::None)
}

fn access(vm: &mut Vm, args: Args<'_>) -> Res {
    let path = path_argument(vm, &args.pos[0])?;
    let wanted = vm.to_i64(&args.pos[1])?;
    // By the permission bits of the owner: what a user's own files answer.
    let allowed =
        world::stat(&path, true).is_ok_and(|status| wanted == 0 || (status.fields[0] >> 6) & wanted & 7 == wanted);
    Ok(Value::Bool(allowed))
}

fn fspath(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos[0].base() {
        Value::Str(_) | Value::Bytes(_) => Ok(args.pos[0].clone()),
        _ => match super::call_dunder(vm, &args.pos[0], "__fspath__")? {
            Some(path) if matches!(path.base(), Value::Str(_) | Value::Bytes(_)) => Ok(path),
            Some(other) => {
                let (name, given) = (vm.type_name(&args.pos[0]), vm.type_name(&other));
                Err(vm.type_error(format!("expected {name}.__fspath__() to return str or bytes, not {given}")))
            }
            None => {
                let name = vm.type_name(&args.pos[0]);
                Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {name}")))
            }
        },
    }
}

fn urandom(vm: &mut Vm, args: Args<'_>) -> Res {
    let Ok(count) = usize::try_from(vm.to_i64(&args.pos[0])?) else {
        return Err(vm.value_error("negative argument not allowed"));
    };
    vm.room(count, 1)?;
    entropy(vm, count).map(Value::bytes)
}

fn environ(_: &mut Vm, _: Args<'_>) -> Res {
    let pair = |(name, value): (String, String)| Value::tuple(vec![Value::string(name), Value::string(value)]);
    Ok(Value::list(world::environment().into_iter().map(pair).collect()))
}

fn text<'a>(vm: &mut Vm, value: &'a Value) -> Res<&'a Ref<Str>> {
    match value.as_str() {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("str expected, not {name}")))
        }
    }
}

fn getenv(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = text(vm, &args.pos[0])?.as_str().to_owned();
    let found = world::environment().into_iter().find(|(known, _)| *known == name);
    Ok(found.map_or(Value::None, |(_, value)| Value::string(value)))
}

fn putenv(vm: &mut Vm, args: Args<'_>) -> Res {
    let (name, value) = (text(vm, &args.pos[0])?.as_str(), text(vm, &args.pos[1])?.as_str());
    if name.is_empty() || name.contains(['=', '\0']) {
        return Err(vm.value_error("illegal environment variable name"));
    }
    if value.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    world::set_variable(name, value);
    Ok(Value::None)
}

fn unsetenv(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = text(vm, &args.pos[0])?.as_str();
    if !name.is_empty() && !name.contains(['=', '\0']) {
        world::remove_variable(name);
    }
    Ok(Value::None)
}

fn getpid(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::Int(world::process_id().into()))
}

fn getppid(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::Int(world::parent_id().into()))
}

fn cpu_count(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::size(world::processors()))
}

fn strerror(vm: &mut Vm, args: Args<'_>) -> Res {
    let number = vm.to_i64(&args.pos[0])?;
    let text = std::io::Error::from_raw_os_error(number as i32).to_string();
    Ok(Value::str(text.rsplit_once(" (os error").map_or(text.as_str(), |(text, _)| text)))
}

fn exit(vm: &mut Vm, args: Args<'_>) -> Res {
    let status = vm.to_i64(&args.pos[0])?;
    super::sys::exit_process(status as i32)
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, None as No, One, Range};
    module.functions(&[
        ("_exit", exit, One),
        ("access", access, Range(2, 2)),
        ("chdir", chdir, One),
        ("chmod", chmod, Range(2, 2)),
        ("cpu_count", cpu_count, No),
        ("environ", environ, No),
        ("fspath", fspath, One),
        ("getcwd", getcwd, No),
        ("getenv", getenv, One),
        ("getpid", getpid, No),
        ("getppid", getppid, No),
        ("link", link, Range(2, 2)),
        ("listdir", listdir, Range(0, 1)),
        ("lstat", lstat, One),
        ("mkdir", mkdir, Any),
        ("putenv", putenv, Range(2, 2)),
        ("readlink", readlink, One),
        ("remove", remove, One),
        ("rename", rename, Range(2, 2)),
        ("replace", rename, Range(2, 2)),
        ("rmdir", rmdir, One),
        ("scandir", scandir, Range(0, 1)),
        ("stat", stat, Any),
        ("strerror", strerror, One),
        ("symlink", symlink, Range(2, 2)),
        ("truncate", truncate, Range(2, 2)),
        ("unlink", remove, One),
        ("utime", utime, Any),
        ("unsetenv", unsetenv, One),
        ("urandom", urandom, One),
    ]);
    descriptors::init(module);
    let constants = [
        ("F_OK", 0),
        ("R_OK", 4),
        ("W_OK", 2),
        ("X_OK", 1),
        ("O_RDONLY", 0),
        ("O_WRONLY", 1),
        ("O_RDWR", 2),
        ("O_CREAT", 0o100),
        ("O_EXCL", 0o200),
        ("O_NOCTTY", 0o400),
        ("O_TRUNC", 0o1000),
        ("O_APPEND", 0o2000),
        ("O_NONBLOCK", 0o4000),
        ("O_DIRECTORY", 0o200_000),
        ("O_NOFOLLOW", 0o400_000),
        ("O_CLOEXEC", 0o2_000_000),
    ];
    for (name, value) in constants {
        module.value(name, Value::Int(value));
    }
    Ok(())
}
