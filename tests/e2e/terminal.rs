//! Sessions on a terminal: a person types, sees colours, repeats with an empty line, changes her mind with Ctrl-C.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::pty::openpty;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use revdb_tests::{Run, Scratch, Script, interpreter, revdb};

/// The debugger on a terminal of its own.
struct Terminal {
    child: Child,
    keyboard: File,
    /// What was shown since the last wait.
    screen: String,
}

const PATIENCE: Duration = Duration::from_secs(60);

impl Terminal {
    fn open(scratch: &Scratch, arguments: &[&str]) -> Self {
        let pty = openpty(None, None).expect("there are terminals");
        let end = || Stdio::from(pty.slave.try_clone().expect("a descriptor"));
        let mut command = Command::new(revdb());
        command.args(arguments).current_dir(scratch.path()).stdin(end()).stdout(end()).stderr(end());
        command.env("XDG_STATE_HOME", scratch.join("state")).env("TERM", "xterm").env_remove("NO_COLOR");
        let child = command.spawn().expect("the debugger starts");
        Self { child, keyboard: File::from(pty.master), screen: String::new() }
    }

    /// Waits until the terminal shows `text`, and returns what it showed up to there, without colours.
    fn shows(&mut self, text: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(shown) = self.has_shown(text) {
                return shown;
            }
            assert!(Instant::now() < deadline, "{text:?} was not shown:\n{}", plain(&self.screen));
            self.look(200);
        }
    }

    /// Interrupts the debugger until it shows `text`. A signal that comes before the command has begun is for nobody.
    fn interrupted_shows(&mut self, text: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            kill(Pid::from_raw(self.child.id() as i32), Signal::SIGINT).expect("the debugger is there");
            let next = Instant::now() + Duration::from_millis(300);
            while Instant::now() < next {
                if let Some(shown) = self.has_shown(text) {
                    return shown;
                }
                self.look(100);
            }
            assert!(Instant::now() < deadline, "{text:?} was not shown:\n{}", plain(&self.screen));
        }
    }

    /// What was shown up to `text`, if that was.
    fn has_shown(&mut self, text: &str) -> Option<String> {
        let plain = plain(&self.screen);
        let end = plain.find(text)? + text.len();
        self.screen = plain[end..].to_owned();
        Some(plain[..end].to_owned())
    }

    /// Takes what the debugger writes within some milliseconds.
    fn look(&mut self, milliseconds: u16) {
        let mut ready = [PollFd::new(self.keyboard.as_fd(), PollFlags::POLLIN)];
        if poll(&mut ready, PollTimeout::from(milliseconds)).is_ok_and(|count| count > 0) {
            let mut bytes = [0; 4096];
            let count = self.keyboard.read(&mut bytes).unwrap_or(0);
            assert!(count > 0, "the debugger has ended:\n{}", plain(&self.screen));
            self.screen.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    }

    fn types(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("the debugger reads");
    }

    /// The exit status.
    fn ends(mut self) -> Option<i32> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                return status.code();
            }
            assert!(Instant::now() < deadline, "the debugger does not end");
            let mut ready = [PollFd::new(self.keyboard.as_fd(), PollFlags::POLLIN)];
            if poll(&mut ready, PollTimeout::from(20_u16)).is_ok_and(|count| count > 0) {
                let _ = self.keyboard.read(&mut [0; 4096]);
            }
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Text without the terminal's control sequences.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => while rest.next().is_some_and(|c| !c.is_ascii_alphabetic()) {},
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

fn tour() -> Scratch {
    let scratch = Scratch::new();
    Script::named("tour").record(&scratch).expect("it can be recorded");
    scratch
}

#[test]
fn a_session_on_a_terminal_begins_at_the_failure_in_colours() {
    let scratch = tour();
    let mut terminal = Terminal::open(&scratch, &["t.rdb"]);
    let shown = terminal.shows("(118)$ ");
    assert!(shown.contains("the program ended with LookupError: nothing left of 14"), "{shown}");
    assert!(shown.contains(" >         raise LookupError"), "{shown}");
    terminal.types("go start\r");
    terminal.shows("(1)$ ");
    terminal.types("where\r");
    let deadline = Instant::now() + PATIENCE;
    while !terminal.screen.contains("\u{1b}[2m") && Instant::now() < deadline {
        terminal.look(200);
    }
    terminal.types("quit\r");
    assert_eq!(terminal.ends(), Some(0));
    let fresh = Run::new(revdb(), scratch.path()).args(["t.rdb", "--at", "50%"]).stdin("").finish();
    assert!(fresh.out().contains("(60)$ ") && !fresh.out().contains('\u{1b}'), "{}", fresh.out());
}

#[test]
fn an_empty_line_repeats_the_last_command_and_the_history_is_kept() {
    let scratch = tour();
    let mut terminal = Terminal::open(&scratch, &["t.rdb", "--at", "start"]);
    terminal.shows("(1)$ ");
    terminal.types("step 2\r");
    terminal.shows("(3)$ ");
    terminal.types("\r");
    terminal.shows("(5)$ ");
    terminal.types("\r");
    terminal.shows("(7)$ ");
    // Ctrl-C at the prompt gives up the line, Ctrl-D leaves.
    terminal.types("step 50\u{3}");
    terminal.shows("Ctrl-D leaves");
    terminal.shows("(7)$ ");
    terminal.types("\u{4}");
    assert_eq!(terminal.ends(), Some(0));
    let history = std::fs::read_to_string(scratch.join("state/revdb/history")).expect("there is a history");
    assert_eq!(history.lines().filter(|line| *line == "step 2").count(), 1, "{history}");

    let mut again = Terminal::open(&scratch, &["t.rdb", "--at", "start"]);
    again.shows("(1)$ ");
    again.types("\u{1b}[A\r");
    again.shows("(3)$ ");
    again.types("q\r");
    assert_eq!(again.ends(), Some(0));
}

#[test]
fn ctrl_c_abandons_a_move_and_leaves_the_session_where_it_was() {
    let scratch = Scratch::new();
    std::fs::write(scratch.join("long.py"), "for i in range(200_000):\n    x = i\n").expect("the program is written");
    let recorded = Run::new(interpreter(), scratch.path()).args(["--record", "long.py"]).finish();
    assert_eq!(recorded.status, 0, "{}", recorded.err());
    let mut terminal = Terminal::open(&scratch, &["long.rdb"]);
    terminal.shows("(1)$ ");
    terminal.types("go 200000\r");
    terminal.shows("(200000)$ ");
    // It takes an evaluation at each stop point, so these take minutes.
    terminal.types("watch [y for y in (1, 2)]\r");
    terminal.shows("(200000)$ ");
    for command in ["continue\r", "bcontinue\r", "print [0 for _ in iter(int, 1)]\r"] {
        terminal.types(command);
        if command.starts_with('c') {
            terminal.shows("per second]");
        }
        terminal.interrupted_shows("interrupted: still at time 200000");
        terminal.shows("(200000)$ ");
    }
    terminal.types("delete 1\r");
    terminal.shows("deleted");
    terminal.types("bstep\r");
    terminal.shows("(199999)$ ");
    terminal.types("quit\r");
    assert_eq!(terminal.ends(), Some(0));
}

/// What a piped session says.
fn session(directory: &Path, options: &[&str], input: &str) -> String {
    Run::new(revdb(), directory).arg("t.rdb").args(options).stdin(input).finish().out()
}

#[test]
fn breakpoints_objects_and_bookmarks_are_kept_for_the_next_session() {
    let scratch = tour();
    let first = "go 55\nprint self\nprint self.things\nbreak combine if left > 1\ntbreak 42\nignore 1 1\nwatch len($1)\n\
                 catch TooDeep\ndisable 4\ndisplay self.name\nbookmark here a\tnote\n";
    session(scratch.path(), &["--keep"], first);
    let plain = session(scratch.path(), &[], "info breakpoints\nprint $0\n");
    assert!(plain.contains("no breakpoints") && plain.contains("'$0' is not defined"), "{plain}");
    let said = session(
        scratch.path(),
        &["--keep"],
        "info breakpoints\ninfo display\ninfo bookmarks\ngo @here\nprint $1\nprint self.things\nbreak main\n",
    );
    for expected in [
        "from the last session: 3 breakpoints, 1 watchpoint, 1 display, 1 bookmark, 2 numbered objects",
        "breakpoint 1: combine() if left > 1 (the next hit is passed over)",
        "tour.py:42 (once)",
        "watchpoint 3: len($1)",
        "catchpoint 4: TooDeep (disabled)",
        "1: self.name",
        "@here: time 55 a\tnote",
        "$1 = [0, 1]",
        "Breakpoint 5 added: main()",
    ] {
        assert!(said.contains(expected), "{expected} is missing:\n{said}");
    }
    // A new recording of the program keeps what does not name a moment or an object.
    Script::named("tour").record_anew(&scratch).expect("it can be recorded");
    let said = session(scratch.path(), &["--keep"], "info breakpoints\ninfo bookmarks\nprint $0\n");
    for expected in ["breakpoint 1: combine()", "breakpoint 5: main()", "no bookmarks", "'$0' is not defined"] {
        assert!(said.contains(expected), "{expected} is missing:\n{said}");
    }
    assert!(!said.contains("watchpoint 3"), "{said}");
}

#[test]
fn a_file_of_an_earlier_session_that_makes_no_sense_does_no_harm() {
    let scratch = tour();
    let kept = scratch.join("t.rdb.session");
    let lines = "break\t1\nbreak\t4294967295\ton\t0\talways\tfunction\tf\nwatch\tx\ton\t1\t1\nobject\tx\nwhat\tever\n";
    for text in ["", "revdb session 9\n", "revdb session 1\n", &format!("revdb session 1\nrecording\t1\t1\n{lines}")] {
        std::fs::write(&kept, text).expect("it can be written");
        let said = session(scratch.path(), &["--keep"], "info breakpoints\nbreak main\n");
        assert!(said.contains("no breakpoints") && said.contains("Breakpoint 1 added: main()"), "{text:?}:\n{said}");
    }
    std::fs::write(&kept, [0xff, 0xfe, 0]).expect("it can be written");
    assert!(session(scratch.path(), &["--keep"], "info breakpoints\n").contains("no breakpoints"));
}

#[test]
fn what_is_typed_need_not_be_text() {
    let scratch = tour();
    let input: &[u8] = b"print '\xff\xfe'\nstep\n\x00\nwhen\n";
    let outcome = Run::new(revdb(), scratch.path()).arg("t.rdb").stdin(input).finish();
    assert!(outcome.out().contains("time 2 of"), "{}", outcome.out());
    assert_eq!(outcome.status, 1, "a line of nothing is no command");
}
