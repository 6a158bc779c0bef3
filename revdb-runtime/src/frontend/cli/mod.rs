//! The debugger in a terminal, with the commands and texts of PyPy's RevDB.

mod command;
mod render;
mod terminal;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use self::command::{Command, FrameMove, Info, Problem};
use self::render::Painter;
use self::terminal::{Input, Watcher};
use super::error::CommandError;
use crate::debugger::{Arrival, Error, Session, StopReason, Target, Update};
use crate::guest::Outcome;

/// How much of a function is shown around the current line.
const AROUND: (u32, u32) = (8, 5);

/// Runs a session until the user quits.
pub(super) fn run(trace: &Path) -> ExitCode {
    terminal::catch_interrupts();
    let session = match Session::open(trace, &mut Watcher::new()) {
        Ok(session) => session,
        Err(error) => return CommandError::from(error).report(),
    };
    if let Some(damage) = &session.recording().reader().end().damage {
        eprintln!("Warning: {damage}");
    }
    let mut console =
        Console { session, painter: Painter::for_terminal(), out: io::stdout(), bad_input: false, show_place: true };
    let mut input = Input::new();
    let mut last = None;
    loop {
        console.show_place();
        let prompt = console.painter.prompt(console.session.stop().time.0);
        let Some(line) = input.read(&prompt) else {
            console.say("\n");
            break;
        };
        terminal::forget_interrupts();
        if line.trim_start().starts_with('#') {
            // A comment, for sessions kept in files.
            continue;
        }
        let command = if line.trim().is_empty() {
            match &last {
                // Only a person means something by an empty line.
                Some(command) if input.is_terminal() => Clone::clone(command),
                _ => continue,
            }
        } else {
            match command::parse(&line) {
                Ok(command) => command,
                Err(problem) => {
                    console.complain(problem);
                    continue;
                }
            }
        };
        if command == Command::Quit {
            break;
        }
        last = Some(command.clone());
        if let Err(error) = console.execute(command) {
            console.fail(error);
        }
    }
    if console.bad_input { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

struct Console {
    session: Session,
    painter: Painter,
    out: io::Stdout,
    /// Something was not a command.
    bad_input: bool,
    /// The position has changed since it was last shown.
    show_place: bool,
}

impl Console {
    fn say(&mut self, text: &str) {
        // Nobody is left to tell when standard output is gone.
        let _ = self.out.lock().write_all(text.as_bytes()).and_then(|()| self.out.flush());
    }

    fn complain(&mut self, problem: Problem) {
        let text = match problem {
            Problem::Unknown(word) => {
                self.bad_input = true;
                format!("unknown command: {word} (try `help`)\n")
            }
            Problem::Ambiguous(word, candidates) => {
                self.bad_input = true;
                format!("ambiguous command: {word} could be {}\n", candidates.join(", "))
            }
            Problem::Argument(text) => format!("{text}\n"),
        };
        self.say(&text);
    }

    fn fail(&mut self, error: Error) {
        if matches!(error, Error::Connection(_) | Error::Died { .. } | Error::Panicked { .. } | Error::Fault { .. }) {
            // The error says enough; if this fails too, the next command will say more.
            let _ = self.session.recover(&mut Watcher::new());
        }
        let text = match error {
            Error::Interrupted => format!("interrupted: still at time {}\n", self.session.stop().time.0),
            Error::Refused(text) => format!("{text}\n"),
            error => CommandError::from(error).text(),
        };
        self.say(&text);
    }

    /// Shows where the session stands, if that has changed.
    fn show_place(&mut self) {
        if !std::mem::take(&mut self.show_place) {
            return;
        }
        match self.session.listing(Some(AROUND), &mut Watcher::new()) {
            Ok(Some(listing)) => {
                let text = self.painter.listing(&listing);
                self.say(&text);
            }
            Ok(None) => {}
            Err(error) => self.fail(error),
        }
    }

    fn execute(&mut self, command: Command) -> Result<(), Error> {
        let mut watcher = Watcher::new();
        match command {
            Command::Help => self.say(command::HELP),
            Command::Quit => {}
            Command::Go(target) => {
                let arrival = self.session.go(target, &mut watcher)?;
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::GoBookmark(name) => {
                let Some(bookmark) = self.session.bookmarks().get(&name) else {
                    return Err(Error::Refused(format!("no bookmark {name}")));
                };
                let target = Target::Time(bookmark.time.0);
                let arrival = self.session.go(target, &mut watcher)?;
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::Bookmark { name, note } => {
                self.session.add_bookmark(&name, &note);
                self.say(&format!("Bookmark {name} at time {}\n", self.session.stop().time.0));
            }
            Command::Back | Command::Forward => {
                let arrival = match command {
                    Command::Back => self.session.back(&mut watcher)?,
                    _ => self.session.forward(&mut watcher)?,
                };
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::Travel(motion, count) => {
                let arrival = self.session.travel(motion, count, &mut watcher)?;
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::Print(code) => {
                let printed = self.session.print(&code, &mut watcher)?;
                drop(watcher);
                let _ = self.out.lock().write_all(&printed.output);
                match printed.outcome {
                    Outcome::Nothing => {}
                    Outcome::Raised(error) => self.say(&format!("{}\n", self.painter.error(&error))),
                    Outcome::Value(value) => match printed.number {
                        Some(number) => self.say(&format!("${number} = {}\n", value.text)),
                        None => self.say(&format!("{}\n", value.text)),
                    },
                }
            }
            Command::Backtrace => {
                let frames = self.session.backtrace(&mut watcher)?;
                let text = self.painter.backtrace(&frames);
                self.say(&text);
            }
            Command::List => {
                if let Some(listing) = self.session.listing(None, &mut watcher)? {
                    let text = self.painter.listing(&listing);
                    self.say(&text);
                }
            }
            Command::Locals => {
                let variables = self.session.locals(&mut watcher)?;
                let text: String = variables.iter().map(|v| format!("    {} = {}\n", v.name, v.value.text)).collect();
                self.say(if text.is_empty() { "no locals\n" } else { &text });
            }
            Command::Break { place, condition, temporary } => {
                let breakpoint = self.session.add_breakpoint(place, condition, temporary, &mut watcher)?;
                let text = format!("Breakpoint {} added: {}\n", breakpoint.number, breakpoint.text());
                self.say(&text);
            }
            Command::Watch(expression) => {
                let (number, updates) = self.session.add_watchpoint(&expression, &mut watcher)?;
                self.say(&format!("Watchpoint {number} added\n"));
                self.show_updates(&updates);
            }
            Command::Delete(which) => match self.session.delete(&which) {
                Some((number, text, watch)) => {
                    let kind = if watch { "Watchpoint" } else { "Breakpoint" };
                    self.say(&format!("{kind} {number} deleted: {text}\n"));
                }
                None => self.say(&format!("no breakpoint or watchpoint: {which}\n")),
            },
            Command::Condition(number, condition) => {
                let text = match (self.session.set_condition(number, condition.clone()), condition) {
                    (false, _) => format!("no breakpoint {number}\n"),
                    (true, Some(condition)) => format!("Breakpoint {number} now stops if {condition}\n"),
                    (true, None) => format!("Breakpoint {number} now stops always\n"),
                };
                self.say(&text);
            }
            Command::Enable(number, enabled) => {
                if !self.session.enable(number, enabled) {
                    self.say(&format!("no breakpoint or watchpoint {number}\n"));
                }
            }
            Command::Info(info) => self.info(info),
            Command::Frame(to) => {
                let now = self.session.selected_frame();
                let index = match to {
                    FrameMove::Up(by) => now + by,
                    FrameMove::Down(by) => now.saturating_sub(by),
                    FrameMove::To(index) => index,
                    FrameMove::Here => now,
                };
                self.session.select_frame(index, &mut watcher)?;
                self.show_place = true;
            }
        }
        Ok(())
    }

    /// Says what there is to say about the end of a move.
    fn arrive(&mut self, arrival: &Arrival) {
        self.show_place = arrival.moved;
        for hit in &arrival.hits {
            let text = self.painter.hit(hit);
            self.say(&text);
        }
        match arrival.reason {
            StopReason::StartOfHistory => self.say("start of recorded history\n"),
            StopReason::EndOfHistory => self.say("end of recorded history\n"),
            StopReason::Arrived | StopReason::Hit => {}
        }
        self.show_updates(&arrival.updates);
    }

    fn show_updates(&mut self, updates: &[Update]) {
        for Update { expression, value } in updates {
            self.say(&format!("updating watchpoint value: {expression} => {value}\n"));
        }
    }

    fn info(&mut self, info: Info) {
        let mut text = String::new();
        let off = |enabled: bool| if enabled { "" } else { " (disabled)" };
        match info {
            Info::Breakpoints | Info::Watchpoints => {
                // Both kinds are shown for either word, as in RevDB.
                let breakpoints = self.session.breakpoints().iter();
                let watchpoints = self.session.watchpoints().iter();
                let mut lines: Vec<(u32, String)> =
                    breakpoints
                        .map(|b| (b.number, format!("breakpoint {}: {}{}\n", b.number, b.text(), off(b.enabled))))
                        .chain(watchpoints.map(|w| {
                            (w.number, format!("watchpoint {}: {}{}\n", w.number, w.expression, off(w.enabled)))
                        }))
                        .collect();
                lines.sort();
                text.extend(lines.into_iter().map(|(_, line)| line));
                if text.is_empty() {
                    text.push_str("no breakpoints or watchpoints\n");
                }
            }
            Info::Time => {
                let (now, end) = (self.session.stop().time.0, self.session.end().0);
                text = format!("time {now} of {end}\n");
            }
            Info::Bookmarks => {
                for (name, bookmark) in self.session.bookmarks() {
                    text.push_str(format!("@{name}: time {} {}", bookmark.time.0, bookmark.note).trim_end());
                    text.push('\n');
                }
                if text.is_empty() {
                    text.push_str("no bookmarks\n");
                }
            }
            Info::Checkpoints => {
                let times: Vec<String> = self.session.checkpoints().iter().map(|time| time.0.to_string()).collect();
                text = format!("checkpoints at {}\n", times.join(", "));
            }
        }
        self.say(&text);
    }
}
