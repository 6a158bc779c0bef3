//! Numbers for the places in the host's source that make recorded calls.
//!
//! A place gets the next number when it first makes a call. The same executable fed with the same events meets its places
//! in the same order, so equal numbers mean equal places, and an event needs a byte or two to say where it came from. The
//! definitions in the trace are compared in full when a place is met for the first time.

use std::panic::Location;

/// A place that makes recorded calls: what it calls, and where in the host's source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    pub(crate) op: &'static str,
    pub(crate) location: &'static Location<'static>,
}

#[derive(Debug)]
pub(crate) struct Sites {
    known: Vec<Site>,
    /// Open addressing over indices into `known`, plus one; zero is free. Keyed by addresses: only ever looked up, never
    /// walked, so that nothing depends on their order.
    slots: Vec<u32>,
}

impl Sites {
    pub(crate) const fn new() -> Self {
        Self { known: Vec::new(), slots: Vec::new() }
    }

    /// The number of the place, and whether it is new.
    #[inline]
    pub(crate) fn number(&mut self, op: &'static str, location: &'static Location<'static>) -> (u32, bool) {
        if self.slots.len() < self.known.len() * 2 + 2 {
            self.grow();
        }
        let site = Site { op, location };
        let slot = self.slot(&site);
        match self.slots[slot] {
            0 => {
                self.known.push(site);
                self.slots[slot] = self.known.len() as u32;
                (self.known.len() as u32 - 1, true)
            }
            number => (number - 1, false),
        }
    }

    /// The place with this number.
    pub(crate) fn get(&self, number: u32) -> Option<&Site> {
        self.known.get(number as usize)
    }

    #[inline]
    fn slot(&self, site: &Site) -> usize {
        let mask = self.slots.len() - 1;
        let op = site.op.as_ptr().addr();
        let location = std::ptr::from_ref(site.location).addr();
        let mut slot = (op ^ location.rotate_left(20)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40 & mask;
        loop {
            let number = self.slots[slot];
            let free = number == 0;
            if free || {
                let known = &self.known[number as usize - 1];
                known.op.as_ptr().addr() == op && std::ptr::from_ref(known.location).addr() == location
            } {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(128)];
        for number in 0..self.known.len() {
            let slot = self.slot(&self.known[number]);
            self.slots[slot] = number as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_keeps_its_number() {
        let mut sites = Sites::new();
        let here = Location::caller();
        let names: Vec<&'static str> = (0..500).map(|n| &*String::leak(format!("op{n}"))).collect();
        for (number, name) in names.iter().enumerate() {
            assert_eq!(sites.number(name, here), (number as u32, true));
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(sites.number(name, here), (number as u32, false));
            assert_eq!(sites.get(number as u32).expect("known").op, *name);
        }
    }
}
