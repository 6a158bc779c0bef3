//! A module in a file: the mistake is shown here.

pub fn size() -> u64 {
    std::fs::metadata("program").len()
}
