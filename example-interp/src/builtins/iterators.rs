//! The classes of the built-in iterators: `enumerate`, `zip`, `map`, `filter`, `reversed`, and those that `iter` gives.

use super::{Params, dunders, methods, static_methods};
use crate::object::*;
use crate::vm::{Res, Vm};

fn made(vm: &mut Vm, class: &Value, builtin: &Ref<Class>, state: IterState) -> Res {
    let iterator = Value::Iterator(Ref::new(Iterator::new(builtin, state)));
    match class {
        Value::Class(class) => Ok(super::of_class(class, builtin, iterator)),
        _ => Err(vm.type_error("__new__(X): X is not a type object")),
    }
}

fn no_keywords(vm: &mut Vm, args: Args<'_>, name: &str) -> Res<()> {
    match &args.pos[0] {
        // The arguments may be for the `__init__` of a subclass.
        Value::Class(class) if args.kw.is_empty() || class.is_heap() => Ok(()),
        _ => Err(vm.type_error(format!("{name}() takes no keyword arguments"))),
    }
}

fn new_enumerate(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("enumerate", &["iterable", "start"], 1);
    let [iterable, start] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let iterator = vm.iter(&iterable.unwrap_or(Value::None))?;
    let index = start.map_or(Ok(Value::Int(0)), |start| vm.to_index(&start))?;
    made(vm, &args.pos[0], &vm.types.enumerate, IterState::Enumerate { iterator, index })
}

fn iterators(vm: &mut Vm, iterables: &[Value]) -> Res<Ref<Tuple>> {
    let iterators = iterables.iter().map(|iterable| vm.iter(iterable)).collect::<Res<Vec<_>>>()?;
    Ok(Ref::new(Tuple::from(iterators)))
}

fn new_zip(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut strict = false;
    if args.kw.len() > 1 {
        let given = args.kw.len();
        return Err(vm.type_error(format!("zip() takes at most 1 keyword argument ({given} given)")));
    }
    for (name, value) in args.kw {
        match name.as_str() {
            "strict" => strict = vm.truthy(value)?,
            other => return Err(vm.type_error(format!("'{other}' is an invalid keyword argument for zip()"))),
        }
    }
    let mut all = Vec::with_capacity(args.pos.len());
    for (place, iterable) in args.pos[1..].iter().enumerate() {
        all.push(match vm.iter(iterable) {
            Err(error) if error.is_a(&vm.types.type_error) && !matches!(iterable, Value::Instance(_)) => {
                let given = vm.type_name(iterable);
                let _ = place;
                return Err(vm.type_error(format!("'{given}' object is not iterable")));
            }
            iterator => iterator?,
        });
    }
    made(vm, &args.pos[0], &vm.types.zip, IterState::Zip { iterators: Ref::new(Tuple::from(all)), strict })
}

fn new_map(vm: &mut Vm, args: Args<'_>) -> Res {
    no_keywords(vm, args, "map")?;
    let [class, function, iterables @ ..] = args.pos else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators(vm, iterables)?;
    made(vm, class, &vm.types.map, IterState::Map { function: function.clone(), iterators })
}

fn new_filter(vm: &mut Vm, args: Args<'_>) -> Res {
    no_keywords(vm, args, "filter")?;
    let [class, function, iterable] = args.pos else {
        return Err(vm.type_error(format!("filter expected 2 arguments, got {}", args.pos.len() - 1)));
    };
    let iterator = vm.iter(iterable)?;
    made(vm, class, &vm.types.filter, IterState::Filter { function: function.clone(), iterator })
}

fn new_reversed(vm: &mut Vm, args: Args<'_>) -> Res {
    no_keywords(vm, args, "reversed")?;
    let [class, sequence] = args.pos else {
        return Err(vm.type_error(format!("reversed expected 1 argument, got {}", args.pos.len() - 1)));
    };
    let types = vm.types;
    let state = match sequence {
        Value::List(list) => {
            let state = IterState::ListReversed { list: list.clone(), left: list.len() };
            return Ok(Value::Iterator(Ref::new(Iterator::new(&types.list_reverseiterator, state))));
        }
        Value::Dict(dict) => return Ok(dict_reversed(vm, dict, ViewKind::Keys)),
        Value::DictView(view) => return Ok(dict_reversed(vm, &view.dict, view.kind)),
        Value::Range(_) => return super::range::reversed(vm, Args::new(std::slice::from_ref(sequence))),
        _ => {
            let names = vm.names;
            let class = vm.class_of(sequence);
            if let Some(method) = vm.lookup(&class, &names.__reversed__) {
                if method.is_none() {
                    let name = class.name();
                    return Err(vm.type_error(format!("'{}' object is not reversible", name.as_str())));
                }
                return vm.call_special(&method, sequence, &[]);
            }
            let is_sequence = vm.lookup(&class, &names.__getitem__).is_some()
                && !matches!(sequence.base(), Value::Dict(_) | Value::DictView(_));
            if !is_sequence {
                let name = class.name();
                return Err(vm.type_error(format!("'{}' object is not reversible", name.as_str())));
            }
            IterState::SequenceReversed { sequence: sequence.clone(), left: vm.len(sequence)? as i64 }
        }
    };
    made(vm, class, &types.reversed, state)
}

/// The iterator over a dict or one of its views, backwards.
pub fn dict_reversed(vm: &mut Vm, dict: &Ref<Dict>, kind: ViewKind) -> Value {
    let types = vm.types;
    let class = match kind {
        ViewKind::Keys | ViewKind::Proxy => &types.dict_reversekeyiterator,
        ViewKind::Values => &types.dict_reversevalueiterator,
        ViewKind::Items => &types.dict_reverseitemiterator,
    };
    let state = IterState::DictReversed { dict: dict.clone(), kind, place: dict.places(), length: dict.len() };
    Value::Iterator(Ref::new(Iterator::new(class, state)))
}

fn next(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Iterator(iterator) = args.pos[0].base() else {
        return Err(vm.type_error("an iterator is required"));
    };
    let iterator = iterator.clone();
    vm.stopped_with = Value::None;
    match vm.next_builtin(&iterator)? {
        Some(item) => Ok(item),
        None => Err(vm.end_of_iterator()),
    }
}

fn iter(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(args.pos[0].clone())
}

/// `__length_hint__` of iterators that know how many items are left.
pub fn length_hint(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Iterator(iterator) = args.pos[0].base() else { return Ok(Value::NotImplemented) };
    let hint = vm.iterator_length_hint(&iterator.clone())?;
    Ok(hint.map_or(Value::NotImplemented, Value::size))
}

/// How an iterator is made again: by a call of what with which arguments, or from a list of what is left.
enum Remade {
    By(Value, Vec<Value>, Option<Value>),
    Rest(IterState),
}

/// `__reduce__`: how to make the iterator again, and where it stands.
fn reduce(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Iterator(iterator) = args.pos[0].base().clone() else { return Ok(Value::NotImplemented) };
    let class = iterator.class.clone();
    let builtin = |vm: &Vm, name: &str| vm.builtins.get_str(&intern(name)).unwrap_or(Value::None);
    let (iter, own) = (builtin(vm, "iter"), Value::Class(vm.class_of(&args.pos[0])));
    let made = Remade::By;
    let at = |index: usize| Some(Value::size(index));
    // Iterating may run the guest's code, so the state is not borrowed any more by then.
    let remade = match &*iterator.state.borrow() {
        IterState::List { index: IterState::ENDED, .. } => made(iter, vec![Value::list(Vec::new())], None),
        IterState::List { list, index } => made(iter, vec![list.clone().into()], at(*index)),
        IterState::Tuple { tuple, index } => made(iter, vec![tuple.clone().into()], at(*index)),
        IterState::Str { text, offset } => {
            let index = crate::object::str::count_chars(&text.as_str()[..*offset]);
            made(iter, vec![text.clone().into()], at(index))
        }
        IterState::Bytes { bytes, index } => made(iter, vec![bytes.clone().into()], at(*index)),
        IterState::ByteArray { bytes, index } => made(iter, vec![bytes.clone().into()], at(*index)),
        IterState::Range { next, step, left } => {
            let [start, stop, step] = [*next, next.wrapping_add(step.wrapping_mul(*left)), *step].map(Value::Int);
            made(iter, vec![Value::Range(vm.make_range(start, stop, step)?)], at(0))
        }
        IterState::Sequence { sequence, index } => made(iter, vec![sequence.clone()], Some(Value::Int(*index))),
        IterState::ListReversed { list, left } => {
            made(builtin(vm, "reversed"), vec![list.clone().into()], Some(Value::Int(*left as i64 - 1)))
        }
        IterState::SequenceReversed { sequence, left } => made(own, vec![sequence.clone()], Some(Value::Int(left - 1))),
        IterState::Dict { dict, kind, place, length, left } => {
            let (dict, kind) = (dict.clone(), *kind);
            Remade::Rest(IterState::Dict { dict, kind, place: *place, length: *length, left: *left })
        }
        IterState::DictReversed { dict, kind, place, length } => {
            Remade::Rest(IterState::DictReversed { dict: dict.clone(), kind: *kind, place: *place, length: *length })
        }
        IterState::Set { set, place, length } => {
            Remade::Rest(IterState::Set { set: set.clone(), place: *place, length: *length })
        }
        IterState::Callable { function, sentinel } => made(iter, vec![function.clone(), sentinel.clone()], None),
        IterState::Enumerate { iterator, index } => made(own, vec![iterator.clone(), index.clone()], None),
        IterState::Zip { iterators, strict } => made(own, iterators.to_vec(), strict.then_some(Value::Bool(true))),
        IterState::Map { function, iterators } => {
            made(own, [function.clone()].into_iter().chain(iterators.iter().cloned()).collect(), None)
        }
        IterState::Filter { function, iterator } => made(own, vec![function.clone(), iterator.clone()], None),
        IterState::Done if class.is(&vm.types.list_iterator) || class.is(&vm.types.list_reverseiterator) => {
            made(iter, vec![Value::list(Vec::new())], None)
        }
        IterState::Done if class.is(&vm.types.str_iterator) || class.is(&vm.types.str_ascii_iterator) => {
            made(iter, vec![Value::str("")], None)
        }
        IterState::Done => made(iter, vec![Value::tuple(Vec::new())], None),
        IterState::Native(native) if let Some(arguments) = native.remaking() => made(own, arguments, None),
        IterState::BigRange { .. } | IterState::Busy | IterState::Native(_) => {
            let name = class.name();
            return Err(vm.type_error(format!("cannot pickle '{}' object", name.as_str())));
        }
    };
    let (maker, made_of, state) = match remade {
        Remade::By(maker, made_of, state) => (maker, made_of, state),
        Remade::Rest(state) => {
            let copy = Value::Iterator(Ref::new(Iterator::new(&class, state)));
            (builtin(vm, "iter"), vec![vm.collect(&copy).map(Value::list)?], None)
        }
    };
    Ok(Value::tuple([maker, Value::tuple(made_of)].into_iter().chain(state).collect()))
}

/// `__setstate__`: goes to a place in the sequence, or to the nearest there is.
fn set_state(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Iterator(iterator) = args.pos[0].base().clone() else { return Ok(Value::NotImplemented) };
    if iterator.class.is(&vm.types.zip) {
        let wanted = vm.truthy(&args.pos[1])?;
        if let IterState::Zip { strict, .. } = &mut *iterator.state.borrow_mut() {
            *strict = wanted;
        }
        return Ok(Value::None);
    }
    let wanted = vm.to_i64(&args.pos[1])?;
    let reversed_of = match &*iterator.state.borrow() {
        IterState::SequenceReversed { sequence, .. } => Some(sequence.clone()),
        _ => None,
    };
    let length = reversed_of.map(|sequence| vm.len(&sequence)).transpose()?.unwrap_or(0) as i64;
    let to = |length: usize| wanted.clamp(0, length as i64) as usize;
    match &mut *iterator.state.borrow_mut() {
        IterState::List { index: IterState::ENDED, .. } => {}
        IterState::List { list, index } => *index = to(list.len()),
        IterState::Tuple { tuple, index } => *index = to(tuple.len()),
        IterState::Str { text, offset } => *offset = text.offset(to(text.len())),
        IterState::Bytes { bytes, index } => *index = to(bytes.data.len()),
        IterState::ByteArray { bytes, index } => *index = to(bytes.data.borrow().len()),
        IterState::Range { next, step, left } => {
            let skipped = wanted.clamp(0, *left);
            *next = next.wrapping_add(step.wrapping_mul(skipped));
            *left -= skipped;
        }
        IterState::Sequence { index, .. } => *index = wanted.max(0),
        IterState::ListReversed { list, left } => *left = (wanted.clamp(-1, list.len() as i64 - 1) + 1) as usize,
        IterState::SequenceReversed { left, .. } => *left = wanted.clamp(-1, length - 1) + 1,
        _ => {}
    }
    Ok(Value::None)
}

fn dict_reversed_method(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos[0].base() {
        Value::Dict(dict) => Ok(dict_reversed(vm, dict, ViewKind::Keys)),
        Value::DictView(view) => Ok(dict_reversed(vm, &view.dict, view.kind)),
        Value::List(list) => {
            let state = IterState::ListReversed { list: list.clone(), left: list.len() };
            Ok(Value::Iterator(Ref::new(Iterator::new(&vm.types.list_reverseiterator, state))))
        }
        _ => Err(vm.type_error("object is not reversible")),
    }
}

/// Adds `__next__`, `__iter__` and `__reduce__` to a class of iterators.
pub fn protocol(class: &Ref<Class>) {
    dunders(class, &[("__next__", next, Arity::Slot(0)), ("__iter__", iter, Arity::Slot(0))]);
    methods(class, &[("__reduce__", reduce, Arity::None)]);
}

/// Installs the iterators' methods.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    static_methods(&types.enumerate, &[("__new__", new_enumerate, Arity::New)]);
    static_methods(&types.zip, &[("__new__", new_zip, Arity::New)]);
    static_methods(&types.map, &[("__new__", new_map, Arity::New)]);
    static_methods(&types.filter, &[("__new__", new_filter, Arity::New)]);
    static_methods(&types.reversed, &[("__new__", new_reversed, Arity::New)]);
    let sequences = [
        &types.list_iterator,
        &types.list_reverseiterator,
        &types.tuple_iterator,
        &types.str_iterator,
        &types.str_ascii_iterator,
        &types.bytes_iterator,
        &types.bytearray_iterator,
        &types.range_iterator,
        &types.iterator,
        &types.reversed,
    ];
    let counted = [
        &types.longrange_iterator,
        &types.dict_keyiterator,
        &types.dict_valueiterator,
        &types.dict_itemiterator,
        &types.dict_reversekeyiterator,
        &types.dict_reversevalueiterator,
        &types.dict_reverseitemiterator,
        &types.set_iterator,
    ];
    let others = [&types.callable_iterator, &types.enumerate, &types.zip, &types.map, &types.filter];
    for class in sequences.iter().chain(&counted).chain(&others) {
        protocol(class);
    }
    for class in sequences.iter().chain(&counted) {
        methods(class, &[("__length_hint__", length_hint, Arity::None)]);
    }
    for class in sequences.iter().chain(&[&types.zip]) {
        methods(class, &[("__setstate__", set_state, Arity::One)]);
    }
    super::class_methods(&types.enumerate, &[("__class_getitem__", super::typing::class_getitem, Arity::One)]);
    for class in [&types.dict, &types.dict_keys, &types.dict_values, &types.dict_items, &types.list] {
        methods(class, &[("__reversed__", dict_reversed_method, Arity::None)]);
    }
}
