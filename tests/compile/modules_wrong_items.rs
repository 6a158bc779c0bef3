#[macro_use]
extern crate revdb as std;

revdb::modules! {
    mod modules;

    mod inline {}

    use std::fs;
}

revdb::modules! { #![krate = revdb] }

revdb::modules! { modules, other }

fn main() {}
