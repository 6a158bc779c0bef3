//! `itertools`: iterators over iterators. Each is a [`NativeIter`] behind a class of its own.

mod arrange;
mod select;
mod shared;

use super::Builder;
use crate::builtins::{self, Params};
use crate::object::*;
use crate::vm::ops::BinaryOp;
use crate::vm::{Res, Vm};

/// Makes the result of an iterator class's `__new__`, whose first argument is the class.
fn made(class: &Value, iterator: impl NativeIter + 'static) -> Res {
    let Value::Class(class) = class else { unreachable!("`__new__` gets a class") };
    let builtin = class.mro().iter().find(|class| !class.is_heap()).cloned().unwrap_or_else(|| class.clone());
    let iterator = Value::Iterator(Ref::new(Iterator::new(&builtin, IterState::Native(Box::new(iterator)))));
    Ok(builtins::of_class(class, &builtin, iterator))
}

/// The positional arguments after the class; no keywords.
fn positional<'a>(vm: &mut Vm, args: Args<'a>, name: &str, min: usize, max: usize) -> Res<&'a [Value]> {
    let pos = &args.pos[1..];
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if pos.len() < min || pos.len() > max {
        let (bound, count) = match (min == max, pos.len() < min) {
            (true, _) => ("", min),
            (false, true) => ("at least ", min),
            (false, false) => ("at most ", max),
        };
        let plural = if count == 1 { "" } else { "s" };
        return Err(vm.type_error(format!("{name} expected {bound}{count} argument{plural}, got {}", pos.len())));
    }
    Ok(pos)
}

/// A value that may be left out, or `None`.
fn present(value: Option<Value>) -> Option<Value> {
    value.filter(|value| !value.is_none())
}

struct Count {
    next: Value,
    step: Value,
}

impl NativeIter for Count {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let following = match (&self.next, &self.step) {
            (Value::Int(next), Value::Int(step)) if next.checked_add(*step).is_some() => Value::Int(next + step),
            _ => vm.binary(BinaryOp::Add, &self.next, &self.step)?,
        };
        Ok(Some(std::mem::replace(&mut self.next, following)))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.next, &self.step]);
    }

    fn remaking(&self) -> Option<Vec<Value>> {
        let step = Some(self.step.clone()).filter(|step| !matches!(step, Value::Int(1)));
        Some([self.next.clone()].into_iter().chain(step).collect())
    }

    fn repr(&self, vm: &mut Vm) -> Res<Option<String>> {
        let next = vm.repr(&self.next)?;
        if matches!(self.step, Value::Int(1)) {
            return Ok(Some(format!("count({})", next.as_str())));
        }
        let step = vm.repr(&self.step)?;
        Ok(Some(format!("count({}, {})", next.as_str(), step.as_str())))
    }
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("count", &["start", "step"], 0);
    let [start, step] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let (next, step) = (start.unwrap_or(Value::Int(0)), step.unwrap_or(Value::Int(1)));
    let names = vm.names;
    for value in [&next, &step] {
        let number = matches!(
            value.base(),
            Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_) | Value::Complex(_)
        ) || [&names.__int__, &names.__index__, &names.__float__]
            .into_iter()
            .any(|name| vm.lookup_special(value, name).is_some());
        if !number {
            return Err(vm.type_error("a number is required"));
        }
    }
    let next = if let Value::Bool(start) = next { Value::Int(start.into()) } else { next };
    made(&args.pos[0], Count { next, step })
}

/// Goes through an iterable once, then over what it saved.
struct Cycle {
    iterator: Option<Value>,
    saved: Vec<Value>,
    place: usize,
}

impl NativeIter for Cycle {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        if let Some(iterator) = &self.iterator {
            if let Some(item) = vm.next(iterator)? {
                self.saved.push(item.clone());
                return Ok(Some(item));
            }
            self.iterator = None;
        }
        let Some(item) = self.saved.get(self.place).cloned() else { return Ok(None) };
        self.place = (self.place + 1) % self.saved.len();
        Ok(Some(item))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.iterator.iter().chain(&self.saved));
    }
}

fn cycle(vm: &mut Vm, args: Args<'_>) -> Res {
    let pos = positional(vm, args, "cycle", 1, 1)?;
    let iterator = Some(vm.iter(&pos[0])?);
    made(&args.pos[0], Cycle { iterator, saved: Vec::new(), place: 0 })
}

struct Repeat {
    item: Value,
    /// `None`: for ever.
    left: Option<i64>,
}

impl NativeIter for Repeat {
    fn next(&mut self, _: &mut Vm) -> Res<Option<Value>> {
        if let Some(left) = &mut self.left {
            if *left <= 0 {
                return Ok(None);
            }
            *left -= 1;
        }
        Ok(Some(self.item.clone()))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.item);
    }

    fn length_hint(&self) -> Option<usize> {
        self.left.map(|left| left.max(0) as usize)
    }

    fn remaking(&self) -> Option<Vec<Value>> {
        Some([self.item.clone()].into_iter().chain(self.left.map(Value::Int)).collect())
    }

    fn repr(&self, vm: &mut Vm) -> Res<Option<String>> {
        let item = vm.repr(&self.item)?;
        Ok(Some(match self.left {
            None => format!("repeat({})", item.as_str()),
            Some(left) => format!("repeat({}, {left})", item.as_str()),
        }))
    }
}

fn repeat(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("repeat", &["object", "times"], 1);
    let [item, times] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let left = times.map(|times| vm.to_i64(&times)).transpose()?.map(|left| left.max(0));
    made(&args.pos[0], Repeat { item: item.unwrap_or(Value::None), left })
}

struct Accumulate {
    iterator: Value,
    function: Option<Value>,
    total: Option<Value>,
    initial: Option<Value>,
}

impl NativeIter for Accumulate {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        if let Some(initial) = self.initial.take() {
            self.total = Some(initial.clone());
            return Ok(Some(initial));
        }
        let Some(item) = vm.next(&self.iterator)? else { return Ok(None) };
        let total = match (&self.total, &self.function) {
            (None, _) => item,
            (Some(total), None) => vm.binary(BinaryOp::Add, total, &item)?,
            (Some(total), Some(function)) => vm.call(function, Args::new(&[total.clone(), item]))?,
        };
        self.total = Some(total.clone());
        Ok(Some(total))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.iterator);
        tracer.values(self.function.iter().chain(&self.total).chain(&self.initial));
    }
}

fn accumulate(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("accumulate", &["iterable", "func", "initial"], 1).keyword_from(2);
    let [iterable, function, initial] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let iterator = vm.iter(&iterable.unwrap_or(Value::None))?;
    made(&args.pos[0], Accumulate { iterator, function: present(function), total: None, initial: present(initial) })
}

struct Chain {
    /// An iterator over iterables; `None` after the last, and after one that cannot be iterated over.
    iterables: Option<Value>,
    active: Option<Value>,
}

impl NativeIter for Chain {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        loop {
            if let Some(active) = &self.active {
                if let Some(item) = vm.next(active)? {
                    return Ok(Some(item));
                }
                self.active = None;
            }
            let Some(iterables) = self.iterables.take() else { return Ok(None) };
            let Some(iterable) = vm.next(&iterables)? else { return Ok(None) };
            self.active = Some(vm.iter(&iterable)?);
            self.iterables = Some(iterables);
        }
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.iterables.iter().chain(&self.active));
    }
}

fn chain(vm: &mut Vm, args: Args<'_>) -> Res {
    let pos = positional(vm, args, "chain", 0, usize::MAX)?;
    let iterables = Some(vm.iter_values(pos.to_vec()));
    made(&args.pos[0], Chain { iterables, active: None })
}

fn chain_from_iterable(vm: &mut Vm, args: Args<'_>) -> Res {
    let iterables = Some(vm.iter(&args.pos[1])?);
    made(&args.pos[0], Chain { iterables, active: None })
}

struct Starmap {
    function: Value,
    iterator: Value,
}

impl NativeIter for Starmap {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(item) = vm.next(&self.iterator)? else { return Ok(None) };
        let args = vm.collect(&item)?;
        vm.call(&self.function, Args::new(&args)).map(Some)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.function, &self.iterator]);
    }
}

fn starmap(vm: &mut Vm, args: Args<'_>) -> Res {
    let pos = positional(vm, args, "starmap", 2, 2)?;
    let iterator = vm.iter(&pos[1])?;
    made(&args.pos[0], Starmap { function: pos[0].clone(), iterator })
}

struct Pairwise {
    iterator: Value,
    last: Option<Value>,
}

impl NativeIter for Pairwise {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let first = match self.last.take() {
            Some(last) => last,
            None => match vm.next(&self.iterator)? {
                Some(first) => first,
                None => return Ok(None),
            },
        };
        let Some(second) = vm.next(&self.iterator)? else { return Ok(None) };
        self.last = Some(second.clone());
        Ok(Some(Tuple::pair(first, second).into()))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.iterator);
        tracer.values(&self.last);
    }
}

fn pairwise(vm: &mut Vm, args: Args<'_>) -> Res {
    let pos = positional(vm, args, "pairwise", 1, 1)?;
    let iterator = vm.iter(&pos[0])?;
    made(&args.pos[0], Pairwise { iterator, last: None })
}

struct ZipLongest {
    /// `None` once exhausted.
    iterators: Vec<Option<Value>>,
    fill: Value,
}

impl NativeIter for ZipLongest {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let mut active = self.iterators.iter().flatten().count();
        if active == 0 {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(self.iterators.len());
        for place in &mut self.iterators {
            let item = match place {
                Some(iterator) => vm.next(iterator)?,
                None => None,
            };
            if item.is_none() && place.take().is_some() {
                active -= 1;
                if active == 0 {
                    return Ok(None);
                }
            }
            items.push(item.unwrap_or_else(|| self.fill.clone()));
        }
        Ok(Some(Value::tuple(items)))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.iterators.iter().flatten());
        tracer.value(&self.fill);
    }
}

fn zip_longest(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut fill = Value::None;
    for (name, value) in args.kw {
        if name.as_str() != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value.clone();
    }
    let iterators = args.pos[1..].iter().map(|iterable| vm.iter(iterable).map(Some)).collect::<Res<_>>()?;
    made(&args.pos[0], ZipLongest { iterators, fill })
}

fn length_hint(vm: &mut Vm, args: Args<'_>) -> Res {
    if let Value::Iterator(iterator) = args.pos[0].base()
        && let IterState::Native(native) = &*iterator.state.borrow()
        && let Some(length) = native.length_hint()
    {
        return Ok(Value::size(length));
    }
    Err(vm.type_error("len() of unsized object"))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    let classes: [(&str, NativeFn); 9] = [
        ("count", count),
        ("cycle", cycle),
        ("repeat", repeat),
        ("accumulate", accumulate),
        ("starmap", starmap),
        ("pairwise", pairwise),
        ("zip_longest", zip_longest),
        ("chain", chain),
        ("islice", select::islice),
    ];
    for (name, new) in classes.into_iter().chain(select::CLASSES).chain(arrange::CLASSES) {
        let class = module.iterator_class(name, new);
        match name {
            "repeat" => {
                builtins::methods(&class, &[("__length_hint__", length_hint, Arity::None)]);
            }
            "chain" => {
                let getitem = builtins::typing::class_getitem;
                builtins::class_methods(
                    &class,
                    &[("from_iterable", chain_from_iterable, Arity::One), ("__class_getitem__", getitem, Arity::One)],
                );
            }
            _ => {}
        }
    }
    shared::init(module);
    Ok(())
}
