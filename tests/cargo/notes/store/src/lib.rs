//! Reads and writes a file of notes.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::time::SystemTime;

pub fn load(path: &Path) -> io::Result<Vec<String>> {
    // A method of `Path` itself, and a type of std in a signature.
    if !path.exists() {
        return Ok(Vec::new());
    }
    BufReader::new(File::open(path)?).lines().collect()
}

pub fn add(path: &Path, note: &str) -> io::Result<SystemTime> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    writeln!(file, "{}", note)?;
    file.metadata()?.modified()
}

pub fn built_with() -> &'static str {
    env!("STORE_BUILT_WITH")
}

/// Whose `std` the build script, a procedural macro and the program were compiled with.
pub fn stds() -> [&'static str; 3] {
    [env!("STORE_STD"), marks::std_of_the_macro!(), std::any::type_name::<std::env::Args>()]
}
