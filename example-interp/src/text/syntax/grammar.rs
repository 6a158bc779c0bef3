//! The grammar of Python 3.11, with the rules by which CPython explains mistakes.
//!
//! The text below is the language reference's grammar in its own notation, parsed when it is first needed. An
//! alternative may say after `=>` what it makes: a kind of expression, `@a` for the part labelled `a`, or, with `!`,
//! the mistake that has been recognised (see [`super::mistakes`]). The rules named `invalid_` are only tried after a
//! text has failed to parse.

use std::sync::LazyLock;

/// What kind of thing an alternative makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Several parts in sequence, or none.
    Parts,
    /// A token by itself.
    Token,
    Name,
    Literal,
    /// The parts of a complex number in a pattern.
    Real,
    Imaginary,
    Strings,
    None,
    True,
    False,
    Ellipsis,
    Attribute,
    Subscript,
    Starred,
    List,
    Tuple,
    Set,
    Dict,
    Lambda,
    Call,
    /// Any operation but a comparison.
    Operation,
    Compare,
    Conditional,
    Named,
    Yield,
    Await,
    Generator,
    ListComp,
    SetComp,
    DictComp,
    /// An argument with its name.
    Keyword,
    /// `**` and its argument.
    Unpacking,
}

/// What an alternative gives.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    /// Its only part, else all parts.
    Default,
    /// An expression of a kind.
    Shape(Shape),
    /// A labelled part.
    Part(u8),
    /// A mistake.
    Mistake(&'static str),
}

/// A class of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Terminal {
    Name,
    Number,
    String,
    Newline,
    Indent,
    Dedent,
    End,
    /// `match`, `case` or `_`.
    SoftKeyword,
}

/// A part of an alternative.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A keyword or an operator.
    Token(&'static str),
    /// A name with a certain text.
    Soft(&'static str),
    Terminal(Terminal),
    Rule(usize),
    Group(Vec<Alternative>),
    Optional(Box<Item>),
    /// Repeated; the flag asks for one at least.
    Many(Box<Item>, bool),
    /// Separated by a token.
    Gather(&'static str, Box<Item>),
    And(Box<Item>),
    Not(Box<Item>),
    /// A token whose absence is an error at once.
    Forced(&'static str),
    /// No other alternative is tried after it.
    Cut,
}

/// An alternative of a rule.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub(super) items: Vec<(Option<u8>, Item)>,
    pub(super) outcome: Outcome,
}

/// A rule.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    /// Results are remembered as CPython does, whatever rules for mistakes are on.
    pub(super) memo: bool,
    pub(super) left_recursive: bool,
    pub(super) alternatives: Vec<Alternative>,
}

/// The grammar, parsed.
pub(super) static GRAMMAR: LazyLock<Vec<Rule>> = LazyLock::new(|| load(include_str!("python.gram")));

/// The index of a rule.
pub(super) fn rule(name: &str) -> usize {
    GRAMMAR.iter().position(|rule| rule.name == name).unwrap_or(0)
}

fn load(text: &'static str) -> Vec<Rule> {
    let mut sections: Vec<(&'static str, String)> = Vec::new();
    let mut bodies: Vec<Vec<&'static str>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if line.starts_with(' ') {
            if let Some(body) = bodies.last_mut() {
                body.push(line.trim());
            }
        } else if let Some((head, rest)) = line.split_once(':') {
            let (name, flags) = head.split_once(' ').unwrap_or((head, ""));
            sections.push((name, flags.to_owned()));
            bodies.push(if rest.trim().is_empty() { Vec::new() } else { vec![rest.trim()] });
        }
    }
    let names: Vec<&'static str> = sections.iter().map(|section| section.0).collect();
    sections
        .iter()
        .zip(bodies)
        .map(|((name, flags), body)| Rule {
            name,
            memo: flags.contains("memo"),
            left_recursive: flags.contains("left"),
            alternatives: body
                .into_iter()
                .flat_map(|line| Loader { rest: line, names: &names }.alternatives())
                .collect(),
        })
        .collect()
}

/// Reads the notation.
struct Loader<'a> {
    rest: &'static str,
    names: &'a [&'static str],
}

impl Loader<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, text: &str) -> bool {
        self.skip();
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn word(&mut self) -> &'static str {
        self.skip();
        let end = self.rest.find(|c: char| c != '_' && !c.is_ascii_alphanumeric()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn quoted(&mut self, quote: char) -> &'static str {
        let (text, rest) = self.rest[1..].split_once(quote).unwrap_or((&self.rest[1..], ""));
        self.rest = rest;
        text
    }

    fn alternatives(&mut self) -> Vec<Alternative> {
        let mut all = Vec::new();
        loop {
            self.take("|");
            let mut items = Vec::new();
            self.skip();
            while !self.rest.is_empty() && !self.rest.starts_with(['|', ')', ']']) && !self.rest.starts_with("=>") {
                items.push(self.labelled());
                self.skip();
            }
            let outcome = if self.take("=>") { self.outcome() } else { Outcome::Default };
            all.push(Alternative { items, outcome });
            self.skip();
            if !self.rest.starts_with('|') {
                return all;
            }
        }
    }

    fn outcome(&mut self) -> Outcome {
        if self.take("@") {
            return Outcome::Part(self.word().as_bytes().first().copied().unwrap_or(b'a'));
        }
        if self.take("!") {
            return Outcome::Mistake(self.word());
        }
        Outcome::Shape(match self.word() {
            "Name" => Shape::Name,
            "Literal" => Shape::Literal,
            "Real" => Shape::Real,
            "Imaginary" => Shape::Imaginary,
            "Strings" => Shape::Strings,
            "None" => Shape::None,
            "True" => Shape::True,
            "False" => Shape::False,
            "Ellipsis" => Shape::Ellipsis,
            "Attribute" => Shape::Attribute,
            "Subscript" => Shape::Subscript,
            "Starred" => Shape::Starred,
            "List" => Shape::List,
            "Tuple" => Shape::Tuple,
            "Set" => Shape::Set,
            "Dict" => Shape::Dict,
            "Lambda" => Shape::Lambda,
            "Call" => Shape::Call,
            "Operation" => Shape::Operation,
            "Compare" => Shape::Compare,
            "Conditional" => Shape::Conditional,
            "Named" => Shape::Named,
            "Yield" => Shape::Yield,
            "Await" => Shape::Await,
            "Generator" => Shape::Generator,
            "ListComp" => Shape::ListComp,
            "SetComp" => Shape::SetComp,
            "DictComp" => Shape::DictComp,
            "Keyword" => Shape::Keyword,
            "Unpacking" => Shape::Unpacking,
            _ => Shape::Parts,
        })
    }

    fn labelled(&mut self) -> (Option<u8>, Item) {
        let bytes = self.rest.as_bytes();
        let label = (bytes.len() > 1 && bytes[0].is_ascii_lowercase() && bytes[1] == b'=').then(|| {
            self.rest = &self.rest[2..];
            bytes[0]
        });
        (label, self.item())
    }

    fn item(&mut self) -> Item {
        if self.take("&&") {
            self.skip();
            return Item::Forced(self.quoted('\''));
        }
        if self.take("&") {
            return Item::And(Box::new(self.item()));
        }
        if self.take("!") {
            return Item::Not(Box::new(self.item()));
        }
        if self.take("~") {
            return Item::Cut;
        }
        let item = self.atom();
        if self.rest.starts_with('.') {
            self.rest = &self.rest[1..];
            let separator = if let Item::Token(text) = item { text } else { "," };
            let element = self.atom();
            self.take("+");
            return Item::Gather(separator, Box::new(element));
        }
        if self.rest.starts_with('+') {
            self.rest = &self.rest[1..];
            return Item::Many(Box::new(item), true);
        }
        if self.rest.starts_with('*') {
            self.rest = &self.rest[1..];
            return Item::Many(Box::new(item), false);
        }
        if self.rest.starts_with('?') {
            self.rest = &self.rest[1..];
            return Item::Optional(Box::new(item));
        }
        item
    }

    fn atom(&mut self) -> Item {
        self.skip();
        if self.rest.starts_with('\'') {
            return Item::Token(self.quoted('\''));
        }
        if self.rest.starts_with('"') {
            return Item::Soft(self.quoted('"'));
        }
        if self.take("(") {
            let group = Item::Group(self.alternatives());
            self.take(")");
            return group;
        }
        if self.take("[") {
            let group = Item::Group(self.alternatives());
            self.take("]");
            return Item::Optional(Box::new(group));
        }
        match self.word() {
            "NAME" => Item::Terminal(Terminal::Name),
            "NUMBER" => Item::Terminal(Terminal::Number),
            "STRING" => Item::Terminal(Terminal::String),
            "NEWLINE" => Item::Terminal(Terminal::Newline),
            "INDENT" => Item::Terminal(Terminal::Indent),
            "DEDENT" => Item::Terminal(Terminal::Dedent),
            "ENDMARKER" => Item::Terminal(Terminal::End),
            "SOFT_KEYWORD" => Item::Terminal(Terminal::SoftKeyword),
            name => match self.names.iter().position(|other| *other == name) {
                Some(index) => Item::Rule(index),
                None => unreachable!("the grammar has no rule {name:?}, before {:?}", self.rest),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_loads() {
        assert!(GRAMMAR.len() > 150);
        assert_eq!(GRAMMAR[rule("primary")].name, "primary");
        assert!(GRAMMAR[rule("primary")].left_recursive);
        assert!(GRAMMAR.iter().all(|rule| !rule.alternatives.is_empty()));
    }
}
