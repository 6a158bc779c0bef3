//! `repr`, `str` and `format`.

use crate::object::*;
use crate::text;
use crate::vm::{Res, Vm};

/// Modules that CPython has in its executable.
const BUILT_IN: &[&str] =
    &["_io", "atexit", "builtins", "errno", "gc", "itertools", "marshal", "posix", "pwd", "sys", "time"];

/// Modules whose Python text CPython has in its executable.
const FROZEN: &[&str] = &["abc", "codecs", "io", "os", "posixpath", "stat"];

impl Vm {
    /// The text of `repr(value)`.
    pub fn repr(&mut self, value: &Value) -> Res<Ref<Str>> {
        if let Value::Instance(_) | Value::Class(_) = value {
            let repr = self.repr_object(value)?;
            return Ok(repr.as_str().expect("a repr is a string").clone());
        }
        let mut out = String::new();
        self.write_repr(&mut out, value)?;
        Ok(Str::from_string(out))
    }

    /// `repr(value)`, which may be of a subclass of `str`.
    pub fn repr_object(&mut self, value: &Value) -> Res {
        let names = self.names;
        let (Value::Instance(_) | Value::Class(_)) = value else { return self.repr(value).map(Value::Str) };
        let class = self.class_of(value);
        let Some(method) = self.lookup(&class, &names.__repr__) else {
            return self.default_repr(value).map(Value::Str);
        };
        let result = match &method {
            Value::Native(_) => self.call_special(&method, value, &[])?,
            _ => self.recurse(" while getting the repr of an object", |vm| vm.call_special(&method, value, &[]))?,
        };
        if result.as_str().is_none() {
            let name = self.type_name(&result);
            return Err(self.type_error(format!("__repr__ returned non-string (type {name})")));
        }
        Ok(result)
    }

    /// `str(value)`
    pub fn str(&mut self, value: &Value) -> Res<Ref<Str>> {
        match value {
            Value::Str(text) => Ok(text.clone()),
            Value::Instance(_) => {
                let names = self.names;
                let class = self.class_of(value);
                let Some(method) = self.lookup(&class, &names.__str__) else { return self.repr(value) };
                let result = match &method {
                    Value::Native(_) => self.call_special(&method, value, &[])?,
                    _ => {
                        self.recurse(" while getting the str of an object", |vm| vm.call_special(&method, value, &[]))?
                    }
                };
                match result.as_str() {
                    Some(text) => Ok(text.clone()),
                    None => {
                        let name = self.type_name(&result);
                        Err(self.type_error(format!("__str__ returned non-string (type {name})")))
                    }
                }
            }
            Value::DictView(view) if view.kind == ViewKind::Proxy => {
                let dict = Value::Dict(view.dict.clone());
                self.str(&dict)
            }
            Value::Class(class) if class.metaclass().is_heap() => {
                let names = self.names;
                let metaclass = class.metaclass().clone();
                match self.lookup(&metaclass, &names.__str__) {
                    Some(method @ Value::Function(_)) => match self.call_special(&method, value, &[])?.as_str() {
                        Some(text) => Ok(text.clone()),
                        None => Err(self.type_error("__str__ returned non-string")),
                    },
                    _ => self.repr(value),
                }
            }
            _ => self.repr(value),
        }
    }

    /// `ascii(value)`
    pub fn ascii(&mut self, value: &Value) -> Res<Ref<Str>> {
        let repr = self.repr(value)?;
        Ok(if repr.is_ascii() { repr } else { Str::from_string(text::repr::escape_non_ascii(repr.as_str())) })
    }

    /// `format(value, spec)`
    pub fn format(&mut self, value: &Value, spec: &str) -> Res<Ref<Str>> {
        match value {
            Value::Str(text) if spec.is_empty() => Ok(text.clone()),
            Value::Instance(_) | Value::Class(_) => {
                let names = self.names;
                let class = self.class_of(value);
                let Some(method) = self.lookup(&class, &names.__format__) else { return self.str(value) };
                let result = self.call_special(&method, value, &[Value::str(spec)])?;
                match result.as_str() {
                    Some(text) => Ok(text.clone()),
                    None => {
                        let name = self.type_name(&result);
                        Err(self.type_error(format!("__format__ must return a str, not {name}")))
                    }
                }
            }
            _ => self.builtin_format(value, spec),
        }
    }

    /// `format` of the built-in part.
    pub fn builtin_format(&mut self, value: &Value, spec: &str) -> Res<Ref<Str>> {
        if spec.is_empty() {
            return self.str(value);
        }
        let name = self.type_name(value);
        Ok(Str::from_string(match value.base() {
            Value::Int(i) => text::format::format_i64(*i, spec, &name)?,
            Value::Bool(b) => text::format::format_i64(i64::from(*b), spec, &name)?,
            Value::BigInt(big) => text::format::format_int(&big.0, spec, &name)?,
            Value::Float(f) => text::format::format_float(*f, spec)?,
            Value::Complex(c) => text::format::format_complex(c.real, c.imag, spec)?,
            Value::Str(text) => text::format::format_str(text.as_str(), spec)?.into_owned(),
            _ => return Err(self.type_error(format!("unsupported format string passed to {name}.__format__"))),
        }))
    }

    /// `object.__repr__`
    pub fn default_repr(&mut self, value: &Value) -> Res<Ref<Str>> {
        let class = self.class_of(value);
        let id = value.header().map_or(0, |header| header.id().0);
        let name = self.full_class_name(&class);
        Ok(Str::from_string(format!("<{name} object at 0x{id:x}>")))
    }

    /// The qualified name of a class with its module, which is left out for built-in ones.
    pub fn full_class_name(&mut self, class: &Ref<Class>) -> String {
        let qualname = class.qualname();
        match self.class_module(class) {
            Some(module) if module.as_str() != "builtins" => {
                format!("{}.{}", module.as_str(), qualname.as_str())
            }
            _ => qualname.as_str().to_owned(),
        }
    }

    /// The module that a class names as its own: `None` for `builtins`, and where what it names is no string.
    pub fn class_module(&self, class: &Class) -> Option<Ref<Str>> {
        match class.dict.get_str(&self.names.__module__) {
            Some(Value::Str(module)) => Some(module),
            _ if class.is_heap() => None,
            _ => Some(intern(class.name().as_str().rsplit_once('.')?.0)),
        }
    }

    /// Appends `repr(value)`.
    pub fn write_repr(&mut self, out: &mut String, value: &Value) -> Res<()> {
        match value {
            Value::Instance(_) | Value::Class(_) => {
                let text = self.repr(value)?;
                out.push_str(text.as_str());
                Ok(())
            }
            _ => self.write_builtin_repr(out, value),
        }
    }

    /// A module, as `importlib` describes it: its attributes are asked for, so that its `__getattr__` has a say.
    fn write_module(&mut self, out: &mut String, module: &Ref<Module>) -> Res<()> {
        let names = self.names;
        let value = Value::Module(module.clone());
        let name = self.get_attr_or_none(&value, &names.__name__)?;
        let file = self.get_attr_or_none(&value, &names.__file__)?;
        out.push_str("<module ");
        match &name {
            Some(name) => self.write_repr(out, name)?,
            None => out.push_str("'?'"),
        }
        let name = name.as_ref().and_then(Value::as_str);
        let shipped = match &file {
            // Not one that the guest made under the same name.
            None => name.as_ref().and_then(|name| self.modules.get_str(name)).is_some_and(|own| own.is(&value)),
            Some(file) => file.as_str().is_some_and(|file| file.as_str().starts_with("<frozen ")),
        };
        let listed = |names: &[&str]| shipped && name.as_ref().is_some_and(|name| names.contains(&name.as_str()));
        match &file {
            _ if listed(BUILT_IN) => out.push_str(" (built-in)"),
            _ if listed(FROZEN) => out.push_str(" (frozen)"),
            Some(file) => {
                out.push_str(" from ");
                self.write_repr(out, file)?;
            }
            // `types.ModuleType` gives each a loader: `None`.
            None if module.dict.get_str(&names.__loader__).is_some() => {}
            None => out.push_str(" (built-in)"),
        }
        out.push('>');
        Ok(())
    }

    /// Appends the repr of the built-in part.
    pub fn write_builtin_repr(&mut self, out: &mut String, value: &Value) -> Res<()> {
        use std::fmt::Write;
        match value.base() {
            Value::Unbound => out.push_str("<NULL>"),
            Value::None => out.push_str("None"),
            Value::NotImplemented => out.push_str("NotImplemented"),
            Value::Ellipsis => out.push_str("Ellipsis"),
            Value::Bool(b) => out.push_str(if *b { "True" } else { "False" }),
            Value::Int(i) => out.push_str(itoa(&mut [0; 20], *i)),
            Value::Float(f) => text::float::write_repr(out, *f),
            Value::BigInt(big) => out.push_str(&crate::num::int::to_str(&big.0, self.max_str_digits)?),
            Value::Complex(c) => out.push_str(&text::format::repr_complex(c.real, c.imag)),
            Value::Str(text) => text::repr::write_repr(out, text.as_str()),
            Value::Bytes(bytes) => out.push_str(&text::repr::repr_bytes(&bytes.data)),
            Value::ByteArray(bytes) => {
                out.push_str("bytearray(");
                out.push_str(&text::repr::repr_bytes(&bytes.data.borrow()));
                out.push(')');
            }
            Value::List(list) => {
                let list = list.clone();
                self.write_nested(out, list.address(), "[...]", |vm, out| {
                    out.push('[');
                    let mut at = 0;
                    while let Some(item) = list.get(at) {
                        if at > 0 {
                            out.push_str(", ");
                        }
                        vm.write_repr(out, &item)?;
                        at += 1;
                    }
                    out.push(']');
                    Ok(())
                })?;
            }
            Value::Tuple(tuple) => {
                let tuple = tuple.clone();
                self.write_nested(out, tuple.address(), "(...)", |vm, out| {
                    out.push('(');
                    vm.write_items(out, &tuple)?;
                    out.push_str(if tuple.len() == 1 { ",)" } else { ")" });
                    Ok(())
                })?;
            }
            Value::Dict(dict) => {
                let dict = dict.clone();
                self.write_dict(out, &dict)?;
            }
            Value::DictView(view) => {
                let view = view.clone();
                self.write_view(out, &view)?;
            }
            Value::Set(set) => {
                let (address, items, name) = (set.address(), set.keys.to_vec(), self.type_name(value));
                let plain = matches!(value, Value::Set(_));
                self.write_set(out, address, &items, &name, plain)?;
            }
            Value::FrozenSet(set) => {
                let (address, items, name) = (set.address(), set.keys.to_vec(), self.type_name(value));
                self.write_set(out, address, &items, &name, false)?;
            }
            Value::Range(range) => {
                let range = range.clone();
                out.push_str("range(");
                self.write_repr(out, &range.start)?;
                out.push_str(", ");
                self.write_repr(out, &range.stop)?;
                if !matches!(range.step, Value::Int(1)) {
                    out.push_str(", ");
                    self.write_repr(out, &range.step)?;
                }
                out.push(')');
            }
            Value::Slice(slice) => {
                let slice = slice.clone();
                out.push_str("slice(");
                self.write_items(out, &[slice.start.clone(), slice.stop.clone(), slice.step.clone()])?;
                out.push(')');
            }
            Value::Function(function) => {
                let _ = write!(out, "<function {} at 0x{:x}>", function.qualname.borrow().as_str(), function.id().0);
            }
            Value::Native(native) => self.write_native(out, native),
            Value::BoundMethod(method) => {
                let method = method.clone();
                self.write_method(out, &method)?;
            }
            Value::Module(module) => {
                let module = module.clone();
                self.write_module(out, &module)?;
            }
            Value::Cell(cell) => {
                let content = cell.get();
                let _ = match &content {
                    Value::Unbound => write!(out, "<cell at 0x{:x}: empty>", cell.id().0),
                    _ => {
                        let id = content.header().map_or(0, |header| header.id().0);
                        write!(out, "<cell at 0x{:x}: {} object at 0x{id:x}>", cell.id().0, self.type_name(&content))
                    }
                };
            }
            Value::Generator(generator) => {
                let class = self.type_name(value);
                let _ = write!(
                    out,
                    "<{class} object {} at 0x{:x}>",
                    generator.qualname.borrow().as_str(),
                    generator.id().0
                );
            }
            Value::Code(code) => {
                let _ = write!(
                    out,
                    "<code object {} at 0x{:x}, file \"{}\", line {}>",
                    code.name.as_str(),
                    code.id().0,
                    code.filename.as_str(),
                    code.first_line
                );
            }
            Value::Descriptor(descriptor) => {
                let descriptor = descriptor.clone();
                match &*descriptor {
                    Descriptor::Member { name, class, .. } => {
                        let _ = write!(out, "<member '{}' of '{}' objects>", name.as_str(), class.name().as_str());
                    }
                    Descriptor::GetSet { name, class, .. } => {
                        let _ = write!(out, "<attribute '{}' of '{}' objects>", name.as_str(), class.name().as_str());
                    }
                    Descriptor::StaticMethod(function) | Descriptor::ClassMethod(function) => {
                        let function = function.borrow().clone();
                        let _ = write!(out, "<{}(", self.type_name(value));
                        self.write_repr(out, &function)?;
                        out.push_str(")>");
                    }
                    Descriptor::Property(_) => out.push_str(self.default_repr(value)?.as_str()),
                }
            }
            Value::Iterator(iterator) if matches!(&*iterator.state.borrow(), IterState::Native(_)) => {
                let state = iterator.state.replace(IterState::Busy);
                let text = match &state {
                    IterState::Native(native) => native.repr(self),
                    _ => Ok(None),
                };
                drop(iterator.state.replace(state));
                match text? {
                    Some(text) => out.push_str(&text),
                    None => out.push_str(self.default_repr(value)?.as_str()),
                }
            }
            Value::Iterator(_) | Value::Instance(_) | Value::Class(_) => {
                out.push_str(self.default_repr(value)?.as_str());
            }
        }
        Ok(())
    }

    /// A look from outside, for the debugger: a container whose repr is just being made prints as it would anywhere else.
    pub fn from_outside<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let under_way = std::mem::take(&mut self.repr_stack);
        let result = look(self);
        self.repr_stack = under_way;
        result
    }

    /// Guards a container's repr against recursion: inside itself it prints as `again`.
    pub fn write_nested(
        &mut self,
        out: &mut String,
        address: usize,
        again: &str,
        write: impl FnOnce(&mut Vm, &mut String) -> Res<()>,
    ) -> Res<()> {
        if self.repr_stack.contains(&address) {
            out.push_str(again);
            return Ok(());
        }
        self.repr_stack.push(address);
        let result = self.recurse(" while getting the repr of an object", |vm| write(vm, out));
        self.repr_stack.pop();
        result
    }

    fn write_items(&mut self, out: &mut String, items: &[Value]) -> Res<()> {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            self.write_repr(out, item)?;
        }
        Ok(())
    }

    /// Appends `{key: value, ...}`.
    pub fn write_dict(&mut self, out: &mut String, dict: &Ref<Dict>) -> Res<()> {
        self.write_nested(out, dict.address(), "{...}", |vm, out| {
            out.push('{');
            for (at, (key, value)) in dict.items().into_iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                vm.write_repr(out, &key)?;
                out.push_str(": ");
                vm.write_repr(out, &value)?;
            }
            out.push('}');
            Ok(())
        })
    }

    fn write_view(&mut self, out: &mut String, view: &Ref<DictView>) -> Res<()> {
        let (name, items) = match view.kind {
            ViewKind::Proxy => {
                out.push_str("mappingproxy(");
                self.write_dict(out, &view.dict)?;
                out.push(')');
                return Ok(());
            }
            ViewKind::Keys => ("dict_keys", view.dict.keys()),
            ViewKind::Values => ("dict_values", view.dict.items().into_iter().map(|(_, value)| value).collect()),
            ViewKind::Items => {
                ("dict_items", view.dict.items().into_iter().map(|(k, v)| Tuple::pair(k, v).into()).collect())
            }
        };
        self.write_nested(out, view.address(), "...", |vm, out| {
            out.push_str(name);
            out.push_str("([");
            vm.write_items(out, &items)?;
            out.push_str("])");
            Ok(())
        })
    }

    fn write_set(&mut self, out: &mut String, address: usize, items: &[Value], name: &str, plain: bool) -> Res<()> {
        if items.is_empty() {
            out.push_str(name);
            out.push_str("()");
            return Ok(());
        }
        let again = format!("{name}(...)");
        self.write_nested(out, address, &again, |vm, out| {
            if !plain {
                out.push_str(name);
                out.push('(');
            }
            out.push('{');
            vm.write_items(out, items)?;
            out.push('}');
            if !plain {
                out.push(')');
            }
            Ok(())
        })
    }

    fn write_native(&self, out: &mut String, native: &Ref<Native>) {
        use std::fmt::Write;
        let name = native.name.as_str();
        let class = native.owner.as_ref().map(|class| class.name());
        let class = class.as_ref().map_or("?", |class| class.as_str());
        let _ = match native.kind {
            function::NativeKind::Method | function::NativeKind::ClassMethod => {
                write!(out, "<method '{name}' of '{class}' objects>")
            }
            function::NativeKind::Wrapper => write!(out, "<slot wrapper '{name}' of '{class}' objects>"),
            function::NativeKind::Static => {
                write!(out, "<built-in method {name} of type object at 0x{:x}>", native.id().0)
            }
            function::NativeKind::Function => write!(out, "<built-in function {name}>"),
        };
    }

    fn write_method(&mut self, out: &mut String, method: &Ref<BoundMethod>) -> Res<()> {
        use std::fmt::Write;
        let id = method.receiver.header().map_or(0, |header| header.id().0);
        match &method.function {
            Value::Native(native) => {
                let class = self.type_name(&method.receiver);
                let name = native.name.as_str();
                let _ = match native.kind {
                    function::NativeKind::Wrapper => {
                        write!(out, "<method-wrapper '{name}' of {class} object at 0x{id:x}>")
                    }
                    _ => write!(out, "<built-in method {name} of {class} object at 0x{id:x}>"),
                };
            }
            function => {
                let names = self.names;
                let name = self.get_attr_or_none(function, &names.__qualname__)?;
                let name = match name {
                    Some(name) => self.str(&name)?,
                    None => Str::make("?"),
                };
                let _ = write!(out, "<bound method {} of ", name.as_str());
                self.write_repr(out, &method.receiver)?;
                out.push('>');
            }
        }
        Ok(())
    }
}

/// The decimal digits of an integer.
pub fn itoa(buffer: &mut [u8; 20], value: i64) -> &str {
    let mut rest = value.unsigned_abs();
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    std::str::from_utf8(&buffer[at..]).unwrap_or_default()
}
