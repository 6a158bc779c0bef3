//! Paths whose `use` is outside the item: `File::open`, `fs::read`.
//!
//! A macro cannot see what such a name refers to, but the compiler can. Beside each path that looks like std's I/O goes an
//! assertion that the name is not std's own: it fails to compile, with the remedy, exactly when the call would go
//! unrecorded. Names that mean anything else (an instrumented `use`, a type of the host) pass.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, Expr, ExprPath, Generics, Ident, Item, Macro, Path, Signature, Stmt, Token, TypePath};

use crate::instrument::item_attributes;

use crate::heads::generated;

/// Types of std, with the functions of theirs that begin some I/O.
const TYPES: &[(&str, &[&str])] = &[
    ("File", &["open", "create", "create_new", "options"]),
    ("OpenOptions", &["new"]),
    ("DirBuilder", &["new"]),
    ("Instant", &["now"]),
    ("SystemTime", &["now"]),
    ("Command", &["new"]),
];

/// Types of std that are wrong to mention at all: whoever holds one does I/O by its methods.
const HANDLES: &[&str] = &[
    "Command",
    "DirEntry",
    "File",
    "Instant",
    "Metadata",
    "OpenOptions",
    "ReadDir",
    "Stderr",
    "Stdin",
    "Stdout",
    "SystemTime",
];

/// Modules of std, a type in each by which it is known, and their functions that do I/O.
const MODULES: &[(&str, &str, &[&str])] = &[
    (
        "fs",
        "File",
        &[
            "read",
            "read_to_string",
            "read_dir",
            "read_link",
            "write",
            "copy",
            "rename",
            "remove_file",
            "remove_dir",
            "remove_dir_all",
            "create_dir",
            "create_dir_all",
            "metadata",
            "symlink_metadata",
            "canonicalize",
            "exists",
            "hard_link",
            "set_permissions",
        ],
    ),
    ("io", "Stdin", &["stdin", "stdout", "stderr"]),
    (
        "env",
        "Args",
        &[
            "args",
            "args_os",
            "var",
            "var_os",
            "vars",
            "vars_os",
            "current_dir",
            "current_exe",
            "set_current_dir",
            "temp_dir",
        ],
    ),
    ("process", "Command", &["id", "exit", "abort"]),
    ("thread", "Builder", &["sleep", "spawn", "scope"]),
];

/// Hashers that are seeded anew in each run. Only a lint: in a recorded run and its replays std's have fixed seeds.
const SEEDED: &[&str] = &["RandomState", "DefaultHashBuilder"];

/// Inserts the assertions into an item.
pub(crate) struct Bare<'a> {
    krate: &'a Path,
    /// The assertions of each scope that is being visited, innermost last.
    scopes: Vec<Vec<Finding>>,
    /// Inside something that may be compiled out on its own: an assertion outside of it could name what is not there.
    conditional: bool,
    /// Names of type parameters around, which constants cannot use.
    generics: Vec<Ident>,
    pub(crate) changed: bool,
}

struct Finding {
    /// To find each name once in a scope.
    key: String,
    assertion: TokenStream,
}

impl<'a> Bare<'a> {
    pub(crate) fn new(krate: &'a Path) -> Self {
        Self { krate, scopes: Vec::new(), conditional: false, generics: Vec::new(), changed: false }
    }

    /// Visits an item; returns the assertions that belong beside it.
    pub(crate) fn item(&mut self, item: &mut Item) -> TokenStream {
        // Constants may stand in an impl, where no other constant can be put beside them; nothing runs in them anyway.
        if matches!(item, Item::Const(_)) {
            return TokenStream::new();
        }
        self.scopes.push(Vec::new());
        let conditional = self.conditional || item_attributes(item).is_some_and(is_conditional);
        self.within(conditional, |this| this.visit_item_mut(item));
        let found = self.scopes.pop().unwrap_or_default();
        self.changed |= !found.is_empty();
        found.into_iter().map(|finding| finding.assertion).collect()
    }

    fn check(&mut self, path: &ExprPath) {
        if path.qself.is_some() || self.conditional {
            return;
        }
        let segments: Vec<&Ident> = path.path.segments.iter().map(|segment| &segment.ident).collect();
        let [head @ .., function] = segments.as_slice() else { return };
        let (Some(first), Some(last)) = (head.first(), head.last()) else { return };
        // Paths from std itself are rewritten; those from a type parameter are the caller's choice.
        if *first == "std" || self.generics.iter().any(|name| name == *first) {
            return;
        }
        let (function, name) = (function.to_string(), last.to_string());
        let mut parent = path.path.clone();
        parent.segments.pop();
        parent.segments.pop_punct();
        let krate = self.krate;
        let span = generated(path.path.span());
        let shown = segments_text(&path.path);
        if let Some((name, _)) =
            TYPES.iter().find(|(ty, functions)| *ty == name && functions.contains(&function.as_str()))
        {
            let message = message(&shown, name);
            self.found(
                &parent,
                quote_spanned! {span=>
                    const _: () = {
                        #[allow(unused_imports)]
                        use #krate::__private::Recorded as _;
                        ::core::assert!(!#krate::__private::Unrecorded::<#parent>::YES, #message);
                    };
                },
            );
        } else if let Some((module, known, _)) =
            MODULES.iter().find(|(module, _, functions)| *module == name && functions.contains(&function.as_str()))
        {
            let message = message(&shown, module);
            let known = Ident::new(known, Span::mixed_site());
            // The glob wins over the outer name if the module has such a type, whatever module it is.
            self.found(
                &parent,
                quote_spanned! {span=>
                    const _: () = {
                        #[allow(unused_imports)]
                        use #krate::__private::{NotStd as #known, Recorded as _};
                        {
                            #[allow(unused_imports)]
                            use #parent::*;
                            ::core::assert!(!#krate::__private::Unrecorded::<#known>::YES, #message);
                        }
                    };
                },
            );
        }
    }

    /// A type in a signature, a field, a cast.
    fn check_type(&mut self, path: &TypePath) {
        let segments = &path.path.segments;
        let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return };
        if path.qself.is_some()
            || self.conditional
            || first.ident == "std"
            || !last.arguments.is_none()
            || !HANDLES.contains(&last.ident.to_string().as_str())
            || self.generics.contains(&first.ident)
        {
            return;
        }
        let krate = self.krate;
        let span = generated(path.path.span());
        let ty = &path.path;
        let name = last.ident.to_string();
        let message = format!(
            "`{}` is std's own here, so what its methods do would not be recorded: put `#[revdb::instrument]` on the `use` \
             item that brings in `{name}`",
            segments_text(ty)
        );
        self.found(
            ty,
            quote_spanned! {span=>
                const _: () = {
                    #[allow(unused_imports)]
                    use #krate::__private::Recorded as _;
                    ::core::assert!(!#krate::__private::Unrecorded::<#ty>::YES, #message);
                };
            },
        );
    }

    /// A path that names a seeded hasher: a warning, by the one way that macros have to give one.
    fn lint_hashers(&mut self, path: &Path) {
        // `RandomState`, or `RandomState::new`.
        let seeded = |ident: &Ident| SEEDED.iter().any(|name| ident == name);
        if self.conditional || !path.segments.iter().rev().take(2).any(|segment| seeded(&segment.ident)) {
            return;
        }
        let name = segments_text(path);
        let note = format!(
            "`{name}` is seeded anew in each run (fixed while recording, if it is std's), so the order of a map differs from \
             run to run: use `revdb::collections::FixedState`, with `FixedMap` and `FixedSet`, where the guest can see it"
        );
        let span = generated(path.span());
        self.found(
            path,
            quote_spanned! {span=>
                const _: () = {
                    #[deprecated(note = #note)]
                    const SEEDED_HASHER: () = ();
                    SEEDED_HASHER
                };
            },
        );
    }

    /// A function: what its signature names is asserted in its body, since there may be no place beside it.
    fn function(&mut self, signature: &mut Signature, block: &mut Block) {
        let generics = signature.generics.clone();
        self.with_generics(&generics, |this| {
            this.scopes.push(Vec::new());
            this.within(false, |this| this.visit_signature_mut(signature));
            let found = this.scopes.pop().unwrap_or_default();
            this.block(block, found);
        });
    }

    /// A block, with what was found before it and belongs into it.
    fn block(&mut self, block: &mut Block, found: Vec<Finding>) {
        self.scopes.push(found);
        self.within(false, |this| visit_mut::visit_block_mut(this, block));
        let found = self.scopes.pop().unwrap_or_default();
        for (index, finding) in found.into_iter().enumerate() {
            self.changed = true;
            block.stmts.insert(index, Stmt::Item(Item::Verbatim(finding.assertion)));
        }
    }

    fn found(&mut self, parent: &Path, assertion: TokenStream) {
        let key = segments_text(parent);
        if let Some(scope) = self.scopes.last_mut()
            && !scope.iter().any(|finding| finding.key == key)
        {
            scope.push(Finding { key, assertion });
        }
    }

    fn within(&mut self, conditional: bool, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.conditional, conditional);
        visit(self);
        self.conditional = outer;
    }

    fn with_generics(&mut self, generics: &Generics, visit: impl FnOnce(&mut Self)) {
        let outer = self.generics.len();
        self.generics.extend(generics.type_params().map(|parameter| parameter.ident.clone()));
        visit(self);
        self.generics.truncate(outer);
    }
}

fn message(shown: &str, name: &str) -> String {
    format!(
        "`{shown}` is std's own here, so what it does would not be recorded: put `#[revdb::instrument]` on the `use` item \
         that brings in `{name}`"
    )
}

fn segments_text(path: &Path) -> String {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    segments.join("::")
}

fn is_conditional(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr"))
}

/// The outer attributes of a statement, read back from its tokens: expressions keep theirs in forty places.
fn statement_attributes(statement: &Stmt) -> Vec<Attribute> {
    match statement {
        Stmt::Local(local) => local.attrs.clone(),
        Stmt::Macro(mac) => mac.attrs.clone(),
        Stmt::Item(_) => Vec::new(),
        Stmt::Expr(expression, _) => {
            let tokens = expression.to_token_stream();
            let begins_with_attribute = tokens.clone().into_iter().next().is_some_and(|tree| tree.to_string() == "#");
            if !begins_with_attribute {
                return Vec::new();
            }
            let parser = |input: syn::parse::ParseStream<'_>| {
                let attributes = Attribute::parse_outer(input)?;
                input.parse::<TokenStream>()?;
                Ok(attributes)
            };
            parser.parse2(tokens).unwrap_or_default()
        }
    }
}

impl VisitMut for Bare<'_> {
    fn visit_path_mut(&mut self, path: &mut Path) {
        self.lint_hashers(path);
        visit_mut::visit_path_mut(self, path);
    }

    fn visit_expr_path_mut(&mut self, path: &mut ExprPath) {
        self.check(path);
        visit_mut::visit_expr_path_mut(self, path);
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        self.check_type(path);
        visit_mut::visit_type_path_mut(self, path);
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.block(block, Vec::new());
    }

    fn visit_stmt_mut(&mut self, statement: &mut Stmt) {
        let conditional = self.conditional || is_conditional(&statement_attributes(statement));
        self.within(conditional, |this| visit_mut::visit_stmt_mut(this, statement));
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        let conditional = self.conditional || is_conditional(&arm.attrs);
        self.within(conditional, |this| visit_mut::visit_arm_mut(this, arm));
    }

    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        let conditional = self.conditional || is_conditional(&field.attrs);
        self.within(conditional, |this| visit_mut::visit_field_value_mut(this, field));
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        let Some((_, items)) = &mut module.content else { return };
        let mut index = 0;
        while index < items.len() {
            let beside = self.item(&mut items[index]);
            index += 1;
            if !beside.is_empty() {
                items.insert(index, Item::Verbatim(beside));
                index += 1;
            }
        }
    }

    fn visit_item_fn_mut(&mut self, item: &mut syn::ItemFn) {
        self.function(&mut item.sig, &mut item.block);
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut syn::ImplItemFn) {
        self.function(&mut item.sig, &mut item.block);
    }

    fn visit_trait_item_fn_mut(&mut self, item: &mut syn::TraitItemFn) {
        // Without a body nothing happens here; its implementations have one.
        if let Some(block) = &mut item.default {
            self.function(&mut item.sig, block);
        }
    }

    fn visit_field_mut(&mut self, field: &mut syn::Field) {
        let conditional = self.conditional || is_conditional(&field.attrs);
        self.within(conditional, |this| visit_mut::visit_field_mut(this, field));
    }

    fn visit_variant_mut(&mut self, variant: &mut syn::Variant) {
        let conditional = self.conditional || is_conditional(&variant.attrs);
        self.within(conditional, |this| visit_mut::visit_variant_mut(this, variant));
    }

    fn visit_item_struct_mut(&mut self, item: &mut syn::ItemStruct) {
        let generics = item.generics.clone();
        self.with_generics(&generics, |this| visit_mut::visit_item_struct_mut(this, item));
    }

    fn visit_item_enum_mut(&mut self, item: &mut syn::ItemEnum) {
        let generics = item.generics.clone();
        self.with_generics(&generics, |this| visit_mut::visit_item_enum_mut(this, item));
    }

    fn visit_item_type_mut(&mut self, item: &mut syn::ItemType) {
        // An alias may be an associated type, which nothing can stand beside; what uses it is checked where it is used.
        let _ = item;
    }

    fn visit_impl_item_type_mut(&mut self, item: &mut syn::ImplItemType) {
        let conditional = self.conditional || is_conditional(&item.attrs) || !item.generics.params.is_empty();
        self.within(conditional, |this| visit_mut::visit_impl_item_type_mut(this, item));
    }

    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        let generics = item.generics.clone();
        self.with_generics(&generics, |this| visit_mut::visit_item_impl_mut(this, item));
    }

    fn visit_item_trait_mut(&mut self, item: &mut syn::ItemTrait) {
        let generics = item.generics.clone();
        self.with_generics(&generics, |this| visit_mut::visit_item_trait_mut(this, item));
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
