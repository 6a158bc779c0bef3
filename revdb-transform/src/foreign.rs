//! `extern` blocks: each declared function gets a wrapper that logs what comes back from it.
//!
//! A wrapper has the name, type and attributes of the declaration, which moves inside it, so callers and function pointers
//! see no difference. What a foreign function writes through its pointers cannot be known from its type, so every pointer
//! to something writable must be described: `out(buf, len = n)` or `in(ptr)`. Pointers to opaque types (of size zero) need
//! no description: nothing on this side ever reads through them.

use darling::Error;
use darling::error::Accumulator;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Expr, ExprReturn, FnArg, ForeignItem, ForeignItemFn, ItemForeignMod, Pat, Path, PointerMutability,
    ReturnType, Safety, Type, TypePtr, TypeReference,
};

use crate::heads::generated;
use crate::options::{self, Instrument, Length};

/// The block and its wrappers.
pub(crate) fn expand(block: &ItemForeignMod, krate: &Path, errors: &mut Accumulator) -> TokenStream {
    let mut rest = block.clone();
    rest.items.clear();
    let mut wrappers = TokenStream::new();
    for item in &block.items {
        let mut item = item.clone();
        let options = take_options(&mut item, krate, errors);
        match item {
            ForeignItem::Fn(function) if !options.skip.is_present() && !never_returns(&function) => {
                if let Some(wrapper) = wrapper(block, &function, &options, krate, errors) {
                    wrappers.extend(wrapper);
                }
            }
            ForeignItem::Static(item) if !options.skip.is_present() => {
                errors.push(
                    Error::custom(
                        "a foreign static is read without a call, so reading it cannot be recorded: mark it \
                         `#[revdb::instrument(skip)]` if its value is the same in every run, or read it through a function",
                    )
                    .with_span(&item.ident),
                );
            }
            other => rest.items.push(other),
        }
    }
    // The block itself stays even when it is empty: it may link the library.
    quote!(#rest #wrappers)
}

/// Removes the attributes of single foreign functions, for when their block is emitted as it was.
pub(crate) struct WithoutOptions<'a> {
    pub(crate) krate: &'a Path,
    pub(crate) changed: bool,
}

impl VisitMut for WithoutOptions<'_> {
    fn visit_item_foreign_mod_mut(&mut self, block: &mut ItemForeignMod) {
        // A block with an attribute of its own still has its expansion before it.
        if block.attrs.iter().any(|attribute| crate::is_own(attribute, self.krate, "instrument")) {
            return;
        }
        let mut ignored = Error::accumulator();
        for item in &mut block.items {
            take_options(item, self.krate, &mut ignored);
        }
        drop(ignored.into_inner());
        self.changed = true;
    }
}

/// Takes `#[revdb::instrument(..)]` off a foreign item: only the block's expansion can act on it.
fn take_options(item: &mut ForeignItem, krate: &Path, errors: &mut Accumulator) -> Instrument {
    let attributes = match item {
        ForeignItem::Fn(item) => &mut item.attrs,
        ForeignItem::Static(item) => &mut item.attrs,
        ForeignItem::Type(item) => &mut item.attrs,
        ForeignItem::Macro(item) => &mut item.attrs,
        _ => return Instrument::default(),
    };
    let Some(position) = attributes.iter().position(|attribute| crate::is_own(attribute, krate, "instrument")) else {
        return Instrument::default();
    };
    let attribute = attributes.remove(position);
    let arguments = match &attribute.meta {
        syn::Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    errors.handle(options::parse(arguments)).unwrap_or_default()
}

/// `-> !`: there is no result to log.
fn never_returns(function: &ForeignItemFn) -> bool {
    matches!(&function.sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)))
}

/// A parameter of a foreign function.
struct Parameter {
    name: Ident,
    ty: Type,
}

/// The names and types of the parameters; unnamed ones get names.
fn parameters(function: &mut ForeignItemFn) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for (index, input) in function.sig.inputs.iter_mut().enumerate() {
        let FnArg::Typed(input) = input else { continue };
        let name = match &*input.pat {
            Pat::Ident(pattern) => pattern.ident.clone(),
            _ => {
                let name = format_ident!("argument_{index}", span = generated(input.pat.span()));
                *input.pat = syn::parse_quote!(#name);
                name
            }
        };
        parameters.push(Parameter { name, ty: (*input.ty).clone() });
    }
    parameters
}

fn wrapper(
    block: &ItemForeignMod,
    function: &ForeignItemFn,
    options: &Instrument,
    krate: &Path,
    errors: &mut Accumulator,
) -> Option<TokenStream> {
    if let Some(variadic) = &function.sig.variadic {
        errors.push(
            Error::custom(format!(
                "a variadic function cannot be wrapped: mark `{name}` with `#[revdb::instrument(skip)]`, and call it in a \
                 function of your own under `#[revdb::record]`",
                name = function.sig.ident
            ))
            .with_span(&variadic.dots),
        );
        return None;
    }
    let mut function = function.clone();
    let parameters = parameters(&mut function);
    check_names(&function.sig.ident, &parameters, options, errors);

    let span = generated(function.sig.ident.span());
    let real = Ident::new("__revdb_foreign", span);
    let returned = Ident::new("__revdb_returned", span);
    let mut checks = TokenStream::new();
    let mut bindings = TokenStream::new();
    let mut arguments = Vec::new();
    let mut outs = Vec::new();
    for parameter in &parameters {
        let Parameter { name, ty } = parameter;
        if options.out.iter().any(|out| out.parameter == *name) {
            arguments.push(name.to_token_stream());
        } else if let Some((_, data)) = options.callback_parameters().find(|(function, _)| *function == name) {
            let shown = name.to_string();
            bindings.extend(quote_spanned!(span=> #krate::__private::passes_callback(&#name, #shown);));
            bindings.extend(data.map(|data| quote_spanned!(span=> #krate::__private::lend(#data);)));
            arguments.push(name.to_token_stream());
        } else if options.callback_parameters().any(|(_, data)| data == Some(name)) {
            arguments.push(name.to_token_stream());
        } else if let Type::Reference(TypeReference { mutability: Some(_), .. }) = ty {
            // A unique reference is an out-parameter by itself. Both closures need it, so it is passed as a pointer.
            bindings.extend(quote_spanned!(span=> let #name = ::core::ptr::from_mut(#name);));
            outs.push(quote_spanned!(span=> &|_| #krate::__private::written(#name, 1_usize)));
            arguments.push(quote_spanned!(span=> &mut *#name));
        } else {
            if !options.is_input(name) {
                checks.extend(check_described(name, ty, krate, errors));
            }
            arguments.push(name.to_token_stream());
        }
    }

    // In the order of the descriptions: the length of one may be what was written into one before it.
    for out in &options.out {
        let (name, length) = (&out.parameter, length(&out.length, &returned, errors));
        outs.push(quote_spanned!(span=> &|#returned| #krate::__private::written(#name, #length)));
    }

    let op = format!("extern {}", function.sig.ident);
    let site = quote_spanned!(function.sig.ident.span()=> ::core::panic::Location::caller());
    let declaration = declaration(block, &function, &real);
    let signature = signature(block, &function);
    let attributes = wrapper_attributes(block, &function);
    let visibility = &function.vis;
    Some(quote_spanned! {span=>
        #[allow(
            non_snake_case,
            clippy::missing_safety_doc,
            clippy::too_many_arguments,
            clippy::used_underscore_binding
        )]
        #(#attributes)*
        #visibility #signature {
            #declaration
            #checks
            #bindings
            unsafe {
                #krate::__private::foreign(#op, #site, || #real(#(#arguments),*), &[#(#outs),*])
            }
        }
    })
}

/// `out` and `in` must name parameters, and each only once.
fn check_names(function: &Ident, parameters: &[Parameter], options: &Instrument, errors: &mut Accumulator) {
    let outs = options.out.iter().map(|out| &out.parameter);
    let callbacks = options.callback_parameters().map(|(function, _)| function);
    let mut data: Vec<&Ident> = options.callback_parameters().filter_map(|(_, data)| data).collect();
    data.sort();
    data.dedup();
    let mut seen: Vec<&Ident> = Vec::new();
    for name in outs.chain(options.inputs()).chain(callbacks).chain(data) {
        if seen.contains(&name) {
            errors.push(Error::custom(format!("`{name}` is described twice")).with_span(name));
        }
        seen.push(name);
        if !parameters.iter().any(|parameter| parameter.name == *name) {
            let names: Vec<String> = parameters.iter().map(|parameter| format!("`{}`", parameter.name)).collect();
            let message = if names.is_empty() {
                format!("`{function}` has no parameter `{name}`: it has no parameters")
            } else {
                format!("`{function}` has no parameter `{name}`; it has {}", names.join(", "))
            };
            errors.push(Error::custom(message).with_span(name));
        }
    }
}

/// How many elements were written, as an expression inside the closure over the result.
fn length(length: &Length, returned: &Ident, errors: &mut Accumulator) -> TokenStream {
    struct InsideExpression<'a> {
        errors: &'a mut Accumulator,
    }
    impl Visit<'_> for InsideExpression<'_> {
        fn visit_expr_return(&mut self, found: &ExprReturn) {
            self.errors.push(
                Error::custom("`return` stands alone here: `len = return` is the number that the function returns")
                    .with_span(found),
            );
        }
    }
    match length {
        Length::One => quote!(1_usize),
        Length::Returned => quote!(*#returned),
        Length::Of(expression) => {
            InsideExpression { errors }.visit_expr(expression);
            let expression: &Expr = expression;
            quote!(#expression)
        }
    }
}

/// Makes sure that a parameter which may lead to an out-buffer is not forgotten.
///
/// Only the compiler knows what a type is, so it decides: it evaluates an assertion for this one.
fn check_described(name: &Ident, ty: &Type, krate: &Path, errors: &mut Accumulator) -> TokenStream {
    let mut pointers = Pointers::default();
    pointers.visit_type(ty);
    let message = format!(
        "the function may write through `{name}`: describe it with `#[revdb::instrument(out({name}, len = ..))]` on the \
         declaration, or `#[revdb::instrument(in({name}))]` if it only reads"
    );
    if pointers.mutable && !pointers.function && !matches!(ty, Type::Ptr(_)) {
        errors.push(Error::custom(message).with_span(ty));
        return TokenStream::new();
    }
    if pointers.function {
        let message = format!(
            "the function may call what is passed as `{name}`: describe it with `#[revdb::instrument(callback({name}))]` on \
             the declaration, or `#[revdb::instrument(in({name}))]` if only foreign functions are passed"
        );
        errors.push(Error::custom(message).with_span(ty));
        return TokenStream::new();
    }
    if pointers.lifetimes || is_number(ty) {
        return TokenStream::new();
    }
    let span = generated(ty.span());
    quote_spanned! {span=>
        const _: () = {
            #[allow(unused_imports)]
            use #krate::__private::Parameter as _;
            ::core::assert!(!#krate::__private::Writable::<#ty>::YES, #message);
        };
    }
}

/// Types that everybody knows not to be pointers: no need to ask the compiler.
fn is_number(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else {
        return false;
    };
    let name = last.ident.to_string();
    name.starts_with("c_") && name != "c_void"
        || matches!(
            name.as_str(),
            "bool" | "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "isize" | "f32" | "f64"
        )
}

/// What a parameter's type says about pointers by its spelling.
#[derive(Default)]
struct Pointers {
    mutable: bool,
    lifetimes: bool,
    function: bool,
}

impl Visit<'_> for Pointers {
    fn visit_type_ptr(&mut self, pointer: &TypePtr) {
        self.mutable |= matches!(pointer.mutability, PointerMutability::Mut(_));
        visit::visit_type_ptr(self, pointer);
    }

    fn visit_type_reference(&mut self, reference: &TypeReference) {
        self.mutable |= reference.mutability.is_some();
        self.lifetimes = true;
        visit::visit_type_reference(self, reference);
    }

    fn visit_lifetime(&mut self, _: &syn::Lifetime) {
        self.lifetimes = true;
    }

    fn visit_type_fn_ptr(&mut self, _: &syn::TypeFnPtr) {
        self.function = true;
    }
}

/// The declaration, under another name, so that no parameter can shadow it.
fn declaration(block: &ItemForeignMod, function: &ForeignItemFn, real: &Ident) -> TokenStream {
    let abi = &block.abi;
    let mut signature = function.sig.clone();
    let symbol = signature.ident.to_string();
    signature.ident = real.clone();
    signature.safety = Safety::Default;
    let own = function.attrs.iter().find(|attribute| is_symbol_name(attribute));
    let link_name = match own {
        Some(attribute) => attribute.to_token_stream(),
        None => {
            let symbol = symbol.strip_prefix("r#").unwrap_or(&symbol);
            quote!(#[link_name = #symbol])
        }
    };
    let span = real.span();
    quote_spanned! {span=>
        #[allow(clashing_extern_declarations)]
        unsafe #abi {
            #link_name
            #signature;
        }
    }
}

/// The wrapper's signature: that of the declaration as the block's callers see it.
fn signature(block: &ItemForeignMod, function: &ForeignItemFn) -> TokenStream {
    let mut signature = function.sig.clone();
    signature.abi = Some(block.abi.clone());
    signature.safety = match signature.safety {
        Safety::Safe(_) => Safety::Default,
        _ => Safety::Unsafe(syn::Token![unsafe](generated(function.sig.ident.span()))),
    };
    signature.to_token_stream()
}

fn is_symbol_name(attribute: &Attribute) -> bool {
    attribute.path().is_ident("link_name") || attribute.path().is_ident("link_ordinal")
}

/// The function's attributes, and those of the block that hold for each function in it (`cfg`, `allow`).
fn wrapper_attributes<'a>(block: &'a ItemForeignMod, function: &'a ForeignItemFn) -> Vec<&'a Attribute> {
    let of_block = block.attrs.iter().filter(|attribute| {
        !attribute.path().is_ident("link") && !attribute.path().is_ident("doc") && !is_inner(attribute)
    });
    of_block.chain(function.attrs.iter().filter(|attribute| !is_symbol_name(attribute))).collect()
}

fn is_inner(attribute: &Attribute) -> bool {
    matches!(attribute.style, syn::AttrStyle::Inner(_))
}
