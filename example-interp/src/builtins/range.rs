//! `range`.

use num_bigint::BigInt as Big;
use num_integer::Integer;
use num_traits::{Signed, Zero};

use super::{methods, static_methods};
use crate::object::*;
use crate::vm::{Res, Vm};

fn this(vm: &mut Vm, value: &Value) -> Res<Ref<Range>> {
    match value {
        Value::Range(range) => Ok(range.clone()),
        _ => Err(vm.type_error("a range is required")),
    }
}

impl Vm {
    /// A range from integers of any size; the step must not be zero.
    pub fn make_range(&mut self, start: Value, stop: Value, step: Value) -> Res<Ref<Range>> {
        let length = match (&start, &stop, &step) {
            (_, _, Value::Int(0)) => return Err(self.value_error("range() arg 3 must not be zero")),
            (Value::Int(start), Value::Int(stop), Value::Int(step)) => {
                let (start, stop, step) = (i128::from(*start), i128::from(*stop), i128::from(*step));
                let span = if step > 0 { stop - start } else { start - stop };
                let length = if span <= 0 { 0 } else { (span - 1) / step.abs() + 1 };
                Value::integer(Big::from(length))
            }
            _ => {
                let (start, stop, step) = (self.to_big(&start)?, self.to_big(&stop)?, self.to_big(&step)?);
                let span = if step.is_positive() { stop - start } else { start - stop };
                if span.is_positive() { Value::integer((span - 1u8) / step.abs() + 1u8) } else { Value::Int(0) }
            }
        };
        Ok(Ref::new(Range { start, stop, step, length }))
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    if !args.kw.is_empty() {
        return Err(vm.type_error("range() takes no keyword arguments"));
    }
    let (start, stop, step) = match &args.pos[1..] {
        [stop] => (Value::Int(0), vm.to_index(stop)?, Value::Int(1)),
        [start, stop] => (vm.to_index(start)?, vm.to_index(stop)?, Value::Int(1)),
        [start, stop, step] => (vm.to_index(start)?, vm.to_index(stop)?, vm.to_index(step)?),
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        more => {
            let given = more.len();
            return Err(vm.type_error(format!("range expected at most 3 arguments, got {given}")));
        }
    };
    vm.make_range(start, stop, step).map(Value::Range)
}

fn element(vm: &mut Vm, range: &Range, at: &Big) -> Res {
    // One place before or behind the range may not fit.
    if let (Some((start, step, _)), Ok(at)) = (range.small(), i64::try_from(at))
        && let Some(element) = at.checked_mul(step).and_then(|offset| start.checked_add(offset))
    {
        return Ok(Value::Int(element));
    }
    let (start, step) = (vm.to_big(&range.start)?, vm.to_big(&range.step)?);
    Ok(Value::integer(start + at * step))
}

/// `range[index]`
pub fn get_item(vm: &mut Vm, range: &Ref<Range>, key: &Value) -> Res {
    if let (Value::Int(at), Some((start, step, length))) = (key, range.small()) {
        let at = if *at < 0 { at + length } else { *at };
        if at < 0 || at >= length {
            return Err(vm.index_error("range object index out of range"));
        }
        return Ok(Value::Int(start + at * step));
    }
    let is_index = matches!(key, Value::Instance(_) | Value::Bool(_) | Value::BigInt(_) | Value::Int(_));
    if !is_index {
        let given = vm.type_name(key);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {given}")));
    }
    let (mut at, length) = (vm.to_big(key)?, vm.to_big(&range.length)?);
    if at.is_negative() {
        at += &length;
    }
    if at.is_negative() || at >= length {
        return Err(vm.index_error("range object index out of range"));
    }
    element(vm, range, &at)
}

/// `range[slice]`
pub fn get_slice(vm: &mut Vm, range: &Ref<Range>, slice: &Slice) -> Res {
    let length = match &range.length {
        Value::Int(length) => *length as usize,
        _ => return get_big_slice(vm, range, slice),
    };
    let span = vm.resolve_slice(slice, || length)?;
    let start = element(vm, range, &Big::from(span.start))?;
    let stop = element(vm, range, &Big::from(span.stop))?;
    let step = vm.to_big(&range.step)? * span.step;
    vm.make_range(start, stop, Value::integer(step)).map(Value::Range)
}

/// `range[slice]` of a range that is longer than a machine word counts.
fn get_big_slice(vm: &mut Vm, range: &Ref<Range>, slice: &Slice) -> Res {
    let length = vm.to_big(&range.length)?;
    let step = if slice.step.is_none() { Big::from(1) } else { vm.to_big(&slice.step)? };
    if step.is_zero() {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let (lowest, highest) =
        if step.is_positive() { (Big::zero(), length.clone()) } else { (Big::from(-1), &length - 1u8) };
    let mut bound = |value: &Value, default: &Big| -> Res<Big> {
        if value.is_none() {
            return Ok(default.clone());
        }
        let at = vm.to_big(value)?;
        let at = if at.is_negative() { at + &length } else { at };
        Ok(at.clamp(lowest.clone(), highest.clone()))
    };
    let (first, last) = if step.is_positive() { (&lowest, &highest) } else { (&highest, &lowest) };
    let (start, stop) = (bound(&slice.start, first)?, bound(&slice.stop, last)?);
    let (start, stop) = (element(vm, range, &start)?, element(vm, range, &stop)?);
    let step = vm.to_big(&range.step)? * step;
    vm.make_range(start, stop, Value::integer(step)).map(Value::Range)
}

/// The index of an integer in the range.
fn position(vm: &mut Vm, range: &Range, item: &Value) -> Res<Option<Big>> {
    if let (Value::Int(item), Some((start, step, length))) = (item, range.small()) {
        let offset = i128::from(*item) - i128::from(start);
        let (at, rest) = (offset / i128::from(step), offset % i128::from(step));
        return Ok((rest == 0 && at >= 0 && at < i128::from(length)).then(|| Big::from(at)));
    }
    let item = vm.to_big(item)?;
    let (start, step, length) = (vm.to_big(&range.start)?, vm.to_big(&range.step)?, vm.to_big(&range.length)?);
    let (at, rest) = (item - start).div_rem(&step);
    Ok((rest.is_zero() && !at.is_negative() && at < length).then_some(at))
}

/// `item in range`
pub fn contains(vm: &mut Vm, range: &Ref<Range>, item: &Value) -> Res<bool> {
    if matches!(item, Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) {
        let item = vm.to_index(item)?;
        return Ok(position(vm, range, &item)?.is_some());
    }
    let iterator = vm.builtin_iter(&range.clone().into()).unwrap_or(Value::None);
    while let Some(element) = vm.next(&iterator)? {
        if vm.equal(&element, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether two ranges have the same elements.
pub fn equal(vm: &mut Vm, a: &Ref<Range>, b: &Ref<Range>) -> Res<bool> {
    if !vm.equal(&a.length, &b.length)? {
        return Ok(false);
    }
    match &a.length {
        Value::Int(0) => Ok(true),
        Value::Int(1) => vm.equal(&a.start, &b.start),
        _ => Ok(vm.equal(&a.start, &b.start)? && vm.equal(&a.step, &b.step)?),
    }
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    let range = this(vm, &args.pos[0])?;
    if matches!(args.pos[1], Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) {
        let item = vm.to_index(&args.pos[1])?;
        if let Some(at) = position(vm, &range, &item)? {
            return Ok(Value::integer(at));
        }
    } else {
        let mut at = 0;
        let iterator = vm.builtin_iter(&range.into()).unwrap_or(Value::None);
        while let Some(element) = vm.next(&iterator)? {
            if vm.equal(&element, &args.pos[1])? {
                return Ok(Value::Int(at));
            }
            at += 1;
        }
        return Err(vm.value_error("sequence.index(x): x not in sequence"));
    }
    let text = vm.repr(&args.pos[1])?;
    Err(vm.value_error(format!("{} is not in range", text.as_str())))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    let range = this(vm, &args.pos[0])?;
    if matches!(args.pos[1], Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) {
        return contains(vm, &range, &args.pos[1]).map(|found| Value::Int(found.into()));
    }
    let mut found = 0;
    let iterator = vm.builtin_iter(&range.into()).unwrap_or(Value::None);
    while let Some(element) = vm.next(&iterator)? {
        found += i64::from(vm.equal(&element, &args.pos[1])?);
    }
    Ok(Value::Int(found))
}

/// `range.__reversed__`
pub fn reversed(vm: &mut Vm, args: Args<'_>) -> Res {
    let range = this(vm, &args.pos[0])?;
    if let Some((start, step, length)) = range.small()
        && let Some(back) = step.checked_neg()
    {
        let next = start.wrapping_add((length - 1).wrapping_mul(step));
        let state = IterState::Range { next, step: back, left: length };
        return Ok(Ref::new(Iterator::new(&vm.types.range_iterator, state)).into());
    }
    let last = vm.to_big(&range.length)? - 1u8;
    let next = element(vm, &range, &last)?;
    let step = Value::integer(-vm.to_big(&range.step)?);
    let state = IterState::BigRange { next, step, left: range.length.clone() };
    Ok(Ref::new(Iterator::new(&vm.types.longrange_iterator, state)).into())
}

fn get_start(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.start.clone())
}

fn get_stop(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.stop.clone())
}

fn get_step(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.step.clone())
}

/// Installs the methods of `range`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.range;
    static_methods(class, &[("__new__", new, Arity::New)]);
    methods(
        class,
        &[("index", index, Arity::One), ("count", count, Arity::One), ("__reversed__", reversed, Arity::None)],
    );
    super::members(class, &[("start", get_start), ("stop", get_stop), ("step", get_step)]);
}
