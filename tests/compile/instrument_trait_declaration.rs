trait Source {
    #[revdb::instrument]
    fn read(&self) -> usize;
}

fn main() {}
