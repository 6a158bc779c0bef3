//! Types that recorded calls give.
#[derive(revdb::Recordable)]
struct Size {
    columns: u16,
    rows: u16,
}

#[derive(revdb::Recordable)]
enum Event<T> {
    None,
    Key(u32, T),
    Resize { to: Size },
}

#[revdb::record(receiver = out)]
impl Backend for Terminal {
    fn poll(&mut self, timeout: u64, name: &str) -> io::Result<bool> {
        self.polls += 1;
        self::sys::poll(timeout, name, &mut self.buffer)
    }

    #[revdb::record(skip)]
    fn name(&self) -> &str {
        "terminal"
    }
}
