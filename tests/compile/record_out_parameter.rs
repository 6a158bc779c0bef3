struct Buffer(Vec<u8>);

#[revdb::record]
fn fill(buffer: &mut Buffer) -> usize {
    buffer.0.push(1);
    1
}

fn main() {
    fill(&mut Buffer(Vec::new()));
}
