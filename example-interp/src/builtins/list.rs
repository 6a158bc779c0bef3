//! `list`.

use super::{dunders, methods, of_class, static_methods, wrong_receiver};
use crate::object::*;
use crate::vm::{Res, Vm};

fn this<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a Ref<List>> {
    match args.pos.first().and_then(Value::as_list) {
        Some(list) => Ok(list),
        None => {
            let class = vm.types.list.clone();
            Err(wrong_receiver(vm, method, &class, args.pos.first()))
        }
    }
}

/// Appends all items of an iterable.
pub fn extend(vm: &mut Vm, list: &Ref<List>, iterable: &Value) -> Res<()> {
    match iterable {
        Value::List(_)
        | Value::Tuple(_)
        | Value::Dict(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::DictView(_) => {
            let items = vm.collect(iterable)?;
            list.items.borrow_mut().extend(items);
        }
        _ => {
            let iterator = vm.iter(iterable)?;
            let expected = vm.expected_length(iterable)?;
            list.items.borrow_mut().reserve(expected);
            while let Some(value) = vm.next(&iterator)? {
                vm.room_to_push(&list.items.borrow())?;
                list.items.borrow_mut().push(value);
                // Each: the iterator may run guest code, which sees the list as it is.
                revdb::mutated(list.id(), revdb::Slot::LENGTH);
            }
        }
    }
    revdb::mutated(list.id(), revdb::Slot::ALL);
    Ok(())
}

/// `list[slice] = value`, or `del list[slice]` for `None`.
pub fn set_slice(vm: &mut Vm, list: &Ref<List>, slice: &Slice, value: Option<&Value>) -> Res<()> {
    let parts = vm.unpack_slice(slice)?;
    let message =
        if parts.step == 1 { "can only assign an iterable" } else { "must assign iterable to extended slice" };
    let items = value.map(|value| vm.collect_sequence(value, message)).transpose()?;
    let span = parts.over(list.len());
    revdb::mutated(list.id(), revdb::Slot::ALL);
    let dropped: Vec<Value> = if span.step == 1 {
        let start = span.start as usize;
        let end = start + span.count;
        let mut dropped: Vec<Value> = list.items.borrow_mut().splice(start..end, items.unwrap_or_default()).collect();
        // Of a plain slice CPython drops the last item first, of a stepped one the first.
        dropped.reverse();
        dropped
    } else {
        match items {
            Some(items) => {
                if items.len() != span.count {
                    let (given, wanted) = (items.len(), span.count);
                    return Err(vm.value_error(format!(
                        "attempt to assign sequence of size {given} to extended slice of size {wanted}"
                    )));
                }
                let mut target = list.items.borrow_mut();
                span.indices().zip(items).map(|(at, item)| std::mem::replace(&mut target[at], item)).collect()
            }
            None => {
                let mut target = list.items.borrow_mut();
                let mut indices: Vec<usize> = span.indices().collect();
                indices.sort_unstable();
                let mut wanted = indices.into_iter().peekable();
                let mut kept = Vec::with_capacity(target.len());
                let mut removed = Vec::new();
                for (at, item) in target.drain(..).enumerate() {
                    if wanted.next_if_eq(&at).is_some() {
                        removed.push(item);
                    } else {
                        kept.push(item);
                    }
                }
                *target = kept;
                removed
            }
        }
    };
    drop(dropped);
    Ok(())
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = vm.types.list.clone();
    let class = super::new_class(vm, &args, &list)?;
    Ok(of_class(&class, &list, Value::list(Vec::new())))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "__init__")?;
    // They may be for the `__new__` of a subclass.
    if !args.kw.is_empty() && is_made_as_list(vm, &args.pos[0]) {
        return Err(vm.type_error("list() takes no keyword arguments"));
    }
    if args.pos.len() > 2 {
        let given = args.pos.len() - 1;
        return Err(vm.type_error(format!("list expected at most 1 argument, got {given}")));
    }
    list.clear_items();
    if let Some(iterable) = args.pos.get(1) {
        extend(vm, list, iterable)?;
    }
    Ok(Value::None)
}

/// Whether objects of the value's class are made by the `__new__` of lists.
fn is_made_as_list(vm: &mut Vm, value: &Value) -> bool {
    let name = intern("__new__");
    match (vm.class_of(value).find(&name), vm.types.list.find(&name)) {
        (Some(made), Some(own)) => made.is(&own),
        _ => false,
    }
}

fn append(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "append")?;
    vm.room_to_push(&list.items.borrow())?;
    list.push(args.pos[1].clone());
    Ok(Value::None)
}

fn extend_method(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "extend")?;
    extend(vm, list, &args.pos[1])?;
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "insert")?;
    let index = vm.to_i64_clamped(&args.pos[1])?;
    let mut items = list.items.borrow_mut();
    let len = items.len() as i64;
    let at = if index < 0 { (index.saturating_add(len)).max(0) } else { index.min(len) };
    items.insert(at as usize, args.pos[2].clone());
    revdb::mutated(list.id(), revdb::Slot::ALL);
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "pop")?;
    let index = match args.pos.get(1) {
        None => -1,
        Some(index) => vm.to_i64(index)?,
    };
    let len = list.len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let at = if index < 0 { index + len } else { index };
    if at < 0 || at >= len {
        return Err(vm.index_error("pop index out of range"));
    }
    revdb::mutated(list.id(), if at == len - 1 { revdb::Slot::LENGTH } else { revdb::Slot::ALL });
    Ok(list.items.borrow_mut().remove(at as usize))
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "remove")?;
    let mut at = 0;
    while let Some(item) = list.get(at) {
        if vm.equal(&item, &args.pos[1])? {
            if at < list.len() {
                revdb::mutated(list.id(), revdb::Slot::ALL);
                let old = list.items.borrow_mut().remove(at);
                drop(old);
            }
            return Ok(Value::None);
        }
        at += 1;
    }
    Err(vm.value_error("list.remove(x): x not in list"))
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args, "clear")?.clear_items();
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::list(this(vm, &args, "copy")?.to_vec()))
}

/// The bounds of a search, from optional arguments at `from`.
pub fn bounds(vm: &mut Vm, args: &Args<'_>, from: usize, len: usize) -> Res<(usize, usize)> {
    let mut bound = [0, len as i64];
    for (at, place) in bound.iter_mut().enumerate() {
        if let Some(value) = args.pos.get(from + at) {
            let index = vm.to_bound(value)?;
            *place = if index < 0 { index.saturating_add(len as i64).max(0) } else { index };
        }
    }
    Ok((bound[0] as usize, bound[1] as usize))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "index")?;
    let (start, end) = bounds(vm, &args, 2, list.len())?;
    let mut at = start;
    while at < end
        && let Some(item) = list.get(at)
    {
        if vm.equal(&item, &args.pos[1])? {
            return Ok(Value::size(at));
        }
        at += 1;
    }
    let text = vm.repr(&args.pos[1])?;
    Err(vm.value_error(format!("{} is not in list", text.as_str())))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "count")?;
    let (mut at, mut found) = (0, 0);
    while let Some(item) = list.get(at) {
        found += i64::from(vm.equal(&item, &args.pos[1])?);
        at += 1;
    }
    Ok(Value::Int(found))
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "reverse")?;
    revdb::mutated(list.id(), revdb::Slot::ALL);
    list.items.borrow_mut().reverse();
    Ok(Value::None)
}

fn sort(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "sort")?;
    if args.pos.len() > 1 {
        return Err(vm.type_error("sort() takes no positional arguments"));
    }
    const PARAMS: super::Params = super::Params::new("sort", &["key", "reverse"], 0).keyword_from(0);
    let [key, reverse] = PARAMS.unpack(vm, &[], args.kw)?;
    let reverse = match reverse {
        Some(value) => vm.to_c_int(&value)? != 0,
        None => false,
    };
    // As in CPython the list is empty while it is being sorted.
    let items = list.items.take();
    revdb::mutated(list.id(), revdb::Slot::ALL);
    let result = super::sort::sort(vm, items, key.as_ref(), reverse);
    revdb::mutated(list.id(), revdb::Slot::ALL);
    let (items, error) = match result {
        Ok(items) => (items, None),
        Err((items, error)) => (items, Some(error)),
    };
    let meanwhile = list.items.replace(items);
    // What was put into it and taken out again has left room.
    let modified = meanwhile.capacity() > 0;
    drop(meanwhile);
    match error {
        Some(error) => Err(error),
        None if modified => Err(vm.value_error("list modified during sort")),
        None => Ok(Value::None),
    }
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Res {
    let list = this(vm, &args, "__reversed__")?;
    let state = IterState::ListReversed { list: list.clone(), left: list.len() };
    Ok(Ref::new(Iterator::new(&vm.types.list_reverseiterator, state)).into())
}

/// Installs the methods of `list`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.list;
    static_methods(class, &[("__new__", new, Arity::New)]);
    dunders(class, &[("__init__", init, Arity::Any)]);
    methods(
        class,
        &[
            ("append", append, Arity::One),
            ("extend", extend_method, Arity::One),
            ("insert", insert, Arity::Range(2, 2)),
            ("pop", pop, Arity::Range(0, 1)),
            ("remove", remove, Arity::One),
            ("clear", clear, Arity::None),
            ("copy", copy, Arity::None),
            ("index", index, Arity::Range(1, 3)),
            ("count", count, Arity::One),
            ("reverse", reverse, Arity::None),
            ("sort", sort, Arity::Any),
            ("__reversed__", reversed, Arity::None),
        ],
    );
    super::class_methods(class, &[("__class_getitem__", super::typing::class_getitem, Arity::One)]);
}
