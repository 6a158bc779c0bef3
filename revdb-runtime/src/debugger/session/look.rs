//! Looking at the state: source, frames, variables, evaluation, objects.

use super::{Numbered, Session, numbers};
use crate::clock::{ObjectId, Time};
use crate::debugger::Error;
use crate::debugger::link::{Observer, Process};
use crate::debugger::stop::{Display, FrameView, Line, Listing, Printed, Spot};
use crate::debugger::timeline::wrong;
use crate::guest::{Binding, Children, Code, Frame, Outcome, Outline, StopKind, Variable};
use crate::replay::protocol::{Digest, Reply, Request, Stream};

impl Session {
    /// The guest's stack, innermost first.
    pub(super) fn frames(&mut self, observer: &mut dyn Observer) -> Result<Vec<Frame>, Error> {
        match self.current.ask(&Request::Frames, observer)? {
            Reply::Frames(frames) => Ok(frames),
            other => wrong(other),
        }
    }

    pub(super) fn code(&mut self, number: u32, observer: &mut dyn Observer) -> Result<Code, Error> {
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
    pub(super) fn source(&mut self, file: &str, observer: &mut dyn Observer) -> Result<Option<&[String]>, Error> {
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
            Some(frame) => (frame.code, frame.line, StopKind::Line),
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
        let (mut fork, frame) = self.vantage(observer)?;
        match fork.ask(&Request::Locals { frame }, &mut Capture::new(observer))? {
            Reply::Locals(Some(variables)) => Ok(variables),
            Reply::Locals(None) => Err(Error::Unsupported { what: "`locals`", method: "locals" }),
            other => wrong(other),
        }
    }

    /// What an object consists of now: `count` of its attributes or items at most, from number `start` on. `None` when there is
    /// no such object, or the host cannot tell.
    pub fn children(
        &mut self,
        object: ObjectId,
        start: u64,
        count: u64,
        observer: &mut dyn Observer,
    ) -> Result<Option<Children>, Error> {
        let mut fork = self.current.fork()?;
        match fork.ask(&Request::Children { object, start, count }, &mut Capture::new(observer))? {
            Reply::Children(children) => Ok(children),
            other => wrong(other),
        }
    }

    /// The number of `$NUM` for an object that is alive now.
    pub fn name_object(&mut self, object: ObjectId) -> u32 {
        self.number(object, self.current.stop.time)
    }

    /// The paths of the source files that are loaded now.
    pub fn files(&mut self, observer: &mut dyn Observer) -> Result<Vec<String>, Error> {
        match self.current.ask(&Request::Files, observer)? {
            Reply::Files(files) => Ok(files),
            other => wrong(other),
        }
    }

    /// The text of a source file as the guest loaded it, if it has.
    pub fn text_of(&mut self, file: &str, observer: &mut dyn Observer) -> Result<Option<String>, Error> {
        Ok(self.source(file, observer)?.map(|lines| lines.join("\n") + "\n"))
    }

    /// Where breakpoints can be in a source file. `None` when it is not loaded now, or the host cannot tell.
    pub fn outline(&mut self, file: &str, observer: &mut dyn Observer) -> Result<Option<Outline>, Error> {
        let mut fork = self.current.fork()?;
        match fork.ask(&Request::Outline(file.to_owned()), observer)? {
            Reply::Outline(outline) => Ok(outline),
            other => wrong(other),
        }
    }

    /// The parameters of the selected frame. `None` when the host cannot tell them from other variables.
    pub fn arguments(&mut self, observer: &mut dyn Observer) -> Result<Option<Vec<Variable>>, Error> {
        let (mut fork, frame) = self.vantage(observer)?;
        let names = match fork.ask(&Request::Arguments { frame }, &mut Capture::new(observer))? {
            Reply::Arguments(names) => names,
            other => return wrong(other),
        };
        let Some(names) = names else { return Ok(None) };
        let variables = self.locals(observer)?;
        let named = |name: &String| variables.iter().find(|variable| variable.name == *name).cloned();
        Ok(Some(names.iter().filter_map(named).collect()))
    }

    /// The values of the displayed expressions in the selected frame, in the order in which they were set up. Errors are values
    /// too.
    pub fn displayed(&mut self, observer: &mut dyn Observer) -> Result<Vec<(Display, String)>, Error> {
        let mut shown = Vec::new();
        for display in self.displays.clone() {
            let value = match self.evaluate(&display.expression, observer)?.0 {
                Outcome::Nothing | Outcome::Unsupported => continue,
                Outcome::Value(value) => value.text,
                Outcome::Raised(text) => text,
            };
            shown.push((display, value));
        }
        Ok(shown)
    }

    /// Shows an expression's value at each stop from now on. Returns its number.
    pub fn add_display(&mut self, expression: &str) -> u32 {
        let number = self.next_display;
        self.next_display += 1;
        self.displays.push(Display { number, expression: expression.to_owned() });
        number
    }

    /// Ends a display. False when there is none with this number.
    pub fn remove_display(&mut self, number: u32) -> bool {
        let before = self.displays.len();
        self.displays.retain(|display| display.number != number);
        self.displays.len() < before
    }

    /// The displayed expressions, in the order in which they were set up.
    #[must_use]
    pub fn displays(&self) -> &[Display] {
        &self.displays
    }

    /// A process to be thrown away, and the number of the selected frame in it. For a host that sees the innermost frame
    /// only, it is at the last time at which the selected one was that.
    fn vantage(&mut self, observer: &mut dyn Observer) -> Result<(Process, u32), Error> {
        if self.frame > 0 && !self.timeline.sees_outer_frames() {
            let frame = self.frames(observer)?.get(self.frame).map(|frame| frame.id);
            if let Some(frame) = frame
                && let Some(process) = self.timeline.last_stop_in(frame, self.current.stop.time, observer)?
            {
                return Ok((process, 0));
            }
        }
        Ok((self.current.fork()?, self.frame as u32))
    }

    /// Evaluates code of the guest language in the selected frame, in a fork that is thrown away.
    pub fn print(&mut self, code: &str, observer: &mut dyn Observer) -> Result<Printed, Error> {
        let now = self.current.stop.time;
        let (outcome, output) = self.evaluate(code, observer)?;
        let number = match &outcome {
            Outcome::Value(value) => {
                value.object.filter(|object| !object.is_evaluation()).map(|object| self.number(object, now))
            }
            Outcome::Nothing | Outcome::Raised(_) | Outcome::Unsupported => None,
        };
        Ok(Printed { outcome, number, output })
    }

    /// What code comes to in the selected frame, and what it prints.
    pub(super) fn evaluate(&mut self, code: &str, observer: &mut dyn Observer) -> Result<(Outcome, Vec<u8>), Error> {
        let refused = |text: String| (Outcome::Raised(text), Vec::new());
        if let Some(unknown) = numbers(code).find(|&number| number as usize >= self.objects.len()) {
            return Ok(refused(format!(
                "NameError: '${unknown}' is not defined: nothing was printed under that number"
            )));
        }
        let objects = self.known(code);
        let (mut fork, frame) = self.vantage(observer)?;
        let request = Request::Evaluate { frame, code: code.to_owned(), objects };
        let mut capture = Capture::new(observer);
        let outcome = match fork.ask(&request, &mut capture) {
            Ok(Reply::Outcome(outcome)) => outcome,
            Ok(Reply::Exited { status }) => Outcome::Raised(format!("SystemExit: {status}")),
            Ok(other) => return wrong(other),
            Err(Error::Died { status, .. }) => Outcome::Raised(format!("the evaluation crashed: {status}")),
            Err(error) => return Err(error),
        };
        let output = capture.bytes;
        drop(fork);
        let outcome = match outcome {
            Outcome::Raised(text) => Outcome::Raised(self.date_freed(text, observer)?),
            Outcome::Unsupported => return Err(Error::Unsupported { what: "`print`", method: "evaluate" }),
            other => other,
        };
        Ok((outcome, output))
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
    pub(super) fn known(&self, code: &str) -> Vec<Binding> {
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
    pub(super) fn date_freed(&mut self, text: String, observer: &mut dyn Observer) -> Result<String, Error> {
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
}

/// Keeps what an evaluation prints.
pub(super) struct Capture<'a> {
    outer: &'a mut dyn Observer,
    bytes: Vec<u8>,
}

impl<'a> Capture<'a> {
    pub(super) fn new(outer: &'a mut dyn Observer) -> Self {
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
