//! Native functions as objects, and the constructors of modules, cells, methods and singletons.

use super::{Params, attributes, dunders, static_methods};
use crate::object::*;
use crate::vm::{Res, Vm};

fn native_of(value: &Value) -> Option<&Ref<Native>> {
    match value {
        Value::Native(native) => Some(native),
        Value::BoundMethod(method) => match &method.function {
            Value::Native(native) => Some(native),
            _ => None,
        },
        _ => None,
    }
}

fn native_name(_: &mut Vm, value: &Value) -> Res {
    Ok(native_of(value).map_or(Value::None, |native| Value::Str(native.name.clone())))
}

fn native_qualname(vm: &mut Vm, value: &Value) -> Res {
    Ok(match native_of(value) {
        Some(native) => match (value, native.kind) {
            (Value::BoundMethod(method), _) => {
                let class = match &method.receiver {
                    Value::Class(class) => class.qualname(),
                    receiver => vm.class_of(receiver).qualname(),
                };
                Value::string(format!("{}.{}", class.as_str(), native.name.as_str()))
            }
            _ if native.owner.is_none() => Value::Str(native.name.clone()),
            _ => Value::string(native.full_name()),
        },
        None => Value::None,
    })
}

fn native_module(_: &mut Vm, value: &Value) -> Res {
    Ok(native_of(value).and_then(|native| native.module.clone()).map_or(Value::None, Value::Str))
}

fn native_doc(_: &mut Vm, value: &Value) -> Res {
    Ok(native_of(value).and_then(|native| native.doc).map_or(Value::None, Value::str))
}

fn native_owner(_: &mut Vm, value: &Value) -> Res {
    Ok(native_of(value).and_then(|native| native.owner.clone()).map_or(Value::None, Value::Class))
}

fn native_get(vm: &mut Vm, args: Args<'_>) -> Res {
    match (&args.pos[1], args.pos.get(2)) {
        (Value::None, Some(Value::Class(class))) => vm.bind_to_class(&args.pos[0], class),
        (instance, _) => {
            let class = vm.class_of(instance);
            vm.bind(&args.pos[0], instance, &class)
        }
    }
}

fn call(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.call(&args.pos[0], Args { pos: &args.pos[1..], kw: args.kw })
}

fn receiver(vm: &mut Vm, value: &Value) -> Res {
    Ok(match value {
        Value::BoundMethod(method) => method.receiver.clone(),
        // A function's is its module.
        Value::Native(native) => match &native.module {
            Some(module) => vm.modules.get_str(module).unwrap_or(Value::None),
            None => Value::None,
        },
        _ => Value::None,
    })
}

fn new_method(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos {
        [_, function, _] if !crate::builtins::functions::is_callable(vm, function) => {
            Err(vm.type_error("first argument must be callable"))
        }
        [_, function, receiver] if !receiver.is_none() => {
            Ok(Ref::new(BoundMethod { function: function.clone(), receiver: receiver.clone() }).into())
        }
        [_, _, _] => Err(vm.type_error("instance must not be None")),
        _ => Err(vm.type_error(format!("method expected 2 arguments, got {}", args.pos.len().saturating_sub(1)))),
    }
}

fn new_module(vm: &mut Vm, args: Args<'_>) -> Res {
    let types = vm.types;
    let class = super::new_class(vm, &args, &types.module)?;
    let module = Module::new(Ref::new(Dict::new()));
    module.set_class(class.is_heap().then_some(class));
    Ok(Ref::new(module).into())
}

fn init_module(vm: &mut Vm, args: Args<'_>) -> Res {
    let Value::Module(module) = &args.pos[0] else { return Ok(Value::NotImplemented) };
    const PARAMS: Params = Params::new("module", &["name", "doc"], 1);
    let [name, doc] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    if let Some(given) = name.as_ref().filter(|name| name.as_str().is_none()) {
        let given = vm.type_name(given);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {given}")));
    }
    let names = vm.names;
    module.dict.set_str(&names.__name__, name.unwrap_or(Value::None));
    module.dict.set_str(&names.__doc__, doc.unwrap_or(Value::None));
    for key in [&names.__package__, &names.__loader__, &names.__spec__] {
        module.dict.set_str(key, Value::None);
    }
    Ok(Value::None)
}

fn new_cell(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos.len() > 2 {
        return Err(vm.type_error("cell expected at most 1 argument"));
    }
    Ok(Ref::new(CellObject::new(args.pos.get(1).cloned().unwrap_or_default())).into())
}

fn singleton(vm: &mut Vm, args: Args<'_>, class: &Ref<Class>, name: &str, value: Value) -> Res {
    super::new_class(vm, &args, class)?;
    if args.pos.len() > 1 || !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name} takes no arguments")));
    }
    Ok(value)
}

fn new_none(vm: &mut Vm, args: Args<'_>) -> Res {
    singleton(vm, args, &vm.types.none_type, "NoneType", Value::None)
}

fn new_ellipsis(vm: &mut Vm, args: Args<'_>) -> Res {
    singleton(vm, args, &vm.types.ellipsis_type, "EllipsisType", Value::Ellipsis)
}

fn new_not_implemented(vm: &mut Vm, args: Args<'_>) -> Res {
    singleton(vm, args, &vm.types.not_implemented_type, "NotImplementedType", Value::NotImplemented)
}

fn reduce_singleton(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.repr(&args.pos[0]).map(Value::Str)
}

/// Installs what this module is about.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    let natives = [
        &types.builtin_function,
        &types.method_descriptor,
        &types.wrapper_descriptor,
        &types.method_wrapper,
        &types.classmethod_descriptor,
    ];
    for class in natives {
        attributes(
            class,
            &[("__name__", native_name, None), ("__qualname__", native_qualname, None), ("__doc__", native_doc, None)],
        );
        dunders(class, &[("__call__", call, Arity::Any)]);
    }
    for class in [&types.method_descriptor, &types.wrapper_descriptor, &types.classmethod_descriptor] {
        attributes(class, &[("__objclass__", native_owner, None)]);
        dunders(class, &[("__get__", native_get, Arity::Range(1, 2))]);
    }
    attributes(&types.builtin_function, &[("__module__", native_module, None), ("__self__", receiver, None)]);
    attributes(&types.method_wrapper, &[("__self__", receiver, None)]);
    static_methods(&types.method, &[("__new__", new_method, Arity::Varargs)]);
    static_methods(&types.module, &[("__new__", new_module, Arity::New)]);
    dunders(&types.module, &[("__init__", init_module, Arity::Any)]);
    static_methods(&types.cell, &[("__new__", new_cell, Arity::Varargs)]);
    static_methods(&types.none_type, &[("__new__", new_none, Arity::New)]);
    static_methods(&types.ellipsis_type, &[("__new__", new_ellipsis, Arity::New)]);
    static_methods(&types.not_implemented_type, &[("__new__", new_not_implemented, Arity::New)]);
    for class in [&types.ellipsis_type, &types.not_implemented_type] {
        super::methods(class, &[("__reduce__", reduce_singleton, Arity::None)]);
    }
    for (name, value) in [("NotImplemented", Value::NotImplemented), ("Ellipsis", Value::Ellipsis)] {
        vm.builtins.set_str(&intern(name), value);
    }
    let names = vm.names;
    vm.builtins.set_str(&names.__name__, Value::str("builtins"));
    vm.builtins.set_str(&names.__debug__, Value::Bool(true));
}
