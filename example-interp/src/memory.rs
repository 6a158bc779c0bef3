//! Memory that runs short: the guest gets a `MemoryError` while there is still room to handle it.
//!
//! What is left is the machine's to say, so it must not be asked at a moment that another run would not have. The allocator only
//! counts; when enough was allocated for the answer to have changed it posts a signal, which reaches the guest at a stop point and
//! is recorded there. Then [`is_short`] asks, and its answer is recorded too. Single large allocations ask beforehand, through
//! [`has_room`].

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicPtr, AtomicU64, Ordering::Relaxed};

/// What a single allocation may ask for at most: a fixed limit, whatever the machine has.
pub const MAX_BYTES: usize = 1 << 36;

/// Allocations up to this are simply made.
pub const SMALL: usize = 16 << 20;

/// What the debugger's evaluations may allocate at once: they are part of no recording, so nobody asks the machine.
const EVALUATION: usize = 1 << 28;

/// The number that the allocator posts. No signal has it.
pub const LOOK: i32 = 1000;

/// Below this many bytes memory is short.
const LOW: u64 = 64 << 20;

/// A process that holds less than this is not what memory is short of.
const MODEST: u64 = 64 << 20;

/// How often to look at least and at most, in bytes allocated.
const STEP: std::ops::Range<u64> = 2 << 20..1 << 30;

/// Set aside for the time between a failed allocation and the stop point that tells the guest.
const RESERVE: Layout = match Layout::from_size_align(16 << 20, 16) {
    Ok(layout) => layout,
    Err(_) => panic!("a valid constant"),
};

/// How many bytes may still be allocated before somebody looks. Threads that allocate at once may lose each other's bytes.
static LEFT: AtomicI64 = AtomicI64::new(64 << 20);
/// At what is available the guest is told next. It falls each time, or handling the error would only raise it again.
static TELL_BELOW: AtomicU64 = AtomicU64::new(LOW);
static RESERVED: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());
/// Whether an allocation failed and the reserve helped out.
static FAILED: AtomicBool = AtomicBool::new(false);

/// The system's allocator, which counts. A program that embeds the interpreter makes it its own to have what many small objects use up
/// be a `MemoryError` too: `#[global_allocator] static ALLOCATOR: Counting = Counting;`.
#[derive(Debug)]
pub struct Counting;

impl Counting {
    #[inline(always)]
    fn count(bytes: usize) {
        let left = LEFT.load(Relaxed) - bytes as i64;
        LEFT.store(left, Relaxed);
        if left < 0 {
            Self::ask_to_look();
        }
    }

    #[cold]
    #[inline(never)]
    fn ask_to_look() {
        LEFT.store(STEP.start as i64, Relaxed);
        revdb::post_signal(LOOK);
    }

    /// Makes an allocation that failed again, out of the reserve.
    #[cold]
    #[inline(never)]
    fn again(allocate: impl FnOnce() -> *mut u8) -> *mut u8 {
        let reserved = RESERVED.swap(std::ptr::null_mut(), Relaxed);
        if reserved.is_null() {
            return reserved;
        }
        // SAFETY: it was allocated with this layout, and whoever swaps it out owns it.
        unsafe { System.dealloc(reserved, RESERVE) };
        FAILED.store(true, Relaxed);
        revdb::post_signal(LOOK);
        allocate()
    }
}

// SAFETY: everything is the system allocator's own; nothing here allocates by way of this one, or unwinds.
unsafe impl GlobalAlloc for Counting {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::count(layout.size());
        // SAFETY: the caller's promise.
        let made = unsafe { System.alloc(layout) };
        // SAFETY: as above.
        if made.is_null() { Self::again(|| unsafe { System.alloc(layout) }) } else { made }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        Self::count(layout.size());
        // SAFETY: the caller's promise.
        let made = unsafe { System.alloc_zeroed(layout) };
        // SAFETY: as above.
        if made.is_null() { Self::again(|| unsafe { System.alloc_zeroed(layout) }) } else { made }
    }

    #[inline]
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(at, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Self::count(size.saturating_sub(layout.size()));
        // SAFETY: the caller's promise.
        let made = unsafe { System.realloc(at, layout, size) };
        // SAFETY: as above; after a failure the old allocation is what it was.
        if made.is_null() { Self::again(|| unsafe { System.realloc(at, layout, size) }) } else { made }
    }
}

/// Whether one allocation of so many bytes can be had; if not, the guest gets a `MemoryError`. What the machine says about a large
/// one is part of the recording: another machine, or this one tomorrow, may say something else.
#[inline]
pub fn has_room(bytes: usize) -> bool {
    bytes <= SMALL || (bytes <= MAX_BYTES && has_room_for_large(bytes))
}

#[cold]
fn has_room_for_large(bytes: usize) -> bool {
    if revdb::evaluating() { bytes <= EVALUATION } else { machine_has(bytes as u64) }
}

#[revdb::record]
fn machine_has(bytes: u64) -> bool {
    available().is_none_or(|available| bytes < available) && Vec::<u8>::new().try_reserve_exact(bytes as usize).is_ok()
}

/// Whether so little memory is left that the guest has to be told. To be asked when [`LOOK`] is delivered.
#[revdb::record]
pub fn is_short() -> bool {
    let failed = FAILED.swap(false, Relaxed);
    let (available, resident) = (available(), resident());
    let below = TELL_BELOW.load(Relaxed);
    let Some(available) = available else { return failed };
    let short = failed || (available < below && resident > MODEST);
    let below = if short {
        available.min(below) / 2
    } else if available > 2 * LOW {
        LOW
    } else {
        below
    };
    TELL_BELOW.store(below, Relaxed);
    // The amount shrinks with what is left, so memory cannot run out between two looks.
    let step = (available.saturating_sub(below) / 4).clamp(STEP.start, STEP.end);
    LEFT.store(step as i64, Relaxed);
    if available > LOW && RESERVED.load(Relaxed).is_null() {
        // SAFETY: the layout's size is not zero.
        let reserve = unsafe { System.alloc(RESERVE) };
        let before = RESERVED.swap(reserve, Relaxed);
        if !before.is_null() {
            // SAFETY: another thread was faster; it was allocated with this layout.
            unsafe { System.dealloc(before, RESERVE) };
        }
    }
    short
}

/// How many bytes this process may still take: what the machine has free or can free, what the process's limits leave, and those
/// of the control groups that it is in. `None` if nothing tells.
fn available() -> Option<u64> {
    [machine_free(), below_limit(), below_group()].into_iter().flatten().min()
}

#[expect(clippy::disallowed_methods, reason = "only recorded functions come here")]
fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// The number behind `key` in a text of lines.
fn number(text: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse().ok()
}

fn machine_free() -> Option<u64> {
    let text = read("/proc/meminfo")?;
    Some((number(&text, "MemAvailable:")? + number(&text, "SwapFree:").unwrap_or(0)) << 10)
}

/// A column of `/proc/self/statm`, which counts pages.
fn pages(column: usize) -> Option<u64> {
    read("/proc/self/statm")?.split_whitespace().nth(column)?.parse::<u64>().ok().map(|pages| pages * 4096)
}

fn resident() -> u64 {
    pages(1).unwrap_or(u64::MAX)
}

fn below_limit() -> Option<u64> {
    let limit = number(&read("/proc/self/limits")?, "Max address space")?;
    Some(limit.saturating_sub(pages(0)?))
}

fn below_group() -> Option<u64> {
    let groups = read("/proc/self/cgroup")?;
    let group = groups.lines().find_map(|line| line.strip_prefix("0::"))?;
    let mut directory = format!("/sys/fs/cgroup{}", group.trim_end_matches('/'));
    let mut least = None;
    while directory.len() >= "/sys/fs/cgroup".len() {
        let file = |name: &str| read(&format!("{directory}/{name}"));
        let limit = file("memory.max").and_then(|text| text.trim().parse::<u64>().ok());
        let used = file("memory.current").and_then(|text| text.trim().parse::<u64>().ok());
        if let (Some(limit), Some(used)) = (limit, used) {
            // Pages of files that nobody used lately are given up first.
            let cached = file("memory.stat").and_then(|text| number(&text, "inactive_file ")).unwrap_or(0);
            let left = limit.saturating_sub(used.saturating_sub(cached));
            least = Some(least.map_or(left, |least: u64| least.min(left)));
        }
        directory.truncate(directory.rfind('/').unwrap_or(0));
    }
    least
}
