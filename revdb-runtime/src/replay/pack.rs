//! A packed checkpoint: a paused process whose heap is compressed in place, so that several fit where one would.
//!
//! The pages of large private mappings are compressed into a store of the process's own and then given back to the kernel. From then on,
//! the process does nothing but fork; each fork unpacks its heap before it goes on. Addresses, registers and the stack stay what they are, so
//! nothing that points anywhere needs to know.
//!
//! While the heap is packed, nobody may touch it: what runs here allocates nothing and lives on the stack. Two threads do the work, each on one
//! half of the heap, and one of them is gone before anything else happens.
//!
//! Pages of heaps are mostly small numbers, pointers into the same few regions, and repetitions, of records of one size above all. The code for a
//! page is that size, a nibble for each word of eight bytes, and then the bytes that the nibbles ask for, in the manner of WKdm (Wilson, Kaplan,
//! Smaragdakis: The case for compressed caching in virtual memory systems, 1999). What the debugger waits for is unpacking, so that has no branches.

use std::os::fd::RawFd;

use super::protocol::{Reply, Request};
use super::sys::{self, Descriptor, Side};
use crate::trace::codec;

pub(super) const PAGE: usize = 4096;
const WORDS: usize = PAGE / 8;
/// Where the bytes begin: behind a byte for the size of records, and the nibbles.
const HEAD: usize = 1 + WORDS / 2;
/// The most that a page can take: every word in full.
const MOST: usize = HEAD + PAGE;
/// What the second thread needs, of which a signal's frame takes most.
const STACK: usize = 64 << 10;
/// Pages are given back in runs that end at these addresses, those of huge pages.
const RUN: usize = 2 << 20;

/// Nibbles up to 8: so many low bytes of the word follow, and the others are zero.
const FULL: usize = 8;
/// The word before.
const SAME: usize = 9;
/// So many low bytes less this follow, from two to six; the others are those of the last word that was longer than four bytes.
const NEAR: usize = 8;
/// One byte follows; the others are those of the same word of the record before.
const RECORD: usize = 15;

/// The sizes of records that are tried, in words.
const RECORDS: [usize; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16];
/// The largest of them.
const FARTHEST: usize = 16;

/// The header of a page in the store.
const ZERO: u16 = 0;
const LEFT: u16 = u16::MAX;

/// What a nibble means: how many bytes follow, and which bits of the word are theirs, those of the word before, of the last long one, and of the
/// one in the record before.
#[derive(Clone, Copy)]
struct Meaning {
    length: usize,
    own: u64,
    before: u64,
    long: u64,
    record: u64,
}

const MEANINGS: [Meaning; 16] = {
    let mut meanings = [Meaning { length: 0, own: 0, before: 0, long: 0, record: 0 }; 16];
    let mut nibble = 0;
    while nibble < 16 {
        let meaning = &mut meanings[nibble];
        meaning.length = match nibble {
            SAME => 0,
            RECORD => 1,
            0..=FULL => nibble,
            _ => nibble - NEAR,
        };
        meaning.own = if meaning.length == 8 { u64::MAX } else { (1 << (meaning.length * 8)) - 1 };
        match nibble {
            SAME => meaning.before = !meaning.own,
            RECORD => meaning.record = !meaning.own,
            0..=FULL => {}
            _ => meaning.long = !meaning.own,
        }
        nibble += 1;
    }
    meanings
};

fn word(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u64::from_le_bytes(*word))
}

/// The size of records with which most words of the first half of a page are almost what they were in the record before: the `likely` one, if
/// that is so with half of them.
fn record_size(words: &[u64; WORDS], likely: usize) -> usize {
    let long = |word: u64| word > 0xff;
    let alike = |size: usize| {
        let pairs = words[size..WORDS / 2].iter().zip(words);
        pairs.filter(|&(&word, &before)| long(word) && word ^ before <= 0xff).count()
    };
    if likely != 0 && alike(likely) * 2 >= words[..WORDS / 2].iter().filter(|&&word| long(word)).count() {
        return likely;
    }
    // The smallest of those that are equally good.
    RECORDS.into_iter().rev().max_by_key(|&size| alike(size)).unwrap_or(FARTHEST)
}

/// Compresses a page into the beginning of `out` and returns how many bytes that took; none for a page of zeros. `likely` is the size of records
/// in the page before, or zero.
fn compress(page: &[u8; PAGE], likely: usize, out: &mut [u8; MOST + 8]) -> usize {
    let words: [u64; WORDS] = std::array::from_fn(|index| word(page, index * 8));
    let size = record_size(&words, likely);
    out[0] = size as u8;
    let (mut before, mut long, mut any) = (0_u64, 0_u64, 0_u64);
    let mut at = HEAD;
    for (index, &word) in words.iter().enumerate() {
        any |= word;
        let record = if index < size { 0 } else { words[index - size] };
        let bytes = 8 - word.leading_zeros() as usize / 8;
        let differs = (8 - (word ^ long).leading_zeros() as usize / 8).max(2);
        let nibble = if word == before && word != 0 {
            SAME
        } else if bytes > 1 && word ^ record <= 0xff {
            RECORD
        } else if differs < bytes && differs <= 6 {
            NEAR + differs
        } else {
            bytes
        };
        if bytes > 4 {
            long = word;
        }
        before = word;
        let nibbles = &mut out[1 + index / 2];
        *nibbles = if index % 2 == 0 { nibble as u8 } else { *nibbles | (nibble as u8) << 4 };
        // Eight bytes are always written, and the next word's come over those that are too many.
        out[at..at + 8].copy_from_slice(&word.to_le_bytes());
        at += MEANINGS[nibble].length;
    }
    if any == 0 { 0 } else { at }
}

/// The reverse; `code` has eight bytes more than the page's own.
fn decompress(code: &[u8], page: &mut [u8; PAGE]) {
    // Before the first record, all is zero.
    let mut words = [0_u64; FARTHEST + WORDS];
    let size = usize::from(code[0]).min(FARTHEST);
    let (mut before, mut long) = (0_u64, 0_u64);
    let mut at = HEAD;
    for index in 0..WORDS {
        let Meaning { length, own, before: as_before, long: as_long, record } =
            MEANINGS[usize::from(code[1 + index / 2] >> (index % 2 * 4) & 15)];
        let same = words[FARTHEST + index - size];
        let now = word(code, at) & own | before & as_before | long & as_long | same & record;
        at += length;
        long = if now >> 32 != 0 { now } else { long };
        before = now;
        words[FARTHEST + index] = now;
    }
    for (place, word) in page.chunks_exact_mut(8).zip(&words[FARTHEST..]) {
        place.copy_from_slice(&word.to_le_bytes());
    }
}

/// Memory of the process's own that is no part of its heap.
struct Mapping {
    base: *mut u8,
    size: usize,
}

// SAFETY: the memory belongs to the value, whatever thread that is used in.
unsafe impl Send for Mapping {}

impl Mapping {
    /// What is not used of it takes no memory.
    fn new(size: usize) -> Option<Self> {
        let (protection, flags) =
            (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE);
        // SAFETY: a new mapping, wherever there is room.
        let base = unsafe { libc::mmap(std::ptr::null_mut(), size, protection, flags, -1, 0) };
        (base != libc::MAP_FAILED).then_some(Self { base: base.cast(), size })
    }

    fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: the mapping is this value's own as long as it lives, and it is `size` bytes long.
        unsafe { std::slice::from_raw_parts_mut(self.base, self.size) }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the mapping is this value's own, and nothing refers to it any more.
        unsafe { libc::munmap(self.base.cast(), self.size) };
    }
}

/// The compressed pages.
struct Store {
    mapping: Mapping,
    used: usize,
    /// The size of records in the last page.
    record: usize,
}

impl Store {
    /// Room for what `bytes` of memory can come to at most.
    fn new(bytes: usize) -> Option<Self> {
        let mapping = Mapping::new(bytes / PAGE * (MOST + 16) + 2 * PAGE)?;
        Some(Self { mapping, used: 0, record: 0 })
    }

    /// The store from `at` on.
    fn from(&mut self, at: usize) -> &mut [u8] {
        &mut self.mapping.bytes()[at..]
    }

    fn header(&mut self, value: u16) {
        let at = self.used;
        self.from(at)[..2].copy_from_slice(&value.to_le_bytes());
        self.used += 2;
    }

    /// Adds a page.
    fn add(&mut self, page: &[u8; PAGE]) {
        let (at, likely) = (self.used, self.record);
        let Some(room) = self.from(at + 2).first_chunk_mut() else { return };
        let length = compress(page, likely, room);
        let record = usize::from(room[0]);
        self.header(length as u16);
        self.used += length;
        self.record = record;
    }
}

/// The most mappings that are packed; a process that has more keeps the others as they are.
pub(crate) const REGIONS: usize = 128;

/// Where a heap lies.
struct Regions {
    regions: [(usize, usize); REGIONS],
    count: usize,
    /// Pages that are in use here: around the top of the stack, which may be a mapping like any other, and this thread's own variables.
    used: [(usize, usize); 2],
}

impl Regions {
    fn new(regions: &[(u64, u64)]) -> Self {
        let mut own = Self { regions: [(0, 0); REGIONS], count: 0, used: [(0, 0); 2] };
        for (place, region) in own.regions.iter_mut().zip(regions) {
            *place = (region.0 as usize, region.1 as usize);
            own.count += 1;
        }
        let here = (&raw const own).addr();
        let thread: usize;
        // SAFETY: reads the first word of the thread's control block, which holds its own address.
        unsafe { std::arch::asm!("mov {}, fs:0", out(reg) thread, options(nostack, readonly, preserves_flags)) };
        own.used =
            [(here.saturating_sub(1 << 20), here + (256 << 10)), (thread.saturating_sub(1 << 20), thread + (64 << 10))];
        own
    }

    fn bytes(&self) -> usize {
        self.regions[..self.count].iter().map(|region| region.1 - region.0).sum()
    }

    /// The same regions in two parts, about as large as each other.
    fn halves(&self) -> [Self; 2] {
        let none = || Self { regions: [(0, 0); REGIONS], count: 0, used: self.used };
        let (mut first, mut second) = (none(), none());
        let mut left = self.bytes() / 2;
        for &(from, to) in &self.regions[..self.count] {
            let cut = if to - from <= left { to } else { (from + left).next_multiple_of(RUN).min(to) };
            left = left.saturating_sub(cut - from);
            for (half, (from, to)) in [(&mut first, (from, cut)), (&mut second, (cut, to))] {
                if from < to {
                    half.regions[half.count] = (from, to);
                    half.count += 1;
                }
            }
        }
        [first, second]
    }

    /// Calls `each` with every page's address, and whether it is to be left as it is; and `run` with each run of pages that were not, after
    /// its last one.
    fn walk(&self, mut each: impl FnMut(usize, bool), mut run: impl FnMut(usize, usize)) {
        for &(from, to) in &self.regions[..self.count] {
            let mut begun = from;
            for page in (from..to).step_by(PAGE) {
                let left = self.used.iter().any(|used| page + PAGE > used.0 && page < used.1);
                each(page, left);
                let end = if left { page } else { page + PAGE };
                if (left || end % RUN == 0 || end == to) && begun < end {
                    run(begun, end);
                }
                if left || end % RUN == 0 {
                    begun = page + PAGE;
                }
            }
        }
    }
}

/// A part of a heap, and where it is when it is packed.
struct Part {
    regions: Regions,
    store: Store,
}

impl Part {
    fn new(regions: Regions) -> Option<Self> {
        let store = Store::new(regions.bytes())?;
        Some(Self { regions, store })
    }

    fn pack(&mut self) {
        let Self { regions, store } = self;
        let each = |page: usize, left: bool| {
            if left {
                store.header(LEFT);
            } else {
                // SAFETY: the page is mapped and readable, as the caller of `pack` promises, and nothing writes to it meanwhile.
                store.add(unsafe { &*std::ptr::with_exposed_provenance::<[u8; PAGE]>(page) });
            }
        };
        let run = |from: usize, to: usize| {
            // SAFETY: the pages are compressed, and nobody looks at them before they are back.
            unsafe { libc::madvise(std::ptr::with_exposed_provenance_mut(from), to - from, libc::MADV_DONTNEED) };
        };
        regions.walk(each, run);
    }

    /// Brings all pages back.
    fn unpack(&mut self) {
        let Self { regions, store } = self;
        let mut at = 0;
        let each = |page: usize, _: bool| {
            let code = store.from(at);
            let header = u16::from_le_bytes([code[0], code[1]]);
            at += 2;
            if header != ZERO && header != LEFT {
                // SAFETY: the page is mapped and writable, and nobody else looks at it while it is away.
                decompress(&code[2..], unsafe { &mut *std::ptr::with_exposed_provenance_mut::<[u8; PAGE]>(page) });
                at += header as usize;
            }
        };
        regions.walk(each, |_, _| {});
    }
}

/// Packs the memory in `regions`, says so to the controller and then only forks, until the controller is gone. Returns in each fork, where all
/// is as it was, with the fork's own connection. `None` when there is no room to pack.
///
/// # Safety
/// The process must have one thread, and no lock may be held that a fork would wait for. `regions` must be private anonymous mappings, readable and writable, none of which
/// holds a static variable.
pub(super) unsafe fn pack(control: RawFd, controller: i32, regions: &[(u64, u64)]) -> Option<Descriptor> {
    let [first, second] = Regions::new(regions).halves();
    let (mut first, mut second) = (Part::new(first)?, Part::new(second)?);
    let mut stack = Mapping::new(STACK)?;
    let (mut fork, mut packed) = ([0; 16], [0; 16]);
    let fork_length = codec::encode_into_slice(&Request::Fork, &mut fork).ok()?;
    let packed_length = codec::encode_into_slice(&Reply::Packed(true), &mut packed).ok()?;
    // SAFETY: the process has one thread, and what it is to do beside allocates nothing and uses no variable of a thread.
    unsafe { sys::together(stack.bytes(), || first.pack(), || second.pack()) };
    tell(control, &packed[..packed_length]);
    let mut buffer = [0; 64];
    loop {
        let passed = match sys::receive(control, &mut buffer) {
            Ok((length, Some(passed))) if buffer[1..length.max(1)] == fork[..fork_length] => passed,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            // The end of the controller, or nothing that a packed process could do.
            _ => sys::exit_now(0),
        };
        // SAFETY: as the caller promises.
        match unsafe { sys::fork(true) } {
            Ok(Side::Child) => {
                sys::die_with(controller);
                // SAFETY: as above.
                unsafe { sys::together(stack.bytes(), || first.unpack(), || second.unpack()) };
                return Some(passed);
            }
            Ok(Side::Parent { child }) => {
                let mut forked = [0; 16];
                let length = codec::encode_into_slice(&Reply::Forked { process: child }, &mut forked).unwrap_or(0);
                tell(control, &forked[..length]);
            }
            Err(_) => sys::exit_now(1),
        }
    }
}

/// Sends a message that is encoded already, and fits one packet.
fn tell(control: RawFd, message: &[u8]) {
    if sys::send(control, &[super::channel::LAST], message, None).is_err() {
        sys::exit_now(0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn round_trip(page: &[u8; PAGE]) -> usize {
        for likely in RECORDS {
            round_trip_after(page, likely);
        }
        round_trip_after(page, 0)
    }

    fn round_trip_after(page: &[u8; PAGE], likely: usize) -> usize {
        let mut code = [0; MOST + 8];
        let length = compress(page, likely, &mut code);
        // What lies behind does not matter.
        code[length..].fill(0xa5);
        let mut back = [0xff; PAGE];
        if length > 0 {
            decompress(&code, &mut back);
            assert!(back == *page);
        } else {
            assert!(page.iter().all(|&byte| byte == 0));
        }
        length
    }

    fn page(word: impl Fn(u64) -> u64) -> [u8; PAGE] {
        let mut page = [0; PAGE];
        for (index, place) in page.chunks_exact_mut(8).enumerate() {
            place.copy_from_slice(&word(index as u64).to_le_bytes());
        }
        page
    }

    #[test]
    fn pages_come_back_as_they_were() {
        let random = |index: u64| (index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(index as u32);
        assert_eq!(round_trip(&page(|_| 0)), 0);
        assert_eq!(round_trip(&page(|index| index % 2)), HEAD + WORDS / 2);
        assert_eq!(round_trip(&page(|_| 0x1234_5678_9abc_def0)), HEAD + 8);
        // Pointers into one region.
        let pointers = round_trip(&page(|index| 0x7f12_3400_0000 + (random(index) & 0xff_fff8)));
        assert!(pointers <= HEAD + 3 * WORDS + 3, "{pointers}");
        // Records of any size with a number that counts, a random one and a pointer.
        for size in RECORDS {
            let records = round_trip(&page(|index| match index % size as u64 {
                0 => 100_000 + index,
                1 => random(index),
                _ => 0x7f12_3456_7890,
            }));
            assert!(records <= HEAD + 32 + WORDS / size * 11, "{size}: {records}");
        }
        for mask in (0..64).map(|bits| u64::MAX >> bits) {
            round_trip(&page(|index| random(index) & mask));
            round_trip(&page(|index| random(index) & !mask));
            round_trip(&page(|index| random(index / 3) | mask));
            round_trip(&page(|index| if index % 5 == 0 { random(index) } else { random(7) ^ (index & mask) }));
        }
        assert!(round_trip(&page(random)) <= MOST);
    }

    /// A word as heaps have them, or as a compressor would rather not have them.
    fn words() -> impl Strategy<Value = u64> {
        let ends = (0..=64_u32).prop_map(|bits| 1_u64.checked_shl(bits).unwrap_or(0));
        prop_oneof![
            Just(0),
            Just(u64::MAX),
            any::<u64>(),
            any::<u8>().prop_map(u64::from),
            any::<u32>().prop_map(u64::from),
            any::<u16>().prop_map(|low| 0x7f12_3456_0000 | u64::from(low)),
            // On both sides of where one length becomes the next.
            ends.clone(),
            ends.prop_map(|end| end.wrapping_sub(1)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_page_comes_back(few in prop::collection::vec(words(), 1..24), stride in 1..600_usize, flips in prop::collection::vec((0..WORDS, any::<u64>()), 0..24)) {
            // Repetitions of a few words, in an order of their own, with some words changed.
            let mut page = page(|index| few[(index as usize * stride / 7) % few.len()]);
            for (at, flip) in flips {
                let word = word(&page, at * 8) ^ flip;
                page[at * 8..at * 8 + 8].copy_from_slice(&word.to_le_bytes());
            }
            prop_assert!(round_trip(&page) <= MOST);
        }

        #[test]
        fn pages_of_noise_come_back(bytes in prop::collection::vec(any::<u8>(), PAGE)) {
            let page: [u8; PAGE] = bytes.try_into().expect("a page");
            prop_assert!(round_trip(&page) <= MOST);
        }
    }

    #[test]
    fn runs_hold_every_page_that_is_not_left_once() {
        let mut regions = Regions::new(&[(0x1000, 0x9000), (0x1f_e000, 0x40_3000)]);
        regions.used = [(0x3800, 0x5000), (0x20_1000, 0x20_1001)];
        let mut given = Vec::new();
        let mut wanted = Vec::new();
        regions.walk(
            |page, left| {
                if !left {
                    wanted.push(page);
                }
            },
            |from, to| given.extend((from..to).step_by(PAGE)),
        );
        assert_eq!(given, wanted);
        assert!(!wanted.contains(&0x3000) && !wanted.contains(&0x4000) && wanted.contains(&0x2000));
    }

    #[test]
    fn halves_are_the_whole_and_about_as_large() {
        for regions in [&[(0x10_0000, 0x80_3000), (0x90_0000, 0x91_0000)][..], &[(0x1000, 0x2000); 7], &[]] {
            let whole = Regions::new(regions);
            let [first, second] = whole.halves();
            let pages = |part: &Regions| {
                let mut pages = Vec::new();
                part.walk(|page, _| pages.push(page), |_, _| {});
                pages
            };
            assert!(first.bytes().abs_diff(second.bytes()) <= 2 * RUN, "{} and {}", first.bytes(), second.bytes());
            let mut both = [pages(&first), pages(&second)].concat();
            let mut all = pages(&whole);
            both.sort_unstable();
            all.sort_unstable();
            assert_eq!(both, all);
        }
    }
}
