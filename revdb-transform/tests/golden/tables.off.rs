//! Objects whose layout cannot change.
#[repr(C)]
struct Fixed(u32);
#[automatically_derived]
impl ::revdb::Object for Fixed {
    #[inline(always)]
    fn id(&self) -> ::revdb::ObjectId {
        ::revdb::ObjectId(::core::ptr::from_ref(self).addr() as u64)
    }
    #[inline(always)]
    fn renew(&mut self) {}
}
mod hashers {
    use std::collections::hash_map::RandomState;
    pub fn hasher() -> RandomState {
        RandomState::new()
    }
}
