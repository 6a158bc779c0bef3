//! `_weak`: references that do not keep their target alive. What is built on them is in `lib/weakref.py`.

use std::cell::{Cell, RefCell};

use super::Builder;
use crate::object::heap::{self, WeakTarget};
use crate::object::*;
use crate::vm::{Res, Vm};

/// The state of a weak reference.
struct Reference {
    /// `None` once the target died.
    target: RefCell<Option<WeakTarget>>,
    callback: RefCell<Value>,
    /// Of the target, once somebody asked.
    hash: Cell<Option<i64>>,
}

impl NativeState for Reference {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.callback.borrow());
    }

    fn clear(&self) {
        drop(self.callback.replace(Value::None));
    }

    fn target_died(&self) -> bool {
        self.target.replace(None);
        !self.callback.borrow().is_none()
    }
}

fn reference_of(value: &Value) -> Option<&Reference> {
    match value {
        Value::Instance(instance) => instance.native::<Reference>(),
        _ => None,
    }
}

/// The target, while it lives.
fn target(reference: &Reference) -> Option<Value> {
    // SAFETY: every reference with a target was registered in `new`, and `target_died` empties it.
    reference.target.borrow().as_ref().map(|target| unsafe { target.upgrade() })
}

/// Whether the object can be the target of a weak reference, as in CPython.
fn is_referable(vm: &mut Vm, value: &Value) -> bool {
    match value {
        Value::Instance(instance) => {
            let class = instance.class();
            if !class.is_heap() {
                return class.is_subclass_of(&vm.types.frozenset) || !class.name().as_str().starts_with("_lru");
            }
            // A subclass of a class without `__weakref__` slot has one unless it declares `__slots__` without it.
            let slots = intern("__slots__");
            let name = vm.names.__weakref__.clone();
            class.mro().iter().filter(|class| class.is_heap()).any(|class| match class.dict.get_str(&slots) {
                None => true,
                Some(Value::Str(slot)) => slot.equals(&name),
                Some(slots) => vm
                    .collect(&slots)
                    .is_ok_and(|slots| slots.iter().filter_map(Value::as_str).any(|slot| slot.equals(&name))),
            })
        }
        Value::Function(_)
        | Value::Native(_)
        | Value::BoundMethod(_)
        | Value::Class(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::Module(_)
        | Value::Generator(_)
        | Value::Code(_) => true,
        _ => false,
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let [Value::Class(class), object, rest @ ..] = args.pos else {
        return Err(vm.type_error("ref expected at least 1 argument, got 0"));
    };
    let own = vm.import_attribute("_weak", "ref")?;
    let exact = matches!(&own, Value::Class(own) if own.is(class));
    if rest.len() > 1 && exact {
        return Err(vm.type_error(format!("ref expected at most 2 arguments, got {}", rest.len() + 1)));
    }
    if !is_referable(vm, object) {
        let name = vm.type_name(object);
        return Err(vm.type_error(format!("cannot create weak reference to '{name}' object")));
    }
    let callback = rest.first().cloned().unwrap_or(Value::None);
    if callback.is_none() && exact {
        let same = heap::weak_references(object).into_iter().find(|known| {
            known.has_class(class) && known.native::<Reference>().is_some_and(|known| known.callback.borrow().is_none())
        });
        if let Some(same) = same {
            return Ok(Value::Instance(same));
        }
    }
    let state = Reference {
        target: RefCell::new(WeakTarget::new(object)),
        callback: RefCell::new(callback),
        hash: Cell::new(None),
    };
    let reference = Ref::with_native(class, state);
    heap::register_weak(object, reference.clone());
    Ok(Value::Instance(reference))
}

fn init_reference(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

fn this<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a Reference> {
    match args.get(0).and_then(reference_of) {
        Some(reference) => Ok(reference),
        None => Err(vm.type_error("a weak reference is required")),
    }
}

fn call(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(target(this(vm, args)?).unwrap_or(Value::None))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Res {
    let reference = this(vm, args)?;
    if let Some(hash) = reference.hash.get() {
        return Ok(Value::Int(hash));
    }
    let Some(target) = target(reference) else { return Err(vm.type_error("weak object has gone away")) };
    let hash = vm.hash(&target)?;
    reference.hash.set(Some(hash));
    Ok(Value::Int(hash))
}

fn equality(vm: &mut Vm, args: Args<'_>, wanted: bool) -> Res {
    let reference = this(vm, args)?;
    let Some(other) = reference_of(&args.pos[1]) else { return Ok(Value::NotImplemented) };
    let equal = match (target(reference), target(other)) {
        (Some(a), Some(b)) => vm.equal(&a, &b)?,
        _ => args.pos[0].is(&args.pos[1]),
    };
    Ok(Value::Bool(equal == wanted))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Res {
    equality(vm, args, true)
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Res {
    equality(vm, args, false)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let reference = this(vm, args)?;
    let address = |value: &Value| value.header().map_or(0, |header| header.id().0);
    let own = address(&args.pos[0]);
    let Some(target) = target(reference) else { return Ok(Value::string(format!("<weakref at {own:#x}; dead>"))) };
    let class = vm.type_name(&target);
    let place = address(&target);
    let name = match vm.get_attr_or_none(&target, &vm.names.__name__.clone())? {
        Some(Value::Str(name)) => format!(" ({})", name.as_str()),
        _ => String::new(),
    };
    Ok(Value::string(format!("<weakref at {own:#x}; to '{class}' at {place:#x}{name}>")))
}

fn callback(_: &mut Vm, value: &Value) -> Res {
    Ok(match reference_of(value) {
        Some(reference) if reference.target.borrow().is_some() => reference.callback.borrow().clone(),
        _ => Value::None,
    })
}

/// What the interpreter calls after the target died.
fn pending_callback(_: &mut Vm, value: &Value) -> Res {
    Ok(reference_of(value).map_or(Value::None, |reference| reference.callback.replace(Value::None)))
}

fn getweakrefs(_: &mut Vm, args: Args<'_>) -> Res {
    // The table, this list and nobody else: already dropped.
    let live = heap::weak_references(&args.pos[0]).into_iter().filter(|reference| reference.ref_count() > 2);
    Ok(Value::list(live.map(Value::Instance).collect()))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, One, Slot};
    let object = module.vm.types.object.clone();
    let class = module.class(
        "ref",
        &object,
        "weakref",
        &[
            ("__init__", init_reference, Any),
            ("__call__", call, Slot(0)),
            ("__hash__", hash, Slot(0)),
            ("__eq__", eq, Slot(1)),
            ("__ne__", ne, Slot(1)),
            ("__repr__", repr, Slot(0)),
        ],
    );
    *class.qualname.borrow_mut() = intern("ReferenceType");
    module.qualify(&class, "weakref");
    module.constructor(&class, new);
    module.getters(&class, &[("__callback__", callback), ("__pending_callback__", pending_callback)]);
    crate::builtins::class_methods(&class, &[("__class_getitem__", crate::builtins::typing::class_getitem, One)]);
    module.functions(&[("getweakrefs", getweakrefs, One)]);
    Ok(())
}
