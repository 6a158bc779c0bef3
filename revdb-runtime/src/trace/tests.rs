use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Cursor, End, Error, Exit, Header, Kind, Reader, Writer};
use crate::clock::{self, Time};

/// A directory that is removed at the end.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    pub(super) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("revdb-trace-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a temporary directory");
        Self(path)
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A clock page of the test's own.
pub(super) fn clock() -> &'static clock::Page {
    Box::leak(Box::new(clock::Page::new()))
}

pub(super) fn create(path: &Path) -> (Writer, &'static clock::Page) {
    let clock = clock();
    let writer = Writer::create_with_clock(path, &header(), clock).expect("a new trace");
    (writer, clock)
}

pub(super) fn header() -> Header {
    Header {
        host: "test".to_owned(),
        argv: vec!["test".into(), "an argument".into()],
        wall_clock: 1_700_000_000_000_000_000,
        ..Header::default()
    }
}

pub(super) type Owned = (Kind, u32, Option<Time>, Vec<u8>);

/// All events up to the end or the first error.
pub(super) fn collect(cursor: &mut Cursor) -> (Vec<Owned>, Option<Error>) {
    let mut events = Vec::new();
    loop {
        match cursor.next() {
            Ok(Some(event)) => events.push((event.kind, event.site, event.time, event.payload.to_vec())),
            Ok(None) => return (events, None),
            Err(error) => return (events, Some(error)),
        }
    }
}

pub(super) fn read(path: &Path) -> (Vec<Owned>, End) {
    let reader = Reader::open(path).expect("a trace");
    let (events, error) = collect(&mut reader.cursor());
    assert!(error.is_none(), "{error:?}");
    assert_eq!(events.len() as u64, reader.end().events);
    (events, reader.end().clone())
}

#[test]
fn what_was_recorded_is_read_back() {
    let scratch = Scratch::new();
    // Frames that fit the place of the live region, and ones that do not.
    for count in [0u32, 1, 100, 5_000, 200_000] {
        let path = scratch.file("t.rdb");
        let (mut writer, clock) = create(&path);
        writer.share_clock().expect("shared memory");
        let mut expected = Vec::new();
        let mut random = 12345u64;
        for event in 0..count {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            clock.time.store(u64::from(event) * 3, Ordering::Relaxed);
            let bytes = random.to_le_bytes();
            let payload = &bytes[..(event % 9) as usize];
            let kind = if event % 97 == 0 { Kind::Signal } else { Kind::Call };
            assert!(writer.append(kind, event % 50, payload));
            let time = kind.is_async().then_some(Time(u64::from(event) * 3));
            expected.push((kind, event % 50, time, payload.to_vec()));
        }
        writer.finish(Exit::Code(3), Time(1 << 40)).expect("a finished trace");
        clock.time.store(7, Ordering::Relaxed);
        let (events, end) = read(&path);
        assert!(events == expected, "{count} events");
        assert_eq!(end.exit, Some(Exit::Code(3)));
        assert_eq!(end.time, Time(1 << 40));
        assert!(end.complete && end.damage.is_none() && end.stopped.is_none());
        let reader = Reader::open(&path).expect("a trace");
        assert_eq!(*reader.header(), header());
    }
}

#[test]
fn an_unfinished_trace_ends_at_the_clock() {
    let scratch = Scratch::new();
    for count in [0u64, 1, 3_000, 100_000] {
        let path = scratch.file("t.rdb");
        let (mut writer, clock) = create(&path);
        writer.share_clock().expect("shared memory");
        for event in 0..count {
            clock.time.store(event, Ordering::Relaxed);
            assert!(writer.append(Kind::Call, 1, &event.to_le_bytes()));
        }
        clock.time.store(1_000_000, Ordering::Relaxed);
        assert!(matches!(Reader::open(&path), Err(Error::Busy { .. })));
        drop(writer);
        let (events, end) = read(&path);
        assert_eq!(events.len() as u64, count);
        assert!(events.iter().zip(0u64..).all(|(event, number)| event.3 == number.to_le_bytes()));
        assert_eq!((end.exit, end.time, end.complete), (None, Time(1_000_000), false));
        assert!(end.damage.is_none());
    }
}
