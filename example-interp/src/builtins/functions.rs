//! The built-in functions.

use num_bigint::BigInt as Big;
use num_traits::Signed;

use crate::num::{float, int};
use crate::object::*;
use crate::text::{repr as text_repr, surrogate};
use crate::vm::ops::{BinaryOp, CompareOp};
use crate::vm::{Res, Vm};

/// Puts the functions into `builtins`.
pub fn install(vm: &mut Vm) {
    for (name, func, arity) in FUNCTIONS.iter().chain(crate::vm::scope::FUNCTIONS) {
        vm.builtins.set_str(&intern(name), super::native("builtins", name, *func, *arity));
    }
}

/// Name, function and arity of each built-in function.
const FUNCTIONS: &[(&str, NativeFn, Arity)] = &[
    ("abs", abs, Arity::One),
    ("all", all, Arity::One),
    ("any", any, Arity::One),
    ("ascii", ascii, Arity::One),
    ("bin", bin, Arity::One),
    ("callable", callable, Arity::One),
    ("chr", chr, Arity::One),
    ("delattr", delattr, Arity::Range(2, 2)),
    ("dir", dir, Arity::Range(0, 1)),
    ("divmod", divmod, Arity::Range(2, 2)),
    ("format", format, Arity::Range(1, 2)),
    ("getattr", getattr, Arity::Range(2, 3)),
    ("hasattr", hasattr, Arity::Range(2, 2)),
    ("hash", hash, Arity::One),
    ("hex", hex, Arity::One),
    ("id", id, Arity::One),
    ("input", input, Arity::Range(0, 1)),
    ("isinstance", isinstance, Arity::Range(2, 2)),
    ("issubclass", issubclass, Arity::Range(2, 2)),
    ("iter", iter, Arity::Range(1, 2)),
    ("len", len, Arity::One),
    ("max", max, Arity::Any),
    ("min", min, Arity::Any),
    ("next", next, Arity::Range(1, 2)),
    ("oct", oct, Arity::One),
    ("open", crate::modules::io::open, Arity::Any),
    ("ord", ord, Arity::One),
    ("pow", pow, Arity::Any),
    ("print", print, Arity::Any),
    ("repr", repr, Arity::One),
    ("round", round, Arity::Any),
    ("setattr", setattr, Arity::Range(3, 3)),
    ("sorted", sorted, Arity::Any),
    ("aiter", aiter, Arity::One),
    ("anext", anext, Arity::Varargs),
    ("sum", sum, Arity::Any),
    ("vars", vars, Arity::Range(0, 1)),
];

fn abs(vm: &mut Vm, args: Args<'_>) -> Res {
    match &args.pos[0] {
        Value::Int(n) => Ok(n.checked_abs().map_or_else(|| Value::integer(Big::from(*n).abs()), Value::Int)),
        Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
        Value::Float(x) => Ok(Value::Float(x.abs())),
        Value::BigInt(n) => Ok(Value::integer(n.0.abs())),
        value => match vm.lookup_special(value, &vm.names.__abs__.clone()) {
            Some(method) => vm.call(&method, Args::new(&[])),
            None => {
                let name = vm.type_name(value);
                Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        },
    }
}

fn all(vm: &mut Vm, args: Args<'_>) -> Res {
    let iterator = vm.iter(&args.pos[0])?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.truthy(&item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn any(vm: &mut Vm, args: Args<'_>) -> Res {
    let iterator = vm.iter(&args.pos[0])?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.truthy(&item)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn ascii(vm: &mut Vm, args: Args<'_>) -> Res {
    let repr = vm.repr_object(&args.pos[0])?;
    Ok(match repr.as_str() {
        Some(text) if !text.is_ascii() => Value::string(text_repr::escape_non_ascii(text.as_str())),
        _ => repr,
    })
}

fn prefixed(vm: &mut Vm, value: &Value, base: u32) -> Res {
    match vm.to_index(value)? {
        Value::Int(n) => {
            let (sign, n) = (if n < 0 { "-" } else { "" }, n.unsigned_abs());
            Ok(Value::string(match base {
                2 => format!("{sign}0b{n:b}"),
                8 => format!("{sign}0o{n:o}"),
                _ => format!("{sign}0x{n:x}"),
            }))
        }
        Value::BigInt(n) => Ok(Value::string(int::to_prefixed(&n.0, base))),
        other => Ok(other),
    }
}

fn bin(vm: &mut Vm, args: Args<'_>) -> Res {
    prefixed(vm, &args.pos[0], 2)
}

fn oct(vm: &mut Vm, args: Args<'_>) -> Res {
    prefixed(vm, &args.pos[0], 8)
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Res {
    prefixed(vm, &args.pos[0], 16)
}

/// Whether `callable(value)`.
pub fn is_callable(vm: &mut Vm, value: &Value) -> bool {
    match value {
        Value::Function(_) | Value::Native(_) | Value::BoundMethod(_) | Value::Class(_) => true,
        _ => {
            let names = vm.names;
            vm.lookup_special(value, &names.__call__).is_some()
        }
    }
}

fn callable(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(is_callable(vm, &args.pos[0])))
}

fn chr(vm: &mut Vm, args: Args<'_>) -> Res {
    let code = vm.to_c_int(&args.pos[0])?;
    match u32::try_from(code) {
        Ok(code) if let Some(ch) = surrogate::character(code) => Ok(Value::Str(Str::from_char(ch))),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: Args<'_>) -> Res {
    let value = &args.pos[0];
    let length = match value.base() {
        Value::Str(text) => {
            let mut chars = text.as_str().chars();
            match (chars.next(), chars.next()) {
                (Some(ch), None) => return Ok(Value::Int(i64::from(surrogate::code(ch)))),
                _ => text.len(),
            }
        }
        Value::Bytes(bytes) => match bytes.data[..] {
            [byte] => return Ok(Value::Int(byte.into())),
            _ => bytes.data.len(),
        },
        Value::ByteArray(bytes) => match bytes.data.borrow()[..] {
            [byte] => return Ok(Value::Int(byte.into())),
            ref data => data.len(),
        },
        _ => {
            let name = vm.type_name(value);
            return Err(vm.type_error(format!("ord() expected string of length 1, but {name} found")));
        }
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {length} found")))
}

/// The interned name that an attribute function was given.
fn name_argument(vm: &mut Vm, value: &Value, function: &str) -> Res<Ref<Str>> {
    match value.as_str() {
        Some(name) => Ok(intern_ref(name)),
        None => {
            let name = vm.type_name(value);
            // CPython names the function for `hasattr` and `getattr` only.
            Err(if function.is_empty() {
                vm.type_error(format!("attribute name must be string, not '{name}'"))
            } else {
                vm.type_error(format!("{function}(): attribute name must be string"))
            })
        }
    }
}

fn getattr(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = name_argument(vm, &args.pos[1], "")?;
    match args.get(2) {
        None => vm.get_attr(&args.pos[0], &name),
        Some(default) => Ok(vm.get_attr_or_none(&args.pos[0], &name)?.unwrap_or_else(|| default.clone())),
    }
}

fn hasattr(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = name_argument(vm, &args.pos[1], "")?;
    Ok(Value::Bool(vm.get_attr_or_none(&args.pos[0], &name)?.is_some()))
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = name_argument(vm, &args.pos[1], "")?;
    vm.set_attr(&args.pos[0], &name, args.pos[2].clone())?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = name_argument(vm, &args.pos[1], "")?;
    vm.del_attr(&args.pos[0], &name)?;
    Ok(Value::None)
}

fn divmod(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.binary(BinaryOp::DivMod, &args.pos[0], &args.pos[1])
}

fn format(vm: &mut Vm, args: Args<'_>) -> Res {
    let spec = match args.get(1) {
        None => String::new(),
        Some(spec) => match spec.as_str() {
            Some(spec) => spec.as_str().to_owned(),
            None => {
                let name = vm.type_name(spec);
                return Err(vm.type_error(format!("format() argument 2 must be str, not {name}")));
            }
        },
    };
    vm.format(&args.pos[0], &spec).map(Value::Str)
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.hash(&args.pos[0]).map(Value::Int)
}

fn id(_: &mut Vm, args: Args<'_>) -> Res {
    // The stable id; unboxed values, which have none, get even numbers out of the ids' way that tell them apart.
    Ok(match &args.pos[0] {
        Value::Int(n) => Value::integer((Big::from(*n) << 2) + (Big::from(1) << 70)),
        Value::Float(x) => Value::integer((Big::from(x.to_bits()) << 2) + (Big::from(1) << 72)),
        value => match value.header() {
            Some(header) => Value::Int(header.id().0 as i64),
            None => Value::Int((1 << 62) + i64::from(value.tag()) * 4 + i64::from(matches!(value, Value::Bool(true)))),
        },
    })
}

fn input(vm: &mut Vm, args: Args<'_>) -> Res {
    let stdout = sys_attribute(vm, "stdout")?;
    let stdin = sys_attribute(vm, "stdin")?;
    let (Some(stdout), Some(stdin)) = (stdout, stdin) else {
        return Err(vm.runtime_error("input(): lost sys.stdin"));
    };
    if let Some(prompt) = args.get(0) {
        let prompt = vm.str(prompt)?;
        crate::modules::io::write_str(vm, &stdout, prompt.as_str())?;
    }
    vm.call_method(&stdout, "flush", &[])?;
    let line = vm.call_method(&stdin, "readline", &[])?;
    let Some(line) = line.as_str() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    match line.as_str().strip_suffix('\n') {
        Some(line) => Ok(Value::str(line)),
        None if line.is_empty() => Err(vm.eof_error("EOF when reading a line")),
        None => Ok(Value::Str(line.clone())),
    }
}

/// An attribute of the module `sys` as the program sees it now; `None` where it was deleted or set to `None`.
fn sys_attribute(vm: &mut Vm, name: &str) -> Res<Option<Value>> {
    let module = vm.modules.get_str(&intern("sys"));
    let Some(Value::Module(module)) = module else { return Ok(None) };
    Ok(module.dict.get_str(&intern(name)).filter(|value| !value.is_none()))
}

fn isinstance(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.is_instance(&args.pos[0], &args.pos[1]).map(Value::Bool)
}

fn issubclass(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.is_subclass(&args.pos[0], &args.pos[1]).map(Value::Bool)
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(sentinel) = args.get(1) else {
        return vm.iter(&args.pos[0]);
    };
    if !is_callable(vm, &args.pos[0]) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    let state = IterState::Callable { function: args.pos[0].clone(), sentinel: sentinel.clone() };
    Ok(Value::Iterator(Ref::new(Iterator::new(&vm.types.callable_iterator, state))))
}

fn next(vm: &mut Vm, args: Args<'_>) -> Res {
    // The default replaces only the end; a `StopIteration` keeps its value otherwise.
    match (&args.pos[0], args.get(1)) {
        (iterator, Some(default)) => Ok(vm.next(iterator)?.unwrap_or_else(|| default.clone())),
        (iterator, None) => next_or_raise(vm, iterator),
    }
}

/// `next(iterator)`: the end is a `StopIteration`, with the value that the iterator gave it.
fn next_or_raise(vm: &mut Vm, iterator: &Value) -> Res {
    match iterator {
        Value::Iterator(_) => {
            vm.stopped_with = Value::None;
            match vm.next(iterator)? {
                Some(item) => Ok(item),
                None => Err(vm.end_of_iterator()),
            }
        }
        Value::Generator(generator) if generator.kind == GeneratorKind::Generator => {
            let generator = generator.clone();
            match vm.generator_send(&generator, Value::None)? {
                crate::vm::generator::Resumed::Yielded(item) => Ok(item),
                crate::vm::generator::Resumed::Returned(value) => Err(vm.stop_iteration(value)),
            }
        }
        _ => match vm.lookup_special(iterator, &vm.names.__next__.clone()) {
            Some(method) => vm.call(&method, Args::new(&[])),
            None => {
                let name = vm.type_name(iterator);
                Err(vm.type_error(format!("'{name}' object is not an iterator")))
            }
        },
    }
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.len(&args.pos[0]).map(Value::size)
}

fn max(vm: &mut Vm, args: Args<'_>) -> Res {
    extreme(vm, args, "max", CompareOp::Gt)
}

fn min(vm: &mut Vm, args: Args<'_>) -> Res {
    extreme(vm, args, "min", CompareOp::Lt)
}

fn extreme(vm: &mut Vm, args: Args<'_>, name: &str, better: CompareOp) -> Res {
    let (mut key, mut default) = (None, None);
    for (keyword, value) in args.kw {
        match keyword.as_str() {
            "key" => key = Some(value).filter(|value| !value.is_none()),
            "default" => default = Some(value),
            other => return Err(vm.type_error(format!("'{other}' is an invalid keyword argument for {name}()"))),
        }
    }
    let iterator = match args.pos {
        [] => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => vm.iter(iterable)?,
        items => {
            if default.is_some() {
                return Err(
                    vm.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments"))
                );
            }
            vm.iter(&Value::tuple(items.to_vec()))?
        }
    };
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(&iterator)? {
        let rank = match key {
            Some(key) => vm.call(key, Args::new(std::slice::from_ref(&item)))?,
            None => item.clone(),
        };
        let replace = match &best {
            None => true,
            Some((_, known)) => vm.compare_truth(better, &rank, known)?,
        };
        if replace {
            best = Some((item, rank));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.value_error(format!("{name}() arg is an empty sequence"))),
    }
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Res {
    const NAMES: [&str; 3] = ["base", "exp", "mod"];
    let [base, exponent, modulus] = keywords(vm, args, "pow", NAMES)?;
    if base.is_unbound() || exponent.is_unbound() {
        let (name, place) = if base.is_unbound() { ("base", 1) } else { ("exp", 2) };
        return Err(vm.type_error(format!("pow() missing required argument '{name}' (pos {place})")));
    }
    if modulus.is_unbound() || modulus.is_none() {
        return vm.binary(BinaryOp::Pow, &base, &exponent);
    }
    let (class, names) = (vm.class_of(&base), vm.names);
    if let Some(method) = vm.lookup(&class, &names.__pow__)
        // The built-in ones are below.
        && !matches!(method, Value::Native(_))
    {
        let result = vm.call_special(&method, &base, &[exponent.clone(), modulus.clone()])?;
        if !matches!(result, Value::NotImplemented) {
            return Ok(result);
        }
    }
    power(vm, &base, &exponent, &modulus)
}

/// `pow(base, exponent, modulus)` of built-in numbers.
pub fn power(vm: &mut Vm, base: &Value, exponent: &Value, modulus: &Value) -> Res {
    let is_int = |value: &Value| matches!(value.base(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_));
    if is_int(base) && is_int(exponent) && is_int(modulus) {
        let (base, exponent, modulus) = (vm.to_big(base)?, vm.to_big(exponent)?, vm.to_big(modulus)?);
        return Ok(Value::integer(int::power_modulo(&base, &exponent, &modulus)?));
    }
    if [base, exponent, modulus].iter().any(|value| matches!(value.base(), Value::Complex(_))) {
        return Err(vm.value_error("complex modulo"));
    }
    if matches!(base.base(), Value::Float(_))
        || matches!(exponent.base(), Value::Float(_))
        || matches!(modulus.base(), Value::Float(_))
    {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let names = [base, exponent, modulus].map(|value| vm.type_name(value));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
        names[0], names[1], names[2]
    )))
}

/// Arguments that may be given by position or name; absent ones are unbound.
fn keywords<const N: usize>(vm: &mut Vm, args: Args<'_>, function: &str, names: [&str; N]) -> Res<[Value; N]> {
    let mut given: [Value; N] = std::array::from_fn(|_| Value::Unbound);
    if args.pos.len() > N {
        return Err(vm.type_error(format!(
            "{function}() takes at most {N} arguments ({} given)",
            args.pos.len() + args.kw.len()
        )));
    }
    for (place, value) in given.iter_mut().zip(args.pos) {
        *place = value.clone();
    }
    for (name, value) in args.kw {
        match names.iter().position(|known| *known == name.as_str()) {
            Some(index) if given[index].is_unbound() => given[index] = value.clone(),
            Some(index) => {
                let (name, place) = (name.as_str(), index + 1);
                return Err(
                    vm.type_error(format!("argument for {function}() given by name ('{name}') and position ({place})"))
                );
            }
            None => {
                let name = name.as_str();
                return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for {function}()")));
            }
        }
    }
    Ok(given)
}

fn print(vm: &mut Vm, args: Args<'_>) -> Res {
    let (mut sep, mut end, mut file, mut flush) = (None, None, None, false);
    for (keyword, value) in args.kw {
        match keyword.as_str() {
            "sep" => sep = Some(value).filter(|value| !value.is_none()),
            "end" => end = Some(value).filter(|value| !value.is_none()),
            "file" => file = Some(value.clone()).filter(|value| !value.is_none()),
            "flush" => flush = vm.truthy(value)?,
            other => return Err(vm.type_error(format!("'{other}' is an invalid keyword argument for print()"))),
        }
    }
    for (name, value) in [("sep", sep), ("end", end)] {
        if let Some(value) = value
            && value.as_str().is_none()
        {
            let class = vm.type_name(value);
            return Err(vm.type_error(format!("{name} must be None or a string, not {class}")));
        }
    }
    let file = match file {
        Some(file) => file,
        None => match sys_attribute(vm, "stdout")? {
            Some(stdout) => stdout,
            None => return Ok(Value::None),
        },
    };
    let text = |value: Option<&Value>, default: &'static str| match value.and_then(Value::as_str) {
        Some(text) => text.as_str().to_owned(),
        None => default.to_owned(),
    };
    let (sep, end) = (text(sep, " "), text(end, "\n"));
    if crate::modules::io::is_plain_stream(&file) {
        // The pieces cannot be told apart from outside: they are written together, those before an object that may print
        // something itself, or raise, on their own.
        let mut line = String::new();
        for (index, value) in args.pos.iter().enumerate() {
            if index > 0 {
                line.push_str(&sep);
            }
            match value {
                Value::Str(text) => line.push_str(text.as_str()),
                Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None => {
                    line.push_str(vm.str(value)?.as_str());
                }
                value => {
                    if !line.is_empty() {
                        crate::modules::io::write_str(vm, &file, &std::mem::take(&mut line))?;
                    }
                    line.push_str(vm.str(value)?.as_str());
                }
            }
        }
        line.push_str(&end);
        crate::modules::io::write_str(vm, &file, &line)?;
    } else {
        let write = vm.get_attr(&file, &intern("write"))?;
        for (index, value) in args.pos.iter().enumerate() {
            if index > 0 {
                vm.call(&write, Args::new(&[Value::str(&sep)]))?;
            }
            let text = vm.str(value)?;
            vm.call(&write, Args::new(&[Value::Str(text)]))?;
        }
        vm.call(&write, Args::new(&[Value::str(&end)]))?;
    }
    if flush {
        vm.call_method(&file, "flush", &[])?;
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.repr_object(&args.pos[0])
}

fn round(vm: &mut Vm, args: Args<'_>) -> Res {
    let [number, digits] = keywords(vm, args, "round", ["number", "ndigits"])?;
    if number.is_unbound() {
        return Err(vm.type_error("round() missing required argument 'number' (pos 1)"));
    }
    let digits = Some(digits).filter(|digits| !digits.is_unbound() && !digits.is_none());
    match (&number, &digits) {
        (Value::Int(_) | Value::BigInt(_), None) => Ok(number),
        (Value::Bool(b), None) => Ok(Value::Int(i64::from(*b))),
        (Value::Int(_) | Value::BigInt(_) | Value::Bool(_), Some(digits)) => {
            let digits = vm.to_i64_clamped(digits)?;
            let n = vm.to_big(&number)?;
            Ok(Value::integer(int::round_digits(&n, digits)))
        }
        (Value::Float(x), None) => Ok(Value::integer(float::round(*x)?)),
        (Value::Float(x), Some(digits)) => {
            let digits = vm.to_i64_clamped(digits)?;
            Ok(Value::Float(float::round_digits(*x, digits)?))
        }
        _ => match vm.lookup_special(&number, &vm.names.__round__.clone()) {
            Some(method) => vm.call(&method, Args::new(digits.as_slice())),
            None => {
                let name = vm.type_name(&number);
                Err(vm.type_error(format!("type {name} doesn't define __round__ method")))
            }
        },
    }
}

fn sorted(vm: &mut Vm, args: Args<'_>) -> Res {
    let [iterable] = args.pos else {
        return Err(vm.type_error(format!("sorted expected 1 argument, got {}", args.pos.len())));
    };
    let items = vm.collect(iterable)?;
    let (mut key, mut reverse) = (None, false);
    for (keyword, value) in args.kw {
        match keyword.as_str() {
            "key" => key = Some(value).filter(|value| !value.is_none()),
            "reverse" => reverse = vm.to_c_int(value)? != 0,
            other => return Err(vm.type_error(format!("'{other}' is an invalid keyword argument for sort()"))),
        }
    }
    super::sort::sort(vm, items, key, reverse).map(Value::list).map_err(|(_, error)| error)
}

fn aiter(vm: &mut Vm, args: Args<'_>) -> Res {
    let names = vm.names;
    let Some(method) = vm.lookup_special(&args.pos[0], &names.__aiter__) else {
        let given = vm.type_name(&args.pos[0]);
        return Err(vm.type_error(format!("'{given}' object is not an async iterable")));
    };
    let iterator = vm.call(&method, Args::new(&[]))?;
    if vm.lookup_special(&iterator, &names.__anext__).is_none() {
        let given = vm.type_name(&iterator);
        return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{given}'")));
    }
    Ok(iterator)
}

fn anext(vm: &mut Vm, args: Args<'_>) -> Res {
    let (iterator, default) = match args.pos {
        [iterator] => (iterator, None),
        [iterator, default] => (iterator, Some(default)),
        [] => return Err(vm.type_error("anext expected at least 1 argument, got 0")),
        more => return Err(vm.type_error(format!("anext expected at most 2 arguments, got {}", more.len()))),
    };
    let names = vm.names;
    let Some(method) = vm.lookup_special(iterator, &names.__anext__) else {
        let given = vm.type_name(iterator);
        return Err(vm.type_error(format!("'{given}' object is not an async iterator")));
    };
    let step = vm.call(&method, Args::new(&[]))?;
    match default {
        None => Ok(step),
        Some(default) => {
            let with_default = vm.import_attribute("_structs", "anext_awaitable")?;
            vm.call(&with_default, Args::new(&[step, default.clone()]))
        }
    }
}

fn sum(vm: &mut Vm, args: Args<'_>) -> Res {
    let [iterable, start] = keywords(vm, args, "sum", ["iterable", "start"])?;
    if iterable.is_unbound() {
        return Err(vm.type_error("sum() takes at least 1 positional argument (0 given)"));
    }
    let mut total = if start.is_unbound() { Value::Int(0) } else { start };
    let kind = match total.base() {
        Value::Str(_) => Some(("strings", "''.join(seq)")),
        Value::Bytes(_) => Some(("bytes", "b''.join(seq)")),
        Value::ByteArray(_) => Some(("bytearray", "b''.join(seq)")),
        _ => None,
    };
    if let Some((kind, instead)) = kind {
        return Err(vm.type_error(format!("sum() can't sum {kind} [use {instead} instead]")));
    }
    let iterator = vm.iter(&iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        total = match (&total, &item) {
            (Value::Int(a), Value::Int(b)) => match a.checked_add(*b) {
                Some(sum) => Value::Int(sum),
                None => Value::integer(Big::from(*a) + b),
            },
            (Value::Float(a), Value::Float(b)) => Value::Float(a + b),
            _ => vm.binary(BinaryOp::Add, &total, &item)?,
        };
    }
    Ok(total)
}

fn vars(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(value) = args.get(0) else {
        return vm.current_locals();
    };
    match vm.get_attr_or_none(value, &vm.names.__dict__.clone())? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Res {
    let names = match args.get(0) {
        None => {
            let locals = vm.current_locals()?;
            let names = vm.call_method(&locals, "keys", &[])?;
            vm.collect(&names)?
        }
        Some(Value::Module(module)) if let Some(own) = module.dict.get_str(&vm.names.__dir__.clone()) => {
            let names = vm.call(&own, Args::new(&[]))?;
            vm.collect(&names)?
        }
        Some(value) => match vm.lookup_special(value, &vm.names.__dir__.clone()) {
            Some(method) => {
                let names = vm.call(&method, Args::new(&[]))?;
                vm.collect(&names)?
            }
            None => attribute_names(vm, value)?.into_iter().map(Value::Str).collect(),
        },
    };
    super::sort::sort(vm, names, None, false).map(Value::list).map_err(|(_, error)| error)
}

/// The names of all attributes, in no order: what `object.__dir__` gives.
pub fn attribute_names(vm: &mut Vm, value: &Value) -> Res<Vec<Ref<Str>>> {
    let dict = Ref::new(Dict::new());
    let collect = |vm: &mut Vm, from: &Ref<Dict>| -> Res<()> {
        for key in from.keys() {
            dict.set(vm, &key, Value::None)?;
        }
        Ok(())
    };
    match value {
        Value::Module(module) => collect(vm, &module.dict.clone())?,
        Value::Class(class) => {
            for class in class.mro().iter() {
                collect(vm, &class.dict)?;
            }
        }
        _ => {
            match value {
                Value::Instance(instance) => match instance.dict_if_any() {
                    Some(own) => collect(vm, &own)?,
                    None => {
                        for (name, _) in instance.visible_attributes() {
                            dict.set_str(&name, Value::None);
                        }
                    }
                },
                Value::Function(function) => {
                    let own = function.dict.borrow().clone();
                    if let Some(own) = own {
                        collect(vm, &own)?;
                    }
                }
                _ => {}
            }
            let class = vm.class_of(value);
            for class in class.mro().iter() {
                collect(vm, &class.dict)?;
            }
        }
    }
    Ok(dict.keys().iter().filter_map(|name| name.as_str().cloned()).collect())
}
