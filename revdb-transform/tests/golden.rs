//! Source in, source out: `golden/NAME.rs` expands to `golden/NAME.expanded.rs`.
//!
//! `REVDB_BLESS=1 cargo test -p revdb-transform` writes what the transform gives now; read the difference before you commit it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::TokenStream;
use quote::ToTokens;
use revdb_transform::Instrumentation;
use syn::{Attribute, Item, Meta};

/// Expands the macros of revdb in `items`, as the compiler would: outermost first, then what they left.
fn expand(instrumentation: Instrumentation, items: Vec<Item>) -> Vec<Item> {
    items.into_iter().flat_map(|item| expand_item(instrumentation, item)).collect()
}

fn expand_item(instrumentation: Instrumentation, mut item: Item) -> Vec<Item> {
    if let Some(attribute) = take_attribute(&mut item) {
        let arguments = match &attribute.meta {
            Meta::List(list) => list.tokens.clone(),
            _ => TokenStream::new(),
        };
        let tokens = item.to_token_stream();
        let expanded = match attribute.path().segments.last().expect("a path").ident.to_string().as_str() {
            "instrument" => revdb_transform::instrument(instrumentation, arguments, tokens),
            "object" => revdb_transform::object(instrumentation, arguments, tokens),
            "main" => revdb_transform::main(instrumentation, arguments, tokens),
            "record" => revdb_transform::record(instrumentation, arguments, tokens),
            other => panic!("no macro is called {other}"),
        };
        let file: syn::File = syn::parse2(expanded.clone()).unwrap_or_else(|error| panic!("{error}: {expanded}"));
        return expand(instrumentation, file.items);
    }
    if let Item::Macro(call) = &item
        && call.mac.path.segments[0].ident == "revdb"
    {
        let expanded = revdb_transform::modules(instrumentation, call.mac.tokens.clone());
        return expand(instrumentation, syn::parse2::<syn::File>(expanded).expect("items").items);
    }
    if let Some(name) = take_derive(&mut item) {
        let tokens = item.to_token_stream();
        let derived = match name.as_str() {
            "Guest" => revdb_transform::derive_guest(tokens),
            "Recordable" => revdb_transform::derive_recordable(tokens),
            other => panic!("no derive is called {other}"),
        };
        let mut items = vec![item];
        items.extend(syn::parse2::<syn::File>(derived).expect("items").items);
        return items;
    }
    if let Item::Mod(module) = &mut item
        && let Some((_, items)) = &mut module.content
    {
        *items = expand(instrumentation, std::mem::take(items));
    }
    vec![item]
}

fn take_attribute(item: &mut Item) -> Option<Attribute> {
    let attributes = match item {
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::ForeignMod(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    };
    let position = attributes
        .iter()
        .position(|attribute| attribute.path().segments.len() == 2 && attribute.path().segments[0].ident == "revdb")?;
    Some(attributes.remove(position))
}

/// The one derive of revdb on a type, taken off.
fn take_derive(item: &mut Item) -> Option<String> {
    let attributes = match item {
        Item::Enum(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        _ => return None,
    };
    let derives = |attribute: &Attribute| {
        attribute.parse_args::<syn::Path>().ok().filter(|_| attribute.path().is_ident("derive"))
    };
    let position = attributes.iter().position(|attribute| {
        derives(attribute).is_some_and(|path| path.segments.len() == 2 && path.segments[0].ident == "revdb")
    })?;
    let path = derives(&attributes.remove(position))?;
    path.segments.last().map(|segment| segment.ident.to_string())
}

fn inputs() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut inputs: Vec<PathBuf> = fs::read_dir(directory)
        .expect("the golden files")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| path.file_stem().is_some_and(|stem| !stem.to_string_lossy().contains('.')))
        .collect();
    inputs.sort();
    inputs
}

fn compare(instrumentation: Instrumentation, extension: &str) {
    let inputs = inputs();
    assert!(!inputs.is_empty());
    let mut wrong = Vec::new();
    for input in inputs {
        let mut file = syn::parse_file(&fs::read_to_string(&input).expect("readable")).expect("valid Rust");
        file.items = expand(instrumentation, file.items);
        let actual = prettyplease::unparse(&file);
        let golden = input.with_extension(extension);
        if env::var_os("REVDB_BLESS").is_some() {
            fs::write(&golden, actual).expect("writable");
        } else if fs::read_to_string(&golden).unwrap_or_default() != actual {
            wrong.push(format!("{} is now:\n{actual}", golden.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nTo accept: REVDB_BLESS=1 cargo test -p revdb-transform", wrong.join("\n"));
}

#[test]
fn sources_expand_to_their_golden_files() {
    compare(Instrumentation::On, "expanded.rs");
}

#[test]
fn sources_stay_as_they_are_with_the_instrumentation_compiled_out() {
    compare(Instrumentation::Off, "off.rs");
}
