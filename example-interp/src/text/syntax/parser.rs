//! What reading every construct needs: looking at lexemes, taking them, trying, and explaining.

use super::lexer::{Kind, Lexed, Lexeme};
use super::node::{Node, Shape};
use super::{Class, Report};
use rustc_hash::FxHashSet;

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
    /// The furthest one that was looked at.
    seen: usize,
    /// Nothing after the furthest lexeme matters.
    pub(super) complete: bool,
    /// Something is only tried: mistakes are not explained, and what can be read of an expression is enough.
    pub(super) trying: bool,
    /// Where an operand was only tried that is read again: CPython remembers it, and explains nothing in it.
    pub(super) remembered: FxHashSet<usize>,
    /// The words after a name are read as if the name were `print`: not again inside of them.
    pub(super) reading_words: bool,
    /// Where a second expression behind another begins that is tried.
    pub(super) second: Option<usize>,
    /// The sets that are such expressions, and whose elements were explained: once is enough.
    pub(super) sets: FxHashSet<usize>,
    /// What is taken off the columns in all lines but the first.
    pub(super) shift: i64,
    nesting: u32,
}

impl<'s> Parser<'s> {
    pub(super) fn new(lexed: &'s Lexed<'s>) -> Parser<'s> {
        Parser {
            lexed,
            at: 0,
            seen: 0,
            complete: false,
            trying: false,
            remembered: FxHashSet::default(),
            reading_words: false,
            second: None,
            sets: FxHashSet::default(),
            shift: 0,
            nesting: 0,
        }
    }

    /// Reads the whole text; the error, if there is one. It is read without a look at mistakes, and where that fails, which
    /// is at the furthest lexeme, once more to explain it.
    pub(super) fn examine(&mut self, whole: fn(&mut Self) -> Parsed) -> Option<Report> {
        let mut found = self.plainly(whole);
        let reached = self.seen;
        if matches!(found, Err(Stop::Stuck)) {
            self.at = 0;
            found = whole(self);
        }
        let last = self.glance(reached);
        let misplaced = matches!(found, Err(Stop::Stuck)) && matches!(last.kind, Kind::Indent | Kind::Dedent);
        let met = self.glance(self.seen).kind == Kind::Fault;
        if let Some(fault) = &self.lexed.fault
            && (met || !fault.patient && !misplaced && !self.complete)
        {
            return Some(fault.report.clone());
        }
        self.complete |= misplaced;
        let report = match found.err()? {
            Stop::Explained(report) if report.class == Class::Memory => return Some(*report),
            Stop::Explained(report) => *report,
            Stop::Stuck if self.is_implied(last) => {
                Report::new(Class::Syntax, "invalid syntax", (last.line, 0), (last.line, 0))
            }
            Stop::Stuck => match last.kind {
                Kind::Indent => self.here(Class::Indentation, "unexpected indent"),
                Kind::Dedent => self.here(Class::Indentation, "unexpected unindent"),
                Kind::End => {
                    let line = if self.lexed.source.is_empty() { 0 } else { last.line };
                    Report::new(Class::Syntax, "invalid syntax", (line, 0), (line, 0))
                }
                _ => self.range(reached, reached, "invalid syntax"),
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
        let readable = self.complete || self.lexed.fault.as_ref().is_none_or(|fault| fault.patient);
        readable && self.glance(self.seen).end_line <= line
    }

    /// What is shown of the text for an error in a line.
    pub(super) fn text_of(&self, line: u32) -> String {
        if self.is_last_line(line) {
            self.lexed.lines_text(self.lexed.held_from(line), line)
        } else {
            self.lexed.line_text(line).trim_end_matches('\n').to_owned()
        }
    }

    // Looking.

    /// The next lexeme.
    pub(super) fn peek(&mut self) -> Lexeme {
        self.peek_at(0)
    }

    /// A lexeme after the next.
    pub(super) fn peek_at(&mut self, distance: usize) -> Lexeme {
        let at = (self.at + distance).min(self.lexed.lexemes.len() - 1);
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

    /// Reads something without a look at the mistakes in it.
    pub(super) fn plainly<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let trying = std::mem::replace(&mut self.trying, true);
        let result = read(self);
        self.trying = trying;
        result
    }

    /// Tries to read something; stays where it is if that fails.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Option<T> {
        let at = self.at;
        let result = self.plainly(read);
        if result.is_err() {
            self.at = at;
        }
        result.ok()
    }

    /// Reads something that an expression can do without. While it is only tried, being stuck there is the expression's end.
    pub(super) fn optionally<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let at = self.at;
        match read(self) {
            Err(Stop::Stuck) if self.trying => {
                self.at = at;
                Ok(None)
            }
            result => result.map(Some),
        }
    }

    /// Reads what follows only to explain a mistake by it: the mistakes in it come first, but being stuck there says
    /// nothing. Stays where it is. Where nothing is to be explained, nothing is read.
    pub(super) fn consider<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        if self.trying { Ok(None) } else { self.look_ahead(read) }
    }

    /// The same, without the mistakes in it, and whether or not anything is to be explained.
    pub(super) fn consider_plainly<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        self.plainly(|p| p.look_ahead(read))
    }

    fn look_ahead<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let at = self.at;
        let result = read(self);
        self.at = at;
        if self.glance(self.seen).kind == Kind::Fault {
            return Err(Stop::Stuck);
        }
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Stop::Stuck) => Ok(None),
            Err(stop) => Err(stop),
        }
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
        let text = self.text_of(first.line);
        // As CPython does it: the bytes up to there, whatever the line, are counted in the text of the first one.
        let column = |line: u32, at: usize| {
            let bytes = self.lexed.offset(line, at) as i64 + 1 - if line > 1 { self.shift } else { 0 };
            match text.as_bytes().get(..bytes.max(0) as usize) {
                Some(part) if bytes > 0 => String::from_utf8_lossy(part).chars().count() as i64,
                Some(_) => bytes,
                None => text.chars().count() as i64 + 1,
            }
        };
        let (start, end) = (column(first.line, first.start), column(last.end_line, last.end));
        Report::new(Class::Syntax, message, (first.line, start), (last.end_line, end))
    }

    /// A report on the furthest lexeme.
    pub(super) fn here(&self, class: Class, message: impl Into<String>) -> Report {
        let last = self.glance(self.seen);
        match last.kind {
            Kind::Newline if !self.is_implied(last) => Report { class, ..self.range(self.seen, self.seen, message) },
            Kind::Newline | Kind::Indent | Kind::Dedent | Kind::End => {
                let column = self.lexed.column(last.line, last.start);
                Report::new(class, message, (last.line, column), (last.line, -1))
            }
            _ => Report { class, ..self.range(self.seen, self.seen, message) },
        }
    }

    /// Whether it is the newline that an interactive statement does without, which has no place.
    fn is_implied(&self, lexeme: Lexeme) -> bool {
        lexeme.kind == Kind::Newline && lexeme.start == self.lexed.source.len()
    }

    fn explained<T>(&self, report: Report) -> Parsed<T> {
        // What cannot be read comes first.
        if self.trying || self.glance(self.seen).kind == Kind::Fault {
            return Err(Stop::Stuck);
        }
        Err(Stop::Explained(Box::new(report)))
    }

    /// CPython finds this mistake also where it only tries.
    pub(super) fn even_trying<T>(&mut self, explain: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let trying = std::mem::take(&mut self.trying);
        let result = explain(self);
        self.trying = trying;
        result
    }

    /// The mistake is in the lexemes from one to another.
    pub(super) fn blame<T>(&self, first: usize, last: usize, message: impl Into<String>) -> Parsed<T> {
        if self.trying {
            return Err(Stop::Stuck);
        }
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
