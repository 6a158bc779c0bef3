//! What running costs, learned from runs: time, and pages that a fork's first write copies.
//!
//! A run in a fresh fork pays for every page that it is the first to write, so a short run costs more by the stop point than a
//! long one. Costs are therefore kept by length, one figure for each power of two.

use std::time::Duration;

/// How much a figure counts that is above what is known, and one that is below.
const UP: f64 = 0.25;
const DOWN: f64 = 0.5;
/// Until something was measured: a fast interpreter.
const NANOSECONDS_PER_STOP: f64 = 30.0;

/// Something that depends on a run's length.
#[derive(Debug)]
struct Curve {
    /// Its value for runs over 2^n stop points.
    values: [Option<f64>; 64],
    /// By the stop point, until something was measured.
    guess: f64,
}

impl Curve {
    fn new(guess: f64) -> Self {
        Self { values: [None; 64], guess }
    }

    fn learn(&mut self, stops: u64, value: f64) {
        let Some(bucket) = stops.checked_ilog2() else {
            return;
        };
        // As if it had been a power of two.
        let value = value * (1_u64 << bucket) as f64 / stops as f64;
        let known = &mut self.values[bucket as usize];
        // Other work on the machine makes runs longer, and nothing makes them shorter.
        let weight = |before| if value > before { UP } else { DOWN };
        *known = Some(known.map_or(value, |before| before + weight(before) * (value - before)));
    }

    /// The value for a run of this length, from that for the most similar length; no more than it is known to be for longer ones.
    fn at(&self, stops: u64) -> f64 {
        let Some(bucket) = stops.checked_ilog2() else {
            return 0.0;
        };
        let bucket = bucket as usize;
        let near = (0..64).flat_map(|away| [bucket.checked_sub(away), Some(bucket + away)]);
        let known = near.flatten().find_map(|at| Some((at, (*self.values.get(at)?)?)));
        let value = stops as f64 * known.map_or(self.guess, |(at, value)| value / (1_u64 << at) as f64);
        self.values[bucket + 1..].iter().flatten().fold(value, |least, &longer| least.min(longer))
    }
}

/// Costs of runs, by their length.
#[derive(Debug)]
pub(super) struct Pace {
    nanoseconds: Curve,
    /// Bytes written for the first time.
    bytes: Curve,
}

impl Pace {
    pub(super) fn new() -> Self {
        Self { nanoseconds: Curve::new(NANOSECONDS_PER_STOP), bytes: Curve::new(0.0) }
    }

    /// Notes how long a run over `stops` stop points has taken.
    pub(super) fn learn(&mut self, stops: u64, took: Duration) {
        self.nanoseconds.learn(stops, took.as_nanos() as f64);
    }

    /// Notes how many bytes a process has written for the first time in the `stops` stop points since it was forked.
    pub(super) fn learn_growth(&mut self, stops: u64, written: u64) {
        self.bytes.learn(stops, written as f64);
    }

    /// How long a run over `stops` stop points will take.
    pub(super) fn cost(&self, stops: u64) -> Duration {
        Duration::from_nanos(self.nanoseconds.at(stops) as u64)
    }

    /// The longest run, in stop points and at least one, that costs at most `limit`.
    pub(super) fn reach(&self, limit: Duration) -> u64 {
        let longest = (0..40).take_while(|&bucket| self.cost(1 << bucket) <= limit).last();
        longest.map_or(1, |bucket| 1 << bucket)
    }

    /// How many bytes a run over `stops` stop points will write for the first time.
    pub(super) fn growth(&self, stops: u64) -> u64 {
        self.bytes.at(stops) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_runs_in_a_fork_cost_more_by_the_stop_point() {
        let mut pace = Pace::new();
        pace.learn(1 << 20, Duration::from_millis(20));
        pace.learn_growth(1 << 20, 1 << 20);
        assert_eq!(pace.cost(1 << 10), Duration::from_nanos(19_531));
        pace.learn(1 << 10, Duration::from_millis(2));
        pace.learn_growth(1 << 10, 1 << 20);
        assert_eq!(pace.cost(1 << 10), Duration::from_millis(2));
        assert_eq!(pace.cost(1 << 20), Duration::from_millis(20));
        assert_eq!((pace.growth(1 << 10), pace.growth(1 << 20)), (1 << 20, 1 << 20));
        assert_eq!(pace.reach(Duration::from_millis(1)), 1 << 9);
        assert_eq!(pace.cost(0), Duration::ZERO);
        assert_eq!(Pace::new().reach(Duration::ZERO), 1);
    }
}
