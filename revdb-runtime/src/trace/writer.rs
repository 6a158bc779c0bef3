//! Recording into a trace.

use std::fmt;
use std::fs::File;
use std::io;
use std::mem::ManuallyDrop;
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::codec;
use super::error::Error;
use super::event::{EndRecord, Exit, Header, Kind, Site};
use super::file::{Pending, Quiet, drop_live, keep_only, out_of_the_way};
use super::format::{
    CHUNK, CHUNK_HEADER, CHUNKS, HEADER_CRC, LIVE, MAGIC, MAX_HEADER, Mark, PAGE, PART, PREAMBLE, REACHED_EVERY,
    RECORD, SHORT, VERSION, check_start, chunk_word, for_words, key, mark, mix, record_check, record_size, record_word,
};
use super::live::{Live, Marker, Ring};
use super::pack::Packer;
use crate::clock::{self, Time};

/// Payloads up to this length are never split: where one does not fit, the rest of the chunk is left unused.
const WHOLE: usize = 1024;

/// Writes a trace. One per process, used by the thread that runs the guest.
///
/// An event is a record in a ring of shared memory that is a part of the file, so appending one is a few stores, and what was
/// appended survives a SIGKILL. A thread compresses full chunks of the ring into frames of the file.
///
/// Failures never reach the guest: when the file cannot grow, appending stops, see [`Writer::take_warning`].
pub struct Writer {
    /// Where the next record goes.
    at: NonNull<u8>,
    /// How many bytes of the chunk are left. Zero also when nothing can be appended any more.
    left: usize,
    /// The number of the frame that the chunk will be, from 1.
    seq: u64,
    clock: &'static clock::Page,
    mirrored: bool,
    phase: Phase,
    /// The `errno` for which recording stopped, until somebody was told.
    warning: Option<i32>,
    path: PathBuf,
    /// Not dropped in the child of a fork: its locks may be held by a thread that does not exist there.
    resources: ManuallyDrop<Resources>,
}

/// What a writer is given to work with. Recording tries all of it; tests do without, as some systems do.
pub(super) struct Setup {
    pub(super) clock: &'static clock::Page,
    /// Map the ring.
    pub(super) shared: bool,
    /// Pack on a thread.
    pub(super) threaded: bool,
}

/// What a writer has of the system.
struct Resources {
    file: Arc<File>,
    live: Live,
    thread: Option<JoinHandle<()>>,
    shared: Arc<Shared>,
}

// SAFETY: the pointer is into the mapping that the writer owns; nothing depends on the thread that uses it.
unsafe impl Send for Writer {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Recording,
    /// An event could not be recorded, and so none after it.
    Stopped,
    /// Finished.
    Closed,
    /// In the child of a fork.
    Detached,
}

/// What the guest's thread and the packing thread share.
struct Shared {
    ring: Ring,
    clock: &'static clock::Page,
    /// The clock page is a part of the file.
    clock_shared: AtomicBool,
    state: Mutex<State>,
    /// A chunk was sealed, or there will be none.
    sealed: Condvar,
    /// A chunk was packed, or packing failed.
    packed: Condvar,
    packer: Mutex<Packer>,
}

struct State {
    /// The number of chunks that are full.
    sealed: u64,
    /// The number of them that are frames of the file. The others wait in the ring.
    packed: u64,
    /// There will be no more chunks.
    closing: bool,
    /// The `errno` for which there will be no more frames.
    error: Option<i32>,
}

impl Writer {
    /// Creates the trace at `path`, replacing an existing trace and refusing to overwrite anything else.
    ///
    /// The file is locked until the trace is finished or the process ends. Its descriptor is closed on exec, and high.
    pub fn create(path: &Path, header: &Header) -> Result<Self, Error> {
        Self::create_with(path, header, &Setup { clock: &clock::PAGE, shared: true, threaded: true })
    }

    pub(super) fn create_with(path: &Path, header: &Header, setup: &Setup) -> Result<Self, Error> {
        let quiet = Quiet::new();
        let block = header_block(header, path)?;
        let (file, pending) = Pending::create(path)?;
        let file = Arc::new(out_of_the_way(file));
        file.write_all_at(&block, 0).map_err(Error::io("write to", path))?;
        let live_offset = block.len() as u64;
        let live =
            Live::create(Arc::clone(&file), live_offset, setup.shared).map_err(Error::io("reserve space in", path))?;
        let packer = Packer::new(Arc::clone(&file), live_offset + LIVE as u64).map_err(Error::io("examine", path))?;
        let shared = Arc::new(Shared {
            ring: live.ring(),
            clock: setup.clock,
            clock_shared: AtomicBool::new(false),
            state: Mutex::new(State { sealed: 0, packed: 0, closing: false, error: None }),
            sealed: Condvar::new(),
            packed: Condvar::new(),
            packer: Mutex::new(packer),
        });
        let thread = if setup.threaded {
            let shared = Arc::clone(&shared);
            // The thread inherits the signal mask, in which everything is blocked here: no signal of the program is ever
            // handled on it. Where threads are refused, chunks are packed by the guest's thread.
            let builder = thread::Builder::new().name("revdb-trace".to_owned()).stack_size(128 << 10);
            let own = file.as_raw_fd();
            builder
                .spawn(move || {
                    keep_only(own);
                    shared.pack_until_closing();
                })
                .ok()
        } else {
            None
        };
        let mut writer = Self {
            at: live.ring().start(0),
            left: 0,
            seq: 0,
            clock: setup.clock,
            mirrored: live.is_mirrored(),
            phase: Phase::Recording,
            warning: None,
            path: path.to_owned(),
            resources: ManuallyDrop::new(Resources { file, live, thread, shared }),
        };
        writer.open_chunk(0);
        pending.publish(path)?;
        drop(quiet);
        Ok(writer)
    }

    /// Maps the process's [clock page](crate::clock) onto the trace, so that the time of a killed run is known.
    ///
    /// Where that is refused the clock stays private, and a killed run ends at its last event.
    pub fn share_clock(&mut self) -> Result<(), Error> {
        if self.is_closed() {
            return Ok(());
        }
        let _quiet = Quiet::new();
        self.resources.live.share_clock(self.clock).map_err(Error::io("map", &self.path))?;
        // Without shared memory the clock is not shared, and that is no error.
        self.resources.shared.clock_shared.store(!self.mirrored, Ordering::Release);
        Ok(())
    }

    /// Appends an event. It survives whatever happens to the process after this returns.
    ///
    /// Returns false when recording has stopped (a full disk): the event is dropped and the program goes on. See
    /// [`Writer::take_warning`].
    #[inline]
    pub fn append(&mut self, kind: Kind, site: u32, payload: &[u8]) -> bool {
        self.append_parts(kind, site, payload, &[])
    }

    /// [`Writer::append`] with a payload in two pieces, so that a large buffer need not be copied behind a small result.
    #[inline]
    pub fn append_parts(&mut self, kind: Kind, site: u32, head: &[u8], body: &[u8]) -> bool {
        let len = head.len() + body.len();
        if len > CHUNK || record_size(len) > self.left {
            return self.append_slowly(key(kind, site), head, body);
        }
        let time = self.clock.time.load(Ordering::Relaxed);
        // SAFETY: the record fits, as was just checked.
        unsafe { self.put(key(kind, site), time, head, body) };
        true
    }

    /// Defines the next site: a [`Kind::Site`] event, see [`Site`].
    pub fn define_site(&mut self, index: u32, op: &str, file: &str, line: u32, column: u32) -> bool {
        let site = Site { op: op.to_owned(), file: file.to_owned(), line, column };
        // Strings and numbers can always be encoded.
        codec::encode(&site).is_ok_and(|bytes| self.append(Kind::Site, index, &bytes))
    }

    /// The path that the trace was created with.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why recording stopped, if it did: once.
    pub fn take_warning(&mut self) -> Option<Error> {
        let source = io::Error::from_raw_os_error(self.warning.take()?);
        Some(Error::Stopped { path: self.path.clone(), source })
    }

    /// A handle that notes a fatal signal from within its handler.
    #[must_use]
    pub fn tombstone(&self) -> Tombstone {
        Tombstone(self.resources.live.marker())
    }

    /// In the child of a fork: leaves the trace to the parent. Nothing is written, freed or locked; the clock becomes private.
    /// Afterwards the writer appends nothing.
    pub fn detach(&mut self) {
        if self.is_closed() {
            return;
        }
        self.phase = Phase::Detached;
        self.left = 0;
        self.warning = None;
        self.resources.live.unmap();
        // SAFETY: the descriptor is this process's copy, and nothing uses it any more, as `drop` leaves the resources of a
        // detached writer alone. If it stayed open, the lock would outlive the parent.
        unsafe { libc::close(self.resources.file.as_raw_fd()) };
    }

    /// Writes what is left and the end marker, and drops what a finished trace does not need. `stop_points` is the time of
    /// the last stop point. The clock becomes private again; a second call does nothing.
    ///
    /// Fails with [`Error::Stopped`] when recording had stopped early and nobody took the warning.
    pub fn finish(&mut self, exit: Exit, stop_points: Time) -> Result<(), Error> {
        if self.is_closed() {
            return Ok(());
        }
        let _quiet = Quiet::new();
        let stopped = self.phase == Phase::Stopped;
        self.close_ring(!stopped);
        let private = self.resources.live.unshare_clock().is_ok();
        let ended = !stopped && self.write_end(exit, stop_points).is_ok();
        if !stopped && !ended {
            // All events are in the file, some of them in the ring, which stays.
            let (kind, value) = match exit {
                Exit::Code(code) => (Mark::Exited, code),
                Exit::Signal(signal) => (Mark::Signalled, signal),
            };
            self.resources.live.note_time(stop_points.0);
            self.resources.live.marker().leave(mark(kind, value));
        }
        self.resources.live.unmap();
        let file = &self.resources.file;
        if ended && private {
            // The trace is whole; if this fails, it is only larger than it need be.
            let _ = drop_live(file, self.resources.live.offset(), self.resources.shared.packer().offset);
        }
        // A descriptor that a child inherited would keep the lock.
        let _ = file.unlock();
        self.take_warning().map_or(Ok(()), Err)
    }

    fn is_closed(&self) -> bool {
        matches!(self.phase, Phase::Closed | Phase::Detached)
    }

    /// Ends the packing thread, after it has packed the full chunks, and the last one if `all`. No event can be appended
    /// afterwards.
    fn close_ring(&mut self, all: bool) {
        self.phase = Phase::Closed;
        let is_empty = self.seq == 0 || CHUNK - self.left == CHUNK_HEADER;
        self.left = 0;
        {
            let mut state = self.resources.shared.state();
            state.closing = true;
            if all && !is_empty {
                state.sealed += 1;
            }
            self.resources.shared.sealed.notify_one();
        }
        match self.resources.thread.take() {
            // It cannot have panicked; if it did, that is noted as an error.
            Some(thread) => drop(thread.join()),
            None => self.resources.shared.pack_until_closing(),
        }
    }

    fn write_end(&mut self, exit: Exit, stop_points: Time) -> io::Result<()> {
        if let Some(errno) = self.resources.shared.state().error {
            return Err(io::Error::from_raw_os_error(errno));
        }
        let mut packer = self.resources.shared.packer();
        let record = EndRecord { exit, time: stop_points.0, events: packer.total };
        let bytes = codec::encode(&record).map_err(io::Error::other)?;
        packer.end(stop_points.0, &bytes)
    }

    /// Writes a record into the chunk.
    ///
    /// # Safety
    /// The record fits: `record_size(head.len() + body.len()) <= self.left`.
    #[inline(always)]
    unsafe fn put(&mut self, key: u64, time: u64, head: &[u8], body: &[u8]) {
        let len = head.len() + body.len();
        let size = record_size(len);
        let offset = CHUNK - self.left;
        let place = self.at;
        // SAFETY: the caller checked that the record's header and payload lie in the chunk.
        let payload = unsafe { place.add(RECORD) };
        let check = if body.is_empty() && len <= SHORT {
            let state = check_start(self.seq, offset, key, time, len);
            // SAFETY: the payload's space is the length rounded up to whole words.
            unsafe { copy_short(head, payload, state) }
        } else {
            // SAFETY: as above.
            let copied = unsafe { copy_long(head, body, payload) };
            record_check(self.seq, offset, key, time, copied)
        };
        // SAFETY: all places in the chunk are multiples of 8, and this one is followed by at least a record's header.
        unsafe { place.cast::<u64>().add(1).write(key.to_le()) };
        // SAFETY: as above.
        unsafe { place.cast::<u64>().add(2).write(time.to_le()) };
        self.left -= size;
        // SAFETY: the record fits, so this is inside the chunk or just behind it.
        self.at = unsafe { place.add(size) };
        if self.left != 0 {
            // SAFETY: what is left is a multiple of 8, so there is room for a word.
            unsafe { self.at.cast::<u64>().write(0) };
        }
        // SAFETY: aligned, inside the chunk, and accessed atomically by whoever looks while it is being written.
        let word = unsafe { AtomicU64::from_ptr(place.cast::<u64>().as_ptr()) };
        // From here on the event is part of the history: whatever kills the process, the stores before this one are done.
        word.store(record_word(len, check).to_le(), Ordering::Release);
        if self.mirrored {
            self.mirror(place, size);
        }
    }

    /// Writes a record to the file, where the ring is not shared memory.
    #[cold]
    fn mirror(&mut self, place: NonNull<u8>, size: usize) {
        let end = if self.left == 0 { 0 } else { 8 };
        if let Err(error) = self.resources.live.mirror(self.resources.live.offset_of(place.as_ptr()), size + end) {
            self.stop(errno_of(&error));
        }
    }

    /// Appends a record that does not fit what is left of the chunk, or cannot be appended at all.
    #[cold]
    #[inline(never)]
    fn append_slowly(&mut self, key: u64, mut head: &[u8], mut body: &[u8]) -> bool {
        let time = self.clock.time.load(Ordering::Relaxed);
        while self.phase == Phase::Recording {
            let len = head.len() + body.len();
            if record_size(len) <= self.left {
                // SAFETY: the record fits.
                unsafe { self.put(key, time, head, body) };
                return self.phase == Phase::Recording;
            }
            if len <= WHOLE || self.left < RECORD + WHOLE {
                self.next_chunk();
                continue;
            }
            // All that is left of the chunk; less than the payload's length, because the record does not fit.
            let space = self.left - RECORD;
            let (head_now, head_later) = head.split_at(space.min(head.len()));
            let (body_now, body_later) = body.split_at(space - head_now.len());
            // SAFETY: the payload is as long as the space, which is a multiple of 8.
            unsafe { self.put(PART, time, head_now, body_now) };
            (head, body) = (head_later, body_later);
        }
        false
    }

    /// Hands the full chunk over to be packed, and goes to the next one when it is free.
    fn next_chunk(&mut self) {
        let shared = Arc::clone(&self.resources.shared);
        let mut state = shared.state();
        state.sealed += 1;
        if self.resources.thread.is_some() {
            // To wake a thread costs as much as a hundred events: it is woken for as many chunks as can wait while it wakes.
            if state.sealed - state.packed >= CHUNKS as u64 - 1 {
                shared.sealed.notify_one();
            }
            while state.sealed - state.packed >= CHUNKS as u64 && state.error.is_none() {
                state = shared.packed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        } else {
            let _quiet = Quiet::new();
            state = shared.pack_sealed(state);
        }
        if state.sealed - state.packed < CHUNKS as u64 {
            let chunk = state.sealed;
            drop(state);
            self.open_chunk(chunk);
        } else {
            let errno = state.error.unwrap_or(libc::EIO);
            // The chunk stays what it is, the last one.
            drop(state);
            self.stop(errno);
        }
    }

    /// Begins to fill a chunk, counted from 0.
    fn open_chunk(&mut self, chunk: u64) {
        self.seq = chunk + 1;
        let start = self.resources.shared.ring.start(chunk);
        // SAFETY: inside the chunk, which is this thread's until it is sealed, and aligned.
        self.at = unsafe { start.add(CHUNK_HEADER) };
        self.left = CHUNK - CHUNK_HEADER;
        // SAFETY: as above.
        unsafe { self.at.cast::<u64>().write(0) };
        // SAFETY: aligned, inside the chunk, accessed atomically.
        let word = unsafe { AtomicU64::from_ptr(start.cast::<u64>().as_ptr()) };
        word.store(chunk_word(self.seq).to_le(), Ordering::Release);
        if self.mirrored
            && let Err(error) =
                self.resources.live.mirror(self.resources.live.offset_of(start.as_ptr()), CHUNK_HEADER + 8)
        {
            self.stop(errno_of(&error));
        }
    }

    /// Stops recording for good: the event at hand is the first one that the trace does not have.
    fn stop(&mut self, errno: i32) {
        self.phase = Phase::Stopped;
        self.left = 0;
        let time = self.clock.time.load(Ordering::Relaxed);
        self.resources.live.mark_stop(time, errno);
        self.warning = Some(errno);
    }
}

impl Drop for Writer {
    /// Leaves the trace as a killed process would: without an end.
    fn drop(&mut self) {
        if self.phase == Phase::Detached {
            return;
        }
        if self.phase != Phase::Closed {
            let _quiet = Quiet::new();
            self.close_ring(false);
            self.resources.live.unmap();
            // As in `finish`.
            let _ = self.resources.file.unlock();
        }
        // SAFETY: this is the end of the writer, so it happens once and nothing is used afterwards.
        unsafe { ManuallyDrop::drop(&mut self.resources) };
    }
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("path", &self.path).field("phase", &self.phase).finish_non_exhaustive()
    }
}

/// Notes which signal kills the process; async-signal-safe, and so usable in a handler that then dies by that signal.
#[derive(Clone, Copy, Debug)]
pub struct Tombstone(&'static Marker);

impl Tombstone {
    /// Notes the signal. The trace then ends with `Exit::Signal`, at the clock's time. After the trace was finished this does
    /// nothing.
    pub fn died_by(self, signal: i32) {
        self.0.leave(mark(Mark::Died, signal));
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn packer(&self) -> MutexGuard<'_, Packer> {
        self.packer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Packs chunks as they are sealed. The packing thread's whole life.
    fn pack_until_closing(&self) {
        /// If packing panics, nobody waits for it.
        struct OnPanic<'a>(&'a Shared);
        impl Drop for OnPanic<'_> {
            fn drop(&mut self) {
                if thread::panicking() {
                    self.0.state().error = Some(libc::EIO);
                    self.0.packed.notify_one();
                }
            }
        }
        let _on_panic = OnPanic(self);
        let mut state = self.state();
        loop {
            state = self.pack_sealed(state);
            if state.closing || state.error.is_some() {
                return;
            }
            if self.clock_shared.load(Ordering::Acquire) {
                // SAFETY: the region is unmapped only after this thread has ended, and only it notes times; when there is no such
                // thread, the recorder's state is `closing` here.
                unsafe { self.ring.note_reached(self.clock.time.load(Ordering::Relaxed)) };
            }
            state = self.sealed.wait_timeout(state, REACHED_EVERY).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Packs the chunks that are sealed.
    fn pack_sealed<'a>(&'a self, mut state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        while state.packed < state.sealed && state.error.is_none() {
            let chunk = state.packed;
            drop(state);
            // SAFETY: the chunk is sealed and not yet packed, so it is the packer's, and the region is unmapped only after
            // the last chunk was packed or given up.
            let result = self.packer().pack(unsafe { self.ring.chunk(chunk) });
            state = self.state();
            match result {
                Ok(()) => state.packed += 1,
                Err(error) => state.error = Some(errno_of(&error)),
            }
            self.packed.notify_one();
        }
        state
    }
}

fn errno_of(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or(libc::EIO)
}

/// The first block of a trace: as long as whole pages, so that what follows can be mapped.
fn header_block(header: &Header, path: &Path) -> Result<Vec<u8>, Error> {
    let encode = Error::io("encode the header of", path);
    let bytes = header.to_bytes().map_err(|error| encode(io::Error::other(error)))?;
    if bytes.len() > MAX_HEADER {
        return Err(Error::HeaderTooLarge { len: bytes.len() });
    }
    let block_len = (PREAMBLE + bytes.len()).next_multiple_of(PAGE);
    let mut block = Vec::with_capacity(block_len);
    block.extend_from_slice(&MAGIC);
    block.extend_from_slice(&VERSION.to_le_bytes());
    block.extend_from_slice(&[0; 4]);
    block.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    block.extend_from_slice(&(block_len as u32).to_le_bytes());
    block.extend_from_slice(&bytes);
    block.resize(block_len, 0);
    let crc = crc32c::crc32c(&block[HEADER_CRC.end..]);
    block[HEADER_CRC].copy_from_slice(&crc.to_le_bytes());
    Ok(block)
}

/// Copies a short payload, pads it, and continues the check that `state` began.
///
/// # Safety
/// `to` is aligned to 8 and valid for writing the length of `from`, rounded up to a multiple of 8.
#[inline(always)]
unsafe fn copy_short(from: &[u8], to: NonNull<u8>, mut state: u64) -> u32 {
    let mut to = to.cast::<u64>();
    for_words(from, |word| {
        // SAFETY: one word for each 8 bytes begun, which the caller vouches for.
        unsafe { to.write(word.to_le()) };
        // SAFETY: at most just behind the words.
        to = unsafe { to.add(1) };
        state = mix(state, word);
    });
    state as u32
}

/// Copies a payload in two pieces, pads it, and returns it.
///
/// # Safety
/// The pieces are not both empty. `to` is aligned to 8 and valid for writing their length, rounded up to a multiple of 8, and
/// stays unchanged while the result is in use.
unsafe fn copy_long<'a>(head: &[u8], body: &[u8], to: NonNull<u8>) -> &'a [u8] {
    let len = head.len() + body.len();
    // SAFETY: the last of the words that the caller vouches for; there is at least one.
    let last = unsafe { to.add((len - 1) & !7) };
    // SAFETY: as above, and aligned.
    unsafe { last.cast::<u64>().write(0) };
    // SAFETY: the ring is no part of the guest's buffers, and as long as both pieces.
    unsafe { to.copy_from_nonoverlapping(NonNull::from(head).cast(), head.len()) };
    // SAFETY: inside the payload.
    let behind = unsafe { to.add(head.len()) };
    // SAFETY: as for the head.
    unsafe { behind.copy_from_nonoverlapping(NonNull::from(body).cast(), body.len()) };
    // SAFETY: just initialised.
    unsafe { std::slice::from_raw_parts(to.as_ptr(), len) }
}
