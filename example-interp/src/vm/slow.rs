//! The rare halves of the eval loop's instructions, and those that are never hot.

use crate::compile::op::Opcode;
use crate::object::*;
use crate::vm::frame::Ret;
use crate::vm::{Res, Vm};

/// What a call that the loop handed over came to.
pub(super) enum Called {
    /// It is done.
    Value(Value),
    /// A frame was pushed.
    Frame,
}

impl Vm {
    // Names.

    #[cold]
    pub(super) fn unbound_local(&mut self, register: u16) -> Exc {
        let name = self.frame().code().varnames[usize::from(register)].clone();
        self.unbound_local_error(format!(
            "cannot access local variable '{}' where it is not associated with a value",
            name.as_str()
        ))
    }

    #[cold]
    pub(super) fn unbound_cell(&mut self, register: u16) -> Exc {
        let code = self.frame().code();
        let name = code.cell_name(usize::from(register)).clone();
        if usize::from(register) < code.varnames.len() + code.cells.len() {
            self.unbound_local_error(format!(
                "cannot access local variable '{}' where it is not associated with a value",
                name.as_str()
            ))
        } else {
            self.name_error(format!(
                "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                name.as_str()
            ))
        }
    }

    #[cold]
    fn undefined(&mut self, name: &Ref<Str>) -> Exc {
        let exc = self.name_error(format!("name '{}' is not defined", name.as_str()));
        exc.state().set_field(0, Value::Str(name.clone()));
        exc
    }

    /// A global or built-in that the cache did not have.
    #[cold]
    #[inline(never)]
    pub(super) fn load_global(&mut self, cache: &Cache) -> Res {
        let globals = self.frame().function.globals.clone();
        if let Some(place) = globals.find_str(&cache.name) {
            cache.kind.set(CacheKind::Global);
            cache.version.set(globals.keys_version());
            cache.slot.set(place as u32);
            if let Some(value) = globals.value_at(place) {
                return Ok(value);
            }
        }
        let builtins = self.builtins_of(&globals);
        if !builtins.is(&self.builtins) {
            cache.version.set(0);
            return builtins.get_str(&cache.name).ok_or_else(|| self.undefined(&cache.name));
        }
        if let Some(place) = builtins.find_str(&cache.name) {
            cache.kind.set(CacheKind::Builtin);
            cache.version.set(globals.keys_version());
            cache.version2.set(builtins.keys_version());
            cache.slot.set(place as u32);
            if let Some(value) = builtins.value_at(place) {
                return Ok(value);
            }
        }
        cache.version.set(0);
        Err(self.undefined(&cache.name))
    }

    /// A name of a module body (as a global) or of a class body.
    pub(super) fn load_name(&mut self, cache: &Cache) -> Res {
        let namespace = self.frame().namespace.clone();
        if let Some(namespace) = namespace {
            let found = match &namespace {
                Value::Dict(dict) => dict.get_str(&cache.name),
                other => match self.get_item(other, &Value::Str(cache.name.clone())) {
                    Ok(value) => Some(value),
                    Err(exc) if exc.is_a(&self.types.key_error) => None,
                    Err(exc) => return Err(exc),
                },
            };
            if let Some(value) = found {
                return Ok(value);
            }
        }
        let globals = &self.frame().function.globals;
        let version = cache.version.get();
        if version != 0 && globals.current_version() == version {
            let dict = if cache.kind.get() == CacheKind::Global {
                globals
            } else if self.builtins.current_version() == cache.version2.get() {
                &self.builtins
            } else {
                return self.load_global(cache);
            };
            if let Some(value) = dict.value_at(cache.slot.get() as usize) {
                return Ok(value);
            }
        }
        self.load_global(cache)
    }

    /// Stores a global; overwriting one at a known place does not search for it.
    pub(super) fn store_global(&mut self, cache: &Cache, value: Value) {
        let globals = &self.frame().function.globals;
        let version = cache.version.get();
        if version != 0 && globals.current_version() == version {
            globals.set_value_at(cache.slot.get() as usize, value);
            return;
        }
        let globals = globals.clone();
        globals.set_str(&cache.name, value);
        if let Some(place) = globals.find_str(&cache.name) {
            cache.version.set(globals.keys_version());
            cache.slot.set(place as u32);
        }
    }

    pub(super) fn store_name(&mut self, cache: &Cache, value: Value) -> Res<()> {
        match self.frame().namespace.clone() {
            None => self.store_global(cache, value),
            Some(Value::Dict(dict)) => dict.set_str(&cache.name, value),
            Some(other) => self.set_item(&other, &Value::Str(cache.name.clone()), value)?,
        }
        Ok(())
    }

    pub(super) fn delete_global(&mut self, name: u32) -> Res<()> {
        let frame = self.frame();
        let name = frame.code().names[name as usize].clone();
        match frame.function.globals.remove_str(&name) {
            Some(_) => Ok(()),
            None => Err(self.undefined(&name)),
        }
    }

    pub(super) fn delete_name(&mut self, index: u32) -> Res<()> {
        let frame = self.frame();
        let name = frame.code().names[index as usize].clone();
        match frame.namespace.clone() {
            None => self.delete_global(index),
            Some(Value::Dict(dict)) => match dict.remove_str(&name) {
                Some(_) => Ok(()),
                None => Err(self.undefined(&name)),
            },
            Some(other) => self.del_item(&other, &Value::Str(name)),
        }
    }

    pub(super) fn load_class_deref(&mut self, register: u16) -> Res {
        let frame = self.frame();
        let name = frame.code().cell_name(usize::from(register)).clone();
        // SAFETY: the compiler numbers cells below the frame's registers.
        let cell = unsafe { frame.register(usize::from(register)) }.clone();
        let found = match frame.namespace.clone() {
            Some(Value::Dict(dict)) => dict.get_str(&name),
            Some(other) => match self.get_item(&other, &Value::Str(name)) {
                Ok(value) => Some(value),
                Err(exc) if exc.is_a(&self.types.key_error) => None,
                Err(exc) => return Err(exc),
            },
            None => None,
        };
        if let Some(value) = found {
            return Ok(value);
        }
        match &cell {
            Value::Cell(cell) if !cell.get().is_unbound() => Ok(cell.get()),
            _ => Err(self.unbound_cell(register)),
        }
    }

    // Attributes.

    /// Loads an attribute and teaches the cache where a plain one is.
    #[inline(never)]
    pub(super) fn load_attr(&mut self, object: &Value, cache: &Cache) -> Res {
        if let Value::Instance(instance) = object {
            let class = instance.class();
            let plain = !class.has(ClassFlags::GETATTRIBUTE);
            if plain && let Some(slot) = instance.shape().find(&cache.name) {
                let on_class = self.lookup(&class, &cache.name);
                if on_class.is_none_or(|value| !self.is_data_descriptor(&value)) {
                    cache.key.set(std::ptr::from_ref(instance.shape()) as usize);
                    cache.version.set(class.version());
                    cache.kind.set(CacheKind::Slot);
                    cache.slot.set(slot as u32);
                    if let Some(value) = instance.slot(slot) {
                        return Ok(value);
                    }
                }
            }
        } else if let Value::Module(module) = object
            && module.is_plain()
            && let Some(value) = module.dict.get_str(&cache.name)
        {
            return Ok(value);
        }
        self.get_attr(object, &cache.name)
    }

    #[inline(never)]
    pub(super) fn store_attr_cached(&mut self, object: &Value, value: Value, cache: &Cache) -> Res<()> {
        let Value::Instance(instance) = object else { return self.set_attr(object, &cache.name, value) };
        let class = instance.class();
        let before = instance.shape();
        let plain = !class.has(ClassFlags::SETATTR) && !before.is_dict_mode() && class.has(ClassFlags::HAS_DICT);
        let shadowed = plain && {
            let on_class = self.lookup(&class, &cache.name);
            on_class.is_some_and(|value| self.is_data_descriptor(&value))
        };
        if plain
            && !shadowed
            && let Some(slot) = before.find(&cache.name)
        {
            cache.key.set(std::ptr::from_ref(before) as usize);
            cache.version.set(class.version());
            cache.kind.set(CacheKind::Slot);
            cache.slot.set(slot as u32);
            cache.next.set(None);
            instance.set_slot(slot, &cache.name, value);
            return Ok(());
        }
        self.set_attr(object, &cache.name, value)?;
        if plain && !shadowed {
            let after = instance.shape();
            cache.key.set(std::ptr::from_ref(before) as usize);
            cache.version.set(class.version());
            if !std::ptr::eq(before, after) && !after.is_dict_mode() {
                cache.kind.set(CacheKind::Add);
                cache.next.set(Some(after));
            } else {
                cache.key.set(0);
            }
        }
        Ok(())
    }

    /// The function and the receiver of a method call; or nothing and the attribute, which is then called as it is.
    #[inline(never)]
    pub(super) fn load_method(&mut self, object: &Value, cache: &Cache) -> Res<(Value, Value)> {
        let class = self.class_of(object);
        let (plain, own) = match object {
            Value::Instance(instance) => {
                let plain = !class.has(ClassFlags::GETATTRIBUTE);
                (plain, plain && instance.get(&cache.name).is_some())
            }
            Value::Module(_) | Value::Class(_) => (false, false),
            Value::Function(_) => (false, false),
            _ => (true, false),
        };
        if plain && !own {
            match self.lookup(&class, &cache.name) {
                Some(method @ Value::Function(_)) => {
                    self.remember_method(object, &class, cache, &method);
                    return Ok((method, object.clone()));
                }
                Some(Value::Native(native)) if native.binds() => {
                    let method = Value::Native(native);
                    self.remember_method(object, &class, cache, &method);
                    return Ok((method, object.clone()));
                }
                _ => {}
            }
        }
        if let Value::Module(module) = object
            && module.is_plain()
            && let Some(value) = module.dict.get_str(&cache.name)
        {
            return Ok((Value::Unbound, value));
        }
        Ok((Value::Unbound, self.get_attr(object, &cache.name)?))
    }

    fn remember_method(&mut self, object: &Value, class: &Ref<Class>, cache: &Cache, method: &Value) {
        if let Value::Instance(instance) = object
            && !instance.shape().is_dict_mode()
        {
            cache.key.set(std::ptr::from_ref(instance.shape()) as usize);
            cache.version.set(class.version());
            cache.kind.set(CacheKind::Method);
            drop(cache.value.replace(method.clone()));
        }
    }

    // Operators.

    /// The sum of two strings; the left one grows in place when nobody else holds it.
    pub(super) fn concat(left: Value, right: &Value) -> Value {
        let (Value::Str(mut left), Value::Str(right)) = (left, right) else { unreachable!("both are strings") };
        if let Some(text) = left.get_mut() {
            text.push(right);
            return Value::Str(left);
        }
        Value::Str(Str::concat(&left, right))
    }

    // Building.

    /// Sets, dicts, strings and slices.
    pub(super) fn build(&mut self, op: Opcode, count: usize, mut take: impl FnMut(usize) -> Value) -> Res {
        match op {
            Opcode::BuildSet => {
                let set = Ref::new(Set::default());
                for index in 0..count {
                    set.keys.add(self, &take(index))?;
                }
                Ok(Value::Set(set))
            }
            Opcode::BuildMap => {
                let dict = Ref::new(Dict::with_capacity(count));
                for index in 0..count {
                    let (key, value) = (take(2 * index), take(2 * index + 1));
                    dict.set(self, &key, value)?;
                }
                Ok(Value::Dict(dict))
            }
            Opcode::BuildConstKeyMap => {
                let Value::Tuple(keys) = take(count) else { unreachable!("the keys are a tuple") };
                let dict = Ref::new(Dict::with_capacity(count));
                for (index, key) in keys.items().iter().enumerate() {
                    dict.set(self, key, take(index))?;
                }
                Ok(Value::Dict(dict))
            }
            Opcode::BuildString => {
                let mut text = String::new();
                for index in 0..count {
                    let Value::Str(piece) = take(index) else { unreachable!("pieces of an f-string are strings") };
                    text.push_str(piece.as_str());
                }
                Ok(Value::string(text))
            }
            _ => {
                let (start, stop) = (take(0), take(1));
                let step = if count == 3 { take(2) } else { Value::None };
                Ok(Value::Slice(Ref::new(Slice { start, stop, step })))
            }
        }
    }

    pub(super) fn extend_container(&mut self, op: Opcode, container: &Value, first: &Value, second: &Value) -> Res<()> {
        match (op, container) {
            (Opcode::SetAdd, Value::Set(set)) => {
                set.keys.add(self, first)?;
            }
            (Opcode::MapAdd, Value::Dict(dict)) => dict.set(self, first, second.clone())?,
            (Opcode::ListExtend, Value::List(list)) => {
                let items = match self.collect(first) {
                    Ok(items) => items,
                    Err(exc) => {
                        let name = self.names.__iter__.clone();
                        let class = self.class_of(first);
                        if exc.is_a(&self.types.type_error) && self.lookup(&class, &name).is_none() {
                            let kind = self.type_name(first);
                            return Err(self.type_error(format!("Value after * must be an iterable, not {kind}")));
                        }
                        return Err(exc);
                    }
                };
                list.items.borrow_mut().extend(items);
                revdb::mutated(list.id(), revdb::Slot::LENGTH);
            }
            (Opcode::SetUpdate, Value::Set(set)) => crate::builtins::set::add_all(self, &set.keys, first)?,
            (Opcode::DictUpdate, Value::Dict(dict)) => {
                let not_a_mapping = |vm: &mut Vm| {
                    let kind = vm.type_name(first);
                    vm.type_error(format!("'{kind}' object is not a mapping"))
                };
                match self.plain_dict(first) {
                    Some(from) => crate::builtins::dict::update_from(self, dict, &from)?,
                    None => {
                        for key in self.mapping_keys(first, not_a_mapping)? {
                            let value = self.get_item(first, &key)?;
                            dict.set(self, &key, value)?;
                        }
                    }
                }
            }
            (Opcode::DictMerge, Value::Dict(dict)) => self.merge_keywords(dict, first, second)?,
            _ => unreachable!("the compiler extends containers that it built"),
        }
        Ok(())
    }

    /// The dict whose items are taken as they are: also of an instance of a subclass that does not override `__iter__`.
    fn plain_dict(&mut self, mapping: &Value) -> Option<Ref<Dict>> {
        if let Value::Instance(instance) = mapping {
            let name = self.names.__iter__.clone();
            if !matches!(self.lookup(&instance.class(), &name), Some(Value::Native(_))) {
                return None;
            }
        }
        mapping.as_dict().cloned()
    }

    /// `list(mapping.keys())`; what `not_a_mapping` makes when there are none.
    pub fn mapping_keys(&mut self, mapping: &Value, not_a_mapping: impl Fn(&mut Vm) -> Exc) -> Res<Vec<Value>> {
        let name = self.names.keys.clone();
        let found = self.get_attr(mapping, &name).and_then(|keys| self.call(&keys, Args::new(&[])));
        let keys = match found {
            Ok(keys) => keys,
            Err(exc) if exc.is_a(&self.types.attribute_error) => return Err(not_a_mapping(self)),
            Err(exc) => return Err(exc),
        };
        let (kind, given) = (self.type_name(mapping), self.type_name(&keys));
        self.collect_sequence(&keys, &format!("{kind}.keys() returned a non-iterable (type {given})"))
    }

    /// Adds `**mapping` to the keyword arguments of a call of `callable`.
    pub(super) fn merge_keywords(&mut self, dict: &Ref<Dict>, mapping: &Value, callable: &Value) -> Res<()> {
        let not_a_mapping = |vm: &mut Vm| {
            let (function, kind) = (vm.function_text(callable), vm.type_name(mapping));
            vm.type_error(format!("{function} argument after ** must be a mapping, not {kind}"))
        };
        let plain = self.plain_dict(mapping);
        let keys = match &plain {
            Some(from) => from.keys(),
            None => self.mapping_keys(mapping, not_a_mapping)?,
        };
        for key in keys {
            if dict.get(self, &key)?.is_some() {
                let function = self.function_text(callable);
                let key = self.str(&key)?;
                return Err(
                    self.type_error(format!("{function} got multiple values for keyword argument '{}'", key.as_str()))
                );
            }
            let value = match &plain {
                Some(from) => from.get(self, &key)?.unwrap_or(Value::None),
                None => self.get_item(mapping, &key)?,
            };
            dict.set(self, &key, value)?;
        }
        Ok(())
    }

    /// Exactly `count` items.
    #[cold]
    #[inline(never)]
    pub(super) fn unpack(&mut self, value: &Value, count: usize) -> Res<Vec<Value>> {
        let iterator = self.iter_to_unpack(value)?;
        let mut items = Vec::with_capacity(count);
        while items.len() < count {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => {
                    let got = items.len();
                    return Err(self.value_error(format!("not enough values to unpack (expected {count}, got {got})")));
                }
            }
        }
        if self.next(&iterator)?.is_some() {
            return Err(self.value_error(format!("too many values to unpack (expected {count})")));
        }
        Ok(items)
    }

    fn iter_to_unpack(&mut self, value: &Value) -> Res {
        match self.iter(value) {
            Ok(iterator) => Ok(iterator),
            Err(exc) => {
                let (iter, getitem) = (self.names.__iter__.clone(), self.names.__getitem__.clone());
                if exc.is_a(&self.types.type_error)
                    && self.lookup_special(value, &iter).is_none()
                    && self.lookup_special(value, &getitem).is_none()
                {
                    let kind = self.type_name(value);
                    return Err(self.type_error(format!("cannot unpack non-iterable {kind} object")));
                }
                Err(exc)
            }
        }
    }

    /// `before` items, a list of the rest, `after` items.
    pub(super) fn unpack_starred(&mut self, value: &Value, before: usize, after: usize) -> Res<Vec<Value>> {
        let iterator = self.iter_to_unpack(value)?;
        let mut items = Vec::new();
        while items.len() < before
            && let Some(item) = self.next(&iterator)?
        {
            items.push(item);
        }
        if items.len() == before {
            // As in CPython the rest is a list of the iterator, which is asked for its iterator once more.
            items.extend(self.collect(&iterator)?);
        }
        if items.len() < before + after {
            let (got, least) = (items.len(), before + after);
            return Err(self.value_error(format!("not enough values to unpack (expected at least {least}, got {got})")));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        items.push(Value::list(middle));
        items.extend(tail);
        Ok(items)
    }

    /// The text of an f-string's field; `conversion` as in [`crate::compile::ir::Op::FormatValue`].
    pub(super) fn format_value(&mut self, value: &Value, conversion: u8, spec: &Value) -> Res {
        let converted = match conversion {
            1 => Value::Str(self.str(value)?),
            2 => Value::Str(self.repr(value)?),
            3 => Value::Str(self.ascii(value)?),
            _ => value.clone(),
        };
        match spec {
            Value::Str(spec) if !spec.is_empty() => Ok(Value::Str(self.format(&converted, spec.as_str())?)),
            _ => match &converted {
                Value::Str(_) => Ok(converted),
                Value::Instance(_) => Ok(Value::Str(self.format(&converted, "")?)),
                other => Ok(Value::Str(self.str(other)?)),
            },
        }
    }

    /// A function from the operands of `MakeFunction`.
    pub(super) fn make_function(&mut self, flags: u8, mut take: impl FnMut(usize) -> Value) -> Value {
        let mut index = 0;
        let mut operand = |bit: u8| {
            (flags & bit != 0).then(|| {
                index += 1;
                take(index - 1)
            })
        };
        let (defaults, kwdefaults, annotations, closure) = (operand(1), operand(2), operand(4), operand(8));
        let Value::Code(code) = take(flags.count_ones() as usize) else {
            unreachable!("the compiler loads a code object")
        };
        let globals = self.frame().function.globals.clone();
        let cells: Box<[Ref<CellObject>]> = match closure {
            Some(Value::Tuple(cells)) => cells
                .items()
                .iter()
                .filter_map(|cell| match cell {
                    Value::Cell(cell) => Some(cell.clone()),
                    _ => None,
                })
                .collect(),
            _ => Box::default(),
        };
        let function = self.function_of(&code, &globals, cells);
        if let Some(Value::Tuple(defaults)) = defaults {
            *function.defaults.borrow_mut() = Some(defaults);
        }
        if let Some(Value::Dict(kwdefaults)) = kwdefaults {
            *function.kwdefaults.borrow_mut() = Some(kwdefaults);
        }
        if let Some(Value::Tuple(pairs)) = annotations {
            let dict = Ref::new(Dict::new());
            for pair in pairs.items().chunks_exact(2) {
                if let Value::Str(name) = &pair[0] {
                    dict.set_str(name, pair[1].clone());
                }
            }
            *function.annotations.borrow_mut() = Some(dict);
        }
        Value::Function(function)
    }

    pub(super) fn setup_annotations(&mut self) -> Res<()> {
        let name = self.names.__annotations__.clone();
        let frame = self.frame();
        match frame.namespace.clone() {
            None => {
                let globals = frame.function.globals.clone();
                if globals.find_str(&name).is_none() {
                    globals.set_str(&name, Value::Dict(Ref::new(Dict::new())));
                }
            }
            Some(Value::Dict(dict)) => {
                if dict.find_str(&name).is_none() {
                    dict.set_str(&name, Value::Dict(Ref::new(Dict::new())));
                }
            }
            Some(other) => {
                let key = Value::Str(name);
                match self.get_item(&other, &key) {
                    Ok(_) => {}
                    Err(exc) if exc.is_a(&self.types.key_error) => {
                        self.set_item(&other, &key, Value::Dict(Ref::new(Dict::new())))?;
                    }
                    Err(exc) => return Err(exc),
                }
            }
        }
        Ok(())
    }

    /// `iter(value)` of a value that is an iterator of a built-in kind.
    pub(super) fn iter_of_iterator(&mut self, value: &Value) -> Res {
        match value {
            Value::Iterator(_) => Ok(value.clone()),
            Value::Generator(generator) if generator.kind == GeneratorKind::Generator => Ok(value.clone()),
            other => self.iter(other),
        }
    }

    // Leaving frames.

    /// Ends the innermost frame with its result; gives the result back when native code waits for it.
    pub(super) fn leave_frame(&mut self, value: Value) -> Res<Option<Value>> {
        let frame = self.frame();
        let (ret, dst) = (frame.ret, frame.dst);
        if ret == Ret::Init && !value.is_none() {
            let name = self.type_name(&value);
            self.pop_frame();
            return Err(self.type_error(format!("__init__() should return None, not '{name}'")));
        }
        let instance =
            if ret == Ret::Init { self.frames.last_mut().and_then(|frame| frame.namespace.take()) } else { None };
        if self.frame().generator.is_some() {
            self.exc_info.pop();
        }
        self.pop_frame();
        if ret == Ret::Native {
            return Ok(Some(value));
        }
        let frame = self.frame();
        // SAFETY: a call, `ForIter` or `Send` comes right before the caller's next instruction.
        let caller = unsafe { *frame.pc.sub(1) };
        let (dst, value) = match ret {
            Ret::Init => (dst, instance.unwrap_or(Value::None)),
            Ret::ForIter => (caller.a, Value::Unbound),
            Ret::Send => (caller.a, value),
            Ret::Register | Ret::Native => (dst, value),
        };
        // SAFETY: a register of the caller, which nobody borrows while the loop switches frames.
        unsafe { Value::put(frame.base.add(usize::from(dst)), value) };
        Ok(None)
    }
}
