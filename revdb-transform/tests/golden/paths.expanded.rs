//! Paths in types, expressions, macro input, and as function values.
impl<R: ::revdb::std::io::Read> Source for Reader<R> {
    type Error = ::revdb::std::io::Error;
    fn open(
        &self,
        path: &::revdb::std::path::Path,
    ) -> ::revdb::std::io::Result<Box<dyn ::revdb::std::io::Read + 'static>> {
        ::revdb::std::println!("opening {path:?}");
        ::revdb::std::eprint!("{}", ::revdb::std::env::var("HOME").unwrap_or_default());
        let file = <::revdb::std::fs::File>::open(path)?;
        let seen = ["a", "b"].map(::revdb::std::fs::metadata);
        let start: &'static ::revdb::std::time::Instant = return_it(
            ..::revdb::std::time::Instant::now(),
        );
        log::info!(
            "at {:?}, {}", ::revdb::std::time::SystemTime::now(),
            stringify!(std::fs::read)
        );
        thread_local! {
            static LAST : std::cell::RefCell < Option < ::revdb::std::fs::File >> = const
            { std::cell::RefCell::new(None) };
        }
        assert!(
            matches!(::revdb::std::fs::read(path), Ok(_)), "{}", ::revdb::std::dbg!(1)
        );
        ::revdb::std::println!();
        Ok(Box::new(file))
    }
}
static START: std::sync::LazyLock<::revdb::std::time::Instant> = std::sync::LazyLock::new(
    ::revdb::std::time::Instant::now,
);
struct Streams {
    out: ::revdb::std::io::Stdout,
    map: ::revdb::std::collections::HashMap<String, std::rc::Rc<::revdb::std::fs::File>>,
}
type Now = fn() -> ::revdb::std::time::Instant;
trait Clock {
    fn now(&self) -> my::facade::std::time::Instant {
        my::facade::std::time::Instant::now()
    }
    #[revdb::instrument(skip)]
    fn untouched(&self) -> std::time::Instant {
        std::time::Instant::now()
    }
}
mod macros {
    macro_rules! read {
        (std::fs, $path:expr) => {
            ::revdb::std::fs::read($path)
        };
        ($path:expr) => {
            { ::revdb::std::println!("{}", $crate::std::fs::fake($path)); }
        };
    }
    mod inner {
        use std::fs;
    }
}
thread_local! {
    static LAST : ::revdb::std::time::Instant = ::revdb::std::time::Instant::now();
}
