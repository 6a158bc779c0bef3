//! Exception groups: `split`, `subgroup` and `derive`.

use super::methods;
use crate::object::*;
use crate::vm::{Res, Vm};

fn field(vm: &mut Vm, value: &Value, index: usize) -> Res {
    match value {
        Value::Instance(instance) if instance.exception().is_some() => {
            Ok(instance.exception().map_or(Value::None, |state| state.field(index)))
        }
        _ => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("an exception group is required, not '{given}'")))
        }
    }
}

fn derive(vm: &mut Vm, args: Args<'_>) -> Res {
    let message = field(vm, &args.pos[0], 0)?;
    let class: Value = vm.types.base_exception_group.clone().into();
    vm.call(&class, Args::new(&[message, args.pos[1].clone()]))
}

/// What a group is split by.
#[derive(Clone, Copy)]
enum Condition<'a> {
    /// An exception class, or a tuple of them.
    Class(&'a Value),
    /// A predicate of the guest's.
    Function(&'a Value),
    /// Being one of these.
    Among(&'a [Value]),
}

impl<'a> Condition<'a> {
    fn of(vm: &mut Vm, value: &'a Value) -> Res<Self> {
        let is_exception =
            |value: &Value| value.as_class().is_some_and(|class| class.is_subclass_of(&vm.types.base_exception));
        match value {
            Value::Class(_) if is_exception(value) => Ok(Self::Class(value)),
            Value::Tuple(classes) if classes.iter().all(is_exception) => Ok(Self::Class(value)),
            Value::Function(_) => Ok(Self::Function(value)),
            _ => Err(vm.type_error("expected a function, exception type or tuple of exception types")),
        }
    }

    fn holds(self, vm: &mut Vm, exception: &Value) -> Res<bool> {
        match self {
            Self::Class(class) => vm.is_instance(exception, class),
            Self::Function(function) => {
                let result = vm.call(function, Args::new(std::slice::from_ref(exception)))?;
                vm.truthy(&result)
            }
            Self::Among(exceptions) => Ok(exceptions.iter().any(|other| other.is(exception))),
        }
    }
}

fn is_group(vm: &Vm, exception: &Value) -> bool {
    vm.class_of(exception).is_subclass_of(&vm.types.base_exception_group)
}

/// The part of `group` whose leaves are those of `parts`, or `None`.
pub fn with_leaves_of(vm: &mut Vm, group: &Value, parts: &[Value]) -> Res {
    let mut leaves = Vec::new();
    let mut left = parts.to_vec();
    while let Some(part) = left.pop() {
        if is_group(vm, &part) {
            let members = field(vm, &part, 1)?;
            left.extend(vm.collect(&members)?);
        } else {
            leaves.push(part);
        }
    }
    Ok(split_group(vm, group, Condition::Among(&leaves), false)?.0.unwrap_or(Value::None))
}

/// Splits an exception (group) into what matches the condition and, if it is asked for, the rest.
fn split_group(
    vm: &mut Vm,
    group: &Value,
    condition: Condition<'_>,
    with_rest: bool,
) -> Res<(Option<Value>, Option<Value>)> {
    if condition.holds(vm, group)? {
        return Ok((Some(group.clone()), None));
    }
    if !is_group(vm, group) {
        return Ok((None, Some(group.clone())));
    }
    let members = field(vm, group, 1)?;
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for member in vm.collect(&members)? {
        let (yes, no) =
            vm.recurse(" in exceptiongroup_split_recursive", |vm| split_group(vm, &member, condition, with_rest))?;
        matching.extend(yes);
        rest.extend(no.filter(|_| with_rest));
    }
    Ok((derive_part(vm, group, matching)?, derive_part(vm, group, rest)?))
}

/// A group like `group` with these members; its cause, context, traceback and notes go along.
fn derive_part(vm: &mut Vm, group: &Value, members: Vec<Value>) -> Res<Option<Value>> {
    if members.is_empty() {
        return Ok(None);
    }
    let part = vm.call_method(group, "derive", &[Value::list(members)])?;
    let (Value::Instance(from), Value::Instance(to)) = (group, &part) else { return Ok(Some(part)) };
    // The parts have the same traceback object, which may not have been asked for before.
    super::exceptions::get_traceback(vm, group)?;
    if let (Some(from), Some(to)) = (from.exception(), to.exception()) {
        *to.cause.borrow_mut() = from.cause.borrow().clone();
        *to.context.borrow_mut() = from.context.borrow().clone();
        to.suppress_context.set(from.suppress_context.get());
        *to.trace.borrow_mut() = from.trace.borrow().clone();
        *to.traceback.borrow_mut() = from.traceback.borrow().clone();
    }
    let names = vm.names;
    if let Some(notes) = vm.get_attr_or_none(group, &names.__notes__)? {
        let notes = Value::list(vm.collect(&notes)?);
        vm.set_attr(&part, &names.__notes__, notes)?;
    }
    Ok(Some(part))
}

fn split(vm: &mut Vm, args: Args<'_>) -> Res {
    let condition = Condition::of(vm, &args.pos[1])?;
    let (yes, no) = split_group(vm, &args.pos[0], condition, true)?;
    Ok(Tuple::pair(yes.unwrap_or(Value::None), no.unwrap_or(Value::None)).into())
}

fn subgroup(vm: &mut Vm, args: Args<'_>) -> Res {
    let condition = Condition::of(vm, &args.pos[1])?;
    Ok(split_group(vm, &args.pos[0], condition, false)?.0.unwrap_or(Value::None))
}

/// Installs the methods of exception groups.
pub fn install(vm: &mut Vm) {
    let types = vm.types;
    let [base, exception] = [&types.base_exception_group, &types.exception].map(Ref::clone);
    let rest = vec![base.clone(), exception.clone(), types.base_exception.clone(), types.object.clone()];
    types.exception_group.set_bases(vec![base, exception], rest);
    let class = &types.base_exception_group;
    methods(class, &[("derive", derive, Arity::One), ("split", split, Arity::One), ("subgroup", subgroup, Arity::One)]);
    super::class_methods(class, &[("__class_getitem__", super::typing::class_getitem, Arity::One)]);
}
