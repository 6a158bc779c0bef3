use std::io::Read;

struct Source;

#[revdb::record]
impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        Ok(buffer.len())
    }
}

#[revdb::record]
impl Source {
    #[revdb::record(skipp)]
    fn one(&self) {}

    async fn two(&self) {}
}

fn main() {}
