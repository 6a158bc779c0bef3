//! Calls: binding arguments to parameters, and every kind of callable.

use super::frame::Ret;
use super::slow::Called;
use crate::object::*;
use crate::vm::{Res, Vm};

/// Keyword arguments of a call.
pub type Keywords = Vec<(Ref<Str>, Value)>;

impl Vm {
    /// Calls anything, from native code.
    pub fn call(&mut self, callable: &Value, args: Args<'_>) -> Res {
        match callable {
            Value::Native(native) => native.call(self, args),
            Value::Function(function) => {
                let function = function.clone();
                self.call_function(function, args)
            }
            Value::BoundMethod(method) => {
                let mut pos = Vec::with_capacity(args.pos.len() + 1);
                pos.push(method.receiver.clone());
                pos.extend_from_slice(args.pos);
                let function = method.function.clone();
                self.call(&function, Args { pos: &pos, kw: args.kw })
            }
            Value::Class(class) => {
                let class = class.clone();
                self.call_class(&class, args)
            }
            _ => {
                if let Some(Descriptor::StaticMethod(function)) = callable.as_descriptor().map(|d| &**d) {
                    let function = function.borrow().clone();
                    return self.call(&function, args);
                }
                let name = self.names.__call__.clone();
                match self.lookup_special(callable, &name) {
                    Some(method) => self.recurse(" while calling a Python object", |vm| vm.call(&method, args)),
                    None => Err(self.not_callable(callable)),
                }
            }
        }
    }

    /// Calls `value.name(*args)`.
    pub fn call_method(&mut self, value: &Value, name: &str, args: &[Value]) -> Res {
        let method = self.get_attr(value, &intern(name))?;
        self.call(&method, Args::new(args))
    }

    #[cold]
    fn not_callable(&mut self, callable: &Value) -> Exc {
        let name = self.type_name(callable);
        self.type_error(format!("'{name}' object is not callable"))
    }

    /// Calls a guest function in a loop of its own.
    pub fn call_function(&mut self, function: Ref<Function>, args: Args<'_>) -> Res {
        self.settle();
        let base = self.stack_top();
        // SAFETY: nothing live lies above the top of the stack.
        unsafe { self.enter_function(function, args.pos, args.kw, base, Ret::Native)? };
        self.run(None)
    }

    /// Runs a code object as the body of a module or of `exec`, with `namespace` as its locals if they are not the globals.
    pub fn run_code(
        &mut self,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        namespace: Option<Value>,
        closure: Box<[Ref<CellObject>]>,
    ) -> Res {
        let function = self.function_of(code, globals, closure);
        let base = self.stack_top();
        // SAFETY: as in `call_function`.
        unsafe { self.enter_function(function, &[], &[], base, Ret::Native)? };
        if let Some(frame) = self.frames.last_mut() {
            frame.namespace = namespace;
        }
        self.run(None)
    }

    /// A function object for a code object.
    pub fn function_of(
        &mut self,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        closure: Box<[Ref<CellObject>]>,
    ) -> Ref<Function> {
        let module = globals.get_str(&self.names.__name__).unwrap_or(Value::None);
        Ref::new(Function {
            code: RefSlot::new(code.clone()),
            globals: globals.clone(),
            defaults: Default::default(),
            kwdefaults: Default::default(),
            closure,
            name: code.name.clone().into(),
            qualname: code.qualname.clone().into(),
            module: module.into(),
            doc: code.doc.clone().into(),
            annotations: Default::default(),
            dict: Default::default(),
        })
    }

    /// Binds the arguments and pushes the frame.
    ///
    /// # Safety
    /// `base` must lie on the register stack at or above every live register.
    pub unsafe fn enter_function(
        &mut self,
        function: Ref<Function>,
        pos: &[Value],
        kw: &[(Ref<Str>, Value)],
        base: *mut Value,
        ret: Ret,
    ) -> Res<()> {
        let code = function.code.get();
        if code.registers > (self.stack.end() as usize - base as usize) / size_of::<Value>() {
            return Err(self.recursion_error(""));
        }
        for index in 0..code.fixed {
            // SAFETY: the stack has room (checked above), and nothing that needs dropping lies there (the contract).
            unsafe { base.add(index).write(Value::Unbound) };
        }
        // SAFETY: initialised just now, and nobody else uses these registers.
        let locals = unsafe { std::slice::from_raw_parts_mut(base, code.fixed) };
        let bound = self.bind_arguments(&function, &code, pos, kw, locals);
        if bound.is_ok() {
            // SAFETY: the registers are initialised.
            match unsafe { self.push_frame(function, base, ret) } {
                Ok(()) => return Ok(()),
                Err(exc) => {
                    locals.iter_mut().for_each(|value| drop(std::mem::take(value)));
                    return Err(exc);
                }
            }
        }
        locals.iter_mut().for_each(|value| drop(std::mem::take(value)));
        bound
    }

    fn bind_arguments(
        &mut self,
        function: &Ref<Function>,
        code: &CodeBody,
        pos: &[Value],
        kw: &[(Ref<Str>, Value)],
        locals: &mut [Value],
    ) -> Res<()> {
        let (args, total) = (code.args, code.args + code.kwonly);
        for (local, value) in locals.iter_mut().zip(pos.iter().take(args)) {
            *local = value.clone();
        }
        let mut next = total;
        let extra = pos.get(args..).unwrap_or(&[]);
        if code.flags.varargs {
            locals[next] =
                if extra.is_empty() { Value::Tuple(self.empty_tuple.clone()) } else { Value::tuple(extra.to_vec()) };
            next += 1;
        }
        if !kw.is_empty() || code.flags.varkw {
            let rest = code.flags.varkw.then(|| Ref::new(Dict::new()));
            for (name, value) in kw {
                let known = code.varnames[code.posonly..total]
                    .iter()
                    .position(|known| known.is(name) || known.as_str() == name.as_str());
                match known {
                    Some(index) => {
                        let index = index + code.posonly;
                        if !locals[index].is_unbound() {
                            let message = format!(
                                "{}() got multiple values for argument '{}'",
                                function.qualname.borrow().as_str(),
                                name.as_str()
                            );
                            return Err(self.type_error(message));
                        }
                        locals[index] = value.clone();
                    }
                    None => match &rest {
                        Some(rest) => rest.set_str(&intern_ref(name), value.clone()),
                        None => return Err(self.unexpected_keyword(function, code, kw, name)),
                    },
                }
            }
            if let Some(rest) = rest {
                locals[next] = Value::Dict(rest);
            }
        }
        if !extra.is_empty() && !code.flags.varargs {
            return Err(self.too_many_positional(function, code, pos.len(), locals));
        }
        if pos.len() < args {
            let defaults = function.defaults.borrow().clone();
            let defaults = defaults.as_ref().map_or(&[][..], |tuple| tuple.items());
            let first_default = args.saturating_sub(defaults.len());
            let missing: Vec<&str> = (pos.len()..first_default.min(args))
                .filter(|index| locals[*index].is_unbound())
                .map(|index| code.varnames[index].as_str())
                .collect();
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, "positional", &missing));
            }
            for index in first_default.max(pos.len())..args {
                if locals[index].is_unbound() {
                    locals[index] = defaults[index - first_default].clone();
                }
            }
        }
        if code.kwonly > 0 {
            let defaults = function.kwdefaults.borrow().clone();
            let mut missing = Vec::new();
            for (local, name) in locals[args..total].iter_mut().zip(&code.varnames[args..total]) {
                if local.is_unbound() {
                    match defaults.as_ref().and_then(|defaults| defaults.get_str(name)) {
                        Some(value) => *local = value,
                        None => missing.push(name.as_str()),
                    }
                }
            }
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, "keyword-only", &missing));
            }
        }
        Ok(())
    }

    #[cold]
    fn unexpected_keyword(
        &mut self,
        function: &Ref<Function>,
        code: &CodeBody,
        kw: &[(Ref<Str>, Value)],
        name: &Ref<Str>,
    ) -> Exc {
        let qualname = function.qualname.borrow().clone();
        let positional: Vec<&str> = code.varnames[..code.posonly]
            .iter()
            .filter(|known| kw.iter().any(|(name, _)| name.as_str() == known.as_str()))
            .map(|known| known.as_str())
            .collect();
        if !positional.is_empty() {
            return self.type_error(format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                qualname.as_str(),
                positional.join(", ")
            ));
        }
        self.type_error(format!("{}() got an unexpected keyword argument '{}'", qualname.as_str(), name.as_str()))
    }

    #[cold]
    fn missing_arguments(&mut self, function: &Ref<Function>, kind: &str, names: &[&str]) -> Exc {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let list = match &quoted[..] {
            [only] => only.clone(),
            [first, second] => format!("{first} and {second}"),
            [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let qualname = function.qualname.borrow().clone();
        self.type_error(format!(
            "{}() missing {} required {kind} argument{plural}: {list}",
            qualname.as_str(),
            names.len()
        ))
    }

    #[cold]
    fn too_many_positional(
        &mut self,
        function: &Ref<Function>,
        code: &CodeBody,
        given: usize,
        locals: &[Value],
    ) -> Exc {
        let defaults = function.defaults.borrow().as_ref().map_or(0, |tuple| tuple.items().len());
        let kwonly_given = (code.args..code.args + code.kwonly).filter(|index| !locals[*index].is_unbound()).count();
        let (plural, takes) = if defaults > 0 {
            (true, format!("from {} to {}", code.args - defaults.min(code.args), code.args))
        } else {
            (code.args != 1, code.args.to_string())
        };
        let given_text = if kwonly_given > 0 {
            format!(
                "{given} positional argument{} (and {kwonly_given} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if kwonly_given == 1 { "" } else { "s" }
            )
        } else {
            given.to_string()
        };
        let verb = if given == 1 && kwonly_given == 0 { "was" } else { "were" };
        let qualname = function.qualname.borrow().clone();
        self.type_error(format!(
            "{}() takes {takes} positional argument{} but {given_text} {verb} given",
            qualname.as_str(),
            if plural { "s" } else { "" }
        ))
    }

    /// Calls what lies in a register with the `argc` values after it, of which the last ones are keyword arguments with the
    /// names in constant `names`. Consumes all of them.
    ///
    /// # Safety
    /// `callable` and the `argc` registers after it must be temporaries of the innermost frame.
    pub(super) unsafe fn call_registers(
        &mut self,
        callable: *mut Value,
        argc: usize,
        names: Option<u32>,
        dst: u16,
    ) -> Res<Called> {
        // SAFETY: the contract.
        let registers = unsafe { std::slice::from_raw_parts_mut(callable, argc + 1) };
        if names.is_none()
            && let Value::Class(class) = &registers[0]
        {
            let class = class.clone();
            if let Some(init) = self.plain_init(&class) {
                let instance = Value::Instance(Ref::plain(&class));
                match init {
                    // No `__init__` beyond `object`'s.
                    None if argc == 0 => {
                        registers[0] = Value::Unbound;
                        return Ok(Called::Value(instance));
                    }
                    Some(init) => {
                        registers[0] = instance.clone();
                        let base = self.stack_top();
                        // SAFETY: above all temporaries of the innermost frame.
                        let entered = unsafe { self.enter_function(init, registers, &[], base, Ret::Init) };
                        registers.iter_mut().for_each(|value| drop(std::mem::take(value)));
                        entered?;
                        let frame = self.frames.last_mut().expect("just entered");
                        frame.dst = dst;
                        frame.namespace = Some(instance);
                        return Ok(Called::Frame);
                    }
                    None => {}
                }
            }
        }
        let target = std::mem::take(&mut registers[0]);
        let mut pos: Vec<Value> = registers[1..].iter_mut().map(std::mem::take).collect();
        let mut kw = Keywords::new();
        if let Some(names) = names {
            let Value::Tuple(names) = &self.frame().code().consts[names as usize] else {
                unreachable!("names are a tuple")
            };
            let values = pos.split_off(pos.len() - names.items().len());
            for (name, value) in names.items().iter().zip(values) {
                let Value::Str(name) = name else { unreachable!("names are strings") };
                kw.push((name.clone(), value));
            }
        }
        self.call_values(target, pos, kw, dst)
    }

    /// Calls with arguments that were gathered: a guest function gets a frame in the running loop.
    fn call_values(&mut self, mut target: Value, mut pos: Vec<Value>, kw: Keywords, dst: u16) -> Res<Called> {
        if let Value::BoundMethod(method) = &target {
            pos.insert(0, method.receiver.clone());
            let function = method.function.clone();
            target = function;
        }
        if let Value::Function(function) = target {
            let base = self.stack_top();
            // SAFETY: nothing live lies above the top of the stack.
            unsafe { self.enter_function(function, &pos, &kw, base, Ret::Register)? };
            self.frames.last_mut().expect("just entered").dst = dst;
            return Ok(Called::Frame);
        }
        self.call(&target, Args { pos: &pos, kw: &kw }).map(Called::Value)
    }

    /// `callable(*args, **kwargs)` with the operands in consecutive registers, which are consumed.
    ///
    /// # Safety
    /// `callable` and the two or three registers after it must be temporaries of the innermost frame.
    pub(super) unsafe fn call_unpacked(&mut self, callable: *mut Value, has_kw: bool, dst: u16) -> Res<Called> {
        // SAFETY: the contract.
        let registers = unsafe { std::slice::from_raw_parts_mut(callable, 2 + usize::from(has_kw)) };
        let target = std::mem::take(&mut registers[0]);
        let args = std::mem::take(&mut registers[1]);
        let pos = match &args {
            Value::Tuple(tuple) => tuple.items().to_vec(),
            Value::List(list) => list.to_vec(),
            other => match self.collect(other) {
                Ok(items) => items,
                Err(exc) => {
                    let name = self.names.__iter__.clone();
                    if exc.is_a(&self.types.type_error) && self.lookup_special(other, &name).is_none() {
                        let (function, kind) = (self.function_text(&target), self.type_name(other));
                        return Err(
                            self.type_error(format!("{function} argument after * must be an iterable, not {kind}"))
                        );
                    }
                    return Err(exc);
                }
            },
        };
        let mut kw = Keywords::new();
        if has_kw {
            let mapping = std::mem::take(&mut registers[2]);
            let dict = match &mapping {
                Value::Dict(dict) => dict.clone(),
                _ => {
                    let dict = Ref::new(Dict::new());
                    self.merge_keywords(&dict, &mapping, &target)?;
                    dict
                }
            };
            for (key, value) in dict.items() {
                let Value::Str(name) = &key else {
                    return Err(self.type_error("keywords must be strings"));
                };
                kw.push((name.clone(), value));
            }
        }
        self.call_values(target, pos, kw, dst)
    }

    /// A callable as CPython names it in messages about its arguments: `module.name()`.
    pub(super) fn function_text(&mut self, callable: &Value) -> String {
        match callable {
            Value::Function(function) => {
                let module = function.module.borrow().clone();
                let qualname = function.qualname.borrow().as_str().to_owned();
                match &module {
                    Value::Str(module) if module.as_str() != "builtins" => format!("{}.{qualname}()", module.as_str()),
                    _ => format!("{qualname}()"),
                }
            }
            Value::Native(native) => format!("{}()", native.full_name()),
            Value::BoundMethod(method) => {
                let function = method.function.clone();
                self.function_text(&function)
            }
            Value::Class(class) => self.full_class_name(class) + "()",
            other => self.type_name(other) + " object",
        }
    }

    /// For a class whose instances are made plainly (`type.__call__`, `object.__new__`): its guest `__init__`, or
    /// `Some(None)` when it has only `object`'s. `None` when making an instance takes more.
    fn plain_init(&mut self, class: &Ref<Class>) -> Option<Option<Ref<Function>>> {
        if !class.metaclass().is(&self.types.type_) || class.layout != Layout::Object || !class.is_heap() {
            return None;
        }
        let (new, init) = (self.names.__new__.clone(), self.names.__init__.clone());
        let object = self.types.object.clone();
        if !self.lookup(class, &new)?.is(&self.lookup(&object, &new)?) {
            return None;
        }
        match self.lookup(class, &init)? {
            Value::Function(function) if !function.code.peek(|code| code.suspends()) => Some(Some(function)),
            Value::Native(native) if native.owner.as_ref().is_some_and(|owner| owner.is(&object)) => Some(None),
            _ => None,
        }
    }

    /// Calls a class: the metaclass's `__call__`, or `__new__` and `__init__`.
    pub fn call_class(&mut self, class: &Ref<Class>, args: Args<'_>) -> Res {
        let metaclass = class.metaclass().clone();
        if !metaclass.is(&self.types.type_) {
            let name = self.names.__call__.clone();
            if let Some(method @ (Value::Function(_) | Value::BoundMethod(_))) = self.lookup(&metaclass, &name) {
                let mut pos = vec![Value::Class(class.clone())];
                pos.extend_from_slice(args.pos);
                return self.call(&method, Args { pos: &pos, kw: args.kw });
            }
        }
        self.instantiate(class, args)
    }

    /// `type.__call__(class, ...)`
    pub fn instantiate(&mut self, class: &Ref<Class>, args: Args<'_>) -> Res {
        if class.is(&self.types.type_) && args.pos.len() == 1 && args.kw.is_empty() {
            return Ok(Value::Class(self.class_of(&args.pos[0])));
        }
        let (new, init) = (self.names.__new__.clone(), self.names.__init__.clone());
        let Some(mut constructor) = self.lookup(class, &new) else {
            let name = class.name();
            return Err(self.type_error(format!("cannot create '{}' instances", name.as_str())));
        };
        if let Some(Descriptor::StaticMethod(function)) = constructor.as_descriptor().map(|d| &**d) {
            let function = function.borrow().clone();
            constructor = function;
        }
        let mut pos = Vec::with_capacity(args.pos.len() + 1);
        pos.push(Value::Class(class.clone()));
        pos.extend_from_slice(args.pos);
        let instance = self.recurse("", |vm| vm.call(&constructor, Args { pos: &pos, kw: args.kw }))?;
        let made = self.class_of(&instance);
        if !made.is_subclass_of(class) {
            return Ok(instance);
        }
        if let Some(initializer) = self.lookup(&made, &init) {
            pos[0] = instance.clone();
            let result = self.recurse("", |vm| vm.call(&initializer, Args { pos: &pos, kw: args.kw }))?;
            if !result.is_none() {
                let name = self.type_name(&result);
                return Err(self.type_error(format!("__init__() should return None, not '{name}'")));
            }
        }
        Ok(instance)
    }
}
