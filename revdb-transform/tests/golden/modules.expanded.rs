//! Modules in files.
mod parser;
/// The machine.
#[cfg(unix)]
pub(crate) mod vm;
const _: () = {
    #[allow(unused_imports)]
    use crate::facade::__private::Recorded as _;
    ::core::assert!(
        ! crate ::facade::__private::Unrecorded:: < ::std::fs::File > ::YES,
        "the files of these modules would use std's own I/O: write `#[macro_use] extern crate revdb as std;` at the top of the crate root (main.rs or lib.rs)"
    );
    write_macro_use_extern_crate_revdb_as_std_at_the_top_of_the_crate_root!();
};
