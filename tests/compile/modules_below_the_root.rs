mod below {
    #[allow(unused_imports)]
    #[macro_use]
    extern crate revdb as std;

    revdb::modules! {}
}

fn main() {}
