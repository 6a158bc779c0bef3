//! Expressions, from the comma down to names and numbers.

use super::Class;
use super::lexer::{Kind, Lexeme};
use super::literal;
use super::node::{Node, Shape};
use super::parser::{Parsed, Parser, Stop};

/// The binary operators that bind more than comparisons, those that bind least first.
const BINARY: [&[&str]; 6] = [&["|"], &["^"], &["&"], &["<<", ">>"], &["+", "-"], &["*", "/", "//", "%", "@"]];

/// Where an expression stands decides what is said when another one follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbours {
    /// A comma is missing between the two.
    Comma,
    /// Something else is wrong.
    Unknown,
}

impl Parser<'_> {
    /// Whether a lexeme can begin an expression.
    pub(super) fn begins_expression(&self, lexeme: Lexeme) -> bool {
        match lexeme.kind {
            Kind::Name | Kind::Number | Kind::String => true,
            Kind::Keyword => {
                matches!(self.text(lexeme), "None" | "True" | "False" | "not" | "lambda" | "await")
            }
            Kind::Op => matches!(self.text(lexeme), "(" | "[" | "{" | "-" | "+" | "~" | "..."),
            _ => false,
        }
    }

    /// Whether an expression comes next.
    pub(super) fn at_expression(&mut self) -> bool {
        let next = self.peek();
        self.begins_expression(next)
    }

    /// Whether an expression, maybe with a star, comes next.
    pub(super) fn at_element(&mut self) -> bool {
        self.at_expression() || self.is("*")
    }

    /// Expressions with commas between them: a tuple, if there is a comma.
    pub(super) fn expressions(&mut self) -> Parsed<Node> {
        self.comma_separated(Self::starred_or_expression)
    }

    /// Elements with commas between them, the first of which is not optional.
    pub(super) fn comma_separated(&mut self, element: fn(&mut Self) -> Parsed<Node>) -> Parsed<Node> {
        let first = self.at;
        let head = element(self)?;
        if !self.is(",") {
            return Ok(head);
        }
        let mut parts = vec![head];
        while self.eat(",") && self.at_element() {
            match self.optionally(element)? {
                Some(part) => parts.push(part),
                None => break,
            }
        }
        Ok(Node { parts, ..self.node(Shape::Tuple, first) })
    }

    pub(super) fn starred_or_expression(&mut self) -> Parsed<Node> {
        if self.is("*") { self.starred() } else { self.expression() }
    }

    /// `*x`
    pub(super) fn starred(&mut self) -> Parsed<Node> {
        let first = self.at;
        self.need("*")?;
        let inner = self.binary(0)?;
        Ok(Node { parts: vec![inner], ..self.node(Shape::Starred, first) })
    }

    /// `yield` and what it yields, or expressions.
    pub(super) fn yield_or_expressions(&mut self) -> Parsed<Node> {
        if self.is("yield") { self.yield_expression() } else { self.expressions() }
    }

    pub(super) fn yield_expression(&mut self) -> Parsed<Node> {
        let first = self.at;
        self.need("yield")?;
        if self.eat("from") {
            self.expression()?;
        } else if self.at_element() {
            self.expressions()?;
        }
        Ok(self.node(Shape::Yield, first))
    }

    /// `x := 1`, if that is what comes next.
    pub(super) fn named(&mut self) -> Parsed<Option<Node>> {
        let first = self.at;
        if !self.is_kind(Kind::Name) {
            return Ok(None);
        }
        let next = self.peek_at(1);
        if !self.reads(next, ":=") {
            return Ok(None);
        }
        self.at += 2;
        self.expression()?;
        Ok(Some(self.node(Shape::Walrus, first)))
    }

    /// An expression that may be given a name: `x := 1`.
    pub(super) fn named_expression(&mut self) -> Parsed<Node> {
        if let Some(named) = self.named()? {
            return Ok(named);
        }
        let first = self.at;
        let node = self.expression()?;
        if self.is(":=") {
            let value = |p: &mut Self| {
                p.take();
                p.expression()
            };
            if self.consider(value)?.is_some() {
                let message = format!("cannot use assignment expressions with {}", node.label());
                return self.blame_node(&node, message);
            }
        }
        if self.is("=") {
            self.equals_sign(&node, first)?;
        }
        Ok(node)
    }

    /// `=` after an expression that is no assignment, though it may have been meant to be a comparison. The expression began
    /// at `first`, with its parentheses.
    pub(super) fn equals_sign(&mut self, node: &Node, first: usize) -> Parsed {
        if node.loose || self.trying {
            return Ok(());
        }
        let head = self.consider_plainly(|p| {
            p.at = first;
            p.atom()
        })?;
        let structured = [Shape::List, Shape::Tuple, Shape::Generator, Shape::True, Shape::None, Shape::False];
        if head.is_some_and(|head| head.first == first && structured.contains(&head.shape)) {
            return Ok(());
        }
        let value = |p: &mut Self| {
            p.take();
            let value = p.binary(0)?;
            Ok((value, p.is_any(&["=", ":="])))
        };
        let Some((value, false)) = self.consider(value)? else { return Ok(()) };
        if node.shape == Shape::Name && node.last + 1 == self.at {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.blame(node.first, value.last, message);
        }
        let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", node.label());
        self.blame_node(node, message)
    }

    /// Any expression without a comma.
    pub(super) fn expression(&mut self) -> Parsed<Node> {
        self.expression_among(Neighbours::Comma)
    }

    pub(super) fn expression_among(&mut self, neighbours: Neighbours) -> Parsed<Node> {
        self.nested(3, |p| p.bare_expression(neighbours))
    }

    fn bare_expression(&mut self, neighbours: Neighbours) -> Parsed<Node> {
        if self.is("lambda") {
            let remembered = !self.trying && self.remembered.contains(&self.at);
            return if remembered { self.plainly(Self::lambda) } else { self.lambda() };
        }
        let first = self.at;
        let node = match self.disjunction() {
            Err(Stop::Stuck) if !self.trying => {
                // What follows as much of it as can be read may explain why.
                self.at = first;
                let node = self.plainly(Self::disjunction)?;
                self.neighbour(&node, first, neighbours)?;
                return Err(Stop::Stuck);
            }
            node => node?,
        };
        if !self.trying {
            self.neighbour(&node, first, neighbours)?;
        }
        if !self.is("if") {
            return Ok(node);
        }
        if self.trying {
            let rest = |p: &mut Self| {
                p.take();
                p.disjunction()?;
                p.need("else")?;
                p.expression()
            };
            let whole = self.optionally(rest)?.is_some();
            return Ok(if whole { Node { loose: true, ..self.node(Shape::Conditional, first) } } else { node });
        }
        self.take();
        let condition = self.condition()?;
        if self.eat("else") {
            self.expression()?;
            return Ok(Node { loose: true, ..self.node(Shape::Conditional, first) });
        }
        if self.is(":") {
            return Err(Stop::Stuck);
        }
        self.blame(node.first, condition.last, "expected 'else' after 'if' expression")
    }

    /// The condition of a conditional expression. Of one that cannot be read, it is as much as can be.
    fn condition(&mut self) -> Parsed<Node> {
        let first = self.at;
        let node = self.disjunction();
        if !matches!(node, Err(Stop::Stuck)) {
            return node;
        }
        self.at = first;
        self.plainly(Self::disjunction)
    }

    /// Looks at what follows an expression: a second one is always wrong, and so is what could be the operands of a command.
    fn neighbour(&mut self, node: &Node, first: usize, neighbours: Neighbours) -> Parsed {
        let (head, after) = (self.glance(first), self.glance(first + 1));
        let words = head.kind == Kind::Name;
        let command = Some(self.text(head)).filter(|text| words && matches!(*text, "print" | "exec"));
        let prefix = words && after.kind == Kind::String;
        let followed = self.at_expression();
        let soft = words && begins_soft_keyword(self.text(head));
        if followed && neighbours == Neighbours::Comma && !prefix && !soft {
            self.remembered.insert(self.at);
            let second = |p: &mut Self| {
                let second = p.expression()?;
                p.peek();
                Ok((second, p.glance(p.at - 1).depth > 0))
            };
            let called = command.is_some() && node.shape == Shape::Name && node.first == first;
            let outer = self.second.replace(self.at);
            let second = self.consider_plainly(second);
            self.second = outer;
            if let Some((second, true)) = second?.filter(|_| !called) {
                return self.blame(node.first, second.last, "invalid syntax. Perhaps you forgot a comma?");
            }
        }
        let operands = command.is_some() && (self.begins_expression(after) || self.reads(after, "*"));
        if !words || !followed && !operands || self.reads(after, "(") || self.reading_words && command.is_none() {
            return Ok(());
        }
        // The name may be a command that has become a function.
        let outer = std::mem::replace(&mut self.reading_words, true);
        let at = self.at;
        self.at = first + 1;
        let mut operands = self.consider(Self::expressions);
        if command.is_some() && matches!(operands, Ok(None)) {
            operands = self.consider_plainly(Self::expressions);
        }
        self.at = at;
        self.reading_words = outer;
        match (operands?, command) {
            (Some(operands), Some(name)) => {
                let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
                self.blame(first, operands.last, message)
            }
            _ => Ok(()),
        }
    }

    fn lambda(&mut self) -> Parsed<Node> {
        let first = self.at;
        self.take();
        self.lambda_parameters()?;
        self.need(":")?;
        self.expression()?;
        Ok(Node { loose: true, ..self.node(Shape::Lambda, first) })
    }

    /// `or`
    pub(super) fn disjunction(&mut self) -> Parsed<Node> {
        let read = |p: &mut Self| p.chain("or", |p| p.chain("and", Self::inversion));
        if !self.trying && self.remembered.contains(&self.at) { self.plainly(read) } else { read(self) }
    }

    fn chain(&mut self, operator: &str, operand: fn(&mut Self) -> Parsed<Node>) -> Parsed<Node> {
        let first = self.at;
        let mut node = operand(self)?;
        while self.is(operator) {
            let more = |p: &mut Self| {
                p.take();
                operand(p)
            };
            if self.optionally(more)?.is_none() {
                break;
            }
            node = Node { loose: true, ..self.node(Shape::Operation, first) };
        }
        Ok(node)
    }

    /// `not`
    fn inversion(&mut self) -> Parsed<Node> {
        let first = self.at;
        while self.eat("not") {}
        let count = (self.at - first) as u32;
        let node = self.nested(count, Self::comparison)?;
        Ok(if count == 0 { node } else { Node { loose: true, ..self.node(Shape::Operation, first) } })
    }

    fn comparison(&mut self) -> Parsed<Node> {
        let first = self.at;
        let node = self.binary(0)?;
        let membership = self.is("in");
        let mut compared = false;
        let one_more = |p: &mut Self| if p.comparison_operator() { p.binary(0).map(|_| true) } else { Ok(false) };
        while self.optionally(one_more)? == Some(true) {
            compared = true;
        }
        if !compared {
            return Ok(node);
        }
        Ok(Node { loose: true, parts: vec![node], ..self.node(Shape::Comparison { membership }, first) })
    }

    fn comparison_operator(&mut self) -> bool {
        if self.is_any(&["==", "!=", "<", ">", "<=", ">=", "in"]) {
            self.take();
            return true;
        }
        if self.eat("is") {
            self.eat("not");
            return true;
        }
        let next = self.is("not").then(|| self.peek_at(1));
        let found = next.is_some_and(|next| self.reads(next, "in"));
        self.at += if found { 2 } else { 0 };
        found
    }

    /// Operators that bind at least as much as those of a level.
    pub(super) fn binary(&mut self, level: usize) -> Parsed<Node> {
        let Some(operators) = BINARY.get(level) else { return self.factor() };
        let first = self.at;
        let mut node = self.binary(level + 1)?;
        while self.is_any(operators) {
            let more = |p: &mut Self| {
                p.take();
                p.binary(level + 1)
            };
            if self.optionally(more)?.is_none() {
                break;
            }
            node = self.node(Shape::Operation, first);
        }
        Ok(node)
    }

    /// Signs, and powers.
    fn factor(&mut self) -> Parsed<Node> {
        let first = self.at;
        while self.is_any(&["+", "-", "~"]) {
            self.take();
        }
        let count = (self.at - first) as u32;
        let node = self.nested(count, Self::power)?;
        Ok(if count == 0 { node } else { self.node(Shape::Operation, first) })
    }

    fn power(&mut self) -> Parsed<Node> {
        let first = self.at;
        let node = if self.eat("await") {
            self.primary()?;
            self.node(Shape::Await, first)
        } else {
            self.primary()?
        };
        if !self.is("**") {
            return Ok(node);
        }
        let exponent = |p: &mut Self| {
            p.take();
            p.nested(4, Self::factor)
        };
        Ok(if self.optionally(exponent)?.is_some() { self.node(Shape::Operation, first) } else { node })
    }

    /// An atom with attributes, subscripts and calls.
    pub(super) fn primary(&mut self) -> Parsed<Node> {
        let first = self.at;
        let mut node = self.nested(20, Self::atom)?;
        while let Some(Some(shape)) = self.optionally(|p| p.nested(20, Self::trailer))? {
            node = self.node(shape, first);
        }
        Ok(node)
    }

    /// An attribute, a call or a subscript, if one comes next.
    fn trailer(&mut self) -> Parsed<Option<Shape>> {
        if self.eat(".") {
            self.need_kind(Kind::Name)?;
            return Ok(Some(Shape::Attribute));
        }
        if self.is("(") {
            self.call()?;
            return Ok(Some(Shape::Call));
        }
        // An empty list is no subscript.
        let next = if self.is("[") { self.peek_at(1) } else { return Ok(None) };
        if self.reads(next, "]") {
            return Ok(None);
        }
        self.subscript()?;
        Ok(Some(Shape::Subscript))
    }

    fn atom(&mut self) -> Parsed<Node> {
        let first = self.at;
        let next = self.peek();
        let shape = match (next.kind, self.text(next)) {
            (Kind::Name, _) => Shape::Name,
            (Kind::Number, _) => Shape::Literal,
            (Kind::String, _) => return self.strings(),
            (Kind::Keyword, "None") => Shape::None,
            (Kind::Keyword, "True") => Shape::True,
            (Kind::Keyword, "False") => Shape::False,
            (Kind::Op, "...") => Shape::Ellipsis,
            (Kind::Op, "(") => return self.parentheses(),
            (Kind::Op, "[") => return self.square_brackets(),
            (Kind::Op, "{") => return self.braces(),
            _ => return Err(Stop::Stuck),
        };
        self.take();
        Ok(self.node(shape, first))
    }

    /// String literals that follow each other are one.
    pub(super) fn strings(&mut self) -> Parsed<Node> {
        let first = self.at;
        while self.eat_kind(Kind::String) {}
        let formatted = match literal::check(&self.lexed.lexemes[first..self.at], self) {
            Ok(formatted) => formatted,
            Err(report) => return self.wrong_literal(report),
        };
        Ok(self.node(if formatted { Shape::FormattedString } else { Shape::Literal }, first))
    }

    /// A report on a lexeme.
    pub(super) fn of_lexeme(&self, lexeme: Lexeme, message: &str) -> super::Report {
        let start = self.lexed.column(lexeme.line, lexeme.start) + 1;
        let end = self.lexed.column(lexeme.end_line, lexeme.end) + 1;
        super::Report::new(Class::Syntax, message, (lexeme.line, start), (lexeme.end_line, end))
    }

    /// Explains by the furthest lexeme that a literal is wrong.
    pub(super) fn here_in_literal(&self, message: impl Into<String>) -> super::Report {
        self.here(Class::Syntax, message)
    }
}

/// Whether a name begins as `match`, `case` or `_` do: such names are given the benefit of the doubt, the shortest too.
fn begins_soft_keyword(name: &str) -> bool {
    ["match", "case", "_"].iter().any(|keyword| keyword.starts_with(name))
}
