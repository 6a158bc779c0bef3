//! A debugging session: a position in the recording, breakpoints, watchpoints, numbered objects.

use std::collections::BTreeMap;
use std::path::Path;

use super::launch::Recording;
use super::link::{Observer, Process};
use super::stop::{
    Arrival, Breakpoint, Changed, FrameView, HitReport, Line, Listing, Printed, Spot, StopReason, Update, Watchpoint,
};
use super::timeline::{Timeline, wrong};
use super::Error;
use crate::clock::{FrameId, ObjectId, Time};
use crate::guest::{Binding, Code, Frame, Outcome, Variable};
use crate::replay::protocol::{Beyond, Break, Digest, Goal, Hit, Place, Reply, Request, Search, Stop, Stream, Watch};

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Step,
    BackStep,
    Next,
    BackNext,
    Finish,
    BackFinish,
    Continue,
    BackContinue,
    /// To this line of the current activation, or without a line: to a later one than here.
    Until(Option<u32>),
    BackUntil(Option<u32>),
}

/// A time to go to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    Time(u64),
    Forward(u64),
    Back(u64),
    Percent(f64),
    Start,
    End,
}

/// An object that was printed as `$NUM`.
#[derive(Clone, Debug)]
struct Numbered {
    object: ObjectId,
    /// A time at which it was alive.
    seen: Time,
    /// The last time at which it was alive, once that is known.
    freed: Option<Time>,
}

/// The state of one debugging session.
pub struct Session {
    timeline: Timeline,
    current: Process,
    /// 0 is the innermost frame.
    frame: usize,
    next_number: u32,
    breakpoints: Vec<Breakpoint>,
    watchpoints: Vec<Watchpoint>,
    objects: Vec<Numbered>,
    /// The outermost activation of the run: the main module.
    main: FrameId,
    codes: BTreeMap<u32, Code>,
    sources: BTreeMap<String, Option<Vec<String>>>,
}

impl Session {
    /// Opens the recording at `path` and stops at its first stop point.
    pub fn open(path: &Path, observer: &mut dyn Observer) -> Result<Self, Error> {
        Self::new(Recording::open(path)?, observer)
    }

    /// Starts a session on an opened recording.
    pub fn new(recording: Recording, observer: &mut dyn Observer) -> Result<Self, Error> {
        let mut timeline = Timeline::new(recording, observer)?;
        let start = timeline.start();
        let current = timeline.seek(start, observer)?;
        let mut session = Self {
            timeline,
            main: current.stop.location.frame,
            current,
            frame: 0,
            next_number: 1,
            breakpoints: Vec::new(),
            watchpoints: Vec::new(),
            objects: Vec::new(),
            codes: BTreeMap::new(),
            sources: BTreeMap::new(),
        };
        if let Some(outermost) = session.frames(observer)?.last() {
            session.main = outermost.id;
        }
        Ok(session)
    }

    /// Where the session stands.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.current.stop
    }

    /// The last stop point of the recording.
    #[must_use]
    pub fn end(&self) -> Time {
        self.timeline.end()
    }

    #[must_use]
    pub fn recording(&self) -> &Recording {
        self.timeline.recording()
    }

    /// The times at which a checkpoint is held.
    #[must_use]
    pub fn checkpoints(&self) -> Vec<Time> {
        self.timeline.checkpoint_times().collect()
    }

    #[must_use]
    pub fn breakpoints(&self) -> &[Breakpoint] {
        &self.breakpoints
    }

    #[must_use]
    pub fn watchpoints(&self) -> &[Watchpoint] {
        &self.watchpoints
    }

    // ---- moving ----

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
        };
        let clamped = time.clamp(self.timeline.start().0, end);
        let process = self.timeline.seek(Time(clamped), observer)?;
        let reason = match clamped {
            _ if clamped == time => StopReason::Arrived,
            clamped if clamped > time => StopReason::StartOfHistory,
            _ => StopReason::EndOfHistory,
        };
        self.arrive(process, reason, None, false, observer)
    }

    /// Runs the present process itself on to `time`: a straight replay, never resumed from a checkpoint.
    pub fn advance(&mut self, time: Time, observer: &mut dyn Observer) -> Result<(), Error> {
        self.frame = 0;
        self.timeline.run_to(&mut self.current, time, time, observer)
    }

    /// Leaves the present process behind as a checkpoint and runs a copy of it on to `time`.
    pub fn hop(&mut self, time: Time, observer: &mut dyn Observer) -> Result<(), Error> {
        self.frame = 0;
        self.current = self.current.fork(observer)?;
        self.timeline.run_to(&mut self.current, time, time, observer)
    }

    /// Makes a move `count` times, or until something stops it.
    pub fn travel(&mut self, motion: Motion, count: u64, observer: &mut dyn Observer) -> Result<Arrival, Error> {
        let began = self.current.stop.time;
        let mut arrival = match motion {
            Motion::Step => self.step(count, observer)?,
            Motion::BackStep => self.back_step(count, observer)?,
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
                arrival
            }
        };
        arrival.moved = arrival.stop.time != began;
        Ok(arrival)
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
        let forward = matches!(motion, Motion::Step | Motion::Next | Motion::Finish | Motion::Continue | Motion::Until(_));
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
        if matches!(motion, Motion::Continue | Motion::BackContinue) {
            return Ok(Some(Goal::Leaves(self.main)));
        }
        let frames = self.frames(observer)?;
        let selected = self.frame.min(frames.len().saturating_sub(1));
        let Some(Frame { id: frame, line, .. }) = frames.get(selected).cloned() else {
            return Ok(None);
        };
        let caller = frames.get(selected + 1).map(|frame| frame.id);
        let mut outer: Vec<FrameId> = frames[selected + 1..].iter().map(|frame| frame.id).collect();
        outer.sort_unstable();
        let until = |at: Option<u32>, beyond| match at {
            Some(at) => Goal::Line { frame, outer: outer.clone(), at, or_beyond: Beyond::Neither },
            None => Goal::Line { frame, outer: outer.clone(), at: line, or_beyond: beyond },
        };
        Ok(match motion {
            Motion::Finish | Motion::BackFinish => caller.map(Goal::In),
            Motion::Until(at) => Some(until(at, Beyond::Greater)),
            Motion::BackUntil(at) => Some(until(at, Beyond::Smaller)),
            _ => Some(Goal::Over { frame, outer }),
        })
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
        Some(Search { last: false, breaks, goal, watches })
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
        let (process, hit) = self.timeline.forward(&mut self.current, until, search, observer)?;
        let reason = reason(hit.as_ref(), otherwise);
        self.arrive(process, reason, hit, false, observer)
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
        let hit = match search {
            Some(search) => self.timeline.backward(now, floor, &search, observer)?,
            None => {
                self.timeline.lay_ladder(now, observer)?;
                None
            }
        };
        let time = hit.as_ref().map_or(floor, |hit| hit.time);
        let process = self.timeline.seek(time, observer)?;
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
        self.current = process;
        self.frame = 0;
        let hits = match hit {
            Some(hit) => self.describe_hits(&hit, reverse, observer)?,
            None => Vec::new(),
        };
        let updates = self.update_watchpoints(observer)?;
        Ok(Arrival { reason, stop: self.current.stop, moved, hits, updates })
    }

    fn describe_hits(
        &mut self,
        hit: &Hit,
        reverse: bool,
        observer: &mut dyn Observer,
    ) -> Result<Vec<HitReport>, Error> {
        let mut reports = Vec::new();
        for &number in &hit.breaks {
            if let Some(at) = self.breakpoints.iter().position(|breakpoint| breakpoint.number == number) {
                let text = self.breakpoints[at].text();
                if self.breakpoints[at].temporary {
                    self.breakpoints.remove(at);
                }
                reports.push(HitReport { number, text, watch: false, reverse, changed: None });
            }
        }
        if !hit.watches.is_empty() {
            let changed = self.changing_line(reverse, observer)?;
            for &number in &hit.watches {
                if let Some(watch) = self.watchpoints.iter().find(|watch| watch.number == number) {
                    let text = watch.expression.clone();
                    reports.push(HitReport { number, text, watch: true, reverse, changed: changed.clone() });
                }
            }
        }
        Ok(reports)
    }

    /// The line that ran in the interval of a watchpoint's hit: the one of its start, or where that is a function's exit, the
    /// caller's.
    fn changing_line(&mut self, reverse: bool, observer: &mut dyn Observer) -> Result<Option<Changed>, Error> {
        let mut other;
        let start = if reverse {
            &mut self.current
        } else {
            let before = Time(self.current.stop.time.0 - 1);
            other = self.timeline.seek(before, observer)?;
            &mut other
        };
        let stop = start.stop;
        let Reply::Frames(frames) = start.ask(&Request::Frames, observer)? else {
            return Ok(None);
        };
        let leaving = stop.location.kind != crate::guest::StopKind::Line;
        let Some(frame) = frames.get(usize::from(leaving && frames.len() > 1)).cloned() else {
            return Ok(None);
        };
        let code = match start.ask(&Request::Code(frame.code), observer)? {
            Reply::Code(code) => code,
            other => return wrong(other),
        };
        let spot = Spot { file: code.file, line: frame.line, function: code.function };
        Ok(Some(Changed { spot, time: stop.time }))
    }

    // ---- looking ----

    /// The guest's stack, innermost first.
    fn frames(&mut self, observer: &mut dyn Observer) -> Result<Vec<Frame>, Error> {
        match self.current.ask(&Request::Frames, observer)? {
            Reply::Frames(frames) => Ok(frames),
            other => wrong(other),
        }
    }

    fn code(&mut self, number: u32, observer: &mut dyn Observer) -> Result<Code, Error> {
        if let Some(code) = self.codes.get(&number) {
            return Ok(code.clone());
        }
        match self.current.ask(&Request::Code(number), observer)? {
            Reply::Code(code) => {
                self.codes.insert(number, code.clone());
                Ok(code)
            }
            other => wrong(other),
        }
    }

    /// The lines of a source file, as the guest loaded it.
    fn source(&mut self, file: &str, observer: &mut dyn Observer) -> Result<Option<&[String]>, Error> {
        // A source that is not loaded yet may be later: only what is there is kept.
        if !matches!(self.sources.get(file), Some(Some(_))) {
            let lines = match self.current.ask(&Request::Source(file.to_owned()), observer)? {
                Reply::Source(text) => text.map(|text| text.lines().map(str::to_owned).collect()),
                other => return wrong(other),
            };
            self.sources.insert(file.to_owned(), lines);
        }
        Ok(self.sources.get(file).and_then(|lines| lines.as_deref()))
    }

    /// The selected frame's source: the whole function, or `around` lines before and after the current one.
    pub fn listing(
        &mut self,
        around: Option<(u32, u32)>,
        observer: &mut dyn Observer,
    ) -> Result<Option<Listing>, Error> {
        let frames = self.frames(observer)?;
        let selected = self.frame.min(frames.len().saturating_sub(1));
        let location = self.current.stop.location;
        let (number, line, kind) = match frames.get(selected) {
            _ if selected == 0 => (location.code, location.line, location.kind),
            Some(frame) => (frame.code, frame.line, crate::guest::StopKind::Line),
            None => return Ok(None),
        };
        let code = self.code(number, observer)?;
        let spot = Spot { file: code.file.clone(), line, function: code.function.clone() };
        let Some(source) = self.source(&code.file, observer)? else {
            return Ok(Some(Listing { spot, lines: Vec::new(), cut_before: false, cut_after: false }));
        };
        let last_of_file = u32::try_from(source.len()).unwrap_or(u32::MAX);
        let (mut first, mut last) = (code.first_line.max(1).min(line), code.last_line.max(line).min(last_of_file));
        let (mut cut_before, mut cut_after) = (false, false);
        if let Some((before, after)) = around {
            if line.saturating_sub(before) > first {
                (first, cut_before) = (line - before, true);
            }
            if line + after < last {
                (last, cut_after) = (line + after, true);
            }
        }
        let lines = (first..=last)
            .map(|number| Line {
                number,
                text: source.get(number as usize - 1).cloned().unwrap_or_default(),
                current: (number == line).then_some(kind),
            })
            .collect();
        Ok(Some(Listing { spot, lines, cut_before, cut_after }))
    }

    /// The source position of the current stop point.
    pub fn spot(&mut self, observer: &mut dyn Observer) -> Result<Spot, Error> {
        let location = self.current.stop.location;
        let code = self.code(location.code, observer)?;
        Ok(Spot { file: code.file, line: location.line, function: code.function })
    }

    /// The stack, innermost frame first.
    pub fn backtrace(&mut self, observer: &mut dyn Observer) -> Result<Vec<FrameView>, Error> {
        let frames = self.frames(observer)?;
        let mut views = Vec::new();
        for (index, frame) in frames.into_iter().enumerate() {
            let code = self.code(frame.code, observer)?;
            let text = self
                .source(&code.file, observer)?
                .and_then(|lines| lines.get((frame.line as usize).checked_sub(1)?))
                .map(|line| line.trim().to_owned());
            let spot = Spot { file: code.file, line: frame.line, function: code.function };
            views.push(FrameView { index, id: frame.id, spot, text, selected: index == self.frame });
        }
        Ok(views)
    }

    /// Selects the frame that `print`, `locals`, `list` and moves refer to. 0 is the innermost.
    pub fn select_frame(&mut self, index: usize, observer: &mut dyn Observer) -> Result<(), Error> {
        let frames = self.frames(observer)?;
        if index >= frames.len() {
            return Err(Error::Refused(format!("there is no frame {index}: the outermost is {}", frames.len() - 1)));
        }
        self.frame = index;
        Ok(())
    }

    /// The selected frame, 0 for the innermost.
    #[must_use]
    pub fn selected_frame(&self) -> usize {
        self.frame
    }

    /// The variables of the selected frame.
    pub fn locals(&mut self, observer: &mut dyn Observer) -> Result<Vec<Variable>, Error> {
        let mut fork = self.current.fork(observer)?;
        match fork.ask(&Request::Locals { frame: self.frame as u32 }, &mut Capture::new(observer))? {
            Reply::Locals(variables) => Ok(variables),
            other => wrong(other),
        }
    }

    /// Evaluates code of the guest language in the selected frame, in a fork that is thrown away.
    pub fn print(&mut self, code: &str, observer: &mut dyn Observer) -> Result<Printed, Error> {
        let refused = |text: String| Printed { outcome: Outcome::Raised(text), number: None, output: Vec::new() };
        if let Some(unknown) = numbers(code).find(|&number| number as usize >= self.objects.len()) {
            return Ok(refused(format!("NameError: '${unknown}' is not defined: nothing was printed under that number")));
        }
        let objects = self.known(code);
        let mut fork = self.current.fork(observer)?;
        let request = Request::Evaluate { frame: self.frame as u32, code: code.to_owned(), objects };
        let mut capture = Capture::new(observer);
        let outcome = match fork.ask(&request, &mut capture) {
            Ok(Reply::Outcome(outcome)) => outcome,
            Ok(Reply::Exited { status }) => Outcome::Raised(format!("SystemExit: {status}")),
            Ok(other) => return wrong(other),
            Err(Error::Died { status }) => Outcome::Raised(format!("the evaluation crashed: {status}")),
            Err(error) => return Err(error),
        };
        let output = capture.bytes;
        drop(fork);
        let now = self.current.stop.time;
        let mut number = None;
        let outcome = match outcome {
            Outcome::Raised(text) => Outcome::Raised(self.date_freed(text, observer)?),
            Outcome::Value(value) => {
                number = value.object.filter(|object| !object.is_evaluation()).map(|object| self.number(object, now));
                Outcome::Value(value)
            }
            Outcome::Nothing => Outcome::Nothing,
        };
        Ok(Printed { outcome, number, output })
    }

    /// The `$NUM` of an object that is alive now.
    fn number(&mut self, object: ObjectId, now: Time) -> u32 {
        let at = match self.objects.iter().position(|numbered| numbered.object == object) {
            Some(at) => at,
            None => {
                self.objects.push(Numbered { object, seen: now, freed: None });
                self.objects.len() - 1
            }
        };
        let numbered = &mut self.objects[at];
        numbered.seen = numbered.seen.max(now);
        at as u32
    }

    /// The objects that `code` names as `$NUM`.
    fn known(&self, code: &str) -> Vec<Binding> {
        let mut bindings: Vec<Binding> = numbers(code)
            .filter_map(|number| {
                let numbered = self.objects.get(number as usize)?;
                Some(Binding { number, object: numbered.object })
            })
            .collect();
        bindings.sort_by_key(|binding| binding.number);
        bindings.dedup();
        bindings
    }

    /// Completes "refers to an object that was freed" with the time.
    fn date_freed(&mut self, text: String, observer: &mut dyn Observer) -> Result<String, Error> {
        let Some(rest) = text.strip_prefix("RuntimeError: '$") else {
            return Ok(text);
        };
        let Some(number) = rest.strip_suffix("' refers to an object that was freed") else {
            return Ok(text);
        };
        let Ok(number) = number.parse::<usize>() else {
            return Ok(text);
        };
        match self.time_freed(number, observer)? {
            Some(time) => Ok(format!("{text} at time {}", time.0)),
            None => Ok(text),
        }
    }

    /// The last time at which an object that is not alive now was alive, by bisection.
    fn time_freed(&mut self, number: usize, observer: &mut dyn Observer) -> Result<Option<Time>, Error> {
        let Some(numbered) = self.objects.get(number).cloned() else {
            return Ok(None);
        };
        if numbered.freed.is_some() {
            return Ok(numbered.freed);
        }
        let (mut alive, mut dead) = (numbered.seen.0, self.current.stop.time.0);
        if dead <= alive {
            return Ok(None);
        }
        while dead - alive > 1 {
            let middle = alive + (dead - alive) / 2;
            let is_alive = self.timeline.probe(Time(middle), observer, |process, observer| {
                match process.ask(&Request::Alive(vec![numbered.object]), observer)? {
                    Reply::Alive(alive) => Ok(alive.first().copied().unwrap_or(false)),
                    other => wrong(other),
                }
            })?;
            if is_alive {
                alive = middle;
            } else {
                dead = middle;
            }
        }
        self.objects[number].freed = Some(Time(alive));
        Ok(Some(Time(alive)))
    }

    /// A digest of the whole state at the current time.
    pub fn digest(&mut self, observer: &mut dyn Observer) -> Result<Digest, Error> {
        match self.current.ask(&Request::Digest, observer)? {
            Reply::Digest(digest) => Ok(digest),
            other => wrong(other),
        }
    }

    // ---- breakpoints and watchpoints ----

    /// Adds a breakpoint. `Place::Line` without a file means the file of the selected frame.
    pub fn add_breakpoint(
        &mut self,
        mut place: Place,
        condition: Option<String>,
        temporary: bool,
        observer: &mut dyn Observer,
    ) -> Result<&Breakpoint, Error> {
        if let Place::Line { file, .. } = &mut place
            && file.is_empty()
        {
            match self.backtrace(observer)?.into_iter().nth(self.frame) {
                Some(frame) => *file = frame.spot.file,
                None => return Err(Error::Refused("no function is active here: name the file, as FILE:LINE".to_owned())),
            }
        }
        let number = self.take_number();
        self.breakpoints.push(Breakpoint { number, place, condition, temporary, enabled: true });
        Ok(&self.breakpoints[self.breakpoints.len() - 1])
    }

    /// Adds a watchpoint on an expression, which means what it means in the selected frame. Returns its number and value.
    pub fn add_watchpoint(&mut self, expression: &str, observer: &mut dyn Observer) -> Result<(u32, Vec<Update>), Error> {
        if let Some(unknown) = numbers(expression).find(|&number| number as usize >= self.objects.len()) {
            return Err(Error::Refused(format!("nothing was printed as ${unknown} yet")));
        }
        let frames = self.frames(observer)?;
        let Some(frame) = frames.get(self.frame) else {
            return Err(Error::Refused("no function is active here".to_owned()));
        };
        let number = self.take_number();
        self.watchpoints.push(Watchpoint {
            number,
            expression: expression.to_owned(),
            frame: frame.id,
            shown: None,
            enabled: true,
        });
        Ok((number, self.update_watchpoints(observer)?))
    }

    fn take_number(&mut self) -> u32 {
        let number = self.next_number;
        self.next_number += 1;
        number
    }

    /// Deletes the breakpoint or watchpoint with this number or text, and returns its number and text, and whether it was a
    /// watchpoint.
    pub fn delete(&mut self, which: &str) -> Option<(u32, String, bool)> {
        let number = which.parse::<u32>().ok();
        let same = |text: &str| text == which || text.strip_suffix("()") == Some(which);
        let found = |own: u32, text: &str| number == Some(own) || (number.is_none() && same(text));
        if let Some(at) = self.breakpoints.iter().position(|b| found(b.number, &b.text())) {
            let breakpoint = self.breakpoints.remove(at);
            return Some((breakpoint.number, breakpoint.text(), false));
        }
        let at = self.watchpoints.iter().position(|watch| found(watch.number, &watch.expression))?;
        let watch = self.watchpoints.remove(at);
        Some((watch.number, watch.expression, true))
    }

    /// Turns a breakpoint or watchpoint on or off. False when there is none with this number.
    pub fn enable(&mut self, number: u32, enabled: bool) -> bool {
        let breakpoint = self.breakpoints.iter_mut().find(|b| b.number == number).map(|b| &mut b.enabled);
        let watchpoint = self.watchpoints.iter_mut().find(|w| w.number == number).map(|w| &mut w.enabled);
        match breakpoint.or(watchpoint) {
            Some(flag) => {
                *flag = enabled;
                true
            }
            None => false,
        }
    }

    /// Gives a breakpoint a condition, or takes it away. False when there is none with this number.
    pub fn set_condition(&mut self, number: u32, condition: Option<String>) -> bool {
        match self.breakpoints.iter_mut().find(|breakpoint| breakpoint.number == number) {
            Some(breakpoint) => {
                breakpoint.condition = condition;
                true
            }
            None => false,
        }
    }

    fn watch_request(&self, watch: &Watchpoint) -> Watch {
        Watch {
            number: watch.number,
            expression: watch.expression.clone(),
            frame: watch.frame,
            objects: self.known(&watch.expression),
        }
    }

    /// Reads all watched expressions, and returns those whose value differs from the one last shown.
    fn update_watchpoints(&mut self, observer: &mut dyn Observer) -> Result<Vec<Update>, Error> {
        if self.watchpoints.is_empty() {
            return Ok(Vec::new());
        }
        let watches = self.watchpoints.iter().map(|watch| self.watch_request(watch)).collect();
        let values = match self.current.ask(&Request::Watch(watches), observer)? {
            Reply::Watch(values) => values,
            other => return wrong(other),
        };
        let mut updates = Vec::new();
        for (at, value) in values.into_iter().enumerate() {
            let value = self.date_freed(value, observer)?;
            let watch = &mut self.watchpoints[at];
            if watch.shown.as_ref() != Some(&value) {
                updates.push(Update { expression: watch.expression.clone(), value: value.clone() });
                watch.shown = Some(value);
            }
        }
        Ok(updates)
    }
}

fn reason(hit: Option<&Hit>, otherwise: StopReason) -> StopReason {
    match hit {
        Some(hit) if hit.breaks.is_empty() && hit.watches.is_empty() => StopReason::Arrived,
        Some(_) => StopReason::Hit,
        None => otherwise,
    }
}

/// The numbers that `code` names as `$NUM`.
fn numbers(code: &str) -> impl Iterator<Item = u32> {
    code.split('$').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok()
    })
}

/// Keeps what an evaluation prints.
struct Capture<'a> {
    outer: &'a mut dyn Observer,
    bytes: Vec<u8>,
}

impl<'a> Capture<'a> {
    fn new(outer: &'a mut dyn Observer) -> Self {
        Self { outer, bytes: Vec::new() }
    }
}

impl Observer for Capture<'_> {
    fn output(&mut self, _: Stream, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn interrupted(&mut self) -> bool {
        self.outer.interrupted()
    }
}
