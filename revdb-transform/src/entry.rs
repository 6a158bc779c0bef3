//! `#[revdb::main]`: the host's main function, run as recording, replay or debugger.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ItemFn;

use crate::Instrumentation;
use crate::options::{self, Main};
use crate::report::Report;

pub(crate) fn expand(instrumentation: Instrumentation, arguments: TokenStream, input: TokenStream) -> TokenStream {
    let mut report = Report::new(instrumentation);
    let options = report.errors().handle(options::parse::<Main>(arguments)).unwrap_or_default();
    let item: ItemFn = match syn::parse2(input.clone()) {
        Ok(item) => item,
        Err(_) => {
            report.error(&input, "`#[revdb::main]` goes on the function `main` of the interpreter's executable");
            return report.finish(TokenStream::new(), input);
        }
    };
    check(&item, &mut report);
    let krate = options.krate();
    let ItemFn { attrs, vis, sig, block, .. } = &item;
    let span = crate::heads::generated(sig.ident.span());
    let output = &sig.output;
    let name = match &options.trace_name {
        Some(path) => quote_spanned!(span=> ::core::option::Option::Some(#path)),
        None => quote_spanned!(span=> ::core::option::Option::None),
    };
    let call = quote_spanned!(span=> #krate::__private::main(::core::option_env!("CARGO_PKG_NAME"), #name, main));
    let exit_code = quote_spanned!(span=> ::std::process::ExitCode);
    let expansion = quote! {
        #(#attrs)*
        #vis fn main() -> #exit_code {
            fn main() #output #block
            #call
        }
    };
    // Compiled out, the function for the name of the trace is used by nobody, which is no reason to warn.
    let original = match &options.trace_name {
        Some(path) => quote_spanned! {span=>
            #input
            const _: () = {
                let _ = #path;
            };
        },
        None => input,
    };
    report.finish(expansion, original)
}

fn check(item: &ItemFn, report: &mut Report) {
    let signature = &item.sig;
    if let Some(token) = &signature.constness {
        report.error(token, "`main` runs the interpreter: it cannot be `const`");
    }
    if let Some(token) = &signature.asyncness {
        report.error(
            token,
            "an async main cannot be recorded: make `main` a plain function that runs the executor, with the guest on \
             the thread that it runs on",
        );
    }
    if signature.ident != "main" {
        let message = format!("`#[revdb::main]` goes on `main`, not on `{}`", signature.ident);
        report.error(&signature.ident, message);
    }
    if !signature.inputs.is_empty() {
        report.error(
            &signature.inputs,
            "`main` takes no arguments: read them with `std::env::args_os()`, under `#[revdb::instrument]`",
        );
    }
    if !signature.generics.params.is_empty() {
        report.error(&signature.generics, "`main` cannot be generic");
    }
}
