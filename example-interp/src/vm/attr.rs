//! Attributes: lookup along the MRO, descriptors, setting and deleting.

use crate::object::*;
use crate::vm::{Res, Vm};

impl Vm {
    /// The method `name` of the value's class, bound to the value: what implicit calls of dunders use. The instance's own
    /// attributes are not looked at.
    pub fn lookup_special(&mut self, value: &Value, name: &Ref<Str>) -> Option<Value> {
        let class = self.class_of(value);
        let attribute = self.lookup(&class, name)?;
        match &attribute {
            Value::Function(_) => Some(Ref::new(BoundMethod { function: attribute, receiver: value.clone() }).into()),
            Value::None => None,
            _ => self.bind(&attribute, value, &class).ok(),
        }
    }

    /// Calls a method found in the class of `receiver`, binding it.
    #[inline]
    pub fn call_special(&mut self, method: &Value, receiver: &Value, args: &[Value]) -> Res {
        match method {
            Value::Function(_) => {
                let pos: smallargs::Small = smallargs::prepend(receiver, args);
                self.call(method, Args::new(pos.as_slice()))
            }
            Value::Native(native) if native.binds() => {
                let native = native.clone();
                let pos: smallargs::Small = smallargs::prepend(receiver, args);
                native.call(self, Args::new(pos.as_slice()))
            }
            // What is `None` in a class blocks the operation, even where the other operand could do it.
            Value::None => Err(self.type_error("'NoneType' object is not callable")),
            _ => {
                let class = self.class_of(receiver);
                let bound = self.bind(method, receiver, &class)?;
                self.call(&bound, Args::new(args))
            }
        }
    }

    /// Applies the descriptor protocol to an attribute found in `class`, for the instance `value`.
    pub fn bind(&mut self, attribute: &Value, value: &Value, class: &Ref<Class>) -> Res {
        match attribute {
            Value::Function(_) => {
                Ok(Ref::new(BoundMethod { function: attribute.clone(), receiver: value.clone() }).into())
            }
            Value::Native(native) => Ok(match native.kind {
                function::NativeKind::Method | function::NativeKind::Wrapper => {
                    Ref::new(BoundMethod { function: attribute.clone(), receiver: value.clone() }).into()
                }
                function::NativeKind::ClassMethod => {
                    Ref::new(BoundMethod { function: attribute.clone(), receiver: class.clone().into() }).into()
                }
                _ => attribute.clone(),
            }),
            Value::Descriptor(descriptor) => self.get_descriptor(descriptor, attribute, Some(value), class),
            Value::Instance(instance) => {
                if let Payload::Value(Value::Descriptor(descriptor)) = instance.payload() {
                    let names = self.names;
                    let own = self.lookup(&instance.class(), &names.__get__);
                    if !matches!(own, Some(Value::Function(_))) {
                        return self.get_descriptor(descriptor, attribute, Some(value), class);
                    }
                }
                self.call_get(attribute, value.clone(), class)
            }
            _ => Ok(attribute.clone()),
        }
    }

    fn call_get(&mut self, attribute: &Value, value: Value, class: &Ref<Class>) -> Res {
        let names = self.names;
        let descriptor_class = self.class_of(attribute);
        match self.lookup(&descriptor_class, &names.__get__) {
            None => Ok(attribute.clone()),
            // A `__get__` may be found by way of a `__get__` in turn.
            Some(method) => self.recurse("", |vm| vm.call_special(&method, attribute, &[value, class.clone().into()])),
        }
    }

    pub fn get_descriptor(
        &mut self,
        descriptor: &Ref<Descriptor>,
        whole: &Value,
        value: Option<&Value>,
        class: &Ref<Class>,
    ) -> Res {
        match (&**descriptor, value) {
            (Descriptor::StaticMethod(function), _) => Ok(function.borrow().clone()),
            (Descriptor::ClassMethod(function), _) => {
                let function = function.borrow().clone();
                match &function {
                    Value::Descriptor(_) | Value::Instance(_) => {
                        self.bind(&function, &class.clone().into(), class.metaclass())
                    }
                    _ => Ok(Ref::new(BoundMethod { function, receiver: class.clone().into() }).into()),
                }
            }
            (_, None) => Ok(whole.clone()),
            (Descriptor::Property(parts), Some(value)) => {
                let (get, name) = {
                    let parts = parts.borrow();
                    (parts.get.clone(), parts.name.clone())
                };
                if get.is_none() {
                    return Err(self.property_error(name, value, "getter"));
                }
                self.call(&get, Args::new(std::slice::from_ref(value)))
            }
            (Descriptor::Member { name, key, class: owner }, Some(value)) => match value {
                Value::Instance(instance) if instance.class().is_subclass_of(owner) => match instance.get(key) {
                    Some(found) => Ok(found),
                    None => Err(self.no_attribute(value, name)),
                },
                _ => Err(self.descriptor_mismatch(name, owner, value)),
            },
            (Descriptor::GetSet { get, name, class: owner, .. }, Some(value)) => {
                if !self.class_of(value).is_subclass_of(owner) {
                    return Err(self.descriptor_mismatch(name, owner, value));
                }
                get(self, value)
            }
        }
    }

    #[cold]
    fn descriptor_mismatch(&mut self, name: &Ref<Str>, owner: &Ref<Class>, value: &Value) -> Exc {
        let (owner, given) = (owner.name(), self.type_name(value));
        let (name, owner) = (name.as_str(), owner.as_str());
        self.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"))
    }

    #[cold]
    fn property_error(&mut self, name: Option<Ref<Str>>, value: &Value, what: &str) -> Exc {
        let class = self.class_of(value).qualname();
        let message = match name {
            Some(name) => format!("property '{}' of '{}' object has no {what}", name.as_str(), class.as_str()),
            None => format!("property of '{}' object has no {what}", class.as_str()),
        };
        self.attribute_error(message)
    }

    /// Whether an attribute of a class takes precedence over the instance's own.
    pub(super) fn is_data_descriptor(&mut self, attribute: &Value) -> bool {
        match attribute {
            Value::Descriptor(descriptor) => {
                !matches!(**descriptor, Descriptor::StaticMethod(_) | Descriptor::ClassMethod(_))
            }
            Value::Instance(instance) => {
                if let Payload::Value(Value::Descriptor(descriptor)) = instance.payload() {
                    return !matches!(**descriptor, Descriptor::StaticMethod(_) | Descriptor::ClassMethod(_));
                }
                let names = self.names;
                let class = instance.class();
                self.lookup(&class, &names.__set__).is_some() || self.lookup(&class, &names.__delete__).is_some()
            }
            _ => false,
        }
    }

    /// `value.name`; an `AttributeError` if there is none.
    pub fn get_attr(&mut self, value: &Value, name: &Ref<Str>) -> Res {
        let name = intern_ref(name);
        match self.find_attr(value, &name) {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(self.no_attribute(value, &name)),
            Err(error) => Err(self.missing_here(error, value, &name)),
        }
    }

    /// An `AttributeError` that a guest raised, with what was asked for if it does not tell.
    #[cold]
    fn missing_here(&mut self, error: Exc, value: &Value, name: &Ref<Str>) -> Exc {
        if error.is_a(&self.types.attribute_error) {
            let state = error.state();
            let told = [0, 1].into_iter().any(|field| !state.field(field).is_none());
            if !told {
                state.set_field(0, Value::Str(name.clone()));
                state.set_field(1, value.clone());
            }
        }
        error
    }

    /// `value.name` with a name from Rust.
    pub fn attr(&mut self, value: &Value, name: &str) -> Res {
        self.get_attr(value, &intern(name))
    }

    /// `value.name`, or `None` if there is none: also when a guest `__getattr__` raised `AttributeError`.
    pub fn get_attr_or_none(&mut self, value: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
        let name = intern_ref(name);
        match self.find_attr(value, &name) {
            Err(error) if error.is_a(&self.types.attribute_error) => Ok(None),
            other => other,
        }
    }

    /// `value.name`, `None` if there is none; a guest `__getattr__` may still raise. `name` must be interned.
    pub fn find_attr(&mut self, value: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
        let class = self.class_of(value);
        let flags = class.flags();
        if !flags.has(ClassFlags::GETATTRIBUTE) && !flags.has(ClassFlags::GETATTR) {
            return self.find_attr_default(value, &class, name);
        }
        let names = self.names;
        let found = match self.lookup(&class, &names.__getattribute__) {
            Some(method) if flags.has(ClassFlags::GETATTRIBUTE) => {
                self.call_special(&method, value, &[Value::Str(name.clone())]).map(Some)
            }
            _ => self.find_attr_default(value, &class, name),
        };
        let missing = match &found {
            Ok(found) => found.is_none(),
            Err(error) => error.is_a(&self.types.attribute_error),
        };
        if missing && let Some(method) = self.lookup(&class, &names.__getattr__) {
            return self.call_special(&method, value, &[Value::Str(name.clone())]).map(Some);
        }
        found
    }

    /// What `object.__getattribute__` and `type.__getattribute__` find.
    pub fn find_attr_default(&mut self, value: &Value, class: &Ref<Class>, name: &Ref<Str>) -> Res<Option<Value>> {
        if let Value::Class(subject) = value {
            return self.find_class_attr(subject, class, name);
        }
        if let Value::Module(module) = value
            && name.is(&self.names.__dict__)
        {
            return Ok(Some(module.dict.clone().into()));
        }
        let attribute = self.lookup(class, name);
        if let Some(attribute) = &attribute
            && self.is_data_descriptor(attribute)
        {
            // One that cannot be read leaves that to the instance.
            if let (Value::Instance(instance), Value::Instance(descriptor)) = (value, attribute)
                && let Some(own) = instance.get(name)
                && !matches!(descriptor.payload(), Payload::Value(Value::Descriptor(_)))
            {
                let get = self.names.__get__.clone();
                if self.lookup(&descriptor.class(), &get).is_none() {
                    return Ok(Some(own));
                }
            }
            return self.bind(attribute, value, class).map(Some);
        }
        let own = match value {
            Value::Instance(instance) => match instance.get(name) {
                None if name.is(&self.names.__dict__) && class.has(ClassFlags::HAS_DICT) => {
                    return Ok(Some(instance.dict().into()));
                }
                found => found,
            },
            Value::Module(module) => match module.dict.get_str(name) {
                None if attribute.is_none() => {
                    let names = self.names;
                    match module.dict.get_str(&names.__getattr__) {
                        Some(getter) => return self.call(&getter, Args::new(&[Value::Str(name.clone())])).map(Some),
                        None => None,
                    }
                }
                found => found,
            },
            Value::Function(function) => function.dict.borrow().as_ref().and_then(|dict| dict.get_str(name)),
            Value::BoundMethod(method) if attribute.is_none() => {
                let function = method.function.clone();
                return self.find_attr(&function, name);
            }
            _ => None,
        };
        match (own, attribute) {
            (Some(own), _) => Ok(Some(own)),
            (None, Some(attribute)) => self.bind(&attribute, value, class).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn find_class_attr(&mut self, subject: &Ref<Class>, metaclass: &Ref<Class>, name: &Ref<Str>) -> Res<Option<Value>> {
        let meta = self.lookup(metaclass, name);
        if let Some(meta) = &meta
            && self.is_data_descriptor(meta)
        {
            return self.bind(meta, &subject.clone().into(), metaclass).map(Some);
        }
        if let Some(attribute) = self.lookup(subject, name) {
            return self.bind_to_class(&attribute, subject).map(Some);
        }
        match meta {
            Some(meta) => self.bind(&meta, &subject.clone().into(), metaclass).map(Some),
            None => Ok(None),
        }
    }

    /// Applies the descriptor protocol to an attribute that was looked up on the class itself.
    pub fn bind_to_class(&mut self, attribute: &Value, class: &Ref<Class>) -> Res {
        match attribute {
            Value::Native(native) if native.kind == function::NativeKind::ClassMethod => {
                Ok(Ref::new(BoundMethod { function: attribute.clone(), receiver: class.clone().into() }).into())
            }
            Value::Descriptor(descriptor) => self.get_descriptor(descriptor, attribute, None, class),
            Value::Instance(instance) => {
                if let Payload::Value(Value::Descriptor(descriptor)) = instance.payload() {
                    let names = self.names;
                    let own = self.lookup(&instance.class(), &names.__get__);
                    if !matches!(own, Some(Value::Function(_))) {
                        return self.get_descriptor(descriptor, attribute, None, class);
                    }
                }
                self.call_get(attribute, Value::None, class)
            }
            _ => Ok(attribute.clone()),
        }
    }

    /// The `AttributeError` for a missing attribute.
    #[cold]
    pub fn no_attribute(&mut self, value: &Value, name: &Ref<Str>) -> Exc {
        // A bound method asks its function.
        let value = match value {
            Value::BoundMethod(method) if matches!(method.function, Value::Function(_)) => &method.function,
            _ => value,
        };
        let message = match value {
            Value::Class(class) => {
                format!("type object '{}' has no attribute '{}'", class.name().as_str(), name.as_str())
            }
            Value::Module(module) => {
                let names = self.names;
                match module.dict.get_str(&names.__name__) {
                    Some(Value::Str(module)) => {
                        format!("module '{}' has no attribute '{}'", module.as_str(), name.as_str())
                    }
                    _ => format!("module has no attribute '{}'", name.as_str()),
                }
            }
            _ => format!("'{}' object has no attribute '{}'", self.type_name(value), name.as_str()),
        };
        let error = self.attribute_error(message);
        error.state().set_field(0, Value::Str(name.clone()));
        error.state().set_field(1, value.clone());
        error
    }

    /// `value.name = new`
    pub fn set_attr(&mut self, value: &Value, name: &Ref<Str>, new: Value) -> Res<()> {
        let name = intern_ref(name);
        let class = self.class_of(value);
        if class.has(ClassFlags::SETATTR) {
            let names = self.names;
            if let Some(method) = self.lookup(&class, &names.__setattr__) {
                self.call_special(&method, value, &[Value::Str(name), new])?;
                return Ok(());
            }
        }
        self.set_attr_default(value, &name, Some(new))
    }

    /// `del value.name`
    pub fn del_attr(&mut self, value: &Value, name: &Ref<Str>) -> Res<()> {
        let name = intern_ref(name);
        let class = self.class_of(value);
        if class.has(ClassFlags::DELATTR) {
            let names = self.names;
            if let Some(method) = self.lookup(&class, &names.__delattr__) {
                self.call_special(&method, value, &[Value::Str(name)])?;
                return Ok(());
            }
        }
        self.set_attr_default(value, &name, None)
    }

    /// What `object.__setattr__` and `object.__delattr__` do; `None` deletes. `name` must be interned.
    pub fn set_attr_default(&mut self, value: &Value, name: &Ref<Str>, new: Option<Value>) -> Res<()> {
        let class = self.class_of(value);
        let attribute = self.lookup(&class, name);
        if let Some(attribute) = &attribute
            && self.is_data_descriptor(attribute)
        {
            return self.set_descriptor(attribute, value, new);
        }
        match value {
            Value::Instance(instance) => {
                if !class.has(ClassFlags::HAS_DICT) {
                    return Err(self.cannot_set(value, name, attribute.is_some()));
                }
                if name.is(&self.names.__dict__) {
                    return self.set_instance_dict(value, new);
                }
                match new {
                    Some(new) => instance.set(name, new),
                    None => match instance.remove(name) {
                        Some(old) => drop(old),
                        None => return Err(self.no_attribute(value, name)),
                    },
                }
                Ok(())
            }
            Value::Class(class) => self.set_class_attr(class, name, new),
            Value::Module(_) if name.is(&self.names.__dict__) => Err(self.attribute_error("readonly attribute")),
            Value::Module(module) => self.set_in_dict(&module.dict, value, name, new),
            Value::Function(function) => {
                let dict = function.dict.borrow_mut().get_or_insert_with(|| Ref::new(Dict::new())).clone();
                self.set_in_dict(&dict, value, name, new)
            }
            _ => Err(self.cannot_set(value, name, attribute.is_some())),
        }
    }

    /// `value.__dict__ = new` of an instance.
    pub fn set_instance_dict(&mut self, value: &Value, new: Option<Value>) -> Res<()> {
        match (value, new) {
            (Value::Instance(instance), Some(new)) if matches!(new.base(), Value::Dict(_)) => {
                if let Value::Dict(dict) = new.base() {
                    instance.set_dict(dict.clone());
                }
                Ok(())
            }
            (_, Some(other)) => {
                let given = self.type_name(&other);
                Err(self.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'")))
            }
            (Value::Instance(instance), None)
                // A class in Rust keeps the dict as part of its instances.
                if !instance.class().mro().iter().any(|class| !class.is_heap() && class.has(ClassFlags::HAS_DICT)) =>
            {
                instance.set_dict(Ref::new(Dict::new()));
                Ok(())
            }
            (_, None) => Err(self.type_error("cannot delete __dict__")),
        }
    }

    fn set_in_dict(&mut self, dict: &Ref<Dict>, value: &Value, name: &Ref<Str>, new: Option<Value>) -> Res<()> {
        match new {
            Some(new) => dict.set_str(name, new),
            None => match dict.remove_str(name) {
                Some(old) => drop(old),
                None if matches!(value, Value::Module(_)) => {
                    let message = format!("'module' object has no attribute '{}'", name.as_str());
                    return Err(self.attribute_error(message));
                }
                None => return Err(self.no_attribute(value, name)),
            },
        }
        Ok(())
    }

    #[cold]
    fn cannot_set(&mut self, value: &Value, name: &Ref<Str>, exists: bool) -> Exc {
        if exists {
            let class = self.type_name(value);
            return self.attribute_error(format!("'{class}' object attribute '{}' is read-only", name.as_str()));
        }
        if matches!(value, Value::BoundMethod(_)) {
            let class = self.type_name(value);
            return self.attribute_error(format!("'{class}' object has no attribute '{}'", name.as_str()));
        }
        self.no_attribute(value, name)
    }

    fn set_class_attr(&mut self, class: &Ref<Class>, name: &Ref<Str>, new: Option<Value>) -> Res<()> {
        if !class.is_heap() {
            let (what, owner) = (name.as_str(), class.name());
            return Err(
                self.type_error(format!("cannot set '{what}' attribute of immutable type '{}'", owner.as_str()))
            );
        }
        match new {
            Some(new) => class.set(name, new),
            None => match class.remove(name) {
                Some(old) => drop(old),
                None => return Err(self.no_attribute(&class.clone().into(), name)),
            },
        }
        Ok(())
    }

    /// Sets (or with `None` deletes) what a data descriptor found in a class stands for.
    pub fn set_descriptor(&mut self, attribute: &Value, value: &Value, new: Option<Value>) -> Res<()> {
        if let Some(descriptor) = attribute.as_descriptor() {
            match &**descriptor {
                Descriptor::Property(parts) => {
                    let (set, delete, own_name) = {
                        let parts = parts.borrow();
                        (parts.set.clone(), parts.delete.clone(), parts.name.clone())
                    };
                    let (function, what) = if new.is_some() { (set, "setter") } else { (delete, "deleter") };
                    if function.is_none() {
                        return Err(self.property_error(own_name, value, what));
                    }
                    let args: Vec<Value> = std::iter::once(value.clone()).chain(new).collect();
                    self.call(&function, Args::new(&args))?;
                    return Ok(());
                }
                Descriptor::Member { name, key, class: owner } => {
                    let instance = match value {
                        Value::Instance(instance) if instance.class().is_subclass_of(owner) => instance,
                        _ => return Err(self.descriptor_mismatch(name, owner, value)),
                    };
                    match new {
                        Some(new) => instance.set(key, new),
                        None => match instance.remove(key) {
                            Some(old) => drop(old),
                            None => return Err(self.attribute_error(name.as_str())),
                        },
                    }
                    return Ok(());
                }
                Descriptor::GetSet { set: Some(set), .. } => return set(self, value, new),
                Descriptor::GetSet { class, name, set: None, .. } => {
                    let (name, class) = (name.as_str(), class.name());
                    let message = format!("attribute '{name}' of '{}' objects is not writable", class.as_str());
                    return Err(self.attribute_error(message));
                }
                Descriptor::StaticMethod(_) | Descriptor::ClassMethod(_) => {}
            }
        }
        let names = self.names;
        let class = self.class_of(attribute);
        let (method_name, args) = match new {
            Some(new) => (&names.__set__, vec![value.clone(), new]),
            None => (&names.__delete__, vec![value.clone()]),
        };
        match self.lookup(&class, method_name) {
            Some(method) => {
                self.call_special(&method, attribute, &args)?;
                Ok(())
            }
            None => Err(self.attribute_error(method_name.as_str())),
        }
    }
}

/// Argument lists of a receiver and a few values, without a heap allocation.
mod smallargs {
    use super::*;

    pub enum Small {
        Inline([Value; 4], usize),
        Heap(Vec<Value>),
    }

    impl Small {
        pub fn as_slice(&self) -> &[Value] {
            match self {
                Self::Inline(values, len) => &values[..*len],
                Self::Heap(values) => values,
            }
        }
    }

    #[inline]
    pub fn prepend(receiver: &Value, args: &[Value]) -> Small {
        if args.len() > 3 {
            return Small::Heap(std::iter::once(receiver).chain(args).cloned().collect());
        }
        let mut values: [Value; 4] = Default::default();
        values[0] = receiver.clone();
        for (place, value) in values[1..].iter_mut().zip(args) {
            *place = value.clone();
        }
        Small::Inline(values, args.len() + 1)
    }
}
