//! Methods of types that the facade cannot replace: `path.exists()` and its like ask the file system.
//!
//! Whether the receiver is a path only the compiler knows, so each such call goes through a macro of the facade that
//! decides by its type; on anything else the method is called as it was written.

use quote::{quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprMethodCall, ImplItemFn, Item, ItemFn, Macro, Path, Token};

use crate::heads::at;

/// Methods of `std::path::Path` that take no arguments and ask the file system.
const OF_PATHS: &[&str] = &[
    "canonicalize",
    "exists",
    "is_dir",
    "is_file",
    "is_symlink",
    "metadata",
    "read_dir",
    "read_link",
    "symlink_metadata",
    "try_exists",
];

/// Redirects the calls.
pub(crate) struct Methods<'a> {
    krate: &'a Path,
    pub(crate) changed: bool,
}

impl<'a> Methods<'a> {
    pub(crate) fn new(krate: &'a Path) -> Self {
        Self { krate, changed: false }
    }
}

impl VisitMut for Methods<'_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        let Expr::MethodCall(ExprMethodCall { attrs, receiver, method, turbofish: None, args, .. }) = expression else {
            return;
        };
        if !args.is_empty() || !attrs.is_empty() || !OF_PATHS.contains(&method.to_string().as_str()) {
            return;
        }
        self.changed = true;
        let span = method.span();
        let krate = at(self.krate, span);
        let call = quote_spanned!(span=> #krate::__private::on_path!(#method, #receiver));
        *expression = Expr::Verbatim(call);
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

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        let Ok(mut expressions) = mac.parse_body_with(parser) else { return };
        let outer = std::mem::replace(&mut self.changed, false);
        for expression in &mut expressions {
            self.visit_expr_mut(expression);
        }
        if self.changed {
            mac.tokens = quote!(#expressions);
        }
        self.changed |= outer;
    }
}
