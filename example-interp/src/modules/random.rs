//! `_random`: the Mersenne Twister. What is built on it is in `lib/random.py`.

use std::cell::RefCell;

use super::Builder;
use crate::num::mersenne::{Random as Twister, Seed};
use crate::object::*;
use crate::vm::{Res, Vm};

struct Generator(RefCell<Twister>);

impl NativeState for Generator {}

fn with<T>(vm: &mut Vm, value: &Value, action: impl FnOnce(&mut Vm, &mut Twister) -> Res<T>) -> Res<T> {
    match value {
        Value::Instance(instance) if instance.native::<Generator>().is_some() => {
            let instance = instance.clone();
            let Some(generator) = instance.native::<Generator>() else { unreachable!("checked above") };
            action(vm, &mut generator.0.borrow_mut())
        }
        _ => Err(vm.type_error("descriptor requires a '_random.Random' object")),
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(Value::Class(class)) = args.get(0) else {
        return Err(vm.type_error("Random.__new__(): not enough arguments"));
    };
    Ok(Value::Instance(Ref::with_native(class, Generator(RefCell::new(Twister::new(Seed::Small(0)))))))
}

fn seed(vm: &mut Vm, args: Args<'_>) -> Res {
    let given = args.get(1).cloned().unwrap_or(Value::None);
    let entropy = match &given {
        Value::None => super::posix::entropy(vm, Twister::ENTROPY)?,
        _ => Vec::new(),
    };
    let bytes = crate::builtins::bytes::contents_of(&given).map(|data| data.to_vec()).unwrap_or_default();
    let seed = match given.base() {
        Value::None => Seed::Entropy(&entropy),
        Value::Int(n) => Seed::Small(*n),
        Value::Bool(n) => Seed::Small(i64::from(*n)),
        Value::BigInt(n) => Seed::Int(&n.0),
        Value::Str(text) => Seed::Text(text.as_str()),
        Value::Bytes(_) | Value::ByteArray(_) => Seed::Bytes(&bytes),
        value => Seed::Hash(vm.hash(value)?),
    };
    with(vm, &args.pos[0], |_, twister| {
        twister.seed(seed);
        Ok(Value::None)
    })
}

fn random(vm: &mut Vm, args: Args<'_>) -> Res {
    with(vm, &args.pos[0], |_, twister| Ok(Value::Float(twister.random())))
}

fn getrandbits(vm: &mut Vm, args: Args<'_>) -> Res {
    let count = vm.to_i64(&args.pos[1])?;
    with(vm, &args.pos[0], |_, twister| Ok(Value::integer(twister.getrandbits(count)?)))
}

fn getstate(vm: &mut Vm, args: Args<'_>) -> Res {
    with(vm, &args.pos[0], |_, twister| {
        let (words, _) = twister.state();
        Ok(Value::tuple(words.into_iter().map(|word| Value::Int(word.into())).collect()))
    })
}

fn setstate(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(state) = args.pos[1].as_tuple().cloned() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let words = state.iter().map(|value| Ok(vm.to_i64(value)? as u32)).collect::<Res<Vec<_>>>()?;
    with(vm, &args.pos[0], |_, twister| {
        twister.set_state(&words, None)?;
        Ok(Value::None)
    })
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{None as No, One, Range};
    let object = module.vm.types.object.clone();
    let class = module.class(
        "Random",
        &object,
        "random",
        &[
            ("seed", seed, Range(0, 1)),
            ("random", random, No),
            ("getrandbits", getrandbits, One),
            ("getstate", getstate, No),
            ("setstate", setstate, One),
        ],
    );
    module.constructor(&class, new);
    Ok(())
}
