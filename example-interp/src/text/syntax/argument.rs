//! The arguments of a call.

use super::Class;
use super::lexer::Kind;
use super::node::{Node, Shape};
use super::parser::{Parsed, Parser, Stop};

/// What the arguments so far allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Positional,
    Keyword,
    Unpacking,
}

impl Parser<'_> {
    /// `( ... )` after an expression.
    pub(super) fn call(&mut self) -> Parsed {
        self.take();
        if self.eat(")") {
            return Ok(());
        }
        self.arguments(true)
    }

    /// Arguments and the closing parenthesis. A call, but no class, may have a generator without its own parentheses
    /// as the only argument.
    pub(super) fn arguments(&mut self, call: bool) -> Parsed {
        let mut seen = Seen::Positional;
        let first = self.at;
        loop {
            let argument = self.at;
            if self.is("**") {
                self.take();
                self.expression()?;
                seen = Seen::Unpacking;
            } else if self.is("*") {
                if seen == Seen::Unpacking {
                    let message = "iterable argument unpacking follows keyword argument unpacking";
                    return self.blame_here(Class::Syntax, message);
                }
                self.take();
                self.expression()?;
                let star = Node { ..self.node(Shape::Starred, argument) };
                if self.at_clause() && argument == first && self.consider(Self::clauses)?.is_some() {
                    return self.blame_node(&star, "iterable unpacking cannot be used in comprehension");
                }
            } else if self.keyword_argument()? {
                seen = if seen == Seen::Unpacking { seen } else { Seen::Keyword };
            } else if seen != Seen::Positional && self.trying {
                return Err(Stop::Stuck);
            } else {
                let node = match self.positional_argument() {
                    Err(Stop::Stuck) if seen != Seen::Positional && !self.trying => {
                        self.at = argument;
                        let part = self.consider_plainly(Self::positional_argument)?;
                        return if part.is_some() { self.blame_late(seen) } else { Err(Stop::Stuck) };
                    }
                    node => node?,
                };
                if self.at_clause() && self.generator_argument(&node, argument == first, call)? {
                    return self.need(")");
                }
                if seen != Seen::Positional {
                    return self.late_positional(seen);
                }
            }
            if self.eat(")") {
                return Ok(());
            }
            self.need(",")?;
            if self.eat(")") {
                return Ok(());
            }
        }
    }

    /// `name=value`; whether there was one.
    fn keyword_argument(&mut self) -> Parsed<bool> {
        let name = self.peek();
        let equals = self.glance(self.at + 1);
        if !self.reads(equals, "=") {
            return Ok(false);
        }
        let at = self.at;
        if name.kind == Kind::Keyword && matches!(self.text(name), "True" | "False" | "None") {
            self.peek_at(1);
            return self.blame(at, at + 1, format!("cannot assign to {}", self.text(name)));
        }
        if name.kind != Kind::Name {
            return Ok(false);
        }
        self.peek_at(1);
        self.at += 2;
        self.expression()?;
        if self.at_clause() && self.consider(Self::clauses)?.is_some() {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.blame(at, at + 1, message);
        }
        Ok(true)
    }

    fn positional_argument(&mut self) -> Parsed<Node> {
        if let Some(named) = self.named()? {
            return Ok(named);
        }
        let node = self.expression()?;
        if self.is("=") {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return self.blame(node.first, self.at, message);
        }
        Ok(node)
    }

    /// A generator without its own parentheses; whether it is the only argument.
    fn generator_argument(&mut self, element: &Node, first: bool, call: bool) -> Parsed<bool> {
        let start = self.at;
        if call && first {
            self.clauses()?;
            if self.is(")") {
                return Ok(true);
            }
            if !self.is(",") {
                return Err(Stop::Stuck);
            }
            let last = self.at - 1;
            return self.blame(element.first, last, "Generator expression must be parenthesized");
        }
        let end = self.consider(|p| p.clauses().map(|()| p.at))?;
        match end {
            Some(end) if !first || self.reads(self.glance(end), ",") => {
                self.blame(element.first, end - 1, "Generator expression must be parenthesized")
            }
            _ => {
                self.at = start;
                Err(Stop::Stuck)
            }
        }
    }

    /// A positional argument after one that is not: what follows may explain more.
    fn late_positional(&mut self, seen: Seen) -> Parsed {
        while self.eat(",") && (self.at_expression() || self.is_any(&["*", "**"])) {
            if self.is_any(&["*", "**"]) {
                self.take();
                self.expression()?;
            } else if !self.keyword_argument()? {
                self.positional_argument()?;
            }
        }
        self.peek();
        self.blame_late(seen)
    }

    fn blame_late(&self, seen: Seen) -> Parsed {
        let message = match seen {
            Seen::Unpacking => "positional argument follows keyword argument unpacking",
            _ => "positional argument follows keyword argument",
        };
        self.blame_here(Class::Syntax, message)
    }
}
