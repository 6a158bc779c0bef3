//! The `raw` point: regions in which raw pointers lead to foreign memory.
//!
//! What is read through a raw pointer goes to the trace and, on replay, comes from there; what is written through one is
//! left out on replay. Which dereferences are of raw pointers only the compiler knows, so each goes through a macro of the
//! facade that decides by the pointer's type; references and boxes do what they did.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    BinOp, Expr, ExprCall, ExprMethodCall, ImplItemFn, Item, ItemFn, Macro, Path, PointerMutability, Token, UnOp,
};

use crate::heads::at;

/// Functions of std that read or write through raw pointers: their last two segments, and the facade's function.
const FUNCTIONS: &[(&str, &str, &str)] = &[
    ("ptr", "read", "raw_read"),
    ("ptr", "read_unaligned", "raw_read"),
    ("ptr", "read_volatile", "raw_read"),
    ("ptr", "write", "raw_write"),
    ("ptr", "write_unaligned", "raw_write"),
    ("ptr", "write_volatile", "raw_write"),
    ("ptr", "copy", "raw_copy"),
    ("ptr", "copy_nonoverlapping", "raw_copy"),
    ("slice", "from_raw_parts", "raw_slice"),
    ("CStr", "from_ptr", "raw_c_str"),
];

/// Methods of raw pointers that do so.
const METHODS: &[(&str, usize)] = &[
    ("as_ref", 0),
    ("read", 0),
    ("read_unaligned", 0),
    ("read_volatile", 0),
    ("write", 1),
    ("write_unaligned", 1),
    ("write_volatile", 1),
];

/// Redirects reads and writes.
pub(crate) struct Raw<'a> {
    krate: &'a Path,
    pub(crate) changed: bool,
}

/// `*pointer`, or a field or element of it.
struct Place {
    pointer: Expr,
    /// `.field[index]`
    rest: TokenStream,
    span: Span,
}

/// Takes a place apart, if it begins with a dereference of anything but `self`.
fn place(expression: &Expr) -> Option<Place> {
    match expression {
        Expr::Paren(paren) => place(&paren.expr),
        Expr::Group(group) => place(&group.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            if matches!(&*unary.expr, Expr::Path(path) if path.path.is_ident("self")) {
                return None;
            }
            Some(Place { pointer: (*unary.expr).clone(), rest: TokenStream::new(), span: unary.op.span() })
        }
        Expr::Field(field) => {
            let mut place = place(&field.base)?;
            let member = &field.member;
            let dot = &field.dot_token;
            place.rest.extend(quote!(#dot #member));
            Some(place)
        }
        Expr::Index(index) => {
            let mut place = place(&index.expr)?;
            let subscript = &index.index;
            place.rest.extend(quote!([#subscript]));
            Some(place)
        }
        _ => None,
    }
}

fn is_compound(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

fn is_comparison(op: &BinOp) -> bool {
    matches!(op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_))
}

impl<'a> Raw<'a> {
    pub(crate) fn new(krate: &'a Path) -> Self {
        Self { krate, changed: false }
    }

    /// A call of the facade's macro `name`.
    fn macro_call(&mut self, name: &str, span: Span, input: &TokenStream) -> Expr {
        self.changed = true;
        let krate = at(self.krate, span);
        let name = syn::Ident::new(name, span);
        Expr::Verbatim(quote_spanned!(span=> #krate::__private::#name!(#input)))
    }

    /// The place's own pointer and subscripts may hold more to rewrite. What leads to a place that is written stays as it
    /// is: a shared reference could not stand in for it.
    fn inside(&mut self, place: &mut Place, original: &mut Expr, written: bool) {
        if self::place(&place.pointer).is_none() {
            self.visit_expr_mut(&mut place.pointer);
        } else if !written {
            self.read_in_place(&mut place.pointer);
        }
        let mut subscripts = Subscripts { raw: self };
        subscripts.visit_expr_mut(original);
        if let Some(rewritten) = self::place(original) {
            place.rest = rewritten.rest;
        }
    }

    /// A place as a value.
    fn read(&mut self, expression: &mut Expr) -> bool {
        let Some(mut place) = place(expression) else { return false };
        self.inside(&mut place, expression, false);
        let Place { pointer, rest, span } = &place;
        *expression = self.macro_call("raw_load", *span, &quote!(#pointer, [#rest]));
        true
    }

    /// A place where it may be borrowed: in a match, a comparison, the input of a macro.
    fn read_in_place(&mut self, expression: &mut Expr) -> bool {
        let Some(mut place) = place(expression) else { return false };
        self.inside(&mut place, expression, false);
        let Place { pointer, rest, span } = &place;
        let borrowed = self.macro_call("raw_borrow", *span, &quote!(#pointer, [#rest]));
        *expression = Expr::Verbatim(quote!((*#borrowed)));
        true
    }

    fn visit_in_place(&mut self, expression: &mut Expr) {
        if !self.read_in_place(expression) {
            self.visit_expr_mut(expression);
        }
    }

    fn borrow(&mut self, expression: &mut Expr) -> bool {
        let Expr::Reference(reference) = expression else { return false };
        let Some(mut place) = place(&reference.expr) else { return false };
        let unique = reference.mutability.is_some();
        self.inside(&mut place, &mut reference.expr, unique);
        let Place { pointer, rest, span } = &place;
        let name = if unique { "raw_lend" } else { "raw_borrow" };
        *expression = self.macro_call(name, *span, &quote!(#pointer, [#rest]));
        true
    }

    fn assign(&mut self, expression: &mut Expr) -> bool {
        let (left, right, op) = match expression {
            Expr::Assign(assign) => (&mut assign.left, &mut assign.right, None),
            Expr::Binary(binary) if is_compound(&binary.op) => {
                (&mut binary.left, &mut binary.right, Some(binary.op.to_token_stream()))
            }
            _ => return false,
        };
        let Some(mut place) = place(left) else { return false };
        self.inside(&mut place, left, true);
        self.visit_expr_mut(right);
        let right = right.clone();
        let Place { pointer, rest, span } = &place;
        *expression = match op {
            None => self.macro_call("raw_store", *span, &quote!(#pointer, [#rest], #right)),
            Some(op) => self.macro_call("raw_update", *span, &quote!(#pointer, [#rest], #op, #right)),
        };
        true
    }

    fn method(&mut self, expression: &mut Expr) -> bool {
        let Expr::MethodCall(ExprMethodCall { attrs, receiver, method, turbofish: None, args, .. }) = expression else {
            return false;
        };
        if !attrs.is_empty() || !METHODS.contains(&(method.to_string().as_str(), args.len())) {
            return false;
        }
        self.visit_expr_mut(receiver);
        for argument in args.iter_mut() {
            self.visit_expr_mut(argument);
        }
        let (receiver, method, args) = (receiver.clone(), method.clone(), args.clone());
        *expression = self.macro_call("raw_method", method.span(), &quote!(#receiver, #method, [#args]));
        true
    }

    /// `(*pointer).method(..)`: whether the method may write only the compiler knows.
    fn receiver(&mut self, expression: &mut Expr) -> bool {
        let Expr::MethodCall(call) = expression else { return false };
        let Some(mut place) = place(&call.receiver) else { return false };
        self.inside(&mut place, &mut call.receiver, true);
        for argument in &mut call.args {
            self.visit_expr_mut(argument);
        }
        let (method, turbofish, args) = (call.method.clone(), call.turbofish.clone(), call.args.clone());
        let Place { pointer, rest, span } = &place;
        let input = quote!(#pointer, [#rest], [#method #turbofish (#args)]);
        *expression = self.macro_call("raw_receiver", *span, &input);
        true
    }

    fn function(&mut self, expression: &mut Expr) -> bool {
        let Expr::Call(ExprCall { func, args, .. }) = expression else { return false };
        let Expr::Path(path) = &**func else { return false };
        let mut segments = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
        let (Some(last), Some(parent)) = (segments.next(), segments.next()) else { return false };
        let Some((.., function)) = FUNCTIONS.iter().find(|(of, name, _)| *of == parent && *name == last) else {
            return false;
        };
        for argument in args.iter_mut() {
            self.visit_expr_mut(argument);
        }
        let span = path.path.segments.last().map_or_else(|| path.span(), |segment| segment.ident.span());
        let krate = at(self.krate, span);
        let function = syn::Ident::new(function, span);
        let args = args.clone();
        self.changed = true;
        *expression = Expr::Verbatim(quote_spanned!(span=> #krate::__private::#function(#args)));
        true
    }
}

/// Visits the subscripts of a place, and nothing else of it.
struct Subscripts<'r, 'a> {
    raw: &'r mut Raw<'a>,
}

impl VisitMut for Subscripts<'_, '_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        match expression {
            Expr::Paren(paren) => self.visit_expr_mut(&mut paren.expr),
            Expr::Group(group) => self.visit_expr_mut(&mut group.expr),
            Expr::Field(field) => self.visit_expr_mut(&mut field.base),
            Expr::Index(index) => {
                self.visit_expr_mut(&mut index.expr);
                self.raw.visit_expr_mut(&mut index.index);
            }
            _ => {}
        }
    }
}

impl VisitMut for Raw<'_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        // An address of a place is computed, not followed.
        if let Expr::RawAddr(address) = expression
            && let Some(mut place) = place(&address.expr)
        {
            let written = matches!(address.mutability, PointerMutability::Mut(_));
            self.inside(&mut place, &mut address.expr, written);
            let Place { pointer, rest, .. } = &place;
            let mutability = match &address.mutability {
                PointerMutability::Const(token) => token.to_token_stream(),
                PointerMutability::Mut(token) => token.to_token_stream(),
            };
            *expression = Expr::Verbatim(quote!(&raw #mutability (*(#pointer)) #rest));
            return;
        }
        if self.borrow(expression)
            || self.assign(expression)
            || self.method(expression)
            || self.receiver(expression)
            || self.function(expression)
            || self.read(expression)
        {
            return;
        }
        match expression {
            Expr::Match(found) => self.visit_in_place(&mut found.expr),
            Expr::Let(found) => self.visit_in_place(&mut found.expr),
            Expr::Binary(found) if is_comparison(&found.op) => {
                self.visit_in_place(&mut found.left);
                self.visit_in_place(&mut found.right);
            }
            _ => {}
        }
        visit_mut::visit_expr_mut(self, expression);
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        // What is evaluated at compile time asks nobody.
        if !matches!(item, Item::Const(_)) {
            visit_mut::visit_item_mut(self, item);
        }
    }

    fn visit_item_fn_mut(&mut self, item: &mut ItemFn) {
        if item.sig.constness.is_none() {
            visit_mut::visit_item_fn_mut(self, item);
        }
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut ImplItemFn) {
        if item.sig.constness.is_none() {
            visit_mut::visit_impl_item_fn_mut(self, item);
        }
    }

    fn visit_type_mut(&mut self, _: &mut syn::Type) {
        // Lengths of arrays are constants.
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        let Ok(mut expressions) = mac.parse_body_with(parser) else { return };
        let outer = std::mem::replace(&mut self.changed, false);
        for expression in &mut expressions {
            self.visit_in_place(expression);
        }
        if self.changed {
            mac.tokens = quote!(#expressions);
        }
        self.changed |= outer;
    }
}
