//! What stands behind the boundary: the trace that is written or read.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::Site;
use super::payload::{Decoder, Encoder, Malformed};
use super::sites::Sites;
use crate::clock;
use crate::mode::{self, Inside, Mode};
use crate::replay::{self, Divergence, hooks};
use crate::trace::{self, Cursor, Exit, Kind, Reader, SHORT, Writer, push_payload};

/// A payload buffer larger than this is given back after use.
const KEEP: usize = 1 << 20;
/// Payloads up to this size are remembered for evaluations.
const REMEMBER: usize = 64;

enum Trace {
    None,
    Record(Writer),
    Replay { cursor: Cursor, reader: Reader },
}

pub(super) struct Engine {
    trace: Trace,
    sites: Sites,
    scratch: Encoder,
    /// The last small payload of each call, by name: what an evaluation is told instead of asking the outside.
    last: Vec<(&'static str, Vec<u8>)>,
}

struct Shared(UnsafeCell<Engine>);

// SAFETY: the engine is reached only through `with`, which demands an `Inside`: a proof that the thread is the guest's (there
// is one) and that no other `Inside` is alive on it.
unsafe impl Sync for Shared {}

/// Whether the first event was logged, or taken from the trace.
static BEGUN: AtomicBool = AtomicBool::new(false);

/// Whether a recorded call was made. Before the first one, std may still be about to start.
#[inline]
pub(crate) fn begun() -> bool {
    BEGUN.load(Relaxed)
}

static ENGINE: Shared = Shared(UnsafeCell::new(Engine {
    trace: Trace::None,
    sites: Sites::new(),
    scratch: Encoder { bytes: Vec::new() },
    last: Vec::new(),
}));

/// Gives access to the engine. `action` must not call `with` again.
#[inline]
pub(super) fn with<R>(_: &Inside, action: impl FnOnce(&mut Engine) -> R) -> R {
    // SAFETY: `Inside` proves that this is the guest's thread and that nobody else on it uses the engine: the actions in
    // this module and its parent do not nest.
    action(unsafe { &mut *ENGINE.0.get() })
}

impl Engine {
    /// Appends an event: what `encode` makes, then `body`.
    #[inline]
    pub(super) fn log(
        &mut self,
        op: &'static str,
        site: Site,
        kind: Kind,
        body: &[u8],
        encode: impl FnOnce(&mut Encoder),
    ) {
        let Trace::Record(writer) = &mut self.trace else { return };
        BEGUN.store(true, Relaxed);
        let (number, new) = self.sites.number(op, site);
        if new {
            writer.define_site(number, op, site.file(), site.line(), site.column());
        }
        self.scratch.bytes.clear();
        encode(&mut self.scratch);
        let mut body = body;
        if body.len() + self.scratch.bytes.len() <= SHORT {
            // A short payload in one piece is copied and checked in one go.
            push_payload(&mut self.scratch.bytes, std::mem::take(&mut body));
        }
        if !writer.append_parts(kind, number, &self.scratch.bytes, body) {
            failed(writer);
        }
        if self.scratch.bytes.capacity() > KEEP {
            self.scratch.bytes = Vec::new();
        }
    }

    /// Takes the next event, which must be of this kind and from this place, and decodes it.
    pub(super) fn answer<T>(
        &mut self,
        op: &'static str,
        site: Site,
        kind: Kind,
        decode: impl FnOnce(&mut Decoder<'_>) -> Result<T, Malformed>,
    ) -> T {
        hooks::close_sandbox();
        BEGUN.store(true, Relaxed);
        let (number, new) = self.sites.number(op, site);
        if new {
            self.expect_definition(op, site);
        }
        let Trace::Replay { cursor, .. } = &mut self.trace else {
            self.diverge("no trace is open".to_owned(), op.to_owned(), site);
        };
        let event = match cursor.next() {
            Ok(Some(event)) => event,
            Ok(None) => hooks::end_of_trace(),
            Err(error) => {
                let error = describe(&error);
                self.diverge(error, op.to_owned(), site)
            }
        };
        if event.kind != kind || event.site != number {
            let (kind, site_number) = (event.kind, event.site);
            self.diverge_from(kind, site_number, op, site);
        }
        let mut decoder = Decoder::new(event.payload);
        let value = decode(&mut decoder);
        let complete = decoder.is_empty();
        if event.payload.len() <= REMEMBER {
            match self.last.iter_mut().find(|(known, _)| std::ptr::eq(*known, op)) {
                Some((_, payload)) => {
                    payload.clear();
                    payload.extend_from_slice(event.payload);
                }
                None => self.last.push((op, event.payload.to_vec())),
            }
        }
        match value {
            Ok(value) if complete => {
                self.look_ahead();
                if let Trace::Replay { cursor, .. } = &self.trace {
                    hooks::consumed(cursor.position());
                }
                value
            }
            _ => self.diverge(format!("{op}: {Malformed}"), op.to_owned(), site),
        }
    }

    /// The last small payload of the call `op`.
    pub(super) fn last(&self, op: &'static str) -> Option<&[u8]> {
        self.last.iter().find(|(known, _)| *known == op).map(|(_, payload)| &payload[..])
    }

    /// While recording: foreign code calls back into the host.
    pub(super) fn log_callback(&mut self, encode: impl FnOnce(&mut Encoder)) {
        let Trace::Record(writer) = &mut self.trace else { return };
        self.scratch.bytes.clear();
        encode(&mut self.scratch);
        if !writer.append(Kind::Callback, 0, &self.scratch.bytes) {
            failed(writer);
        }
    }

    /// On replay, in a foreign call: its next call back into the host, if that is what the trace holds next.
    pub(super) fn take_callback(&mut self, op: &'static str, site: Site) -> Option<Vec<u8>> {
        hooks::close_sandbox();
        let Trace::Replay { cursor, .. } = &mut self.trace else { return None };
        let next = cursor.peek().and_then(|peek| match peek {
            Some(trace::Peek { kind: Kind::Callback, .. }) => Ok(cursor.next()?.map(|event| event.payload.to_vec())),
            _ => Ok(None),
        });
        match next {
            Ok(payload) => {
                self.look_ahead();
                payload
            }
            Err(error) => {
                let error = describe(&error);
                self.diverge(error, op.to_owned(), site)
            }
        }
    }

    fn expect_definition(&mut self, op: &'static str, site: Site) {
        let Trace::Replay { cursor, .. } = &mut self.trace else { return };
        let event = match cursor.next() {
            Ok(Some(event)) => event,
            Ok(None) => hooks::end_of_trace(),
            Err(error) => {
                let error = describe(&error);
                self.diverge(error, op.to_owned(), site)
            }
        };
        if event.kind != Kind::Site {
            let (kind, number) = (event.kind, event.site);
            self.diverge_from(kind, number, op, site);
        }
        match event.definition() {
            Ok(definition)
                if definition.op == op
                    && definition.file == site.file()
                    && definition.line == site.line()
                    && definition.column == site.column() => {}
            Ok(definition) => self.diverge_at(
                definition.op,
                shown(&definition.file, definition.line, definition.column),
                op.to_owned(),
                site,
            ),
            Err(error) => {
                let error = describe(&error);
                self.diverge(error, op.to_owned(), site)
            }
        }
    }

    /// Tells replay where to stop for a signal, when that is what comes next.
    fn look_ahead(&mut self) {
        let Trace::Replay { cursor, .. } = &mut self.trace else { return };
        if let Ok(Some(trace::Peek { kind: Kind::Signal, time: Some(time), .. })) = cursor.peek() {
            hooks::expect_signal(time);
        }
    }

    fn diverge_from(&mut self, kind: Kind, number: u32, op: &'static str, site: Site) -> ! {
        let (expected, expected_site) = match self.sites.get(number) {
            _ if kind == Kind::Site => ("a call from a place that made none before".to_owned(), None),
            _ if kind == Kind::Signal => ("a signal".to_owned(), None),
            _ if kind == Kind::Callback => ("foreign code calls back into the host".to_owned(), None),
            Some(known) => {
                (known.op.to_owned(), shown(known.location.file(), known.location.line(), known.location.column()))
            }
            None => (format!("an event of an unknown place ({kind:?})"), None),
        };
        self.diverge_at(expected, expected_site, op.to_owned(), site)
    }

    pub(super) fn diverge(&mut self, expected: String, actual: String, site: Site) -> ! {
        self.diverge_at(expected, None, actual, site)
    }

    fn diverge_at(&mut self, expected: String, expected_site: Option<replay::Site>, actual: String, site: Site) -> ! {
        hooks::diverged(Divergence {
            time: clock::now(),
            event: match &self.trace {
                Trace::Replay { cursor, .. } => cursor.position(),
                _ => 0,
            },
            expected,
            expected_site,
            actual,
            actual_site: shown(site.file(), site.line(), site.column()),
            // Named by another process.
            at: Vec::new(),
        })
    }
}

/// A place as a report shows it: those in the runtime (a call was caught below the facade) and in std tell nobody anything.
fn shown(file: &str, line: u32, column: u32) -> Option<replay::Site> {
    let runtime = file!().strip_suffix("boundary/engine.rs").unwrap_or_default();
    let unseen = file.starts_with(runtime) || file.starts_with("/rustc/");
    (!unseen).then(|| replay::Site { file: file.to_owned(), line, column })
}

/// An error with its causes, on one line.
pub(crate) fn describe(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

/// Recording stopped (a full disk): says so once; the program goes on.
#[cold]
fn failed(writer: &mut Writer) {
    if let Some(error) = writer.take_warning() {
        crate::entry::complain("warning", &describe(&error));
    }
}

/// Records into `writer` from here on. On the guest's thread only.
pub(crate) fn begin_recording(writer: Writer) {
    let Some(inside) = Inside::enter() else { return };
    with(&inside, |engine| engine.trace = Trace::Record(writer));
    mode::set(Mode::Record);
}

/// Answers from `reader` from here on. On the guest's thread only.
pub(crate) fn begin_replay(reader: Reader) {
    let Some(inside) = Inside::enter() else { return };
    with(&inside, |engine| {
        engine.trace = Trace::Replay { cursor: reader.cursor(), reader };
        engine.look_ahead();
    });
    mode::set(Mode::Replay);
}

/// In the child of a fork: leaves the trace to the parent.
pub(crate) fn detach() {
    mode::set(Mode::Plain);
    // SAFETY: the child of a fork has one thread, this one. If it forked inside a recorded call, that call has not
    // borrowed the engine: `with` is entered only before and after `real`, and the runtime's own code does not fork.
    let engine = unsafe { &mut *ENGINE.0.get() };
    if let Trace::Record(writer) = &mut engine.trace {
        writer.detach();
    }
}

/// The process is about to exit with `status`: closes the recording, or ends the replay.
pub(crate) fn finish(exit: Exit) {
    let Some(inside) = Inside::enter() else { return };
    match mode::mode() {
        Mode::Record => with(&inside, |engine| {
            if let Trace::Record(writer) = &mut engine.trace
                && let Err(error) = writer.finish(exit, clock::now())
            {
                crate::entry::complain("warning", &describe(&error));
            }
            engine.trace = Trace::None;
            mode::set(Mode::Plain);
        }),
        Mode::Replay => with(&inside, |engine| engine.end(exit)),
        Mode::Plain | Mode::Evaluate => {}
    }
}

impl Engine {
    /// The guest exits on replay: that must be what the trace holds too.
    #[track_caller]
    fn end(&mut self, exit: Exit) {
        let actual = match exit {
            Exit::Code(code) => format!("the program exits with status {code}"),
            Exit::Signal(signal) => format!("the program dies by signal {signal}"),
        };
        let site = std::panic::Location::caller();
        let Trace::Replay { cursor, reader } = &mut self.trace else { return };
        match cursor.next() {
            Ok(None) => {}
            Ok(Some(event)) => {
                let (kind, number) = (event.kind, event.site);
                let name = self.sites.get(number).filter(|_| kind != Kind::Site).map_or("a call", |known| known.op);
                let expected = format!("{name}, and then more");
                self.diverge(expected, actual, site)
            }
            Err(error) => {
                let error = describe(&error);
                self.diverge(error, actual, site)
            }
        }
        let end = reader.end();
        match end.exit {
            None => hooks::end_of_trace(),
            Some(recorded) if recorded == exit => hooks::exited(match exit {
                Exit::Code(code) => code,
                Exit::Signal(signal) => 128 + signal,
            }),
            Some(recorded) => {
                let expected = format!("the program ends with {recorded:?}");
                self.diverge(expected, actual, site)
            }
        }
    }
}

/// While recording: notes that the guest takes a signal at the stop point that it has just reached.
pub(crate) fn note_signal(number: i32) {
    let Some(inside) = Inside::enter() else { return };
    with(&inside, |engine| {
        if let Trace::Record(writer) = &mut engine.trace {
            let mut payload = Encoder::default();
            payload.signed(i64::from(number));
            if !writer.append(Kind::Signal, 0, &payload.bytes) {
                failed(writer);
            }
        }
    });
}

/// On replay: the signal that the recorded guest took at the present stop point, if it took one.
pub(crate) fn take_signal() -> Option<i32> {
    let inside = Inside::enter()?;
    with(&inside, |engine| {
        let Trace::Replay { cursor, .. } = &mut engine.trace else { return None };
        match cursor.peek() {
            Ok(Some(trace::Peek { kind: Kind::Signal, time: Some(time), .. })) if time <= clock::now() => {}
            _ => return None,
        }
        let Ok(Some(event)) = cursor.next() else { return None };
        let number = Decoder::new(event.payload).signed().ok().and_then(|number| i32::try_from(number).ok());
        engine.look_ahead();
        number
    })
}

/// On replay: how many events were taken from the trace.
pub(crate) fn events_consumed() -> u64 {
    let Some(inside) = Inside::enter() else { return 0 };
    with(&inside, |engine| match &engine.trace {
        Trace::Replay { cursor, .. } => cursor.position(),
        _ => 0,
    })
}
