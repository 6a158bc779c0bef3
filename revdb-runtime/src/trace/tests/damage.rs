//! Files that are not as they were written.

use std::fs;
use std::os::unix::fs::FileExt;
use std::path::Path;

use nix::sys::memfd::{MFdFlags, memfd_create};

use super::super::format::{
    CHUNK, CHUNK_HEADER, CLOCK, Encoding, FRAME_HEADER, FrameHeader, LIVE, PAGE, REACHED_MARK, REACHED_RANGE, RECORD,
    RING, STOP_MARK, key,
};
use super::*;

/// Opens a trace of these bytes. It is in memory, since there are thousands of them.
fn open(bytes: &[u8]) -> Result<Reader, Error> {
    let file: fs::File = memfd_create(c"trace", MFdFlags::MFD_CLOEXEC).expect("a file").into();
    file.write_all_at(bytes, 0).expect("memory");
    Reader::from_file(file, Path::new("t.rdb"))
}

/// What comes of a damaged file: an error, or a history that begins as the true one does.
fn check(bytes: &[u8], truth: &[Owned], time: Time) -> Result<End, Error> {
    let reader = open(bytes)?;
    let (events, error) = collect(&mut reader.cursor());
    assert!(error.is_none(), "open has checked everything: {error:?}");
    assert!(events.len() <= truth.len());
    assert!(events == truth[..events.len()]);
    assert_eq!(reader.end().events, events.len() as u64);
    assert!(reader.end().time <= time);
    if events.len() < truth.len() {
        assert!(!reader.end().complete && reader.end().exit.is_none());
    }
    Ok(reader.end().clone())
}

/// A short trace with several frames, and what it holds.
fn finished(path: &Path) -> (Vec<u8>, Vec<Owned>) {
    let (mut writer, clock) = create(path);
    for number in 0..3u64 {
        clock.time.store(number, Ordering::Relaxed);
        assert!(writer.append(Kind::Call, 1, &vec![number as u8; 60_000]));
        assert!(writer.append(Kind::Signal, 1, b"signal"));
    }
    writer.finish(Exit::Code(0), Time(2)).expect("a finished trace");
    let (events, end) = read(path);
    assert!(end.complete);
    (fs::read(path).expect("a file"), events)
}

fn unfinished(path: &Path) -> (Vec<u8>, Vec<Owned>) {
    let (mut writer, clock) = create(path);
    writer.share_clock().expect("shared memory");
    for number in 0..5u64 {
        clock.time.store(number, Ordering::Relaxed);
        assert!(writer.append(Kind::Call, 1, &vec![number as u8; 30_000]));
        assert!(writer.append(Kind::Signal, 1, b"signal"));
    }
    for number in 0..20u8 {
        assert!(writer.append(Kind::Call, number.into(), &[number; 20][..number.into()]));
    }
    drop(writer);
    (fs::read(path).expect("a file"), read(path).0)
}

#[test]
fn a_finished_trace_cut_anywhere_is_an_error_or_shorter() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (bytes, truth) = finished(&path);
    for len in 0..bytes.len() {
        match check(&bytes[..len], &truth, Time(2)) {
            Ok(end) => {
                assert!(len >= PAGE, "the header is whole");
                assert!(!end.complete);
                assert!(end.damage.is_some_and(|damage| damage.truncated), "{len}: {end:?}");
            }
            Err(Error::Empty { .. }) => assert_eq!(len, 0),
            Err(Error::NotATrace { .. }) => assert!(len < 8),
            Err(error) => assert!(matches!(error, Error::Truncated { .. }), "{error}"),
        }
    }
}

#[test]
fn every_flipped_byte_of_a_finished_trace_is_noticed() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (bytes, truth) = finished(&path);
    for at in 0..bytes.len() {
        for flip in [1 << (at % 8), 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= flip;
            match check(&bytes, &truth, Time(2)) {
                Ok(end) => assert!(at >= PAGE && !end.complete && end.damage.is_some(), "{at}: {end:?}"),
                Err(_) => assert!(at < PAGE),
            }
        }
    }
}

#[test]
fn an_unfinished_trace_cut_anywhere_is_an_error_or_shorter() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (bytes, truth) = unfinished(&path);
    for len in (0..bytes.len()).step_by(97).chain(bytes.len() - 50..bytes.len()) {
        let result = check(&bytes[..len], &truth, Time(4));
        assert!(result.is_ok() == (len >= PAGE), "{len}: {result:?}");
    }
}

#[test]
fn a_flipped_byte_of_an_unfinished_trace_leaves_a_shorter_history() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (bytes, truth) = unfinished(&path);
    let clock = PAGE + CLOCK..PAGE + CLOCK + 8;
    // All of the marks, the records of the last chunk, frame headers; samples of the rest.
    let marks = PAGE..PAGE + 256;
    let frames = PAGE + LIVE..bytes.len();
    let chunk = PAGE + RING + CHUNK * 2..PAGE + RING + CHUNK * 2 + 2000;
    for at in marks.chain(chunk).chain(frames).chain((0..bytes.len()).step_by(101)) {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x10;
        let result = check(&bytes, &truth, if clock.contains(&at) { Time(u64::MAX) } else { Time(4) });
        assert!(result.is_ok() == (at >= PAGE), "{at}: {result:?}");
    }
}

/// The offset of the first frame.
fn frames(bytes: &[u8]) -> usize {
    PAGE + if bytes[PAGE..].starts_with(b"rvF\n") { 0 } else { LIVE }
}

/// A trace with one frame of these bytes, checked as the writer would.
fn with_frame(bytes: &[u8], raw: u32, encoding: Encoding, data: &[u8]) -> Vec<u8> {
    let header = FrameHeader { seq: 1, time: 0, events: 1, raw, len: data.len() as u32, encoding };
    let mut bytes = bytes[..frames(bytes)].to_vec();
    bytes.extend_from_slice(&header.seal(data));
    bytes.extend_from_slice(data);
    bytes
}

#[test]
fn frames_with_a_good_check_and_bad_content_are_errors() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (mut writer, _) = create(&path);
    writer.finish(Exit::Code(0), Time(0)).expect("a finished trace");
    let empty = fs::read(&path).expect("a file");
    let read = |bytes: &[u8]| collect(&mut open(bytes).expect("a trace").cursor());
    let call = key(Kind::Call, 0) as u8;
    let good = with_frame(&empty, 2, Encoding::Plain, &[1, call]);
    assert_eq!(read(&good).0.len(), 1);
    for (raw, encoding, data) in [
        // A length behind the end, and one that is no number.
        (2, Encoding::Plain, &[2, call][..]),
        (3, Encoding::Plain, &[0xff, 0xff, call]),
        (11, Encoding::Plain, &[0xff; 11]),
        // No key, a key behind the end, no such kind, a site that is too large.
        (1, Encoding::Plain, &[0]),
        (2, Encoding::Plain, &[1, 0x80]),
        (2, Encoding::Plain, &[1, 15]),
        (8, Encoding::Plain, &[7, 0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 1]),
        // A signal without time.
        (2, Encoding::Plain, &[1, Kind::Signal as u8]),
        (3, Encoding::Plain, &[2, Kind::Signal as u8, 0x80]),
        // Not LZ4; of another length.
        (100, Encoding::Lz4, &[0xff; 8]),
        (CHUNK as u32, Encoding::Lz4, &[0x10, 1]),
    ] {
        let (events, error) = read(&with_frame(&empty, raw, encoding, data));
        assert!(events.is_empty());
        assert!(matches!(error, Some(Error::DamagedFrame { frame: 1, .. })), "{data:?}: {error:?}");
    }
    // An end marker that is none is no end.
    let (events, error) = read(&with_frame(&empty, 0, Encoding::End, &[9; 3]));
    assert!(events.is_empty() && error.is_none());
    // A payload that never ends.
    let (events, error) = read(&with_frame(&empty, 3, Encoding::Plain, &[2, 0, 7]));
    assert!(events.is_empty() && error.is_none());
}

#[test]
fn damage_says_where_it_is() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (mut bytes, truth) = finished(&path);
    let second = {
        let start = frames(&bytes);
        let header = bytes[start..].first_chunk::<FRAME_HEADER>().expect("a frame");
        start + FRAME_HEADER + FrameHeader::parse(header).expect("a frame").len as usize
    };
    bytes[second + FRAME_HEADER] ^= 1;
    let end = check(&bytes, &truth, Time(2)).expect("a shorter history");
    let damage = end.damage.expect("damage");
    assert_eq!((damage.frame, damage.offset, damage.truncated), (2, second as u64, false));
    assert_eq!(
        damage.to_string(),
        format!("frame 2 of the trace, at byte {second}, is damaged; what comes before can be replayed")
    );
}

#[test]
fn a_damaged_record_of_the_ring_says_so() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (mut writer, clock) = create(&path);
    append_numbers(&mut writer, clock, 0..10);
    drop(writer);
    let mut bytes = fs::read(&path).expect("a file");
    let truth = read(&path).0;
    bytes[PAGE + RING + CHUNK_HEADER + (RECORD + 8) * 3 + 12] ^= 1;
    let end = check(&bytes, &truth, Time(9)).expect("a shorter history");
    assert_eq!(end.events, 3);
    assert!(end.damage.is_some());
    // A mark that is not whole is none.
    bytes[PAGE + STOP_MARK] ^= 1;
    assert!(check(&bytes, &truth, Time(9)).expect("a shorter history").stopped.is_none());
}

#[test]
fn a_clock_that_cannot_be_is_damage() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (mut writer, clock) = create(&path);
    writer.share_clock().expect("shared memory");
    append_numbers(&mut writer, clock, 0..10);
    clock.time.store(1_000_000, Ordering::Relaxed);
    let noted = PAGE + REACHED_MARK;
    let bytes = loop {
        let bytes = fs::read(&path).expect("a file");
        if bytes[noted..].starts_with(&1_000_000u64.to_le_bytes()) && bytes[noted + 8..][..8] != [0; 8] {
            break bytes;
        }
        std::thread::yield_now();
    };
    drop(writer);
    let truth = read(&path).0;
    for byte in 0..8 {
        let mut bytes = bytes.clone();
        bytes[PAGE + CLOCK + byte] ^= 0x80;
        let end = check(&bytes, &truth, Time(u64::MAX)).expect("a trace");
        let close = 1_000_000..1_000_000 + REACHED_RANGE;
        assert!(close.contains(&end.time.0), "{end:?}");
        assert_eq!(end.damage.is_some(), byte >= 4 || end.time.0 == 1_000_000, "{end:?}");
    }
}
