//! Combinatoric iterators: `product`, `permutations`, `combinations`, `combinations_with_replacement`.

use super::made;
use crate::builtins::Params;
use crate::object::*;
use crate::vm::{Res, Vm};

/// The classes of this module, with their constructors.
pub(super) const CLASSES: [(&str, NativeFn); 4] = [
    ("product", product),
    ("permutations", permutations),
    ("combinations", combinations),
    ("combinations_with_replacement", combinations_with_replacement),
];

/// A number of items, of any size that an address has.
fn size(vm: &mut Vm, value: &Value) -> Res<i64> {
    match vm.to_index(value)? {
        Value::Int(size) => Ok(size),
        _ => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

struct Product {
    /// The distinct pools; position `p` draws from pool `p % pools.len()`.
    pools: Vec<Vec<Value>>,
    places: Vec<usize>,
    done: bool,
}

impl NativeIter for Product {
    fn next(&mut self, _: &mut Vm) -> Res<Option<Value>> {
        if self.done {
            return Ok(None);
        }
        let pools = &self.pools;
        let pool = |at: usize| &pools[at % pools.len()];
        let items = self.places.iter().enumerate().map(|(at, place)| pool(at)[*place].clone()).collect();
        self.done = true;
        for at in (0..self.places.len()).rev() {
            self.places[at] += 1;
            if self.places[at] < pool(at).len() {
                self.done = false;
                break;
            }
            self.places[at] = 0;
        }
        Ok(Some(Value::tuple(items)))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.pools.iter().flatten());
    }
}

fn product(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut times = 1;
    for (name, value) in args.kw {
        if name.as_str() != "repeat" {
            return Err(vm.type_error(format!("'{}' is an invalid keyword argument for product()", name.as_str())));
        }
        times = size(vm, value)?;
    }
    let Ok(times) = usize::try_from(times) else {
        return Err(vm.value_error("repeat argument cannot be negative"));
    };
    let places = times.saturating_mul(args.pos.len() - 1);
    if places > isize::MAX as usize / size_of::<usize>() {
        return Err(vm.overflow_error("repeat argument too large"));
    }
    vm.room(places, size_of::<usize>())?;
    let pools = args.pos[1..].iter().map(|pool| vm.collect(pool)).collect::<Res<Vec<_>>>()?;
    let done = times > 0 && pools.iter().any(Vec::is_empty);
    let places = vec![0; pools.len() * times];
    made(&args.pos[0], Product { pools, places, done })
}

/// Which selections of `r` indices follow one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Every index at most once, in ascending order.
    Combinations,
    /// Ascending, with repetition.
    Replacement,
    /// Every index at most once, in any order; `cycles` is the state of the enumeration.
    Permutations,
}

struct Selection {
    order: Order,
    pool: Vec<Value>,
    /// For permutations all indices, of which the first `r` are shown.
    indices: Vec<usize>,
    cycles: Vec<usize>,
    r: usize,
    done: bool,
}

impl Selection {
    /// Moves on to the next selection; false at the end.
    fn advance(&mut self) -> bool {
        let (n, r) = (self.pool.len(), self.r);
        let indices = &mut self.indices;
        match self.order {
            Order::Combinations => {
                let Some(at) = (0..r).rev().find(|&at| indices[at] != at + n - r) else { return false };
                indices[at] += 1;
                for later in at + 1..r {
                    indices[later] = indices[later - 1] + 1;
                }
                true
            }
            Order::Replacement => {
                let Some(at) = (0..r).rev().find(|&at| indices[at] != n - 1) else { return false };
                let index = indices[at] + 1;
                indices[at..].fill(index);
                true
            }
            Order::Permutations => {
                for at in (0..r).rev() {
                    self.cycles[at] -= 1;
                    if self.cycles[at] == 0 {
                        indices[at..].rotate_left(1);
                        self.cycles[at] = n - at;
                    } else {
                        indices.swap(at, n - self.cycles[at]);
                        return true;
                    }
                }
                false
            }
        }
    }
}

impl NativeIter for Selection {
    fn next(&mut self, _: &mut Vm) -> Res<Option<Value>> {
        if self.done {
            return Ok(None);
        }
        let items = self.indices[..self.r].iter().map(|&index| self.pool[index].clone()).collect();
        self.done = !self.advance();
        Ok(Some(Value::tuple(items)))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&self.pool);
    }
}

fn selection(vm: &mut Vm, args: Args<'_>, pool: &Value, r: Option<i64>, order: Order) -> Res {
    let pool = vm.collect(pool)?;
    let n = pool.len();
    let Ok(r) = r.map_or(Ok(n), usize::try_from) else {
        return Err(vm.value_error("r must be non-negative"));
    };
    vm.room(r, size_of::<usize>())?;
    let done = match order {
        Order::Replacement => n == 0 && r > 0,
        Order::Combinations | Order::Permutations => r > n,
    };
    let r = if done { 0 } else { r };
    let indices = match order {
        Order::Combinations => (0..r).collect(),
        Order::Replacement => vec![0; r],
        Order::Permutations => (0..n).collect(),
    };
    let cycles = if order == Order::Permutations { (n - r + 1..=n).rev().collect() } else { Vec::new() };
    made(&args.pos[0], Selection { order, pool, indices, cycles, r, done })
}

fn permutations(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("permutations", &["iterable", "r"], 1);
    let [pool, r] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let r = match r {
        None | Some(Value::None) => None,
        Some(r) if matches!(r.base(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) => Some(size(vm, &r)?),
        Some(_) => return Err(vm.type_error("Expected int as r")),
    };
    selection(vm, args, &pool.unwrap_or(Value::None), r, Order::Permutations)
}

fn combinations(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("combinations", &["iterable", "r"], 2);
    let [pool, r] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let r = size(vm, &r.unwrap_or(Value::None))?;
    selection(vm, args, &pool.unwrap_or(Value::None), Some(r), Order::Combinations)
}

fn combinations_with_replacement(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("combinations_with_replacement", &["iterable", "r"], 2);
    let [pool, r] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let r = size(vm, &r.unwrap_or(Value::None))?;
    selection(vm, args, &pool.unwrap_or(Value::None), Some(r), Order::Replacement)
}
