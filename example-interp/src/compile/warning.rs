//! What CPython's compiler warns of in a text that compiles.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    BytesLiteral, CmpOp, Expr, ExprContext, ExprSubscript, FString, InterpolatedStringElement,
    InterpolatedStringElements, Mod, Number, Stmt, StringLiteral, UnaryOp,
};
use ruff_source_file::LineIndex;
use ruff_text_size::{Ranged, TextRange, TextSize};

/// A warning and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What is said.
    pub message: String,
    /// Whether it is a `DeprecationWarning`, not a `SyntaxWarning`.
    pub deprecation: bool,
    /// The line of it, from 1.
    pub line: u32,
    /// Where it is in the source.
    pub(super) range: TextRange,
}

/// All warnings about a text, in the order in which CPython gives them: those of its parser, then those of its compiler.
pub fn collect(tree: &Mod, source: &str) -> Vec<Warning> {
    let mut found = Collector { source, parser: Vec::new(), compiler: Vec::new() };
    match tree {
        Mod::Module(module) => found.visit_body(&module.body),
        Mod::Expression(expression) => found.visit_expr(&expression.body),
    }
    let mut all = found.parser;
    all.append(&mut found.compiler);
    if !all.is_empty() {
        let index = LineIndex::from_source_text(source);
        all.iter_mut().for_each(|warning| warning.line = index.line_index(warning.range.start()).get() as u32);
    }
    all
}

struct Collector<'s> {
    source: &'s str,
    parser: Vec<Warning>,
    compiler: Vec<Warning>,
}

impl Collector<'_> {
    fn syntax(&mut self, message: impl Into<String>, range: TextRange) {
        self.compiler.push(Warning { message: message.into(), deprecation: false, line: 0, range });
    }

    /// Looks for the first backslash in `part` that begins no escape; `token` is the literal that it belongs to.
    fn escapes(&mut self, part: TextRange, token: TextRange, bytes: bool) {
        let text = &self.source.as_bytes()[part.start().to_usize()..part.end().to_usize()];
        let mut at = 0;
        while let Some(offset) = memchr::memchr(b'\\', &text[at..]) {
            at += offset + 1;
            let Some(&kind) = text.get(at) else { return };
            let digits = text[at..].iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
            let message = match kind {
                b'0'..=b'7' if digits == 3 && kind >= b'4' => {
                    let digits = String::from_utf8_lossy(&text[at..at + 3]);
                    format!("invalid octal escape sequence '\\{digits}'")
                }
                b'N' | b'u' | b'U' if !bytes => String::new(),
                b'\n' | b'\r' | b'\\' | b'\'' | b'"' | b'0'..=b'7' | b'x' => String::new(),
                b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' => String::new(),
                0x80.. => String::new(),
                _ => format!("invalid escape sequence '\\{}'", char::from(kind)),
            };
            if !message.is_empty() {
                self.parser.push(Warning { message, deprecation: true, line: 0, range: token });
                return;
            }
            at += 1;
        }
    }

    fn field_texts(&mut self, elements: &InterpolatedStringElements, token: TextRange) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => self.escapes(literal.range, token, false),
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(format) = &field.format_spec {
                        self.field_texts(&format.elements, token);
                    }
                }
            }
        }
    }

    /// A keyword that follows a number without a space.
    fn number(&mut self, number: &Number, range: TextRange) {
        let text = self.source.as_bytes();
        if !text.get(range.end().to_usize()).is_some_and(u8::is_ascii_alphabetic) {
            return;
        }
        let start = range.start().to_usize();
        let second = text.get(start + 1).filter(|_| text[start] == b'0').map_or(0, u8::to_ascii_lowercase);
        let kind = match (number, second) {
            (Number::Complex { .. }, _) => "imaginary",
            (_, b'x') => "hexadecimal",
            (_, b'o') => "octal",
            (_, b'b') => "binary",
            _ => "decimal",
        };
        let message = format!("invalid {kind} literal");
        self.parser.push(Warning { message, deprecation: false, line: 0, range });
    }

    fn subscript(&mut self, subscript: &ExprSubscript) {
        let value = &*subscript.value;
        let kind = type_of(value);
        match (value, kind) {
            (
                Expr::NoneLiteral(_)
                | Expr::EllipsisLiteral(_)
                | Expr::NumberLiteral(_)
                | Expr::BooleanLiteral(_)
                | Expr::Set(_)
                | Expr::SetComp(_)
                | Expr::Generator(_)
                | Expr::Lambda(_),
                Some(kind),
            ) => {
                let message = format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
                self.syntax(message, subscript.range);
            }
            (_, Some(kind @ ("str" | "bytes" | "tuple" | "list"))) => {
                if let Some(index) = type_of(&subscript.slice).filter(|index| !matches!(*index, "int" | "bool")) {
                    let message =
                        format!("{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?");
                    self.syntax(message, subscript.range);
                }
            }
            _ => {}
        }
    }
}

/// The type of what an expression gives, where its form tells it.
fn type_of(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NumberLiteral(literal) => match literal.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        _ => return None,
    })
}

/// Whether an operand of `is` is a constant that has no identity of its own.
fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => true,
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        Expr::UnaryOp(unary) => unary.op != UnaryOp::Not && unary.operand.is_number_literal_expr(),
        Expr::BinOp(binary) => is_literal(&binary.left) && is_literal(&binary.right),
        _ => false,
    }
}

fn is_constant(expr: &Expr) -> bool {
    is_literal(expr) || matches!(expr, Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) | Expr::BooleanLiteral(_))
}

impl<'a> Visitor<'a> for Collector<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assert(assert) = stmt
            && assert.test.as_tuple_expr().is_some_and(|tuple| !tuple.elts.is_empty())
        {
            self.syntax("assertion is always true, perhaps remove parentheses?", stmt.range());
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Compare(compare) => {
                let mut left = is_literal(&compare.left);
                for (op, right) in compare.ops.iter().zip(&compare.comparators) {
                    let right = is_literal(right);
                    if matches!(op, CmpOp::Is | CmpOp::IsNot) && (left || right) {
                        let positive = *op == CmpOp::Is;
                        self.syntax(identity_message(positive), expr.range());
                        break;
                    }
                    left = right;
                }
            }
            // CPython has folded it by then.
            Expr::UnaryOp(unary)
                if unary.op == UnaryOp::Not
                    && let Expr::Compare(compare) = &*unary.operand
                    && let ([op @ (CmpOp::Is | CmpOp::IsNot)], [right]) = (&*compare.ops, &*compare.comparators) =>
            {
                if is_literal(&compare.left) || is_literal(right) {
                    let negative = *op == CmpOp::Is;
                    self.syntax(identity_message(!negative), compare.range);
                }
                self.visit_expr(&compare.left);
                self.visit_expr(right);
                return;
            }
            Expr::Call(call) => {
                if !call.func.is_lambda_expr()
                    && let Some(kind) = type_of(&call.func)
                {
                    let message = format!("'{kind}' object is not callable; perhaps you missed a comma?");
                    self.syntax(message, expr.range());
                }
            }
            Expr::Subscript(subscript) if subscript.ctx == ExprContext::Load => self.subscript(subscript),
            Expr::NumberLiteral(literal) => self.number(&literal.value, literal.range),
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }

    fn visit_string_literal(&mut self, literal: &'a StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            self.escapes(inside(literal.range), literal.range, false);
        }
    }

    fn visit_bytes_literal(&mut self, literal: &'a BytesLiteral) {
        if !literal.flags.prefix().is_raw() {
            self.escapes(inside(literal.range), literal.range, true);
        }
    }

    fn visit_f_string(&mut self, literal: &'a FString) {
        if !literal.flags.prefix().is_raw() {
            self.field_texts(&literal.elements, literal.range);
        }
        visitor::walk_f_string(self, literal);
    }
}

fn identity_message(positive: bool) -> &'static str {
    if positive {
        "\"is\" with a literal. Did you mean \"==\"?"
    } else {
        "\"is not\" with a literal. Did you mean \"!=\"?"
    }
}

/// A literal without its last quote, which no backslash precedes that counts.
fn inside(range: TextRange) -> TextRange {
    TextRange::new(range.start(), range.end() - TextSize::from(1))
}
