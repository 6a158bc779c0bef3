//! Descriptors: `property`, `staticmethod`, `classmethod`, `__slots__` members and attributes computed by Rust.

use std::cell::RefCell;

use super::*;
use crate::vm::{Res, Vm};

/// Computes an attribute of the given object.
pub type Getter = fn(&mut Vm, &Value) -> Res;
/// Sets an attribute of the given object; `None` deletes it.
pub type Setter = fn(&mut Vm, &Value, Option<Value>) -> Res<()>;

/// A descriptor of one of the built-in kinds.
pub enum Descriptor {
    Property(RefCell<Property>),
    StaticMethod(RefCell<Value>),
    ClassMethod(RefCell<Value>),
    /// A member of `__slots__`; the value is stored under `key`.
    Member {
        name: Ref<Str>,
        key: Ref<Str>,
        class: Ref<Class>,
    },
    GetSet {
        name: Ref<Str>,
        class: Ref<Class>,
        get: Getter,
        set: Option<Setter>,
    },
}

/// The parts of a `property`; absent ones are `None`.
#[derive(Clone)]
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
    /// The docstring is the getter's.
    pub getter_doc: bool,
    /// The name it was bound to, for messages.
    pub name: Option<Ref<Str>>,
}

impl Body for Descriptor {
    const KIND: Kind = Kind::Descriptor;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Property(parts) => {
                let parts = parts.borrow();
                tracer.values([&parts.get, &parts.set, &parts.delete, &parts.doc]);
            }
            Self::StaticMethod(function) | Self::ClassMethod(function) => tracer.value(&function.borrow()),
            Self::Member { class, .. } | Self::GetSet { class, .. } => tracer.reference(class),
        }
    }
}
