//! Errors are gathered, shown all at once, and the user's item is emitted with them: a mistake in an attribute never
//! causes a second wave of "cannot find type" errors.

use darling::Error;
use darling::error::Accumulator;
use proc_macro2::TokenStream;

use crate::Instrumentation;

/// The expansion of one attribute: what to emit, and what to complain about.
pub(crate) struct Report {
    errors: Accumulator,
    instrumentation: Instrumentation,
}

impl Report {
    pub(crate) fn new(instrumentation: Instrumentation) -> Self {
        Self { errors: Error::accumulator(), instrumentation }
    }

    pub(crate) fn errors(&mut self) -> &mut Accumulator {
        &mut self.errors
    }

    /// Whether nothing was wrong so far.
    pub(crate) fn is_clean(&mut self) -> bool {
        // The accumulator shows what it holds only by giving it up.
        let errors = std::mem::replace(&mut self.errors, Error::accumulator()).into_inner();
        let clean = errors.is_empty();
        self.errors.extend(errors);
        clean
    }

    pub(crate) fn error<T: syn::spanned::Spanned>(&mut self, at: &T, message: impl std::fmt::Display) {
        self.errors.push(Error::custom(message).with_span(at));
    }

    /// `expansion` when nothing was wrong, and it is wanted; otherwise `original` in its place, after the errors.
    pub(crate) fn finish(self, expansion: TokenStream, original: TokenStream) -> TokenStream {
        match self.errors.finish() {
            Ok(()) if self.instrumentation == Instrumentation::On => expansion,
            Ok(()) => original,
            Err(errors) => {
                let mut tokens = errors.write_errors();
                tokens.extend(original);
                tokens
            }
        }
    }
}
