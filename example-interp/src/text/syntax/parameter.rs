//! The parameters of functions and lambdas.

use super::Class;
use super::lexer::Kind;
use super::parser::{Parsed, Parser, Stop};

/// Whose parameters they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Function,
    Lambda,
}

impl Owner {
    /// What ends the parameters.
    fn close(self) -> &'static str {
        match self {
            Owner::Function => ")",
            Owner::Lambda => ":",
        }
    }
}

/// What the parameters so far were.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    any: bool,
    default: bool,
    slash: bool,
    /// A slash with no default before it.
    plain_slash: bool,
    star: bool,
}

impl Parser<'_> {
    pub(super) fn function_parameters(&mut self) -> Parsed {
        self.parameters(Owner::Function)
    }

    pub(super) fn lambda_parameters(&mut self) -> Parsed {
        self.parameters(Owner::Lambda)
    }

    fn parameters(&mut self, owner: Owner) -> Parsed {
        let mut seen = Seen::default();
        while !self.is(owner.close()) {
            if self.is("/") {
                self.slash(&mut seen)?;
            } else if self.is("**") {
                return self.keywords_parameter(owner);
            } else if self.is("*") {
                self.star(owner, seen)?;
                seen.star = true;
            } else if self.is("(") {
                return self.parenthesized_parameters(owner, seen);
            } else {
                self.parameter(owner, &mut seen)?;
            }
            seen.any = true;
            if !self.eat(",") {
                break;
            }
        }
        Ok(())
    }

    /// `/`
    fn slash(&mut self, seen: &mut Seen) -> Parsed {
        let at = self.at;
        if !seen.any {
            if self.reads(self.glance(at + 1), ",") {
                return self.blame(at, at, "at least one argument must precede /");
            }
            return Err(Stop::Stuck);
        }
        if seen.slash {
            return self.blame(at, at, "/ may appear only once");
        }
        if seen.star {
            return self.blame(at, at, "/ must be ahead of *");
        }
        seen.slash = true;
        seen.plain_slash = !seen.default;
        self.take();
        if self.is("*") {
            return self.blame_next("expected comma between / and *");
        }
        Ok(())
    }

    /// `*`, or `*name`.
    fn star(&mut self, owner: Owner, seen: Seen) -> Parsed {
        let at = self.at;
        if seen.star {
            let again = |p: &mut Self| {
                p.take();
                if p.is(",") {
                    return Ok(());
                }
                p.need_kind(Kind::Name)?;
                p.annotation(owner)?;
                if p.is(",") || p.is(owner.close()) { Ok(()) } else { Err(Stop::Stuck) }
            };
            if self.consider(again)?.is_some() {
                return self.blame(at, at, "* argument may appear only once");
            }
            return Err(Stop::Stuck);
        }
        self.take();
        let mut bare = self.is(owner.close());
        if self.is(",") {
            let after = self.peek_at(1);
            bare = self.reads(after, owner.close()) || self.reads(after, "**");
        }
        if bare {
            let message = "named arguments must follow bare *";
            return match owner {
                Owner::Function => self.blame(at, at, message),
                Owner::Lambda => self.blame_here(Class::Syntax, message),
            };
        }
        if self.is(",") {
            return Ok(());
        }
        self.need_kind(Kind::Name)?;
        if owner == Owner::Function && self.eat(":") {
            self.starred_or_expression()?;
        }
        if self.is("=") {
            return self.blame_next("var-positional argument cannot have default value");
        }
        Ok(())
    }

    /// `**name`, after which nothing comes.
    fn keywords_parameter(&mut self, owner: Owner) -> Parsed {
        self.take();
        self.need_kind(Kind::Name)?;
        self.annotation(owner)?;
        if self.is("=") {
            return self.blame_next("var-keyword argument cannot have default value");
        }
        if self.eat(",") && (self.is_kind(Kind::Name) || self.is_any(&["*", "**", "/"])) {
            return self.blame_next("arguments cannot follow var-keyword argument");
        }
        Ok(())
    }

    fn annotation(&mut self, owner: Owner) -> Parsed {
        if owner == Owner::Function && self.eat(":") {
            self.expression()?;
        }
        Ok(())
    }

    /// `name`, `name: annotation`, `name=default`.
    fn parameter(&mut self, owner: Owner, seen: &mut Seen) -> Parsed {
        let first = self.at;
        self.need_kind(Kind::Name)?;
        self.annotation(owner)?;
        if self.is("=") {
            let equals = self.at;
            self.take();
            if self.is_any(&[")", ","]) {
                return self.blame(equals, equals, "expected default value expression");
            }
            self.expression()?;
            seen.default |= !seen.star;
            return Ok(());
        }
        if seen.default && !seen.star && (self.is(owner.close()) || self.is(",")) {
            if seen.plain_slash {
                return Err(Stop::Stuck);
            }
            return self.blame(first, self.at - 1, "non-default argument follows default argument");
        }
        Ok(())
    }

    /// Parameters cannot be tuples of names, as they could be in Python 2.
    fn parenthesized_parameters(&mut self, owner: Owner, seen: Seen) -> Parsed {
        let open = self.at;
        if seen.default || seen.slash || seen.star {
            return Err(Stop::Stuck);
        }
        let names = |p: &mut Self| {
            p.take();
            p.need_kind(Kind::Name)?;
            while p.eat(",") && !p.is(")") {
                p.need_kind(Kind::Name)?;
            }
            p.need(")")?;
            Ok(p.at - 1)
        };
        let Some(close) = self.consider(names)? else { return Err(Stop::Stuck) };
        let what = match owner {
            Owner::Function => "Function",
            Owner::Lambda => "Lambda expression",
        };
        self.blame(open, close, format!("{what} parameters cannot be parenthesized"))
    }
}
