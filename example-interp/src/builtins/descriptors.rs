//! `property`, `staticmethod` and `classmethod`.

use std::cell::RefCell;

use super::{Params, attributes, dunders, methods, new_class, of_class, static_methods};
use crate::object::descriptor::Property;
use crate::object::*;
use crate::vm::{Res, Vm};

fn new_property(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, &args, &vm.types.property)?;
    let empty = Property {
        get: Value::None,
        set: Value::None,
        delete: Value::None,
        doc: Value::None,
        getter_doc: false,
        name: None,
    };
    let value = Value::Descriptor(Ref::new(Descriptor::Property(RefCell::new(empty))));
    Ok(of_class(&class, &vm.types.property, value))
}

/// The parts of a property.
fn property<'v>(vm: &mut Vm, value: &'v Value) -> Res<&'v RefCell<Property>> {
    if let Some(descriptor) = value.as_descriptor()
        && let Descriptor::Property(parts) = &**descriptor
    {
        return Ok(parts);
    }
    let class = vm.types.property.clone();
    Err(super::wrong_receiver(vm, "fget", &class, Some(value)))
}

fn init_property(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("property", &["fget", "fset", "fdel", "doc"], 0);
    let [get, set, delete, doc] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let get = get.unwrap_or(Value::None);
    let names = vm.names;
    let own = doc.filter(|doc| !doc.is_none());
    let inherited = match own {
        None if !get.is_none() => vm.get_attr_or_none(&get, &names.__doc__)?,
        _ => None,
    };
    // Where a subclass has a docstring, the property's is an attribute of the object.
    let is_plain = !matches!(args.pos[0], Value::Instance(_));
    let getter_doc = inherited.is_some();
    let (doc, attribute) = if is_plain { (own.or(inherited), None) } else { (own, inherited) };
    let (set, delete, doc) = (set.unwrap_or(Value::None), delete.unwrap_or(Value::None), doc.unwrap_or(Value::None));
    let parts = property(vm, &args.pos[0])?;
    let name = parts.borrow().name.clone();
    drop(parts.replace(Property { get, set, delete, doc, getter_doc, name }));
    if let Some(doc) = attribute {
        vm.set_attr(&args.pos[0], &names.__doc__, doc)?;
    }
    Ok(Value::None)
}

/// A copy of the property with one part replaced, of the same class.
fn changed(vm: &mut Vm, args: Args<'_>, change: fn(&mut Property, Value)) -> Res {
    let mut parts = property(vm, &args.pos[0])?.borrow().clone();
    if !args.pos[1].is_none() {
        change(&mut parts, args.pos[1].clone());
    }
    let class = vm.class_of(&args.pos[0]);
    let name = parts.name.clone();
    let doc = if parts.getter_doc && !parts.get.is_none() { Value::None } else { parts.doc };
    let arguments = [parts.get, parts.set, parts.delete, doc];
    let made = vm.call(&Value::Class(class), Args::new(&arguments))?;
    property(vm, &made)?.borrow_mut().name = name;
    Ok(made)
}

fn getter(vm: &mut Vm, args: Args<'_>) -> Res {
    changed(vm, args, |parts, function| parts.get = function)
}

fn setter(vm: &mut Vm, args: Args<'_>) -> Res {
    changed(vm, args, |parts, function| parts.set = function)
}

fn deleter(vm: &mut Vm, args: Args<'_>) -> Res {
    changed(vm, args, |parts, function| parts.delete = function)
}

fn set_name(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = args.pos[2].as_str().cloned();
    property(vm, &args.pos[0])?.borrow_mut().name = name;
    Ok(Value::None)
}

fn fget(vm: &mut Vm, this: &Value) -> Res {
    property(vm, this).map(|parts| parts.borrow().get.clone())
}

fn fset(vm: &mut Vm, this: &Value) -> Res {
    property(vm, this).map(|parts| parts.borrow().set.clone())
}

fn fdel(vm: &mut Vm, this: &Value) -> Res {
    property(vm, this).map(|parts| parts.borrow().delete.clone())
}

fn property_doc(vm: &mut Vm, this: &Value) -> Res {
    property(vm, this).map(|parts| parts.borrow().doc.clone())
}

fn set_property_doc(vm: &mut Vm, this: &Value, value: Option<Value>) -> Res<()> {
    property(vm, this)?.borrow_mut().doc = value.unwrap_or(Value::None);
    Ok(())
}

/// What a descriptor gives for an instance (or `None`) and its class, when it is called by name.
fn get(vm: &mut Vm, args: Args<'_>) -> Res {
    // The built-in way, also where a subclass has a `__get__` of its own, which may ask for this one.
    let this = &args.pos[0];
    let Some(descriptor) = this.as_descriptor().cloned() else { return Ok(this.clone()) };
    match (args.get(1).filter(|instance| !instance.is_none()), args.get(2)) {
        (Some(instance), _) => {
            let class = vm.class_of(instance);
            vm.get_descriptor(&descriptor, this, Some(instance), &class)
        }
        (None, Some(Value::Class(class))) => vm.get_descriptor(&descriptor, this, None, class),
        (None, _) => Ok(this.clone()),
    }
}

fn set(vm: &mut Vm, args: Args<'_>) -> Res {
    let function = property(vm, &args.pos[0])?.borrow().set.clone();
    if function.is_none() {
        let class = vm.type_name(&args.pos[1]);
        return Err(vm.attribute_error(format!("property of '{class}' object has no setter")));
    }
    vm.call(&function, Args::new(&args.pos[1..3]))?;
    Ok(Value::None)
}

fn delete(vm: &mut Vm, args: Args<'_>) -> Res {
    let function = property(vm, &args.pos[0])?.borrow().delete.clone();
    if function.is_none() {
        let class = vm.type_name(&args.pos[1]);
        return Err(vm.attribute_error(format!("property of '{class}' object has no deleter")));
    }
    vm.call(&function, Args::new(&args.pos[1..2]))?;
    Ok(Value::None)
}

fn slot_name(vm: &mut Vm, this: &Value) -> Res {
    match this.as_descriptor().map(|descriptor| &**descriptor) {
        Some(Descriptor::Member { name, .. } | Descriptor::GetSet { name, .. }) => Ok(Value::Str(name.clone())),
        _ => Err(vm.type_error("a descriptor of a slot is required")),
    }
}

fn slot_qualname(vm: &mut Vm, this: &Value) -> Res {
    match this.as_descriptor().map(|descriptor| &**descriptor) {
        Some(Descriptor::Member { name, class, .. } | Descriptor::GetSet { name, class, .. }) => {
            Ok(Value::string(format!("{}.{}", class.qualname().as_str(), name.as_str())))
        }
        _ => Err(vm.type_error("a descriptor of a slot is required")),
    }
}

fn slot_owner(vm: &mut Vm, this: &Value) -> Res {
    match this.as_descriptor().map(|descriptor| &**descriptor) {
        Some(Descriptor::Member { class, .. } | Descriptor::GetSet { class, .. }) => Ok(class.clone().into()),
        _ => Err(vm.type_error("a descriptor of a slot is required")),
    }
}

fn no_doc(_: &mut Vm, _: &Value) -> Res {
    Ok(Value::None)
}

fn set_slot(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.set_descriptor(&args.pos[0], &args.pos[1], args.get(2).cloned())?;
    Ok(Value::None)
}

fn one_function(vm: &mut Vm, args: Args<'_>, name: &str) -> Res {
    match &args.pos[1..] {
        [function] if args.kw.is_empty() => Ok(function.clone()),
        more => Err(vm.type_error(format!("{name} expected 1 argument, got {}", more.len()))),
    }
}

fn new_staticmethod(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, &args, &vm.types.staticmethod)?;
    let function = one_function(vm, args, "staticmethod")?;
    let value = Value::Descriptor(Ref::new(Descriptor::StaticMethod(RefCell::new(function))));
    Ok(of_class(&class, &vm.types.staticmethod, value))
}

fn new_classmethod(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, &args, &vm.types.classmethod)?;
    let function = one_function(vm, args, "classmethod")?;
    let value = Value::Descriptor(Ref::new(Descriptor::ClassMethod(RefCell::new(function))));
    Ok(of_class(&class, &vm.types.classmethod, value))
}

fn nothing(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

fn wrapped(vm: &mut Vm, this: &Value) -> Res {
    match this.as_descriptor().map(|descriptor| &**descriptor) {
        Some(Descriptor::StaticMethod(function) | Descriptor::ClassMethod(function)) => Ok(function.borrow().clone()),
        _ => Err(vm.type_error("a staticmethod or classmethod is required")),
    }
}

/// What these wrappers do not have themselves, their function has: its name, its docstring, whether it is abstract.
fn of_wrapped(vm: &mut Vm, args: Args<'_>) -> Res {
    let function = wrapped(vm, &args.pos[0])?;
    match args.pos[1].as_str() {
        Some(name) => vm.get_attr(&function, &intern_ref(name)),
        None => Err(vm.type_error("attribute name must be string")),
    }
}

fn doc_of_wrapped(vm: &mut Vm, this: &Value) -> Res {
    let (function, names) = (wrapped(vm, this)?, vm.names);
    vm.get_attr(&function, &names.__doc__)
}

fn call_static(vm: &mut Vm, args: Args<'_>) -> Res {
    let function = wrapped(vm, &args.pos[0])?;
    vm.call(&function, Args { pos: &args.pos[1..], kw: args.kw })
}

fn is_abstract(vm: &mut Vm, this: &Value) -> Res {
    let name = vm.names.__isabstractmethod__.clone();
    let parts = match property(vm, this) {
        Ok(parts) => {
            let parts = parts.borrow();
            vec![parts.get.clone(), parts.set.clone(), parts.delete.clone()]
        }
        Err(_) => vec![wrapped(vm, this)?],
    };
    for part in parts {
        if !part.is_none()
            && let Some(found) = vm.get_attr_or_none(&part, &name)?
            && vm.truthy(&found)?
        {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

/// Installs the descriptors' methods.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    static_methods(&types.property, &[("__new__", new_property, Arity::New)]);
    dunders(
        &types.property,
        &[
            ("__init__", init_property, Arity::Any),
            ("__get__", get, Arity::Range(1, 2)),
            ("__set__", set, Arity::Slot(2)),
            ("__delete__", delete, Arity::Slot(1)),
        ],
    );
    methods(
        &types.property,
        &[
            ("getter", getter, Arity::One),
            ("setter", setter, Arity::One),
            ("deleter", deleter, Arity::One),
            ("__set_name__", set_name, Arity::Range(2, 2)),
        ],
    );
    attributes(
        &types.property,
        &[
            ("fget", fget, None),
            ("fset", fset, None),
            ("fdel", fdel, None),
            ("__doc__", property_doc, Some(set_property_doc)),
            ("__isabstractmethod__", is_abstract, None),
        ],
    );
    for class in [&types.member_descriptor, &types.getset_descriptor] {
        dunders(
            class,
            &[
                ("__get__", get, Arity::Range(1, 2)),
                ("__set__", set_slot, Arity::Slot(2)),
                ("__delete__", set_slot, Arity::Slot(1)),
            ],
        );
        super::members(
            class,
            &[
                ("__name__", slot_name),
                ("__qualname__", slot_qualname),
                ("__objclass__", slot_owner),
                ("__doc__", no_doc),
            ],
        );
    }
    static_methods(&types.staticmethod, &[("__new__", new_staticmethod, Arity::New)]);
    static_methods(&types.classmethod, &[("__new__", new_classmethod, Arity::New)]);
    for class in [&types.staticmethod, &types.classmethod] {
        dunders(
            class,
            &[
                ("__init__", nothing, Arity::Any),
                ("__get__", get, Arity::Range(1, 2)),
                ("__getattr__", of_wrapped, Arity::Slot(1)),
            ],
        );
        attributes(
            class,
            &[
                ("__func__", wrapped, None),
                ("__wrapped__", wrapped, None),
                ("__isabstractmethod__", is_abstract, None),
                ("__doc__", doc_of_wrapped, None),
            ],
        );
    }
    dunders(&types.staticmethod, &[("__call__", call_static, Arity::Any)]);
}
