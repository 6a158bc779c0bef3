//! `set` and `frozenset`, and the set operations of dict views.

use super::{dunders, methods, of_class, static_methods, wrong_receiver};
use crate::object::set::Keys;
use crate::object::*;
use crate::vm::ops::{BinaryOp, CompareOp};
use crate::vm::{Res, Vm};

fn this<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a Keys> {
    match args.pos.first().and_then(Value::as_keys) {
        Some(keys) => Ok(keys),
        None => {
            let class = vm.types.set.clone();
            Err(wrong_receiver(vm, method, &class, args.pos.first()))
        }
    }
}

fn changed(set: &Value) {
    if let Some(header) = set.base().header() {
        revdb::mutated(header.id(), revdb::Slot::ALL);
    }
}

/// A set given as an element stands for the frozenset with the same elements, unless its class has a hash of its own.
pub fn as_key(vm: &mut Vm, item: &Value) -> Res {
    match item.base() {
        Value::Set(set) if vm.lookup_special(item, &vm.names.__hash__).is_none_or(|hash| hash.is_none()) => {
            Ok(Ref::new(FrozenSet { keys: set.keys.duplicate(), hash: std::cell::Cell::default() }).into())
        }
        _ => Ok(item.clone()),
    }
}

/// Adds all items of an iterable.
pub fn add_all(vm: &mut Vm, keys: &Keys, iterable: &Value) -> Res<()> {
    match iterable.as_keys() {
        Some(other) => {
            for (hash, key) in other.hashed() {
                keys.add_hashed(vm, hash, &key)?;
            }
            Ok(())
        }
        None => vm.for_each(iterable, |vm, item| keys.add(vm, &item).map(drop)),
    }
}

fn keys_of(vm: &mut Vm, iterable: &Value) -> Res<Keys> {
    if let Some(keys) = iterable.as_keys() {
        return Ok(keys.duplicate());
    }
    let keys = Keys::default();
    add_all(vm, &keys, iterable)?;
    Ok(keys)
}

/// A new set of the same built-in class as `like`.
fn make(like: &Value, keys: Keys) -> Value {
    match like.base() {
        Value::FrozenSet(_) => Ref::new(FrozenSet { keys, hash: std::cell::Cell::default() }).into(),
        _ => Ref::new(Set { keys }).into(),
    }
}

fn combine(vm: &mut Vm, op: BinaryOp, a: &Keys, b: &Keys) -> Res<Keys> {
    let result = match op {
        BinaryOp::Or => {
            let result = a.duplicate();
            for (hash, key) in b.hashed() {
                result.add_hashed(vm, hash, &key)?;
            }
            result
        }
        BinaryOp::And => {
            let (small, large) = if b.len() > a.len() { (a, b) } else { (b, a) };
            let result = Keys::default();
            for (hash, key) in small.hashed() {
                if large.contains_hashed(vm, hash, &key)? {
                    result.add_hashed(vm, hash, &key)?;
                }
            }
            result
        }
        BinaryOp::Sub => {
            let result = Keys::default();
            for (hash, key) in a.hashed() {
                if !b.contains_hashed(vm, hash, &key)? {
                    result.add_hashed(vm, hash, &key)?;
                }
            }
            result
        }
        _ => {
            let result = a.duplicate();
            for (hash, key) in b.hashed() {
                if !result.remove_hashed(vm, hash, &key)? {
                    result.add_hashed(vm, hash, &key)?;
                }
            }
            result
        }
    };
    Ok(result)
}

/// `|`, `&`, `-`, `^` of sets and dict views; `None` when the operands are none.
pub fn operator(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let is_view = |value: &Value| matches!(value.base(), Value::DictView(view) if matches!(view.kind, ViewKind::Keys | ViewKind::Items));
    if is_view(a) || is_view(b) {
        let (left, right) = (keys_of(vm, a)?, keys_of(vm, b)?);
        let keys = combine(vm, op, &left, &right)?;
        return Ok(Some(Ref::new(Set { keys }).into()));
    }
    match (a.as_keys(), b.as_keys()) {
        (Some(x), Some(y)) => {
            let keys = combine(vm, op, x, y)?;
            Ok(Some(make(a, keys)))
        }
        _ => Ok(None),
    }
}

/// In-place operators of `set`.
pub fn inplace(vm: &mut Vm, op: BinaryOp, target: &Ref<Set>, other: &Value) -> Res<()> {
    let Some(other) = other.as_keys() else { return Ok(()) };
    let keys = combine(vm, op, &target.keys, other)?;
    target.keys.take_from(keys);
    revdb::mutated(target.id(), revdb::Slot::ALL);
    Ok(())
}

fn is_subset(vm: &mut Vm, a: &Keys, b: &Keys) -> Res<bool> {
    if a.len() > b.len() {
        return Ok(false);
    }
    for (hash, key) in a.hashed() {
        if !b.contains_hashed(vm, hash, &key)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Comparison of a dict view, which is only asked what it contains: the values of items need no hash.
fn compare_view(vm: &mut Vm, op: CompareOp, view: &Value, other: &Value) -> Res<bool> {
    fn all_in(vm: &mut Vm, items: &Value, container: &Value) -> Res<bool> {
        let iterator = vm.iter(items)?;
        while let Some(item) = vm.next(&iterator)? {
            if !vm.builtin_contains(container, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    let (own, others) = (vm.len(view)?, vm.len(other)?);
    Ok(match op {
        CompareOp::Eq => own == others && all_in(vm, view, other)?,
        CompareOp::Ne => own != others || !all_in(vm, view, other)?,
        CompareOp::Le => own <= others && all_in(vm, view, other)?,
        CompareOp::Lt => own < others && all_in(vm, view, other)?,
        CompareOp::Ge => own >= others && all_in(vm, other, view)?,
        CompareOp::Gt => own > others && all_in(vm, other, view)?,
    })
}

/// Comparison of sets and dict views; `None` when an operand is none.
pub fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Option<bool>> {
    let setlike = |value: &Value| match value.base() {
        Value::Set(_) | Value::FrozenSet(_) => true,
        Value::DictView(view) => matches!(view.kind, ViewKind::Keys | ViewKind::Items),
        _ => false,
    };
    if !setlike(a) || !setlike(b) {
        return Ok(None);
    }
    let (Some(x), Some(y)) = (a.as_keys(), b.as_keys()) else {
        let (op, view, other) = if a.as_keys().is_none() { (op, a, b) } else { (op.reflected(), b, a) };
        return compare_view(vm, op, view, other).map(Some);
    };
    Ok(Some(match op {
        CompareOp::Eq => x.len() == y.len() && is_subset(vm, x, y)?,
        CompareOp::Ne => x.len() != y.len() || !is_subset(vm, x, y)?,
        CompareOp::Le => is_subset(vm, x, y)?,
        CompareOp::Lt => x.len() < y.len() && is_subset(vm, x, y)?,
        CompareOp::Ge => is_subset(vm, y, x)?,
        CompareOp::Gt => y.len() < x.len() && is_subset(vm, y, x)?,
    }))
}

fn new_set(vm: &mut Vm, args: Args<'_>) -> Res {
    let set = vm.types.set.clone();
    let class = super::new_class(vm, &args, &set)?;
    Ok(of_class(&class, &set, Ref::new(Set::default()).into()))
}

fn init_set(vm: &mut Vm, args: Args<'_>) -> Res {
    let keys = this(vm, &args, "__init__")?;
    if !args.kw.is_empty() {
        return Err(vm.type_error("set() takes no keyword arguments"));
    }
    match args.pos {
        [_] => {}
        [_, iterable] => {
            let fresh = keys_of(vm, iterable)?;
            keys.take_from(fresh);
            changed(&args.pos[0]);
        }
        _ => {
            let given = args.pos.len() - 1;
            return Err(vm.type_error(format!("set expected at most 1 argument, got {given}")));
        }
    }
    Ok(Value::None)
}

fn new_frozenset(vm: &mut Vm, args: Args<'_>) -> Res {
    let frozenset = vm.types.frozenset.clone();
    let class = super::new_class(vm, &args, &frozenset)?;
    if class.is(&frozenset) && !args.kw.is_empty() {
        return Err(vm.type_error("frozenset() takes no keyword arguments"));
    }
    let value = match args.pos {
        [_] => make(&Ref::new(FrozenSet::default()).into(), Keys::default()),
        [_, value @ Value::FrozenSet(_)] => value.clone(),
        [_, iterable] => {
            let keys = keys_of(vm, iterable)?;
            Ref::new(FrozenSet { keys, hash: std::cell::Cell::default() }).into()
        }
        _ => {
            let given = args.pos.len() - 1;
            return Err(vm.type_error(format!("frozenset expected at most 1 argument, got {given}")));
        }
    };
    Ok(of_class(&class, &frozenset, value))
}

fn add(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args, "add")?.add(vm, &args.pos[1])?;
    changed(&args.pos[0]);
    Ok(Value::None)
}

fn discard_key(vm: &mut Vm, args: &Args<'_>, method: &str) -> Res<bool> {
    let keys = this(vm, args, method)?;
    let key = as_key(vm, &args.pos[1])?;
    let hash = vm.hash(&key)?;
    let removed = keys.remove_hashed(vm, hash, &key)?;
    changed(&args.pos[0]);
    Ok(removed)
}

fn discard(vm: &mut Vm, args: Args<'_>) -> Res {
    discard_key(vm, &args, "discard")?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Res {
    if discard_key(vm, &args, "remove")? { Ok(Value::None) } else { Err(vm.key_error(&args.pos[1])) }
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res {
    let popped = this(vm, &args, "pop")?.pop();
    changed(&args.pos[0]);
    match popped {
        Some(value) => Ok(value),
        None => Err(vm.key_error(&Value::str("pop from an empty set"))),
    }
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args, "clear")?.clear();
    changed(&args.pos[0]);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res {
    if let Value::FrozenSet(_) = &args.pos[0] {
        return Ok(args.pos[0].clone());
    }
    let keys = this(vm, &args, "copy")?.duplicate();
    Ok(make(&args.pos[0], keys))
}

fn update(vm: &mut Vm, args: Args<'_>) -> Res {
    let keys = this(vm, &args, "update")?;
    for other in &args.pos[1..] {
        match other.as_keys() {
            Some(_) => add_all(vm, keys, other)?,
            // Each item is noted: the iterator may run guest code, which sees the set as it is.
            None => vm.for_each(other, |vm, item| {
                keys.add(vm, &item)?;
                changed(&args.pos[0]);
                Ok(())
            })?,
        }
    }
    changed(&args.pos[0]);
    Ok(Value::None)
}

fn fold(vm: &mut Vm, args: &Args<'_>, method: &str, op: BinaryOp) -> Res<Keys> {
    let mut keys = this(vm, args, method)?.duplicate();
    for other in &args.pos[1..] {
        let other = keys_of(vm, other)?;
        keys = combine(vm, op, &keys, &other)?;
    }
    Ok(keys)
}

fn union(vm: &mut Vm, args: Args<'_>) -> Res {
    let keys = this(vm, &args, "union")?.duplicate();
    for other in &args.pos[1..] {
        add_all(vm, &keys, other)?;
    }
    Ok(make(&args.pos[0], keys))
}

fn intersection(vm: &mut Vm, args: Args<'_>) -> Res {
    let keys = fold(vm, &args, "intersection", BinaryOp::And)?;
    Ok(make(&args.pos[0], keys))
}

fn difference(vm: &mut Vm, args: Args<'_>) -> Res {
    let keys = fold(vm, &args, "difference", BinaryOp::Sub)?;
    Ok(make(&args.pos[0], keys))
}

fn symmetric_difference(vm: &mut Vm, args: Args<'_>) -> Res {
    let keys = fold(vm, &args, "symmetric_difference", BinaryOp::Xor)?;
    Ok(make(&args.pos[0], keys))
}

fn assign(vm: &mut Vm, args: &Args<'_>, method: &str, op: BinaryOp) -> Res {
    let keys = fold(vm, args, method, op)?;
    this(vm, args, method)?.take_from(keys);
    changed(&args.pos[0]);
    Ok(Value::None)
}

fn intersection_update(vm: &mut Vm, args: Args<'_>) -> Res {
    assign(vm, &args, "intersection_update", BinaryOp::And)
}

fn difference_update(vm: &mut Vm, args: Args<'_>) -> Res {
    assign(vm, &args, "difference_update", BinaryOp::Sub)
}

fn symmetric_difference_update(vm: &mut Vm, args: Args<'_>) -> Res {
    assign(vm, &args, "symmetric_difference_update", BinaryOp::Xor)
}

fn issubset(vm: &mut Vm, args: Args<'_>) -> Res {
    let other = keys_of(vm, &args.pos[1])?;
    let keys = this(vm, &args, "issubset")?;
    is_subset(vm, keys, &other).map(Value::Bool)
}

fn issuperset(vm: &mut Vm, args: Args<'_>) -> Res {
    let other = keys_of(vm, &args.pos[1])?;
    let keys = this(vm, &args, "issuperset")?;
    is_subset(vm, &other, keys).map(Value::Bool)
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Res {
    let other = keys_of(vm, &args.pos[1])?;
    let keys = this(vm, &args, "isdisjoint")?;
    combine(vm, BinaryOp::And, keys, &other).map(|both| Value::Bool(both.is_empty()))
}

/// Installs the methods of `set` and `frozenset`.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    static_methods(&types.set, &[("__new__", new_set, Arity::New)]);
    dunders(&types.set, &[("__init__", init_set, Arity::Any)]);
    static_methods(&types.frozenset, &[("__new__", new_frozenset, Arity::New)]);
    for class in [&types.set, &types.frozenset] {
        methods(
            class,
            &[
                ("copy", copy, Arity::None),
                ("union", union, Arity::Varargs),
                ("intersection", intersection, Arity::Varargs),
                ("difference", difference, Arity::Varargs),
                ("symmetric_difference", symmetric_difference, Arity::One),
                ("issubset", issubset, Arity::One),
                ("issuperset", issuperset, Arity::One),
                ("isdisjoint", isdisjoint, Arity::One),
            ],
        );
        super::class_methods(class, &[("__class_getitem__", super::typing::class_getitem, Arity::One)]);
    }
    methods(
        &types.set,
        &[
            ("add", add, Arity::One),
            ("discard", discard, Arity::One),
            ("remove", remove, Arity::One),
            ("pop", pop, Arity::None),
            ("clear", clear, Arity::None),
            ("update", update, Arity::Varargs),
            ("intersection_update", intersection_update, Arity::Varargs),
            ("difference_update", difference_update, Arity::Varargs),
            ("symmetric_difference_update", symmetric_difference_update, Arity::One),
        ],
    );
}
