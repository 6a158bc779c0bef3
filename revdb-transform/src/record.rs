//! `#[revdb::record]`: a function as the recording boundary. Its body runs once, while recording.

use darling::error::Accumulator;
use darling::{Error, FromMeta};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Block, Expr, FnArg, ImplItem, ImplItemFn, ItemImpl, Meta, Pat, Path, ReceiverKind, ReturnType,
    Signature, Type,
};

use crate::Instrumentation;
use crate::heads::generated;
use crate::options::{self, Word};
use crate::report::Report;

/// `#[revdb::record(..)]`
#[derive(Default, FromMeta)]
#[darling(default)]
struct Record {
    /// What becomes of a `&mut self`.
    receiver: Option<Receiver>,
    /// A method of a recorded impl that runs on replay too.
    skip: Word,
    #[darling(rename = "crate", with = options::facade)]
    krate: Option<Path>,
}

/// `receiver = ..`
#[derive(Clone, Copy, PartialEq, Eq)]
enum Receiver {
    /// It is recorded like any other `&mut` parameter.
    Out,
    /// Nothing that the host looks at is written into it.
    Unchanged,
}

impl FromMeta for Receiver {
    fn from_expr(value: &Expr) -> Result<Self, Error> {
        match value {
            Expr::Path(path) if path.path.is_ident("out") => Ok(Self::Out),
            Expr::Path(path) if path.path.is_ident("unchanged") => Ok(Self::Unchanged),
            other => Err(Error::custom(
                "expected `receiver = out` (what is written into `self` is recorded with the result) or `receiver = \
                 unchanged` (nothing is that the host looks at)",
            )
            .with_span(other)),
        }
    }
}

pub(crate) fn expand(instrumentation: Instrumentation, arguments: TokenStream, input: TokenStream) -> TokenStream {
    let mut report = Report::new(instrumentation);
    let options = report.errors().handle(options::parse::<Record>(arguments)).unwrap_or_default();
    let krate = options.krate.clone().unwrap_or_else(options::default_crate);
    if let Ok(mut item) = syn::parse2::<ItemImpl>(input.clone()) {
        let original = methods(&mut item, &options, &krate, report.errors());
        return report.finish(item.to_token_stream(), original);
    }
    // A method and a free function look the same, but for the receiver, and this type allows either.
    let function: ImplItemFn = match syn::parse2(input.clone()) {
        Ok(function) => function,
        Err(_) => {
            report.error(
                &input,
                "`#[revdb::record]` goes on a function or method with a body, or on an impl of such methods; for an \
                 expression, use `revdb::recorded!(..)`",
            );
            return report.finish(TokenStream::new(), input);
        }
    };
    let mut function = function;
    rewrite(&mut function, &options, &krate, report.errors());
    report.finish(function.to_token_stream(), input)
}

/// All methods of an impl. Returns what the impl is without instrumentation.
fn methods(item: &mut ItemImpl, options: &Record, krate: &Path, errors: &mut Accumulator) -> TokenStream {
    let mut original = item.clone();
    for (member, original) in item.items.iter_mut().zip(&mut original.items) {
        let (ImplItem::Fn(function), ImplItem::Fn(original)) = (member, original) else { continue };
        let own = |attribute: &Attribute| crate::is_own(attribute, krate, "record");
        let position = function.attrs.iter().position(own);
        let mut merged = Record { receiver: options.receiver, skip: Word::default(), krate: None };
        if let Some(position) = position {
            original.attrs.remove(position);
            let arguments = match function.attrs.remove(position).meta {
                Meta::List(list) => list.tokens,
                _ => TokenStream::new(),
            };
            if let Some(own) = errors.handle(options::parse::<Record>(arguments)) {
                merged.receiver = own.receiver.or(merged.receiver);
                merged.skip = own.skip;
            }
        }
        if !merged.skip.is_present() {
            rewrite(function, &merged, krate, errors);
        }
    }
    original.to_token_stream()
}

fn rewrite(function: &mut ImplItemFn, options: &Record, krate: &Path, errors: &mut Accumulator) {
    check(&function.sig, options, errors);
    function.block = body(&mut function.sig, &function.block, options, krate, errors);
}

fn check(signature: &Signature, options: &Record, errors: &mut Accumulator) {
    let mut error = |at: &dyn ToTokens, message: &str| {
        errors.push(Error::custom(message).with_span(&at.to_token_stream()));
    };
    if let Some(token) = &signature.asyncness {
        error(
            token,
            "an async function returns before its work is done: put `#[revdb::record]` on the plain functions that do \
             the I/O under it",
        );
    }
    if let Some(token) = &signature.constness {
        error(token, "a `const fn` has no input from outside: there is nothing to record");
    }
    if let Some(receiver) = signature.receiver()
        && is_unique(receiver)
        && options.receiver.is_none()
    {
        error(
            receiver,
            "what the function writes into `self` would be missing on replay: take `&self`, and the fields that it writes as \
             `&mut` parameters; or say what becomes of it, `#[revdb::record(receiver = out)]` (its type is \
             `revdb::Recordable` then) or `#[revdb::record(receiver = unchanged)]`",
        );
    }
    if let ReturnType::Type(_, ty) = &signature.output {
        let mut unnamed = UnnamedTypes::default();
        unnamed.visit_type(ty);
        if unnamed.found {
            error(
                ty,
                "the result comes from the trace on replay, so its type must be named: `impl Trait` cannot be rebuilt",
            );
        }
    }
}

fn is_unique(receiver: &syn::Receiver) -> bool {
    match &receiver.kind {
        ReceiverKind::Reference(_, _, mutability) => mutability.is_some(),
        _ => receiver.mutability.is_some(),
    }
}

#[derive(Default)]
struct UnnamedTypes {
    found: bool,
}

impl Visit<'_> for UnnamedTypes {
    fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
        self.found = true;
    }
}

/// The new body: one call, around the old one.
fn body(signature: &mut Signature, block: &Block, options: &Record, krate: &Path, errors: &mut Accumulator) -> Block {
    let span = generated(signature.ident.span());
    let mut outs = quote!(());
    let mut bindings = TokenStream::new();
    let names: Vec<Ident> = out_parameters(signature, errors);
    let given = given(signature, &names);
    let arguments = arguments(&given, span, krate);
    let Given { names: given, patterns } = given;
    let taken = if given.is_empty() {
        quote!(_)
    } else {
        let taken = format_ident!("__revdb_given", span = span);
        bindings.extend(quote_spanned! {span=>
            #[allow(unused_variables, unused_mut)]
            let (#(#patterns,)*) = #taken;
        });
        taken.to_token_stream()
    };
    let list = format_ident!("__revdb_outs", span = span);
    for name in names.iter().rev() {
        outs = quote_spanned!(span=> (&mut *#name, #outs));
    }
    let mut place = quote!(#list);
    let mut block = block.to_token_stream();
    let out_receiver = options.receiver == Some(Receiver::Out) && signature.receiver().is_some_and(is_unique);
    if out_receiver {
        // The body has it from the list, under another name: `self` itself is lent to the list.
        let receiver = format_ident!("__revdb_self", span = span);
        let lent = Ident::new("self", receiver_span(signature));
        outs = quote_spanned!(span=> (&mut *#lent, #outs));
        bindings.extend(quote_spanned!(span=> let #receiver = &mut *#place.0;));
        place = quote!(#place.1);
        block = renamed(block, &receiver);
    }
    for name in &names {
        bindings.extend(quote_spanned!(span=> let #name = &mut *#place.0;));
        place = quote!(#place.1);
    }
    let name = signature.ident.to_string();
    let site = quote_spanned!(signature.ident.span()=> ::core::panic::Location::caller());
    let returned = match &signature.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => quote!(#ty),
    };
    let pattern = if names.is_empty() && !out_receiver { quote!(_) } else { quote!(#list) };
    let tokens = quote_spanned! {span=>
        {
            #krate::__private::record(
                ::core::concat!(::core::module_path!(), "::", #name),
                #site,
                (#(#given,)*),
                #arguments,
                #outs,
                |#taken, #pattern| -> #returned {
                    #bindings
                    #block
                },
            )
        }
    };
    syn::parse2(tokens).expect("a block")
}

/// The parameters that the body is given: their names, and as it binds them.
struct Given {
    names: Vec<Ident>,
    patterns: Vec<Pat>,
}

/// What is given by value or shared reference. A `mut` moves to where the body takes it.
fn given(signature: &mut Signature, outs: &[Ident]) -> Given {
    let mut given = Given { names: Vec::new(), patterns: Vec::new() };
    for input in &mut signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        let Pat::Ident(pattern) = &mut *input.pat else { continue };
        if !outs.contains(&pattern.ident) {
            given.patterns.push(Pat::Ident(pattern.clone()));
            pattern.mutability = None;
            given.names.push(pattern.ident.clone());
        }
    }
    given
}

/// The closure that logs what the function is given.
fn arguments(given: &Given, span: proc_macro2::Span, krate: &Path) -> TokenStream {
    let names = &given.names;
    if names.is_empty() {
        return quote_spanned!(span=> |_, _| ());
    }
    quote_spanned! {span=>
        |(#(#names,)*), __revdb_to| {
            #[allow(unused_imports)]
            use #krate::__private::{
                OtherArgument as _, PointerArgument as _, ReferenceArgument as _, UnsizedArgument as _, ValueArgument as _,
            };
            #((&&&&&#krate::__private::Argument(#names)).log(__revdb_to);)*
        }
    }
}

fn receiver_span(signature: &Signature) -> proc_macro2::Span {
    signature.receiver().map_or_else(proc_macro2::Span::call_site, |receiver| receiver.self_token.span)
}

/// The tokens with `self` under another name, but for `self::path`.
fn renamed(tokens: TokenStream, name: &Ident) -> TokenStream {
    let mut trees = tokens.into_iter().peekable();
    let mut out = TokenStream::new();
    while let Some(tree) = trees.next() {
        out.extend([match tree {
            TokenTree::Ident(ident)
                if ident == "self"
                    && !matches!(trees.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':') =>
            {
                TokenTree::Ident(name.clone())
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), renamed(group.stream(), name));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        }]);
    }
    out
}

/// Parameters through which the caller sees what the function wrote.
fn out_parameters(signature: &Signature, errors: &mut Accumulator) -> Vec<Ident> {
    let mut names = Vec::new();
    for input in &signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        if let Type::Reference(reference) = &*input.ty
            && reference.mutability.is_some()
        {
            match &*input.pat {
                Pat::Ident(pattern) => names.push(pattern.ident.clone()),
                other => errors.push(
                    Error::custom("what is written through this parameter is recorded, so it needs a name")
                        .with_span(&other.span()),
                ),
            }
        } else if has_unique_reference(&input.ty) {
            errors.push(
                Error::custom(
                    "what is written through a reference inside this type would be missing on replay: make it a \
                     parameter of its own, `&mut T`",
                )
                .with_span(&input.ty),
            );
        }
    }
    names
}

fn has_unique_reference(ty: &Type) -> bool {
    struct Search {
        found: bool,
    }
    impl Visit<'_> for Search {
        fn visit_type_reference(&mut self, reference: &syn::TypeReference) {
            self.found |= reference.mutability.is_some();
            visit::visit_type_reference(self, reference);
        }
        fn visit_type_fn_ptr(&mut self, _: &syn::TypeFnPtr) {}
    }
    let mut search = Search { found: false };
    search.visit_type(ty);
    search.found
}
