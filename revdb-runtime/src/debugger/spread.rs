//! The spread, completed while nobody waits: opening takes only as many checkpoints as cost little.

use std::time::Duration;

use super::Error;
use super::link::{Observer, Process, Ran, unexpected, wait_for};
use super::search::{WAIT, workers};
use super::timeline::{SHORT, Timeline};
use crate::clock::Time;
use crate::replay::protocol::{Request, Run};

/// A process on its way to where a checkpoint is missing.
struct Job {
    process: Process,
    to: Time,
    /// The checkpoint that goes when this one is there.
    instead_of: Option<u64>,
}

/// Where a checkpoint is missing.
struct Gap {
    from: u64,
    to: u64,
    instead_of: Option<u64>,
}

/// A gap that is so many hundredths wider than two others together had better be divided than those.
const UNEVEN: u32 = 130;

impl Timeline {
    /// Adds a checkpoint to each of the widest gaps of the spread, one for each processor. False when the gaps are as narrow and even as they
    /// should be, or the memory allows, or no wider than `enough`.
    pub(super) fn fill(&mut self, enough: Duration, observer: &mut dyn Observer) -> Result<bool, Error> {
        // Memory was short once, and is not now: there is room for two more and the next far move.
        let more = self.memory.peak() + self.cheap_rungs() + 2 * self.packed_size();
        if !self.spacing.is_zero() && self.memory.has_room(more) {
            self.spacing = Duration::ZERO;
        }
        let mut jobs = Vec::new();
        let mut gaps = self.missing(enough);
        if gaps.is_empty() {
            gaps.extend(self.uneven(enough));
        }
        for Gap { from, to, instead_of } in gaps {
            // For the jobs that have just begun, for this one, and for what will be left of it.
            let more = (jobs.len() as u64 + 1) * self.memory.peak() + self.packed_size();
            if jobs.len() == workers() || !self.pack_for(more, observer) {
                break;
            }
            let mut process = self.fork_at_or_before(Time(from))?;
            self.run_to(&mut process, Time(from), Time(from), observer)?;
            process.send(&Request::Run(Run { until: Time(to), ..Run::default() }))?;
            jobs.push(Job { process, to: Time(to), instead_of });
        }
        let mut any = false;
        while !jobs.is_empty() {
            if observer.interrupted() {
                return Err(Error::Interrupted);
            }
            let processes: Vec<&Process> = jobs.iter().map(|job| &job.process).collect();
            for index in wait_for(&processes, observer, WAIT)?.into_iter().rev() {
                let Job { mut process, to, instead_of } = jobs.remove(index);
                match process.ran(observer, None)? {
                    Ran::Stopped { .. } if process.stop.time == to => {
                        let settled = self.settle(process);
                        if let Some(other) = instead_of.filter(|_| settled) {
                            self.checkpoints.remove(&other);
                        }
                        any |= settled;
                    }
                    other => return Err(unexpected(other)),
                }
            }
        }
        Ok(any)
    }

    /// The gaps that are too wide, the widest first.
    fn missing(&self, enough: Duration) -> Vec<Gap> {
        let wanted = self.wanted_spacing(true).max(enough).max(Duration::from_micros(1));
        let ends = self.ends();
        let mut gaps: Vec<(Duration, Gap)> = ends
            .windows(2)
            .filter_map(|ends| {
                let ((from, began), (_, ended)) = (ends[0], ends[1]);
                let width = ended.saturating_sub(began);
                // As many as come nearest to what is wanted. The middle first: memory may not last for all.
                let parts = width.div_duration_f64(wanted).round().max(1.0);
                let to = self.time_at(began + width.mul_f64((parts / 2.0).floor() / parts));
                (parts > 1.0 && from < to && to < ends[1].0).then_some((width, Gap { from, to, instead_of: None }))
            })
            .collect();
        gaps.sort_unstable_by_key(|gap| std::cmp::Reverse(gap.0));
        gaps.into_iter().map(|(_, gap)| gap).collect()
    }

    /// The ends of the gaps of the spread, and how long a plain replay takes to each.
    fn ends(&self) -> Vec<(u64, Duration)> {
        self.spread_and_end().map(|time| (time, self.clock(time))).collect()
    }

    /// The middle of the widest gap, when a checkpoint is worth more there than the one that is worth least where it is.
    ///
    /// What moves cost is the sum of the gaps' squares; that becomes smaller each time, by a part of the widest gap's.
    fn uneven(&self, enough: Duration) -> Option<Gap> {
        let (merged, least) = self.least()?;
        let ends = self.ends();
        let widest = ends.windows(2).max_by_key(|ends| ends[1].1.saturating_sub(ends[0].1))?;
        let ((from, began), (end, ended)) = (widest[0], widest[1]);
        let width = ended.saturating_sub(began);
        let to = self.time_at(began + width / 2);
        let worth = width > enough.max(SHORT * 2) && width * 100 > merged * UNEVEN && self.policy.checkpoints.is_none();
        (worth && from < to && to < end).then_some(Gap { from, to, instead_of: Some(least) })
    }
}
