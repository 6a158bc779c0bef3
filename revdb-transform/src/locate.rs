//! Finds items by path in source text, and where in the text an attribute for them goes.
//!
//! This is the door for `cargo revdb`: it writes attributes into a copy of a file, on the lines that the items stand on, and
//! declares modules behind everything else, so that every line keeps its number. What the attributes do is the macros' work,
//! as everywhere.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ImplItem, Item, Lit, Meta, TraitItem, Type};

/// What is to be written for an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `#[revdb::record]`, on a function or method.
    Record,
    /// `#[revdb::object]`, on a struct and on its impls.
    Object,
    /// Stop points in the loop of a function or method: `#[revdb::instrument(stop(..))]`.
    Stop(Stop),
    /// The function or method runs one activation of a guest function: `#[revdb::instrument(frame)]`.
    Frame,
    /// A module of this name, whose file has this path, declared at the end of the module that the path names (of the crate,
    /// for an empty path).
    Module {
        /// Its name.
        name: String,
        /// An absolute path.
        file: String,
    },
}

/// What is said of stop points, as in `stop(at = location, guest = value, label = name)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stop {
    at: String,
    guest: Option<String>,
    label: Option<String>,
}

impl Stop {
    /// Stop points at the location `at`, an expression, of `guest`, another one (`self`, if it is not said), in the loop
    /// with this label (the only one, if it is not said).
    ///
    /// # Errors
    /// When a text is not what it should be.
    pub fn new(at: &str, guest: Option<&str>, label: Option<&str>) -> syn::Result<Self> {
        // Written out again, each is on one line, without comments.
        let expression = |text| Ok::<_, syn::Error>(syn::parse_str::<Expr>(text)?.to_token_stream().to_string());
        Ok(Self {
            at: expression(at)?,
            guest: guest.map(expression).transpose()?,
            label: label.map(|label| syn::parse_str::<syn::Ident>(label).map(|name| name.to_string())).transpose()?,
        })
    }
}

impl Kind {
    fn goes_on_function(&self) -> bool {
        matches!(self, Self::Record | Self::Stop(_) | Self::Frame)
    }

    fn goes_on_type(&self) -> bool {
        matches!(self, Self::Object)
    }

    fn text(&self) -> String {
        match self {
            Self::Record => "#[::revdb::record] ".to_owned(),
            Self::Object => "#[::revdb::object] ".to_owned(),
            // Of the other points only the one that changes nothing in a function: its I/O is recorded without attributes.
            Self::Frame => "#[::revdb::instrument(alloc, frame)] ".to_owned(),
            Self::Stop(Stop { at, guest, label }) => {
                let option = |name: &str, value: &Option<String>| {
                    value.as_ref().map_or_else(String::new, |value| format!(", {name} = {value}"))
                };
                let (guest, label) = (option("guest", guest), option("label", label));
                format!("#[::revdb::instrument(alloc, stop(at = {at}{guest}{label}))] ")
            }
            Self::Module { name, file } => format!(" #[path = {file:?}] mod {name};"),
        }
    }
}

/// An item that an attribute is wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its path inside the crate: modules, then the item, for methods the type or trait in between.
    pub path: Vec<String>,
    /// What it gets.
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
    let mut result = text.to_owned();
    // The last line may be a comment.
    if !result.ends_with('\n') {
        result.push('\n');
    }
    search.module(&path, result.len() - start - shebang);
    if !search.insertions.is_empty() {
        for (at, kind) in search.insertions.iter().rev() {
            result.insert_str(start + shebang + at, &kind.text());
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
                    if let Some((braces, items)) = &module.content {
                        self.items(items, path, outer);
                        self.module(path, braces.span.close().byte_range().start);
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
                    self.offer(path, Kind::goes_on_type, &block.attrs, block);
                    for item in &block.items {
                        if let ImplItem::Fn(function) = item {
                            self.function(path, &function.sig.ident, &function.attrs, function);
                        }
                    }
                    path.pop();
                }
                Item::Trait(definition) => {
                    path.push(definition.ident.to_string());
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
                    self.offer(path, Kind::goes_on_type, &definition.attrs, definition);
                    path.pop();
                }
                _ => {}
            }
        }
    }

    fn function(&mut self, path: &mut Vec<String>, name: &syn::Ident, attributes: &[Attribute], item: &impl ToTokens) {
        path.push(name.to_string());
        self.offer(path, Kind::goes_on_function, attributes, item);
        path.pop();
    }

    /// Notes the end of a module, if modules are wanted in it.
    fn module(&mut self, path: &[String], end: usize) {
        for (number, wanted) in self.wanted.iter().enumerate() {
            if wanted.path == path && matches!(wanted.kind, Kind::Module { .. }) {
                self.insertions.insert((end, wanted.kind.clone()));
                self.located.found.insert(number);
            }
        }
    }

    /// Notes the place of an item if something is wanted there that goes on such items: before it, behind its own attributes.
    fn offer(&mut self, path: &[String], fits: fn(&Kind) -> bool, attributes: &[Attribute], item: &impl ToTokens) {
        for (number, wanted) in self.wanted.iter().enumerate() {
            if wanted.path != path || !fits(&wanted.kind) {
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
                self.insertions.insert((at, wanted.kind.clone()));
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
    fn stop_points_and_modules_move_no_line_either() {
        let stop = Stop::new("Location {\n // where\n line: self.line }", Some("self . vm"), Some("eval")).unwrap();
        let module = Kind::Module { name: "guest".to_owned(), file: "/x/guest.rs".to_owned() };
        let all = [
            wanted("Vm::run", Kind::Stop(stop)),
            wanted("Vm::run", Kind::Frame),
            Wanted { path: Vec::new(), kind: module.clone() },
            wanted("inner", module),
        ];
        let source = "mod inner { }\nimpl Vm {\n    fn run(&mut self) {}\n} // end";
        let located = locate(source, &[], &all).unwrap();
        assert_eq!(
            located.text.as_deref(),
            Some(
                "mod inner {  #[path = \"/x/guest.rs\"] mod guest;}\nimpl Vm {\n    #[::revdb::instrument(alloc, stop(at = \
                 Location { line : self . line }, guest = self . vm, label = eval))] #[::revdb::instrument(alloc, frame)] \
                 fn run(&mut self) {}\n} // end\n #[path = \"/x/guest.rs\"] mod guest;"
            )
        );
        assert_eq!(located.found.len(), 4);
        assert!(Stop::new("(", None, None).is_err());
        assert!(Stop::new("x", None, Some("'eval")).is_err());
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
