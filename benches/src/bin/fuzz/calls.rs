//! Calls of what the interpreter has, with arguments that nobody would think of.

use crate::random::Random;

/// A program that makes some; which ones, a number in it says.
pub fn program(random: &mut Random) -> Vec<u8> {
    include_str!("calls.py").replacen("SEED", &random.below(1 << 30).to_string(), 1).into_bytes()
}
