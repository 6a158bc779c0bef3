//! std::backtrace: what a backtrace says is input. std names functions from the executable's file and from where the
//! process lies in memory, which is another place on replay; so the texts are recorded, and a replay reads neither.

pub use ::std::backtrace::BacktraceStatus;

use ::std::backtrace as real;
use ::std::fmt;
use ::std::panic::Location;

use crate::boundary::{self, Site};

const DISABLED: u8 = 1;
const CAPTURED: u8 = 2;

/// [`std::backtrace::Backtrace`], recorded: whether it was captured, and what it says when it is printed.
pub struct Backtrace {
    status: u8,
    /// Where it was captured.
    site: Site,
    /// Not on replay.
    real: Option<real::Backtrace>,
}

impl Backtrace {
    /// See [`std::backtrace::Backtrace::capture`].
    #[must_use]
    #[track_caller]
    pub fn capture() -> Self {
        Self::made("std::backtrace::Backtrace::capture", Location::caller(), real::Backtrace::capture)
    }

    /// See [`std::backtrace::Backtrace::force_capture`].
    #[must_use]
    #[track_caller]
    pub fn force_capture() -> Self {
        Self::made("std::backtrace::Backtrace::force_capture", Location::caller(), real::Backtrace::force_capture)
    }

    /// See [`std::backtrace::Backtrace::disabled`].
    #[must_use]
    #[track_caller]
    pub const fn disabled() -> Self {
        Self { status: DISABLED, site: Location::caller(), real: Some(real::Backtrace::disabled()) }
    }

    fn made(op: &'static str, site: Site, capture: fn() -> real::Backtrace) -> Self {
        let mut captured = None;
        let status = boundary::call(op, site, || {
            let backtrace = capture();
            let status = match backtrace.status() {
                BacktraceStatus::Disabled => DISABLED,
                BacktraceStatus::Captured => CAPTURED,
                _ => 0,
            };
            captured = Some(backtrace);
            status
        });
        Self { status, site, real: captured }
    }

    /// See [`std::backtrace::Backtrace::status`].
    #[must_use]
    pub fn status(&self) -> BacktraceStatus {
        match self.status {
            DISABLED => BacktraceStatus::Disabled,
            CAPTURED => BacktraceStatus::Captured,
            _ => BacktraceStatus::Unsupported,
        }
    }

    fn text(&self, op: &'static str, write: impl FnOnce(&real::Backtrace) -> String) -> String {
        if self.status == DISABLED {
            return write(&real::Backtrace::disabled());
        }
        boundary::call(op, self.site, || self.real.as_ref().map_or_else(String::new, write))
    }
}

impl fmt::Display for Backtrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let full = f.alternate();
        let text = self.text("std::backtrace::Backtrace::fmt", |backtrace| {
            without_own(&if full { format!("{backtrace:#}") } else { backtrace.to_string() })
        });
        f.write_str(&text)
    }
}

impl fmt::Debug for Backtrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text("std::backtrace::Backtrace::fmt", |backtrace| {
            let text = format!("{backtrace:?}");
            let own = text.rfind(OWN_FILE).and_then(|own| Some(own + text[own..].find("{ fn")?));
            own.map_or(text.clone(), |next| format!("Backtrace [{}", &text[next..]))
        });
        f.write_str(&text)
    }
}

/// How the path of this file ends in backtraces. (Names of functions are not whole where there are only line tables.)
const OWN_FILE: &str = "/src/shim/backtrace.rs";

/// A backtrace without its first frames, up to the last of this module.
fn without_own(text: &str) -> String {
    // `   0: function`, and below it perhaps `             at file:line:column`.
    let lines: Vec<&str> = text.lines().collect();
    let name = |line: &str| {
        let (number, name) = line.trim_start().split_once(": ")?;
        number.bytes().all(|digit| digit.is_ascii_digit()).then_some(name.to_owned())
    };
    let frames: Vec<usize> = (0..lines.len()).filter(|&line| name(lines[line]).is_some()).collect();
    let is_own = |line: usize| {
        lines[line].contains(module_path!()) || lines.get(line + 1).is_some_and(|place| place.contains(OWN_FILE))
    };
    let Some(last) = frames.iter().take(8).rposition(|&line| is_own(line)) else { return text.to_owned() };
    let first = frames.get(last + 1).copied().unwrap_or(lines.len());
    let mut numbers = 0_usize..;
    let kept = lines[first..].iter().map(|line| match name(line) {
        Some(name) => format!("{:4}: {name}\n", numbers.next().unwrap_or_default()),
        None => format!("{line}\n"),
    });
    let kept: String = kept.collect();
    if text.ends_with('\n') { kept } else { kept.trim_end_matches('\n').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_frame_is_the_callers() {
        // Another function's text, as std writes it.
        let text = format!(
            "   0: made\n             at /x{OWN_FILE}:48:22\n   1: capture\n             at /x{OWN_FILE}:36:9\n   2: host::main\n  \
             \x20          at ./src/main.rs:34:21\n   3: _start\n"
        );
        assert_eq!(without_own(&text), "   0: host::main\n             at ./src/main.rs:34:21\n   1: _start\n");
        assert_eq!(without_own("no frames\n"), "no frames\n");
        let own = Backtrace::force_capture();
        assert_eq!(own.status(), BacktraceStatus::Captured);
        assert!(!own.to_string().contains("force_capture"), "{own}");
        assert_eq!(Backtrace::disabled().to_string(), real::Backtrace::disabled().to_string());
        assert_eq!(format!("{:?}", Backtrace::disabled()), format!("{:?}", real::Backtrace::disabled()));
    }
}
