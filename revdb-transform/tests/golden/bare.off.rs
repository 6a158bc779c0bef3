//! Names from outside the item: asserted, in the innermost scope, to be recorded ones.
impl<Command: Spawn> Host<Command> {
    fn open(&self) -> Result<(), Error> {
        let file = File::open("a").or_else(|_| File::create("a"))?;
        let text = super::fs::read_to_string("b")?;
        let child = Command::new("c");
        let other = Reader::open("d");
        let own = self.fs.read("e");
        #[cfg(windows)]
        let handle = OpenOptions::new();
        #[cfg(unix)]
        {
            use std::env;
            println!("{:?}", env::var("f"));
        }
        Ok(())
    }
}
static START: LazyLock<Instant> = LazyLock::new(|| Instant::now());
fn untouched() {
    Instant::now();
}
struct Held<Instant> {
    file: Option<File>,
    #[cfg(windows)]
    out: Stdout,
    start: Instant,
}
fn takes(file: &mut File, time: time::SystemTime) -> std::io::Stdin {
    if let Some(metadata) = file.metadata() {
        let again: File = file.try_clone()?;
    }
}
