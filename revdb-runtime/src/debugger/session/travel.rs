//! Moving through time.

use super::look::Capture;
use super::{Motion, Session, Target};
use crate::clock::{FrameId, Time};
use crate::debugger::Error;
use crate::debugger::link::{Observer, Process};
use crate::debugger::stop::{Arrival, Failure, HitReport, PointKind, Spot, StopReason, Watchpoint, Write};
use crate::debugger::timeline::wrong;
use crate::guest::{Frame, Raised, SourceRange, StopKind};
use crate::replay::protocol::{Beyond, Break, Goal, Hit, Place, Reply, Request, Search, Watch};

impl Session {
    /// Goes to a time. Breakpoints do not matter: the moment asked for is the moment reached.
    pub fn go(&mut self, target: Target, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let (now, end) = (self.current.stop.time.0, self.end().0);
        let time = match target {
            Target::Time(time) => time,
            Target::Forward(by) => now.saturating_add(by),
            Target::Back(by) => now.saturating_sub(by),
            Target::Percent(percent) => (end as f64 * percent / 100.0) as u64,
            Target::Start => 1,
            Target::End => end,
            Target::Crash => match self.failure(observer)? {
                Some(failure) => failure.time.0,
                None => return Err(no_failure()),
            },
        };
        let clamped = time.clamp(self.timeline.start().0, end);
        let process = self.timeline.seek(Time(clamped), observer)?;
        let reason = match clamped {
            _ if clamped == time => StopReason::Arrived,
            clamped if clamped > time => StopReason::StartOfHistory,
            _ => StopReason::EndOfHistory,
        };
        let (history, undone) = (self.history.len(), self.undone.clone());
        let arrival = self.arrive(process, reason, None, false, observer);
        self.settle(arrival.is_err(), history, undone);
        arrival
    }

    /// After a move: keeps where it has led, or undoes it.
    fn settle(&mut self, failed: bool, history: usize, undone: Vec<Time>) {
        if let Some(before) = self.before.take()
            && failed
        {
            self.current = before;
            self.frame = 0;
            self.history.truncate(history);
            self.undone = undone;
        }
    }

    /// Runs the present process itself on to `time`: a straight replay, never resumed from a checkpoint.
    pub fn advance(&mut self, time: Time, observer: &mut dyn Observer) -> Result<(), Error> {
        self.frame = 0;
        self.timeline.run_to(&mut self.current, time, time, observer)
    }

    /// Leaves the present process behind as a checkpoint and runs a copy of it on to `time`.
    pub fn hop(&mut self, time: Time, observer: &mut dyn Observer) -> Result<(), Error> {
        self.frame = 0;
        self.current = self.current.fork()?;
        self.timeline.run_to(&mut self.current, time, time, observer)
    }

    /// From here on, [`Self::advance`] goes on in a fork of the process at every `every`th event: a proof that a checkpoint
    /// could lie there.
    pub fn hand_over(&mut self, every: u64) -> Result<(), Error> {
        self.current.send(&Request::HandOver { every })
    }

    /// The exception that ended the program, and the line that raised it. `None` when it ended in another way.
    pub fn failure(&mut self, observer: &mut dyn Observer) -> Result<Option<Failure>, Error> {
        if self.failure.is_none() {
            self.failure = Some(self.find_failure(observer)?);
        }
        Ok(self.failure.clone().flatten())
    }

    fn find_failure(&mut self, observer: &mut dyn Observer) -> Result<Option<Failure>, Error> {
        let (start, end) = (self.timeline.start(), self.end());
        let only = |goal| Search { goal: Some(goal), ..Search::default() };
        let mut last = self.timeline.seek(end, observer)?;
        if last.stop.location.kind != StopKind::Unwind {
            return Ok(None);
        }
        let exception = exception(&mut last, observer)?;
        drop(last);
        let mut raised = None;
        if let Some(exception) = &exception {
            raised = self.timeline.backward(end, start, &only(Goal::Raises(exception.object)), observer)?;
        }
        if raised.is_none() {
            // Behind the last stop that is not on the exception's way out comes the frame that it left first.
            raised = self.timeline.backward(end, start, &only(Goal::Calm), observer)?;
        }
        let Some(raised) = raised else { return Ok(None) };
        let mut time = raised.hit.time;
        let mut process = self.timeline.seek(time, observer)?;
        if process.stop.location.kind != StopKind::Line {
            // What was called last on the raising line has returned: the line began before.
            let Reply::Frames(frames) = process.ask(&Request::Frames, observer)? else { return Ok(None) };
            let goal = Goal::LineIn(sorted(frames.get(1..).unwrap_or_default()));
            if let Some(line) = self.timeline.backward(time, start, &only(goal), observer)? {
                time = line.hit.time;
            }
        }
        Ok(Some(Failure { time, exception }))
    }

    /// The exception that is leaving the innermost frame, at a stop point of kind [`StopKind::Unwind`].
    pub fn exception(&mut self, observer: &mut dyn Observer) -> Result<Option<Raised>, Error> {
        if self.current.stop.location.kind != StopKind::Unwind {
            return Ok(None);
        }
        exception(&mut self.current, observer)
    }

    /// After an error, or an interruption: where the present process is not fit for use any more, replaces it with another one at
    /// the same time.
    pub fn recover(&mut self, observer: &mut dyn Observer) -> Result<(), Error> {
        if self.current.is_ready() {
            return Ok(());
        }
        self.current = self.timeline.seek(self.current.stop.time, observer)?;
        Ok(())
    }

    /// Goes to where the last move began.
    pub fn back(&mut self, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let Some(&time) = self.history.last() else {
            return Err(Error::Refused("no earlier place in this session".to_owned()));
        };
        let here = self.current.stop.time;
        let arrival = self.return_to(time, observer)?;
        self.history.pop();
        self.undone.push(here);
        Ok(arrival)
    }

    /// Undoes [`Session::back`].
    pub fn forward(&mut self, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let Some(&time) = self.undone.last() else {
            return Err(Error::Refused("no later place in this session".to_owned()));
        };
        let here = self.current.stop.time;
        let arrival = self.return_to(time, observer)?;
        self.undone.pop();
        self.history.push(here);
        Ok(arrival)
    }

    /// Arrives at a place that was visited before, without noting that in the history.
    fn return_to(&mut self, time: Time, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let process = self.timeline.seek(time, observer)?;
        let noted = (std::mem::take(&mut self.history), std::mem::take(&mut self.undone));
        let arrival = self.arrive(process, StopReason::Arrived, None, false, observer);
        (self.history, self.undone) = noted;
        self.settle(arrival.is_err(), self.history.len(), self.undone.clone());
        arrival
    }

    /// Makes a move `count` times, or until something stops it.
    ///
    /// A move that fails or is interrupted leaves the session where it was.
    pub fn travel(&mut self, motion: Motion, count: u64, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let began = self.current.stop.time;
        let (history, undone) = (self.history.len(), self.undone.clone());
        let travelled = self.travel_on(motion, count, observer);
        self.settle(travelled.is_err(), history, undone);
        let mut arrival = travelled?;
        arrival.moved = arrival.stop.time != began;
        Ok(arrival)
    }

    fn travel_on(&mut self, motion: Motion, count: u64, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        match motion {
            Motion::Step => self.step(count, observer),
            Motion::BackStep => self.back_step(count, observer),
            _ => {
                let mut arrival = self.travel_once(motion, observer)?;
                for _ in 1..count {
                    if arrival.reason != StopReason::Arrived {
                        break;
                    }
                    let updates = arrival.updates;
                    arrival = self.travel_once(motion, observer)?;
                    arrival.updates.splice(0..0, updates);
                }
                Ok(arrival)
            }
        }
    }

    fn step(&mut self, count: u64, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let end = self.end().0;
        let wanted = self.current.stop.time.0.saturating_add(count);
        let reason = if wanted > end { StopReason::EndOfHistory } else { StopReason::Arrived };
        let search = self.search(None);
        self.run_forward(Time(wanted.min(end)), search, reason, observer)
    }

    fn back_step(&mut self, count: u64, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let (now, start) = (self.current.stop.time, self.timeline.start());
        let floor = Time(now.0.saturating_sub(count).max(start.0));
        let reason = if now.0 - start.0 < count { StopReason::StartOfHistory } else { StopReason::Arrived };
        let search = self.search(None);
        self.run_backward(floor, search, reason, observer)
    }

    fn travel_once(&mut self, motion: Motion, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let forward =
            matches!(motion, Motion::Step | Motion::Next | Motion::Finish | Motion::Continue | Motion::Until(_));
        let goal = self.goal(motion, observer)?;
        let search = self.search(goal);
        if forward {
            self.run_forward(self.end(), search, StopReason::EndOfHistory, observer)
        } else {
            self.run_backward(self.timeline.start(), search, StopReason::StartOfHistory, observer)
        }
    }

    /// Where a move wants to end.
    fn goal(&mut self, motion: Motion, observer: &mut dyn Observer) -> Result<Option<Goal>, Error> {
        let frames = self.frames(observer)?;
        if matches!(motion, Motion::Continue | Motion::BackContinue) {
            return Ok(self.end_of_main(motion == Motion::Continue, &frames));
        }
        let selected = self.frame.min(frames.len().saturating_sub(1));
        let Some(Frame { id: frame, line, .. }) = frames.get(selected).cloned() else {
            return Ok(None);
        };
        let outer = sorted(&frames[selected + 1..]);
        let until = |at: Option<u32>, beyond| match at {
            Some(at) => Goal::Line { frame, outer: outer.clone(), at, or_beyond: Beyond::Neither },
            None => Goal::Line { frame, outer: outer.clone(), at: line, or_beyond: beyond },
        };
        Ok(match motion {
            // Any of them, since frames of modules without stop points may be in between.
            Motion::Finish | Motion::BackFinish => (!outer.is_empty()).then_some(Goal::In(outer)),
            Motion::Until(at) => Some(until(at, Beyond::Greater)),
            Motion::BackUntil(at) => Some(until(at, Beyond::Smaller)),
            _ => Some(Goal::Over { frame, outer }),
        })
    }

    /// Where `continue` and `bcontinue` end if nothing else stops them.
    fn end_of_main(&self, forward: bool, frames: &[Frame]) -> Option<Goal> {
        if !self.timeline.sees_outer_frames {
            return Some(Goal::Leaves(self.main));
        }
        // An activation ends once: not before a time at which it is active, and not after one at which it is over.
        match (frames.iter().any(|frame| frame.id == self.main), forward) {
            (true, false) | (false, true) => None,
            (true, true) if self.main_depth == 1 => Some(Goal::Ends(self.main)),
            (true, true) | (false, false) => Some(Goal::Leaves(self.main)),
        }
    }

    /// What to look out for on the way; `None` when there is nothing.
    fn search(&self, goal: Option<Goal>) -> Option<Search> {
        let breaks: Vec<Break> = self
            .breakpoints
            .iter()
            .filter(|breakpoint| breakpoint.enabled)
            .map(|breakpoint| Break {
                number: breakpoint.number,
                place: breakpoint.place.clone(),
                condition: breakpoint.condition.clone(),
                objects: breakpoint.condition.as_deref().map(|text| self.known(text)).unwrap_or_default(),
            })
            .collect();
        let watches: Vec<Watch> =
            self.watchpoints.iter().filter(|watch| watch.enabled).map(|watch| self.watch_request(watch)).collect();
        if goal.is_none() && breaks.is_empty() && watches.is_empty() {
            return None;
        }
        Some(Search { breaks, goal, watches, ..Search::default() })
    }

    fn run_forward(
        &mut self,
        until: Time,
        search: Option<Search>,
        otherwise: StopReason,
        observer: &mut dyn Observer,
    ) -> Result<Arrival, Error> {
        if self.current.stop.time >= until {
            return self.stay(StopReason::EndOfHistory, observer);
        }
        let mut search = search;
        let (mut process, mut hit) = self.timeline.forward(&mut self.current, until, search.clone(), observer)?;
        loop {
            if let Some(found) = &mut hit
                && found.time < process.stop.time
            {
                // The search noticed only after the stop point what belongs to it.
                process = self.timeline.seek(found.time, observer)?;
                if found.goal
                    && let Some(Search { goal, .. }) = &mut search
                    && !goal.as_ref().is_some_and(|goal| goal.is_reached(&process.stop.location))
                {
                    // It was another activation than the main module's that was left.
                    found.goal = false;
                    *goal = None;
                }
            }
            self.look_ahead(&mut process, &mut hit, observer)?;
            match &hit {
                Some(found) if self.passes_over(found) => {}
                _ => break,
            }
            (process, hit) = self.timeline.forward(&mut process, until, search.clone(), observer)?;
        }
        let reason = reason(hit.as_ref(), otherwise);
        self.arrive(process, reason, hit, false, observer)
    }

    /// Adds to what was found at the stop point where `process` is the exceptions that are raised before the next one: they belong to it too.
    fn look_ahead(
        &mut self,
        process: &mut Process,
        hit: &mut Option<Hit>,
        observer: &mut dyn Observer,
    ) -> Result<(), Error> {
        let now = process.stop.time;
        let Some(mut search) = self.search(None) else { return Ok(()) };
        search.breaks.retain(|found| matches!(found.place, Place::Raise { .. }));
        if search.breaks.is_empty() || now >= self.end() || hit.as_ref().is_some_and(|hit| hit.raised.is_some()) {
            return Ok(());
        }
        search.watches.clear();
        search.last = true;
        let raised = self.timeline.search_in(&mut process.fork()?, Time(now.0 + 1), search, observer)?;
        if let Some(raised) = raised {
            let hit = hit.get_or_insert_with(|| Hit { time: now, ..Hit::default() });
            hit.breaks.extend(raised.breaks);
            hit.raised = raised.raised;
        }
        Ok(())
    }

    fn run_backward(
        &mut self,
        floor: Time,
        search: Option<Search>,
        otherwise: StopReason,
        observer: &mut dyn Observer,
    ) -> Result<Arrival, Error> {
        let now = self.current.stop.time;
        if now <= self.timeline.start() {
            return self.stay(StopReason::StartOfHistory, observer);
        }
        let mut found = None;
        match search {
            Some(search) => {
                found = self.timeline.backward(now, floor, &search, observer)?;
                while let Some(passed) = found.take_if(|found| self.passes_over(&found.hit)) {
                    found = self.timeline.backward(passed.hit.time, floor, &search, observer)?;
                }
            }
            None => self.timeline.lay_ladder(now, observer)?,
        }
        let (hit, process) = found.map_or((None, None), |found| (Some(found.hit), found.process));
        let process = match process {
            Some(process) => process,
            None => self.timeline.seek(hit.as_ref().map_or(floor, |hit| hit.time), observer)?,
        };
        let reason = reason(hit.as_ref(), otherwise);
        self.arrive(process, reason, hit, true, observer)
    }

    fn stay(&mut self, reason: StopReason, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let updates = self.update_watchpoints(observer)?;
        Ok(Arrival { reason, stop: self.current.stop, moved: false, hits: Vec::new(), updates })
    }

    /// Makes `process` the current one and collects what there is to say about it.
    fn arrive(
        &mut self,
        process: Process,
        reason: StopReason,
        hit: Option<Hit>,
        reverse: bool,
        observer: &mut dyn Observer,
    ) -> Result<Arrival, Error> {
        let moved = process.stop.time != self.current.stop.time;
        if moved {
            self.history.push(self.current.stop.time);
            self.undone.clear();
        }
        let before = std::mem::replace(&mut self.current, process);
        self.before.get_or_insert(before);
        self.frame = 0;
        let hits = match hit {
            Some(hit) => self.describe_hits(&hit, reverse, observer)?,
            None => Vec::new(),
        };
        let updates = self.update_watchpoints(observer)?;
        Ok(Arrival { reason, stop: self.current.stop, moved, hits, updates })
    }

    /// Counts a hit against the breakpoints that are to be ignored for a while. True when nothing else is hit.
    fn passes_over(&mut self, hit: &Hit) -> bool {
        let mut others = hit.goal || !hit.watches.is_empty();
        for breakpoint in self.breakpoints.iter_mut().filter(|breakpoint| hit.breaks.contains(&breakpoint.number)) {
            if breakpoint.ignore == 0 {
                others = true;
            } else {
                breakpoint.ignore -= 1;
                self.ignored.push(breakpoint.number);
            }
        }
        if !others {
            self.ignored.clear();
        }
        !others
    }

    fn describe_hits(
        &mut self,
        hit: &Hit,
        reverse: bool,
        observer: &mut dyn Observer,
    ) -> Result<Vec<HitReport>, Error> {
        let mut reports = Vec::new();
        let ignored = std::mem::take(&mut self.ignored);
        for &number in hit.breaks.iter().filter(|number| !ignored.contains(number)) {
            let Some(at) = self.breakpoints.iter().position(|breakpoint| breakpoint.number == number) else { continue };
            let (text, kind) = (self.breakpoints[at].text(), self.breakpoints[at].kind());
            if self.breakpoints[at].temporary {
                self.breakpoints.remove(at);
            }
            let (mut line, mut exception) = (None, None);
            if kind == PointKind::Catchpoint {
                line = running_line(&mut self.current, observer)?;
                let fatal = || self.failure.clone().flatten()?.exception.map(|raised| raised.text);
                exception = hit.raised.clone().or_else(fatal);
            }
            reports.push(HitReport { number, text, kind, reverse, line, writes: Vec::new(), exception });
        }
        if !hit.watches.is_empty() {
            let line = self.changing_line(reverse, observer)?;
            let begin = if reverse { self.current.stop.time } else { Time(self.current.stop.time.0 - 1) };
            for &number in &hit.watches {
                if let Some(watch) = self.watchpoints.iter().find(|watch| watch.number == number).cloned() {
                    let writes = self.writes(&watch, begin, observer)?;
                    let (text, kind, line) = (watch.expression, PointKind::Watchpoint, line.clone());
                    reports.push(HitReport { number, text, kind, reverse, line, writes, exception: None });
                }
            }
        }
        Ok(reports)
    }

    /// The writes between the stop point at `begin` and the next one to what a watchpoint depends on.
    fn writes(&mut self, watch: &Watchpoint, begin: Time, observer: &mut dyn Observer) -> Result<Vec<Write>, Error> {
        let mut process = self.timeline.seek(begin, observer)?;
        let search = Search { watches: vec![self.watch_request(watch)], collect: true, ..Search::default() };
        self.timeline.search_in(&mut process, Time(begin.0 + 1), search, observer)?;
        let Reply::Writes(ranges) = process.ask(&Request::Writes, &mut Capture::new(observer))? else {
            return Ok(Vec::new());
        };
        let mut writes = Vec::new();
        for range in ranges {
            let text = self.source(&range.file, observer)?.and_then(|lines| piece(lines, &range));
            writes.push(Write { range, text });
        }
        Ok(writes)
    }

    /// The line that ran in the interval of a watchpoint's hit.
    fn changing_line(&mut self, reverse: bool, observer: &mut dyn Observer) -> Result<Option<Spot>, Error> {
        if reverse {
            return running_line(&mut self.current, observer);
        }
        let before = Time(self.current.stop.time.0 - 1);
        running_line(&mut self.timeline.seek(before, observer)?, observer)
    }
}

/// The line that runs between a process's stop point and the next one: the one of the stop point, or where that is a
/// function's exit, the caller's.
fn running_line(process: &mut Process, observer: &mut dyn Observer) -> Result<Option<Spot>, Error> {
    let Reply::Frames(frames) = process.ask(&Request::Frames, observer)? else {
        return Ok(None);
    };
    let leaving = process.stop.location.kind != StopKind::Line;
    let Some(frame) = frames.get(usize::from(leaving && frames.len() > 1)) else {
        return Ok(None);
    };
    match process.ask(&Request::Code(frame.code), observer)? {
        Reply::Code(code) => Ok(Some(Spot { file: code.file, line: frame.line, function: code.function })),
        other => wrong(other),
    }
}

/// The first line of a piece of source.
fn piece(lines: &[String], range: &SourceRange) -> Option<String> {
    let line = lines.get(range.line.checked_sub(1)? as usize)?;
    let end = if range.end_line == range.line { range.end_column as usize } else { line.len() };
    line.get(range.column as usize..end).map(str::to_owned)
}

fn exception(process: &mut Process, observer: &mut dyn Observer) -> Result<Option<Raised>, Error> {
    let mut fork = process.fork()?;
    match fork.ask(&Request::Exception, &mut Capture::new(observer))? {
        Reply::Exception(raised) => Ok(raised),
        other => wrong(other),
    }
}

/// The activations' ids in ascending order.
fn sorted(frames: &[Frame]) -> Vec<FrameId> {
    let mut ids: Vec<FrameId> = frames.iter().map(|frame| frame.id).collect();
    ids.sort_unstable();
    ids
}

pub(super) fn no_failure() -> Error {
    Error::Refused("this recording does not end in an uncaught exception".to_owned())
}

fn reason(hit: Option<&Hit>, otherwise: StopReason) -> StopReason {
    match hit {
        Some(hit) if hit.breaks.is_empty() && hit.watches.is_empty() => StopReason::Arrived,
        Some(_) => StopReason::Hit,
        None => otherwise,
    }
}
