//! The bytes of a trace file: offsets, headers, checks. `docs/format.md` describes them for people.
//!
//! ```text
//! | header block | live region (while recording) | frame 1 | frame 2 | ... | end marker |
//! ```
//!
//! All integers are little-endian. Every byte that a reader believes is under a check: the header block and each frame
//! have a CRC-32C, each record in the ring has a check of its own. The exception is the clock page, which the
//! guest's thread increments at every stop point: it is only held against a time that is noted now and then.
//!
//! # Changelog
//!
//! - **1**: the first format.

use std::time::Duration;

use super::event::Kind;

/// The version of the format that this module writes and reads.
pub(super) const VERSION: u32 = 1;

/// What a trace begins with. Not text, and damaged by transfers that think it is.
pub(super) const MAGIC: [u8; 8] = *b"\x89revdb\r\n";

/// The unit of mapping. The live region is aligned to it.
pub(super) const PAGE: usize = 4096;

/// The header block is: magic, version, CRC of all that follows in the block, length of the header, length of the block.
pub(super) const PREAMBLE: usize = 24;
/// Where the CRC is.
pub(super) const HEADER_CRC: std::ops::Range<usize> = 12..16;

/// No header is longer. The system limits command line and environment to 6 MiB together.
pub(super) const MAX_HEADER: usize = 16 << 20;

/// One of the ring's pieces, and the most that a frame can hold after decompression.
pub(super) const CHUNK: usize = 64 << 10;
/// How many chunks the ring has: one being filled, the others waiting to be compressed.
pub(super) const CHUNKS: usize = 4;

/// The live region: a page of marks, the clock page, the ring.
pub(super) const LIVE: usize = CLOCK + PAGE + CHUNKS * CHUNK;
/// Where in the live region the clock page is. The time is its first word.
pub(super) const CLOCK: usize = PAGE;
/// Where in the live region the ring is.
pub(super) const RING: usize = CLOCK + PAGE;

/// What the live region begins with. It differs from [`FRAME_MAGIC`] in its first bytes.
pub(super) const LIVE_MAGIC: u64 = u64::from_le_bytes(*b"revlive1");
/// Where in the live region the word is that says how the process ended, see [`mark`].
pub(super) const EXIT_MARK: usize = 64;
/// Where in the live region three words say that recording stopped: time, errno, check of both.
pub(super) const STOP_MARK: usize = 128;

/// Where in the live region two words note a time that was reached, and its check. The clock itself cannot have one, as
/// it changes at every stop point; but it was at this time not long ago.
pub(super) const REACHED_MARK: usize = 192;
/// How often the time is noted.
pub(super) const REACHED_EVERY: Duration = Duration::from_millis(250);
/// A clock that is farther than this from the time noted last is damaged. No host counts half as fast.
pub(super) const REACHED_RANGE: u64 = 1 << 32;

/// The check of the time at [`REACHED_MARK`].
pub(super) fn reached_check(time: u64) -> u64 {
    mix(REACHED_MARK as u64, time)
}

/// Why a process ended, in the live region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It exited in order, but there was no room for the end marker.
    Exited = 1,
    /// The same, for a process that ended itself by a signal.
    Signalled = 2,
    /// A fatal signal's handler left this.
    Died = 3,
}

/// A mark as one word: it becomes visible in one store and has its check in itself.
pub(super) fn mark(mark: Mark, value: i32) -> u64 {
    let check = mix(mix(EXIT_MARK as u64, mark as u64), u64::from(value as u32)) as u32;
    u64::from(value as u32) | u64::from(check) << 32
}

/// The inverse of [`mark`].
pub(super) fn unmark(word: u64) -> Option<(Mark, i32)> {
    let value = word as u32 as i32;
    [Mark::Exited, Mark::Signalled, Mark::Died]
        .into_iter()
        .find(|&kind| mark(kind, value) == word)
        .map(|kind| (kind, value))
}

/// The check of the words at [`STOP_MARK`].
pub(super) fn stop_check(time: u64, errno: u64) -> u64 {
    mix(mix(STOP_MARK as u64, time), errno)
}

/// A chunk begins with its frame number and a check of it, in one word.
pub(super) const CHUNK_HEADER: usize = 8;

/// The first word of a chunk.
pub(super) fn chunk_word(seq: u64) -> u64 {
    let check = mix(CHUNK as u64, seq) as u32;
    u64::from(seq as u32) | u64::from(check) << 32
}

/// A record in a chunk: length + 1 and check in one word, key, time, payload padded with zeros to a multiple of 8. A first word
/// of zero is the end.
pub(super) const RECORD: usize = 24;

/// The space that a record with `len` bytes of payload takes in a chunk.
#[inline(always)]
pub(super) const fn record_size(len: usize) -> usize {
    RECORD + ((len + 7) & !7)
}

/// The bits of a key that hold the kind; the site is above them.
pub(super) const KIND_BITS: u32 = 4;
/// The kind of a record that is the beginning of an event's payload. The rest follows, the last piece in the event itself.
pub(super) const PART: u64 = 0;

/// Kind and site in one integer, which is one byte long for the first eight sites and two for the first thousand.
#[inline(always)]
pub(super) const fn key(kind: Kind, site: u32) -> u64 {
    (site as u64) << KIND_BITS | kind as u64
}

/// Diffuses a word into a state. For a given state different words give different states.
#[inline(always)]
pub(super) const fn mix(state: u64, word: u64) -> u64 {
    let product = (state ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}

/// Payloads up to this length are checked word by word while they are copied, longer ones by CRC.
pub(crate) const SHORT: usize = 64;

/// What the check of a record starts with. The place is in it, so that a stale record is never taken for a fresh one.
#[inline(always)]
pub(super) const fn check_start(seq: u64, offset: usize, key: u64, time: u64, len: usize) -> u64 {
    // The second product keeps what is in one word from cancelling out what is in the other; it does not wait for the first.
    let when = (time.rotate_left(32) ^ len as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    mix(seq << 32 ^ (offset as u64) << 16 ^ key, when)
}

/// Up to 8 bytes as a word, padded with zeros.
#[inline(always)]
pub(super) fn tail_word(bytes: &[u8]) -> u64 {
    // Loads that overlap instead of a loop over bytes: this is on the path of every recorded call.
    if let Some(all) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*all);
    }
    let len = bytes.len();
    if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let high = u64::from(u32::from_le_bytes(*high));
        return u64::from(u32::from_le_bytes(*low)) | high << (8 * (len - 4));
    }
    let byte = |at: usize| bytes.get(at).map_or(0, |&byte| u64::from(byte) << (8 * at));
    byte(0) | byte(1) | byte(2)
}

/// Gives each word of a payload to `each`, the last one padded with zeros.
#[inline(always)]
pub(super) fn for_words(payload: &[u8], mut each: impl FnMut(u64)) {
    let len = payload.len();
    // Nearly all payloads are of one word or two: these take no loop.
    match (payload.first_chunk::<8>(), payload.last_chunk::<8>()) {
        (Some(first), Some(last)) if len <= 16 => {
            each(u64::from_le_bytes(*first));
            if len > 8 {
                each(u64::from_le_bytes(*last) >> (8 * (16 - len)));
            }
        }
        (Some(_), Some(_)) => payload.chunks(8).for_each(|word| each(tail_word(word))),
        _ if len > 0 => each(tail_word(payload)),
        _ => {}
    }
}

/// Appends a payload. Nearly all have 4 to 16 bytes, for which two stores that overlap take a third of a call of `memcpy`.
#[inline]
pub(crate) fn push_payload(to: &mut Vec<u8>, payload: &[u8]) {
    let end = to.len() + payload.len();
    if let (Some(first), Some(last), true) =
        (payload.first_chunk::<8>(), payload.last_chunk::<8>(), payload.len() <= 16)
    {
        to.extend_from_slice(first);
        to.truncate(end - 8);
        to.extend_from_slice(last);
    } else if payload.len() < 8 {
        to.extend_from_slice(&tail_word(payload).to_le_bytes());
        to.truncate(end);
    } else {
        to.extend_from_slice(payload);
    }
}

/// The check of a whole record.
pub(super) fn record_check(seq: u64, offset: usize, key: u64, time: u64, payload: &[u8]) -> u32 {
    check_bytes(check_start(seq, offset, key, time, payload.len()), payload)
}

/// A hash of what the guest has written, to hold it against what it writes on replay.
#[inline]
pub(crate) fn written_hash(bytes: &[u8]) -> u32 {
    check_bytes(bytes.len() as u64, bytes)
}

/// Continues the check that `state` began.
#[inline]
fn check_bytes(mut state: u64, bytes: &[u8]) -> u32 {
    if bytes.len() > SHORT {
        return mix(state, u64::from(crc32c::crc32c(bytes))) as u32;
    }
    for_words(bytes, |word| state = mix(state, word));
    state as u32
}

/// The first word of a record.
#[inline(always)]
pub(super) const fn record_word(len: usize, check: u32) -> u64 {
    (len as u64 + 1) | (check as u64) << 32
}

/// A frame begins with these bytes.
pub(super) const FRAME_MAGIC: [u8; 4] = *b"rvF\n";
/// The length of a frame's header: magic, CRC of all that follows, and the fields of [`FrameHeader`] in order.
pub(super) const FRAME_HEADER: usize = 40;

/// How a frame's bytes are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Encoding {
    /// Events, as they are.
    Plain = 0,
    /// Events, as an LZ4 block.
    Lz4 = 1,
    /// Not events: the end marker.
    End = 2,
}

/// A frame's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameHeader {
    /// The frame's number, from 1.
    pub(super) seq: u64,
    /// The time of its last event.
    pub(super) time: u64,
    /// The number of events that end in it.
    pub(super) events: u32,
    /// The length of the events' bytes, at most [`CHUNK`].
    pub(super) raw: u32,
    /// The length of what follows this header in the file, at most [`CHUNK`].
    pub(super) len: u32,
    pub(super) encoding: Encoding,
}

impl FrameHeader {
    /// The header's bytes, for a frame with this data.
    pub(super) fn seal(&self, data: &[u8]) -> [u8; FRAME_HEADER] {
        let mut bytes = [0; FRAME_HEADER];
        bytes[..4].copy_from_slice(&FRAME_MAGIC);
        bytes[8..16].copy_from_slice(&self.seq.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.time.to_le_bytes());
        bytes[24..28].copy_from_slice(&self.events.to_le_bytes());
        bytes[28..32].copy_from_slice(&self.raw.to_le_bytes());
        bytes[32..36].copy_from_slice(&self.len.to_le_bytes());
        bytes[36..40].copy_from_slice(&(self.encoding as u32).to_le_bytes());
        let crc = crc32c::crc32c_append(crc32c::crc32c(&bytes[8..]), data);
        bytes[4..8].copy_from_slice(&crc.to_le_bytes());
        bytes
    }

    /// Reads a header. The check comes with the data, see [`FrameHeader::holds`].
    pub(super) fn parse(bytes: &[u8; FRAME_HEADER]) -> Option<Self> {
        let mut bytes = bytes.as_slice();
        if take(&mut bytes)? != FRAME_MAGIC {
            return None;
        }
        let _crc: [u8; 4] = take(&mut bytes)?;
        let header = Self {
            seq: u64::from_le_bytes(take(&mut bytes)?),
            time: u64::from_le_bytes(take(&mut bytes)?),
            events: u32::from_le_bytes(take(&mut bytes)?),
            raw: u32::from_le_bytes(take(&mut bytes)?),
            len: u32::from_le_bytes(take(&mut bytes)?),
            encoding: match u32::from_le_bytes(take(&mut bytes)?) {
                0 => Encoding::Plain,
                1 => Encoding::Lz4,
                2 => Encoding::End,
                _ => return None,
            },
        };
        (header.raw as usize <= CHUNK && header.len as usize <= CHUNK).then_some(header)
    }

    /// Whether header and data are what was written.
    pub(super) fn holds(&self, data: &[u8], bytes: &[u8; FRAME_HEADER]) -> bool {
        self.len as usize == data.len() && self.seal(data) == *bytes
    }
}

/// Takes `N` bytes from the front.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}

/// The most bytes that [`put_varint`] needs.
pub(super) const MAX_VARINT: usize = 10;

/// Writes an integer, seven bits a byte, low bits first, and returns the number of bytes.
pub(super) fn put_varint(to: &mut [u8; MAX_VARINT], mut value: u64) -> usize {
    for (at, byte) in to.iter_mut().enumerate() {
        *byte = value as u8 & 0x7f;
        value >>= 7;
        if value == 0 {
            return at + 1;
        }
        *byte |= 0x80;
    }
    MAX_VARINT
}

/// Reads an integer at `at` and moves `at` behind it.
#[inline(always)]
pub(super) fn get_varint(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let first = *bytes.get(*at)?;
    *at += 1;
    if first < 0x80 {
        return Some(u64::from(first));
    }
    get_long_varint(first, bytes, at)
}

#[inline(never)]
fn get_long_varint(first: u8, bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut value = u64::from(first & 0x7f);
    for shift in (7..64).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        let bits = u64::from(byte & 0x7f);
        if bits << shift >> shift != bits {
            return None;
        }
        value |= bits << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_survive() {
        for value in [0, 1, 127, 128, 16383, 16384, u64::from(u32::MAX), u64::MAX - 1, u64::MAX] {
            let mut bytes = [0; MAX_VARINT];
            let len = put_varint(&mut bytes, value);
            let mut at = 0;
            assert_eq!(get_varint(&bytes[..len], &mut at), Some(value));
            assert_eq!(at, len);
            assert_eq!(get_varint(&bytes[..len - 1], &mut 0), None);
        }
        assert_eq!(get_varint(&[0xff; 10], &mut 0), None);
        assert_eq!(get_varint(&[0xff; 20], &mut 0), None);
    }

    #[test]
    fn words_are_padded_with_zeros() {
        let bytes: Vec<u8> = (1..=SHORT as u8).collect();
        for len in 0..=bytes.len() {
            let mut padded = bytes[..len].to_vec();
            padded.resize(len.next_multiple_of(8), 0);
            let mut words = Vec::new();
            for_words(&bytes[..len], |word| words.extend_from_slice(&word.to_le_bytes()));
            assert_eq!(words, padded);

            let mut appended = vec![7];
            push_payload(&mut appended, &bytes[..len]);
            assert_eq!(appended, [&[7], &bytes[..len]].concat());
        }
    }

    #[test]
    fn marks_carry_their_own_check() {
        for value in [0, 3, -1, i32::MIN] {
            for kind in [Mark::Exited, Mark::Signalled, Mark::Died] {
                let word = mark(kind, value);
                assert_eq!(unmark(word), Some((kind, value)));
                for bit in 0..64 {
                    assert_eq!(unmark(word ^ 1 << bit), None);
                }
            }
        }
        assert_eq!(unmark(0), None);
    }
}
