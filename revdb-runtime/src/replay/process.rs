//! A replay process at a stop point: decides whether to stop, and serves the controller while it is paused.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering::Relaxed;

use super::channel::Channel;
use super::protocol::{Digest, Reply, Request, Run, Stop};
use super::scan::{self, Scan};
use super::state::{self, KEEP, PAUSE, State};
use super::summary::Collector;
use super::sys::{self, Side};
use super::{apart, pack, sandbox};
use crate::boundary;
use crate::clock::{PAGE, Time, now};
use crate::guest::{Guest, Location, Outcome};
use crate::mode;

/// A stop point in a replay process.
pub(super) fn at_stop(guest: &mut dyn Guest, location: Location) {
    let time = now();
    if KEEP.peek(|state| state.passes(&location, time)) == Some(true) {
        return;
    }
    let Some(mut state) = KEEP.take() else {
        return;
    };
    let found = match &mut state.scan {
        Some(scan) => scan.look(guest, location, time, Time(state.until)),
        None => false,
    };
    let pause = PAUSE.load(Relaxed);
    if found || pause || time.0 >= state.until {
        sandbox::close(&mut state);
        let interrupted = pause && !found && time.0 < state.until;
        state = pause_here(state, guest, location, interrupted);
    }
    while state.signal_time == time.0 {
        state.signal_time = u64::MAX;
        // Taking the event tells the state, through `hooks::expect_signal`, of the next one.
        KEEP.put(state);
        if let Some(signal) = boundary::take_signal() {
            guest.signal(signal);
        }
        match KEEP.take() {
            Some(kept) => state = kept,
            None => return,
        }
    }
    state.arm();
    KEEP.put(state);
}

/// Reports the stop and serves requests until one says to go on.
fn pause_here(mut state: Box<State>, guest: &mut dyn Guest, location: Location, paused: bool) -> Box<State> {
    PAUSE.store(false, Relaxed);
    PAGE.watching.store(0, Relaxed);
    PAGE.catching.store(0, Relaxed);
    let stop = Stop { time: now(), location, depth: PAGE.depth.load(Relaxed) };
    let hit = state.scan.as_ref().and_then(|scan| scan.hit.clone());
    state.release_output();
    state.reply(&Reply::Stopped { stop, hit, paused });
    loop {
        let (request, passed) = match state.channel.receive::<Request>() {
            Ok(message) => message,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(_) => sys::exit_now(0),
        };
        match request {
            Request::Run(run) => {
                PAUSE.store(false, Relaxed);
                begin(&mut state, guest, run, location);
                return state;
            }
            Request::Resume => {
                PAUSE.store(false, Relaxed);
                return state;
            }
            Request::Fork => {
                // SAFETY: a replay process has one thread, and this point holds no lock.
                match (passed, unsafe { sys::fork(true) }) {
                    (Some(socket), Ok(Side::Child)) => {
                        sys::die_with(state.controller);
                        let channel = Channel::new(socket);
                        sandbox::note_control(&channel);
                        state.channel = channel;
                    }
                    (_, Ok(Side::Parent { child })) => state.reply(&Reply::Forked { process: child }),
                    // Without a descriptor or a process there is no copy to talk to: the controller sees the end.
                    _ => sys::exit_now(1),
                }
            }
            Request::Pack(regions) => {
                // SAFETY: a replay process has one thread, and this point holds no lock. The controller leaves mappings of files out, and
                // what lies right behind them.
                let own = unsafe { pack::pack(state.channel.raw(), state.controller, &regions) };
                if let Some(socket) = own {
                    let channel = Channel::new(socket);
                    sandbox::note_control(&channel);
                    state.channel = channel;
                }
                state.reply(&Reply::Packed(false));
            }
            Request::HandOver { every } => state.hand_over = Some(every),
            Request::Frames => {
                let frames = apart::unchanged(|| guest.frames());
                state.reply(&Reply::Frames(frames));
            }
            Request::SeesOuterFrames => {
                let sees = apart::unchanged(|| guest.sees_outer_frames());
                state.reply(&Reply::SeesOuterFrames(sees));
            }
            Request::Code(code) => {
                let code = apart::unchanged(|| guest.code(code));
                state.reply(&Reply::Code(code));
            }
            Request::Source(file) => {
                let source = apart::unchanged(|| guest.source(&file));
                state.reply(&Reply::Source(source));
            }
            Request::Files => {
                let files = apart::unchanged(|| guest.files());
                state.reply(&Reply::Files(files));
            }
            Request::Alive(objects) => {
                let next = PAGE.next_object.load(Relaxed);
                let alive = objects
                    .into_iter()
                    .map(|object| object.0 < next && apart::unchanged(|| guest.is_alive(object)))
                    .collect();
                state.reply(&Reply::Alive(alive));
            }
            Request::Needs(watches) => {
                let needs = watches.iter().map(|watch| scan::needs(guest, watch)).collect();
                state.reply(&Reply::Needs(needs));
            }
            Request::Summary => {
                let summary = state.collector.take().map(|collector| collector.finish(state.output_length));
                state.reply(&Reply::Summary(summary));
            }
            Request::Watch(watches) => {
                let values = watches.iter().map(|watch| scan::value(guest, watch)).collect();
                state.reply(&Reply::Watch(values));
            }
            Request::Digest => {
                let digest = digest(&state, guest);
                state.reply(&Reply::Digest(digest));
            }
            Request::Locals { frame } => {
                let variables;
                (state, variables) = evaluating(state, || guest.locals(frame as usize));
                state.reply(&Reply::Locals(variables.flatten()));
            }
            Request::Children { object, start, count } => {
                let children;
                (state, children) =
                    evaluating(
                        state,
                        || {
                            if guest.is_alive(object) { guest.children(object, start, count) } else { None }
                        },
                    );
                state.reply(&Reply::Children(children.flatten()));
            }
            Request::Arguments { frame } => {
                let names;
                (state, names) = evaluating(state, || guest.arguments(frame as usize));
                state.reply(&Reply::Arguments(names.flatten()));
            }
            Request::Exception => {
                let raised;
                (state, raised) = evaluating(state, || guest.exception());
                state.reply(&Reply::Exception(raised.flatten()));
            }
            Request::Writes => {
                let positions = state.scan.as_ref().map(Scan::writes).unwrap_or_default();
                let ranges;
                (state, ranges) = evaluating(state, || {
                    // The end of an object is noted like a write, and is none.
                    let alive = positions.into_iter().filter(|(_, object)| guest.is_alive(*object));
                    let positions: Vec<u64> = alive.map(|(position, _)| position).collect();
                    positions.into_iter().filter_map(|position| guest.source_range(position)).collect()
                });
                state.reply(&Reply::Writes(ranges.unwrap_or_default()));
            }
            Request::Outline(file) => {
                let outline;
                (state, outline) = evaluating(state, || guest.outline(&file));
                state.reply(&Reply::Outline(outline.flatten()));
            }
            Request::Evaluate { frame, code, objects } => {
                let next = PAGE.next_object.load(Relaxed);
                let later = objects.iter().find(|binding| binding.object.0 >= next);
                let outcome;
                (state, outcome) = evaluating(state, || {
                    if let Some(later) = later {
                        return Outcome::Raised(scan::created_later(later.number));
                    }
                    match objects.iter().find(|binding| !guest.is_alive(binding.object)) {
                        Some(dead) => Outcome::Raised(scan::freed(dead.number)),
                        None => guest.evaluate(frame as usize, &code, &objects),
                    }
                });
                let failed = || Outcome::Raised("the interpreter itself failed; its message is above".to_owned());
                state.reply(&Reply::Outcome(outcome.unwrap_or_else(failed)));
            }
        }
    }
}

/// Goes on in a fork, and ends.
pub(super) fn hand_over(state: &State) {
    // SAFETY: a replay process has one thread, and whoever consumes an event holds no lock.
    match unsafe { sys::fork(true) } {
        Ok(Side::Child) => sys::die_with(state.controller),
        Ok(Side::Parent { child }) => {
            state.reply(&Reply::HandedOver { process: child });
            sys::exit_now(0)
        }
        Err(_) => sys::exit_now(1),
    }
}

/// Sets the state up for a run from here.
fn begin(state: &mut State, guest: &mut dyn Guest, run: Run, location: Location) {
    state.until = run.until.0;
    state.output_from = run.output_from.map_or(u64::MAX, |time| time.0);
    state.scan = run.search.map(|search| Scan::new(guest, search, location, now()));
    state.collector = run.summarise.then(|| Box::new(Collector::new(&location, state.output_length)));
}

/// Runs guest code in this process, which is a throw-away fork, with its output going to the controller. `None` if the host
/// panics.
fn evaluating<T>(mut state: Box<State>, run: impl FnOnce() -> T) -> (Box<State>, Option<T>) {
    apart::become_evaluator();
    state.output_from = 0;
    state.scan = None;
    state.collector = None;
    // The output hook must find the state while the guest runs.
    KEEP.put(state);
    // What a panic leaves half done goes away with the process.
    let result = catch_unwind(AssertUnwindSafe(run)).ok();
    mode::end_evaluation();
    match KEEP.take() {
        Some(state) => (state, result),
        None => sys::exit_now(1),
    }
}

/// The digest of everything that the rest of the run depends on, and of what it has put out.
fn digest(state: &State, guest: &mut dyn Guest) -> Digest {
    let mut sum = state::HASH_SEED;
    apart::unchanged(|| guest.digest(&mut |bytes| sum = state::hash(sum, bytes)));
    Digest {
        guest: sum,
        events: boundary::events_consumed(),
        next_object: PAGE.next_object.load(Relaxed),
        next_frame: PAGE.next_frame.load(Relaxed),
        depth: PAGE.depth.load(Relaxed),
        output_length: state.output_length,
        output: state.output_hash,
    }
}
