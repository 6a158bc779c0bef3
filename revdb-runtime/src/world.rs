//! The test world: clocks and entropy that are the same in every run, so that a plain run can be compared with a recorded
//! one.
//!
//! `REVDB_TEST_WORLD=<seed>` turns it on. Each reading of any clock is one millisecond after the one before, sleeping takes
//! no time but moves the clocks, entropy is a stream computed from the seed, and the process id is fixed.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// The variable that turns the test world on.
pub(crate) const VARIABLE: &str = "REVDB_TEST_WORLD";

/// 2020-09-13 12:26:40 UTC.
const EPOCH_MILLIS: u64 = 1_600_000_000_000;

static ACTIVE: AtomicBool = AtomicBool::new(false);
static MILLIS: AtomicU64 = AtomicU64::new(EPOCH_MILLIS);
static SEED: AtomicU64 = AtomicU64::new(0);
static ENTROPY: AtomicU64 = AtomicU64::new(0);

/// Turns the test world on, seeded from a number or any other text.
pub(crate) fn enter(seed: &str) {
    let seed = seed.parse().unwrap_or_else(|_| {
        seed.bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    });
    SEED.store(seed, Relaxed);
    ENTROPY.store(seed, Relaxed);
    ACTIVE.store(true, Relaxed);
}

#[inline]
pub(crate) fn active() -> bool {
    ACTIVE.load(Relaxed)
}

/// The seed, for the recorded run that this process becomes.
pub(crate) fn seed() -> Option<u64> {
    active().then(|| SEED.load(Relaxed))
}

/// The next reading of a clock.
pub(crate) fn now() -> Option<Duration> {
    active().then(|| Duration::from_millis(MILLIS.fetch_add(1, Relaxed)))
}

/// Sleeps without sleeping. False when the test world is off.
pub(crate) fn sleep(duration: Duration) -> bool {
    if active() {
        MILLIS.fetch_add(u64::try_from(duration.as_millis()).unwrap_or(0), Relaxed);
    }
    active()
}

/// The process id.
pub(crate) fn process_id() -> Option<u32> {
    active().then_some(4242)
}

/// The next bytes of the entropy stream (splitmix64). False when the test world is off.
pub(crate) fn entropy(buffer: &mut [u8]) -> bool {
    if active() {
        for chunk in buffer.chunks_mut(8) {
            let state = ENTROPY.fetch_add(0x9e37_79b9_7f4a_7c15, Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(mixed ^ (mixed >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
    active()
}
