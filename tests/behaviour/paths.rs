//! `#[revdb::instrument]`: every spelling of a path still compiles and means the same.

use std::io::Cursor;

#[revdb::instrument]
mod everything {
    use ::std::io::prelude::*;
    use std::collections::HashMap as Map;
    use std::fs::{self, File};
    use std::io::{self as inout, BufRead, BufReader};
    use std::{env, rc::Rc, time::Instant};

    pub trait Source {
        fn lines_of(&mut self) -> inout::Result<Vec<String>>;
    }

    impl Source for File {
        fn lines_of(&mut self) -> inout::Result<Vec<String>> {
            BufReader::new(self).lines().collect()
        }
    }

    pub fn read_all(mut source: impl Read) -> inout::Result<String> {
        let mut text = String::new();
        source.read_to_string(&mut text)?;
        Ok(text)
    }

    pub fn as_values(names: &[&str]) -> Vec<Option<String>> {
        names.iter().map(env::var).map(Result::ok).collect()
    }

    pub fn in_macros() -> String {
        macro_rules! home {
            ($name:expr) => {
                std::env::var_os($name).is_some()
            };
        }
        format!(
            "{} {}",
            home!("PATH"),
            matches!(std::fs::metadata("/no/such"), Err(error) if error.raw_os_error() == Some(2))
        )
    }

    pub fn function_local() -> bool {
        use std::fs::metadata;
        metadata("/").is_ok_and(|found| found.is_dir()) && fs::exists("/").unwrap()
    }

    pub static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(std::time::Instant::now);

    pub fn shared() -> Map<String, Rc<Instant>> {
        Map::from([("start".to_owned(), Rc::new(*START))])
    }

    #[revdb::instrument(skip)]
    pub fn untouched() -> std::fs::FileType {
        std::fs::metadata("/").unwrap().file_type()
    }
}

#[revdb::instrument]
use std::fs::read_to_string as load;

struct Host(&'static str);

impl Host {
    #[revdb::instrument]
    fn open(&self, path: &str) -> std::io::Result<std::fs::File> {
        std::fs::File::open(format!("{}{path}", self.0))
    }
}

#[revdb::instrument]
fn boxed(path: &str) -> std::io::Result<Box<dyn std::io::Read>> {
    Ok(Box::new(std::fs::File::open(path)?))
}

#[test]
fn instrumented_items_work_as_before() {
    use everything::Source;

    let path = file!().rsplit('/').next().unwrap();
    let path = format!("{}/behaviour/{path}", env!("CARGO_MANIFEST_DIR"));
    let text = load(&path).unwrap();
    assert_eq!(Host("").open(&path).unwrap().lines_of().unwrap(), text.lines().collect::<Vec<_>>());
    assert_eq!(everything::read_all(boxed(&path).unwrap()).unwrap(), text);
    assert_eq!(everything::read_all(Cursor::new("text")).unwrap(), "text");
    assert_eq!(everything::as_values(&["no such variable"]), [None]);
    assert_eq!(everything::in_macros(), "true true");
    assert!(everything::function_local());
    assert!(everything::shared()["start"].elapsed() <= everything::START.elapsed());
    assert!(everything::untouched().is_dir());
}
