//! The dunders of the built-in classes: thin wrappers of the protocol functions, so that `int.__add__`, `super().__eq__`
//! and the like work.

use super::{Method, dunders};
use crate::object::*;
use crate::vm::ops::{BinaryOp, CompareOp, UnaryOp};
use crate::vm::{Res, Vm};

/// Whether `other` is of a wider class of numbers than `own`, whose methods leave it to that class.
fn is_wider(own: &Value, other: &Value) -> bool {
    matches!(
        (own.base(), other.base()),
        (Value::Int(_) | Value::BigInt(_) | Value::Bool(_), Value::Float(_) | Value::Complex(_))
            | (Value::Float(_), Value::Complex(_))
    )
}

macro_rules! binary_wrappers {
    ($($op:ident $plain:ident $reflected:ident;)*) => {
        $(
            fn $plain(vm: &mut Vm, args: Args<'_>) -> Res {
                if is_wider(&args.pos[0], &args.pos[1]) {
                    return Ok(Value::NotImplemented);
                }
                vm.builtin_binary(BinaryOp::$op, &args.pos[0], &args.pos[1])
            }
            fn $reflected(vm: &mut Vm, args: Args<'_>) -> Res {
                if is_wider(&args.pos[0], &args.pos[1]) {
                    return Ok(Value::NotImplemented);
                }
                vm.builtin_binary(BinaryOp::$op, &args.pos[1], &args.pos[0])
            }
        )*
    };
}

binary_wrappers! {
    Add add radd;
    Sub sub rsub;
    Mul mul rmul;
    Div truediv rtruediv;
    Mod modulo rmod;
    Pow pow_two rpow;
    Shl lshift rlshift;
    Shr rshift rrshift;
    Or or ror;
    Xor xor rxor;
    And and rand;
    FloorDiv floordiv rfloordiv;
    DivMod divmod rdivmod;
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos.get(2) {
        None | Some(Value::None) => pow_two(vm, args),
        Some(modulus) => super::functions::power(vm, &args.pos[0], &args.pos[1], modulus),
    }
}

macro_rules! compare_wrappers {
    ($($op:ident $name:ident;)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            if is_wider(&args.pos[0], &args.pos[1]) {
                return Ok(Value::NotImplemented);
            }
            vm.builtin_compare(CompareOp::$op, &args.pos[0], &args.pos[1])
        })*
    };
}

compare_wrappers! {
    Lt lt;
    Le le;
    Eq eq;
    Ne ne;
    Gt gt;
    Ge ge;
}

fn neg(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_unary(UnaryOp::Neg, &args.pos[0])
}

fn pos(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_unary(UnaryOp::Pos, &args.pos[0])
}

fn invert(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_unary(UnaryOp::Invert, &args.pos[0])
}

fn bool(vm: &mut Vm, args: Args<'_>) -> Res {
    let base = args.pos[0].base().clone();
    vm.truthy(&base).map(Value::Bool)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(vm.builtin_len(&args.pos[0]).unwrap_or(0)))
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_get_item(&args.pos[0], &args.pos[1])
}

fn set_item(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_set_item(&args.pos[0], &args.pos[1], args.pos[2].clone())?;
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_del_item(&args.pos[0], &args.pos[1])?;
    Ok(Value::None)
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_contains(&args.pos[0], &args.pos[1]).map(Value::Bool)
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(vm.builtin_iter(&args.pos[0]).unwrap_or(Value::None))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.builtin_hash(&args.pos[0]).map(Value::Int)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut out = String::new();
    vm.write_builtin_repr(&mut out, &args.pos[0])?;
    Ok(Value::string(out))
}

fn format(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.pos[1].as_str() {
        Some(spec) => {
            let spec = spec.clone();
            vm.builtin_format(&args.pos[0], spec.as_str()).map(Value::Str)
        }
        None => {
            let given = vm.type_name(&args.pos[1]);
            Err(vm.type_error(format!("__format__() argument must be str, not {given}")))
        }
    }
}

/// `sequence * count`, of the built-in sequences, and `count * sequence`.
fn repeat(vm: &mut Vm, args: Args<'_>) -> Res {
    let count = vm.to_index(&args.pos[1])?;
    Ok(super::binary(vm, BinaryOp::Mul, args.pos[0].base(), &count)?.unwrap_or(Value::NotImplemented))
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Res {
    inplace(vm, BinaryOp::Add, args)
}

fn irepeat(vm: &mut Vm, args: Args<'_>) -> Res {
    let count = vm.to_index(&args.pos[1])?;
    inplace(vm, BinaryOp::Mul, Args::new(&[args.pos[0].clone(), count]))
}

fn ior(vm: &mut Vm, args: Args<'_>) -> Res {
    inplace(vm, BinaryOp::Or, args)
}

fn iand(vm: &mut Vm, args: Args<'_>) -> Res {
    inplace(vm, BinaryOp::And, args)
}

fn isub(vm: &mut Vm, args: Args<'_>) -> Res {
    inplace(vm, BinaryOp::Sub, args)
}

fn ixor(vm: &mut Vm, args: Args<'_>) -> Res {
    inplace(vm, BinaryOp::Xor, args)
}

fn inplace(vm: &mut Vm, op: BinaryOp, args: Args<'_>) -> Res {
    Ok(super::inplace(vm, op, &args.pos[0], &args.pos[1])?.unwrap_or(Value::NotImplemented))
}

fn unhashable(vm: &mut Vm, class: &Ref<Class>) {
    class.set(&vm.names.__hash__, Value::None);
}

const ONE: Arity = Arity::Slot(1);
const NONE: Arity = Arity::Slot(0);

const COMPARE: [Method; 6] = [
    ("__lt__", lt, ONE),
    ("__le__", le, ONE),
    ("__eq__", eq, ONE),
    ("__ne__", ne, ONE),
    ("__gt__", gt, ONE),
    ("__ge__", ge, ONE),
];

const ARITHMETIC: [Method; 17] = [
    ("__add__", add, ONE),
    ("__radd__", radd, ONE),
    ("__sub__", sub, ONE),
    ("__rsub__", rsub, ONE),
    ("__mul__", mul, ONE),
    ("__rmul__", rmul, ONE),
    ("__truediv__", truediv, ONE),
    ("__rtruediv__", rtruediv, ONE),
    ("__pow__", pow, Arity::Range(1, 2)),
    ("__rpow__", rpow, Arity::Range(1, 2)),
    ("__neg__", neg, NONE),
    ("__pos__", pos, NONE),
    ("__bool__", bool, NONE),
    ("__hash__", hash, NONE),
    ("__repr__", repr, NONE),
    ("__format__", format, Arity::One),
    ("__eq__", eq, ONE),
];

const DIVISION: [Method; 6] = [
    ("__floordiv__", floordiv, ONE),
    ("__rfloordiv__", rfloordiv, ONE),
    ("__mod__", modulo, ONE),
    ("__rmod__", rmod, ONE),
    ("__divmod__", divmod, ONE),
    ("__rdivmod__", rdivmod, ONE),
];

const BITS: [Method; 11] = [
    ("__lshift__", lshift, ONE),
    ("__rlshift__", rlshift, ONE),
    ("__rshift__", rshift, ONE),
    ("__rrshift__", rrshift, ONE),
    ("__and__", and, ONE),
    ("__rand__", rand, ONE),
    ("__or__", or, ONE),
    ("__ror__", ror, ONE),
    ("__xor__", xor, ONE),
    ("__rxor__", rxor, ONE),
    ("__invert__", invert, NONE),
];

const SEQUENCE: [Method; 7] = [
    ("__len__", len, NONE),
    ("__getitem__", get_item, ONE),
    ("__contains__", contains, ONE),
    ("__iter__", iter, NONE),
    ("__add__", add, ONE),
    ("__mul__", repeat, ONE),
    ("__rmul__", repeat, ONE),
];

const CONTAINER: [Method; 4] =
    [("__len__", len, NONE), ("__contains__", contains, ONE), ("__iter__", iter, NONE), ("__repr__", repr, NONE)];

const SET: [Method; 8] = [
    ("__and__", and, ONE),
    ("__rand__", rand, ONE),
    ("__or__", or, ONE),
    ("__ror__", ror, ONE),
    ("__xor__", xor, ONE),
    ("__rxor__", rxor, ONE),
    ("__sub__", sub, ONE),
    ("__rsub__", rsub, ONE),
];

/// Installs the dunders of all built-in classes that follow these patterns.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    for class in [&types.int, &types.float, &types.complex] {
        dunders(class, &ARITHMETIC);
        dunders(class, &COMPARE);
    }
    for class in [&types.int, &types.float] {
        dunders(class, &DIVISION);
    }
    dunders(&types.int, &BITS);
    dunders(&types.bool, &BITS[4..]);
    dunders(&types.bool, &[("__repr__", repr, NONE)]);
    for class in [&types.str, &types.bytes, &types.bytearray, &types.list, &types.tuple] {
        dunders(class, &SEQUENCE);
        dunders(class, &COMPARE);
        dunders(class, &[("__repr__", repr, NONE)]);
    }
    for class in [&types.str, &types.bytes, &types.bytearray] {
        dunders(class, &[("__mod__", modulo, ONE), ("__rmod__", rmod, ONE)]);
    }
    dunders(&types.str, &[("__format__", format, Arity::One), ("__hash__", hash, NONE)]);
    for class in [&types.bytes, &types.tuple, &types.frozenset, &types.range] {
        dunders(class, &[("__hash__", hash, NONE)]);
    }
    for class in [&types.list, &types.bytearray] {
        dunders(class, &[("__iadd__", iadd, ONE), ("__imul__", irepeat, ONE)]);
    }
    for class in [&types.list, &types.bytearray, &types.dict] {
        dunders(class, &[("__setitem__", set_item, Arity::Slot(2)), ("__delitem__", del_item, ONE)]);
    }
    for class in [&types.dict, &types.set, &types.frozenset, &types.dict_keys, &types.dict_items, &types.mappingproxy] {
        dunders(class, &CONTAINER);
        dunders(class, &COMPARE);
    }
    dunders(&types.dict_values, &CONTAINER);
    dunders(&types.range, &CONTAINER);
    dunders(&types.range, &[("__eq__", eq, ONE), ("__ne__", ne, ONE), ("__bool__", bool, NONE)]);
    for class in [&types.dict, &types.mappingproxy, &types.range] {
        dunders(class, &[("__getitem__", get_item, ONE)]);
    }
    for class in [&types.dict, &types.mappingproxy] {
        dunders(class, &[("__or__", or, ONE), ("__ror__", ror, ONE)]);
    }
    dunders(&types.dict, &[("__ior__", ior, ONE)]);
    for class in [&types.set, &types.frozenset, &types.dict_keys, &types.dict_items] {
        dunders(class, &SET);
    }
    dunders(
        &types.set,
        &[("__iand__", iand, ONE), ("__ior__", ior, ONE), ("__isub__", isub, ONE), ("__ixor__", ixor, ONE)],
    );
    dunders(&types.slice, &[("__eq__", eq, ONE), ("__ne__", ne, ONE), ("__repr__", repr, NONE)]);
    for class in [
        &types.none_type,
        &types.ellipsis_type,
        &types.not_implemented_type,
        &types.function,
        &types.builtin_function,
        &types.method_descriptor,
        &types.wrapper_descriptor,
        &types.method_wrapper,
        &types.method,
        &types.module,
        &types.cell,
        &types.generator,
        &types.coroutine,
        &types.async_generator,
        &types.code,
        &types.staticmethod,
        &types.classmethod,
        &types.member_descriptor,
        &types.getset_descriptor,
    ] {
        dunders(class, &[("__repr__", repr, NONE)]);
    }
    dunders(&types.none_type, &[("__bool__", bool, NONE)]);
    dunders(&types.method, &[("__eq__", eq, ONE), ("__hash__", hash, NONE)]);
    dunders(&types.builtin_function, &[("__eq__", eq, ONE), ("__hash__", hash, NONE)]);
    for class in
        [&types.list, &types.dict, &types.set, &types.bytearray, &types.slice, &types.dict_keys, &types.dict_items]
    {
        unhashable(vm, class);
    }
}
