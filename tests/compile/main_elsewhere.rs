#[revdb::main]
fn run<T>() {}

#[revdb::main]
struct Main;

fn main() {
    run::<u8>();
    let _ = Main;
}
