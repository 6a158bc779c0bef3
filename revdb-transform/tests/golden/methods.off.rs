//! Methods of paths.
fn find(path: &Path, host: &Host) -> io::Result<bool> {
    assert!(path.exists(), "{}", path.display());
    let entries = path.parent().unwrap().read_dir()?;
    path.is_dir() && host.exists("x") || host.cache.exists()
}
