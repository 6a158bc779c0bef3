//! What the replay processes of a session take, and what they may.
//!
//! The figure that counts is the sum of the processes' proportional set sizes (PSS): each page counts once, however many
//! processes share it. To ask the kernel for it takes milliseconds for large heaps, as it walks all pages; so between two
//! such looks an upper bound is kept: every page that a process wrote since is one more.

use crate::replay::pack;
use std::fs;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The default budget is at least this many bytes,
const LEAST: u64 = 512 << 20;
/// and this many times what the recorded program needed.
const TIMES: u64 = 3;
pub(super) const PAGE: u64 = 4096;
/// This part of the budget is little.
const LITTLE: u64 = 64;

/// The processes of a session, by id.
#[derive(Clone, Debug, Default)]
pub(super) struct Family(Arc<Mutex<Members>>);

#[derive(Debug, Default)]
struct Members {
    ids: Vec<i32>,
    /// Some have gone since somebody asked.
    fewer: bool,
}

impl Family {
    fn members(&self) -> MutexGuard<'_, Members> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self, process: i32) {
        self.members().ids.push(process);
    }

    pub(super) fn remove(&self, process: i32) {
        let mut members = self.members();
        members.ids.retain(|&member| member != process);
        members.fewer = true;
    }

    /// Whether some have gone since this was last asked.
    fn are_fewer(&self) -> bool {
        std::mem::take(&mut self.members().fewer)
    }

    /// The memory of all of them, in bytes.
    fn total(&self) -> u64 {
        self.members().ids.iter().map(|&process| proportional(process)).sum()
    }
}

/// A process's share of the memory that it uses, in bytes.
pub(super) fn proportional(process: i32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(kilobytes).unwrap_or(0)
}

/// The smallest mapping that is worth packing, in bytes.
const REGION: u64 = 256 << 10;

/// Where a process has private memory of its own other than its stack and its static variables: the largest mappings.
pub(super) fn regions(process: i32) -> Vec<(u64, u64)> {
    of_heap(&fs::read_to_string(format!("/proc/{process}/maps")).unwrap_or_default())
}

fn of_heap(maps: &str) -> Vec<(u64, u64)> {
    let mut regions = Vec::new();
    let mut end_of_file = 0;
    for line in maps.lines() {
        let mut fields = line.split_ascii_whitespace();
        let (Some(range), Some(access)) = (fields.next(), fields.next()) else { continue };
        let name = fields.nth(3).unwrap_or_default();
        let Some((from, to)) = range.split_once('-') else { continue };
        let (Ok(from), Ok(to)) = (u64::from_str_radix(from, 16), u64::from_str_radix(to, 16)) else { continue };
        if name.starts_with('/') {
            end_of_file = to;
        }
        let anonymous = name.is_empty() || name == "[heap]" || name.starts_with("[anon:");
        // Right behind a file come static variables that the file holds no value for.
        if anonymous && access == "rw-p" && from != end_of_file && to - from >= REGION {
            regions.push((from, to));
        }
    }
    regions.sort_unstable_by_key(|&(from, to)| std::cmp::Reverse(to - from));
    regions.truncate(pack::REGIONS);
    regions
}

/// Page faults that needed no disk so far, and bytes of resident memory.
pub(super) fn usage(process: i32) -> Option<(u64, u64)> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before the fields is in parentheses, and may hold anything.
    let mut fields = text.rsplit_once(')')?.1.split_ascii_whitespace();
    let faults = fields.nth(7)?.parse().ok()?;
    let resident: u64 = fields.nth(13)?.parse().ok()?;
    Some((faults, resident * PAGE))
}

/// `  1234 kB`.
fn kilobytes(text: &str) -> Option<u64> {
    Some(text.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? << 10)
}

/// What processes can still have, in bytes.
fn available() -> u64 {
    let text = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let machine = text.lines().find_map(|line| line.strip_prefix("MemAvailable:")).and_then(kilobytes);
    machine.unwrap_or(u64::MAX).min(available_in_group().unwrap_or(u64::MAX))
}

/// What the limit of the control group leaves, if there is one.
fn available_in_group() -> Option<u64> {
    let number =
        |name: &str| -> Option<u64> { fs::read_to_string(format!("/sys/fs/cgroup/{name}")).ok()?.trim().parse().ok() };
    Some(number("memory.max")?.saturating_sub(number("memory.current")?))
}

/// The account of a session's memory. All figures are bytes.
#[derive(Debug)]
pub(super) struct Memory {
    family: Family,
    /// What the user allows, if the user said something.
    allowed: Option<u64>,
    /// Half of what was free in the beginning.
    half_of_free: u64,
    /// The largest resident size that a process had.
    peak: u64,
    /// What was measured last, and by how much it may have grown since.
    measured: u64,
    grown: u64,
}

impl Memory {
    pub(super) fn new(family: Family, allowed: Option<u64>) -> Self {
        Self { family, allowed, half_of_free: available() / 2, peak: 0, measured: 0, grown: 0 }
    }

    /// What all processes together may take.
    pub(super) fn budget(&self) -> u64 {
        self.allowed.unwrap_or_else(|| LEAST.max(TIMES * self.peak).min(self.half_of_free))
    }

    /// The largest resident size that a process had.
    pub(super) fn peak(&self) -> u64 {
        self.peak
    }

    /// Notes that a process of this resident size has written to new pages.
    pub(super) fn note(&mut self, written: u64, resident: u64) {
        self.grown += written;
        self.peak = self.peak.max(resident);
    }

    /// Whether there is room for `more`.
    pub(super) fn has_room(&mut self, more: u64) -> bool {
        if self.measured + self.grown + more <= self.budget() {
            return true;
        }
        // A look costs milliseconds, and shows nothing new.
        if self.grown * LITTLE < self.budget() && !self.family.are_fewer() {
            return false;
        }
        self.measure();
        self.measured + more <= self.budget()
    }

    /// Looks again.
    pub(super) fn measure(&mut self) -> u64 {
        self.measured = self.family.total();
        self.grown = 0;
        self.measured
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_uses_memory() {
        let own = std::process::id() as i32;
        let (faults, resident) = usage(own).expect("/proc is there");
        assert!(faults > 0);
        assert!(resident > PAGE);
        let share = proportional(own);
        assert!(share > PAGE && share <= resident * 2, "{share} of {resident}");
    }

    #[test]
    fn heaps_are_told_from_files_static_variables_and_the_stack() {
        let maps = "\
555555554000-555555600000 r-xp 00000000 08:01 42 /bin/host
555555600000-555555700000 rw-p 000ac000 08:01 42 /bin/host
555555700000-555555800000 rw-p 00000000 00:00 0
555555800000-555555900000 rw-p 00000000 00:00 0                          [heap]
7f0000000000-7f0000001000 rw-p 00000000 00:00 0
7f0000100000-7f0008000000 rw-p 00000000 00:00 0                          [anon: glibc: malloc]
7f0009000000-7f000a000000 rw-s 00000000 00:01 7                          /dev/zero (deleted)
7f000b000000-7f000c000000 r--p 00000000 00:00 0
7ffffff00000-7fffffff0000 rw-p 00000000 00:00 0                          [stack]
";
        assert_eq!(of_heap(maps), [(0x7f00_0010_0000, 0x7f00_0800_0000), (0x5555_5580_0000, 0x5555_5590_0000)]);
    }

    #[test]
    fn the_budget_follows_the_program_and_the_user_overrides_it() {
        let mut memory = Memory::new(Family::default(), None);
        memory.half_of_free = u64::MAX;
        assert_eq!(memory.budget(), LEAST);
        memory.note(0, 1 << 30);
        assert_eq!(memory.budget(), 3 << 30);
        memory.half_of_free = 1 << 30;
        assert_eq!(memory.budget(), 1 << 30);
        memory.allowed = Some(1);
        assert_eq!(memory.budget(), 1);
        assert!(!memory.has_room(2));
        assert!(memory.has_room(1));
    }
}
