//! Conversions to integers, floats and indices; slices; instance and subclass tests.

use num_bigint::BigInt as Big;
use num_traits::{Signed, ToPrimitive};

use crate::num::float;
use crate::object::*;
use crate::vm::{Res, Vm};

/// A slice resolved against a length: `count` elements from `start` on, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Span {
    /// The indices in order.
    pub fn indices(self) -> impl std::iter::Iterator<Item = usize> {
        (0..self.count as i64).map(move |at| (self.start + at * self.step) as usize)
    }
}

/// The parts of a slice as numbers.
#[derive(Clone, Copy)]
pub struct SliceParts {
    start: Option<i64>,
    stop: Option<i64>,
    /// Not zero.
    pub step: i64,
}

impl SliceParts {
    /// The elements that the slice selects of `len`.
    pub fn over(self, len: usize) -> Span {
        let Self { start, stop, step } = self;
        let len = len as i64;
        let (lowest, highest) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let clamp = |index: i64| {
            let index = if index < 0 { index.saturating_add(len) } else { index };
            index.clamp(lowest, highest)
        };
        let start = start.map_or(if step > 0 { 0 } else { highest }, clamp);
        let stop = stop.map_or(if step > 0 { highest } else { lowest }, clamp);
        let count = if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else if step < 0 && start > stop {
            (start - stop - 1) / -step + 1
        } else {
            0
        };
        Span { start, stop, step, count: count as usize }
    }
}

impl Vm {
    /// `operator.index(value)`: an int, of any size.
    pub fn to_index(&mut self, value: &Value) -> Res {
        match value {
            Value::Int(_) | Value::BigInt(_) => return Ok(value.clone()),
            Value::Bool(b) => return Ok(Value::Int(i64::from(*b))),
            _ => {}
        }
        if let Value::Instance(instance) = value {
            match instance.payload_value() {
                Some(Value::Bool(b)) => return Ok(Value::Int(i64::from(*b))),
                Some(int @ (Value::Int(_) | Value::BigInt(_))) => return Ok(int.clone()),
                _ => {}
            }
            let names = self.names;
            if let Some(method) = self.lookup_special(value, &names.__index__) {
                let result = self.call(&method, Args::new(&[]))?;
                return match result.base() {
                    Value::Int(_) | Value::BigInt(_) => Ok(result.base().clone()),
                    Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
                    _ => {
                        let name = self.type_name(&result);
                        Err(self.type_error(format!("__index__ returned non-int (type {name})")))
                    }
                };
            }
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
    }

    /// An integer argument as a number of any size.
    pub fn to_big(&mut self, value: &Value) -> Res<Big> {
        Ok(match self.to_index(value)? {
            Value::Int(i) => Big::from(i),
            Value::BigInt(big) => big.0.clone(),
            _ => Big::default(),
        })
    }

    /// An integer argument that must fit into `ssize_t`.
    pub fn to_i64(&mut self, value: &Value) -> Res<i64> {
        match value {
            Value::Int(i) => Ok(*i),
            _ => match self.to_index(value)? {
                Value::Int(i) => Ok(i),
                _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            },
        }
    }

    /// An integer argument that must fit into C's `int`.
    pub fn to_c_int(&mut self, value: &Value) -> Res<i32> {
        let narrow = match self.to_index(value)? {
            Value::Int(i) => i32::try_from(i).ok(),
            _ => None,
        };
        narrow.ok_or_else(|| self.overflow_error("Python int too large to convert to C int"))
    }

    /// As [`Vm::to_i64_clamped`], for the bounds of a method that searches, which speak of slices.
    pub fn to_bound(&mut self, value: &Value) -> Res<i64> {
        let names = self.names;
        let is_index = matches!(value, Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
            || self.lookup_special(value, &names.__index__).is_some();
        if !is_index {
            return Err(self.type_error("slice indices must be integers or have an __index__ method"));
        }
        self.to_i64_clamped(value)
    }

    /// As [`Vm::to_i64`], but what does not fit is clamped: for slices and counts.
    pub fn to_i64_clamped(&mut self, value: &Value) -> Res<i64> {
        Ok(match self.to_index(value)? {
            Value::Int(i) => i,
            Value::BigInt(big) if big.0.is_negative() => i64::MIN,
            _ => i64::MAX,
        })
    }

    /// An index of a sequence of length `len`, which is asked for last, as an `__index__` may change it; `None` when out of range.
    pub fn to_position(&mut self, value: &Value, len: impl FnOnce() -> usize) -> Res<Option<usize>> {
        let index = match value {
            Value::Int(i) => *i,
            _ => match self.to_index(value)? {
                Value::Int(i) => i,
                _ => {
                    let name = self.type_name(value);
                    return Err(self.index_error(format!("cannot fit '{name}' into an index-sized integer")));
                }
            },
        };
        let len = len();
        let index = if index < 0 { index + len as i64 } else { index };
        Ok(usize::try_from(index).ok().filter(|&index| index < len))
    }

    /// A float argument.
    pub fn to_float(&mut self, value: &Value) -> Res<f64> {
        match value.base() {
            Value::Float(f) => Ok(*f),
            Value::Int(i) => Ok(*i as f64),
            Value::Bool(b) => Ok(f64::from(u8::from(*b))),
            Value::BigInt(big) => Ok(float::from_int(&big.0)?),
            _ => {
                let names = self.names;
                if let Some(method) = self.lookup_special(value, &names.__float__) {
                    return self.call_float(value, &method);
                }
                if self.lookup_special(value, &names.__index__).is_some() {
                    let index = self.to_index(value)?;
                    return self.to_float(&index);
                }
                let name = self.type_name(value);
                Err(self.type_error(format!("must be real number, not {name}")))
            }
        }
    }

    /// The result of the bound `__float__` of a value.
    pub fn call_float(&mut self, value: &Value, method: &Value) -> Res<f64> {
        let result = self.call(method, Args::new(&[]))?;
        if let Value::Float(f) = result {
            return Ok(f);
        }
        let (class, given) = (self.type_name(value), self.type_name(&result));
        let message = format!("{class}.__float__ returned non-float (type {given})");
        let Value::Float(f) = result.base() else { return Err(self.type_error(message)) };
        self.deprecated(&format!(
            "{message}.  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a \
             future version of Python."
        ))?;
        Ok(*f)
    }

    fn slice_part(&mut self, value: &Value) -> Res<Option<i64>> {
        match value {
            Value::None => Ok(None),
            Value::Int(i) => Ok(Some(*i)),
            _ => {
                self.check_slice_part(value)?;
                self.to_i64_clamped(value).map(Some)
            }
        }
    }

    /// Refuses what is no part of a slice.
    pub fn check_slice_part(&mut self, value: &Value) -> Res<()> {
        let names = self.names;
        if !matches!(value, Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
            && self.lookup_special(value, &names.__index__).is_none()
        {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        Ok(())
    }

    /// The parts of a slice as numbers. May run guest code, so a length is asked for afterwards.
    pub fn unpack_slice(&mut self, slice: &Slice) -> Res<SliceParts> {
        let step = self.slice_part(&slice.step)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let start = self.slice_part(&slice.start)?;
        let stop = self.slice_part(&slice.stop)?;
        Ok(SliceParts { start, stop, step: step.max(-i64::MAX) })
    }

    /// Resolves a slice against a length, which is asked for last: converting the parts may run guest code that changes it.
    pub fn resolve_slice(&mut self, slice: &Slice, len: impl FnOnce() -> usize) -> Res<Span> {
        Ok(self.unpack_slice(slice)?.over(len()))
    }

    /// `isinstance(value, class)` where `class` may be a tuple or define `__instancecheck__`.
    pub fn is_instance(&mut self, value: &Value, class: &Value) -> Res<bool> {
        match class {
            Value::Class(class) if !class.metaclass().is_heap() => {
                let own = self.class_of(value);
                if own.is_subclass_of(class) {
                    return Ok(true);
                }
                // An object may claim another class by a `__class__` property.
                if matches!(value, Value::Instance(_)) && own.is_heap() {
                    let names = self.names;
                    if let Some(claimed) = self.lookup(&own, &names.__class__)
                        && !matches!(&claimed, Value::Descriptor(descriptor) if matches!(**descriptor, Descriptor::GetSet { .. }))
                        && let Some(Value::Class(claimed)) = self.get_attr_or_none(value, &names.__class__)?
                    {
                        return Ok(claimed.is_subclass_of(class));
                    }
                }
                Ok(false)
            }
            Value::Tuple(classes) => {
                let classes = classes.clone();
                self.recurse(" in __instancecheck__", |vm| {
                    for class in classes.iter() {
                        if vm.is_instance(value, class)? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                })
            }
            _ => self.check_by_method(value, class, true),
        }
    }

    /// `issubclass(sub, class)`
    pub fn is_subclass(&mut self, sub: &Value, class: &Value) -> Res<bool> {
        match (sub, class) {
            (_, Value::Tuple(classes)) => {
                let classes = classes.clone();
                self.recurse(" in __subclasscheck__", |vm| {
                    for class in classes.iter() {
                        if vm.is_subclass(sub, class)? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                })
            }
            (Value::Class(sub), Value::Class(class)) if !class.metaclass().is_heap() => Ok(sub.is_subclass_of(class)),
            (_, Value::Class(plain)) if !plain.metaclass().is_heap() => self.derives_by_bases(sub, class),
            _ => self.check_by_method(sub, class, false),
        }
    }

    fn check_by_method(&mut self, value: &Value, class: &Value, instance: bool) -> Res<bool> {
        let names = self.names;
        if instance && matches!(class, Value::Class(class) if self.class_of(value).is(class)) {
            return Ok(true);
        }
        if let Value::Instance(union) = class
            && union.has_class(&self.types.union_type)
        {
            let parts = crate::builtins::typing::union_args(class);
            return self.is_or_derives(value, &parts, instance);
        }
        let name = if instance { &names.__instancecheck__ } else { &names.__subclasscheck__ };
        let own = self.class_of(class);
        if let Some(method) = self.lookup(&own, name) {
            let result = self.call_special(&method, class, std::slice::from_ref(value))?;
            return self.truthy(&result);
        }
        let generic = matches!(class, Value::Instance(alias) if alias.has_class(&self.types.generic_alias));
        if generic {
            let what = if instance { "isinstance" } else { "issubclass" };
            return Err(self.type_error(format!("{what}() argument 2 cannot be a parameterized generic")));
        }
        if !instance {
            return self.derives_by_bases(value, class);
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
        }
        match self.get_attr_or_none(value, &names.__class__)? {
            Some(own) => self.has_base(&own, class),
            None => Ok(false),
        }
    }

    /// `issubclass` where one of both is no class but has bases, which is all that it takes to be compared with classes.
    fn derives_by_bases(&mut self, sub: &Value, class: &Value) -> Res<bool> {
        if self.bases_of(sub)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if self.bases_of(class)?.is_none() {
            let message = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
            return Err(self.type_error(message));
        }
        self.has_base(sub, class)
    }

    /// `__bases__` of an object, if that is a tuple.
    fn bases_of(&mut self, value: &Value) -> Res<Option<Ref<Tuple>>> {
        let names = self.names;
        Ok(self.get_attr_or_none(value, &names.__bases__)?.and_then(|bases| bases.as_tuple().cloned()))
    }

    fn has_base(&mut self, sub: &Value, class: &Value) -> Res<bool> {
        if sub.is(class) {
            return Ok(true);
        }
        let Some(bases) = self.bases_of(sub)? else { return Ok(false) };
        self.recurse(" in __issubclass__", |vm| {
            for base in bases.iter() {
                if vm.has_base(base, class)? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    fn is_or_derives(&mut self, value: &Value, parts: &[Value], instance: bool) -> Res<bool> {
        for part in parts {
            let part = if part.is_none() { self.types.none_type.clone().into() } else { part.clone() };
            let holds = if instance { self.is_instance(value, &part)? } else { self.is_subclass(value, &part)? };
            if holds {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `len(value)`
    #[inline]
    pub fn len(&mut self, value: &Value) -> Res<usize> {
        match value {
            Value::List(list) => Ok(list.len()),
            Value::Str(text) => Ok(text.len()),
            _ => self.len_general(value),
        }
    }

    /// The length of a value of a built-in class.
    pub fn builtin_len(&self, value: &Value) -> Option<usize> {
        Some(match value.base() {
            Value::List(list) => list.len(),
            Value::Str(text) => text.len(),
            Value::Tuple(tuple) => tuple.len(),
            Value::Dict(dict) => dict.len(),
            Value::DictView(view) => view.dict.len(),
            Value::Set(set) => set.keys.len(),
            Value::FrozenSet(set) => set.keys.len(),
            Value::Bytes(bytes) => bytes.data.len(),
            Value::ByteArray(bytes) => bytes.data.borrow().len(),
            Value::Range(range) => match &range.length {
                Value::Int(length) => *length as usize,
                _ => usize::MAX,
            },
            _ => return None,
        })
    }

    fn len_general(&mut self, value: &Value) -> Res<usize> {
        if let Value::Range(range) = value
            && !matches!(range.length, Value::Int(_))
        {
            return Err(self.overflow_error("Python int too large to convert to C ssize_t"));
        }
        if !matches!(value, Value::Instance(_) | Value::Class(_))
            && let Some(len) = self.builtin_len(value)
        {
            return Ok(len);
        }
        let names = self.names;
        let Some(method) = self.lookup_special(value, &names.__len__) else {
            let name = self.type_name(value);
            return Err(self.type_error(format!("object of type '{name}' has no len()")));
        };
        let result = self.call(&method, Args::new(&[]))?;
        match self.to_index(&result)? {
            Value::Int(len) if len >= 0 => Ok(len as usize),
            Value::BigInt(big) if !big.0.is_negative() => match big.0.to_usize() {
                Some(len) if i64::try_from(len).is_ok() => Ok(len),
                _ => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
            },
            _ => Err(self.value_error("__len__() should return >= 0")),
        }
    }
}
