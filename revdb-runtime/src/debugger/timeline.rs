//! The run as a whole: checkpoints, and how to get from one time to another.
//!
//! Two kinds of checkpoints. Those of the *spread* are taken while a process passes over new ground, so far apart that taking them costs
//! a few percent, and thinned out where memory is short. The *ladder* stands behind the position: each rung about four times as far
//! away as the one before, the lowest one so near that a step back takes a few milliseconds, page faults included. What a move costs is
//! measured in time, never in stop points. While the user thinks, the ladder is completed and summaries are taken.
//! Policy and figures: design.md, section 5; that checkpoints are forks is from PyPy's RevDB, where they were spaced by stop points.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::Error;
use super::launch::Recording;
use super::link::{Notice, Observer, Process, Ran, unexpected};
use super::memory::{Family, Memory, PAGE};
use super::pace::Pace;
use super::search::Index;
use crate::clock::Time;
use crate::replay::protocol::{Hit, Reply, Request, Run, Search};

/// The most checkpoints of the spread, unless the user wants another number.
const SPREAD: u64 = 64;
/// Passing over new ground may take longer by this part for taking checkpoints.
const OVERHEAD: u32 = 40;
/// What is so many times as far away is still near.
const NEAR: u32 = 20;
/// A rung on the way to a position takes this part of the budget at most.
const DEAR: u64 = 16;
/// A checkpoint that takes less memory, in bytes, is not packed.
const WORTH_PACKING: u64 = 8 << 20;
/// A write to a page that a checkpoint shares takes so long.
const PAGE_FAULT: Duration = Duration::from_micros(3);
/// The way back from the lowest rung is run in about this time.
const SHORT: Duration = Duration::from_micros(1500);
/// Each rung is so many times as far away as the one before.
const RUNG: u64 = 4;
/// Processes pause at least as often, to report progress and have their memory looked at.
const TICK: Duration = Duration::from_millis(50);
/// Marks are not nearer to each other.
const BETWEEN_MARKS: Duration = Duration::from_millis(8);
/// A run has about so many marks.
const MARKS: u32 = 160;

/// How a session uses the machine. It changes how fast moves are, never where they end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// What all replay processes together may take, in bytes. Otherwise the larger of 512 MB and three times what the recorded
    /// program needed, but never more than half of what is free.
    pub memory: Option<u64>,
    /// How many checkpoints to spread over the run, and keep behind the position.
    pub checkpoints: Option<u64>,
}

#[derive(Debug)]
struct Checkpoint {
    process: Process,
    rung: bool,
    /// Whether its memory is compressed.
    packing: Packing,
}

/// Whether a checkpoint's memory is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Unpacked,
    /// To unpack a fork of it takes about so long.
    Packed(Duration),
    /// It cannot be, or is not worth it.
    Never,
}

/// Owns the checkpoints of one recording.
pub(crate) struct Timeline {
    recording: Recording,
    policy: Policy,
    /// By time. The first one always stays.
    checkpoints: BTreeMap<u64, Checkpoint>,
    /// Stop points and how long replay takes to them. They are the boundaries of what is summarised.
    marks: BTreeMap<u64, Duration>,
    /// The latest time that any process has been to, with the same.
    explored: (u64, Duration),
    pub(super) index: Index,
    pub(super) pace: Pace,
    pub(super) memory: Memory,
    /// What the last checkpoint of the spread has cost: the fork, and the pages that were written again since.
    toll: Duration,
    /// The cost of the last fork for the spread, and the bytes that were copied since.
    forked: (Duration, u64),
    /// Checkpoints at least this far apart fit the memory.
    spacing: Duration,
    /// The ladder behind this time is as complete as memory allows.
    laid: u64,
    /// The user was told that the memory is too small.
    told: bool,
    /// Whether the host sees frames other than the innermost.
    pub(super) sees_outer_frames: bool,
}

impl Timeline {
    /// Starts the root process and runs it to the first stop point.
    pub(crate) fn new(recording: Recording, policy: Policy, observer: &mut dyn Observer) -> Result<Self, Error> {
        if recording.end().0 == 0 {
            return Err(Error::NoStopPoint);
        }
        let family = Family::default();
        let run = Run { until: Time(1), ..Run::default() };
        let mut process = match recording.start(run, family.clone(), observer)? {
            (process, Ran::Stopped { .. }) => process,
            _ => return Err(Error::NoStopPoint),
        };
        let sees_outer_frames = match process.ask(&Request::SeesOuterFrames, observer)? {
            Reply::SeesOuterFrames(sees) => sees,
            other => return wrong(other),
        };
        let first = process.stop.time.0;
        let mut memory = Memory::new(family, policy.memory);
        // What the host has built before its first stop point is nothing that a checkpoint costs.
        let (_, resident) = process.growth();
        memory.note(0, resident);
        let mut timeline = Self {
            recording,
            policy,
            checkpoints: BTreeMap::from([(first, Checkpoint { process, rung: false, packing: Packing::Unpacked })]),
            marks: BTreeMap::from([(first, Duration::ZERO)]),
            explored: (first, Duration::ZERO),
            index: Index::default(),
            pace: Pace::new(),
            memory,
            toll: Duration::ZERO,
            forked: (Duration::ZERO, 0),
            spacing: Duration::ZERO,
            laid: 0,
            told: false,
            sees_outer_frames,
        };
        // Whether the first process alone is too much is known now. Where all moves are short, nothing else would ask; and
        // what nothing has measured always has room.
        timeline.memory.measure();
        timeline.make_room(0, observer);
        Ok(timeline)
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
        let near = self.base(time.0);
        let distance = time.0 - near;
        if self.pace.cost(distance) <= SHORT {
            return self.seek_exactly(time, observer);
        }
        self.prune_ladder(time.0);
        self.make_room(self.growth(distance), observer);
        let mut process = self.fork_at_or_before(time)?;
        for rung in self.rungs(distance) {
            self.run_to(&mut process, Time(time.0 - rung), time, observer)?;
            self.keep(&mut process, true)?;
        }
        self.run_to(&mut process, time, time, observer)?;
        Ok(process)
    }

    /// Drops the rungs that are of no use to a position at `time`.
    fn prune_ladder(&mut self, time: u64) {
        let mut nearer = 0;
        let of_use = |(&at, checkpoint): (&u64, &Checkpoint)| {
            let distance = time.checked_sub(at).filter(|&distance| checkpoint.rung && distance >= nearer * 2)?;
            nearer = distance;
            Some(at)
        };
        let of_use: Vec<u64> = self.checkpoints.iter().rev().filter_map(of_use).collect();
        self.checkpoints.retain(|at, checkpoint| !checkpoint.rung || of_use.contains(at));
    }

    /// How many bytes a run over `stops` stop points will write for the first time.
    fn growth(&self, stops: u64) -> u64 {
        self.pace.growth(stops).min(self.memory.peak())
    }

    /// How far behind a position rungs should be when the next checkpoint is `distance` away, the farthest first. Where that is near, the
    /// lowest will do until there is time for the others, and so it is with those that share little memory with the position.
    fn rungs(&self, distance: u64) -> Vec<u64> {
        let first = self.pace.reach(SHORT);
        let near = self.pace.cost(distance) <= SHORT * NEAR;
        let rungs = std::iter::successors(Some(first), |rung| rung.checked_mul(RUNG));
        let mut rungs: Vec<u64> =
            rungs.take_while(|rung| rung.saturating_mul(3) < distance.saturating_mul(2)).collect();
        if near {
            rungs.truncate(1);
        }
        let dear = self.memory.budget() / DEAR;
        rungs.retain(|&rung| rung == first || self.growth(rung) <= dear);
        rungs.reverse();
        rungs
    }

    /// Makes sure that the way back from `time` is short.
    pub(crate) fn lay_ladder(&mut self, time: Time, observer: &mut dyn Observer) -> Result<(), Error> {
        if time <= self.start() {
            return Ok(());
        }
        let before = Time(time.0 - 1);
        let nearest = self.at_or_before(before.0);
        if self.pace.cost(before.0 - nearest) > SHORT * 2 {
            // The process itself becomes the lowest rung.
            let mut process = self.seek(before, observer)?;
            self.keep(&mut process, true)?;
        }
        Ok(())
    }

    /// Completes the ladder behind `time` by one rung. False when there is nothing to do.
    pub(crate) fn prepare(&mut self, time: Time, observer: &mut dyn Observer) -> Result<bool, Error> {
        if self.laid == time.0 || time <= self.start() || self.policy.checkpoints == Some(0) {
            return Ok(false);
        }
        let before = time.0 - 1;
        let mut reach = self.pace.reach(SHORT);
        if self.pace.cost(before - self.at_or_before(before)) > SHORT * 2 {
            self.lay_ladder(time, observer)?;
            if self.checkpoints.contains_key(&before) {
                return Ok(true);
            }
        }
        // Each rung is not much farther away than it should be.
        let mut at = before;
        while at > self.start().0 {
            let below = self.at_or_before(at - 1);
            let wanted = before.saturating_sub(reach);
            if at - below > reach.saturating_mul(RUNG) && wanted > below {
                let growth = self.growth(wanted - below) + self.growth(at - wanted);
                if !self.memory.has_room(growth) {
                    break;
                }
                let mut process = self.seek_exactly(Time(wanted), observer)?;
                self.keep(&mut process, true)?;
                if !self.checkpoints.contains_key(&wanted) {
                    break;
                }
                return Ok(true);
            }
            at = below;
            reach = reach.max(before - below).saturating_mul(RUNG);
        }
        self.laid = time.0;
        Ok(false)
    }

    /// A new process at `time`, without laying a ladder.
    pub(super) fn seek_exactly(&mut self, time: Time, observer: &mut dyn Observer) -> Result<Process, Error> {
        let mut process = self.fork_at_or_before(time)?;
        self.run_to(&mut process, time, time, observer)?;
        Ok(process)
    }

    /// The time of the last checkpoint up to `time`.
    pub(super) fn at_or_before(&self, time: u64) -> u64 {
        self.checkpoints.range(..=time).next_back().map_or(self.start().0, |(&at, _)| at)
    }

    pub(super) fn fork_at_or_before(&mut self, time: Time) -> Result<Process, Error> {
        let base = self.base(time.0);
        match self.checkpoints.get_mut(&base) {
            Some(checkpoint) => checkpoint.process.fork(),
            None => Err(Error::BeyondEnd(time.0)),
        }
    }

    /// The checkpoint from which `time` is reached soonest: the last one up to it, or an earlier one that need not be unpacked.
    fn base(&self, time: u64) -> u64 {
        let last = self.at_or_before(time);
        let Some(Checkpoint { packing: Packing::Packed(unpacking), .. }) = self.checkpoints.get(&last) else {
            return last;
        };
        let ready = |(_, checkpoint): &(&u64, &Checkpoint)| !matches!(checkpoint.packing, Packing::Packed(_));
        match self.checkpoints.range(..=time).rev().find(ready) {
            Some((&ready, _)) if self.pace.cost(time - ready) < *unpacking + self.pace.cost(time - last) => ready,
            _ => last,
        }
    }

    /// The last boundary before `time`: a checkpoint or a mark.
    pub(super) fn boundary_before(&self, time: u64) -> u64 {
        let mark = self.marks.range(..time).next_back().map(|(&at, _)| at);
        let checkpoint = self.checkpoints.range(..time).next_back().map(|(&at, _)| at);
        mark.max(checkpoint).unwrap_or(self.start().0)
    }

    /// The first checkpoint after `time`.
    pub(super) fn checkpoint_after(&self, time: u64) -> Option<u64> {
        self.checkpoints.range(time + 1..).next().map(|(&at, _)| at)
    }

    /// The stretch between marks that `time` lies in, or begins.
    pub(super) fn stretch_at(&self, time: u64) -> Option<(u64, u64)> {
        let (&from, _) = self.marks.range(..=time).next_back()?;
        let (&to, _) = self.marks.range(time + 1..).next()?;
        Some((from, to))
    }

    /// The stretches between marks, the newest first.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (u64, u64)> {
        let ends = self.marks.keys().rev();
        ends.clone().skip(1).zip(ends).map(|(&from, &to)| (from, to))
    }

    /// Runs this very process on to `until` at the latest, with a search, and without its output.
    pub(crate) fn search_in(
        &mut self,
        process: &mut Process,
        until: Time,
        search: Search,
        observer: &mut dyn Observer,
    ) -> Result<Option<Hit>, Error> {
        self.run(process, Run { until, search: Some(search), ..Run::default() }, until, observer)
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
            self.run(process, Run { until: time, ..Run::default() }, goal, observer)?;
        }
        Ok(())
    }

    /// Runs a process, and keeps a checkpoint whenever it has crossed bare ground for a while.
    pub(super) fn run(
        &mut self,
        process: &mut Process,
        run: Run,
        goal: Time,
        observer: &mut dyn Observer,
    ) -> Result<Option<Hit>, Error> {
        let plain = run.search.is_none();
        process.unpacked(observer)?;
        process.send(&Request::Run(run))?;
        loop {
            let (began, from) = (Instant::now(), process.stop.time.0);
            let new = from >= self.explored.0;
            let ran = process.ran(observer, Some(if new { self.between_marks() } else { TICK }))?;
            self.passed(process, from, began.elapsed(), plain);
            match ran {
                Ran::Stopped { hit } => return Ok(hit),
                Ran::Paused => {
                    observer.progress(process.stop.time, goal);
                    self.consider(process, false, observer)?;
                    process.send(&Request::Resume)?;
                }
                Ran::Exited { .. } | Ran::EndOfTrace => return Err(Error::BeyondEnd(goal.0)),
            }
        }
    }

    /// Learns from a run that has come to where `process` is now.
    fn passed(&mut self, process: &mut Process, from: u64, took: Duration, plain: bool) {
        let at = process.stop.time.0;
        let stops = at.saturating_sub(from);
        if stops == 0 {
            return;
        }
        let (written, resident) = process.growth();
        self.memory.note(written, resident);
        if plain {
            self.pace.learn(stops, took, written);
        }
        self.forked.1 += written;
        let (explored, clock) = self.explored;
        if at > explored {
            let share = (at - explored.max(from)) as f64 / stops as f64;
            self.explored = (at, clock + took.mul_f64(share));
            let marked = self.marks.last_key_value().map_or(Duration::ZERO, |(_, &marked)| marked);
            if self.explored.1 - marked >= self.between_marks() / 2 || at == self.end().0 {
                self.marks.insert(at, self.explored.1);
            }
        }
    }

    /// How long a plain replay takes to a time.
    pub(super) fn clock(&self, time: u64) -> Duration {
        let before = self.marks.range(..=time).next_back().map_or((0, Duration::ZERO), |(&at, &clock)| (at, clock));
        let after = self.marks.range(time..).next().map_or(self.explored, |(&at, &clock)| (at, clock));
        if after.0 > before.0 && time <= after.0 {
            let share = (time - before.0) as f64 / (after.0 - before.0) as f64;
            return before.1 + (after.1.saturating_sub(before.1)).mul_f64(share);
        }
        after.1 + self.pace.cost(time.saturating_sub(after.0))
    }

    /// The time that a plain replay reaches in so long.
    pub(super) fn time_at(&self, clock: Duration) -> u64 {
        let (mut low, mut high) = (self.start().0, self.explored.0);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if self.clock(middle) <= clock { low = middle } else { high = middle }
        }
        low
    }

    /// The times of the spread, and the latest that any process has been to.
    pub(super) fn spread_and_end(&self) -> impl Iterator<Item = u64> {
        let spread = self.checkpoints.iter().filter(|(_, checkpoint)| !checkpoint.rung).map(|(&at, _)| at);
        spread.filter(|&at| at < self.explored.0).chain([self.explored.0])
    }

    /// How long a plain replay of everything takes, as far as is known.
    fn whole(&self) -> Duration {
        let (explored, clock) = self.explored;
        let start = self.start().0;
        if explored <= start || clock.is_zero() {
            return self.pace.cost(self.end().0 - start);
        }
        clock.mul_f64((self.end().0 - start) as f64 / (explored - start) as f64)
    }

    fn between_marks(&self) -> Duration {
        (self.whole() / MARKS).clamp(BETWEEN_MARKS, TICK)
    }

    /// How far apart checkpoints of the spread should be; when nobody waits, it does not matter what they cost.
    pub(super) fn wanted_spacing(&self, idle: bool) -> Duration {
        let even = self.whole() / u32::try_from(self.most().max(1)).unwrap_or(u32::MAX);
        let free = idle || self.policy.checkpoints.is_some();
        let affordable = if free { Duration::ZERO } else { self.toll * OVERHEAD };
        even.max(affordable).max(self.spacing)
    }

    fn most(&self) -> u64 {
        self.policy.checkpoints.unwrap_or(SPREAD)
    }

    /// Keeps a checkpoint of the spread where there is none near. Makes room for what will run next.
    pub(super) fn consider(
        &mut self,
        process: &mut Process,
        idle: bool,
        observer: &mut dyn Observer,
    ) -> Result<(), Error> {
        let at = process.stop.time.0;
        let began = Instant::now();
        self.make_room(self.growth(self.pace.reach(TICK)), observer);
        // What packing takes is part of what checkpoints cost.
        self.forked.0 += began.elapsed();
        let clock = self.clock(at);
        let spread = |checkpoint: &&Checkpoint| !checkpoint.rung;
        let before = self.checkpoints.range(..=at).rev().find(|(_, checkpoint)| spread(checkpoint));
        let after = self.checkpoints.range(at..).find(|(_, checkpoint)| spread(checkpoint));
        let spacing = self.wanted_spacing(idle);
        // A little early rather than one tick late.
        let enough = spacing.saturating_sub(self.between_marks() / 2);
        let bare = before.is_none_or(|(&before, _)| clock.saturating_sub(self.clock(before)) >= enough)
            && after.is_none_or(|(&after, _)| self.clock(after).saturating_sub(clock) >= enough);
        if bare {
            self.keep(process, false)?;
        }
        Ok(())
    }

    /// Makes `process` itself a checkpoint of the spread, if there is room.
    pub(super) fn settle(&mut self, mut process: Process) {
        let (written, resident) = process.growth();
        self.memory.note(written, resident);
        if self.has_place(process.stop.time.0, false) {
            self.insert(process, false);
        } else if !self.checkpoints.contains_key(&process.stop.time.0) {
            self.spacing = self.wanted_spacing(true) * 5 / 4;
        }
    }

    /// Keeps a copy of `process` as a checkpoint, if there is room for what that will cost.
    fn keep(&mut self, process: &mut Process, rung: bool) -> Result<(), Error> {
        if !self.has_place(process.stop.time.0, rung) {
            return Ok(());
        }
        let began = Instant::now();
        let copy = process.fork()?;
        let forked = began.elapsed();
        if !rung {
            let (before, copied) = std::mem::replace(&mut self.forked, (forked, 0));
            self.toll = before + PAGE_FAULT * u32::try_from(copied / PAGE).unwrap_or(u32::MAX);
        }
        self.insert(copy, rung);
        Ok(())
    }

    /// Whether a checkpoint at `at` is wanted, and there is room for it.
    fn has_place(&mut self, at: u64, rung: bool) -> bool {
        if let Some(checkpoint) = self.checkpoints.get_mut(&at) {
            checkpoint.rung &= rung;
            return false;
        }
        let same = self.checkpoints.values().filter(|checkpoint| checkpoint.rung == rung).count() as u64;
        self.policy.checkpoints.is_none_or(|most| same <= most) && self.most() != 0 && self.memory.has_room(0)
    }

    fn insert(&mut self, process: Process, rung: bool) {
        self.checkpoints.insert(process.stop.time.0, Checkpoint { process, rung, packing: Packing::Unpacked });
        if !rung && self.checkpoints.values().filter(|checkpoint| !checkpoint.rung).count() as u64 > self.most() + 1 {
            self.thin();
        }
    }

    /// Packs checkpoints, then drops some, until there is room for `more` bytes.
    fn make_room(&mut self, more: u64, observer: &mut dyn Observer) {
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
        while !self.memory.has_room(more) {
            let open = |checkpoint: &&mut Checkpoint| !checkpoint.rung && checkpoint.packing == Packing::Unpacked;
            let shares = self.checkpoints.values_mut().filter(open).map(|open| (open.process.share(), open));
            let Some((share, checkpoint)) = shares.max_by_key(|&(share, _)| share) else { return false };
            checkpoint.packing = Packing::Never;
            if share < WORTH_PACKING {
                continue;
            }
            let began = Instant::now();
            match checkpoint.process.pack(observer) {
                Ok(true) => checkpoint.packing = Packing::Packed(began.elapsed()),
                Ok(false) => {}
                // Interrupted, it still packs, and a fork of it waits.
                Err(_) => {
                    checkpoint.packing = Packing::Packed(began.elapsed());
                    return false;
                }
            }
            self.memory.measure();
        }
        true
    }

    /// Drops the checkpoint that is worth least: of the kind that takes more memory, the farthest rung, or the one of the spread
    /// that leaves the smallest gap. False when only the first is left.
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
            Some(rung) if rungs >= spread => self.checkpoints.remove(&rung).is_some(),
            _ => self.thin(),
        }
    }

    /// Drops the checkpoint of the spread that leaves the smallest gap, and takes no more as near to each other.
    fn thin(&mut self) -> bool {
        let spread = self.checkpoints.iter().filter(|(_, checkpoint)| !checkpoint.rung);
        let mut times: Vec<u64> = spread.map(|(&at, _)| at).collect();
        times.push(self.explored.0.max(times.last().copied().unwrap_or(0)));
        let gap = |three: &[u64]| self.clock(three[2]).saturating_sub(self.clock(three[0]));
        let least = times.windows(3).map(|three| (gap(three), three[1])).min();
        let Some((gap, at)) = least else {
            return false;
        };
        self.spacing = self.spacing.max(gap * 3 / 4);
        self.checkpoints.remove(&at).is_some()
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

/// An answer of the wrong kind.
pub(crate) fn wrong<T>(reply: impl std::fmt::Debug) -> Result<T, Error> {
    Err(unexpected(reply))
}
