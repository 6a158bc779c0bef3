#[revdb::object]
enum Value {
    None,
}

#[revdb::object]
struct Pair(u8, u8);

#[revdb::object]
struct Unit;

#[revdb::object]
union Bits {
    a: u8,
}

#[revdb::object]
fn make() -> Value {
    Value::None
}

#[revdb::object]
impl<T> Trait for (T, u8) {}

trait Trait {}

fn main() {
    let _ = (make(), Pair(1, 2), Unit, Bits { a: 1 });
}
