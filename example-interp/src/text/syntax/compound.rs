//! Compound statements.

use super::Class;
use super::lexer::Kind;
use super::node::{Node, Role};
use super::parser::{Parsed, Parser, Stop};

impl Parser<'_> {
    /// A compound statement, if one comes next.
    pub(super) fn compound_statement(&mut self) -> Parsed<bool> {
        let next = self.peek();
        match (next.kind, self.text(next)) {
            (Kind::Keyword, "if") => self.if_statement()?,
            (Kind::Keyword, "while") => self.while_statement()?,
            (Kind::Keyword, "for") => self.for_statement()?,
            (Kind::Keyword, "try") => self.try_statement()?,
            (Kind::Keyword, "with") => self.with_statement()?,
            (Kind::Keyword, "def") => self.function()?,
            (Kind::Keyword, "class") => self.class()?,
            (Kind::Keyword, "async") => {
                self.take();
                let next = self.peek();
                match (next.kind, self.text(next)) {
                    (Kind::Keyword, "for") => self.for_statement()?,
                    (Kind::Keyword, "with") => self.with_statement()?,
                    (Kind::Keyword, "def") => self.function()?,
                    _ => return Err(Stop::Stuck),
                }
            }
            (Kind::Op, "@") => self.decorated()?,
            (Kind::Name, "match") => return self.match_statement(),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The colon after the head of a statement. That it is missing is said at the end of a line only.
    pub(super) fn colon(&mut self) -> Parsed {
        if self.eat(":") {
            return Ok(());
        }
        if self.is_kind(Kind::Newline) {
            return self.blame_here(Class::Syntax, "expected ':'");
        }
        Err(Stop::Stuck)
    }

    /// The colon where nothing else can be.
    fn strict_colon(&mut self) -> Parsed {
        if self.eat(":") { Ok(()) } else { self.blame_next("expected ':'") }
    }

    /// What follows the colon of a statement whose keyword is at `owner`.
    pub(super) fn block(&mut self, owner: usize, what: &str) -> Parsed {
        if !self.eat_kind(Kind::Newline) {
            return self.simple_statements();
        }
        self.need_indent(owner, what)?;
        loop {
            self.statement()?;
            if self.eat_kind(Kind::Dedent) || self.is_kind(Kind::End) {
                return Ok(());
            }
        }
    }

    pub(super) fn need_indent(&mut self, owner: usize, what: &str) -> Parsed {
        if self.eat_kind(Kind::Indent) {
            return Ok(());
        }
        let line = self.glance(owner).line;
        self.blame_here(Class::Indentation, format!("expected an indented block after {what} on line {line}"))
    }

    fn if_statement(&mut self) -> Parsed {
        for what in ["'if' statement", "'elif' statement"] {
            loop {
                let owner = self.at;
                self.take();
                self.named_expression()?;
                self.colon()?;
                self.block(owner, what)?;
                if !self.is("elif") {
                    return self.else_block();
                }
                if what.starts_with("'if") {
                    break;
                }
            }
        }
        Ok(())
    }

    fn else_block(&mut self) -> Parsed {
        let owner = self.at;
        if !self.eat("else") {
            return Ok(());
        }
        self.strict_colon()?;
        self.block(owner, "'else' statement")
    }

    fn while_statement(&mut self) -> Parsed {
        let owner = self.at;
        self.take();
        self.named_expression()?;
        self.colon()?;
        self.block(owner, "'while' statement")?;
        self.else_block()
    }

    fn for_statement(&mut self) -> Parsed {
        let owner = self.at;
        self.take();
        self.loop_targets()?;
        self.expressions()?;
        self.colon()?;
        self.block(owner, "'for' statement")?;
        self.else_block()
    }

    fn with_statement(&mut self) -> Parsed {
        let owner = self.at;
        self.take();
        self.context_managers()?;
        self.colon()?;
        self.block(owner, "'with' statement")
    }

    /// Context managers: in parentheses, or not, though they may begin with one.
    fn context_managers(&mut self) -> Parsed {
        if self.is("(") {
            let at = self.at;
            let ended = |p: &mut Self| if p.is(":") { Ok(()) } else { Err(Stop::Stuck) };
            let enclosed = |p: &mut Self| p.enclosed_managers().and_then(|()| ended(p));
            let open = |p: &mut Self| p.open_managers().and_then(|()| ended(p));
            if self.attempt(enclosed).is_some() || self.attempt(open).is_some() {
                return Ok(());
            }
            let read = |p: &mut Self| {
                p.enclosed_managers()?;
                Ok(p.is_kind(Kind::Newline))
            };
            if self.consider(read)? == Some(true) {
                self.enclosed_managers()?;
                return self.colon();
            }
            self.at = at;
        }
        self.open_managers()
    }

    fn enclosed_managers(&mut self) -> Parsed {
        self.need("(")?;
        self.context_manager()?;
        while self.eat(",") && !self.is(")") {
            self.context_manager()?;
        }
        self.need(")")
    }

    fn open_managers(&mut self) -> Parsed {
        self.context_manager()?;
        while self.eat(",") {
            self.context_manager()?;
        }
        Ok(())
    }

    /// `expression as target`
    fn context_manager(&mut self) -> Parsed {
        self.expression()?;
        if !self.eat("as") {
            return Ok(());
        }
        let at = self.at;
        let target = self.target();
        let fits = match &target {
            Ok(target) => {
                target.not_a_target(Role::Assigned).is_none()
                    && (self.is_any(&[",", ")", ":"]) || self.is_kind(Kind::Newline))
            }
            Err(Stop::Explained(_)) => return target.map(drop),
            Err(Stop::Stuck) => false,
        };
        if fits {
            return Ok(());
        }
        self.at = at;
        let whole = |p: &mut Self| {
            let node = p.expression()?;
            Ok(if p.is_any(&[",", ")", ":"]) { Some(node) } else { None })
        };
        let whole: Option<Node> = self.consider(whole)?.flatten();
        match whole.as_ref().and_then(|node| node.not_a_target(Role::Assigned)) {
            Some(wrong) => self.blame_node(wrong, format!("cannot assign to {}", wrong.label())),
            None => Err(Stop::Stuck),
        }
    }

    fn try_statement(&mut self) -> Parsed {
        let owner = self.at;
        self.take();
        self.strict_colon()?;
        self.block(owner, "'try' statement")?;
        if !self.is("except") && !self.is("finally") {
            return self.blame_here(Class::Syntax, "expected 'except' or 'finally' block");
        }
        let mut groups = None;
        while self.is("except") {
            let group = self.handler(groups)?;
            groups = groups.or(Some(group));
        }
        if groups.is_some() {
            self.else_block()?;
        }
        let owner = self.at;
        if !self.eat("finally") {
            return Ok(());
        }
        self.strict_colon()?;
        self.block(owner, "'finally' statement")
    }

    /// `except` or `except*`; whether it had the star, as the other ones of the statement must.
    fn handler(&mut self, others: Option<bool>) -> Parsed<bool> {
        let owner = self.at;
        self.take();
        let group = self.eat("*");
        let what = if group { "'except*' statement" } else { "'except' statement" };
        if others.is_some_and(|others| others != group) {
            let message = "cannot have both 'except' and 'except*' on the same 'try'";
            return self.blame(owner, self.at - 1, message);
        }
        if group && (self.is(":") || self.is_kind(Kind::Newline)) {
            return self.blame_here(Class::Syntax, "expected one or more exception types");
        }
        if !self.is(":") && !self.is_kind(Kind::Newline) {
            let first = self.expression()?;
            if self.is(",") {
                self.several_types(&first)?;
            }
            if self.eat("as") {
                self.need_kind(Kind::Name)?;
            }
        }
        self.colon()?;
        self.block(owner, what)?;
        Ok(group)
    }

    /// `except A, B:` was Python 2.
    fn several_types(&mut self, first: &Node) -> Parsed {
        let rest = |p: &mut Self| {
            p.take();
            p.expressions()?;
            if p.eat("as") {
                p.need_kind(Kind::Name)?;
            }
            p.need(":")?;
            Ok(p.at - 2)
        };
        match self.consider(rest)? {
            Some(last) => self.blame(first.first, last, "multiple exception types must be parenthesized"),
            None => Err(Stop::Stuck),
        }
    }

    fn function(&mut self) -> Parsed {
        let owner = self.at;
        self.take();
        self.need_kind(Kind::Name)?;
        if !self.eat("(") {
            return self.blame_next("expected '('");
        }
        self.function_parameters()?;
        self.need(")")?;
        if self.is("->") {
            let at = self.at;
            self.take();
            // Where no expression can be read, the arrow is taken for what should be a colon.
            if self.consider_plainly(Self::expression)?.is_none() {
                return self.blame(at, at, "expected ':'");
            }
            let result = |p: &mut Self| p.expression();
            self.attempt(result);
        }
        self.strict_colon()?;
        self.block(owner, "function definition")
    }

    fn class(&mut self) -> Parsed {
        let owner = self.at;
        self.take();
        self.need_kind(Kind::Name)?;
        if self.eat("(") && !self.eat(")") {
            self.arguments(false)?;
        }
        self.colon()?;
        self.block(owner, "class definition")
    }

    fn decorated(&mut self) -> Parsed {
        while self.eat("@") {
            self.named_expression()?;
            self.need_kind(Kind::Newline)?;
        }
        if self.eat("async") {
            return if self.is("def") { self.function() } else { Err(Stop::Stuck) };
        }
        if self.is("def") {
            self.function()
        } else if self.is("class") {
            self.class()
        } else {
            Err(Stop::Stuck)
        }
    }

    /// A `match` statement; or something that begins with a name that happens to be `match`.
    fn match_statement(&mut self) -> Parsed<bool> {
        let owner = self.at;
        let head = |p: &mut Self| {
            p.take();
            p.match_subject()?;
            p.need(":")?;
            p.need_kind(Kind::Newline)
        };
        if self.attempt(head).is_none() {
            self.match_without_colon()?;
            return Ok(false);
        }
        self.need_indent(owner, "'match' statement")?;
        loop {
            self.case()?;
            if self.eat_kind(Kind::Dedent) || self.is_kind(Kind::End) {
                return Ok(true);
            }
        }
    }

    fn match_without_colon(&mut self) -> Parsed {
        let subject = |p: &mut Self| {
            p.take();
            p.match_subject()?;
            Ok(p.is_kind(Kind::Newline))
        };
        match self.consider(subject)? {
            Some(true) => self.blame_here(Class::Syntax, "expected ':'"),
            _ => Ok(()),
        }
    }

    fn match_subject(&mut self) -> Parsed {
        self.comma_separated(Self::element)?;
        Ok(())
    }

    fn case(&mut self) -> Parsed {
        let owner = self.at;
        if !self.is_word("case") {
            return Err(Stop::Stuck);
        }
        self.take();
        self.patterns()?;
        if self.eat("if") {
            self.named_expression()?;
        }
        self.colon()?;
        self.block(owner, "'case' statement")
    }
}
