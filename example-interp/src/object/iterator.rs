//! Built-in iterators.

use std::cell::RefCell;

use super::*;
use crate::vm::{Res, Vm};

/// An iterator of a built-in kind; `next` is in `vm/iter.rs`.
pub struct Iterator {
    pub state: RefCell<IterState>,
    /// The class, which stays the same when the state becomes [`IterState::Done`].
    pub class: Ref<Class>,
}

/// An iterator written in Rust by a library module.
pub trait NativeIter {
    /// The next item. The state is taken out of the iterator meanwhile, so it may run guest code.
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>>;

    /// Visits every object that the iterator refers to.
    fn trace(&self, tracer: &mut Tracer<'_>);

    /// `__length_hint__`, if known.
    fn length_hint(&self) -> Option<usize> {
        None
    }

    /// The iterator's own repr, if it has one.
    fn repr(&self, vm: &mut Vm) -> Res<Option<String>> {
        let _ = vm;
        Ok(None)
    }

    /// The arguments of its class for an iterator that goes on from here, as `__reduce__` has them.
    fn remaking(&self) -> Option<Vec<Value>> {
        None
    }

    /// A further iterator at the same place, where that can be had.
    fn duplicate(&self) -> Option<Box<dyn NativeIter>> {
        None
    }
}

impl IterState {
    /// The index of an iterator over something that may grow again, once it has come to the end: it stays there.
    pub const ENDED: usize = usize::MAX;
}

/// Where an iterator stands.
pub enum IterState {
    Done,
    /// The state is in use by a call further up the stack.
    Busy,
    List {
        list: Ref<List>,
        index: usize,
    },
    ListReversed {
        list: Ref<List>,
        left: usize,
    },
    Tuple {
        tuple: Ref<Tuple>,
        index: usize,
    },
    Str {
        text: Ref<Str>,
        offset: usize,
    },
    Bytes {
        bytes: Ref<Bytes>,
        index: usize,
    },
    ByteArray {
        bytes: Ref<ByteArray>,
        index: usize,
    },
    Range {
        next: i64,
        step: i64,
        left: i64,
    },
    /// A range beyond `i64`; all integers.
    BigRange {
        next: Value,
        step: Value,
        left: Value,
    },
    /// `length` is the dict's at the start: a change is an error. So are more keys than that; `left` are still to come.
    Dict {
        dict: Ref<Dict>,
        kind: ViewKind,
        place: usize,
        length: usize,
        left: usize,
    },
    DictReversed {
        dict: Ref<Dict>,
        kind: ViewKind,
        place: usize,
        length: usize,
    },
    /// Over a set or frozenset.
    Set {
        set: Value,
        place: usize,
        length: usize,
    },
    /// `__getitem__` with 0, 1, 2, ...
    Sequence {
        sequence: Value,
        index: i64,
    },
    SequenceReversed {
        sequence: Value,
        left: i64,
    },
    Callable {
        function: Value,
        sentinel: Value,
    },
    Enumerate {
        iterator: Value,
        index: Value,
    },
    Zip {
        iterators: Ref<Tuple>,
        strict: bool,
    },
    Map {
        function: Value,
        iterators: Ref<Tuple>,
    },
    Filter {
        function: Value,
        iterator: Value,
    },
    Native(Box<dyn NativeIter>),
}

impl Body for Iterator {
    const KIND: Kind = Kind::Iterator;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        match &*self.state.borrow() {
            IterState::Done | IterState::Busy | IterState::Range { .. } | IterState::Str { .. } => {}
            IterState::Bytes { .. } | IterState::ByteArray { .. } | IterState::BigRange { .. } => {}
            IterState::List { list, .. } | IterState::ListReversed { list, .. } => tracer.reference(list),
            IterState::Tuple { tuple, .. } => tracer.reference(tuple),
            IterState::Dict { dict, .. } | IterState::DictReversed { dict, .. } => tracer.reference(dict),
            IterState::Set { set, .. } => tracer.value(set),
            IterState::Sequence { sequence, .. } | IterState::SequenceReversed { sequence, .. } => {
                tracer.value(sequence)
            }
            IterState::Callable { function, sentinel } => tracer.values([function, sentinel]),
            IterState::Enumerate { iterator, .. } => tracer.value(iterator),
            IterState::Zip { iterators, .. } => tracer.reference(iterators),
            IterState::Map { function, iterators } => {
                tracer.value(function);
                tracer.reference(iterators);
            }
            IterState::Filter { function, iterator } => tracer.values([function, iterator]),
            IterState::Native(state) => state.trace(tracer),
        }
    }

    fn clear(&self) {
        drop(self.state.replace(IterState::Done));
    }
}

impl Iterator {
    /// An iterator of this class.
    #[inline]
    pub fn new(class: &Ref<Class>, state: IterState) -> Self {
        Self { state: RefCell::new(state), class: class.clone() }
    }
}
