//! `list[int]` and `int | str`: generic aliases and unions of types.

use super::{attributes, dunders};
use crate::object::*;
use crate::vm::ops::CompareOp;
use crate::vm::{Res, Vm};

struct Alias {
    origin: Value,
    args: Ref<Tuple>,
    /// It is what `*` makes of an alias.
    unpacked: bool,
}

impl NativeState for Alias {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.origin);
        tracer.reference(&self.args);
    }
}

struct Union {
    args: Ref<Tuple>,
}

impl NativeState for Union {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.args);
    }
}

fn alias_of(value: &Value) -> Option<&Alias> {
    match value {
        Value::Instance(instance) => instance.native(),
        _ => None,
    }
}

/// `class[key]`
pub fn alias(vm: &mut Vm, class: &Ref<Class>, key: &Value) -> Res {
    Ok(alias_to(vm, class.clone().into(), key))
}

fn alias_to(vm: &Vm, origin: Value, key: &Value) -> Value {
    let args = match key {
        Value::Tuple(items) => items.clone(),
        other => Ref::new(Tuple::from_slice(std::slice::from_ref(other))),
    };
    Ref::with_native(&vm.types.generic_alias, Alias { origin, args, unpacked: false }).into()
}

/// `*tuple[int]`: an alias gives itself once, marked as unpacked.
fn alias_iter(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(alias) = alias_of(&args.pos[0]) else { return Ok(Value::NotImplemented) };
    let alias = Alias { origin: alias.origin.clone(), args: alias.args.clone(), unpacked: true };
    let alias = Ref::with_native(&vm.types.generic_alias, alias);
    vm.iter(&Value::tuple(vec![alias.into()]))
}

fn get_unpacked(_: &mut Vm, value: &Value) -> Res {
    Ok(Value::Bool(alias_of(value).is_some_and(|alias| alias.unpacked)))
}

/// What an unpacked alias of `tuple` stands for where types are put in.
fn get_unpacked_args(vm: &mut Vm, value: &Value) -> Res {
    Ok(match alias_of(value) {
        Some(alias) if alias.unpacked && alias.origin.is(&vm.types.tuple.clone().into()) => alias.args.clone().into(),
        _ => Value::None,
    })
}

/// `types.GenericAlias(origin, args)`
fn new_alias(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos {
        [_, origin, key] if args.kw.is_empty() => Ok(alias_to(vm, origin.clone(), key)),
        _ => {
            let given = args.pos.len().saturating_sub(1);
            Err(vm.type_error(format!("GenericAlias expected 2 arguments, got {given}")))
        }
    }
}

/// `list[T][int]`: what takes the place of type variables is settled by the module `typing`.
fn alias_getitem(vm: &mut Vm, args: Args<'_>) -> Res {
    let substitute = vm.import_attribute("typing", "_substitute_alias")?;
    vm.call(&substitute, args)
}

/// `__class_getitem__` of the built-in containers.
pub fn class_getitem(vm: &mut Vm, args: Args<'_>) -> Res {
    match &args.pos[0] {
        Value::Class(class) => alias(vm, class, &args.pos[1]),
        _ => Ok(Value::NotImplemented),
    }
}

/// The members of a union, or the type itself.
pub fn union_args(value: &Value) -> Vec<Value> {
    match value {
        Value::Instance(instance) => match instance.native::<Union>() {
            Some(union) => union.args.to_vec(),
            None => vec![value.clone()],
        },
        _ => vec![value.clone()],
    }
}

/// `a | b` of types.
pub fn union(vm: &mut Vm, a: &Value, b: &Value) -> Res {
    let none: Value = vm.types.none_type.clone().into();
    let mut parts: Vec<Value> = Vec::new();
    for part in union_args(a).into_iter().chain(union_args(b)) {
        let part = if part.is_none() { none.clone() } else { part };
        if !matches!(part, Value::Class(_)) && alias_of(&part).is_none() {
            return Ok(Value::NotImplemented);
        }
        let mut known = false;
        for other in &parts {
            known |= vm.equal(other, &part)?;
        }
        if !known {
            parts.push(part);
        }
    }
    if parts.len() == 1 {
        return Ok(parts.swap_remove(0));
    }
    let state = Union { args: Ref::new(Tuple::from(parts)) };
    Ok(Ref::with_native(&vm.types.union_type, state).into())
}

fn write_type(vm: &mut Vm, out: &mut String, value: &Value) -> Res<()> {
    match value {
        Value::Class(class) if class.is(&vm.types.none_type) => out.push_str("None"),
        Value::Class(class) => out.push_str(&vm.full_class_name(class)),
        Value::Ellipsis => out.push_str("..."),
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.to_vec().iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                write_type(vm, out, item)?;
            }
            out.push(']');
        }
        _ => vm.write_repr(out, value)?,
    }
    Ok(())
}

fn alias_repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(alias) = alias_of(&args.pos[0]) else { return Ok(Value::NotImplemented) };
    let mut out = String::from(if alias.unpacked { "*" } else { "" });
    write_type(vm, &mut out, &alias.origin)?;
    out.push('[');
    for (at, item) in alias.args.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        write_type(vm, &mut out, item)?;
    }
    if alias.args.is_empty() {
        out.push_str("()");
    }
    out.push(']');
    Ok(Value::string(out))
}

fn alias_call(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(alias) = alias_of(&args.pos[0]) else { return Ok(Value::NotImplemented) };
    let origin = alias.origin.clone();
    vm.call(&origin, Args { pos: &args.pos[1..], kw: args.kw })
}

fn alias_eq(vm: &mut Vm, args: Args<'_>) -> Res {
    match (alias_of(&args.pos[0]), alias_of(&args.pos[1])) {
        (Some(a), Some(b)) if a.origin.is(&b.origin) && a.unpacked == b.unpacked => {
            vm.compare(CompareOp::Eq, &a.args.clone().into(), &b.args.clone().into())
        }
        (Some(_), Some(_)) => Ok(Value::Bool(false)),
        _ => Ok(Value::NotImplemented),
    }
}

fn alias_hash(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(alias) = alias_of(&args.pos[0]) else { return Ok(Value::NotImplemented) };
    let hash = vm.hash(&alias.origin)? ^ vm.hash(&alias.args.clone().into())?;
    Ok(Value::Int(hash))
}

/// What an alias has itself; all else is its origin's.
const OWN: [&str; 11] = [
    "__args__",
    "__class__",
    "__copy__",
    "__deepcopy__",
    "__mro_entries__",
    "__origin__",
    "__parameters__",
    "__reduce__",
    "__reduce_ex__",
    "__typing_unpacked_tuple_args__",
    "__unpacked__",
];

fn alias_getattribute(vm: &mut Vm, args: Args<'_>) -> Res {
    let (value, name) = (&args.pos[0], &args.pos[1]);
    let Some(name) = name.as_str() else { return Ok(Value::NotImplemented) };
    let name = intern_ref(name);
    let class = vm.class_of(value);
    if OWN.contains(&name.as_str())
        && let Some(found) = vm.find_attr_default(value, &class, &name)?
    {
        return Ok(found);
    }
    match alias_of(value) {
        Some(alias) => {
            let origin = alias.origin.clone();
            vm.get_attr(&origin, &name)
        }
        None => Err(vm.no_attribute(value, &name)),
    }
}

fn alias_mro_entries(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(match alias_of(&args.pos[0]) {
        Some(alias) => Value::tuple(vec![alias.origin.clone()]),
        None => Value::NotImplemented,
    })
}

fn get_origin(_: &mut Vm, value: &Value) -> Res {
    Ok(alias_of(value).map_or(Value::None, |alias| alias.origin.clone()))
}

fn get_args(vm: &mut Vm, value: &Value) -> Res {
    Ok(match alias_of(value) {
        Some(alias) => alias.args.clone().into(),
        None => vm.empty_tuple.clone().into(),
    })
}

/// The type variables among the arguments, in the order in which they first appear.
fn get_parameters(vm: &mut Vm, value: &Value) -> Res {
    let args = match alias_of(value) {
        Some(alias) => alias.args.to_vec(),
        None => union_args(value),
    };
    let (variable, parameters) = (intern("__typing_subst__"), intern("__parameters__"));
    let mut found: Vec<Value> = Vec::new();
    for arg in args {
        if matches!(arg, Value::Class(_)) {
            continue;
        }
        let inner = if vm.get_attr_or_none(&arg, &variable)?.is_some() {
            vec![arg]
        } else {
            match vm.get_attr_or_none(&arg, &parameters)? {
                Some(Value::Tuple(inner)) => inner.to_vec(),
                _ => Vec::new(),
            }
        };
        for item in inner {
            if !found.iter().any(|known| known.is(&item)) {
                found.push(item);
            }
        }
    }
    Ok(Value::tuple(found))
}

fn union_repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut out = String::new();
    for (at, part) in union_args(&args.pos[0]).iter().enumerate() {
        if at > 0 {
            out.push_str(" | ");
        }
        write_type(vm, &mut out, part)?;
    }
    Ok(Value::string(out))
}

fn union_eq(vm: &mut Vm, args: Args<'_>) -> Res {
    if !matches!(&args.pos[1], Value::Instance(other) if other.native::<Union>().is_some()) {
        // `typing.Union[...]` compares itself with it.
        return Ok(Value::NotImplemented);
    }
    let (a, b) = (union_args(&args.pos[0]), union_args(&args.pos[1]));
    if a.len() != b.len() {
        return Ok(Value::Bool(false));
    }
    for part in &a {
        let mut found = false;
        for other in &b {
            found |= vm.equal(part, other)?;
        }
        if !found {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn union_hash(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = vm.types.frozenset.clone().into();
    let members = vm.call(&class, Args::new(&[Value::tuple(union_args(&args.pos[0]))]))?;
    vm.hash(&members).map(Value::Int)
}

fn get_union_args(_: &mut Vm, value: &Value) -> Res {
    Ok(Value::tuple(union_args(value)))
}

/// Installs the methods of generic aliases and unions.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    dunders(
        &types.generic_alias,
        &[
            ("__repr__", alias_repr, Arity::Slot(0)),
            ("__call__", alias_call, Arity::Any),
            ("__eq__", alias_eq, Arity::Slot(1)),
            ("__hash__", alias_hash, Arity::Slot(0)),
            ("__getattribute__", alias_getattribute, Arity::Slot(1)),
            ("__getitem__", alias_getitem, Arity::Slot(1)),
            ("__iter__", alias_iter, Arity::Slot(0)),
            ("__mro_entries__", alias_mro_entries, Arity::One),
        ],
    );
    super::static_methods(&types.generic_alias, &[("__new__", new_alias, Arity::New)]);
    attributes(
        &types.generic_alias,
        &[
            ("__origin__", get_origin, None),
            ("__args__", get_args, None),
            ("__parameters__", get_parameters, None),
            ("__unpacked__", get_unpacked, None),
            ("__typing_unpacked_tuple_args__", get_unpacked_args, None),
        ],
    );
    dunders(
        &types.union_type,
        &[
            ("__repr__", union_repr, Arity::Slot(0)),
            ("__eq__", union_eq, Arity::Slot(1)),
            ("__hash__", union_hash, Arity::Slot(0)),
        ],
    );
    attributes(&types.union_type, &[("__args__", get_union_args, None), ("__parameters__", get_parameters, None)]);
}
