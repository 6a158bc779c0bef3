//! Sorting: stable, with the comparisons of CPython's `list.sort`, and fast paths for numbers and strings.

use std::cmp::Ordering;

use crate::object::*;
use crate::vm::ops::CompareOp;
use crate::vm::{Res, Vm};

/// Sorts `items` by `key`. On error the items come back in some order.
pub fn sort(
    vm: &mut Vm,
    items: Vec<Value>,
    key: Option<&Value>,
    reverse: bool,
) -> Result<Vec<Value>, (Vec<Value>, Exc)> {
    match key {
        None | Some(Value::None) => sort_plain(vm, items, reverse),
        Some(key) => {
            let mut keys = Vec::with_capacity(items.len());
            for item in &items {
                match vm.call(key, Args::new(std::slice::from_ref(item))) {
                    Ok(key) => keys.push(key),
                    Err(error) => return Err((items, error)),
                }
            }
            let mut pairs: Vec<(Value, Value)> = keys.into_iter().zip(items).collect();
            let result = sort_by(vm, &mut pairs, |pair| &pair.0, reverse);
            let items = pairs.into_iter().map(|(_, item)| item).collect();
            match result {
                Ok(()) => Ok(items),
                Err(error) => Err((items, error)),
            }
        }
    }
}

fn sort_plain(vm: &mut Vm, mut items: Vec<Value>, reverse: bool) -> Result<Vec<Value>, (Vec<Value>, Exc)> {
    match sort_by(vm, &mut items, |item| item, reverse) {
        Ok(()) => Ok(items),
        Err(error) => Err((items, error)),
    }
}

/// What all keys are, when they are all alike and need no guest code to compare.
#[derive(Clone, Copy, PartialEq)]
enum Alike {
    Ints,
    Floats,
    Strs,
    /// Tuples and mixed numbers: comparable without guest code at the price of a general comparison.
    Builtin,
    No,
}

fn alike(value: &Value) -> Alike {
    match value {
        Value::Int(_) => Alike::Ints,
        // A comparison with NaN is always false: no total order.
        Value::Float(f) if !f.is_nan() => Alike::Floats,
        Value::Str(_) => Alike::Strs,
        Value::Tuple(items)
            if items.iter().all(|item| matches!(alike(item), Alike::Ints | Alike::Floats | Alike::Strs)) =>
        {
            Alike::Builtin
        }
        _ => Alike::No,
    }
}

fn sort_by<T>(vm: &mut Vm, items: &mut [T], key: impl Fn(&T) -> &Value, reverse: bool) -> Res<()> {
    let Some(first) = items.first() else { return Ok(()) };
    let mut kind = alike(key(first));
    if items.iter().any(|item| alike(key(item)) != kind) {
        kind = Alike::No;
    }
    if kind == Alike::Builtin && !uniform(items.iter().map(&key)) {
        kind = Alike::No;
    }
    let compare = |a: &T, b: &T| match (key(a), key(b)) {
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
        (Value::Str(a), Value::Str(b)) => a.as_str().cmp(b.as_str()),
        (Value::Tuple(a), Value::Tuple(b)) => compare_tuples(a, b),
        _ => Ordering::Equal,
    };
    if kind != Alike::No {
        if reverse {
            items.sort_by(|a, b| compare(b, a));
        } else {
            items.sort_by(compare);
        }
        return Ok(());
    }
    if reverse {
        // Equal items keep their order also in a reversed sort.
        items.reverse();
    }
    let result = merge_sort(vm, items, &key);
    if reverse {
        items.reverse();
    }
    result
}

/// Whether all tuples have the same kinds at the same places, so that comparing them cannot fail.
fn uniform<'a>(mut keys: impl std::iter::Iterator<Item = &'a Value>) -> bool {
    let Some(Value::Tuple(first)) = keys.next() else { return false };
    let kinds: Vec<Alike> = first.iter().map(alike).collect();
    keys.all(|key| {
        matches!(key, Value::Tuple(items)
        if items.len() == kinds.len() && items.iter().zip(&kinds).all(|(item, kind)| alike(item) == *kind))
    })
}

fn compare_tuples(a: &Tuple, b: &Tuple) -> Ordering {
    for (a, b) in a.iter().zip(b.iter()) {
        let order = match (a, b) {
            (Value::Int(a), Value::Int(b)) => a.cmp(b),
            (Value::Float(a), Value::Float(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
            (Value::Str(a), Value::Str(b)) => a.as_str().cmp(b.as_str()),
            _ => Ordering::Equal,
        };
        if order.is_ne() {
            return order;
        }
    }
    a.len().cmp(&b.len())
}

fn less<T>(vm: &mut Vm, key: &impl Fn(&T) -> &Value, a: &T, b: &T) -> Res<bool> {
    vm.compare_truth(CompareOp::Lt, key(a), key(b))
}

/// Short stretches are sorted by binary insertion, as CPython's are.
const RUN: usize = 32;

/// A stable merge sort whose comparison may fail. The items are permuted by index, so an error leaves them all in place.
fn merge_sort<T>(vm: &mut Vm, items: &mut [T], key: &impl Fn(&T) -> &Value) -> Res<()> {
    let len = items.len();
    let mut order: Vec<usize> = (0..len).collect();
    let result = sort_indices(vm, items, key, &mut order);
    // Apply the permutation in place, cycle by cycle.
    for start in 0..len {
        let mut at = start;
        while order[at] != start && order[at] != usize::MAX {
            let next = order[at];
            items.swap(at, next);
            order[at] = usize::MAX;
            at = next;
        }
        order[at] = usize::MAX;
    }
    result
}

fn sort_indices<T>(vm: &mut Vm, items: &[T], key: &impl Fn(&T) -> &Value, order: &mut [usize]) -> Res<()> {
    let len = order.len();
    if len < 2 {
        return Ok(());
    }
    // A first stretch that is in order, or strictly descending, is taken as it is.
    let mut run = 2;
    let descending = less(vm, key, &items[order[1]], &items[order[0]])?;
    while run < len && less(vm, key, &items[order[run]], &items[order[run - 1]])? == descending {
        run += 1;
    }
    if descending {
        order[..run].reverse();
    }
    if run == len {
        return Ok(());
    }
    let mut starts = vec![0];
    let mut sorted = run;
    if sorted < RUN.min(len) {
        insertion(vm, items, key, &mut order[..RUN.min(len)], sorted)?;
        sorted = RUN.min(len);
    }
    while sorted < len {
        starts.push(sorted);
        let end = (sorted + RUN).min(len);
        insertion(vm, items, key, &mut order[sorted..end], 1)?;
        sorted = end;
    }
    starts.push(len);
    let mut buffer = Vec::with_capacity(len);
    while starts.len() > 2 {
        let mut merged = Vec::with_capacity(starts.len() / 2 + 2);
        let mut at = 0;
        while at + 2 < starts.len() {
            merge(vm, items, key, &mut order[starts[at]..starts[at + 2]], starts[at + 1] - starts[at], &mut buffer)?;
            merged.push(starts[at]);
            at += 2;
        }
        merged.extend_from_slice(&starts[at..]);
        starts = merged;
    }
    Ok(())
}

fn insertion<T>(vm: &mut Vm, items: &[T], key: &impl Fn(&T) -> &Value, order: &mut [usize], sorted: usize) -> Res<()> {
    for at in sorted..order.len() {
        let pivot = order[at];
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = low + (high - low) / 2;
            if less(vm, key, &items[pivot], &items[order[middle]])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        order[low..=at].rotate_right(1);
    }
    Ok(())
}

fn merge<T>(
    vm: &mut Vm,
    items: &[T],
    key: &impl Fn(&T) -> &Value,
    order: &mut [usize],
    middle: usize,
    buffer: &mut Vec<usize>,
) -> Res<()> {
    if !less(vm, key, &items[order[middle]], &items[order[middle - 1]])? {
        return Ok(());
    }
    buffer.clear();
    buffer.extend_from_slice(&order[..middle]);
    let (mut left, mut right, mut out) = (0, middle, 0);
    let mut failure = None;
    while left < buffer.len() && right < order.len() {
        match less(vm, key, &items[order[right]], &items[buffer[left]]) {
            Ok(true) => {
                order[out] = order[right];
                right += 1;
            }
            Ok(false) => {
                order[out] = buffer[left];
                left += 1;
            }
            Err(error) => {
                failure = Some(error);
                break;
            }
        }
        out += 1;
    }
    let rest = &buffer[left..];
    order[out..out + rest.len()].copy_from_slice(rest);
    failure.map_or(Ok(()), Err)
}
