//! The arrows between crates and modules point the right way (ARCHITECTURE.md gives them).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository").to_owned()
}

/// All Rust files below `directory`, with their text.
fn sources(directory: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut directories = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(&directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display())) {
            let path = entry.expect("a readable directory").path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("a readable file");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources in {}", directory.display());
    found
}

/// A file without its comments and without its unit tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    text[..end].lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The workspace's crates that `package` depends on, from the given section of its manifest.
fn dependencies(package: &str, section: &str, members: &[&str]) -> BTreeSet<String> {
    let manifest = std::fs::read_to_string(root().join(package).join("Cargo.toml")).expect("a member has a manifest");
    let mut current = "";
    let mut found = BTreeSet::new();
    for line in manifest.lines() {
        if let Some(title) = line.strip_prefix('[') {
            current = title.trim_end_matches(']');
        } else if current == section {
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            if members.contains(&name) {
                found.insert(name.to_owned());
            }
        }
    }
    found
}

#[test]
fn crates_depend_only_downwards() {
    let allowed = BTreeMap::from([
        ("revdb-transform", vec![]),
        ("revdb-runtime", vec![]),
        ("revdb-std", vec!["revdb-runtime"]),
        ("cargo-revdb", vec!["revdb-transform"]),
        ("revdb-macros", vec!["revdb-transform"]),
        ("revdb", vec!["revdb-macros", "revdb-runtime"]),
        ("example-interp", vec!["revdb"]),
    ]);
    let members: Vec<_> = allowed.keys().copied().collect();
    for (package, allowed) in &allowed {
        let found = dependencies(package, "dependencies", &members);
        let wrong: Vec<_> = found.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "{package} must not depend on {wrong:?}");
    }
}

/// The modules at the top of `revdb-runtime` that a file names through `crate::`.
fn named_modules(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in code(text) {
        for part in line.split("crate::").skip(1) {
            // `use crate::{a::X, b};` names several.
            let names = part.strip_prefix('{').map_or(vec![part], |list| split_list(list));
            for name in names {
                let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
                found.insert(name[..end].to_owned());
            }
        }
    }
    found
}

fn split_list(list: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = list.split(move |c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(str::trim).collect()
}

#[test]
fn modules_of_the_runtime_depend_only_downwards() {
    let forbidden = BTreeMap::from([
        ("trace", vec!["shim", "boundary", "replay", "debugger", "frontend", "entry"]),
        ("shim", vec!["debugger", "frontend"]),
        ("boundary", vec!["debugger", "frontend"]),
        ("replay", vec!["shim", "debugger", "frontend"]),
        ("debugger", vec!["shim", "boundary", "frontend"]),
        ("frontend", vec!["shim", "boundary"]),
    ]);
    let source = root().join("revdb-runtime/src");
    let mut wrong = Vec::new();
    for (path, text) in sources(&source) {
        let inside = path.strip_prefix(&source).expect("it was found there");
        let module = inside.components().next().expect("a file has a name").as_os_str().to_string_lossy().into_owned();
        let Some(forbidden) = forbidden.get(module.trim_end_matches(".rs")) else { continue };
        for name in named_modules(&text) {
            if forbidden.contains(&name.as_str()) {
                wrong.push(format!("{} uses {name}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_debuggers_core_prints_nothing() {
    let source = root().join("revdb-runtime/src");
    for layer in ["trace", "replay", "debugger"] {
        for (path, text) in sources(&source.join(layer)) {
            for line in code(&text) {
                assert!(
                    !["println!", "print!(", "dbg!("].iter().any(|printing| line.contains(printing)),
                    "{} prints: {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn one_module_names_bincode() {
    let naming: Vec<_> = sources(&root().join("revdb-runtime/src"))
        .into_iter()
        .filter(|(_, text)| code(text).any(|line| line.contains("bincode::")))
        .map(|(path, _)| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    assert_eq!(naming, ["codec.rs"]);
}

#[test]
fn the_interpreter_names_only_the_facade() {
    for (path, text) in sources(&root().join("example-interp/src")) {
        for line in code(&text) {
            assert!(!line.contains("revdb_runtime") && !line.contains("__private"), "{}: {line}", path.display());
        }
    }
}
