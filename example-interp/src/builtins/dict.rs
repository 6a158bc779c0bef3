//! `dict` and its views.

use super::{attributes, dunders, methods, of_class, static_methods, wrong_receiver};
use crate::object::*;
use crate::vm::{Res, Vm};

fn this<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a Ref<Dict>> {
    match args.pos.first().map(Value::base) {
        Some(Value::Dict(dict)) => Ok(dict),
        Some(Value::DictView(view)) if view.kind == ViewKind::Proxy => Ok(&view.dict),
        _ => {
            let class = vm.types.dict.clone();
            Err(wrong_receiver(vm, method, &class, args.pos.first()))
        }
    }
}

/// Whether two dicts have equal keys with equal values.
pub fn equal(vm: &mut Vm, a: &Ref<Dict>, b: &Ref<Dict>) -> Res<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let mut place = 0;
    while let Some((at, key, value)) = a.next_entry(place) {
        place = at + 1;
        let Some(other) = b.get(vm, &key)? else { return Ok(false) };
        if !vm.equal(&value, &other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes over the entries of `from`.
pub fn update_from(vm: &mut Vm, to: &Ref<Dict>, from: &Ref<Dict>) -> Res<()> {
    if to.is(from) {
        return Ok(());
    }
    let length = from.len();
    let mut place = 0;
    while let Some((at, key, value)) = from.next_entry(place) {
        place = at + 1;
        to.set(vm, &key, value)?;
        if from.len() != length {
            return Err(vm.runtime_error("dict mutated during update"));
        }
    }
    Ok(())
}

/// `dict.update(source)`: a mapping (it has `keys`) or an iterable of pairs.
pub fn update(vm: &mut Vm, dict: &Ref<Dict>, source: &Value) -> Res<()> {
    let names = vm.names;
    match source {
        Value::Dict(from) => return update_from(vm, dict, from),
        Value::Instance(_) => {
            let class = vm.class_of(source);
            let own_iter = vm.lookup(&class, &names.__iter__);
            if let (Some(from), Some(Value::Native(_))) = (source.as_dict(), own_iter) {
                let from = from.clone();
                return update_from(vm, dict, &from);
            }
        }
        _ => {}
    }
    if vm.get_attr_or_none(source, &names.keys)?.is_some() {
        // As in CPython the keys are asked for a second time, and all taken before the first value.
        for key in vm.mapping_keys(source, |vm| vm.attribute_error("keys"))? {
            let value = vm.get_item(source, &key)?;
            dict.set(vm, &key, value)?;
        }
        return Ok(());
    }
    let mut at = 0;
    vm.for_each(source, |vm, pair| {
        let message = format!("cannot convert dictionary update sequence element #{at} to a sequence");
        let pair = vm.collect_sequence(&pair, &message)?;
        let [key, value] = &pair[..] else {
            let given = pair.len();
            return Err(
                vm.value_error(format!("dictionary update sequence element #{at} has length {given}; 2 is required"))
            );
        };
        at += 1;
        dict.set(vm, key, value.clone())
    })
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let dict = vm.types.dict.clone();
    let class = super::new_class(vm, &args, &dict)?;
    Ok(of_class(&class, &dict, Ref::new(Dict::new()).into()))
}

fn fill(vm: &mut Vm, args: Args<'_>, function: &str) -> Res {
    let dict = this(vm, &args, "update")?.clone();
    if args.pos.len() > 2 {
        let given = args.pos.len() - 1;
        return Err(vm.type_error(format!("{function} expected at most 1 argument, got {given}")));
    }
    if let Some(source) = args.pos.get(1) {
        update(vm, &dict, source)?;
    }
    for (name, value) in args.kw {
        dict.set_str(name, value.clone());
    }
    Ok(Value::None)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res {
    fill(vm, args, "dict")
}

fn update_method(vm: &mut Vm, args: Args<'_>) -> Res {
    fill(vm, args, "update")
}

fn get(vm: &mut Vm, args: Args<'_>) -> Res {
    let dict = this(vm, &args, "get")?;
    match dict.get(vm, &args.pos[1])? {
        Some(value) => Ok(value),
        None => Ok(args.pos.get(2).cloned().unwrap_or(Value::None)),
    }
}

fn setdefault(vm: &mut Vm, args: Args<'_>) -> Res {
    let dict = this(vm, &args, "setdefault")?;
    dict.get_or_set(vm, &args.pos[1], args.pos.get(2).cloned().unwrap_or(Value::None))
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res {
    let dict = this(vm, &args, "pop")?;
    match (dict.remove(vm, &args.pos[1])?, args.pos.get(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.key_error(&args.pos[1])),
    }
}

fn popitem(vm: &mut Vm, args: Args<'_>) -> Res {
    let dict = this(vm, &args, "popitem")?;
    match dict.pop_last() {
        Some((key, value)) => Ok(Tuple::pair(key, value).into()),
        None => Err(vm.key_error(&Value::str("popitem(): dictionary is empty"))),
    }
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args, "clear")?.clear_all();
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Ref::new(this(vm, &args, "copy")?.duplicate()).into())
}

fn view(vm: &mut Vm, args: &Args<'_>, method: &str, kind: ViewKind) -> Res {
    let dict = this(vm, args, method)?.clone();
    Ok(Ref::new(DictView { dict, kind }).into())
}

fn keys(vm: &mut Vm, args: Args<'_>) -> Res {
    view(vm, &args, "keys", ViewKind::Keys)
}

fn values(vm: &mut Vm, args: Args<'_>) -> Res {
    view(vm, &args, "values", ViewKind::Values)
}

fn items(vm: &mut Vm, args: Args<'_>) -> Res {
    view(vm, &args, "items", ViewKind::Items)
}

fn fromkeys(vm: &mut Vm, args: Args<'_>) -> Res {
    let value = args.pos.get(2).cloned().unwrap_or(Value::None);
    let class = args.pos[0].clone();
    if matches!(&class, Value::Class(class) if class.is(&vm.types.dict)) {
        let dict = Ref::new(Dict::new());
        vm.for_each(&args.pos[1], |vm, key| dict.set(vm, &key, value.clone()))?;
        return Ok(dict.into());
    }
    let target = vm.call(&class, Args::new(&[]))?;
    vm.for_each(&args.pos[1], |vm, key| vm.set_item(&target, &key, value.clone()))?;
    Ok(target)
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Res {
    let types = vm.types;
    let (dict, kind) = match args.pos[0].base() {
        Value::DictView(view) => (view.dict.clone(), view.kind),
        _ => (this(vm, &args, "__reversed__")?.clone(), ViewKind::Keys),
    };
    let class = match kind {
        ViewKind::Keys | ViewKind::Proxy => &types.dict_reversekeyiterator,
        ViewKind::Values => &types.dict_reversevalueiterator,
        ViewKind::Items => &types.dict_reverseitemiterator,
    };
    let (place, length) = (dict.places(), dict.len());
    Ok(Ref::new(Iterator::new(class, IterState::DictReversed { dict, kind, place, length })).into())
}

fn proxy_new(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos {
        [_, mapping] => match mapping.as_dict() {
            Some(dict) => Ok(Ref::new(DictView { dict: dict.clone(), kind: ViewKind::Proxy }).into()),
            None => {
                let given = vm.type_name(mapping);
                Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {given}")))
            }
        },
        _ => Err(vm.type_error("mappingproxy() missing required argument 'mapping' (pos 1)")),
    }
}

fn get_mapping(_: &mut Vm, value: &Value) -> Res {
    Ok(match value {
        Value::DictView(view) => Ref::new(DictView { dict: view.dict.clone(), kind: ViewKind::Proxy }).into(),
        _ => Value::None,
    })
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Res {
    let own = args.pos[0].clone();
    for item in vm.collect(&args.pos[1])? {
        if vm.builtin_contains(&own, &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

/// Installs the methods of `dict`, its views and `mappingproxy`.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    static_methods(&types.dict, &[("__new__", new, Arity::New)]);
    dunders(&types.dict, &[("__init__", init, Arity::Any)]);
    const READ: [super::Method; 6] = [
        ("get", get, Arity::Range(1, 2)),
        ("keys", keys, Arity::None),
        ("values", values, Arity::None),
        ("items", items, Arity::None),
        ("copy", copy, Arity::None),
        ("__reversed__", reversed, Arity::None),
    ];
    methods(&types.dict, &READ);
    methods(&types.mappingproxy, &READ);
    methods(
        &types.dict,
        &[
            ("setdefault", setdefault, Arity::Range(1, 2)),
            ("pop", pop, Arity::Range(1, 2)),
            ("popitem", popitem, Arity::None),
            ("clear", clear, Arity::None),
            ("update", update_method, Arity::Any),
        ],
    );
    super::class_methods(
        &types.dict,
        &[("fromkeys", fromkeys, Arity::Range(1, 2)), ("__class_getitem__", super::typing::class_getitem, Arity::One)],
    );
    super::class_methods(&types.mappingproxy, &[("__class_getitem__", super::typing::class_getitem, Arity::One)]);
    static_methods(&types.mappingproxy, &[("__new__", proxy_new, Arity::New)]);
    for class in [&types.dict_keys, &types.dict_values, &types.dict_items] {
        methods(class, &[("__reversed__", reversed, Arity::None)]);
        attributes(class, &[("mapping", get_mapping, None)]);
    }
    for class in [&types.dict_keys, &types.dict_items] {
        methods(class, &[("isdisjoint", isdisjoint, Arity::One)]);
    }
}
