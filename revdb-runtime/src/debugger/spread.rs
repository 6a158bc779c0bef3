//! The spread, completed while nobody waits: opening takes only as many checkpoints as cost little.

use std::time::Duration;

use super::Error;
use super::link::{Observer, Process, Ran, unexpected, wait_for};
use super::search::{WAIT, workers};
use super::timeline::Timeline;
use crate::clock::Time;
use crate::replay::protocol::{Request, Run};

/// A process on its way to where a checkpoint is missing.
struct Job {
    process: Process,
    to: Time,
}

impl Timeline {
    /// Adds a checkpoint to each of the widest gaps of the spread, one for each processor. False when the gaps are as narrow as they should
    /// be, or the memory allows.
    pub(super) fn fill(&mut self, observer: &mut dyn Observer) -> Result<bool, Error> {
        let mut jobs = Vec::new();
        for (from, to) in self.missing() {
            // For the jobs that have just begun, for this one, and for what will be left of it.
            let more = (jobs.len() as u64 + 1) * self.memory.peak() + self.packed_size();
            if jobs.len() == workers() || !self.pack_for(more, observer) {
                break;
            }
            let mut process = self.fork_at_or_before(Time(from))?;
            self.run_to(&mut process, Time(from), Time(from), observer)?;
            process.send(&Request::Run(Run { until: Time(to), ..Run::default() }))?;
            jobs.push(Job { process, to: Time(to) });
        }
        let before = self.spread_and_end().count();
        while !jobs.is_empty() {
            if observer.interrupted() {
                return Err(Error::Interrupted);
            }
            let processes: Vec<&Process> = jobs.iter().map(|job| &job.process).collect();
            for index in wait_for(&processes, observer, WAIT)?.into_iter().rev() {
                let Job { mut process, to } = jobs.remove(index);
                match process.ran(observer, None)? {
                    Ran::Stopped { .. } if process.stop.time == to => self.settle(process),
                    other => return Err(unexpected(other)),
                }
            }
        }
        Ok(self.spread_and_end().count() > before)
    }

    /// Where to begin, and where a checkpoint is missing: for each gap that is too wide, the widest first.
    fn missing(&self) -> Vec<(u64, u64)> {
        let wanted = self.wanted_spacing(true).max(Duration::from_micros(1));
        let ends: Vec<(u64, Duration)> = self.spread_and_end().map(|time| (time, self.clock(time))).collect();
        let mut gaps: Vec<(Duration, u64, u64)> = ends
            .windows(2)
            .filter_map(|ends| {
                let ((from, began), (_, ended)) = (ends[0], ends[1]);
                let width = ended.saturating_sub(began);
                // As many as come nearest to what is wanted. The middle first: memory may not last for all.
                let parts = width.div_duration_f64(wanted).round().max(1.0);
                let to = self.time_at(began + width.mul_f64((parts / 2.0).floor() / parts));
                (parts > 1.0 && from < to && to < ends[1].0).then_some((width, from, to))
            })
            .collect();
        gaps.sort_unstable_by_key(|gap| std::cmp::Reverse(gap.0));
        gaps.into_iter().map(|(_, from, to)| (from, to)).collect()
    }
}
