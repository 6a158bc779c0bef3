//! What may be written between the parentheses of the attributes.

use darling::ast::NestedMeta;
use darling::util::PathList;
use darling::{Error, FromMeta};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Meta, Path};

/// Parses the arguments of an attribute, reporting every mistake in them at once.
pub(crate) fn parse<T: FromMeta>(arguments: TokenStream) -> Result<T, Error> {
    let items = NestedMeta::parse_meta_list(arguments)?;
    T::from_list(&items)
}

/// Where the macros find the facade crate unless told otherwise.
pub(crate) fn default_crate() -> Path {
    syn::parse2(quote_spanned!(Span::mixed_site()=> ::revdb)).expect("a path")
}

/// An option that is there or not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word(bool);

impl Word {
    pub(crate) fn is_present(self) -> bool {
        self.0
    }
}

impl FromMeta for Word {
    fn from_meta(item: &Meta) -> Result<Self, Error> {
        let Meta::Path(_) = item else {
            let name = item.path().require_ident().map(Ident::to_string).unwrap_or_default();
            return Err(Error::custom(format!("`{name}` takes no value: write only `{name}`")).with_span(item));
        };
        Ok(Self(true))
    }
}

/// `crate = path`
pub(crate) fn facade(item: &Meta) -> Result<Option<Path>, Error> {
    let not_a_path = |span: &dyn Fn() -> Span| {
        Error::custom("`crate` is the path of the facade crate, without quotes: `crate = path::to::revdb`")
            .with_span(&span())
    };
    match item {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Path(value) => Ok(Some(value.path.clone())),
            other => Err(not_a_path(&|| other.span())),
        },
        other => Err(not_a_path(&|| other.span())),
    }
}

/// `#[revdb::instrument(..)]`
#[derive(Default, FromMeta)]
#[darling(default)]
pub(crate) struct Instrument {
    /// Rewrite std's I/O.
    io: Word,
    /// Give guest objects their ids.
    alloc: Word,
    /// Read foreign memory through the trace. Never meant unless it is named.
    raw: Word,
    /// Stop points in the eval loop of a function.
    pub(crate) stop: Option<Stop>,
    /// The function runs one activation of a guest function.
    frame: Word,
    /// Leave this item alone.
    pub(crate) skip: Word,
    #[darling(rename = "crate", with = facade)]
    krate: Option<Path>,
    /// Foreign functions only: what the callee writes through its pointers.
    #[darling(multiple)]
    pub(crate) out: Vec<Out>,
    /// Foreign functions only: pointers that the callee only reads through.
    #[darling(rename = "in", multiple)]
    input: Vec<PathList>,
    /// A host function that foreign code calls, or the parameter through which foreign code gets one.
    #[darling(rename = "callback", multiple)]
    pub(crate) callbacks: Vec<Callback>,
}

impl Instrument {
    /// No point named means all of them.
    fn all(&self) -> bool {
        !(self.io.is_present() || self.alloc.is_present() || self.raw.is_present())
    }

    pub(crate) fn io(&self) -> bool {
        self.all() || self.io.is_present()
    }

    pub(crate) fn alloc(&self) -> bool {
        self.all() || self.alloc.is_present()
    }

    pub(crate) fn raw(&self) -> bool {
        self.raw.is_present()
    }

    pub(crate) fn frame(&self) -> bool {
        self.frame.is_present()
    }

    /// Whether the item is a function that foreign code calls.
    pub(crate) fn is_callback(&self) -> bool {
        self.callbacks.iter().any(|callback| matches!(callback, Callback::Definition))
    }

    /// The parameters that `callback(..)` describes: function, and data that comes back.
    pub(crate) fn callback_parameters(&self) -> impl Iterator<Item = (&Ident, Option<&Ident>)> {
        self.callbacks.iter().filter_map(|callback| match callback {
            Callback::Definition => None,
            Callback::Parameter { function, data } => Some((function, data.as_ref())),
        })
    }

    pub(crate) fn krate(&self) -> Path {
        self.krate.clone().unwrap_or_else(default_crate)
    }

    /// The parameters that `in(..)` names.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Ident> {
        self.input.iter().flat_map(|list| list.iter()).filter_map(|path| path.get_ident())
    }

    pub(crate) fn is_input(&self, name: &Ident) -> bool {
        self.inputs().any(|input| input == name)
    }
}

/// `out(buf, len = n)`: the foreign function writes `n` elements through the parameter `buf`.
pub(crate) struct Out {
    pub(crate) parameter: Ident,
    pub(crate) length: Length,
}

/// How many elements of an out-buffer the callee wrote.
pub(crate) enum Length {
    /// No `len`: the pointer is to one value.
    One,
    /// `len = return`
    Returned,
    /// An expression over the parameters.
    Of(Box<Expr>),
}

const OUT_OF_WHAT: &str = "which parameter? Name the pointer that the callee writes through: `out(buf, len = n)`";

impl FromMeta for Out {
    fn from_word() -> Result<Self, Error> {
        Err(Error::custom(OUT_OF_WHAT))
    }

    fn from_list(items: &[NestedMeta]) -> Result<Self, Error> {
        let mut errors = Error::accumulator();
        let mut parameter = None;
        let mut length = Length::One;
        for item in items {
            match item {
                NestedMeta::Meta(Meta::Path(path)) if parameter.is_none() && path.get_ident().is_some() => {
                    parameter = path.get_ident().cloned();
                }
                NestedMeta::Meta(Meta::NameValue(pair)) if pair.path.is_ident("len") => {
                    length = match &pair.value {
                        Expr::Return(value) if value.expr.is_none() => Length::Returned,
                        other => Length::Of(Box::new(other.clone())),
                    };
                }
                NestedMeta::Meta(Meta::NameValue(pair)) => {
                    errors.push(Error::unknown_field_path_with_alts(&pair.path, &["len"]).with_span(&pair.path));
                }
                other => errors.push(
                    Error::custom("expected the name of one parameter and then its length: `out(buf, len = n)`")
                        .with_span(&other.span()),
                ),
            }
        }
        if parameter.is_none() {
            errors.push(Error::custom(OUT_OF_WHAT));
        }
        errors.finish()?;
        Ok(Self { parameter: parameter.expect("checked above"), length })
    }
}

/// `stop(at = location, guest = value, label = name)`
#[derive(Clone)]
pub(crate) struct Stop {
    /// An expression of type `Location`, evaluated only when the debugger stops.
    pub(crate) at: Expr,
    /// What implements `Guest`, if not `self`.
    pub(crate) guest: Option<Expr>,
    /// Which loop, where there are several.
    pub(crate) label: Option<Ident>,
}

impl FromMeta for Stop {
    fn from_meta(item: &Meta) -> Result<Self, Error> {
        match item {
            Meta::Path(path) => Err(crate::stop::missing_at(path)),
            Meta::List(list) => {
                let items = NestedMeta::parse_meta_list(list.tokens.clone())?;
                let mut errors = Error::accumulator();
                let (mut at, mut guest, mut label) = (None, None, None);
                for item in &items {
                    match item {
                        NestedMeta::Meta(Meta::NameValue(pair)) if pair.path.is_ident("at") => {
                            at = Some(pair.value.clone())
                        }
                        NestedMeta::Meta(Meta::NameValue(pair)) if pair.path.is_ident("guest") => {
                            guest = Some(pair.value.clone());
                        }
                        NestedMeta::Meta(Meta::NameValue(pair)) if pair.path.is_ident("label") => match &pair.value {
                            Expr::Path(value) if value.path.get_ident().is_some() => {
                                label = value.path.get_ident().cloned()
                            }
                            other => errors.push(
                                Error::custom(
                                    "`label` is the name of a loop's label without its quote: `label = eval`",
                                )
                                .with_span(other),
                            ),
                        },
                        NestedMeta::Meta(other) => errors.push(
                            Error::unknown_field_path_with_alts(other.path(), &["at", "guest", "label"])
                                .with_span(other.path()),
                        ),
                        other => errors.push(
                            Error::custom("expected `at = location`, `guest = value` or `label = name`")
                                .with_span(&other.span()),
                        ),
                    }
                }
                if at.is_none() {
                    errors.push(crate::stop::missing_at(list));
                }
                errors.finish()?;
                Ok(Self { at: at.expect("checked above"), guest, label })
            }
            other @ Meta::NameValue(_) => Err(crate::stop::missing_at(other)),
        }
    }
}

/// `callback`, or `callback(function, data = pointer)`.
pub(crate) enum Callback {
    /// On the definition of a function.
    Definition,
    /// On a declaration: foreign code gets the function, and gives `data` back to it.
    Parameter { function: Ident, data: Option<Ident> },
}

impl FromMeta for Callback {
    fn from_word() -> Result<Self, Error> {
        Ok(Self::Definition)
    }

    fn from_list(items: &[NestedMeta]) -> Result<Self, Error> {
        let mut errors = Error::accumulator();
        let (mut function, mut data) = (None, None);
        for item in items {
            match item {
                NestedMeta::Meta(Meta::Path(path)) if function.is_none() && path.get_ident().is_some() => {
                    function = path.get_ident().cloned();
                }
                NestedMeta::Meta(Meta::NameValue(pair)) if pair.path.is_ident("data") => match &pair.value {
                    Expr::Path(value) if value.path.get_ident().is_some() => data = value.path.get_ident().cloned(),
                    other => errors.push(
                        Error::custom(
                            "`data` is the name of the parameter that foreign code gives back to the function",
                        )
                        .with_span(other),
                    ),
                },
                NestedMeta::Meta(Meta::NameValue(pair)) => {
                    errors.push(Error::unknown_field_path_with_alts(&pair.path, &["data"]).with_span(&pair.path));
                }
                other => errors.push(
                    Error::custom(
                        "expected the name of the parameter that takes the function, and perhaps that of its data: \
                         `callback(function, data = pointer)`",
                    )
                    .with_span(&other.span()),
                ),
            }
        }
        if function.is_none() {
            errors.push(Error::custom(
                "which parameter? Name the one through which the function is passed: `callback(function, data = pointer)`",
            ));
        }
        errors.finish()?;
        Ok(Self::Parameter { function: function.expect("checked above"), data })
    }
}

/// `#[revdb::object(..)]`
#[derive(Default, FromMeta)]
#[darling(default)]
pub(crate) struct Object {
    /// A field that the struct declares itself, of type `ObjectId`.
    pub(crate) id: Option<Path>,
    /// A static of type `SideTable`: the struct stays as it is.
    pub(crate) table: Option<Path>,
    #[darling(rename = "crate", with = facade)]
    krate: Option<Path>,
}

impl Object {
    pub(crate) fn krate(&self) -> Path {
        self.krate.clone().unwrap_or_else(default_crate)
    }
}

/// `#[revdb::main(..)]`
#[derive(Default, FromMeta)]
#[darling(default)]
pub(crate) struct Main {
    /// A function from the program's arguments to the name of the trace that a bare `--record` writes.
    pub(crate) trace_name: Option<Path>,
    #[darling(rename = "crate", with = facade)]
    krate: Option<Path>,
}

impl Main {
    pub(crate) fn krate(&self) -> Path {
        self.krate.clone().unwrap_or_else(default_crate)
    }
}
