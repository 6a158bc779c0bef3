//! Every move of the debugger against a model: where it ends is computed here from the list of all stop points, in both
//! directions, for every script.

use std::collections::BTreeMap;

use revdb_tests::{Run, Scratch, Script, for_each, revdb};

#[derive(Clone, Debug, PartialEq)]
struct Stop {
    file: String,
    line: u32,
    function: String,
    kind: String,
    frame: u64,
}

/// All stop points of the recording in `scratch`; the one at index 0 has time 1.
fn stops(scratch: &Scratch) -> Result<Vec<Stop>, String> {
    let outcome = Run::new(revdb(), scratch.path()).args(["stops", "t.rdb", "--frames"]).finish();
    if outcome.status != 0 {
        return Err(format!("`revdb stops` ended with {}: {}", outcome.status, outcome.err()));
    }
    let parse = |line: &str| {
        let mut words = line.rsplitn(4, ' ');
        let (frame, kind, function) = (words.next()?.parse().ok()?, words.next()?, words.next()?);
        let (file, line) = words.next()?.rsplit_once(':')?;
        let (file, function, kind) = (file.to_owned(), function.to_owned(), kind.to_owned());
        Some(Stop { file, line: line.parse().ok()?, function, kind, frame })
    };
    outcome.out().lines().map(|line| parse(line).ok_or_else(|| format!("not a stop point: {line}"))).collect()
}

/// The activations at each of `times`, outermost first, by the order of the stops alone.
fn stacks(stops: &[Stop], times: &[usize]) -> BTreeMap<usize, Vec<u64>> {
    let mut found = BTreeMap::new();
    let mut stack: Vec<u64> = Vec::new();
    for (index, stop) in stops.iter().enumerate() {
        match stack.iter().position(|frame| *frame == stop.frame) {
            Some(at) => stack.truncate(at + 1),
            None => stack.push(stop.frame),
        }
        if times.contains(&(index + 1)) {
            found.insert(index + 1, stack.clone());
        }
        if stop.kind != "line" {
            stack.pop();
        }
    }
    found
}

/// What the debugger prints for each command, and the time that it shows afterwards.
fn answers(scratch: &Scratch, commands: &[String]) -> Result<Vec<(String, usize)>, String> {
    let input = commands.iter().map(|command| format!("{command}\n")).collect::<String>();
    let outcome = Run::new(revdb(), scratch.path()).arg("t.rdb").stdin(input).finish();
    let text = outcome.out();
    let mut found = Vec::new();
    let mut begin = 0;
    for (at, _) in text.match_indices(")$ ") {
        let digits = text[..at].rfind(|c: char| !c.is_ascii_digit()).filter(|&open| text[open..].starts_with('('));
        if let Some((open, time)) = digits.and_then(|open| Some((open, text[open + 1..at].parse().ok()?))) {
            found.push((text[begin..open].to_owned(), time));
            begin = at + 3;
        }
    }
    // The first one is shown before any command.
    if found.len() == commands.len() + 1 {
        found.remove(0);
        Ok(found)
    } else {
        Err(format!("{} prompts for {} commands: {text}\n{}", found.len(), commands.len(), outcome.err()))
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn of(script: &Script) -> Self {
        Self(script.name.bytes().fold(7, |seed, byte| seed * 31 % 1_000_003 + u64::from(byte)))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// The scripts with a number of stop points that a model can hold.
fn scripts() -> Vec<Script> {
    Script::all()
        .into_iter()
        .filter(|script| script.stops.is_some_and(|(stops, _)| (3..30_000).contains(&stops)))
        .collect()
}

fn recorded(script: &Script) -> Result<(Scratch, Vec<Stop>), String> {
    let scratch = Scratch::new();
    let _ = script.record(&scratch)?;
    let stops = stops(&scratch)?;
    Ok((scratch, stops))
}

#[test]
fn every_move_ends_where_the_order_of_the_stop_points_says() {
    for_each(&scripts(), |script| {
        let source = std::fs::read_to_string(&script.path).map_err(|error| error.to_string())?;
        if ["yield from", "await"].iter().any(|word| source.contains(word)) {
            // Activations that only pass values on are resumed without a stop point: the stops do not tell the stack.
            return Ok(());
        }
        let (scratch, stops) = recorded(script)?;
        let mut dice = Dice::of(script);
        let end = stops.len();
        let times: Vec<usize> = (0..2).map(|_| 1 + dice.below(end)).collect();
        let stacks = stacks(&stops, &times);
        let main = stops[0].frame;
        let mut commands = Vec::new();
        let mut expected = Vec::new();
        for time in times {
            let stack = &stacks[&time];
            let (_, outer) = stack.split_last().expect("a stop point is in a frame");
            let after = |wanted: &dyn Fn(&Stop) -> bool| {
                (time + 1..=end).find(|&other| wanted(&stops[other - 1])).unwrap_or(end)
            };
            let before =
                |wanted: &dyn Fn(&Stop) -> bool| (1..time).rev().find(|&other| wanted(&stops[other - 1])).unwrap_or(1);
            let over = |stop: &Stop| stack.contains(&stop.frame) && stop.kind != "return";
            let caller = |stop: &Stop| outer.contains(&stop.frame);
            let ends = |stop: &Stop| stop.frame == main && stop.kind != "line";
            let by = 1 + dice.below(9);
            for (command, target) in [
                ("step".to_owned(), (time + 1).min(end)),
                ("bstep".to_owned(), time.saturating_sub(1).max(1)),
                (format!("step {by}"), (time + by).min(end)),
                (format!("bstep {by}"), time.saturating_sub(by).max(1)),
                ("next".to_owned(), after(&over)),
                ("bnext".to_owned(), before(&over)),
                ("finish".to_owned(), after(&caller)),
                ("bfinish".to_owned(), before(&caller)),
                ("continue".to_owned(), after(&ends)),
                ("bcontinue".to_owned(), before(&ends)),
            ] {
                commands.extend([format!("go {time}"), command]);
                expected.extend([time, target]);
            }
        }
        for ((command, answer), expected) in commands.iter().zip(answers(&scratch, &commands)?).zip(expected) {
            if answer.1 != expected {
                return Err(format!("after {commands:?}, {command} came to {}, not to {expected}", answer.1));
            }
        }
        Ok(())
    });
}

#[test]
fn continue_and_bcontinue_visit_the_same_breakpoints_all_of_them_in_opposite_order() {
    for_each(&scripts(), |script| {
        let (scratch, stops) = recorded(script)?;
        let mut dice = Dice::of(script);
        let end = stops.len();
        let (main, file) = (stops[0].frame, &stops[0].file);
        let mut lines: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut entries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut met = std::collections::BTreeSet::new();
        for (index, stop) in stops.iter().enumerate() {
            if stop.kind == "line" && stop.file == *file {
                lines.entry(stop.line).or_default().push(index + 1);
            }
            // A generator into which an exception is thrown before it began has no line to stop at.
            if met.insert(stop.frame) && stop.kind == "line" {
                entries.entry(&stop.function).or_default().push(index + 1);
            }
        }
        lines.retain(|_, times| times.len() <= 6);
        entries.retain(|_, times| times.len() <= 6);
        let mut commands = Vec::new();
        let mut wanted: Vec<usize> =
            (1..=end).filter(|&time| stops[time - 1].frame == main && stops[time - 1].kind != "line").collect();
        let numbers: Vec<&u32> = lines.keys().collect();
        let name = std::path::Path::new(file).file_name().unwrap_or_default().to_string_lossy();
        for _ in 0..2.min(numbers.len()) {
            let number = numbers[dice.below(numbers.len())];
            commands.push(format!("break {name}:{number}"));
            wanted.extend(&lines[number]);
        }
        let names: Vec<&&str> = entries.keys().collect();
        if !names.is_empty() {
            let name = names[dice.below(names.len())];
            commands.push(format!("break {name}"));
            wanted.extend(&entries[*name]);
        }
        let set = commands.len();
        wanted.sort_unstable();
        wanted.dedup();
        let mut forward: Vec<usize> = wanted.iter().copied().filter(|&time| time > 1).collect();
        if forward.last() != Some(&end) {
            forward.push(end);
        }
        let mut backward: Vec<usize> = wanted.iter().rev().copied().filter(|&time| time < end).collect();
        if backward.last() != Some(&1) {
            backward.push(1);
        }
        commands.extend(std::iter::repeat_n("continue".to_owned(), forward.len()));
        commands.extend(std::iter::repeat_n("bcontinue".to_owned(), backward.len()));
        let visited: Vec<usize> = answers(&scratch, &commands)?.iter().skip(set).map(|answer| answer.1).collect();
        let expected: Vec<usize> = forward.into_iter().chain(backward).collect();
        if visited == expected { Ok(()) } else { Err(format!("{:?}: {visited:?}, not {expected:?}", &commands[..set])) }
    });
}

/// The times at which `what` is said to be hit.
fn hits(answers: &[(String, usize)], what: &str) -> Vec<usize> {
    let of = |text: &str| text.lines().any(|line| line.starts_with("Hit ") || line.starts_with("Reverse-hit "));
    answers.iter().filter(|(text, _)| of(text) && text.contains(what)).map(|(_, time)| *time).collect()
}

#[test]
fn watchpoints_and_catchpoints_are_hit_at_the_same_moments_in_both_directions() {
    const MOVES: usize = 6;
    for_each(&scripts(), |script| {
        let scratch = Scratch::new();
        let _ = script.record(&scratch)?;
        let source = std::fs::read_to_string(&script.path).map_err(|error| error.to_string())?;
        let assigned = |line: &str| {
            let (name, _) = line.split_once(" = ")?;
            (!name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')).then(|| name.to_owned())
        };
        let mut names: Vec<String> = source.lines().filter_map(assigned).collect();
        names.sort();
        names.dedup();
        let name = names.get(Dice::of(script).below(names.len())).cloned().unwrap_or_else(|| "x".to_owned());
        for (set, kind, shift) in [(format!("watch {name}"), "watchpoint", 1), ("catch".to_owned(), "catchpoint", 0)] {
            let mut commands = vec![set];
            commands.extend(std::iter::repeat_n("continue".to_owned(), MOVES));
            // At the end of the main module and of the recording nothing is hit.
            commands.extend(std::iter::repeat_n("bcontinue".to_owned(), MOVES + 2));
            let answers = answers(&scratch, &commands)?;
            let forward = hits(&answers[1..=MOVES], &format!("Hit {kind} 1"));
            let mut backward = hits(&answers[MOVES + 1..], &format!("Reverse-hit {kind} 1"));
            backward.reverse();
            // A change is an interval: met at its end forwards, at its start backwards. An exception is met before it in
            // both, so going back from there does not meet it again.
            let mut expected: Vec<usize> = forward.iter().map(|time| time - shift).collect();
            if kind == "catchpoint" && answers[MOVES].1 == forward.last().copied().unwrap_or(0) {
                expected.pop();
            }
            // Forwards from the start of the recording, its first stop point does not count.
            backward.retain(|&time| time > 1 || shift > 0);
            if backward != expected {
                return Err(format!("{}: forwards {forward:?}, backwards {backward:?}", commands[0]));
            }
        }
        Ok(())
    });
}

/// Guest code runs within these changes, with stop points of its own: each sees what was changed until then.
const CHANGES: &str = r#"
class Two:
    def __index__(self):
        return 2


def failing():
    yield 1
    yield 2
    raise ValueError


data = bytearray(b"abc")
data[Two()] = Two()
data[0:Two()] = b""
items = []
try:
    items.extend(failing())
except ValueError:
    done = 1
members = set()
try:
    members.update(failing())
except ValueError:
    done = 2
sorts = [1, 2]
sorts.sort(key=lambda item: item)
"#;

#[test]
fn a_change_is_noted_where_it_is_made_though_guest_code_runs_in_between() {
    let scratch = Scratch::new();
    scratch.write("t.py", CHANGES);
    let recording = Run::new(revdb_tests::interpreter(), scratch.path()).args(["--record=t.rdb", "t.py"]).finish();
    assert_eq!(recording.status, 0, "{}", recording.err());
    for (name, values) in [
        ("data", [r"bytearray(b'abc')", r"bytearray(b'ab\x02')", r"bytearray(b'\x02')"]),
        ("items", ["[]", "[1]", "[1, 2]"]),
        ("members", ["set()", "{1}", "{1, 2}"]),
        ("sorts", ["[1, 2]", "[]", "[1, 2]"]),
    ] {
        let mut commands = vec![format!("watch {name}")];
        commands.extend(std::iter::repeat_n("continue".to_owned(), values.len()));
        let answers = answers(&scratch, &commands).expect("it answers");
        let seen = answers[1..].iter().filter_map(|(text, _)| text.lines().find_map(|line| line.split_once(" => ")));
        assert_eq!(seen.map(|(_, value)| value).collect::<Vec<_>>(), values, "{name}");
    }
}

#[test]
fn an_exception_is_reported_where_a_breakpoint_stops_too() {
    let scratch = Scratch::new();
    scratch.write(
        "t.py",
        "def f():\n    print('first', flush=True); raise KeyError(1)\n\
         try:\n    f()\nexcept KeyError:\n    print('caught', flush=True)\n",
    );
    let recording = Run::new(revdb_tests::interpreter(), scratch.path()).args(["--record=t.rdb", "t.py"]).finish();
    assert_eq!(recording.status, 0, "{}", recording.err());
    let commands =
        ["break t.py:2", "catch", "continue", "continue", "bcontinue", "delete 1", "go 1", "continue", "next"]
            .map(str::to_owned);
    let answers = answers(&scratch, &commands).expect("it answers");
    for (at, how) in [(2, "Hit"), (4, "Reverse-hit")] {
        for point in ["breakpoint 1", "catchpoint 2"] {
            assert!(answers[at].0.contains(&format!("{how} {point}")), "{point}: {}", answers[at].0);
        }
    }
    assert_eq!(answers[2].1, answers[4].1);
    // It is the past from there on, and what is printed behind it is shown then, not before.
    let prints = |at: usize, what: &str| answers[at].0.lines().any(|line| line == what);
    assert!(!prints(2, "first"), "{}", answers[2].0);
    assert!(!answers[3].0.contains("Hit") && prints(3, "first") && prints(3, "caught"), "{}", answers[3].0);
    // The same where only the exception stops the move, which is known when the line has begun to print.
    assert!(answers[7].0.contains("Hit catchpoint 2") && !prints(7, "first"), "{}", answers[7].0);
    assert!(prints(8, "first"), "{}", answers[8].0);
}
