//! The run as a whole: checkpoints, and how to get from one time to another.
//!
//! Two kinds of checkpoints. Those of the *spread* are taken whenever a first pass over new ground has run for a while, by
//! measured time, and are thinned out by half (with the spacing doubled) when they become too many or take half of the memory. The
//! *ladder* stands behind the last position: each rung a quarter of the distance of the one before, so that a step back costs
//! a fork and a short run. Policy and figures: design.md, section 5; the idea of thinning is from PyPy's RevDB.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::Error;
use super::launch::Recording;
use super::link::{Observer, Process, Ran, unexpected};
use crate::clock::Time;
use crate::replay::protocol::{Hit, Request, Run, Search, Stream};

/// The first spacing of the spread.
const SPACING: Duration = Duration::from_millis(60);
/// Thinned when there are more.
const MOST: usize = 96;
/// Distances below this are run, not bridged with a checkpoint.
const SHORT: Duration = Duration::from_micros(1500);

#[derive(Debug)]
struct Checkpoint {
    process: Process,
    rung: bool,
}

/// Owns the checkpoints of one recording.
pub(crate) struct Timeline {
    recording: Recording,
    /// By time. The one at time 1 always stays.
    checkpoints: BTreeMap<u64, Checkpoint>,
    /// The current spacing of the spread.
    spacing: Duration,
    /// The latest time that any process has been to.
    explored: u64,
    /// Measured cost of running, for choosing rungs.
    nanoseconds_per_stop: f64,
    /// Checkpoints are thinned out when less memory than this is available, in KiB.
    reserve: u64,
}

impl Timeline {
    /// Starts the root process and runs it to the first stop point.
    pub(crate) fn new(recording: Recording, observer: &mut dyn Observer) -> Result<Self, Error> {
        if recording.end().0 == 0 {
            return Err(Error::NoStopPoint);
        }
        let run = Run { until: Time(1), output_from: None, search: None };
        let process = match recording.start(run, observer)? {
            (process, Ran::Stopped { .. }) => process,
            _ => return Err(Error::NoStopPoint),
        };
        let first = process.stop.time.0;
        Ok(Self {
            recording,
            checkpoints: BTreeMap::from([(first, Checkpoint { process, rung: false })]),
            spacing: SPACING,
            explored: first,
            nanoseconds_per_stop: 50.0,
            reserve: available_memory() / 2,
        })
    }

    pub(crate) fn recording(&self) -> &Recording {
        &self.recording
    }

    /// The first stop point.
    pub(crate) fn start(&self) -> Time {
        Time(self.checkpoints.keys().next().copied().unwrap_or(1))
    }

    /// The last stop point.
    pub(crate) fn end(&self) -> Time {
        self.recording.end()
    }

    /// The times of all checkpoints.
    pub(crate) fn checkpoint_times(&self) -> impl Iterator<Item = Time> {
        self.checkpoints.keys().copied().map(Time)
    }

    /// A new process, paused at `time`, with a ladder left behind it.
    pub(crate) fn seek(&mut self, time: Time, observer: &mut dyn Observer) -> Result<Process, Error> {
        if time < self.start() || time > self.end() {
            return Err(Error::BeyondEnd(time.0));
        }
        let mut process = self.fork_at_or_before(time, observer)?;
        let distance = time.0 - process.stop.time.0;
        if self.cost(distance) > SHORT {
            let near = process.stop.time.0;
            self.checkpoints.retain(|&at, checkpoint| !checkpoint.rung || (at <= time.0 && at >= near));
            let mut rest = distance / 4;
            while rest > 0 && self.cost(rest) > SHORT / 4 {
                self.run_to(&mut process, Time(time.0 - rest), time, observer)?;
                self.keep(&mut process, true, observer)?;
                rest /= 4;
            }
        }
        self.run_to(&mut process, time, time, observer)?;
        Ok(process)
    }

    /// Makes sure that the way back from `time` is short.
    pub(crate) fn lay_ladder(&mut self, time: Time, observer: &mut dyn Observer) -> Result<(), Error> {
        if time <= self.start() {
            return Ok(());
        }
        let before = Time(time.0 - 1);
        let nearest = self.checkpoints.range(..=before.0).next_back().map_or(1, |(&at, _)| at);
        if self.cost(before.0 - nearest) > SHORT {
            // The process itself becomes the lowest rung.
            let process = self.seek(before, observer)?;
            self.checkpoints.insert(before.0, Checkpoint { process, rung: true });
        }
        Ok(())
    }

    /// Runs a copy of `from` forward to the first hit of `search`, or to `until`.
    pub(crate) fn forward(
        &mut self,
        from: &mut Process,
        until: Time,
        search: Option<Search>,
        observer: &mut dyn Observer,
    ) -> Result<(Process, Option<Hit>), Error> {
        let mut process = from.fork(observer)?;
        let run = Run { until, output_from: Some(from.stop.time), search };
        let hit = self.run(&mut process, run, until, observer)?;
        Ok((process, hit))
    }

    /// The last hit of `search` at a time in `floor..before`. Stretches between checkpoints are searched newest first.
    pub(crate) fn backward(
        &mut self,
        before: Time,
        floor: Time,
        search: &Search,
        observer: &mut dyn Observer,
    ) -> Result<Option<Hit>, Error> {
        self.lay_ladder(before, observer)?;
        let mut upper = before;
        while upper > floor {
            let below = self.checkpoints.range(..upper.0).next_back().map_or(0, |(&at, _)| at);
            let lower = Time(below.max(floor.0));
            // Within a stretch it goes forwards, which is no progress to speak of.
            let within = &mut Silent(observer);
            let mut process = self.seek_exactly(lower, within)?;
            let search = Search { last: true, ..search.clone() };
            let run = Run { until: upper, output_from: None, search: Some(search) };
            if let Some(hit) = self.run(&mut process, run, upper, within)? {
                return Ok(Some(hit));
            }
            observer.progress(lower, floor);
            upper = lower;
        }
        Ok(None)
    }

    /// A new process at `time`, without laying a ladder.
    fn seek_exactly(&mut self, time: Time, observer: &mut dyn Observer) -> Result<Process, Error> {
        let mut process = self.fork_at_or_before(time, observer)?;
        self.run_to(&mut process, time, time, observer)?;
        Ok(process)
    }

    fn fork_at_or_before(&mut self, time: Time, observer: &mut dyn Observer) -> Result<Process, Error> {
        match self.checkpoints.range_mut(..=time.0).next_back() {
            Some((_, checkpoint)) => checkpoint.process.fork(observer),
            None => Err(Error::BeyondEnd(time.0)),
        }
    }

    /// Runs this very process on to `until` at the latest, with a search, and without its output.
    pub(crate) fn search_in(
        &mut self,
        process: &mut Process,
        until: Time,
        search: Search,
        observer: &mut dyn Observer,
    ) -> Result<Option<Hit>, Error> {
        self.run(process, Run { until, output_from: None, search: Some(search) }, until, observer)
    }

    /// Runs this very process on to `time`.
    pub(crate) fn run_to(
        &mut self,
        process: &mut Process,
        time: Time,
        goal: Time,
        observer: &mut dyn Observer,
    ) -> Result<(), Error> {
        if process.stop.time < time {
            self.run(process, Run { until: time, output_from: None, search: None }, goal, observer)?;
        }
        Ok(())
    }

    /// Runs a process, and keeps a checkpoint whenever it has crossed new ground for a while.
    fn run(
        &mut self,
        process: &mut Process,
        run: Run,
        goal: Time,
        observer: &mut dyn Observer,
    ) -> Result<Option<Hit>, Error> {
        let plain = run.search.is_none();
        process.send(&Request::Run(run))?;
        let mut began = (Instant::now(), process.stop.time.0);
        loop {
            match process.ran(observer, Some(self.spacing))? {
                Ran::Stopped { hit } => {
                    self.measure(began, process.stop.time.0, plain);
                    self.explored = self.explored.max(process.stop.time.0);
                    return Ok(hit);
                }
                Ran::Paused => {
                    let at = process.stop.time.0;
                    self.measure(began, at, plain);
                    observer.progress(process.stop.time, goal);
                    if at > self.explored || self.is_bare(at) {
                        self.explored = self.explored.max(at);
                        self.keep(process, false, observer)?;
                    }
                    began = (Instant::now(), at);
                    process.send(&Request::Resume)?;
                }
                Ran::Exited { .. } | Ran::EndOfTrace => return Err(Error::BeyondEnd(goal.0)),
            }
        }
    }

    fn measure(&mut self, began: (Instant, u64), at: u64, plain: bool) {
        let (elapsed, stops) = (began.0.elapsed(), at.saturating_sub(began.1));
        // Searches run slower than a plain move, and short runs measure the messages.
        if plain && elapsed > Duration::from_millis(2) && stops > 0 {
            self.nanoseconds_per_stop = elapsed.as_nanos() as f64 / stops as f64;
        }
    }

    fn cost(&self, stops: u64) -> Duration {
        Duration::from_nanos((stops as f64 * self.nanoseconds_per_stop) as u64)
    }

    /// Whether no checkpoint is near.
    fn is_bare(&self, at: u64) -> bool {
        let before = self.checkpoints.range(..=at).next_back().map_or(0, |(&time, _)| time);
        let after = self.checkpoints.range(at..).next().map_or(u64::MAX, |(&time, _)| time);
        self.cost((at - before).min(after - at)) > self.spacing / 2
    }

    /// Keeps a copy of `process` as a checkpoint.
    fn keep(&mut self, process: &mut Process, rung: bool, observer: &mut dyn Observer) -> Result<(), Error> {
        let at = process.stop.time.0;
        if self.checkpoints.contains_key(&at) {
            return Ok(());
        }
        let copy = process.fork(observer)?;
        self.checkpoints.insert(at, Checkpoint { process: copy, rung });
        if self.checkpoints.len() > MOST || available_memory() < self.reserve {
            self.thin();
        }
        Ok(())
    }

    /// Drops every second checkpoint of the spread, and doubles the spacing.
    fn thin(&mut self) {
        self.spacing *= 2;
        let first = self.start().0;
        let mut odd = false;
        self.checkpoints.retain(|&at, checkpoint| {
            if at == first || checkpoint.rung {
                return true;
            }
            odd = !odd;
            !odd
        });
    }

    /// Asks the process at `time` something that leaves it unchanged, without moving anywhere.
    pub(crate) fn probe<T>(
        &mut self,
        time: Time,
        observer: &mut dyn Observer,
        ask: impl FnOnce(&mut Process, &mut dyn Observer) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut process = self.seek_exactly(time, observer)?;
        ask(&mut process, observer)
    }
}

/// An observer that is told of no progress.
struct Silent<'a>(&'a mut dyn Observer);

impl Observer for Silent<'_> {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        self.0.output(stream, bytes);
    }

    fn interrupted(&mut self) -> bool {
        self.0.interrupted()
    }
}

/// Memory that processes can still have, in KiB. Asking for the share of each checkpoint instead takes milliseconds: the
/// kernel walks all of its pages.
fn available_memory() -> u64 {
    let available = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        text.lines().find_map(|line| line.strip_prefix("MemAvailable:")?.trim().strip_suffix("kB")?.trim().parse().ok())
    });
    available.unwrap_or(u64::MAX).min(available_in_group().unwrap_or(u64::MAX))
}

/// What the limit of the control group leaves, if there is one.
fn available_in_group() -> Option<u64> {
    let number = |name: &str| -> Option<u64> {
        std::fs::read_to_string(format!("/sys/fs/cgroup/{name}")).ok()?.trim().parse().ok()
    };
    Some(number("memory.max")?.saturating_sub(number("memory.current")?) / 1024)
}

/// An answer of the wrong kind.
pub(crate) fn wrong<T>(reply: impl std::fmt::Debug) -> Result<T, Error> {
    Err(unexpected(reply))
}
