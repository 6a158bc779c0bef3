//! Finds items by path in source text, and where in the text an attribute for them goes.
//!
//! This is the door for `cargo revdb`: it writes attributes into a copy of a file, on the lines that the items stand on, so
//! that every line keeps its number. What the attributes do is the macros' work, as everywhere.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ImplItem, Item, Lit, Meta, TraitItem, Type};

/// An attribute to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `#[revdb::record]`, on a function or method.
    Record,
    /// `#[revdb::object]`, on a struct and on its impls.
    Object,
    /// `#[revdb::instrument]`, on anything that has a name.
    Instrument,
}

impl Kind {
    fn text(self) -> &'static str {
        match self {
            Self::Record => "#[::revdb::record] ",
            Self::Object => "#[::revdb::object] ",
            Self::Instrument => "#[::revdb::instrument] ",
        }
    }
}

/// An item that an attribute is wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its path inside the crate: modules, then the item, for methods the type or trait in between.
    pub path: Vec<String>,
    /// The attribute.
    pub kind: Kind,
}

/// A module whose items are in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileModule {
    /// The path of the module inside the crate.
    pub path: Vec<String>,
    /// How many modules of the path are inline modules of the file that declares it, besides its own name.
    pub inline: usize,
    /// What a `#[path = ".."]` attribute says.
    pub file: Option<String>,
}

/// What a file holds of what was wanted.
#[derive(Debug, Default)]
pub struct Located {
    /// The text with the attributes, if there is one to write.
    pub text: Option<String>,
    /// The numbers of the wanted items that are here.
    pub found: BTreeSet<usize>,
    /// The modules in other files in which more may be.
    pub modules: Vec<FileModule>,
}

/// Looks for the `wanted` items in a file that holds the module `module` of its crate.
///
/// # Errors
/// When the text is not Rust.
///
/// ```
/// use revdb_transform::locate::{Kind, Wanted, locate};
///
/// let wanted = [Wanted { path: vec!["load".to_owned()], kind: Kind::Record }];
/// let located = locate("/// Loads.\npub fn load() {}\n", &[], &wanted)?;
/// assert_eq!(located.text.as_deref(), Some("/// Loads.\n#[::revdb::record] pub fn load() {}\n"));
/// # Ok::<(), syn::Error>(())
/// ```
pub fn locate(text: &str, module: &[String], wanted: &[Wanted]) -> syn::Result<Located> {
    // A byte order mark is no part of what the parser counts.
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let file = syn::parse_file(&text[start..])?;
    let mut search = Search { wanted, insertions: BTreeSet::new(), located: Located::default() };
    let mut path = module.to_vec();
    search.items(&file.items, &mut path, module.len());
    let shebang = file.shebang.as_ref().map_or(0, String::len);
    if !search.insertions.is_empty() {
        let mut result = text.to_owned();
        for (at, kind) in search.insertions.iter().rev() {
            result.insert_str(start + shebang + at, kind.text());
        }
        search.located.text = Some(result);
    }
    Ok(search.located)
}

struct Search<'a> {
    wanted: &'a [Wanted],
    insertions: BTreeSet<(usize, Kind)>,
    located: Located,
}

impl Search<'_> {
    fn items(&mut self, items: &[Item], path: &mut Vec<String>, outer: usize) {
        for item in items {
            match item {
                Item::Mod(module) => {
                    path.push(module.ident.to_string());
                    if let Some((_, items)) = &module.content {
                        self.items(items, path, outer);
                    } else if self.wanted.iter().any(|wanted| wanted.path.starts_with(path)) {
                        self.located.modules.push(FileModule {
                            path: path.clone(),
                            inline: path.len() - outer - 1,
                            file: path_attribute(&module.attrs),
                        });
                    }
                    path.pop();
                }
                Item::Impl(block) => {
                    let Some(name) = type_name(&block.self_ty) else { continue };
                    path.push(name);
                    self.offer(path, &[Kind::Object, Kind::Instrument], &block.attrs, block);
                    for item in &block.items {
                        if let ImplItem::Fn(function) = item {
                            self.function(path, &function.sig.ident, &function.attrs, function);
                        }
                    }
                    path.pop();
                }
                Item::Trait(definition) => {
                    path.push(definition.ident.to_string());
                    self.offer(path, &[Kind::Instrument], &definition.attrs, definition);
                    for item in &definition.items {
                        if let TraitItem::Fn(function) = item {
                            self.function(path, &function.sig.ident, &function.attrs, function);
                        }
                    }
                    path.pop();
                }
                Item::Fn(function) => self.function(path, &function.sig.ident, &function.attrs, function),
                Item::Struct(definition) => {
                    path.push(definition.ident.to_string());
                    self.offer(path, &[Kind::Object, Kind::Instrument], &definition.attrs, definition);
                    path.pop();
                }
                Item::Enum(definition) => {
                    path.push(definition.ident.to_string());
                    self.offer(path, &[Kind::Instrument], &definition.attrs, definition);
                    path.pop();
                }
                _ => {}
            }
        }
    }

    fn function(&mut self, path: &mut Vec<String>, name: &syn::Ident, attributes: &[Attribute], item: &impl ToTokens) {
        path.push(name.to_string());
        self.offer(path, &[Kind::Record, Kind::Instrument], attributes, item);
        path.pop();
    }

    /// Notes the place of an item if it is wanted for one of these kinds: before it, behind its own attributes.
    fn offer(&mut self, path: &[String], kinds: &[Kind], attributes: &[Attribute], item: &impl ToTokens) {
        for (number, wanted) in self.wanted.iter().enumerate() {
            if wanted.path != path || !kinds.contains(&wanted.kind) {
                continue;
            }
            let behind = attributes
                .iter()
                .filter(|attribute| matches!(attribute.style, syn::AttrStyle::Outer))
                .map(|attribute| attribute.span().byte_range().end)
                .max();
            let first = item
                .to_token_stream()
                .into_iter()
                .map(|token| token.span().byte_range().start)
                .find(|start| behind.is_none_or(|behind| *start >= behind));
            if let Some(at) = first {
                self.insertions.insert((at, wanted.kind));
                self.located.found.insert(number);
            }
        }
    }
}

/// The name of a type that an impl is for.
fn type_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        Type::Reference(reference) => type_name(&reference.elem),
        Type::Group(group) => type_name(&group.elem),
        Type::Paren(paren) => type_name(&paren.elem),
        _ => None,
    }
}

fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(path: &str, kind: Kind) -> Wanted {
        Wanted { path: path.split("::").map(str::to_owned).collect(), kind }
    }

    #[test]
    fn lines_stay_where_they_are() {
        let source = "#!/usr/bin/env run\n//! A crate.\r\nmod a {\n    /// Reads.\n    #[inline]\n    pub(crate) unsafe fn \
                      read() {}\n    fn other() {}\n}\n\nimpl fmt::Debug for Db<'_> {}\nimpl Db<'_> { fn q(&self) {} }\n";
        let all = [wanted("a::read", Kind::Record), wanted("Db::q", Kind::Record), wanted("a::none", Kind::Record)];
        let located = locate(source, &[], &all).unwrap();
        let text = located.text.unwrap();
        assert_eq!(text.lines().count(), source.lines().count());
        assert!(text.contains("    #[inline]\n    #[::revdb::record] pub(crate) unsafe fn read() {}"), "{text}");
        assert!(text.contains("impl Db<'_> { #[::revdb::record] fn q(&self) {} }"), "{text}");
        assert_eq!(located.found, BTreeSet::from([0, 1]));
    }

    #[test]
    fn an_object_is_its_struct_and_its_impls() {
        let source =
            "\u{feff}pub struct Header { n: u8 }\nimpl Header { fn new() -> Self { Self { n: 1 } } }\nfn f() {}\n";
        let located = locate(source, &["heap".to_owned()], &[wanted("heap::Header", Kind::Object)]).unwrap();
        assert_eq!(
            located.text.as_deref(),
            Some(
                "\u{feff}#[::revdb::object] pub struct Header { n: u8 }\n#[::revdb::object] impl Header { fn new() -> \
                 Self { Self { n: 1 } } }\nfn f() {}\n"
            )
        );
    }

    #[test]
    fn modules_in_files_are_followed_only_where_something_is_wanted() {
        let source = "mod a; mod b { #[path = \"x.rs\"] pub mod c; mod d; }";
        let located = locate(source, &["top".to_owned()], &[wanted("top::b::c::f", Kind::Record)]).unwrap();
        let path = ["top", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(located.modules, [FileModule { path, inline: 1, file: Some("x.rs".to_owned()) }]);
        assert!(located.text.is_none());
    }
}
