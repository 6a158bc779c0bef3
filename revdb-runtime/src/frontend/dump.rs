//! A whole recording as text, for tests and for people who doubt it: its stop points, and digests of its states.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use super::error::CommandError;
use crate::clock::Time;
use crate::debugger::{Session, Unobserved};
use crate::guest::StopKind;

/// Prints a line for every stop point of `trace`.
pub(super) fn stops(trace: &Path, options: &[&str]) -> ExitCode {
    match options {
        [] => exit_code(print_stops(trace, false)),
        ["--frames"] => exit_code(print_stops(trace, true)),
        _ => CommandError::usage("stops takes --frames").report(),
    }
}

/// Prints a line for every `K`-th stop point of `trace`: its time and the digest of the state there.
pub(super) fn digest(trace: &Path, options: &[&str]) -> ExitCode {
    match Digests::parse(options) {
        Some(digests) => exit_code(digests.print(trace)),
        None => CommandError::usage("digest takes --every K with K from 1, --checkpoints, --events K, --evaluate CODE")
            .report(),
    }
}

fn exit_code(result: Result<(), CommandError>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => error.report(),
    }
}

fn print_stops(trace: &Path, frames: bool) -> Result<(), CommandError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut session = Session::open(trace, &mut Unobserved)?;
    let end = session.end().0;
    for time in session.stop().time.0..=end {
        session.advance(Time(time), &mut Unobserved)?;
        let spot = session.spot(&mut Unobserved)?;
        let kind = match session.stop().location.kind {
            StopKind::Line => "line",
            StopKind::Return => "return",
            StopKind::Unwind => "unwind",
        };
        let frame = session.stop().location.frame.0;
        let frame = if frames { format!(" {frame}") } else { String::new() };
        if writeln!(out, "{}:{} {} {kind}{frame}", spot.file, spot.line, spot.function).is_err() {
            // The reader has gone away.
            break;
        }
    }
    let _ = out.flush();
    Ok(())
}

/// How the moments are reached. Whatever it is, the lines must be the same.
struct Digests<'a> {
    every: u64,
    /// Each in a fork of the process that was paused at the one before, not in one process that runs straight on.
    checkpoints: bool,
    /// The process hands over to a fork of itself at every so-manieth event.
    events: Option<u64>,
    /// Evaluated, in a throw-away fork, at each.
    evaluate: Option<&'a str>,
}

impl<'a> Digests<'a> {
    fn parse(options: &[&'a str]) -> Option<Self> {
        let mut digests = Self { every: 1, checkpoints: false, events: None, evaluate: None };
        let mut options = options.iter();
        while let Some(&option) = options.next() {
            match option {
                "--every" => digests.every = options.next()?.parse().ok().filter(|&every| every > 0)?,
                "--checkpoints" => digests.checkpoints = true,
                "--events" => digests.events = Some(options.next()?.parse().ok().filter(|&every| every > 0)?),
                "--evaluate" => digests.evaluate = Some(options.next()?),
                _ => return None,
            }
        }
        Some(digests)
    }

    fn print(&self, trace: &Path) -> Result<(), CommandError> {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut session = Session::open(trace, &mut Unobserved)?;
        let end = session.end().0;
        let mut time = session.stop().time.0;
        if let Some(every) = self.events {
            session.hand_over(every)?;
        }
        while time <= end {
            if self.checkpoints {
                session.hop(Time(time), &mut Unobserved)?;
            } else {
                session.advance(Time(time), &mut Unobserved)?;
            }
            if let Some(code) = self.evaluate {
                session.print(code, &mut Unobserved)?;
            }
            let digest = session.digest(&mut Unobserved)?;
            let written = writeln!(
                out,
                "{time} guest={:016x} events={} objects={} frames={} depth={} output={}:{:016x}",
                digest.guest,
                digest.events,
                digest.next_object,
                digest.next_frame,
                digest.depth,
                digest.output_length,
                digest.output
            );
            if written.is_err() {
                // The reader has gone away.
                break;
            }
            time += self.every;
        }
        let _ = out.flush();
        Ok(())
    }
}
