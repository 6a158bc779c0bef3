//! Texts and simple statements.

use super::Class;
use super::lexer::Kind;
use super::node::{Node, Role, Shape};
use super::parser::{Parsed, Parser, Stop};

const AUGMENTED: [&str; 13] = ["+=", "-=", "*=", "@=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//="];

impl Parser<'_> {
    /// A module.
    pub(super) fn file(&mut self) -> Parsed {
        while !self.is_kind(Kind::End) {
            self.statement()?;
        }
        Ok(())
    }

    /// The text of an expression.
    pub(super) fn eval(&mut self) -> Parsed {
        self.comma_separated(Self::expression)?;
        while self.eat_kind(Kind::Newline) {}
        self.need_kind(Kind::End)
    }

    /// One statement.
    pub(super) fn interactive(&mut self) -> Parsed {
        if self.eat_kind(Kind::Newline) {
            return Ok(());
        }
        if self.statement()? && !self.eat_kind(Kind::Newline) && !self.is_kind(Kind::End) {
            return Err(Stop::Stuck);
        }
        let mut rest = self.lexed.lexemes[self.at.min(self.lexed.lexemes.len())..].iter();
        if rest.any(|lexeme| !matches!(lexeme.kind, Kind::Newline | Kind::Indent | Kind::Dedent | Kind::End)) {
            self.complete = true;
            let message = "multiple statements found while compiling a single statement";
            return self.even_trying(|p| p.blame_here(Class::Syntax, message));
        }
        Ok(())
    }

    /// A statement, or simple statements on a line; whether it was a compound one.
    pub(super) fn statement(&mut self) -> Parsed<bool> {
        if self.nested(10, Self::compound_statement)? {
            return Ok(true);
        }
        self.simple_statements()?;
        Ok(false)
    }

    /// Statements with semicolons between them, and the end of the line.
    pub(super) fn simple_statements(&mut self) -> Parsed {
        loop {
            self.simple_statement()?;
            if self.eat_kind(Kind::Newline) {
                return Ok(());
            }
            self.need(";")?;
            if self.eat_kind(Kind::Newline) {
                return Ok(());
            }
        }
    }

    fn simple_statement(&mut self) -> Parsed {
        let next = self.peek();
        if next.kind != Kind::Keyword {
            return self.assignment();
        }
        match self.text(next) {
            "pass" | "break" | "continue" => self.take(),
            "return" => {
                self.take();
                if self.at_element() {
                    self.expressions()?;
                }
            }
            "raise" => self.raise()?,
            "assert" => {
                self.take();
                self.expression()?;
                if self.eat(",") {
                    self.expression()?;
                }
            }
            "global" | "nonlocal" => {
                self.take();
                self.need_kind(Kind::Name)?;
                while self.eat(",") {
                    self.need_kind(Kind::Name)?;
                }
            }
            "del" => self.deletion()?,
            "import" => {
                self.take();
                self.imported_module()?;
                while self.eat(",") {
                    self.imported_module()?;
                }
            }
            "from" => self.import_from()?,
            _ => self.assignment()?,
        }
        Ok(())
    }

    fn raise(&mut self) -> Parsed {
        self.take();
        if self.at_expression() {
            self.expression()?;
            if self.eat("from") {
                self.expression()?;
            }
        }
        Ok(())
    }

    fn imported_module(&mut self) -> Parsed {
        self.dotted_name()?;
        self.renaming()
    }

    fn dotted_name(&mut self) -> Parsed {
        self.need_kind(Kind::Name)?;
        while self.eat(".") {
            self.need_kind(Kind::Name)?;
        }
        Ok(())
    }

    /// `as name`
    fn renaming(&mut self) -> Parsed {
        if self.eat("as") { self.need_kind(Kind::Name) } else { Ok(()) }
    }

    fn import_from(&mut self) -> Parsed {
        self.take();
        let mut relative = false;
        while self.is_any(&[".", "..."]) {
            self.take();
            relative = true;
        }
        if !relative || !self.is("import") {
            self.dotted_name()?;
        }
        self.need("import")?;
        if self.eat("*") {
            return Ok(());
        }
        let enclosed = self.eat("(");
        loop {
            self.need_kind(Kind::Name)?;
            self.renaming()?;
            if !self.eat(",") {
                break;
            }
            if enclosed && self.is(")") {
                break;
            }
            if !enclosed && self.is_kind(Kind::Newline) {
                let message = "trailing comma not allowed without surrounding parentheses";
                return self.blame_here(Class::Syntax, message);
            }
        }
        if enclosed { self.need(")") } else { Ok(()) }
    }

    fn deletion(&mut self) -> Parsed {
        self.take();
        let first = self.at;
        let list = self.comma_separated(Self::target);
        let fits = match &list {
            Ok(list) => list.not_a_target(Role::Deleted).is_none() && (self.is_kind(Kind::Newline) || self.is(";")),
            Err(Stop::Explained(_)) => return list.map(drop),
            Err(Stop::Stuck) => false,
        };
        if fits {
            return Ok(());
        }
        self.at = first;
        let list = self.consider(Self::expressions)?;
        match list.as_ref().and_then(|list| list.not_a_target(Role::Deleted)) {
            Some(wrong) => self.blame_node(wrong, format!("cannot delete {}", wrong.label())),
            None => Err(Stop::Stuck),
        }
    }

    /// An expression or an assignment.
    fn assignment(&mut self) -> Parsed {
        let first = self.at;
        let mut node = self.yield_or_expressions()?;
        if node.shape == Shape::Tuple && !self.encloses(&node) && self.at_expression() {
            // What follows a list of targets is looked at as if it were more of them.
            let more = |p: &mut Self| {
                while p.at_element() {
                    p.comma_separated(Self::element)?;
                }
                Ok(())
            };
            self.consider(more)?;
        }
        if self.is(":") {
            return self.annotated(&node);
        }
        if self.is(":=") {
            let names = |p: &mut Self| {
                p.at = first;
                p.comma_separated(Self::element)
            };
            self.consider(names)?;
        }
        if self.is_any(&AUGMENTED) {
            return self.augmented(&node);
        }
        let mut head = true;
        while self.is("=") {
            self.assigned(&node, head.then_some(first))?;
            head = false;
            self.take();
            node = self.yield_or_expressions()?;
        }
        if self.at == first { Err(Stop::Stuck) } else { Ok(()) }
    }

    /// Checks what stands before `=`; `head` is where it begins, with its parentheses, if the statement begins there.
    fn assigned(&mut self, node: &Node, head: Option<usize>) -> Parsed {
        if node.shape == Shape::Yield && self.glance(node.first).kind == Kind::Keyword && node.last + 1 == self.at {
            return self.blame_node(node, "assignment to yield expression not possible");
        }
        let Some(wrong) = node.not_a_target(Role::Assigned) else { return Ok(()) };
        let trailing = self.reads(self.glance(self.at - 1), ",");
        let open = node.shape == Shape::Tuple && !self.encloses(node);
        let compared = if open { node.parts.last() } else { Some(node) };
        if let (Some(compared), Some(head)) = (compared.filter(|node| !trailing && node.shape != Shape::Starred), head)
        {
            let comma = |at: &usize| self.reads(self.glance(*at), ",");
            let before = open.then(|| (head..compared.first).rev().find(comma)).flatten();
            self.equals_sign(compared, before.map_or(head, |comma| comma + 1))?;
        }
        self.blame_node(wrong, format!("cannot assign to {}", wrong.label()))
    }

    /// Whether a tuple has its own parentheses: it begins and ends with what none of its elements does.
    fn encloses(&self, tuple: &Node) -> bool {
        self.glance(tuple.first).depth > self.glance(tuple.last).depth
            && tuple.parts.first().is_none_or(|part| part.first > tuple.first)
            && tuple.parts.last().is_none_or(|part| part.last < tuple.last)
    }

    /// `target: annotation = value`
    fn annotated(&mut self, node: &Node) -> Parsed {
        if node.is_single_target() {
            self.take();
            self.expression()?;
            if self.eat("=") {
                self.yield_or_expressions()?;
            }
            return Ok(());
        }
        if matches!(node.shape, Shape::Starred | Shape::Yield) {
            return Err(Stop::Stuck);
        }
        let annotation = |p: &mut Self| {
            p.take();
            p.expression()
        };
        if self.consider(annotation)?.is_none() {
            return Err(Stop::Stuck);
        }
        match node.shape {
            Shape::List => self.blame_node(node, "only single target (not list) can be annotated"),
            Shape::Tuple => {
                let marked = if self.encloses(node) { node } else { &node.parts[0] };
                self.blame_node(marked, "only single target (not tuple) can be annotated")
            }
            _ => self.blame_node(node, "illegal target for annotation"),
        }
    }

    /// `target += value`
    fn augmented(&mut self, node: &Node) -> Parsed {
        if node.is_single_target() {
            self.take();
            self.yield_or_expressions()?;
            return Ok(());
        }
        let value = |p: &mut Self| {
            p.take();
            p.yield_or_expressions()
        };
        if self.consider(value)?.is_none() {
            return Err(Stop::Stuck);
        }
        self.blame_node(node, format!("'{}' is an illegal expression for augmented assignment", node.label()))
    }
}
