//! Modules.

use std::cell::RefCell;

use super::*;

/// A module: a namespace with a name (which is in the namespace, as `__name__`).
pub struct Module {
    pub dict: Ref<Dict>,
    /// The subclass of `ModuleType` that it belongs to; `None` for a plain module.
    class: RefCell<Option<Ref<Class>>>,
}

impl Module {
    /// A plain module with this namespace.
    pub fn new(dict: Ref<Dict>) -> Self {
        Self { dict, class: RefCell::new(None) }
    }

    /// Its class, unless that is `ModuleType` itself.
    pub fn subclass(&self) -> Option<Ref<Class>> {
        self.class.borrow().clone()
    }

    /// Whether nothing but its namespace has a say in what its attributes are.
    pub fn is_plain(&self) -> bool {
        self.class.borrow().is_none()
    }

    /// Makes it one of a subclass of `ModuleType`, or plain again.
    pub fn set_class(&self, class: Option<Ref<Class>>) {
        drop(self.class.replace(class));
    }
}

impl Body for Module {
    const KIND: Kind = Kind::Module;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.dict);
        if let Some(class) = &*self.class.borrow() {
            tracer.reference(class);
        }
    }
}
