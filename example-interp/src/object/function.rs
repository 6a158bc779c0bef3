//! Callables: guest functions, native functions, bound methods; and closure cells.

use std::cell::RefCell;

use super::*;
use crate::vm::{Res, Vm};

/// A guest function. (Owner: the compiler and the eval loop.)
pub struct Function {
    pub code: RefSlot<Code>,
    pub globals: Ref<Dict>,
    pub defaults: RefCell<Option<Ref<Tuple>>>,
    pub kwdefaults: RefCell<Option<Ref<Dict>>>,
    pub closure: Box<[Ref<CellObject>]>,
    pub name: RefCell<Ref<Str>>,
    pub qualname: RefCell<Ref<Str>>,
    pub module: RefCell<Value>,
    pub doc: RefCell<Value>,
    pub annotations: RefCell<Option<Ref<Dict>>>,
    /// `__dict__`, once there is one.
    pub dict: RefCell<Option<Ref<Dict>>>,
}

impl Body for Function {
    const KIND: Kind = Kind::Function;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.code.get());
        tracer.reference(&self.globals);
        if let Some(defaults) = &*self.defaults.borrow() {
            tracer.reference(defaults);
        }
        for dict in [&self.kwdefaults, &self.annotations, &self.dict] {
            if let Some(dict) = &*dict.borrow() {
                tracer.reference(dict);
            }
        }
        self.closure.iter().for_each(|cell| tracer.reference(cell));
        tracer.reference(&self.name.borrow());
        tracer.reference(&self.qualname.borrow());
        tracer.value(&self.module.borrow());
        tracer.value(&self.doc.borrow());
    }

    fn clear(&self) {
        drop(self.defaults.take());
        drop(self.kwdefaults.take());
        drop(self.annotations.take());
        drop(self.dict.take());
        // What the cells hold is not cleared here: functions that are alive may share them. Cells that are garbage are cleared
        // as garbage of their own.
    }
}

/// A variable that is shared between a function and the functions inside it.
#[derive(Default)]
pub struct CellObject {
    /// `Unbound` while empty.
    pub value: RefCell<Value>,
}

impl CellObject {
    /// A cell with this content.
    pub fn new(value: Value) -> Self {
        Self { value: RefCell::new(value) }
    }

    /// The content; `Unbound` while empty.
    #[inline]
    pub fn get(&self) -> Value {
        self.value.borrow().clone()
    }
}

impl Ref<CellObject> {
    /// Replaces the content and notes the mutation.
    #[inline]
    pub fn set(&self, value: Value) {
        revdb::mutated(self.id(), revdb::Slot::ALL);
        let old = self.value.replace(value);
        old.discard();
    }
}

impl Body for CellObject {
    const KIND: Kind = Kind::Cell;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.value.borrow());
    }

    fn clear(&self) {
        drop(self.value.take());
    }
}

/// The arguments of a call, borrowed from the caller (often straight from its registers).
#[derive(Clone, Copy)]
pub struct Args<'a> {
    pub pos: &'a [Value],
    pub kw: &'a [(Ref<Str>, Value)],
}

impl<'a> Args<'a> {
    /// Positional arguments alone.
    #[inline(always)]
    pub fn new(pos: &'a [Value]) -> Self {
        Self { pos, kw: &[] }
    }

    /// The positional argument at `index`.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&'a Value> {
        self.pos.get(index)
    }

    /// The keyword argument `name`.
    pub fn keyword(&self, name: &str) -> Option<&'a Value> {
        self.kw.iter().find(|(known, _)| known.as_str() == name).map(|(_, value)| value)
    }
}

/// A function written in Rust. Methods get the receiver as first positional argument.
pub type NativeFn = fn(&mut Vm, Args<'_>) -> Res;

/// How many arguments a native takes, the receiver not counted. CPython's message depends on the calling convention,
/// so the variants are named after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// `METH_NOARGS`
    None,
    /// `METH_O`
    One,
    /// `METH_FASTCALL`, positional only
    Range(u16, u16),
    /// `METH_VARARGS` read by `PyArg_ParseTuple`, whose words differ
    Parsed(u16, u16),
    /// The function checks for itself, and takes keywords.
    Any,
    /// `__new__`: the class, or one derived from it, comes first; for the rest the function checks for itself.
    New,
    /// A dunder such as `__add__` with exactly so many arguments.
    Slot(u16),
    /// The function checks for itself, and takes no keywords.
    Varargs,
}

/// What a native does when it is found in a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeKind {
    /// A plain function: does not bind.
    Function,
    /// `method_descriptor`: binds the instance.
    Method,
    /// `wrapper_descriptor` (a dunder): binds the instance.
    Wrapper,
    /// `classmethod_descriptor`: binds the class.
    ClassMethod,
    /// `__new__` and static methods: does not bind, but knows its class.
    Static,
}

/// A native function or method.
pub struct Native {
    pub name: Ref<Str>,
    pub func: NativeFn,
    pub arity: Arity,
    pub kind: NativeKind,
    /// The class of a method.
    pub owner: Option<Ref<Class>>,
    /// The module of a function.
    pub module: Option<Ref<Str>>,
    pub doc: Option<&'static str>,
}

impl Native {
    /// Whether looking it up on an instance binds the instance.
    #[inline(always)]
    pub fn binds(&self) -> bool {
        matches!(self.kind, NativeKind::Method | NativeKind::Wrapper)
    }

    /// `name` as it stands in messages: with the class before methods, with the module before functions.
    pub fn full_name(&self) -> String {
        let name = self.name.as_str();
        match (&self.owner, &self.module) {
            (Some(class), _) if self.kind != NativeKind::Function => format!("{}.{name}", class.qualname().as_str()),
            (_, Some(module)) if module.as_str() != "builtins" => format!("{}.{name}", module.as_str()),
            _ => name.to_owned(),
        }
    }

    /// Checks the number of arguments and calls the function.
    #[inline]
    pub fn call(&self, vm: &mut Vm, args: Args<'_>) -> Res {
        let given = if self.kind == NativeKind::Function { args.pos.len() } else { args.pos.len().wrapping_sub(1) };
        let fits = match self.arity {
            Arity::Any => true,
            Arity::New => match (args.pos.first(), &self.owner) {
                (Some(Value::Class(class)), Some(owner)) => class.is_subclass_of(owner),
                _ => false,
            },
            Arity::None => given == 0 && args.kw.is_empty(),
            Arity::One => given == 1 && args.kw.is_empty(),
            Arity::Range(min, max) | Arity::Parsed(min, max) => {
                given >= usize::from(min) && given <= usize::from(max) && args.kw.is_empty()
            }
            Arity::Slot(count) => given == usize::from(count) && args.kw.is_empty(),
            Arity::Varargs => args.kw.is_empty(),
        };
        if !fits {
            return Err(self.arity_error(vm, args, given));
        }
        if self.binds() {
            // A method in Rust may call itself by way of the class, without a frame of the guest in between.
            if crate::host::stack_is_low() {
                return Err(vm.recursion_error(" while calling a Python object"));
            }
            if !self.takes(vm, args.pos.first()) {
                return Err(self.wrong_receiver(vm, args.pos.first()));
            }
            if revdb::watching() {
                note_state(args.pos.first());
            }
        }
        (self.func)(vm, args)
    }

    /// Whether a method fits its receiver. Instances of guest classes find the method in their own class, or fail in it.
    #[inline]
    fn takes(&self, vm: &Vm, receiver: Option<&Value>) -> bool {
        let (Some(receiver), Some(owner)) = (receiver, &self.owner) else { return false };
        let class = match receiver {
            Value::Instance(_) | Value::Class(_) => return true,
            receiver => vm.builtin_class_of(receiver),
        };
        class.is_subclass_of(owner)
    }

    #[cold]
    fn wrong_receiver(&self, vm: &mut Vm, receiver: Option<&Value>) -> Exc {
        let owner = self.owner.as_ref().map_or_else(String::new, |class| class.name().as_str().to_owned());
        let name = self.name.as_str();
        match receiver.map(|value| vm.type_name(value)) {
            None => vm.type_error(format!("unbound method {owner}.{name}() needs an argument")),
            Some(given) if self.kind == NativeKind::Wrapper => {
                vm.type_error(format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'"))
            }
            Some(given) => {
                vm.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"))
            }
        }
    }

    #[cold]
    fn arity_error(&self, vm: &mut Vm, args: Args<'_>, given: usize) -> Exc {
        if let (Arity::New, Some(owner)) = (self.arity, &self.owner) {
            let wrong = crate::builtins::new_class(vm, &args, owner).err();
            return wrong.unwrap_or_else(|| vm.type_error(format!("{}() takes other arguments", self.full_name())));
        }
        if given == usize::MAX {
            let class = self.owner.as_ref().map_or_else(String::new, |class| class.name().as_str().to_owned());
            let name = self.name.as_str();
            return match self.kind {
                NativeKind::Wrapper => {
                    vm.type_error(format!("descriptor '{name}' of '{class}' object needs an argument"))
                }
                _ => vm.type_error(format!("unbound method {class}.{name}() needs an argument")),
            };
        }
        let name = match self.kind {
            NativeKind::Wrapper => format!("wrapper {}", self.name.as_str()),
            _ => self.full_name(),
        };
        if !args.kw.is_empty() {
            return vm.type_error(format!("{name}() takes no keyword arguments"));
        }
        // Of slots CPython does not say the name, but leaves the space behind it, unless there is one argument at most.
        let short = if self.kind == NativeKind::Wrapper { "" } else { self.name.as_str() };
        vm.type_error(match self.arity {
            Arity::None => format!("{name}() takes no arguments ({given} given)"),
            Arity::One => format!("{name}() takes exactly one argument ({given} given)"),
            Arity::Slot(1) => format!("expected 1 argument, got {given}"),
            Arity::Slot(0) => format!("expected 0 arguments, got {given}"),
            Arity::Slot(count) => format!(" expected {count} arguments, got {given}"),
            Arity::Range(min, max) => {
                let (bound, count) = match (min == max, given < usize::from(min)) {
                    (true, _) => ("", min),
                    (false, true) => ("at least ", min),
                    (false, false) => ("at most ", max),
                };
                let plural = if count == 1 { "" } else { "s" };
                format!("{short} expected {bound}{count} argument{plural}, got {given}")
            }
            Arity::Parsed(min, max) => {
                let (bound, count) = if given < usize::from(min) { ("least", min) } else { ("most", max) };
                let plural = if count == 1 { "" } else { "s" };
                format!("{short}() takes at {bound} {count} argument{plural} ({given} given)")
            }
            Arity::Any | Arity::New | Arity::Varargs => format!("{name}() takes other arguments"),
        })
    }
}

/// Notes that a method may write what its receiver keeps in Rust. Lists and dicts note each write themselves.
#[cold]
fn note_state(receiver: Option<&Value>) {
    if let Some(Value::Instance(instance)) = receiver
        && matches!(instance.payload(), Payload::Native(_) | Payload::Exception(_))
    {
        revdb::mutated(instance.id(), revdb::Slot::ALL);
    }
}

impl Body for Native {
    const KIND: Kind = Kind::Native;
}

/// A function with its receiver: of a guest function `method`, of a native one `builtin_function_or_method`.
pub struct BoundMethod {
    pub function: Value,
    pub receiver: Value,
}

impl Body for BoundMethod {
    const KIND: Kind = Kind::BoundMethod;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.function, &self.receiver]);
    }
}
