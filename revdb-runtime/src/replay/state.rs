//! The one value that a replay process keeps: its connection, how far it runs, and what it looks for.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::channel::Channel;
use super::protocol::{Reply, Stream};
use super::scan::Scan;
use super::summary::Collector;
use super::sys;
use crate::clock::{PAGE, Time};
use crate::guest::Location;

/// Set by the controller's signal: stop at the next stop point.
pub(super) static PAUSE: AtomicBool = AtomicBool::new(false);

/// What a replay process knows.
pub(super) struct State {
    pub(super) channel: Channel,
    pub(super) controller: i32,
    /// Stops there at the latest.
    pub(super) until: u64,
    /// Output goes to the controller from this time on.
    pub(super) output_from: u64,
    pub(super) held: Held,
    pub(super) scan: Option<Scan>,
    /// Summarises the stretch that runs.
    pub(super) collector: Option<Box<Collector>>,
    /// The stop point at which the next recorded signal was delivered.
    pub(super) signal_time: u64,
    pub(super) output_length: u64,
    pub(super) output_hash: u64,
    /// A fork takes over at every so-manieth event.
    pub(super) hand_over: Option<u64>,
}

/// What the guest put out at one time, kept back while exceptions are looked for: where one is raised, the user is shown the
/// moment before, when this was not there yet.
#[derive(Default)]
pub(super) struct Held {
    time: u64,
    output: Vec<(Stream, Vec<u8>)>,
}

impl State {
    /// Sets the clock page up for the next stop that matters.
    pub(super) fn arm(&self) {
        let next = match &self.scan {
            _ if self.collector.is_some() => 0,
            Some(scan) if scan.every_stop() => 0,
            _ => self.until.min(self.signal_time),
        };
        PAGE.next_stop.store(next, Relaxed);
        let watching = self.collector.is_some() || self.scan.as_ref().is_some_and(Scan::watching);
        PAGE.watching.store(u8::from(watching), Relaxed);
        let concerned = match &self.scan {
            Some(scan) if self.collector.is_none() => scan.concerned(),
            _ => u64::MAX,
        };
        super::CONCERNED.store(concerned, Relaxed);
        let catching = self.collector.is_some() || self.scan.as_ref().is_some_and(Scan::catching);
        PAGE.catching.store(u8::from(catching), Relaxed);
        // The signal may have come between the caller's look at the flag and the store above.
        if PAUSE.load(Relaxed) {
            PAGE.next_stop.store(0, Relaxed);
        }
    }

    /// Whether a search under way has nothing to do with this stop point: the path that most stop points take.
    #[inline]
    pub(super) fn passes(&mut self, location: &Location, time: Time) -> bool {
        let limit = self.until.min(self.signal_time);
        if let Some(collector) = &mut self.collector {
            if time.0 < self.until {
                collector.stop(location);
            }
            return time.0 < limit && !PAUSE.load(Relaxed);
        }
        time.0 < limit && !PAUSE.load(Relaxed) && self.scan.as_ref().is_some_and(|scan| scan.passes(location, time))
    }

    /// The search has found something behind the last stop point, which ends it at the next one. What the guest prints in between comes
    /// after the place that the user is shown.
    pub(super) fn stop_behind(&mut self) {
        if self.held.time != PAGE.time.load(Relaxed) {
            self.release_output();
        }
        self.held.output.clear();
        self.output_from = u64::MAX;
        PAGE.next_stop.store(0, Relaxed);
    }

    /// Sends what was kept back.
    pub(super) fn release_output(&mut self) {
        for (stream, bytes) in std::mem::take(&mut self.held.output) {
            self.reply(&Reply::Output { stream, bytes });
        }
    }

    /// Tells the controller. Without a controller there is nothing left to do.
    pub(super) fn reply(&self, reply: &Reply) {
        if self.channel.send(reply, None).is_err() {
            sys::exit_now(0);
        }
    }

    pub(super) fn note_output(&mut self, stream: Stream, bytes: &[u8]) {
        self.output_length += bytes.len() as u64;
        self.output_hash = hash(hash(self.output_hash, &[stream as u8]), bytes);
        let time = PAGE.time.load(Relaxed);
        if time < self.output_from {
            return;
        }
        if self.held.time != time {
            self.release_output();
            self.held.time = time;
        }
        self.held.output.push((stream, bytes.to_vec()));
        if !self.scan.as_ref().is_some_and(Scan::catching) {
            self.release_output();
        }
    }
}

/// FNV-1a: short, and the same in every process.
pub(super) fn hash(seed: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(seed, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

pub(super) const HASH_SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Where the state lies between uses. Whoever works with it takes it out and puts it back, so that a hook that the guest
/// runs into meanwhile finds nothing instead of an alias.
pub(super) struct Keep(UnsafeCell<Option<Box<State>>>);

// SAFETY: only the thread that runs the guest takes and puts; the runtime refuses a second guest thread, and the only thread
// that a replay process starts, for packing, touches the pages of its part of the heap and no statics.
unsafe impl Sync for Keep {}

pub(super) static KEEP: Keep = Keep(UnsafeCell::new(None));

impl Keep {
    #[inline]
    pub(super) fn take(&self) -> Option<Box<State>> {
        // SAFETY: one thread (see `Sync`), and the reference ends within this expression.
        unsafe { (*self.0.get()).take() }
    }

    #[inline]
    pub(super) fn put(&self, state: Box<State>) {
        // SAFETY: one thread (see `Sync`), and the reference ends within this expression.
        unsafe { *self.0.get() = Some(state) };
    }

    /// Works with the state in place, if it is there. `f` must not call the guest, nor anything that takes the state.
    #[inline]
    pub(super) fn peek<T>(&self, f: impl FnOnce(&mut State) -> T) -> Option<T> {
        // SAFETY: one thread (see `Sync`), and nobody takes the state while `f` works with it.
        unsafe { (*self.0.get()).as_deref_mut() }.map(f)
    }

    /// Runs `f` on the state, if it is there. `f` must not call the guest.
    #[inline]
    pub(super) fn with<T>(&self, f: impl FnOnce(&mut State) -> T) -> Option<T> {
        let mut state = self.take()?;
        let result = f(&mut state);
        self.put(state);
        Some(result)
    }
}
