//! Subscripts and containment.

use crate::object::*;
use crate::text::strops;
use crate::vm::convert::Span;
use crate::vm::{Res, Vm};

impl Vm {
    /// `value[key]`
    #[inline]
    pub fn get_item(&mut self, value: &Value, key: &Value) -> Res {
        if let (Value::List(list), Value::Int(index)) = (value, key) {
            let items = list.items.borrow();
            let at = if *index < 0 { index + items.len() as i64 } else { *index };
            if let Some(item) = items.get(at as usize) {
                return Ok(item.clone());
            }
        }
        self.get_item_general(value, key)
    }

    fn get_item_general(&mut self, value: &Value, key: &Value) -> Res {
        match value {
            Value::Instance(_) => {
                let names = self.names;
                let class = self.class_of(value);
                match self.lookup(&class, &names.__getitem__) {
                    Some(method) => self.call_special(&method, value, std::slice::from_ref(key)),
                    None => {
                        let name = class.name();
                        Err(self.type_error(format!("'{}' object is not subscriptable", name.as_str())))
                    }
                }
            }
            Value::Class(class) => {
                let names = self.names;
                if let Some(method) = self.lookup(class.metaclass(), &names.__getitem__) {
                    return self.call_special(&method, value, std::slice::from_ref(key));
                }
                if let Some(method) = self.lookup(class, &names.__class_getitem__) {
                    let bound = self.bind_to_class(&method, class)?;
                    return self.call(&bound, Args::new(std::slice::from_ref(key)));
                }
                if class.is(&self.types.type_) {
                    return crate::builtins::typing::alias(self, class, key);
                }
                let name = class.name();
                Err(self.type_error(format!("type '{}' is not subscriptable", name.as_str())))
            }
            _ => self.builtin_get_item(value, key),
        }
    }

    /// `value[key]` of the built-in part.
    pub fn builtin_get_item(&mut self, value: &Value, key: &Value) -> Res {
        if let Value::Slice(slice) = key {
            return self.get_slice(value, slice);
        }
        match value.base() {
            Value::Dict(dict) => match dict.get(self, key)? {
                Some(found) => Ok(found),
                None => self.missing(value, key),
            },
            Value::List(list) => match self.sequence_index(key, || list.len(), "list")? {
                Some(at) => Ok(list.items.borrow()[at].clone()),
                None => Err(self.index_error("list index out of range")),
            },
            Value::Tuple(tuple) => match self.sequence_index(key, || tuple.len(), "tuple")? {
                Some(at) => Ok(tuple[at].clone()),
                None => Err(self.index_error("tuple index out of range")),
            },
            Value::Str(text) => match self.sequence_index(key, || text.len(), "string")? {
                Some(at) => Ok(text.char_at(at).map_or(Value::None, Value::Str)),
                None => Err(self.index_error("string index out of range")),
            },
            Value::Bytes(bytes) => match self.sequence_index(key, || bytes.data.len(), "byte")? {
                Some(at) => Ok(Value::Int(bytes.data[at].into())),
                None => Err(self.index_error("index out of range")),
            },
            Value::ByteArray(bytes) => match self.sequence_index(key, || bytes.data.borrow().len(), "bytearray")? {
                Some(at) => Ok(Value::Int(bytes.data.borrow()[at].into())),
                None => Err(self.index_error("bytearray index out of range")),
            },
            Value::DictView(view) if view.kind == ViewKind::Proxy => match view.dict.get(self, key)? {
                Some(found) => Ok(found),
                None => Err(self.key_error(key)),
            },
            Value::Range(range) => {
                let range = range.clone();
                crate::builtins::range::get_item(self, &range, key)
            }
            _ => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object is not subscriptable")))
            }
        }
    }

    fn missing(&mut self, value: &Value, key: &Value) -> Res {
        if let Value::Instance(_) = value {
            let names = self.names;
            if let Some(method) = self.lookup_special(value, &names.__missing__) {
                return self.call(&method, Args::new(std::slice::from_ref(key)));
            }
        }
        Err(self.key_error(key))
    }

    fn sequence_index(&mut self, key: &Value, len: impl FnOnce() -> usize, what: &str) -> Res<Option<usize>> {
        if !matches!(key, Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) {
            let names = self.names;
            if !matches!(key, Value::Instance(_)) || self.lookup_special(key, &names.__index__).is_none() {
                let is_int = matches!(key.base(), Value::Int(_) | Value::BigInt(_) | Value::Bool(_));
                if !is_int {
                    let name = self.type_name(key);
                    return Err(self.type_error(if what == "string" {
                        format!("string indices must be integers, not '{name}'")
                    } else {
                        format!("{what} indices must be integers or slices, not {name}")
                    }));
                }
            }
        }
        self.to_position(key, len)
    }

    fn get_slice(&mut self, value: &Value, slice: &Slice) -> Res {
        Ok(match value.base() {
            Value::List(list) => {
                let list = list.clone();
                let span = self.resolve_slice(slice, || list.len())?;
                let items = list.items.borrow();
                Value::list(pick(&items, span))
            }
            Value::Tuple(tuple) => {
                let span = self.resolve_slice(slice, || tuple.len())?;
                if span.count == tuple.len() && span.step == 1 && matches!(value, Value::Tuple(_)) {
                    return Ok(value.clone());
                }
                Value::tuple(pick(tuple, span))
            }
            Value::Str(text) => {
                let span = self.resolve_slice(slice, || text.len())?;
                if span.step == 1 {
                    if span.count == text.len() {
                        return Ok(Value::Str(text.clone()));
                    }
                    Value::Str(text.substring(span.start as usize, span.start as usize + span.count))
                } else if span.count == 0 {
                    Value::str("")
                } else {
                    Value::string(strops::stride(text.as_str(), span.start as usize, span.step, span.count))
                }
            }
            Value::Bytes(bytes) => {
                let span = self.resolve_slice(slice, || bytes.data.len())?;
                Value::bytes(pick(&bytes.data, span))
            }
            Value::ByteArray(bytes) => {
                let bytes = bytes.clone();
                let span = self.resolve_slice(slice, || bytes.data.borrow().len())?;
                let data = pick(&bytes.data.borrow(), span);
                Ref::new(ByteArray::new(data)).into()
            }
            Value::Range(range) => {
                let range = range.clone();
                return crate::builtins::range::get_slice(self, &range, slice);
            }
            Value::Dict(_) => return Err(self.type_error("unhashable type: 'slice'")),
            _ => {
                let name = self.type_name(value);
                return Err(self.type_error(format!("'{name}' object is not subscriptable")));
            }
        })
    }

    /// `value[key] = new`
    #[inline]
    pub fn set_item(&mut self, value: &Value, key: &Value, new: Value) -> Res<()> {
        match (value, key) {
            (Value::List(list), Value::Int(index)) => {
                let len = list.len() as i64;
                let at = if *index < 0 { index + len } else { *index };
                if at >= 0 && at < len {
                    list.set(at as usize, new);
                    return Ok(());
                }
                Err(self.index_error("list assignment index out of range"))
            }
            (Value::Dict(dict), _) => dict.set(self, key, new),
            _ => self.set_item_general(value, key, new),
        }
    }

    fn set_item_general(&mut self, value: &Value, key: &Value, new: Value) -> Res<()> {
        if let Value::Instance(_) | Value::Class(_) = value {
            let names = self.names;
            let class = self.class_of(value);
            return match self.lookup(&class, &names.__setitem__) {
                Some(method) => self.call_special(&method, value, &[key.clone(), new]).map(drop),
                None => {
                    let name = class.name();
                    Err(self.type_error(format!("'{}' object does not support item assignment", name.as_str())))
                }
            };
        }
        self.builtin_set_item(value, key, new)
    }

    /// `value[key] = new` of the built-in part.
    pub fn builtin_set_item(&mut self, value: &Value, key: &Value, new: Value) -> Res<()> {
        match value.base() {
            Value::Dict(dict) => dict.set(self, key, new),
            Value::List(list) => {
                let list = list.clone();
                if let Value::Slice(slice) = key {
                    return crate::builtins::list::set_slice(self, &list, slice, Some(&new));
                }
                match self.sequence_index(key, || list.len(), "list")? {
                    Some(at) => {
                        list.set(at, new);
                        Ok(())
                    }
                    None => Err(self.index_error("list assignment index out of range")),
                }
            }
            Value::ByteArray(bytes) => {
                let bytes = bytes.clone();
                crate::builtins::bytearray::set_item(self, &bytes, key, Some(&new))
            }
            _ => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    /// `del value[key]`
    pub fn del_item(&mut self, value: &Value, key: &Value) -> Res<()> {
        if let Value::Instance(_) | Value::Class(_) = value {
            let names = self.names;
            let class = self.class_of(value);
            return match self.lookup(&class, &names.__delitem__) {
                Some(method) => self.call_special(&method, value, std::slice::from_ref(key)).map(drop),
                None => {
                    let name = class.name();
                    Err(self.type_error(format!("'{}' object does not support item deletion", name.as_str())))
                }
            };
        }
        self.builtin_del_item(value, key)
    }

    /// `del value[key]` of the built-in part.
    pub fn builtin_del_item(&mut self, value: &Value, key: &Value) -> Res<()> {
        match value.base() {
            Value::Dict(dict) => match dict.remove(self, key)? {
                Some(old) => {
                    drop(old);
                    Ok(())
                }
                None => Err(self.key_error(key)),
            },
            Value::List(list) => {
                let list = list.clone();
                if let Value::Slice(slice) = key {
                    return crate::builtins::list::set_slice(self, &list, slice, None);
                }
                match self.sequence_index(key, || list.len(), "list")? {
                    Some(at) => {
                        revdb::mutated(list.id(), revdb::Slot::ALL);
                        let old = list.items.borrow_mut().remove(at);
                        drop(old);
                        Ok(())
                    }
                    None => Err(self.index_error("list assignment index out of range")),
                }
            }
            Value::ByteArray(bytes) => {
                let bytes = bytes.clone();
                crate::builtins::bytearray::set_item(self, &bytes, key, None)
            }
            _ => {
                let name = self.type_name(value);
                let sequence = matches!(
                    value,
                    Value::Str(_)
                        | Value::Tuple(_)
                        | Value::Bytes(_)
                        | Value::Range(_)
                        | Value::Set(_)
                        | Value::FrozenSet(_)
                );
                let not = if sequence { "doesn't" } else { "does not" };
                Err(self.type_error(format!("'{name}' object {not} support item deletion")))
            }
        }
    }

    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> Res<bool> {
        match container {
            Value::Dict(dict) => Ok(dict.get(self, item)?.is_some()),
            Value::Instance(_) | Value::Class(_) => {
                let names = self.names;
                let class = self.class_of(container);
                match self.lookup(&class, &names.__contains__) {
                    Some(Value::None) => {
                        let name = class.name();
                        Err(self.type_error(format!("'{}' object is not a container", name.as_str())))
                    }
                    Some(method) => {
                        let result = self.call_special(&method, container, std::slice::from_ref(item))?;
                        self.truthy(&result)
                    }
                    None => self.contains_by_iteration(container, item),
                }
            }
            _ => self.builtin_contains(container, item),
        }
    }

    /// `item in container` of the built-in part.
    pub fn builtin_contains(&mut self, container: &Value, item: &Value) -> Res<bool> {
        match container.base() {
            Value::Dict(dict) => Ok(dict.get(self, item)?.is_some()),
            Value::List(list) => {
                let list = list.clone();
                let mut at = 0;
                while let Some(element) = list.get(at) {
                    if self.equal(&element, item)? {
                        return Ok(true);
                    }
                    at += 1;
                }
                Ok(false)
            }
            Value::Tuple(tuple) => {
                let tuple = tuple.clone();
                for element in tuple.iter() {
                    if self.equal(element, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Str(text) => match item.as_str() {
                Some(wanted) => Ok(strops::contains(text.as_str(), wanted.as_str())),
                None => {
                    let name = self.type_name(item);
                    Err(self.type_error(format!("'in <string>' requires string as left operand, not {name}")))
                }
            },
            keys @ (Value::Set(_) | Value::FrozenSet(_)) => {
                let keys = keys.clone();
                let key = crate::builtins::set::as_key(self, item)?;
                keys.as_keys().map_or(Ok(false), |keys| keys.contains(self, &key))
            }
            Value::DictView(view) => {
                let view = view.clone();
                match view.kind {
                    ViewKind::Keys | ViewKind::Proxy => Ok(view.dict.get(self, item)?.is_some()),
                    ViewKind::Items => match item.as_tuple() {
                        Some(pair) if pair.len() == 2 => match view.dict.get(self, &pair[0])? {
                            Some(found) => self.equal(&found, &pair[1]),
                            None => Ok(false),
                        },
                        _ => Ok(false),
                    },
                    ViewKind::Values => {
                        for (_, value) in view.dict.items() {
                            if self.equal(&value, item)? {
                                return Ok(true);
                            }
                        }
                        Ok(false)
                    }
                }
            }
            Value::Range(range) => {
                let range = range.clone();
                crate::builtins::range::contains(self, &range, item)
            }
            Value::Bytes(_) | Value::ByteArray(_) => crate::builtins::bytes::contains(self, container, item),
            _ => self.contains_by_iteration(container, item),
        }
    }

    #[cold]
    fn no_container(&mut self, class: &Ref<Class>) -> Exc {
        let name = class.name();
        self.type_error(format!("argument of type '{}' is not iterable", name.as_str()))
    }

    fn contains_by_iteration(&mut self, container: &Value, item: &Value) -> Res<bool> {
        let names = self.names;
        let class = self.class_of(container);
        if !matches!(container, Value::Iterator(_) | Value::Generator(_))
            && self.lookup(&class, &names.__iter__).is_none()
            && (matches!(container, Value::Class(_)) || self.lookup(&class, &names.__getitem__).is_none())
        {
            return Err(self.no_container(&class));
        }
        let iterator = match self.iter(container) {
            Err(error) if error.is_a(&self.types.type_error) => return Err(self.no_container(&class)),
            iterator => iterator?,
        };
        while let Some(element) = self.next(&iterator)? {
            if self.equal(&element, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The elements of `items` that a slice names.
pub fn pick<T: Clone>(items: &[T], span: Span) -> Vec<T> {
    if span.step == 1 {
        let start = span.start.max(0) as usize;
        return items.get(start..start + span.count).map(<[T]>::to_vec).unwrap_or_default();
    }
    span.indices().filter_map(|at| items.get(at).cloned()).collect()
}
