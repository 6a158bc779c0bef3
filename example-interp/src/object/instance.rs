//! Instances: of guest classes, of exceptions, and of every built-in class whose state is a Rust struct of its own.

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::shape::{MAX_ATTRIBUTES, Shape, is_visible};
use super::*;

/// The state of an instance of a built-in class that is written in Rust (files, `Random`, `deque`, ...).
pub trait NativeState: Any {
    /// Visits every object that the state refers to.
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let _ = tracer;
    }

    /// Drops references that can take part in a cycle.
    fn clear(&self) {}

    /// The values of which the built-in `__repr__` shows nothing but their own; `None` where it does something else. Watch
    /// expressions are read in place by it.
    fn shown(&self) -> Option<Vec<Value>> {
        None
    }

    /// For weak references: the target died. True if a callback is to be called.
    fn target_died(&self) -> bool {
        false
    }
}

/// What an instance holds beside its attributes.
#[derive(Default)]
pub enum Payload {
    #[default]
    None,
    /// The built-in part of an instance of a subclass of `int`, `str`, `list`, ...
    Value(Value),
    Exception(Box<ExceptionState>),
    /// Boxed twice so that a payload takes 16 bytes.
    Native(Box<Box<dyn NativeState>>),
}

impl Payload {
    /// A native state.
    pub fn native(state: impl NativeState) -> Self {
        Self::Native(Box::new(Box::new(state)))
    }
}

/// An instance.
pub struct Instance {
    class: RefSlot<Class>,
    shape: Cell<&'static Shape>,
    /// Attribute values by slot of the shape. In dict mode, slot 0 holds the dict.
    values: RefCell<Vec<Value>>,
    payload: Payload,
}

impl Body for Instance {
    const KIND: Kind = Kind::Instance;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.class.get());
        tracer.values(self.values.borrow().iter());
        match &self.payload {
            Payload::None => {}
            Payload::Value(value) => tracer.value(value),
            Payload::Exception(state) => state.trace(tracer),
            Payload::Native(state) => state.trace(tracer),
        }
    }

    fn clear(&self) {
        for value in self.values.borrow_mut().iter_mut() {
            // Slots stay in place, as unbound: the shape still names them.
            drop(std::mem::take(value));
        }
        match &self.payload {
            Payload::None => {}
            Payload::Value(value) => value.clear(),
            Payload::Exception(state) => state.clear(),
            Payload::Native(state) => state.clear(),
        }
    }
}

impl Instance {
    /// An instance without attributes.
    #[inline]
    pub fn new(class: &Ref<Class>, payload: Payload) -> Self {
        let shape = class.shape;
        Self {
            class: RefSlot::new(class.clone()),
            shape: Cell::new(shape),
            values: RefCell::new(Vec::with_capacity(shape.expected())),
            payload,
        }
    }

    /// The class.
    #[inline(always)]
    pub fn class(&self) -> Ref<Class> {
        self.class.get()
    }

    /// Whether this is a direct instance of `class`.
    #[inline(always)]
    pub fn has_class(&self, class: &Ref<Class>) -> bool {
        self.class.is(class)
    }

    /// The version of the class, 0 if nobody asked since its last change: for the compare in a cache.
    #[inline(always)]
    pub fn class_version(&self) -> u32 {
        self.class.peek(Class::current_version)
    }

    /// The shape: implies the class and the slots of the attributes.
    #[inline(always)]
    pub fn shape(&self) -> &'static Shape {
        self.shape.get()
    }

    /// The payload.
    #[inline]
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// The built-in part.
    #[inline]
    pub fn payload_value(&self) -> Option<&Value> {
        match &self.payload {
            Payload::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The state of an exception.
    #[inline]
    pub fn exception(&self) -> Option<&ExceptionState> {
        match &self.payload {
            Payload::Exception(state) => Some(state),
            _ => None,
        }
    }

    /// The native state, if it is a `T`.
    #[inline]
    pub fn native<T: NativeState>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(state) => {
                let state: &dyn Any = &***state;
                state.downcast_ref()
            }
            _ => None,
        }
    }

    /// Whether the class defines `__del__`.
    #[inline]
    pub(super) fn has_finalizer(&self) -> bool {
        self.class.peek(|class| class.has(ClassFlags::FINALIZER))
    }

    /// Whether comparing with `==` needs more than identity.
    #[inline]
    pub fn compares(&self) -> bool {
        self.class.peek(|class| class.has(ClassFlags::EQ))
    }

    pub(super) fn clear_weak_target(&self) -> bool {
        matches!(&self.payload, Payload::Native(state) if state.target_died())
    }

    /// The value in a slot that the shape named.
    #[inline(always)]
    pub fn slot(&self, slot: usize) -> Option<Value> {
        self.values.borrow().get(slot).filter(|value| !value.is_unbound()).cloned()
    }

    /// The attribute of the instance itself. `name` must be interned.
    #[inline]
    pub fn get(&self, name: &Ref<Str>) -> Option<Value> {
        let shape = self.shape.get();
        if let Some(slot) = shape.find(name) {
            return self.slot(slot);
        }
        if shape.is_dict_mode() { self.dict_if_any()?.get_str(name) } else { None }
    }

    /// The real dict, if the instance is in dict mode.
    pub fn dict_if_any(&self) -> Option<Ref<Dict>> {
        if !self.shape.get().is_dict_mode() {
            return None;
        }
        match self.values.borrow().first() {
            Some(Value::Dict(dict)) => Some(dict.clone()),
            _ => None,
        }
    }

    /// Names and values of the attributes that `__dict__` shows when the instance is not in dict mode, without making a dict.
    pub fn visible_attributes(&self) -> Vec<(Ref<Str>, Value)> {
        let values = self.values.borrow();
        let names = self.shape.get().names().iter();
        names
            .zip(values.iter())
            .filter(|(name, value)| is_visible(name) && !value.is_unbound())
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    fn enter_dict_mode(&self, dict: Ref<Dict>) {
        let old_shape = self.shape.get();
        let mut shape = Shape::dict_root(self.class.get().shape);
        let old = std::mem::take(&mut *self.values.borrow_mut());
        let mut values = vec![Value::Dict(dict)];
        let mut dropped = Vec::new();
        for (name, value) in old_shape.names().iter().zip(old) {
            if !is_visible(name) && !matches!(&value, Value::Dict(_) if name.as_str() == "\0dict") {
                shape = shape.with(name);
                values.push(value);
            } else {
                dropped.push(value);
            }
        }
        *self.values.borrow_mut() = values;
        self.shape.set(shape);
    }

    /// `__dict__`: from now on the attributes are in this dict.
    pub fn dict(&self) -> Ref<Dict> {
        if let Some(dict) = self.dict_if_any() {
            return dict;
        }
        let dict = Ref::new(Dict::new());
        for (name, value) in self.visible_attributes() {
            dict.set_str(&name, value);
        }
        self.enter_dict_mode(dict.clone());
        dict
    }

    /// Replaces `__dict__`.
    pub fn set_dict(&self, dict: Ref<Dict>) {
        self.enter_dict_mode(dict);
    }

    /// Changes the class; attributes are kept.
    pub fn set_class(&self, class: Ref<Class>) {
        let old_shape = self.shape.get();
        let mut shape = if old_shape.is_dict_mode() { Shape::dict_root(class.shape) } else { class.shape };
        let skip = usize::from(old_shape.is_dict_mode());
        for name in &old_shape.names()[skip..] {
            shape = shape.with(name);
        }
        self.class.set(class);
        self.shape.set(shape);
    }
}

impl Ref<Instance> {
    /// An instance of `class` without payload.
    #[inline]
    pub fn plain(class: &Ref<Class>) -> Self {
        Ref::new(Instance::new(class, Payload::None))
    }

    /// An instance of the built-in class `class` with this native state.
    pub fn with_native(class: &Ref<Class>, state: impl NativeState) -> Self {
        Ref::new(Instance::new(class, Payload::native(state)))
    }

    #[inline(always)]
    fn note(&self, name: &Ref<Str>) {
        if revdb::watching() {
            revdb::mutated(self.id(), revdb::Slot::key(name.hash() as u64));
        }
    }

    /// Overwrites the value in a slot that the shape named; `name` is the attribute's, for the mutation note.
    #[inline(always)]
    pub fn set_slot(&self, slot: usize, name: &Ref<Str>, value: Value) {
        self.note(name);
        let old = Value::replace(&mut self.values.borrow_mut()[slot], value);
        old.discard();
    }

    /// Appends an attribute: `shape` is the present shape with `name` added.
    #[inline]
    pub fn add_slot(&self, shape: &'static Shape, name: &Ref<Str>, value: Value) {
        self.note(name);
        self.values.borrow_mut().push(value);
        self.shape.set(shape);
    }

    /// Sets the attribute of the instance itself. `name` must be interned.
    pub fn set(&self, name: &Ref<Str>, value: Value) {
        let shape = self.shape.get();
        if let Some(slot) = shape.find(name) {
            self.set_slot(slot, name, value);
        } else if is_visible(name) && (shape.is_dict_mode() || shape.names().len() >= MAX_ATTRIBUTES) {
            self.note(name);
            self.dict().set_str(name, value);
        } else {
            self.add_slot(shape.with(name), name, value);
        }
    }

    /// Removes the attribute of the instance itself.
    pub fn remove(&self, name: &Ref<Str>) -> Option<Value> {
        let shape = self.shape.get();
        self.note(name);
        let Some(slot) = shape.find(name) else {
            return self.dict_if_any()?.remove_str(name);
        };
        if let Some(parent) = shape.parent()
            && slot + 1 == shape.names().len()
        {
            self.shape.set(parent);
            return self.values.borrow_mut().pop().filter(|value| !value.is_unbound());
        }
        if !is_visible(name) {
            // A `__slots__` member keeps its place.
            let old = std::mem::take(&mut self.values.borrow_mut()[slot]);
            return Some(old).filter(|value| !value.is_unbound());
        }
        self.dict().remove_str(name)
    }
}
