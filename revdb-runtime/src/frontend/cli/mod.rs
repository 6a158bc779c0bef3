//! The debugger in a terminal, with the commands and texts of PyPy's RevDB.

mod command;
mod idle;
mod names;
mod render;
mod terminal;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use self::command::{Command, FrameMove, Info, Problem};
use self::render::{Painter, kind};
use self::terminal::{End, Input, Watcher};
use super::Opening;
use super::error::CommandError;
use crate::debugger::{Arrival, Error, Restored, Session, StopReason, Target, Update};
use crate::guest::Outcome;
use crate::trace::Exit;

/// How much of a function is shown around the current line.
const AROUND: (u32, u32) = (8, 5);

/// The exit status after Ctrl-C.
const INTERRUPTED: u8 = 130;

/// Whether a text is a time that a session can open at.
pub(super) fn is_target(text: &str) -> bool {
    command::target(text).is_some()
}

/// Runs a session until the user quits.
pub(super) fn run(trace: &Path, opening: &Opening) -> ExitCode {
    terminal::catch_interrupts();
    let session = match Session::open_with(trace, opening.policy, &mut Watcher::new()) {
        Ok(session) => session,
        Err(error) => return CommandError::from(error).report(),
    };
    if let Some(damage) = &session.recording().reader().end().damage {
        eprintln!("Warning: {damage}");
    }
    let input = Input::new();
    let keep = opening.keep.unwrap_or(input.is_terminal());
    let painter = Painter::for_terminal();
    let mut console = Console { session, painter, input, out: io::stdout(), bad_input: false, show_place: true, keep };
    console.open(opening);
    console.run()
}

struct Console {
    session: Session,
    painter: Painter,
    input: Input,
    out: io::Stdout,
    /// Something was not a command.
    bad_input: bool,
    /// The position has changed since it was last shown.
    show_place: bool,
    /// Breakpoints and the like are kept for the next session.
    keep: bool,
}

impl Console {
    /// Takes up what an earlier session left, and goes to where this one begins.
    fn open(&mut self, opening: &Opening) {
        if self.keep {
            match self.session.restore() {
                Ok(restored) => self.say_restored(&restored),
                Err(error) => self.fail(error),
            }
        }
        let failed = || self.session.recording().reader().end().exit != Some(Exit::Code(0));
        let target = match opening.at.as_deref().map(command::target) {
            Some(target) => target,
            // A person wants to see the failure; a script wants a beginning that does not depend on how the program ended.
            None if self.input.is_terminal() && failed() => Some(Target::Crash),
            None => None,
        };
        let Some(target) = target else { return };
        match self.session.go(target, &mut Watcher::new()) {
            Ok(arrival) => {
                self.arrive(&arrival);
                if target == Target::Crash
                    && let Ok(Some(failure)) = self.session.failure(&mut Watcher::new())
                {
                    let text = failure.exception.map_or_else(|| "an exception".to_owned(), |raised| raised.text);
                    self.say(&format!(
                        "the program ended with {text}\nthis line raised it; `go start` is the beginning\n"
                    ));
                }
            }
            Err(Error::Refused(_)) if opening.at.is_none() => {}
            Err(error) => self.fail(error),
        }
        self.show_place = true;
    }

    fn say_restored(&mut self, restored: &Restored) {
        let mut parts = Vec::new();
        let mut part = |count: usize, one: &str| match count {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            count => parts.push(format!("{count} {one}s")),
        };
        part(restored.breakpoints, "breakpoint");
        part(restored.watchpoints, "watchpoint");
        part(restored.displays, "display");
        part(restored.bookmarks, "bookmark");
        part(restored.objects, "numbered object");
        if !parts.is_empty() {
            self.say(&format!("from the last session: {}\n", parts.join(", ")));
        }
    }

    fn run(mut self) -> ExitCode {
        let mut last = None;
        loop {
            self.show_place();
            if terminal::take_mid_line() {
                self.say("\n");
            }
            let prompt = self.painter.prompt(self.session.stop().time.0);
            let input = &mut self.input;
            let line = match idle::meanwhile(&mut self.session, || input.read(&prompt)) {
                Ok(line) => line,
                Err(end) => {
                    self.say("\n");
                    if end == End::Interrupt {
                        return ExitCode::from(INTERRUPTED);
                    }
                    break;
                }
            };
            terminal::forget_interrupts();
            if line.trim_start().starts_with('#') {
                // A comment, for sessions kept in files.
                continue;
            }
            let command = if line.trim().is_empty() {
                match &last {
                    // Only a person means something by an empty line.
                    Some(command) if self.input.is_terminal() => Clone::clone(command),
                    _ => continue,
                }
            } else {
                match command::parse(&line) {
                    Ok(command) => command,
                    Err(problem) => {
                        self.complain(problem);
                        continue;
                    }
                }
            };
            if command == Command::Quit {
                break;
            }
            last = Some(command.clone());
            if let Err(error) = self.execute(command) {
                self.fail(error);
            }
            if self.keep
                && let Err(error) = self.session.store()
            {
                // Once is enough.
                self.keep = false;
                self.say(&format!("Warning: breakpoints and bookmarks are not kept for the next session: {error}\n"));
            }
        }
        if self.bad_input { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn say(&mut self, text: &str) {
        let gap = if terminal::take_mid_line() { "\n" } else { "" };
        // Nobody is left to tell when standard output is gone.
        let _ = self.out.lock().write_all(gap.as_bytes());
        let _ = self.out.lock().write_all(text.as_bytes()).and_then(|()| self.out.flush());
    }

    fn complain(&mut self, problem: Problem) {
        let text = match problem {
            Problem::Unknown { word, line } => {
                self.bad_input = true;
                format!("unknown command: {word} (try `help`; `print {line}` runs it in the program)\n")
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
        // The error says enough; if this fails too, the next command will say more.
        let _ = self.session.recover(&mut Watcher::new());
        let text = match error {
            Error::Interrupted => format!("interrupted: still at time {}\n", self.session.stop().time.0),
            error @ (Error::Refused(_) | Error::Unsupported { .. }) => format!("{error}\n"),
            error => CommandError::from(error).text(),
        };
        self.say(&text);
    }

    /// Shows where the session stands, if that has changed.
    fn show_place(&mut self) {
        if !std::mem::take(&mut self.show_place) {
            return;
        }
        self.painter.width = self.input.width();
        if let Err(error) = self.try_to_show_place() {
            self.fail(error);
        }
    }

    fn try_to_show_place(&mut self) -> Result<(), Error> {
        let mut watcher = Watcher::new();
        if let Some(listing) = self.session.listing(Some(AROUND), &mut watcher)? {
            let text = self.painter.listing(&listing);
            self.say(&text);
        }
        if self.session.selected_frame() == 0
            && let Some(raised) = self.session.exception(&mut watcher)?
        {
            let text = self.painter.leaving(&raised);
            self.say(&text);
        }
        self.show_displays()
    }

    fn show_displays(&mut self) -> Result<(), Error> {
        for (display, value) in self.session.displayed(&mut Watcher::new())? {
            let text = self.painter.display(display.number, &display.expression, &value);
            self.say(&text);
        }
        Ok(())
    }

    fn execute(&mut self, command: Command) -> Result<(), Error> {
        let mut watcher = Watcher::new();
        match command {
            Command::Help(None) => self.say(names::HELP),
            Command::Help(Some(verb)) => self.say(&names::help(verb)),
            Command::Quit => {}
            Command::Go(target) => {
                let arrival = self.session.go(target, &mut watcher)?;
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::GoBookmark(name) => {
                let Some(bookmark) = self.session.bookmarks().get(&name) else {
                    return Err(Error::Refused(format!("no bookmark {name}: `info bookmarks` lists them")));
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
            Command::Print(code) => self.print(&code)?,
            Command::Backtrace(most) => {
                let mut frames = self.session.backtrace(&mut watcher)?;
                let left_out = frames.len().saturating_sub(most.unwrap_or(usize::MAX));
                frames.truncate(frames.len() - left_out);
                let mut text = self.painter.backtrace(&frames);
                if left_out > 0 {
                    text.push_str(&format!("({left_out} more)\n"));
                }
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
                let text = self.painter.variables(&variables);
                self.say(if text.is_empty() { "no locals\n" } else { &text });
            }
            Command::Arguments => {
                let text = match self.session.arguments(&mut watcher)? {
                    Some(variables) if variables.is_empty() => "no arguments\n".to_owned(),
                    Some(variables) => self.painter.variables(&variables),
                    None => "`args` needs `Guest::arguments`, which this interpreter does not implement\n".to_owned(),
                };
                self.say(&text);
            }
            Command::Break { place, condition, temporary } => {
                let (breakpoint, doubt) = self.session.add_breakpoint(place, condition, temporary, &mut watcher)?;
                let mut text = format!("Breakpoint {} added: {}\n", breakpoint.number, breakpoint.text());
                if let Some(doubt) = doubt {
                    text.push_str(&self.painter.doubt(&breakpoint.place, &doubt));
                }
                self.say(&text);
            }
            Command::Catch { kind, uncaught } => {
                let catchpoint = self.session.add_catchpoint(kind, uncaught, &mut watcher)?;
                let text = format!("Catchpoint {} added: {}\n", catchpoint.number, catchpoint.text());
                drop(watcher);
                self.say(&text);
            }
            Command::Watch(expression) => {
                let (number, updates) = self.session.add_watchpoint(&expression, &mut watcher)?;
                self.say(&format!("Watchpoint {number} added\n"));
                self.show_updates(&updates);
            }
            Command::Delete(which) => {
                for which in which {
                    let text = match self.session.delete(&which) {
                        Some((number, text, of)) => format!("{} {number} deleted: {text}\n", kind(of)),
                        None => format!("no breakpoint or watchpoint: {which} (`info breakpoints` lists them)\n"),
                    };
                    self.say(&text);
                }
            }
            Command::Condition(number, condition) => {
                self.session.set_condition(number, condition.clone())?;
                self.say(&match condition {
                    Some(condition) => format!("Breakpoint {number} now stops if {condition}\n"),
                    None => format!("Breakpoint {number} now stops always\n"),
                });
            }
            Command::Ignore(number, count) => {
                self.session.set_ignore(number, count)?;
                self.say(&match count {
                    0 => format!("Breakpoint {number} stops at its next hit\n"),
                    1 => format!("Breakpoint {number} passes over its next hit\n"),
                    count => format!("Breakpoint {number} passes over its next {count} hits\n"),
                });
            }
            Command::Enable(numbers, enabled) => self.enable(numbers, enabled),
            Command::Display(Some(expression)) => {
                let number = self.session.add_display(&expression);
                let shown = self.session.displayed(&mut watcher)?;
                for (display, value) in shown.iter().filter(|(display, _)| display.number == number) {
                    let text = self.painter.display(display.number, &display.expression, value);
                    self.say(&text);
                }
            }
            Command::Display(None) if self.session.displays().is_empty() => self.say("no displays\n"),
            Command::Display(None) => self.show_displays()?,
            Command::Undisplay(numbers) => {
                let all = self.session.displays().iter().map(|display| display.number).collect();
                for number in if numbers.is_empty() { all } else { numbers } {
                    if !self.session.remove_display(number) {
                        self.say(&format!("no display {number}: `info display` lists them\n"));
                    }
                }
            }
            Command::Info(info) => self.info(info),
            Command::Frame(to) => {
                let now = self.session.selected_frame();
                let index = match to {
                    FrameMove::Up(by) => now.saturating_add(by),
                    FrameMove::Down(_) if now == 0 => {
                        return Err(Error::Refused("this is the innermost frame".to_owned()));
                    }
                    FrameMove::Down(by) => now.saturating_sub(by),
                    FrameMove::To(index) => index,
                    FrameMove::Here => now,
                };
                self.session.select_frame(index, &mut watcher)?;
                self.show_place = true;
            }
            Command::Thread => self.say("the recorded program has one thread\n"),
        }
        Ok(())
    }

    fn print(&mut self, code: &str) -> Result<(), Error> {
        let printed = self.session.print(code, &mut Watcher::new())?;
        let _ = self.out.lock().write_all(&printed.output);
        terminal::note_output(&printed.output);
        let text = match printed.outcome {
            Outcome::Nothing | Outcome::Unsupported => return Ok(()),
            Outcome::Raised(error) => self.painter.error(&error),
            Outcome::Value(value) => match printed.number {
                Some(number) => format!("${number} = {}", value.text),
                None => value.text,
            },
        };
        self.say(&format!("{text}\n"));
        Ok(())
    }

    fn enable(&mut self, numbers: Vec<u32>, enabled: bool) {
        let breakpoints = self.session.breakpoints().iter().map(|breakpoint| breakpoint.number);
        let mut all: Vec<u32> = breakpoints.chain(self.session.watchpoints().iter().map(|w| w.number)).collect();
        all.sort_unstable();
        let state = if enabled { "enabled" } else { "disabled" };
        for number in if numbers.is_empty() { all } else { numbers } {
            let text = match self.session.enable(number, enabled) {
                Some(of) => format!("{} {number} {state}\n", kind(of)),
                None => format!("no breakpoint or watchpoint {number}: `info breakpoints` lists them\n"),
            };
            self.say(&text);
        }
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
        match info {
            Info::Points => {
                // All kinds are shown for either word, as in RevDB.
                let breakpoints = self.session.breakpoints().iter().map(|b| (b.number, self.painter.breakpoint(b)));
                let watchpoints = self.session.watchpoints().iter().map(|w| (w.number, self.painter.watchpoint(w)));
                let mut lines: Vec<(u32, String)> = breakpoints.chain(watchpoints).collect();
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
            Info::Displays => {
                for display in self.session.displays() {
                    text.push_str(&format!("{}: {}\n", display.number, display.expression));
                }
                if text.is_empty() {
                    text.push_str("no displays\n");
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
