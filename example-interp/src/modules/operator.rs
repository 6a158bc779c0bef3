//! `operator`: the operators as functions, and callables that read attributes and items.

use super::Builder;
use crate::builtins;
use crate::object::*;
use crate::vm::ops::{BinaryOp, CompareOp, UnaryOp};
use crate::vm::{Res, Vm};

macro_rules! operators {
    ($($name:ident $inplace:ident => $op:ident;)*) => {
        $(
            fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
                vm.binary(BinaryOp::$op, &args.pos[0], &args.pos[1])
            }

            fn $inplace(vm: &mut Vm, args: Args<'_>) -> Res {
                vm.inplace(BinaryOp::$op, &args.pos[0], &args.pos[1])
            }
        )*

        const OPERATORS: &[(&str, NativeFn, &str, NativeFn)] =
            &[$((stringify!($name), $name, stringify!($inplace), $inplace)),*];
    };
}

operators! {
    add iadd => Add;
    and_ iand => And;
    floordiv ifloordiv => FloorDiv;
    lshift ilshift => Shl;
    matmul imatmul => MatMul;
    r#mod imod => Mod;
    mul imul => Mul;
    or_ ior => Or;
    pow ipow => Pow;
    rshift irshift => Shr;
    sub isub => Sub;
    truediv itruediv => Div;
    xor ixor => Xor;
}

fn compare(vm: &mut Vm, args: Args<'_>, op: CompareOp) -> Res {
    vm.compare(op, &args.pos[0], &args.pos[1])
}

comparisons!(compare);

const COMPARISONS: &[(&str, NativeFn)] = &[("lt", lt), ("le", le), ("eq", eq), ("ne", ne), ("ge", ge), ("gt", gt)];

fn neg(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.unary(UnaryOp::Neg, &args.pos[0])
}

fn pos(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.unary(UnaryOp::Pos, &args.pos[0])
}

fn invert(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.unary(UnaryOp::Invert, &args.pos[0])
}

fn abs(vm: &mut Vm, args: Args<'_>) -> Res {
    let function = vm.builtins.get_str(&intern("abs")).unwrap_or(Value::None);
    vm.call(&function, args)
}

fn not(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.truthy(&args.pos[0]).map(|truth| Value::Bool(!truth))
}

fn truth(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.truthy(&args.pos[0]).map(Value::Bool)
}

fn is(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(args.pos[0].is(&args.pos[1])))
}

fn is_not(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(!args.pos[0].is(&args.pos[1])))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.to_index(&args.pos[0])
}

fn is_sequence(vm: &mut Vm, value: &Value) -> bool {
    let names = vm.names;
    !matches!(value.base(), Value::Dict(_)) && vm.lookup_special(value, &names.__getitem__).is_some()
}

fn concat_with(vm: &mut Vm, args: Args<'_>, inplace: bool) -> Res {
    let (a, b) = (&args.pos[0], &args.pos[1]);
    if !is_sequence(vm, a) {
        let name = vm.type_name(a);
        return Err(vm.type_error(format!("'{name}' object can't be concatenated")));
    }
    if inplace { vm.inplace(BinaryOp::Add, a, b) } else { vm.binary(BinaryOp::Add, a, b) }
}

fn concat(vm: &mut Vm, args: Args<'_>) -> Res {
    concat_with(vm, args, false)
}

fn iconcat(vm: &mut Vm, args: Args<'_>) -> Res {
    concat_with(vm, args, true)
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.contains(&args.pos[0], &args.pos[1]).map(Value::Bool)
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.get_item(&args.pos[0], &args.pos[1])
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.set_item(&args.pos[0], &args.pos[1], args.pos[2].clone())?;
    Ok(Value::None)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.del_item(&args.pos[0], &args.pos[1])?;
    Ok(Value::None)
}

fn count_of(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut count = 0;
    let iterator = match vm.iter(&args.pos[0]) {
        Err(error) if error.is_a(&vm.types.type_error) => {
            let given = vm.type_name(&args.pos[0]);
            return Err(vm.type_error(format!("argument of type '{given}' is not iterable")));
        }
        iterator => iterator?,
    };
    vm.for_each(&iterator, |vm, item| {
        count += i64::from(vm.equal(&item, &args.pos[1])?);
        Ok(())
    })?;
    Ok(Value::Int(count))
}

fn index_of(vm: &mut Vm, args: Args<'_>) -> Res {
    let iterator = vm.iter(&args.pos[0])?;
    let mut place = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.equal(&item, &args.pos[1])? {
            return Ok(Value::Int(place));
        }
        place += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn length_hint(vm: &mut Vm, args: Args<'_>) -> Res {
    let default = args.get(1).cloned().unwrap_or(Value::Int(0));
    if !matches!(default.base(), Value::Int(_) | Value::Bool(_)) {
        let name = vm.type_name(&default);
        return Err(vm.type_error(format!("'{name}' object cannot be interpreted as an integer")));
    }
    let names = vm.names;
    let value = &args.pos[0];
    if vm.builtin_len(value).is_some() || vm.lookup_special(value, &names.__len__).is_some() {
        return vm.len(value).map(Value::size);
    }
    let Some(hint) = vm.lookup_special(value, &names.__length_hint__) else { return Ok(default) };
    let found = match vm.call(&hint, Args::new(&[])) {
        Err(error) if error.is_a(&vm.types.type_error) => return Ok(default),
        found => found?,
    };
    match found {
        Value::NotImplemented => Ok(default),
        Value::Int(length) if length < 0 => Err(vm.value_error("__length_hint__() should return >= 0")),
        Value::Int(_) => Ok(found),
        Value::Bool(length) => Ok(Value::Int(i64::from(length))),
        Value::BigInt(_) => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        other => {
            let name = vm.type_name(&other);
            Err(vm.type_error(format!("__length_hint__ must be an integer, not {name}")))
        }
    }
}

fn call(vm: &mut Vm, args: Args<'_>) -> Res {
    let [function, rest @ ..] = args.pos else {
        return Err(vm.type_error("call expected at least 1 argument, got 0"));
    };
    vm.call(function, Args { pos: rest, kw: args.kw })
}

/// What `itemgetter`, `attrgetter` and `methodcaller` hold.
struct Getter {
    /// Keys; names of attributes, for `attrgetter` each as the list of its parts; the method's name.
    keys: Vec<Value>,
    parts: Vec<Vec<Ref<Str>>>,
    args: Vec<Value>,
    kw: Vec<(Ref<Str>, Value)>,
}

impl NativeState for Getter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.keys.iter().chain(&self.args).chain(self.kw.iter().map(|(_, value)| value)));
    }
}

fn getter<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a Getter> {
    match args.get(0) {
        Some(Value::Instance(instance)) if instance.native::<Getter>().is_some() => {
            Ok(instance.native().expect("checked above"))
        }
        _ => Err(vm.type_error("a getter is required")),
    }
}

fn new_getter(vm: &mut Vm, args: Args<'_>, name: &str, dotted: bool) -> Res {
    let [Value::Class(class), keys @ ..] = args.pos else {
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    };
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if keys.is_empty() {
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    }
    let mut parts = Vec::new();
    if dotted {
        for key in keys {
            let Some(path) = key.as_str() else { return Err(vm.type_error("attribute name must be a string")) };
            parts.push(path.as_str().split('.').map(intern).collect());
        }
    }
    let state = Getter { keys: keys.to_vec(), parts, args: Vec::new(), kw: Vec::new() };
    Ok(Value::Instance(Ref::with_native(class, state)))
}

/// `__reduce__`: the class and what it was given; keywords by way of a partial object.
fn reduce(vm: &mut Vm, args: Args<'_>) -> Res {
    let getter = getter(vm, args)?;
    let class = Value::Class(vm.class_of(&args.pos[0]));
    if getter.kw.is_empty() {
        let given = getter.keys.iter().chain(&getter.args).cloned().collect();
        return Ok(Value::tuple(vec![class, Value::tuple(given)]));
    }
    let partial = vm.import_attribute("functools", "partial")?;
    let make = vm.call(&partial, Args { pos: &[class, getter.keys[0].clone()], kw: &getter.kw })?;
    Ok(Value::tuple(vec![make, Value::tuple(getter.args.clone())]))
}

fn new_itemgetter(vm: &mut Vm, args: Args<'_>) -> Res {
    new_getter(vm, args, "itemgetter", false)
}

fn new_attrgetter(vm: &mut Vm, args: Args<'_>) -> Res {
    new_getter(vm, args, "attrgetter", true)
}

fn new_methodcaller(vm: &mut Vm, args: Args<'_>) -> Res {
    let [Value::Class(class), name, rest @ ..] = args.pos else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(method) = name.as_str() else { return Err(vm.type_error("method name must be a string")) };
    let parts = vec![vec![intern_ref(method)]];
    let state = Getter { keys: vec![name.clone()], parts, args: rest.to_vec(), kw: args.kw.to_vec() };
    Ok(Value::Instance(Ref::with_native(class, state)))
}

/// The one argument of a getter's call.
fn subject<'a>(vm: &mut Vm, args: Args<'a>, name: &str) -> Res<&'a Value> {
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args.pos {
        [_, subject] => Ok(subject),
        other => Err(vm.type_error(format!("{name} expected 1 argument, got {}", other.len() - 1))),
    }
}

fn call_itemgetter(vm: &mut Vm, args: Args<'_>) -> Res {
    let getter = getter(vm, args)?;
    let subject = subject(vm, args, "itemgetter")?;
    if let [key] = &getter.keys[..] {
        return vm.get_item(subject, key);
    }
    Ok(Value::tuple(getter.keys.iter().map(|key| vm.get_item(subject, key)).collect::<Res<_>>()?))
}

fn call_attrgetter(vm: &mut Vm, args: Args<'_>) -> Res {
    let getter = getter(vm, args)?;
    let subject = subject(vm, args, "attrgetter")?;
    let mut found = Vec::with_capacity(getter.parts.len());
    for path in &getter.parts {
        let mut value = subject.clone();
        for name in path {
            value = vm.get_attr(&value, name)?;
        }
        found.push(value);
    }
    Ok(if found.len() == 1 { found.swap_remove(0) } else { Value::tuple(found) })
}

fn call_methodcaller(vm: &mut Vm, args: Args<'_>) -> Res {
    let getter = getter(vm, args)?;
    let subject = subject(vm, args, "methodcaller")?;
    let method = vm.get_attr(subject, &getter.parts[0][0])?;
    vm.call(&method, Args { pos: &getter.args, kw: &getter.kw })
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let getter = getter(vm, args)?;
    let class = vm.class_of(&args.pos[0]);
    let mut out = format!("{}(", vm.full_class_name(&class));
    for (at, value) in getter.keys.iter().chain(&getter.args).enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        vm.write_repr(&mut out, value)?;
    }
    for (name, value) in &getter.kw {
        out.push_str(&format!(", {}=", name.as_str()));
        vm.write_repr(&mut out, value)?;
    }
    out.push(')');
    Ok(Value::string(out))
}

fn itself(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(args.pos[0].clone())
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, None as No, One, Range, Slot};
    let mut public: Vec<&str> = Vec::new();
    let plain = |name: &'static str| name.strip_prefix("r#").unwrap_or(name);
    for &(name, function, inplace, inplace_function) in OPERATORS {
        for (name, function) in [(plain(name), function), (plain(inplace), inplace_function)] {
            module.functions(&[(name, function, Range(2, 2))]);
            public.push(name);
        }
    }
    for &(name, function) in COMPARISONS {
        module.functions(&[(name, function, Range(2, 2))]);
        public.push(name);
    }
    let others: &[builtins::Method] = &[
        ("neg", neg, One),
        ("pos", pos, One),
        ("invert", invert, One),
        ("inv", invert, One),
        ("abs", abs, One),
        ("not_", not, One),
        ("truth", truth, One),
        ("is_", is, Range(2, 2)),
        ("is_not", is_not, Range(2, 2)),
        ("index", index, One),
        ("concat", concat, Range(2, 2)),
        ("iconcat", iconcat, Range(2, 2)),
        ("contains", contains, Range(2, 2)),
        ("getitem", getitem, Range(2, 2)),
        ("setitem", setitem, Range(3, 3)),
        ("delitem", delitem, Range(2, 2)),
        ("countOf", count_of, Range(2, 2)),
        ("indexOf", index_of, Range(2, 2)),
        ("length_hint", length_hint, Range(1, 2)),
        ("call", call, Any),
    ];
    module.functions(others);
    public.extend(others.iter().map(|(name, ..)| *name));
    for name in &public {
        let text = name.trim_end_matches('_');
        if matches!(text, "truth" | "is" | "is_not" | "countOf" | "indexOf" | "length_hint") {
            continue;
        }
        if let Some(function) = module.module.dict.get_str(&intern(name)) {
            module.value(&format!("__{text}__"), function);
        }
    }
    let object = module.vm.types.object.clone();
    let getters: [(&str, NativeFn, NativeFn); 3] = [
        ("attrgetter", new_attrgetter, call_attrgetter),
        ("itemgetter", new_itemgetter, call_itemgetter),
        ("methodcaller", new_methodcaller, call_methodcaller),
    ];
    for (name, new, call) in getters {
        let class = module.class(
            name,
            &object,
            "getter",
            &[
                ("__call__", call, Any),
                ("__repr__", repr, Slot(0)),
                ("__copy__", itself, No),
                ("__deepcopy__", itself, One),
                ("__reduce__", reduce, No),
            ],
        );
        module.constructor(&class, new);
        module.qualify(&class, "operator");
        public.push(name);
    }
    public.sort_unstable();
    module.value("__all__", Value::list(public.into_iter().map(Value::str).collect()));
    Ok(())
}
