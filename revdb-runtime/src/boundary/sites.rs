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
    /// Open addressing. Keyed by addresses: only ever looked up, never walked, so that nothing depends on their order.
    slots: Vec<Slot>,
}

/// A place by its addresses, beside its number: a lookup is on the path of every recorded call, and this is all it reads.
#[derive(Clone, Copy, Debug)]
struct Slot {
    op: usize,
    location: usize,
    /// The place's number plus one; zero is free.
    number: u32,
}

impl Slot {
    const FREE: Self = Self { op: 0, location: 0, number: 0 };

    fn new(site: &Site, number: u32) -> Self {
        Self { op: site.op.as_ptr().addr(), location: std::ptr::from_ref(site.location).addr(), number }
    }
}

impl Sites {
    pub(crate) const fn new() -> Self {
        Self { known: Vec::new(), slots: Vec::new() }
    }

    /// The number of the place, and whether it is new.
    #[inline]
    pub(crate) fn number(&mut self, op: &'static str, location: &'static Location<'static>) -> (u32, bool) {
        let site = Site { op, location };
        let wanted = Slot::new(&site, 0);
        match self.slots.get(self.place(&wanted)) {
            Some(slot) if slot.number != 0 => (slot.number - 1, false),
            _ => (self.add(site), true),
        }
    }

    /// The place with this number.
    pub(crate) fn get(&self, number: u32) -> Option<&Site> {
        self.known.get(number as usize)
    }

    /// The index of the slot that holds a place, or of the free one where it belongs.
    #[inline]
    fn place(&self, wanted: &Slot) -> usize {
        // Without slots this is no index, as it should be.
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (wanted.op ^ wanted.location.rotate_left(20)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40 & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.number == 0 || slot.location == wanted.location && slot.op == wanted.op {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    /// Gives a new place its number.
    #[cold]
    fn add(&mut self, site: Site) -> u32 {
        self.known.push(site);
        if self.slots.len() < self.known.len() * 2 {
            self.slots = vec![Slot::FREE; (self.slots.len() * 2).max(128)];
            for number in 0..self.known.len() - 1 {
                self.enter(number);
            }
        }
        self.enter(self.known.len() - 1);
        self.known.len() as u32 - 1
    }

    fn enter(&mut self, number: usize) {
        let slot = Slot::new(&self.known[number], number as u32 + 1);
        let place = self.place(&slot);
        self.slots[place] = slot;
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
