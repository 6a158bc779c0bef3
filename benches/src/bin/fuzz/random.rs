//! Numbers that a seed determines.

/// A generator of numbers (PCG).
pub struct Random(u64);

impl Random {
    /// The generator of an execution: neighbouring numbers give unrelated ones.
    pub fn of(number: u64) -> Self {
        Self(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let shifted = ((self.0 >> 18) ^ self.0) >> 27;
        shifted.rotate_right((self.0 >> 59) as u32)
    }

    /// Less than `limit`, or 0.
    pub fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.next() % limit as u64) as usize }
    }

    /// One of `all`, of which there is at least one.
    pub fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// One of `all`, or nothing of nothing.
    pub fn text<'a>(&mut self, all: &'a [String]) -> &'a str {
        all.get(self.below(all.len())).map_or("", String::as_str)
    }
}
