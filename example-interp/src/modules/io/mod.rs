//! `_io`: files. The classes and their methods are here, how one is opened in [`mod@open`], buffering in [`stream`], the numbers
//! of what is open in [`descriptor`], and what touches the world in [`handle`], whose items carry `#[revdb::instrument]`.

pub(super) mod descriptor;
pub(super) mod handle;
mod open;
mod stream;

use std::cell::{Cell, OnceCell, RefCell};
use std::io::SeekFrom;
use std::rc::Rc;

use self::open::text_state;
pub use self::open::{open, path_argument};
use self::stream::{LineEnds, Newline, Stream};
use super::Builder;
use crate::builtins::{Method, memoryview::Window};
use crate::object::*;
use crate::text::codec::{self, Codec};
use crate::text::surrogate;
use crate::vm::{Res, Vm};

/// The state of a file object.
struct File {
    stream: Rc<RefCell<Stream>>,
    /// The binary file under a text file, once asked for.
    buffer: OnceCell<Value>,
    name: Value,
    mode: String,
    /// `None` for a binary file.
    text: Option<Text>,
}

/// How bytes and text correspond.
struct Text {
    codec: Codec,
    encoding: String,
    errors: String,
    newline: Newline,
    /// The ends of lines that were read.
    seen: Cell<LineEnds>,
}

impl File {
    /// Whether it is a `FileIO`.
    fn is_raw(&self) -> bool {
        self.text.is_none() && self.stream.borrow().unbuffered
    }
}

impl NativeState for File {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.name);
        tracer.values(self.buffer.get());
    }
}

struct Classes {
    file: Ref<Class>,
    reader: Ref<Class>,
    writer: Ref<Class>,
    random: Ref<Class>,
    text: Ref<Class>,
    unsupported: RefCell<Option<Ref<Class>>>,
}

thread_local! {
    static CLASSES: OnceCell<Classes> = const { OnceCell::new() };
    /// `sys.stdin`, `sys.stdout` and `sys.stderr` as they were at the start.
    static STANDARD: OnceCell<[Value; 3]> = const { OnceCell::new() };
}

fn with_classes<T>(action: impl FnOnce(&Classes) -> T) -> T {
    CLASSES.with(|classes| action(classes.get().expect("the module `_io` was initialised at start-up")))
}

/// Calls `action` with the state of the file object `value`.
fn with_file<T>(vm: &mut Vm, value: &Value, action: impl FnOnce(&mut Vm, &File) -> Res<T>) -> Res<T> {
    let Value::Instance(instance) = value else {
        return Err(vm.type_error("a file object is required"));
    };
    match instance.native::<File>() {
        Some(file) => action(vm, file),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

/// As [`with_file`] for an open file.
fn with_open<T>(vm: &mut Vm, value: &Value, action: impl FnOnce(&mut Vm, &File) -> Res<T>) -> Res<T> {
    with_open_for(vm, value, "I/O operation on", action)
}

/// As [`with_open`]; `doing` begins the message for a closed binary file.
fn with_open_for<T>(vm: &mut Vm, value: &Value, doing: &str, action: impl FnOnce(&mut Vm, &File) -> Res<T>) -> Res<T> {
    with_file(vm, value, |vm, file| {
        if file.stream.borrow().is_closed() {
            let message = match &file.text {
                Some(_) => "I/O operation on closed file.".to_owned(),
                None => format!("{doing} closed file"),
            };
            return Err(vm.value_error(message));
        }
        action(vm, file)
    })
}

fn unsupported(vm: &mut Vm, message: &str) -> Exc {
    // The class is defined by the module in Python, which tells this one of it.
    if with_classes(|classes| classes.unsupported.borrow().is_none())
        && let Err(error) = vm.import_module("io")
    {
        return error;
    }
    match with_classes(|classes| classes.unsupported.borrow().clone()) {
        Some(class) => vm.new_exception(&class, vec![Value::str(message)]),
        None => vm.os_error(&std::io::Error::other(message.to_owned()), None),
    }
}

fn check_readable(vm: &mut Vm, file: &File) -> Res<()> {
    if file.stream.borrow().readable {
        return Ok(());
    }
    let message = if file.is_raw() { "File not open for reading" } else { "read" };
    Err(unsupported(vm, if file.text.is_some() { "not readable" } else { message }))
}

fn check_writable(vm: &mut Vm, file: &File) -> Res<()> {
    if file.stream.borrow().writable {
        return Ok(());
    }
    let message = if file.is_raw() { "File not open for writing" } else { "write" };
    Err(unsupported(vm, if file.text.is_some() { "not writable" } else { message }))
}

/// An operation of the stream, its error raised as `OSError`.
fn run<T>(vm: &mut Vm, file: &File, action: impl FnOnce(&mut Stream) -> std::io::Result<T>) -> Res<T> {
    let result = action(&mut file.stream.borrow_mut());
    match result {
        Ok(value) => Ok(value),
        Err(error) => {
            vm.check_interrupt()?;
            Err(vm.os_error(&error, None))
        }
    }
}

fn decoded(vm: &mut Vm, text: &Text, bytes: &[u8]) -> Res<String> {
    let decoded = codec::decode(bytes, text.codec, &text.errors).map_err(|fault| vm.codec_fault(fault))?;
    if !matches!(text.newline, Newline::Only(_)) {
        text.seen.set(text.seen.get().and(&decoded));
    }
    Ok(match text.newline {
        Newline::Universal if decoded.contains('\r') => decoded.replace("\r\n", "\n").replace('\r', "\n"),
        _ => decoded.into_owned(),
    })
}

fn result(vm: &mut Vm, file: &File, bytes: Vec<u8>) -> Res {
    match &file.text {
        None => Ok(Value::bytes(bytes)),
        Some(text) => decoded(vm, text, &bytes).map(Value::string),
    }
}

/// An optional size argument: `None` and negative numbers mean "all".
fn size_argument(vm: &mut Vm, args: Args<'_>) -> Res<Option<usize>> {
    match args.get(1) {
        None | Some(Value::None) => Ok(None),
        Some(value) => Ok(usize::try_from(vm.to_i64(value)?).ok()),
    }
}

fn read(vm: &mut Vm, args: Args<'_>) -> Res {
    let size = size_argument(vm, args)?;
    with_open_for(vm, &args.pos[0], "read of", |vm, file| {
        check_readable(vm, file)?;
        let bytes = match (&file.text, size) {
            (Some(_), Some(chars)) => {
                let mut bytes = run(vm, file, |stream| stream.read_chars(chars))?;
                // `\r\n` counts as one character after translation: never end between its halves.
                if bytes.last() == Some(&b'\r') {
                    let next = run(vm, file, |stream| stream.read(Some(1)))?;
                    if next == b"\n" {
                        bytes.push(b'\n');
                    } else {
                        file.stream.borrow_mut().unread_bytes(&next);
                    }
                }
                bytes
            }
            _ => run(vm, file, |stream| stream.read(size))?,
        };
        result(vm, file, bytes)
    })
}

fn read1(vm: &mut Vm, args: Args<'_>) -> Res {
    let size = size_argument(vm, args)?;
    with_open(vm, &args.pos[0], |vm, file| {
        check_readable(vm, file)?;
        let bytes = run(vm, file, |stream| stream.read_some(size))?;
        result(vm, file, bytes)
    })
}

fn peek(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |vm, file| {
        check_readable(vm, file)?;
        run(vm, file, Stream::peek).map(Value::bytes)
    })
}

fn readall(vm: &mut Vm, args: Args<'_>) -> Res {
    read(vm, Args::new(&args.pos[..1]))
}

fn readinto(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(target) = Window::of(&args.pos[1]) else {
        let name = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("readinto() argument must be read-write bytes-like object, not {name}")));
    };
    with_open(vm, &args.pos[0], |vm, file| {
        check_readable(vm, file)?;
        let bytes = run(vm, file, |stream| stream.read(Some(target.size())))?;
        target.write(0, &bytes);
        Ok(Value::size(bytes.len()))
    })
}

fn line(vm: &mut Vm, file: &File, limit: Option<usize>) -> Res<Vec<u8>> {
    check_readable(vm, file)?;
    let newline = file.text.as_ref().map_or(Newline::Only("\n"), |text| text.newline);
    run(vm, file, |stream| stream.read_line(newline, limit))
}

fn readline(vm: &mut Vm, args: Args<'_>) -> Res {
    let size = size_argument(vm, args)?;
    with_open(vm, &args.pos[0], |vm, file| {
        let bytes = line(vm, file, size)?;
        result(vm, file, bytes)
    })
}

fn readlines(vm: &mut Vm, args: Args<'_>) -> Res {
    let hint = size_argument(vm, args)?.filter(|hint| *hint > 0);
    with_open(vm, &args.pos[0], |vm, file| {
        let mut lines = Vec::new();
        let mut total = 0;
        loop {
            let bytes = line(vm, file, None)?;
            if bytes.is_empty() || hint.is_some_and(|hint| total >= hint) {
                return Ok(Value::list(lines));
            }
            total += bytes.len();
            lines.push(result(vm, file, bytes)?);
        }
    })
}

fn next(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |vm, file| {
        let bytes = line(vm, file, None)?;
        if bytes.is_empty() {
            return Err(vm.stop_iteration(Value::None));
        }
        result(vm, file, bytes)
    })
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |_, _| Ok(args.pos[0].clone()))
}

fn write(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open_for(vm, &args.pos[0], "write to", |vm, file| {
        let data = &args.pos[1];
        match &file.text {
            Some(text) => {
                let Some(string) = data.as_str() else {
                    let name = vm.type_name(data);
                    return Err(vm.type_error(format!("write() argument must be str, not {name}")));
                };
                check_writable(vm, file)?;
                write_text(vm, file, text, string.as_str())?;
                Ok(Value::size(string.len()))
            }
            None => {
                check_writable(vm, file)?;
                let bytes = crate::builtins::bytes::bytes_like(vm, data)?.to_vec();
                run(vm, file, |stream| stream.write(&bytes))?;
                Ok(Value::size(bytes.len()))
            }
        }
    })
}

fn write_text(vm: &mut Vm, file: &File, text: &Text, string: &str) -> Res<()> {
    let translated;
    let string = match text.newline {
        Newline::Only(end) if end != "\n" => {
            translated = string.replace('\n', end);
            &translated
        }
        _ => string,
    };
    if text.codec == Codec::Utf8 && surrogate::find(string).is_none() {
        return run(vm, file, |stream| stream.write_text(string.as_bytes()));
    }
    let bytes = codec::encode(string, text.codec, &text.errors).map_err(|fault| vm.codec_fault(fault))?;
    run(vm, file, |stream| stream.write_text(&bytes))
}

fn writelines(vm: &mut Vm, args: Args<'_>) -> Res {
    let iterator = vm.iter(&args.pos[1])?;
    while let Some(item) = vm.next(&iterator)? {
        write(vm, Args::new(&[args.pos[0].clone(), item]))?;
    }
    Ok(Value::None)
}

fn flush(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |vm, file| {
        run(vm, file, if file.text.is_some() { Stream::flush_text } else { Stream::flush })
    })?;
    Ok(Value::None)
}

fn close(vm: &mut Vm, args: Args<'_>) -> Res {
    with_file(vm, &args.pos[0], |vm, file| run(vm, file, Stream::close))?;
    Ok(Value::None)
}

fn enter(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |_, _| Ok(args.pos[0].clone()))
}

fn exit(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.call_method(&args.pos[0], "close", &[])?;
    Ok(Value::None)
}

fn check_seekable(vm: &mut Vm, file: &File) -> Res<()> {
    if file.is_raw() || file.stream.borrow_mut().tell().is_ok() {
        return Ok(());
    }
    let text = file.text.is_some();
    Err(unsupported(vm, if text { "underlying stream is not seekable" } else { "File or stream is not seekable." }))
}

fn seek(vm: &mut Vm, args: Args<'_>) -> Res {
    let offset = vm.to_i64(&args.pos[1])?;
    let whence = args.get(2).map_or(Ok(0), |value| vm.to_i64(value))?;
    with_open(vm, &args.pos[0], |vm, file| {
        check_seekable(vm, file)?;
        let to = match whence {
            0 if offset < 0 => return Err(vm.value_error(format!("negative seek position {offset}"))),
            0 => SeekFrom::Start(offset.unsigned_abs()),
            1 | 2 if file.text.is_some() && offset != 0 => {
                let what = if whence == 1 { "cur" } else { "end" };
                return Err(unsupported(vm, &format!("can't do nonzero {what}-relative seeks")));
            }
            1 => SeekFrom::Current(offset),
            2 => SeekFrom::End(offset),
            _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
        };
        run(vm, file, |stream| stream.seek(to)).map(|position| Value::Int(position as i64))
    })
}

fn tell(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |vm, file| {
        check_seekable(vm, file)?;
        run(vm, file, Stream::tell).map(|position| Value::Int(position as i64))
    })
}

fn truncate(vm: &mut Vm, args: Args<'_>) -> Res {
    let size = size_argument(vm, args)?;
    with_open(vm, &args.pos[0], |vm, file| {
        check_writable(vm, file)?;
        let size = match size {
            Some(size) => size as u64,
            None => run(vm, file, Stream::tell)?,
        };
        run(vm, file, |stream| stream.truncate(size))?;
        Ok(Value::Int(size as i64))
    })
}

fn readable(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |_, file| Ok(Value::Bool(file.stream.borrow().readable)))
}

fn writable(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |_, file| Ok(Value::Bool(file.stream.borrow().writable)))
}

fn seekable(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |_, file| Ok(Value::Bool(file.stream.borrow_mut().tell().is_ok())))
}

fn isatty(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |_, file| {
        let descriptor = file.stream.borrow().descriptor().unwrap_or(-1);
        Ok(Value::Bool(descriptor::get(descriptor).is_ok_and(|handle| handle.is_terminal())))
    })
}

fn fileno(vm: &mut Vm, args: Args<'_>) -> Res {
    with_open(vm, &args.pos[0], |_, file| Ok(Value::Int(file.stream.borrow().descriptor().unwrap_or(-1).into())))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = vm.type_name(&args.pos[0]);
    with_file(vm, &args.pos[0], |vm, file| {
        let name = vm.repr(&file.name)?;
        let (name, mode) = (name.as_str(), &file.mode);
        Ok(Value::string(match &file.text {
            Some(text) => format!("<_io.{class} name={name} mode='{mode}' encoding='{}'>", text.encoding),
            None if class == "FileIO" => {
                let owns = if file.stream.borrow().owns_descriptor() { "True" } else { "False" };
                format!("<_io.{class} name={name} mode='{mode}' closefd={owns}>")
            }
            None => format!("<_io.{class} name={name}>"),
        }))
    })
}

fn get_name(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| Ok(file.name.clone()))
}

fn get_mode(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| Ok(Value::str(&file.mode)))
}

fn get_closed(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| Ok(Value::Bool(file.stream.borrow().is_closed())))
}

fn get_encoding(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| Ok(file.text.as_ref().map_or(Value::None, |text| Value::str(&text.encoding))))
}

fn get_errors(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| Ok(file.text.as_ref().map_or(Value::None, |text| Value::str(&text.errors))))
}

fn get_newlines(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| {
        Ok(match file.text.as_ref().map(|text| text.seen.get().list()).unwrap_or_default().as_slice() {
            [] => Value::None,
            [end] => Value::str(end),
            ends => Value::tuple(ends.iter().map(Value::str).collect()),
        })
    })
}

fn get_line_buffering(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| Ok(Value::Bool(file.stream.borrow().line_buffered)))
}

/// `buffer` of a text file: the binary file under it.
fn get_buffer(vm: &mut Vm, this: &Value) -> Res {
    with_file(vm, this, |_, file| {
        let buffer = file.buffer.get_or_init(|| {
            let mut stream = file.stream.borrow_mut();
            stream.share();
            let class = with_classes(|classes| {
                match (stream.readable, stream.writable) {
                    (true, true) => &classes.random,
                    (true, false) => &classes.reader,
                    _ => &classes.writer,
                }
                .clone()
            });
            let (name, mode) = (file.name.clone(), file.mode.replace('t', "") + "b");
            let binary = File { stream: file.stream.clone(), buffer: OnceCell::new(), name, mode, text: None };
            Value::Instance(Ref::with_native(&class, binary))
        });
        Ok(buffer.clone())
    })
}

fn standard(vm: &mut Vm, number: i32, name: &str, mode: &str) -> Res {
    let errors = if name == "<stderr>" { "backslashreplace" } else { "strict" };
    let text = text_state(vm, Some("utf-8".to_owned()), Some(errors.to_owned()), Value::None)?;
    let reads = number == 0;
    let mut stream = Stream::new(number, true, reads, !reads);
    // Standard error is never held back by more than a line.
    stream.line_buffered = number == 2 || (!reads && descriptor::get(number).is_ok_and(|handle| handle.is_terminal()));
    let (name, mode) = (Value::str(name), mode.to_owned());
    let file = File { stream: stream.shared(), buffer: OnceCell::new(), name, mode, text: Some(text) };
    let class = with_classes(|classes| classes.text.clone());
    Ok(Value::Instance(Ref::with_native(&class, file)))
}

/// The standard streams, for `sys`.
pub(super) fn standard_streams(vm: &mut Vm) -> Res<[Value; 3]> {
    if let Some(streams) = STANDARD.with(|streams| streams.get().cloned()) {
        return Ok(streams);
    }
    let streams =
        [standard(vm, 0, "<stdin>", "r")?, standard(vm, 1, "<stdout>", "w")?, standard(vm, 2, "<stderr>", "w")?];
    STANDARD.with(|cell| {
        let _ = cell.set(streams.clone());
    });
    Ok(streams)
}

/// Writes text to a stream object: straight into its buffer if it is one of ours, else by its `write` method.
pub fn write_str(vm: &mut Vm, stream: &Value, text: &str) -> Res<()> {
    if let Value::Instance(instance) = stream
        && let Some(file) = instance.native::<File>()
        && instance.has_class(&with_classes(|classes| classes.text.clone()))
        && let Some(state) = &file.text
    {
        if file.stream.borrow().is_closed() {
            return Err(vm.value_error("I/O operation on closed file."));
        }
        check_writable(vm, file)?;
        return write_text(vm, file, state, text);
    }
    vm.call_method(stream, "write", &[Value::str(text)])?;
    Ok(())
}

/// Whether `stream` is one of our text files, whose writes need no call of a method.
pub fn is_plain_stream(stream: &Value) -> bool {
    match stream {
        Value::Instance(instance) => {
            instance.native::<File>().is_some_and(|file| file.text.is_some())
                && instance.has_class(&with_classes(|classes| classes.text.clone()))
        }
        _ => false,
    }
}

/// Flushes the original standard streams: the last thing before the process ends.
pub fn flush_standard(vm: &mut Vm) -> Res<()> {
    let streams = STANDARD.with(|streams| streams.get().cloned());
    for stream in streams.iter().flatten().skip(1) {
        with_file(vm, stream, |vm, file| {
            if file.stream.borrow().is_closed() { Ok(()) } else { run(vm, file, Stream::flush_text) }
        })?;
    }
    Ok(())
}

pub use self::stream::flush_all;

/// Forgets what the original standard streams have not put out yet: in the fork of an evaluation that is not its own.
pub fn forget_standard(vm: &mut Vm) {
    let streams = STANDARD.with(|streams| streams.get().cloned());
    for stream in streams.iter().flatten().skip(1) {
        let forgotten = with_file(vm, stream, |_, file| {
            file.stream.borrow_mut().forget_pending();
            Ok(())
        });
        // A stream that was replaced by something else has nothing to forget.
        drop(forgotten);
    }
}

fn set_unsupported_operation(_: &mut Vm, args: Args<'_>) -> Res {
    if let Value::Class(class) = &args.pos[0] {
        with_classes(|classes| *classes.unsupported.borrow_mut() = Some(class.clone()));
    }
    Ok(Value::None)
}

fn text_encoding(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(match &args.pos[0] {
        Value::None => Value::str("utf-8"),
        encoding => encoding.clone(),
    })
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, None as No, One, Range};
    const METHODS: &[Method] = &[
        ("__enter__", enter, No),
        ("__exit__", exit, Arity::Varargs),
        ("__iter__", iter, Arity::Slot(0)),
        ("__next__", next, Arity::Slot(0)),
        ("__repr__", repr, Arity::Slot(0)),
        ("close", close, No),
        ("fileno", fileno, No),
        ("flush", flush, No),
        ("isatty", isatty, No),
        ("read", read, Range(0, 1)),
        ("readable", readable, No),
        ("readline", readline, Range(0, 1)),
        ("readlines", readlines, Range(0, 1)),
        ("seek", seek, Range(1, 2)),
        ("seekable", seekable, No),
        ("tell", tell, No),
        ("truncate", truncate, Range(0, 1)),
        ("writable", writable, No),
        ("write", write, One),
        ("writelines", writelines, One),
    ];
    const BINARY: &[Method] = &[
        ("peek", peek, Range(0, 1)),
        ("read1", read1, Range(0, 1)),
        ("readall", readall, No),
        ("readinto", readinto, One),
    ];
    const COMMON: &[(&str, Getter)] = &[("closed", get_closed), ("name", get_name), ("mode", get_mode)];
    const TEXT: &[(&str, Getter)] = &[
        ("encoding", get_encoding),
        ("errors", get_errors),
        ("newlines", get_newlines),
        ("line_buffering", get_line_buffering),
        ("buffer", get_buffer),
    ];
    let object = module.vm.types.object.clone();
    let base = module.plain_class("IOBase", &object);
    let raw = module.plain_class("RawIOBase", &base);
    let buffered = module.plain_class("BufferedIOBase", &base);
    let text_base = module.plain_class("TextIOBase", &base);
    let mut make = |name: &str, base: &Ref<Class>| {
        let class = module.class(name, base, "file", METHODS);
        module.getters(&class, COMMON);
        if name == "TextIOWrapper" {
            module.getters(&class, TEXT);
        } else {
            module.methods(&class, BINARY);
        }
        class
    };
    let classes = Classes {
        file: make("FileIO", &raw),
        reader: make("BufferedReader", &buffered),
        writer: make("BufferedWriter", &buffered),
        random: make("BufferedRandom", &buffered),
        text: make("TextIOWrapper", &text_base),
        unsupported: RefCell::new(None),
    };
    CLASSES.with(|cell| {
        // A second initialisation (after the program deleted the module) keeps the first classes.
        let _ = cell.set(classes);
    });
    module.functions(&[
        ("open", open, Any),
        ("set_unsupported_operation", set_unsupported_operation, One),
        ("text_encoding", text_encoding, Range(1, 2)),
    ]);
    Ok(())
}
