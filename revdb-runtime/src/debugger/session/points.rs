//! Breakpoints and watchpoints.

use super::{Session, numbers};
use crate::debugger::Error;
use crate::debugger::link::Observer;
use crate::debugger::stop::{Breakpoint, Update, Watchpoint};
use crate::debugger::timeline::wrong;
use crate::replay::protocol::{Place, Reply, Request, Watch};

impl Session {
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
                None => {
                    return Err(Error::Refused("no function is active here: name the file, as FILE:LINE".to_owned()));
                }
            }
        }
        let number = self.take_number();
        self.breakpoints.push(Breakpoint { number, place, condition, temporary, enabled: true });
        Ok(&self.breakpoints[self.breakpoints.len() - 1])
    }

    /// Adds a watchpoint on an expression, which means what it means in the selected frame. Returns its number and value.
    pub fn add_watchpoint(
        &mut self,
        expression: &str,
        observer: &mut dyn Observer,
    ) -> Result<(u32, Vec<Update>), Error> {
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

    pub(super) fn watch_request(&self, watch: &Watchpoint) -> Watch {
        Watch {
            number: watch.number,
            expression: watch.expression.clone(),
            frame: watch.frame,
            objects: self.known(&watch.expression),
        }
    }

    /// Reads all watched expressions, and returns those whose value differs from the one last shown.
    pub(super) fn update_watchpoints(&mut self, observer: &mut dyn Observer) -> Result<Vec<Update>, Error> {
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
