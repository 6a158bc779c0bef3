//! The user's side of the debugger: lines in, Ctrl-C, the guest's output, progress.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{Context, Editor, Helper};

use super::names;
use crate::clock::Time;
use crate::debugger::{Notice, Observer, Stream};

/// Ctrl-C was pressed.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// The program's output has left the cursor in the middle of a line.
static MID_LINE: AtomicBool = AtomicBool::new(false);

/// Notes what the program (or an evaluation) has written.
pub(super) fn note_output(bytes: &[u8]) {
    if let Some(last) = bytes.last() {
        MID_LINE.store(*last != b'\n', Relaxed);
    }
}

/// Whether the debugger's own words need a new line to begin on. Asked once for each such place.
pub(super) fn take_mid_line() -> bool {
    MID_LINE.swap(false, Relaxed)
}

extern "C" fn on_interrupt(_: i32) {
    INTERRUPTED.store(true, Relaxed);
}

/// Makes Ctrl-C abandon a move instead of ending the debugger.
pub(super) fn catch_interrupts() {
    let action = SigAction::new(SigHandler::Handler(on_interrupt), SaFlags::empty(), SigSet::empty());
    // SAFETY: the handler only stores into an atomic.
    let _ = unsafe { sigaction(Signal::SIGINT, &action) };
}

pub(super) fn forget_interrupts() {
    INTERRUPTED.store(false, Relaxed);
}

/// Where commands come from.
pub(super) enum Input {
    Terminal(Box<Editor<Names, FileHistory>>, Option<PathBuf>),
    Lines,
}

/// What came instead of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// There is nothing more.
    Eof,
    /// Ctrl-C, where no person is there to go on.
    Interrupt,
}

/// Lines of the history that are kept.
const HISTORY: usize = 10_000;

impl Input {
    pub(super) fn new() -> Self {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Self::Lines;
        }
        let config = rustyline::Config::builder().max_history_size(HISTORY).map(|builder| builder.build());
        let Ok(mut editor) = Editor::with_config(config.unwrap_or_default()) else {
            return Self::Lines;
        };
        editor.set_helper(Some(Names));
        let history = history_file();
        if let Some(path) = &history {
            let _ = editor.load_history(path);
        }
        Self::Terminal(Box::new(editor), history)
    }

    pub(super) fn is_terminal(&self) -> bool {
        matches!(self, Self::Terminal(..))
    }

    /// The columns of the terminal, if it is one.
    pub(super) fn width(&mut self) -> Option<usize> {
        match self {
            Self::Terminal(editor, _) => editor.dimensions().map(|(columns, _)| usize::from(columns)),
            Self::Lines => None,
        }
    }

    /// The next line.
    pub(super) fn read(&mut self, prompt: &str) -> Result<String, End> {
        match self {
            Self::Terminal(editor, _) => loop {
                match editor.readline(prompt) {
                    Ok(line) => {
                        if !line.trim().is_empty() {
                            let _ = editor.add_history_entry(line.trim_end());
                        }
                        return Ok(line);
                    }
                    Err(ReadlineError::Interrupted) => println!("(`quit` or Ctrl-D leaves)"),
                    Err(_) => return Err(End::Eof),
                }
            },
            Self::Lines => {
                print!("{prompt}");
                let _ = io::stdout().flush();
                read_line()
            }
        }
    }
}

/// The next line of standard input. What is not UTF-8 in it is replaced.
fn read_line() -> Result<String, End> {
    let mut line = Vec::new();
    loop {
        let mut input = io::stdin().lock();
        // `read_until` would go on after a signal without a word.
        let (used, ended) = match input.fill_buf() {
            Ok([]) if line.is_empty() => return Err(End::Eof),
            Ok([]) => (0, true),
            Ok(bytes) => {
                let end = bytes.iter().position(|&byte| byte == b'\n');
                let used = end.map_or(bytes.len(), |end| end + 1);
                line.extend_from_slice(&bytes[..used]);
                (used, end.is_some())
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                if INTERRUPTED.load(Relaxed) {
                    return Err(End::Interrupt);
                }
                (0, false)
            }
            Err(_) => return Err(End::Eof),
        };
        input.consume(used);
        if ended {
            return Ok(String::from_utf8_lossy(&line).into_owned());
        }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        if let Self::Terminal(editor, Some(path)) = self {
            if let Some(directory) = path.parent() {
                let _ = std::fs::create_dir_all(directory);
            }
            // Other sessions may have added theirs since this one began.
            let _ = editor.append_history(path);
        }
    }
}

/// `$XDG_STATE_HOME/revdb/history`.
fn history_file() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from);
    let state = state.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/state")))?;
    Some(state.join("revdb/history"))
}

/// Completes command names.
pub(super) struct Names;

impl Completer for Names {
    type Candidate = String;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let typed = line.get(..at).unwrap_or(line);
        let (start, word) = match typed.strip_prefix("help ") {
            Some(word) => (typed.len() - word.len(), word),
            None => (0, typed),
        };
        if word.contains(char::is_whitespace) {
            return Ok((at, Vec::new()));
        }
        let longer = names::all().map(|(name, _)| name).filter(|name| name.len() > 2 && name.starts_with(word));
        Ok((start, longer.map(|name| format!("{name} ")).collect()))
    }
}

impl Helper for Names {}
impl Highlighter for Names {}
impl Validator for Names {}
impl Hinter for Names {
    type Hint = String;
}

/// Follows moves for the user.
pub(super) struct Watcher {
    /// Progress is shown.
    terminal: bool,
    /// When the command began, and the time of the guest at the first report.
    began: Instant,
    first: Option<(Instant, Time)>,
    shown: bool,
}

/// Moves shorter than this show no progress.
const PATIENCE: Duration = Duration::from_millis(400);

impl Watcher {
    pub(super) fn new() -> Self {
        Self { terminal: io::stderr().is_terminal(), began: Instant::now(), first: None, shown: false }
    }

    /// Removes the progress line.
    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            eprint!("\r\x1b[K");
        }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Observer for Watcher {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        self.clear();
        note_output(bytes);
        let _ = match stream {
            Stream::Stdout => io::stdout().lock().write_all(bytes),
            Stream::Stderr => {
                let _ = io::stdout().lock().flush();
                io::stderr().lock().write_all(bytes)
            }
        };
    }

    fn progress(&mut self, at: Time, to: Time) {
        let now = Instant::now();
        let (start, first) = *self.first.get_or_insert((now, at));
        if !self.terminal || now - self.began < PATIENCE || now == start {
            return;
        }
        let rate = at.0.abs_diff(first.0) as f64 / (now - start).as_secs_f64();
        eprint!("\r\x1b[K[time {} of {}, {} per second]", grouped(at.0), grouped(to.0), grouped(rate as u64));
        let _ = io::stderr().flush();
        self.shown = true;
    }

    fn interrupted(&mut self) -> bool {
        INTERRUPTED.load(Relaxed)
    }

    fn notice(&mut self, notice: Notice) {
        self.clear();
        let Notice::MemoryTooSmall { needed, budget } = notice;
        let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
        eprintln!(
            "Warning: replaying this program takes {} MB, which is more than the {} MB allowed: nothing is kept to go back \
             from, so moves back are slow (--memory SIZE allows more)",
            megabytes(needed),
            megabytes(budget)
        );
    }
}

/// A number with commas.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(super::grouped(0), "0");
        assert_eq!(super::grouped(999), "999");
        assert_eq!(super::grouped(40_000_000), "40,000,000");
    }
}
