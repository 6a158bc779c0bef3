use revdb::guest::{Frame, Guest};
use revdb::ObjectId;

#[revdb::object]
struct List {
    items: Vec<i64>,
}

impl List {
    fn new(items: Vec<i64>) -> Self {
        Self { items }
    }
}

mod render {
    pub fn number(list: &super::List) -> revdb::ObjectId {
        list.id()
    }
}

struct Toy {
    frames: Vec<Frame>,
}

impl Guest for Toy {}

fn main() {
    let toy = Toy { frames: Vec::new() };
    let _: ObjectId = render::number(&List::new(vec![toy.frames.len() as i64]));
}
