//! Paths in types, expressions, macro input, and as function values.
impl<R: ::std::io::Read> Source for Reader<R> {
    type Error = std::io::Error;
    fn open(
        &self,
        path: &std::path::Path,
    ) -> ::std::io::Result<Box<dyn std::io::Read + 'static>> {
        println!("opening {path:?}");
        eprint!("{}", std::env::var("HOME").unwrap_or_default());
        let file = <std::fs::File>::open(path)?;
        let seen = ["a", "b"].map(std::fs::metadata);
        let start: &'static ::std::time::Instant = return_it(
            ..std::time::Instant::now(),
        );
        log::info!(
            "at {:?}, {}", std::time::SystemTime::now(), stringify!(std::fs::read)
        );
        thread_local! {
            static LAST : std::cell::RefCell < Option < std::fs::File >> = const {
            std::cell::RefCell::new(None) };
        }
        assert!(matches!(std::fs::read(path), Ok(_)), "{}", dbg!(1));
        std::println!();
        Ok(Box::new(file))
    }
}
static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(
    std::time::Instant::now,
);
struct Streams {
    out: std::io::Stdout,
    map: std::collections::HashMap<String, std::rc::Rc<std::fs::File>>,
}
type Now = fn() -> std::time::Instant;
trait Clock {
    fn now(&self) -> std::time::Instant {
        std::time::Instant::now()
    }
    #[revdb::instrument(skip)]
    fn untouched(&self) -> std::time::Instant {
        std::time::Instant::now()
    }
}
mod macros {
    macro_rules! read {
        (std::fs, $path:expr) => {
            std::fs::read($path)
        };
        ($path:expr) => {
            { println!("{}", $crate::std::fs::fake($path)); }
        };
    }
    mod inner {
        use std::fs;
    }
}
thread_local! {
    static LAST : std::time::Instant = std::time::Instant::now();
}
