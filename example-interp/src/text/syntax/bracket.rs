//! What stands in brackets: groups, tuples, lists, sets, dictionaries, comprehensions, subscripts.

use super::expression::Neighbours;
use super::node::{Node, Role, Shape};
use super::parser::{Parsed, Parser, Stop};

impl Parser<'_> {
    /// Whether a comprehension's first clause comes next.
    pub(super) fn at_clause(&mut self) -> bool {
        self.is("for") || self.is("async")
    }

    /// `( ... )`: a group, a tuple or a generator.
    pub(super) fn parentheses(&mut self) -> Parsed<Node> {
        let open = self.at;
        self.take();
        if self.eat(")") {
            return Ok(self.node(Shape::Tuple, open));
        }
        if self.is("yield") {
            let node = self.yield_expression()?;
            self.need(")")?;
            return Ok(node);
        }
        if self.is("**") {
            let grouped = |p: &mut Self| {
                p.take();
                p.expression()?;
                p.need(")")
            };
            if self.consider(grouped)?.is_some() {
                return self.blame_next("cannot use double starred expression here");
            }
            return Err(Stop::Stuck);
        }
        let head = self.first_element()?;
        if self.at_clause() {
            self.comprehension(&head)?;
            self.need(")")?;
            return Ok(self.node(Shape::Generator, open));
        }
        if self.is(",") {
            let parts = self.more_elements(head)?;
            self.need(")")?;
            return Ok(Node { parts, ..self.node(Shape::Tuple, open) });
        }
        if head.shape == Shape::Starred && self.is(")") {
            return self.blame_node(&head, "cannot use starred expression here");
        }
        self.need(")")?;
        Ok(Node { loose: false, ..head })
    }

    /// `[ ... ]`: a list or a comprehension.
    pub(super) fn square_brackets(&mut self) -> Parsed<Node> {
        let open = self.at;
        self.take();
        if self.eat("]") {
            return Ok(self.node(Shape::List, open));
        }
        let head = self.first_element()?;
        if self.at_clause() {
            self.comprehension(&head)?;
            self.need("]")?;
            return Ok(self.node(Shape::ListComprehension, open));
        }
        let parts = self.more_elements(head)?;
        self.bare_comprehension_target(&parts)?;
        self.need("]")?;
        Ok(Node { parts, ..self.node(Shape::List, open) })
    }

    /// `{ ... }`: a set, a dictionary or a comprehension.
    pub(super) fn braces(&mut self) -> Parsed<Node> {
        let open = self.at;
        self.take();
        if self.eat("}") {
            return Ok(self.node(Shape::Dict, open));
        }
        if self.is("**") {
            return self.dictionary(open);
        }
        let first = self.at;
        let head = self.first_element()?;
        // In parentheses, which the node leaves out, a key may be anything.
        let is_key = head.first != first || !matches!(head.shape, Shape::Starred | Shape::Walrus);
        if self.is(":") && is_key {
            return self.dictionary(open);
        }
        if self.at_clause() {
            self.comprehension(&head)?;
            self.need("}")?;
            return Ok(self.node(Shape::SetComprehension, open));
        }
        if self.second == Some(open) && self.trying && !self.reading_words && self.sets.insert(open) {
            let after = std::mem::replace(&mut self.at, first);
            let elements = |p: &mut Self| {
                let head = p.first_element()?;
                p.more_elements(head)
            };
            let explained = self.even_trying(|p| p.consider(elements));
            self.at = after;
            explained?;
        }
        let parts = self.more_elements(head)?;
        self.bare_comprehension_target(&parts)?;
        self.need("}")?;
        Ok(self.node(Shape::Set, open))
    }

    pub(super) fn element(&mut self) -> Parsed<Node> {
        if self.is("*") { self.starred() } else { self.named_expression() }
    }

    /// The first element: after a star, a whole expression is read where a mistake may be in it.
    fn first_element(&mut self) -> Parsed<Node> {
        if self.is("*") {
            let whole = |p: &mut Self| {
                p.take();
                p.expression()
            };
            let at = self.at;
            let node = self.starred()?;
            if self.at_expression() {
                let after = std::mem::replace(&mut self.at, at);
                self.consider(whole)?;
                self.at = after;
            }
            return Ok(node);
        }
        self.named_expression()
    }

    /// The elements after the first.
    fn more_elements(&mut self, head: Node) -> Parsed<Vec<Node>> {
        let mut parts = vec![head];
        while self.eat(",") && self.at_element() {
            parts.push(self.element()?);
        }
        Ok(parts)
    }

    /// `[x, y for x, y in z]`
    fn bare_comprehension_target(&mut self, parts: &[Node]) -> Parsed {
        let comma = self.glance(self.at - 1);
        let several = parts.len() > 1 || self.reads(comma, ",");
        if !several || !self.at_clause() || self.consider(Self::clauses)?.is_none() {
            return Ok(());
        }
        let message = "did you forget parentheses around the comprehension target?";
        self.blame(parts[0].first, self.at - 1, message)
    }

    /// The clauses of a comprehension whose element has been read.
    fn comprehension(&mut self, element: &Node) -> Parsed {
        if element.shape == Shape::Starred {
            if self.consider(Self::clauses)?.is_some() {
                return self.blame_node(element, "iterable unpacking cannot be used in comprehension");
            }
            return Err(Stop::Stuck);
        }
        self.clauses()
    }

    /// `for x in y if z ...`
    pub(super) fn clauses(&mut self) -> Parsed {
        if !self.at_clause() {
            return Err(Stop::Stuck);
        }
        while self.at_clause() {
            self.eat("async");
            self.need("for")?;
            self.loop_targets()?;
            self.disjunction()?;
            while self.eat("if") {
                self.disjunction()?;
            }
        }
        Ok(())
    }

    /// What is between `for` and `in`, and the `in`.
    pub(super) fn loop_targets(&mut self) -> Parsed {
        let first = self.at;
        if self.is("in") {
            return Err(Stop::Stuck);
        }
        let list = self.comma_separated(Self::target);
        let fits = match &list {
            Ok(list) => list.not_a_target(Role::Loop).is_none() && self.is("in"),
            Err(Stop::Explained(_)) => return list.map(drop),
            Err(Stop::Stuck) => false,
        };
        if fits {
            self.take();
            return Ok(());
        }
        self.at = first;
        let list = self.consider(Self::expressions)?;
        match list.as_ref().and_then(|list| list.not_a_target(Role::Loop)) {
            Some(wrong) => self.blame_node(wrong, format!("cannot assign to {}", wrong.label())),
            None => Err(Stop::Stuck),
        }
    }

    /// A target: what is tighter than any operator, maybe with a star.
    pub(super) fn target(&mut self) -> Parsed<Node> {
        let first = self.at;
        if !self.eat("*") {
            return self.primary();
        }
        let inner = self.primary()?;
        Ok(Node { parts: vec![inner], ..self.node(Shape::Starred, first) })
    }

    /// A dictionary from its first key on, which may have been read.
    fn dictionary(&mut self, open: usize) -> Parsed<Node> {
        let mut first = true;
        if self.is(":") {
            self.dictionary_value()?;
            if self.at_clause() {
                self.clauses()?;
                self.need("}")?;
                return Ok(self.node(Shape::DictComprehension, open));
            }
            first = false;
        }
        loop {
            if !first && (!self.eat(",") || self.is("}")) {
                break;
            }
            if self.is("**") {
                let stars = self.at;
                self.take();
                self.binary(0)?;
                if first && self.at_clause() && self.consider(Self::clauses)?.is_some() {
                    return self.blame(stars, stars, "dict unpacking cannot be used in dict comprehension");
                }
            } else {
                let key = self.expression_among(Neighbours::Unknown)?;
                if !self.is(":") {
                    return self.even_trying(|p| p.blame_end(&key, "':' expected after dictionary key"));
                }
                self.dictionary_value()?;
            }
            first = false;
        }
        self.need("}")?;
        Ok(self.node(Shape::Dict, open))
    }

    /// The colon and the value.
    fn dictionary_value(&mut self) -> Parsed {
        let colon = self.at;
        self.need(":")?;
        if self.is("*")
            && let Some(value) = self.consider_plainly(Self::starred)?
        {
            let message = "cannot use a starred expression in a dictionary value";
            return self.even_trying(|p| p.blame_from(value.first, message));
        }
        if self.is_any(&["}", ","]) {
            let message = "expression expected after dictionary key and ':'";
            return self.even_trying(|p| p.blame(colon, colon, message));
        }
        self.expression()?;
        Ok(())
    }

    /// `[ ... ]` after an expression.
    pub(super) fn subscript(&mut self) -> Parsed {
        self.take();
        let mut parts = vec![self.slice()?];
        while self.eat(",") {
            if !self.at_element() && !self.is(":") {
                break;
            }
            parts.push(self.slice()?);
        }
        if parts.iter().all(Option::is_some) {
            let parts: Vec<Node> = parts.into_iter().flatten().collect();
            self.bare_comprehension_target(&parts)?;
        }
        self.need("]")
    }

    /// A part of a subscript; nothing for one with a colon.
    fn slice(&mut self) -> Parsed<Option<Node>> {
        if self.is("*") {
            return self.starred().map(Some);
        }
        if !self.is(":") {
            let first = self.at;
            let node = self.named_expression()?;
            if !self.is(":") {
                return Ok(Some(node));
            }
            if node.shape == Shape::Walrus && node.first == first {
                return Err(Stop::Stuck);
            }
        }
        self.take();
        if self.at_expression() {
            self.expression()?;
        }
        if self.eat(":") && self.at_expression() {
            self.expression()?;
        }
        Ok(None)
    }
}
