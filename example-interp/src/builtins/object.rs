//! `object`: construction, default attributes, comparison and representation.

use super::{attributes, class_methods, dunders, static_methods};
use crate::object::*;
use crate::vm::{Res, Vm};

/// `object.__new__`
fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let object = vm.types.object.clone();
    let class = &super::new_class(vm, &args, &object)?;
    let excess = args.pos.len() > 1 || !args.kw.is_empty();
    if excess {
        let names = vm.names;
        let object = vm.types.object.clone();
        let is_default = |vm: &mut Vm, name: &Ref<Str>| {
            let own = vm.lookup(class, name);
            let default = object.dict.get_str(name);
            matches!((own, default), (Some(own), Some(default)) if own.is(&default))
        };
        if !is_default(vm, &names.__new__) {
            return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if is_default(vm, &names.__init__) {
            let name = class.name();
            return Err(vm.type_error(format!("{}() takes no arguments", name.as_str())));
        }
    }
    check_abstract(vm, class)?;
    if class.has(ClassFlags::NO_NEW) {
        let name = vm.full_class_name(class);
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    }
    match class.layout {
        Layout::Object => Ok(Ref::<Instance>::plain(class).into()),
        _ => {
            let name = class.name();
            let name = name.as_str();
            Err(vm.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")))
        }
    }
}

/// Refuses to instantiate a class with abstract methods.
fn check_abstract(vm: &mut Vm, class: &Ref<Class>) -> Res<()> {
    if !class.is_heap() {
        return Ok(());
    }
    let names = vm.names;
    let Some(methods) = class.dict.get_str(&names.__abstractmethods__) else { return Ok(()) };
    let mut methods: Vec<String> = match methods.as_keys() {
        Some(keys) => {
            keys.to_vec().iter().filter_map(|name| name.as_str().map(|name| name.as_str().to_owned())).collect()
        }
        None => return Ok(()),
    };
    if methods.is_empty() {
        return Ok(());
    }
    methods.sort();
    let plural = if methods.len() == 1 { "" } else { "s" };
    let (name, list) = (class.name(), methods.join(", "));
    Err(vm
        .type_error(format!("Can't instantiate abstract class {} with abstract method{plural} {list}", name.as_str())))
}

/// `object.__init__`
fn init(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos.len() > 1 || !args.kw.is_empty() {
        let names = vm.names;
        let class = vm.class_of(&args.pos[0]);
        let own_init = vm.lookup(&class, &names.__init__);
        let object = vm.types.object.clone();
        let default_init = object.dict.get_str(&names.__init__);
        if !matches!((&own_init, &default_init), (Some(own), Some(default)) if own.is(default)) {
            return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        let own_new = vm.lookup(&class, &names.__new__);
        let default_new = object.dict.get_str(&names.__new__);
        if matches!((&own_new, &default_new), (Some(own), Some(default)) if own.is(default)) {
            let name = class.name();
            return Err(vm.type_error(format!("{}() takes no arguments", name.as_str())));
        }
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.default_repr(&args.pos[0]).map(Value::Str)
}

fn str(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.repr(&args.pos[0]).map(Value::Str)
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Res {
    let value = &args.pos[0];
    match value.header() {
        Some(header) => Ok(Value::Int((header.id().0 as i64) & i64::MAX)),
        None => vm.builtin_hash(value).map(Value::Int),
    }
}

fn format(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos[1].as_str() {
        Some(spec) if spec.is_empty() => vm.str(&args.pos[0]).map(Value::Str),
        Some(_) => {
            let name = vm.type_name(&args.pos[0]);
            Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")))
        }
        None => {
            let given = vm.type_name(&args.pos[1]);
            Err(vm.type_error(format!("__format__() argument must be str, not {given}")))
        }
    }
}

fn eq(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(if args.pos[0].is(&args.pos[1]) { Value::Bool(true) } else { Value::NotImplemented })
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Res {
    let names = vm.names;
    let class = vm.class_of(&args.pos[0]);
    let Some(method) = vm.lookup(&class, &names.__eq__) else { return Ok(Value::NotImplemented) };
    match vm.call_special(&method, &args.pos[0], &args.pos[1..])? {
        Value::NotImplemented => Ok(Value::NotImplemented),
        other => Ok(Value::Bool(!vm.truthy(&other)?)),
    }
}

fn order(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::NotImplemented)
}

fn name_argument(vm: &mut Vm, value: &Value) -> Res<Ref<Str>> {
    match value.as_str() {
        Some(name) => Ok(intern_ref(name)),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = name_argument(vm, &args.pos[1])?;
    let class = vm.class_of(&args.pos[0]);
    match vm.find_attr_default(&args.pos[0], &class, &name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(&args.pos[0], &name)),
    }
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = name_argument(vm, &args.pos[1])?;
    vm.set_attr_default(&args.pos[0], &name, Some(args.pos[2].clone()))?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = name_argument(vm, &args.pos[1])?;
    vm.set_attr_default(&args.pos[0], &name, None)?;
    Ok(Value::None)
}

fn init_subclass(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.kw.is_empty() && args.pos.len() == 1 {
        return Ok(Value::None);
    }
    let name = match args.pos.first() {
        Some(Value::Class(class)) => class.name(),
        _ => Str::make("object"),
    };
    Err(vm.type_error(format!("{}.__init_subclass__() takes no keyword arguments", name.as_str())))
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Res {
    let names = super::functions::attribute_names(vm, &args.pos[0])?;
    Ok(Value::list(names.into_iter().map(Value::Str).collect()))
}

fn sizeof(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Int(match args.pos[0].base() {
        Value::List(list) => 56 + 8 * list.len() as i64,
        Value::Tuple(tuple) => 40 + 8 * tuple.len() as i64,
        Value::Str(text) => 49 + text.as_str().len() as i64,
        Value::Int(i) => {
            if *i == 0 {
                24
            } else {
                28
            }
        }
        Value::Float(_) => 24,
        Value::Dict(dict) => {
            if dict.is_empty() {
                64
            } else {
                232.max(104 * dict.len() as i64 / 2)
            }
        }
        _ => 48,
    }))
}

fn get_class(vm: &mut Vm, value: &Value) -> Res {
    Ok(vm.class_of(value).into())
}

fn set_class(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let Some(new) = new else { return Err(vm.type_error("can't delete __class__ attribute")) };
    let Value::Class(class) = &new else {
        let given = vm.type_name(&new);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{given}' object")));
    };
    let own = vm.class_of(value);
    match value {
        Value::Instance(instance) if own.is_heap() && class.is_heap() => {
            if own.layout != class.layout
                || !super::type_::same_slots(&own, class)
                || own.has(ClassFlags::HAS_DICT) != class.has(ClassFlags::HAS_DICT)
            {
                let (to, from) = (class.name(), own.name());
                let (to, from) = (to.as_str(), from.as_str());
                return Err(vm.type_error(format!("__class__ assignment: '{to}' object layout differs from '{from}'")));
            }
            instance.set_class(class.clone());
            Ok(())
        }
        Value::Module(module)
            if class.is_subclass_of(&vm.types.module) && (class.is_heap() || class.is(&vm.types.module)) =>
        {
            module.set_class(class.is_heap().then(|| class.clone()));
            Ok(())
        }
        _ => Err(vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")),
    }
}

/// `__reduce_ex__` and `__reduce__` are written in Python.
fn by_copyreg(vm: &mut Vm, args: Args<'_>, function: &str) -> Res {
    let function = vm.import_attribute("copyreg", function)?;
    vm.call(&function, args)
}

fn reduce_ex(vm: &mut Vm, args: Args<'_>) -> Res {
    by_copyreg(vm, args, "_reduce_ex")
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Res {
    by_copyreg(vm, args, "_reduce")
}

/// `object.__getstate__`: the attributes, and with slots a pair of those and the slots' values.
fn getstate(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Instance(instance) = &args.pos[0] else { return Ok(Value::None) };
    let class = instance.class();
    let mut state = Value::None;
    if class.has(ClassFlags::HAS_DICT) {
        let dict = instance.dict_if_any();
        let items = match &dict {
            Some(dict) => dict.items(),
            None => instance.visible_attributes().into_iter().map(|(name, value)| (Value::Str(name), value)).collect(),
        };
        if !items.is_empty() {
            let copy = Ref::new(Dict::new());
            for (key, value) in items {
                copy.set(vm, &key, value)?;
            }
            state = Value::Dict(copy);
        }
    }
    let slots = Ref::new(Dict::new());
    for class in class.mro().iter() {
        for (key, value) in class.dict.items() {
            if let (Value::Str(name), Some(Descriptor::Member { .. })) = (&key, value.as_descriptor().map(|d| &**d))
                && let Some(value) = vm.get_attr_or_none(&args.pos[0], name)?
            {
                slots.set_str(name, value);
            }
        }
    }
    if slots.is_empty() {
        return Ok(state);
    }
    Ok(Tuple::pair(state, Value::Dict(slots)).into())
}

/// Installs the methods of `object`.
pub fn install(vm: &mut Vm) {
    let object = &vm.types.object;
    static_methods(object, &[("__new__", new, Arity::New)]);
    dunders(
        object,
        &[
            ("__init__", init, Arity::Any),
            ("__repr__", repr, Arity::Slot(0)),
            ("__str__", str, Arity::Slot(0)),
            ("__hash__", hash, Arity::Slot(0)),
            ("__eq__", eq, Arity::Slot(1)),
            ("__ne__", ne, Arity::Slot(1)),
            ("__lt__", order, Arity::Slot(1)),
            ("__le__", order, Arity::Slot(1)),
            ("__gt__", order, Arity::Slot(1)),
            ("__ge__", order, Arity::Slot(1)),
            ("__getattribute__", getattribute, Arity::Slot(1)),
            ("__setattr__", setattr, Arity::Slot(2)),
            ("__delattr__", delattr, Arity::Slot(1)),
        ],
    );
    super::methods(
        object,
        &[
            ("__format__", format, Arity::One),
            ("__dir__", dir, Arity::None),
            ("__sizeof__", sizeof, Arity::None),
            ("__reduce__", reduce, Arity::None),
            ("__reduce_ex__", reduce_ex, Arity::One),
            ("__getstate__", getstate, Arity::None),
        ],
    );
    class_methods(object, &[("__init_subclass__", init_subclass, Arity::Any), ("__subclasshook__", order, Arity::Any)]);
    attributes(object, &[("__class__", get_class, Some(set_class))]);
}
