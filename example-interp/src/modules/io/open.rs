//! `open`: what its arguments mean, and the stream that they ask for.

use std::cell::{Cell, OnceCell};
use std::io::SeekFrom;
use std::path::PathBuf;
use std::rc::Rc;

use super::handle::{Access, Handle};
use super::stream::{Newline, Stream};
use super::{File, Text, descriptor, with_classes};
use crate::modules::call_dunder;
use crate::object::*;
use crate::text::codec::Codec;
use crate::vm::{Res, Vm};

/// The path that `open` was given, as the system wants it.
pub fn path_argument(vm: &mut Vm, value: &Value) -> Res<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    let bytes = match value.base() {
        Value::Str(text) => text.as_str().as_bytes().to_vec(),
        Value::Bytes(bytes) => bytes.data.to_vec(),
        _ => match call_dunder(vm, value, "__fspath__")? {
            Some(path) if matches!(path.base(), Value::Str(_) | Value::Bytes(_)) => return path_argument(vm, &path),
            Some(other) => {
                let (name, given) = (vm.type_name(value), vm.type_name(&other));
                return Err(vm.type_error(format!("expected {name}.__fspath__() to return str or bytes, not {given}")));
            }
            None => {
                let name = vm.type_name(value);
                return Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {name}")));
            }
        },
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

const OPEN_PARAMETERS: [&str; 8] = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];

/// `open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)`
pub fn open(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut given: [Value; 8] = Default::default();
    if args.pos.len() > given.len() {
        return Err(vm.type_error(format!("open() takes at most 8 arguments ({} given)", args.pos.len())));
    }
    for (place, value) in given.iter_mut().zip(args.pos) {
        *place = value.clone();
    }
    for (name, value) in args.kw {
        let Some(index) = OPEN_PARAMETERS.iter().position(|known| *known == name.as_str()) else {
            return Err(vm.type_error(format!("'{}' is an invalid keyword argument for open()", name.as_str())));
        };
        if !given[index].is_unbound() {
            let (name, position) = (name.as_str(), index + 1);
            return Err(
                vm.type_error(format!("argument for open() given by name ('{name}') and position ({position})"))
            );
        }
        given[index] = value.clone();
    }
    let [file, mode, buffering, encoding, errors, newline, closes, opener] = given;
    if file.is_unbound() {
        return Err(vm.type_error("open() missing required argument 'file' (pos 1)"));
    }
    let mode = text_argument(vm, "mode", &mode)?.unwrap_or_else(|| "r".to_owned());
    let parsed = Mode::parse(vm, &mode)?;
    let buffering = if buffering.is_unbound() { -1 } else { vm.to_i64(&buffering)? };
    let encoding = text_argument(vm, "encoding", &encoding)?;
    let errors = text_argument(vm, "errors", &errors)?;
    let text = if parsed.binary {
        let refused = [
            (&encoding.is_some(), "an encoding"),
            (&errors.is_some(), "an errors"),
            (&!(newline.is_unbound() || newline.is_none()), "a newline"),
        ];
        for (given, what) in refused {
            if *given {
                return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
            }
        }
        None
    } else {
        Some(text_state(vm, encoding, errors, newline)?)
    };
    if buffering == 0 && text.is_some() {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let owns = closes.is_unbound() || vm.truthy(&closes)?;
    let opened = match file.base() {
        Value::Int(_) | Value::Bool(_) => open_descriptor(vm, &file)?,
        _ if !owns => return Err(vm.value_error("Cannot use closefd=False with file name")),
        _ if !(opener.is_unbound() || opener.is_none()) => {
            let flags = Value::Int(parsed.access.flags().into());
            let opened = vm.call(&opener, Args::new(&[file.clone(), flags]))?;
            if !matches!(opened.base(), Value::Int(_) | Value::Bool(_)) {
                return Err(vm.type_error("expected integer from opener"));
            }
            if let Value::Int(number) = opened.base()
                && *number < 0
            {
                return Err(vm.value_error(format!("opener returned {number}")));
            }
            open_descriptor(vm, &opened)?
        }
        _ => {
            let path = path_argument(vm, &file)?;
            let opened = Handle::open(&path, parsed.access);
            descriptor::insert(Rc::new(opened.map_err(|error| vm.os_error(&error, Some(file.clone())))?))
        }
    };
    let mut stream = Stream::new(opened, owns, parsed.access.read, parsed.access.write || parsed.access.append);
    stream.unbuffered = buffering == 0;
    stream.line_buffered = buffering == 1 && text.is_some();
    if parsed.access.append {
        // As CPython: the position is the end at once. Pipes have none.
        let _ = stream.seek(SeekFrom::End(0));
    }
    let class = with_classes(|classes| {
        match (&text, buffering, parsed.access.read, parsed.access.write || parsed.access.append) {
            (Some(_), ..) => &classes.text,
            (None, 0, ..) => &classes.file,
            (None, _, true, true) => &classes.random,
            (None, _, true, false) => &classes.reader,
            _ => &classes.writer,
        }
        .clone()
    });
    let mode = if parsed.binary && buffering == 0 { mode.replace('t', "") } else { mode };
    let file = File { stream: stream.shared(), buffer: OnceCell::new(), name: file, mode, text };
    Ok(Value::Instance(Ref::with_native(&class, file)))
}

/// The open descriptor that `open` was given in place of a name.
fn open_descriptor(vm: &mut Vm, value: &Value) -> Res<i32> {
    let number = vm.to_c_int(value)?;
    if number < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    descriptor::get(number).map_err(|error| vm.os_error(&error, None))?;
    Ok(number)
}

fn text_argument(vm: &mut Vm, name: &str, value: &Value) -> Res<Option<String>> {
    match value {
        Value::Unbound | Value::None => Ok(None),
        _ => match value.as_str() {
            Some(text) => Ok(Some(text.as_str().to_owned())),
            None => {
                let class = vm.type_name(value);
                Err(vm.type_error(format!("open() argument '{name}' must be str, not {class}")))
            }
        },
    }
}

pub(super) fn text_state(vm: &mut Vm, encoding: Option<String>, errors: Option<String>, newline: Value) -> Res<Text> {
    let encoding = encoding.unwrap_or_else(|| "UTF-8".to_owned());
    let codec = Codec::by_name(&encoding).map_err(|fault| vm.codec_fault(fault))?;
    let newline = match &newline {
        Value::None | Value::Unbound => Newline::Universal,
        value => {
            let text = vm.str(value)?;
            Newline::named(text.as_str())
                .ok_or_else(|| vm.value_error(format!("illegal newline value: {}", text.as_str())))?
        }
    };
    let errors = errors.unwrap_or_else(|| "strict".to_owned());
    Ok(Text { codec, encoding, errors, newline, seen: Cell::default() })
}

struct Mode {
    access: Access,
    binary: bool,
}

impl Mode {
    fn parse(vm: &mut Vm, mode: &str) -> Res<Mode> {
        let count = |ch| mode.matches(ch).count();
        let known = mode.chars().all(|ch| "rwxabt+".contains(ch)) && mode.chars().all(|ch| count(ch) == 1);
        if !known {
            return Err(vm.value_error(format!("invalid mode: '{mode}'")));
        }
        let (text, binary, update) = (mode.contains('t'), mode.contains('b'), mode.contains('+'));
        if text && binary {
            return Err(vm.value_error("can't have text and binary mode at once"));
        }
        let main: Vec<char> = mode.chars().filter(|ch| "rwxa".contains(*ch)).collect();
        let access = match main[..] {
            ['r'] => Access { read: true, write: update, ..Access::default() },
            ['w'] => Access { read: update, write: true, truncate: true, create: true, ..Access::default() },
            ['x'] => Access { read: update, write: true, create_new: true, ..Access::default() },
            ['a'] => Access { read: update, append: true, create: true, ..Access::default() },
            _ => {
                return Err(vm.value_error(if main.is_empty() {
                    "Must have exactly one of create/read/write/append mode and at most one plus"
                } else {
                    "must have exactly one of create/read/write/append mode"
                }));
            }
        };
        Ok(Mode { access, binary })
    }
}
