//! `#[derive(revdb::Recordable)]`: a type field by field.

use darling::FromDeriveInput;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::{Data, DeriveInput, Fields, Path, parse_quote};

use crate::heads::generated;
use crate::options;

#[derive(FromDeriveInput)]
#[darling(attributes(revdb))]
struct Options {
    #[darling(rename = "crate", default, with = options::facade)]
    krate: Option<Path>,
}

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(input) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    let krate = match Options::from_derive_input(&item) {
        Ok(options) => options.krate.unwrap_or_else(options::default_crate),
        Err(errors) => return errors.write_errors(),
    };
    let name = &item.ident;
    let span = generated(name.span());
    let (encode, decode) = match &item.data {
        Data::Struct(data) => {
            let (pattern, encode, decode) = fields(&data.fields, &krate, span);
            (
                quote_spanned!(span=> let Self #pattern = *self; #encode),
                quote_spanned!(span=> ::core::result::Result::Ok(Self #decode)),
            )
        }
        Data::Enum(data) => {
            let mut encodes = TokenStream::new();
            let mut decodes = TokenStream::new();
            for (number, variant) in data.variants.iter().enumerate() {
                let number = number as u64;
                let ident = &variant.ident;
                let (pattern, encode, decode) = fields(&variant.fields, &krate, span);
                encodes.extend(quote_spanned!(span=> Self::#ident #pattern => { to.number(#number); #encode }));
                decodes.extend(quote_spanned!(span=> #number => ::core::result::Result::Ok(Self::#ident #decode),));
            }
            (
                quote_spanned!(span=> match *self { #encodes }),
                quote_spanned! {span=>
                    match from.number()? {
                        #decodes
                        _ => ::core::result::Result::Err(#krate::Malformed),
                    }
                },
            )
        }
        Data::Union(data) => {
            let message =
                "which field of a union is in use only its owner knows: implement `revdb::Recordable` by hand";
            return syn::Error::new(data.union_token.span, message).to_compile_error();
        }
    };
    // A match on a reference to an empty type needs an arm.
    let encode = match &item.data {
        Data::Enum(data) if data.variants.is_empty() => quote_spanned!(span=> match *self {}),
        _ => encode,
    };
    let mut generics = item.generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(#krate::Recordable));
    }
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote_spanned! {span=>
        #[automatically_derived]
        impl #parameters #krate::Recordable for #name #arguments #bounds {
            #[allow(unused_variables)]
            fn encode(&self, to: &mut #krate::Encoder) {
                #encode
            }
            fn decode(from: &mut #krate::Decoder<'_>) -> ::core::result::Result<Self, #krate::Malformed> {
                #decode
            }
        }
    }
}

/// A pattern that names all fields, the code that encodes them, and a literal that decodes them.
fn fields(fields: &Fields, krate: &Path, span: Span) -> (TokenStream, TokenStream, TokenStream) {
    let names: Vec<_> = (0..fields.len()).map(|index| format_ident!("__revdb_{index}", span = span)).collect();
    let encode = quote_spanned!(span=> #(#krate::Recordable::encode(#names, to);)*);
    match fields {
        Fields::Named(named) => {
            let members: Vec<_> = named.named.iter().map(|field| &field.ident).collect();
            (
                quote_spanned!(span=> { #(#members: ref #names),* }),
                encode,
                quote_spanned!(span=> { #(#members: #krate::Recordable::decode(from)?),* }),
            )
        }
        Fields::Unnamed(_) => {
            let decodes = names.iter().map(|_| quote_spanned!(span=> #krate::Recordable::decode(from)?));
            (quote_spanned!(span=> (#(ref #names),*)), encode, quote_spanned!(span=> (#(#decodes),*)))
        }
        Fields::Unit => (TokenStream::new(), TokenStream::new(), TokenStream::new()),
    }
}
