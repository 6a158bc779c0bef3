//! The built-in exceptions: construction, attributes and messages.

use super::{Method, attributes, dunders, methods, new_class, static_methods};
use crate::object::*;
use crate::text::codec::CodecFault;
use crate::text::repr::push_escape;
use crate::vm::{Res, TraceEntry, Vm};

/// Members that particular exceptions have, in the order of [`ExceptionState::fields`].
const OS_ERROR: [&str; 4] = ["errno", "strerror", "filename", "filename2"];

macro_rules! fields {
    ($($class:ident: $($name:literal = $index:literal $get:ident $set:ident),*;)*) => {
        $($(
            fn $get(vm: &mut Vm, this: &Value) -> Res {
                Ok(state(vm, this)?.exception().map_or(Value::None, |state| state.field($index)))
            }
            fn $set(vm: &mut Vm, this: &Value, value: Option<Value>) -> Res<()> {
                if let Some(state) = state(vm, this)?.exception() {
                    state.set_field($index, value.unwrap_or_default());
                }
                Ok(())
            }
        )*)*

        fn install_fields(vm: &mut Vm) {
            let types = vm.types;
            $(attributes(&types.$class, &[$(($name, $get, Some($set))),*]);)*
        }
    };
}

fields! {
    os_error: "errno" = 0 get_errno set_errno, "strerror" = 1 get_strerror set_strerror, "filename" = 2 get_filename set_filename,
        "filename2" = 3 get_filename2 set_filename2;
    stop_iteration: "value" = 0 get_value set_value;
    system_exit: "code" = 0 get_code set_code;
    name_error: "name" = 0 get_name set_name;
    attribute_error: "name" = 0 get_attribute_name set_attribute_name, "obj" = 1 get_obj set_obj;
    import_error: "msg" = 0 get_msg set_msg, "name" = 1 get_import_name set_import_name, "path" = 2 get_path set_path;
    syntax_error: "msg" = 0 get_syntax_msg set_syntax_msg, "filename" = 1 get_syntax_filename set_syntax_filename,
        "lineno" = 2 get_lineno set_lineno, "offset" = 3 get_offset set_offset, "text" = 4 get_text set_text,
        "end_lineno" = 5 get_end_lineno set_end_lineno, "end_offset" = 6 get_end_offset set_end_offset,
        "print_file_and_line" = 7 get_print_file_and_line set_print_file_and_line;
    unicode_decode_error: "encoding" = 0 get_decode_encoding set_decode_encoding, "object" = 1 get_decode_object set_decode_object,
        "start" = 2 get_decode_start set_decode_start, "end" = 3 get_decode_end set_decode_end,
        "reason" = 4 get_decode_reason set_decode_reason;
    unicode_encode_error: "encoding" = 0 get_encode_encoding set_encode_encoding, "object" = 1 get_encode_object set_encode_object,
        "start" = 2 get_encode_start set_encode_start, "end" = 3 get_encode_end set_encode_end,
        "reason" = 4 get_encode_reason set_encode_reason;
    unicode_translate_error: "object" = 1 get_translate_object set_translate_object,
        "start" = 2 get_translate_start set_translate_start, "end" = 3 get_translate_end set_translate_end,
        "reason" = 4 get_translate_reason set_translate_reason;
}

/// The class for an `errno`.
pub fn os_error_class(types: &'static Types, number: i32) -> &'static Ref<Class> {
    match number {
        1 | 13 => &types.permission_error,
        2 => &types.file_not_found_error,
        3 => &types.process_lookup_error,
        4 => &types.interrupted_error,
        10 => &types.child_process_error,
        11 | 114 | 115 => &types.blocking_io_error,
        17 => &types.file_exists_error,
        20 => &types.not_a_directory_error,
        21 => &types.is_a_directory_error,
        32 | 108 => &types.broken_pipe_error,
        103 => &types.connection_aborted_error,
        104 => &types.connection_reset_error,
        110 => &types.timeout_error,
        111 => &types.connection_refused_error,
        _ => &types.os_error,
    }
}

/// The exception behind a value.
fn state(vm: &mut Vm, this: &Value) -> Res<Ref<Instance>> {
    match this {
        Value::Instance(instance) if instance.exception().is_some() => Ok(instance.clone()),
        _ => {
            let class = vm.types.base_exception.clone();
            Err(super::wrong_receiver(vm, "args", &class, Some(this)))
        }
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let types = vm.types;
    let class = new_class(vm, &args, &types.base_exception)?;
    let own = &args.pos[1..];
    // `OSError(2, ...)` makes a `FileNotFoundError`.
    let class = match own.first() {
        Some(Value::Int(number)) if class.is(&types.os_error) && (2..=5).contains(&own.len()) => {
            i32::try_from(*number).map_or(class, |number| os_error_class(types, number).clone())
        }
        _ => class,
    };
    let is_os_error = class.is_subclass_of(&types.os_error);
    let kept = if is_os_error && own.len() > 2 && own.len() <= 5 { &own[..2] } else { own };
    let state = ExceptionState::new(Ref::new(Tuple::from_slice(kept)));
    let made: Value = Ref::new(Instance::new(&class, Payload::Exception(Box::new(state)))).into();
    // The members of a unicode error are only set by `__init__`.
    if !class.is_subclass_of(&types.unicode_error) {
        fill(vm, &class, &made, Args { pos: own, kw: args.kw })?;
    }
    Ok(made)
}

/// Sets the members that the constructor's arguments stand for.
fn fill(vm: &mut Vm, class: &Ref<Class>, made: &Value, args: Args<'_>) -> Res<()> {
    let types = vm.types;
    let Value::Instance(instance) = made else { return Ok(()) };
    let Some(state) = instance.exception() else { return Ok(()) };
    let set_all =
        |values: &[Value]| values.iter().enumerate().for_each(|(index, value)| state.set_field(index, value.clone()));
    let first = args.pos.first();
    if class.is_subclass_of(&types.os_error) {
        if (2..=5).contains(&args.pos.len()) {
            set_all(&args.pos[..args.pos.len().min(3)]);
            if let Some(second) = args.pos.get(4) {
                state.set_field(3, second.clone());
            }
        }
    } else if class.is_subclass_of(&types.stop_iteration) || class.is_subclass_of(&types.stop_async_iteration) {
        state.set_field(0, first.cloned().unwrap_or(Value::None));
    } else if class.is_subclass_of(&types.system_exit) {
        state.set_field(
            0,
            match args.pos {
                [] => Value::None,
                [code] => code.clone(),
                several => Value::tuple(several.to_vec()),
            },
        );
    } else if class.is_subclass_of(&types.import_error) {
        state.set_field(0, if args.pos.len() == 1 { args.pos[0].clone() } else { Value::None });
    } else if class.is_subclass_of(&types.syntax_error) {
        if let Some(message) = first {
            state.set_field(0, message.clone());
        }
        if let [_, details] = args.pos {
            let details = vm.collect(details)?;
            if !matches!(details.len(), 4 | 6) {
                let (bound, count) = if details.len() < 4 { ("at least", 4) } else { ("at most", 6) };
                let given = details.len();
                return Err(vm.type_error(format!("function takes {bound} {count} arguments ({given} given)")));
            }
            for (index, value) in details.iter().enumerate().take(6) {
                state.set_field(index + 1, value.clone());
            }
        }
    } else if class.is_subclass_of(&types.unicode_decode_error) || class.is_subclass_of(&types.unicode_encode_error) {
        if args.pos.len() != 5 {
            return Err(vm.type_error(format!("function takes exactly 5 arguments ({} given)", args.pos.len())));
        }
        set_all(args.pos);
        match (&args.pos[1], class.is_subclass_of(&types.unicode_decode_error)) {
            (object, true) if super::bytes::contents_of(object).is_none() => {
                let given = vm.type_name(object);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
            }
            (object, false) if object.as_str().is_none() => {
                let given = vm.type_name(object);
                return Err(vm.type_error(format!("argument 2 must be str, not {given}")));
            }
            _ => {}
        }
    } else if class.is_subclass_of(&types.unicode_translate_error) {
        if args.pos.len() != 4 {
            return Err(vm.type_error(format!("function takes exactly 4 arguments ({} given)", args.pos.len())));
        }
        for (index, value) in args.pos.iter().enumerate() {
            state.set_field(index + 1, value.clone());
        }
    } else if class.is_subclass_of(&types.base_exception_group) {
        let [message, members] = args.pos else {
            return Err(vm.type_error(format!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
                args.pos.len()
            )));
        };
        if message.as_str().is_none() {
            let given = vm.type_name(message);
            return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {given}")));
        }
        if !matches!(members.base(), Value::List(_) | Value::Tuple(_)) {
            return Err(vm.type_error("second argument (exceptions) must be a sequence"));
        }
        let members = vm.collect(members)?;
        if members.is_empty() {
            return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
        }
        for (place, member) in members.iter().enumerate() {
            if !matches!(member, Value::Instance(instance) if instance.exception().is_some()) {
                return Err(vm.value_error(format!("Item {place} of second argument (exceptions) is not an exception")));
            }
        }
        state.set_field(0, message.clone());
        state.set_field(1, Value::tuple(members));
    }
    for (name, value) in args.kw {
        let index = match name.as_str() {
            "name" if class.is_subclass_of(&types.import_error) => 1,
            "path" if class.is_subclass_of(&types.import_error) => 2,
            "name" if class.is_subclass_of(&types.attribute_error) || class.is_subclass_of(&types.name_error) => 0,
            "obj" if class.is_subclass_of(&types.attribute_error) => 1,
            // A class that takes keywords of its own reads them in its `__init__`.
            _ => continue,
        };
        state.set_field(index, value.clone());
    }
    Ok(())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = vm.class_of(&args.pos[0]);
    let types = vm.types;
    let takes_keywords = class.is_subclass_of(&types.import_error)
        || class.is_subclass_of(&types.attribute_error)
        || class.is_subclass_of(&types.name_error);
    if !args.kw.is_empty() && !takes_keywords {
        let name = class.name();
        return Err(vm.type_error(format!("{}() takes no keyword arguments", name.as_str())));
    }
    let known: &[&str] = match () {
        () if class.is_subclass_of(&types.import_error) => &["name", "path"],
        () if class.is_subclass_of(&types.attribute_error) => &["name", "obj"],
        () => &["name"],
    };
    if let Some((wrong, _)) = args.kw.iter().find(|(name, _)| !known.contains(&name.as_str())) {
        let base = [&types.import_error, &types.attribute_error, &types.name_error];
        let name = base.into_iter().find(|base| class.is_subclass_of(base)).map(|base| base.name());
        let name = name.as_ref().map_or("", |name| name.as_str());
        return Err(vm.type_error(format!("'{}' is an invalid keyword argument for {name}()", wrong.as_str())));
    }
    let instance = state(vm, &args.pos[0])?;
    if let Some(state) = instance.exception() {
        let own = &args.pos[1..];
        let is_os_error = class.is_subclass_of(&types.os_error);
        if !(is_os_error && own.len() > 2) {
            *state.args.borrow_mut() = Ref::new(Tuple::from_slice(own));
        }
        let import = class.is_subclass_of(&types.import_error);
        if import {
            drop(state.fields.take());
        }
        // A subclass may pass other arguments on than it was called with.
        let again = class.is_heap() && !class.is_subclass_of(&types.base_exception_group);
        if again || import || class.is_subclass_of(&types.unicode_error) {
            fill(vm, &class, &args.pos[0], Args { pos: own, kw: args.kw })?;
        }
    }
    Ok(Value::None)
}

fn args_of(vm: &mut Vm, this: &Value) -> Res<Ref<Tuple>> {
    let instance = state(vm, this)?;
    Ok(instance.exception().map_or_else(|| vm.empty_tuple.clone(), |state| state.args.borrow().clone()))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let arguments = args_of(vm, &args.pos[0])?;
    let name = vm.type_name(&args.pos[0]);
    let inner = match &arguments[..] {
        [one] => vm.repr(one)?.as_str().to_owned(),
        _ => {
            let all = vm.repr(&Value::Tuple(arguments.clone()))?;
            return Ok(Value::string(format!("{name}{}", all.as_str())));
        }
    };
    Ok(Value::string(format!("{name}({inner})")))
}

fn str(vm: &mut Vm, args: Args<'_>) -> Res {
    let arguments = args_of(vm, &args.pos[0])?;
    match &arguments[..] {
        [] => Ok(Value::str("")),
        [one] => vm.str(one).map(Value::Str),
        _ => vm.repr(&Value::Tuple(arguments.clone())).map(Value::Str),
    }
}

fn key_error_str(vm: &mut Vm, args: Args<'_>) -> Res {
    let arguments = args_of(vm, &args.pos[0])?;
    match &arguments[..] {
        [one] => vm.repr(one).map(Value::Str),
        _ => str(vm, args),
    }
}

fn fields_of<const N: usize>(vm: &mut Vm, this: &Value) -> Res<[Value; N]> {
    let instance = state(vm, this)?;
    Ok(std::array::from_fn(|index| instance.exception().map_or(Value::None, |state| state.field(index))))
}

fn os_error_str(vm: &mut Vm, args: Args<'_>) -> Res {
    let [errno, strerror, filename, filename2] = fields_of::<{ OS_ERROR.len() }>(vm, &args.pos[0])?;
    if errno.is_none() && strerror.is_none() {
        return str(vm, args);
    }
    let (errno, strerror) = (vm.str(&errno)?, vm.str(&strerror)?);
    let mut text = format!("[Errno {}] {}", errno.as_str(), strerror.as_str());
    if !filename.is_none() {
        text.push_str(": ");
        text.push_str(vm.repr(&filename)?.as_str());
        if !filename2.is_none() {
            text.push_str(" -> ");
            text.push_str(vm.repr(&filename2)?.as_str());
        }
    }
    Ok(Value::string(text))
}

fn import_error_str(vm: &mut Vm, args: Args<'_>) -> Res {
    let [message] = fields_of::<1>(vm, &args.pos[0])?;
    match message.as_str() {
        Some(message) => Ok(Value::Str(message.clone())),
        None => str(vm, args),
    }
}

fn syntax_error_str(vm: &mut Vm, args: Args<'_>) -> Res {
    let [message, filename, line] = fields_of::<3>(vm, &args.pos[0])?;
    let message = vm.str(&message)?;
    let name = filename.as_str().map(|name| name.as_str().rsplit('/').next().unwrap_or_default().to_owned());
    Ok(Value::string(match (name, &line) {
        (Some(name), Value::Int(line)) => format!("{} ({name}, line {line})", message.as_str()),
        (Some(name), _) => format!("{} ({name})", message.as_str()),
        (None, Value::Int(line)) => format!("{} (line {line})", message.as_str()),
        (None, _) => message.as_str().to_owned(),
    }))
}

fn unicode_error_str(vm: &mut Vm, args: Args<'_>) -> Res {
    let [encoding, object, start, end, reason] = fields_of::<5>(vm, &args.pos[0])?;
    if object.is_none() {
        return Ok(Value::str("")); // it was not initialized
    }
    let (codec, reason) = (vm.str(&encoding)?, vm.str(&reason)?);
    let (start, end) = (vm.to_i64(&start)?, vm.to_i64(&end)?);
    let reason = reason.as_str();
    // What translates names no codec.
    let what = match (&encoding, object.base()) {
        (Value::Unbound | Value::None, _) => "can't translate".to_owned(),
        (_, Value::Bytes(_)) => format!("'{}' codec can't decode", codec.as_str()),
        _ => format!("'{}' codec can't encode", codec.as_str()),
    };
    let one = end == start + 1;
    let text = match object.base() {
        Value::Bytes(bytes) if one => {
            let byte = bytes.data.get(start as usize).copied().unwrap_or(0);
            format!("{what} byte 0x{byte:02x} in position {start}: {reason}")
        }
        Value::Bytes(_) => format!("{what} bytes in position {start}-{}: {reason}", end - 1),
        Value::Str(text) if one => {
            let ch = text.as_str().chars().nth(start as usize).unwrap_or('?');
            let mut shown = String::new();
            push_escape(&mut shown, ch);
            format!("{what} character '{shown}' in position {start}: {reason}")
        }
        _ => format!("{what} characters in position {start}-{}: {reason}", end - 1),
    };
    Ok(Value::string(text))
}

fn group_message(vm: &mut Vm, this: &Value) -> Res {
    fields_of::<2>(vm, this).map(|[message, _]| message)
}

fn group_members(vm: &mut Vm, this: &Value) -> Res {
    fields_of::<2>(vm, this).map(|[_, members]| members)
}

fn group_str(vm: &mut Vm, args: Args<'_>) -> Res {
    let [message, members] = fields_of::<2>(vm, &args.pos[0])?;
    let (message, count) = (vm.str(&message)?, members.as_tuple().map_or(0, |members| members.len()));
    let plural = if count == 1 { "" } else { "s" };
    Ok(Value::string(format!("{} ({count} sub-exception{plural})", message.as_str())))
}

fn group_new(vm: &mut Vm, args: Args<'_>) -> Res {
    let types = vm.types;
    let made = new(vm, args)?;
    let [_, members] = fields_of::<2>(vm, &made)?;
    let members = members.as_tuple().map(|members| members.to_vec()).unwrap_or_default();
    let plain = members.iter().all(|member| vm.class_of(member).is_subclass_of(&types.exception));
    match &made {
        // A group of ordinary exceptions is an ordinary exception.
        Value::Instance(instance) if plain && instance.has_class(&types.base_exception_group) => {
            instance.set_class(types.exception_group.clone());
        }
        Value::Instance(instance) if !plain && instance.class().is_subclass_of(&types.exception_group) => {
            let name = instance.class().name();
            return Err(if instance.has_class(&types.exception_group) {
                vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup")
            } else {
                vm.type_error(format!("Cannot nest BaseExceptions in '{}'", name.as_str()))
            });
        }
        _ => {}
    }
    Ok(made)
}

fn add_note(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos[1].as_str().is_none() {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("note must be a str, not '{given}'")));
    }
    let name = vm.names.__notes__.clone();
    let notes = match vm.get_attr_or_none(&args.pos[0], &name)? {
        Some(notes) => notes,
        None => {
            let notes = Value::list(Vec::new());
            vm.set_attr(&args.pos[0], &name, notes.clone())?;
            notes
        }
    };
    match &notes {
        Value::List(notes) => {
            notes.push(args.pos[1].clone());
            Ok(Value::None)
        }
        _ => Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
}

fn with_traceback(vm: &mut Vm, args: Args<'_>) -> Res {
    set_traceback(vm, &args.pos[0], Some(args.pos[1].clone()))?;
    Ok(args.pos[0].clone())
}

fn get_args(vm: &mut Vm, this: &Value) -> Res {
    args_of(vm, this).map(Value::Tuple)
}

fn set_args(vm: &mut Vm, this: &Value, value: Option<Value>) -> Res<()> {
    let instance = state(vm, this)?;
    let Some(value) = value else {
        return Err(vm.type_error("args may not be deleted"));
    };
    let items = vm.collect(&value)?;
    if let Some(state) = instance.exception() {
        *state.args.borrow_mut() = Ref::new(Tuple::from(items));
    }
    Ok(())
}

fn get_cause(vm: &mut Vm, this: &Value) -> Res {
    let instance = state(vm, this)?;
    Ok(instance.exception().and_then(|state| state.cause.borrow().clone()).unwrap_or(Value::None))
}

fn set_cause(vm: &mut Vm, this: &Value, value: Option<Value>) -> Res<()> {
    let instance = state(vm, this)?;
    if value.is_none() {
        return Err(vm.type_error("__cause__ may not be deleted"));
    }
    let is_exception = |value: &Value| matches!(value, Value::Instance(value) if value.exception().is_some());
    if let Some(value) = &value
        && !value.is_none()
        && !is_exception(value)
    {
        return Err(vm.type_error("exception cause must be None or derive from BaseException"));
    }
    if let Some(state) = instance.exception() {
        *state.cause.borrow_mut() = value.filter(|value| !value.is_none());
        state.suppress_context.set(true);
    }
    Ok(())
}

fn get_context(vm: &mut Vm, this: &Value) -> Res {
    let instance = state(vm, this)?;
    Ok(instance.exception().and_then(|state| state.context.borrow().as_ref().map(Exc::value)).unwrap_or(Value::None))
}

fn set_context(vm: &mut Vm, this: &Value, value: Option<Value>) -> Res<()> {
    let instance = state(vm, this)?;
    if let Some(state) = instance.exception() {
        *state.context.borrow_mut() = match value {
            Some(Value::Instance(context)) if context.exception().is_some() => Some(Exc(context)),
            Some(Value::None) => None,
            Some(_) => {
                return Err(vm.type_error("exception context must be None or derive from BaseException"));
            }
            None => return Err(vm.type_error("__context__ may not be deleted")),
        };
    }
    Ok(())
}

fn get_suppress(vm: &mut Vm, this: &Value) -> Res {
    let instance = state(vm, this)?;
    Ok(Value::Bool(instance.exception().is_some_and(|state| state.suppress_context.get())))
}

fn set_suppress(vm: &mut Vm, this: &Value, value: Option<Value>) -> Res<()> {
    let instance = state(vm, this)?;
    let Some(Value::Bool(suppress)) = value else {
        return Err(vm.type_error("attribute value type must be bool"));
    };
    if let Some(state) = instance.exception() {
        state.suppress_context.set(suppress);
    }
    Ok(())
}

/// A traceback object: the frames from `place` on, outermost first.
struct Traceback {
    entries: std::rc::Rc<[TraceEntry]>,
    place: usize,
}

impl Traceback {
    /// Whether it is the traceback of an exception that passed `trace`, innermost first.
    fn tells(&self, trace: &[TraceEntry]) -> bool {
        let own = &self.entries[self.place..];
        let same =
            |own: &TraceEntry, other: &TraceEntry| own.locals.is(&other.locals) && own.instruction == other.instruction;
        own.len() == trace.len() && own.iter().rev().zip(trace).all(|(own, other)| same(own, other))
    }
}

impl NativeState for Traceback {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        // Entries that several tracebacks share must not be counted for each of them; those stay alive.
        if std::rc::Rc::strong_count(&self.entries) == 1 {
            self.entries.iter().for_each(|entry| entry.trace(tracer));
        }
    }
}

pub(super) fn get_traceback(vm: &mut Vm, this: &Value) -> Res {
    let instance = state(vm, this)?;
    let Some(state) = instance.exception() else { return Ok(Value::None) };
    let mut entries = state.trace.borrow().clone();
    if entries.is_empty() {
        return Ok(Value::None);
    }
    if let Value::Instance(last) = &*state.traceback.borrow()
        && last.native::<Traceback>().is_some_and(|last| last.tells(&entries))
    {
        return Ok(Value::Instance(last.clone()));
    }
    entries.reverse();
    let class = vm.types.traceback.clone();
    let made: Value = Ref::with_native(&class, Traceback { entries: entries.into(), place: 0 }).into();
    drop(state.traceback.replace(made.clone()));
    Ok(made)
}

fn set_traceback(vm: &mut Vm, this: &Value, value: Option<Value>) -> Res<()> {
    let instance = state(vm, this)?;
    let Some(value) = value else {
        return Err(vm.type_error("__traceback__ may not be deleted"));
    };
    let entries = match &value {
        Value::None => Vec::new(),
        Value::Instance(traceback) => match traceback.native::<Traceback>() {
            Some(traceback) => traceback.entries[traceback.place..].iter().rev().cloned().collect(),
            None => return Err(vm.type_error("__traceback__ must be a traceback or None")),
        },
        _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    if let Some(state) = instance.exception() {
        drop(state.trace.replace(entries));
        drop(state.traceback.replace(value));
    }
    Ok(())
}

fn traceback(vm: &mut Vm, this: &Value) -> Res<(std::rc::Rc<[TraceEntry]>, usize)> {
    match this {
        Value::Instance(instance) if instance.native::<Traceback>().is_some() => {
            Ok(instance.native::<Traceback>().map_or((std::rc::Rc::new([]), 0), |tb| (tb.entries.clone(), tb.place)))
        }
        _ => Err(vm.type_error("a traceback is required")),
    }
}

fn tb_lineno(vm: &mut Vm, this: &Value) -> Res {
    let (entries, place) = traceback(vm, this)?;
    Ok(Value::Int(entries.get(place).map_or(0, |entry| entry.line.into())))
}

fn tb_next(vm: &mut Vm, this: &Value) -> Res {
    let (entries, place) = traceback(vm, this)?;
    if place + 1 >= entries.len() {
        return Ok(Value::None);
    }
    let class = vm.types.traceback.clone();
    Ok(Ref::with_native(&class, Traceback { entries, place: place + 1 }).into())
}

fn tb_frame(vm: &mut Vm, this: &Value) -> Res {
    let (entries, place) = traceback(vm, this)?;
    Ok(if place < entries.len() { super::frame::of_entries(vm, entries, place, Value::Unbound) } else { Value::None })
}

fn tb_lasti(vm: &mut Vm, this: &Value) -> Res {
    let (entries, place) = traceback(vm, this)?;
    // CPython's instructions are two bytes wide.
    Ok(Value::Int(entries.get(place).map_or(0, |entry| 2 * i64::from(entry.instruction))))
}

/// `_traceback_positions(tb)`: start line, end line, start and end column of each entry, in characters' bytes.
pub fn positions(vm: &mut Vm, args: Args<'_>) -> Res {
    let (entries, place) = traceback(vm, &args.pos[0])?;
    let position = |entry: &TraceEntry| {
        let loc = entry.code.position(entry.instruction as usize);
        let known = loc.line != 0 && loc.end_line != 0;
        let parts = [loc.line, loc.end_line, loc.col, loc.end_col];
        Value::tuple(parts.map(|part| if known { Value::Int(part.into()) } else { Value::None }).to_vec())
    };
    Ok(Value::list(entries[place..].iter().map(position).collect()))
}

impl Vm {
    /// Raises what a codec reported.
    #[cold]
    pub fn codec_fault(&mut self, fault: CodecFault) -> Exc {
        let types = self.types;
        match fault {
            CodecFault::Decode { encoding, byte, start, end, reason } => {
                let mut bytes = vec![0; end];
                bytes[start] = byte;
                self.unicode_exception(&types.unicode_decode_error, encoding, Value::bytes(bytes), start, end, reason)
            }
            CodecFault::Encode { encoding, character, start, end, reason } => {
                let mut text = "?".repeat(start);
                text.push(character);
                self.unicode_exception(&types.unicode_encode_error, encoding, Value::string(text), start, end, reason)
            }
            other => self.new_exception(&types.lookup_error, vec![Value::string(other.to_string())]),
        }
    }

    fn unicode_exception(
        &mut self,
        class: &Ref<Class>,
        encoding: &str,
        object: Value,
        start: usize,
        end: usize,
        reason: &str,
    ) -> Exc {
        let args = vec![Value::str(encoding), object, Value::size(start), Value::size(end), Value::str(reason)];
        let exception = self.new_exception(class, args.clone());
        for (index, value) in args.into_iter().enumerate() {
            exception.state().set_field(index, value);
        }
        exception
    }
}

const NONE: Arity = Arity::Slot(0);

/// Installs the exceptions' methods.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    static_methods(&types.base_exception, &[("__new__", new, Arity::New)]);
    dunders(&types.base_exception, &[("__init__", init, Arity::Any), ("__repr__", repr, NONE), ("__str__", str, NONE)]);
    const SHARED: &[Method] = &[("add_note", add_note, Arity::One), ("with_traceback", with_traceback, Arity::One)];
    methods(&types.base_exception, SHARED);
    attributes(
        &types.base_exception,
        &[
            ("args", get_args, Some(set_args)),
            ("__cause__", get_cause, Some(set_cause)),
            ("__context__", get_context, Some(set_context)),
            ("__suppress_context__", get_suppress, Some(set_suppress)),
            ("__traceback__", get_traceback, Some(set_traceback)),
        ],
    );
    dunders(&types.key_error, &[("__str__", key_error_str, NONE)]);
    dunders(&types.os_error, &[("__str__", os_error_str, NONE)]);
    dunders(&types.import_error, &[("__str__", import_error_str, NONE)]);
    dunders(&types.syntax_error, &[("__str__", syntax_error_str, NONE)]);
    super::members(&types.base_exception_group, &[("message", group_message), ("exceptions", group_members)]);
    for class in [&types.unicode_decode_error, &types.unicode_encode_error, &types.unicode_translate_error] {
        dunders(class, &[("__str__", unicode_error_str, NONE)]);
    }
    // The only built-in class with two bases.
    let bases = [&types.base_exception_group, &types.exception];
    let rest = [bases[0], bases[1], &types.base_exception, &types.object];
    types.exception_group.set_bases(bases.map(Ref::clone).to_vec(), rest.map(Ref::clone).to_vec());
    static_methods(&types.base_exception_group, &[("__new__", group_new, Arity::New)]);
    dunders(&types.base_exception_group, &[("__str__", group_str, NONE)]);
    attributes(
        &types.traceback,
        &[
            ("tb_lineno", tb_lineno, None),
            ("tb_next", tb_next, None),
            ("tb_frame", tb_frame, None),
            ("tb_lasti", tb_lasti, None),
        ],
    );
    install_fields(vm);
    // `OSError` goes by two older names.
    for name in ["IOError", "EnvironmentError"] {
        vm.builtins.set_str(&intern(name), Value::Class(types.os_error.clone()));
    }
}
