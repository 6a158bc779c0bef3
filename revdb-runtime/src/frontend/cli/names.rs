//! The commands' names, and what `help` says about them.

use crate::debugger::Motion;

/// What a command does, whatever it was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Help,
    Quit,
    Go,
    Back,
    Forward,
    Bookmark,
    Move(Motion),
    Until,
    BackUntil,
    Print,
    Backtrace,
    List,
    Locals,
    Arguments,
    Break,
    TemporaryBreak,
    Catch,
    Watch,
    Delete,
    Condition,
    Ignore,
    Enable,
    Disable,
    Display,
    Undisplay,
    Info,
    When,
    Up,
    Down,
    Frame,
    Thread,
}

impl Verb {
    /// Whether anything behind the name is a mistake.
    pub(super) fn takes_nothing(self) -> bool {
        matches!(
            self,
            Self::Quit | Self::Back | Self::Forward | Self::List | Self::Locals | Self::Arguments | Self::When
        )
    }
}

/// A command: its names, the canonical one first; how it is used; what it does.
struct Entry {
    verb: Verb,
    names: &'static [&'static str],
    usage: &'static str,
    about: &'static str,
}

const fn entry(verb: Verb, names: &'static [&'static str], usage: &'static str, about: &'static str) -> Entry {
    Entry { verb, names, usage, about }
}

const ENTRIES: &[Entry] = &[
    entry(Verb::Help, &["help", "h", "?"], "help [COMMAND]", "All commands, or more about one."),
    entry(Verb::Quit, &["quit", "q", "exit"], "quit", "Ends the session; the end of input (Ctrl-D) does too."),
    entry(
        Verb::Go,
        &["go", "goto", "seek"],
        "go N | +N | -N | 50% | start | end | crash | @BOOKMARK",
        "Goes to a time, exactly, past all breakpoints. `crash` is the line that raised the exception which ended the program.",
    ),
    entry(Verb::Back, &["back"], "back", "Goes to where the last move began; again, to the one before."),
    entry(Verb::Forward, &["forward"], "forward", "Undoes `back`."),
    entry(
        Verb::Bookmark,
        &["bookmark", "mark"],
        "bookmark NAME [NOTE]",
        "Names the current time, for `go @NAME`. `info bookmarks` lists them.",
    ),
    entry(
        Verb::Move(Motion::Step),
        &["step", "s"],
        "step [N]",
        "To the next stop point: a line that is about to run, or a function that is about to be left.",
    ),
    entry(
        Verb::Move(Motion::BackStep),
        &["bstep", "bs", "reverse-step", "rs", "backstep"],
        "bstep [N]",
        "To the stop point before.",
    ),
    entry(
        Verb::Move(Motion::Next),
        &["next", "n"],
        "next [N]",
        "To the next line of this function, over the functions that it calls.",
    ),
    entry(
        Verb::Move(Motion::BackNext),
        &["bnext", "bn", "reverse-next", "rn", "previous"],
        "bnext [N]",
        "To the line before in this function, over the functions that it called.",
    ),
    entry(
        Verb::Move(Motion::Finish),
        &["finish"],
        "finish [N]",
        "Out of this function: to where its caller goes on. N: out of so many.",
    ),
    entry(
        Verb::Move(Motion::BackFinish),
        &["bfinish", "reverse-finish"],
        "bfinish [N]",
        "Back out of this function: to the caller's line that called it. N: out of so many.",
    ),
    entry(
        Verb::Move(Motion::Continue),
        &["continue", "c"],
        "continue [N]",
        "To the next hit of a breakpoint, watchpoint or catchpoint, else to the end of the program. N: over so many.",
    ),
    entry(
        Verb::Move(Motion::BackContinue),
        &["bcontinue", "bc", "reverse-continue", "rc"],
        "bcontinue [N]",
        "Back to the last hit of a breakpoint, watchpoint or catchpoint, else to the start.",
    ),
    entry(
        Verb::Until,
        &["until", "unt", "advance"],
        "until [LINE]",
        "To LINE of this function; without it, to a line further down (out of a loop).",
    ),
    entry(
        Verb::BackUntil,
        &["buntil"],
        "buntil [LINE]",
        "Back to LINE of this function; without it, to a line further up.",
    ),
    entry(
        Verb::Print,
        &["print", "p", "!"],
        "print CODE",
        "Runs an expression or a statement in the selected frame. What it changes vanishes afterwards. Objects are numbered: $0, \
         $1 and so on name them at every time.",
    ),
    entry(
        Verb::Backtrace,
        &["backtrace", "bt", "where", "w"],
        "backtrace [N]",
        "The calls that led here, innermost first. N: so many of them.",
    ),
    entry(Verb::List, &["list", "l"], "list", "The whole source of the selected function."),
    entry(Verb::Locals, &["locals"], "locals", "The variables of the selected frame."),
    entry(Verb::Arguments, &["args"], "args", "The parameters of the selected frame, with their present values."),
    entry(
        Verb::Break,
        &["break", "b"],
        "break FUNC | LINE | FILE:LINE [if CONDITION]",
        "Stops there, in both directions. FUNC may be qualified, CLASS.METHOD; FILE is the end of a path. CONDITION is an \
         expression of the program's language.",
    ),
    entry(
        Verb::TemporaryBreak,
        &["tbreak"],
        "tbreak WHERE [if CONDITION]",
        "A breakpoint that is deleted at its first hit.",
    ),
    entry(
        Verb::Catch,
        &["catch"],
        "catch [CLASS] [uncaught]",
        "Stops where an exception (of that class) is about to be raised, in both directions. `uncaught`: only the one that ended \
         the program.",
    ),
    entry(
        Verb::Watch,
        &["watch"],
        "watch EXPR",
        "Stops where the value of EXPR changes, in both directions. Its names mean what they mean in the selected frame; $0.x \
         watches one object wherever it is used.",
    ),
    entry(
        Verb::Delete,
        &["delete", "del"],
        "delete NUMBER... | TEXT",
        "Deletes breakpoints, watchpoints, catchpoints. `info breakpoints` lists them.",
    ),
    entry(
        Verb::Condition,
        &["condition"],
        "condition NUMBER [COND]",
        "Makes a breakpoint stop only where COND is true; without COND, always.",
    ),
    entry(
        Verb::Ignore,
        &["ignore"],
        "ignore NUMBER COUNT",
        "Passes over the next COUNT hits of a breakpoint, in either direction.",
    ),
    entry(
        Verb::Enable,
        &["enable"],
        "enable [NUMBER...]",
        "Turns breakpoints and watchpoints on; without a number, all of them.",
    ),
    entry(
        Verb::Disable,
        &["disable"],
        "disable [NUMBER...]",
        "Turns breakpoints and watchpoints off, without deleting them.",
    ),
    entry(
        Verb::Display,
        &["display"],
        "display [EXPR]",
        "Shows the value of EXPR now and at each stop; alone, shows all of them.",
    ),
    entry(Verb::Undisplay, &["undisplay"], "undisplay [NUMBER...]", "Ends displays; without a number, all of them."),
    entry(
        Verb::Info,
        &["info", "i"],
        "info breakpoints | watchpoints | display | bookmarks | time | locals | args | checkpoints",
        "Lists what there is.",
    ),
    entry(Verb::When, &["when"], "when", "The current time, and the last one. Also: info time"),
    entry(Verb::Up, &["up"], "up [N]", "Selects the caller's frame, for `print`, `locals`, `list`, `watch` and moves."),
    entry(Verb::Down, &["down"], "down [N]", "Undoes `up`."),
    entry(Verb::Frame, &["frame", "f"], "frame [N]", "Selects frame N of `backtrace`, or shows the selected one."),
    entry(
        Verb::Thread,
        &["nthread", "bthread"],
        "nthread [#N], bthread [#N]",
        "To where another thread runs; the program has one thread only.",
    ),
];

/// All names with what they mean, canonical ones before their aliases.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Verb)> {
    ENTRIES.iter().flat_map(|entry| entry.names.iter().map(|name| (*name, entry.verb)))
}

/// What there is to say about one command.
pub(super) fn help(verb: Verb) -> String {
    let mut text = String::new();
    for entry in ENTRIES.iter().filter(|entry| entry.verb == verb) {
        text.push_str(&format!("{}\n    {}\n", entry.usage, entry.about));
        if entry.names.len() > 1 {
            text.push_str(&format!("    Names: {}\n", entry.names.join(", ")));
        }
    }
    text
}

/// What there is.
pub(super) const HELP: &str = "\
Moving                      forwards          backwards
  by stop point             step, s [N]       bstep, bs [N]
  over calls                next, n [N]       bnext, bn [N]
  out of the function       finish [N]        bfinish [N]
  to a breakpoint           continue, c       bcontinue, bc
  to a line                 until [LINE]      buntil [LINE]
  to a time                 go N, go +N, go -N, go 50%, go start, go end, go crash, go @BOOKMARK
  to where a move began     forward           back

Looking
  print, p, ! CODE          run code in the current frame; what it changes vanishes afterwards
  locals, args              the variables of the current frame; its parameters only
  display EXPR              show a value at each stop; undisplay [N]
  list                      the whole function
  backtrace, bt, where [N]  the calls that led here
  up, down, frame N         look at another frame
  when                      the current time
  bookmark NAME [NOTE]      a name for the current time

Stopping
  break, b WHERE            WHERE is FUNC, LINE or FILE:LINE, then perhaps `if CONDITION`
  tbreak WHERE              the same, once
  watch EXPR                stop where its value changes
  catch [CLASS] [uncaught]  stop where an exception is raised
  delete, del N             delete a breakpoint, watchpoint or catchpoint; also by its text
  enable, disable [N]; condition N [COND]; ignore N COUNT
  info breakpoints          lists them; also: info watchpoints, display, bookmarks, time, checkpoints

  help [COMMAND], quit (q). An empty line repeats the last command; a prefix of a name will do where it is clear.
";
