//! The attributes of functions, bound methods, cells and code objects.

use super::{Params, attributes, dunders, methods};
use crate::compile::Flags;
use crate::object::*;
use crate::vm::{Res, Vm};

fn this(vm: &mut Vm, value: &Value) -> Res<Ref<Function>> {
    match value {
        Value::Function(function) => Ok(function.clone()),
        other => {
            let name = vm.type_name(other);
            Err(vm.type_error(format!("descriptor requires a 'function' object but received a '{name}'")))
        }
    }
}

fn get_code(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Code(this(vm, value)?.code.get()))
}

fn set_code(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let function = this(vm, value)?;
    match new {
        Some(Value::Code(code)) if code.frees.len() == function.closure.len() => {
            // An activation that runs the old code goes on with it, so it is never freed.
            std::mem::forget(function.code.get());
            function.code.set(code);
            Ok(())
        }
        Some(Value::Code(code)) => {
            let (name, has, wants) = (function.name.borrow().clone(), function.closure.len(), code.frees.len());
            Err(vm.value_error(format!("{}() requires a code object with {has} free vars, not {wants}", name.as_str())))
        }
        _ => Err(vm.type_error("__code__ must be set to a code object")),
    }
}

fn get_name(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Str(this(vm, value)?.name.borrow().clone()))
}

fn set_name(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let function = this(vm, value)?;
    match new {
        Some(Value::Str(name)) => {
            drop(function.name.replace(name));
            Ok(())
        }
        _ => Err(vm.type_error("__name__ must be set to a string object")),
    }
}

fn get_qualname(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Str(this(vm, value)?.qualname.borrow().clone()))
}

fn set_qualname(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let function = this(vm, value)?;
    match new {
        Some(Value::Str(name)) => {
            drop(function.qualname.replace(name));
            Ok(())
        }
        _ => Err(vm.type_error("__qualname__ must be set to a string object")),
    }
}

fn get_module(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.module.borrow().clone())
}

fn set_module(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    drop(this(vm, value)?.module.replace(new.unwrap_or(Value::None)));
    Ok(())
}

fn get_doc(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.doc.borrow().clone())
}

fn set_doc(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    drop(this(vm, value)?.doc.replace(new.unwrap_or(Value::None)));
    Ok(())
}

fn get_globals(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Dict(this(vm, value)?.globals.clone()))
}

fn get_builtins(vm: &mut Vm, _: &Value) -> Res {
    Ok(Value::Dict(vm.builtins.clone()))
}

fn get_defaults(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.defaults.borrow().clone().map_or(Value::None, Value::Tuple))
}

fn set_defaults(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let function = this(vm, value)?;
    let defaults = match new {
        None | Some(Value::None) => None,
        Some(Value::Tuple(defaults)) => Some(defaults),
        Some(_) => return Err(vm.type_error("__defaults__ must be set to a tuple object")),
    };
    drop(function.defaults.replace(defaults));
    Ok(())
}

fn get_kwdefaults(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.kwdefaults.borrow().clone().map_or(Value::None, Value::Dict))
}

fn set_kwdefaults(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let function = this(vm, value)?;
    let defaults = match new {
        None | Some(Value::None) => None,
        Some(Value::Dict(defaults)) => Some(defaults),
        Some(_) => return Err(vm.type_error("__kwdefaults__ must be set to a dict object")),
    };
    drop(function.kwdefaults.replace(defaults));
    Ok(())
}

fn get_closure(vm: &mut Vm, value: &Value) -> Res {
    let function = this(vm, value)?;
    if function.closure.is_empty() {
        return Ok(Value::None);
    }
    Ok(Value::tuple(function.closure.iter().map(|cell| Value::Cell(cell.clone())).collect()))
}

fn get_annotations(vm: &mut Vm, value: &Value) -> Res {
    let function = this(vm, value)?;
    let annotations = function.annotations.borrow_mut().get_or_insert_with(|| Ref::new(Dict::new())).clone();
    Ok(Value::Dict(annotations))
}

fn set_annotations(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let function = this(vm, value)?;
    let annotations = match new {
        None | Some(Value::None) => None,
        Some(Value::Dict(annotations)) => Some(annotations),
        Some(_) => return Err(vm.type_error("__annotations__ must be set to a dict object")),
    };
    drop(function.annotations.replace(annotations));
    Ok(())
}

fn get_dict(vm: &mut Vm, value: &Value) -> Res {
    let function = this(vm, value)?;
    let dict = function.dict.borrow_mut().get_or_insert_with(|| Ref::new(Dict::new())).clone();
    Ok(Value::Dict(dict))
}

fn set_dict(vm: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    let function = this(vm, value)?;
    match new {
        Some(Value::Dict(dict)) => {
            drop(function.dict.replace(Some(dict)));
            Ok(())
        }
        Some(other) => {
            let given = vm.type_name(&other);
            Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'")))
        }
        None => Err(vm.type_error("cannot delete __dict__")),
    }
}

fn call(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.call(&args.pos[0], Args { pos: &args.pos[1..], kw: args.kw })
}

/// `function.__get__(instance, owner)`
fn bind(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos[1].is_none() {
        if args.pos.get(2).is_none_or(Value::is_none) {
            return Err(vm.type_error("__get__(None, None) is invalid"));
        }
        return Ok(args.pos[0].clone());
    }
    Ok(Value::BoundMethod(Ref::new(BoundMethod { function: args.pos[0].clone(), receiver: args.pos[1].clone() })))
}

fn method_function(_: &mut Vm, value: &Value) -> Res {
    match value {
        Value::BoundMethod(method) => Ok(method.function.clone()),
        other => Ok(other.clone()),
    }
}

fn method_receiver(_: &mut Vm, value: &Value) -> Res {
    match value {
        Value::BoundMethod(method) => Ok(method.receiver.clone()),
        _ => Ok(Value::None),
    }
}

/// An attribute of the method's function.
fn of_function(vm: &mut Vm, value: &Value, name: &str) -> Res {
    match value {
        Value::BoundMethod(method) => {
            let function = method.function.clone();
            vm.get_attr(&function, &intern(name))
        }
        _ => Ok(Value::None),
    }
}

fn method_name(vm: &mut Vm, value: &Value) -> Res {
    of_function(vm, value, "__name__")
}

fn method_qualname(vm: &mut Vm, value: &Value) -> Res {
    of_function(vm, value, "__qualname__")
}

fn method_doc(vm: &mut Vm, value: &Value) -> Res {
    of_function(vm, value, "__doc__")
}

fn method_module(vm: &mut Vm, value: &Value) -> Res {
    of_function(vm, value, "__module__")
}

fn cell_contents(vm: &mut Vm, value: &Value) -> Res {
    let Value::Cell(cell) = value else { return Ok(Value::None) };
    match cell.get() {
        Value::Unbound => Err(vm.value_error("Cell is empty")),
        value => Ok(value),
    }
}

fn set_cell_contents(_: &mut Vm, value: &Value, new: Option<Value>) -> Res<()> {
    if let Value::Cell(cell) = value {
        cell.set(new.unwrap_or_default());
    }
    Ok(())
}

macro_rules! code_attributes {
    ($($function:ident: $code:ident => $value:expr;)*) => {
        $(fn $function(_: &mut Vm, value: &Value) -> Res {
            let Value::Code($code) = value else { return Ok(Value::None) };
            Ok($value)
        })*
    };
}

fn names(list: &[Ref<Str>]) -> Value {
    Value::tuple(list.iter().map(|name| Value::Str(name.clone())).collect())
}

code_attributes! {
    code_name: code => Value::Str(code.name.clone());
    code_qualname: code => Value::Str(code.qualname.clone());
    code_filename: code => Value::Str(code.filename.clone());
    code_first_line: code => Value::Int(code.first_line.into());
    code_argcount: code => Value::size(code.args);
    code_posonly: code => Value::size(code.posonly);
    code_kwonly: code => Value::size(code.kwonly);
    code_nlocals: code => Value::size(code.varnames.len());
    code_flags: code => Value::Int(code.flags.bits());
    code_varnames: code => names(&code.varnames);
    code_names: code => names(&code.names);
    code_cellvars: code => names(&code.cells);
    code_freevars: code => names(&code.frees);
    code_consts: code => Value::tuple(code.consts.to_vec());
    code_stacksize: code => Value::size(code.registers - code.fixed);
}

/// `code.replace(co_flags=...)`: of the flags only the one that lets a generator be awaited can change.
fn replace_code(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("replace", &["co_flags"], 0).keyword_from(0);
    let Value::Code(code) = &args.pos[0] else { return Ok(Value::NotImplemented) };
    let [wanted] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let bits = wanted.map_or(Ok(code.flags.bits()), |bits| vm.to_i64(&bits))?;
    let flags = Flags { iterable_coroutine: bits & Flags::ITERABLE_COROUTINE != 0, ..code.flags };
    if flags.bits() != bits {
        return Err(vm.value_error("code: only CO_ITERABLE_COROUTINE can be replaced in co_flags"));
    }
    Ok(Value::Code(Ref::new(Code(Box::new(code.with_flags(flags))))))
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None)`
fn new_function(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: super::Params = super::Params::new("function", &["code", "globals", "name", "argdefs", "closure"], 2);
    let [code, globals, name, defaults, closure] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let Some(Value::Code(code)) = &code else {
        let given = code.map_or_else(String::new, |code| vm.type_name(&code));
        return Err(vm.type_error(format!("function() argument 'code' must be code, not {given}")));
    };
    let Some(globals) = globals.as_ref().and_then(Value::as_dict) else {
        let given = globals.map_or_else(String::new, |globals| vm.type_name(&globals));
        return Err(vm.type_error(format!("function() argument 'globals' must be dict, not {given}")));
    };
    let mut cells = Vec::new();
    match &closure {
        None | Some(Value::None) if code.frees.is_empty() => {}
        Some(Value::Tuple(given)) => {
            for cell in given.iter() {
                let Value::Cell(cell) = cell else {
                    let given = vm.type_name(cell);
                    return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {given}")));
                };
                cells.push(cell.clone());
            }
        }
        _ => return Err(vm.type_error("arg 5 (closure) must be tuple")),
    }
    let (wanted, given) = (code.frees.len(), cells.len());
    if wanted != given {
        let name = code.name.as_str();
        return Err(vm.value_error(format!("{name} requires closure of length {wanted}, not {given}")));
    }
    let function = vm.function_of(code, globals, cells.into());
    match name {
        None | Some(Value::None) => {}
        Some(Value::Str(name)) => {
            drop(function.name.replace(name.clone()));
            drop(function.qualname.replace(name));
        }
        Some(_) => return Err(vm.type_error("arg 3 (name) must be None or string")),
    }
    match defaults {
        None | Some(Value::None) => {}
        Some(Value::Tuple(defaults)) => drop(function.defaults.replace(Some(defaults))),
        Some(_) => return Err(vm.type_error("arg 4 (defaults) must be None or tuple")),
    }
    Ok(function.into())
}

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    attributes(
        &types.function,
        &[
            ("__code__", get_code, Some(set_code)),
            ("__name__", get_name, Some(set_name)),
            ("__qualname__", get_qualname, Some(set_qualname)),
            ("__module__", get_module, Some(set_module)),
            ("__doc__", get_doc, Some(set_doc)),
            ("__builtins__", get_builtins, None),
            ("__defaults__", get_defaults, Some(set_defaults)),
            ("__kwdefaults__", get_kwdefaults, Some(set_kwdefaults)),
            ("__annotations__", get_annotations, Some(set_annotations)),
            ("__dict__", get_dict, Some(set_dict)),
        ],
    );
    super::members(&types.function, &[("__globals__", get_globals), ("__closure__", get_closure)]);
    for class in
        [&types.function, &types.method, &types.builtin_function, &types.method_descriptor, &types.wrapper_descriptor]
    {
        dunders(class, &[("__call__", call, Arity::Any)]);
    }
    super::static_methods(&types.function, &[("__new__", new_function, Arity::New)]);
    dunders(&types.function, &[("__get__", bind, Arity::Range(1, 2))]);
    attributes(
        &types.method,
        &[
            ("__name__", method_name, None),
            ("__qualname__", method_qualname, None),
            ("__doc__", method_doc, None),
            ("__module__", method_module, None),
        ],
    );
    super::members(&types.method, &[("__func__", method_function), ("__self__", method_receiver)]);
    attributes(&types.cell, &[("cell_contents", cell_contents, Some(set_cell_contents))]);
    methods(&types.code, &[("replace", replace_code, Arity::Any)]);
    attributes(
        &types.code,
        &[
            ("co_name", code_name, None),
            ("co_qualname", code_qualname, None),
            ("co_filename", code_filename, None),
            ("co_firstlineno", code_first_line, None),
            ("co_argcount", code_argcount, None),
            ("co_posonlyargcount", code_posonly, None),
            ("co_kwonlyargcount", code_kwonly, None),
            ("co_nlocals", code_nlocals, None),
            ("co_flags", code_flags, None),
            ("co_varnames", code_varnames, None),
            ("co_names", code_names, None),
            ("co_cellvars", code_cellvars, None),
            ("co_freevars", code_freevars, None),
            ("co_consts", code_consts, None),
            ("co_stacksize", code_stacksize, None),
        ],
    );
}
