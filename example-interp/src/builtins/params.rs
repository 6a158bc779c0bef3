//! Unpacking of arguments with names, defaults and CPython's messages.

use crate::object::*;
use crate::vm::{Res, Vm};

/// The parameters of a native that takes keywords.
pub struct Params {
    /// As it stands in messages, without parentheses.
    pub function: &'static str,
    pub names: &'static [&'static str],
    /// How many must be given.
    pub required: usize,
    /// How many at the front cannot be given by name.
    pub positional_only: usize,
    /// From this one on only by name.
    pub keyword_only: usize,
}

impl Params {
    /// Parameters that can all be given either way.
    pub const fn new(function: &'static str, names: &'static [&'static str], required: usize) -> Self {
        Self { function, names, required, positional_only: 0, keyword_only: names.len() }
    }

    /// The first `count` cannot be given by name.
    #[must_use]
    pub const fn positional(mut self, count: usize) -> Self {
        self.positional_only = count;
        self
    }

    /// Those from `index` on can only be given by name.
    #[must_use]
    pub const fn keyword_from(mut self, index: usize) -> Self {
        self.keyword_only = index;
        self
    }

    /// Assigns the arguments to the parameters.
    pub fn unpack<const N: usize>(
        &self,
        vm: &mut Vm,
        pos: &[Value],
        kw: &[(Ref<Str>, Value)],
    ) -> Res<[Option<Value>; N]> {
        debug_assert_eq!(N, self.names.len());
        let function = self.function;
        let mut values: [Option<Value>; N] = std::array::from_fn(|_| None);
        let given = pos.len();
        if given > self.keyword_only {
            return Err(self.too_many(vm, given, kw.len()));
        }
        for (place, value) in values.iter_mut().zip(pos) {
            *place = Some(value.clone());
        }
        for (name, value) in kw {
            // A parameter that is positional only has no name.
            let named = self.names[self.positional_only..].iter().position(|known| *known == name.as_str());
            let Some(index) = named.map(|index| index + self.positional_only) else {
                let name = name.as_str();
                return Err(if self.names.len() == self.positional_only {
                    vm.type_error(format!("{function}() takes no keyword arguments"))
                } else {
                    vm.type_error(format!("'{name}' is an invalid keyword argument for {function}()"))
                });
            };
            if values[index].is_some() {
                return Err(vm.type_error(format!(
                    "argument for {function}() given by name ('{}') and position ({})",
                    name.as_str(),
                    index + 1
                )));
            }
            values[index] = Some(value.clone());
        }
        if let Some(missing) = values[..self.required].iter().position(Option::is_none) {
            if missing < self.positional_only {
                let most = self.keyword_only;
                let bound = match (self.required == most, kw.is_empty()) {
                    (true, _) => "exactly",
                    _ => "at least",
                };
                let plural = if self.required == 1 { "" } else { "s" };
                return Err(vm.type_error(format!(
                    "{function}() takes {bound} {} positional argument{plural} ({given} given)",
                    self.required.min(self.positional_only.max(1))
                )));
            }
            // `enumerate` words it without the position.
            let position = if function == "enumerate" { String::new() } else { format!(" (pos {})", missing + 1) };
            return Err(
                vm.type_error(format!("{function}() missing required argument '{}'{position}", self.names[missing]))
            );
        }
        Ok(values)
    }

    #[cold]
    fn too_many(&self, vm: &mut Vm, given: usize, keywords: usize) -> Exc {
        let most = self.keyword_only;
        let function = self.function;
        let total = given + keywords;
        if most == 0 {
            return vm.type_error(format!("{function}() takes no positional arguments"));
        }
        let plural = if most == 1 { "" } else { "s" };
        if self.keyword_only < self.names.len() {
            let bound = if self.required >= most { "exactly" } else { "at most" };
            return vm
                .type_error(format!("{function}() takes {bound} {most} positional argument{plural} ({given} given)"));
        }
        let bound = if self.required == most { "exactly" } else { "at most" };
        vm.type_error(format!("{function}() takes {bound} {most} argument{plural} ({total} given)"))
    }
}
