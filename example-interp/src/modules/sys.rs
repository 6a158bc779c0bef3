//! `sys`.

use super::Builder;
use crate::builtins;
use crate::object::*;
use crate::text::codec::Codec;
use crate::text::traceback::{Span, library_carets};
use crate::vm::{Res, Vm};

#[revdb::instrument]
mod process {
    pub fn exit(status: i32) -> ! {
        std::process::exit(status)
    }

    pub fn executable() -> String {
        std::env::current_exe().map_or_else(|_| String::new(), |path| path.to_string_lossy().into_owned())
    }
}

/// Ends the process at once: `os._exit`.
pub(super) fn exit_process(status: i32) -> Res {
    process::exit(status)
}

fn exit(vm: &mut Vm, args: Args<'_>) -> Res {
    // As where C code raises a class with a value: a tuple is all arguments, `None` none.
    let arguments = match args.pos {
        [Value::None] => &[],
        [Value::Tuple(several)] => several.items(),
        one => one,
    };
    let exception = vm.call(&Value::Class(vm.types.system_exit.clone()), Args { pos: arguments, kw: args.kw })?;
    match exception {
        Value::Instance(exception) => Err(Exc(exception)),
        _ => Err(vm.type_error("exceptions must derive from BaseException")),
    }
}

/// `sys.excepthook`: prints an exception with its traceback.
fn excepthook(vm: &mut Vm, args: Args<'_>) -> Res {
    match args.get(1) {
        Some(Value::Instance(exception)) if exception.exception().is_some() => vm.report(&Exc(exception.clone())),
        _ => {}
    }
    Ok(Value::None)
}

/// `sys.unraisablehook`: prints what was raised where nobody can catch it.
fn unraisablehook(vm: &mut Vm, args: Args<'_>) -> Res {
    if vm.type_name(&args.pos[0]) != "UnraisableHookArgs" {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let mut part = |name| vm.get_attr(&args.pos[0], &intern(name));
    let (value, message, object) = (part("exc_value")?, part("err_msg")?, part("object")?);
    let mut heading = match message.is_none() {
        true => "Exception ignored in".to_owned(),
        false => vm.str(&message)?.as_str().to_owned(),
    };
    heading.push(':');
    if !object.is_none() {
        heading.push(' ');
        vm.write_repr(&mut heading, &object)?;
    }
    if let Value::Instance(exception) = value
        && exception.exception().is_some()
    {
        vm.show_unraisable(&Exc(exception), &heading);
    }
    Ok(Value::None)
}

/// `sys.gettrace`, `sys.getprofile`: nothing ever traces.
fn no_trace(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

/// `sys.settrace`, `sys.setprofile`: only to say that nothing is to trace.
fn set_trace(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos[0].is_none() {
        return Ok(Value::None);
    }
    let message = "functions that trace are not supported here: record the program, and follow it in the debugger";
    Err(vm.not_implemented_error(message))
}

fn exc_info(vm: &mut Vm, _: Args<'_>) -> Res {
    Ok(match vm.handled_exception() {
        None => Value::tuple(vec![Value::None, Value::None, Value::None]),
        Some(exception) => {
            let value = exception.value();
            let class = Value::Class(vm.class_of(&value));
            let traceback = vm.get_attr(&value, &intern("__traceback__"))?;
            Value::tuple(vec![class, value, traceback])
        }
    })
}

fn exception(vm: &mut Vm, _: Args<'_>) -> Res {
    Ok(vm.handled_exception().map_or(Value::None, |exception| exception.value()))
}

fn getrecursionlimit(vm: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::Int(vm.recursion_limit.into()))
}

fn setrecursionlimit(vm: &mut Vm, args: Args<'_>) -> Res {
    let limit = vm.to_i64(&args.pos[0])?;
    let Ok(limit) = u32::try_from(limit).map_err(drop).and_then(|limit| if limit == 0 { Err(()) } else { Ok(limit) })
    else {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    };
    if limit <= vm.depth {
        let depth = vm.depth;
        return Err(vm.recursion_error(&format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )));
    }
    vm.recursion_limit = limit;
    Ok(Value::None)
}

fn getrefcount(_: &mut Vm, args: Args<'_>) -> Res {
    // The argument itself counts, as in CPython; unboxed values have no count.
    Ok(Value::Int(args.pos[0].header().map_or(1, |header| i64::from(header.ref_count()))))
}

fn getsizeof(_: &mut Vm, args: Args<'_>) -> Res {
    // The sizes of this interpreter's own objects, without what they own.
    Ok(Value::Int(match &args.pos[0] {
        Value::Str(text) => 72 + text.as_str().len() as i64,
        Value::List(list) => 48 + 16 * list.len() as i64,
        Value::Tuple(tuple) => 32 + 16 * tuple.len() as i64,
        Value::Dict(dict) => 64 + 40 * dict.len() as i64,
        value if value.header().is_some() => 64,
        _ => 16,
    }))
}

fn intern_string(vm: &mut Vm, args: Args<'_>) -> Res {
    match &args.pos[0] {
        Value::Str(text) => Ok(Value::Str(intern(text.as_str()))),
        value => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("intern() argument must be str, not {name}")))
        }
    }
}

fn getdefaultencoding(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::str("utf-8"))
}

/// `_traceback_carets(source, line, end_line, column, end_column)`: the marks below a source line, or `None`.
fn traceback_carets(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(source) = args.pos[0].as_str() else { return Ok(Value::None) };
    let mut numbers = [0; 4];
    for (number, value) in numbers.iter_mut().zip(&args.pos[1..]) {
        *number = vm.to_i64(value)?.max(0) as usize;
    }
    let [start_line, end_line, start, end] = numbers;
    let span = Span { start_line: start_line as u32, end_line: end_line as u32, start, end };
    Ok(library_carets(source.as_str(), span).map_or(Value::None, Value::string))
}

/// `_qualify(class, ...)`: from now on messages name the class with its module, as those of CPython's classes in C do.
fn qualify(vm: &mut Vm, args: Args<'_>) -> Res {
    for class in args.pos {
        let Value::Class(class) = class else { return Err(vm.type_error("a class is required")) };
        if let Some(Value::Str(module)) = class.dict.get_str(&vm.names.__module__) {
            let dotted = format!("{}.{}", module.as_str(), class.qualname().as_str());
            *class.name.borrow_mut() = intern(&dotted);
        }
    }
    Ok(Value::None)
}

/// `_source_text(filename)`: the text that was compiled under this name, if it is known.
fn source_text(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = args.pos[0].as_str().and_then(|name| vm.source_text(name.as_str()));
    Ok(found.map_or(Value::None, |text| Value::str(&*text)))
}

/// `_is_shipped(name)`: whether the interpreter brings a module of this name.
fn is_shipped(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::Bool(args.pos[0].as_str().is_some_and(|name| super::is_shipped(name.as_str()))))
}

/// `_codec_name(name)`: the first name of the codec that is in Rust, if it is one of these.
fn codec_name(_: &mut Vm, args: Args<'_>) -> Res {
    let codec = args.pos[0].as_str().and_then(|name| Codec::by_name(name.as_str()).ok());
    Ok(codec.map_or(Value::None, |codec| Value::str(codec.first_name())))
}

/// `displayhook(value)`: prints what an interactive expression gave, and keeps it as `_`.
fn displayhook(vm: &mut Vm, args: Args<'_>) -> Res {
    if args.pos[0].is_none() {
        return Ok(Value::None);
    }
    let text = vm.repr(&args.pos[0])?;
    let sys = vm.import_module("sys")?;
    let stdout = vm.get_attr(&sys, &intern("stdout"))?;
    super::io::write_str(vm, &stdout, &format!("{}\n", text.as_str()))?;
    let builtins = vm.builtins.clone();
    builtins.set_str(&intern("_"), args.pos[0].clone());
    Ok(Value::None)
}

fn get_int_max_str_digits(vm: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::size(vm.max_str_digits))
}

/// `set_int_max_str_digits(maxdigits)`: how long an integer may be as text; 0 is without limit.
fn set_int_max_str_digits(vm: &mut Vm, args: Args<'_>) -> Res {
    let digits = match args {
        Args { pos: [digits], kw: [] } => digits.clone(),
        Args { pos: [], kw: [(name, digits)] } if name.as_str() == "maxdigits" => digits.clone(),
        _ => return Err(vm.type_error("set_int_max_str_digits() missing required argument 'maxdigits' (pos 1)")),
    };
    let digits = vm.to_c_int(&digits)?;
    match usize::try_from(digits) {
        Ok(digits) if digits == 0 || digits >= MIN_STR_DIGITS => {
            vm.max_str_digits = digits;
            Ok(Value::None)
        }
        _ => Err(vm.value_error(format!("maxdigits must be 0 or larger than {MIN_STR_DIGITS}"))),
    }
}

/// The smallest limit that can be set.
const MIN_STR_DIGITS: usize = 640;

/// `exit` and `quit` of the module `builtins`.
struct Quitter(&'static str);

impl NativeState for Quitter {}

fn quitter(value: &Value) -> &'static str {
    match value {
        Value::Instance(instance) => instance.native::<Quitter>().map_or("", |quitter| quitter.0),
        _ => "",
    }
}

fn quit(vm: &mut Vm, args: Args<'_>) -> Res {
    let code = match args {
        Args { pos: [_], kw: [] } => Value::None,
        Args { pos: [_, code], kw: [] } => code.clone(),
        Args { pos: [_], kw: [(name, code)] } if name.as_str() == "code" => code.clone(),
        _ => {
            let given = args.pos.len() + args.kw.len();
            let message = format!("Quitter.__call__() takes from 1 to 2 positional arguments but {given} were given");
            return Err(vm.type_error(message));
        }
    };
    // As in CPython, what waits to be read is not left to a shell.
    let sys = vm.import_module("sys")?;
    let stdin = vm.get_attr(&sys, &intern("stdin"))?;
    let _ = vm.call_method(&stdin, "close", &[]);
    let class = vm.types.system_exit.clone();
    Err(vm.new_exception(&class, vec![code]))
}

fn quit_repr(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::string(format!("Use {}() or Ctrl-D (i.e. EOF) to exit", quitter(&args.pos[0]))))
}

fn add_quitters(module: &mut Builder<'_>) {
    let object = module.vm.types.object.clone();
    let class = types::new_builtin(module.vm.types, "Quitter", &object, Layout::Native("quitter"));
    class.set(&module.vm.names.__module__, Value::str("_sitebuiltins"));
    builtins::dunders(&class, &[("__call__", quit, Arity::Any), ("__repr__", quit_repr, Arity::Slot(0))]);
    for name in ["exit", "quit"] {
        let value = Ref::with_native(&class, Quitter(name));
        module.vm.builtins.set_str(&intern(name), value.into());
    }
}

/// `__print_expr__(value)`: what the compiler's interactive mode calls for an expression.
fn print_expression(vm: &mut Vm, args: Args<'_>) -> Res {
    let sys = vm.import_module("sys")?;
    let hook = vm.get_attr(&sys, &intern("displayhook"))?;
    vm.call(&hook, Args::new(args.pos))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, None as No, One, Range, Varargs};
    module.functions(&[
        ("_getframe", builtins::frame::getframe, Range(0, 1)),
        ("_qualify", qualify, Varargs),
        ("_codec_name", codec_name, One),
        ("_is_shipped", is_shipped, One),
        ("_source_text", source_text, One),
        ("_traceback_carets", traceback_carets, Range(5, 5)),
        ("_traceback_positions", builtins::exceptions::positions, One),
        ("displayhook", displayhook, One),
        ("excepthook", excepthook, Range(3, 3)),
        ("getprofile", no_trace, No),
        ("gettrace", no_trace, No),
        ("setprofile", set_trace, One),
        ("settrace", set_trace, One),
        ("unraisablehook", unraisablehook, One),
        ("exc_info", exc_info, No),
        ("exception", exception, No),
        ("exit", exit, Range(0, 1)),
        ("get_int_max_str_digits", get_int_max_str_digits, No),
        ("getdefaultencoding", getdefaultencoding, No),
        ("getfilesystemencoding", getdefaultencoding, No),
        ("getrecursionlimit", getrecursionlimit, No),
        ("getrefcount", getrefcount, One),
        ("getsizeof", getsizeof, Range(1, 2)),
        ("intern", intern_string, One),
        ("set_int_max_str_digits", set_int_max_str_digits, Any),
        ("setrecursionlimit", setrecursionlimit, One),
    ]);
    let print = builtins::native("builtins", "__print_expr__", print_expression, One);
    module.vm.builtins.set_str(&intern("__print_expr__"), print);
    add_quitters(module);
    let hooks = [
        ("displayhook", "__displayhook__"),
        ("excepthook", "__excepthook__"),
        ("unraisablehook", "__unraisablehook__"),
    ];
    for (name, original) in hooks {
        if let Some(hook) = module.module.dict.get_str(&intern(name)) {
            module.value(original, hook);
        }
    }
    module.vm.import_module("_io")?;
    let [stdin, stdout, stderr] = super::io::standard_streams(module.vm)?;
    for (name, stream) in [("stdin", stdin), ("stdout", stdout), ("stderr", stderr)] {
        module.value(name, stream.clone());
        module.value(&format!("__{name}__"), stream);
    }
    let modules = module.vm.modules.clone();
    module.value("modules", Value::Dict(modules));
    module.value("argv", Value::list(vec![Value::str("")]));
    module.value("path", Value::list(vec![]));
    module.value("warnoptions", Value::list(vec![]));
    module.value("byteorder", Value::str("little"));
    module.value("platform", Value::str("linux"));
    module.value("maxsize", Value::Int(i64::MAX));
    module.value("maxunicode", Value::Int(0x10_ffff));
    module.value("version", Value::str("3.11.0 (revdb example-interp)"));
    module.value("copyright", Value::str("revdb contributors"));
    module.value("hexversion", Value::Int(0x030b_00f0));
    module.value("executable", Value::string(process::executable()));
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        module.value(name, Value::str(""));
    }
    module.value("float_repr_style", Value::str("short"));
    module.value("dont_write_bytecode", Value::Bool(true));
    let names = ["types", "math", "sys", "time", "posix"].map(Value::str).to_vec();
    module.value("builtin_module_names", Value::tuple(names));
    let version = ["major", "minor", "micro", "releaselevel", "serial"];
    let values = [Value::Int(3), Value::Int(11), Value::Int(0), Value::str("final"), Value::Int(0)];
    let implementation = Value::from(Ref::<Instance>::plain(&module.vm.types.simple_namespace));
    for (name, value) in
        [("name", Value::str("revdb")), ("hexversion", Value::Int(0x030b_00f0)), ("cache_tag", Value::None)]
    {
        module.vm.set_attr(&implementation, &intern(name), value)?;
    }
    module.value("implementation", implementation.clone());
    module.record("version_info", "sys.version_info", &version, values.to_vec());
    if let Some(version) = module.module.dict.get_str(&intern("version_info")) {
        module.vm.set_attr(&implementation, &intern("version"), version)?;
    }
    let names = [
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    ];
    let values = vec![
        Value::Float(f64::MAX),
        Value::Int(1024),
        Value::Int(308),
        Value::Float(f64::MIN_POSITIVE),
        Value::Int(-1021),
        Value::Int(-307),
        Value::Int(15),
        Value::Int(53),
        Value::Float(f64::EPSILON),
        Value::Int(2),
        Value::Int(1),
    ];
    module.record("float_info", "sys.float_info", &names, values);
    let names = ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"];
    let mut values = [64, (1 << 61) - 1, 314_159, 0, 1_000_003, 64, 128, 0].map(Value::Int).to_vec();
    values.insert(5, Value::str("siphash13"));
    module.record("hash_info", "sys.hash_info", &names, values);
    let names = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
    ];
    let mut values = vec![Value::Int(0); names.len()];
    (values[13], values[16], values[17]) = (Value::Bool(false), Value::Bool(false), Value::Int(-1));
    module.record("flags", "sys.flags", &names, values);
    let names = ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"];
    module.record("int_info", "sys.int_info", &names, [30, 4, 4300, 640].map(Value::Int).to_vec());
    Ok(())
}
