//! What reading every construct needs: looking at lexemes, taking them, trying, and explaining.

use super::lexer::{Kind, Lexed, Lexeme};
use super::node::{Node, Shape};
use super::{Class, Report};

/// Why reading ended.
#[derive(Debug)]
pub(super) enum Stop {
    /// The next lexeme does not fit, and nobody knows more.
    Stuck,
    /// The mistake is known.
    Explained(Box<Report>),
}

/// The result of reading a construct.
pub(super) type Parsed<T = ()> = Result<T, Stop>;

/// What constructs nest may add up to this: more than any text that is written by hand needs, and less than the
/// stack holds.
const MAX_NESTING: u32 = 6000;

pub(super) struct Parser<'s> {
    pub(super) lexed: &'s Lexed<'s>,
    /// The next lexeme.
    pub(super) at: usize,
    /// The furthest one that was looked at to read the text.
    pub(super) reached: usize,
    /// The furthest one that was looked at at all, to explain a mistake too.
    seen: usize,
    /// Nothing after the furthest lexeme matters.
    pub(super) complete: bool,
    /// Something is only tried: mistakes are not explained.
    pub(super) trying: bool,
    /// The words after a name are read as if the name were `print`: not again inside of them.
    pub(super) reading_words: bool,
    nesting: u32,
}

impl<'s> Parser<'s> {
    pub(super) fn new(lexed: &'s Lexed<'s>) -> Parser<'s> {
        Parser { lexed, at: 0, reached: 0, seen: 0, complete: false, trying: false, reading_words: false, nesting: 0 }
    }

    /// Reads the whole text; the error, if there is one.
    pub(super) fn examine(&mut self, whole: fn(&mut Self) -> Parsed) -> Option<Report> {
        let found = whole(self);
        let last = self.glance(self.reached);
        let misplaced = matches!(found, Err(Stop::Stuck)) && matches!(last.kind, Kind::Indent | Kind::Dedent);
        let met = self.glance(self.seen).kind == Kind::Fault;
        if let Some(fault) = &self.lexed.fault
            && (met || !fault.patient && !misplaced && !self.complete)
        {
            return Some(fault.report.clone());
        }
        let report = match found.err()? {
            Stop::Explained(report) if report.class == Class::Memory => return Some(*report),
            Stop::Explained(report) => *report,
            Stop::Stuck => match last.kind {
                Kind::Indent => self.here(Class::Indentation, "unexpected indent"),
                Kind::Dedent => self.here(Class::Indentation, "unexpected unindent"),
                Kind::End => {
                    let line = if self.lexed.source.is_empty() { 0 } else { last.line };
                    Report::new(Class::Syntax, "invalid syntax", (line, 0), (line, 0))
                }
                _ => self.range(self.reached, self.reached, "invalid syntax"),
            },
        };
        // What is read as the inside of a bracket may be all that follows it.
        match &self.lexed.unclosed {
            Some(unclosed) if !self.complete && self.glance(self.seen).line > unclosed.line => Some(unclosed.clone()),
            _ => Some(report),
        }
    }

    /// Whether nothing after a line was read, and all that was could be.
    pub(super) fn is_last_line(&self, line: u32) -> bool {
        let readable = self.lexed.fault.as_ref().is_none_or(|fault| fault.patient);
        readable && self.glance(self.seen).end_line <= line
    }

    // Looking.

    /// The next lexeme.
    pub(super) fn peek(&mut self) -> Lexeme {
        self.peek_at(0)
    }

    /// A lexeme after the next.
    pub(super) fn peek_at(&mut self, distance: usize) -> Lexeme {
        let at = (self.at + distance).min(self.lexed.lexemes.len() - 1);
        self.reached = self.reached.max(at);
        self.seen = self.seen.max(at);
        self.lexed.lexemes[at]
    }

    /// A lexeme that need not have been reached: a look at it does not count.
    pub(super) fn glance(&self, at: usize) -> Lexeme {
        self.lexed.lexemes[at.min(self.lexed.lexemes.len() - 1)]
    }

    pub(super) fn text(&self, lexeme: Lexeme) -> &'s str {
        &self.lexed.source[lexeme.start..lexeme.end]
    }

    /// Whether a lexeme is this keyword or operator.
    pub(super) fn reads(&self, lexeme: Lexeme, text: &str) -> bool {
        matches!(lexeme.kind, Kind::Op | Kind::Keyword) && self.text(lexeme) == text
    }

    /// Whether the next lexeme is this keyword or operator.
    pub(super) fn is(&mut self, text: &str) -> bool {
        let next = self.peek();
        self.reads(next, text)
    }

    /// Whether the next lexeme is one of these keywords or operators.
    pub(super) fn is_any(&mut self, texts: &[&str]) -> bool {
        let next = self.peek();
        matches!(next.kind, Kind::Op | Kind::Keyword) && texts.contains(&self.text(next))
    }

    pub(super) fn is_kind(&mut self, kind: Kind) -> bool {
        self.peek().kind == kind
    }

    /// Whether the next lexeme is this word, which is a keyword only here.
    pub(super) fn is_word(&mut self, word: &str) -> bool {
        let next = self.peek();
        next.kind == Kind::Name && self.text(next) == word
    }

    // Taking.

    pub(super) fn take(&mut self) {
        self.at += 1;
    }

    /// Takes the next lexeme if it is this keyword or operator.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let fits = self.is(text);
        self.at += usize::from(fits);
        fits
    }

    pub(super) fn eat_kind(&mut self, kind: Kind) -> bool {
        let fits = self.is_kind(kind);
        self.at += usize::from(fits);
        fits
    }

    pub(super) fn need(&mut self, text: &str) -> Parsed {
        if self.eat(text) { Ok(()) } else { Err(Stop::Stuck) }
    }

    pub(super) fn need_kind(&mut self, kind: Kind) -> Parsed {
        if self.eat_kind(kind) { Ok(()) } else { Err(Stop::Stuck) }
    }

    /// The expression that began at a lexeme and ends here.
    pub(super) fn node(&self, shape: Shape, first: usize) -> Node {
        Node { shape, first, last: self.at.saturating_sub(1).max(first), loose: false, parts: Vec::new() }
    }

    // Trying.

    /// Tries to read something; stays where it is, and has reached no more than before, if that fails.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Option<T> {
        let (at, trying) = (self.at, self.trying);
        self.trying = true;
        let result = read(self);
        self.trying = trying;
        if result.is_err() {
            self.at = at;
        }
        result.ok()
    }

    /// Reads what follows only to explain a mistake by it: the mistakes in it come first, but being stuck there says
    /// nothing. Stays where it is.
    pub(super) fn consider<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let (at, reached) = (self.at, self.reached);
        let result = read(self);
        self.at = at;
        if self.glance(self.seen).kind == Kind::Fault {
            return Err(Stop::Stuck);
        }
        match result {
            Ok(value) => {
                self.reached = reached;
                Ok(Some(value))
            }
            Err(Stop::Stuck) => {
                self.reached = reached;
                Ok(None)
            }
            Err(stop) => Err(stop),
        }
    }

    /// The same, without the mistakes in it.
    pub(super) fn consider_plainly<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let trying = self.trying;
        self.trying = true;
        let result = self.consider(read);
        self.trying = trying;
        result
    }

    /// Reads something that may nest, which costs so much of what there is.
    pub(super) fn nested<T>(&mut self, cost: u32, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.nesting += cost;
        if self.nesting > MAX_NESTING {
            return Err(self.too_deep());
        }
        let result = read(self);
        self.nesting -= cost;
        result
    }

    fn too_deep(&self) -> Stop {
        let place = (self.glance(self.at).line, 0);
        Stop::Explained(Box::new(Report::new(Class::Memory, "", place, place)))
    }

    // Explaining.

    /// A report on the lexemes from one to another.
    pub(super) fn range(&self, first: usize, last: usize, message: impl Into<String>) -> Report {
        let (first, last) = (self.glance(first), self.glance(last));
        let start = self.lexed.column(first.line, first.start) + 1;
        let mut end = self.lexed.column(last.end_line, last.end) + 1;
        if last.end_line != first.line {
            // CPython counts the end in the first line.
            end = end.min(self.lexed.line_text(first.line).trim_end_matches('\n').chars().count() as i64 + 1);
        }
        Report::new(Class::Syntax, message, (first.line, start), (last.end_line, end))
    }

    /// A report on the furthest lexeme.
    pub(super) fn here(&self, class: Class, message: impl Into<String>) -> Report {
        let last = self.glance(self.seen);
        match last.kind {
            Kind::Indent | Kind::Dedent | Kind::End => {
                let column = self.lexed.column(last.line, last.start);
                Report::new(class, message, (last.line, column), (last.line, -1))
            }
            _ => Report { class, ..self.range(self.seen, self.seen, message) },
        }
    }

    fn explained<T>(&self, report: Report) -> Parsed<T> {
        // What cannot be read comes first.
        if self.trying || self.glance(self.seen).kind == Kind::Fault {
            return Err(Stop::Stuck);
        }
        Err(Stop::Explained(Box::new(report)))
    }

    /// The mistake is in the lexemes from one to another.
    pub(super) fn blame<T>(&self, first: usize, last: usize, message: impl Into<String>) -> Parsed<T> {
        self.explained(self.range(first, last, message))
    }

    pub(super) fn blame_node<T>(&self, node: &Node, message: impl Into<String>) -> Parsed<T> {
        self.blame(node.first, node.last, message)
    }

    /// The mistake is the next lexeme.
    pub(super) fn blame_next<T>(&mut self, message: impl Into<String>) -> Parsed<T> {
        self.peek();
        self.blame(self.at, self.at, message)
    }

    /// The mistake goes from a lexeme to the furthest one. CPython marks one character less of it.
    pub(super) fn blame_from<T>(&self, first: usize, message: impl Into<String>) -> Parsed<T> {
        let mut report = self.range(first, self.seen, message);
        report.end_column -= 1;
        self.explained(report)
    }

    /// The mistake is noticed at the furthest lexeme.
    pub(super) fn blame_here<T>(&self, class: Class, message: impl Into<String>) -> Parsed<T> {
        self.explained(self.here(class, message))
    }

    /// The mistake is the end of an expression, and what follows it.
    pub(super) fn blame_end<T>(&self, node: &Node, message: impl Into<String>) -> Parsed<T> {
        let mut report = self.range(node.last, node.last, message);
        report.line = report.end_line;
        report.column = report.end_column - 1;
        report.end_column = 0;
        self.explained(report)
    }

    /// An error in a literal, whether or not something is only tried.
    pub(super) fn wrong_literal<T>(&self, report: Report) -> Parsed<T> {
        Err(Stop::Explained(Box::new(report)))
    }
}
