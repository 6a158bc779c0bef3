//! From chunks of the ring to frames of the file.

use std::fs::File;
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::sync::Arc;

use lz4_flex::block::{CompressTable, compress_into_with_table, get_maximum_output_size};

use super::event::Kind;
use super::format::{
    CHUNK, CHUNK_HEADER, Encoding, FRAME_HEADER, FrameHeader, KIND_BITS, MAX_VARINT, PART, RECORD, chunk_word,
    put_varint, record_check, record_size, tail_word, take,
};

/// A record of a chunk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    pub(super) key: u64,
    pub(super) time: u64,
    pub(super) payload: &'a [u8],
}

/// What a chunk's next bytes are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Next<'a> {
    Record(Record<'a>),
    End,
    /// Neither a record nor the end of them.
    Damage,
}

/// Walks the records of a chunk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The frame number, with which records are checked.
    seq: Option<u64>,
}

impl<'a> Chunk<'a> {
    /// A chunk that this process has written, whose records need no check.
    pub(super) fn trusted(bytes: &'a [u8]) -> Self {
        Self { bytes, at: CHUNK_HEADER, seq: None }
    }

    /// A chunk from a file. `None` if it is not the one with frame number `seq`.
    pub(super) fn checked(bytes: &'a [u8], seq: u64) -> Option<Self> {
        let word = u64::from_le_bytes(*bytes.first_chunk()?);
        (word == chunk_word(seq)).then_some(Self { bytes, at: CHUNK_HEADER, seq: Some(seq) })
    }

    /// The next record.
    pub(super) fn next(&mut self) -> Next<'a> {
        let Some(mut rest) = self.bytes.get(self.at..) else {
            return Next::Damage;
        };
        // A full chunk has no room for a word that says so.
        let Some(word) = take(&mut rest).map(u64::from_le_bytes) else {
            return Next::End;
        };
        if word == 0 {
            return Next::End;
        }
        let Some(len) = (word as u32 as usize).checked_sub(1) else {
            return Next::Damage;
        };
        let (Some(key), Some(time), Some(payload)) = (take(&mut rest), take(&mut rest), rest.get(..len)) else {
            return Next::Damage;
        };
        let record = Record { key: u64::from_le_bytes(key), time: u64::from_le_bytes(time), payload };
        if let Some(seq) = self.seq
            && record_check(seq, self.at, record.key, record.time, payload) != (word >> 32) as u32
        {
            return Next::Damage;
        }
        self.at += record_size(len);
        Next::Record(record)
    }
}

/// The events of a frame, as they are before compression.
#[derive(Debug)]
pub(super) struct Events {
    /// The bytes, and room for more.
    space: Vec<u8>,
    len: usize,
    /// How many events end here.
    pub(super) count: u32,
    /// The time of the last one.
    pub(super) time: u64,
}

impl Events {
    /// No events yet, and room for those of so many chunks.
    pub(super) fn new(chunks: usize, time: u64) -> Self {
        Self { space: vec![0; chunks * CHUNK], len: 0, count: 0, time }
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.count = 0;
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.space[..self.len]
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.space.truncate(self.len);
        self.space
    }

    /// Appends a record: length of what follows, key, time if the kind has one, payload.
    ///
    /// That never takes more bytes than the record did in the chunk, so the events of a chunk fit a frame.
    #[inline]
    pub(super) fn push(&mut self, record: &Record<'_>) {
        if !self.push_short(record) {
            self.push_any(record);
        }
        if record.key != PART {
            self.count += 1;
            self.time = record.time;
        }
    }

    /// Appends a record as nearly all are: one byte says the length, one or two the key, and the payload is of two words at most.
    /// False for other ones. Stores overlap, so that neither a loop nor a call is needed.
    #[inline(always)]
    fn push_short(&mut self, record: &Record<'_>) -> bool {
        let (key, payload, len) = (record.key, record.payload, record.payload.len());
        let Some(room) = self.space.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut::<32>) else { return false };
        if key >= 1 << 14 || len > 16 || is_async(key) {
            return false;
        }
        let more = usize::from(key >= 0x80);
        let head = (len + 1 + more) as u64 | (key & 0x7f) << 8 | (more as u64) << 15 | (key >> 7) << 16;
        room[..8].copy_from_slice(&head.to_le_bytes());
        let start = 2 + more;
        match (payload.first_chunk::<8>(), payload.last_chunk::<8>()) {
            (Some(first), Some(last)) => {
                room[start..start + 8].copy_from_slice(first);
                room[start + len - 8..start + len].copy_from_slice(last);
            }
            _ => room[start..start + 8].copy_from_slice(&tail_word(payload).to_le_bytes()),
        }
        self.len += start + len;
        true
    }

    #[inline(never)]
    fn push_any(&mut self, record: &Record<'_>) {
        let mut key = [0; MAX_VARINT];
        let key_len = put_varint(&mut key, record.key);
        let mut time = [0; MAX_VARINT];
        let time_len = if is_async(record.key) { put_varint(&mut time, record.time) } else { 0 };
        let mut len = [0; MAX_VARINT];
        let len_len = put_varint(&mut len, (key_len + time_len + record.payload.len()) as u64);
        for bytes in [&len[..len_len], &key[..key_len], &time[..time_len], record.payload] {
            self.space[self.len..][..bytes.len()].copy_from_slice(bytes);
            self.len += bytes.len();
        }
    }
}

/// Whether events with this key carry their time.
#[inline(always)]
fn is_async(key: u64) -> bool {
    Kind::from_bits((key & ((1 << KIND_BITS) - 1)) as u8).is_some_and(Kind::is_async)
}

const _: () = assert!(RECORD > 3 + 2 * MAX_VARINT, "an event must not grow when it leaves the ring");

/// Appends frames to the file.
pub(super) struct Packer {
    file: Arc<File>,
    /// What the file was in the beginning: device and number.
    identity: (u64, u64),
    /// Where the next frame goes.
    pub(super) offset: u64,
    /// The number of the next frame.
    pub(super) seq: u64,
    /// The number of events in the frames.
    pub(super) total: u64,
    events: Events,
    /// A frame as it is written: header, data.
    frame: Vec<u8>,
    table: CompressTable,
}

impl Packer {
    /// Allocates all it will ever need, so that later only its own thread notices it.
    pub(super) fn new(file: Arc<File>, offset: u64) -> io::Result<Self> {
        Ok(Self {
            identity: identity(&file)?,
            file,
            offset,
            seq: 1,
            total: 0,
            events: Events::new(1, 0),
            frame: vec![0; FRAME_HEADER + get_maximum_output_size(CHUNK)],
            table: CompressTable::small(),
        })
    }

    /// Writes a chunk as a frame.
    pub(super) fn pack(&mut self, chunk: &[u8]) -> io::Result<()> {
        self.events.clear();
        let mut records = Chunk::trusted(chunk);
        while let Next::Record(record) = records.next() {
            self.events.push(&record);
        }
        let raw = self.events.bytes();
        let space = &mut self.frame[FRAME_HEADER..];
        let (encoding, len) = match compress_into_with_table(raw, space, &mut self.table) {
            Ok(len) if len < raw.len() => (Encoding::Lz4, len),
            _ => {
                space[..raw.len()].copy_from_slice(raw);
                (Encoding::Plain, raw.len())
            }
        };
        let (events, raw) = (self.events.count, raw.len() as u32);
        self.write(FrameHeader { seq: self.seq, time: self.events.time, events, raw, len: len as u32, encoding })
    }

    /// Writes the end marker.
    pub(super) fn end(&mut self, time: u64, data: &[u8]) -> io::Result<()> {
        let len = data.len();
        self.frame[FRAME_HEADER..][..len].copy_from_slice(data);
        let encoding = Encoding::End;
        self.write(FrameHeader { seq: self.seq, time, events: 0, raw: 0, len: len as u32, encoding })
    }

    /// Writes the frame whose data is in place.
    fn write(&mut self, header: FrameHeader) -> io::Result<()> {
        let (head, data) = self.frame.split_at_mut(FRAME_HEADER);
        head.copy_from_slice(&header.seal(&data[..header.len as usize]));
        let len = FRAME_HEADER + header.len as usize;
        // A program that closes descriptors which are not its own may have opened a file in the place of the trace.
        if identity(&self.file)? != self.identity {
            return Err(io::Error::from_raw_os_error(libc::EBADF));
        }
        if let Err(error) = self.file.write_all_at(&self.frame[..len], self.offset) {
            // Half a frame is of no use, and its bytes may be what another program is short of. If they stay, the reader
            // drops them.
            let _ = self.file.set_len(self.offset);
            return Err(error);
        }
        self.offset += len as u64;
        self.seq += 1;
        self.total += u64::from(header.events);
        Ok(())
    }
}

fn identity(file: &File) -> io::Result<(u64, u64)> {
    let metadata = file.metadata()?;
    Ok((metadata.dev(), metadata.ino()))
}
