//! Clocks, by every spelling.

use std::time::*;

pub fn passed() -> String {
    let start = Instant::now();
    let now = ::std::time::SystemTime::now();
    std::thread::sleep(Duration::from_micros(50));
    format!("{:?} {:?}", now.duration_since(UNIX_EPOCH).unwrap(), start.elapsed())
}
