//! `bytes`, and what `bytearray` has in common with it.

use std::cell::Ref as Borrow;

use super::{Params, class_methods, methods, of_class, static_methods};
use crate::object::*;
use crate::text::bytesops;
use crate::text::strops::Ends;
use crate::vm::{Res, Vm};

/// The bytes of a `bytes` or `bytearray`; empty for anything else.
pub fn contents(value: &Value) -> Data<'_> {
    contents_of(value).unwrap_or(Data::Plain(&[]))
}

/// Borrowed bytes.
pub enum Data<'a> {
    Plain(&'a [u8]),
    Borrowed(Borrow<'a, Vec<u8>>),
    Copied(Vec<u8>),
}

impl std::ops::Deref for Data<'_> {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Self::Plain(data) => data,
            Self::Borrowed(data) => data,
            Self::Copied(data) => data,
        }
    }
}

impl PartialEq for Data<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Data<'_> {
    /// The lexicographic order.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

/// The bytes of a bytes-like object.
pub fn contents_of(value: &Value) -> Option<Data<'_>> {
    match value.base() {
        Value::Bytes(bytes) => Some(Data::Plain(&bytes.data)),
        Value::ByteArray(bytes) => Some(Data::Borrowed(bytes.data.borrow())),
        Value::Instance(_) => match crate::modules::array::storage(value) {
            Some((bytes, _)) => Some(Data::Borrowed(bytes.data.borrow())),
            None => super::memoryview::shown_bytes(value).map(Data::Copied),
        },
        _ => None,
    }
}

/// A value of the same built-in class as `like`.
pub fn make_like(like: &Value, data: Vec<u8>) -> Value {
    match like.base() {
        Value::ByteArray(_) => Ref::new(ByteArray::new(data)).into(),
        _ => Value::bytes(data),
    }
}

pub(super) fn own(vm: &mut Vm, args: &Args<'_>) -> Res<Vec<u8>> {
    match args.pos.first().and_then(contents_of) {
        Some(data) => Ok(data.to_vec()),
        None => {
            let given = args.pos.first().map_or_else(|| "NoneType".to_owned(), |value| vm.type_name(value));
            Err(vm.type_error(format!("descriptor requires a 'bytes' object but received a '{given}'")))
        }
    }
}

/// A bytes-like argument.
pub fn bytes_like<'a>(vm: &mut Vm, value: &'a Value) -> Res<Data<'a>> {
    match contents_of(value) {
        Some(data) => Ok(data),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}

pub(super) fn byte(vm: &mut Vm, value: &Value, what: &str) -> Res<u8> {
    let index = vm.to_index(value)?;
    match index {
        Value::Int(i) if (0..256).contains(&i) => Ok(i as u8),
        _ => Err(vm.value_error(format!("{what} must be in range(0, 256)"))),
    }
}

/// `bytes(object)` of something that is no string: bytes-like, or an iterable of integers.
pub fn from_object(vm: &mut Vm, value: &Value) -> Res<Vec<u8>> {
    from_object_as(vm, value, "bytes")
}

/// What the `__bytes__` of an object gives, if it has one.
pub(super) fn by_method(vm: &mut Vm, value: &Value) -> Res<Option<Vec<u8>>> {
    let names = vm.names;
    let Some(method) = vm.lookup_special(value, &names.__bytes__) else { return Ok(None) };
    let result = vm.call(&method, Args::new(&[]))?;
    match contents_of(&result) {
        Some(data) => Ok(Some(data.to_vec())),
        None => {
            let given = vm.type_name(&result);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {given})")))
        }
    }
}

pub(super) fn from_object_as(vm: &mut Vm, value: &Value, what: &str) -> Res<Vec<u8>> {
    let overrides = what == "bytes" && matches!(value, Value::Instance(_));
    if !overrides && let Some(data) = contents_of(value) {
        return Ok(data.to_vec());
    }
    if let Some(data) = by_method(vm, value)? {
        return Ok(data);
    }
    if overrides && let Some(data) = contents_of(value) {
        return Ok(data.to_vec());
    }
    let iterator = match vm.iter(value) {
        Ok(iterator) if what == "bytearray" || value.as_str().is_none() => iterator,
        Err(error) if !error.is_a(&vm.types.type_error) => return Err(error),
        _ => {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("cannot convert '{given}' object to {what}")));
        }
    };
    // Only `bytes` asks for the length.
    if what == "bytes" {
        vm.expected_length(value)?;
    }
    let label = if what == "bytes" { "bytes" } else { "byte" };
    collect(vm, &iterator, label)
}

/// The integers that an iterator gives, as bytes.
pub(super) fn collect(vm: &mut Vm, iterator: &Value, label: &str) -> Res<Vec<u8>> {
    let mut data = Vec::new();
    while let Some(item) = vm.next(iterator)? {
        data.push(byte(vm, &item, label)?);
    }
    Ok(data)
}

pub(super) fn build(vm: &mut Vm, args: &Args<'_>, what: &'static str) -> Res<Vec<u8>> {
    let params = Params::new(what, &["source", "encoding", "errors"], 0);
    let [source, encoding, errors] = params.unpack(vm, &args.pos[1..], args.kw)?;
    let Some(source) = source else {
        if encoding.is_some() || errors.is_some() {
            return Err(vm.type_error("encoding without a string argument"));
        }
        return Ok(Vec::new());
    };
    if source.as_str().is_some() {
        if encoding.is_none() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let mut list = vec![encoding.unwrap_or(Value::None)];
        list.extend(errors);
        let encoded = vm.call_method(&source, "encode", &list)?;
        return Ok(contents(&encoded).to_vec());
    }
    if encoding.is_some() || errors.is_some() {
        return Err(vm.type_error(if encoding.is_some() {
            "encoding without a string argument"
        } else {
            "errors without a string argument"
        }));
    }
    let names = vm.names;
    let is_count = match source.base() {
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => true,
        _ => {
            matches!(source, Value::Instance(_))
                && vm.lookup_special(&source, &names.__index__).is_some()
                && vm.lookup_special(&source, &names.__bytes__).is_none()
        }
    };
    if is_count {
        let count = match vm.to_index(&source)? {
            Value::Int(count) => count,
            _ => return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
        };
        let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
        vm.room(count, 1)?;
        return Ok(vec![0; count]);
    }
    from_object_as(vm, &source, what)
}

fn new_bytes(vm: &mut Vm, args: Args<'_>) -> Res {
    let bytes = vm.types.bytes.clone();
    let class = super::new_class(vm, &args, &bytes)?;
    if let [_, value @ Value::Bytes(_)] = args.pos
        && class.is(&bytes)
    {
        return Ok(value.clone());
    }
    let data = build(vm, &args, "bytes")?;
    Ok(of_class(&class, &bytes, Value::bytes(data)))
}

/// `a + b`
pub fn concat(vm: &mut Vm, a: &Value, b: &Value) -> Res {
    let Some(right) = contents_of(b) else {
        let (left, given) = (vm.type_name(a), vm.type_name(b));
        return Err(vm.type_error(format!("can't concat {given} to {left}")));
    };
    let left = contents(a);
    vm.room(left.len().saturating_add(right.len()), 1)?;
    Ok(make_like(a, [&*left, &*right].concat()))
}

/// `item in bytes`
pub fn contains(vm: &mut Vm, container: &Value, item: &Value) -> Res<bool> {
    if let Some(wanted) = contents_of(item) {
        return Ok(bytesops::find(&contents(container), &wanted, None, None).is_some());
    }
    if matches!(item.base(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) || matches!(item, Value::Instance(_)) {
        let byte = byte(vm, item, "byte")?;
        return Ok(contents(container).contains(&byte));
    }
    let given = vm.type_name(item);
    Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")))
}

/// What is searched for: bytes, or one byte as an integer.
fn needle(vm: &mut Vm, value: &Value) -> Res<Vec<u8>> {
    if let Some(data) = contents_of(value) {
        return Ok(data.to_vec());
    }
    match value.base() {
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => Ok(vec![byte(vm, value, "byte")?]),
        _ => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{given}'")))
        }
    }
}

type Find = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> Option<usize>;

fn search(vm: &mut Vm, args: &Args<'_>, find: Find) -> Res<Option<usize>> {
    let own = own(vm, args)?;
    let wanted = needle(vm, &args.pos[1])?;
    let (start, end) = super::str::bounds(vm, args, 2)?;
    Ok(find(&own, &wanted, start, end))
}

fn find(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(search(vm, &args, bytesops::find)?.map_or(Value::Int(-1), Value::size))
}

fn rfind(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(search(vm, &args, bytesops::rfind)?.map_or(Value::Int(-1), Value::size))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(search(vm, &args, bytesops::find)?.ok_or_else(bytesops::not_found)?))
}

fn rindex(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(search(vm, &args, bytesops::rfind)?.ok_or_else(bytesops::not_found)?))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = search(vm, &args, |data, wanted, start, end| Some(bytesops::count(data, wanted, start, end)))?;
    Ok(Value::size(found.unwrap_or(0)))
}

/// `startswith` or `endswith` of bytes.
type Affix = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool;

fn affix(vm: &mut Vm, args: &Args<'_>, method: &str, test: Affix) -> Res {
    let own = own(vm, args)?;
    let (start, end) = super::str::bounds(vm, args, 2)?;
    if let Some(wanted) = contents_of(&args.pos[1]) {
        return Ok(Value::Bool(test(&own, &wanted, start, end)));
    }
    let Some(choices) = args.pos[1].as_tuple() else {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("{method} first arg must be bytes or a tuple of bytes, not {given}")));
    };
    for choice in choices.iter() {
        if test(&own, &bytes_like(vm, choice)?, start, end) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn startswith(vm: &mut Vm, args: Args<'_>) -> Res {
    affix(vm, &args, "startswith", bytesops::starts_with)
}

fn endswith(vm: &mut Vm, args: Args<'_>) -> Res {
    affix(vm, &args, "endswith", bytesops::ends_with)
}

fn replace(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = own(vm, &args)?;
    let (old, new) = (bytes_like(vm, &args.pos[1])?.to_vec(), bytes_like(vm, &args.pos[2])?.to_vec());
    let count = args.pos.get(3).map_or(Ok(-1), |count| vm.to_i64(count))?;
    Ok(make_like(&args.pos[0], bytesops::replace(&own, &old, &new, count)?))
}

fn split_arguments(vm: &mut Vm, args: &Args<'_>, method: &'static str) -> Res<(Option<Vec<u8>>, i64)> {
    let params = Params::new(method, &["sep", "maxsplit"], 0);
    let [separator, limit] = params.unpack(vm, &args.pos[1..], args.kw)?;
    let limit = limit.map_or(Ok(-1), |limit| vm.to_i64(&limit))?;
    match separator {
        None | Some(Value::None) => Ok((None, limit)),
        Some(separator) => Ok((Some(bytes_like(vm, &separator)?.to_vec()), limit)),
    }
}

fn parts(like: &Value, parts: Vec<&[u8]>) -> Value {
    Value::list(parts.into_iter().map(|part| make_like(like, part.to_vec())).collect())
}

fn split(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = own(vm, &args)?;
    let (separator, limit) = split_arguments(vm, &args, "split")?;
    Ok(parts(
        &args.pos[0],
        match &separator {
            None => bytesops::split_whitespace(&own, limit),
            Some(separator) => bytesops::split(&own, separator, limit)?,
        },
    ))
}

fn rsplit(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = own(vm, &args)?;
    let (separator, limit) = split_arguments(vm, &args, "rsplit")?;
    Ok(parts(
        &args.pos[0],
        match &separator {
            None => bytesops::rsplit_whitespace(&own, limit),
            Some(separator) => bytesops::rsplit(&own, separator, limit)?,
        },
    ))
}

fn splitlines(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = own(vm, &args)?;
    const PARAMS: Params = Params::new("splitlines", &["keepends"], 0);
    let [keep] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let keep = keep.map_or(Ok(false), |keep| vm.truthy(&keep))?;
    Ok(parts(&args.pos[0], bytesops::split_lines(&own, keep)))
}

fn partition(vm: &mut Vm, args: Args<'_>) -> Res {
    let (own, separator) = (own(vm, &args)?, bytes_like(vm, &args.pos[1])?.to_vec());
    let (a, b, c) = bytesops::partition(&own, &separator)?;
    Ok(Value::tuple([a, b, c].map(|part| make_like(&args.pos[0], part.to_vec())).to_vec()))
}

fn rpartition(vm: &mut Vm, args: Args<'_>) -> Res {
    let (own, separator) = (own(vm, &args)?, bytes_like(vm, &args.pos[1])?.to_vec());
    let (a, b, c) = bytesops::rpartition(&own, &separator)?;
    Ok(Value::tuple([a, b, c].map(|part| make_like(&args.pos[0], part.to_vec())).to_vec()))
}

fn strip_ends(vm: &mut Vm, args: &Args<'_>, ends: Ends) -> Res {
    let own = own(vm, args)?;
    let set = match args.pos.get(1) {
        None | Some(Value::None) => None,
        Some(set) => Some(bytes_like(vm, set)?.to_vec()),
    };
    let stripped = bytesops::strip(&own, set.as_deref(), ends);
    if matches!(args.pos[0], Value::Bytes(_)) && stripped.len() == own.len() {
        return Ok(args.pos[0].clone());
    }
    Ok(make_like(&args.pos[0], stripped.to_vec()))
}

fn strip(vm: &mut Vm, args: Args<'_>) -> Res {
    strip_ends(vm, &args, Ends::Both)
}

fn lstrip(vm: &mut Vm, args: Args<'_>) -> Res {
    strip_ends(vm, &args, Ends::Left)
}

fn rstrip(vm: &mut Vm, args: Args<'_>) -> Res {
    strip_ends(vm, &args, Ends::Right)
}

fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Res {
    let (own, affix) = (own(vm, &args)?, bytes_like(vm, &args.pos[1])?.to_vec());
    Ok(make_like(&args.pos[0], own.strip_prefix(&affix[..]).unwrap_or(&own).to_vec()))
}

fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Res {
    let (own, affix) = (own(vm, &args)?, bytes_like(vm, &args.pos[1])?.to_vec());
    Ok(make_like(&args.pos[0], own.strip_suffix(&affix[..]).unwrap_or(&own).to_vec()))
}

fn pad(vm: &mut Vm, args: &Args<'_>, method: &str, pad: fn(&[u8], i64, u8) -> Vec<u8>) -> Res {
    let own = own(vm, args)?;
    let width = vm.to_i64(&args.pos[1])?;
    vm.room(usize::try_from(width).unwrap_or(0), 1)?;
    let fill = match args.pos.get(2) {
        None => b' ',
        Some(fill) => match contents_of(fill).filter(|fill| fill.len() == 1) {
            Some(fill) => fill[0],
            None => {
                let given = vm.type_name(fill);
                return Err(
                    vm.type_error(format!("{method}() argument 2 must be a byte string of length 1, not {given}"))
                );
            }
        },
    };
    Ok(make_like(&args.pos[0], pad(&own, width, fill)))
}

fn center(vm: &mut Vm, args: Args<'_>) -> Res {
    pad(vm, &args, "center", bytesops::center)
}

fn ljust(vm: &mut Vm, args: Args<'_>) -> Res {
    pad(vm, &args, "ljust", bytesops::ljust)
}

fn rjust(vm: &mut Vm, args: Args<'_>) -> Res {
    pad(vm, &args, "rjust", bytesops::rjust)
}

fn zfill(vm: &mut Vm, args: Args<'_>) -> Res {
    let (own, width) = (own(vm, &args)?, vm.to_i64(&args.pos[1])?);
    vm.room(usize::try_from(width).unwrap_or(0), 1)?;
    Ok(make_like(&args.pos[0], bytesops::zfill(&own, width)))
}

fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("expandtabs", &["tabsize"], 0);
    let [size] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let size = size.map_or(Ok(8), |size| vm.to_c_int(&size))?;
    Ok(make_like(&args.pos[0], bytesops::expand_tabs(&own(vm, &args)?, size)?))
}

fn join(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = own(vm, &args)?;
    let mut out = Vec::new();
    for (at, item) in vm.collect_sequence(&args.pos[1], "can only join an iterable")?.iter().enumerate() {
        if at > 0 {
            out.extend_from_slice(&own);
        }
        match contents_of(item) {
            Some(data) => out.extend_from_slice(&data),
            None => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!("sequence item {at}: expected a bytes-like object, {given} found")));
            }
        }
    }
    Ok(make_like(&args.pos[0], out))
}

fn translate(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("translate", &["table", "delete"], 1).positional(1);
    let [table, delete] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let table = match table {
        None | Some(Value::None) => None,
        Some(table) => Some(bytes_like(vm, &table)?.to_vec()),
    };
    let delete = match delete {
        None => Vec::new(),
        Some(delete) => bytes_like(vm, &delete)?.to_vec(),
    };
    let own = own(vm, &args)?;
    Ok(make_like(&args.pos[0], bytesops::translate(&own, table.as_deref(), &delete)?))
}

fn maketrans(vm: &mut Vm, args: Args<'_>) -> Res {
    let [from, to] = args.pos else { return Err(vm.type_error("maketrans expected 2 arguments")) };
    let (from, to) = (bytes_like(vm, from)?.to_vec(), bytes_like(vm, to)?.to_vec());
    Ok(Value::bytes(bytesops::make_translation(&from, &to)?))
}

fn decode(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("decode", &["encoding", "errors"], 0);
    let [encoding, errors] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let own = own(vm, &args)?;
    super::str::decode(vm, &own, &args.pos[0], encoding.as_ref(), errors.as_ref())
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("hex", &["sep", "bytes_per_sep"], 0);
    let [separator, group] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let own = own(vm, &args)?;
    let separator = match separator {
        None => None,
        Some(separator) => {
            let text = match separator.as_str() {
                Some(text) => text.as_str().to_owned(),
                None => match contents_of(&separator) {
                    Some(data) => bytesops::as_latin1(&data).into_owned(),
                    None => {
                        vm.len(&separator)?;
                        return Err(vm.type_error("sep must be str or bytes."));
                    }
                },
            };
            let group = group.map_or(Ok(1), |group| vm.to_i64(&group))?;
            Some((bytesops::hex_separator(&text)?, group))
        }
    };
    Ok(Value::string(bytesops::hex(&own, separator)))
}

fn fromhex(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(text) = args.pos[1].as_str() else {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("fromhex() argument must be str, not {given}")));
    };
    let value = Value::bytes(bytesops::from_hex(text.as_str())?);
    match &args.pos[0] {
        Value::Class(class) if class.is(&vm.types.bytes) => Ok(value),
        class => vm.call(class, Args::new(&[value])),
    }
}

macro_rules! mapped {
    ($($name:ident)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            Ok(make_like(&args.pos[0], bytesops::$name(&own(vm, &args)?)))
        })*
    };
}
mapped! { title capitalize swapcase }

fn upper(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(make_like(&args.pos[0], own(vm, &args)?.to_ascii_uppercase()))
}

fn lower(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(make_like(&args.pos[0], own(vm, &args)?.to_ascii_lowercase()))
}

macro_rules! tested {
    ($($method:ident $test:ident)*) => {
        $(fn $method(vm: &mut Vm, args: Args<'_>) -> Res {
            Ok(Value::Bool(bytesops::$test(&own(vm, &args)?)))
        })*
    };
}
tested! {
    isalnum is_alnum
    isalpha is_alpha
    isdigit is_digit
    islower is_lower
    isspace is_space
    istitle is_title
    isupper is_upper
}

fn isascii(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(own(vm, &args)?.is_ascii()))
}

fn to_bytes(vm: &mut Vm, args: Args<'_>) -> Res {
    match &args.pos[0] {
        same @ Value::Bytes(_) => Ok(same.clone()),
        _ => own(vm, &args).map(Value::bytes),
    }
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Res {
    to_bytes(vm, args).map(|own| Value::tuple(vec![own]))
}

/// Installs the methods of `bytes`, and those that `bytearray` has too.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    static_methods(&types.bytes, &[("__new__", new_bytes, Arity::New)]);
    methods(&types.bytes, &[("__bytes__", to_bytes, Arity::None), ("__getnewargs__", getnewargs, Arity::None)]);
    for class in [&types.bytes, &types.bytearray] {
        static_methods(class, &[("maketrans", maketrans, Arity::Any)]);
        class_methods(class, &[("fromhex", fromhex, Arity::One)]);
        super::text_methods!(class);
        methods(
            class,
            &[("translate", translate, Arity::Any), ("decode", decode, Arity::Any), ("hex", hex, Arity::Any)],
        );
    }
}
