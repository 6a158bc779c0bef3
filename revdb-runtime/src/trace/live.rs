//! The part of a trace file that is shared memory while recording: marks, clock page, ring.
//!
//! What is stored here survives the process because it is the page cache's, not the process's. The blocks are
//! allocated beforehand: a store into a hole of a full disk would be a SIGBUS.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileExt;
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU64, Ordering};

use super::format::{
    CHUNK, CHUNKS, CLOCK, EXIT_MARK, LIVE, LIVE_MAGIC, PAGE, REACHED_MARK, RING, STOP_MARK, reached_check, stop_check,
};
use crate::clock;

/// The live region, mapped.
///
/// Where a file system cannot map files, it is private memory, and [`Live::mirror`] writes each change to the file.
pub(super) struct Live {
    memory: NonNull<u8>,
    file: Arc<File>,
    /// Where in the file the region is.
    offset: u64,
    mirrored: bool,
    marker: &'static Marker,
    /// The clock page that is mapped onto the file.
    clock: Option<&'static clock::Page>,
}

/// What a signal handler needs to leave a mark. It outlives the mapping, so that a late signal finds nothing instead of
/// memory that is no longer there.
#[derive(Debug)]
pub(super) struct Marker {
    word: AtomicPtr<AtomicU64>,
    /// The file to write the mark to where memory is not shared, or -1.
    file: AtomicI32,
    offset: u64,
}

impl Marker {
    /// Leaves a mark. Async-signal-safe.
    pub(super) fn leave(&self, word: u64) {
        let memory = self.word.load(Ordering::Acquire);
        if memory.is_null() {
            return;
        }
        // SAFETY: the pointer is to the live region's exit mark, which is aligned, and is set to null before the region is
        // unmapped. All access to it is atomic.
        unsafe { (*memory).store(word, Ordering::Release) };
        let file = self.file.load(Ordering::Acquire);
        if file >= 0 {
            let bytes = word.to_le_bytes();
            // SAFETY: the buffer is valid for its length, and `pwrite` is async-signal-safe. A failure leaves no mark.
            unsafe { libc::pwrite(file, bytes.as_ptr().cast(), bytes.len(), self.offset as libc::off_t) };
        }
    }
}

impl Live {
    /// Allocates and maps the region at `offset`, which is a multiple of the page size.
    pub(super) fn create(file: Arc<File>, offset: u64, shared: bool) -> io::Result<Self> {
        let fd = file.as_raw_fd();
        // SAFETY: no memory is involved; the file is open for writing.
        match unsafe { libc::posix_fallocate(fd, offset as libc::off_t, LIVE as libc::off_t) } {
            0 => {}
            error => return Err(io::Error::from_raw_os_error(error)),
        }
        // The pages are made present now, not one by one under the guest.
        let flags = libc::MAP_SHARED | libc::MAP_POPULATE;
        let mapped = if shared { map(LIVE, flags, fd, offset).ok() } else { None };
        let (memory, mirrored) = match mapped {
            Some(memory) => (memory, false),
            None => (map(LIVE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0)?, true),
        };
        let marker = Box::leak(Box::new(Marker {
            word: AtomicPtr::new(memory.as_ptr().wrapping_add(EXIT_MARK).cast()),
            file: AtomicI32::new(if mirrored { fd } else { -1 }),
            offset: offset + EXIT_MARK as u64,
        }));
        let live = Self { memory, file, offset, mirrored, marker, clock: None };
        live.word(0).store(LIVE_MAGIC, Ordering::Release);
        live.mirror(0, 8)?;
        Ok(live)
    }

    /// The word at an offset of the region, a multiple of 8.
    fn word(&self, offset: usize) -> &AtomicU64 {
        debug_assert!(offset + 8 <= LIVE && offset.is_multiple_of(8));
        // SAFETY: callers pass constants inside the region.
        let word = unsafe { self.memory.add(offset) };
        // SAFETY: the region is page-aligned and the offset a multiple of 8; the mapping lives as long as `self`; these words
        // are only accessed atomically.
        unsafe { word.cast::<AtomicU64>().as_ref() }
    }

    /// The ring.
    pub(super) fn ring(&self) -> Ring {
        Ring(self.memory)
    }

    /// Where in the file the region is.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether changes must be passed to [`Live::mirror`].
    pub(super) fn is_mirrored(&self) -> bool {
        self.mirrored
    }

    /// Writes a part of the region to the file, where memory is not shared.
    pub(super) fn mirror(&self, offset: usize, len: usize) -> io::Result<()> {
        if !self.mirrored {
            return Ok(());
        }
        debug_assert!(offset + len <= LIVE);
        // SAFETY: callers pass ranges inside the region.
        let start = unsafe { self.memory.add(offset) };
        // SAFETY: the range is inside the mapping and initialised; only the calling thread writes to it.
        let bytes = unsafe { std::slice::from_raw_parts(start.as_ptr(), len) };
        self.file.write_all_at(bytes, self.offset + offset as u64)
    }

    /// The offset in the region of a place in the ring.
    pub(super) fn offset_of(&self, place: *const u8) -> usize {
        place.addr() - self.memory.addr().get()
    }

    /// Notes when and why recording stopped.
    pub(super) fn mark_stop(&self, time: u64, errno: i32) {
        let errno = errno as u32 as u64;
        self.word(STOP_MARK).store(time, Ordering::Relaxed);
        self.word(STOP_MARK + 8).store(errno, Ordering::Relaxed);
        self.word(STOP_MARK + 16).store(stop_check(time, errno), Ordering::Release);
        // A disk that is full has room for these allocated bytes. If it fails all the same, the trace ends as a killed one.
        let _ = self.mirror(STOP_MARK, 24);
    }

    pub(super) fn marker(&self) -> &'static Marker {
        self.marker
    }

    /// Notes the time, for a clock page that may not be shared.
    pub(super) fn note_time(&self, time: u64) {
        self.word(CLOCK).store(time, Ordering::Release);
        // As for `mark_stop`.
        let _ = self.mirror(CLOCK, 8);
    }

    /// Maps the clock page onto the file, with its present content.
    pub(super) fn share_clock(&mut self, page: &'static clock::Page) -> io::Result<()> {
        if self.mirrored || self.clock.is_some() {
            return Ok(());
        }
        let offset = self.offset + CLOCK as u64;
        let fresh = map(PAGE, libc::MAP_SHARED, self.file.as_raw_fd(), offset)?;
        replace(page, fresh)?;
        self.clock = Some(page);
        Ok(())
    }

    /// Makes the clock page private memory again, with its present content.
    pub(super) fn unshare_clock(&mut self) -> io::Result<()> {
        let Some(page) = self.clock.take() else {
            return Ok(());
        };
        let fresh = map(PAGE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0)?;
        replace(page, fresh)
    }

    /// Unmaps the region: the first half of dropping it, without locks or memory management, fit for the child of a fork.
    pub(super) fn unmap(&mut self) {
        self.marker.word.store(ptr::null_mut(), Ordering::Release);
        self.marker.file.store(-1, Ordering::Release);
        // If that fails the page stays mapped. The file is not cut while it is, see `Writer::finish`; a child shares it.
        let _ = self.unshare_clock();
        // SAFETY: this is the mapping that `create` made; after this the writer is closed or detached and
        // uses neither `self` nor the ring any more.
        unsafe { libc::munmap(self.memory.as_ptr().cast(), LIVE) };
    }
}

/// The live region as the guest's thread and the packing thread have it. They share the ring by a protocol: the former writes
/// to a chunk until it hands it over under a lock, the latter reads it from then on until it hands it back under the same lock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ring(NonNull<u8>);

// SAFETY: it is only an address; what is done with the memory follows the protocol above.
unsafe impl Send for Ring {}
// SAFETY: as above.
unsafe impl Sync for Ring {}

impl Ring {
    /// The first byte of a chunk.
    pub(super) fn start(self, chunk: u64) -> NonNull<u8> {
        // SAFETY: after the remainder the offset is inside the ring.
        unsafe { self.0.add(RING + chunk as usize % CHUNKS * CHUNK) }
    }

    /// Notes, with a check, a time that was reached.
    ///
    /// # Safety
    /// The region is mapped, and nobody else notes times.
    pub(super) unsafe fn note_reached(self, time: u64) {
        for (offset, word) in [(REACHED_MARK, time), (REACHED_MARK + 8, reached_check(time))] {
            // SAFETY: the offset is inside the region and a multiple of 8.
            let place = unsafe { self.0.add(offset) }.cast::<u64>();
            // SAFETY: aligned, mapped, accessed atomically.
            unsafe { AtomicU64::from_ptr(place.as_ptr()) }.store(word, Ordering::Release);
        }
    }

    /// A whole chunk.
    ///
    /// # Safety
    /// The chunk is the caller's by the protocol, and the region stays mapped, while the slice is in use.
    pub(super) unsafe fn chunk<'a>(self, chunk: u64) -> &'a [u8] {
        // SAFETY: the chunk lies inside the mapping, which is initialised (by zeros); the caller promises the rest.
        unsafe { std::slice::from_raw_parts(self.start(chunk).as_ptr(), CHUNK) }
    }
}

/// Maps memory, readable and writable.
fn map(len: usize, flags: i32, fd: i32, offset: u64) -> io::Result<NonNull<u8>> {
    let access = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: without an address or MAP_FIXED a new mapping touches no memory that is in use.
    let memory = unsafe { libc::mmap(ptr::null_mut(), len, access, flags, fd, offset as libc::off_t) };
    match NonNull::new(memory) {
        Some(memory) if memory.as_ptr() != libc::MAP_FAILED => Ok(memory.cast()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Copies the clock page to `fresh` and moves that to the clock page's address.
fn replace(page: &'static clock::Page, fresh: NonNull<u8>) -> io::Result<()> {
    let at = ptr::from_ref(page).cast_mut().cast::<u8>();
    // SAFETY: both are whole pages that do not overlap, and the guest's thread, which alone writes to the clock page, is the one
    // that runs this.
    unsafe { ptr::copy_nonoverlapping(at, fresh.as_ptr(), PAGE) };
    let flags = libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED;
    // SAFETY: `fresh` is a mapping of one page that nobody else knows. The clock page is exactly one page (its type is aligned to
    // and as large as a page), so nothing else is unmapped; what is found there afterwards is the same bytes.
    let moved = unsafe { libc::mremap(fresh.as_ptr().cast(), PAGE, PAGE, flags, at.cast::<libc::c_void>()) };
    if moved == libc::MAP_FAILED {
        let error = io::Error::last_os_error();
        // SAFETY: the mapping of one page is still where it was, and nobody else knows it.
        unsafe { libc::munmap(fresh.as_ptr().cast(), PAGE) };
        return Err(error);
    }
    Ok(())
}
