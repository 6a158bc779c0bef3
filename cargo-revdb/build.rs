//! Puts the sources of the runtime into the program: it builds the runtime where it is used, with the compiler that is
//! used there, wherever the program itself was installed from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The members of the workspace that a recordable program may be linked with.
const CRATES: &[&str] = &["revdb", "revdb-macros", "revdb-transform", "revdb-runtime", "revdb-std"];

fn main() {
    let root = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("..");
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for krate in CRATES {
        files.push(Path::new(krate).join("Cargo.toml"));
        collect(&root, &Path::new(krate).join("src"), &mut files);
        println!("cargo::rerun-if-changed={}", root.join(krate).join("src").display());
    }
    files.sort();
    let mut list = String::from("pub(crate) const FILES: &[(&str, &[u8])] = &[\n");
    for file in &files {
        let path = root.join(file).canonicalize().expect("it was just listed");
        println!("cargo::rerun-if-changed={}", path.display());
        writeln!(list, "    ({:?}, include_bytes!({:?})),", file.to_str().expect("our names are text"), path)
            .expect("strings take everything");
    }
    list.push_str("];\n");
    let manifest = root.join("Cargo.toml");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let manifest = fs::read_to_string(manifest).expect("the workspace has a manifest");
    writeln!(list, "pub(crate) const MANIFEST: &str = {:?};", workspace(&manifest)).expect("strings take everything");
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join("sources.rs");
    fs::write(out, list).expect("OUT_DIR can be written");
}

/// The Rust files below `directory`.
fn collect(root: &Path, directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root.join(directory)).expect("the sources lie beside this crate") {
        let entry = entry.expect("the sources can be listed");
        let path = directory.join(entry.file_name());
        if entry.file_type().expect("the sources can be listed").is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The workspace's manifest with these members only, and without its profiles: a debug build of a program is linked with
/// the same optimised runtime as a release build.
fn workspace(manifest: &str) -> String {
    let members = format!("members = {CRATES:?}");
    let mut kept = String::new();
    let mut profile = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            profile = line.starts_with("[profile");
        }
        if !profile {
            kept.push_str(if line.starts_with("members") { &members } else { line });
            kept.push('\n');
        }
    }
    kept.push_str("[profile.release]\ndebug = \"line-tables-only\"\nincremental = false\n");
    kept
}
