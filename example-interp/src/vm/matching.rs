//! `match`: what the instructions of patterns ask of their subjects.

use crate::compile::op::Opcode;
use crate::object::*;
use crate::vm::{Res, Vm};

/// What patterns tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Collection {
    Sequence,
    Mapping,
}

impl Vm {
    pub(super) fn match_step(&mut self, op: Opcode, subject: &Value, keys: &Value) -> Res {
        match op {
            Opcode::GetLen => Ok(Value::size(self.len(subject)?)),
            Opcode::MatchSequence => Ok(Value::Bool(self.collection(subject) == Some(Collection::Sequence))),
            Opcode::MatchMapping => Ok(Value::Bool(self.collection(subject) == Some(Collection::Mapping))),
            _ => {
                let Value::Tuple(keys) = keys else { unreachable!("the compiler builds a tuple of keys") };
                let mut values = Vec::with_capacity(keys.items().len());
                let mut seen: Vec<Value> = Vec::new();
                let object = Value::Class(self.types.object.clone());
                let missing = self.call(&object, Args::new(&[]))?;
                for key in keys.items() {
                    for known in &seen {
                        if self.equal(known, key)? {
                            let text = self.repr(key)?;
                            return Err(
                                self.value_error(format!("mapping pattern checks duplicate key ({})", text.as_str()))
                            );
                        }
                    }
                    seen.push(key.clone());
                    let value = self.call_method(subject, "get", &[key.clone(), missing.clone()])?;
                    if value.is(&missing) {
                        return Ok(Value::None);
                    }
                    values.push(value);
                }
                Ok(Value::tuple(values))
            }
        }
    }

    /// What a value counts as in a pattern: what the first class in its MRO is that is either, a class of the library or abstract; else what
    /// its class is registered as.
    fn collection(&mut self, value: &Value) -> Option<Collection> {
        use Collection::{Mapping, Sequence};
        match value {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => return Some(Sequence),
            Value::Dict(_) => return Some(Mapping),
            Value::DictView(view) if view.kind == ViewKind::Proxy => return Some(Mapping),
            Value::Instance(_) => {}
            _ => return None,
        }
        let types = self.types;
        let module = self.modules.get_str(&intern("collections.abc"));
        let abstract_class = |vm: &mut Self, name: &str| vm.get_attr(module.as_ref()?, &intern(name)).ok();
        let abstract_classes = [abstract_class(self, "Sequence"), abstract_class(self, "Mapping")];
        for class in self.class_of(value).mro().iter() {
            let is = |known: &Option<Value>| matches!(known, Some(Value::Class(known)) if known.is(class));
            let native = ["collections.deque", "array.array"].contains(&class.name().as_str()) && !class.is_heap();
            if native
                || [&types.list, &types.tuple, &types.memoryview].iter().any(|known| known.is(class))
                || is(&abstract_classes[0])
            {
                return Some(Sequence);
            }
            if class.is(&types.dict) || is(&abstract_classes[1]) {
                return Some(Mapping);
            }
        }
        if matches!(value.base(), Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_)) {
            // Registered as sequences, and yet none here.
            return None;
        }
        let [sequence, mapping] =
            abstract_classes.map(|class| class.is_some_and(|class| self.is_instance(value, &class).unwrap_or(false)));
        if sequence { Some(Sequence) } else { mapping.then_some(Mapping) }
    }

    pub(super) fn match_class(&mut self, subject: &Value, class: &Value, names: &Value, positional: usize) -> Res {
        let Value::Class(target) = class else {
            return Err(self.type_error("called match pattern must be a type"));
        };
        if !self.is_instance(subject, class)? {
            return Ok(Value::None);
        }
        let Value::Tuple(names) = names else { unreachable!("the compiler loads a tuple of names") };
        let mut values = Vec::new();
        let mut seen: Vec<Ref<Str>> = Vec::new();
        if positional > 0 {
            let match_args = self.names.__match_args__.clone();
            let declared = match self.get_attr(class, &match_args) {
                Ok(Value::Tuple(declared)) => Some(declared),
                Ok(other) => {
                    let (name, kind) = (target.name(), self.type_name(&other));
                    return Err(
                        self.type_error(format!("{}.__match_args__ must be a tuple (got {kind})", name.as_str()))
                    );
                }
                Err(exc) if exc.is_a(&self.types.attribute_error) => None,
                Err(exc) => return Err(exc),
            };
            let by_itself = declared.is_none() && self.matches_itself(target);
            let allowed = if by_itself { 1 } else { declared.as_ref().map_or(0, |tuple| tuple.items().len()) };
            if positional > allowed {
                let name = target.name();
                let plural = if allowed == 1 { "" } else { "s" };
                return Err(self.type_error(format!(
                    "{}() accepts {allowed} positional sub-pattern{plural} ({positional} given)",
                    name.as_str()
                )));
            }
            if by_itself {
                values.push(subject.clone());
            } else if let Some(declared) = declared {
                for name in &declared.items()[..positional] {
                    let Value::Str(name) = name else {
                        let kind = self.type_name(name);
                        return Err(self.type_error(format!("__match_args__ elements must be strings (got {kind})")));
                    };
                    let name = intern_ref(name);
                    if seen.iter().any(|known| known.is(&name)) {
                        return Err(self.seen_twice(target, &name));
                    }
                    match self.get_attr(subject, &name) {
                        Ok(value) => values.push(value),
                        Err(exc) if exc.is_a(&self.types.attribute_error) => return Ok(Value::None),
                        Err(exc) => return Err(exc),
                    }
                    seen.push(name);
                }
            }
        }
        for name in names.items() {
            let Value::Str(name) = name else { unreachable!("names are strings") };
            if seen.iter().any(|known| known.as_str() == name.as_str()) {
                return Err(self.seen_twice(target, name));
            }
            match self.get_attr(subject, &intern_ref(name)) {
                Ok(value) => values.push(value),
                Err(exc) if exc.is_a(&self.types.attribute_error) => return Ok(Value::None),
                Err(exc) => return Err(exc),
            }
        }
        Ok(Value::tuple(values))
    }

    fn seen_twice(&mut self, class: &Ref<Class>, name: &Str) -> Exc {
        let (class, name) = (class.name(), name.as_str());
        self.type_error(format!("{}() got multiple sub-patterns for attribute '{name}'", class.as_str()))
    }

    /// Classes whose one positional sub-pattern is the subject itself.
    fn matches_itself(&self, class: &Ref<Class>) -> bool {
        let types = self.types;
        [
            &types.bool,
            &types.bytearray,
            &types.bytes,
            &types.dict,
            &types.float,
            &types.frozenset,
            &types.int,
            &types.list,
            &types.set,
            &types.str,
            &types.tuple,
        ]
        .into_iter()
        .any(|builtin| class.is_subclass_of(builtin))
    }
}
