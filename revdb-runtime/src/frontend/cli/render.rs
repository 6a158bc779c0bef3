//! The debugger's values as text. Colours are added only for a terminal; without them the texts are RevDB's.

use std::io::IsTerminal;

use crate::debugger::{FrameView, HitReport, Listing, Spot};
use crate::guest::StopKind;

/// Makes text, with colours or without.
pub(super) struct Painter {
    colours: bool,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";

impl Painter {
    /// Colours only where a person sits at both ends.
    pub(super) fn for_terminal() -> Self {
        let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        Self { colours: terminal && std::env::var_os("NO_COLOR").is_none() }
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
            text.push_str(self.paint(style, shown.trim_end()).as_str());
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

    pub(super) fn hit(&self, hit: &HitReport) -> String {
        let verb = if hit.reverse { "Reverse-hit" } else { "Hit" };
        let kind = if hit.watch { "watchpoint" } else { "breakpoint" };
        let mut text = self.paint(BOLD, &format!("{verb} {kind} {}: {}", hit.number, hit.text));
        text.push('\n');
        if let Some(changed) = &hit.changed {
            text.push_str(&format!("changed by {}\n", self.spot(&changed.spot)));
        }
        text
    }
}
