//! The debugger in a terminal, with the commands and texts of PyPy's RevDB.

mod command;
mod console;
mod idle;
mod names;
mod render;
mod terminal;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use self::command::Command;
pub(in crate::frontend) use self::console::Console;
pub(in crate::frontend) use self::render::Painter;
use self::terminal::{End, Input, Watcher};
use super::Opening;
use super::error::CommandError;
use crate::debugger::{Error, Restored, Session, Target};
use crate::trace::Exit;

/// The exit status after Ctrl-C.
const INTERRUPTED: u8 = 130;

/// The names of all commands.
#[cfg(feature = "dap")]
pub(super) fn names_of_commands() -> impl Iterator<Item = &'static str> {
    names::all().map(|(name, _)| name)
}

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
    let console = Console::new(session, painter, Box::new(io::stdout()), Box::new(|| Box::new(Watcher::new())));
    let mut shell = Shell { console, input, keep };
    shell.open(opening);
    shell.run()
}

/// A console with somebody who types.
struct Shell {
    console: Console,
    input: Input,
    /// Breakpoints and the like are kept for the next session.
    keep: bool,
}

impl Shell {
    /// Takes up what an earlier session left, and goes to where this one begins.
    fn open(&mut self, opening: &Opening) {
        if self.keep {
            match self.console.session.restore() {
                Ok(restored) => self.say_restored(&restored),
                Err(error) => self.console.fail(error),
            }
        }
        let failed = || self.console.session.recording().reader().end().exit != Some(Exit::Code(0));
        let target = match opening.at.as_deref().map(command::target) {
            Some(target) => target,
            // A person wants to see the failure; a script wants a beginning that does not depend on how the program ended.
            None if self.input.is_terminal() && failed() => Some(Target::Crash),
            None => None,
        };
        let Some(target) = target else { return };
        match self.console.session.go(target, &mut Watcher::new()) {
            Ok(arrival) => {
                self.console.arrive(&arrival);
                if target == Target::Crash
                    && let Ok(Some(failure)) = self.console.session.failure(&mut Watcher::new())
                {
                    let text = failure.exception.map_or_else(|| "an exception".to_owned(), |raised| raised.text);
                    self.console.say(&format!(
                        "the program ended with {text}\nthis line raised it; `go start` is the beginning\n"
                    ));
                }
            }
            Err(Error::Refused(_)) if opening.at.is_none() => {}
            Err(error) => self.console.fail(error),
        }
        self.console.show_place = true;
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
            self.console.say(&format!("from the last session: {}\n", parts.join(", ")));
        }
    }

    fn run(mut self) -> ExitCode {
        let mut last = None;
        loop {
            self.console.painter.width = self.input.width();
            self.console.show_place();
            if terminal::take_mid_line() {
                self.console.say("\n");
            }
            let prompt = self.console.painter.prompt(self.console.session.stop().time.0);
            let input = &mut self.input;
            let read = || {
                let line = input.read(&prompt);
                // From here on, Ctrl-C is meant for the command, though the session may still be busy with what it made ready.
                terminal::forget_interrupts();
                line
            };
            let line = match idle::meanwhile(&mut self.console.session, read) {
                Ok(line) => line,
                Err(end) => {
                    self.console.say("\n");
                    if end == End::Interrupt {
                        return ExitCode::from(INTERRUPTED);
                    }
                    break;
                }
            };
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
                        self.console.complain(problem);
                        continue;
                    }
                }
            };
            if command == Command::Quit {
                break;
            }
            last = Some(command.clone());
            if let Err(error) = self.console.execute(command) {
                self.console.fail(error);
            }
            if self.keep
                && let Err(error) = self.console.session.store()
            {
                // Once is enough.
                self.keep = false;
                self.console
                    .say(&format!("Warning: breakpoints and bookmarks are not kept for the next session: {error}\n"));
            }
        }
        if self.console.bad_input { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
