//! Hashing.

use crate::num::float;
use crate::object::*;
use crate::vm::{Res, Vm};

impl Vm {
    /// `hash(value)`
    #[inline]
    pub fn hash(&mut self, value: &Value) -> Res<i64> {
        match value {
            Value::Str(text) => Ok(text.hash()),
            Value::Int(i) => Ok(hash_int(*i)),
            _ => self.hash_general(value),
        }
    }

    fn hash_general(&mut self, value: &Value) -> Res<i64> {
        Ok(match value {
            Value::Instance(_) => return self.hash_instance(value),
            Value::Class(class) => {
                if class.metaclass().is_heap() {
                    return self.hash_instance(value);
                }
                identity(value)
            }
            _ => return self.builtin_hash(value),
        })
    }

    fn hash_instance(&mut self, value: &Value) -> Res<i64> {
        let names = self.names;
        let class = self.class_of(value);
        if !class.has(ClassFlags::HASH) && !class.has(ClassFlags::EQ) {
            return Ok(identity(value));
        }
        match self.lookup(&class, &names.__hash__) {
            None | Some(Value::None) => {
                let name = class.name();
                Err(self.type_error(format!("unhashable type: '{}'", name.as_str())))
            }
            Some(method) => match self.call_special(&method, value, &[])? {
                Value::Int(i) => Ok(if i == -1 { -2 } else { i }),
                Value::Bool(b) => Ok(i64::from(b)),
                Value::BigInt(big) => Ok(float::hash_int(&big.0)),
                other => match other.base() {
                    Value::Int(i) => Ok(*i),
                    _ => Err(self.type_error("__hash__ method should return an integer")),
                },
            },
        }
    }

    /// The hash of the built-in part.
    pub fn builtin_hash(&mut self, value: &Value) -> Res<i64> {
        Ok(match value.base() {
            Value::Str(text) => text.hash(),
            Value::Int(i) => hash_int(*i),
            Value::Bool(b) => i64::from(*b),
            Value::Float(f) => match float::hash(*f) {
                Some(hash) => hash,
                None => hash_nan(*f),
            },
            Value::BigInt(big) => float::hash_int(&big.0),
            Value::Complex(c) => {
                let parts = [c.real, c.imag].map(|part| float::hash(part).unwrap_or_else(|| hash_nan(part)));
                match parts[0].wrapping_add(parts[1].wrapping_mul(1_000_003)) {
                    -1 => -2,
                    hash => hash,
                }
            }
            Value::None => 0x0FCA_86420,
            Value::NotImplemented => 0x0FCA_86421,
            Value::Ellipsis => 0x0FCA_86422,
            Value::Tuple(items) => {
                let items = items.clone();
                return self.recurse("", |vm| vm.hash_tuple(&items));
            }
            Value::Bytes(bytes) => match bytes.hash.get() {
                0 => {
                    let hash = hash_bytes(&bytes.data);
                    bytes.hash.set(hash);
                    hash
                }
                hash => hash,
            },
            Value::FrozenSet(set) => match set.hash.get() {
                Some(hash) => hash,
                None => {
                    let hash = hash_set(&set.keys);
                    set.hash.set(Some(hash));
                    hash
                }
            },
            Value::Range(range) => {
                let (first, step) = match range.length {
                    Value::Int(0) => (Value::None, Value::None),
                    Value::Int(1) => (range.start.clone(), Value::None),
                    _ => (range.start.clone(), range.step.clone()),
                };
                let key = Tuple::from(vec![range.length.clone(), first, step]);
                return self.hash_tuple(&key);
            }
            Value::BoundMethod(method) => {
                let (function, receiver) = (method.function.clone(), method.receiver.clone());
                let hash = identity(&receiver) ^ self.hash(&function)?;
                if hash == -1 { -2 } else { hash }
            }
            Value::DictView(view) if view.kind == ViewKind::Values => identity(value),
            Value::DictView(_)
            | Value::List(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::ByteArray(_)
            | Value::Slice(_) => {
                let name = self.type_name(value);
                return Err(self.type_error(format!("unhashable type: '{name}'")));
            }
            _ => identity(value),
        })
    }

    fn hash_tuple(&mut self, items: &Tuple) -> Res<i64> {
        const PRIME_1: u64 = 11_400_714_785_074_694_791;
        const PRIME_2: u64 = 14_029_467_366_897_019_727;
        const PRIME_5: u64 = 2_870_177_450_012_600_261;
        let mut hash = PRIME_5;
        for item in items.iter() {
            let lane = self.hash(item)? as u64;
            hash = hash.wrapping_add(lane.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
        }
        hash = hash.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539));
        Ok(if hash == u64::MAX { 1_546_275_796 } else { hash as i64 })
    }
}

/// The hash of an int, as CPython's: modulo 2^61 - 1.
#[inline]
pub fn hash_int(i: i64) -> i64 {
    if i != -1 && i.unsigned_abs() < (1 << 61) - 1 { i } else { float::hash_i64(i) }
}

/// The hash of a NaN, which is that of an object: made from its identity, here its bits.
fn hash_nan(nan: f64) -> i64 {
    (nan.to_bits() as i64) & i64::MAX
}

/// The hash of an object that is equal to itself alone: made from its id, so it is the same in every run.
fn identity(value: &Value) -> i64 {
    value.header().map_or(i64::from(value.tag()), |header| (header.id().0 as i64) & i64::MAX)
}

fn hash_bytes(bytes: &[u8]) -> i64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    match hasher.finish() as i64 {
        0 | -1 => -2,
        hash => hash,
    }
}

/// frozenset's hash: does not depend on the order.
pub fn hash_set(keys: &set::Keys) -> i64 {
    let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut hash = 0u64;
    let elements = keys.hashed();
    for (element, _) in &elements {
        hash ^= shuffle(*element as u64);
    }
    hash ^= (elements.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}
