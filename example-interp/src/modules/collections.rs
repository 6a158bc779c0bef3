//! `_collections`: `deque`, and counting. What is built on them is in `lib/collections`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use super::Builder;
use crate::builtins::{self, Params};
use crate::object::*;
use crate::vm::ops::{BinaryOp, CompareOp};
use crate::vm::{Res, Vm};

/// The items of a deque.
#[derive(Default)]
struct Deque {
    items: RefCell<VecDeque<Value>>,
    bound: Cell<Option<usize>>,
    /// Counts changes of the length: an iterator that sees one stops with an error.
    changes: Cell<u64>,
}

impl NativeState for Deque {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&*self.items.borrow());
    }

    fn clear(&self) {
        drop(self.items.take());
    }

    fn shown(&self) -> Option<Vec<Value>> {
        Some(self.items.borrow().iter().cloned().collect())
    }
}

/// A value that is known to be a deque.
#[derive(Clone)]
struct Handle(Ref<Instance>);

impl std::ops::Deref for Handle {
    type Target = Deque;

    fn deref(&self) -> &Deque {
        self.0.native().expect("checked when the handle was made")
    }
}

impl Handle {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Instance(instance) if instance.native::<Deque>().is_some() => Some(Self(instance.clone())),
            _ => None,
        }
    }

    fn changed(&self) {
        revdb::mutated(self.0.id(), revdb::Slot::ALL);
        self.changes.set(self.changes.get() + 1);
    }

    fn push(&self, item: Value, left: bool) {
        let mut dropped = None;
        {
            let mut items = self.items.borrow_mut();
            if left {
                items.push_front(item)
            } else {
                items.push_back(item)
            }
            if self.bound.get().is_some_and(|bound| items.len() > bound) {
                dropped = if left { items.pop_back() } else { items.pop_front() };
            }
        }
        self.changed();
        drop(dropped);
    }

    fn extend(&self, vm: &mut Vm, iterable: &Value, left: bool) -> Res<()> {
        if Self::of(iterable).is_some_and(|other| other.0.is(&self.0)) {
            for item in self.to_vec() {
                self.push(item, left);
            }
            return Ok(());
        }
        vm.for_each(iterable, |_, item| {
            self.push(item, left);
            Ok(())
        })
    }

    fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }

    fn replace(&self, items: VecDeque<Value>) {
        let old = self.items.replace(items);
        self.changed();
        drop(old);
    }

    fn len(&self) -> usize {
        self.items.borrow().len()
    }
}

fn this(vm: &mut Vm, args: Args<'_>) -> Res<Handle> {
    match Handle::of(&args.pos[0]) {
        Some(deque) => Ok(deque),
        None => {
            let name = vm.type_name(&args.pos[0]);
            Err(vm.type_error(format!("descriptor requires a 'collections.deque' object but received '{name}'")))
        }
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.get(0) {
        Some(Value::Class(class)) => Ok(Value::Instance(Ref::with_native(class, Deque::default()))),
        _ => Err(vm.type_error("deque.__new__(): not enough arguments")),
    }
}

fn init_deque(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("deque", &["iterable", "maxlen"], 0);
    let deque = this(vm, args)?;
    let [iterable, bound] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let bound = match bound {
        None | Some(Value::None) => None,
        Some(bound) => {
            if !matches!(bound.base(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) {
                return Err(vm.type_error("an integer is required"));
            }
            match usize::try_from(vm.to_i64(&bound)?) {
                Ok(bound) => Some(bound),
                Err(_) => return Err(vm.value_error("maxlen must be non-negative")),
            }
        }
    };
    deque.bound.set(bound);
    deque.replace(VecDeque::new());
    if let Some(iterable) = iterable {
        deque.extend(vm, &iterable, false)?;
    }
    Ok(Value::None)
}

fn append(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, args)?.push(args.pos[1].clone(), false);
    Ok(Value::None)
}

fn appendleft(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, args)?.push(args.pos[1].clone(), true);
    Ok(Value::None)
}

fn take(vm: &mut Vm, args: Args<'_>, left: bool) -> Res {
    let deque = this(vm, args)?;
    let item = {
        let mut items = deque.items.borrow_mut();
        if left { items.pop_front() } else { items.pop_back() }
    };
    match item {
        Some(item) => {
            deque.changed();
            Ok(item)
        }
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res {
    take(vm, args, false)
}

fn popleft(vm: &mut Vm, args: Args<'_>) -> Res {
    take(vm, args, true)
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, args)?.extend(vm, &args.pos[1], false)?;
    Ok(Value::None)
}

fn extendleft(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, args)?.extend(vm, &args.pos[1], true)?;
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, args)?.replace(VecDeque::new());
    Ok(Value::None)
}

/// A deque of the same class and bound with these items.
fn like(vm: &mut Vm, deque: &Handle, items: Vec<Value>) -> Res {
    let class = Value::Class(deque.0.class());
    let bound = deque.bound.get().map_or(Value::None, Value::size);
    vm.call(&class, Args::new(&[Value::list(items), bound]))
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let items = deque.to_vec();
    like(vm, &deque, items)
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let changes = deque.changes.get();
    let mut count = 0;
    for item in deque.to_vec() {
        count += i64::from(vm.equal(&item, &args.pos[1])?);
        if deque.changes.get() != changes {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
    }
    Ok(Value::Int(count))
}

fn find(vm: &mut Vm, deque: &Handle, wanted: &Value, range: std::ops::Range<usize>) -> Res<Option<usize>> {
    let changes = deque.changes.get();
    for at in range {
        let Some(item) = deque.items.borrow().get(at).cloned() else { break };
        if vm.equal(&item, wanted)? {
            return Ok(Some(at));
        }
        if deque.changes.get() != changes {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
    }
    Ok(None)
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let len = deque.len();
    let bound = |vm: &mut Vm, value: Option<&Value>, default: usize| -> Res<usize> {
        let Some(value) = value else { return Ok(default) };
        let at = vm.to_bound(value)?;
        Ok(if at < 0 { (at + len as i64).max(0) as usize } else { (at as usize).min(len) })
    };
    let (start, stop) = (bound(vm, args.get(2), 0)?, bound(vm, args.get(3), len)?);
    match find(vm, &deque, &args.pos[1], start..stop)? {
        Some(at) => Ok(Value::size(at)),
        None => {
            let text = vm.repr(&args.pos[1])?;
            Err(vm.value_error(format!("{} is not in deque", text.as_str())))
        }
    }
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let len = deque.len();
    if deque.bound.get().is_some_and(|bound| len >= bound) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let at = vm.to_i64_clamped(&args.pos[1])?;
    let at = if at < 0 { (at + len as i64).max(0) as usize } else { (at as usize).min(len) };
    deque.items.borrow_mut().insert(at, args.pos[2].clone());
    deque.changed();
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let len = deque.len();
    match find(vm, &deque, &args.pos[1], 0..len) {
        Ok(Some(at)) => {
            let old = deque.items.borrow_mut().remove(at);
            deque.changed();
            drop(old);
            Ok(Value::None)
        }
        Ok(None) => {
            let text = vm.repr(&args.pos[1])?;
            Err(vm.value_error(format!("{} is not in deque", text.as_str())))
        }
        Err(error) if error.is_a(&vm.types.runtime_error) => Err(vm.index_error("deque mutated during remove().")),
        Err(error) => Err(error),
    }
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    deque.items.borrow_mut().make_contiguous().reverse();
    deque.changed();
    Ok(Value::None)
}

fn rotate(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let steps = args.get(1).map_or(Ok(1), |steps| vm.to_i64(steps))?;
    {
        let mut items = deque.items.borrow_mut();
        if !items.is_empty() {
            let steps = steps.rem_euclid(items.len() as i64) as usize;
            items.rotate_right(steps);
        }
    }
    deque.changed();
    Ok(Value::None)
}

fn place(vm: &mut Vm, deque: &Handle, index: &Value) -> Res<usize> {
    let names = vm.names;
    let is_index = matches!(index.base(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
        || vm.lookup_special(index, &names.__index__).is_some();
    if !is_index {
        let name = vm.type_name(index);
        return Err(vm.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    match vm.to_position(index, || deque.len())? {
        Some(at) => Ok(at),
        None => Err(vm.index_error("deque index out of range")),
    }
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let at = place(vm, &deque, &args.pos[1])?;
    let item = deque.items.borrow()[at].clone();
    Ok(item)
}

fn set_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let at = place(vm, &deque, &args.pos[1])?;
    let old = std::mem::replace(&mut deque.items.borrow_mut()[at], args.pos[2].clone());
    revdb::mutated(deque.0.id(), revdb::Slot::index(at as u64));
    drop(old);
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let at = place(vm, &deque, &args.pos[1])?;
    let old = deque.items.borrow_mut().remove(at);
    deque.changed();
    drop(old);
    Ok(Value::None)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(this(vm, args)?.len()))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let len = deque.len();
    find(vm, &deque, &args.pos[1], 0..len).map(|found| Value::Bool(found.is_some()))
}

struct Items {
    deque: Handle,
    place: usize,
    changes: u64,
    backwards: bool,
}

impl NativeIter for Items {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let len = self.deque.len();
        if self.deque.changes.get() != self.changes {
            self.place = usize::MAX;
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        if self.place >= len {
            return Ok(None);
        }
        let at = if self.backwards { len - 1 - self.place } else { self.place };
        self.place += 1;
        let item = self.deque.items.borrow().get(at).cloned();
        Ok(item)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.deque.0);
    }

    fn length_hint(&self) -> Option<usize> {
        Some(self.deque.len().saturating_sub(self.place))
    }
}

fn items(vm: &mut Vm, args: Args<'_>, backwards: bool) -> Res {
    let deque = this(vm, args)?;
    items_from(vm, deque, 0, backwards)
}

fn items_from(vm: &mut Vm, deque: Handle, place: usize, backwards: bool) -> Res {
    let name = if backwards { "_deque_reverse_iterator" } else { "_deque_iterator" };
    let Value::Class(class) = vm.import_attribute("_collections", name)? else { return Ok(Value::None) };
    let changes = deque.changes.get();
    let state = IterState::Native(Box::new(Items { deque, place, changes, backwards }));
    Ok(Value::Iterator(Ref::new(Iterator::new(&class, state))))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Res {
    items(vm, args, false)
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Res {
    items(vm, args, true)
}

/// An iterator by its class, which starts some items into the deque.
fn new_items(vm: &mut Vm, args: Args<'_>, backwards: bool) -> Res {
    let given = args.pos.len() - 1;
    match &args.pos[1..] {
        [] => Err(vm.type_error("function takes at least 1 argument (0 given)")),
        [deque, start @ ..] if given <= 2 => {
            let Some(handle) = Handle::of(deque) else {
                let name = vm.type_name(deque);
                return Err(vm.type_error(format!("argument 1 must be collections.deque, not {name}")));
            };
            let start = start.first().map_or(Ok(0), |start| vm.to_i64(start))?;
            items_from(vm, handle, usize::try_from(start).unwrap_or(0), backwards)
        }
        _ => Err(vm.type_error(format!("function takes at most 2 arguments ({given} given)"))),
    }
}

fn new_iterator(vm: &mut Vm, args: Args<'_>) -> Res {
    new_items(vm, args, false)
}

fn new_reversed(vm: &mut Vm, args: Args<'_>) -> Res {
    new_items(vm, args, true)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let name = deque.0.class().qualname();
    let mut out = String::new();
    vm.write_nested(&mut out, deque.0.address(), "[...]", |vm, out| {
        out.push_str(name.as_str().rsplit('.').next().unwrap_or_default());
        out.push('(');
        let items = Value::list(deque.to_vec());
        vm.write_repr(out, &items)?;
        if let Some(bound) = deque.bound.get() {
            out.push_str(&format!(", maxlen={bound}"));
        }
        out.push(')');
        Ok(())
    })?;
    Ok(Value::string(out))
}

fn compare(vm: &mut Vm, args: Args<'_>, op: CompareOp) -> Res {
    let deque = this(vm, args)?;
    let Some(other) = Handle::of(&args.pos[1]) else { return Ok(Value::NotImplemented) };
    let (a, b) = (Value::list(deque.to_vec()), Value::list(other.to_vec()));
    vm.compare(op, &a, &b)
}

comparisons!(compare);

fn add(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let Some(other) = Handle::of(&args.pos[1]) else {
        let name = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
    };
    let mut items = deque.to_vec();
    items.extend(other.to_vec());
    like(vm, &deque, items)
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, args)?.extend(vm, &args.pos[1], false)?;
    Ok(args.pos[0].clone())
}

fn repeated(vm: &mut Vm, deque: &Handle, count: &Value) -> Res {
    let items = Value::list(deque.to_vec());
    vm.binary(BinaryOp::Mul, &items, count)
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let items = repeated(vm, &deque, &args.pos[1])?;
    let items = vm.collect(&items)?;
    like(vm, &deque, items)
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let items = repeated(vm, &deque, &args.pos[1])?;
    let items = vm.collect(&items)?;
    deque.replace(VecDeque::new());
    for item in items {
        deque.push(item, false);
    }
    Ok(args.pos[0].clone())
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Res {
    let deque = this(vm, args)?;
    let class = Value::Class(deque.0.class());
    let new = match deque.bound.get() {
        Some(bound) => vec![Value::tuple(vec![]), Value::size(bound)],
        None => vec![],
    };
    let state = match vm.get_attr_or_none(&args.pos[0], &intern("__dict__"))? {
        Some(Value::Dict(attributes)) if !attributes.is_empty() => Value::Dict(attributes),
        _ => Value::None,
    };
    let items = vm.iter_values(deque.to_vec());
    Ok(Value::tuple(vec![class, Value::tuple(new), state, items]))
}

fn maxlen(_: &mut Vm, value: &Value) -> Res {
    Ok(Handle::of(value).and_then(|deque| deque.bound.get()).map_or(Value::None, Value::size))
}

/// The attribute of a named tuple that gives the item at a place.
struct TupleGetter {
    place: usize,
    doc: RefCell<Value>,
}

impl NativeState for TupleGetter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.doc.borrow());
    }
}

fn getter_of(value: &Value) -> Option<&TupleGetter> {
    match value {
        Value::Instance(instance) => instance.native::<TupleGetter>(),
        _ => None,
    }
}

fn new_getter(vm: &mut Vm, args: Args<'_>) -> Res {
    let [Value::Class(class), place, doc] = args.pos else {
        return Err(vm.type_error("_tuplegetter expected 2 arguments"));
    };
    let place = vm.to_i64(place)?.max(0) as usize;
    Ok(Value::Instance(Ref::with_native(class, TupleGetter { place, doc: RefCell::new(doc.clone()) })))
}

fn get_named(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(getter) = getter_of(&args.pos[0]) else { return Ok(Value::NotImplemented) };
    if args.pos[1].is_none() {
        return Ok(args.pos[0].clone());
    }
    let Some(items) = args.pos[1].as_tuple() else {
        let name = vm.type_name(&args.pos[1]);
        let place = getter.place;
        return Err(vm.type_error(format!(
            "descriptor for index '{place}' for tuple subclasses doesn't apply to '{name}' object"
        )));
    };
    match items.get(getter.place) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn set_named(vm: &mut Vm, _: Args<'_>) -> Res {
    Err(vm.attribute_error("can't set attribute"))
}

fn delete_named(vm: &mut Vm, _: Args<'_>) -> Res {
    Err(vm.attribute_error("can't delete attribute"))
}

fn repr_getter(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(getter) = getter_of(&args.pos[0]) else { return Ok(Value::NotImplemented) };
    let doc = getter.doc.borrow().clone();
    let doc = vm.repr(&doc)?;
    Ok(Value::string(format!("_tuplegetter({}, {})", getter.place, doc.as_str())))
}

fn getter_doc(_: &mut Vm, value: &Value) -> Res {
    Ok(getter_of(value).map_or(Value::None, |getter| getter.doc.borrow().clone()))
}

fn set_getter_doc(_: &mut Vm, value: &Value, doc: Option<Value>) -> Res<()> {
    if let Some(getter) = getter_of(value) {
        getter.doc.replace(doc.unwrap_or(Value::None));
    }
    Ok(())
}

/// `_count_elements(mapping, iterable)`: adds 1 to the value of each item.
fn count_elements(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Dict(dict) = args.pos[0].base() else {
        return Err(vm.type_error("a dict is required"));
    };
    let dict = dict.clone();
    vm.for_each(&args.pos[1], |vm, item| {
        let hash = vm.hash(&item)?;
        let count = match dict.get_hashed(vm, hash, &item)? {
            Some(Value::Int(count)) => Value::Int(count + 1),
            Some(count) => vm.binary(BinaryOp::Add, &count, &Value::Int(1))?,
            None => Value::Int(1),
        };
        dict.set_hashed(vm, hash, &item, count)
    })?;
    Ok(Value::None)
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, None as No, One, Range, Slot};
    let object = module.vm.types.object.clone();
    let class = module.class(
        "deque",
        &object,
        "deque",
        &[
            ("__init__", init_deque, Any),
            ("append", append, One),
            ("appendleft", appendleft, One),
            ("pop", pop, No),
            ("popleft", popleft, No),
            ("extend", extend, One),
            ("extendleft", extendleft, One),
            ("clear", clear, No),
            ("copy", copy, No),
            ("__copy__", copy, No),
            ("count", count, One),
            ("index", index, Range(1, 3)),
            ("insert", insert, Range(2, 2)),
            ("remove", remove, One),
            ("reverse", reverse, No),
            ("rotate", rotate, Range(0, 1)),
            ("__getitem__", get_item, Slot(1)),
            ("__setitem__", set_item, Slot(2)),
            ("__delitem__", del_item, Slot(1)),
            ("__len__", len, Slot(0)),
            ("__contains__", contains, Slot(1)),
            ("__iter__", iter, Slot(0)),
            ("__reversed__", reversed, No),
            ("__repr__", repr, Slot(0)),
            ("__eq__", eq, Slot(1)),
            ("__ne__", ne, Slot(1)),
            ("__lt__", lt, Slot(1)),
            ("__le__", le, Slot(1)),
            ("__gt__", gt, Slot(1)),
            ("__ge__", ge, Slot(1)),
            ("__add__", add, Slot(1)),
            ("__iadd__", iadd, Slot(1)),
            ("__mul__", mul, Slot(1)),
            ("__rmul__", mul, Slot(1)),
            ("__imul__", imul, Slot(1)),
            ("__reduce__", reduce, No),
        ],
    );
    builtins::class_methods(&class, &[("__class_getitem__", builtins::typing::class_getitem, One)]);
    class.set(&module.vm.names.__hash__, Value::None);
    module.qualify(&class, "collections");
    module.constructor(&class, new);
    module.getters(&class, &[("maxlen", maxlen)]);
    module.iterator_class("_deque_iterator", new_iterator);
    module.iterator_class("_deque_reverse_iterator", new_reversed);
    let getter = module.class(
        "_tuplegetter",
        &object,
        "tuplegetter",
        &[
            ("__get__", get_named, Range(1, 2)),
            ("__set__", set_named, Slot(2)),
            ("__delete__", delete_named, Slot(1)),
            ("__repr__", repr_getter, Slot(0)),
        ],
    );
    module.constructor(&getter, new_getter);
    builtins::attributes(&getter, &[("__doc__", getter_doc, Some(set_getter_doc))]);
    module.functions(&[("_count_elements", count_elements, Range(2, 2))]);
    Ok(())
}
