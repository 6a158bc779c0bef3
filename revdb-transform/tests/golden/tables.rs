//! Objects whose layout cannot change.
#[revdb::object(table = IDS)]
#[repr(C)]
struct Fixed(u32);

#[revdb::instrument]
mod hashers {
    use std::collections::hash_map::RandomState;

    pub fn hasher() -> RandomState {
        RandomState::new()
    }
}
