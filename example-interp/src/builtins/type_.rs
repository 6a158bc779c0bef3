//! `type`: calling a class, making classes, and the attributes of classes.

use super::{attributes, dunders, methods, static_methods};
use crate::object::shape::slot_key;
use crate::object::*;
use crate::vm::{Res, Vm};

/// `class(*args, **kwargs)`: `type.__call__` or what the metaclass puts in its place.
pub fn call_class(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> Res {
    let metaclass = class.metaclass();
    if !metaclass.is(&vm.types.type_) {
        let names = vm.names;
        if let Some(method @ Value::Function(_)) = vm.lookup(metaclass, &names.__call__) {
            let mut pos = vec![class.clone().into()];
            pos.extend_from_slice(args.pos);
            return vm.call(&method, Args { pos: &pos, kw: args.kw });
        }
    }
    instantiate(vm, class, args)
}

/// `type.__call__`: `__new__`, then `__init__` if that gave an instance of the class.
pub fn instantiate(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> Res {
    let names = vm.names;
    if class.is(&vm.types.type_) && args.pos.len() == 1 && args.kw.is_empty() {
        return Ok(vm.class_of(&args.pos[0]).into());
    }
    if class.has(ClassFlags::NO_NEW) {
        let name = vm.full_class_name(class);
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    }
    let Some(new) = vm.lookup(class, &names.__new__) else {
        let name = vm.full_class_name(class);
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    };
    let mut pos = Vec::with_capacity(args.pos.len() + 1);
    pos.push(Value::Class(class.clone()));
    pos.extend_from_slice(args.pos);
    let new = match &new {
        Value::Native(_) | Value::Function(_) => new,
        _ => vm.bind_to_class(&new, class)?,
    };
    let made = vm.call(&new, Args { pos: &pos, kw: args.kw })?;
    if !vm.class_of(&made).is_subclass_of(class) {
        return Ok(made);
    }
    let own = vm.class_of(&made);
    match vm.lookup(&own, &names.__init__) {
        Some(Value::Native(native)) if native.owner.as_ref().is_some_and(|owner| owner.is(&vm.types.object)) => {
            if (args.pos.is_empty() && args.kw.is_empty()) || !matches!(made, Value::Instance(_)) {
                return Ok(made);
            }
            pos[0] = made.clone();
            native.call(vm, Args { pos: &pos, kw: args.kw })?;
        }
        Some(init) => {
            let result = match &init {
                Value::Function(_) | Value::Native(_) => {
                    pos[0] = made.clone();
                    vm.call(&init, Args { pos: &pos, kw: args.kw })?
                }
                _ => {
                    let bound = vm.bind(&init, &made, &own)?;
                    vm.call(&bound, args)?
                }
            };
            if !result.is_none() {
                let given = vm.type_name(&result);
                return Err(vm.type_error(format!("__init__() should return None, not '{given}'")));
            }
        }
        None => {}
    }
    Ok(made)
}

/// The C3 linearisation of `bases`, without the new class itself.
pub fn merge_mro(vm: &mut Vm, bases: &[Ref<Class>]) -> Res<Vec<Ref<Class>>> {
    let mut lists: Vec<Vec<Ref<Class>>> = bases.iter().map(|base| base.mro().to_vec()).collect();
    lists.push(bases.to_vec());
    let mut merged: Vec<Ref<Class>> = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(merged);
        }
        let candidate = lists
            .iter()
            .map(|list| &list[0])
            .find(|candidate| !lists.iter().any(|list| list[1..].iter().any(|class| class.is(candidate))));
        let Some(candidate) = candidate.cloned() else {
            let mut names = Vec::new();
            for list in &lists {
                if !names.iter().any(|name: &Ref<Class>| name.is(&list[0])) {
                    names.push(list[0].clone());
                }
            }
            let names: Vec<String> = names.iter().map(|class| class.name().as_str().to_owned()).collect();
            return Err(vm.type_error(format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            )));
        };
        for list in &mut lists {
            if list[0].is(&candidate) {
                list.remove(0);
            }
        }
        merged.push(candidate);
    }
}

/// The most derived metaclass of `metaclass` and those of the bases.
pub fn winning_metaclass(vm: &mut Vm, metaclass: &Ref<Class>, bases: &[Ref<Class>]) -> Res<Ref<Class>> {
    let mut winner = metaclass.clone();
    for base in bases {
        let other = base.metaclass();
        if winner.is_subclass_of(other) {
            continue;
        }
        if !other.is_subclass_of(&winner) {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        winner = other.clone();
    }
    Ok(winner)
}

/// The base whose layout the new class takes over.
fn best_layout(vm: &mut Vm, bases: &[Ref<Class>]) -> Res<Layout> {
    let mut layout = Layout::Object;
    for base in bases {
        if base.layout == Layout::Object || base.layout == layout {
            continue;
        }
        if layout != Layout::Object {
            return Err(vm.type_error("multiple bases have instance lay-out conflict"));
        }
        layout = base.layout;
    }
    let mut widest: Option<Ref<Class>> = None;
    for other in bases.iter().filter_map(solid) {
        widest = match widest {
            Some(class) if class.is_subclass_of(&other) => Some(class),
            Some(class) if !other.is_subclass_of(&class) => {
                return Err(vm.type_error("multiple bases have instance lay-out conflict"));
            }
            _ => Some(other),
        };
    }
    Ok(layout)
}

/// The names of the slots that instances have.
fn slots_of(class: &Ref<Class>) -> Vec<Ref<Str>> {
    let mut names = Vec::new();
    for class in class.mro().iter() {
        for (name, value) in class.dict.items() {
            if let (Value::Str(name), Some(descriptor)) = (&name, value.as_descriptor())
                && matches!(&**descriptor, Descriptor::Member { class: owner, .. } if owner.is(class))
            {
                names.push(name.clone());
            }
        }
    }
    names
}

/// Whether the instances of two classes have the same slots.
pub fn same_slots(a: &Ref<Class>, b: &Ref<Class>) -> bool {
    let (a, b) = (slots_of(a), slots_of(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.is(b))
}

/// The nearest class in the order of `class` that has slots of its own.
fn solid(class: &Ref<Class>) -> Option<Ref<Class>> {
    class
        .mro()
        .iter()
        .find(|class| {
            class.dict.items().iter().any(|(_, value)| {
                value.as_descriptor().is_some_and(
                    |descriptor| matches!(&**descriptor, Descriptor::Member { class: owner, .. } if owner.is(class)),
                )
            })
        })
        .cloned()
}

fn slot_names(vm: &mut Vm, slots: &Value) -> Res<Vec<Ref<Str>>> {
    let items = match slots.as_str() {
        Some(_) => vec![slots.clone()],
        None => vm.collect(slots)?,
    };
    let mut names = Vec::new();
    for item in items {
        let Some(name) = item.as_str() else {
            let given = vm.type_name(&item);
            return Err(vm.type_error(format!("__slots__ items must be strings, not '{given}'")));
        };
        if !crate::text::strcase::is_identifier(name.as_str()) {
            return Err(vm.type_error("__slots__ must be identifiers"));
        }
        names.push(intern_ref(name));
    }
    Ok(names)
}

/// A private name of a class, mangled as in its body.
fn mangle(class: &str, name: &Ref<Str>) -> Ref<Str> {
    let text = name.as_str();
    let class = class.trim_start_matches('_');
    if text.starts_with("__") && !text.ends_with("__") && !class.is_empty() {
        intern(&format!("_{class}{text}"))
    } else {
        name.clone()
    }
}

/// `type.__new__(metaclass, name, bases, namespace, **kwargs)`
pub fn new_type(
    vm: &mut Vm,
    metaclass: &Ref<Class>,
    name: &Ref<Str>,
    bases: &[Value],
    namespace: &Ref<Dict>,
    kw: &[(Ref<Str>, Value)],
) -> Res {
    let names = vm.names;
    let mut base_classes = Vec::new();
    for base in bases {
        match base {
            Value::Class(base) if base.has(ClassFlags::FINAL) => {
                let base = vm.full_class_name(base);
                return Err(vm.type_error(format!("type '{base}' is not an acceptable base type")));
            }
            Value::Class(base) => base_classes.push(base.clone()),
            other => {
                if vm.get_attr_or_none(other, &names.__mro_entries__)?.is_some() {
                    return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
                }
                let given = vm.class_of(other);
                return Err(if given.is_subclass_of(&vm.types.type_) {
                    vm.type_error("bases must be types")
                } else {
                    vm.type_error(
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                         metaclasses of all its bases",
                    )
                });
            }
        }
    }
    for (at, base) in base_classes.iter().enumerate() {
        if base_classes[..at].iter().any(|other| other.is(base)) {
            let base = base.name();
            return Err(vm.type_error(format!("duplicate base class {}", base.as_str())));
        }
    }
    if base_classes.is_empty() {
        base_classes.push(vm.types.object.clone());
    }
    let metaclass = winning_metaclass(vm, metaclass, &base_classes)?;
    let layout = best_layout(vm, &base_classes)?;
    let mro = merge_mro(vm, &base_classes)?;
    let inherited = mro.iter().fold(ClassFlags::NONE, |all, class| all.with(class.flags()));
    let mut flags = inherited.without(ClassFlags::FINAL.with(ClassFlags::NO_NEW)).with(ClassFlags::HEAP);

    let dict = Ref::new(namespace.duplicate());
    let mut slots = None;
    if let Some(declared) = dict.get_str(&names.__slots__) {
        let declared = slot_names(vm, &declared)?;
        let had_dict = inherited.has(ClassFlags::HAS_DICT) || layout == Layout::Exception;
        let dicts = declared.iter().filter(|slot| slot.is(&names.__dict__)).count();
        if dicts > 1 || (dicts == 1 && had_dict) {
            return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
        }
        let fixed = matches!(layout, Layout::Int | Layout::Value(Kind::Tuple | Kind::Bytes | Kind::BigInt));
        if fixed && !declared.is_empty() {
            let base = base_classes[0].name();
            let base = base.as_str();
            return Err(vm.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
        }
        slots = Some(declared);
    }
    match &slots {
        None => flags = flags.with(ClassFlags::HAS_DICT),
        Some(slots) if slots.iter().any(|slot| slot.is(&names.__dict__)) => flags = flags.with(ClassFlags::HAS_DICT),
        Some(_) => {}
    }
    let qualname = match dict.remove_str(&names.__qualname__) {
        None => name.clone(),
        Some(Value::Str(qualname)) => qualname,
        Some(other) => {
            let given = vm.type_name(&other);
            return Err(vm.type_error(format!("type __qualname__ must be a str, not {given}")));
        }
    };
    let cell = dict.remove_str(&names.__classcell__);
    if dict.find_str(&names.__module__).is_none()
        && let Some(module) = vm.current_module_name()
    {
        dict.set_str(&names.__module__, module);
    }
    for (special, is_static) in
        [(&names.__new__, true), (&names.__init_subclass__, false), (&names.__class_getitem__, false)]
    {
        if let Some(function @ Value::Function(_)) = dict.get_str(special) {
            let wrapped = std::cell::RefCell::new(function);
            let wrapped = if is_static { Descriptor::StaticMethod(wrapped) } else { Descriptor::ClassMethod(wrapped) };
            dict.set_str(special, Ref::new(wrapped).into());
        }
    }
    let class = Ref::new(Class::new(name.clone(), dict.clone(), layout, flags));
    *class.qualname.borrow_mut() = qualname;
    class.link(&metaclass, base_classes.clone(), mro);
    if let Some(order @ Value::Function(_)) = vm.lookup(&metaclass, &intern("mro")) {
        let order = vm.call(&order, Args::new(&[class.clone().into()]))?;
        let mut order: Vec<Ref<Class>> =
            vm.collect(&order)?.iter().filter_map(|item| item.as_class().cloned()).collect();
        if order.first().is_some_and(|first| first.is(&class)) {
            class.set_mro(order.split_off(1));
        }
    }
    if let Some(slots) = &slots {
        for slot in slots.iter().filter(|slot| !slot.is(&names.__dict__) && !slot.is(&names.__weakref__)) {
            let slot = mangle(name.as_str(), slot);
            if dict.find_str(&slot).is_some() {
                return Err(vm.value_error(format!("'{}' in __slots__ conflicts with class variable", slot.as_str())));
            }
            let key = slot_key(&format!("{}.{}", class.id().0, slot.as_str()));
            let member = Descriptor::Member { name: slot.clone(), key, class: class.clone() };
            class.set(&slot, Ref::new(member).into());
        }
    }
    let wants_dict = flags.has(ClassFlags::HAS_DICT) && !inherited.has(ClassFlags::HAS_DICT);
    if wants_dict && matches!(layout, Layout::Exception | Layout::Type) {
        // Exceptions and classes have their attributes without this.
    } else if wants_dict && dict.find_str(&names.__dict__).is_none() {
        computed(&class, &names.__dict__, get_instance_dict, Some(set_instance_dict));
    }
    let wants_weakref = match &slots {
        None => true,
        Some(slots) => slots.iter().any(|slot| slot.is(&names.__weakref__)),
    };
    let sized = matches!(
        layout,
        Layout::Int
            | Layout::Type
            | Layout::Native(_)
            | Layout::Value(Kind::Tuple | Kind::Bytes | Kind::BigInt | Kind::Set | Kind::FrozenSet)
    );
    let inherited_weakref = class.mro().iter().skip(1).any(|base| base.dict.find_str(&names.__weakref__).is_some());
    if wants_weakref && !sized && !inherited_weakref && dict.find_str(&names.__weakref__).is_none() {
        computed(&class, &names.__weakref__, get_weakref, None);
    }
    if dict.find_str(&names.__doc__).is_none() {
        class.set(&names.__doc__, Value::None);
    }
    // A class that defines equality without a hash is unhashable.
    if dict.find_str(&names.__eq__).is_some() && dict.find_str(&names.__hash__).is_none() {
        class.set(&names.__hash__, Value::None);
    }
    if let Some(Value::Cell(cell)) = cell {
        cell.set(class.clone().into());
    }
    set_names(vm, &class, &dict)?;
    init_subclass(vm, &class, kw)?;
    Ok(class.into())
}

fn computed(class: &Ref<Class>, name: &Ref<Str>, get: Getter, set: Option<Setter>) {
    class.set(name, Ref::new(Descriptor::GetSet { name: name.clone(), class: class.clone(), get, set }).into());
}

fn get_instance_dict(vm: &mut Vm, value: &Value) -> Res {
    match value {
        Value::Instance(instance) => Ok(instance.dict().into()),
        _ => Err(vm.no_attribute(value, &vm.names.__dict__.clone())),
    }
}

fn set_instance_dict(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    vm.set_instance_dict(value, new)
}

/// Weak references are kept beside the objects.
fn get_weakref(_: &mut Vm, _: &Value) -> Res {
    Ok(Value::None)
}

/// Calls `__set_name__` of the attributes.
fn set_names(vm: &mut Vm, class: &Ref<Class>, dict: &Ref<Dict>) -> Res<()> {
    let names = vm.names;
    for (key, value) in dict.items() {
        if let (Value::Descriptor(descriptor), Value::Str(name)) = (&value, &key)
            && let Descriptor::Property(parts) = &**descriptor
        {
            parts.borrow_mut().name = Some(name.clone());
            continue;
        }
        let Value::Instance(_) = &value else { continue };
        let Some(method) = vm.lookup_special(&value, &names.__set_name__) else { continue };
        if let Err(cause) = vm.call(&method, Args::new(&[class.clone().into(), key.clone()])) {
            let (descriptor, owner) = (vm.type_name(&value), class.name());
            let key = vm.repr(&key)?;
            let error = vm.runtime_error(format!(
                "Error calling __set_name__ on '{descriptor}' instance {} in '{}'",
                key.as_str(),
                owner.as_str()
            ));
            *error.state().cause.borrow_mut() = Some(cause.value());
            error.state().suppress_context.set(true);
            *error.state().context.borrow_mut() = Some(cause);
            return Err(error);
        }
    }
    Ok(())
}

/// Calls the inherited `__init_subclass__`.
fn init_subclass(vm: &mut Vm, class: &Ref<Class>, kw: &[(Ref<Str>, Value)]) -> Res<()> {
    let names = vm.names;
    let found = class.mro().iter().skip(1).find_map(|base| base.dict.get_str(&names.__init_subclass__));
    let Some(method) = found else { return Ok(()) };
    if kw.is_empty()
        && matches!(&method, Value::Native(native) if native.owner.as_ref().is_some_and(|owner| owner.is(&vm.types.object)))
    {
        return Ok(());
    }
    let method = vm.bind_to_class(&method, class)?;
    vm.call(&method, Args { pos: &[], kw })?;
    Ok(())
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let type_ = vm.types.type_.clone();
    let metaclass = &super::new_class(vm, &args, &type_)?;
    let rest = &args.pos[1..];
    if let ([value], true) = (rest, metaclass.is(&vm.types.type_)) {
        return Ok(vm.class_of(value).into());
    }
    let [name, bases, namespace] = rest else {
        return Err(if metaclass.is(&vm.types.type_) {
            vm.type_error("type() takes 1 or 3 arguments")
        } else {
            vm.type_error(format!("type.__new__() takes exactly 3 arguments ({} given)", rest.len()))
        });
    };
    let check = |vm: &mut Vm, at: usize, wanted: &str, value: &Value| {
        let given = vm.type_name(value);
        vm.type_error(format!("type.__new__() argument {at} must be {wanted}, not {given}"))
    };
    let Some(name) = name.as_str() else { return Err(check(vm, 1, "str", name)) };
    let Some(bases) = bases.as_tuple() else { return Err(check(vm, 2, "tuple", bases)) };
    let Some(namespace) = namespace.as_dict() else { return Err(check(vm, 3, "dict", namespace)) };
    if name.as_str().contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    if bases.iter().any(|base| matches!(base, Value::Class(base) if !metaclass.is_subclass_of(base.metaclass()))) {
        let classes: Vec<Ref<Class>> = bases.iter().filter_map(|base| base.as_class().cloned()).collect();
        let winner = winning_metaclass(vm, metaclass, &classes)?;
        let names = vm.names;
        let make = vm.lookup(&winner, &names.__new__);
        if let Some(make) = make.filter(|make| !matches!(make, Value::Native(_))) {
            let make = vm.bind_to_class(&make, &winner)?;
            let mut pos = vec![winner.into()];
            pos.extend_from_slice(rest);
            return vm.call(&make, Args { pos: &pos, kw: args.kw });
        }
    }
    new_type(vm, metaclass, &intern_ref(name), bases, namespace, args.kw)
}

fn init(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos {
        [Value::Class(class), rest @ ..] => instantiate(vm, class, Args { pos: rest, kw: args.kw }),
        _ => Err(vm.type_error("descriptor '__call__' requires a 'type' object")),
    }
}

fn class_argument<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a Ref<Class>> {
    match args.pos.first() {
        Some(Value::Class(class)) => Ok(class),
        other => {
            let type_ = vm.types.type_.clone();
            Err(super::wrong_receiver(vm, method, &type_, other))
        }
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = class_argument(vm, &args, "__repr__")?;
    let name = vm.full_class_name(class);
    Ok(Value::string(format!("<class '{name}'>")))
}

fn instancecheck(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = class_argument(vm, &args, "__instancecheck__")?;
    Ok(Value::Bool(vm.class_of(&args.pos[1]).is_subclass_of(class)))
}

fn subclasscheck(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = class_argument(vm, &args, "__subclasscheck__")?;
    match &args.pos[1] {
        Value::Class(sub) => Ok(Value::Bool(sub.is_subclass_of(class))),
        _ => Err(vm.type_error("issubclass() arg 1 must be a class")),
    }
}

fn prepare(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Ref::new(Dict::new()).into())
}

fn mro(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = class_argument(vm, &args, "mro")?;
    Ok(Value::list(class.mro().iter().cloned().map(Value::Class).collect()))
}

fn subclasses(vm: &mut Vm, args: Args<'_>) -> Res {
    let class = class_argument(vm, &args, "__subclasses__")?;
    Ok(Value::list(class.subclasses().into_iter().map(Value::Class).collect()))
}

fn this(vm: &mut Vm, value: &Value) -> Res<Ref<Class>> {
    match value {
        Value::Class(class) => Ok(class.clone()),
        _ => Err(vm.type_error("a class is required")),
    }
}

fn get_name(vm: &mut Vm, value: &Value) -> Res {
    let name = this(vm, value)?.name();
    let text = name.as_str();
    Ok(match text.rsplit_once('.') {
        Some((_, last)) if !this(vm, value)?.is_heap() => Value::str(last),
        // A class of the library whose messages name its module: see `sys._qualify`.
        Some((module, last)) => {
            let class = this(vm, value)?;
            match class.dict.get_str(&vm.names.__module__) {
                Some(Value::Str(own)) if own.as_str() == module => Value::str(last),
                _ => Value::Str(name),
            }
        }
        None => Value::Str(name),
    })
}

fn set_name(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let class = heap_class(vm, value, "__name__")?;
    match new.as_ref().and_then(Value::as_str) {
        Some(name) if name.as_str().contains('\0') => Err(vm.value_error("type name must not contain null characters")),
        Some(name) => {
            *class.name.borrow_mut() = name.clone();
            // What is printed of the class and of its instances holds it.
            revdb::mutated(class.id(), revdb::Slot::ALL);
            Ok(())
        }
        None => Err(not_a_string(vm, &class, "__name__", new)),
    }
}

/// The error for a name that is no string, or that is deleted.
fn not_a_string(vm: &mut Vm, class: &Ref<Class>, what: &str, new: Option<Value>) -> Exc {
    let owner = class.name();
    let owner = owner.as_str();
    match new {
        Some(new) => {
            let given = vm.type_name(&new);
            vm.type_error(format!("can only assign string to {owner}.{what}, not '{given}'"))
        }
        None => vm.type_error(format!("cannot delete '{what}' attribute of immutable type '{owner}'")),
    }
}

fn heap_class(vm: &mut Vm, value: &Value, what: &str) -> Res<Ref<Class>> {
    let class = this(vm, value)?;
    if class.is_heap() {
        return Ok(class);
    }
    let name = class.name();
    Err(vm.type_error(format!("cannot set '{what}' attribute of immutable type '{}'", name.as_str())))
}

fn get_qualname(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Str(this(vm, value)?.qualname()))
}

fn set_qualname(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let class = heap_class(vm, value, "__qualname__")?;
    match new.as_ref().and_then(Value::as_str) {
        Some(name) => {
            *class.qualname.borrow_mut() = name.clone();
            revdb::mutated(class.id(), revdb::Slot::ALL);
            Ok(())
        }
        None => Err(not_a_string(vm, &class, "__qualname__", new)),
    }
}

fn get_module(vm: &mut Vm, value: &Value) -> Res {
    let class = this(vm, value)?;
    match class.dict.get_str(&vm.names.__module__) {
        Some(module) if class.is_heap() => Ok(module),
        // Attributes of a built-in class may themselves describe the `__module__` of its instances.
        _ => Ok(vm.class_module(&class).map_or_else(|| Value::str("builtins"), Value::Str)),
    }
}

fn set_module(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let class = heap_class(vm, value, "__module__")?;
    class.set(&vm.names.__module__, new.unwrap_or(Value::None));
    Ok(())
}

fn get_doc(vm: &mut Vm, value: &Value) -> Res {
    let class = this(vm, value)?;
    let names = vm.names;
    Ok(match class.dict.get_str(&names.__doc__) {
        Some(Value::Descriptor(_)) if !class.is_heap() => {
            super::docs::of(class.name().as_str()).map_or(Value::None, Value::str)
        }
        found => found.unwrap_or(Value::None),
    })
}

fn set_doc(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let class = heap_class(vm, value, "__doc__")?;
    class.set(&vm.names.__doc__, new.unwrap_or(Value::None));
    Ok(())
}

fn get_bases(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::tuple(this(vm, value)?.bases().iter().cloned().map(Value::Class).collect()))
}

fn set_bases(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let class = heap_class(vm, value, "__bases__")?;
    let owner = class.name();
    let owner = owner.as_str();
    let Some(new) = new else { return Err(not_a_string(vm, &class, "__bases__", None)) };
    let Some(items) = new.as_tuple() else {
        let given = vm.type_name(&new);
        return Err(vm.type_error(format!("can only assign tuple to {owner}.__bases__, not {given}")));
    };
    if items.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {owner}.__bases__, not ()")));
    }
    let mut bases = Vec::new();
    for item in items.items() {
        let Some(base) = item.as_class() else {
            let given = vm.type_name(item);
            return Err(vm.type_error(format!("{owner}.__bases__ must be tuple of classes, not '{given}'")));
        };
        if base.is_subclass_of(&class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(base.clone());
    }
    if best_layout(vm, &bases)? != class.layout {
        let (to, from) = (bases[0].name(), class.bases()[0].name());
        let (to, from) = (to.as_str(), from.as_str());
        return Err(vm.type_error(format!("__bases__ assignment: '{to}' deallocator differs from '{from}'")));
    }
    let old = class.bases().to_vec();
    let rest = merge_mro(vm, &bases)?;
    class.set_bases(bases, rest);
    if let Err(error) = renew_subclasses(vm, &class) {
        let rest = merge_mro(vm, &old)?;
        class.set_bases(old, rest);
        renew_subclasses(vm, &class)?;
        return Err(error);
    }
    Ok(())
}

/// Computes the orders of the classes below `class` again, whose own order has changed.
fn renew_subclasses(vm: &mut Vm, class: &Ref<Class>) -> Res<()> {
    for below in class.subclasses() {
        let rest = merge_mro(vm, &below.bases())?;
        below.set_mro(rest);
        renew_subclasses(vm, &below)?;
    }
    Ok(())
}

fn get_base(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.bases().first().cloned().map_or(Value::None, Value::Class))
}

fn get_mro(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::tuple(this(vm, value)?.mro().iter().cloned().map(Value::Class).collect()))
}

fn get_dict(vm: &mut Vm, value: &Value) -> Res {
    let dict = this(vm, value)?.dict.clone();
    Ok(Ref::new(DictView { dict, kind: ViewKind::Proxy }).into())
}

fn get_annotations(vm: &mut Vm, value: &Value) -> Res {
    let class = this(vm, value)?;
    let names = vm.names;
    if let Some(found) = class.dict.get_str(&names.__annotations__) {
        return Ok(found);
    }
    let dict: Value = Ref::new(Dict::new()).into();
    class.set(&names.__annotations__, dict.clone());
    Ok(dict)
}

fn set_annotations(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let class = heap_class(vm, value, "__annotations__")?;
    match new {
        Some(new) => class.set(&vm.names.__annotations__, new),
        None => match class.remove(&vm.names.__annotations__) {
            Some(old) => drop(old),
            None => return Err(vm.attribute_error("__annotations__")),
        },
    }
    Ok(())
}

fn get_abstract(vm: &mut Vm, value: &Value) -> Res {
    let class = this(vm, value)?;
    let names = vm.names;
    match class.dict.get_str(&names.__abstractmethods__) {
        Some(found) => Ok(found),
        None => Err(vm.attribute_error("__abstractmethods__")),
    }
}

fn set_abstract(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let class = heap_class(vm, value, "__abstractmethods__")?;
    class.set(&vm.names.__abstractmethods__, new.unwrap_or(Value::None));
    Ok(())
}

fn or(vm: &mut Vm, args: Args<'_>) -> Res {
    super::typing::union(vm, &args.pos[0], &args.pos[1])
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Res {
    super::typing::union(vm, &args.pos[1], &args.pos[0])
}

/// Installs the methods of `type`.
pub fn install(vm: &mut Vm) {
    super::dunder::install(vm);
    let type_ = &vm.types.type_;
    static_methods(type_, &[("__new__", new, Arity::New)]);
    dunders(
        type_,
        &[
            ("__init__", init, Arity::Any),
            ("__call__", call, Arity::Any),
            ("__repr__", repr, Arity::Slot(0)),
            ("__or__", or, Arity::Slot(1)),
            ("__ror__", ror, Arity::Slot(1)),
        ],
    );
    methods(
        type_,
        &[
            ("__instancecheck__", instancecheck, Arity::One),
            ("__subclasscheck__", subclasscheck, Arity::One),
            ("mro", mro, Arity::None),
            ("__subclasses__", subclasses, Arity::None),
        ],
    );
    super::class_methods(type_, &[("__prepare__", prepare, Arity::Any)]);
    attributes(
        type_,
        &[
            ("__name__", get_name, Some(set_name)),
            ("__qualname__", get_qualname, Some(set_qualname)),
            ("__module__", get_module, Some(set_module)),
            ("__doc__", get_doc, Some(set_doc)),
            ("__bases__", get_bases, Some(set_bases)),
            ("__dict__", get_dict, None),
            ("__annotations__", get_annotations, Some(set_annotations)),
            ("__abstractmethods__", get_abstract, Some(set_abstract)),
        ],
    );
    super::members(type_, &[("__base__", get_base), ("__mro__", get_mro)]);
}
