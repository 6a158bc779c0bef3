//! Lone surrogates in string literals: the parser, whose strings are Rust's, puts U+FFFD for each.

use std::cell::Cell;

use ruff_python_ast::visitor::transformer::{Transformer, walk_f_string, walk_interpolated_string_element};
use ruff_python_ast::{FString, InterpolatedStringElement, Mod, StringLiteral};
use ruff_text_size::TextRange;

use crate::text::surrogate;

/// Puts the surrogates that `source` names into the literals of its tree.
pub fn restore_surrogates(tree: &mut Mod, source: &str) {
    let named = |at: usize| {
        let digits = source[at + 2..].trim_start_matches('0');
        digits.starts_with(['d', 'D'])
    };
    if !memchr::memmem::find_iter(source.as_bytes(), b"\\u").any(named)
        && !memchr::memmem::find_iter(source.as_bytes(), b"\\U0000").any(named)
    {
        return;
    }
    let literals = Literals { source, raw: Cell::new(false) };
    match tree {
        Mod::Module(module) => literals.visit_body(&mut module.body),
        Mod::Expression(expression) => literals.visit_expr(&mut expression.body),
    }
}

struct Literals<'s> {
    source: &'s str,
    /// Whether the f-string at hand is raw.
    raw: Cell<bool>,
}

impl Literals<'_> {
    /// `value` with each U+FFFD that stands for a surrogate replaced; `range` is where it is written.
    fn restore(&self, value: &mut Box<str>, range: TextRange) {
        if self.raw.get() || !value.contains(char::REPLACEMENT_CHARACTER) {
            return;
        }
        let mut written = replaced(&self.source[range.start().to_usize()..range.end().to_usize()]).into_iter();
        let restored: String = value
            .chars()
            .map(|c| match c {
                char::REPLACEMENT_CHARACTER => written.next().unwrap_or(c),
                c => c,
            })
            .collect();
        *value = restored.into();
    }
}

/// What each U+FFFD in the value of a literal stands for, in order.
fn replaced(literal: &str) -> Vec<char> {
    let mut found = Vec::new();
    let mut rest = literal;
    while let Some(at) = rest.find(['\\', char::REPLACEMENT_CHARACTER]) {
        let Some(escape) = rest[at..].strip_prefix('\\') else {
            found.push(char::REPLACEMENT_CHARACTER);
            rest = &rest[at + char::REPLACEMENT_CHARACTER.len_utf8()..];
            continue;
        };
        let kind = escape.chars().next().unwrap_or_default();
        let digits = match kind {
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = escape.get(1..=digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code {
            Some(code) if surrogate::is_code(code) => found.extend(surrogate::character(code)),
            Some(0xfffd) => found.push(char::REPLACEMENT_CHARACTER),
            None if kind == 'N' && escape.starts_with("N{REPLACEMENT CHARACTER}") => {
                found.push(char::REPLACEMENT_CHARACTER);
            }
            _ => {}
        }
        rest = &escape[kind.len_utf8().min(escape.len())..];
    }
    found
}

impl Transformer for Literals<'_> {
    fn visit_string_literal(&self, literal: &mut StringLiteral) {
        let outer = self.raw.replace(literal.flags.prefix().is_raw());
        self.restore(&mut literal.value, literal.range);
        self.raw.set(outer);
    }

    fn visit_f_string(&self, f_string: &mut FString) {
        let outer = self.raw.replace(f_string.flags.prefix().is_raw());
        walk_f_string(self, f_string);
        self.raw.set(outer);
    }

    fn visit_interpolated_string_element(&self, element: &mut InterpolatedStringElement) {
        match element {
            InterpolatedStringElement::Literal(literal) => self.restore(&mut literal.value, literal.range),
            InterpolatedStringElement::Interpolation(_) => walk_interpolated_string_element(self, element),
        }
    }
}
