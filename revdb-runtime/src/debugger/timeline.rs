//! The run as a whole: checkpoints, and how to get from one time to another.
//!
//! Two kinds of checkpoints. Those of the *spread* are taken while a process passes over new ground, so far apart that taking them costs
//! a few percent, and thinned out where memory is short. The *ladder* stands behind the position: each rung about four times as far
//! away as the one before, the lowest one so near that a step back takes a few milliseconds, page faults included. What a move costs is
//! measured in time, never in stop points. While the user thinks, the ladder and the spread are completed and summaries are taken.
//! A rung that shares little with the position costs as much memory as a checkpoint of the spread and helps less, so it comes last.
//! Policy and figures: design.md, section 5; that checkpoints are forks is from PyPy's RevDB, where they were spaced by stop points.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::Error;
use super::launch::Recording;
use super::link::{Observer, Process, Ran, unexpected};
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
/// A rung that takes more than this part of the budget is dear: it shares little with the position.
const DEAR: u64 = 16;
/// A rung on the way makes the way longer by this part at most.
const RUNG_OVERHEAD: u32 = 16;
/// A write to a page that a checkpoint shares takes so long.
const PAGE_FAULT: Duration = Duration::from_micros(3);
/// The way back from the lowest rung is run in about this time.
pub(super) const SHORT: Duration = Duration::from_micros(1500);
/// Each rung is so many times as far away as the one before.
pub(super) const RUNG: u64 = 4;
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
    /// Packs all checkpoints of the spread at once, not only when the memory is short.
    pub pack: bool,
}

#[derive(Debug)]
pub(super) struct Checkpoint {
    pub(super) process: Process,
    pub(super) rung: bool,
    /// Whether its memory is compressed.
    pub(super) packing: Packing,
}

/// Whether a checkpoint's memory is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Unpacked,
    Packed,
    /// It cannot be.
    Never,
}

/// What packing has come to so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Packed {
    /// The most that a packed checkpoint takes, in bytes.
    pub(super) share: Option<u64>,
    /// A fork of a packed checkpoint takes so long to unpack.
    pub(super) unpacking: Duration,
    /// How many have done so.
    pub(super) forks: u64,
}

/// Which rungs a ladder has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rungs {
    /// Those that share most of their memory with the position.
    Cheap,
    All,
}

/// Owns the checkpoints of one recording.
pub(crate) struct Timeline {
    recording: Recording,
    pub(super) policy: Policy,
    /// By time. The first one always stays.
    pub(super) checkpoints: BTreeMap<u64, Checkpoint>,
    /// Stop points and how long replay takes to them. They are the boundaries of what is summarised.
    marks: BTreeMap<u64, Duration>,
    /// The latest time that any process has been to, with the same.
    pub(super) explored: (u64, Duration),
    pub(super) packed: Packed,
    pub(super) index: Index,
    pub(super) pace: Pace,
    pub(super) memory: Memory,
    /// What the last checkpoint of the spread has cost: the fork, and the pages that were written again since.
    toll: Duration,
    /// The cost of the last fork for the spread, and the bytes that were copied since.
    forked: (Duration, u64),
    /// Checkpoints at least this far apart fit the memory.
    pub(super) spacing: Duration,
    /// The ladder behind this time is complete, dear rungs included or not, or as complete as memory allows.
    laid: Option<(Time, Rungs)>,
    /// The user was told that the memory is too small.
    pub(super) told: bool,
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
            packed: Packed::default(),
            index: Index::default(),
            pace: Pace::new(),
            memory,
            toll: Duration::ZERO,
            forked: (Duration::ZERO, 0),
            spacing: Duration::ZERO,
            laid: None,
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

    /// The times of all checkpoints, and whether each is packed.
    pub(crate) fn checkpoint_times(&self) -> impl Iterator<Item = (Time, bool)> {
        self.checkpoints.iter().map(|(&at, checkpoint)| (Time(at), checkpoint.packing == Packing::Packed))
    }

    /// How many processes have begun as forks of packed checkpoints.
    pub(crate) fn unpacked(&self) -> u64 {
        self.packed.forks
    }

    /// A new process, paused at `time`, with a ladder left behind it.
    pub(crate) fn seek(&mut self, time: Time, observer: &mut dyn Observer) -> Result<Process, Error> {
        if time < self.start() || time > self.end() {
            return Err(Error::BeyondEnd(time.0));
        }
        let base = self.base(time.0);
        let distance = time.0 - base;
        if self.pace.cost(distance) <= SHORT && !self.is_packed(base) {
            return self.seek_exactly(time, observer);
        }
        self.prune_ladder(time.0);
        self.make_room(self.growth_from(base, time.0), observer);
        let mut process = self.fork_at_or_before(time)?;
        for rung in self.rungs(distance) {
            self.run_to(&mut process, Time(time.0 - rung), time, observer)?;
            self.keep(&mut process, true, self.growth(rung))?;
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
    pub(super) fn growth(&self, stops: u64) -> u64 {
        self.pace.growth(stops).min(self.memory.peak())
    }

    /// What it takes to copy what a run over `stops` stop points writes in a fresh fork.
    fn copying(&self, stops: u64) -> Duration {
        PAGE_FAULT * u32::try_from(self.growth(stops) / PAGE).unwrap_or(u32::MAX)
    }

    /// How many bytes a fork of the checkpoint at `base` takes that runs on to `time`.
    pub(super) fn growth_from(&self, base: u64, time: u64) -> u64 {
        if self.is_packed(base) { self.memory.peak() } else { self.growth(time.saturating_sub(base)) }
    }

    fn is_packed(&self, at: u64) -> bool {
        self.checkpoints.get(&at).is_some_and(|checkpoint| checkpoint.packing == Packing::Packed)
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
        // What is written behind a rung is copied.
        let (dear, way) = (self.dear(), self.pace.cost(distance));
        rungs.retain(|&rung| {
            rung == first || self.growth(rung) <= dear && self.copying(rung).saturating_mul(RUNG_OVERHEAD) <= way
        });
        rungs.reverse();
        rungs
    }

    /// A rung that takes more bytes than this is dear.
    pub(super) fn dear(&self) -> u64 {
        self.memory.budget() / DEAR
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
            self.keep(&mut process, true, 0)?;
        }
        Ok(())
    }

    /// Completes the ladder behind `time` by one of these rungs. False when there is nothing to do.
    pub(crate) fn prepare(&mut self, time: Time, rungs: Rungs, observer: &mut dyn Observer) -> Result<bool, Error> {
        let is_laid = self.laid.is_some_and(|(at, laid)| at == time && laid >= rungs);
        if is_laid || time <= self.start() || self.policy.checkpoints == Some(0) {
            return Ok(false);
        }
        let limit = if rungs == Rungs::Cheap { self.dear() } else { u64::MAX };
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
                let growth = self.growth_from(self.base(wanted), wanted) + self.growth(at - wanted);
                if growth > limit || !self.memory.has_room(growth) {
                    break;
                }
                let mut process = self.seek_exactly(Time(wanted), observer)?;
                self.keep(&mut process, true, 0)?;
                if !self.checkpoints.contains_key(&wanted) {
                    break;
                }
                return Ok(true);
            }
            at = below;
            reach = reach.max(before - below).saturating_mul(RUNG);
        }
        self.laid = Some((time, rungs));
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
            Some(checkpoint) => {
                self.packed.forks += u64::from(checkpoint.packing == Packing::Packed);
                checkpoint.process.fork()
            }
            None => Err(Error::BeyondEnd(time.0)),
        }
    }

    /// The checkpoint from which `time` is reached soonest: the last one up to it, or an earlier one that need not be unpacked.
    pub(super) fn base(&self, time: u64) -> u64 {
        let last = self.at_or_before(time);
        if !self.is_packed(last) {
            return last;
        }
        let (all, packed) =
            (self.checkpoints.range(..=time).rev(), self.packed.unpacking + self.pace.cost(time - last));
        match all.map(|(&at, _)| at).find(|&at| !self.is_packed(at)) {
            Some(ready) if self.pace.cost(time - ready) + self.copying(time - ready) < packed => ready,
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
        self.unpack(process, observer)?;
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

    /// Waits until a fork of a packed checkpoint has unpacked.
    pub(super) fn unpack(&mut self, process: &mut Process, observer: &mut dyn Observer) -> Result<(), Error> {
        let began = Instant::now();
        if process.unpacked(observer)? {
            self.packed.unpacking = began.elapsed();
            // What it brings back is nothing that a run writes.
            let (written, resident) = process.growth();
            self.memory.note(written, resident);
        }
        Ok(())
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
        let (since_fork, copied) = process.passed(stops);
        self.pace.learn_growth(since_fork, copied);
        if plain {
            self.pace.learn(stops, took);
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
    pub(super) fn whole(&self) -> Duration {
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
        even.max(affordable).max(self.spacing).max(self.fitting())
    }

    /// The most checkpoints of the spread.
    pub(super) fn most(&self) -> u64 {
        self.policy.checkpoints.unwrap_or(SPREAD)
    }

    /// Keeps a checkpoint of the spread where there is none near. Makes room for what will run next.
    pub(super) fn consider(
        &mut self,
        process: &mut Process,
        idle: bool,
        observer: &mut dyn Observer,
    ) -> Result<(), Error> {
        let began = Instant::now();
        let at = process.stop.time.0;
        let ahead = self.growth(self.pace.reach(TICK));
        // A checkpoint shares everything with the process; otherwise that copies no more than it shares by now.
        let new = at >= self.explored.0 || self.is_bare(at, idle);
        let more = if new { ahead } else { ahead.min(process.may_copy()) };
        if idle {
            // What is made ready takes no place from what is.
            let _ = self.pack_for(more, observer);
        } else {
            self.make_room(more, observer);
        }
        // What packing takes is part of what checkpoints cost.
        self.forked.0 += began.elapsed();
        if self.is_bare(at, idle) {
            if self.packs_at_once() {
                self.leave_packed(process, observer)?;
            } else {
                self.keep(process, false, 0)?;
            }
        }
        Ok(())
    }

    /// Leaves `process` itself behind as a packed checkpoint of the spread, and goes on in a fork of it: that shares nothing, so nothing is copied
    /// afterwards, and has huge pages again.
    fn leave_packed(&mut self, process: &mut Process, observer: &mut dyn Observer) -> Result<(), Error> {
        let at = process.stop.time.0;
        if !self.has_place(at, false, 0) {
            return Ok(());
        }
        let began = Instant::now();
        if !process.pack(observer)? {
            return self.keep(process, false, 0);
        }
        let copy = process.fork()?;
        let packed = std::mem::replace(process, copy);
        self.packed.forks += 1;
        self.packed.share = self.packed.share.max(Some(packed.share()));
        self.insert(packed, false);
        if let Some(checkpoint) = self.checkpoints.get_mut(&at) {
            checkpoint.packing = Packing::Packed;
        }
        self.unpack(process, observer)?;
        self.memory.measure();
        self.forked = (began.elapsed(), 0);
        self.toll = self.forked.0;
        Ok(())
    }

    /// Whether no checkpoint of the spread is near.
    fn is_bare(&self, at: u64, idle: bool) -> bool {
        let clock = self.clock(at);
        let spread = |checkpoint: &&Checkpoint| !checkpoint.rung;
        let before = self.checkpoints.range(..=at).rev().find(|(_, checkpoint)| spread(checkpoint));
        let after = self.checkpoints.range(at..).find(|(_, checkpoint)| spread(checkpoint));
        // A little early rather than one tick late.
        let enough = self.wanted_spacing(idle).saturating_sub(self.between_marks() / 2);
        // Nothing is beyond the end, for which a checkpoint near it would be of use.
        let end = Some(self.end().0).filter(|&end| end == self.explored.0);
        before.is_none_or(|(&before, _)| clock.saturating_sub(self.clock(before)) >= enough)
            && after
                .map(|(&after, _)| after)
                .or(end)
                .is_none_or(|after| self.clock(after).saturating_sub(clock) >= enough)
    }

    /// Makes `process` itself a checkpoint of the spread, if there is room. False when there is none.
    pub(super) fn settle(&mut self, mut process: Process) -> bool {
        let (written, resident) = process.growth();
        self.memory.note(written, resident);
        let at = process.stop.time.0;
        if self.has_place(at, false, 0) {
            self.insert(process, false);
        } else if !self.checkpoints.contains_key(&at) {
            self.spacing = self.wanted_spacing(true) * 5 / 4;
        }
        self.checkpoints.contains_key(&at)
    }

    /// Keeps a copy of `process` as a checkpoint, if there is room for `more` bytes, which the process will copy.
    fn keep(&mut self, process: &mut Process, rung: bool, more: u64) -> Result<(), Error> {
        if !self.has_place(process.stop.time.0, rung, more) {
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

    /// Whether a checkpoint at `at` is wanted, and there is room for it, and for `more` bytes.
    fn has_place(&mut self, at: u64, rung: bool, more: u64) -> bool {
        if let Some(checkpoint) = self.checkpoints.get_mut(&at) {
            checkpoint.rung &= rung;
            return false;
        }
        let same = self.checkpoints.values().filter(|checkpoint| checkpoint.rung == rung).count() as u64;
        self.policy.checkpoints.is_none_or(|most| same <= most) && self.most() != 0 && self.memory.has_room(more)
    }

    fn insert(&mut self, process: Process, rung: bool) {
        self.checkpoints.insert(process.stop.time.0, Checkpoint { process, rung, packing: Packing::Unpacked });
        if !rung && self.checkpoints.values().filter(|checkpoint| !checkpoint.rung).count() as u64 > self.most() + 1 {
            self.thin();
        }
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
