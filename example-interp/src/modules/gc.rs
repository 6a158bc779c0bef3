//! `_gc`: the cycle collector. The module that programs see is `lib/gc.py`.

use super::Builder;
use crate::object::*;
use crate::vm::{Res, Vm};

fn collect(vm: &mut Vm, _: Args<'_>) -> Res {
    let mut found = vm.collect_cycles();
    if heap::has_pending() {
        // What has finalizers is freed once they ran and nothing was revived.
        vm.run_pending();
        vm.collect_cycles();
        found = found.max(1);
    }
    vm.run_pending();
    Ok(Value::size(found))
}

fn is_tracked(value: &Value) -> bool {
    !matches!(
        value,
        Value::Str(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::BigInt(_)
            | Value::Complex(_)
            | Value::Range(_)
            | Value::Native(_)
            | Value::Code(_)
    ) && value.header().is_some()
}

fn get_objects(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::list(heap::live_objects().into_iter().filter(is_tracked).collect()))
}

fn get_referents(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::list(args.pos.iter().flat_map(heap::referents).collect()))
}

fn get_referrers(_: &mut Vm, args: Args<'_>) -> Res {
    let refers = |object: &Value| heap::referents(object).iter().any(|to| args.pos.iter().any(|wanted| wanted.is(to)));
    Ok(Value::list(heap::live_objects().into_iter().filter(|object| is_tracked(object) && refers(object)).collect()))
}

fn tracked(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(is_tracked(&args.pos[0])))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{None as No, One, Varargs};
    module.functions(&[
        ("collect", collect, No),
        ("get_objects", get_objects, No),
        ("get_referents", get_referents, Varargs),
        ("get_referrers", get_referrers, Varargs),
        ("is_tracked", tracked, One),
    ]);
    Ok(())
}
