#[revdb::record]
async fn later() -> u8 {
    1
}

#[revdb::record]
const fn constant() -> u8 {
    1
}

struct Host {
    buffer: Vec<u8>,
}

impl Host {
    #[revdb::record]
    fn fill(&mut self) -> usize {
        self.buffer.push(1);
        1
    }
}

#[revdb::record]
fn lines() -> impl Iterator<Item = String> {
    std::iter::empty()
}

#[revdb::record]
fn maybe(buffer: Option<&mut u8>, _: &mut u8) {}

#[revdb::record]
struct Record;

fn main() {}
