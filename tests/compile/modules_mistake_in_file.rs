#[macro_use]
extern crate revdb as std;

revdb::modules! {
    #[path = "modules/mistake.rs"]
    mod mistake;
}

fn main() {
    mistake::size();
}
