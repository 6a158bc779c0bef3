//! `tuple`.

use super::{methods, of_class, static_methods, wrong_receiver};
use crate::object::*;
use crate::vm::{Res, Vm};

fn this<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a Ref<Tuple>> {
    match args.pos.first().and_then(Value::as_tuple) {
        Some(tuple) => Ok(tuple),
        None => {
            let class = vm.types.tuple.clone();
            Err(wrong_receiver(vm, method, &class, args.pos.first()))
        }
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let tuple = vm.types.tuple.clone();
    let class = super::new_class(vm, &args, &tuple)?;
    if class.is(&tuple) && !args.kw.is_empty() {
        return Err(vm.type_error("tuple() takes no keyword arguments"));
    }
    let value = match args.pos {
        [_] => vm.empty_tuple.clone().into(),
        [_, value @ Value::Tuple(_), ..] => value.clone(),
        [_, iterable] => Value::tuple(vm.collect(iterable)?),
        _ => {
            let given = args.pos.len() - 1;
            return Err(vm.type_error(format!("tuple expected at most 1 argument, got {given}")));
        }
    };
    Ok(of_class(&class, &tuple, value))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    let tuple = this(vm, &args, "index")?;
    let (start, end) = super::list::bounds(vm, &args, 2, tuple.len())?;
    for at in start..end.min(tuple.len()) {
        if vm.equal(&tuple[at], &args.pos[1])? {
            return Ok(Value::size(at));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    let tuple = this(vm, &args, "count")?;
    let mut found = 0;
    for item in tuple.iter() {
        found += i64::from(vm.equal(item, &args.pos[1])?);
    }
    Ok(Value::Int(found))
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Res {
    let tuple = this(vm, &args, "__getnewargs__")?.clone();
    Ok(Value::tuple(vec![tuple.into()]))
}

/// Installs the methods of `tuple`.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.tuple;
    static_methods(class, &[("__new__", new, Arity::New)]);
    methods(
        class,
        &[
            ("index", index, Arity::Range(1, 3)),
            ("count", count, Arity::One),
            ("__getnewargs__", getnewargs, Arity::None),
        ],
    );
    super::class_methods(class, &[("__class_getitem__", super::typing::class_getitem, Arity::One)]);
}
