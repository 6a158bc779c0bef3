//! `#[revdb::instrument]`: finds the points in an item and hands each kind to the module that rewrites it.

use std::collections::HashMap;

use darling::Error;
use darling::error::Accumulator;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, ImplItem, Item, Meta, Path, TraitItem};

use crate::Instrumentation;
use crate::bare::Bare;
use crate::callback;
use crate::foreign::{self, WithoutOptions};
use crate::heads::Rewriter;
use crate::methods::Methods;
use crate::object::{self, Kind, Literals};
use crate::options::{self, Instrument};
use crate::raw::Raw;
use crate::report::Report;
use crate::stop;

pub(crate) fn expand(instrumentation: Instrumentation, arguments: TokenStream, input: TokenStream) -> TokenStream {
    let mut report = Report::new(instrumentation);
    let options = report.errors().handle(options::parse::<Instrument>(arguments)).unwrap_or_default();
    if options.skip.is_present() {
        return report.finish(input.clone(), input);
    }
    let Some(item) = parse_item(&input, &options, &mut report) else {
        return report.finish(input.clone(), input);
    };
    let krate = options.krate();
    let mut structure = Structure::new(&options, &krate, input);
    let tokens = structure.transform(item);
    for error in structure.errors.into_inner() {
        report.errors().push(error);
    }
    let tokens = if options.io() { Rewriter::new(&krate, &structure.skipped).item(tokens) } else { tokens };
    report.finish(tokens, structure.original)
}

/// The item, unless the attribute stands where it cannot work.
fn parse_item(input: &TokenStream, options: &Instrument, report: &mut Report) -> Option<Item> {
    let item = match syn::parse2::<Item>(input.clone()) {
        Ok(item) => item,
        Err(error) => {
            if syn::parse2::<syn::File>(input.clone()).is_ok_and(|file| file.items.len() > 1) {
                let message = "`#![revdb::instrument]` cannot stand on a whole file: declare the file's module in \
                               `revdb::modules! { mod name; }`, or put `#[revdb::instrument]` on the items in it (its \
                               `use` items, impls and functions)";
                report.error(input, message);
            } else if syn::Block::parse_within.parse2(input.clone()).is_ok() {
                let message = "`#[revdb::instrument]` goes on an item; put it on the function around this statement";
                report.error(input, message);
            } else {
                report.errors().push(error.into());
            }
            return None;
        }
    };
    let described = options.out.iter().map(|out| &out.parameter).chain(options.inputs());
    let described = described.chain(options.callback_parameters().map(|(function, _)| function)).next();
    if let Some(parameter) = described {
        let message = "`out(..)`, `in(..)` and `callback(..)` describe one foreign function: put them on its declaration, \
                       inside an `extern` block that has `#[revdb::instrument]`";
        report.error(parameter, message);
    }
    // A function without a body, or syntax that is newer than the parser; the latter is still rewritten.
    if let Item::Verbatim(tokens) = &item
        && syn::parse2::<syn::ForeignItemFn>(tokens.clone()).is_ok()
    {
        let message = "a declaration has no body to instrument: put `#[revdb::instrument]` on the whole `extern` block or \
                       trait that holds it";
        report.error(tokens, message);
        return None;
    }
    Some(item)
}

/// The changes that need a syntax tree.
struct Structure<'a> {
    options: &'a Instrument,
    krate: &'a Path,
    changed: bool,
    skipped: HashMap<String, TokenStream>,
    objects: Vec<Kind>,
    errors: Accumulator,
    /// What to emit beside errors, or with the instrumentation compiled out: the item without the attributes that only this
    /// expansion understands.
    original: TokenStream,
}

impl<'a> Structure<'a> {
    fn new(options: &'a Instrument, krate: &'a Path, original: TokenStream) -> Self {
        Self {
            options,
            krate,
            changed: false,
            skipped: HashMap::new(),
            objects: Vec::new(),
            errors: Error::accumulator(),
            original,
        }
    }

    /// Returns the very tokens that came in when there was nothing to change: spans and grouping stay as they were.
    fn transform(&mut self, mut item: Item) -> TokenStream {
        let before = item.clone();
        match &mut item {
            Item::Mod(module) if module.content.is_none() => self.file_module(module),
            Item::ForeignMod(_) => {}
            item => visit_mut::visit_item_mut(self, item),
        }
        self.leave(before);
        if let Item::ForeignMod(block) = &item
            && self.options.io()
        {
            return foreign::expand(block, self.krate, &mut self.errors);
        }
        if self.options.alloc() && !self.objects.is_empty() {
            let mut literals = Literals::new(std::mem::take(&mut self.objects));
            literals.visit_item_mut(&mut item);
            self.changed |= literals.changed;
            self.errors.extend(literals.errors);
        }
        let mut beside = TokenStream::new();
        if self.options.io() {
            let mut bare = Bare::new(self.krate);
            beside = bare.item(&mut item);
            let mut methods = Methods::new(self.krate);
            methods.visit_item_mut(&mut item);
            self.changed |= bare.changed | methods.changed;
        }
        if self.options.raw() {
            let mut raw = Raw::new(self.krate);
            raw.visit_item_mut(&mut item);
            self.changed |= raw.changed;
        }
        if let Some(options) = &self.options.stop {
            self.changed |= stop::expand(&mut item, options, self.krate, &mut self.errors);
        }
        if self.options.frame() {
            self.changed |= stop::frame(&mut item, self.krate, &mut self.errors);
        }
        if self.options.is_callback() {
            self.changed |= callback::expand(&mut item, self.krate, &mut self.errors);
        }
        if self.changed { quote!(#item #beside) } else { self.original.clone() }
    }

    /// Works out what the item is without instrumentation.
    fn leave(&mut self, mut item: Item) {
        let mut without = WithoutOptions { krate: self.krate, changed: false };
        without.visit_item_mut(&mut item);
        let mut changed = without.changed;
        if self.options.alloc() {
            let kinds = self.objects.iter().filter(|kind| kind.has_own_field()).cloned().collect();
            let mut literals = Literals::new(kinds);
            literals.visit_item_mut(&mut item);
            changed |= literals.changed;
        }
        if changed {
            self.original = item.to_token_stream();
        }
    }

    fn file_module(&mut self, module: &syn::ItemMod) {
        let message = format!(
            "a macro sees only `mod {name};`, not the file: declare it in `revdb::modules! {{ mod {name}; }}` instead, or put \
             `#[revdb::instrument]` on the items in the file (its `use` items, impls and functions)",
            name = module.ident
        );
        self.errors.push(Error::custom(message).with_span(module));
    }

    /// Takes an item that is marked `skip` out of the rewriting; its placeholder is put back by the token pass.
    fn placeholder(&mut self, attributes: &[Attribute], tokens: impl FnOnce() -> TokenStream) -> Option<TokenStream> {
        let position = attributes.iter().position(|attribute| self.is_skip(attribute))?;
        let _ = position;
        let name = format!("__revdb_skipped_{}", self.skipped.len());
        self.changed = true;
        self.skipped.insert(name.clone(), tokens());
        let name = Ident::new(&name, Span::mixed_site());
        Some(quote!(#name))
    }

    fn is_skip(&self, attribute: &Attribute) -> bool {
        if !crate::is_own(attribute, self.krate, "instrument") {
            return false;
        }
        match &attribute.meta {
            Meta::List(list) => {
                options::parse::<Instrument>(list.tokens.clone()).is_ok_and(|options| options.skip.is_present())
            }
            _ => false,
        }
    }
}

/// The attributes of an item, where it has any.
pub(crate) fn item_attributes(item: &Item) -> Option<&[Attribute]> {
    Some(match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return None,
    })
}

impl VisitMut for Structure<'_> {
    fn visit_item_mut(&mut self, item: &mut Item) {
        let tokens = item.to_token_stream();
        if let Some(attributes) = item_attributes(item)
            && let Some(placeholder) = self.placeholder(attributes, || tokens)
        {
            *item = Item::Verbatim(placeholder);
            return;
        }
        if let Item::ForeignMod(block) = item
            && self.options.io()
            && !block.attrs.iter().any(|attribute| crate::is_own(attribute, self.krate, "instrument"))
        {
            self.changed = true;
            *item = Item::Verbatim(foreign::expand(block, self.krate, &mut self.errors));
            return;
        }
        visit_mut::visit_item_mut(self, item);
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        if module.content.is_none() {
            self.file_module(module);
        }
        visit_mut::visit_item_mod_mut(self, module);
    }

    fn visit_item_struct_mut(&mut self, item: &mut syn::ItemStruct) {
        self.objects.extend(object::kind_of(item, self.krate));
        visit_mut::visit_item_struct_mut(self, item);
    }

    fn visit_impl_item_mut(&mut self, item: &mut ImplItem) {
        let tokens = item.to_token_stream();
        let attributes = match item {
            ImplItem::Const(item) => Some(&item.attrs),
            ImplItem::Fn(item) => Some(&item.attrs),
            ImplItem::Type(item) => Some(&item.attrs),
            ImplItem::Macro(item) => Some(&item.attrs),
            _ => None,
        };
        if let Some(attributes) = attributes
            && let Some(placeholder) = self.placeholder(attributes, || tokens)
        {
            *item = ImplItem::Verbatim(placeholder);
            return;
        }
        visit_mut::visit_impl_item_mut(self, item);
    }

    fn visit_trait_item_mut(&mut self, item: &mut TraitItem) {
        let tokens = item.to_token_stream();
        let attributes = match item {
            TraitItem::Const(item) => Some(&item.attrs),
            TraitItem::Fn(item) => Some(&item.attrs),
            TraitItem::Type(item) => Some(&item.attrs),
            TraitItem::Macro(item) => Some(&item.attrs),
            _ => None,
        };
        if let Some(attributes) = attributes
            && let Some(placeholder) = self.placeholder(attributes, || tokens)
        {
            *item = TraitItem::Verbatim(placeholder);
            return;
        }
        visit_mut::visit_trait_item_mut(self, item);
    }
}
