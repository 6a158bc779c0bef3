//! Iterators that share a state: the results of `tee`, and `groupby` with its groups. What is shared is an object of its
//! own, so that the cycle collector sees each reference once.

use std::cell::{Cell, RefCell};

use super::{Builder, made};
use crate::builtins::Params;
use crate::object::*;
use crate::vm::{Res, Vm};

/// Items of a teed iterator, and the chunk that follows: dropped once every result has passed it.
struct Chunk {
    iterator: Value,
    items: RefCell<Vec<Value>>,
    next: RefCell<Option<Ref<Instance>>>,
    running: Cell<bool>,
}

/// How many items a chunk holds.
const CHUNK: usize = 57;

impl NativeState for Chunk {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.iterator);
        tracer.values(&*self.items.borrow());
        if let Some(next) = &*self.next.borrow() {
            tracer.reference(next);
        }
    }

    fn clear(&self) {
        drop(self.items.take());
        drop(self.next.take());
    }
}

struct Tee {
    chunk: Ref<Instance>,
    place: usize,
}

fn chunk_of(object: &Ref<Instance>) -> &Chunk {
    object.native().expect("only chunks are stored here")
}

impl NativeIter for Tee {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        if self.place == CHUNK {
            let next = {
                let chunk = chunk_of(&self.chunk);
                let mut next = chunk.next.borrow_mut();
                next.get_or_insert_with(|| new_chunk(&self.chunk.class(), chunk.iterator.clone())).clone()
            };
            self.chunk = next;
            self.place = 0;
        }
        let chunk = chunk_of(&self.chunk);
        let known = chunk.items.borrow().get(self.place).cloned();
        let item = match known {
            Some(item) => item,
            None => {
                if chunk.running.replace(true) {
                    return Err(vm.runtime_error("cannot re-enter the tee iterator"));
                }
                let next = vm.next(&chunk.iterator);
                chunk.running.set(false);
                let Some(item) = next? else { return Ok(None) };
                chunk.items.borrow_mut().push(item.clone());
                item
            }
        };
        self.place += 1;
        Ok(Some(item))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.chunk);
    }

    fn duplicate(&self) -> Option<Box<dyn NativeIter>> {
        Some(Box::new(Tee { chunk: self.chunk.clone(), place: self.place }))
    }
}

fn new_chunk(class: &Ref<Class>, iterator: Value) -> Ref<Instance> {
    let chunk = Chunk { iterator, items: RefCell::default(), next: RefCell::default(), running: Cell::new(false) };
    Ref::with_native(class, chunk)
}

/// A further iterator at the same place, if `iterator` is a result of `tee`.
fn duplicate(iterator: &Value) -> Option<Value> {
    let Value::Iterator(iterator) = iterator else { return None };
    let state = match &*iterator.state.borrow() {
        IterState::Native(native) => IterState::Native(native.duplicate()?),
        _ => return None,
    };
    Some(Value::Iterator(Ref::new(Iterator::new(&iterator.class, state))))
}

fn tee(vm: &mut Vm, args: Args<'_>) -> Res {
    let count = args.get(1).map_or(Ok(2), |count| vm.to_i64(count))?;
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    if count == 0 {
        return Ok(Value::tuple(vec![]));
    }
    let iterator = vm.iter(&args.pos[0])?;
    let first = match duplicate(&iterator) {
        Some(_) => iterator,
        None => {
            let class = vm.import_attribute("itertools", "_tee")?;
            vm.call(&class, Args::new(&[iterator]))?
        }
    };
    let mut all = vec![first];
    for _ in 1..count {
        all.extend(duplicate(&all[0]));
    }
    Ok(Value::tuple(all))
}

fn new_tee(vm: &mut Vm, args: Args<'_>) -> Res {
    let iterator = vm.iter(args.get(1).unwrap_or(&Value::None))?;
    if let Some(copy) = duplicate(&iterator) {
        return Ok(copy);
    }
    let class = vm.import_attribute("itertools", "_tee_dataobject")?;
    let Value::Class(class) = class else { return Ok(Value::None) };
    made(&args.pos[0], Tee { chunk: new_chunk(&class, iterator), place: 0 })
}

fn copy_tee(vm: &mut Vm, args: Args<'_>) -> Res {
    duplicate(args.pos[0].base()).ok_or_else(|| vm.type_error("an exhausted iterator cannot be copied"))
}

/// What a `groupby` and its groups share.
struct Groups {
    iterator: Value,
    key: Option<Value>,
    state: RefCell<GroupState>,
}

#[derive(Default)]
struct GroupState {
    target: Option<Value>,
    current_key: Option<Value>,
    current_item: Option<Value>,
    /// Number of the newest group: older ones are at their end.
    group: u64,
}

impl NativeState for Groups {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let state = self.state.borrow();
        tracer.value(&self.iterator);
        tracer.values(&self.key);
        tracer.values(state.target.iter().chain(&state.current_key).chain(&state.current_item));
    }

    fn clear(&self) {
        drop(self.state.take());
    }
}

impl Groups {
    /// Takes the next item; false at the end.
    fn advance(&self, vm: &mut Vm) -> Res<bool> {
        let Some(item) = vm.next(&self.iterator)? else { return Ok(false) };
        let key = match &self.key {
            None => item.clone(),
            Some(key) => vm.call(key, Args::new(std::slice::from_ref(&item)))?,
        };
        let mut state = self.state.borrow_mut();
        let old = (state.current_item.replace(item), state.current_key.replace(key));
        drop(state);
        drop(old);
        Ok(true)
    }
}

fn groups_of(object: &Ref<Instance>) -> &Groups {
    object.native().expect("only groups are stored here")
}

struct GroupBy {
    shared: Ref<Instance>,
    group_class: Ref<Class>,
}

impl NativeIter for GroupBy {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let groups = groups_of(&self.shared);
        groups.state.borrow_mut().group += 1;
        loop {
            let (current, target) = {
                let state = groups.state.borrow();
                (state.current_key.clone(), state.target.clone())
            };
            match (current, target) {
                (None, _) => {}
                (Some(_), None) => break,
                (Some(current), Some(target)) if !vm.equal(&target, &current)? => break,
                _ => {}
            }
            if !groups.advance(vm)? {
                return Ok(None);
            }
        }
        let mut state = groups.state.borrow_mut();
        let key = state.current_key.clone().unwrap_or(Value::None);
        let old = state.target.replace(key.clone());
        let group = Group { shared: self.shared.clone(), key: key.clone(), number: state.group };
        drop(state);
        drop(old);
        let group = Iterator::new(&self.group_class, IterState::Native(Box::new(group)));
        Ok(Some(Tuple::pair(key, Value::Iterator(Ref::new(group))).into()))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.shared);
    }
}

struct Group {
    shared: Ref<Instance>,
    key: Value,
    number: u64,
}

impl NativeIter for Group {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let groups = groups_of(&self.shared);
        if groups.state.borrow().group != self.number {
            return Ok(None);
        }
        let waiting = groups.state.borrow().current_item.is_some();
        if !waiting && !groups.advance(vm)? {
            return Ok(None);
        }
        let current = groups.state.borrow().current_key.clone().unwrap_or(Value::None);
        if !vm.equal(&self.key, &current)? {
            return Ok(None);
        }
        Ok(groups.state.borrow_mut().current_item.take())
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.shared);
        tracer.value(&self.key);
    }
}

fn groupby(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("groupby", &["iterable", "key"], 1);
    let [iterable, key] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let iterator = vm.iter(&iterable.unwrap_or(Value::None))?;
    let class = |value: Value| value.as_class().cloned();
    let shared = vm.import_attribute("itertools", "_groups")?;
    let group = vm.import_attribute("itertools", "_grouper")?;
    let (Some(shared), Some(group_class)) = (class(shared), class(group)) else { return Ok(Value::None) };
    let state = Groups { iterator, key: super::present(key), state: RefCell::default() };
    made(&args.pos[0], GroupBy { shared: Ref::with_native(&shared, state), group_class })
}

fn refused(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = match &args.pos[0] {
        Value::Class(class) => class.name().as_str().to_owned(),
        _ => String::new(),
    };
    Err(vm.type_error(format!("cannot create 'itertools.{name}' instances")))
}

pub(super) fn init(module: &mut Builder<'_>) {
    let object = module.vm.types.object.clone();
    for name in ["_tee_dataobject", "_groups"] {
        let class = module.class(name, &object, "shared", &[]);
        module.constructor(&class, refused);
    }
    let tee_class = module.iterator_class("_tee", new_tee);
    crate::builtins::methods(&tee_class, &[("__copy__", copy_tee, Arity::None)]);
    module.iterator_class("_grouper", refused);
    module.iterator_class("groupby", groupby);
    module.functions(&[("tee", tee, Arity::Range(1, 2))]);
}
