revdb::modules! {
    mod modules;
}

fn main() {}
