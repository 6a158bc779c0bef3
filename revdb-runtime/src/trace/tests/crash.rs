//! What happens to a trace when something happens to the process: these tests run a process of their own, which is this
//! test program with one test, [`process`].

use std::os::fd::AsRawFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicPtr;

use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{SigSet, SigmaskHow, Signal, raise, sigprocmask};

use super::*;

const SCENE: &str = "TRACE_TEST_SCENE";
const DIRECTORY: &str = "TRACE_TEST_DIRECTORY";

/// Starts a process that runs the scene.
fn start(scene: &str, directory: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "trace::tests::crash::process", "--nocapture"])
        .env(SCENE, scene)
        .env(DIRECTORY, directory)
        .stdout(Stdio::null())
        .spawn()
        .expect("a process")
}

#[test]
fn process() {
    let Some(directory) = std::env::var_os(DIRECTORY) else { return };
    let directory = PathBuf::from(directory);
    match std::env::var(SCENE).as_deref() {
        Ok("endless") => endless(&directory),
        Ok("limited") => limited(&directory, true),
        Ok("limited inline") => limited(&directory, false),
        Ok("limited late") => limited_late(&directory),
        Ok("no room") => no_room(&directory),
        Ok("stolen") => stolen(&directory, true),
        Ok("stolen inline") => stolen(&directory, false),
        Ok("fork") => fork(&directory),
        scene => panic!("no such scene: {scene:?}"),
    }
}

/// A number that outlives the process that counts it.
fn counter(path: &Path) -> &'static AtomicU64 {
    let file = fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).expect("a file");
    file.set_len(8).expect("eight bytes");
    let access = nix::sys::mman::ProtFlags::PROT_READ | nix::sys::mman::ProtFlags::PROT_WRITE;
    let len = std::num::NonZero::new(8).expect("not zero");
    // SAFETY: a new mapping touches no memory that is in use.
    let memory = unsafe { nix::sys::mman::mmap(None, len, access, nix::sys::mman::MapFlags::MAP_SHARED, file, 0) };
    let memory = AtomicPtr::new(memory.expect("shared memory").cast::<AtomicU64>().as_ptr());
    // SAFETY: page-aligned, never unmapped, accessed atomically only, and the file is not made shorter.
    unsafe { &*memory.into_inner() }
}

/// The payload of an event: mostly short, sometimes longer than a chunk.
fn payload(number: u64) -> Vec<u8> {
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    let len = match mixed % 1000 {
        0 => 100_000,
        1..10 => 5_000,
        _ => mixed % 40,
    };
    number.to_le_bytes().into_iter().cycle().take(len as usize).collect()
}

fn endless(directory: &Path) {
    let count = counter(&directory.join("count"));
    let (mut writer, clock) = create(&directory.join("t.rdb"));
    writer.share_clock().expect("shared memory");
    for number in 0.. {
        clock.time.store(number * 2, Ordering::Relaxed);
        assert!(writer.append(Kind::Call, number as u32, &payload(number)));
        clock.time.store(number * 2 + 1, Ordering::Relaxed);
        count.store(number + 1, Ordering::Release);
    }
}

#[test]
fn a_killed_recording_loses_nothing() {
    let (mut random, mut lost, mut total) = (std::process::id() as u64, 0, 0);
    for _ in 0..40 {
        let scratch = Scratch::new();
        let count = counter(&scratch.file("count"));
        let mut child = start("endless", &scratch.0);
        random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        // Early, late, and between.
        let moment = (random >> 33) % [10, 3_000, 30_000, 100_000][(random >> 60) as usize % 4];
        while count.load(Ordering::Acquire) <= moment {
            assert!(child.try_wait().expect("a child").is_none(), "it does not end by itself");
            std::hint::spin_loop();
        }
        child.kill().expect("a child");
        child.wait().expect("a child");
        let returned = count.load(Ordering::Acquire);
        let (events, end) = read(&scratch.file("t.rdb"));
        lost += returned.saturating_sub(events.len() as u64);
        total += returned;
        for (event, number) in events.iter().zip(0u64..) {
            assert!(*event == (Kind::Call, number as u32, None, payload(number)), "event {number}");
        }
        assert!(events.len() as u64 <= returned + 1);
        assert!(end.time >= Time(returned * 2 - 1) && end.time <= Time(returned * 2 + 1), "{end:?}, {returned}");
        assert_eq!((end.exit, end.complete, end.stopped, end.damage), (None, false, None, None));
    }
    assert_eq!(lost, 0, "of {total}");
}

/// Random enough that it cannot be compressed.
fn noise(number: u64) -> [u8; 24] {
    let mut bytes = [0; 24];
    for (word, at) in bytes.chunks_mut(8).zip(1u64..) {
        let mixed = (number * 3 + at).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        word.copy_from_slice(&(mixed ^ mixed >> 31).wrapping_mul(0xBF58_476D_1CE4_E5B9).to_le_bytes());
    }
    bytes
}

fn limit_files(size: u64) {
    setrlimit(Resource::RLIMIT_FSIZE, size, size).expect("a lower limit");
}

/// The file cannot grow beyond a limit, as on a full disk.
fn limited(directory: &Path, threaded: bool) {
    let count = counter(&directory.join("count"));
    let (mut writer, clock) = create_with(&directory.join("t.rdb"), true, threaded);
    writer.share_clock().expect("shared memory");
    limit_files(1_000_000);
    let mut recorded = 0;
    for number in 0..100_000u64 {
        clock.time.store(number + 1, Ordering::Relaxed);
        let was_recorded = writer.append(Kind::Call, 1, &noise(number));
        assert!(!was_recorded || recorded == number, "nothing is recorded behind a gap");
        recorded += u64::from(was_recorded);
    }
    count.store(recorded, Ordering::Release);
    let warning = writer.take_warning().expect("recording has stopped").to_string();
    assert!(warning.ends_with("raise the limit on the size of files (ulimit -f) and record again"), "{warning}");
    assert!(writer.take_warning().is_none(), "once");
    writer.finish(Exit::Code(0), Time(100_000)).expect("the warning was taken");
}

#[test]
fn a_full_disk_stops_the_recording_not_the_program() {
    for scene in ["limited", "limited inline"] {
        let scratch = Scratch::new();
        let status = start(scene, &scratch.0).wait().expect("a child");
        assert!(status.success(), "{scene}: {status}");
        let recorded = counter(&scratch.file("count")).load(Ordering::Acquire);
        assert!(recorded > 20_000 && recorded < 100_000);
        let (events, end) = read(&scratch.file("t.rdb"));
        assert_eq!(events.len() as u64, recorded, "all of which append said so");
        for (event, number) in events.iter().zip(0u64..) {
            assert_eq!(event.3, noise(number));
        }
        assert_eq!((end.exit, end.complete, end.damage), (None, false, None));
        assert_eq!(end.stopped, Some(libc::EFBIG));
        assert_eq!(end.time, Time(recorded + 1), "the time of the first event that is missing");
    }
}

/// The file cannot grow, but the ring has room for all there is.
fn limited_late(directory: &Path) {
    let (mut writer, clock) = create(&directory.join("t.rdb"));
    limit_files(100_000);
    append_numbers(&mut writer, clock, 0..5_000);
    writer.finish(Exit::Code(7), Time(9_999)).expect("nothing is lost");
}

#[test]
fn a_disk_that_fills_up_late_costs_nothing() {
    let scratch = Scratch::new();
    let status = start("limited late", &scratch.0).wait().expect("a child");
    assert!(status.success(), "{status}");
    let (events, end) = read(&scratch.file("t.rdb"));
    assert_numbers(&events, 5_000);
    assert_eq!((end.exit, end.time, end.complete), (Some(Exit::Code(7)), Time(9_999), true));
}

/// There is no room even for the beginning of a trace; there is one already.
fn no_room(directory: &Path) {
    limit_files(100_000);
    for name in ["old.rdb", "new.rdb"] {
        let error = Writer::create(&directory.join(name), &header()).expect_err("no room");
        assert!(matches!(error, Error::Io { action: "reserve space in", .. }), "{error}");
    }
}

#[test]
fn a_disk_that_is_full_from_the_start_keeps_the_old_trace() {
    let scratch = Scratch::new();
    let path = scratch.file("old.rdb");
    let (mut writer, clock) = create(&path);
    append_numbers(&mut writer, clock, 0..100);
    writer.finish(Exit::Code(0), Time(100)).expect("a finished trace");
    let status = start("no room", &scratch.0).wait().expect("a child");
    assert!(status.success(), "{status}");
    assert_numbers(&read(&path).0, 100);
    assert_eq!(fs::read_dir(&scratch.0).expect("a directory").count(), 1, "nothing is left");
}

/// The program closes all descriptors, and opens a file of its own in the place of the trace.
fn stolen(directory: &Path, threaded: bool) {
    let path = directory.join("t.rdb");
    let (mut writer, clock) = create_with(&path, true, threaded);
    append_numbers(&mut writer, clock, 0..1_000);
    if threaded {
        wait_for_a_table_of_its_own(&path);
    }
    let own = fs::File::create(directory.join("own")).expect("a file");
    // SAFETY: no memory is involved; that it disturbs the owner of the descriptor is what this is about.
    assert!(unsafe { libc::dup2(own.as_raw_fd(), descriptors(&path)[0]) } >= 0);
    if threaded {
        append_numbers(&mut writer, clock, 1_000..50_000);
    } else {
        let mut recorded = 0;
        while writer.append(Kind::Call, 1, &[7; 100]) {
            recorded += 1;
        }
        assert!(recorded > 1_000, "the ring takes some more");
        assert!(writer.take_warning().is_some());
    }
    writer.finish(Exit::Code(0), Time(50_000)).expect("the warning was taken, if there was one");
}

/// The recorder's thread has one descriptor: the trace's.
fn wait_for_a_table_of_its_own(trace: &Path) {
    let trace = fs::canonicalize(trace).expect("a file");
    let is_alone = || {
        let threads = fs::read_dir("/proc/self/task").expect("threads").flatten();
        threads.map(|thread| thread.path().join("fd")).any(|table| {
            let open: Vec<_> = fs::read_dir(table).into_iter().flatten().flatten().collect();
            open.len() == 1 && fs::read_link(open[0].path()).is_ok_and(|path| path == trace)
        })
    };
    while !is_alone() {
        std::thread::yield_now();
    }
}

#[test]
fn a_file_that_took_the_descriptor_is_left_alone() {
    for (scene, whole) in [("stolen", true), ("stolen inline", false)] {
        let scratch = Scratch::new();
        let status = start(scene, &scratch.0).wait().expect("a child");
        assert!(status.success(), "{scene}: {status}");
        assert_eq!(fs::metadata(scratch.file("own")).expect("a file").len(), 0);
        let (events, end) = read(&scratch.file("t.rdb"));
        if whole {
            assert_numbers(&events, 50_000);
        } else {
            assert_numbers(&events[..1_000], 1_000);
        }
        assert_eq!(end.stopped, (!whole).then_some(libc::EBADF), "{scene}");
        assert_eq!(end.exit, whole.then_some(Exit::Code(0)), "{scene}");
    }
}

/// Children of the recorded process leave the trace alone, and do not hold its lock.
fn fork(directory: &Path) {
    let path = directory.join("t.rdb");
    let (mut writer, clock) = create(&path);
    writer.share_clock().expect("shared memory");
    append_numbers(&mut writer, clock, 0..10_000);
    // SAFETY: what the child does needs no other thread: it allocates nothing and takes no lock.
    match unsafe { nix::unistd::fork() }.expect("a child") {
        nix::unistd::ForkResult::Child => {
            writer.detach();
            clock.time.store(1 << 50, Ordering::Relaxed);
            for number in 0..100_000u64 {
                assert!(!writer.append(Kind::Call, 9, &number.to_le_bytes()));
            }
            writer.tombstone().died_by(9);
            writer.finish(Exit::Code(9), Time(9)).expect("nothing to do");
            drop(writer);
            // It outlives the parent.
            let count = counter(&directory.join("count"));
            count.store(1, Ordering::Release);
            while count.load(Ordering::Acquire) == 1 {
                std::thread::yield_now();
            }
            // SAFETY: nothing of the test program runs in the child.
            unsafe { libc::_exit(0) }
        }
        nix::unistd::ForkResult::Parent { .. } => {
            append_numbers(&mut writer, clock, 10_000..20_000);
            raise(Signal::SIGKILL).expect("the end");
        }
    }
}

#[test]
fn a_forked_child_leaves_the_trace_alone() {
    let scratch = Scratch::new();
    let count = counter(&scratch.file("count"));
    let status = start("fork", &scratch.0).wait().expect("a child");
    assert_eq!(status.signal(), Some(9));
    while count.load(Ordering::Acquire) == 0 {
        std::thread::yield_now();
    }
    let (events, end) = read(&scratch.file("t.rdb"));
    count.store(2, Ordering::Release);
    assert_numbers(&events, 20_000);
    assert_eq!((end.exit, end.time), (None, Time(19_999)));
}

#[test]
fn the_recorders_thread_takes_no_signals() {
    let scratch = Scratch::new();
    let (writer, _) = create(&scratch.file("t.rdb"));
    let find = || {
        let threads = fs::read_dir("/proc/self/task").expect("threads").flatten();
        let mut status = threads.filter_map(|thread| fs::read_to_string(thread.path().join("status")).ok());
        status.find(|status| status.starts_with("Name:\trevdb-trace"))
    };
    // It gives itself its name, when it first runs.
    let status = loop {
        if let Some(status) = find() {
            break status;
        }
        std::thread::yield_now();
    };
    let blocked = status.lines().find_map(|line| line.strip_prefix("SigBlk:")).expect("a mask").trim();
    let blocked = u64::from_str_radix(blocked, 16).expect("a number");
    for signal in [Signal::SIGINT, Signal::SIGXFSZ, Signal::SIGTERM, Signal::SIGCHLD, Signal::SIGALRM] {
        assert!(blocked >> (signal as u32 - 1) & 1 == 1, "{signal} in {blocked:x}");
    }
    drop(writer);
}

#[test]
fn signals_are_blocked_as_before_afterwards() {
    let mut before = SigSet::empty();
    sigprocmask(SigmaskHow::SIG_BLOCK, None, Some(&mut before)).expect("a mask");
    let scratch = Scratch::new();
    let (mut writer, _) = create(&scratch.file("t.rdb"));
    writer.finish(Exit::Code(0), Time(0)).expect("a finished trace");
    let mut after = SigSet::empty();
    sigprocmask(SigmaskHow::SIG_BLOCK, None, Some(&mut after)).expect("a mask");
    assert_eq!(before, after);
}
