//! Breakpoints and watchpoints.

use super::travel::no_failure;
use super::{Session, numbers};
use crate::debugger::Error;
use crate::debugger::link::Observer;
use crate::debugger::sight::ask_values;
use crate::debugger::stop::{Breakpoint, Doubt, PointKind, Update, Watchpoint};
use crate::guest::{Code, Outcome};
use crate::replay::protocol::{Place, Reply, Request, UNSUPPORTED, Watch};
use crate::replay::{is_file, names};

impl Session {
    /// Adds a breakpoint. `Place::Line` without a file means the file of the selected frame. Also says why it may never stop.
    pub fn add_breakpoint(
        &mut self,
        mut place: Place,
        condition: Option<String>,
        temporary: bool,
        observer: &mut dyn Observer,
    ) -> Result<(&Breakpoint, Option<Doubt>), Error> {
        if let Place::Line { file, .. } = &mut place
            && file.is_empty()
        {
            match self.backtrace(observer)?.into_iter().nth(self.frame) {
                Some(frame) => *file = frame.spot.file,
                None => {
                    return Err(Error::Refused("no function is active here: name the file, as FILE:LINE".to_owned()));
                }
            }
        }
        if let Some(text) = &condition {
            self.check_numbers(text)?;
        }
        self.check_support(condition.as_deref(), observer)?;
        let doubt = self.doubt(&place, observer)?;
        let number = self.take_number();
        self.breakpoints.push(Breakpoint { number, place, condition, temporary, enabled: true, ignore: 0 });
        Ok((&self.breakpoints[self.breakpoints.len() - 1], doubt))
    }

    /// Why a breakpoint may never stop, as far as the files that are loaded now tell.
    fn doubt(&mut self, place: &Place, observer: &mut dyn Observer) -> Result<Option<Doubt>, Error> {
        let files = self.files(observer)?;
        if files.is_empty() {
            // The host cannot tell.
            return Ok(None);
        }
        match place {
            Place::Function(name) => {
                for file in &files {
                    let Some(outline) = self.outline(file, observer)? else { return Ok(None) };
                    if outline.functions.iter().any(|function| names(function, name)) {
                        return Ok(None);
                    }
                }
                Ok(Some(Doubt::NoFunction))
            }
            Place::Line { file, line } => {
                let Some(known) = files.iter().find(|path| is_file(path, file)) else {
                    return Ok(Some(Doubt::NoFile));
                };
                let Some(outline) = self.outline(known, observer)? else { return Ok(None) };
                match outline.lines.iter().find(|known| *known >= line) {
                    Some(next) if next == line => Ok(None),
                    next => Ok(Some(Doubt::NoCode { next: next.copied() })),
                }
            }
            Place::Raise { .. } | Place::Uncaught { .. } => Ok(None),
        }
    }

    /// Stops where an exception of class `kind`, or of any, is raised; `uncaught`: only where the one is that ended the program.
    pub fn add_catchpoint(
        &mut self,
        kind: Option<String>,
        uncaught: bool,
        observer: &mut dyn Observer,
    ) -> Result<&Breakpoint, Error> {
        let place = if uncaught {
            let failure = self.failure(observer)?.ok_or_else(no_failure)?;
            if let (Some(kind), Some(raised)) = (&kind, &failure.exception)
                && *kind != raised.kind
            {
                return Err(Error::Refused(format!("the exception that ended this recording is a {}", raised.kind)));
            }
            Place::Uncaught { time: failure.time }
        } else {
            Place::Raise { kind }
        };
        let number = self.take_number();
        let (condition, temporary) = (None, false);
        self.breakpoints.push(Breakpoint { number, place, condition, temporary, enabled: true, ignore: 0 });
        Ok(&self.breakpoints[self.breakpoints.len() - 1])
    }

    /// Makes sure that every `$NUM` in `text` is known.
    fn check_numbers(&self, text: &str) -> Result<(), Error> {
        match numbers(text).find(|&number| number as usize >= self.objects.len()) {
            Some(unknown) => Err(Error::Refused(format!(
                "'${unknown}' is not defined: `print` an object first, and it says which number it has"
            ))),
            None => Ok(()),
        }
    }

    /// Whether the host implements what a breakpoint needs.
    fn check_support(&mut self, condition: Option<&str>, observer: &mut dyn Observer) -> Result<(), Error> {
        let number = self.current.stop.location.code;
        if self.code(number, observer)? == Code::unknown() {
            return Err(Error::Unsupported { what: "`break`", method: "code" });
        }
        let Some(condition) = condition else { return Ok(()) };
        let request = Request::Evaluate { frame: 0, code: condition.to_owned(), objects: Vec::new() };
        match self.current.fork()?.ask(&request, observer) {
            Ok(Reply::Outcome(Outcome::Unsupported)) => {
                Err(Error::Unsupported { what: "a breakpoint's condition", method: "evaluate" })
            }
            _ => Ok(()),
        }
    }

    /// Adds a watchpoint on an expression, which means what it means in the selected frame. Returns its number and value.
    pub fn add_watchpoint(
        &mut self,
        expression: &str,
        observer: &mut dyn Observer,
    ) -> Result<(u32, Vec<Update>), Error> {
        self.check_numbers(expression)?;
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
        let updates = self.update_watchpoints(observer)?;
        if self.watchpoints.last().is_some_and(|watch| watch.shown.as_deref() == Some(UNSUPPORTED)) {
            self.watchpoints.pop();
            return Err(Error::Unsupported { what: "`watch` on this expression", method: "evaluate" });
        }
        Ok((number, updates))
    }

    fn take_number(&mut self) -> u32 {
        let number = self.next_number;
        self.next_number += 1;
        number
    }

    /// Deletes the breakpoint or watchpoint with this number or text, and returns its number, text and kind.
    pub fn delete(&mut self, which: &str) -> Option<(u32, String, PointKind)> {
        let number = which.parse::<u32>().ok();
        let same = |text: &str| text == which || text.strip_suffix("()") == Some(which);
        let found = |own: u32, text: &str| number == Some(own) || (number.is_none() && same(text));
        if let Some(at) = self.breakpoints.iter().position(|b| found(b.number, &b.text())) {
            let breakpoint = self.breakpoints.remove(at);
            return Some((breakpoint.number, breakpoint.text(), breakpoint.kind()));
        }
        let at = self.watchpoints.iter().position(|watch| found(watch.number, &watch.expression))?;
        let watch = self.watchpoints.remove(at);
        Some((watch.number, watch.expression, PointKind::Watchpoint))
    }

    /// Turns a breakpoint or watchpoint on or off, and returns its kind. `None` when there is none with this number.
    pub fn enable(&mut self, number: u32, enabled: bool) -> Option<PointKind> {
        if let Some(breakpoint) = self.breakpoints.iter_mut().find(|b| b.number == number) {
            breakpoint.enabled = enabled;
            return Some(breakpoint.kind());
        }
        let watchpoint = self.watchpoints.iter_mut().find(|watch| watch.number == number)?;
        watchpoint.enabled = enabled;
        Some(PointKind::Watchpoint)
    }

    /// The breakpoint with this number.
    ///
    /// # Errors
    /// When there is none, or what has the number is not at a place of the program.
    fn at_place(&mut self, number: u32, what: &str) -> Result<&mut Breakpoint, Error> {
        if self.watchpoints.iter().any(|watch| watch.number == number) {
            return Err(Error::Refused(format!("{number} is a watchpoint, which takes no {what}")));
        }
        let found = self.breakpoints.iter_mut().find(|breakpoint| breakpoint.number == number);
        found.ok_or_else(|| Error::Refused(format!("no breakpoint {number}: `info breakpoints` lists them")))
    }

    /// Gives a breakpoint a condition, or takes it away.
    pub fn set_condition(&mut self, number: u32, condition: Option<String>) -> Result<(), Error> {
        if let Some(text) = &condition {
            self.check_numbers(text)?;
        }
        let breakpoint = self.at_place(number, "condition")?;
        if breakpoint.kind() == PointKind::Catchpoint {
            return Err(Error::Refused(format!("{number} is a catchpoint, which takes no condition")));
        }
        breakpoint.condition = condition;
        Ok(())
    }

    /// Passes over the next `count` hits of a breakpoint.
    pub fn set_ignore(&mut self, number: u32, count: u64) -> Result<(), Error> {
        self.at_place(number, "ignore count")?.ignore = count;
        Ok(())
    }

    pub(super) fn watch_request(&self, watch: &Watchpoint) -> Watch {
        Watch {
            number: watch.number,
            expression: watch.expression.clone(),
            frame: watch.frame,
            objects: self.known(&watch.expression),
            known: None,
        }
    }

    /// Reads all watched expressions, and returns those whose value differs from the one last shown.
    pub(super) fn update_watchpoints(&mut self, observer: &mut dyn Observer) -> Result<Vec<Update>, Error> {
        if self.watchpoints.is_empty() {
            return Ok(Vec::new());
        }
        let watches: Vec<Watch> = self.watchpoints.iter().map(|watch| self.watch_request(watch)).collect();
        let values = ask_values(&mut self.current, &watches, observer)?;
        let now = self.current.stop.time;
        let mut updates = Vec::new();
        for (at, value) in values.into_iter().enumerate() {
            let value = match value {
                Some(value) => value,
                None => {
                    self.timeline.last_seen(&watches[at], now, observer)?.map(|(_, value)| value).unwrap_or_default()
                }
            };
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
