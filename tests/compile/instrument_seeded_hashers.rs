#![deny(deprecated)]

#[revdb::instrument]
mod tables {
    use std::collections::HashMap;
    use std::collections::hash_map::RandomState;

    pub struct Names {
        pub map: HashMap<String, u32, RandomState>,
    }

    pub fn names() -> Names {
        Names { map: HashMap::with_hasher(RandomState::new()) }
    }

    #[allow(deprecated)]
    pub fn known() -> RandomState {
        RandomState::new()
    }
}

fn main() {
    let _ = (tables::names().map, tables::known());
}
