//! Searching: stretches that cannot hold a hit are skipped. Backwards, the others are searched newest first, several at a time.
//!
//! A stretch lies between two marks of the timeline. While the user thinks, each is replayed once more to take its
//! [`Summary`]; what has none yet is searched.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use super::Error;
use super::link::{Observer, Process, unexpected, wait_for};
use super::timeline::{Rungs, Timeline, wrong};
use crate::clock::{ObjectId, Slot, Time};
use crate::guest::Code;
use crate::replay::is_file;
use crate::replay::protocol::{Goal, Hit, Needs, Place, Reply, Request, Run, Search, Watch};
use crate::replay::summary::{self, Summary};

/// A search that takes longer than this is carried on by several processes. A fork alone takes a millisecond or two with a large heap.
const ALONE: Duration = Duration::from_millis(12);
/// Summaries are taken in bits of about this length, so that a command need not wait.
pub(super) const WAIT: Duration = Duration::from_millis(20);

/// Summaries may begin when no gap of the spread is wider than this part of the run: most moves are short then.
const ROUGH: u32 = 16;

/// The summaries that were taken so far.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By the beginning of the stretch: its end, and what happened in it.
    stretches: BTreeMap<u64, (u64, Stretch)>,
    /// Numbers of lines and function entries.
    spots: HashMap<u64, usize>,
    /// Code objects that were met.
    codes: BTreeMap<u32, Code>,
}

/// A summary, with its lines and entries as bits by their numbers in the index.
#[derive(Debug)]
struct Stretch {
    summary: Summary,
    spots: Vec<u64>,
}

impl Index {
    fn has(&self, from: u64, to: u64) -> bool {
        self.stretches.get(&from).is_some_and(|stretch| stretch.0 == to)
    }

    fn insert(&mut self, from: u64, to: u64, mut summary: Summary) {
        let mut bits = Vec::new();
        for spot in std::mem::take(&mut summary.spots) {
            let new = self.spots.len();
            let number = *self.spots.entry(spot).or_insert(new);
            if bits.len() <= number / 64 {
                bits.resize(number / 64 + 1, 0);
            }
            bits[number / 64] |= 1 << (number % 64);
        }
        self.stretches.insert(from, (to, Stretch { summary, spots: bits }));
    }

    /// Whether the guest is known to print nothing in the stretch that begins at `from`.
    fn is_silent(&self, from: u64) -> bool {
        self.stretches.get(&from).is_some_and(|(_, stretch)| !stretch.summary.prints)
    }

    /// What a search looks for, in the index's terms.
    fn query(&self, search: &Search) -> Query {
        let mut query = Query { spots: Vec::new(), raised: Vec::new(), times: Vec::new() };
        for place in search.breaks.iter().map(|found| &found.place) {
            match place {
                Place::Raise { kind } => query.raised.push(kind.clone()),
                Place::Uncaught { time } => query.times.push(time.0),
                Place::Function(_) | Place::Line { .. } => {}
            }
            for (&spot, &number) in &self.spots {
                let Some(code) = self.codes.get(&summary::code_of(spot)) else {
                    // It cannot be told what this is.
                    query.spots.push(number);
                    continue;
                };
                let number_of_code = summary::code_of(spot);
                let meant = match place {
                    // The name may be qualified, which only the host understands.
                    Place::Function(name) => {
                        spot == summary::entry(number_of_code) && last_part(&code.function) == last_part(name)
                    }
                    Place::Line { file, line } => {
                        spot == summary::line(number_of_code, *line) && is_file(&code.file, file)
                    }
                    Place::Raise { .. } | Place::Uncaught { .. } => false,
                };
                if meant {
                    query.spots.push(number);
                }
            }
        }
        query
    }

    /// Whether what lies between `from` and `to` may hold a hit, when watched expressions depend on `needs` at its end. Checkpoints that were added
    /// later divide stretches: what holds for all of one holds for its parts.
    fn may_hit(&self, from: u64, to: u64, search: &Search, query: &Query, needs: &[Needs]) -> bool {
        let before = self.stretches.range(..=from).next_back();
        let Some((_, stretch)) = before.map(|(_, stretch)| stretch).filter(|stretch| to <= stretch.0) else {
            return true;
        };
        let summary = &stretch.summary;
        let runs = |&number: &usize| stretch.spots.get(number / 64).is_some_and(|word| word & 1 << (number % 64) != 0);
        query.spots.iter().any(runs)
            || query.raised.iter().any(|class| summary.may_raise(class.as_deref()))
            || query.times.iter().any(|time| (from..to).contains(time))
            || search.goal.as_ref().is_some_and(|goal| may_reach(summary, goal))
            || search.watches.iter().zip(needs).any(|(watch, needs)| may_change(summary, watch, needs))
    }
}

/// What a search looks for.
struct Query {
    /// The numbers of the lines and entries where a breakpoint is.
    spots: Vec<usize>,
    /// Classes of exceptions, or any.
    raised: Vec<Option<String>>,
    times: Vec<u64>,
}

/// What is behind the last dot.
fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn may_reach(summary: &Summary, goal: &Goal) -> bool {
    match goal {
        Goal::In(frames) => frames.iter().any(|&frame| summary.may_meet(frame, true) || summary.may_meet(frame, false)),
        Goal::LineIn(frames) => frames.iter().any(|&frame| summary.may_meet(frame, true)),
        Goal::Raises(_) => summary.may_raise(None),
        Goal::Leaves(frame) | Goal::Ends(frame) => summary.may_meet(*frame, false),
        Goal::Over { frame, outer } | Goal::Line { frame, outer, .. } => {
            outer.iter().chain([frame]).any(|&frame| summary.may_meet(frame, true) || summary.may_meet(frame, false))
        }
        Goal::Calm => true,
    }
}

/// Whether the value of an expression that depends on `needs` at the end of a stretch may have changed in it.
fn may_change(summary: &Summary, watch: &Watch, needs: &Needs) -> bool {
    let named = || watch.objects.iter().map(|binding| binding.object);
    match needs {
        Needs::Anything => true,
        Needs::Creation(object) => summary.makes(*object),
        Needs::Slots(slots) => {
            let ends = |object: ObjectId| summary.makes(object) || summary.may_write(object, Slot::ALL);
            slots.iter().any(|&(object, slot)| summary.may_write(object, slot))
                || named().any(ends)
                || summary.may_meet(watch.frame, false)
        }
    }
}

/// A stretch that is being searched.
struct Job {
    process: Process,
    from: u64,
    to: u64,
    stage: Stage,
    /// What the watched expressions depend on at its beginning.
    needs: Vec<Needs>,
    /// What the search has found, once it is over.
    found: Option<Option<Hit>>,
}

/// What a search backwards has found.
pub(crate) struct Found {
    pub(crate) hit: Hit,
    /// The process that has found it, where that stands there.
    pub(crate) process: Option<Process>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// On the way to where the stretch begins.
    Approach,
    Asked,
    Search,
}

impl Job {
    /// Sends what comes next.
    fn go_on(&mut self, search: &Search) -> Result<(), Error> {
        let request = if self.process.stop.time.0 < self.from {
            Request::Run(Run { until: Time(self.from), ..Run::default() })
        } else if self.stage == Stage::Approach && !search.watches.is_empty() {
            self.stage = Stage::Asked;
            Request::Needs(search.watches.clone())
        } else {
            self.stage = Stage::Search;
            // What is looked for is most often found at the last stop point: then the process is where the move ends.
            let end_counts = self.process.stop.time.0 + 1 < self.to && !search.looks_behind();
            let until = Time(self.to - u64::from(end_counts));
            let search = Some(Search { last: true, end_counts, ..search.clone() });
            Request::Run(Run { until, search, ..Run::default() })
        };
        self.process.send(&request)
    }

    /// Takes the answer to what was sent.
    fn take(&mut self, search: &Search, observer: &mut dyn Observer) -> Result<(), Error> {
        match self.process.reply(observer, None)? {
            Some(Reply::Stopped { stop, hit, .. }) => {
                self.process.stop = stop;
                if self.stage == Stage::Search {
                    self.found = Some(hit);
                    return Ok(());
                }
            }
            Some(Reply::Needs(needs)) => self.needs = needs,
            other => return Err(unexpected(other)),
        }
        self.go_on(search)
    }
}

/// How many processes may work at once.
pub(super) fn workers() -> usize {
    static WORKERS: LazyLock<usize> = LazyLock::new(|| std::thread::available_parallelism().map_or(1, NonZero::get));
    *WORKERS
}

impl Timeline {
    /// A new process at the first hit of `search` after `from`, or at `until`.
    ///
    /// Forwards, what the guest prints on the way is shown: only stretches that print nothing are skipped.
    pub(crate) fn forward(
        &mut self,
        from: &mut Process,
        until: Time,
        search: Option<Search>,
        observer: &mut dyn Observer,
    ) -> Result<(Process, Option<Hit>), Error> {
        let output_from = Some(from.stop.time);
        let mut process = from.fork()?;
        let Some(mut search) = search else {
            let run = Run { until, output_from, ..Run::default() };
            let hit = self.run(&mut process, run, until, observer)?;
            return Ok((process, hit));
        };
        self.remember(&mut process, &mut search.watches, &mut Vec::new(), observer)?;
        let can_skip = self.sees_outer_frames || search.watches.is_empty();
        // What is raised before the stop point after `from` belongs to `from`, so such a search must not begin anew on its way.
        let catches = search.catches();
        let query = self.index.query(&search);
        loop {
            if can_skip {
                self.skip(&mut process, until, &search, &query, observer)?;
            }
            let next = self.checkpoint_after(process.stop.time.0).filter(|_| can_skip && !catches);
            let pause = next.map_or(until, |next| until.min(Time(next)));
            let run = Run { until: pause, output_from, search: Some(search.clone()), summarise: false };
            let hit = self.run(&mut process, run, until, observer)?;
            if hit.is_some() || process.stop.time >= until {
                return Ok((process, hit));
            }
        }
    }

    /// Replaces `process` by one further on, if there is a checkpoint before the next stretch that may hold a hit.
    fn skip(
        &mut self,
        process: &mut Process,
        until: Time,
        search: &Search,
        query: &Query,
        observer: &mut dyn Observer,
    ) -> Result<(), Error> {
        let now = process.stop.time.0;
        if self.checkpoint_after(now).is_none_or(|next| next >= until.0) {
            return Ok(());
        }
        let mut needs = Vec::new();
        if !search.watches.is_empty() {
            needs = match process.ask(&Request::Needs(search.watches.clone()), observer)? {
                Reply::Needs(needs) => needs,
                other => return wrong(other),
            };
        }
        let mut at = now;
        while at < until.0
            && let Some((from, to)) = self.stretch_at(at)
            && self.index.is_silent(from)
            && !self.index.may_hit(from, to, search, query, &needs)
        {
            at = to;
        }
        // What happens at a stop point is found on arriving there.
        let before = Time(at.min(until.0).saturating_sub(1));
        if self.at_or_before(before.0) > now {
            *process = self.seek_exactly(before, observer)?;
        }
        Ok(())
    }

    /// The last hit of `search` at a time in `floor..before`.
    pub(crate) fn backward(
        &mut self,
        before: Time,
        floor: Time,
        search: &Search,
        observer: &mut dyn Observer,
    ) -> Result<Option<Found>, Error> {
        self.lay_ladder(before, observer)?;
        if !self.sees_outer_frames && !search.watches.is_empty() {
            let hit = self.backward_in_sight(before, floor, search, observer)?;
            return Ok(hit.map(|hit| Found { hit, process: None }));
        }
        let query = self.index.query(search);
        let mut needs = Vec::new();
        if !search.watches.is_empty() {
            let ask = Request::Needs(search.watches.clone());
            needs = match self.seek_exactly(before, observer)?.ask(&ask, observer)? {
                Reply::Needs(needs) => needs,
                other => return wrong(other),
            };
        }
        let mut sweep = Sweep { search, query, needs, at: before.0, floor: floor.0 };
        // Newest first.
        let mut jobs: Vec<Job> = Vec::new();
        let began = Instant::now();
        loop {
            let most = if began.elapsed() < ALONE { 1 } else { workers() };
            // What was skipped and must be searched after all comes before what has been begun since.
            while (jobs.len() < most
                && (jobs.is_empty() || self.has_room_beside(jobs.iter().filter(|job| job.found.is_none()).count())))
                || jobs.first().is_some_and(|job| sweep.at >= job.to)
            {
                let Some((from, to)) = sweep.next(self, &jobs) else { break };
                let process = self.fork_at_or_before(Time(from))?;
                let mut job = Job { process, from, to, stage: Stage::Approach, needs: Vec::new(), found: None };
                job.go_on(search)?;
                jobs.push(job);
                jobs.sort_by_key(|job| std::cmp::Reverse(job.from));
            }
            while jobs.first().is_some_and(|job| job.found.is_some() && sweep.at < job.to) {
                let mut done = jobs.remove(0);
                if let Some(Some(hit)) = done.found.take() {
                    let process = (done.process.stop.time == hit.time).then_some(done.process);
                    return Ok(Some(Found { hit, process }));
                }
                observer.progress(Time(done.from), floor);
                if done.needs != sweep.needs {
                    // Before it, the expressions depend on something else: what was skipped must be looked at again.
                    sweep.needs = done.needs;
                    sweep.at = done.from;
                }
            }
            if jobs.is_empty() {
                if sweep.at <= floor.0 {
                    return Ok(None);
                }
                continue;
            }
            if observer.interrupted() {
                return Err(Error::Interrupted);
            }
            let running: Vec<&Process> =
                jobs.iter().filter(|job| job.found.is_none()).map(|job| &job.process).collect();
            let ready = wait_for(&running, observer, if began.elapsed() < ALONE { ALONE } else { WAIT })?;
            let running = jobs.iter_mut().filter(|job| job.found.is_none());
            for (_, job) in running.enumerate().filter(|(index, _)| ready.contains(index)) {
                job.take(search, observer)?;
                let (written, resident) = job.process.growth();
                self.memory.note(written, resident);
            }
        }
    }

    /// Whether one more process may copy all of its memory, and so many that have just begun.
    fn has_room_beside(&mut self, begun: usize) -> bool {
        let more = self.memory.peak() * (begun as u64 + 1);
        self.memory.has_room(more)
    }

    /// What the user will need next is made ready: the way back from `time`, then a rough spread, then summaries, which lay a finer one on their
    /// way, then what that still lacks, then rungs that take much memory. One piece of work at a time; false when there is none left.
    pub(crate) fn think(&mut self, time: Time, observer: &mut dyn Observer) -> Result<bool, Error> {
        let rough = self.whole() / ROUGH;
        if self.prepare(time, Rungs::Cheap, observer)? || self.fill(rough, observer)? {
            return Ok(true);
        }
        self.clear_the_way(observer);
        Ok(self.summarise(observer)?
            || self.fill(Duration::ZERO, observer)?
            || self.prepare(time, Rungs::All, observer)?)
    }

    /// Takes the newest summaries that are missing, those of one checkpoint for each processor. False when there are none, or no
    /// room: what has no summary is searched.
    fn summarise(&mut self, observer: &mut dyn Observer) -> Result<bool, Error> {
        let missing = self.stretches().filter(|&(from, to)| !self.index.has(from, to));
        // Those that begin at the same checkpoint would be run one after the other anyway.
        let mut batches: BTreeMap<u64, Vec<(u64, u64)>> = BTreeMap::new();
        for (from, to) in missing {
            let base = self.at_or_before(from);
            if !batches.contains_key(&base) && batches.len() == workers() {
                break;
            }
            batches.entry(base).or_default().push((from, to));
        }
        let mut jobs: Vec<(Process, Vec<(u64, u64)>)> = Vec::new();
        for (_, stretches) in batches.into_iter().rev() {
            if !self.has_room_beside(jobs.len()) {
                break;
            }
            let Some(&(first, _)) = stretches.last() else { continue };
            let mut process = self.fork_at_or_before(Time(first))?;
            self.unpack(&mut process, observer)?;
            self.run_to(&mut process, Time(first), Time(first), observer)?;
            summarise_next(&process, &stretches)?;
            jobs.push((process, stretches));
        }
        let any = !jobs.is_empty();
        while !jobs.is_empty() {
            if observer.interrupted() {
                return Err(Error::Interrupted);
            }
            let processes: Vec<&Process> = jobs.iter().map(|job| &job.0).collect();
            let ready = wait_for(&processes, observer, WAIT)?;
            for index in ready.into_iter().rev() {
                let (process, stretches) = &mut jobs[index];
                let Some(Reply::Stopped { stop, .. }) = process.reply(observer, None)? else {
                    return Err(unexpected("no stop"));
                };
                process.stop = stop;
                if let Some((from, to)) = stretches.pop_if(|&mut (_, to)| to == stop.time.0) {
                    let summary = match process.ask(&Request::Summary, observer)? {
                        Reply::Summary(Some(summary)) => summary,
                        other => return wrong(other),
                    };
                    self.learn_codes(process, &summary, observer)?;
                    self.index.insert(from, to, summary);
                    self.consider(process, true, observer)?;
                }
                let (written, resident) = process.growth();
                self.memory.note(written, resident);
                if stretches.is_empty() {
                    jobs.remove(index);
                } else {
                    summarise_next(process, stretches)?;
                }
            }
        }
        Ok(any)
    }

    /// Asks for the code objects that a summary mentions and that are not known yet.
    fn learn_codes(
        &mut self,
        process: &mut Process,
        summary: &Summary,
        observer: &mut dyn Observer,
    ) -> Result<(), Error> {
        for &spot in &summary.spots {
            let number = summary::code_of(spot);
            if let Entry::Vacant(unknown) = self.index.codes.entry(number) {
                match process.ask(&Request::Code(number), observer)? {
                    Reply::Code(code) => unknown.insert(code),
                    other => return wrong(other),
                };
            }
        }
        Ok(())
    }
}

/// Makes a process run to the next stretch that it summarises, or through it.
fn summarise_next(process: &Process, stretches: &[(u64, u64)]) -> Result<(), Error> {
    let Some(&(from, to)) = stretches.last() else { return Ok(()) };
    let there = process.stop.time.0 == from;
    let until = Time(if there { to } else { from });
    process.send(&Request::Run(Run { until, summarise: there, ..Run::default() }))
}

/// A walk backwards over the stretches that may hold a hit.
struct Sweep<'a> {
    search: &'a Search,
    query: Query,
    /// What the watched expressions depend on at `at`.
    needs: Vec<Needs>,
    /// What is later was searched, or is being searched, or cannot hold a hit.
    at: u64,
    floor: u64,
}

impl Sweep<'_> {
    /// The next stretch to search.
    fn next(&mut self, timeline: &Timeline, jobs: &[Job]) -> Option<(u64, u64)> {
        while self.at > self.floor {
            let to = self.at;
            let from = timeline.boundary_before(to).max(self.floor);
            self.at = from;
            if let Some(job) = jobs.iter().find(|job| job.from < to && from < job.to) {
                self.at = job.from;
                continue;
            }
            if !timeline.index.may_hit(from, to, self.search, &self.query, &self.needs) {
                continue;
            }
            return Some((self.extend(timeline, jobs, from), to));
        }
        None
    }

    /// What comes before a stretch and begins at the same checkpoint is passed on the way anyway: it is searched together with it.
    fn extend(&mut self, timeline: &Timeline, jobs: &[Job], mut from: u64) -> u64 {
        let base = timeline.at_or_before(from).max(self.floor);
        while from > base {
            let below = timeline.boundary_before(from).max(base);
            if jobs.iter().any(|job| job.from < from && below < job.to)
                || !timeline.index.may_hit(below, from, self.search, &self.query, &self.needs)
            {
                break;
            }
            from = below;
        }
        self.at = from;
        from
    }
}
