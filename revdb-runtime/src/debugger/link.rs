//! One replay process, as the controller holds it.

use std::cell::Cell;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use super::Error;
use super::memory::{self, Family};
use crate::clock::Time;
use crate::replay::channel::Channel;
use crate::replay::protocol::{Begin, Hit, Reply, Request, Stop, Stream};

/// Who follows a long operation, and may break it off.
pub trait Observer {
    /// The guest wrote to one of its streams.
    fn output(&mut self, stream: Stream, bytes: &[u8]);

    /// A replay process is at `at`, on its way to `to` at the latest.
    fn progress(&mut self, at: Time, to: Time) {
        let _ = (at, to);
    }

    /// The guest made the call `what` past the facade, and the net caught it. `at` are the host's functions, innermost
    /// first, each with file and line.
    fn passed_by(&mut self, what: &str, at: &[String]) {
        let _ = (what, at);
    }

    /// Whether to give up.
    fn interrupted(&mut self) -> bool {
        false
    }

    /// A descriptor that becomes readable when [`Observer::interrupted`] should be asked at once.
    fn alarm(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    /// The session has something to say that does not end the operation.
    fn notice(&mut self, notice: Notice) {
        let _ = notice;
    }
}

/// Something that the user should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Even without any checkpoint, replay needs more memory than it may take: moves back replay from the start.
    MemoryTooSmall {
        /// What the first process and two working ones take, in bytes.
        needed: u64,
        /// What they may take.
        budget: u64,
    },
}

/// An observer that wants nothing.
#[derive(Debug)]
pub struct Unobserved;

impl Observer for Unobserved {
    fn output(&mut self, _: Stream, _: &[u8]) {}
}

/// A replay process. Dropping it kills it.
#[derive(Debug)]
pub(crate) struct Process {
    id: Pid,
    channel: Channel,
    family: Family,
    /// Page faults and resident bytes that were accounted for.
    faults: u64,
    resident: u64,
    /// What it may share with other processes, so that its writes copy it, in bytes.
    shared: u64,
    /// The stop points that it has passed since it was last part of a fork, and the bytes that it has written for the first time.
    since_fork: (u64, u64),
    /// The process that names the host's functions for this one and its copies.
    symboliser: Option<Pid>,
    /// Ended on its own, and reaped.
    gone: bool,
    /// It was asked for something and has not answered.
    owes: Cell<bool>,
    packing: Packing,
    /// Where it is paused.
    pub(crate) stop: Stop,
}

/// Whether a process's memory is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Unpacked,
    /// It has been asked to pack, and has not answered.
    Asked,
    Packed,
    /// It is a fork of a packed process, and has not said that it is ready.
    Unpacking,
}

/// How a run ended.
#[derive(Debug)]
pub(crate) enum Ran {
    Stopped { hit: Option<Hit> },
    Paused,
    Exited { status: i32 },
    EndOfTrace,
}

/// Waits until some of these processes have said something, or the observer's alarm went off, and returns the indices of
/// the former. Empty when `wait` has passed.
pub(super) fn wait_for(
    processes: &[&Process],
    observer: &mut dyn Observer,
    wait: Duration,
) -> Result<Vec<usize>, Error> {
    let mut ready: Vec<PollFd<'_>> =
        processes.iter().map(|process| PollFd::new(process.channel.socket().as_fd(), PollFlags::POLLIN)).collect();
    ready.extend(observer.alarm().map(|alarm| PollFd::new(alarm, PollFlags::POLLIN)));
    let milliseconds = u16::try_from(wait.as_millis()).unwrap_or(100).max(1);
    match poll(&mut ready, PollTimeout::from(milliseconds)) {
        Ok(0) | Err(nix::errno::Errno::EINTR) => return Ok(Vec::new()),
        Ok(_) => {}
        Err(error) => return Err(Error::Connection(error.into())),
    }
    let has_news = |fd: &PollFd<'_>| fd.revents().is_some_and(|events| !events.is_empty());
    Ok((0..processes.len()).filter(|&index| has_news(&ready[index])).collect())
}

/// How long the controller waits before it looks whether the user wants to give up. A signal ends the wait at once.
const TICK: Duration = Duration::from_millis(20);

impl Process {
    pub(super) fn new(id: i32, channel: Channel, stop: Stop, family: Family) -> Self {
        family.add(id);
        Self {
            id: Pid::from_raw(id),
            channel,
            family,
            faults: 0,
            resident: 0,
            shared: 0,
            since_fork: (0, 0),
            symboliser: None,
            gone: false,
            owes: Cell::new(false),
            packing: Packing::Unpacked,
            stop,
        }
    }

    /// Makes it compress its memory; from then on it can only be forked. False when it cannot. When that is interrupted, it
    /// still goes on.
    pub(super) fn pack(&mut self, observer: &mut dyn Observer) -> Result<bool, Error> {
        self.send(&Request::Pack(memory::regions(self.id.as_raw())))?;
        self.packing = Packing::Asked;
        self.packed(observer)?;
        // What it has given back is not its growth.
        self.growth();
        Ok(self.packing == Packing::Packed)
    }

    /// Waits until it has packed, if it was asked to.
    fn packed(&mut self, observer: &mut dyn Observer) -> Result<(), Error> {
        if self.packing == Packing::Asked {
            self.packing = match self.reply(observer, None)? {
                Some(Reply::Packed(true)) => Packing::Packed,
                Some(Reply::Packed(false)) => Packing::Unpacked,
                other => return Err(unexpected(other)),
            };
        }
        Ok(())
    }

    /// Waits until it has unpacked, if it is a fork of a packed process. False when it is none, or has been waited for before.
    pub(super) fn unpacked(&mut self, observer: &mut dyn Observer) -> Result<bool, Error> {
        if self.packing != Packing::Unpacking {
            return Ok(false);
        }
        // Elsewhere the answer is passed over.
        self.packing = Packing::Unpacked;
        match self.reply(observer, None)? {
            Some(Reply::Packed(false)) => Ok(true),
            other => Err(unexpected(other)),
        }
    }

    /// How many bytes it has written for the first time since the last such question, and its resident size.
    pub(super) fn growth(&mut self) -> (u64, u64) {
        let Some((faults, resident)) = memory::usage(self.id.as_raw()) else {
            return (0, 0);
        };
        let new = faults.saturating_sub(std::mem::replace(&mut self.faults, faults));
        // The first write to a huge page is one fault.
        let more = resident.saturating_sub(std::mem::replace(&mut self.resident, resident));
        let written = more.max(new * memory::PAGE);
        self.shared = self.shared.saturating_sub(written);
        self.since_fork.1 += written;
        (written, resident)
    }

    /// Notes that it has passed so many stop points. How many that makes since it was last part of a fork, and how many bytes it has
    /// written for the first time on the way.
    pub(super) fn passed(&mut self, stops: u64) -> (u64, u64) {
        self.since_fork.0 += stops;
        self.since_fork
    }

    /// What its writes can still copy, in bytes: no more than it shares with others.
    pub(super) fn may_copy(&self) -> u64 {
        self.shared
    }

    /// Its share of the memory, in bytes.
    pub(super) fn share(&self) -> u64 {
        memory::proportional(self.id.as_raw())
    }

    /// Kills the symboliser together with this process.
    pub(crate) fn adopt(&mut self, symboliser: i32) {
        self.symboliser = Some(Pid::from_raw(symboliser));
        self.family.add(symboliser);
    }

    /// Whether it is paused and ready for the next request: not after an error, or an interruption.
    pub(crate) fn is_ready(&self) -> bool {
        !self.gone && !self.owes.get()
    }

    /// Sends a root process its first message.
    pub(crate) fn say(&self, begin: &Begin) -> Result<(), Error> {
        self.channel.send(begin, None).map_err(Error::Connection)
    }

    pub(crate) fn send(&self, request: &Request) -> Result<(), Error> {
        self.owes.set(true);
        self.channel.send(request, None).map_err(Error::Connection)
    }

    /// Waits for the next reply other than output, until `deadline`. `None` when that has passed.
    pub(crate) fn reply(
        &mut self,
        observer: &mut dyn Observer,
        deadline: Option<Instant>,
    ) -> Result<Option<Reply>, Error> {
        loop {
            if observer.interrupted() {
                return Err(Error::Interrupted);
            }
            let wait = match deadline {
                None => TICK,
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return Ok(None);
                    }
                    left.min(TICK)
                }
            };
            if !wait_for(&[self], observer, wait)?.contains(&0) {
                continue;
            }
            match self.channel.receive::<Reply>() {
                Ok((Reply::Output { stream, bytes }, _)) => observer.output(stream, &bytes),
                Ok((Reply::HandedOver { process }, _)) => {
                    self.family.remove(self.id.as_raw());
                    self.family.add(process);
                    (self.faults, self.resident) = (0, 0);
                    reap(std::mem::replace(&mut self.id, Pid::from_raw(process)));
                }
                Ok((Reply::Packed(false), _)) if self.packing == Packing::Unpacking => self.packing = Packing::Unpacked,
                Ok((Reply::PassedBy { what, at }, _)) => observer.passed_by(&what, &at),
                Ok((Reply::Diverged(divergence), _)) => return Err(Error::Diverged(Box::new(divergence))),
                Ok((Reply::Effect { what, at }, _)) => return Err(Error::Effect { what, at }),
                Ok((Reply::Panicked { message }, _)) => return Err(Error::Panicked { message }),
                Ok((Reply::Fault { at }, _)) => return Err(Error::Fault { at }),
                Ok((reply, _)) => {
                    self.owes.set(false);
                    return Ok(Some(reply));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset) => {
                    return Err(self.last_status());
                }
                Err(error) => return Err(Error::Connection(error)),
            }
        }
    }

    /// Sends a request and waits for its answer.
    pub(crate) fn ask(&mut self, request: &Request, observer: &mut dyn Observer) -> Result<Reply, Error> {
        self.send(request)?;
        match self.reply(observer, None)? {
            Some(reply) => Ok(reply),
            None => Err(unexpected("nothing")),
        }
    }

    /// Waits for the end of a run, or asks for a pause once `slice` has passed.
    pub(crate) fn ran(&mut self, observer: &mut dyn Observer, slice: Option<Duration>) -> Result<Ran, Error> {
        let mut deadline = slice.map(|slice| Instant::now() + slice);
        loop {
            match self.reply(observer, deadline)? {
                Some(Reply::Stopped { stop, hit, paused }) => {
                    self.stop = stop;
                    return Ok(if paused { Ran::Paused } else { Ran::Stopped { hit } });
                }
                Some(Reply::Exited { status }) => return Ok(Ran::Exited { status }),
                Some(Reply::EndOfTrace) => return Ok(Ran::EndOfTrace),
                Some(other) => return Err(unexpected(other)),
                None => {
                    let _ = kill(self.id, PAUSE);
                    // On a busy machine the process may not have taken the request yet, and forgets the pause with it.
                    deadline = Some(Instant::now() + TICK);
                }
            }
        }
    }

    /// Makes a copy, paused at the same stop point.
    ///
    /// That cannot be interrupted: the answer would be taken for that to the next request.
    pub(crate) fn fork(&mut self) -> Result<Self, Error> {
        self.packed(&mut Unobserved)?;
        let (ours, theirs) = Channel::sockets().map_err(Error::Connection)?;
        self.channel.send(&Request::Fork, Some(theirs.as_fd())).map_err(Error::Connection)?;
        drop(theirs);
        match self.reply(&mut Unobserved, None)? {
            Some(Reply::Forked { process }) => {
                let mut copy = Self::new(process, Channel::new(ours), self.stop, self.family.clone());
                copy.resident = self.resident;
                if self.packing == Packing::Packed {
                    copy.packing = Packing::Unpacking;
                } else {
                    // Both write to what is now shared.
                    for process in [&mut copy, &mut *self] {
                        (process.shared, process.since_fork) = (process.resident, (0, 0));
                    }
                }
                Ok(copy)
            }
            other => Err(unexpected(other)),
        }
    }

    /// How a process that closed its connection ended.
    fn last_status(&mut self) -> Error {
        self.gone = true;
        let (status, exit, signal) = match waitpid(self.id, None) {
            Ok(WaitStatus::Exited(_, status)) => (format!("exit status {status}"), Some(status), None),
            Ok(WaitStatus::Signaled(_, signal, _)) => (format!("killed by {signal}"), None, Some(signal as i32)),
            _ => ("it is gone".to_owned(), None, None),
        };
        Error::Died { status, exit, signal }
    }
}

const PAUSE: Signal = Signal::SIGUSR1;

pub(crate) fn unexpected(reply: impl std::fmt::Debug) -> Error {
    Error::Connection(io::Error::new(io::ErrorKind::InvalidData, format!("unexpected reply: {reply:?}")))
}

impl Drop for Process {
    fn drop(&mut self) {
        self.family.remove(self.id.as_raw());
        if let Some(symboliser) = self.symboliser {
            self.family.remove(symboliser.as_raw());
        }
        let own = (!self.gone).then_some(self.id);
        for id in [own, self.symboliser].into_iter().flatten() {
            let _ = kill(id, Signal::SIGKILL);
            reap(id);
        }
    }
}

/// Reaps killed processes. A large one takes a while to go, so it may be left to a later call.
fn reap(id: Pid) {
    use std::sync::Mutex;
    static LEFT: Mutex<Vec<Pid>> = Mutex::new(Vec::new());
    let Ok(mut left) = LEFT.lock() else {
        return;
    };
    left.push(id);
    left.retain(|&id| matches!(waitpid(id, Some(WaitPidFlag::WNOHANG)), Ok(WaitStatus::StillAlive)));
}
