//! Iterators that pass on some of another's items: `islice`, `compress`, `takewhile`, `dropwhile`, `filterfalse`.

use super::{made, positional};
use crate::builtins::Params;
use crate::object::*;
use crate::vm::{Res, Vm};

/// The classes of this module, with their constructors.
pub(super) const CLASSES: [(&str, NativeFn); 4] =
    [("compress", compress), ("takewhile", takewhile), ("dropwhile", dropwhile), ("filterfalse", filterfalse)];

struct Islice {
    iterator: Option<Value>,
    /// Index of the next item to pass on.
    wanted: i64,
    /// Index of the iterator's next item.
    place: i64,
    stop: Option<i64>,
    step: i64,
}

impl NativeIter for Islice {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(iterator) = &self.iterator else { return Ok(None) };
        let stop = self.stop.unwrap_or(i64::MAX);
        let until = self.wanted.min(stop);
        while self.place < until {
            if vm.next(iterator)?.is_none() {
                self.iterator = None;
                return Ok(None);
            }
            self.place += 1;
        }
        if self.place >= stop {
            self.iterator = None;
            return Ok(None);
        }
        let item = vm.next(iterator)?;
        self.place += 1;
        self.wanted = self.wanted.saturating_add(self.step).min(stop);
        if item.is_none() {
            self.iterator = None;
        }
        Ok(item)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&self.iterator);
    }
}

/// `what` names the argument in the message for a negative number, `other` in that for something else.
fn bound(vm: &mut Vm, value: &Value, what: &str, other: &str) -> Res<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    let names = vm.names;
    let is_integer = matches!(value.base(), Value::Int(_) | Value::Bool(_))
        || (matches!(value, Value::Instance(_)) && vm.lookup_special(value, &names.__index__).is_some());
    if is_integer && let Ok(number @ 0..) = vm.to_i64(value) {
        return Ok(Some(number));
    }
    let what = if is_integer { what } else { other };
    Err(vm.value_error(format!("{what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.")))
}

pub(super) fn islice(vm: &mut Vm, args: Args<'_>) -> Res {
    let pos = positional(vm, args, "islice", 2, 4)?;
    let (start, stop) = match pos {
        [_, stop] => (None, bound(vm, stop, "Stop argument", "Stop argument")?),
        [_, start, stop, ..] => {
            let stop = bound(vm, stop, "Indices", "Stop argument")?;
            (bound(vm, start, "Indices", "Indices")?, stop)
        }
        _ => unreachable!("at least two arguments"),
    };
    let step = match pos.get(3) {
        None | Some(Value::None) => 1,
        Some(step) => match vm.to_i64(step) {
            Ok(step @ 1..) => step,
            _ => return Err(vm.value_error("Step for islice() must be a positive integer or None.")),
        },
    };
    let iterator = Some(vm.iter(&pos[0])?);
    made(&args.pos[0], Islice { iterator, wanted: start.unwrap_or(0), place: 0, stop, step })
}

struct Compress {
    data: Value,
    selectors: Value,
}

impl NativeIter for Compress {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        loop {
            let Some(item) = vm.next(&self.data)? else { return Ok(None) };
            let Some(selector) = vm.next(&self.selectors)? else { return Ok(None) };
            if vm.truthy(&selector)? {
                return Ok(Some(item));
            }
        }
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.data, &self.selectors]);
    }
}

fn compress(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("compress", &["data", "selectors"], 2);
    let [data, selectors] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let data = vm.iter(&data.unwrap_or(Value::None))?;
    let selectors = vm.iter(&selectors.unwrap_or(Value::None))?;
    made(&args.pos[0], Compress { data, selectors })
}

/// Which items a predicate lets through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    TakeWhile,
    DropWhile,
    FilterFalse,
}

struct Filtered {
    rule: Rule,
    predicate: Value,
    iterator: Value,
    /// The predicate has answered otherwise for the first time.
    switched: bool,
}

impl Filtered {
    fn test(&self, vm: &mut Vm, item: &Value) -> Res<bool> {
        if self.predicate.is_none() {
            return vm.truthy(item);
        }
        let answer = vm.call(&self.predicate, Args::new(std::slice::from_ref(item)))?;
        vm.truthy(&answer)
    }
}

impl NativeIter for Filtered {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        loop {
            if self.switched && self.rule == Rule::TakeWhile {
                return Ok(None);
            }
            let Some(item) = vm.next(&self.iterator)? else { return Ok(None) };
            if self.switched {
                return Ok(Some(item));
            }
            let holds = self.test(vm, &item)?;
            match self.rule {
                Rule::TakeWhile if holds => return Ok(Some(item)),
                Rule::TakeWhile => {
                    self.switched = true;
                    return Ok(None);
                }
                Rule::DropWhile if !holds => {
                    self.switched = true;
                    return Ok(Some(item));
                }
                Rule::FilterFalse if !holds => return Ok(Some(item)),
                Rule::DropWhile | Rule::FilterFalse => {}
            }
        }
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.predicate, &self.iterator]);
    }
}

fn filtered(vm: &mut Vm, args: Args<'_>, name: &str, rule: Rule) -> Res {
    let pos = positional(vm, args, name, 2, 2)?;
    let iterator = vm.iter(&pos[1])?;
    made(&args.pos[0], Filtered { rule, predicate: pos[0].clone(), iterator, switched: false })
}

fn takewhile(vm: &mut Vm, args: Args<'_>) -> Res {
    filtered(vm, args, "takewhile", Rule::TakeWhile)
}

fn dropwhile(vm: &mut Vm, args: Args<'_>) -> Res {
    filtered(vm, args, "dropwhile", Rule::DropWhile)
}

fn filterfalse(vm: &mut Vm, args: Args<'_>) -> Res {
    filtered(vm, args, "filterfalse", Rule::FilterFalse)
}
