use std::fs::File;
use std::time::Instant;
use std::{env as environment, io};

mod own {
    pub mod fs {
        pub fn read(_: &str) {}
    }
}
use own::fs;

#[revdb::instrument]
use std::process;

#[revdb::instrument]
fn host() {
    File::open("program").unwrap();
    io::stdin().lines();
    fs::read("program");
    process::id();
    let _ = environment::args();
}

#[revdb::instrument]
struct Held {
    file: File,
}

#[revdb::instrument]
impl Held {
    fn length(&self, since: Instant) -> (u64, u64) {
        (self.file.metadata().unwrap().len(), since.elapsed().as_secs())
    }
}

#[revdb::instrument]
mod clock {
    use super::*;

    pub fn elapsed() -> u128 {
        Instant::now().elapsed().as_micros()
    }
}

fn main() {
    host();
    clock::elapsed();
    let held = Held { file: File::open("program").unwrap() };
    held.length(Instant::now());
}
