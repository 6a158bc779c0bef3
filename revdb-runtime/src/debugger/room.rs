//! What gives way when the memory is short: heaps are packed, then checkpoints are dropped.

use std::time::{Duration, Instant};

use super::link::{Notice, Observer};
use super::timeline::{Checkpoint, Packing, RUNG, SHORT, Timeline};

/// A checkpoint that takes less memory, in bytes, is not packed.
const WORTH_PACKING: u64 = 8 << 20;

impl Timeline {
    /// Packs checkpoints, then drops some, until there is room for `more` bytes.
    pub(super) fn make_room(&mut self, more: u64, observer: &mut dyn Observer) {
        if self.pack_for(more, observer) || observer.interrupted() {
            return;
        }
        while !self.memory.has_room(more) {
            if !self.drop_one() {
                let budget = self.memory.budget();
                let first = self.checkpoints.values().next().map_or(0, |checkpoint| checkpoint.process.share());
                let needed = first + 2 * self.memory.peak();
                if needed > budget && !std::mem::replace(&mut self.told, true) {
                    observer.notice(Notice::MemoryTooSmall { needed, budget });
                }
                return;
            }
        }
    }

    /// Packs checkpoints of the spread, those first that take most, until there is room for `more` bytes. False when that is not enough.
    pub(super) fn pack_for(&mut self, more: u64, observer: &mut dyn Observer) -> bool {
        let all = self.policy.pack;
        while all || !self.memory.has_room(more) {
            let open = |checkpoint: &&mut Checkpoint| !checkpoint.rung && checkpoint.packing == Packing::Unpacked;
            let shares = self.checkpoints.values_mut().filter(open).map(|open| (open.process.share(), open));
            let Some((share, checkpoint)) = shares.max_by_key(|&(share, _)| share) else { break };
            if share < WORTH_PACKING && !all {
                return false;
            }
            let at = checkpoint.process.stop.time.0;
            if !self.pack(at, observer) {
                return false;
            }
            self.memory.measure();
        }
        self.memory.has_room(more)
    }

    /// Packs the checkpoint at `at`. False when that was interrupted.
    pub(super) fn pack(&mut self, at: u64, observer: &mut dyn Observer) -> bool {
        let Some(checkpoint) = self.checkpoints.get_mut(&at) else { return true };
        let began = Instant::now();
        match checkpoint.process.pack(observer) {
            Ok(true) => {
                checkpoint.packing = Packing::Packed;
                let share = checkpoint.process.share();
                self.packed.share = self.packed.share.max(Some(share));
                if self.packed.forks == 0 {
                    // Until it was measured.
                    self.packed.unpacking = began.elapsed();
                }
                true
            }
            Ok(false) => {
                checkpoint.packing = Packing::Never;
                true
            }
            // Interrupted, it still packs, and a fork of it waits.
            Err(_) => {
                checkpoint.packing = Packing::Packed;
                false
            }
        }
    }

    /// Whether a checkpoint of the spread had better be packed while the process that it was forked from waits: where checkpoints fit the memory
    /// only when they are packed. Then that process copies nothing, and its huge pages stay whole.
    pub(super) fn packs_at_once(&self) -> bool {
        let each = self.growth((self.end().0 - self.start().0) / self.most().max(1));
        let worth = each >= WORTH_PACKING && each > self.packed_size();
        self.policy.pack || worth && self.room_for_spread() / each < self.most()
    }

    /// What a packed checkpoint takes at most, in bytes, as far as is known.
    pub(super) fn packed_size(&self) -> u64 {
        self.packed.share.unwrap_or(self.memory.peak() / 3)
    }

    /// Packs what it takes for the next far move to have room, while nobody waits.
    pub(super) fn clear_the_way(&mut self, observer: &mut dyn Observer) {
        // Where that is not enough, the move itself decides what goes.
        let _ = self.pack_for(self.memory.peak() + self.cheap_rungs(), observer);
    }

    /// What the rungs take that a far move leaves behind, in bytes, by estimate.
    pub(super) fn cheap_rungs(&self) -> u64 {
        self.growth(self.pace.reach(SHORT)).saturating_mul(RUNG).min(self.dear())
    }

    /// How far apart checkpoints of the spread must be so that all fit the memory, packed where that takes less, beside the
    /// position, its cheap rungs, and the process that is on its way to the next one.
    pub(super) fn fitting(&self) -> Duration {
        let most = self.most().max(1);
        let each = self.growth((self.end().0 - self.start().0) / most).min(self.packed_size()).max(1);
        let fit = (self.room_for_spread() / each).max(1);
        if fit >= most { Duration::ZERO } else { self.whole() / u32::try_from(fit).unwrap_or(u32::MAX) }
    }

    fn room_for_spread(&self) -> u64 {
        self.memory.budget().saturating_sub(2 * self.memory.peak() + self.cheap_rungs())
    }

    /// Drops the checkpoint that is worth least: the farthest rung when it is dear, or when rungs take more memory than the spread; else the one of the
    /// spread that leaves the smallest gap. False when only the first is left.
    fn drop_one(&mut self) -> bool {
        let first = self.start().0;
        let (mut rungs, mut spread) = (0, 0);
        for (&at, checkpoint) in &self.checkpoints {
            if checkpoint.rung {
                rungs += checkpoint.process.share();
            } else if at != first {
                spread += checkpoint.process.share();
            }
        }
        let rung = self.checkpoints.iter().find(|(_, checkpoint)| checkpoint.rung).map(|(&at, _)| at);
        match rung {
            Some(rung) if rungs >= spread || self.checkpoints[&rung].process.share() > self.dear() => {
                self.checkpoints.remove(&rung).is_some()
            }
            _ => self.thin(),
        }
    }

    /// Drops the checkpoint of the spread that leaves the smallest gap, and takes no more as near to each other.
    pub(super) fn thin(&mut self) -> bool {
        let Some((gap, at)) = self.least() else {
            return false;
        };
        self.spacing = self.spacing.max(gap * 3 / 4);
        self.checkpoints.remove(&at).is_some()
    }

    /// The checkpoint of the spread that would leave the smallest gap, and that.
    pub(super) fn least(&self) -> Option<(Duration, u64)> {
        let spread = self.checkpoints.iter().filter(|(_, checkpoint)| !checkpoint.rung);
        let mut times: Vec<u64> = spread.map(|(&at, _)| at).collect();
        times.push(self.explored.0.max(times.last().copied().unwrap_or(0)));
        let gap = |three: &[u64]| self.clock(three[2]).saturating_sub(self.clock(three[0]));
        times.windows(3).map(|three| (gap(three), three[1])).min()
    }
}
