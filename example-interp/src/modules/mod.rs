//! The modules of the standard library: in Rust where speed or the outside world asks for it, else in Python (`lib/`).

/// The six comparisons as native functions, each by way of `compare(vm, args, operator)`.
macro_rules! comparisons {
    ($compare:ident) => {
        comparisons! { $compare: eq => Eq, ne => Ne, lt => Lt, le => Le, gt => Gt, ge => Ge }
    };
    ($compare:ident: $($name:ident => $op:ident),*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            $compare(vm, args, CompareOp::$op)
        })*
    };
}

pub mod array;
mod collections;
mod functools;
mod gc;
mod hash;
pub mod io;
mod itertools;
mod json;
mod math;
mod operator;
mod posix;
mod random;
mod re;
mod string;
mod struct_;
mod subprocess;
mod sys;
mod time;
mod unicodedata;
mod weakref;

use crate::builtins::{self, Method};
use crate::object::*;
use crate::vm::{Res, Vm};

/// Makes a module in Rust.
type Init = fn(&mut Builder<'_>) -> Res<()>;

/// The modules that are written in Rust.
const NATIVE: &[(&str, Init)] = &[
    ("_array", array::init),
    ("_collections", collections::init),
    ("_functools", functools::init),
    ("_gc", gc::init),
    ("_io", io::init),
    ("_json", json::init),
    ("_random", random::init),
    ("_hash", hash::init),
    ("_re", re::init),
    ("_string", string::init),
    ("_struct", struct_::init),
    ("_subprocess", subprocess::init),
    ("_weak", weakref::init),
    ("itertools", itertools::init),
    ("math", math::init),
    ("operator", operator::init),
    ("posix", posix::init),
    ("sys", sys::init),
    ("time", time::init),
    ("unicodedata", unicodedata::init),
];

/// A module in Python that is compiled into the interpreter. Its code has no stop points.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    pub name: &'static str,
    pub source: &'static str,
    pub is_package: bool,
}

macro_rules! shipped {
    ($($name:literal: $path:literal $(, $package:ident)?;)*) => {
        /// The modules that are written in Python.
        const SHIPPED: &[Shipped] = &[$(Shipped {
            name: $name,
            source: include_str!(concat!("../../lib/", $path)),
            is_package: { const PACKAGE: &[&str] = &[$(stringify!($package))?]; !PACKAGE.is_empty() },
        }),*];
    };
}

shipped! {
    "__future__": "__future__.py";
    "_argparse_actions": "_argparse_actions.py";
    "_argparse_help": "_argparse_help.py";
    "_codecs": "_codecs.py";
    "_codecs_streams": "_codecs_streams.py";
    "_codecs_text": "_codecs_text.py";
    "_md5": "_md5.py";
    "_operator": "_operator.py";
    "_sha1": "_sha1.py";
    "_streams": "_streams.py";
    "_structs": "_structs.py";
    "_thread": "_thread.py";
    "_unpickler": "_unpickler.py";
    "_user_containers": "_user_containers.py";
    "_warnings": "_warnings.py";
    "_weakref": "_weakref.py";
    "abc": "abc.py";
    "argparse": "argparse.py";
    "array": "array.py";
    "asyncio": "asyncio/__init__.py", package;
    "asyncio.futures": "asyncio/futures.py";
    "asyncio.loop": "asyncio/loop.py";
    "asyncio.sync": "asyncio/sync.py";
    "asyncio.tasks": "asyncio/tasks.py";
    "atexit": "atexit.py";
    "base64": "base64.py";
    "binascii": "binascii.py";
    "bisect": "bisect.py";
    "calendar": "calendar.py";
    "cmd": "cmd.py";
    "codecs": "codecs.py";
    "collections": "collections/__init__.py", package;
    "collections.abc": "collections/abc.py";
    "configparser": "configparser.py";
    "contextlib": "contextlib.py";
    "contextvars": "contextvars.py";
    "copy": "copy.py";
    "copyreg": "copyreg.py";
    "csv": "csv.py";
    "dataclasses": "dataclasses.py";
    "datetime": "datetime.py";
    "decimal": "decimal/__init__.py", package;
    "decimal._context": "decimal/_context.py";
    "decimal._number": "decimal/_number.py";
    "decimal._transcendental": "decimal/_transcendental.py";
    "difflib": "difflib.py";
    "doctest": "doctest.py";
    "enum": "enum.py";
    "errno": "errno.py";
    "fnmatch": "fnmatch.py";
    "fractions": "fractions.py";
    "functools": "functools.py";
    "gc": "gc.py";
    "getopt": "getopt.py";
    "getpass": "getpass.py";
    "glob": "glob.py";
    "hashlib": "hashlib.py";
    "heapq": "heapq.py";
    "hmac": "hmac.py";
    "html": "html/__init__.py", package;
    "html.entities": "html/entities.py";
    "importlib": "importlib/__init__.py", package;
    "importlib.abc": "importlib/abc.py";
    "importlib.machinery": "importlib/machinery.py";
    "importlib.util": "importlib/util.py";
    "inspect": "inspect.py";
    "io": "io.py";
    "json": "json/__init__.py", package;
    "json.decoder": "json/decoder.py";
    "json.encoder": "json/encoder.py";
    "keyword": "keyword.py";
    "linecache": "linecache.py";
    "locale": "locale.py";
    "logging": "logging/__init__.py", package;
    "numbers": "numbers.py";
    "os": "os.py";
    "pathlib": "pathlib.py";
    "pickle": "pickle.py";
    "platform": "platform.py";
    "posixpath": "posixpath.py";
    "pprint": "pprint.py";
    "queue": "queue.py";
    "random": "random.py";
    "re": "re.py";
    "reprlib": "reprlib.py";
    "sched": "sched.py";
    "secrets": "secrets.py";
    "shlex": "shlex.py";
    "shutil": "shutil.py";
    "signal": "signal.py";
    "stat": "stat.py";
    "statistics": "statistics.py";
    "string": "string.py";
    "struct": "struct.py";
    "subprocess": "subprocess.py";
    "tempfile": "tempfile.py";
    "textwrap": "textwrap.py";
    "threading": "threading.py";
    "timeit": "timeit.py";
    "traceback": "traceback.py";
    "types": "types.py";
    "typing": "typing.py";
    "unittest": "unittest/__init__.py", package;
    "unittest.__main__": "unittest/__main__.py";
    "unittest.async_case": "unittest/async_case.py";
    "unittest.case": "unittest/case.py";
    "unittest.mock": "unittest/mock/__init__.py", package;
    "unittest.mock._autospec": "unittest/mock/_autospec.py";
    "unittest.mock._calls": "unittest/mock/_calls.py";
    "unittest.mock._magics": "unittest/mock/_magics.py";
    "unittest.mock._mocks": "unittest/mock/_mocks.py";
    "unittest.mock._patching": "unittest/mock/_patching.py";
    "unittest.mock._specs": "unittest/mock/_specs.py";
    "unittest.runner": "unittest/runner.py";
    "uuid": "uuid.py";
    "warnings": "warnings.py";
    "weakref": "weakref.py";
    "zlib": "zlib.py";
}

/// The module of this name, if it is written in Rust; a new one on each call.
pub fn native(vm: &mut Vm, name: &str) -> Option<Res<Ref<Module>>> {
    let (name, init) = NATIVE.iter().find(|(known, _)| *known == name)?;
    let mut builder = Builder::new(vm, name);
    Some(init(&mut builder).map(|()| builder.module))
}

/// The module of this name, if it is shipped as Python.
pub fn shipped(name: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|module| module.name == name)
}

/// Whether there is a module of this name here.
pub fn is_shipped(name: &str) -> bool {
    NATIVE.iter().any(|(known, _)| *known == name) || shipped(name).is_some()
}

/// Every module that a program can import without having it beside itself; for `ModuleNotFoundError`'s text.
pub fn available() -> Vec<&'static str> {
    let mut names: Vec<_> =
        NATIVE.iter().map(|(name, _)| *name).chain(SHIPPED.iter().map(|module| module.name)).collect();
    names.retain(|name| !name.starts_with('_') && !name.contains('.'));
    names.sort_unstable();
    names
}

/// Fills a module that is being made.
pub struct Builder<'a> {
    pub vm: &'a mut Vm,
    pub module: Ref<Module>,
    name: Ref<Str>,
}

impl<'a> Builder<'a> {
    fn new(vm: &'a mut Vm, name: &str) -> Self {
        let name = intern(name);
        let module = Ref::new(Module::new(Ref::new(Dict::new())));
        let mut builder = Self { vm, module, name: name.clone() };
        builder.value("__name__", Value::Str(name));
        builder.value("__doc__", Value::None);
        builder.value("__package__", Value::str(""));
        builder.value("__loader__", Value::None);
        builder.value("__spec__", Value::None);
        builder
    }

    /// Adds a constant.
    pub fn value(&mut self, name: &str, value: Value) {
        self.module.dict.set_str(&intern(name), value);
    }

    /// Adds functions.
    pub fn functions(&mut self, table: &[Method]) {
        for &(name, func, arity) in table {
            let native = builtins::native(self.name.as_str(), name, func, arity);
            self.value(name, native);
        }
    }

    /// Adds a class whose instances have a state in Rust; `layout` names the state.
    pub fn class(&mut self, name: &str, base: &Ref<Class>, layout: &'static str, table: &[Method]) -> Ref<Class> {
        self.add_class(name, base, Layout::Native(layout), table)
    }

    /// Adds a class of iterators: `new` makes one.
    pub fn iterator_class(&mut self, name: &str, new: NativeFn) -> Ref<Class> {
        let object = self.vm.types.object.clone();
        let class = self.add_class(name, &object, Layout::Value(Kind::Iterator), &[]);
        builtins::iterators::protocol(&class);
        self.constructor(&class, new);
        let module = self.name.as_str().trim_start_matches('_').to_owned();
        self.qualify(&class, &module);
        class
    }

    /// Adds a class whose instances have no state of their own.
    pub fn plain_class(&mut self, name: &str, base: &Ref<Class>) -> Ref<Class> {
        self.add_class(name, base, Layout::Object, &[])
    }

    fn add_class(&mut self, name: &str, base: &Ref<Class>, layout: Layout, table: &[Method]) -> Ref<Class> {
        let class = types::new_builtin(self.vm.types, name, base, layout);
        class.set(&self.vm.names.__module__, Value::Str(self.name.clone()));
        self.methods(&class, table);
        self.value(name, Value::Class(class.clone()));
        class
    }

    /// Adds methods to a class.
    pub fn methods(&mut self, class: &Ref<Class>, table: &[Method]) {
        for row in table {
            let add = if row.0.starts_with("__") { builtins::dunders } else { builtins::methods };
            add(class, std::slice::from_ref(row));
        }
    }

    /// Gives a class the module that programs see it in, which also stands before its name in messages.
    pub fn qualify(&mut self, class: &Ref<Class>, module: &str) {
        let dotted = format!("{module}.{}", class.qualname().as_str());
        *class.name.borrow_mut() = intern(&dotted);
        class.set(&self.vm.names.__module__, Value::str(module));
    }

    /// Adds read-only attributes to a class.
    pub fn getters(&mut self, class: &Ref<Class>, table: &[(&'static str, Getter)]) {
        for (name, get) in table {
            builtins::attributes(class, &[(name, *get, None)]);
        }
    }

    /// Sets `__new__` of a class.
    pub fn constructor(&mut self, class: &Ref<Class>, new: NativeFn) {
        builtins::static_methods(class, &[("__new__", new, Arity::New)]);
    }

    /// Adds a record: a tuple with named items.
    pub fn record(&mut self, name: &str, full_name: &'static str, fields: &[&'static str], values: Vec<Value>) {
        let class = types::new_builtin(self.vm.types, full_name, &self.vm.types.tuple.clone(), Layout::Object);
        let names = fields.iter().map(Value::str).collect();
        class.set(&intern("_fields"), Value::tuple(names));
        builtins::dunders(
            &class,
            &[("__repr__", record_repr, Arity::Slot(0)), ("__getattr__", record_attribute, Arity::Slot(1))],
        );
        let value = Value::tuple(values);
        self.value(name, Ref::new(Instance::new(&class, Payload::Value(value))).into());
    }
}

fn record_fields(vm: &mut Vm, this: &Value) -> Vec<Value> {
    let class = vm.class_of(this);
    class
        .find(&intern("_fields"))
        .and_then(|fields| fields.as_tuple().map(|fields| fields.to_vec()))
        .unwrap_or_default()
}

fn record_attribute(vm: &mut Vm, args: Args<'_>) -> Res {
    let fields = record_fields(vm, &args.pos[0]);
    for (place, field) in fields.iter().enumerate() {
        if vm.equal(field, &args.pos[1])?
            && let Some(found) = args.pos[0].as_tuple().and_then(|items| items.get(place))
        {
            return Ok(found.clone());
        }
    }
    match args.pos[1].as_str() {
        Some(name) => Err(vm.no_attribute(&args.pos[0], &name.clone())),
        None => Err(vm.type_error("attribute name must be string")),
    }
}

fn record_repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut out = vm.type_name(&args.pos[0]);
    out.push('(');
    let fields = record_fields(vm, &args.pos[0]);
    let items = args.pos[0].as_tuple().map(|items| items.to_vec()).unwrap_or_default();
    for (place, (field, item)) in fields.iter().zip(&items).enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        out.push_str(vm.str(field)?.as_str());
        out.push('=');
        out.push_str(vm.repr(item)?.as_str());
    }
    out.push(')');
    Ok(Value::string(out))
}

/// Calls a dunder without arguments, looked up on the class; `None` if there is none.
fn call_dunder(vm: &mut Vm, value: &Value, name: &str) -> Res<Option<Value>> {
    match vm.lookup_special(value, &intern(name)) {
        Some(method) => vm.call(&method, Args::new(&[])).map(Some),
        None => Ok(None),
    }
}
