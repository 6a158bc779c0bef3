//! A recorded call knows the line of the host's source that made it: sites and divergence reports depend on it.

use std::panic::Location;

/// Stands for the facade: its functions say where they were called from.
pub mod echo {
    pub mod std {
        pub mod fs {
            use std::panic::Location;

            #[track_caller]
            #[must_use]
            pub fn caller() -> &'static Location<'static> {
                Location::caller()
            }
        }
    }
}

#[revdb::instrument(crate = crate::locations::echo)]
mod host {
    use std::fs;
    use std::panic::Location;

    pub fn spelled_out() -> (&'static Location<'static>, u32) {
        (std::fs::caller(), line!())
    }

    pub fn imported() -> (&'static Location<'static>, u32) {
        (fs::caller(), line!())
    }

    pub fn in_a_macro() -> (&'static Location<'static>, u32) {
        (vec![std::fs::caller()][0], line!())
    }
}

#[test]
fn a_rewritten_call_keeps_its_place() {
    for (place, line) in [host::spelled_out(), host::imported(), host::in_a_macro()] {
        let place: &Location<'_> = place;
        assert!(place.file().ends_with("locations.rs"), "{place}");
        assert_eq!(place.line(), line);
        assert!(place.column() > 9, "{place}");
    }
}
