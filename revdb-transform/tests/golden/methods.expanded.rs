//! Methods of paths.
fn find(path: &Path, host: &Host) -> io::Result<bool> {
    assert!(::revdb::__private::on_path!(exists, path), "{}", path.display());
    let entries = ::revdb::__private::on_path!(read_dir, path.parent().unwrap())?;
    ::revdb::__private::on_path!(is_dir, path) && host.exists("x")
        || ::revdb::__private::on_path!(exists, host.cache)
}
