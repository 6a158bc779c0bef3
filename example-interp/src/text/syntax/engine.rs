//! A packrat parser over the grammar, with the look-ahead and memory of CPython's own.
//!
//! It reads tokens only as far as CPython would, because the last token read is where CPython reports what it has no
//! better word for.

use std::rc::Rc;

use super::grammar::{Alternative, GRAMMAR, Item, Outcome, Shape, Terminal};
use super::tokens::{Kind, Token, Tokenizer};
use super::{Class, Report, mistakes};

/// What a part of the text has been recognised as.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) shape: Shape,
    /// The index of its first token.
    pub(super) start: usize,
    /// The index after its last token.
    pub(super) end: usize,
    pub(super) parts: Vec<Rc<Node>>,
}

impl Node {
    /// The parts, those of nested sequences included, without tokens.
    pub(super) fn elements(&self) -> Vec<Rc<Node>> {
        let mut all = Vec::new();
        for part in &self.parts {
            match part.shape {
                Shape::Parts => all.extend(part.elements()),
                Shape::Token => {}
                _ => all.push(Rc::clone(part)),
            }
        }
        all
    }

    /// The last expression in it.
    pub(super) fn last(self: &Rc<Node>) -> Rc<Node> {
        match self.parts.iter().rev().find(|part| part.end > part.start) {
            Some(part) if self.shape == Shape::Parts => part.last(),
            _ => Rc::clone(self),
        }
    }
}

/// Rules nest no deeper; CPython has the same limit.
const MAX_DEPTH: usize = 6000;

/// The labelled parts of an alternative.
pub(super) type Labels = Vec<(u8, Rc<Node>)>;

type Found = Result<Option<Rc<Node>>, Report>;

/// A remembered result.
struct Memory {
    rule: usize,
    mistakes_on: bool,
    result: Option<Rc<Node>>,
    end: usize,
}

pub(super) struct Parser<'a> {
    pub(super) source: &'a str,
    pub(super) tokenizer: Tokenizer<'a>,
    pub(super) tokens: Vec<Token<'a>>,
    mark: usize,
    depth: usize,
    mistakes_on: bool,
    /// The error came from the tokenizer, which cannot go on.
    pub(super) stuck: bool,
    /// What is parsed is one interactive statement.
    pub(super) single: bool,
    memory: Vec<Vec<Memory>>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Parser {
            source,
            tokenizer: Tokenizer::new(source),
            tokens: Vec::new(),
            mark: 0,
            depth: 0,
            mistakes_on: false,
            stuck: false,
            single: false,
            memory: Vec::new(),
        }
    }

    /// Tries a rule from the start; `mistakes_on` tries the rules for mistakes too.
    pub(super) fn parse(&mut self, rule: usize, mistakes_on: bool) -> Result<bool, Report> {
        self.mark = 0;
        self.depth = 0;
        self.mistakes_on = mistakes_on;
        self.memory.clear();
        Ok(self.rule(rule)?.is_some())
    }

    /// The token that comes next.
    fn token(&mut self) -> Result<Token<'a>, Report> {
        while self.tokens.len() <= self.mark {
            match self.tokenizer.next() {
                Ok(mut token) => {
                    let last = self.tokens.last().map(|token| token.kind);
                    if self.single && token.kind == Kind::End && !matches!(last, None | Some(Kind::Newline)) {
                        // The end of the text ends an interactive statement.
                        token.kind = Kind::Newline;
                        self.single = false;
                        self.tokenizer.dedent();
                    }
                    self.tokens.push(token);
                }
                Err(report) => {
                    self.stuck = true;
                    return Err(report);
                }
            }
        }
        Ok(self.tokens[self.mark])
    }

    /// The token before the next one.
    pub(super) fn last_token(&self) -> Option<Token<'a>> {
        self.tokens.get(self.mark.checked_sub(1)?).copied()
    }

    fn leaf(&mut self) -> Rc<Node> {
        self.mark += 1;
        Rc::new(Node { shape: Shape::Token, start: self.mark - 1, end: self.mark, parts: Vec::new() })
    }

    fn rule(&mut self, index: usize) -> Found {
        if self.depth >= MAX_DEPTH {
            return Err(Report::new(Class::Memory, "", 0, 0, 0, 0));
        }
        self.depth += 1;
        // Deep nesting needs stack in proportion.
        let result = stacker::maybe_grow(64 << 10, 1 << 20, || self.remembered(index));
        self.depth -= 1;
        result
    }

    fn remembered(&mut self, index: usize) -> Found {
        let rule = &GRAMMAR[index];
        let mistake = rule.name.starts_with("invalid_");
        let start = self.mark;
        self.token()?;
        if let Some((result, end)) = self.recall(index, rule.memo || rule.left_recursive) {
            self.mark = end;
            return Ok(result);
        }
        if rule.left_recursive {
            return self.grow(index, start);
        }
        let toggled = rule.name == "expression_without_invalid" && std::mem::replace(&mut self.mistakes_on, false);
        let result = self.alternatives(&rule.alternatives);
        if toggled {
            self.mistakes_on = true;
        }
        let result = result?;
        if !mistake || rule.memo {
            self.remember(index, start, result.clone());
        }
        Ok(result)
    }

    fn recall(&self, rule: usize, always: bool) -> Option<(Option<Rc<Node>>, usize)> {
        let fits = |memory: &&Memory| memory.rule == rule && (always || memory.mistakes_on == self.mistakes_on);
        let memory = self.memory.get(self.mark)?.iter().find(fits)?;
        Some((memory.result.clone(), memory.end))
    }

    fn remember(&mut self, rule: usize, start: usize, result: Option<Rc<Node>>) {
        if self.memory.len() <= start {
            self.memory.resize_with(start + 1, Vec::new);
        }
        let memory = Memory { rule, mistakes_on: self.mistakes_on, result, end: self.mark };
        let known = &mut self.memory[start];
        match known.iter_mut().find(|known| known.rule == rule && known.mistakes_on == memory.mistakes_on) {
            Some(known) => *known = memory,
            None => known.push(memory),
        }
    }

    /// Left recursion: the rule's result so far stands for its own first part, as long as it gets longer.
    fn grow(&mut self, index: usize, start: usize) -> Found {
        let mut best = None;
        let mut best_end = start;
        loop {
            let end = std::mem::replace(&mut self.mark, best_end);
            debug_assert!(end >= start);
            self.remember(index, start, best.clone());
            self.mark = start;
            let result = self.alternatives(&GRAMMAR[index].alternatives)?;
            if result.is_none() || self.mark <= best_end {
                break;
            }
            best = result;
            best_end = self.mark;
        }
        self.mark = best_end;
        self.remember(index, start, best.clone());
        if best.is_none() {
            self.mark = start;
        }
        Ok(best)
    }

    fn alternatives(&mut self, alternatives: &'static [Alternative]) -> Found {
        let start = self.mark;
        'alternatives: for alternative in alternatives {
            self.mark = start;
            // Only a rule for mistakes that stands alone is kept for later.
            if let ([(_, Item::Rule(only))], false) = (&alternative.items[..], self.mistakes_on)
                && GRAMMAR[*only].name.starts_with("invalid_")
            {
                continue;
            }
            let mut parts = Vec::new();
            let mut labels = Labels::new();
            let mut cut = false;
            for (label, item) in &alternative.items {
                if matches!(item, Item::Cut) {
                    cut = true;
                    continue;
                }
                let Some(node) = self.item(item)? else {
                    if cut {
                        self.mark = start;
                        return Ok(None);
                    }
                    continue 'alternatives;
                };
                if let Some(label) = label {
                    labels.push((*label, Rc::clone(&node)));
                }
                if !matches!(item, Item::And(_) | Item::Not(_)) {
                    parts.push(node);
                }
            }
            let shape = match alternative.outcome {
                Outcome::Default => match parts.pop() {
                    Some(only) if parts.is_empty() => return Ok(Some(only)),
                    Some(last) => {
                        parts.push(last);
                        Shape::Parts
                    }
                    None => Shape::Parts,
                },
                Outcome::Shape(shape) => shape,
                Outcome::Part(wanted) => {
                    let part = labels.into_iter().find(|(label, _)| *label == wanted);
                    return Ok(part.map(|(_, node)| node));
                }
                Outcome::Mistake(name) => {
                    // Not a mistake after all: CPython tries no other alternative then.
                    mistakes::judge(name, &labels, self)?;
                    self.mark = start;
                    return Ok(None);
                }
            };
            match shape {
                Shape::Strings => super::strings::check(&self.tokens[start..self.mark], self)?,
                Shape::Real | Shape::Imaginary => {
                    let imaginary = self.tokens[start].text.ends_with(['j', 'J']);
                    if imaginary != (shape == Shape::Imaginary) {
                        let wanted = if imaginary { "real" } else { "imaginary" };
                        let node = Node { shape, start, end: self.mark, parts };
                        return Err(self.at(&node, format!("{wanted} number required in complex literal")));
                    }
                }
                _ => {}
            }
            return Ok(Some(Rc::new(Node { shape, start, end: self.mark, parts })));
        }
        self.mark = start;
        Ok(None)
    }

    fn item(&mut self, item: &'static Item) -> Found {
        let start = self.mark;
        match item {
            Item::Token(text) => {
                let token = self.token()?;
                let fits = matches!(token.kind, Kind::Op | Kind::Keyword) && token.text == *text;
                Ok(fits.then(|| self.leaf()))
            }
            Item::Soft(text) => {
                let token = self.token()?;
                Ok((token.kind == Kind::Name && token.text == *text).then(|| self.leaf()))
            }
            Item::Terminal(terminal) => {
                let token = self.token()?;
                let fits = match terminal {
                    Terminal::Name => token.kind == Kind::Name,
                    Terminal::Number => token.kind == Kind::Number,
                    Terminal::String => token.kind == Kind::String,
                    Terminal::Newline => token.kind == Kind::Newline,
                    Terminal::Indent => token.kind == Kind::Indent,
                    Terminal::Dedent => token.kind == Kind::Dedent,
                    Terminal::End => token.kind == Kind::End,
                    Terminal::SoftKeyword => {
                        // CPython compares no more letters than the name has.
                        token.kind == Kind::Name
                            && ["_", "case", "match"].iter().any(|keyword| keyword.starts_with(token.text))
                    }
                };
                Ok(fits.then(|| self.leaf()))
            }
            Item::Rule(index) => self.rule(*index),
            Item::Group(alternatives) => self.alternatives(alternatives),
            Item::Optional(item) => match self.item(item)? {
                Some(node) => Ok(Some(node)),
                None => {
                    self.mark = start;
                    Ok(Some(self.sequence(start, Vec::new())))
                }
            },
            Item::Many(item, one) => {
                let mut parts = Vec::new();
                loop {
                    let before = self.mark;
                    match self.item(item)? {
                        Some(node) if self.mark > before => parts.push(node),
                        _ => {
                            self.mark = before;
                            break;
                        }
                    }
                }
                Ok((!one || !parts.is_empty()).then(|| self.sequence(start, parts)))
            }
            Item::Gather(separator, item) => {
                let mut parts = Vec::new();
                let mut before = self.mark;
                while let Some(node) = self.item(item)? {
                    parts.push(node);
                    before = self.mark;
                    let token = self.token()?;
                    if !(token.kind == Kind::Op && token.text == *separator) {
                        break;
                    }
                    self.mark += 1;
                }
                self.mark = before;
                Ok((!parts.is_empty()).then(|| self.sequence(start, parts)))
            }
            Item::And(inner) | Item::Not(inner) => {
                let found = self.item(inner)?.is_some();
                self.mark = start;
                let wanted = matches!(item, Item::And(_));
                Ok((found == wanted).then(|| self.sequence(start, Vec::new())))
            }
            Item::Forced(text) => {
                let token = self.token()?;
                if matches!(token.kind, Kind::Op | Kind::Keyword) && token.text == *text {
                    return Ok(Some(self.leaf()));
                }
                let node = Node { shape: Shape::Token, start, end: start + 1, parts: Vec::new() };
                Err(self.at(&node, format!("expected '{text}'")))
            }
            Item::Cut => Ok(Some(self.sequence(start, Vec::new()))),
        }
    }

    fn sequence(&self, start: usize, parts: Vec<Rc<Node>>) -> Rc<Node> {
        Rc::new(Node { shape: Shape::Parts, start, end: self.mark, parts })
    }
}

/// The places of errors.
impl Parser<'_> {
    /// A byte offset in a line as a column from 1, in characters.
    pub(super) fn column(&self, line: u32, col: i64) -> i64 {
        if col < 0 {
            return 0;
        }
        let text = super::line_text(self.source, line);
        let end = (0..=text.len().min(col as usize)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        text[..end].chars().count() as i64 + 1
    }

    /// The column of a token's end, in an error that starts at `line`.
    pub(super) fn end_column(&self, line: u32, token: &Token<'_>) -> i64 {
        let column = self.column(token.end_line, token.end_col);
        if token.end_line == line {
            return column;
        }
        // CPython looks for it in the first line.
        let first = super::line_text(self.source, line).trim_end_matches('\n');
        self.column(line, token.end_col.min(first.len() as i64))
    }

    /// There is more text than a statement.
    pub(super) fn more(&self) -> bool {
        let rest = &self.source[self.tokenizer.at..];
        rest.lines().any(|line| !line.trim_start().is_empty() && !line.trim_start().starts_with('#'))
    }

    /// An error from the start of one node to the end of another.
    pub(super) fn range(&self, from: &Node, to: &Node, message: impl Into<String>) -> Report {
        let (first, last) = (self.tokens[from.start], self.tokens[to.end.max(1) - 1]);
        let column = self.column(first.line, first.col);
        let end = self.end_column(first.line, &last);
        Report::new(Class::Syntax, message, first.line, column, last.end_line, end)
    }

    /// An error at a node.
    pub(super) fn at(&self, node: &Node, message: impl Into<String>) -> Report {
        self.range(node, node, message)
    }

    /// An error from a node to where the tokenizer is.
    pub(super) fn from(&self, node: &Node, message: impl Into<String>) -> Report {
        let first = self.tokens[node.start];
        let end = (self.tokenizer.at - self.tokenizer.line_start) as i64;
        let line = self.tokenizer.line;
        let (column, end) = (self.column(first.line, first.col), self.column(line, end) - 1);
        Report::new(Class::Syntax, message, first.line, column, line, end)
    }

    /// An error at the last token that has been read.
    pub(super) fn here(&self, class: Class, message: impl Into<String>) -> Report {
        let Some(token) = self.tokens.last() else { return Report::new(class, message, 1, 1, 1, 0) };
        let column = if token.col < 0 {
            // CPython forgets to count from 1 here.
            (self.tokenizer.at - self.tokenizer.line_start) as i64
        } else {
            self.column(token.line, token.col)
        };
        let end = if token.end_col < 0 { -1 } else { self.column(token.end_line, token.end_col) };
        Report::new(class, message, token.line, column, token.end_line, end)
    }
}
