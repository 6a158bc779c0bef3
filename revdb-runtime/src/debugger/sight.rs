//! Hosts that see the innermost frame only: what is asked about another frame is asked at the last time at which it was that.

use super::Error;
use super::link::{Observer, Process};
use super::search::Found;
use super::timeline::{Timeline, wrong};
use crate::clock::{FrameId, Time};
use crate::replay::protocol::{Goal, Hit, Reply, Request, Run, Search, Watch};

/// A value, and when it was that.
type Seen = (Time, String);

impl Timeline {
    /// Whether the host sees frames other than the innermost.
    pub(crate) fn sees_outer_frames(&self) -> bool {
        self.sees_outer_frames
    }

    /// Gives those watches whose frame the host cannot see where `process` stands the values that they had when it last could.
    /// `seen` keeps these for a search that goes on further back.
    pub(super) fn remember(
        &mut self,
        process: &mut Process,
        watches: &mut [Watch],
        seen: &mut Vec<Option<Seen>>,
        observer: &mut dyn Observer,
    ) -> Result<(), Error> {
        if self.sees_outer_frames || watches.is_empty() {
            return Ok(());
        }
        seen.resize(watches.len(), None);
        let values = ask_values(process, watches, observer)?;
        for ((watch, value), seen) in watches.iter_mut().zip(values).zip(seen) {
            if value.is_none() {
                if seen.as_ref().is_none_or(|(time, _)| *time >= process.stop.time) {
                    *seen = self.last_seen(watch, process.stop.time, observer)?;
                }
                watch.known = seen.as_ref().map(|(_, value)| value.clone());
            }
        }
        Ok(())
    }

    /// The value of a watch at the last stop point before `before` at which the host saw its frame.
    pub(crate) fn last_seen(
        &mut self,
        watch: &Watch,
        before: Time,
        observer: &mut dyn Observer,
    ) -> Result<Option<Seen>, Error> {
        let Some(mut process) = self.last_stop_in(watch.frame, before, observer)? else { return Ok(None) };
        let value = ask_values(&mut process, std::slice::from_ref(watch), observer)?.pop().flatten();
        Ok(value.map(|value| (process.stop.time, value)))
    }

    /// A new process at the last stop point of an activation before `before`.
    pub(crate) fn last_stop_in(
        &mut self,
        frame: FrameId,
        before: Time,
        observer: &mut dyn Observer,
    ) -> Result<Option<Process>, Error> {
        let search = Search { goal: Some(Goal::In(vec![frame])), ..Search::default() };
        match self.backward(before, self.start(), &search, observer)? {
            Some(Found { process: Some(process), .. }) => Ok(Some(process)),
            Some(Found { hit, process: None }) => self.seek_exactly(hit.time, observer).map(Some),
            None => Ok(None),
        }
    }

    /// The last hit of a search with watchpoints: one stretch after the other, newest first, each with the values that were last
    /// seen before it.
    pub(super) fn backward_in_sight(
        &mut self,
        before: Time,
        floor: Time,
        search: &Search,
        observer: &mut dyn Observer,
    ) -> Result<Option<Hit>, Error> {
        let mut seen = Vec::new();
        let mut upper = before;
        while upper > floor {
            let lower = Time(self.at_or_before(upper.0 - 1).max(floor.0));
            let mut process = self.seek_exactly(lower, observer)?;
            let mut search = Search { last: true, ..search.clone() };
            self.remember(&mut process, &mut search.watches, &mut seen, observer)?;
            let run = Run { until: upper, search: Some(search), ..Run::default() };
            if let Some(hit) = self.run(&mut process, run, upper, observer)? {
                return Ok(Some(hit));
            }
            observer.progress(lower, floor);
            upper = lower;
        }
        Ok(None)
    }
}

/// The values of watched expressions where `process` stands; `None` for those whose frame the host cannot see.
pub(crate) fn ask_values(
    process: &mut Process,
    watches: &[Watch],
    observer: &mut dyn Observer,
) -> Result<Vec<Option<String>>, Error> {
    match process.ask(&Request::Watch(watches.to_vec()), observer)? {
        Reply::Watch(values) => Ok(values),
        other => wrong(other),
    }
}
