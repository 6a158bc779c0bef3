//! `revdb::modules!`: modules that lie in files of their own.
//!
//! A macro cannot rewrite a file without moving it: every way to do so points the compiler's messages, the debugger and
//! the editor at a copy. So the files stay what they are, and what they call `std` changes: `extern crate revdb as std` in
//! the crate root makes every path into std, in every file of the crate, a path into the facade. The compiler takes that
//! line only as written by hand, so this macro declares the modules and asserts that the line is there.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Item, ItemMod, Path};

use crate::Instrumentation;
use crate::heads::generated;
use crate::options;
use crate::report::Report;

/// The input: `#![crate = path]`, then modules.
struct Modules {
    attributes: Vec<Attribute>,
    items: Vec<Item>,
}

impl Parse for Modules {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = Attribute::parse_inner(input)?;
        let mut items = Vec::new();
        while !input.is_empty() {
            items.push(input.parse()?);
        }
        Ok(Self { attributes, items })
    }
}

pub(crate) fn expand(instrumentation: Instrumentation, input: TokenStream) -> TokenStream {
    let mut report = Report::new(instrumentation);
    let mut modules: Modules = match syn::parse2(input.clone()) {
        Ok(modules) => modules,
        Err(error) => {
            report.error(
                &error.to_compile_error(),
                format!("`revdb::modules!` takes declarations of file modules, `mod a; pub mod b;` ({error})"),
            );
            return report.finish(TokenStream::new(), TokenStream::new());
        }
    };
    let krate = facade(&modules.attributes, &mut report);
    let mut items = TokenStream::new();
    for item in &mut modules.items {
        match item {
            Item::Mod(ItemMod { content: None, attrs, .. }) => attrs.retain(|attribute| {
                let own = ["instrument", "object", "record"].iter().any(|name| crate::is_own(attribute, &krate, name));
                if own {
                    report.error(attribute, POINTS);
                }
                !own
            }),
            Item::Mod(module) => report.error(
                &module.ident,
                format!(
                    "`mod {name} {{ .. }}` is not in a file: take it out of `revdb::modules!` and put \
                     `#[revdb::instrument]` on it",
                    name = module.ident
                ),
            ),
            ref other => report.error(
                other,
                "`revdb::modules!` takes declarations of file modules only, `mod a; pub mod b;`: put \
                 `#[revdb::instrument]` on other items, outside of it",
            ),
        }
        item.to_tokens(&mut items);
    }
    let span = generated(proc_macro2::Span::call_site());
    let message = "the files of these modules would use std's own I/O: write `#[macro_use] extern crate revdb as std;` at the \
                   top of the crate root (main.rs or lib.rs)";
    // Outside of the modules: each is compiled from its own file, at its own lines.
    let assertion = quote_spanned! {span=>
        const _: () = {
            #[allow(unused_imports)]
            use #krate::__private::Recorded as _;
            ::core::assert!(!#krate::__private::Unrecorded::<::std::fs::File>::YES, #message);
            // Not found? Then `println!` in the files is still std's: the name says what to do.
            write_macro_use_extern_crate_revdb_as_std_at_the_top_of_the_crate_root!();
        };
    };
    report.finish(quote!(#items #assertion), items)
}

/// What to do for the points other than std's I/O, which no macro can put into a file.
const POINTS: &str = "what this file calls in std is recorded without an attribute here; the other points go on the items in the \
                      file: `#[revdb::object]` on the structs of guest objects and on their impls, \
                      `#[revdb::instrument(stop(at = ..))]` and `(frame)` on the functions of the eval loop, \
                      `#[revdb::instrument]` on `extern` blocks, `#[revdb::instrument(raw)]` where foreign memory is read";

/// Where the facade crate is.
fn facade(attributes: &[Attribute], report: &mut Report) -> Path {
    for attribute in attributes {
        if let syn::Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident("crate")
            && let syn::Expr::Path(path) = &pair.value
        {
            return path.path.clone();
        }
        report.error(
            attribute,
            "the only option here is where the facade crate is, `#![crate = path::to::revdb]`: points other than std's I/O \
             go on the items in the files, such as `#[revdb::object]` or `#[revdb::instrument(raw)]`",
        );
    }
    options::default_crate()
}
