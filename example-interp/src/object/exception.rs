//! Exceptions: instances with an [`ExceptionState`], and [`Exc`], the Rust error that carries one.

use std::cell::{Cell, RefCell};

use super::*;
use crate::vm::TraceEntry;

/// A raised exception: the error of everything that may run guest code.
#[derive(Clone)]
pub struct Exc(pub Ref<Instance>);

impl Exc {
    /// The state of the exception.
    pub fn state(&self) -> &ExceptionState {
        self.0.exception().expect("only exceptions are raised")
    }

    /// The exception as a guest value.
    pub fn value(&self) -> Value {
        Value::Instance(self.0.clone())
    }

    /// Whether it is an instance of `class` (built-in `except` matching).
    pub fn is_a(&self, class: &Ref<Class>) -> bool {
        self.0.class().is_subclass_of(class)
    }
}

impl std::fmt::Debug for Exc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.class().name().as_str())
    }
}

/// What every exception holds.
pub struct ExceptionState {
    pub args: RefCell<Ref<Tuple>>,
    pub cause: RefCell<Option<Value>>,
    pub context: RefCell<Option<Exc>>,
    pub suppress_context: Cell<bool>,
    /// Where it passed, innermost first (the order in which frames are left).
    pub trace: RefCell<Vec<TraceEntry>>,
    /// The traceback object last given or set, unbound if there was none: the same one for as long as it tells the same.
    pub traceback: RefCell<Value>,
    /// Members of particular exceptions (`errno`, `filename`, `name`, ...), in the order of their class's table.
    pub fields: RefCell<Vec<Value>>,
}

impl ExceptionState {
    /// The state of a new exception with these arguments.
    pub fn new(args: Ref<Tuple>) -> Self {
        Self {
            args: RefCell::new(args),
            cause: RefCell::default(),
            context: RefCell::default(),
            suppress_context: Cell::new(false),
            trace: RefCell::default(),
            traceback: RefCell::default(),
            fields: RefCell::default(),
        }
    }

    /// The member `index` of the class's table, `None` if it was not set.
    pub fn field(&self, index: usize) -> Value {
        self.fields.borrow().get(index).filter(|value| !value.is_unbound()).cloned().unwrap_or(Value::None)
    }

    /// Sets member `index` of the class's table.
    pub fn set_field(&self, index: usize, value: Value) {
        let mut fields = self.fields.borrow_mut();
        if fields.len() <= index {
            fields.resize(index + 1, Value::Unbound);
        }
        fields[index] = value;
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.args.borrow());
        tracer.values(self.cause.borrow().iter());
        if let Some(context) = &*self.context.borrow() {
            tracer.reference(&context.0);
        }
        for entry in self.trace.borrow().iter() {
            entry.trace(tracer);
        }
        tracer.value(&self.traceback.borrow());
        tracer.values(self.fields.borrow().iter());
    }

    pub(super) fn clear(&self) {
        drop(self.cause.take());
        drop(self.context.take());
        drop(self.trace.take());
        drop(self.traceback.take());
        drop(self.fields.take());
        drop(self.args.replace(Ref::new(Tuple::from(Vec::new()))));
    }
}
