//! `super`.

use std::cell::RefCell;

use super::{dunders, members, static_methods};
use crate::object::*;
use crate::vm::{Res, Vm};

/// The state of a `super` object.
pub struct Super {
    parts: RefCell<Option<Parts>>,
}

#[derive(Clone)]
struct Parts {
    /// Lookup begins behind this class...
    after: Ref<Class>,
    /// ...in the MRO of this one.
    start: Ref<Class>,
    /// `Unbound` for an unbound `super(C)`.
    receiver: Value,
}

impl NativeState for Super {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(parts) = &*self.parts.borrow() {
            tracer.reference(&parts.after);
            tracer.reference(&parts.start);
            tracer.value(&parts.receiver);
        }
    }

    fn clear(&self) {
        drop(self.parts.take());
    }
}

impl Vm {
    /// A `super` object for `super(after, receiver)`.
    pub fn make_super(&mut self, after: &Ref<Class>, receiver: &Value) -> Res {
        let start = self.super_start(after, receiver)?;
        let parts = Parts { after: after.clone(), start, receiver: receiver.clone() };
        let class = self.types.super_.clone();
        Ok(Ref::with_native(&class, Super { parts: RefCell::new(Some(parts)) }).into())
    }

    fn super_start(&mut self, after: &Ref<Class>, receiver: &Value) -> Res<Ref<Class>> {
        if let Value::Class(class) = receiver
            && class.is_subclass_of(after)
        {
            return Ok(class.clone());
        }
        let own = self.class_of(receiver);
        if own.is_subclass_of(after) {
            return Ok(own);
        }
        Err(self.type_error("super(type, obj): obj must be an instance or subtype of type"))
    }

    /// `super(after, receiver).name` without making the `super` object.
    pub fn super_attr(&mut self, after: &Ref<Class>, receiver: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
        let start = self.super_start(after, receiver)?;
        self.super_find(after, &start, receiver, name)
    }

    fn super_find(
        &mut self,
        after: &Ref<Class>,
        start: &Ref<Class>,
        receiver: &Value,
        name: &Ref<Str>,
    ) -> Res<Option<Value>> {
        let mro = start.mro();
        let from = mro.iter().position(|class| class.is(after)).map_or(mro.len(), |at| at + 1);
        let Some(attribute) = mro[from..].iter().find_map(|class| class.dict.get_str(name)) else { return Ok(None) };
        match receiver {
            Value::Unbound => Ok(Some(attribute)),
            Value::Class(class) if class.is(start) => self.bind_to_class(&attribute, start).map(Some),
            _ => self.bind(&attribute, receiver, start).map(Some),
        }
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = match args.pos.first() {
        Some(Value::Class(class)) => class.clone(),
        _ => vm.types.super_.clone(),
    };
    Ok(Ref::with_native(&class, Super { parts: RefCell::new(None) }).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos.len() > 3 {
        let given = args.pos.len() - 1;
        return Err(vm.type_error(format!("super() expected at most 2 arguments, got {given}")));
    }
    let parts = match args.pos {
        [_] => {
            let (after, receiver) = vm.super_context()?;
            Parts { start: vm.super_start(&after, &receiver)?, after, receiver }
        }
        [_, Value::Class(after)] => Parts { after: after.clone(), start: after.clone(), receiver: Value::Unbound },
        [_, Value::Class(after), receiver] => {
            Parts { after: after.clone(), start: vm.super_start(after, receiver)?, receiver: receiver.clone() }
        }
        [_, other, ..] => {
            let given = vm.type_name(other);
            return Err(vm.type_error(format!("super() argument 1 must be a type, not {given}")));
        }
        [] => return Ok(Value::None),
    };
    if let Value::Instance(instance) = &args.pos[0]
        && let Some(state) = instance.native::<Super>()
    {
        drop(state.parts.replace(Some(parts)));
    }
    Ok(Value::None)
}

fn parts(value: &Value) -> Option<Parts> {
    match value {
        Value::Instance(instance) => instance.native::<Super>().and_then(|state| state.parts.borrow().clone()),
        _ => None,
    }
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(name) = args.pos[1].as_str() else { return Err(vm.type_error("attribute name must be string")) };
    let name = intern_ref(name);
    if let Some(parts) = parts(&args.pos[0])
        && !name.is(&vm.names.__class__)
        && !parts.receiver.is_unbound()
        && let Some(found) = vm.super_find(&parts.after, &parts.start, &parts.receiver, &name)?
    {
        return Ok(found);
    }
    let class = vm.class_of(&args.pos[0]);
    match vm.find_attr_default(&args.pos[0], &class, &name)? {
        Some(found) => Ok(found),
        None => Err(vm.attribute_error(format!("'super' object has no attribute '{}'", name.as_str()))),
    }
}

/// An unbound `super` in a class binds to the instance that it is asked through.
fn get(vm: &mut Vm, args: Args<'_>) -> Res {
    match (parts(&args.pos[0]), args.pos.get(1)) {
        (Some(parts), Some(receiver)) if parts.receiver.is_unbound() && !receiver.is_none() => {
            vm.make_super(&parts.after, receiver)
        }
        _ => Ok(args.pos[0].clone()),
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::string(match parts(&args.pos[0]) {
        Some(parts) if !parts.receiver.is_unbound() => {
            let (after, start) = (parts.after.name(), parts.start.name());
            format!("<super: <class '{}'>, <{} object>>", after.as_str(), start.as_str())
        }
        Some(parts) => format!("<super: <class '{}'>, NULL>", parts.after.name().as_str()),
        None => vm.default_repr(&args.pos[0])?.as_str().to_owned(),
    }))
}

fn get_self(_: &mut Vm, value: &Value) -> Res {
    Ok(parts(value).map(|parts| parts.receiver).filter(|value| !value.is_unbound()).unwrap_or(Value::None))
}

fn get_self_class(_: &mut Vm, value: &Value) -> Res {
    let bound = parts(value).filter(|parts| !parts.receiver.is_unbound());
    Ok(bound.map_or(Value::None, |parts| parts.start.into()))
}

fn get_thisclass(_: &mut Vm, value: &Value) -> Res {
    Ok(parts(value).map_or(Value::None, |parts| parts.after.into()))
}

/// Installs the methods of `super`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.super_;
    static_methods(class, &[("__new__", new, Arity::New)]);
    dunders(
        class,
        &[
            ("__init__", init, Arity::Varargs),
            ("__getattribute__", getattribute, Arity::Slot(1)),
            ("__repr__", repr, Arity::Slot(0)),
            ("__get__", get, Arity::Range(1, 2)),
        ],
    );
    members(class, &[("__self__", get_self), ("__thisclass__", get_thisclass), ("__self_class__", get_self_class)]);
}
