//! Any moment can be reached in any way and is the same moment: checkpoints and evaluations change nothing.

use revdb_tests::{Run, Scratch, Script, for_each, revdb};

/// The digests of a recording at every `every`th stop point.
fn digests(scratch: &Scratch, every: u64, options: &[&str]) -> Result<String, String> {
    let every = every.to_string();
    let outcome = Run::new(revdb(), scratch.path()).args(["digest", "t.rdb", "--every", &every]).args(options).finish();
    if outcome.status == 0 && outcome.stderr.is_empty() {
        Ok(outcome.out())
    } else {
        Err(format!("`revdb digest {options:?}` ended with {}: {}", outcome.status, outcome.err()))
    }
}

fn same(straight: &str, other: &str, how: &str) -> Result<(), String> {
    if straight.lines().count() == 0 {
        return Err("no digests".to_owned());
    }
    revdb_tests::run::differ("digests", straight.as_bytes(), other.as_bytes(), ("straight", how))
}

/// The scripts that get as far as a stop point.
fn with_stops() -> Vec<Script> {
    Script::all().into_iter().filter(|script| script.stops.is_some_and(|(stops, _)| stops > 0)).collect()
}

/// A stride that looks at about `count` stop points.
fn stride(script: &Script, count: u64) -> u64 {
    script.stops.map_or(50, |(stops, _)| (stops / count).max(1))
}

#[test]
fn replay_from_a_checkpoint_at_every_kth_stop_is_a_straight_replay() {
    for_each(&with_stops(), |script| {
        let scratch = Scratch::new();
        let _ = script.record(&scratch)?;
        let every = stride(script, 30);
        let straight = digests(&scratch, every, &[])?;
        same(&straight, &digests(&scratch, every, &["--checkpoints"])?, "from checkpoints")
    });
}

#[test]
fn replay_from_a_checkpoint_at_every_single_stop_is_a_straight_replay() {
    let small: Vec<_> = Script::all()
        .into_iter()
        .filter(|script| script.stops.is_some_and(|(stops, _)| (1..60).contains(&stops)))
        .collect();
    for_each(&small, |script| {
        let scratch = Scratch::new();
        let _ = script.record(&scratch)?;
        let straight = digests(&scratch, 1, &[])?;
        same(&straight, &digests(&scratch, 1, &["--checkpoints"])?, "from checkpoints")
    });
}

#[test]
fn replay_that_goes_on_in_a_fork_at_every_kth_event_is_a_straight_replay() {
    for_each(&with_stops(), |script| {
        let scratch = Scratch::new();
        let _ = script.record(&scratch)?;
        let every = stride(script, 20);
        let straight = digests(&scratch, every, &[])?;
        let events =
            straight.lines().last().and_then(|line| line.split_once("events=")?.1.split_once(' ')?.0.parse().ok());
        let events: u64 = events.ok_or("a digest counts events")?;
        // A thousand forks at most.
        let kth = (events / 1000 + 1).to_string();
        same(&straight, &digests(&scratch, every, &["--events", &kth])?, "from forks at events")
    });
}

#[test]
fn evaluations_that_create_mutate_print_and_raise_change_nothing() {
    let evaluations = [
        "[object() for _ in range(100)]",
        "globals().clear()",
        "print('noise' * 1000)",
        "1 / 0",
        "__import__('random').seed(1)",
        "[v.clear() for v in list(globals().values()) if isinstance(v, (list, dict))]",
        "open('/etc/passwd').read()",
        "undefined_name",
        "exec('x = 1\\ndef f(): return x\\nf()')",
    ];
    for_each(&with_stops(), |script| {
        let scratch = Scratch::new();
        let _ = script.record(&scratch)?;
        let every = stride(script, 12);
        let straight = digests(&scratch, every, &[])?;
        // Three of them for each script, chosen by its name.
        let first: usize = script.name.bytes().map(usize::from).sum();
        for code in (0..3).map(|n| evaluations[(first + n) % evaluations.len()]) {
            same(&straight, &digests(&scratch, every, &["--evaluate", code])?, code)?;
        }
        Ok(())
    });
}
