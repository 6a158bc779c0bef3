//! Guest objects: the hidden field, the field of one's own, and what constructs them.
#[repr(C)]
#[derive(Clone)]
pub struct Header {
    refs: Cell<u32>,
    kind: Kind,
}
#[automatically_derived]
impl ::revdb::Object for Header {
    #[inline(always)]
    fn id(&self) -> ::revdb::ObjectId {
        ::revdb::ObjectId(::core::ptr::from_ref(self).addr() as u64)
    }
    #[inline(always)]
    fn renew(&mut self) {}
}
impl Header {
    pub fn new(kind: Kind) -> Self {
        Self { refs: Cell::new(1), kind }
    }
    fn many(&self) -> Vec<Header> {
        vec![
            Header { refs : Cell::new(1), kind : self.kind }, Self { kind : Kind::List,
            ..self.clone() }
        ]
    }
    fn split(self) -> (u32, Kind) {
        let Self { refs, kind } = self;
        let Header { .. } = other();
        (refs.get(), kind)
    }
}
struct Named<'a, T: 'a>
where
    T: Clone,
{
    identity: revdb::ObjectId,
    value: &'a T,
}
#[automatically_derived]
impl<'a, T: 'a> ::revdb::Object for Named<'a, T>
where
    T: Clone,
{
    #[inline(always)]
    fn id(&self) -> ::revdb::ObjectId {
        self.identity
    }
    #[inline(always)]
    fn renew(&mut self) {
        self.identity = ::revdb::ObjectId::next();
    }
}
impl<'a, T: Clone> From<&'a T> for Named<'a, T> {
    fn from(value: &'a T) -> Self {
        Self {
            value,
            identity: ::revdb::ObjectId::next(),
        }
    }
}
mod arena {
    pub struct Slot {
        value: u8,
    }
    #[automatically_derived]
    impl ::revdb::Object for Slot {
        #[inline(always)]
        fn id(&self) -> ::revdb::ObjectId {
            ::revdb::ObjectId(::core::ptr::from_ref(self).addr() as u64)
        }
        #[inline(always)]
        fn renew(&mut self) {}
    }
    pub fn slot(value: u8) -> Slot {
        std::fs::untouched();
        Slot { value }
    }
}
