//! Errors are gathered, shown all at once, and the user's item is emitted with them: a mistake in an attribute never
//! causes a second wave of "cannot find type" errors.

use darling::Error;
use darling::error::Accumulator;
use proc_macro2::TokenStream;

/// The expansion of one attribute: what to emit, and what to complain about.
pub(crate) struct Report {
    errors: Accumulator,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self { errors: Error::accumulator() }
    }

    pub(crate) fn errors(&mut self) -> &mut Accumulator {
        &mut self.errors
    }

    pub(crate) fn error<T: syn::spanned::Spanned>(&mut self, at: &T, message: impl std::fmt::Display) {
        self.errors.push(Error::custom(message).with_span(at));
    }

    /// `expansion` when nothing was wrong; otherwise the errors, and `original` in its place.
    pub(crate) fn finish(self, expansion: TokenStream, original: TokenStream) -> TokenStream {
        match self.errors.finish() {
            Ok(()) => expansion,
            Err(errors) => {
                let mut tokens = errors.write_errors();
                tokens.extend(original);
                tokens
            }
        }
    }
}
