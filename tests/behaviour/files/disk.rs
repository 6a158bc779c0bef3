//! Files; inner documentation and attributes stay where they are.
#![allow(dead_code)]

pub mod inner;

use std::{
    fs::File,
    io::{self, prelude::*},
};

fn unused() {}

pub fn first_line(path: &str) -> io::Result<String> {
    let mut line = String::new();
    io::BufReader::new(File::open(path)?).read_line(&mut line)?;
    Ok(line)
}
