#[macro_use]
extern crate revdb as std;

revdb::modules! {
    #[revdb::instrument(alloc, raw)]
    mod modules;

    mod inline {}

    use std::fs;
}

revdb::modules! { #![krate = revdb] }

revdb::modules! { #![raw] }

revdb::modules! { modules, other }

fn main() {}
