//! The built-in classes and functions: one module per class.

pub mod async_generator;
pub mod bytearray;
pub mod bytes;
pub mod complex;
pub mod descriptors;
pub mod dict;
mod docs;
pub mod dunder;
pub mod exception_group;
pub mod exceptions;
pub mod float;
pub mod format;
pub mod frame;
pub mod function;
pub mod functions;
pub mod generator;
pub mod int;
pub mod iterators;
pub mod list;
pub mod memoryview;
mod namespace;
pub mod native;
pub mod object;
pub mod params;
pub mod range;
pub mod set;
pub mod slice;
pub mod sort;
pub mod str;
pub mod super_;
mod timsort;
pub mod tuple;
pub mod type_;
pub mod typing;

use crate::object::function::NativeKind;
use crate::object::*;
use crate::vm::ops::{BinaryOp, CompareOp};
use crate::vm::{Res, Vm};

pub use params::Params;

/// A row of a class's table of methods.
pub type Method = (&'static str, NativeFn, Arity);

/// Fills all built-in classes and the module `builtins`.
pub fn install(vm: &mut Vm) {
    object::install(vm);
    type_::install(vm);
    int::install(vm);
    float::install(vm);
    complex::install(vm);
    str::install(vm);
    bytes::install(vm);
    bytearray::install(vm);
    memoryview::install(vm);
    list::install(vm);
    tuple::install(vm);
    dict::install(vm);
    set::install(vm);
    range::install(vm);
    slice::install(vm);
    iterators::install(vm);
    native::install(vm);
    super_::install(vm);
    descriptors::install(vm);
    exceptions::install(vm);
    frame::install(vm);
    exception_group::install(vm);
    typing::install(vm);
    function::install(vm);
    generator::install(vm);
    async_generator::install(vm);
    functions::install(vm);
    namespace::install(vm);
    docs::install(vm);
    expose(vm);
    for (name, value) in [("None", Value::None), ("True", Value::Bool(true)), ("False", Value::Bool(false))] {
        vm.builtins.set_str(&intern(name), value);
    }
    let module = Ref::new(Module::new(vm.builtins.clone()));
    vm.modules.set_str(&intern("builtins"), module.into());
}

/// Puts the classes that have a name in `builtins` there.
fn expose(vm: &mut Vm) {
    const HIDDEN: [&str; 10] = [
        "NoneType",
        "NotImplementedType",
        "ellipsis",
        "mappingproxy",
        "function",
        "method",
        "module",
        "cell",
        "code",
        "iterator",
    ];
    for class in vm.types.all() {
        let name = class.name();
        let text = name.as_str();
        let public = text == "super" || !class.has(ClassFlags::NO_NEW);
        if public && !HIDDEN.contains(&text) && !text.contains('.') {
            vm.builtins.set_str(&name, class.clone().into());
        }
    }
}

/// Adds methods to a built-in class.
pub fn methods(class: &Ref<Class>, table: &[Method]) {
    add(class, table, NativeKind::Method);
}

/// Adds the methods that `str`, `bytes` and `bytearray` share by name; their functions are those of the module that asks.
macro_rules! text_methods {
    ($class:expr) => {
        $crate::builtins::methods(
            $class,
            &[
                ("find", find, $crate::object::Arity::Parsed(1, 3)),
                ("rfind", rfind, $crate::object::Arity::Parsed(1, 3)),
                ("index", index, $crate::object::Arity::Parsed(1, 3)),
                ("rindex", rindex, $crate::object::Arity::Parsed(1, 3)),
                ("count", count, $crate::object::Arity::Parsed(1, 3)),
                ("startswith", startswith, $crate::object::Arity::Parsed(1, 3)),
                ("endswith", endswith, $crate::object::Arity::Parsed(1, 3)),
                ("replace", replace, $crate::object::Arity::Range(2, 3)),
                ("split", split, $crate::object::Arity::Any),
                ("rsplit", rsplit, $crate::object::Arity::Any),
                ("splitlines", splitlines, $crate::object::Arity::Any),
                ("partition", partition, $crate::object::Arity::One),
                ("rpartition", rpartition, $crate::object::Arity::One),
                ("strip", strip, $crate::object::Arity::Range(0, 1)),
                ("lstrip", lstrip, $crate::object::Arity::Range(0, 1)),
                ("rstrip", rstrip, $crate::object::Arity::Range(0, 1)),
                ("removeprefix", removeprefix, $crate::object::Arity::One),
                ("removesuffix", removesuffix, $crate::object::Arity::One),
                ("center", center, $crate::object::Arity::Range(1, 2)),
                ("ljust", ljust, $crate::object::Arity::Range(1, 2)),
                ("rjust", rjust, $crate::object::Arity::Range(1, 2)),
                ("zfill", zfill, $crate::object::Arity::One),
                ("expandtabs", expandtabs, $crate::object::Arity::Any),
                ("join", join, $crate::object::Arity::One),
                ("title", title, $crate::object::Arity::None),
                ("capitalize", capitalize, $crate::object::Arity::None),
                ("swapcase", swapcase, $crate::object::Arity::None),
                ("upper", upper, $crate::object::Arity::None),
                ("lower", lower, $crate::object::Arity::None),
                ("isalnum", isalnum, $crate::object::Arity::None),
                ("isalpha", isalpha, $crate::object::Arity::None),
                ("isascii", isascii, $crate::object::Arity::None),
                ("isdigit", isdigit, $crate::object::Arity::None),
                ("islower", islower, $crate::object::Arity::None),
                ("isspace", isspace, $crate::object::Arity::None),
                ("istitle", istitle, $crate::object::Arity::None),
                ("isupper", isupper, $crate::object::Arity::None),
            ],
        )
    };
}
use text_methods;

/// Adds dunders to a built-in class.
pub fn dunders(class: &Ref<Class>, table: &[Method]) {
    add(class, table, NativeKind::Wrapper);
}

/// Adds class methods to a built-in class.
pub fn class_methods(class: &Ref<Class>, table: &[Method]) {
    add(class, table, NativeKind::ClassMethod);
}

/// Adds static methods (and `__new__`) to a built-in class.
pub fn static_methods(class: &Ref<Class>, table: &[Method]) {
    add(class, table, NativeKind::Static);
}

fn add(class: &Ref<Class>, table: &[Method], kind: NativeKind) {
    for (name, func, arity) in table {
        let name = intern(name);
        let native = Native {
            name: name.clone(),
            func: *func,
            arity: *arity,
            kind,
            owner: Some(class.clone()),
            module: None,
            doc: None,
        };
        class.set(&name, Ref::new(native).into());
    }
}

/// Adds computed attributes to a built-in class.
pub fn attributes(class: &Ref<Class>, table: &[(&'static str, Getter, Option<Setter>)]) {
    for (name, get, set) in table {
        let name = intern(name);
        let descriptor = Descriptor::GetSet { name: name.clone(), class: class.clone(), get: *get, set: *set };
        class.set(&name, Ref::new(descriptor).into());
    }
}

/// Adds computed attributes that CPython keeps in the object itself: they cannot be set, in other words.
pub fn members(class: &Ref<Class>, table: &[(&'static str, Getter)]) {
    for (name, get) in table {
        attributes(class, &[(name, *get, Some(read_only))]);
    }
}

fn read_only(vm: &mut Vm, _: &Value, _: Option<Value>) -> Res<()> {
    Err(vm.attribute_error("readonly attribute"))
}

/// A plain native function.
pub fn native(module: &str, name: &str, func: NativeFn, arity: Arity) -> Value {
    Ref::new(Native {
        name: intern(name),
        func,
        arity,
        kind: NativeKind::Function,
        owner: None,
        module: Some(intern(module)),
        doc: None,
    })
    .into()
}

/// Makes the result of a built-in class's `__new__`: the value itself, or an instance of a subclass with it as payload.
pub fn of_class(class: &Ref<Class>, builtin: &Ref<Class>, value: Value) -> Value {
    if class.is(builtin) { value } else { Ref::new(Instance::new(class, Payload::Value(value))).into() }
}

/// The class that `__new__` was called with.
pub fn new_class(vm: &mut Vm, args: &Args<'_>, builtin: &Ref<Class>) -> Res<Ref<Class>> {
    match args.pos.first() {
        Some(Value::Class(class)) if class.is_subclass_of(builtin) => Ok(class.clone()),
        Some(Value::Class(class)) => {
            let (name, given) = (builtin.name(), class.name());
            let (name, given) = (name.as_str(), given.as_str());
            Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")))
        }
        Some(other) => {
            let (name, given) = (builtin.name(), vm.type_name(other));
            Err(vm.type_error(format!("{0}.__new__(X): X is not a type object ({given})", name.as_str())))
        }
        None => {
            let name = builtin.name();
            Err(vm.type_error(format!("{}.__new__(): not enough arguments", name.as_str())))
        }
    }
}

/// The error for a method called on something else than an instance of its class.
#[cold]
pub fn wrong_receiver(vm: &mut Vm, method: &str, class: &Ref<Class>, value: Option<&Value>) -> Exc {
    let owner = class.name();
    let owner = owner.as_str();
    match value {
        None => vm.type_error(format!("unbound method {owner}.{method}() needs an argument")),
        Some(value) => {
            let given = vm.type_name(value);
            vm.type_error(format!("descriptor '{method}' for '{owner}' objects doesn't apply to a '{given}' object"))
        }
    }
}

/// Operators of the built-in classes that are not numbers; `None` when the operands do not fit.
pub fn binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    match (op, a.base(), b.base()) {
        (BinaryOp::Add, Value::Str(x), _) => match b.as_str() {
            Some(y) => {
                vm.room(x.as_str().len().saturating_add(y.as_str().len()), 1)?;
                Ok(Some(Str::concat(x, y).into()))
            }
            None => Err(concat_error(vm, "str", b)),
        },
        (BinaryOp::Add, Value::List(x), _) => match b.as_list() {
            Some(y) => {
                vm.room(x.len().saturating_add(y.len()), size_of::<Value>())?;
                let mut items = x.to_vec();
                items.extend_from_slice(&y.items.borrow());
                Ok(Some(Value::list(items)))
            }
            None => Err(concat_error(vm, "list", b)),
        },
        (BinaryOp::Add, Value::Tuple(x), _) => match b.as_tuple() {
            Some(y) => {
                vm.room(x.len().saturating_add(y.len()), size_of::<Value>())?;
                Ok(Some(Value::tuple(x.iter().chain(y.iter()).cloned().collect())))
            }
            None => Err(concat_error(vm, "tuple", b)),
        },
        (BinaryOp::Add, Value::Bytes(_) | Value::ByteArray(_), _) => bytes::concat(vm, a, b).map(Some),
        (BinaryOp::Mod, Value::Str(template), _) => format::percent(vm, template.as_str(), b).map(Some),
        (BinaryOp::Mod, Value::Bytes(_) | Value::ByteArray(_), _) => format::percent_bytes(vm, a, b).map(Some),
        (BinaryOp::Mul, sequence, count) if is_sequence(sequence) => repeat(vm, a, count, b).map(Some),
        (BinaryOp::Mul, count, sequence) if is_sequence(sequence) => repeat(vm, b, count, a).map(Some),
        (BinaryOp::Or, Value::Dict(x), Value::Dict(y)) => {
            let (x, y) = (x.clone(), y.clone());
            let merged = Ref::new(x.duplicate());
            dict::update_from(vm, &merged, &y)?;
            Ok(Some(merged.into()))
        }
        // A read-only view of a dict takes part as the dict.
        (BinaryOp::Or, Value::DictView(x), _) if x.kind == ViewKind::Proxy => {
            let dict = Value::Dict(x.dict.clone());
            binary(vm, op, &dict, b)
        }
        (BinaryOp::Or, Value::Dict(_), Value::DictView(y)) if y.kind == ViewKind::Proxy => {
            let dict = Value::Dict(y.dict.clone());
            binary(vm, op, a, &dict)
        }
        (BinaryOp::Or | BinaryOp::And | BinaryOp::Xor | BinaryOp::Sub, _, _) => set::operator(vm, op, a, b),
        _ => Ok(None),
    }
}

fn is_sequence(value: &Value) -> bool {
    matches!(value, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_))
}

#[cold]
fn concat_error(vm: &mut Vm, what: &str, other: &Value) -> Exc {
    let given = vm.type_name(other);
    vm.type_error(format!("can only concatenate {what} (not \"{given}\") to {what}"))
}

fn repeat(vm: &mut Vm, sequence: &Value, count: &Value, whole_count: &Value) -> Res {
    let times = match count {
        Value::Int(times) => *times,
        _ => {
            let names = vm.names;
            let integral = matches!(count, Value::Bool(_) | Value::BigInt(_))
                || (matches!(whole_count, Value::Instance(_))
                    && vm.lookup_special(whole_count, &names.__index__).is_some());
            if !integral {
                let given = vm.type_name(whole_count);
                return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{given}'")));
            }
            match vm.to_index(whole_count)? {
                Value::Int(times) => times,
                _ => {
                    let given = vm.type_name(whole_count);
                    return Err(vm.overflow_error(format!("cannot fit '{given}' into an index-sized integer")));
                }
            }
        }
    };
    let times = usize::try_from(times).unwrap_or(0);
    Ok(match sequence.base() {
        Value::Str(text) => {
            vm.room(times, text.as_str().len())?;
            if times == 1 {
                return Ok(Value::Str(text.clone()));
            }
            Value::string(text.as_str().repeat(times))
        }
        Value::List(list) => {
            let items = list.to_vec();
            vm.room(times, items.len().saturating_mul(size_of::<Value>()))?;
            Value::list(repeated(&items, times))
        }
        Value::Tuple(tuple) => {
            vm.room(times, tuple.len().saturating_mul(size_of::<Value>()))?;
            if times == 1 && matches!(sequence, Value::Tuple(_)) {
                return Ok(sequence.clone());
            }
            Value::tuple(repeated(tuple, times))
        }
        Value::Bytes(bytes) => {
            vm.room(times, bytes.data.len())?;
            Value::bytes(bytes.data.repeat(times))
        }
        Value::ByteArray(bytes) => {
            let data = bytes.data.borrow();
            vm.room(times, data.len())?;
            Ref::new(ByteArray::new(data.repeat(times))).into()
        }
        _ => Value::NotImplemented,
    })
}

/// Whether a sequence can be repeated so many times in place: an integer, or what has `__index__`, and no reflected method of its own.
fn is_count(vm: &mut Vm, value: &Value) -> bool {
    let names = vm.names;
    match value {
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => true,
        Value::Instance(_) => {
            let class = vm.class_of(value);
            let reflects = vm.lookup(&class, &names.__rmul__).is_some_and(|method| !matches!(method, Value::Native(_)));
            !reflects && vm.lookup(&class, &names.__index__).is_some()
        }
        _ => false,
    }
}

fn repeated(items: &[Value], times: usize) -> Vec<Value> {
    if let [item] = items {
        return vec![item.clone(); times];
    }
    let mut all = Vec::with_capacity(items.len() * times);
    for _ in 0..times {
        all.extend_from_slice(items);
    }
    all
}

impl Vm {
    /// `MemoryError` without message.
    #[cold]
    pub fn memory(&mut self) -> Exc {
        let class = &self.types.memory_error;
        self.new_exception(class, vec![])
    }

    /// Asks for room for `count` elements of `size` bytes.
    ///
    /// # Errors
    /// `MemoryError` when there is none.
    #[inline]
    pub fn room(&mut self, count: usize, size: usize) -> Res<()> {
        if count.checked_mul(size).is_some_and(crate::memory::has_room) { Ok(()) } else { Err(self.memory()) }
    }
}

impl Vm {
    /// Asks for room for one more element, where `items` must grow for it and is large already: it grows by as much as it has.
    ///
    /// # Errors
    /// `MemoryError` when there is none.
    #[inline]
    pub fn room_to_push<T>(&mut self, items: &Vec<T>) -> Res<()> {
        if items.len() == items.capacity() { self.room(items.len(), size_of::<T>()) } else { Ok(()) }
    }
}

/// In-place operators of the mutable built-in classes.
pub fn inplace(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    match (op, a.base()) {
        (BinaryOp::Add, Value::List(list)) => {
            let list = list.clone();
            list::extend(vm, &list, b)?;
            Ok(Some(a.clone()))
        }
        (BinaryOp::Mul, Value::List(list)) => {
            let list = list.clone();
            if !is_count(vm, b) {
                return Ok(None);
            }
            if let Value::List(result) = repeat(vm, &list.clone().into(), b.base(), b)? {
                let items = result.items.take();
                drop(list.replace(items));
            }
            Ok(Some(a.clone()))
        }
        (BinaryOp::Add, Value::ByteArray(bytes)) => {
            let bytes = bytes.clone();
            if bytes::contents_of(b).is_none() {
                let (given, own) = (vm.type_name(b), vm.type_name(a));
                return Err(vm.type_error(format!("can't concat {given} to {own}")));
            }
            bytearray::extend(vm, &bytes, b)?;
            Ok(Some(a.clone()))
        }
        (BinaryOp::Mul, Value::ByteArray(bytes)) if is_count(vm, b) => {
            let bytes = bytes.clone();
            if let Value::ByteArray(result) = repeat(vm, &bytes.clone().into(), b.base(), b)? {
                bytearray::reset(vm, &bytes, result.data.take())?;
            }
            Ok(Some(a.clone()))
        }
        (BinaryOp::Or, Value::Dict(dict)) => {
            let dict = dict.clone();
            dict::update(vm, &dict, b)?;
            Ok(Some(a.clone()))
        }
        (BinaryOp::Or, Value::DictView(view)) if view.kind == ViewKind::Proxy => {
            Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
        }
        (_, Value::Set(target)) if b.as_keys().is_some() => {
            let target = target.clone();
            set::inplace(vm, op, &target, b)?;
            Ok(Some(a.clone()))
        }
        _ => Ok(None),
    }
}

/// Comparison of built-in classes beyond numbers, strings, lists and tuples.
pub fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Option<bool>> {
    let equality = match op {
        CompareOp::Eq => true,
        CompareOp::Ne => false,
        _ => {
            return match (a, b) {
                (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
                    Ok(Some(op.holds(bytes::contents(a).order(&bytes::contents(b)))))
                }
                (Value::Slice(x), Value::Slice(y)) => {
                    let parts = |slice: &Slice| [&slice.start, &slice.stop, &slice.step].map(Value::clone).to_vec();
                    vm.compare_truth(op, &Value::tuple(parts(x)), &Value::tuple(parts(y))).map(Some)
                }
                _ => set::compare(vm, op, a, b),
            };
        }
    };
    let equal = match (a, b) {
        _ if a.is(b) => Some(true),
        (Value::Dict(x), Value::Dict(y)) => {
            let (x, y) = (x.clone(), y.clone());
            Some(vm.recurse(" in comparison", |vm| dict::equal(vm, &x, &y))?)
        }
        (Value::DictView(x), Value::DictView(y)) if x.kind == ViewKind::Proxy && y.kind == ViewKind::Proxy => {
            let (x, y) = (x.dict.clone(), y.dict.clone());
            Some(dict::equal(vm, &x, &y)?)
        }
        (Value::DictView(x), Value::Dict(y)) | (Value::Dict(y), Value::DictView(x)) if x.kind == ViewKind::Proxy => {
            let (x, y) = (x.dict.clone(), y.clone());
            Some(dict::equal(vm, &x, &y)?)
        }
        (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
            Some(bytes::contents(a) == bytes::contents(b))
        }
        (
            Value::Set(_) | Value::FrozenSet(_) | Value::DictView(_),
            Value::Set(_) | Value::FrozenSet(_) | Value::DictView(_),
        ) => {
            return set::compare(vm, op, a, b);
        }
        (Value::Range(x), Value::Range(y)) => {
            let (x, y) = (x.clone(), y.clone());
            Some(range::equal(vm, &x, &y)?)
        }
        (Value::Slice(x), Value::Slice(y)) => {
            let (x, y) = (x.clone(), y.clone());
            Some(vm.equal(&x.start, &y.start)? && vm.equal(&x.stop, &y.stop)? && vm.equal(&x.step, &y.step)?)
        }
        (Value::BoundMethod(x), Value::BoundMethod(y)) => {
            Some(x.function.is(&y.function) && x.receiver.is(&y.receiver))
        }
        _ => None,
    };
    Ok(equal.map(|equal| equal == equality))
}
