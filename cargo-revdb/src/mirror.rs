//! A crate's sources with attributes written into them: a directory of links to the originals, with copies of the few files
//! that change.
//!
//! The copy of a file is where the original would be below the mirror's root, so relative paths in the sources
//! (`mod`, `include_str!`) mean what they mean in the original.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use revdb_transform::locate::{FileModule, Wanted, locate};

use crate::Error;

/// A program's own allocator is left out. The recorder allocates too, and differently on replay; allocators that keep time or
/// draw random numbers would then do so at other moments.
const ALLOCATOR: &str = "#[global_allocator]";
/// Just as long.
const NO_ALLOCATOR: &str = "#[allow(dead_code)]";

/// Makes the mirror of a crate at `root`: `source` is the file that the crate begins with, `package` the directory of its
/// package. Returns the file to compile, or `None` if nothing changes, and the wanted items that were not found.
pub(crate) fn make(
    root: &Path,
    package: &Path,
    source: &Path,
    wanted: &[Wanted],
) -> Result<(Option<PathBuf>, Vec<Wanted>), Error> {
    let mut found = BTreeSet::new();
    let mut edited = Vec::new();
    let mut files = vec![(source.to_owned(), Vec::new(), true)];
    while let Some((file, module, owns_directory)) = files.pop() {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        if wanted.is_empty() && !text.contains(ALLOCATOR) {
            continue;
        }
        // What does not parse is the compiler's to tell.
        let Ok(located) = locate(&text, &module, wanted) else { continue };
        for module in located.modules {
            if let Some(next) = file_of(&file, owns_directory, &module) {
                let owns = next.file_name() == Some(OsStr::new("mod.rs")) || module.file.is_some();
                files.push((next, module.path, owns));
            }
        }
        found.extend(located.found);
        let attributed = located.text.is_some();
        let text = located.text.unwrap_or(text);
        if text.contains(ALLOCATOR) {
            edited.push((file, text.replace(ALLOCATOR, NO_ALLOCATOR)));
        } else if attributed {
            edited.push((file, text));
        }
    }
    let missing = wanted.iter().enumerate().filter(|(number, _)| !found.contains(number));
    let missing = missing.map(|(_, wanted)| wanted.clone()).collect();
    if edited.is_empty() {
        return Ok((None, missing));
    }
    match fs::remove_dir_all(root) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::file("remove", root)(error)),
        _ => {}
    }
    let top = package.parent().unwrap_or(package);
    link_beside(root, top, source)?;
    for (file, text) in edited {
        link_beside(root, top, &file)?;
        let copy = below(root, &file);
        fs::remove_file(&copy).and_then(|()| fs::write(&copy, text)).map_err(Error::file("write", copy))?;
    }
    Ok((Some(below(root, source)), missing))
}

/// Where a path is in the mirror.
pub(crate) fn below(root: &Path, path: &Path) -> PathBuf {
    root.join(path.strip_prefix("/").unwrap_or(path))
}

/// Makes the directories from `top` to the one of `file` real ones in the mirror, with links for all that is in them.
fn link_beside(root: &Path, top: &Path, file: &Path) -> Result<(), Error> {
    let ancestors: Vec<&Path> = file.ancestors().skip(1).take_while(|directory| directory.starts_with(top)).collect();
    for directory in ancestors.into_iter().rev() {
        let mirrored = below(root, directory);
        if mirrored.is_symlink() {
            fs::remove_file(&mirrored).map_err(Error::file("remove", &mirrored))?;
        } else if mirrored.exists() {
            continue;
        }
        fs::create_dir_all(&mirrored).map_err(Error::file("make", &mirrored))?;
        for entry in fs::read_dir(directory).map_err(Error::file("list", directory))?.flatten() {
            let link = mirrored.join(entry.file_name());
            std::os::unix::fs::symlink(entry.path(), &link).map_err(Error::file("make the link", &link))?;
        }
    }
    Ok(())
}

/// The file of a module that `declaring` declares.
fn file_of(declaring: &Path, owns_directory: bool, module: &FileModule) -> Option<PathBuf> {
    let directory = declaring.parent()?;
    let (name, outer) = module.path.split_last()?;
    let inline = outer[outer.len() - module.inline..].iter();
    if let Some(file) = &module.file
        && module.inline == 0
    {
        return Some(directory.join(file));
    }
    // A file that is not `mod.rs` or the crate's own keeps its modules in a directory of its name.
    let mut directory = if owns_directory { directory.to_owned() } else { declaring.with_extension("") };
    directory.extend(inline);
    if let Some(file) = &module.file {
        return Some(directory.join(file));
    }
    let flat = directory.join(format!("{name}.rs"));
    Some(if flat.exists() { flat } else { directory.join(name).join("mod.rs") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use revdb_transform::locate::Kind;

    #[test]
    fn only_the_files_that_change_are_copied() {
        let scratch = std::env::temp_dir().join(format!("revdb-mirror-{}", std::process::id()));
        let package = scratch.join("package");
        fs::create_dir_all(package.join("src/a")).unwrap();
        for (file, text) in [
            ("src/lib.rs", "mod a;\nmod z;\n"),
            ("src/a.rs", "mod b;\n"),
            ("src/a/b.rs", "pub fn f() {}\n"),
            ("src/z.rs", ""),
        ] {
            fs::write(package.join(file), text).unwrap();
        }
        let root = scratch.join("mirror");
        let path = |path: &str| path.split("::").map(str::to_owned).collect();
        let wanted = [("a::b::f", Kind::Record), ("a::g", Kind::Record)];
        let wanted = wanted.map(|(name, kind)| Wanted { path: path(name), kind });
        let (source, missing) = make(&root, &package, &package.join("src/lib.rs"), &wanted).unwrap();
        assert_eq!(source, Some(below(&root, &package.join("src/lib.rs"))));
        assert_eq!(missing, wanted[1..]);
        let copy = below(&root, &package.join("src/a/b.rs"));
        assert_eq!(fs::read_to_string(&copy).unwrap(), "#[::revdb::record] pub fn f() {}\n");
        assert!(!copy.is_symlink() && below(&root, &package.join("src/a.rs")).is_symlink());
        let source = package.join("src/z.rs");
        assert_eq!(make(&root, &package, &source, &[]).unwrap(), (None, Vec::new()));
        fs::write(&source, "#[global_allocator]\nstatic A: B = B;\n").unwrap();
        let (copy, _) = make(&root, &package, &source, &[]).unwrap();
        assert_eq!(fs::read_to_string(copy.unwrap()).unwrap(), "#[allow(dead_code)]\nstatic A: B = B;\n");
        fs::remove_dir_all(scratch).unwrap();
    }
}
