//! `#[derive(revdb::Guest)]`: the host's fields and functions that answer the debugger.

use darling::ast::Data;
use darling::util::{Flag, Ignored};
use darling::{Error, FromDeriveInput, FromField};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{DeriveInput, Ident, Path, Type};

use crate::heads::generated;
use crate::options;

#[derive(FromDeriveInput)]
#[darling(attributes(revdb), supports(struct_named))]
struct Options {
    ident: Ident,
    generics: syn::Generics,
    data: Data<Ignored, Field>,
    #[darling(rename = "crate", default, with = options::facade)]
    krate: Option<Path>,
    #[darling(default)]
    qualified_name: Option<Path>,
    #[darling(default)]
    source: Option<Path>,
    #[darling(default)]
    locals: Option<Path>,
    #[darling(default)]
    sees_outer_frames: Option<Path>,
    #[darling(default)]
    children: Option<Path>,
    #[darling(default)]
    notes_writes: Option<Path>,
    #[darling(default)]
    arguments: Option<Path>,
    #[darling(default)]
    exception: Option<Path>,
    #[darling(default)]
    source_range: Option<Path>,
    #[darling(default)]
    files: Option<Path>,
    #[darling(default)]
    outline: Option<Path>,
    #[darling(default)]
    evaluate: Option<Path>,
    #[darling(default)]
    read: Option<Path>,
    #[darling(default)]
    is_alive: Option<Path>,
    #[darling(default)]
    digest: Option<Path>,
    #[darling(default)]
    signal: Option<Path>,
}

#[derive(FromField)]
#[darling(attributes(revdb))]
struct Field {
    ident: Option<Ident>,
    ty: Type,
    #[darling(default)]
    frames: Flag,
    #[darling(default)]
    codes: Flag,
    #[darling(default)]
    sources: Flag,
}

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(input) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    let options = match Options::from_derive_input(&item) {
        Ok(options) => options,
        Err(errors) => return errors.write_errors(),
    };
    match implementation(&options) {
        Ok(tokens) => tokens,
        Err(errors) => errors.write_errors(),
    }
}

fn implementation(options: &Options) -> Result<TokenStream, Error> {
    let krate = options.krate.clone().unwrap_or_else(options::default_crate);
    let span = generated(options.ident.span());
    let fields = options.data.as_ref().take_struct().map(|fields| fields.fields).unwrap_or_default();
    let mut errors = Error::accumulator();
    let mut marked = |which: fn(&Field) -> &Flag, missing: Option<&str>| {
        let mut found = fields.iter().filter(|field| which(field).is_present());
        let first = found.next();
        if let Some(second) = found.next() {
            let flag = which(second);
            errors.push(Error::custom("another field is marked so already").with_span(&flag.span()));
        }
        if let (None, Some(message)) = (first, missing) {
            errors.push(Error::custom(message).with_span(&options.ident));
        }
        first.and_then(|field| Some((field.ident.clone()?, field.ty.clone())))
    };
    let frames = marked(
        |field| &field.frames,
        Some(
            "which field is the guest's stack? Mark it with `#[revdb(frames)]`: it holds the activations, innermost last, and \
             `revdb::guest::Frame` is `From` a reference to each",
        ),
    );
    let codes = marked(
        |field| &field.codes,
        Some(
            "which field holds the guest's functions? Mark it with `#[revdb(codes)]`: it is indexed by the numbers in frames \
             and locations, and `revdb::guest::Code` is `From` a reference to each",
        ),
    );
    let sources = marked(|field| &field.sources, None);
    if let (Some((field, _)), Some(_)) = (&sources, &options.source) {
        let message = "the sources are given twice: by this field, and by `source = ..` on the struct";
        errors.push(Error::custom(message).with_span(field));
    }
    errors.finish()?;
    let (Some((frames, _)), Some((codes, _))) = (frames, codes) else {
        return Ok(TokenStream::new());
    };
    let source = sources.map(|(field, ty)| {
        quote_spanned! {span=>
            fn source(&mut self, file: &str) -> ::core::option::Option<::std::string::String> {
                <#ty as #krate::guest::Sources>::source(&self.#field, file)
            }
        }
    });
    let methods = methods(options, &krate);
    let name = &options.ident;
    let (parameters, arguments, bounds) = options.generics.split_for_impl();
    Ok(quote_spanned! {span=>
        #[automatically_derived]
        impl #parameters #krate::guest::Guest for #name #arguments #bounds {
            fn frames(&mut self) -> ::std::vec::Vec<#krate::guest::Frame> {
                ::core::iter::Iterator::collect(::core::iter::Iterator::map(
                    ::core::iter::Iterator::rev(self.#frames.iter()),
                    ::core::convert::Into::<#krate::guest::Frame>::into,
                ))
            }
            fn code(&mut self, code: u32) -> #krate::guest::Code {
                ::core::convert::Into::<#krate::guest::Code>::into(&self.#codes[code as usize])
            }
            #source
            #methods
        }
    })
}

/// The methods that are functions of the host.
fn methods(options: &Options, krate: &Path) -> TokenStream {
    let guest = quote!(#krate::guest);
    let string = quote!(::std::string::String);
    let list = quote!(::std::vec::Vec);
    let option = quote!(::core::option::Option);
    let table: [(&Option<Path>, &str, TokenStream, TokenStream, TokenStream); 16] = [
        (&options.qualified_name, "qualified_name", quote!(code: u32), quote!(code), quote!(#option<#string>)),
        (&options.source, "source", quote!(file: &str), quote!(file), quote!(#option<#string>)),
        (&options.locals, "locals", quote!(frame: usize), quote!(frame), quote!(#option<#list<#guest::Variable>>)),
        (&options.sees_outer_frames, "sees_outer_frames", quote!(), quote!(), quote!(bool)),
        (&options.notes_writes, "notes_writes", quote!(), quote!(), quote!(bool)),
        (
            &options.children,
            "children",
            quote!(object: #krate::ObjectId, start: u64, count: u64),
            quote!(object, start, count),
            quote!(#option<#guest::Children>),
        ),
        (&options.arguments, "arguments", quote!(frame: usize), quote!(frame), quote!(#option<#list<#string>>)),
        (&options.exception, "exception", quote!(), quote!(), quote!(#option<#guest::Raised>)),
        (
            &options.source_range,
            "source_range",
            quote!(position: u64),
            quote!(position),
            quote!(#option<#guest::SourceRange>),
        ),
        (&options.files, "files", quote!(), quote!(), quote!(#list<#string>)),
        (&options.outline, "outline", quote!(file: &str), quote!(file), quote!(#option<#guest::Outline>)),
        (
            &options.evaluate,
            "evaluate",
            quote!(frame: usize, code: &str, objects: &[#guest::Binding]),
            quote!(frame, code, objects),
            quote!(#guest::Outcome),
        ),
        (
            &options.read,
            "read",
            quote!(frame: #krate::FrameId, expression: &str, objects: &[#guest::Binding]),
            quote!(frame, expression, objects),
            quote!(#option<#guest::Reading>),
        ),
        (&options.is_alive, "is_alive", quote!(object: #krate::ObjectId), quote!(object), quote!(bool)),
        (&options.digest, "digest", quote!(sink: &mut dyn FnMut(&[u8])), quote!(sink), quote!(())),
        (&options.signal, "signal", quote!(number: i32), quote!(number), quote!(())),
    ];
    table
        .into_iter()
        .filter_map(|(path, name, parameters, arguments, returned)| {
            let path = path.as_ref()?;
            let name = Ident::new(name, proc_macro2::Span::call_site());
            Some(quote! {
                fn #name(&mut self, #parameters) -> #returned {
                    #path(self, #arguments)
                }
            })
        })
        .collect()
}
