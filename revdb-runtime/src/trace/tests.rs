//! The trace as its users see it. What it takes a process of its own to test is in `crash`, what it takes a damaged file
//! in `damage`.

mod crash;
mod damage;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::collection::vec;
use proptest::prelude::*;

use super::writer::Setup;
use super::{Cursor, End, Error, Exit, Header, Kind, Library, Peek, Reader, Site, Writer};
use crate::clock::{self, Time};

/// A directory that is removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("revdb-trace-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a temporary directory");
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A writer with a clock page of its own.
fn create(path: &Path) -> (Writer, &'static clock::Page) {
    create_with(path, true, true)
}

fn create_with(path: &Path, shared: bool, threaded: bool) -> (Writer, &'static clock::Page) {
    let clock = Box::leak(Box::new(clock::Page::new()));
    let writer = Writer::create_with(path, &header(), &Setup { clock, shared, threaded }).expect("a new trace");
    (writer, clock)
}

fn header() -> Header {
    Header {
        host: "test".to_owned(),
        build_id: vec![1, 2, 3],
        executable: "/bin/test".into(),
        argv: vec!["test".into(), "an argument".into()],
        cwd: "/".into(),
        environment: vec![("LANG".into(), "C".into())],
        wall_clock: 1_700_000_000_000_000_000,
        cpu_features: vec!["avx2".to_owned()],
        libraries: vec![Library { path: "/lib/libm.so".into(), build_id: vec![4] }],
        notes: vec![("name".to_owned(), "value".to_owned())],
    }
}

type Owned = (Kind, u32, Option<Time>, Vec<u8>);

/// All events up to the end or the first error.
fn collect(cursor: &mut Cursor) -> (Vec<Owned>, Option<Error>) {
    let mut events = Vec::new();
    loop {
        match cursor.next() {
            Ok(Some(event)) => events.push((event.kind, event.site, event.time, event.payload.to_vec())),
            Ok(None) => return (events, None),
            Err(error) => return (events, Some(error)),
        }
    }
}

fn read(path: &Path) -> (Vec<Owned>, End) {
    let reader = Reader::open(path).expect("a trace");
    let (events, error) = collect(&mut reader.cursor());
    assert!(error.is_none(), "{error:?}");
    assert_eq!(events.len() as u64, reader.end().events);
    (events, reader.end().clone())
}

fn append_numbers(writer: &mut Writer, clock: &clock::Page, numbers: std::ops::Range<u64>) {
    for number in numbers {
        clock.time.store(number, Ordering::Relaxed);
        assert!(writer.append(Kind::Call, 1, &number.to_le_bytes()));
    }
}

fn assert_numbers(events: &[Owned], count: u64) {
    assert_eq!(events.len() as u64, count);
    for (event, number) in events.iter().zip(0u64..) {
        assert_eq!(*event, (Kind::Call, 1, None, number.to_le_bytes().to_vec()));
    }
}

#[test]
fn what_was_recorded_is_read_back() {
    let scratch = Scratch::new();
    // Frames that fit the place of the live region, and ones that do not.
    for (count, shared, threaded) in [
        (0u32, true, true),
        (1, true, true),
        (100, true, true),
        (5_000, true, true),
        (200_000, true, true),
        (5_000, false, true),
        (100_000, true, false),
        (20_000, false, false),
    ] {
        let path = scratch.file("t.rdb");
        let (mut writer, clock) = create_with(&path, shared, threaded);
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
        assert!(!writer.append(Kind::Call, 1, &[]), "it is closed");
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
        append_numbers(&mut writer, clock, 0..count);
        clock.time.store(1_000_000, Ordering::Relaxed);
        assert!(matches!(Reader::open(&path), Err(Error::Busy { .. })));
        drop(writer);
        let (events, end) = read(&path);
        assert_numbers(&events, count);
        assert_eq!((end.exit, end.time, end.complete), (None, Time(1_000_000), false));
        assert!(end.damage.is_none());
    }
}

#[test]
fn an_unfinished_trace_without_a_clock_ends_at_its_last_event() {
    let scratch = Scratch::new();
    for (shared, threaded) in [(true, true), (false, true), (false, false)] {
        let path = scratch.file("t.rdb");
        let (mut writer, clock) = create_with(&path, shared, threaded);
        append_numbers(&mut writer, clock, 0..30_000);
        clock.time.store(1_000_000, Ordering::Relaxed);
        drop(writer);
        let (events, end) = read(&path);
        assert_numbers(&events, 30_000);
        assert_eq!((end.exit, end.time, end.complete), (None, Time(29_999), false));
        assert!(end.damage.is_none());
    }
}

#[test]
fn a_fatal_signal_is_known_afterwards() {
    let scratch = Scratch::new();
    for shared in [true, false] {
        let path = scratch.file("t.rdb");
        let (mut writer, clock) = create_with(&path, shared, true);
        let tombstone = writer.tombstone();
        append_numbers(&mut writer, clock, 0..10);
        tombstone.died_by(11);
        drop(writer);
        tombstone.died_by(6);
        let (events, end) = read(&path);
        assert_numbers(&events, 10);
        assert_eq!((end.exit, end.complete), (Some(Exit::Signal(11)), false));
    }
}

#[test]
fn the_clock_stays_what_it_is_when_it_is_mapped_and_unmapped() {
    let scratch = Scratch::new();
    let (mut writer, clock) = create(&scratch.file("t.rdb"));
    clock.time.store(5, Ordering::Relaxed);
    clock.next_object.store(77, Ordering::Relaxed);
    writer.share_clock().expect("shared memory");
    writer.share_clock().expect("it is shared");
    assert_eq!(clock.time.load(Ordering::Relaxed), 5);
    assert_eq!(clock.next_stop.load(Ordering::Relaxed), u64::MAX);
    clock.time.store(6, Ordering::Relaxed);
    writer.finish(Exit::Code(0), Time(6)).expect("a finished trace");
    assert_eq!(clock.time.load(Ordering::Relaxed), 6);
    assert_eq!(clock.next_object.load(Ordering::Relaxed), 77);
    clock.time.store(8, Ordering::Relaxed);
    writer.finish(Exit::Code(1), Time(8)).expect("nothing happens the second time");
    assert_eq!(read(&scratch.file("t.rdb")).1.exit, Some(Exit::Code(0)));
}

#[test]
fn large_payloads_pass_through_the_small_ring() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let large: Vec<u8> =
        (0..3_000_000u32).flat_map(|number| (number.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    let (mut writer, _) = create(&path);
    assert!(writer.append(Kind::Call, 1, b"before"));
    assert!(writer.append_parts(Kind::Memory, 2, &[1, 2, 3, 4, 5], &large));
    assert!(writer.append_parts(Kind::Call, 3, &large[..100_000], &[]));
    assert!(writer.append(Kind::Signal, 4, &large[..70_000]));
    assert!(writer.append(Kind::Call, 1, b"after"));
    writer.finish(Exit::Code(0), Time(1)).expect("a finished trace");
    let reader = Reader::open(&path).expect("a trace");
    let mut cursor = reader.cursor();
    assert_eq!(cursor.next().expect("undamaged").expect("an event").payload, b"before");
    let peek = Peek { kind: Kind::Memory, site: 2, time: None };
    assert_eq!(cursor.peek().expect("undamaged"), Some(peek));
    let mut clone = cursor.clone();
    for cursor in [&mut cursor, &mut clone] {
        assert_eq!(cursor.peek().expect("undamaged"), Some(peek));
        let event = cursor.next().expect("undamaged").expect("an event");
        assert!(event.payload[..5] == [1, 2, 3, 4, 5] && event.payload[5..] == large);
        assert_eq!(cursor.position(), 2);
        let event = cursor.next().expect("undamaged").expect("an event");
        assert!((event.site, event.payload) == (3, &large[..100_000]));
        let event = cursor.next().expect("undamaged").expect("an event");
        assert!((event.time, event.payload) == (Some(Time(0)), &large[..70_000]));
        assert_eq!(cursor.next().expect("undamaged").expect("an event").payload, b"after");
        assert!(cursor.next().expect("undamaged").is_none());
        assert!(cursor.peek().expect("undamaged").is_none());
        assert_eq!(cursor.position(), 5);
    }
}

#[test]
fn sites_are_defined_in_the_trace() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (mut writer, _) = create(&path);
    assert!(writer.define_site(0, "std::fs::read", "src/main.rs", 12, 5));
    writer.finish(Exit::Code(0), Time(1)).expect("a finished trace");
    let reader = Reader::open(&path).expect("a trace");
    let mut cursor = reader.cursor();
    let event = cursor.next().expect("undamaged").expect("an event");
    let site = Site { op: "std::fs::read".to_owned(), file: "src/main.rs".to_owned(), line: 12, column: 5 };
    assert_eq!((event.kind, event.site), (Kind::Site, 0));
    assert_eq!(event.definition().expect("a site"), site);
}

#[test]
fn a_trace_is_replaced_and_its_readers_keep_the_old_one() {
    let scratch = Scratch::new();
    let (path, link) = (scratch.file("t.rdb"), scratch.file("link.rdb"));
    symlink(&path, &link).expect("a link");
    let (mut writer, clock) = create(&path);
    append_numbers(&mut writer, clock, 0..50_000);
    writer.finish(Exit::Code(0), Time(1)).expect("a finished trace");
    assert_eq!(fs::metadata(&path).expect("a file").mode() & 0o7777, 0o600);
    let old = Reader::open(&path).expect("a trace");
    let mut cursor = old.cursor();
    assert!(cursor.next().expect("undamaged").is_some());

    let (mut writer, clock) = create(&link);
    append_numbers(&mut writer, clock, 0..5);
    assert!(matches!(Writer::create(&path, &header()), Err(Error::Busy { .. })));
    writer.finish(Exit::Code(0), Time(1)).expect("a finished trace");
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_numbers(&read(&path).0, 5);
    assert_eq!(collect(&mut cursor).0.len(), 49_999);
    assert_eq!(fs::read_dir(&scratch.0).expect("a directory").count(), 2, "nothing else is left");
}

#[test]
fn what_is_not_a_trace_is_refused_and_left_alone() {
    let scratch = Scratch::new();
    let path = scratch.file("notes.txt");
    for content in ["My notes.", "x", "\u{89}revdb\r"] {
        fs::write(&path, content).expect("a file");
        let error = Writer::create(&path, &header()).expect_err("not a trace");
        assert!(matches!(error, Error::WouldOverwrite { .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("a file"), content);
        assert!(matches!(Reader::open(&path), Err(Error::NotATrace { .. })));
    }
    fs::write(&path, "").expect("a file");
    assert!(matches!(Reader::open(&path), Err(Error::Empty { .. })));
    let (mut writer, _) = create(&path);
    writer.finish(Exit::Code(0), Time(1)).expect("an empty file becomes a trace");
    assert!(read(&path).1.complete);

    let pipe = scratch.file("pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).expect("a pipe");
    for (path, what) in [(pipe.as_path(), "a pipe"), (&scratch.0, "a directory"), (Path::new("/dev/null"), "a device")]
    {
        let error = Writer::create(path, &header()).expect_err("not a file");
        assert_eq!(error.to_string(), format!("{} is {what}, and a trace is a regular file: name one", path.display()));
        let error = Reader::open(path).expect_err("not a file");
        assert!(matches!(error, Error::NotAFile { .. }), "{error}");
    }
    let nowhere = scratch.file("no/such/directory/t.rdb");
    assert!(matches!(Writer::create(&nowhere, &header()), Err(Error::Io { action: "create", .. })));
    assert!(matches!(Reader::open(&nowhere), Err(Error::Io { action: "open", .. })));
    assert!(matches!(Writer::create(Path::new(""), &header()), Err(Error::Io { .. })));
    assert!(matches!(Writer::create(Path::new("/"), &header()), Err(Error::NotAFile { .. })));
}

#[test]
fn other_versions_are_named() {
    let scratch = Scratch::new();
    let path = scratch.file("t.rdb");
    let (mut writer, _) = create(&path);
    writer.finish(Exit::Code(0), Time(1)).expect("a finished trace");
    let mut bytes = fs::read(&path).expect("a file");
    bytes[8] = 2;
    fs::write(&path, &bytes).expect("a file");
    let error = Reader::open(&path).expect_err("another version").to_string();
    assert!(error.ends_with("has trace format 2, this revdb reads format 1: update revdb to read it"), "{error}");
    // It is a trace, so a new recording may replace it.
    drop(create(&path));
    bytes[8] = 0;
    fs::write(&path, &bytes).expect("a file");
    assert!(matches!(Reader::open(&path), Err(Error::Older { found: 0, .. })));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("permissions");
}

/// This process's descriptors of a file.
fn descriptors(path: &Path) -> Vec<i32> {
    let target = fs::canonicalize(path).expect("a file");
    let open = fs::read_dir("/proc/self/fd").expect("descriptors").flatten();
    open.filter(|entry| fs::read_link(entry.path()).is_ok_and(|path| path == target))
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

#[test]
fn the_descriptor_is_out_of_the_programs_way() {
    let scratch = Scratch::new();
    let (writer, _) = create(&scratch.file("t.rdb"));
    let held = descriptors(&scratch.file("t.rdb"));
    assert_eq!(held.len(), 1);
    assert!(held[0] >= 200, "{held:?}");
    drop(writer);
}

fn event() -> impl Strategy<Value = (Kind, u32, u64, Vec<u8>)> {
    let kind = prop_oneof![Just(Kind::Call), Just(Kind::Signal), Just(Kind::Output), Just(Kind::Note)];
    let payload = prop_oneof![
        8 => vec(any::<u8>(), 0..100),
        2 => vec(any::<u8>(), 1000..1100),
        2 => (any::<u8>(), 60_000..70_000usize).prop_map(|(byte, len)| vec![byte; len]),
        1 => (any::<u8>(), 0..300_000usize).prop_map(|(byte, len)| (0..len).map(|at| byte.wrapping_add((at / 3) as u8)).collect()),
    ];
    (kind, any::<u32>(), 0u64..1000, payload)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_events_are_read_back(
        events in vec((event(), any::<prop::sample::Index>()), 0..60),
        finish: bool,
        shared: bool,
        threaded: bool,
    ) {
        let scratch = Scratch::new();
        let path = scratch.file("t.rdb");
        let (mut writer, clock) = create_with(&path, shared, threaded);
        let (mut now, mut expected) = (0, Vec::new());
        for ((kind, site, steps, payload), split) in events {
            now += steps;
            clock.time.store(now, Ordering::Relaxed);
            let (head, body) = payload.split_at(split.index(payload.len() + 1));
            prop_assert!(writer.append_parts(kind, site, head, body));
            expected.push((kind, site, kind.is_async().then_some(Time(now)), payload));
        }
        if finish {
            writer.finish(Exit::Signal(15), Time(now)).expect("a finished trace");
        }
        drop(writer);
        let (events, end) = read(&path);
        prop_assert_eq!(events, expected);
        prop_assert_eq!(end.time, Time(now));
        prop_assert_eq!(end.exit, finish.then_some(Exit::Signal(15)));
    }

    #[test]
    fn any_bytes_are_read_without_a_crash(mut bytes in vec(any::<u8>(), 0..5000), whole_header: bool) {
        let scratch = Scratch::new();
        let path = scratch.file("t.rdb");
        if whole_header {
            let (mut writer, _) = create(&path);
            writer.finish(Exit::Code(0), Time(0)).expect("a finished trace");
            let mut start = fs::read(&path).expect("a file");
            start.truncate(4096);
            start.append(&mut bytes);
            bytes = start;
        }
        fs::write(&path, &bytes).expect("a file");
        if let Ok(reader) = Reader::open(&path) {
            let _ = collect(&mut reader.cursor());
        }
    }
}
