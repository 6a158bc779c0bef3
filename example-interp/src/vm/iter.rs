//! Iteration.

use crate::object::*;
use crate::vm::ops::BinaryOp;
use crate::vm::{Res, Vm};

impl Vm {
    fn iterator(&self, class: &Ref<Class>, state: IterState) -> Value {
        Ref::new(Iterator::new(class, state)).into()
    }

    /// An iterator over the items of a list made in Rust.
    pub fn iter_values(&self, items: Vec<Value>) -> Value {
        let list = Ref::new(List::from(items));
        self.iterator(&self.types.list_iterator, IterState::List { list, index: 0 })
    }

    /// `iter(value)`
    pub fn iter(&mut self, value: &Value) -> Res {
        match value {
            Value::Iterator(_) => return Ok(value.clone()),
            Value::Generator(generator) if generator.kind == GeneratorKind::Generator => return Ok(value.clone()),
            _ => {}
        }
        if !matches!(value, Value::Instance(_) | Value::Class(_))
            && let Some(iterator) = self.builtin_iter(value)
        {
            return Ok(iterator);
        }
        let names = self.names;
        let class = self.class_of(value);
        match self.lookup(&class, &names.__iter__) {
            Some(Value::None) => {}
            Some(method) => {
                let iterator = self.call_special(&method, value, &[])?;
                if self.is_iterator(&iterator) {
                    return Ok(iterator);
                }
                let name = self.type_name(&iterator);
                return Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")));
            }
            None if !matches!(value, Value::Class(_)) && self.lookup(&class, &names.__getitem__).is_some() => {
                let state = IterState::Sequence { sequence: value.clone(), index: 0 };
                return Ok(self.iterator(&self.types.iterator, state));
            }
            None => {}
        }
        let name = class.name();
        Err(self.type_error(format!("'{}' object is not iterable", name.as_str())))
    }

    /// Whether `next` works on the value.
    pub fn is_iterator(&mut self, value: &Value) -> bool {
        let names = self.names;
        match value {
            Value::Iterator(_) => true,
            _ => {
                let class = self.class_of(value);
                self.lookup(&class, &names.__next__).is_some()
            }
        }
    }

    /// The iterator of a value of a built-in class.
    pub fn builtin_iter(&mut self, value: &Value) -> Option<Value> {
        let types = self.types;
        let (class, state) = match value.base() {
            Value::List(list) => (&types.list_iterator, IterState::List { list: list.clone(), index: 0 }),
            Value::Tuple(tuple) => (&types.tuple_iterator, IterState::Tuple { tuple: tuple.clone(), index: 0 }),
            Value::Str(text) => {
                let class = if text.is_ascii() { &types.str_ascii_iterator } else { &types.str_iterator };
                (class, IterState::Str { text: text.clone(), offset: 0 })
            }
            Value::Dict(dict) => {
                let length = dict.len();
                let state =
                    IterState::Dict { dict: dict.clone(), kind: ViewKind::Keys, place: 0, length, left: length };
                (&types.dict_keyiterator, state)
            }
            Value::DictView(view) => {
                let (dict, kind, length) = (view.dict.clone(), view.kind, view.dict.len());
                let class = match kind {
                    ViewKind::Keys | ViewKind::Proxy => &types.dict_keyiterator,
                    ViewKind::Values => &types.dict_valueiterator,
                    ViewKind::Items => &types.dict_itemiterator,
                };
                (class, IterState::Dict { dict, kind, place: 0, length, left: length })
            }
            set @ (Value::Set(_) | Value::FrozenSet(_)) => {
                let length = set.as_keys().map_or(0, set::Keys::len);
                (&types.set_iterator, IterState::Set { set: set.clone(), place: 0, length })
            }
            Value::Range(range) => match range.small() {
                Some((next, step, left)) => (&types.range_iterator, IterState::Range { next, step, left }),
                None => {
                    let (next, step, left) = (range.start.clone(), range.step.clone(), range.length.clone());
                    (&types.longrange_iterator, IterState::BigRange { next, step, left })
                }
            },
            Value::Bytes(bytes) => (&types.bytes_iterator, IterState::Bytes { bytes: bytes.clone(), index: 0 }),
            Value::ByteArray(bytes) => {
                (&types.bytearray_iterator, IterState::ByteArray { bytes: bytes.clone(), index: 0 })
            }
            Value::Iterator(_) => return Some(value.clone()),
            Value::Generator(generator) if generator.kind == GeneratorKind::Generator => return Some(value.clone()),
            _ => return None,
        };
        Some(self.iterator(class, state))
    }

    /// The next item of an iterator; `None` at its end.
    #[inline]
    pub fn next(&mut self, iterator: &Value) -> Res<Option<Value>> {
        self.count_step()?;
        // What a step changes inside of it can show in its repr.
        if revdb::watching()
            && let Some(header) = iterator.header()
        {
            revdb::mutated(header.id(), revdb::Slot::ALL);
        }
        match iterator {
            Value::Iterator(body) => self.next_builtin(body),
            Value::Generator(generator) => self.generator_next(generator),
            _ => self.next_general(iterator),
        }
    }

    fn next_general(&mut self, iterator: &Value) -> Res<Option<Value>> {
        let names = self.names;
        let class = self.class_of(iterator);
        let Some(method) = self.lookup(&class, &names.__next__) else {
            let name = class.name();
            return Err(self.type_error(format!("'{}' object is not an iterator", name.as_str())));
        };
        match self.call_special(&method, iterator, &[]) {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.is_a(&self.types.stop_iteration) => {
                self.stopped_with = Self::stop_value(&error);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// The end of a built-in iterator as an exception, with the value that a guest's own gave.
    pub fn end_of_iterator(&mut self) -> Exc {
        let value = std::mem::take(&mut self.stopped_with);
        self.stop_iteration(if value.is_unbound() { Value::None } else { value })
    }

    /// The next item of a built-in iterator.
    pub fn next_builtin(&mut self, iterator: &Ref<Iterator>) -> Res<Option<Value>> {
        let mut guard = iterator.state.borrow_mut();
        let state = &mut *guard;
        let found = match state {
            IterState::Done => None,
            IterState::Busy => {
                drop(guard);
                return Err(self.value_error("iterator already executing"));
            }
            IterState::Range { next, step, left } => {
                if *left <= 0 {
                    return Ok(None);
                }
                let value = *next;
                *next = value.wrapping_add(*step);
                *left -= 1;
                return Ok(Some(Value::Int(value)));
            }
            IterState::List { list, index } => {
                let value = list.get(*index);
                *index = if value.is_some() { *index + 1 } else { IterState::ENDED };
                value
            }
            IterState::ListReversed { list, left } => {
                let value = left.checked_sub(1).and_then(|at| list.get(at));
                *left = left.saturating_sub(1);
                value
            }
            IterState::Tuple { tuple, index } => {
                let value = tuple.get(*index).cloned();
                *index += 1;
                value
            }
            IterState::Str { text, offset } => {
                let ch = text.as_str()[*offset..].chars().next();
                ch.map(|ch| {
                    *offset += ch.len_utf8();
                    Value::Str(Str::from_char(ch))
                })
            }
            IterState::Bytes { bytes, index } => {
                let value = bytes.data.get(*index).map(|&byte| Value::Int(byte.into()));
                *index += 1;
                value
            }
            IterState::ByteArray { bytes, index } => {
                let value = bytes.data.borrow().get(*index).map(|&byte| Value::Int(byte.into()));
                *index = if value.is_some() { *index + 1 } else { IterState::ENDED };
                value
            }
            IterState::Dict { dict, kind, place, length, left } => {
                if dict.len() != *length {
                    *length = usize::MAX;
                    drop(guard);
                    return Err(self.runtime_error("dictionary changed size during iteration"));
                }
                match dict.next_entry(*place) {
                    Some((at, key, value)) => {
                        let Some(rest) = left.checked_sub(1) else {
                            let old = std::mem::replace(state, IterState::Done);
                            drop(guard);
                            drop(old);
                            return Err(self.runtime_error("dictionary keys changed during iteration"));
                        };
                        (*place, *left) = (at + 1, rest);
                        Some(entry(*kind, key, value))
                    }
                    None => None,
                }
            }
            IterState::DictReversed { dict, kind, place, length } => {
                if dict.len() != *length {
                    *length = usize::MAX;
                    drop(guard);
                    return Err(self.runtime_error("dictionary changed size during iteration"));
                }
                dict.previous_entry(*place).map(|(at, key, value)| {
                    *place = at;
                    entry(*kind, key, value)
                })
            }
            IterState::Set { set, place, length } => {
                let keys = set.as_keys().expect("the state holds a set");
                if keys.len() != *length {
                    *length = usize::MAX;
                    drop(guard);
                    return Err(self.runtime_error("Set changed size during iteration"));
                }
                keys.next_from(*place).map(|(value, next)| {
                    *place = next;
                    value
                })
            }
            _ => {
                drop(guard);
                return match self.next_calling(iterator) {
                    // Whatever function raised it, for the iterator it is the end.
                    Err(stop) if stop.is_a(&self.types.stop_iteration) => {
                        self.stopped_with = Self::stop_value(&stop);
                        Ok(None)
                    }
                    result => result,
                };
            }
        };
        if found.is_none() {
            let old = std::mem::replace(state, IterState::Done);
            drop(guard);
            drop(old);
        }
        Ok(found)
    }

    /// Iterators whose step may run guest code: nothing is borrowed meanwhile.
    fn next_calling(&mut self, iterator: &Ref<Iterator>) -> Res<Option<Value>> {
        enum Step {
            Sequence(Value, i64),
            Reversed(Value, i64),
            Callable(Value, Value),
            Enumerate(Value),
            Zip(Ref<Tuple>, bool),
            Map(Value, Ref<Tuple>),
            Filter(Value, Value),
            Big(Value, Value, Value),
            Native,
        }
        let step = match &*iterator.state.borrow() {
            IterState::Sequence { sequence, index } => Step::Sequence(sequence.clone(), *index),
            IterState::SequenceReversed { sequence, left } => Step::Reversed(sequence.clone(), *left),
            IterState::Callable { function, sentinel } => Step::Callable(function.clone(), sentinel.clone()),
            IterState::Enumerate { iterator, .. } => Step::Enumerate(iterator.clone()),
            IterState::Zip { iterators, strict } => Step::Zip(iterators.clone(), *strict),
            IterState::Map { function, iterators } => Step::Map(function.clone(), iterators.clone()),
            IterState::Filter { function, iterator } => Step::Filter(function.clone(), iterator.clone()),
            IterState::BigRange { next, step, left } => Step::Big(next.clone(), step.clone(), left.clone()),
            _ => Step::Native,
        };
        match step {
            Step::Enumerate(inner) => {
                let Some(value) = self.next(&inner)? else { return Ok(None) };
                let index = match &mut *iterator.state.borrow_mut() {
                    IterState::Enumerate { index: Value::Int(index), .. } if *index < i64::MAX => {
                        *index += 1;
                        Value::Int(*index - 1)
                    }
                    IterState::Enumerate { index, .. } => {
                        let now = index.clone();
                        *index = self.binary(BinaryOp::Add, &now, &Value::Int(1))?;
                        now
                    }
                    _ => return Ok(None),
                };
                Ok(Some(Tuple::pair(index, value).into()))
            }
            Step::Zip(iterators, strict) => self.next_zip(&iterators, strict),
            Step::Map(function, iterators) => {
                let mut args = Vec::with_capacity(iterators.len());
                for inner in iterators.iter() {
                    let Some(value) = self.next(inner)? else { return Ok(None) };
                    args.push(value);
                }
                self.call(&function, Args::new(&args)).map(Some)
            }
            Step::Filter(function, inner) => {
                while let Some(value) = self.next(&inner)? {
                    let keep = match &function {
                        Value::None => self.truthy(&value)?,
                        _ => {
                            let result = self.call(&function, Args::new(std::slice::from_ref(&value)))?;
                            self.truthy(&result)?
                        }
                    };
                    if keep {
                        return Ok(Some(value));
                    }
                }
                Ok(None)
            }
            Step::Sequence(sequence, index) => match self.get_item(&sequence, &Value::Int(index)) {
                Ok(value) => {
                    if let IterState::Sequence { index, .. } = &mut *iterator.state.borrow_mut() {
                        *index += 1;
                    }
                    Ok(Some(value))
                }
                Err(error) if error.is_a(&self.types.index_error) || error.is_a(&self.types.stop_iteration) => {
                    drop(iterator.state.replace(IterState::Done));
                    Ok(None)
                }
                Err(error) => Err(error),
            },
            Step::Reversed(sequence, left) => {
                if left <= 0 {
                    drop(iterator.state.replace(IterState::Done));
                    return Ok(None);
                }
                let value = match self.get_item(&sequence, &Value::Int(left - 1)) {
                    Err(error) if error.is_a(&self.types.index_error) || error.is_a(&self.types.stop_iteration) => {
                        drop(iterator.state.replace(IterState::Done));
                        return Ok(None);
                    }
                    other => other?,
                };
                if let IterState::SequenceReversed { left, .. } = &mut *iterator.state.borrow_mut() {
                    *left -= 1;
                }
                Ok(Some(value))
            }
            Step::Callable(function, sentinel) => {
                let value = match self.call(&function, Args::new(&[])) {
                    Err(error) if error.is_a(&self.types.stop_iteration) => {
                        drop(iterator.state.replace(IterState::Done));
                        return Ok(None);
                    }
                    other => other?,
                };
                if self.equal(&value, &sentinel)? {
                    drop(iterator.state.replace(IterState::Done));
                    return Ok(None);
                }
                Ok(Some(value))
            }
            Step::Big(next, step, left) => {
                if matches!(left, Value::Int(0)) {
                    return Ok(None);
                }
                let following = self.binary(BinaryOp::Add, &next, &step)?;
                let fewer = self.binary(BinaryOp::Sub, &left, &Value::Int(1))?;
                let state = IterState::BigRange { next: following, step, left: fewer };
                drop(iterator.state.replace(state));
                Ok(Some(next))
            }
            Step::Native => {
                let state = iterator.state.replace(IterState::Busy);
                let IterState::Native(mut native) = state else { return Ok(None) };
                let result = native.next(self);
                let state = if matches!(result, Ok(None)) { IterState::Done } else { IterState::Native(native) };
                drop(iterator.state.replace(state));
                result
            }
        }
    }

    fn next_zip(&mut self, iterators: &Ref<Tuple>, strict: bool) -> Res<Option<Value>> {
        let mut items = Vec::with_capacity(iterators.len());
        if iterators.is_empty() {
            return Ok(None);
        }
        for (at, inner) in iterators.iter().enumerate() {
            match self.next(inner)? {
                Some(value) => items.push(value),
                None => {
                    if !strict {
                        return Ok(None);
                    }
                    let plural = |count: usize| if count == 1 { " 1".to_owned() } else { format!("s 1-{count}") };
                    if at > 0 {
                        let before = plural(at);
                        let message = format!("zip() argument {} is shorter than argument{before}", at + 1);
                        return Err(self.value_error(message));
                    }
                    for (at, inner) in iterators.iter().enumerate().skip(1) {
                        if self.next(inner)?.is_some() {
                            let before = plural(at);
                            let message = format!("zip() argument {} is longer than argument{before}", at + 1);
                            return Err(self.value_error(message));
                        }
                    }
                    return Ok(None);
                }
            }
        }
        Ok(Some(Value::tuple(items)))
    }

    /// Calls `each` with every item. Lists may change meanwhile, as in a `for` loop.
    pub fn for_each(&mut self, iterable: &Value, mut each: impl FnMut(&mut Vm, Value) -> Res<()>) -> Res<()> {
        let iterator = self.iter(iterable)?;
        while let Some(value) = self.next(&iterator)? {
            each(self, value)?;
        }
        Ok(())
    }

    /// All items of an iterable, as `list(iterable)` and `tuple(iterable)` gather them: the iterable is asked for an iterator,
    /// then for its length, then the iterator for the items.
    pub fn collect(&mut self, iterable: &Value) -> Res<Vec<Value>> {
        match iterable {
            Value::List(list) => return Ok(list.to_vec()),
            Value::Tuple(tuple) => return Ok(tuple.to_vec()),
            Value::Dict(dict) => return Ok(dict.keys()),
            Value::Set(set) => return Ok(set.keys.to_vec()),
            Value::FrozenSet(set) => return Ok(set.keys.to_vec()),
            Value::DictView(view) => {
                return Ok(match view.kind {
                    ViewKind::Keys | ViewKind::Proxy => view.dict.keys(),
                    ViewKind::Values => view.dict.items().into_iter().map(|(_, value)| value).collect(),
                    ViewKind::Items => view.dict.items().into_iter().map(|(k, v)| Tuple::pair(k, v).into()).collect(),
                });
            }
            _ => {}
        }
        let iterator = self.iter(iterable)?;
        let mut items = Vec::with_capacity(self.expected_length(iterable)?);
        while let Some(value) = self.next(&iterator)? {
            self.room_to_push(&items)?;
            items.push(value);
        }
        Ok(items)
    }

    /// All items of what is used as a sequence (`PySequence_Fast`): unless it is a list or a tuple, a list is made of its
    /// iterator, which is asked for an iterator once more. `message` is the error's when it is not iterable.
    pub fn collect_sequence(&mut self, iterable: &Value, message: &str) -> Res<Vec<Value>> {
        match iterable {
            Value::List(_) | Value::Tuple(_) => self.collect(iterable),
            _ => match self.iter(iterable) {
                Ok(iterator) => self.collect(&iterator),
                Err(error) if error.is_a(&self.types.type_error) => Err(self.type_error(message)),
                Err(error) => Err(error),
            },
        }
    }

    /// [`Vm::length_hint`] as a capacity, which nobody can make large. `MemoryError` when so many values cannot be held.
    pub fn expected_length(&mut self, iterable: &Value) -> Res<usize> {
        let length = self.length_hint(iterable)?.unwrap_or(0);
        self.room(length, size_of::<Value>())?;
        Ok(length.min(1 << 20))
    }

    /// What an iterable says about its length: `__len__`, else `__length_hint__`. `None` when it says nothing.
    pub fn length_hint(&mut self, iterable: &Value) -> Res<Option<usize>> {
        match iterable {
            Value::Iterator(iterator) => return self.iterator_length_hint(iterator),
            Value::Generator(_) => return Ok(None),
            Value::Instance(_) | Value::Class(_) => {}
            _ => return Ok(self.builtin_len(iterable)),
        }
        let names = self.names;
        let class = self.class_of(iterable);
        if self.lookup(&class, &names.__len__).is_some() {
            match self.len(iterable) {
                Ok(length) => return Ok(Some(length)),
                Err(error) if error.is_a(&self.types.type_error) => {}
                Err(error) => return Err(error),
            }
        }
        let Some(method) = self.lookup(&class, &names.__length_hint__) else { return Ok(None) };
        let hint = match self.call_special(&method, iterable, &[]) {
            Ok(Value::NotImplemented) => return Ok(None),
            Ok(hint) => hint,
            Err(error) if error.is_a(&self.types.type_error) => return Ok(None),
            Err(error) => return Err(error),
        };
        match hint.base() {
            Value::Int(hint) => match usize::try_from(*hint) {
                Ok(hint) => Ok(Some(hint)),
                Err(_) => Err(self.value_error("__length_hint__() should return >= 0")),
            },
            Value::Bool(hint) => Ok(Some(usize::from(*hint))),
            Value::BigInt(_) => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            _ => {
                let name = self.type_name(&hint);
                Err(self.type_error(format!("__length_hint__ must be an integer, not {name}")))
            }
        }
    }

    /// How many items a built-in iterator still has, where its class tells.
    pub fn iterator_length_hint(&mut self, iterator: &Ref<Iterator>) -> Res<Option<usize>> {
        let (sequence, before) = match &*iterator.state.borrow() {
            IterState::Done => return Ok(Some(0)),
            IterState::Range { left, .. } => return Ok(Some(usize::try_from(*left).unwrap_or(0))),
            IterState::List { list, index } => return Ok(Some(list.len().saturating_sub(*index))),
            IterState::ListReversed { left, list } => {
                return Ok(Some(if *left > list.len() { 0 } else { *left }));
            }
            IterState::Tuple { tuple, index } => return Ok(Some(tuple.len().saturating_sub(*index))),
            IterState::Str { text, offset } => return Ok(Some(str::count_chars(&text.as_str()[*offset..]))),
            IterState::Bytes { bytes, index } => return Ok(Some(bytes.data.len().saturating_sub(*index))),
            IterState::ByteArray { bytes, index } => return Ok(Some(bytes.data.borrow().len().saturating_sub(*index))),
            IterState::Dict { dict, length, .. } | IterState::DictReversed { dict, length, .. }
                if dict.len() != *length =>
            {
                return Ok(Some(0));
            }
            IterState::Dict { dict, place, .. } => return Ok(Some(dict.count_entries(*place..dict.places()))),
            IterState::DictReversed { dict, place, .. } => return Ok(Some(dict.count_entries(0..*place))),
            IterState::Set { set, place, length } => {
                let keys = set.as_keys().filter(|keys| keys.len() == *length);
                let left = |keys: &set::Keys| {
                    std::iter::successors(keys.next_from(*place), |(_, next)| keys.next_from(*next)).count()
                };
                return Ok(Some(keys.map_or(0, left)));
            }
            IterState::Native(native) => return Ok(native.length_hint()),
            IterState::Sequence { sequence, index } => (sequence.clone(), *index),
            IterState::SequenceReversed { sequence, left } => (sequence.clone(), -*left),
            _ => return Ok(None),
        };
        let class = self.class_of(&sequence);
        let name = self.names.__len__.clone();
        if before >= 0 && self.lookup(&class, &name).is_none() {
            return Ok(None);
        }
        let length = self.len(&sequence)?;
        Ok(Some(match usize::try_from(before) {
            Ok(index) => length.saturating_sub(index),
            // A reversed iterator whose sequence has shrunk is at its end.
            Err(_) => match usize::try_from(-before) {
                Ok(left) if left <= length => left,
                _ => 0,
            },
        }))
    }
}

#[inline]
fn entry(kind: ViewKind, key: Value, value: Value) -> Value {
    match kind {
        ViewKind::Keys | ViewKind::Proxy => key,
        ViewKind::Values => value,
        ViewKind::Items => Tuple::pair(key, value).into(),
    }
}
