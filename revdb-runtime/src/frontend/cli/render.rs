//! The debugger's values as text. Colours are added only for a terminal; without them the texts are RevDB's.

use std::io::IsTerminal;

use crate::debugger::{Breakpoint, Doubt, FrameView, HitReport, Listing, Place, PointKind, Spot, Watchpoint, Write};
use crate::guest::{Raised, StopKind, Variable};

/// Makes text, with colours or without.
pub(in crate::frontend) struct Painter {
    colours: bool,
    /// Source lines are cut there, on a terminal.
    pub(super) width: Option<usize>,
}

/// Values longer than this are cut in lists of them; `print` shows all.
const LONG: usize = 500;

const BOLD: &str = "1";
const DIM: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";

impl Painter {
    /// Plain text.
    #[cfg(feature = "dap")]
    pub(in crate::frontend) fn plain() -> Self {
        Self { colours: false, width: None }
    }

    /// Colours only where a person sits at both ends.
    pub(super) fn for_terminal() -> Self {
        let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        Self { colours: terminal && std::env::var_os("NO_COLOR").is_none(), width: None }
    }

    fn paint(&self, style: &str, text: &str) -> String {
        if self.colours { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
    }

    pub(super) fn prompt(&self, time: u64) -> String {
        // Line editors count the bytes of a prompt, so it stays plain.
        format!("({time})$ ")
    }

    pub(super) fn error(&self, text: &str) -> String {
        self.paint(RED, text)
    }

    fn spot(&self, spot: &Spot) -> String {
        let Spot { file, line, function } = spot;
        format!("File \"{file}\", line {line} in {function}")
    }

    pub(super) fn listing(&self, listing: &Listing) -> String {
        let mut text = format!("{}:\n", self.paint(CYAN, &self.spot(&listing.spot)));
        if listing.lines.is_empty() {
            text.push_str("   (no source: the interpreter's `Guest::source` gives none for this file)\n");
        }
        if listing.cut_before {
            text.push_str("...\n");
        }
        for line in &listing.lines {
            let (gutter, style) = match line.current {
                None => ("   ", DIM),
                Some(StopKind::Line) => (" > ", BOLD),
                Some(StopKind::Return) => ("<< ", GREEN),
                Some(StopKind::Unwind) => ("!! ", RED),
            };
            let shown = format!("{gutter}{}", line.text);
            text.push_str(
                self.paint(style, &cut(&printable(shown.trim_end()), self.width.unwrap_or(usize::MAX))).as_str(),
            );
            text.push('\n');
        }
        if listing.cut_after {
            text.push_str("...\n");
        }
        text
    }

    pub(super) fn backtrace(&self, frames: &[FrameView]) -> String {
        let mut text = String::new();
        for frame in frames {
            let mark = if frame.selected { '>' } else { ' ' };
            let number = self.paint(DIM, &format!("{mark}#{:<2}", frame.index));
            text.push_str(&format!("{number} {}:\n", self.spot(&frame.spot)));
            if let Some(source) = &frame.text {
                text.push_str(&format!("         {source}\n"));
            }
        }
        text
    }

    pub(in crate::frontend) fn hit(&self, hit: &HitReport) -> String {
        let verb = if hit.reverse { "Reverse-hit" } else { "Hit" };
        let kind = kind(hit.kind).to_lowercase();
        let mut text = self.paint(BOLD, &format!("{verb} {kind} {}: {}", hit.number, hit.text));
        text.push('\n');
        if let Some(spot) = &hit.line {
            let verb = match (hit.kind, &hit.exception) {
                (PointKind::Catchpoint, Some(exception)) => format!("{} raised", cut(exception, LONG)),
                (PointKind::Catchpoint, None) => "raised".to_owned(),
                _ => "changed".to_owned(),
            };
            text.push_str(&format!("{verb} by {}\n", self.spot(spot)));
        }
        for Write { range, text: source } in &hit.writes {
            let place = if range.line == range.end_line {
                // People count columns from 1.
                format!("line {}, columns {}-{}", range.line, range.column + 1, range.end_column)
            } else {
                format!("lines {}-{}", range.line, range.end_line)
            };
            let source = source.as_deref().unwrap_or_default();
            text.push_str(format!("    {place}: {}", cut(&printable(source), LONG)).trim_end());
            text.push('\n');
        }
        text
    }

    /// The exception that a `!!` is about.
    pub(super) fn leaving(&self, raised: &Raised) -> String {
        format!("{}\n", self.paint(RED, &cut(&format!("leaving with {}", raised.text), LONG)))
    }

    pub(super) fn variables(&self, variables: &[Variable]) -> String {
        variables.iter().map(|v| format!("    {} = {}\n", v.name, cut(&v.value.text, LONG))).collect()
    }

    pub(super) fn display(&self, number: u32, expression: &str, value: &str) -> String {
        format!("{number}: {expression} = {}\n", cut(value, LONG))
    }

    /// How a breakpoint is listed.
    pub(super) fn breakpoint(&self, breakpoint: &Breakpoint) -> String {
        let Breakpoint { number, temporary, enabled, ignore, .. } = breakpoint;
        let mut notes = Vec::new();
        if !enabled {
            notes.push("disabled".to_owned());
        }
        if *temporary {
            notes.push("once".to_owned());
        }
        match ignore {
            0 => {}
            1 => notes.push("the next hit is passed over".to_owned()),
            count => notes.push(format!("the next {count} hits are passed over")),
        }
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        format!("{} {number}: {}{notes}\n", kind(breakpoint.kind()).to_lowercase(), breakpoint.text())
    }

    pub(super) fn watchpoint(&self, watch: &Watchpoint) -> String {
        let off = if watch.enabled { "" } else { " (disabled)" };
        format!("watchpoint {}: {}{off}\n", watch.number, watch.expression)
    }

    /// Why a breakpoint may never be hit.
    pub(in crate::frontend) fn doubt(&self, place: &Place, doubt: &Doubt) -> String {
        let text = match (doubt, place) {
            (Doubt::NoCode { next: Some(next) }, _) => {
                format!("nothing runs on that line; the next one that does is {next}")
            }
            (Doubt::NoCode { next: None }, _) => "nothing runs on that line, nor behind it".to_owned(),
            (Doubt::NoFile, Place::Line { file, .. }) => format!("no file {file} is loaded at this time"),
            (_, place) => format!("no function {place} is known at this time"),
        };
        format!("note: {text}\n")
    }
}

/// The word for it, as it begins a message.
pub(super) fn kind(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Breakpoint => "Breakpoint",
        PointKind::Watchpoint => "Watchpoint",
        PointKind::Catchpoint => "Catchpoint",
    }
}

/// The first `most` characters of a text that is longer.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => {
            let end = text.char_indices().nth(most.saturating_sub(3)).map_or(text.len(), |(at, _)| at);
            format!("{}...", &text[..end])
        }
    }
}

/// Source text without what would move the cursor or change the colours of a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_at_characters() {
        assert_eq!(cut("häßlich", 7), "häßlich");
        assert_eq!(cut("häßlich", 6), "häß...");
        assert_eq!(printable("a\u{1b}[31mb\tc"), "a\u{fffd}[31mb\tc");
    }
}
