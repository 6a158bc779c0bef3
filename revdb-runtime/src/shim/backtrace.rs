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
        f.write_str(&self.text("std::backtrace::Backtrace::fmt", |backtrace| format!("{backtrace:?}")))
    }
}

/// A backtrace without its first frames, which are those of this module.
fn without_own(text: &str) -> String {
    // `   0: function`, and below it perhaps `             at file:line:column`.
    let begins = |line: &str| {
        let (number, name) = line.trim_start().split_once(": ")?;
        number.bytes().all(|digit| digit.is_ascii_digit()).then_some(name.to_owned())
    };
    let lines: Vec<&str> = text.lines().collect();
    let frames: Vec<usize> = (0..lines.len()).filter(|&line| begins(lines[line]).is_some()).collect();
    let own = |&&line: &&usize| begins(lines[line]).is_some_and(|name| name.contains(module_path!()));
    // Between them are std's: closures are called.
    let Some(last) = frames.iter().take(8).rposition(|line| own(&line)) else { return text.to_owned() };
    let first = frames.get(last + 1).copied().unwrap_or(lines.len());
    let mut kept = String::with_capacity(text.len());
    let mut number = 0;
    for line in &lines[first..] {
        match begins(line) {
            Some(_) => {
                let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
                kept.push_str(&format!("{number:4}{rest}\n"));
                number += 1;
            }
            None => {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    if !text.ends_with('\n') {
        kept.pop();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_frame_is_the_callers() {
        #[inline(never)]
        fn asks() -> Backtrace {
            Backtrace::force_capture()
        }
        let backtrace = asks();
        assert_eq!(backtrace.status(), BacktraceStatus::Captured);
        let text = backtrace.to_string();
        assert!(text.lines().next().is_some_and(|line| line.starts_with("   0: ") && line.ends_with("::asks")), "{text}");
        assert!(text.contains("\n   1: "), "{text}");
        assert!(!text.contains("backtrace::Backtrace::made"), "{text}");
        assert_eq!(Backtrace::disabled().to_string(), real::Backtrace::disabled().to_string());
        assert_eq!(without_own("no frames\n"), "no frames\n");
    }
}
