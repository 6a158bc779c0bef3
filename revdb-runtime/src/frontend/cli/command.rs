//! Command lines of the debugger: names, aliases, arguments.

use crate::debugger::{Motion, Place, Target};

/// A command, understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    Help,
    Quit,
    Go(Target),
    GoBookmark(String),
    Bookmark { name: String, note: String },
    Back,
    Forward,
    Travel(Motion, u64),
    Print(String),
    Backtrace,
    List,
    Locals,
    Break { place: Place, condition: Option<String>, temporary: bool },
    Watch(String),
    Delete(String),
    Condition(u32, Option<String>),
    Enable(u32, bool),
    Info(Info),
    Frame(FrameMove),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Info {
    Breakpoints,
    Watchpoints,
    Time,
    Bookmarks,
    Checkpoints,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameMove {
    Up(usize),
    Down(usize),
    To(usize),
    Here,
}

/// Why a line is not a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Unknown(String),
    Ambiguous(String, Vec<&'static str>),
    /// The command exists, its argument makes no sense.
    Argument(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
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
    Break,
    TemporaryBreak,
    Watch,
    Delete,
    Condition,
    Enable,
    Disable,
    Info,
    When,
    Up,
    Down,
    Frame,
    Thread,
}

/// Canonical names first, then what else people type.
const NAMES: &[(&str, Verb)] = &[
    ("help", Verb::Help),
    ("h", Verb::Help),
    ("?", Verb::Help),
    ("quit", Verb::Quit),
    ("q", Verb::Quit),
    ("exit", Verb::Quit),
    ("go", Verb::Go),
    ("goto", Verb::Go),
    ("seek", Verb::Go),
    ("back", Verb::Back),
    ("forward", Verb::Forward),
    ("bookmark", Verb::Bookmark),
    ("mark", Verb::Bookmark),
    ("step", Verb::Move(Motion::Step)),
    ("s", Verb::Move(Motion::Step)),
    ("bstep", Verb::Move(Motion::BackStep)),
    ("bs", Verb::Move(Motion::BackStep)),
    ("reverse-step", Verb::Move(Motion::BackStep)),
    ("rs", Verb::Move(Motion::BackStep)),
    ("backstep", Verb::Move(Motion::BackStep)),
    ("next", Verb::Move(Motion::Next)),
    ("n", Verb::Move(Motion::Next)),
    ("bnext", Verb::Move(Motion::BackNext)),
    ("bn", Verb::Move(Motion::BackNext)),
    ("reverse-next", Verb::Move(Motion::BackNext)),
    ("rn", Verb::Move(Motion::BackNext)),
    ("previous", Verb::Move(Motion::BackNext)),
    ("finish", Verb::Move(Motion::Finish)),
    ("bfinish", Verb::Move(Motion::BackFinish)),
    ("reverse-finish", Verb::Move(Motion::BackFinish)),
    ("continue", Verb::Move(Motion::Continue)),
    ("c", Verb::Move(Motion::Continue)),
    ("bcontinue", Verb::Move(Motion::BackContinue)),
    ("bc", Verb::Move(Motion::BackContinue)),
    ("reverse-continue", Verb::Move(Motion::BackContinue)),
    ("rc", Verb::Move(Motion::BackContinue)),
    ("until", Verb::Until),
    ("unt", Verb::Until),
    ("advance", Verb::Until),
    ("buntil", Verb::BackUntil),
    ("print", Verb::Print),
    ("p", Verb::Print),
    ("backtrace", Verb::Backtrace),
    ("bt", Verb::Backtrace),
    ("where", Verb::Backtrace),
    ("w", Verb::Backtrace),
    ("list", Verb::List),
    ("l", Verb::List),
    ("locals", Verb::Locals),
    ("break", Verb::Break),
    ("b", Verb::Break),
    ("tbreak", Verb::TemporaryBreak),
    ("watch", Verb::Watch),
    ("delete", Verb::Delete),
    ("del", Verb::Delete),
    ("condition", Verb::Condition),
    ("enable", Verb::Enable),
    ("disable", Verb::Disable),
    ("info", Verb::Info),
    ("i", Verb::Info),
    ("when", Verb::When),
    ("up", Verb::Up),
    ("down", Verb::Down),
    ("frame", Verb::Frame),
    ("f", Verb::Frame),
    ("nthread", Verb::Thread),
    ("bthread", Verb::Thread),
];

/// All names, for completion.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

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
  locals                    the variables of the current frame
  list                      the whole function
  backtrace, bt, where      the calls that led here
  up, down, frame N         look at another frame
  when                      the current time
  bookmark NAME [NOTE]      a name for the current time; info bookmarks

Stopping
  break, b WHERE            WHERE is FUNC, LINE or FILE:LINE, then perhaps `if CONDITION`
  tbreak WHERE              the same, once
  watch EXPR                stop where its value changes
  delete, del N             delete a breakpoint or watchpoint; also by its text
  enable, disable N;  condition N [COND]
  info breakpoints, info watchpoints, info time

  help, quit (q). An empty line repeats the last command.
";

/// Understands a line that is not empty.
pub(super) fn parse(line: &str) -> Result<Command, Problem> {
    let line = line.trim();
    if let Some(code) = line.strip_prefix('!') {
        return Ok(Command::Print(code.trim().to_owned()));
    }
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (word, argument) = (&line[..end], line[end..].trim());
    let verb = find(word)?;
    command(verb, word, argument)
}

/// The verb of a name, an alias, or a prefix of only one of them.
fn find(word: &str) -> Result<Verb, Problem> {
    if let Some((_, verb)) = NAMES.iter().find(|(name, _)| *name == word) {
        return Ok(*verb);
    }
    let matches: Vec<&(&str, Verb)> = NAMES.iter().filter(|(name, _)| name.starts_with(word)).collect();
    match matches.first() {
        None => Err(Problem::Unknown(word.to_owned())),
        Some((_, verb)) if matches.iter().all(|(_, other)| other == verb) => Ok(*verb),
        Some(_) => Err(Problem::Ambiguous(word.to_owned(), matches.iter().map(|(name, _)| *name).collect())),
    }
}

fn command(verb: Verb, word: &str, argument: &str) -> Result<Command, Problem> {
    let needs = |what: &str| Problem::Argument(format!("{word} needs {what}"));
    let count = || match argument {
        "" => Ok(1),
        _ => argument.parse::<u64>().ok().filter(|&n| n > 0).ok_or_else(|| needs("a count, a number from 1")),
    };
    let number = |text: &str| text.parse::<u32>().map_err(|_| needs("the number of a breakpoint or watchpoint"));
    let line = || match argument {
        "" => Ok(None),
        _ => argument.parse::<u32>().map(Some).map_err(|_| needs("a line number, or nothing")),
    };
    Ok(match verb {
        Verb::Help => Command::Help,
        Verb::Quit => Command::Quit,
        Verb::Go if argument.starts_with('@') => Command::GoBookmark(argument[1..].to_owned()),
        Verb::Back => Command::Back,
        Verb::Forward => Command::Forward,
        Verb::Bookmark if argument.is_empty() => return Err(needs("a name")),
        Verb::Bookmark => {
            let (name, note) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
            Command::Bookmark { name: name.to_owned(), note: note.trim().to_owned() }
        }
        Verb::Go => Command::Go(
            target(argument).ok_or_else(|| needs("a time: N, +N, -N, 50%, start, end, crash or @BOOKMARK"))?,
        ),
        Verb::Move(motion) => Command::Travel(motion, count()?),
        Verb::Until => Command::Travel(Motion::Until(line()?), 1),
        Verb::BackUntil => Command::Travel(Motion::BackUntil(line()?), 1),
        Verb::Print if argument.is_empty() => return Err(needs("an expression or a statement")),
        Verb::Print => Command::Print(argument.to_owned()),
        Verb::Backtrace => Command::Backtrace,
        Verb::List => Command::List,
        Verb::Locals => Command::Locals,
        Verb::Break | Verb::TemporaryBreak => {
            let (place, condition) = place(argument).ok_or_else(|| needs("a place: FUNC, LINE or FILE:LINE"))?;
            Command::Break { place, condition, temporary: verb == Verb::TemporaryBreak }
        }
        Verb::Watch if argument.is_empty() => return Err(needs("an expression")),
        Verb::Watch => Command::Watch(argument.to_owned()),
        Verb::Delete if argument.is_empty() => return Err(needs("the number or text of a breakpoint or watchpoint")),
        Verb::Delete => Command::Delete(argument.to_owned()),
        Verb::Condition => {
            let (which, condition) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
            let condition = condition.trim();
            Command::Condition(number(which)?, (!condition.is_empty()).then(|| condition.to_owned()))
        }
        Verb::Enable => Command::Enable(number(argument)?, true),
        Verb::Disable => Command::Enable(number(argument)?, false),
        Verb::Info => Command::Info(
            info(argument).ok_or_else(|| needs("breakpoints, watchpoints, bookmarks, time or checkpoints"))?,
        ),
        Verb::When => Command::Info(Info::Time),
        Verb::Up => Command::Frame(FrameMove::Up(count()? as usize)),
        Verb::Down => Command::Frame(FrameMove::Down(count()? as usize)),
        Verb::Frame if argument.is_empty() => Command::Frame(FrameMove::Here),
        Verb::Frame => Command::Frame(FrameMove::To(
            argument.trim_start_matches('#').parse().map_err(|_| needs("a frame number"))?,
        )),
        Verb::Thread => return Err(Problem::Argument("the recorded program has one thread".to_owned())),
    })
}

fn info(argument: &str) -> Option<Info> {
    let all = [
        ("breakpoints", Info::Breakpoints),
        ("watchpoints", Info::Watchpoints),
        ("time", Info::Time),
        ("bookmarks", Info::Bookmarks),
        ("checkpoints", Info::Checkpoints),
    ];
    let found = all.iter().find(|(name, _)| !argument.is_empty() && name.starts_with(argument))?;
    Some(found.1)
}

fn target(argument: &str) -> Option<Target> {
    if let Some(by) = argument.strip_prefix('+') {
        return by.trim().parse().ok().map(Target::Forward);
    }
    if let Some(by) = argument.strip_prefix('-') {
        return by.trim().parse().ok().map(Target::Back);
    }
    if let Some(percent) = argument.strip_suffix('%') {
        let percent: f64 = percent.trim().parse().ok()?;
        return (0.0..=100.0).contains(&percent).then_some(Target::Percent(percent));
    }
    match argument {
        "start" => Some(Target::Start),
        "end" => Some(Target::End),
        "crash" => Some(Target::Crash),
        _ => argument.replace(['_', ','], "").parse().ok().map(Target::Time),
    }
}

/// `FUNC`, `FUNC()`, `LINE`, `FILE:LINE`, each perhaps with `if CONDITION`.
fn place(argument: &str) -> Option<(Place, Option<String>)> {
    let (place, condition) = match argument.split_once(" if ") {
        Some((place, condition)) => (place.trim(), Some(condition.trim().to_owned())),
        None => (argument, None),
    };
    let place = if let Ok(line) = place.parse() {
        Place::Line { file: String::new(), line }
    } else if let Some((file, line)) = place.rsplit_once(':')
        && let Ok(line) = line.trim().parse()
        && !file.is_empty()
    {
        Place::Line { file: file.to_owned(), line }
    } else {
        let name = place.strip_suffix("()").unwrap_or(place).trim();
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '<' | '>'));
        if !is_name {
            return None;
        }
        Place::Function(name.to_owned())
    };
    Some((place, condition.filter(|condition| !condition.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_keep_their_meaning() {
        for (line, motion) in [
            ("s", Motion::Step),
            ("bs", Motion::BackStep),
            ("rs", Motion::BackStep),
            ("n", Motion::Next),
            ("bn", Motion::BackNext),
            ("prev", Motion::BackNext),
            ("fini", Motion::Finish),
            ("bf", Motion::BackFinish),
            ("c", Motion::Continue),
            ("bc", Motion::BackContinue),
            ("reverse-c", Motion::BackContinue),
        ] {
            assert_eq!(parse(line), Ok(Command::Travel(motion, 1)), "{line}");
        }
        assert_eq!(parse("w"), Ok(Command::Backtrace));
        assert_eq!(parse("s 12"), Ok(Command::Travel(Motion::Step, 12)));
        assert!(matches!(parse("re"), Err(Problem::Ambiguous(..))));
        assert_eq!(parse("frobnicate"), Err(Problem::Unknown("frobnicate".to_owned())));
    }

    #[test]
    fn places_and_times() {
        let function = |name: &str| Place::Function(name.to_owned());
        assert_eq!(place("foo"), Some((function("foo"), None)));
        assert_eq!(place("A.foo()"), Some((function("A.foo"), None)));
        assert_eq!(
            place("12 if x > 3"),
            Some((Place::Line { file: String::new(), line: 12 }, Some("x > 3".to_owned())))
        );
        assert_eq!(place("a b.py:7"), Some((Place::Line { file: "a b.py".to_owned(), line: 7 }, None)));
        assert_eq!(place("+"), None);
        assert_eq!(target("50%"), Some(Target::Percent(50.0)));
        assert_eq!(target("+3"), Some(Target::Forward(3)));
        assert_eq!(target("40_000_000"), Some(Target::Time(40_000_000)));
        assert_eq!(target("x"), None);
        assert_eq!(parse("!x = 1"), Ok(Command::Print("x = 1".to_owned())));
    }
}
