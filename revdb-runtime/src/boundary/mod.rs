//! The stub that every recorded call goes through: perform and log, answer from the trace, or refuse.
//!
//! The facade of std in [`crate::shim`] and the code that the macros generate call these functions; hosts normally do
//! not. `op` names the call for people ("std::fs::File::open"); `site` is the place in the host's source.
//!
//! Calls made while a recorded call runs are part of it, and so are those of threads that are not the guest's: they go
//! straight to the system.

mod engine;
mod foreign;
pub mod memory;
mod payload;
mod sites;
mod whole;

pub(crate) use engine::{
    begin_recording, begin_replay, begun, describe, detach, events_consumed, finish, note_signal, take_signal,
};
pub use foreign::{Callback, Out, called_back, check_callback, foreign, lend};
pub use payload::{Decoder, Encoder, Malformed, Recordable};
pub use whole::whole;

use std::io;
use std::panic::Location;

use crate::mode::{self, Inside, Mode};
use crate::replay::hooks::{self, Stream};
use crate::trace::{Kind, written_hash};
use engine::Engine;

/// A place in the host's source.
pub type Site = &'static Location<'static>;

/// One recorded call: `real` runs in a plain run and while recording; on replay the trace answers in its place.
///
/// ```
/// use std::panic::Location;
/// use revdb_runtime::boundary;
///
/// #[track_caller]
/// fn process_id() -> u32 {
///     boundary::call("process_id", Location::caller(), std::process::id)
/// }
/// assert_eq!(process_id(), std::process::id());
/// ```
#[inline]
pub fn call<T: Recordable>(op: &'static str, site: Site, real: impl FnOnce() -> T) -> T {
    if mode::mode() == Mode::Plain { real() } else { call_slow(op, site, real) }
}

fn call_slow<T: Recordable>(op: &'static str, site: Site, real: impl FnOnce() -> T) -> T {
    let Some(inside) = Inside::enter() else { return real() };
    match mode::mode() {
        Mode::Plain => real(),
        Mode::Record => {
            let value = real();
            engine::with(&inside, |engine| engine.log(op, site, Kind::Call, &[], |to| value.encode(to)));
            value
        }
        Mode::Replay => engine::with(&inside, |engine| engine.answer(op, site, Kind::Call, |from| T::decode(from))),
        Mode::Evaluate => refuse(&inside, op),
    }
}

/// A recorded call that fills a buffer: the bytes it filled are in the trace.
#[inline]
pub fn fill(
    op: &'static str,
    site: Site,
    buffer: &mut [u8],
    real: impl FnOnce(&mut [u8]) -> io::Result<usize>,
) -> io::Result<usize> {
    if mode::mode() == Mode::Plain { real(buffer) } else { fill_slow(op, site, buffer, real) }
}

fn fill_slow(
    op: &'static str,
    site: Site,
    buffer: &mut [u8],
    real: impl FnOnce(&mut [u8]) -> io::Result<usize>,
) -> io::Result<usize> {
    let Some(inside) = Inside::enter() else { return real(buffer) };
    match mode::mode() {
        Mode::Plain => real(buffer),
        Mode::Record => {
            let result = real(buffer);
            let filled = result.as_ref().map_or(&[][..], |&length| &buffer[..length]);
            engine::with(&inside, |engine| engine.log(op, site, Kind::Call, filled, |to| result.encode(to)));
            result
        }
        Mode::Replay => engine::with(&inside, |engine| {
            engine.answer(op, site, Kind::Call, |from| {
                let result = io::Result::<usize>::decode(from)?;
                if let Ok(length) = result {
                    let filled = from.raw(length)?;
                    buffer.get_mut(..length).ok_or(Malformed)?.copy_from_slice(filled);
                }
                Ok(result)
            })
        }),
        Mode::Evaluate => refuse(&inside, op),
    }
}

/// A recorded call that writes `bytes`. They are not stored, since replay computes them again: the trace holds the result
/// and a hash, and `stream` says where replay sends what was written.
#[inline]
pub(crate) fn write(
    op: &'static str,
    site: Site,
    stream: Option<Stream>,
    bytes: &[u8],
    real: impl FnOnce(&[u8]) -> io::Result<usize>,
) -> io::Result<usize> {
    if mode::mode() == Mode::Plain { real(bytes) } else { write_slow(op, site, stream, bytes, real) }
}

fn write_slow(
    op: &'static str,
    site: Site,
    stream: Option<Stream>,
    bytes: &[u8],
    real: impl FnOnce(&[u8]) -> io::Result<usize>,
) -> io::Result<usize> {
    let Some(inside) = Inside::enter() else { return real(bytes) };
    let kind = if stream.is_some() { Kind::Output } else { Kind::Call };
    match mode::mode() {
        Mode::Plain => real(bytes),
        Mode::Record => {
            let result = real(bytes);
            let hash = written_hash(bytes).to_le_bytes();
            engine::with(&inside, |engine| engine.log(op, site, kind, &hash, |to| result.encode(to)));
            result
        }
        Mode::Replay => {
            let (result, hash) = engine::with(&inside, |engine| {
                engine.answer(op, site, kind, |from| {
                    let result = io::Result::<usize>::decode(from)?;
                    let hash = <[u8; 4]>::try_from(from.raw(4)?).map_err(|_| Malformed)?;
                    Ok((result, u32::from_le_bytes(hash)))
                })
            });
            if hash != written_hash(bytes) || matches!(result, Ok(length) if length > bytes.len()) {
                engine::with(&inside, |engine| engine.wrong_bytes(op, site, bytes));
            }
            if let (Some(stream), Ok(length)) = (stream, &result) {
                hooks::output(stream, &bytes[..*length]);
            }
            result
        }
        Mode::Evaluate => match stream {
            Some(stream) => {
                hooks::output(stream, bytes);
                Ok(bytes.len())
            }
            None => refuse(&inside, op),
        },
    }
}

/// What a call gives while evaluating: an error where the type has one, else the recording's last value of such a call.
fn refuse<T: Recordable>(inside: &Inside, op: &'static str) -> T {
    T::unavailable(op)
        .or_else(|| engine::with(inside, |engine| T::decode(&mut Decoder::new(engine.last(op)?)).ok()))
        .or_else(|| T::decode(&mut Decoder::zeros()).ok())
        .unwrap_or_else(|| panic!("{op} is not possible while evaluating in the debugger"))
}

impl Engine {
    fn wrong_bytes(&mut self, op: &'static str, site: Site, bytes: &[u8]) -> ! {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(120)]);
        self.diverge(format!("{op} of other bytes"), format!("{op} of {} bytes: {shown:?}", bytes.len()), site)
    }
}

#[cfg(test)]
mod tests {
    use crate::mode::{self, Mode};
    use crate::shim::{env, fs, io, thread, time};

    /// The mode is the process's, but matters only on a thread that runs the guest, so other tests do not notice.
    fn as_guest(mode: Mode, test: impl FnOnce() + Send + 'static) {
        let thread = std::thread::spawn(move || {
            mode::adopt_thread();
            mode::set(mode);
            test();
        });
        let result = thread.join();
        mode::set(Mode::Plain);
        result.expect("the test passes");
    }

    #[test]
    fn an_evaluation_gets_errors_or_values_but_reaches_nothing() {
        as_guest(Mode::Evaluate, || {
            let error = fs::read("/proc/self/exe").expect_err("an evaluation cannot read files");
            assert_eq!(error.kind(), io::ErrorKind::Unsupported);
            assert_eq!(error.to_string(), "std::fs::read is not possible while evaluating in the debugger");
            assert!(fs::File::open("/").is_err());
            assert!(io::stdin().read_line(&mut String::new()).is_err());
            assert_eq!(env::var("PATH"), Err(env::VarError::NotPresent));
            assert_eq!(env::var_os("PATH"), None);
            assert_eq!(env::args().len(), 0);
            assert_eq!(time::SystemTime::now(), time::UNIX_EPOCH);
            thread::sleep(time::Duration::from_secs(3600));
            assert!(thread::Builder::new().spawn(|| ()).is_err());
        });
    }
}
