//! `#[revdb::record]`: a function as the recording boundary. Its body runs once, while recording.

use darling::error::Accumulator;
use darling::{Error, FromMeta};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, FnArg, ImplItemFn, Pat, Path, ReceiverKind, ReturnType, Signature, Type};

use crate::Instrumentation;
use crate::heads::generated;
use crate::options;
use crate::report::Report;

/// `#[revdb::record(..)]`
#[derive(Default, FromMeta)]
#[darling(default)]
struct Record {
    #[darling(rename = "crate")]
    krate: Option<Path>,
}

pub(crate) fn expand(instrumentation: Instrumentation, arguments: TokenStream, input: TokenStream) -> TokenStream {
    let mut report = Report::new(instrumentation);
    let options = report.errors().handle(options::parse::<Record>(arguments)).unwrap_or_default();
    let krate = options.krate.unwrap_or_else(options::default_crate);
    // A method and a free function look the same, but for the receiver, and this type allows either.
    let function: ImplItemFn = match syn::parse2(input.clone()) {
        Ok(function) => function,
        Err(_) => {
            report.error(
                &input,
                "`#[revdb::record]` goes on a function or method with a body; for an expression, use \
                 `revdb::recorded!(..)`",
            );
            return report.finish(TokenStream::new(), input);
        }
    };
    check(&function.sig, report.errors());
    let mut function = function;
    function.block = body(&mut function.sig, &function.block, &krate, report.errors());
    report.finish(function.to_token_stream(), input)
}

fn check(signature: &Signature, errors: &mut Accumulator) {
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
    if let Some(receiver) = signature.receiver() {
        let unique = match &receiver.kind {
            ReceiverKind::Reference(_, _, mutability) => mutability.is_some(),
            _ => receiver.mutability.is_some(),
        };
        if unique {
            error(
                receiver,
                "what the function writes into `self` would be missing on replay: take `&self`, and the fields that it \
                 writes as `&mut` parameters",
            );
        }
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
fn body(signature: &mut Signature, block: &Block, krate: &Path, errors: &mut Accumulator) -> Block {
    let span = generated(signature.ident.span());
    let mut outs = quote!(());
    let mut bindings = TokenStream::new();
    let names: Vec<Ident> = out_parameters(signature, errors);
    let list = format_ident!("__revdb_outs", span = span);
    for name in names.iter().rev() {
        outs = quote_spanned!(span=> (&mut *#name, #outs));
    }
    let mut place = quote!(#list);
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
    let pattern = if names.is_empty() { quote!(_) } else { quote!(#list) };
    let tokens = quote_spanned! {span=>
        {
            #krate::__private::record(
                ::core::concat!(::core::module_path!(), "::", #name),
                #site,
                #outs,
                |#pattern| -> #returned {
                    #bindings
                    #block
                },
            )
        }
    };
    syn::parse2(tokens).expect("a block")
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
