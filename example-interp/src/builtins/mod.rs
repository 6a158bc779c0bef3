//! stub
use crate::object::*;
use crate::vm::{Res, Vm};
fn print(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut line = String::new();
    for (i, v) in args.pos.iter().enumerate() { if i > 0 { line.push(' '); } line.push_str(vm.str(v)?.as_str()); }
    println!("{line}");
    Ok(Value::None)
}
fn range(vm: &mut Vm, args: Args<'_>) -> Res {
    let (a,b,c)=match args.pos { [a] => (Value::Int(0), a.clone(), Value::Int(1)), [a, b] => (a.clone(),b.clone(),Value::Int(1)), [a,b,c] => (a.clone(),b.clone(),c.clone()), _ => todo!() };
    let _ = vm;
    let (Value::Int(x),Value::Int(y),Value::Int(z))=(&a,&b,&c) else {todo!()};
    let len = if *z>0 { (y-x+z-1).max(0)/z } else { (x-y-z-1).max(0)/(-z) };
    Ok(Value::Range(Ref::new(Range { start: a.clone(), stop: b.clone(), step: c.clone(), length: Value::Int(len) })))
}
pub mod range { use super::*; pub fn get_item(_: &mut Vm, _: &Ref<Range>, _: &Value) -> Res { todo!() } pub fn get_slice(_: &mut Vm, _: &Ref<Range>, _: &Slice) -> Res { todo!() } pub fn contains(_: &mut Vm, _: &Ref<Range>, _: &Value) -> Res<bool> { todo!() } }
pub mod typing { use super::*; pub fn union_args(_: &Value) -> Vec<Value> { todo!() } pub fn alias(_: &mut Vm, _: &Ref<Class>, _: &Value) -> Res { todo!() } pub fn union(_: &mut Vm, _: &Value, _: &Value) -> Res { todo!() } }
pub mod list { use super::*; pub fn set_slice(_: &mut Vm, _: &Ref<List>, _: &Slice, _: Option<&Value>) -> Res<()> { todo!() } }
pub mod bytes { use super::*; pub fn set_item(_: &mut Vm, _: &Ref<ByteArray>, _: &Value, _: Option<&Value>) -> Res<()> { todo!() } pub fn contains(_: &mut Vm, _: &Value, _: &Value) -> Res<bool> { todo!() } }
pub mod complex { use super::*; pub fn arithmetic(_: &mut Vm, _: crate::vm::ops::BinaryOp, _: Complex, _: Complex) -> Res<Option<Value>> { todo!() } }
pub mod set { use super::*; pub fn as_key(_: &mut Vm, v: &Value) -> Res { Ok(v.clone()) } }
pub mod exceptions { use super::*; pub fn os_error_class(types: &'static Types, _: i32) -> &'static Ref<Class> { &types.os_error } }
pub fn inplace(_: &mut Vm, _: crate::vm::ops::BinaryOp, _: &Value, _: &Value) -> Res<Option<Value>> { Ok(None) }
pub fn binary(vm: &mut Vm, op: crate::vm::ops::BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> { let _ = vm; if let (crate::vm::ops::BinaryOp::Mul, Value::List(l), Value::Int(n)) = (op, a, b) { let mut v = vec![]; for _ in 0..*n { v.extend(l.to_vec()) } return Ok(Some(Value::list(v))) } Ok(None) }
pub fn compare(_: &mut Vm, _: crate::vm::ops::CompareOp, _: &Value, _: &Value) -> Res<Option<bool>> { Ok(None) }
fn len(vm: &mut Vm, args: Args<'_>) -> Res { Ok(Value::size(vm.len(&args.pos[0])?)) }
fn list(vm: &mut Vm, args: Args<'_>) -> Res { Ok(Value::list(vm.collect_iterable(&args.pos[0])?)) }
fn build_class(vm: &mut Vm, args: Args<'_>) -> Res { vm.build_class(args) }
fn sum(vm: &mut Vm, args: Args<'_>) -> Res { let mut t = Value::Int(0); for v in vm.collect_iterable(&args.pos[0])? { t = vm.binary(crate::vm::ops::BinaryOp::Add, &t, &v)?; } Ok(t) }
fn append(_: &mut Vm, args: Args<'_>) -> Res { if let Value::List(l) = &args.pos[0] { l.push(args.pos[1].clone()) } Ok(Value::None) }
fn native(name: &str, func: NativeFn, arity: Arity, kind: function::NativeKind, owner: Option<Ref<Class>>) -> Value {
    Value::Native(Ref::new(Native { name: intern(name), func, arity, kind, owner, module: None, doc: None }))
}
pub fn install(vm: &mut Vm) {
    for (name, f) in [("print", print as NativeFn), ("range", range), ("len", len), ("list", list), ("sum", sum), ("__build_class__", build_class)] {
        let v = native(name, f, Arity::Any, function::NativeKind::Function, None);
        vm.builtins.set_str(&intern(name), v);
    }
    let c = vm.types.list.clone();
    let v = native("append", append, Arity::One, function::NativeKind::Method, Some(c.clone()));
    c.set(&intern("append"), v);
}
