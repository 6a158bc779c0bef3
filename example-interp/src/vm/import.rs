//! `import`: modules beside the program, shipped ones, native ones, packages and relative imports.

use crate::compile::Goal;
use crate::modules;
use crate::object::*;
use crate::text::codec::{self, Codec, CodecFault};
use crate::vm::{Res, Vm};

#[revdb::instrument]
mod files {
    use std::path::Path;

    pub fn read(path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }

    pub fn is_directory(path: &str) -> bool {
        Path::new(path).is_dir()
    }
}

/// Where a module was found.
enum Found {
    Source {
        path: String,
        text: Vec<u8>,
        package: Option<String>,
    },
    /// A directory without `__init__.py`.
    Namespace(String),
}

/// A module as a program.
pub struct ModuleProgram {
    pub path: String,
    pub text: Vec<u8>,
    pub package: String,
}

/// Why a module cannot run as a program.
pub enum ModuleFault {
    /// There is none, in words.
    Missing(String),
    /// Importing its packages raised.
    Raised(Exc),
}

impl Vm {
    /// The `import` statement: `level` leading dots; `names` is `None` or the tuple after `from`.
    pub(super) fn import_name(&mut self, name: &Ref<Str>, level: &Value, names: &Value) -> Res {
        let replaced = self.builtins_of(&self.current_globals()).get_str(&self.names.__import__);
        if replaced.is_none() {
            return Err(self.import_error("__import__ not found"));
        }
        if let Some(import @ Value::Function(_)) = replaced {
            let globals = Value::Dict(self.current_globals());
            let args = [Value::Str(name.clone()), globals, Value::None, names.clone(), level.clone()];
            return self.call(&import, Args::new(&args));
        }
        let globals = self.current_globals();
        let level = match level {
            Value::Int(level) => u32::try_from(*level).unwrap_or(0),
            _ => 0,
        };
        self.import(name.as_str(), &globals, names, level)
    }

    /// `__import__(name, globals, None, names, level)`
    pub fn import(&mut self, name: &str, globals: &Ref<Dict>, names: &Value, level: u32) -> Res {
        let full = if level == 0 { name.to_owned() } else { self.absolute_name(name, globals, level)? };
        if full.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        let module = self.import_module(&full)?;
        let wanted: Vec<Ref<Str>> = match names {
            Value::Tuple(tuple) => tuple.items().iter().filter_map(|name| name.as_str().cloned()).collect(),
            Value::List(list) => list.to_vec().iter().filter_map(|name| name.as_str().cloned()).collect(),
            _ => Vec::new(),
        };
        if wanted.is_empty() {
            if level > 0 && !name.is_empty() {
                return Ok(module);
            }
            let top = full.split('.').next().unwrap_or(&full).to_owned();
            return self.import_module(&top);
        }
        // `from package import submodule` loads the submodule.
        let path = self.names.__path__.clone();
        if self.get_attr_or_none(&module, &path)?.is_some() {
            let all = match wanted.first() {
                Some(star) if star.as_str() == "*" => self.get_attr_or_none(&module, &self.names.__all__.clone())?,
                _ => None,
            };
            let all = all.map_or(Ok(Vec::new()), |all| self.collect(&all))?;
            let wanted = wanted.into_iter().filter(|name| name.as_str() != "*");
            for name in wanted.chain(all.iter().filter_map(Value::as_str).cloned()) {
                if self.get_attr_or_none(&module, &name)?.is_none() {
                    let child = format!("{full}.{}", name.as_str());
                    match self.import_module(&child) {
                        Ok(_) => {}
                        Err(exc) if exc.is_a(&self.types.module_not_found_error) && self.is_missing(&exc, &child) => {}
                        Err(exc) => return Err(exc),
                    }
                }
            }
        }
        Ok(module)
    }

    /// Whether a `ModuleNotFoundError` is about this module, and not one that it imports.
    fn is_missing(&self, exc: &Exc, name: &str) -> bool {
        exc.state()
            .args
            .borrow()
            .items()
            .first()
            .and_then(Value::as_str)
            .is_some_and(|text| text.as_str().contains(&format!("'{name}'")))
    }

    fn absolute_name(&mut self, name: &str, globals: &Ref<Dict>, level: u32) -> Res<String> {
        let text = |value: Option<Value>| match value {
            Some(Value::Str(text)) => Some(text.as_str().to_owned()),
            _ => None,
        };
        let package = match text(globals.get_str(&self.names.__package__)) {
            Some(package) => package,
            None => {
                let Some(module) = text(globals.get_str(&self.names.__name__)) else {
                    return Err(self.key_error(&Value::str("'__name__' not in globals")));
                };
                if globals.get_str(&self.names.__path__).is_some() {
                    module
                } else {
                    module.rsplit_once('.').map_or(String::new(), |(package, _)| package.to_owned())
                }
            }
        };
        if package.is_empty() {
            return Err(self.import_error("attempted relative import with no known parent package"));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((parent, _)) => base = parent,
                None => return Err(self.import_error("attempted relative import beyond top-level package")),
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
    }

    /// The module with this full name, loaded if need be, after its parents.
    pub fn import_module(&mut self, full: &str) -> Res {
        let key = intern(full);
        if let Some(module) = self.modules.get_str(&key) {
            if module.is_none() {
                return Err(self.module_not_found(&format!("import of {full} halted; None in sys.modules"), full));
            }
            return Ok(module);
        }
        let parent = match full.rsplit_once('.') {
            None => None,
            Some((parent, _)) => {
                let module = self.import_module(parent)?;
                // `os` puts `os.path` there without being a package.
                if let Some(child) = self.modules.get_str(&key) {
                    return Ok(child);
                }
                let path = self.names.__path__.clone();
                // What is no package may have given out a child itself, as `os` does `os.path`.
                if self.modules.get_str(&key).is_none() && self.get_attr_or_none(&module, &path)?.is_none() {
                    let message = format!("No module named '{full}'; '{parent}' is not a package");
                    return Err(self.module_not_found(&message, full));
                }
                Some(module)
            }
        };
        let module = self.load_module(full, parent.as_ref())?;
        if let Some(parent) = &parent
            && let Some((_, child)) = full.rsplit_once('.')
        {
            self.set_attr(parent, &intern(child), module.clone())?;
        }
        Ok(module)
    }

    #[cold]
    fn module_not_found(&mut self, message: &str, name: &str) -> Exc {
        let class = self.types.module_not_found_error.clone();
        let exc = self.new_exception(&class, vec![Value::str(message)]);
        exc.state().set_field(1, Value::str(name));
        exc
    }

    fn load_module(&mut self, full: &str, parent: Option<&Value>) -> Res {
        let key = intern(full);
        if parent.is_none()
            && let Some(module) = modules::native(self, full)
        {
            let module = Value::Module(module?);
            self.modules.set_str(&key, module.clone());
            return Ok(module);
        }
        if let Some(found) = self.find_source(full, parent)? {
            return self.load_found(full, found);
        }
        if let Some(shipped) = modules::shipped(full) {
            let path = format!("<frozen {full}>");
            let package = shipped.is_package.then(|| format!("<frozen {full}>"));
            return self.execute_module(full, &path, shipped.source, package, false);
        }
        let message = format!("No module named '{full}'");
        Err(self.module_not_found(&message, full))
    }

    /// Looks for a module's source in the directories of `sys.path`, or of its package.
    fn find_source(&mut self, full: &str, parent: Option<&Value>) -> Res<Option<Found>> {
        let child = full.rsplit('.').next().unwrap_or(full);
        let directories = match parent {
            Some(parent) => {
                let path = self.names.__path__.clone();
                self.get_attr(parent, &path)?
            }
            None => match self.modules.get_str(&intern("sys")) {
                Some(sys) => self.get_attr_or_none(&sys, &intern("path"))?.unwrap_or(Value::None),
                None => Value::None,
            },
        };
        let Value::List(directories) = &directories else { return Ok(None) };
        let mut namespace = None;
        for directory in directories.to_vec() {
            let Some(directory) = directory.as_str() else { continue };
            if directory.as_str().starts_with('<') {
                continue;
            }
            let base = match directory.as_str() {
                "" => child.to_owned(),
                directory => format!("{}/{child}", directory.trim_end_matches('/')),
            };
            if files::is_directory(&base) {
                let init = format!("{base}/__init__.py");
                if let Some(text) = files::read(&init) {
                    return Ok(Some(Found::Source { path: init, text, package: Some(base) }));
                }
                namespace.get_or_insert(base.clone());
            }
            let path = format!("{base}.py");
            if let Some(text) = files::read(&path) {
                return Ok(Some(Found::Source { path, text, package: None }));
            }
        }
        Ok(namespace.map(Found::Namespace))
    }

    /// A module that is to be run as the program: of a package, its `__main__`.
    pub fn program_of_module(&mut self, full: &str) -> Result<ModuleProgram, ModuleFault> {
        let parent = match full.rsplit_once('.') {
            Some((parent, _)) => Some(self.import_module(parent).map_err(ModuleFault::Raised)?),
            None => None,
        };
        let (path, text) = match self.find_source(full, parent.as_ref()).map_err(ModuleFault::Raised)? {
            Some(Found::Source { path, text, package: None }) => (path, text),
            Some(_) => return self.program_of_package(full),
            None => match modules::shipped(full) {
                Some(module) if module.is_package => return self.program_of_package(full),
                Some(module) => (format!("<frozen {full}>"), module.source.as_bytes().to_vec()),
                None => return Err(ModuleFault::Missing(format!("No module named {full}"))),
            },
        };
        let package = full.rsplit_once('.').map_or(String::new(), |(package, _)| package.to_owned());
        Ok(ModuleProgram { path, text, package })
    }

    fn program_of_package(&mut self, full: &str) -> Result<ModuleProgram, ModuleFault> {
        self.program_of_module(&format!("{full}.__main__")).map_err(|fault| match fault {
            ModuleFault::Missing(message) => {
                ModuleFault::Missing(format!("{message}; '{full}' is a package and cannot be directly executed"))
            }
            raised => raised,
        })
    }

    fn load_found(&mut self, full: &str, found: Found) -> Res {
        match found {
            Found::Source { path, text, package } => {
                let text = self.decode_source(&text, Some(&path))?;
                self.execute_module(full, &path, &text, package, true)
            }
            Found::Namespace(directory) => {
                let module = self.new_module(full, None, Some(directory));
                let value = Value::Module(module);
                self.modules.set_str(&intern(full), value.clone());
                Ok(value)
            }
        }
    }

    /// A line, with its end, of the file of this name, if there is one.
    pub fn line_of_file(&mut self, filename: &str, line: u32) -> Option<String> {
        let text = match self.source_text(filename) {
            _ if filename.starts_with('<') => return None,
            Some(text) => text.to_string(),
            None => self.decode_source(&files::read(filename)?, None).ok()?,
        };
        let at = (line as usize).checked_sub(1)?;
        text.split_inclusive('\n').nth(at).map(str::to_owned)
    }

    /// The text of a source given as bytes, by the encoding that it declares. `path` is that of its file, if it has one.
    pub fn decode_source(&mut self, bytes: &[u8], path: Option<&str>) -> Res<String> {
        if bytes.contains(&0) {
            let what = if path.is_some() { "source code" } else { "source code string" };
            return Err(self.syntax_error(format!("{what} cannot contain null bytes")));
        }
        let (marked, bytes) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => (true, rest),
            None => (false, bytes),
        };
        let declared = codec::declared_encoding(bytes);
        let codec = match &declared {
            None => Codec::Utf8,
            Some(name) => match Codec::by_name(name) {
                Ok(Codec::Utf8 | Codec::Utf8Sig) => Codec::Utf8,
                Ok(_) if marked => {
                    let name = name.to_ascii_lowercase();
                    let name = if name.starts_with("latin") { "iso-8859-1" } else { &name };
                    return Err(self.syntax_error(format!("encoding problem: {name} with BOM")));
                }
                Ok(codec) => codec,
                Err(_) if path.is_some() => return Err(self.syntax_error(format!("encoding problem: {name}"))),
                Err(_) => return Err(self.syntax_error(format!("unknown encoding: {name}"))),
            },
        };
        match codec::decode(bytes, codec, "strict") {
            Ok(text) => Ok(text.replace("\r\n", "\n").replace('\r', "\n")),
            Err(CodecFault::Decode { byte, start, .. })
                if codec == Codec::Utf8 && declared.is_none() && path.is_some() =>
            {
                let line = bytes[..start].iter().filter(|byte| **byte == b'\n').count() + 1;
                let path = path.unwrap_or_default();
                let message = format!(
                    "Non-UTF-8 code starting with '\\x{byte:02x}' in file {path} on line {line}, but no encoding declared; see \
                     https://peps.python.org/pep-0263/ for details"
                );
                Err(self.syntax_error(message))
            }
            Err(_) if path.is_some() && codec != Codec::Utf8 => {
                let name = declared.unwrap_or_default();
                Err(self.syntax_error(format!("encoding problem: {name}")))
            }
            Err(fault) => Err(self.syntax_error(format!("(unicode error) {fault}"))),
        }
    }

    /// A module with the usual attributes.
    pub fn new_module(&mut self, full: &str, file: Option<&str>, package: Option<String>) -> Ref<Module> {
        let dict = Ref::new(Dict::new());
        let names = self.names;
        dict.set_str(&names.__name__, Value::str(full));
        dict.set_str(&names.__doc__, Value::None);
        let parent = match &package {
            Some(_) => full,
            None => full.rsplit_once('.').map_or("", |(parent, _)| parent),
        };
        dict.set_str(&names.__package__, Value::str(parent));
        dict.set_str(&names.__loader__, Value::None);
        dict.set_str(&names.__spec__, Value::None);
        if let Some(file) = file {
            dict.set_str(&names.__file__, Value::str(file));
            dict.set_str(&names.__cached__, Value::None);
        }
        if let Some(package) = package {
            dict.set_str(&names.__path__, Value::list(vec![Value::string(package)]));
        }
        dict.set_str(&names.__builtins__, Value::Dict(self.builtins.clone()));
        Ref::new(Module::new(dict))
    }

    fn execute_module(&mut self, full: &str, path: &str, text: &str, package: Option<String>, stops: bool) -> Res {
        let key = intern(full);
        let module = self.new_module(full, Some(path), package);
        self.modules.set_str(&key, Value::Module(module.clone()));
        let result = self.compile_module(text, path, stops).and_then(|code| {
            module.dict.set_str(&self.names.__doc__.clone(), code.doc.clone());
            self.run_code(&code, &module.dict, None, Box::default())
        });
        match result {
            // A module may replace itself.
            Ok(_) => Ok(self.modules.get_str(&key).unwrap_or(Value::Module(module))),
            Err(exc) => {
                self.modules.remove_str(&key);
                Err(exc)
            }
        }
    }

    fn compile_module(&mut self, text: &str, path: &str, stops: bool) -> Res<Ref<Code>> {
        self.remember_source(path, text);
        self.compile_with(text, path, Goal::Exec, stops)
    }

    /// An attribute of a module that is imported for it.
    pub fn import_attribute(&mut self, module: &str, name: &str) -> Res {
        let module = self.import_module(module)?;
        self.get_attr(&module, &intern(name))
    }

    /// `from module import name`
    pub(super) fn import_from(&mut self, module: &Value, name: &Ref<Str>) -> Res {
        if let Some(value) = self.get_attr_or_none(module, name)? {
            return Ok(value);
        }
        let module_name = match self.get_attr_or_none(module, &self.names.__name__.clone())? {
            Some(Value::Str(name)) => name.as_str().to_owned(),
            _ => "<unknown module name>".to_owned(),
        };
        if let Some(value) = self.modules.get_str(&intern(&format!("{module_name}.{}", name.as_str()))) {
            return Ok(value);
        }
        // Of a module's own, as it is: its `__getattr__` is not asked again.
        let file = match module {
            Value::Module(module) => module.dict.get_str(&self.names.__file__),
            _ => None,
        };
        let file = match file {
            Some(Value::Str(file)) if !file.as_str().starts_with('<') => file.as_str().to_owned(),
            _ => "unknown location".to_owned(),
        };
        let exc = self.import_error(format!("cannot import name '{}' from '{module_name}' ({file})", name.as_str()));
        exc.state().set_field(1, Value::string(module_name));
        Err(exc)
    }

    /// `from module import *`
    pub(super) fn import_star(&mut self, module: &Value) -> Res<()> {
        let all = self.names.__all__.clone();
        let names: Vec<Ref<Str>> = match self.get_attr_or_none(module, &all)? {
            Some(names) => {
                let mut list = Vec::new();
                for name in self.collect(&names)? {
                    match name.as_str() {
                        Some(name) => list.push(intern_ref(name)),
                        None => {
                            let kind = self.type_name(&name);
                            return Err(self.type_error(format!("Item in __all__ must be str, not {kind}")));
                        }
                    }
                }
                list
            }
            None => match module {
                Value::Module(module) => module
                    .dict
                    .keys()
                    .iter()
                    .filter_map(Value::as_str)
                    .filter(|name| !name.as_str().starts_with('_'))
                    .cloned()
                    .collect(),
                other => {
                    let dict = self.names.__dict__.clone();
                    let Some(dict) = self.get_attr_or_none(other, &dict)? else {
                        return Err(self.import_error("from-import-* object has no __dict__ and no __all__"));
                    };
                    let keys = self.collect(&dict)?;
                    let names = keys.iter().filter_map(|name| name.as_str());
                    names.filter(|name| !name.as_str().starts_with('_')).map(intern_ref).collect()
                }
            },
        };
        for name in names {
            let value = self.get_attr(module, &name)?;
            match self.frame().namespace.clone() {
                None => self.current_globals().set_str(&name, value),
                Some(Value::Dict(dict)) => dict.set_str(&name, value),
                Some(other) => self.set_item(&other, &Value::Str(name), value)?,
            }
        }
        Ok(())
    }
}
