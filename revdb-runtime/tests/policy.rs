//! How a session uses the machine changes how fast moves are, never where they end.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use revdb_runtime::Time;
use revdb_runtime::debugger::{
    Arrival, Digest, Error, Motion, Notice, Observer, Place, Policy, Session, Stream, Target, Unobserved,
};

/// Recursion, objects that come and go, writes that change nothing, and a stretch long enough for marks and checkpoints.
const PROGRAM: &str = "\
fn fib n
if n < 2 base
a = n - 1
b = n - 2
a = call fib a
b = call fib b
return a + b
base:
return n
end

fn churn count
i = 0
again:
scratch = list
push scratch i
put scratch 0 7
i = i + 1
if i < count again
return scratch
end

data = list
push data 1
push data 2
total = call fib 11
put data 0 5
last = call churn 300
spin 600000
put data 0 5
print 34
put data 1 9
total = call fib 8
spin 600000
push data 3
drop last
total = call churn 100
print total
";

/// The recording of [`PROGRAM`], made once.
fn recording() -> &'static Path {
    static TRACE: OnceLock<PathBuf> = OnceLock::new();
    TRACE.get_or_init(|| record("policy", PROGRAM))
}

/// Records `program.toy` with this text in a directory of its own.
fn record(name: &str, text: &str) -> PathBuf {
    let directory = std::env::temp_dir().join(format!("revdb-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a directory for the test");
    let trace = directory.join("program.rdb");
    std::fs::write(directory.join("program.toy"), text).expect("written");
    let mut toy = Command::new(common::toy());
    toy.current_dir(&directory).arg("program.toy").env("REVDB", &trace).stdout(Stdio::null());
    assert!(toy.status().expect("it starts").success());
    trace
}

/// The directory of a recording that [`record`] has made goes away.
fn remove(trace: &Path) {
    std::fs::remove_dir_all(trace.parent().expect("a directory of its own")).expect("removed");
}

fn open(policy: Policy) -> Session {
    Session::open_with(recording(), policy, &mut Unobserved).expect("the trace opens")
}

/// Adds one of four break- and watchpoints.
fn add(session: &mut Session, point: u8) -> Result<(), Error> {
    let observer = &mut Unobserved;
    match point % 4 {
        0 => session.add_breakpoint(Place::Function("fib".to_owned()), None, false, observer).map(|_| ()),
        1 => {
            let place = Place::Line { file: "program.toy".to_owned(), line: 16 };
            session.add_breakpoint(place, Some("i == 250".to_owned()), false, observer).map(|_| ())
        }
        2 => session.add_watchpoint("at data 0", observer).map(|_| ()),
        _ => session.add_watchpoint("len data", observer).map(|_| ()),
    }
}

/// What a session is asked to do.
#[derive(Clone, Debug)]
enum Step {
    Go(u64),
    Travel(Motion),
    /// Time passes.
    Think,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let motion = prop_oneof![
        Just(Motion::Step),
        Just(Motion::BackStep),
        Just(Motion::Next),
        Just(Motion::BackNext),
        Just(Motion::Finish),
        Just(Motion::BackFinish),
        Just(Motion::Continue),
        Just(Motion::BackContinue),
    ];
    let step = prop_oneof![
        2 => (0_u64..1_000_000).prop_map(Step::Go),
        4 => motion.prop_map(Step::Travel),
        1 => Just(Step::Think),
    ];
    prop::collection::vec(step, 1..12)
}

#[derive(Clone, Debug, PartialEq)]
struct Answer {
    arrival: Arrival,
    digest: Digest,
}

/// What a session with a policy says to all of it.
fn answers(policy: Policy, points: &[u8], steps: &[Step]) -> Result<Vec<Answer>, Error> {
    let mut session = open(policy);
    let observer = &mut Unobserved;
    for &point in points {
        add(&mut session, point)?;
    }
    let end = session.end().0;
    let mut answers = Vec::new();
    for step in steps {
        let arrival = match step {
            Step::Go(at) => session.go(Target::Time(1 + at * end / 1_000_000), observer)?,
            Step::Travel(motion) => session.travel(*motion, 1, observer)?,
            Step::Think => {
                while session.think(observer)? {}
                continue;
            }
        };
        answers.push(Answer { arrival, digest: session.digest(observer)? });
    }
    Ok(answers)
}

const POLICIES: [Policy; 5] = [
    Policy { memory: None, checkpoints: Some(0), pack: false },
    Policy { memory: None, checkpoints: Some(1), pack: false },
    Policy { memory: None, checkpoints: Some(1000), pack: false },
    Policy { memory: Some(1), checkpoints: None, pack: false },
    Policy { memory: None, checkpoints: Some(10), pack: true },
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_policy_changes_no_answer(points in prop::collection::vec(0_u8..4, 0..3), steps in steps()) {
        let usual = answers(Policy::default(), &points, &steps).expect("it moves");
        for policy in POLICIES {
            let other = answers(policy, &points, &steps).expect("it moves");
            prop_assert_eq!(&usual, &other, "{:?}", policy);
        }
    }
}

/// All hits of a search from one end of the recording to the other.
fn hits(session: &mut Session, motion: Motion) -> Vec<(u64, Vec<u32>)> {
    let begin = if motion == Motion::Continue { Target::Start } else { Target::End };
    session.go(begin, &mut Unobserved).expect("it goes there");
    let mut hits = Vec::new();
    loop {
        let arrival = session.travel(motion, 1, &mut Unobserved).expect("it moves");
        if arrival.hits.is_empty() {
            return hits;
        }
        hits.push((arrival.stop.time.0, arrival.hits.iter().map(|hit| hit.number).collect()));
    }
}

/// Notes how far searches come.
struct Progress(Vec<u64>);

impl Observer for Progress {
    fn output(&mut self, _: Stream, _: &[u8]) {}

    fn progress(&mut self, at: Time, _: Time) {
        self.0.push(at.0);
    }
}

#[test]
fn what_was_summarised_is_not_searched_again_though_checkpoints_were_added() {
    // Long enough for several stretches, and for checkpoints between their ends.
    let trace = record("summarised", "once = 1\nspin 30000000\nprint once\n");
    let mut session = Session::open_with(&trace, Policy::default(), &mut Unobserved).expect("the trace opens");
    let end = session.end().0;
    session.go(Target::End, &mut Unobserved).expect("it goes there");
    while session.think(&mut Unobserved).expect("it thinks") {}
    assert!(session.checkpoints().len() > 20, "{:?}", session.checkpoints());
    let place = Place::Line { file: "program.toy".to_owned(), line: 1 };
    session.add_breakpoint(place, None, false, &mut Unobserved).expect("added");
    let mut progress = Progress(Vec::new());
    let arrival = session.travel(Motion::BackContinue, 1, &mut progress).expect("it moves");
    remove(&trace);
    assert_eq!((arrival.hits.len(), arrival.stop.time), (1, Time(1)), "of {end}");
    // Checkpoints are laid by the clock: on a busy machine a stretch at the edge may have come too late for a summary.
    let searched: Vec<u64> = progress.0.into_iter().filter(|&at| at > end / 2).collect();
    let wide = searched.iter().max().zip(searched.iter().min()).map_or(0, |(last, first)| last - first);
    assert!(wide < end / 10, "{searched:?} of {end}");
}

#[test]
fn a_search_by_several_processes_finds_the_last_hit_first() {
    // Nothing is summarised, and one process alone would be at it for long.
    let part = "mark = 1\nspin 12000000\n";
    let trace = record("helped", &part.repeat(4));
    let mut session = Session::open_with(&trace, Policy::default(), &mut Unobserved).expect("the trace opens");
    session.go(Target::End, &mut Unobserved).expect("it goes there");
    for line in [1, 3, 5, 7] {
        let place = Place::Line { file: "program.toy".to_owned(), line };
        session.add_breakpoint(place, None, false, &mut Unobserved).expect("added");
    }
    let mut found = Vec::new();
    for _ in 0..4 {
        let arrival = session.travel(Motion::BackContinue, 1, &mut Unobserved).expect("it moves");
        found.extend(arrival.hits.iter().map(|hit| hit.number));
    }
    remove(&trace);
    assert_eq!(found, [4, 3, 2, 1]);
}

/// Interrupts whatever is asked about it so many times.
struct Brief(u32);

impl Observer for Brief {
    fn output(&mut self, _: Stream, _: &[u8]) {}

    fn interrupted(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 == 0
    }
}

#[test]
fn a_spread_is_completed_though_thinking_was_cut_short() {
    let trace = record("cut", "spin 30000000\n");
    let spread = |cuts: u32| {
        let mut session = Session::open_with(&trace, Policy::default(), &mut Unobserved).expect("the trace opens");
        session.go(Target::End, &mut Unobserved).expect("it goes there");
        let opened = session.checkpoints().len();
        for cut in 0..cuts {
            let _ = session.think(&mut Brief(1 + cut % 40));
        }
        while session.think(&mut Unobserved).expect("it thinks") {}
        let times: Vec<u64> = session.checkpoints().iter().map(|checkpoint| checkpoint.0.0).collect();
        let widest = times.windows(2).map(|ends| ends[1] - ends[0]).max().unwrap_or(u64::MAX);
        (opened, times.len(), widest)
    };
    let (whole, cut) = (spread(0), spread(120));
    remove(&trace);
    // Even gaps would be of a fortieth or less; they are laid by the clock, so a busy machine makes some wider.
    for (opened, checkpoints, widest) in [whole, cut] {
        assert!(checkpoints > opened.max(40) && widest < 30_000_000 / 15, "{whole:?} {cut:?}");
    }
}

#[test]
fn what_summaries_skip_holds_no_hit() {
    for point in 0..4_u8 {
        for motion in [Motion::Continue, Motion::BackContinue] {
            let mut found = Vec::new();
            for thinks in [false, true] {
                let mut session = open(Policy::default());
                session.go(Target::End, &mut Unobserved).expect("it goes there");
                if thinks {
                    while session.think(&mut Unobserved).expect("it thinks") {}
                }
                session.go(Target::Time(10), &mut Unobserved).expect("it goes there");
                add(&mut session, point).expect("added");
                found.push(hits(&mut session, motion));
            }
            assert!(!found[0].is_empty(), "point {point} is never hit");
            assert_eq!(found[0], found[1], "point {point}, {motion:?}");
        }
    }
}

/// Keeps what the guest prints.
struct Printed(Vec<u8>);

impl Observer for Printed {
    fn output(&mut self, _: Stream, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
}

#[test]
fn what_is_printed_on_the_way_is_shown_though_stretches_are_skipped() {
    let mut session = open(Policy::default());
    session.go(Target::End, &mut Unobserved).expect("it goes there");
    while session.think(&mut Unobserved).expect("it thinks") {}
    session.go(Target::Start, &mut Unobserved).expect("it goes there");
    // Never met.
    let nowhere = Place::Function("nowhere".to_owned());
    session.add_breakpoint(nowhere, None, false, &mut Unobserved).expect("added");
    let mut printed = Printed(Vec::new());
    session.travel(Motion::Continue, 1, &mut printed).expect("it moves");
    assert_eq!(session.stop().time, session.end());
    session.travel(Motion::BackStep, 1, &mut Unobserved).expect("it moves");
    assert_eq!(printed.0, b"34\n[7]\n");
}

/// Notes what it is told, and interrupts after a while.
struct Impatient {
    until: Instant,
    interrupted: Option<Instant>,
}

impl Observer for Impatient {
    fn output(&mut self, _: Stream, _: &[u8]) {}

    fn interrupted(&mut self) -> bool {
        let now = Instant::now();
        if now >= self.until {
            self.interrupted.get_or_insert(now);
        }
        self.interrupted.is_some()
    }
}

#[test]
fn a_hundred_interrupts_return_to_where_the_move_began() {
    let mut session = open(Policy::default());
    session.add_watchpoint("at data 1", &mut Unobserved).expect("added");
    session.go(Target::Time(50), &mut Unobserved).expect("it goes there");
    let end = session.end().0;
    let mut interrupts = 0;
    for round in 0..400_u64 {
        let began = session.stop();
        let digest = session.digest(&mut Unobserved).expect("a digest");
        let mut observer =
            Impatient { until: Instant::now() + Duration::from_micros(37 * (round % 90)), interrupted: None };
        let moved = match round % 4 {
            0 => session.go(Target::Time(1 + round * 7919 % end), &mut observer),
            1 => session.go(Target::End, &mut observer),
            2 => session.travel(Motion::BackContinue, 1, &mut observer),
            _ => session.travel(Motion::Continue, 1, &mut observer),
        };
        match moved {
            Ok(_) => continue,
            Err(Error::Interrupted) => {}
            Err(error) => panic!("round {round}: {error}"),
        }
        let since = observer.interrupted.expect("it was interrupted").elapsed();
        assert!(since < Duration::from_millis(100), "round {round}: {since:?}");
        session.recover(&mut Unobserved).expect("it is still there");
        assert_eq!(session.stop(), began, "round {round}");
        assert_eq!(session.digest(&mut Unobserved).expect("a digest"), digest, "round {round}");
        interrupts += 1;
        if interrupts == 100 {
            return;
        }
    }
    panic!("only {interrupts} interrupts came in time");
}

#[test]
fn replay_processes_use_huge_pages_where_the_machine_offers_them() {
    let offered = std::fs::read_to_string("/sys/kernel/mm/transparent_hugepage/enabled").unwrap_or_default();
    if !offered.contains("[madvise]") {
        return;
    }
    let _session = open(Policy::default());
    let threads = std::fs::read_dir("/proc/self/task").expect("/proc is there");
    let children = threads.flatten().flat_map(|thread| std::fs::read_to_string(thread.path().join("children")));
    let children: Vec<String> =
        children.flat_map(|ids| ids.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    let asks = |id: &String| {
        let mappings = std::fs::read_to_string(format!("/proc/{id}/smaps")).unwrap_or_default();
        mappings.lines().any(|line| line.starts_with("VmFlags:") && line.contains(" hg"))
    };
    assert!(children.iter().any(asks), "none of {children:?}");
}

/// Keeps notices.
struct Listener(Vec<Notice>);

impl Observer for Listener {
    fn output(&mut self, _: Stream, _: &[u8]) {}

    fn notice(&mut self, notice: Notice) {
        self.0.push(notice);
    }
}

#[test]
fn too_little_memory_is_said_once_and_keeps_no_checkpoint() {
    let mut listener = Listener(Vec::new());
    let policy = Policy { memory: Some(4096), ..Policy::default() };
    let mut session = Session::open_with(recording(), policy, &mut listener).expect("the trace opens");
    // At the opening, before any move: a fast machine may find all moves short.
    assert_eq!(listener.0.len(), 1, "{:?}", listener.0);
    for _ in 0..3 {
        session.go(Target::End, &mut listener).expect("it goes there");
        session.go(Target::Start, &mut listener).expect("it goes there");
    }
    assert_eq!(session.checkpoints(), [(Time(1), false)]);
    assert!(
        matches!(listener.0[..], [Notice::MemoryTooSmall { needed, budget: 4096 }] if needed > 4096),
        "{:?}",
        listener.0
    );
}

/// Fills a list of some megabytes and writes to all of it.
const LARGE: &str = "\
fn write data count add
i = 0
again:
j = i + add
put data i j
i = i + 1
if i < count again
return add
end

data = list
i = 0
more:
push data i
i = i + 1
if i < 100000 more
last = call write data 100000 1
last = call write data 100000 1000000000000
print last
";

#[test]
fn packed_checkpoints_are_what_they_were() {
    let trace = record("packed", LARGE);
    let answers = |pack| {
        let policy = Policy { memory: None, checkpoints: Some(10), pack };
        let mut session = Session::open_with(&trace, policy, &mut Unobserved).expect("the trace opens");
        let end = session.end().0;
        session.go(Target::End, &mut Unobserved).expect("it goes there");
        while session.think(&mut Unobserved).expect("it thinks") {}
        let mut digests = Vec::new();
        for part in [9, 3, 7, 5, 8, 2, 6, 4] {
            session.go(Target::Time(end / 10 * part + part), &mut Unobserved).expect("it goes there");
            session.travel(Motion::BackStep, 1, &mut Unobserved).expect("it moves");
            digests.push(session.digest(&mut Unobserved).expect("a digest"));
        }
        (session.checkpoints(), session.unpacked(), digests)
    };
    let (checkpoints, unpacked, usual) = answers(false);
    assert!(unpacked == 0 && checkpoints.iter().all(|checkpoint| !checkpoint.1), "{checkpoints:?}");
    let (checkpoints, unpacked, digests) = answers(true);
    remove(&trace);
    let packed = checkpoints.iter().filter(|checkpoint| checkpoint.1).count();
    assert!(packed >= 4 && unpacked >= 4, "{unpacked} forks of {packed} packed ones: {checkpoints:?}");
    assert_eq!(usual, digests);
}
