//! Shapes (hidden classes): which attribute of an instance lies in which slot.

use std::cell::{Cell, RefCell};

use super::*;

/// The layout of an instance's attributes. Shapes form a tree per class: setting attributes in the same order gives the
/// same shape, so a shape's address implies both the class and the slot of every attribute: what inline caches compare.
/// Shapes are never freed.
pub struct Shape {
    /// Attribute names (interned), by slot. A name that begins with NUL is not part of `__dict__` (see [`slot_key`]).
    names: Vec<Ref<Str>>,
    /// By address of the name; only when there are many.
    index: Option<rustc_hash::FxHashMap<usize, u32>>,
    transitions: RefCell<Vec<(Ref<Str>, &'static Shape)>>,
    parent: Option<&'static Shape>,
    /// Whether slot 0 holds a dict with the attributes.
    dict_mode: bool,
    /// How many slots instances of this class came to need: the capacity for new ones.
    root: Option<&'static Shape>,
    expected: Cell<usize>,
}

/// Beyond this many attributes an instance keeps them in a dict.
pub const MAX_ATTRIBUTES: usize = 60;

/// The name under which the value of a `__slots__` member is stored.
pub fn slot_key(name: &str) -> Ref<Str> {
    intern(&format!("\0{name}"))
}

/// Whether the attribute stored under this name is visible in `__dict__`.
pub fn is_visible(name: &Ref<Str>) -> bool {
    !name.as_str().starts_with('\0')
}

impl Shape {
    /// The shape without attributes of a new class.
    pub fn root() -> &'static Shape {
        Box::leak(Box::new(Shape {
            names: Vec::new(),
            index: None,
            transitions: RefCell::default(),
            parent: None,
            dict_mode: false,
            root: None,
            expected: Cell::new(0),
        }))
    }

    /// The shape of an instance of the class of `root` whose attributes are in a dict in slot 0.
    pub fn dict_root(root: &'static Shape) -> &'static Shape {
        let key = intern("\0dict");
        if let Some((_, shape)) = root.transitions.borrow().iter().find(|(name, _)| name.is(&key)) {
            return shape;
        }
        let shape: &'static Shape = Box::leak(Box::new(Shape {
            names: vec![key.clone()],
            index: None,
            transitions: RefCell::default(),
            parent: None,
            dict_mode: true,
            root: Some(root),
            expected: Cell::new(0),
        }));
        root.transitions.borrow_mut().push((key, shape));
        shape
    }

    /// The slot of the attribute `name`, which must be interned.
    #[inline]
    pub fn find(&self, name: &Ref<Str>) -> Option<usize> {
        match &self.index {
            None => self.names.iter().position(|known| known.is(name)),
            Some(index) => index.get(&name.address()).map(|&slot| slot as usize),
        }
    }

    /// The shape after adding `name` (interned, not there yet).
    pub fn with(&'static self, name: &Ref<Str>) -> &'static Shape {
        if let Some((_, shape)) = self.transitions.borrow().iter().find(|(known, _)| known.is(name)) {
            return shape;
        }
        let mut names = self.names.clone();
        names.push(name.clone());
        let index = (names.len() > 8)
            .then(|| names.iter().enumerate().map(|(slot, name)| (name.address(), slot as u32)).collect());
        let root = self.root.unwrap_or(self);
        if root.expected.get() < names.len() {
            root.expected.set(names.len());
        }
        let shape: &'static Shape = Box::leak(Box::new(Shape {
            names,
            index,
            transitions: RefCell::default(),
            parent: Some(self),
            dict_mode: self.dict_mode,
            root: Some(root),
            expected: Cell::new(0),
        }));
        self.transitions.borrow_mut().push((name.clone(), shape));
        shape
    }

    /// The shape before the last attribute was added.
    pub fn parent(&self) -> Option<&'static Shape> {
        self.parent
    }

    /// Attribute names by slot.
    pub fn names(&self) -> &[Ref<Str>] {
        &self.names
    }

    /// Whether the attributes are in a dict.
    #[inline(always)]
    pub fn is_dict_mode(&self) -> bool {
        self.dict_mode
    }

    /// How many slots a new instance of this root's class should have room for.
    #[inline]
    pub fn expected(&self) -> usize {
        self.expected.get()
    }
}
