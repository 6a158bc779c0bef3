//! Guest objects: the hidden field, the field of one's own, and what constructs them.

#[revdb::object]
#[repr(C)]
#[derive(Clone)]
pub struct Header {
    refs: Cell<u32>,
    kind: Kind,
}

#[revdb::object]
impl Header {
    pub fn new(kind: Kind) -> Self {
        Self { refs: Cell::new(1), kind }
    }

    fn many(&self) -> Vec<Header> {
        vec![Header { refs: Cell::new(1), kind: self.kind }, Self { kind: Kind::List, ..self.clone() }]
    }

    fn split(self) -> (u32, Kind) {
        let Self { refs, kind } = self;
        let Header { .. } = other();
        (refs.get(), kind)
    }
}

#[revdb::object(id = identity)]
struct Named<'a, T: 'a>
where
    T: Clone,
{
    identity: revdb::ObjectId,
    value: &'a T,
}

#[revdb::object(id = identity)]
impl<'a, T: Clone> From<&'a T> for Named<'a, T> {
    fn from(value: &'a T) -> Self {
        Self { value }
    }
}

#[revdb::instrument(alloc)]
mod arena {
    #[revdb::object]
    pub struct Slot {
        value: u8,
    }

    pub fn slot(value: u8) -> Slot {
        std::fs::untouched();
        Slot { value }
    }
}
