//! A recorded call knows the line of the host's source that made it: sites and divergence reports depend on it.

use std::panic::Location;

/// Stands for the facade: its functions say where they were called from.
pub mod echo {
    pub mod __private {
        use std::cell::Cell;
        use std::panic::Location;

        thread_local! {
            pub static SITE: Cell<Option<&'static Location<'static>>> = const { Cell::new(None) };
        }

        #[track_caller]
        #[must_use]
        pub fn caller() -> &'static Location<'static> {
            Location::caller()
        }

        macro_rules! on_path {
            ($method:ident, $receiver:expr) => {
                $crate::locations::echo::__private::caller()
            };
        }
        pub(crate) use on_path;

        pub fn record<R>(
            _: &str,
            site: &'static Location<'static>,
            (): (),
            _: impl FnOnce(&(), &mut ()),
            (): (),
            body: impl FnOnce((), &mut ()) -> R,
        ) -> R {
            SITE.set(Some(site));
            body((), &mut ())
        }

        /// # Safety
        /// None is needed; the real one has some.
        pub unsafe fn foreign<R>(_: &str, site: &'static Location<'static>, real: impl FnOnce() -> R, _: &[()]) -> R {
            SITE.set(Some(site));
            real()
        }
    }

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
#[allow(unused_qualifications)]
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

#[revdb::instrument(crate = crate::locations::echo)]
fn of_a_method() -> (&'static Location<'static>, u32) {
    (std::path::Path::new("/").exists(), line!())
}

#[revdb::record(crate = crate::locations::echo)]
fn recorded() {}
const RECORDED: u32 = line!() - 1;

#[revdb::instrument(crate = crate::locations::echo)]
unsafe extern "C" {
    safe fn getpid() -> i32;
}
const FOREIGN: u32 = line!() - 2;

#[test]
fn a_wrapped_function_is_known_by_its_own_line() {
    recorded();
    assert_eq!(echo::__private::SITE.take().map(Location::line), Some(RECORDED));
    getpid();
    assert_eq!(echo::__private::SITE.take().map(Location::line), Some(FOREIGN));
}

#[test]
fn a_rewritten_call_keeps_its_place() {
    for (place, line) in [host::spelled_out(), host::imported(), host::in_a_macro(), of_a_method()] {
        let place: &Location<'_> = place;
        assert!(place.file().ends_with("locations.rs"), "{place}");
        assert_eq!(place.line(), line);
        assert!(place.column() > 9, "{place}");
    }
}
