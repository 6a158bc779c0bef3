//! What CPython says about the mistakes that its grammar recognises.

use std::rc::Rc;

use super::engine::{Labels, Node, Parser};
use super::grammar::Shape;
use super::{Class, Report};

/// Which targets an expression was meant to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Targets {
    Star,
    For,
    Del,
}

/// How messages name an expression.
fn expression_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Attribute => "attribute",
        Shape::Subscript => "subscript",
        Shape::Starred => "starred",
        Shape::Name => "name",
        Shape::List => "list",
        Shape::Tuple => "tuple",
        Shape::Lambda => "lambda",
        Shape::Call => "function call",
        Shape::Generator => "generator expression",
        Shape::Yield => "yield expression",
        Shape::Await => "await expression",
        Shape::ListComp => "list comprehension",
        Shape::SetComp => "set comprehension",
        Shape::DictComp => "dict comprehension",
        Shape::Dict => "dict literal",
        Shape::Set => "set display",
        Shape::None => "None",
        Shape::False => "False",
        Shape::True => "True",
        Shape::Ellipsis => "ellipsis",
        Shape::Literal | Shape::Strings => "literal",
        Shape::Compare => "comparison",
        Shape::Conditional => "conditional expression",
        Shape::Named => "named expression",
        _ => "expression",
    }
}

impl Parser<'_> {
    fn name_of(&self, node: &Node) -> &'static str {
        let formatted = |token: &super::tokens::Token<'_>| {
            let prefix = token.text.split(['\'', '"']).next().unwrap_or("");
            prefix.contains(['f', 'F'])
        };
        if node.shape == Shape::Strings && self.tokens[node.start..node.end].iter().any(formatted) {
            return "f-string expression";
        }
        expression_name(node.shape)
    }

    /// The part of an expression that cannot be a target.
    fn wrong_target(&self, node: &Rc<Node>, targets: Targets) -> Option<Rc<Node>> {
        match node.shape {
            Shape::List | Shape::Tuple => {
                node.elements().iter().find_map(|element| self.wrong_target(element, targets))
            }
            Shape::Starred if targets != Targets::Del => {
                node.elements().first().and_then(|inner| self.wrong_target(inner, targets))
            }
            Shape::Compare if targets == Targets::For => {
                // `for a in b` is read as a comparison.
                let left = node.parts.first()?;
                let operator = self.tokens[node.parts.get(1)?.start];
                if operator.text == "in" { self.wrong_target(left, targets) } else { None }
            }
            Shape::Name | Shape::Subscript | Shape::Attribute => None,
            _ => Some(Rc::clone(node)),
        }
    }

    fn target(&self, node: &Rc<Node>, targets: Targets) -> Result<(), Report> {
        match self.wrong_target(node, targets) {
            None => Ok(()),
            Some(wrong) => {
                let verb = if targets == Targets::Del { "delete" } else { "assign to" };
                Err(self.at(&wrong, format!("cannot {verb} {}", self.name_of(&wrong))))
            }
        }
    }
}

/// Raises a mistake, unless a closer look finds that it is none.
pub(super) fn judge(name: &str, labels: &Labels, parser: &Parser<'_>) -> Result<(), Report> {
    let label = |wanted: u8| labels.iter().find(|(label, _)| *label == wanted).map(|(_, node)| node);
    // Most mistakes have a place.
    let (Some(a), b) = (label(b'a'), label(b'b')) else { return placeless(name, parser) };
    let b = b.unwrap_or(a);
    let text = |node: &Node| parser.tokens[node.start].text;
    let at = |message: &str| Err(parser.at(a, message));
    let range = |message: &str| Err(parser.range(a, b, message));
    let line = parser.tokens[a.start].line;
    let no_block = |what: &str| {
        let message = format!("expected an indented block after {what} on line {line}");
        Err(parser.here(Class::Indentation, message))
    };
    const EQUALS: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    match name {
        "unpacking_after_keywords" => at("iterable argument unpacking follows keyword argument unpacking"),
        "generator_in_call" => Err(parser.range(a, &b.last(), "Generator expression must be parenthesized")),
        "equals_in_call" => range(EQUALS),
        "generator_after_arguments" => {
            let positional: Vec<_> =
                a_elements(a).into_iter().filter(|e| !matches!(e.shape, Shape::Keyword | Shape::Unpacking)).collect();
            match positional.last() {
                Some(last) if positional.len() > 1 => {
                    Err(parser.range(last, &b.last(), "Generator expression must be parenthesized"))
                }
                _ => Ok(()),
            }
        }
        "generator_last_in_call" => {
            // CPython ends the range at the last target.
            let clause = if b.parts.is_empty() { b } else { b.parts.last().unwrap_or(b) };
            let asynchronous = usize::from(text(clause) == "async");
            let target = clause.parts.get(1 + asynchronous).unwrap_or(clause);
            Err(parser.range(a, target, "Generator expression must be parenthesized"))
        }
        "positional_after_keyword" => {
            let unpacking = a_elements(a).iter().any(|element| element.shape == Shape::Unpacking);
            Err(parser.here(
                Class::Syntax,
                if unpacking {
                    "positional argument follows keyword argument unpacking"
                } else {
                    "positional argument follows keyword argument"
                },
            ))
        }
        "assign_to_constant" => Err(parser.range(a, b, format!("cannot assign to {}", text(a)))),
        "expression_as_keyword" => range("expression cannot contain assignment, perhaps you meant \"==\"?"),
        "legacy_statement" => match text(a) {
            name @ ("print" | "exec") => {
                let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
                Err(parser.range(a, b, message))
            }
            _ => Ok(()),
        },
        "missing_comma" => {
            let legacy = a.shape == Shape::Name && matches!(text(a), "print" | "exec");
            let inside = parser.last_token().is_some_and(|token| token.level > 0);
            if legacy || !inside { Ok(()) } else { range("invalid syntax. Perhaps you forgot a comma?") }
        }
        "missing_else" => range("expected 'else' after 'if' expression"),
        "walrus_target" => Err(parser.at(a, format!("cannot use assignment expressions with {}", parser.name_of(a)))),
        "equals_for_name" => range(EQUALS),
        "equals_for_expression" => {
            let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", parser.name_of(a));
            Err(parser.at(a, message))
        }
        "annotated_target" => {
            Err(parser.at(a, format!("only single target (not {}) can be annotated", parser.name_of(a))))
        }
        "annotated_tuple" => at("only single target (not tuple) can be annotated"),
        "annotated_expression" => at("illegal target for annotation"),
        "assignment_target" => parser.target(a, Targets::Star),
        "assignment_to_yield" => at("assignment to yield expression not possible"),
        "augmented_target" => {
            let message = format!("'{}' is an illegal expression for augmented assignment", parser.name_of(a));
            Err(parser.at(a, message))
        }
        "delete_target" => parser.target(a, Targets::Del),
        "for_target" => parser.target(a, Targets::For),
        "unpacking_in_comprehension" => at("iterable unpacking cannot be used in comprehension"),
        "comprehension_target" => {
            Err(parser.range(a, &b.last(), "did you forget parentheses around the comprehension target?"))
        }
        "dict_unpacking_in_comprehension" => at("dict unpacking cannot be used in dict comprehension"),
        "default_order" => at("non-default argument follows default argument"),
        "parameters_in_parentheses" => range("Function parameters cannot be parenthesized"),
        "lambda_parameters_in_parentheses" => range("Lambda expression parameters cannot be parenthesized"),
        "nothing_before_slash" => at("at least one argument must precede /"),
        "second_slash" => at("/ may appear only once"),
        "slash_after_star" => at("/ must be ahead of *"),
        "comma_after_slash" => at("expected comma between / and *"),
        "no_default" => at("expected default value expression"),
        "bare_star" => at("named arguments must follow bare *"),
        "star_default" => at("var-positional argument cannot have default value"),
        "second_star" => at("* argument may appear only once"),
        "double_star_default" => at("var-keyword argument cannot have default value"),
        "after_double_star" => at("arguments cannot follow var-keyword argument"),
        "starred_in_parentheses" => at("cannot use starred expression here"),
        "double_starred_in_parentheses" => at("cannot use double starred expression here"),
        "no_block_after" => match text(a) {
            keyword @ ("if" | "elif" | "else" | "for" | "while" | "with" | "try" | "except" | "finally" | "match"
            | "case") => no_block(&format!("'{keyword}' statement")),
            _ => Ok(()),
        },
        "no_block_after_except_star" => no_block("'except*' statement"),
        "no_block_after_def" => no_block("function definition"),
        "no_block_after_class" => no_block("class definition"),
        "mixed_except" => range("cannot have both 'except' and 'except*' on the same 'try'"),
        "except_tuple" => Err(parser.from(a, "multiple exception types must be parenthesized")),
        "underscore_target" => at("cannot use '_' as a target"),
        "pattern_target" => at("invalid pattern target"),
        "pattern_order" => at("positional patterns follow keyword patterns"),
        "starred_dict_value" => Err(parser.from(a, "cannot use a starred expression in a dictionary value")),
        "no_dict_value" => at("expression expected after dictionary key and ':'"),
        "no_dict_colon" => {
            let last = parser.tokens[a.end - 1];
            let first = parser.tokens[a.start];
            let column = parser.column(last.end_line, last.end_col - 1);
            Err(Report::new(Class::Syntax, "':' expected after dictionary key", first.line, column, last.end_line, 0))
        }
        _ => placeless(name, parser),
    }
}

fn a_elements(node: &Rc<Node>) -> Vec<Rc<Node>> {
    if node.shape == Shape::Parts { node.elements() } else { vec![Rc::clone(node)] }
}

/// Mistakes that are reported at the last token read.
fn placeless(name: &str, parser: &Parser<'_>) -> Result<(), Report> {
    let (class, message) = match name {
        "no_colon" => (Class::Syntax, "expected ':'"),
        "no_block" => (Class::Indentation, "expected an indented block"),
        "no_except" => (Class::Syntax, "expected 'except' or 'finally' block"),
        "except_star_alone" => (Class::Syntax, "expected one or more exception types"),
        "import_comma" => (Class::Syntax, "trailing comma not allowed without surrounding parentheses"),
        "lambda_bare_star" => (Class::Syntax, "named arguments must follow bare *"),
        _ => return Ok(()),
    };
    Err(parser.here(class, message))
}
