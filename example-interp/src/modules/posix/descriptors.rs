//! What `os` does with descriptors. What is behind them is in [`handle`](crate::modules::io::handle), where it is recorded.

use std::io::SeekFrom;
use std::rc::Rc;

use super::{path_for, stat_result, world};
use crate::builtins::Params;
use crate::builtins::bytes::bytes_like;
use crate::modules::Builder;
use crate::modules::io::descriptor;
use crate::modules::io::handle::Handle;
use crate::object::*;
use crate::vm::{Res, Vm};

/// What an operation of the system gave, its error raised as `OSError`.
fn raised<T>(vm: &mut Vm, result: std::io::Result<T>) -> Res<T> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => {
            vm.check_interrupt()?;
            Err(vm.os_error(&error, None))
        }
    }
}

fn handle(vm: &mut Vm, value: &Value) -> Res<Rc<Handle>> {
    let number = vm.to_c_int(value)?;
    raised(vm, descriptor::get(number))
}

/// `open(path, flags, mode=0o777, *, dir_fd=None)`
fn open(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("open", &["path", "flags", "mode", "dir_fd"], 2);
    let [path, flags, mode, _dir_fd] = PARAMS.unpack(vm, args.pos, args.kw)?;
    let path = path.unwrap_or(Value::None);
    let file = path_for(vm, "open", " or os.PathLike", &path)?;
    let flags = flags.map_or(Ok(0), |flags| vm.to_c_int(&flags))?;
    let mode = mode.map_or(Ok(0o777), |mode| vm.to_c_int(&mode))?;
    let access = flags & 3;
    let opened = Handle::open_raw(&file, access != 1, access != 0, flags & !3, mode as u32);
    let opened = opened.map_err(|error| vm.os_error(&error, Some(path)))?;
    Ok(Value::Int(descriptor::insert(Rc::new(opened)).into()))
}

fn close(vm: &mut Vm, args: Args<'_>) -> Res {
    let number = vm.to_c_int(&args.pos[0])?;
    raised(vm, descriptor::close(number))?;
    Ok(Value::None)
}

/// `closerange(low, high)`: what is not open does not matter.
fn closerange(vm: &mut Vm, args: Args<'_>) -> Res {
    let (low, high) = (vm.to_c_int(&args.pos[0])?, vm.to_c_int(&args.pos[1])?);
    for number in low..high.min(descriptor::end()) {
        let _ = descriptor::close(number);
    }
    Ok(Value::None)
}

fn read(vm: &mut Vm, args: Args<'_>) -> Res {
    let file = handle(vm, &args.pos[0])?;
    let Ok(count) = usize::try_from(vm.to_i64(&args.pos[1])?) else {
        return raised(vm, Err(std::io::Error::from_raw_os_error(22)));
    };
    vm.room(count, 1)?;
    let mut bytes = vec![0; count];
    let read = raised(vm, file.read(&mut bytes))?;
    bytes.truncate(read);
    Ok(Value::bytes(bytes))
}

fn write(vm: &mut Vm, args: Args<'_>) -> Res {
    let file = handle(vm, &args.pos[0])?;
    let bytes = bytes_like(vm, &args.pos[1])?.to_vec();
    raised(vm, file.write(&bytes))?;
    Ok(Value::size(bytes.len()))
}

fn lseek(vm: &mut Vm, args: Args<'_>) -> Res {
    let file = handle(vm, &args.pos[0])?;
    let (offset, whence) = (vm.to_i64(&args.pos[1])?, vm.to_c_int(&args.pos[2])?);
    let to = match (whence, u64::try_from(offset)) {
        (0, Ok(offset)) => SeekFrom::Start(offset),
        (1, _) => SeekFrom::Current(offset),
        (2, _) => SeekFrom::End(offset),
        _ => return raised(vm, Err(std::io::Error::from_raw_os_error(22))),
    };
    let position = raised(vm, file.seek(to))?;
    Ok(Value::Int(position as i64))
}

fn ftruncate(vm: &mut Vm, args: Args<'_>) -> Res {
    let file = handle(vm, &args.pos[0])?;
    let size = vm.to_i64(&args.pos[1])?;
    let done = match u64::try_from(size) {
        Ok(size) => file.truncate(size),
        Err(_) => Err(std::io::Error::from_raw_os_error(22)),
    };
    raised(vm, done)?;
    Ok(Value::None)
}

fn fsync(vm: &mut Vm, args: Args<'_>) -> Res {
    let file = handle(vm, &args.pos[0])?;
    raised(vm, file.sync())?;
    Ok(Value::None)
}

pub(super) fn fstat(vm: &mut Vm, args: Args<'_>) -> Res {
    let file = handle(vm, &args.pos[0])?;
    let metadata = raised(vm, file.metadata())?;
    stat_result(vm, &world::status(&metadata))
}

fn isatty(vm: &mut Vm, args: Args<'_>) -> Res {
    let number = vm.to_c_int(&args.pos[0])?;
    Ok(Value::Bool(descriptor::get(number).is_ok_and(|file| file.is_terminal())))
}

fn pipe(vm: &mut Vm, _: Args<'_>) -> Res {
    let ends = raised(vm, Handle::pipe())?;
    let numbers = ends.map(|end| Value::Int(descriptor::insert(Rc::new(end)).into()));
    Ok(Value::tuple(numbers.to_vec()))
}

fn dup(vm: &mut Vm, args: Args<'_>) -> Res {
    let file = handle(vm, &args.pos[0])?;
    Ok(Value::Int(descriptor::insert(file).into()))
}

/// `dup2(fd, fd2, inheritable=True)`
fn dup2(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("dup2", &["fd", "fd2", "inheritable"], 2);
    let [from, to, _inheritable] = PARAMS.unpack(vm, args.pos, args.kw)?;
    let file = handle(vm, &from.unwrap_or(Value::None))?;
    let to = vm.to_c_int(&to.unwrap_or(Value::None))?;
    if to < 0 {
        return raised(vm, Err(std::io::Error::from_raw_os_error(9)));
    }
    descriptor::replace(to, file);
    Ok(Value::Int(to.into()))
}

pub(super) fn init(module: &mut Builder<'_>) {
    use Arity::{Any, None as No, One, Range};
    module.functions(&[
        ("close", close, One),
        ("closerange", closerange, Range(2, 2)),
        ("dup", dup, One),
        ("dup2", dup2, Any),
        ("fstat", fstat, One),
        ("fsync", fsync, One),
        ("ftruncate", ftruncate, Range(2, 2)),
        ("isatty", isatty, One),
        ("lseek", lseek, Range(3, 3)),
        ("open", open, Any),
        ("pipe", pipe, No),
        ("read", read, Range(2, 2)),
        ("write", write, Range(2, 2)),
    ]);
}
