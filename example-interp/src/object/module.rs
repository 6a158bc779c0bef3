//! Modules.

use super::*;

/// A module: a namespace with a name (which is in the namespace, as `__name__`).
pub struct Module {
    pub dict: Ref<Dict>,
}

impl Body for Module {
    const KIND: Kind = Kind::Module;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.dict);
    }

    fn clear(&self) {
        Body::clear(&*self.dict);
    }
}
