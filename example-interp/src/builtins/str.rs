//! `str`.

use std::borrow::Cow;

use super::{Params, methods, of_class, static_methods, wrong_receiver};
use crate::object::*;
use crate::text::codec::{self, Codec, CodecFault};
use crate::text::strops::{self, Ends, Translation};
use crate::text::{Fault, strcase, surrogate};
use crate::vm::{Res, Vm};

fn this<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a Ref<Str>> {
    match args.pos.first().and_then(Value::as_str) {
        Some(text) => Ok(text),
        None => {
            let class = vm.types.str.clone();
            Err(wrong_receiver(vm, method, &class, args.pos.first()))
        }
    }
}

/// A string argument; `what` is such as `replace() argument 1`.
fn text<'a>(vm: &mut Vm, value: &'a Value, what: &str) -> Res<&'a Ref<Str>> {
    match value.as_str() {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("{what} must be str, not {given}")))
        }
    }
}

fn result(own: &Ref<Str>, text: Cow<'_, str>) -> Value {
    match text {
        Cow::Borrowed(text) if text.len() == own.as_str().len() => Value::Str(own.clone()),
        Cow::Borrowed(text) => Value::str(text),
        Cow::Owned(text) => Value::string(text),
    }
}

/// A borrowed part of `own` as a string.
fn part(own: &Ref<Str>, text: &str) -> Value {
    if text.len() == own.as_str().len() {
        return Value::Str(own.clone());
    }
    if own.is_ascii() { Value::Str(Str::make_counted(text, text.len())) } else { Value::str(text) }
}

/// The exception for a failed conversion between text and bytes.
pub fn codec_error(vm: &mut Vm, fault: CodecFault, object: &Value) -> Exc {
    let size = |n: usize| Value::size(n);
    let (class, args) = match fault {
        CodecFault::OnlyEncodes => return vm.type_error(fault.to_string()),
        CodecFault::UnknownEncoding(_) | CodecFault::UnknownHandler(_) => return vm.lookup_error(fault.to_string()),
        CodecFault::Decode { encoding, start, end, reason, .. } => (
            &vm.types.unicode_decode_error,
            vec![Value::str(encoding), object.clone(), size(start), size(end), Value::str(reason)],
        ),
        CodecFault::Encode { encoding, start, end, reason, .. } => (
            &vm.types.unicode_encode_error,
            vec![Value::str(encoding), object.clone(), size(start), size(end), Value::str(reason)],
        ),
    };
    let error = vm.new_exception(class, args.clone());
    for (at, value) in args.into_iter().enumerate() {
        error.state().set_field(at, value);
    }
    error
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let str = vm.types.str.clone();
    let class = super::new_class(vm, &args, &str)?;
    if let ([_, value], []) = (args.pos, args.kw) {
        let text = vm.str(value)?;
        return Ok(of_class(&class, &str, Value::Str(text)));
    }
    const PARAMS: Params = Params::new("str", &["object", "encoding", "errors"], 0);
    let [object, encoding, errors] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let value = match (object, &encoding, &errors) {
        (None, _, _) => Value::str(""),
        (Some(object), None, None) => Value::Str(vm.str(&object)?),
        (Some(object), _, _) => {
            // The types of the other arguments are checked first.
            let _types_are_right = codec_arguments(vm, "str", encoding.as_ref(), errors.as_ref())?;
            if object.as_str().is_some() {
                return Err(vm.type_error("decoding str is not supported"));
            }
            let Some(data) = super::bytes::contents_of(&object) else {
                let given = vm.type_name(&object);
                return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {given} found")));
            };
            decode_as(vm, "str", &data, &object, encoding.as_ref(), errors.as_ref())?
        }
    };
    Ok(of_class(&class, &str, value))
}

/// Decodes bytes; `object` is what they came from.
pub fn decode(vm: &mut Vm, data: &[u8], object: &Value, encoding: Option<&Value>, errors: Option<&Value>) -> Res {
    decode_as(vm, "decode", data, object, encoding, errors)
}

fn decode_as(
    vm: &mut Vm,
    function: &str,
    data: &[u8],
    object: &Value,
    encoding: Option<&Value>,
    errors: Option<&Value>,
) -> Res {
    let (codec, handler) = codec_arguments(vm, function, encoding, errors)?;
    match codec.and_then(|codec| codec::decode(data, codec, &handler)) {
        Ok(text) => Ok(match text {
            Cow::Borrowed(text) => Value::str(text),
            Cow::Owned(text) => Value::string(text),
        }),
        Err(fault) => by_registered(vm, "_decode", object, encoding, &handler, fault),
    }
}

/// What the guest's own codec or error handler makes of a text or of bytes; else the fault is raised. The module `codecs`
/// holds them: while it is not loaded there are none.
fn by_registered(
    vm: &mut Vm,
    function: &str,
    object: &Value,
    encoding: Option<&Value>,
    errors: &str,
    fault: CodecFault,
) -> Res {
    if let CodecFault::UnknownEncoding(_) | CodecFault::UnknownHandler(_) = fault
        && let Some(codecs) = vm.modules.get_str(&intern("codecs"))
        && let Some(function) = vm.get_attr_or_none(&codecs, &intern(function))?
    {
        let encoding = encoding.cloned().unwrap_or_else(|| Value::str("utf-8"));
        let done = vm.call(&function, Args::new(&[object.clone(), encoding, Value::str(errors)]))?;
        if !done.is_none() {
            return Ok(done);
        }
    }
    Err(codec_error(vm, fault, object))
}

fn codec_arguments(
    vm: &mut Vm,
    method: &str,
    encoding: Option<&Value>,
    errors: Option<&Value>,
) -> Res<(Result<Codec, CodecFault>, String)> {
    let codec = match encoding {
        None => Ok(Codec::Utf8),
        Some(encoding) => {
            let name = text(vm, encoding, &format!("{method}() argument 'encoding'"))?;
            Codec::by_name(name.as_str())
        }
    };
    let errors = match errors {
        None => "strict".to_owned(),
        Some(errors) => text(vm, errors, &format!("{method}() argument 'errors'"))?.as_str().to_owned(),
    };
    Ok((codec, errors))
}

fn encode(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "encode")?;
    const PARAMS: Params = Params::new("encode", &["encoding", "errors"], 0);
    let [encoding, errors] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let (codec, errors) = codec_arguments(vm, "encode", encoding.as_ref(), errors.as_ref())?;
    match codec.and_then(|codec| codec::encode(own.as_str(), codec, &errors)) {
        Ok(data) => Ok(Value::bytes(data)),
        Err(fault) => by_registered(vm, "_encode", &args.pos[0], encoding.as_ref(), &errors, fault),
    }
}

macro_rules! mapped {
    ($($name:ident)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            Ok(Value::string(strcase::$name(this(vm, &args, stringify!($name))?.as_str())))
        })*
    };
}
mapped! { casefold capitalize title swapcase }

fn upper(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "upper")?;
    Ok(Value::string(if own.is_ascii() { own.as_str().to_ascii_uppercase() } else { strcase::upper(own.as_str()) }))
}

fn lower(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "lower")?;
    Ok(Value::string(if own.is_ascii() { own.as_str().to_ascii_lowercase() } else { strcase::lower(own.as_str()) }))
}

macro_rules! tested {
    ($($method:ident $test:ident)*) => {
        $(fn $method(vm: &mut Vm, args: Args<'_>) -> Res {
            Ok(Value::Bool(strcase::$test(this(vm, &args, stringify!($method))?.as_str())))
        })*
    };
}
tested! {
    isalnum is_alnum
    isalpha is_alpha
    isdecimal is_decimal
    isdigit is_digit
    isidentifier is_identifier
    islower is_lower
    isnumeric is_numeric
    isprintable is_printable
    isspace is_space
    istitle is_title
    isupper is_upper
}

fn isascii(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(this(vm, &args, "isascii")?.is_ascii()))
}

/// Optional start and end of a search, from the argument at `from`.
pub fn bounds(vm: &mut Vm, args: &Args<'_>, from: usize) -> Res<(Option<i64>, Option<i64>)> {
    let mut bound = [None; 2];
    for (at, place) in bound.iter_mut().enumerate() {
        match args.pos.get(from + at) {
            None | Some(Value::None) => {}
            Some(Value::Int(index)) => *place = Some(*index),
            Some(other) => {
                let names = vm.names;
                if !matches!(other, Value::Bool(_) | Value::BigInt(_))
                    && vm.lookup_special(other, &names.__index__).is_none()
                {
                    return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
                }
                *place = Some(vm.to_i64_clamped(other)?);
            }
        }
    }
    Ok((bound[0], bound[1]))
}

fn search(
    vm: &mut Vm,
    args: &Args<'_>,
    method: &str,
    find: fn(&str, &str, Option<i64>, Option<i64>) -> Option<usize>,
) -> Res<Option<usize>> {
    let own = this(vm, args, method)?;
    let wanted = match args.pos[1].as_str() {
        Some(wanted) => wanted,
        None => {
            let given = vm.type_name(&args.pos[1]);
            return Err(vm.type_error(format!("must be str, not {given}")));
        }
    };
    let (start, end) = bounds(vm, args, 2)?;
    Ok(find(own.as_str(), wanted.as_str(), start, end))
}

fn position(found: Option<usize>) -> Value {
    found.map_or(Value::Int(-1), Value::size)
}

fn find(vm: &mut Vm, args: Args<'_>) -> Res {
    search(vm, &args, "find", strops::find).map(position)
}

fn rfind(vm: &mut Vm, args: Args<'_>) -> Res {
    search(vm, &args, "rfind", strops::rfind).map(position)
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(search(vm, &args, "index", strops::find)?.ok_or_else(strops::not_found)?))
}

fn rindex(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(search(vm, &args, "rindex", strops::rfind)?.ok_or_else(strops::not_found)?))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = search(vm, &args, "count", |text, wanted, start, end| Some(strops::count(text, wanted, start, end)))?;
    Ok(Value::size(found.unwrap_or(0)))
}

fn affix(vm: &mut Vm, args: &Args<'_>, method: &str, test: fn(&str, &str, Option<i64>, Option<i64>) -> bool) -> Res {
    let own = this(vm, args, method)?;
    let (start, end) = bounds(vm, args, 2)?;
    if let Some(wanted) = args.pos[1].as_str() {
        return Ok(Value::Bool(test(own.as_str(), wanted.as_str(), start, end)));
    }
    let Some(choices) = args.pos[1].as_tuple() else {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("{method} first arg must be str or a tuple of str, not {given}")));
    };
    for choice in choices.iter() {
        let Some(wanted) = choice.as_str() else {
            let given = vm.type_name(choice);
            return Err(vm.type_error(format!("tuple for {method} must only contain str, not {given}")));
        };
        if test(own.as_str(), wanted.as_str(), start, end) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn startswith(vm: &mut Vm, args: Args<'_>) -> Res {
    affix(vm, &args, "startswith", strops::starts_with)
}

fn endswith(vm: &mut Vm, args: Args<'_>) -> Res {
    affix(vm, &args, "endswith", strops::ends_with)
}

fn replace(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "replace")?;
    let old = text(vm, &args.pos[1], "replace() argument 1")?;
    let new = text(vm, &args.pos[2], "replace() argument 2")?;
    let count = args.pos.get(3).map_or(Ok(-1), |count| vm.to_i64(count))?;
    Ok(match strops::replace(own.as_str(), old.as_str(), new.as_str(), count)? {
        Cow::Borrowed(_) => Value::Str(own.clone()),
        Cow::Owned(text) => Value::string(text),
    })
}

fn split_arguments(vm: &mut Vm, args: &Args<'_>, method: &'static str) -> Res<(Option<Ref<Str>>, i64)> {
    let (separator, limit) = if let ([_, separator], []) = (args.pos, args.kw) {
        (Some(separator.clone()), None)
    } else {
        let params = Params::new(method, &["sep", "maxsplit"], 0);
        let [separator, limit] = params.unpack(vm, &args.pos[1..], args.kw)?;
        (separator, limit)
    };
    let limit = limit.map_or(Ok(-1), |limit| vm.to_i64(&limit))?;
    match separator {
        None | Some(Value::None) => Ok((None, limit)),
        Some(separator) => match separator.as_str() {
            Some(separator) => Ok((Some(separator.clone()), limit)),
            None => {
                let given = vm.type_name(&separator);
                Err(vm.type_error(format!("must be str or None, not {given}")))
            }
        },
    }
}

fn parts(own: &Ref<Str>, parts: Vec<&str>) -> Value {
    Value::list(parts.into_iter().map(|text| part(own, text)).collect())
}

fn split(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "split")?;
    let (separator, limit) = split_arguments(vm, &args, "split")?;
    Ok(parts(
        own,
        match separator {
            None => strops::split_whitespace(own.as_str(), limit),
            Some(separator) => strops::split(own.as_str(), separator.as_str(), limit)?,
        },
    ))
}

fn rsplit(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "rsplit")?;
    let (separator, limit) = split_arguments(vm, &args, "rsplit")?;
    Ok(parts(
        own,
        match separator {
            None => strops::rsplit_whitespace(own.as_str(), limit),
            Some(separator) => strops::rsplit(own.as_str(), separator.as_str(), limit)?,
        },
    ))
}

fn splitlines(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "splitlines")?;
    const PARAMS: Params = Params::new("splitlines", &["keepends"], 0);
    let [keep] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let keep = keep.map_or(Ok(false), |keep| vm.truthy(&keep))?;
    Ok(parts(own, strops::split_lines(own.as_str(), keep)))
}

/// `partition` or `rpartition` of text.
type Partition = for<'t> fn(&'t str, &'t str) -> Result<(&'t str, &'t str, &'t str), Fault>;

fn partition_by(vm: &mut Vm, args: &Args<'_>, method: &str, split: Partition) -> Res {
    let own = this(vm, args, method)?;
    let Some(separator) = args.pos[1].as_str() else {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("must be str, not {given}")));
    };
    let (before, middle, after) = split(own.as_str(), separator.as_str())?;
    Ok(Value::tuple(vec![part(own, before), Value::str(middle), part(own, after)]))
}

fn partition(vm: &mut Vm, args: Args<'_>) -> Res {
    partition_by(vm, &args, "partition", strops::partition)
}

fn rpartition(vm: &mut Vm, args: Args<'_>) -> Res {
    partition_by(vm, &args, "rpartition", strops::rpartition)
}

fn strip_ends(vm: &mut Vm, args: &Args<'_>, method: &str, ends: Ends) -> Res {
    let own = this(vm, args, method)?;
    let chars = match args.pos.get(1) {
        None | Some(Value::None) => None,
        Some(chars) => match chars.as_str() {
            Some(chars) => Some(chars.as_str()),
            None => return Err(vm.type_error(format!("{method} arg must be None or str"))),
        },
    };
    Ok(part(own, strops::strip(own.as_str(), chars, ends)))
}

fn strip(vm: &mut Vm, args: Args<'_>) -> Res {
    strip_ends(vm, &args, "strip", Ends::Both)
}

fn lstrip(vm: &mut Vm, args: Args<'_>) -> Res {
    strip_ends(vm, &args, "lstrip", Ends::Left)
}

fn rstrip(vm: &mut Vm, args: Args<'_>) -> Res {
    strip_ends(vm, &args, "rstrip", Ends::Right)
}

fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "removeprefix")?;
    let prefix = text(vm, &args.pos[1], "removeprefix() argument")?;
    Ok(part(own, strops::remove_prefix(own.as_str(), prefix.as_str())))
}

fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "removesuffix")?;
    let suffix = text(vm, &args.pos[1], "removesuffix() argument")?;
    Ok(part(own, strops::remove_suffix(own.as_str(), suffix.as_str())))
}

fn pad(vm: &mut Vm, args: &Args<'_>, method: &str, pad: for<'t> fn(&'t str, i64, char) -> Cow<'t, str>) -> Res {
    let own = this(vm, args, method)?;
    let width = vm.to_i64(&args.pos[1])?;
    let fill = match args.pos.get(2) {
        None => ' ',
        Some(fill) => match fill.as_str() {
            Some(fill) => strops::fill_char(fill.as_str())?,
            None => {
                let given = vm.type_name(fill);
                return Err(vm.type_error(format!("The fill character must be a unicode character, not {given}")));
            }
        },
    };
    check_width(vm, width)?;
    Ok(result(own, pad(own.as_str(), width, fill)))
}

fn check_width(vm: &mut Vm, width: i64) -> Res<()> {
    vm.room(usize::try_from(width).unwrap_or(0), 1)
}

fn center(vm: &mut Vm, args: Args<'_>) -> Res {
    pad(vm, &args, "center", strops::center)
}

fn ljust(vm: &mut Vm, args: Args<'_>) -> Res {
    pad(vm, &args, "ljust", strops::ljust)
}

fn rjust(vm: &mut Vm, args: Args<'_>) -> Res {
    pad(vm, &args, "rjust", strops::rjust)
}

fn zfill(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "zfill")?;
    let width = vm.to_i64(&args.pos[1])?;
    check_width(vm, width)?;
    Ok(result(own, strops::zfill(own.as_str(), width)))
}

fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "expandtabs")?;
    const PARAMS: Params = Params::new("expandtabs", &["tabsize"], 0);
    let [size] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let size = size.map_or(Ok(8), |size| vm.to_c_int(&size))?;
    Ok(result(own, strops::expand_tabs(own.as_str(), size)?))
}

fn join(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "join")?;
    let items = vm.collect_sequence(&args.pos[1], "can only join an iterable")?;
    if let [Value::Str(only)] = &items[..] {
        return Ok(Value::Str(only.clone()));
    }
    let separator = own.as_str();
    let mut length = separator.len() * items.len().saturating_sub(1);
    for (at, item) in items.iter().enumerate() {
        match item.as_str() {
            Some(text) => length += text.as_str().len(),
            None => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!("sequence item {at}: expected str instance, {given} found")));
            }
        }
    }
    vm.room(length, 1)?;
    let mut out = String::with_capacity(length);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(separator);
        }
        if let Some(text) = item.as_str() {
            out.push_str(text.as_str());
        }
    }
    Ok(Value::string(out))
}

fn translate(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "translate")?.clone();
    let table = args.pos[1].clone();
    let text = strops::translate(own.as_str(), |ch| {
        let found = match vm.get_item(&table, &Value::Int(i64::from(surrogate::code(ch)))) {
            Ok(found) => found,
            Err(error) if error.is_a(&vm.types.lookup_error) => return Ok(Translation::Keep),
            Err(error) => return Err(error),
        };
        match found.base() {
            Value::None => Ok(Translation::Delete),
            Value::Int(code) => match u32::try_from(*code).ok().and_then(surrogate::character) {
                Some(ch) => Ok(Translation::Char(ch)),
                None => Err(vm.value_error("character mapping must be in range(0x110000)")),
            },
            Value::Str(text) => Ok(Translation::Text(text.as_str().to_owned().into())),
            _ => Err(vm.type_error("character mapping must return integer, None or str")),
        }
    })?;
    Ok(Value::string(text))
}

fn maketrans(vm: &mut Vm, args: Args<'_>) -> Res {
    let table = Ref::new(Dict::new());
    let code = |ch: char| Value::Int(i64::from(surrogate::code(ch)));
    match args.pos {
        [_, mapping] => {
            let Some(mapping) = mapping.as_dict() else {
                return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
            };
            for (key, value) in mapping.items() {
                let key = match key.as_str() {
                    Some(text) => {
                        let mut chars = text.as_str().chars();
                        match (chars.next(), chars.next()) {
                            (Some(ch), None) => code(ch),
                            _ => return Err(vm.value_error("string keys in translate table must be of length 1")),
                        }
                    }
                    None if matches!(key.base(), Value::Int(_) | Value::Bool(_)) => key,
                    None => return Err(vm.type_error("keys in translate table must be strings or integers")),
                };
                table.set(vm, &key, value)?;
            }
        }
        [_, from, to, rest @ ..] => {
            let from = text(vm, from, "maketrans() argument 1")?;
            let to = text(vm, to, "maketrans() argument 2")?;
            if from.len() != to.len() {
                return Err(vm.value_error("the first two maketrans arguments must have equal length"));
            }
            for (a, b) in from.as_str().chars().zip(to.as_str().chars()) {
                table.set(vm, &code(a), code(b))?;
            }
            if let Some(gone) = rest.first() {
                let gone = text(vm, gone, "maketrans() argument 3")?;
                for ch in gone.as_str().chars() {
                    table.set(vm, &code(ch), Value::None)?;
                }
            }
        }
        _ => return Err(vm.type_error("maketrans expected at least 1 argument, got 0")),
    }
    Ok(table.into())
}

fn format(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "format")?.clone();
    super::format::format(vm, own.as_str(), Args { pos: &args.pos[1..], kw: args.kw })
}

fn format_map(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = this(vm, &args, "format_map")?.clone();
    super::format::format_map(vm, own.as_str(), &args.pos[1])
}

fn to_str(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args, "__str__").map(|text| Value::Str(text.clone()))
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::tuple(vec![Value::Str(this(vm, &args, "__getnewargs__")?.clone())]))
}

/// Installs the methods of `str`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.str;
    static_methods(class, &[("__new__", new, Arity::New), ("maketrans", maketrans_static, Arity::Any)]);
    super::dunders(class, &[("__str__", to_str, Arity::Slot(0))]);
    super::text_methods!(class);
    methods(
        class,
        &[
            ("casefold", casefold, Arity::None),
            ("isdecimal", isdecimal, Arity::None),
            ("isidentifier", isidentifier, Arity::None),
            ("isnumeric", isnumeric, Arity::None),
            ("isprintable", isprintable, Arity::None),
            ("encode", encode, Arity::Any),
            ("translate", translate, Arity::One),
            ("format", format, Arity::Any),
            ("format_map", format_map, Arity::One),
            ("__getnewargs__", getnewargs, Arity::None),
        ],
    );
}

/// `str.maketrans` is static: it gets no receiver.
fn maketrans_static(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut pos = vec![Value::None];
    pos.extend_from_slice(args.pos);
    maketrans(vm, Args { pos: &pos, kw: args.kw })
}
