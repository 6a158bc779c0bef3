static IDS: u8 = 0;

#[revdb::object(table = IDS)]
struct Fixed(u8);

fn main() {
    let _ = Fixed(1);
}
