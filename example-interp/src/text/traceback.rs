//! The text of tracebacks, as CPython 3.11 prints them: frames, source lines, carets, chains and groups.
//!
//! [`Exception`] is a plain copy of what is to be shown; the caller resolves names, messages and source lines.

use std::ops::Range;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged as _;

use super::unicode;

/// Who prints: the two differ in detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The interpreter itself, for what nobody caught.
    Native,
    /// The module `traceback`.
    Library,
}

/// The place of an expression in its source, in the lines and byte offsets that code objects keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The line where it starts.
    pub start_line: u32,
    /// The line where it ends.
    pub end_line: u32,
    /// The byte offset in its first line.
    pub start: usize,
    /// The byte offset of its end in its last line.
    pub end: usize,
}

/// An entry of a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The file's name.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The function's name.
    pub name: String,
    /// The whole source line without its end, if it can be had.
    pub source: Option<String>,
    /// The expression that was being evaluated.
    pub span: Option<Span>,
}

/// What a SyntaxError says about its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyntaxPlace {
    /// `filename`; None prints `<string>`.
    pub file: Option<String>,
    /// `lineno`
    pub line: u32,
    /// `offset`, from 1, in characters.
    pub offset: i64,
    /// `end_lineno`
    pub end_line: Option<u32>,
    /// `end_offset`
    pub end_offset: Option<i64>,
    /// `text`
    pub text: Option<String>,
}

/// How an exception came to follow another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// `__cause__`
    Cause,
    /// `__context__`, not suppressed.
    Context,
}

/// An exception to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exception {
    /// The class, with its module unless that is `builtins` or `__main__`.
    pub class: String,
    /// `str()` of the exception; empty for none. For a SyntaxError `msg`.
    pub message: String,
    /// The traceback, the outermost frame first; empty when there is none.
    pub frames: Vec<Frame>,
    /// For a SyntaxError with a place.
    pub syntax: Option<SyntaxPlace>,
    /// A name to suggest ([`super::suggest::suggest`]); only the interpreter itself does.
    pub suggestion: Option<String>,
    /// `__notes__`, each as its text.
    pub notes: Vec<String>,
    /// The exception shown before this one. The caller leaves out one that it has met already.
    pub previous: Option<(Link, Box<Exception>)>,
    /// The members of a group.
    pub group: Option<Vec<Exception>>,
}

/// More frames than this are not shown by the interpreter.
const FRAME_LIMIT: usize = 1000;
/// So many times a frame is shown before its repetitions are only counted.
const REPEATS: usize = 3;
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

const HEADER: &str = "Traceback (most recent call last):\n";
const GROUP_HEADER: &str = "Exception Group Traceback (most recent call last):\n";
const CAUSE: &str = "The above exception was the direct cause of the following exception:\n";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:\n";

/// The whole text of an exception.
pub fn format_exception(exception: &Exception, style: Style) -> String {
    let mut printer = Printer { out: String::new(), depth: 0, needs_close: false, style };
    printer.chain(exception);
    printer.out
}

/// The line with the marks that the library's `traceback` prints below a source line, if there are any.
pub fn library_carets(source: &str, span: Span) -> Option<String> {
    carets(source, source.trim(), span, Style::Library)
}

/// The text of a list of frames, without a header.
pub fn format_frames(frames: &[Frame], style: Style) -> String {
    let mut printer = Printer { out: String::new(), depth: 0, needs_close: false, style };
    printer.frames(frames);
    printer.out
}

/// The last lines: class, message and notes, with the place of a SyntaxError.
pub fn format_exception_only(exception: &Exception, style: Style) -> String {
    let mut printer = Printer { out: String::new(), depth: 0, needs_close: false, style };
    printer.summary(exception);
    printer.out
}

struct Printer {
    out: String,
    /// The depth of exception groups.
    depth: usize,
    /// The last member of a group is being printed, and nobody has closed its frame yet.
    needs_close: bool,
    style: Style,
}

impl Printer {
    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }

    /// Begins a line: inside of groups there is a margin.
    fn margin(&mut self) {
        self.indent();
        if self.depth > 0 {
            self.out.push_str("| ");
        }
    }

    fn line(&mut self, text: &str) {
        self.margin();
        self.out.push_str(text);
    }

    fn chain(&mut self, exception: &Exception) {
        if let Some((link, previous)) = &exception.previous {
            let needs_close = self.needs_close;
            self.needs_close = false;
            self.chain(previous);
            self.needs_close = needs_close;
            self.line("\n");
            self.line(if *link == Link::Cause { CAUSE } else { CONTEXT });
            self.line("\n");
        }
        match &exception.group {
            Some(members) => self.group(exception, members),
            None => self.exception(exception),
        }
    }

    fn exception(&mut self, exception: &Exception) {
        if !exception.frames.is_empty() {
            if exception.group.is_some() {
                self.indent();
                if self.depth > 0 {
                    self.out.push_str(if self.depth == 1 { "+ " } else { "| " });
                }
                self.out.push_str(GROUP_HEADER);
            } else {
                self.line(HEADER);
            }
            self.frames(&exception.frames);
        }
        self.summary(exception);
    }

    fn group(&mut self, exception: &Exception, members: &[Exception]) {
        if self.depth > MAX_GROUP_DEPTH {
            self.line(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"));
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        self.exception(exception);
        let shown = members.len().min(MAX_GROUP_WIDTH + 1);
        self.needs_close = false;
        for (i, member) in members.iter().take(shown).enumerate() {
            let last = i + 1 == shown;
            if last {
                // A group inside may close the frame for this one.
                self.needs_close = true;
            }
            let truncated = i >= MAX_GROUP_WIDTH;
            let number = if truncated { "...".to_owned() } else { (i + 1).to_string() };
            self.indent();
            let corner = if i == 0 { "+-" } else { "  " };
            self.out.push_str(&format!("{corner}+---------------- {number} ----------------\n"));
            self.depth += 1;
            if truncated {
                let left = members.len() - MAX_GROUP_WIDTH;
                let plural = if left > 1 { "s" } else { "" };
                self.line(&format!("and {left} more exception{plural}\n"));
            } else {
                self.chain(member);
            }
            if last && self.needs_close {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }

    fn frames(&mut self, frames: &[Frame]) {
        let skipped = if self.style == Style::Native { frames.len().saturating_sub(FRAME_LIMIT) } else { 0 };
        let mut last: Option<&Frame> = None;
        let mut count = 0;
        for frame in &frames[skipped..] {
            let same = |last: &Frame| (&last.file, last.line, &last.name) == (&frame.file, frame.line, &frame.name);
            if !last.is_some_and(same) {
                self.repeated(count);
                last = Some(frame);
                count = 0;
            }
            count += 1;
            if count <= REPEATS {
                self.frame(frame);
            }
        }
        self.repeated(count);
    }

    fn repeated(&mut self, count: usize) {
        if count > REPEATS {
            let more = count - REPEATS;
            let plural = if more > 1 { "s" } else { "" };
            self.line(&format!("  [Previous line repeated {more} more time{plural}]\n"));
        }
    }

    fn frame(&mut self, frame: &Frame) {
        self.line(&format!("  File \"{}\", line {}, in {}\n", frame.file, frame.line, frame.name));
        let Some(source) = &frame.source else { return };
        let native = self.style == Style::Native;
        let stripped = if native { source.trim_start_matches([' ', '\t', '\x0c']) } else { source.trim() };
        if stripped.is_empty() && !native {
            return;
        }
        self.line(&format!("    {stripped}\n"));
        if let Some(carets) = frame.span.and_then(|span| carets(source, stripped, span, self.style)) {
            self.line(&format!("{carets}\n"));
        }
    }

    fn summary(&mut self, exception: &Exception) {
        if let Some(place) = &exception.syntax {
            let file = place.file.as_deref().unwrap_or("<string>");
            self.line(&format!("  File \"{file}\", line {}\n", place.line));
            if let Some(text) = &place.text {
                self.syntax_text(place, text, exception.class == "SyntaxError");
            }
        }
        self.line(&exception.class);
        if !exception.message.is_empty() {
            self.out.push_str(": ");
            self.out.push_str(&exception.message);
        }
        if let (Some(name), Style::Native) = (&exception.suggestion, self.style) {
            self.out.push_str(&format!(". Did you mean: '{name}'?"));
        }
        self.out.push('\n');
        for note in &exception.notes {
            for line in note.split('\n') {
                self.line(line);
                self.out.push('\n');
            }
        }
    }

    /// The source line of a SyntaxError and the carets under it.
    fn syntax_text(&mut self, place: &SyntaxPlace, text: &str, plain: bool) {
        let native = self.style == Style::Native;
        let text = text.trim_end_matches('\n');
        let blank = |c: char| matches!(c, ' ' | '\n' | '\x0c') || (c == '\t' && native);
        let stripped = text.trim_start_matches(blank);
        let removed = super::strops::length(text) as i64 - super::strops::length(stripped) as i64;
        self.line(&format!("    {stripped}\n"));
        let multiline = place.end_line.is_some_and(|end| end > place.line);
        let length = super::strops::length(text) as i64;
        let end_offset = if multiline { length + 1 } else { place.end_offset.unwrap_or(0) };
        // The interpreter underlines a range for SyntaxError itself alone, not for IndentationError.
        let carets = if end_offset > place.offset && (plain || !native) { end_offset - place.offset } else { 1 };
        let column = (place.offset - 1 - removed).min(super::strops::length(stripped) as i64);
        if column < 0 {
            return;
        }
        let spaces: String = match self.style {
            Style::Native => " ".repeat(column as usize),
            Style::Library => {
                stripped.chars().take(column as usize).map(|c| if c.is_whitespace() { c } else { ' ' }).collect()
            }
        };
        self.line(&format!("    {spaces}{}\n", "^".repeat(carets as usize)));
    }
}

/// The line of carets under a source line shown as `stripped`, indented like it; `None` when it would say nothing.
fn carets(source: &str, stripped: &str, span: Span, style: Style) -> Option<String> {
    // Offsets beyond the line come from a source that has changed since.
    let boundary = |at: usize| {
        let at = at.min(source.len());
        (0..=at).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0)
    };
    let start = boundary(span.start);
    let multiline = span.end_line != span.start_line;
    let end = match (multiline, style) {
        (false, _) => boundary(span.end),
        (true, Style::Library) => source.trim_end().len(),
        (true, Style::Native) => {
            // CPython counts characters but looks at bytes.
            let mut count = source.chars().count();
            while count > 0 && matches!(source.as_bytes()[count - 1], b' ' | b'\t' | b'\x0c') {
                count -= 1;
            }
            super::strops::byte_offset(source, count)
        }
    };
    if end <= start {
        return None;
    }
    let segment = &source[start..end];
    let marked = if multiline { None } else { anchors(segment, style) };
    let characters = |text: &str| text.chars().count();
    if marked.is_none() && characters(segment) >= characters(stripped) {
        return None;
    }
    let removed = source.len() - source.trim_start_matches([' ', '\t', '\x0c']).len();
    let before = source.get(removed..start).unwrap_or("");
    // The library counts white space at the line's end as if it stood at its start.
    let shift = if style == Style::Library { source.len() - source.trim_end().len() } else { 0 };
    let mut out = " ".repeat(4 + width(before).saturating_sub(shift));
    match marked {
        None => out.extend(std::iter::repeat_n('^', width(segment))),
        Some(marked) => {
            out.extend(std::iter::repeat_n('~', width(&segment[..marked.start])));
            out.extend(std::iter::repeat_n('^', width(&segment[marked.clone()])));
            out.extend(std::iter::repeat_n('~', width(&segment[marked.end..])));
        }
    }
    Some(out)
}

/// The columns that a text takes on a terminal.
fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(|c| 1 + usize::from(unicode::is_wide(c))).sum() }
}

/// The part of an expression's text that is to be marked: a binary operator, or a subscript's brackets.
fn anchors(segment: &str, style: Style) -> Option<Range<usize>> {
    let parsed = ruff_python_parser::parse_module(segment).ok()?;
    let [Stmt::Expr(statement)] = &parsed.suite()[..] else { return None };
    let bytes = segment.as_bytes();
    let (start, end) = match &*statement.value {
        Expr::BinOp(operation) => {
            let mut start = operation.left.end().to_usize();
            let right = operation.right.start().to_usize();
            let double = |at: usize| at + 1 < right && !bytes[at + 1].is_ascii_whitespace();
            let blank = bytes[start..right].iter().take_while(|b| b.is_ascii_whitespace()).count();
            let first = start + blank;
            // Parentheses do not belong to the operand.
            while start < right && (bytes[start].is_ascii_whitespace() || bytes[start] == b')') {
                start += 1;
            }
            // The library looks for a second character before it skips parentheses.
            let end = start + 1 + usize::from(double(if style == Style::Native { start } else { first }));
            (start, end.min(bytes.len()))
        }
        Expr::Subscript(subscript) => {
            let after = |from: usize, wanted: u8| {
                let rest = bytes.get(from..).unwrap_or_default();
                rest.iter().position(|&b| b == wanted).map_or(bytes.len(), |at| from + at)
            };
            let start = after(subscript.value.end().to_usize(), b'[');
            // CPython skips the character that follows the index, be it the bracket or not.
            let end = subscript.slice.end().to_usize() + 1;
            let bracket = after(end, b']');
            (start, (bracket + 1).min(bytes.len()).max(end.min(bytes.len())))
        }
        _ => return None,
    };
    (start < end && segment.is_char_boundary(start) && segment.is_char_boundary(end)).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(source: &str, start: usize, end: usize) -> Frame {
        let span = Span { start_line: 2, end_line: 2, start, end };
        Frame { file: "a.py".into(), line: 2, name: "f".into(), source: Some(source.into()), span: Some(span) }
    }

    fn caret_line(source: &str, start: usize, end: usize) -> String {
        let text = format_frames(&[frame(source, start, end)], Style::Native);
        text.lines().nth(2).unwrap_or("").to_owned()
    }

    #[test]
    fn carets_mark_the_expression_and_its_operator() {
        assert_eq!(caret_line("    return (a)  + b   # comment", 11, 19), "           ~~~~~^~~");
        assert_eq!(caret_line("    return x['a'] [ 'b' ]", 11, 25), "           ~~~~~~~^^^^^^^");
        assert_eq!(caret_line("\té = (1 + 2)//0", 6, 16), "        ~~~~~~~^^~");
        assert_eq!(caret_line("    try: fn()", 9, 13), "         ^^^^");
        assert_eq!(caret_line("    foo()", 4, 9), "");
        assert_eq!(caret_line("    a / b", 4, 9), "    ~~^~~");
        assert_eq!(caret_line("\"日本語\" + (1)", 0, 17), "    ~~~~~~~~~^~~~~");
    }

    #[test]
    fn an_expression_over_lines_is_marked_to_the_lines_end() {
        let span = Span { start_line: 2, end_line: 4, start: 6, end: 1 };
        let frame = Frame { span: Some(span), ..frame("    x = f(1,  ", 0, 0) };
        let frame = Frame { span: Some(Span { start: 8, ..span }), ..frame };
        assert!(format_frames(&[frame], Style::Native).ends_with("    x = f(1,  \n        ^^^^\n"));
    }

    #[test]
    fn repeated_frames_are_counted() {
        let frames = vec![frame("    g()", 4, 7); 6];
        let text = format_frames(&frames, Style::Native);
        assert_eq!(text.matches("g()").count(), 3);
        assert!(text.ends_with("  [Previous line repeated 3 more times]\n"));
    }

    #[test]
    fn chains_and_groups_are_framed() {
        let plain = |class: &str| Exception { class: class.into(), ..Exception::default() };
        let cause = Exception { message: "a".into(), ..plain("KeyError") };
        let chained = Exception { previous: Some((Link::Cause, Box::new(cause))), ..plain("ValueError") };
        assert_eq!(format_exception(&chained, Style::Native), format!("KeyError: a\n\n{CAUSE}\nValueError\n"));
        let group = Exception {
            message: "eg (2 sub-exceptions)".into(),
            frames: vec![Frame { source: None, ..frame("", 0, 0) }],
            group: Some(vec![plain("ValueError"), Exception { notes: vec!["n".into()], ..plain("TypeError") }]),
            ..plain("ExceptionGroup")
        };
        let expected = "  + Exception Group Traceback (most recent call last):\n\
                        \x20 |   File \"a.py\", line 2, in f\n\
                        \x20 | ExceptionGroup: eg (2 sub-exceptions)\n\
                        \x20 +-+---------------- 1 ----------------\n\
                        \x20   | ValueError\n\
                        \x20   +---------------- 2 ----------------\n\
                        \x20   | TypeError\n\
                        \x20   | n\n\
                        \x20   +------------------------------------\n";
        assert_eq!(format_exception(&group, Style::Native), expected);
    }

    #[test]
    fn syntax_errors_show_their_place() {
        let place = SyntaxPlace {
            file: Some("t.py".into()),
            line: 1,
            offset: 5,
            end_line: Some(1),
            end_offset: Some(10),
            text: Some("  if x = 3:\n".into()),
        };
        let exception = Exception {
            class: "SyntaxError".into(),
            message: "invalid syntax".into(),
            syntax: Some(place),
            ..Exception::default()
        };
        assert_eq!(
            format_exception(&exception, Style::Native),
            "  File \"t.py\", line 1\n    if x = 3:\n      ^^^^^\nSyntaxError: invalid syntax\n"
        );
    }
}
