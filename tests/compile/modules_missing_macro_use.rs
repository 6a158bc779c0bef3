extern crate revdb as std;

revdb::modules! {
    mod modules;
}

fn main() {}
