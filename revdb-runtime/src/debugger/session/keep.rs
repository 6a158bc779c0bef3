//! What is kept from one session to the next: a small text file next to the recording.
//!
//! A line is a kind and fields with tabs between them; the last field is the rest of the line, so it may hold tabs. The second
//! line names the recording. When that is another one (the program was recorded anew), what names a moment or an object of the
//! old one is left behind. The file is a user's, and may say anything: a line that makes no sense counts as absent.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use super::{Numbered, Session, numbers};
use crate::clock::{FrameId, ObjectId, Time};
use crate::debugger::Error;
use crate::debugger::stop::{Bookmark, Breakpoint, Display, Watchpoint};
use crate::replay::protocol::Place;

const TITLE: &str = "revdb session 1";
/// The most that is read of the file.
const MOST: u64 = 1 << 20;

/// How much was taken over from an earlier session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Breakpoints and catchpoints.
    pub breakpoints: usize,
    /// Watchpoints.
    pub watchpoints: usize,
    /// Displayed expressions.
    pub displays: usize,
    /// Bookmarks.
    pub bookmarks: usize,
    /// Objects that have a `$NUM`.
    pub objects: usize,
}

impl Session {
    /// The file beside the recording: its name with `.session` behind it.
    fn kept_in(&self) -> PathBuf {
        let mut name = OsString::from(self.recording().path());
        name.push(".session");
        name.into()
    }

    /// Which recording this is: when it was made, and how long it is.
    fn identity(&self) -> String {
        format!("{}\t{}", self.recording().reader().header().wall_clock, self.end().0)
    }

    /// Takes over what an earlier session on this recording left. A missing file leaves everything as it is.
    pub fn restore(&mut self) -> Result<Restored, Error> {
        let mut restored = Restored::default();
        let path = self.kept_in();
        if !fs::metadata(&path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MOST) {
            return Ok(restored);
        }
        let Ok(text) = fs::read_to_string(&path) else { return Ok(restored) };
        let mut lines = text.lines();
        if lines.next() != Some(TITLE) {
            return Ok(restored);
        }
        let same = lines.next() == Some(&format!("recording\t{}", self.identity()));
        for line in lines {
            let (kind, rest) = line.split_once('\t').unwrap_or((line, ""));
            self.take_over(kind, rest, same, &mut restored);
        }
        self.next_number = self.next_number.max(self.highest_number() + 1);
        self.next_display = self.displays.iter().map(|display| display.number + 1).max().unwrap_or(1);
        self.stored = Some(text);
        Ok(restored)
    }

    fn highest_number(&self) -> u32 {
        let breakpoints = self.breakpoints.iter().map(|breakpoint| breakpoint.number);
        breakpoints.chain(self.watchpoints.iter().map(|watch| watch.number)).max().unwrap_or(0)
    }

    /// `same`: it is about this very recording. `None`: the line makes no sense, or none here.
    fn take_over(&mut self, kind: &str, rest: &str, same: bool, restored: &mut Restored) -> Option<()> {
        match kind {
            "break" => {
                let breakpoint = breakpoint(rest)?;
                if matches!(breakpoint.place, Place::Uncaught { .. }) && !same {
                    return None;
                }
                self.breakpoints.push(breakpoint);
                restored.breakpoints += 1;
            }
            "condition" => {
                let (number, condition) = rest.split_once('\t')?;
                let number = number.parse::<u32>().ok()?;
                let found = self.breakpoints.iter_mut().find(|breakpoint| breakpoint.number == number)?;
                found.condition = Some(condition.to_owned());
            }
            "watch" => {
                let [number, enabled, frame, expression] = fields(rest)?;
                if !same && numbers(expression).next().is_some() {
                    return None;
                }
                let frame = if same { FrameId(frame.parse().ok()?) } else { self.main };
                let (number, enabled) = (number.parse().ok().filter(|&n| n < u32::MAX)?, enabled == "on");
                let expression = expression.to_owned();
                self.watchpoints.push(Watchpoint { number, expression, frame, shown: None, enabled });
                restored.watchpoints += 1;
            }
            "display" => {
                let (number, expression) = rest.split_once('\t')?;
                let number = number.parse().ok().filter(|&n| n < u32::MAX)?;
                self.displays.push(Display { number, expression: expression.to_owned() });
                restored.displays += 1;
            }
            "object" if same => {
                let (object, seen) = rest.split_once('\t')?;
                let seen = Time(seen.parse().ok().filter(|&seen| seen <= self.end().0)?);
                self.objects.push(Numbered { object: ObjectId(object.parse().ok()?), seen, freed: None });
                restored.objects += 1;
            }
            "bookmark" if same => {
                let [name, time, note] = fields(rest)?;
                let time = Time(time.parse().ok().filter(|&time| time <= self.end().0)?);
                self.bookmarks.insert(name.to_owned(), Bookmark { time, note: note.to_owned() });
                restored.bookmarks += 1;
            }
            _ => return None,
        }
        Some(())
    }

    /// Keeps breakpoints, watchpoints, displays, bookmarks and numbered objects for the next session, if they have changed.
    pub fn store(&mut self) -> io::Result<()> {
        let text = self.kept();
        let nothing = text.lines().count() == 2 && self.stored.is_none();
        if nothing || self.stored.as_ref() == Some(&text) {
            return Ok(());
        }
        let path = self.kept_in();
        let mut name = path.clone().into_os_string();
        name.push(".new");
        // Expressions may say as much about a program as its trace does, so the file is as private.
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&name)?;
        file.write_all(text.as_bytes())?;
        drop(file);
        fs::rename(&name, &path)?;
        self.stored = Some(text);
        Ok(())
    }

    fn kept(&self) -> String {
        let mut text = format!("{TITLE}\nrecording\t{}\n", self.identity());
        let mut line = |kind: &str, fields: &[&dyn std::fmt::Display]| {
            text.push_str(kind);
            fields.iter().for_each(|field| text.push_str(&format!("\t{field}")));
            text.push('\n');
        };
        let state = |enabled: bool| if enabled { "on" } else { "off" };
        for Breakpoint { number, place, condition, temporary, enabled, ignore } in &self.breakpoints {
            let (kind, what) = match place {
                Place::Function(name) => ("function", name.clone()),
                Place::Line { file, line } => ("line", format!("{line}\t{file}")),
                Place::Raise { kind } => ("raise", kind.clone().unwrap_or_default()),
                Place::Uncaught { time } => ("uncaught", time.0.to_string()),
            };
            let once = if *temporary { "once" } else { "always" };
            line("break", &[number, &state(*enabled), ignore, &once, &kind, &what]);
            if let Some(condition) = condition {
                line("condition", &[number, condition]);
            }
        }
        for Watchpoint { number, expression, frame, enabled, .. } in &self.watchpoints {
            line("watch", &[number, &state(*enabled), &frame.0, expression]);
        }
        for Display { number, expression } in &self.displays {
            line("display", &[number, expression]);
        }
        for (name, Bookmark { time, note }) in &self.bookmarks {
            line("bookmark", &[name, &time.0, note]);
        }
        for Numbered { object, seen, .. } in &self.objects {
            line("object", &[&object.0, &seen.0]);
        }
        text
    }
}

fn fields<const N: usize>(rest: &str) -> Option<[&str; N]> {
    let fields: Vec<&str> = rest.splitn(N, '\t').collect();
    fields.try_into().ok()
}

fn breakpoint(rest: &str) -> Option<Breakpoint> {
    let [number, enabled, ignore, once, kind, what] = fields(rest)?;
    let place = match kind {
        "function" => Place::Function(what.to_owned()),
        "line" => {
            let (line, file) = what.split_once('\t')?;
            Place::Line { file: file.to_owned(), line: line.parse().ok()? }
        }
        "raise" => Place::Raise { kind: (!what.is_empty()).then(|| what.to_owned()) },
        "uncaught" => Place::Uncaught { time: Time(what.parse().ok()?) },
        _ => return None,
    };
    Some(Breakpoint {
        number: number.parse().ok().filter(|&number| number < u32::MAX)?,
        place,
        condition: None,
        temporary: once == "once",
        enabled: enabled == "on",
        ignore: ignore.parse().ok()?,
    })
}
