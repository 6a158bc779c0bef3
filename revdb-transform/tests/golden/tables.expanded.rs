//! Objects whose layout cannot change.
#[repr(C)]
struct Fixed(u32);
#[automatically_derived]
impl ::revdb::Object for Fixed {
    #[inline(always)]
    fn id(&self) -> ::revdb::ObjectId {
        ::revdb::__id_in_table(&IDS, self)
    }
    #[inline(always)]
    fn renew(&mut self) {
        let _ = ::revdb::SideTable::born(&IDS, ::core::ptr::from_ref(self));
    }
}
mod hashers {
    use ::revdb::std::collections::hash_map::RandomState;
    pub fn hasher() -> RandomState {
        const _: () = {
            #[deprecated(
                note = "`RandomState` is seeded anew in each run (fixed while recording, if it is std's), so the order of a map differs from run to run: use `revdb::collections::FixedState`, with `FixedMap` and `FixedSet`, where the guest can see it"
            )]
            const SEEDED_HASHER: () = ();
            SEEDED_HASHER
        };
        const _: () = {
            #[deprecated(
                note = "`RandomState::new` is seeded anew in each run (fixed while recording, if it is std's), so the order of a map differs from run to run: use `revdb::collections::FixedState`, with `FixedMap` and `FixedSet`, where the guest can see it"
            )]
            const SEEDED_HASHER: () = ();
            SEEDED_HASHER
        };
        RandomState::new()
    }
}
