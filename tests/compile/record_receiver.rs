struct Terminal {
    width: u16,
}

impl Terminal {
    #[revdb::record(receiver = maybe)]
    fn resize(&mut self) {
        self.width += 1;
    }

    #[revdb::record(receiver = out)]
    fn measure(&mut self) -> u16 {
        self.width
    }

    #[revdb::record(reciever = out)]
    fn misspelt(&self) {}
}

fn main() {}
