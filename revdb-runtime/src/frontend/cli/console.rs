//! One command after another on a session, whoever types them: what is said goes to a writer.

use std::io::Write;

use super::command::{Command, FrameMove, Info, Problem};
use super::names;
use super::render::{Painter, kind};
use super::terminal;
use crate::clock::Time;
use crate::debugger::{Arrival, Error, Observer, Session, StopReason, Target, Update};
use crate::frontend::error::CommandError;
use crate::guest::Outcome;

/// How much of a function is shown around the current line.
const AROUND: (u32, u32) = (8, 5);

/// A session with a voice.
pub(in crate::frontend) struct Console {
    pub(in crate::frontend) session: Session,
    pub(in crate::frontend) painter: Painter,
    /// Where the debugger's words go.
    pub(super) out: Box<dyn Write>,
    /// Makes whoever follows a long operation.
    pub(super) observe: Box<dyn Fn() -> Box<dyn Observer>>,
    /// Something was not a command.
    pub(super) bad_input: bool,
    /// The position has changed since it was last shown.
    pub(super) show_place: bool,
}

impl Console {
    pub(in crate::frontend) fn new(
        session: Session,
        painter: Painter,
        out: Box<dyn Write>,
        observe: Box<dyn Fn() -> Box<dyn Observer>>,
    ) -> Self {
        Self { session, painter, out, observe, bad_input: false, show_place: true }
    }

    /// Carries a line out if it is a command.
    #[cfg(feature = "dap")]
    pub(in crate::frontend) fn command(&mut self, line: &str) -> bool {
        match super::command::parse(line) {
            Ok(Command::Quit) | Err(Problem::Unknown { .. }) => return false,
            Ok(command) => {
                if let Err(error) = self.execute(command) {
                    self.fail(error);
                }
            }
            Err(problem) => self.complain(problem),
        }
        true
    }

    pub(super) fn say(&mut self, text: &str) {
        let gap = if terminal::take_mid_line() { "\n" } else { "" };
        // Nobody is left to tell when standard output is gone.
        let _ = self.out.write_all(gap.as_bytes());
        let _ = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
    }

    pub(super) fn complain(&mut self, problem: Problem) {
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

    pub(super) fn fail(&mut self, error: Error) {
        // The error says enough; if this fails too, the next command will say more.
        let _ = self.session.recover(&mut *(self.observe)());
        let text = match error {
            Error::Interrupted => format!("interrupted: still at time {}\n", self.session.stop().time.0),
            error @ (Error::Refused(_) | Error::Unsupported { .. }) => format!("{error}\n"),
            error => CommandError::from(error).text(),
        };
        self.say(&text);
    }

    /// Shows where the session stands, if that has changed.
    pub(super) fn show_place(&mut self) {
        if !std::mem::take(&mut self.show_place) {
            return;
        }
        if let Err(error) = self.try_to_show_place() {
            self.fail(error);
        }
    }

    fn try_to_show_place(&mut self) -> Result<(), Error> {
        let mut watcher = (self.observe)();
        if let Some(listing) = self.session.listing(Some(AROUND), &mut *watcher)? {
            let text = self.painter.listing(&listing);
            self.say(&text);
        }
        if self.session.selected_frame() == 0
            && let Some(raised) = self.session.exception(&mut *watcher)?
        {
            let text = self.painter.leaving(&raised);
            self.say(&text);
        }
        self.show_displays()
    }

    fn show_displays(&mut self) -> Result<(), Error> {
        for (display, value) in self.session.displayed(&mut *(self.observe)())? {
            let text = self.painter.display(display.number, &display.expression, &value);
            self.say(&text);
        }
        Ok(())
    }

    pub(super) fn execute(&mut self, command: Command) -> Result<(), Error> {
        let mut watcher = (self.observe)();
        match command {
            Command::Help(None) => self.say(names::HELP),
            Command::Help(Some(verb)) => self.say(&names::help(verb)),
            Command::Quit => {}
            Command::Go(target) => {
                let arrival = self.session.go(target, &mut *watcher)?;
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::GoBookmark(name) => {
                let Some(bookmark) = self.session.bookmarks().get(&name) else {
                    return Err(Error::Refused(format!("no bookmark {name}: `info bookmarks` lists them")));
                };
                let target = Target::Time(bookmark.time.0);
                let arrival = self.session.go(target, &mut *watcher)?;
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::Bookmark { name, note } => {
                self.session.add_bookmark(&name, &note);
                self.say(&format!("Bookmark {name} at time {}\n", self.session.stop().time.0));
            }
            Command::Back | Command::Forward => {
                let arrival = match command {
                    Command::Back => self.session.back(&mut *watcher)?,
                    _ => self.session.forward(&mut *watcher)?,
                };
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::Travel(motion, count) => {
                let arrival = self.session.travel(motion, count, &mut *watcher)?;
                drop(watcher);
                self.arrive(&arrival);
            }
            Command::Print(code) => self.print(&code)?,
            Command::Backtrace(most) => {
                let mut frames = self.session.backtrace(&mut *watcher)?;
                let left_out = frames.len().saturating_sub(most.unwrap_or(usize::MAX));
                frames.truncate(frames.len() - left_out);
                let mut text = self.painter.backtrace(&frames);
                if left_out > 0 {
                    text.push_str(&format!("({left_out} more)\n"));
                }
                self.say(&text);
            }
            Command::List => {
                if let Some(listing) = self.session.listing(None, &mut *watcher)? {
                    let text = self.painter.listing(&listing);
                    self.say(&text);
                }
            }
            Command::Locals => {
                let variables = self.session.locals(&mut *watcher)?;
                let text = self.painter.variables(&variables);
                self.say(if text.is_empty() { "no locals\n" } else { &text });
            }
            Command::Arguments => {
                let text = match self.session.arguments(&mut *watcher)? {
                    Some(variables) if variables.is_empty() => "no arguments\n".to_owned(),
                    Some(variables) => self.painter.variables(&variables),
                    None => "`args` needs `Guest::arguments`, which this interpreter does not implement\n".to_owned(),
                };
                self.say(&text);
            }
            Command::Break { place, condition, temporary } => {
                let (breakpoint, doubt) = self.session.add_breakpoint(place, condition, temporary, &mut *watcher)?;
                let mut text = format!("Breakpoint {} added: {}\n", breakpoint.number, breakpoint.text());
                if let Some(doubt) = doubt {
                    text.push_str(&self.painter.doubt(&breakpoint.place, &doubt));
                }
                self.say(&text);
            }
            Command::Catch { kind, uncaught } => {
                let catchpoint = self.session.add_catchpoint(kind, uncaught, &mut *watcher)?;
                let text = format!("Catchpoint {} added: {}\n", catchpoint.number, catchpoint.text());
                drop(watcher);
                self.say(&text);
            }
            Command::Watch(expression) => {
                let (number, updates) = self.session.add_watchpoint(&expression, &mut *watcher)?;
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
                let shown = self.session.displayed(&mut *watcher)?;
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
                self.session.select_frame(index, &mut *watcher)?;
                self.show_place = true;
            }
            Command::Thread => self.say("the recorded program has one thread\n"),
        }
        Ok(())
    }

    fn print(&mut self, code: &str) -> Result<(), Error> {
        let printed = self.session.print(code, &mut *(self.observe)())?;
        let _ = self.out.write_all(&printed.output);
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
    pub(super) fn arrive(&mut self, arrival: &Arrival) {
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
                let time =
                    |&(time, packed): &(Time, bool)| format!("{}{}", time.0, if packed { " (packed)" } else { "" });
                let times: Vec<String> = self.session.checkpoints().iter().map(time).collect();
                text = format!("checkpoints at {}\n", times.join(", "));
                match self.session.unpacked() {
                    0 => {}
                    forks => text.push_str(&format!("packed ones were used {forks} times\n")),
                }
            }
        }
        self.say(&text);
    }
}
