//! The `stop` point: where the debugger may stop in an eval loop, and the frame that it runs.

use darling::Error;
use darling::error::Accumulator;
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Ident, Item, ItemFn, Label, Path, Stmt};

use crate::heads::generated;
use crate::options::Stop;

/// Inserts a stop point into the loop of the function. Returns whether anything changed.
pub(crate) fn expand(item: &mut Item, stop: &Stop, krate: &Path, errors: &mut Accumulator) -> bool {
    let Item::Fn(function) = item else {
        let message =
            "`stop(..)` goes on the function that holds the eval loop (or that runs one statement of the guest)";
        errors.push(Error::custom(message).with_span(item));
        return false;
    };
    if let Some(token) = &function.sig.constness {
        errors.push(Error::custom("a `const fn` runs no guest: there is nowhere to stop").with_span(token));
        return false;
    }
    let Some(point) = point(function, stop, krate, errors) else { return false };
    match place(function, stop) {
        Ok(Place::Start) => function.block.stmts.insert(0, point),
        Ok(Place::Loop(number)) => {
            let mut insert = Insert { number, seen: 0, point };
            insert.visit_block_mut(&mut function.block);
        }
        Err(error) => {
            errors.push(error);
            return false;
        }
    }
    true
}

/// Counts the frame that the function runs, from its beginning to its end. Returns whether anything changed.
pub(crate) fn frame(item: &mut Item, krate: &Path, errors: &mut Accumulator) -> bool {
    let Item::Fn(function) = item else {
        let message = "`frame` goes on the function that runs one activation of a guest function";
        errors.push(Error::custom(message).with_span(item));
        return false;
    };
    if let Some(token) = &function.sig.asyncness {
        let message = "an async function is left and entered again at each `await`: call `revdb::enter()` and \
                       `revdb::leave()` where that happens";
        errors.push(Error::custom(message).with_span(token));
        return false;
    }
    let span = generated(function.sig.ident.span());
    let statement = quote_spanned!(span=> let __revdb_activation = #krate::Activation::begin(););
    function.block.stmts.insert(0, syn::parse2(statement).expect("a statement"));
    true
}

/// The statement that stops.
fn point(function: &ItemFn, stop: &Stop, krate: &Path, errors: &mut Accumulator) -> Option<Stmt> {
    let span = generated(function.sig.ident.span());
    let at = &stop.at;
    let guest: Expr = match &stop.guest {
        Some(guest) => guest.clone(),
        None => match function.sig.receiver() {
            Some(receiver) => {
                let token = receiver.self_token;
                syn::parse_quote!(#token)
            }
            None => {
                let message = "which value implements `revdb::guest::Guest` here? Name it: `stop(at = .., guest = vm)`";
                errors.push(Error::custom(message).with_span(&function.sig.ident));
                return None;
            }
        },
    };
    let statement = quote_spanned! {span=>
        if #krate::stop_point() {
            let __revdb_location: #krate::guest::Location = #at;
            #krate::stopped(&mut *#guest, __revdb_location);
        }
    };
    Some(syn::parse2(statement).expect("a statement"))
}

enum Place {
    /// Each call of the function is a stop point.
    Start,
    /// So is each turn of this loop, counted in the order of the source.
    Loop(usize),
}

fn place(function: &ItemFn, stop: &Stop) -> Result<Place, Error> {
    let mut loops = Loops::default();
    loops.visit_block(&function.block);
    if let Some(wanted) = &stop.label {
        let found = loops.found.iter().position(|found| found.label.as_ref() == Some(wanted));
        return found.map(Place::Loop).ok_or_else(|| {
            let message = format!("no loop here is labelled `'{wanted}`: write `'{wanted}: loop {{ .. }}`");
            Error::custom(message).with_span(wanted)
        });
    }
    let outermost: Vec<usize> = (0..loops.found.len()).filter(|&number| loops.found[number].depth == 0).collect();
    match outermost[..] {
        [] => Ok(Place::Start),
        [only] => Ok(Place::Loop(only)),
        _ => {
            let message = "which loop? Label the one whose turns are the guest's steps, `'eval: loop { .. }`, and name it: \
                           `stop(at = .., label = eval)`";
            Err(Error::custom(message).with_span(&function.sig.ident))
        }
    }
}

struct Found {
    label: Option<Ident>,
    depth: usize,
}

/// All loops of a function, but for those of closures and items in it.
#[derive(Default)]
struct Loops {
    found: Vec<Found>,
    depth: usize,
}

impl Loops {
    fn found(&mut self, label: Option<&Label>) {
        let label = label.map(|label| label.name.ident.clone());
        self.found.push(Found { label, depth: self.depth });
    }
}

impl<'a> Visit<'a> for Loops {
    fn visit_expr(&mut self, expression: &'a Expr) {
        let label = match expression {
            Expr::Loop(found) => found.label.as_ref(),
            Expr::While(found) => found.label.as_ref(),
            Expr::ForLoop(found) => found.label.as_ref(),
            Expr::Closure(_) | Expr::Async(_) => return,
            _ => return visit::visit_expr(self, expression),
        };
        self.found(label);
        self.depth += 1;
        visit::visit_expr(self, expression);
        self.depth -= 1;
    }

    fn visit_item(&mut self, _: &'a Item) {}
}

/// Puts the stop point at the beginning of one loop.
struct Insert {
    number: usize,
    seen: usize,
    point: Stmt,
}

impl VisitMut for Insert {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let body: &mut Block = match expression {
            Expr::Loop(found) => &mut found.body,
            Expr::While(found) => &mut found.body,
            Expr::ForLoop(found) => &mut found.body,
            Expr::Closure(_) | Expr::Async(_) => return,
            _ => return visit_mut::visit_expr_mut(self, expression),
        };
        if self.seen == self.number {
            body.stmts.insert(0, self.point.clone());
        }
        self.seen += 1;
        visit_mut::visit_expr_mut(self, expression);
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

/// Where to point for a mistake in the whole of it.
pub(crate) fn missing_at(span: &impl Spanned) -> Error {
    Error::custom(
        "where is the guest? Give the location that the debugger shows, an expression of type `revdb::guest::Location`: \
         `stop(at = self.location())`",
    )
    .with_span(&span.span())
}
