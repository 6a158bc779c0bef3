//! The `alloc` point: guest objects get a stable id when they are made.
//!
//! On a struct, [`expand`] adds the field that holds the id and implements `revdb::Object`. On an impl, fn or module
//! (and under `instrument`) [`Literals`] completes the struct literals, so that every constructor takes the next id.

use darling::Error;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Expr, ExprStruct, Field, FieldPat, FieldValue, Fields, Ident, ImplItemFn, Item, ItemFn, ItemImpl,
    ItemStruct, Macro, Member, PatStruct, Path, Token, Type, parse_quote_spanned,
};

use crate::Instrumentation;
use crate::options::{self, Object};
use crate::report::Report;

/// The field that `#[revdb::object]` adds.
const HIDDEN_FIELD: &str = "__revdb_id";

/// A type whose literals take ids.
#[derive(Clone)]
pub(crate) struct Kind {
    /// The name of the struct.
    name: Ident,
    /// The user's own field, if the id has one.
    field: Option<Ident>,
    krate: Path,
}

impl Kind {
    /// Whether its literals need the id even with the instrumentation compiled out.
    pub(crate) fn has_own_field(&self) -> bool {
        self.field.is_some()
    }

    fn field(&self) -> Ident {
        self.field.clone().unwrap_or_else(|| Ident::new(HIDDEN_FIELD, Span::mixed_site()))
    }

    /// Takes the next id: of the type of the field.
    fn next(&self, span: Span) -> Expr {
        let krate = &self.krate;
        let span = crate::heads::generated(span);
        match self.field {
            Some(_) => parse_quote_spanned!(span=> #krate::ObjectId::next()),
            None => parse_quote_spanned!(span=> #krate::__private::Id::next()),
        }
    }
}

/// Whether an attribute is `#[revdb::object]`, under any name that the crate may have.
pub(crate) fn is_object(attribute: &Attribute, krate: &Path) -> bool {
    crate::is_own(attribute, krate, "object")
}

/// What `#[revdb::object(..)]` on this struct means for its literals. Mistakes are reported when that attribute expands.
pub(crate) fn kind_of(item: &ItemStruct, krate: &Path) -> Option<Kind> {
    let attribute = item.attrs.iter().find(|attribute| is_object(attribute, krate))?;
    let options: Object = match &attribute.meta {
        syn::Meta::List(list) => options::parse(list.tokens.clone()).ok()?,
        _ => Object::default(),
    };
    if options.table.is_some() {
        return None;
    }
    Some(Kind {
        name: item.ident.clone(),
        field: options.id.as_ref().and_then(Path::get_ident).cloned(),
        krate: options.krate(),
    })
}

pub(crate) fn expand(instrumentation: Instrumentation, arguments: TokenStream, input: TokenStream) -> TokenStream {
    let mut report = Report::new(instrumentation);
    let options = report.errors().handle(options::parse::<Object>(arguments)).unwrap_or_default();
    if let Some(path) = &options.id
        && path.get_ident().is_none()
    {
        report.error(path, "`id` is the name of a field of this struct, such as `id = identity`");
    }
    let mut item: Item = match syn::parse2(input.clone()) {
        Ok(item) => item,
        Err(error) => {
            report.errors().push(error.into());
            return report.finish(TokenStream::new(), input);
        }
    };
    let mut original = input;
    let expansion = match &mut item {
        Item::Struct(item) => {
            original = addressed(item, &options);
            on_struct(item, &options, &mut report)
        }
        Item::Impl(item) => on_impl(item, &options, &mut report),
        Item::Enum(item) => {
            let message = format!(
                "an enum has no place of its own for an id: put `#[revdb::object]` on the struct that is allocated \
                 (the header of the object, say) and keep `{}` as one of its fields",
                item.ident
            );
            report.error(&item.enum_token, message);
            TokenStream::new()
        }
        Item::Union(item) => {
            report.error(
                &item.union_token,
                "a union cannot hold an id: put `#[revdb::object]` on a struct that has the union as a field",
            );
            TokenStream::new()
        }
        other => {
            report.error(
                &other,
                "`#[revdb::object]` goes on the struct of a guest object, and on the impls that construct it; for whole \
                 modules and for functions use `#[revdb::instrument]` on a module that holds the struct as well",
            );
            TokenStream::new()
        }
    };
    // A field of the user's own is there in any case, and constructors rely on the macro to fill it.
    if options.id.is_some() && report.is_clean() {
        original = expansion.clone();
    }
    report.finish(expansion, original)
}

/// How an object tells its id, and takes another.
struct Answers {
    id: TokenStream,
    renew: TokenStream,
}

/// With the instrumentation compiled out, an object without a field for its id is known by its address.
fn addressed(item: &ItemStruct, options: &Object) -> TokenStream {
    implementation(item, &options.krate(), |krate, span| Answers {
        id: quote_spanned!(span=> #krate::ObjectId(::core::ptr::from_ref(self).addr() as u64)),
        renew: TokenStream::new(),
    })
}

/// The struct, and `revdb::Object` for it.
fn implementation(item: &ItemStruct, krate: &Path, answers: impl FnOnce(&Path, Span) -> Answers) -> TokenStream {
    let span = crate::heads::generated(item.ident.span());
    let name = &item.ident;
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let Answers { id, renew } = answers(krate, span);
    let implementation = quote_spanned! {span=>
        #[automatically_derived]
        impl #generics #krate::Object for #name #arguments #bounds {
            #[inline(always)]
            fn id(&self) -> #krate::ObjectId {
                #id
            }

            #[inline(always)]
            fn renew(&mut self) {
                #renew
            }
        }
    };
    quote!(#item #implementation)
}

fn on_struct(item: &mut ItemStruct, options: &Object, report: &mut Report) -> TokenStream {
    let krate = options.krate();
    let span = crate::heads::generated(item.ident.span());
    let name = item.ident.clone();
    if let Some(table) = &options.table {
        if let Some(own) = &options.id {
            report.error(own, "the id is either in a field or in a side table: give `id` or `table`");
        }
        let answers = |krate: &Path, span| Answers {
            id: quote_spanned!(span=> #krate::__id_in_table(&#table, self)),
            renew: quote_spanned! {span=>
                let _ = #krate::SideTable::born(&#table, ::core::ptr::from_ref(self));
            },
        };
        return implementation(item, &krate, answers);
    }
    let fields = match &mut item.fields {
        Fields::Named(fields) => fields,
        Fields::Unnamed(fields) => {
            let message = format!(
                "the id needs a named field: write `struct {name} {{ .. }}` with named fields instead of a tuple struct, or \
                 keep the ids in a side table, `#[revdb::object(table = IDS)]`"
            );
            report.error(fields, message);
            return TokenStream::new();
        }
        Fields::Unit => {
            let message = format!("the id needs a field: write `struct {name} {{}}` instead of a unit struct");
            report.error(&name, message);
            return TokenStream::new();
        }
    };
    check_derives(&item.attrs, options, report);
    let answers = match options.id.as_ref().and_then(Path::get_ident) {
        Some(own) => {
            if !fields.named.iter().any(|field| field.ident.as_ref() == Some(own)) {
                let message = format!(
                    "`{name}` has no field `{own}`: add `{own}: revdb::ObjectId`, or leave `id` out and the field is added"
                );
                report.error(own, message);
            }
            Answers {
                id: quote_spanned!(span=> self.#own),
                renew: quote_spanned!(span=> self.#own = #krate::ObjectId::next();),
            }
        }
        None => {
            if !fields.named.empty_or_trailing() {
                fields.named.push_punct(Token![,](span));
            }
            let hidden = Ident::new(HIDDEN_FIELD, span);
            let field: Field = parse_quote_spanned!(span=> #[doc(hidden)] #hidden: #krate::__private::Id);
            fields.named.push_value(field);
            Answers {
                id: quote_spanned!(span=> self.#hidden.get()),
                renew: quote_spanned!(span=> self.#hidden.renew();),
            }
        }
    };
    implementation(item, &krate, |_, _| answers)
}

/// Derived impls that would give two objects the same id.
fn check_derives(attributes: &[Attribute], options: &Object, report: &mut Report) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let Ok(paths) = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else {
            continue;
        };
        for path in paths {
            let Some(last) = path.segments.last() else {
                continue;
            };
            let name = last.ident.to_string();
            let message = match name.as_str() {
                "Copy" => "a copy of an object is a new object with an id of its own, which `Copy` cannot give: \
                           derive `Clone` only"
                    .to_owned(),
                "Clone" | "Default" if options.id.is_some() => format!(
                    "the derived `{name}` would give two objects the same id: implement `{name}` by hand in an \
                     `#[revdb::object]` impl, or leave `id` out (the field that is then added takes a new id by itself)"
                ),
                _ => continue,
            };
            report.error(&path, message);
        }
    }
}

fn on_impl(item: &mut ItemImpl, options: &Object, report: &mut Report) -> TokenStream {
    if let Some(table) = &options.table {
        report.error(
            table,
            "`table` goes on the struct alone: its constructors stay as they are, and the allocator calls `SideTable::born` \
             when the object is in its place",
        );
    }
    let Some(name) = type_name(&item.self_ty) else {
        report.error(&item.self_ty, "`#[revdb::object]` goes on impls of the struct itself");
        return TokenStream::new();
    };
    let kind = Kind { name, field: options.id.as_ref().and_then(Path::get_ident).cloned(), krate: options.krate() };
    let mut literals = Literals::new(vec![kind]);
    literals.visit_item_impl_mut(item);
    for error in literals.errors {
        report.errors().push(error);
    }
    item.to_token_stream()
}

fn type_name(ty: &Type) -> Option<Ident> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last().map(|segment| segment.ident.clone()),
        Type::Group(group) => type_name(&group.elem),
        Type::Paren(paren) => type_name(&paren.elem),
        _ => None,
    }
}

/// Adds the id to struct literals of the given types, and its place to their patterns.
pub(crate) struct Literals {
    kinds: Vec<Kind>,
    /// What `Self` is, where it is one of them.
    self_kind: Option<Kind>,
    in_const: bool,
    pub(crate) changed: bool,
    pub(crate) errors: Vec<Error>,
}

impl Literals {
    pub(crate) fn new(kinds: Vec<Kind>) -> Self {
        Self { kinds, self_kind: None, in_const: false, changed: false, errors: Vec::new() }
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        if path.is_ident("Self") {
            return self.self_kind.clone();
        }
        let last = &path.segments.last()?.ident;
        self.kinds.iter().find(|kind| kind.name == *last).cloned()
    }

    fn within_const(&mut self, constant: bool, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_const, constant);
        visit(self);
        self.in_const = outer;
    }
}

impl VisitMut for Literals {
    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        let kind = type_name(&item.self_ty).and_then(|name| self.kinds.iter().find(|kind| kind.name == name).cloned());
        let outer = std::mem::replace(&mut self.self_kind, kind);
        visit_mut::visit_item_impl_mut(self, item);
        self.self_kind = outer;
    }

    fn visit_item_fn_mut(&mut self, item: &mut ItemFn) {
        self.within_const(item.sig.constness.is_some(), |this| visit_mut::visit_item_fn_mut(this, item));
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut ImplItemFn) {
        self.within_const(item.sig.constness.is_some(), |this| visit_mut::visit_impl_item_fn_mut(this, item));
    }

    fn visit_expr_struct_mut(&mut self, literal: &mut ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, literal);
        let Some(kind) = self.kind(&literal.path) else {
            return;
        };
        let member = Member::Named(kind.field());
        if literal.fields.iter().any(|field| field.member == member) {
            return;
        }
        if self.in_const {
            self.errors.push(
                Error::custom(
                    "an object takes its id when it is made, at run time: this cannot be in a `const fn`; make it a \
                     plain `fn`",
                )
                .with_span(&literal.path),
            );
            return;
        }
        self.changed = true;
        let value = kind.next(literal.path.span());
        if !literal.fields.empty_or_trailing() {
            literal.fields.push_punct(Token![,](literal.path.span()));
        }
        literal.fields.push_value(FieldValue {
            attrs: Vec::new(),
            member,
            colon_token: Some(Token![:](literal.path.span())),
            expr: value,
        });
        if literal.rest.is_some() {
            literal.fields.push_punct(Token![,](literal.path.span()));
        }
    }

    fn visit_pat_struct_mut(&mut self, pattern: &mut PatStruct) {
        visit_mut::visit_pat_struct_mut(self, pattern);
        let Some(kind) = self.kind(&pattern.path) else {
            return;
        };
        let member = Member::Named(kind.field());
        if pattern.rest.is_some() || kind.field.is_some() || pattern.fields.iter().any(|field| field.member == member) {
            return;
        }
        self.changed = true;
        if !pattern.fields.empty_or_trailing() {
            pattern.fields.push_punct(Token![,](pattern.path.span()));
        }
        let span = pattern.path.span();
        pattern.fields.push_value(FieldPat {
            attrs: Vec::new(),
            member,
            colon_token: Some(Token![:](span)),
            pat: Box::new(syn::Pat::Wild(syn::PatWild { attrs: Vec::new(), underscore_token: Token![_](span) })),
        });
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        // Macros that take a list of expressions (`vec!`, `assert!`, `Some!`-like helpers). Any other input is left alone:
        // a literal in it then lacks a field, which the compiler reports.
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        let Ok(mut expressions) = mac.parse_body_with(parser) else {
            return;
        };
        let outer = std::mem::replace(&mut self.changed, false);
        for expression in &mut expressions {
            self.visit_expr_mut(expression);
        }
        if self.changed {
            mac.tokens = expressions.to_token_stream();
        }
        self.changed |= outer;
    }
}
