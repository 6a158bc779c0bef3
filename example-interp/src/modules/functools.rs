//! `_functools`: `reduce`, `partial`, `lru_cache`'s wrapper, `cmp_to_key`. The rest is in `lib/functools.py`.

use std::cell::{Cell, RefCell};

use super::Builder;
use crate::builtins;
use crate::object::*;
use crate::vm::ops::CompareOp;
use crate::vm::{Res, Vm};

fn reduce(vm: &mut Vm, args: Args<'_>) -> Res {
    let function = &args.pos[0];
    let iterator = match vm.iter(&args.pos[1]) {
        Err(error) if error.is_a(&vm.types.type_error) => {
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        iterator => iterator?,
    };
    let mut total = match args.get(2) {
        Some(initial) => initial.clone(),
        None => match vm.next(&iterator)? {
            Some(first) => first,
            None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(item) = vm.next(&iterator)? {
        total = vm.call(function, Args::new(&[total, item]))?;
    }
    Ok(total)
}

/// What a call of a `partial` is made of.
#[derive(Clone)]
struct Parts {
    function: Value,
    args: Ref<Tuple>,
    keywords: Ref<Dict>,
}

struct Partial(RefCell<Parts>);

impl NativeState for Partial {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let parts = self.0.borrow();
        tracer.value(&parts.function);
        tracer.reference(&parts.args);
        tracer.reference(&parts.keywords);
    }

    fn clear(&self) {
        let none =
            Parts { function: Value::None, args: Ref::new(Tuple::from(Vec::new())), keywords: Ref::new(Dict::new()) };
        drop(self.0.replace(none));
    }
}

fn partial_of(value: &Value) -> Option<&Partial> {
    match value {
        Value::Instance(instance) => instance.native::<Partial>(),
        _ => None,
    }
}

fn parts(vm: &mut Vm, value: &Value) -> Res<Parts> {
    match partial_of(value) {
        Some(partial) => Ok(partial.0.borrow().clone()),
        None => Err(vm.type_error("a partial is required")),
    }
}

fn new_partial(vm: &mut Vm, args: Args<'_>) -> Res {
    let [Value::Class(class), function, given @ ..] = args.pos else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !crate::builtins::functions::is_callable(vm, function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let (function, mut all, keywords) = match partial_of(function).map(|partial| partial.0.borrow().clone()) {
        Some(inner) => (inner.function, inner.args.to_vec(), Ref::new(inner.keywords.duplicate())),
        None => (function.clone(), Vec::new(), Ref::new(Dict::new())),
    };
    all.extend_from_slice(given);
    for (name, value) in args.kw {
        keywords.set_str(&intern_ref(name), value.clone());
    }
    let parts = Parts { function, args: Ref::new(Tuple::from(all)), keywords };
    Ok(Value::Instance(Ref::with_native(class, Partial(RefCell::new(parts)))))
}

fn call_partial(vm: &mut Vm, args: Args<'_>) -> Res {
    let parts = parts(vm, &args.pos[0])?;
    let mut pos = parts.args.to_vec();
    pos.extend_from_slice(&args.pos[1..]);
    let mut kw = Vec::with_capacity(parts.keywords.len() + args.kw.len());
    for (name, value) in parts.keywords.items() {
        match name.as_str() {
            Some(name) => kw.push((name.clone(), value)),
            None => return Err(vm.type_error("keywords must be strings")),
        }
    }
    for (name, value) in args.kw {
        match kw.iter_mut().find(|(known, _)| known.as_str() == name.as_str()) {
            Some(place) => place.1 = value.clone(),
            None => kw.push((name.clone(), value.clone())),
        }
    }
    vm.call(&parts.function, Args { pos: &pos, kw: &kw })
}

fn repr_partial(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Instance(this) = &args.pos[0] else { return Err(vm.type_error("a partial is required")) };
    let parts = parts(vm, &args.pos[0])?;
    let name = vm.type_name(&args.pos[0]);
    let mut out = String::new();
    vm.write_nested(&mut out, this.address(), "...", |vm, out| {
        out.push_str(&name);
        out.push('(');
        vm.write_repr(out, &parts.function)?;
        for item in parts.args.iter() {
            out.push_str(", ");
            vm.write_repr(out, item)?;
        }
        for (name, value) in parts.keywords.items() {
            out.push_str(&format!(", {}=", vm.str(&name)?.as_str()));
            vm.write_repr(out, &value)?;
        }
        out.push(')');
        Ok(())
    })?;
    Ok(Value::string(out))
}

fn partial_func(vm: &mut Vm, value: &Value) -> Res {
    Ok(parts(vm, value)?.function)
}

fn partial_args(vm: &mut Vm, value: &Value) -> Res {
    Ok(parts(vm, value)?.args.into())
}

fn partial_keywords(vm: &mut Vm, value: &Value) -> Res {
    Ok(parts(vm, value)?.keywords.into())
}

fn reduce_partial(vm: &mut Vm, args: Args<'_>) -> Res {
    let parts = parts(vm, &args.pos[0])?;
    let class = Value::Class(vm.class_of(&args.pos[0]));
    let attributes = vm.get_attr(&args.pos[0], &intern("__dict__"))?;
    let attributes = if vm.truthy(&attributes)? { attributes } else { Value::None };
    let state = vec![parts.function.clone(), parts.args.into(), parts.keywords.into(), attributes];
    Ok(Value::tuple(vec![class, Value::tuple(vec![parts.function]), Value::tuple(state)]))
}

/// `__setstate__((func, args, keywords, attributes))`
fn set_partial(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(partial) = partial_of(&args.pos[0]) else { return Err(vm.type_error("a partial is required")) };
    let state = args.pos[1].as_tuple().map(|state| state.to_vec()).unwrap_or_default();
    let [function, given, keywords, attributes] = state.as_slice() else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords = match keywords {
        Value::None => Some(Ref::new(Dict::new())),
        Value::Dict(keywords) => Some(keywords.clone()),
        other => match other.base() {
            Value::Dict(keywords) => Some(Ref::new(keywords.duplicate())),
            _ => None,
        },
    };
    let (true, Some(given), Some(keywords)) =
        (crate::builtins::functions::is_callable(vm, function), given.as_tuple(), keywords)
    else {
        return Err(vm.type_error("invalid partial state"));
    };
    let attributes = if attributes.is_none() { Value::from(Ref::new(Dict::new())) } else { attributes.clone() };
    vm.set_attr(&args.pos[0], &intern("__dict__"), attributes)?;
    let parts = Parts { function: function.clone(), args: given.clone(), keywords };
    drop(partial.0.replace(parts));
    Ok(Value::None)
}

/// One result that a cache holds: a node of the list from least to most recently used.
struct Entry {
    key: Value,
    value: Value,
    older: usize,
    newer: usize,
}

const NOWHERE: usize = usize::MAX;

/// A function with its remembered results.
struct LruCache {
    function: Value,
    /// `None`: without bound.
    bound: Option<usize>,
    typed: bool,
    info: Value,
    /// Key to result; with a bound, key to the index of its entry.
    found: Ref<Dict>,
    entries: RefCell<Vec<Entry>>,
    oldest: Cell<usize>,
    newest: Cell<usize>,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

impl NativeState for LruCache {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.function, &self.info]);
        tracer.reference(&self.found);
        for entry in &*self.entries.borrow() {
            tracer.values([&entry.key, &entry.value]);
        }
    }

    fn clear(&self) {
        drop(self.entries.take());
    }
}

impl LruCache {
    fn unlink(&self, entries: &mut [Entry], at: usize) {
        let (older, newer) = (entries[at].older, entries[at].newer);
        match older {
            NOWHERE => self.oldest.set(newer),
            older => entries[older].newer = newer,
        }
        match newer {
            NOWHERE => self.newest.set(older),
            newer => entries[newer].older = older,
        }
    }

    fn append(&self, entries: &mut [Entry], at: usize) {
        let last = self.newest.replace(at);
        entries[at].older = last;
        entries[at].newer = NOWHERE;
        match last {
            NOWHERE => self.oldest.set(at),
            last => entries[last].newer = at,
        }
    }

    /// Moves the entry to the end and gives its value.
    fn touch(&self, at: usize) -> Value {
        let mut entries = self.entries.borrow_mut();
        if self.newest.get() != at {
            self.unlink(&mut entries, at);
            self.append(&mut entries, at);
        }
        entries[at].value.clone()
    }

    /// Remembers a result; where the cache is full, the oldest is forgotten.
    fn insert(&self, vm: &mut Vm, hash: i64, key: Value, value: Value, bound: usize) -> Res<()> {
        let full = self.entries.borrow().len() >= bound;
        let at = if full {
            let at = self.oldest.get();
            let old_key = self.entries.borrow()[at].key.clone();
            let forgotten = self.found.remove(vm, &old_key)?;
            let mut entries = self.entries.borrow_mut();
            self.unlink(&mut entries, at);
            let entry = Entry { key: key.clone(), value, older: NOWHERE, newer: NOWHERE };
            let old = std::mem::replace(&mut entries[at], entry);
            drop(entries);
            drop((forgotten, old));
            at
        } else {
            let mut entries = self.entries.borrow_mut();
            entries.push(Entry { key: key.clone(), value, older: NOWHERE, newer: NOWHERE });
            entries.len() - 1
        };
        self.append(&mut self.entries.borrow_mut(), at);
        self.found.set_hashed(vm, hash, &key, Value::size(at))
    }
}

fn cache_of(value: &Value) -> Option<&LruCache> {
    match value {
        Value::Instance(instance) => instance.native::<LruCache>(),
        _ => None,
    }
}

fn cache<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a LruCache> {
    match args.get(0).and_then(cache_of) {
        Some(cache) => Ok(cache),
        None => Err(vm.type_error("a cached function is required")),
    }
}

/// `_lru_cache_wrapper(function, maxsize, typed, cache_info)`
fn new_cache(vm: &mut Vm, args: Args<'_>) -> Res {
    let [Value::Class(class), function, bound, typed, info] = args.pos else {
        return Err(vm.type_error("_lru_cache_wrapper expected 4 arguments"));
    };
    let bound = match bound {
        Value::None => None,
        bound => Some(vm.to_i64(bound)?.max(0) as usize),
    };
    let state = LruCache {
        function: function.clone(),
        bound,
        typed: vm.truthy(typed)?,
        info: info.clone(),
        found: Ref::new(Dict::new()),
        entries: RefCell::default(),
        oldest: Cell::new(NOWHERE),
        newest: Cell::new(NOWHERE),
        hits: Cell::new(0),
        misses: Cell::new(0),
    };
    Ok(Value::Instance(Ref::with_native(class, state)))
}

/// The arguments as one key.
fn key(vm: &mut Vm, args: Args<'_>, typed: bool) -> Value {
    if let [only @ (Value::Int(_) | Value::Str(_))] = args.pos
        && args.kw.is_empty()
        && !typed
    {
        return only.clone();
    }
    let mut parts = args.pos.to_vec();
    if !args.kw.is_empty() {
        // What no argument can be stands between the two kinds.
        parts.push(Value::NotImplemented);
        for (name, value) in args.kw {
            parts.push(Value::Str(name.clone()));
            parts.push(value.clone());
        }
    }
    if typed {
        let values = args.pos.iter().chain(args.kw.iter().map(|(_, value)| value));
        parts.extend(values.map(|value| Value::Class(vm.class_of(value))));
    }
    Value::tuple(parts)
}

fn call_cache(vm: &mut Vm, args: Args<'_>) -> Res {
    let cache = cache(vm, args)?;
    let args = Args { pos: &args.pos[1..], kw: args.kw };
    let function = &cache.function;
    if cache.bound == Some(0) {
        cache.misses.set(cache.misses.get() + 1);
        return vm.call(function, args);
    }
    let key = key(vm, args, cache.typed);
    let hash = vm.hash(&key)?;
    if let Some(found) = cache.found.get_hashed(vm, hash, &key)? {
        cache.hits.set(cache.hits.get() + 1);
        return Ok(match (cache.bound, &found) {
            (Some(_), Value::Int(at)) => cache.touch(*at as usize),
            _ => found,
        });
    }
    cache.misses.set(cache.misses.get() + 1);
    let value = vm.call(function, args)?;
    match cache.bound {
        None => cache.found.set_hashed(vm, hash, &key, value.clone())?,
        // The call itself may have remembered the same arguments.
        Some(bound) => {
            if cache.found.get_hashed(vm, hash, &key)?.is_none() {
                cache.insert(vm, hash, key, value.clone(), bound)?;
            }
        }
    }
    Ok(value)
}

fn cache_clear(vm: &mut Vm, args: Args<'_>) -> Res {
    let cache = cache(vm, args)?;
    cache.found.clear_all();
    drop(cache.entries.take());
    for end in [&cache.oldest, &cache.newest] {
        end.set(NOWHERE);
    }
    cache.hits.set(0);
    cache.misses.set(0);
    Ok(Value::None)
}

fn cache_info(vm: &mut Vm, args: Args<'_>) -> Res {
    let cache = cache(vm, args)?;
    let bound = cache.bound.map_or(Value::None, Value::size);
    let fields = [Value::Int(cache.hits.get()), Value::Int(cache.misses.get()), bound, Value::size(cache.found.len())];
    vm.call(&cache.info.clone(), Args::new(&fields))
}

fn bind_cache(vm: &mut Vm, args: Args<'_>) -> Res {
    cache(vm, args)?;
    Ok(match args.get(1) {
        None | Some(Value::None) => args.pos[0].clone(),
        Some(receiver) => Ref::new(BoundMethod { function: args.pos[0].clone(), receiver: receiver.clone() }).into(),
    })
}

fn itself(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(args.pos[0].clone())
}

/// A value that is ordered by a comparison function.
struct Keyed {
    compare: Value,
    value: Value,
}

impl NativeState for Keyed {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.compare, &self.value]);
    }
}

fn keyed_of(value: &Value) -> Option<&Keyed> {
    match value {
        Value::Instance(instance) => instance.native::<Keyed>(),
        _ => None,
    }
}

fn cmp_to_key(vm: &mut Vm, args: Args<'_>) -> Res {
    let compare = match (args.pos, args.kw) {
        ([compare], []) => compare.clone(),
        ([], [(name, compare)]) if name.as_str() == "mycmp" => compare.clone(),
        _ => return Err(vm.type_error("cmp_to_key() missing required argument 'mycmp' (pos 1)")),
    };
    let Value::Class(class) = vm.import_attribute("_functools", "KeyWrapper")? else { return Ok(Value::None) };
    Ok(Value::Instance(Ref::with_native(&class, Keyed { compare, value: Value::Unbound })))
}

fn call_keyed(vm: &mut Vm, args: Args<'_>) -> Res {
    let value = match (args.pos, args.kw) {
        ([_, value], []) => value.clone(),
        ([_], [(name, value)]) if name.as_str() == "obj" => value.clone(),
        _ => return Err(vm.type_error("K() missing required argument 'obj' (pos 1)")),
    };
    let (Value::Instance(instance), Some(keyed)) = (&args.pos[0], keyed_of(&args.pos[0])) else {
        return Ok(Value::NotImplemented);
    };
    let class = instance.class();
    Ok(Value::Instance(Ref::with_native(&class, Keyed { compare: keyed.compare.clone(), value })))
}

fn keyed_value(vm: &mut Vm, value: &Value) -> Res {
    match keyed_of(value) {
        Some(keyed) if !keyed.value.is_unbound() => Ok(keyed.value.clone()),
        _ => Err(vm.attribute_error("object")),
    }
}

fn compare(vm: &mut Vm, args: Args<'_>, op: CompareOp) -> Res {
    let (Some(a), Some(b)) = (keyed_of(&args.pos[0]), keyed_of(&args.pos[1])) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let order = vm.call(&a.compare, Args::new(&[a.value.clone(), b.value.clone()]))?;
    vm.compare(op, &order, &Value::Int(0))
}

comparisons!(compare);

fn new_keyed(vm: &mut Vm, _: Args<'_>) -> Res {
    Err(vm.type_error("cannot create 'functools.KeyWrapper' instances"))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, None as No, One, Range, Slot};
    let object = module.vm.types.object.clone();
    let partial = module.class(
        "partial",
        &object,
        "partial",
        &[
            ("__call__", call_partial, Any),
            ("__repr__", repr_partial, Slot(0)),
            ("__reduce__", reduce_partial, No),
            ("__setstate__", set_partial, One),
        ],
    );
    module.constructor(&partial, new_partial);
    module.getters(&partial, &[("func", partial_func), ("args", partial_args), ("keywords", partial_keywords)]);
    builtins::class_methods(&partial, &[("__class_getitem__", builtins::typing::class_getitem, One)]);
    let cache = module.class(
        "_lru_cache_wrapper",
        &object,
        "lru_cache",
        &[
            ("__call__", call_cache, Any),
            ("__get__", bind_cache, Range(1, 2)),
            ("__copy__", itself, No),
            ("__deepcopy__", itself, One),
            ("cache_clear", cache_clear, No),
            ("cache_info", cache_info, No),
        ],
    );
    module.constructor(&cache, new_cache);
    for class in [&partial, &cache] {
        class.set_flags(class.flags().with(ClassFlags::HAS_DICT));
        module.qualify(class, "functools");
    }
    let keyed = module.class(
        "KeyWrapper",
        &object,
        "keyed",
        &[
            ("__call__", call_keyed, Any),
            ("__eq__", eq, Slot(1)),
            ("__ne__", ne, Slot(1)),
            ("__lt__", lt, Slot(1)),
            ("__le__", le, Slot(1)),
            ("__gt__", gt, Slot(1)),
            ("__ge__", ge, Slot(1)),
        ],
    );
    keyed.set(&module.vm.names.__hash__, Value::None);
    module.qualify(&keyed, "functools");
    module.constructor(&keyed, new_keyed);
    module.getters(&keyed, &[("obj", keyed_value)]);
    module.functions(&[("cmp_to_key", cmp_to_key, Any), ("reduce", reduce, Range(2, 3))]);
    Ok(())
}
