//! Reading a trace.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::codec;
use super::error::Error;
use super::event::{Damage, End, EndRecord, Event, Exit, Header, Kind, Peek};
use super::file::{check_type, is_being_recorded};
use super::format::{
    CHUNK, CHUNKS, CLOCK, EXIT_MARK, Encoding, FRAME_HEADER, FRAME_MAGIC, FrameHeader, HEADER_CRC, KIND_BITS, LIVE,
    LIVE_MAGIC, MAGIC, MAX_HEADER, Mark, PREAMBLE, REACHED_MARK, REACHED_RANGE, RING, STOP_MARK, VERSION, get_varint,
    reached_check, stop_check, take, unmark,
};
use super::pack::{Chunk, Events, Next};
use crate::clock::Time;

/// An open trace. Cheap to clone; reads by position, so clones and forks do not disturb each other.
#[derive(Clone, Debug)]
pub struct Reader {
    trace: Arc<Trace>,
}

/// What is known of a trace.
#[derive(Debug)]
struct Trace {
    file: File,
    path: PathBuf,
    header: Header,
    end: End,
    /// Where the frames are, those that can be read.
    frames: std::ops::Range<u64>,
    /// The events that were in the ring when the recording ended.
    tail: Vec<u8>,
}

impl Reader {
    /// Opens a trace and checks all of it. Damage behind the header is not an error: the history then ends before it, and
    /// [`End::damage`] says so.
    pub fn open(path: &Path) -> Result<Self, Error> {
        // A pipe would wait for somebody to write to it.
        let mut options = OpenOptions::new();
        options.read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
        let file = options.open(path).map_err(Error::io("open", path))?;
        Self::from_file(file, path)
    }

    /// [`Reader::open`] on a file that is already open; `path` is for messages.
    pub fn from_file(file: File, path: &Path) -> Result<Self, Error> {
        let metadata = file.metadata().map_err(Error::io("examine", path))?;
        check_type(metadata.file_type(), path)?;
        if is_being_recorded(&file) {
            return Err(Error::Busy { path: path.to_owned() });
        }
        let (header, block_len) = read_header(&file, path)?;
        let scan = Scan::new(&file, block_len).map_err(Error::io("read", path))?;
        let Scan { end, frames, tail, .. } = scan;
        Ok(Self { trace: Arc::new(Trace { file, path: path.to_owned(), header, end, frames, tail }) })
    }

    /// What is known about the run before its first event.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.trace.header
    }

    /// Where the history ends, and why there.
    #[must_use]
    pub fn end(&self) -> &End {
        &self.trace.end
    }

    /// The path that the trace was opened with.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.trace.path
    }

    /// A cursor before the first event.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor {
            trace: Arc::clone(&self.trace),
            offset: self.trace.frames.start,
            frame: 0,
            in_tail: false,
            data: Vec::new(),
            events: Vec::new(),
            at: 0,
            parts: Vec::new(),
            parts_taken: false,
            position: 0,
        }
    }
}

/// Reads up to `len` bytes, fewer at the end of the file. Memory grows with what is there, not with `len`.
fn read_up_to(file: &File, offset: u64, len: usize, to: &mut Vec<u8>) -> io::Result<()> {
    to.clear();
    while to.len() < len {
        let before = to.len();
        to.resize(len.min(before + CHUNK), 0);
        let read = match file.read_at(&mut to[before..], offset + before as u64) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
            Err(error) => return Err(error),
        };
        to.truncate(before + read);
        if read == 0 {
            break;
        }
    }
    Ok(())
}

/// Reads the header block and returns the header and the block's length.
fn read_header(file: &File, path: &Path) -> Result<(Header, u64), Error> {
    let path = || path.to_owned();
    let mut block = Vec::new();
    let read = |len, to: &mut Vec<u8>| read_up_to(file, 0, len, to).map_err(Error::io("read", &path()));
    read(PREAMBLE, &mut block)?;
    if block.is_empty() {
        return Err(Error::Empty { path: path() });
    }
    if !block.starts_with(&MAGIC) {
        return Err(Error::NotATrace { path: path() });
    }
    let mut fields = block.get(MAGIC.len()..).unwrap_or_default();
    let truncated = |len: usize| Error::Truncated { path: path(), len: len as u64 };
    let mut field = || take(&mut fields).map(u32::from_le_bytes).ok_or_else(|| truncated(block.len()));
    match field()? {
        VERSION => {}
        found if found < VERSION => {
            return Err(Error::Older { path: path(), found });
        }
        found => {
            return Err(Error::Newer { path: path(), found });
        }
    }
    let (crc, header_len, block_len) = (field()?, field()? as usize, field()? as usize);
    if header_len > MAX_HEADER || block_len < PREAMBLE + header_len || block_len > MAX_HEADER + CHUNK {
        return Err(Error::DamagedHeader { path: path() });
    }
    read(block_len, &mut block)?;
    if block.len() < block_len {
        return Err(truncated(block.len()));
    }
    let checked = block.get(HEADER_CRC.end..).unwrap_or_default();
    let bytes = block.get(PREAMBLE..PREAMBLE + header_len).unwrap_or_default();
    match Header::from_bytes(bytes) {
        Ok(header) if crc32c::crc32c(checked) == crc => Ok((header, block_len as u64)),
        _ => Err(Error::DamagedHeader { path: path() }),
    }
}

/// One pass over a trace, to find out where it ends.
struct Scan {
    live_offset: u64,
    frames: std::ops::Range<u64>,
    /// The number of the first frame that is not there.
    seq: u64,
    /// What is in the frame that was read last.
    data: Vec<u8>,
    end: End,
    tail: Vec<u8>,
}

impl Scan {
    fn new(file: &File, live_offset: u64) -> io::Result<Self> {
        let mut live = Vec::new();
        read_up_to(file, live_offset, LIVE, &mut live)?;
        // When a short trace is finished, its frames take the place of the live region.
        let start = live_offset + if live.starts_with(&FRAME_MAGIC) { 0 } else { LIVE as u64 };
        let end = End { exit: None, time: Time(0), events: 0, complete: false, stopped: None, damage: None };
        let mut scan = Self { live_offset, frames: start..start, seq: 1, data: Vec::new(), end, tail: Vec::new() };
        let last = scan.walk_frames(file)?;
        let marker: Option<EndRecord> = match last {
            Found::Frame(_) => codec::decode(&scan.data).ok(),
            _ => None,
        };
        if let Some(marker) = marker {
            scan.end.exit = Some(marker.exit);
            scan.end.time = Time(marker.time);
            scan.end.events = marker.events;
            scan.end.complete = true;
        } else if word(&live, 0) == Some(LIVE_MAGIC) {
            scan.take_live(&live);
        } else {
            scan.damage(matches!(last, Found::Cut));
        }
        Ok(scan)
    }

    fn damage(&mut self, truncated: bool) {
        self.end.damage = Some(Damage { frame: self.seq, offset: self.frames.end, truncated });
    }

    /// Checks one frame after the other, and returns what is behind the last one: the end marker, if it is a frame.
    fn walk_frames(&mut self, file: &File) -> io::Result<Found> {
        loop {
            let found = read_frame(file, self.frames.end, self.seq, &mut self.data)?;
            let Found::Frame(frame) = found else { return Ok(found) };
            if frame.encoding == Encoding::End {
                return Ok(found);
            }
            self.frames.end += (FRAME_HEADER + self.data.len()) as u64;
            self.seq += 1;
            self.end.events += u64::from(frame.events);
            self.end.time = Time(frame.time);
        }
    }

    /// Continues behind the last frame with the ring of a recording that was not finished.
    fn take_live(&mut self, live: &[u8]) {
        let mut events = Events::new(CHUNKS, self.end.time.0);
        let ring = live.get(RING..).unwrap_or_default();
        let mut newest = 0;
        for chunk in ring.chunks(CHUNK) {
            newest = newest.max(chunk_seq(chunk).unwrap_or(0));
        }
        // The frame that comes next may be torn, or not yet written, because it was killed at that moment: then it is still in the ring.
        let mut seq = self.seq;
        let mut damaged = false;
        while let Some(chunk) = ring.chunks(CHUNK).nth((seq - 1) as usize % CHUNKS) {
            let Some(mut records) = Chunk::checked(chunk, seq) else {
                break;
            };
            damaged = loop {
                match records.next() {
                    Next::Record(record) => events.push(&record),
                    Next::End => break false,
                    Next::Damage => break true,
                }
            };
            if damaged {
                break;
            }
            seq += 1;
        }
        self.end.events += u64::from(events.count);
        self.end.time = Time(events.time);
        self.tail = events.into_bytes();
        if damaged || seq <= newest {
            self.seq = seq;
            self.damage(false);
            return;
        }
        // Where the ring ends is where the recording did. What follows is about how.
        let stop = (word(live, STOP_MARK), word(live, STOP_MARK + 8), word(live, STOP_MARK + 16));
        if let (Some(time), Some(errno), Some(check)) = stop
            && check == stop_check(time, errno)
        {
            self.end.stopped = Some(errno as i32);
            self.end.time = self.end.time.max(Time(time));
            return;
        }
        let clock = word(live, CLOCK).unwrap_or(0);
        if let (Some(time), Some(check)) = (word(live, REACHED_MARK), word(live, REACHED_MARK + 8))
            && check == reached_check(time)
            && !(time..time.saturating_add(REACHED_RANGE)).contains(&clock)
        {
            self.end.time = self.end.time.max(Time(time));
            let offset = self.live_offset + CLOCK as u64;
            self.end.damage = Some(Damage { frame: seq, offset, truncated: false });
            return;
        }
        self.end.time = self.end.time.max(Time(clock));
        if let Some((mark, value)) = word(live, EXIT_MARK).and_then(unmark) {
            self.end.complete = mark != Mark::Died;
            self.end.exit = Some(if mark == Mark::Exited { Exit::Code(value) } else { Exit::Signal(value) });
        }
    }
}

/// The word at an offset.
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let mut bytes = bytes.get(at..)?;
    take(&mut bytes).map(u64::from_le_bytes)
}

/// The frame number that a chunk says it has.
fn chunk_seq(chunk: &[u8]) -> Option<u64> {
    let seq = word(chunk, 0)? & 0xffff_ffff;
    Chunk::checked(chunk, seq).map(|_| seq)
}

/// What is where a frame should be.
enum Found {
    Frame(FrameHeader),
    /// The file ends before the frame does.
    Cut,
    /// Something that was not written so, or not as the frame with this number.
    Damage,
}

/// Reads the frame at `offset` into `data`.
fn read_frame(file: &File, offset: u64, seq: u64, data: &mut Vec<u8>) -> io::Result<Found> {
    read_up_to(file, offset, FRAME_HEADER, data)?;
    let Some(bytes) = data.first_chunk::<FRAME_HEADER>().copied() else { return Ok(Found::Cut) };
    let Some(header) = FrameHeader::parse(&bytes) else { return Ok(Found::Damage) };
    // At most CHUNK, which `parse` checks.
    read_up_to(file, offset + FRAME_HEADER as u64, header.len as usize, data)?;
    Ok(match header.holds(data, &bytes) {
        true if header.seq == seq => Found::Frame(header),
        _ if data.len() < header.len as usize => Found::Cut,
        _ => Found::Damage,
    })
}

/// A place between two events of a trace. A clone is independent, and a fork's copy too.
#[derive(Clone, Debug)]
pub struct Cursor {
    trace: Arc<Trace>,
    /// Where the next frame is.
    offset: u64,
    /// The number of the frame that `events` holds, 0 before the first.
    frame: u64,
    /// `events` holds what was in the ring: there is nothing behind it.
    in_tail: bool,
    /// The frame as it is in the file.
    data: Vec<u8>,
    /// The frame's events.
    events: Vec<u8>,
    /// Where in `events` the next one begins.
    at: usize,
    /// The beginning of a payload that is spread over several records.
    parts: Vec<u8>,
    /// `parts` belongs to the event that was taken last.
    parts_taken: bool,
    position: u64,
}

/// An event that is next.
struct Ahead {
    peek: Peek,
    /// Where its payload, or the last piece of it, is.
    payload: std::ops::Range<usize>,
}

impl Cursor {
    /// Takes the next event; `None` at the end of the history.
    #[inline]
    #[expect(clippy::should_implement_trait, reason = "it lends, so it cannot be an iterator")]
    pub fn next(&mut self) -> Result<Option<Event<'_>>, Error> {
        let Some(Ahead { peek, payload }) = self.find()? else {
            return Ok(None);
        };
        self.at = payload.end;
        self.position += 1;
        let mut payload = self.events.get(payload).unwrap_or_default();
        if !self.parts.is_empty() {
            self.parts.extend_from_slice(payload);
            self.parts_taken = true;
            payload = &self.parts;
        }
        Ok(Some(Event { kind: peek.kind, site: peek.site, time: peek.time, payload }))
    }

    /// What [`Cursor::next`] would return, without its payload.
    #[inline]
    pub fn peek(&mut self) -> Result<Option<Peek>, Error> {
        Ok(self.find()?.map(|ahead| ahead.peek))
    }

    /// The number of events taken.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Finds the next event. Its record is then at `at`, and the beginning of its payload in `parts`.
    #[inline]
    fn find(&mut self) -> Result<Option<Ahead>, Error> {
        if self.parts_taken {
            self.drop_parts();
        }
        loop {
            if self.at >= self.events.len() {
                if !self.next_frame()? {
                    return Ok(None);
                }
                continue;
            }
            let mut at = self.at;
            let Some((key, end)) = read_key(&self.events, &mut at) else {
                return Err(self.damaged());
            };
            let Some(kind) = Kind::from_bits((key & ((1 << KIND_BITS) - 1)) as u8) else {
                if key != 0 {
                    return Err(self.damaged());
                }
                // The beginning of a payload.
                self.parts.extend_from_slice(self.events.get(at..end).unwrap_or_default());
                self.at = end;
                continue;
            };
            let Ok(site) = u32::try_from(key >> KIND_BITS) else {
                return Err(self.damaged());
            };
            let mut time = None;
            if kind.is_async() {
                match get_varint(&self.events, &mut at) {
                    Some(at_time) if at <= end => time = Some(Time(at_time)),
                    _ => return Err(self.damaged()),
                }
            }
            return Ok(Some(Ahead { peek: Peek { kind, site, time }, payload: at..end }));
        }
    }

    #[cold]
    fn drop_parts(&mut self) {
        // Not `clear`: a gigabyte that was read once is not kept until the end.
        self.parts = Vec::new();
        self.parts_taken = false;
    }

    #[cold]
    fn damaged(&self) -> Error {
        Error::DamagedFrame { frame: self.frame, offset: self.offset }
    }

    /// Goes on to the next frame. False at the end.
    #[cold]
    #[inline(never)]
    fn next_frame(&mut self) -> Result<bool, Error> {
        if self.in_tail {
            return Ok(false);
        }
        self.at = 0;
        self.events.clear();
        self.frame += 1;
        if self.offset >= self.trace.frames.end {
            self.in_tail = true;
            self.events.extend_from_slice(&self.trace.tail);
            return Ok(!self.events.is_empty());
        }
        let trace = &self.trace;
        let frame =
            read_frame(&trace.file, self.offset, self.frame, &mut self.data).map_err(Error::io("read", &trace.path))?;
        let Found::Frame(frame) = frame else {
            return Err(self.damaged());
        };
        match frame.encoding {
            Encoding::Plain => self.events.extend_from_slice(&self.data),
            Encoding::Lz4 => {
                self.events.resize(frame.raw as usize, 0);
                if lz4_flex::block::decompress_into(&self.data, &mut self.events).ok() != Some(frame.raw as usize) {
                    self.events.clear();
                    return Err(self.damaged());
                }
            }
            Encoding::End => return Err(self.damaged()),
        }
        self.offset += (FRAME_HEADER + self.data.len()) as u64;
        Ok(true)
    }
}

/// Reads a record's length and key at `at`, and returns the key and where the record ends. Leaves `at` behind the key.
#[inline(always)]
fn read_key(events: &[u8], at: &mut usize) -> Option<(u64, usize)> {
    let len = get_varint(events, at)?;
    let end = at.checked_add(usize::try_from(len).ok()?)?;
    if end > events.len() {
        return None;
    }
    let key = get_varint(events, at)?;
    (*at <= end).then_some((key, end))
}
