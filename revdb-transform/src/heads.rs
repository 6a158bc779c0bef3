//! The `io` point: paths into std become paths into the facade.
//!
//! This works on tokens, not on a syntax tree, because paths look the same everywhere: in `use` trees, in types, in
//! expressions, in the input of other macros and in the bodies of `macro_rules!`. What is not a path into std passes
//! through with its own spans and grouping. The facade mirrors std and re-exports the rest of it, so replacing the first
//! segment of a path is right whether or not the item that it names is recorded.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Path;

/// Modules of std in which something is, or may become, nondeterministic. Paths into others keep their spelling.
pub const RECORDED_MODULES: &[&str] = &[
    "backtrace",
    "collections",
    "env",
    "fs",
    "hash",
    "io",
    "net",
    "os",
    "path",
    "process",
    "random",
    "thread",
    "time",
];

/// Macros of std that write to a standard stream.
pub const RECORDED_MACROS: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

/// Macros whose input is data rather than code.
const OPAQUE_MACROS: &[&str] = &[
    "stringify",
    "concat",
    "quote",
    "quote_spanned",
    "parse_quote",
    "parse_quote_spanned",
    "include",
    "include_str",
    "include_bytes",
    "env",
    "option_env",
    "cfg",
];

/// Replaces the heads of paths into std.
pub(crate) struct Rewriter<'a> {
    /// Path of the facade crate.
    krate: &'a Path,
    /// Items that were marked `skip`, by the placeholder that stands for them.
    skipped: &'a HashMap<String, TokenStream>,
    /// Names of recorded macros that the item itself redefines.
    redefined: Vec<String>,
}

impl<'a> Rewriter<'a> {
    pub(crate) fn new(krate: &'a Path, skipped: &'a HashMap<String, TokenStream>) -> Self {
        Self { krate, skipped, redefined: Vec::new() }
    }

    /// Rewrites a whole item.
    pub(crate) fn item(mut self, tokens: TokenStream) -> TokenStream {
        self.note_redefined(&tokens);
        self.stream(tokens)
    }

    fn note_redefined(&mut self, tokens: &TokenStream) {
        let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (index, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Ident(ident) if ident == "macro_rules" => {
                    if let Some(TokenTree::Ident(name)) = trees.get(index + 2) {
                        self.redefined.push(name.to_string());
                    }
                }
                TokenTree::Group(group) => self.note_redefined(&group.stream()),
                _ => {}
            }
        }
    }

    fn stream(&self, tokens: TokenStream) -> TokenStream {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out: Vec<TokenTree> = Vec::with_capacity(trees.len());
        let mut index = 0;
        while index < trees.len() {
            match &trees[index] {
                TokenTree::Ident(ident) => {
                    if let Some(original) = self.skipped.get(&ident.to_string()) {
                        out.extend(original.clone());
                    } else if ident == "std" && self.is_recorded_head(&trees, index) {
                        if is_path_separator_before(&trees, index) {
                            out.truncate(out.len() - 2);
                        }
                        out.extend(self.facade(ident.span()));
                    } else {
                        if self.is_recorded_macro(&trees, index) {
                            out.extend(self.facade(ident.span()));
                            out.extend(quote_spanned!(ident.span()=> ::));
                        }
                        out.push(trees[index].clone());
                        if let Some(TokenTree::Group(group)) = macro_input(&trees, index) {
                            let name = ident.to_string();
                            if OPAQUE_MACROS.contains(&name.as_str()) {
                                out.extend_from_slice(&trees[index + 1..index + 3]);
                                index += 3;
                                continue;
                            }
                            debug_assert!(group.delimiter() != Delimiter::None);
                        } else if ident == "macro_rules"
                            && let Some(TokenTree::Group(group)) = trees.get(index + 3)
                        {
                            out.extend_from_slice(&trees[index + 1..index + 3]);
                            out.push(regroup(group, self.rules(group.stream())));
                            index += 4;
                            continue;
                        }
                    }
                }
                TokenTree::Group(group) => out.push(regroup(group, self.stream(group.stream()))),
                other => out.push(other.clone()),
            }
            index += 1;
        }
        out.into_iter().collect()
    }

    /// The rules of a `macro_rules!`: patterns match what callers write, so only the right-hand sides are rewritten.
    fn rules(&self, tokens: TokenStream) -> TokenStream {
        let mut after_arrow = false;
        let mut previous_is_equals = false;
        tokens
            .into_iter()
            .map(|tree| match tree {
                TokenTree::Group(group) if after_arrow => {
                    after_arrow = false;
                    regroup(&group, self.stream(group.stream()))
                }
                tree => {
                    after_arrow = previous_is_equals && is_punct(Some(&tree), '>');
                    previous_is_equals = is_punct(Some(&tree), '=');
                    tree
                }
            })
            .collect()
    }

    /// Path of the facade's mirror of std.
    fn facade(&self, span: Span) -> TokenStream {
        let head = at(self.krate, span);
        let name = Ident::new("std", span);
        quote_spanned!(span=> #head::#name)
    }

    fn is_recorded_macro(&self, trees: &[TokenTree], index: usize) -> bool {
        let TokenTree::Ident(ident) = &trees[index] else {
            return false;
        };
        let name = ident.to_string();
        RECORDED_MACROS.contains(&name.as_str())
            && !self.redefined.contains(&name)
            && macro_input(trees, index).is_some()
            && !is_path_separator_before(trees, index)
    }

    /// Whether the `std` at `index` begins a path, and one that the facade must answer.
    fn is_recorded_head(&self, trees: &[TokenTree], index: usize) -> bool {
        if !begins_path(trees, index) {
            return false;
        }
        if !is_path_separator(trees, index + 1) {
            // `use std as s;`, `use ::std as s;`: what is read through `s` cannot be seen from here.
            let mut before = index;
            if is_path_separator_before(trees, index) {
                before -= 2;
            }
            return is_ident(trees.get(index + 1), "as") && before > 0 && is_ident(trees.get(before - 1), "use");
        }
        match trees.get(index + 3) {
            Some(TokenTree::Ident(segment)) => {
                let name = segment.to_string();
                RECORDED_MODULES.contains(&name.as_str()) || RECORDED_MACROS.contains(&name.as_str())
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => any_recorded(group.stream()),
            Some(TokenTree::Punct(punct)) => punct.as_char() == '*',
            _ => false,
        }
    }
}

/// Whether a group of a `use` tree right under `std::` brings in anything recorded.
fn any_recorded(tokens: TokenStream) -> bool {
    let mut at_start = true;
    for tree in tokens {
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == ',' => at_start = true,
            TokenTree::Punct(punct) if punct.as_char() == '*' && at_start => return true,
            TokenTree::Ident(ident) if at_start => {
                let name = ident.to_string();
                if name == "self"
                    || RECORDED_MODULES.contains(&name.as_str())
                    || RECORDED_MACROS.contains(&name.as_str())
                {
                    return true;
                }
                at_start = false;
            }
            TokenTree::Group(group) if at_start => {
                if any_recorded(group.stream()) {
                    return true;
                }
                at_start = false;
            }
            _ => at_start = false,
        }
    }
    false
}

/// Whether the identifier at `index` is the first segment of a path (a leading `::` aside).
fn begins_path(trees: &[TokenTree], index: usize) -> bool {
    if index > 0 && is_punct(trees.get(index - 1), '.') {
        // `..std::f()` is a range; `x.std` is a field.
        return index > 1 && is_punct(trees.get(index - 2), '.');
    }
    if !is_path_separator_before(trees, index) {
        return true;
    }
    if index == 2 {
        return true;
    }
    match &trees[index - 3] {
        // `'a ::std::fs::File`: the end of a lifetime, not of a path.
        TokenTree::Ident(_) if index > 3 && is_punct(trees.get(index - 4), '\'') => true,
        TokenTree::Ident(ident) => is_keyword_before_path(&ident.to_string()),
        _ => true,
    }
}

/// Keywords after which a path may begin with `::`. (`crate`, `self`, `super` and `Self` continue one.)
fn is_keyword_before_path(word: &str) -> bool {
    matches!(
        word,
        "as" | "break"
            | "const"
            | "dyn"
            | "else"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "move"
            | "mut"
            | "pub"
            | "raw"
            | "ref"
            | "return"
            | "unsafe"
            | "use"
            | "where"
            | "while"
            | "yield"
    )
}

/// The input of the macro call that the identifier at `index` names.
fn macro_input(trees: &[TokenTree], index: usize) -> Option<&TokenTree> {
    let bang = is_punct(trees.get(index + 1), '!');
    let input = trees.get(index + 2)?;
    let TokenTree::Group(group) = input else {
        return None;
    };
    (bang && group.delimiter() != Delimiter::None).then_some(input)
}

fn is_path_separator(trees: &[TokenTree], index: usize) -> bool {
    let joint = matches!(trees.get(index), Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint);
    joint && is_punct(trees.get(index), ':') && is_punct(trees.get(index + 1), ':')
}

fn is_path_separator_before(trees: &[TokenTree], index: usize) -> bool {
    index >= 2 && is_path_separator(trees, index - 2)
}

fn is_punct(tree: Option<&TokenTree>, character: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

fn is_ident(tree: Option<&TokenTree>, name: &str) -> bool {
    matches!(tree, Some(TokenTree::Ident(ident)) if ident == name)
}

fn regroup(old: &Group, tokens: TokenStream) -> TokenTree {
    let mut group = Group::new(old.delimiter(), tokens);
    group.set_span(old.span());
    TokenTree::Group(group)
}

/// A path with the user's own span.
///
/// A call's place, which `#[track_caller]` functions of the facade log, is joined from the spans at both of its ends, and
/// with a generated one among them it would be the attribute's line.
pub(crate) fn at(path: &Path, span: Span) -> TokenStream {
    let respan = |mut tree: TokenTree| {
        tree.set_span(span);
        tree
    };
    quote!(#path).into_iter().map(respan).collect()
}

/// For code that the user did not write: shown at theirs, but marked as generated, so that lints about style leave it
/// alone.
pub(crate) fn generated(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(source: &str) -> String {
        let krate: Path = syn::parse_quote!(::revdb);
        let skipped = HashMap::new();
        let tokens: TokenStream = source.parse().unwrap();
        Rewriter::new(&krate, &skipped).item(tokens).to_string()
    }

    fn same(source: &str) {
        let tokens: TokenStream = source.parse().unwrap();
        assert_eq!(rewritten(source), tokens.to_string());
    }

    fn becomes(source: &str, expected: &str) {
        let expected: TokenStream = expected.parse().unwrap();
        assert_eq!(rewritten(source), expected.to_string());
    }

    #[test]
    fn heads_of_paths_are_replaced() {
        becomes("use std::fs::File;", "use ::revdb::std::fs::File;");
        becomes("use ::std::fs::{self, File as F};", "use ::revdb::std::fs::{self, File as F};");
        becomes("use {std::fs, ::std::io::*};", "use {::revdb::std::fs, ::revdb::std::io::*};");
        becomes("use std::{rc::Rc, io::{self, Read}};", "use ::revdb::std::{rc::Rc, io::{self, Read}};");
        becomes("use std as s;", "use ::revdb::std as s;");
        becomes("use std::*;", "use ::revdb::std::*;");
        becomes("fn f(x: &'static ::std::fs::File) {}", "fn f(x: &'static ::revdb::std::fs::File) {}");
        becomes("fn f() -> ::std::io::Result<()> {}", "fn f() -> ::revdb::std::io::Result<()> {}");
        becomes("x.map(std::fs::read)", "x.map(::revdb::std::fs::read)");
    }

    #[test]
    fn what_only_looks_like_a_head_stays() {
        same("use std::rc::Rc;");
        same("use std::{cell::Cell, rc::{self, Rc}};");
        same("use crate::std::fs::File;");
        same("use self::std::fs;");
        same("let std = 1; x.std.fs; x.std::<u8>();");
        same("use my::std::fs;");
        same("stringify!(std::fs::read)");
        same("log::println!(\"x\")");
    }

    #[test]
    fn macros_and_their_input_are_rewritten() {
        becomes("println!(\"{x}\");", "::revdb::std::println!(\"{x}\");");
        becomes("std::println!();", "::revdb::std::println!();");
        becomes("log::info!(\"{:?}\", std::env::var(\"A\"))", "log::info!(\"{:?}\", ::revdb::std::env::var(\"A\"))");
        becomes(
            "macro_rules! m { (std::fs) => { std::fs::read(\"x\") }; }",
            "macro_rules! m { (std::fs) => { ::revdb::std::fs::read(\"x\") }; }",
        );
        same("macro_rules! println { () => {} } println!();");
    }
}
