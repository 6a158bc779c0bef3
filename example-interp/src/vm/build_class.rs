//! The `class` statement.

use crate::object::*;
use crate::vm::{Res, Vm};

impl Vm {
    /// `builtins.__build_class__`, as the guest may have replaced it.
    pub(super) fn load_build_class(&mut self) -> Res {
        match self.builtins_of(&self.current_globals()).get_str(&self.names.__build_class__) {
            Some(value) => Ok(value),
            None => Err(self.name_error("__build_class__ not found")),
        }
    }

    /// `__build_class__(function, name, *bases, metaclass=..., **keywords)`
    pub fn build_class(&mut self, args: Args<'_>) -> Res {
        let [function, name, bases @ ..] = args.pos else {
            return Err(self.type_error("__build_class__: not enough arguments"));
        };
        let Value::Function(function) = function else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        let Value::Str(class_name) = name else {
            return Err(self.type_error("__build_class__: name is not a string"));
        };
        let original = bases;
        let bases = self.resolve_bases(bases)?;
        let mut keywords: Vec<(Ref<Str>, Value)> = args.kw.to_vec();
        let mut metaclass = match keywords.iter().position(|(name, _)| name.as_str() == "metaclass") {
            Some(index) => keywords.remove(index).1,
            None => match bases.first() {
                Some(base) => Value::Class(self.class_of(base)),
                None => Value::Class(self.types.type_.clone()),
            },
        };
        if let Value::Class(class) = &metaclass {
            metaclass = Value::Class(self.derived_metaclass(class.clone(), &bases)?);
        }
        let bases_tuple = Value::tuple(bases.clone());
        let prepare_name = self.names.__prepare__.clone();
        let namespace = if metaclass.as_class().is_some_and(|class| class.is(&self.types.type_)) {
            Value::Dict(Ref::new(Dict::new()))
        } else {
            match self.get_attr(&metaclass, &prepare_name) {
                Ok(prepare) => {
                    self.call(&prepare, Args { pos: &[name.clone(), bases_tuple.clone()], kw: &keywords })?
                }
                Err(exc) if exc.is_a(&self.types.attribute_error) => Value::Dict(Ref::new(Dict::new())),
                Err(exc) => return Err(exc),
            }
        };
        if namespace.as_dict().is_none() && !self.has_items(&namespace) {
            let (given, owner) = (self.type_name(&namespace), metaclass.as_class().map(|class| class.name()));
            let owner = owner.as_ref().map_or("<metaclass>", |name| name.as_str());
            return Err(self.type_error(format!("{owner}.__prepare__() must return a mapping, not {given}")));
        }
        let code = function.code.get();
        let closure = function.closure.clone();
        let cell = self.run_code(&code, &function.globals, Some(namespace.clone()), closure)?;
        if original.len() != bases.len() || original.iter().zip(&bases).any(|(a, b)| !a.is(b)) {
            let key = Value::Str(self.names.__orig_bases__.clone());
            self.set_item(&namespace, &key, Value::tuple(original.to_vec()))?;
        }
        let class = self.call(&metaclass, Args { pos: &[name.clone(), bases_tuple, namespace], kw: &keywords })?;
        if let Value::Cell(cell) = &cell
            && let Value::Class(_) = &class
        {
            match cell.get() {
                Value::Unbound => cell.set(class.clone()),
                known if known.is(&class) => {}
                _ => {
                    let name = class_name.as_str();
                    return Err(self.type_error(format!("__class__ set to another class while defining '{name}'")));
                }
            }
        }
        Ok(class)
    }

    pub(super) fn has_items(&mut self, value: &Value) -> bool {
        let name = self.names.__getitem__.clone();
        matches!(value, Value::Instance(_)) && self.lookup_special(value, &name).is_some()
    }

    /// Replaces bases that are no classes by what their `__mro_entries__` gives.
    fn resolve_bases(&mut self, bases: &[Value]) -> Res<Vec<Value>> {
        let mut resolved = Vec::with_capacity(bases.len());
        let name = self.names.__mro_entries__.clone();
        for base in bases {
            if matches!(base, Value::Class(_)) {
                resolved.push(base.clone());
                continue;
            }
            match self.get_attr(base, &name) {
                Ok(method) => {
                    let entries = self.call(&method, Args::new(&[Value::tuple(bases.to_vec())]))?;
                    let Value::Tuple(entries) = &entries else {
                        return Err(self.type_error("__mro_entries__ must return a tuple"));
                    };
                    resolved.extend_from_slice(entries.items());
                }
                Err(exc) if exc.is_a(&self.types.attribute_error) => resolved.push(base.clone()),
                Err(exc) => return Err(exc),
            }
        }
        Ok(resolved)
    }

    /// The most derived of the metaclass and those of the bases.
    pub fn derived_metaclass(&mut self, metaclass: Ref<Class>, bases: &[Value]) -> Res<Ref<Class>> {
        let mut winner = metaclass;
        for base in bases {
            let class = self.class_of(base);
            if winner.is_subclass_of(&class) {
                continue;
            }
            if class.is_subclass_of(&winner) {
                winner = class;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all \
                 its bases",
            ));
        }
        Ok(winner)
    }
}
