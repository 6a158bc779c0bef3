//! Command lines of the debugger: what a line means, and what is wrong with one that means nothing.

use super::names::{self, Verb};
use crate::debugger::{Motion, Place, Target};

/// A command, understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    /// About one command, or all of them.
    Help(Option<Verb>),
    Quit,
    Go(Target),
    GoBookmark(String),
    Bookmark {
        name: String,
        note: String,
    },
    Back,
    Forward,
    Travel(Motion, u64),
    Print(String),
    /// All frames, or so many of the innermost ones.
    Backtrace(Option<usize>),
    List,
    Locals,
    Arguments,
    Break {
        place: Place,
        condition: Option<String>,
        temporary: bool,
    },
    Catch {
        kind: Option<String>,
        uncaught: bool,
    },
    Watch(String),
    /// Each is a number or a text.
    Delete(Vec<String>),
    Condition(u32, Option<String>),
    Ignore(u32, u64),
    /// These, or all of them.
    Enable(Vec<u32>, bool),
    /// A new one, or what there is.
    Display(Option<String>),
    Undisplay(Vec<u32>),
    Info(Info),
    Frame(FrameMove),
    Thread,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Info {
    Points,
    Time,
    Bookmarks,
    Checkpoints,
    Displays,
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
    Unknown {
        word: String,
        line: String,
    },
    Ambiguous(String, Vec<&'static str>),
    /// The command exists, its argument makes no sense.
    Argument(String),
}

/// Understands a line that is not empty.
pub(super) fn parse(line: &str) -> Result<Command, Problem> {
    let line = line.trim();
    let sign = line.chars().next().filter(|first| matches!(first, '!' | '?'));
    let end = match sign {
        Some(sign) => sign.len_utf8(),
        // `print(x)` and `p$0` are what they look like.
        None => line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(line.len()),
    };
    let (word, argument) = (&line[..end], line[end..].trim());
    let verb = find(word).map_err(|problem| match problem {
        Problem::Unknown { .. } => {
            let word = line.split_whitespace().next().unwrap_or(line).to_owned();
            Problem::Unknown { word, line: line.to_owned() }
        }
        other => other,
    })?;
    command(verb, word, argument)
}

/// The verb of a name, an alias, or a prefix of only one of them.
fn find(word: &str) -> Result<Verb, Problem> {
    let unknown = || Problem::Unknown { word: word.to_owned(), line: word.to_owned() };
    if word.is_empty() {
        return Err(unknown());
    }
    if let Some((_, verb)) = names::all().find(|(name, _)| *name == word) {
        return Ok(verb);
    }
    let matches: Vec<(&str, Verb)> = names::all().filter(|(name, _)| name.starts_with(word)).collect();
    match matches.first() {
        None => Err(unknown()),
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
    let frames = || count().map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    let number = |text: &str| text.parse::<u32>().map_err(|_| needs("the number of a breakpoint or watchpoint"));
    let numbers = |what: &str| -> Result<Vec<u32>, Problem> {
        argument.split_whitespace().map(|text| text.parse().map_err(|_| needs(what))).collect()
    };
    let line = || match argument {
        "" => Ok(None),
        _ => argument.parse::<u32>().map(Some).map_err(|_| needs("a line number, or nothing")),
    };
    if verb.takes_nothing() && !argument.is_empty() {
        return Err(Problem::Argument(format!("{word} takes no argument, and `{argument}` is one")));
    }
    Ok(match verb {
        Verb::Help if argument.is_empty() => Command::Help(None),
        Verb::Help => Command::Help(Some(find(argument)?)),
        Verb::Quit => Command::Quit,
        Verb::Go if argument.starts_with('@') => Command::GoBookmark(argument[1..].trim().to_owned()),
        Verb::Go => Command::Go(
            target(argument).ok_or_else(|| needs("a time: N, +N, -N, 50%, start, end, crash or @BOOKMARK"))?,
        ),
        Verb::Back => Command::Back,
        Verb::Forward => Command::Forward,
        Verb::Bookmark if argument.is_empty() => return Err(needs("a name, and a note if you like")),
        Verb::Bookmark => {
            let (name, note) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
            Command::Bookmark { name: name.trim_start_matches('@').to_owned(), note: note.trim().to_owned() }
        }
        Verb::Move(motion) => Command::Travel(motion, count()?),
        Verb::Until => Command::Travel(Motion::Until(line()?), 1),
        Verb::BackUntil => Command::Travel(Motion::BackUntil(line()?), 1),
        Verb::Print if argument.is_empty() => return Err(needs("an expression or a statement")),
        Verb::Print => Command::Print(argument.to_owned()),
        Verb::Backtrace if argument.is_empty() => Command::Backtrace(None),
        Verb::Backtrace => Command::Backtrace(Some(frames()?)),
        Verb::List => Command::List,
        Verb::Locals => Command::Locals,
        Verb::Arguments => Command::Arguments,
        Verb::Break | Verb::TemporaryBreak => {
            let (place, condition) = place(argument).map_err(|problem| needs(&problem))?;
            Command::Break { place, condition, temporary: verb == Verb::TemporaryBreak }
        }
        Verb::Catch => {
            let mut words: Vec<&str> = argument.split_whitespace().collect();
            let uncaught = words.last() == Some(&"uncaught");
            if uncaught {
                words.pop();
            }
            match words[..] {
                [] => Command::Catch { kind: None, uncaught },
                [kind] => Command::Catch { kind: Some(kind.to_owned()), uncaught },
                _ => return Err(needs("nothing, or the name of an exception's class, and then perhaps `uncaught`")),
            }
        }
        Verb::Watch if argument.is_empty() => return Err(needs("an expression")),
        Verb::Watch => Command::Watch(argument.to_owned()),
        Verb::Delete if argument.is_empty() => {
            return Err(needs("the number or text of a breakpoint or watchpoint: `info breakpoints` lists them"));
        }
        Verb::Delete if argument.split_whitespace().all(|word| word.parse::<u32>().is_ok()) => {
            Command::Delete(argument.split_whitespace().map(str::to_owned).collect())
        }
        Verb::Delete => Command::Delete(vec![argument.to_owned()]),
        Verb::Condition => {
            let (which, condition) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
            let condition = condition.trim();
            let condition = condition.strip_prefix("if ").unwrap_or(condition).trim();
            Command::Condition(number(which)?, (!condition.is_empty()).then(|| condition.to_owned()))
        }
        Verb::Ignore => match numbers("the number of a breakpoint, and how many hits to pass over")?[..] {
            [which, count] => Command::Ignore(which, u64::from(count)),
            _ => return Err(needs("the number of a breakpoint, and how many hits to pass over")),
        },
        Verb::Enable => Command::Enable(numbers("numbers of breakpoints and watchpoints, or nothing for all")?, true),
        Verb::Disable => Command::Enable(numbers("numbers of breakpoints and watchpoints, or nothing for all")?, false),
        Verb::Display => Command::Display((!argument.is_empty()).then(|| argument.to_owned())),
        Verb::Undisplay => Command::Undisplay(numbers("numbers of displays, or nothing for all")?),
        Verb::Info => return info(argument).ok_or_else(|| needs(INFO)),
        Verb::When => Command::Info(Info::Time),
        Verb::Up => Command::Frame(FrameMove::Up(frames()?)),
        Verb::Down => Command::Frame(FrameMove::Down(frames()?)),
        Verb::Frame if argument.is_empty() => Command::Frame(FrameMove::Here),
        Verb::Frame => Command::Frame(FrameMove::To(
            argument
                .strip_prefix('#')
                .unwrap_or(argument)
                .parse()
                .map_err(|_| needs("the number of a frame, as `backtrace` shows them"))?,
        )),
        Verb::Thread => Command::Thread,
    })
}

const INFO: &str = "one of: breakpoints, watchpoints, display, bookmarks, time, locals, args, checkpoints";

fn info(argument: &str) -> Option<Command> {
    let all = [
        ("breakpoints", Command::Info(Info::Points)),
        ("watchpoints", Command::Info(Info::Points)),
        ("display", Command::Info(Info::Displays)),
        ("time", Command::Info(Info::Time)),
        ("bookmarks", Command::Info(Info::Bookmarks)),
        ("locals", Command::Locals),
        ("args", Command::Arguments),
        ("checkpoints", Command::Info(Info::Checkpoints)),
    ];
    let mut found = all.into_iter().filter(|(name, _)| !argument.is_empty() && name.starts_with(argument));
    found.next().map(|(_, command)| command)
}

/// A time to go to, bookmarks apart.
pub(super) fn target(argument: &str) -> Option<Target> {
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

/// `FUNC`, `FUNC()`, `LINE`, `FILE:LINE`, each perhaps with `if CONDITION`; or what is needed instead.
fn place(argument: &str) -> Result<(Place, Option<String>), String> {
    let (place, condition) = match argument.split_once(" if ") {
        Some((place, condition)) => (place.trim(), Some(condition.trim().to_owned())),
        None => match argument.strip_suffix(" if") {
            Some(_) => return Err("a condition behind `if`".to_owned()),
            None => (argument, None),
        },
    };
    let what = || Err("a place: FUNC, LINE or FILE:LINE, and then perhaps `if CONDITION`".to_owned());
    let from_one = || Err("a line number from 1".to_owned());
    let place = if let Ok(line) = place.parse::<u32>() {
        if line == 0 {
            return from_one();
        }
        Place::Line { file: String::new(), line }
    } else if let Some((file, line)) = place.rsplit_once(':') {
        let file = file.trim();
        match line.trim().parse::<u32>() {
            _ if file.is_empty() => return what(),
            Ok(line) if line > 0 => Place::Line { file: file.to_owned(), line },
            _ => return from_one(),
        }
    } else {
        let name = place.strip_suffix("()").unwrap_or(place).trim();
        let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '<' | '>'));
        if !is_name || name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) || name == "if" {
            return what();
        }
        Place::Function(name.to_owned())
    };
    Ok((place, condition.filter(|condition| !condition.is_empty())))
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
            ("reverse-step", Motion::BackStep),
            ("backstep", Motion::BackStep),
            ("n", Motion::Next),
            ("bn", Motion::BackNext),
            ("rn", Motion::BackNext),
            ("reverse-next", Motion::BackNext),
            ("prev", Motion::BackNext),
            ("fini", Motion::Finish),
            ("bf", Motion::BackFinish),
            ("reverse-finish", Motion::BackFinish),
            ("c", Motion::Continue),
            ("bc", Motion::BackContinue),
            ("rc", Motion::BackContinue),
            ("reverse-c", Motion::BackContinue),
            ("unt", Motion::Until(None)),
            ("advance", Motion::Until(None)),
            ("bunt", Motion::BackUntil(None)),
        ] {
            assert_eq!(parse(line), Ok(Command::Travel(motion, 1)), "{line}");
        }
        for line in ["bt", "where", "w", "backtrace"] {
            assert_eq!(parse(line), Ok(Command::Backtrace(None)), "{line}");
        }
        for line in ["go 7", "goto 7", "seek 7"] {
            assert_eq!(parse(line), Ok(Command::Go(Target::Time(7))), "{line}");
        }
        for line in ["p x", "! x", "!x", "print x", "print(x)", "p(x)"] {
            let code = if line.contains('(') { "(x)" } else { "x" };
            assert_eq!(parse(line), Ok(Command::Print(code.to_owned())), "{line}");
        }
        for line in ["q", "quit", "exit"] {
            assert_eq!(parse(line), Ok(Command::Quit), "{line}");
        }
        for line in ["when", "info time", "i t"] {
            assert_eq!(parse(line), Ok(Command::Info(Info::Time)), "{line}");
        }
        assert_eq!(parse("s 12"), Ok(Command::Travel(Motion::Step, 12)));
        assert!(matches!(parse("re"), Err(Problem::Ambiguous(..))));
    }

    #[test]
    fn every_name_is_found_and_every_command_has_help() {
        for (name, verb) in names::all() {
            assert_eq!(find(name), Ok(verb), "{name}");
            assert!(names::help(verb).contains(name), "{name} in the help of {verb:?}");
        }
    }

    #[test]
    fn what_is_no_command_is_told_from_what_has_a_wrong_argument() {
        for line in ["frobnicate", "x = 1", "$0.power", "[1]", "-5"] {
            assert!(matches!(parse(line), Err(Problem::Unknown { .. })), "{line}");
        }
        let wrong = [
            "s 0",
            "s -1",
            "n x",
            "go",
            "go x",
            "go 150%",
            "b",
            "b 0",
            "b a.py:0",
            "b a.py:",
            "b :3",
            "b a b",
            "b f(x)",
            "b f if",
            "b if x",
            "b 3x",
            "watch",
            "p",
            "del",
            "condition",
            "condition x",
            "ignore 1",
            "ignore x 1",
            "enable x",
            "undisplay x",
            "info",
            "info foo",
            "up 0",
            "frame x",
            "catch A B",
            "bookmark",
            "locals x",
            "list 3",
            "until x",
            "bt 0",
            "back 2",
        ];
        for line in wrong {
            assert!(matches!(parse(line), Err(Problem::Argument(_))), "{line}: {:?}", parse(line));
        }
    }

    #[test]
    fn places_and_times() {
        let function = |name: &str| Place::Function(name.to_owned());
        assert_eq!(place("foo"), Ok((function("foo"), None)));
        assert_eq!(place("A.foo()"), Ok((function("A.foo"), None)));
        assert_eq!(place("12 if x > 3"), Ok((Place::Line { file: String::new(), line: 12 }, Some("x > 3".to_owned()))));
        assert_eq!(place("a b.py:7"), Ok((Place::Line { file: "a b.py".to_owned(), line: 7 }, None)));
        assert!(place("+").is_err());
        assert_eq!(target("50%"), Some(Target::Percent(50.0)));
        assert_eq!(target("+3"), Some(Target::Forward(3)));
        assert_eq!(target("40_000_000"), Some(Target::Time(40_000_000)));
        assert_eq!(target("x"), None);
        let catch = |kind: Option<&str>, uncaught| Command::Catch { kind: kind.map(str::to_owned), uncaught };
        assert_eq!(parse("catch"), Ok(catch(None, false)));
        assert_eq!(parse("catch KeyError"), Ok(catch(Some("KeyError"), false)));
        assert_eq!(parse("catch uncaught"), Ok(catch(None, true)));
        assert_eq!(parse("catch KeyError uncaught"), Ok(catch(Some("KeyError"), true)));
    }
}
