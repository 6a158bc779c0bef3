//! Host functions that foreign code calls: within a recorded foreign call their arguments are recorded, and on replay they
//! are called again in the place of the foreign function.

use darling::Error;
use darling::error::Accumulator;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{FnArg, Ident, Item, ItemFn, Pat, Path, Safety};

use crate::heads::generated;

/// Puts the function's body behind the recording of its arguments. Returns whether anything changed.
pub(crate) fn expand(item: &mut Item, krate: &Path, errors: &mut Accumulator) -> bool {
    let Item::Fn(function) = item else {
        let message = "`callback` goes on a free function that foreign code calls, `extern \"C\" fn name(..) { .. }`; inside an \
                       `extern` block, `callback(parameter)` names the parameter through which a function is passed";
        errors.push(Error::custom(message).with_span(item));
        return false;
    };
    if let Err(error) = check(function) {
        errors.push(error);
        return false;
    }
    let Some(names) = names(function, errors) else {
        return false;
    };
    rewrite(function, &names, krate);
    true
}

fn check(function: &ItemFn) -> Result<(), Error> {
    let signature = &function.sig;
    if signature.abi.is_none() {
        let message = format!(
            "foreign code cannot call a function of Rust's own calling convention: write `extern \"C\" fn {}`",
            signature.ident
        );
        return Err(Error::custom(message).with_span(&signature.ident));
    }
    if signature.generics.type_params().next().is_some() || signature.generics.const_params().next().is_some() {
        let message = "a generic callback is many functions, which replay cannot tell apart: write one for each type, which \
                       calls the generic one";
        return Err(Error::custom(message).with_span(&signature.generics));
    }
    if let Some(receiver) = signature.receiver() {
        let message = "a method cannot be found again on replay: make the callback a free function";
        return Err(Error::custom(message).with_span(receiver));
    }
    if let Some(variadic) = &signature.variadic {
        let message = "what a variadic callback is called with cannot be recorded";
        return Err(Error::custom(message).with_span(&variadic.dots));
    }
    Ok(())
}

/// The names of the parameters; unnamed ones get names.
fn names(function: &mut ItemFn, errors: &mut Accumulator) -> Option<Vec<Ident>> {
    let mut names = Vec::new();
    for (index, input) in function.sig.inputs.iter_mut().enumerate() {
        let FnArg::Typed(input) = input else { continue };
        match &*input.pat {
            Pat::Ident(pattern) => names.push(pattern.ident.clone()),
            Pat::Wild(_) => {
                let name = format_ident!("__revdb_argument_{index}");
                *input.pat = syn::parse_quote!(#name);
                names.push(name);
            }
            other => {
                let message =
                    "the arguments of a callback are recorded, so each needs a name: take it apart in the body";
                errors.push(Error::custom(message).with_span(other));
                return None;
            }
        }
    }
    Some(names)
}

fn rewrite(function: &mut ItemFn, names: &[Ident], krate: &Path) {
    let span = generated(function.sig.ident.span());
    let name = &function.sig.ident;
    let shown = name.to_string();
    let body = Ident::new("__revdb_body", span);
    let mut inner = function.sig.clone();
    inner.ident = body.clone();
    inner.abi = None;
    let block = &function.block;
    let call = match &inner.safety {
        Safety::Unsafe(_) => quote_spanned!(span=> unsafe { #body(#(#names),*) }),
        _ => quote_spanned!(span=> #body(#(#names),*)),
    };
    let arguments = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(input.ty.to_token_stream()),
        FnArg::Receiver(_) => None,
    });
    let code = quote_spanned! {span=>
        {
            #[inline]
            #[allow(clippy::too_many_arguments, clippy::missing_safety_doc)]
            #inner #block

            fn __revdb_replay(
                from: &mut #krate::Decoder<'_>,
            ) -> ::core::result::Result<(), #krate::Malformed> {
                #(let #names: #arguments = #krate::Recordable::decode(from)?;)*
                let _ = #call;
                ::core::result::Result::Ok(())
            }

            #[used]
            #[unsafe(link_section = "revdb_callbacks")]
            static __REVDB_CALLBACK: &#krate::__private::Callback = &#krate::__private::Callback {
                address: #name as *const (),
                replay: __revdb_replay,
                name: ::core::concat!(::core::module_path!(), "::", #shown),
            };

            #krate::__private::called_back(
                &__REVDB_CALLBACK,
                |to| {
                    let _ = &to;
                    #(#krate::Recordable::encode(&#names, to);)*
                },
                || #call,
            )
        }
    };
    *function.block = syn::parse2(quote!(#code)).expect("a block");
}
