//! Questions about the whole recording: when a line ran, and what an expression was each time.

use super::Session;
use crate::clock::Time;
use crate::debugger::Error;
use crate::debugger::link::Observer;
use crate::debugger::search::Found;
use crate::debugger::stop::Spot;
use crate::guest::Outcome;
use crate::replay::protocol::{Break, Hit, Place, Search};

/// When a place was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Executions {
    /// The first time of all.
    pub first: Option<Time>,
    /// The last one before now.
    pub before: Option<Time>,
    /// The first one after now.
    pub after: Option<Time>,
    /// The last time of all.
    pub last: Option<Time>,
}

/// What was found at one of the times at which a place was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The time.
    pub time: Time,
    /// The source position.
    pub spot: Spot,
    /// The values of the expressions, or the texts of their errors.
    pub values: Vec<String>,
}

impl Session {
    /// When `place` was and will be reached.
    pub fn executions(&mut self, place: &Place, observer: &mut dyn Observer) -> Result<Executions, Error> {
        let (start, now, end) = (self.timeline.start(), self.current.stop.time, self.timeline.end());
        let search = only(place, None);
        let time = |hit: Option<Hit>| hit.map(|hit| hit.time);
        let last_before = |found: Option<Found>| time(found.map(|found| found.hit));
        let before = last_before(self.timeline.backward(now, start, &search, observer)?);
        let mut process = self.current.fork()?;
        let after = time(self.timeline.search_in(&mut process, end, search.clone(), observer)?);
        // There are none beyond the nearest ones if those are missing.
        let first = match before {
            None => after,
            Some(before) => {
                // A search forwards leaves out where it begins.
                let at_start = self.timeline.backward(Time(start.0 + 1), start, &search, observer)?;
                let mut process = self.timeline.seek(start, observer)?;
                let found = match at_start {
                    Some(found) => Some(found.hit),
                    None => self.timeline.search_in(&mut process, before, search.clone(), observer)?,
                };
                time(found).or(Some(before))
            }
        };
        let last = match after {
            None => before,
            Some(after) => last_before(self.timeline.backward(end, after, &search, observer)?).or(Some(after)),
        };
        Ok(Executions { first, before, after, last })
    }

    /// Evaluates expressions wherever in the recording `place` is reached, `most` times at most. The session stays where it is.
    pub fn sample(
        &mut self,
        place: &Place,
        condition: Option<&str>,
        expressions: &[String],
        most: usize,
        observer: &mut dyn Observer,
    ) -> Result<Vec<Sample>, Error> {
        let mut samples = Vec::new();
        let end = self.timeline.end();
        let mut process = self.timeline.seek(self.timeline.start(), observer)?;
        while samples.len() < most {
            let found = self.timeline.search_in(&mut process, end, only(place, condition), observer)?;
            let Some(hit) = found else { break };
            observer.progress(hit.time, end);
            // What is asked is asked where the session stands, so it stands there for a moment.
            std::mem::swap(&mut self.current, &mut process);
            let frame = std::mem::replace(&mut self.frame, 0);
            let sample = self.sample_here(expressions, observer);
            self.frame = frame;
            std::mem::swap(&mut self.current, &mut process);
            samples.push(sample?);
        }
        Ok(samples)
    }

    fn sample_here(&mut self, expressions: &[String], observer: &mut dyn Observer) -> Result<Sample, Error> {
        let (time, spot) = (self.current.stop.time, self.spot(observer)?);
        let mut values = Vec::new();
        for expression in expressions {
            values.push(match self.evaluate(expression, observer)?.0 {
                Outcome::Nothing | Outcome::Unsupported => String::new(),
                Outcome::Value(value) => value.text,
                Outcome::Raised(text) => text,
            });
        }
        Ok(Sample { time, spot, values })
    }
}

/// A search for one place.
fn only(place: &Place, condition: Option<&str>) -> Search {
    let condition = condition.map(str::to_owned);
    Search {
        breaks: vec![Break { number: 0, place: place.clone(), condition, objects: Vec::new() }],
        ..Search::default()
    }
}
