//! Sorting: stable, with the comparisons of CPython's `list.sort`, and fast paths for numbers and strings.

use std::cmp::Ordering;

use super::timsort;
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
    let result = sort_slowly(vm, items, &key);
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

/// A sort whose comparison may fail. The items are permuted by number, so an error leaves them all in place.
fn sort_slowly<T>(vm: &mut Vm, items: &mut [T], key: &impl Fn(&T) -> &Value) -> Res<()> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let result = timsort::sort(&mut order, |a, b| vm.compare_truth(CompareOp::Lt, key(&items[a]), key(&items[b])));
    // Apply the permutation in place, cycle by cycle.
    for start in 0..order.len() {
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
