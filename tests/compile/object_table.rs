static IDS: revdb::SideTable = revdb::SideTable::new();

#[revdb::object(table = IDS, id = identity)]
struct Both {
    identity: revdb::ObjectId,
}

#[revdb::object(table = IDS)]
struct Fixed(u8);

#[revdb::object(table = IDS)]
impl Fixed {
    fn new() -> Self {
        Self(1)
    }
}

#[revdb::object(tabel = IDS)]
struct Misspelt(u8);

fn main() {
    let _ = (Fixed::new(), Misspelt(1));
}
