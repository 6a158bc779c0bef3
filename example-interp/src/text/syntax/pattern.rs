//! The patterns of `match` statements.

use super::lexer::Kind;
use super::parser::{Parsed, Parser, Stop};

impl Parser<'_> {
    /// What follows `case`: a pattern, or several with commas between them.
    pub(super) fn patterns(&mut self) -> Parsed {
        let starred = self.starred_pattern()?;
        if !starred && !self.is(",") {
            return Ok(());
        }
        self.need(",")?;
        while !self.is(":") && !self.is("if") && !self.is_kind(Kind::Newline) {
            self.starred_pattern()?;
            if !self.eat(",") {
                break;
            }
        }
        Ok(())
    }

    /// A pattern, maybe with a star; whether it had one.
    fn starred_pattern(&mut self) -> Parsed<bool> {
        if self.eat("*") {
            self.need_kind(Kind::Name)?;
            return Ok(true);
        }
        self.pattern()?;
        Ok(false)
    }

    /// Alternatives, and a name for them.
    fn pattern(&mut self) -> Parsed {
        self.nested(20, Self::alternatives)?;
        if !self.eat("as") {
            return Ok(());
        }
        let at = self.at;
        if self.is_word("_") {
            return self.blame_next("cannot use '_' as a target");
        }
        if !self.eat_kind(Kind::Name) {
            if let Some(target) = self.consider(Self::expression)? {
                return self.blame_node(&target, "invalid pattern target");
            }
            return Err(Stop::Stuck);
        }
        if self.is_any(&[".", "(", "="]) {
            self.at = at;
            self.peek_at(1);
            return Err(Stop::Stuck);
        }
        Ok(())
    }

    fn alternatives(&mut self) -> Parsed {
        self.closed_pattern()?;
        while self.eat("|") {
            self.closed_pattern()?;
        }
        Ok(())
    }

    fn closed_pattern(&mut self) -> Parsed {
        let next = self.peek();
        match (next.kind, self.text(next)) {
            (Kind::String, _) => {
                self.strings()?;
                Ok(())
            }
            (Kind::Number, _) | (Kind::Op, "-") => self.number_pattern(),
            (Kind::Keyword, "None" | "True" | "False") => {
                self.take();
                Ok(())
            }
            (Kind::Name, _) => self.name_pattern(),
            (Kind::Op, "(") => self.sequence_pattern(")"),
            (Kind::Op, "[") => self.sequence_pattern("]"),
            (Kind::Op, "{") => self.mapping_pattern(),
            _ => Err(Stop::Stuck),
        }
    }

    /// A number with a sign, or a complex one.
    fn number_pattern(&mut self) -> Parsed {
        let imaginary = |p: &Self, at: usize| p.text(p.glance(at)).ends_with(['j', 'J']);
        self.eat("-");
        let real = self.at;
        self.need_kind(Kind::Number)?;
        if !self.is_any(&["+", "-"]) {
            return Ok(());
        }
        self.take();
        let part = self.at;
        self.need_kind(Kind::Number)?;
        if imaginary(self, real) {
            return self.blame(real, real, "real number required in complex literal");
        }
        if !imaginary(self, part) {
            return self.blame(part, part, "imaginary number required in complex literal");
        }
        Ok(())
    }

    /// A name, a dotted name, or a class with patterns for its attributes.
    fn name_pattern(&mut self) -> Parsed {
        self.take();
        while self.eat(".") {
            self.need_kind(Kind::Name)?;
        }
        if self.eat("(") { self.class_pattern() } else { Ok(()) }
    }

    fn class_pattern(&mut self) -> Parsed {
        let mut keywords = false;
        while !self.is(")") {
            let next = self.peek();
            let equals = self.glance(self.at + 1);
            if next.kind == Kind::Name && self.reads(equals, "=") {
                self.peek_at(1);
                self.at += 2;
                keywords = true;
            } else if keywords {
                return self.late_patterns();
            }
            self.pattern()?;
            if !self.eat(",") {
                break;
            }
        }
        self.need(")")
    }

    /// Patterns without a keyword after some with one.
    fn late_patterns(&mut self) -> Parsed {
        let first = self.at;
        let mut last = None;
        loop {
            if self.consider_plainly(Self::pattern)?.is_none() || self.attempt(Self::pattern).is_none() {
                break;
            }
            last = Some(self.at - 1);
            if self.reads(self.glance(self.at + 2), "=") || !self.eat(",") {
                break;
            }
        }
        match last {
            Some(last) => self.blame(first, last, "positional patterns follow keyword patterns"),
            None => Err(Stop::Stuck),
        }
    }

    /// Patterns in brackets: a group or a sequence.
    fn sequence_pattern(&mut self, close: &str) -> Parsed {
        self.take();
        while !self.is(close) {
            self.starred_pattern()?;
            if !self.eat(",") {
                break;
            }
        }
        self.need(close)
    }

    fn mapping_pattern(&mut self) -> Parsed {
        self.take();
        while !self.is("}") {
            if self.eat("**") {
                if self.is_word("_") {
                    return Err(Stop::Stuck);
                }
                self.need_kind(Kind::Name)?;
                self.eat(",");
                break;
            }
            if self.is_kind(Kind::Name) {
                self.take();
                self.need(".")?;
                self.need_kind(Kind::Name)?;
                while self.eat(".") {
                    self.need_kind(Kind::Name)?;
                }
            } else if !self.is_any(&["(", "[", "{"]) {
                self.closed_pattern()?;
            } else {
                return Err(Stop::Stuck);
            }
            self.need(":")?;
            self.pattern()?;
            if !self.eat(",") {
                break;
            }
        }
        self.need("}")
    }
}
