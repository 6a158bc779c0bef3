//! Methods that may be on paths: on paths they are the facade's, on everything else they are what they were.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use revdb::std::fs::Metadata;

struct Table(&'static str);

impl Table {
    fn exists(&self) -> &'static str {
        self.0
    }

    fn metadata(&self) -> &Self {
        self
    }
}

trait Exists {
    fn exists(&self) -> u8;
}

impl Exists for u8 {
    fn exists(&self) -> u8 {
        *self
    }
}

#[revdb::instrument]
fn generic<T: Exists>(value: &T) -> u8 {
    value.exists()
}

#[revdb::instrument]
fn of_a_path(path: &Path) -> std::io::Result<(Metadata, PathBuf, usize)> {
    assert!(path.exists() && !path.is_file(), "{}", path.display());
    Ok((path.metadata()?, path.to_path_buf().canonicalize()?, path.read_dir()?.count()))
}

#[revdb::instrument]
fn of_others() -> (&'static str, bool) {
    let table = Table("a table");
    (table.metadata().exists(), std::fs::metadata("/").unwrap().is_dir())
}

#[revdb::instrument]
fn of_shared(path: &Arc<PathBuf>) -> bool {
    path.exists() || Path::new("/no/such").is_symlink()
}

#[test]
fn methods_of_paths_are_recorded_ones() {
    let (metadata, root, entries) = of_a_path(Path::new("/")).unwrap();
    assert!(metadata.is_dir() && root == Path::new("/") && entries > 0);
    assert!(of_shared(&Arc::new(PathBuf::from("/"))));
}

#[test]
fn methods_of_other_types_are_their_own() {
    assert_eq!(of_others(), ("a table", true));
    assert_eq!(generic(&3_u8), 3);
}
