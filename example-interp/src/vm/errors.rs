//! Raising exceptions from Rust.

use crate::object::*;
use crate::text::{Fault, Kind as FaultKind};
use crate::vm::Vm;

/// A new exception of a built-in class.
#[cold]
pub fn make_exception(class: &Ref<Class>, args: Vec<Value>) -> Exc {
    let types = Types::current();
    let state = ExceptionState::new(Ref::new(Tuple::from(args)));
    let first_is_member = [
        &types.stop_iteration,
        &types.system_exit,
        &types.import_error,
        &types.module_not_found_error,
        &types.syntax_error,
    ];
    if first_is_member.iter().any(|member| class.is(member)) {
        // `value`, `code` or `msg`, which the constructor would set.
        let first = state.args.borrow().first().cloned().unwrap_or(Value::None);
        state.set_field(0, first);
    }
    Exc(Ref::new(Instance::new(class, Payload::Exception(Box::new(state)))))
}

impl From<Fault> for Exc {
    #[cold]
    fn from(fault: Fault) -> Self {
        let types = Types::current();
        let class = match fault.kind {
            FaultKind::Value => &types.value_error,
            FaultKind::Type => &types.type_error,
            FaultKind::Overflow => &types.overflow_error,
            FaultKind::ResultRange => {
                return make_exception(
                    &types.overflow_error,
                    vec![Value::Int(34), Value::str("Numerical result out of range")],
                );
            }
            FaultKind::ZeroDivision => &types.zero_division_error,
            FaultKind::Memory => return make_exception(&types.memory_error, vec![]),
            FaultKind::Index => &types.index_error,
            FaultKind::Key => &types.key_error,
        };
        make_exception(class, vec![Value::str(&fault.message)])
    }
}

macro_rules! raisers {
    ($($name:ident)*) => {
        $(
            #[doc = concat!("A new `", stringify!($name), "` with this message.")]
            #[cold]
            pub fn $name(&mut self, message: impl AsRef<str>) -> Exc {
                let class = &self.types.$name;
                self.new_exception(class, vec![Value::str(message)])
            }
        )*
    };
}

impl Vm {
    raisers! {
        type_error value_error attribute_error index_error name_error unbound_local_error zero_division_error overflow_error
        runtime_error not_implemented_error assertion_error memory_error eof_error import_error lookup_error system_error
        syntax_error buffer_error reference_error
    }

    /// A new exception of a built-in class with these arguments.
    #[cold]
    pub fn new_exception(&mut self, class: &Ref<Class>, args: Vec<Value>) -> Exc {
        make_exception(class, args)
    }

    /// `KeyError(key)`
    #[cold]
    pub fn key_error(&mut self, key: &Value) -> Exc {
        let class = &self.types.key_error;
        self.new_exception(class, vec![key.clone()])
    }

    /// `StopIteration(value)`, without argument for `None`.
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Exc {
        let class = &self.types.stop_iteration;
        let args = if value.is_none() { vec![] } else { vec![value.clone()] };
        let exception = self.new_exception(class, args);
        exception.state().set_field(0, value);
        exception
    }

    /// `RecursionError`; `what` is empty or such as ` in comparison`.
    #[cold]
    pub fn recursion_error(&mut self, what: &str) -> Exc {
        let class = &self.types.recursion_error;
        self.new_exception(class, vec![Value::string(format!("maximum recursion depth exceeded{what}"))])
    }

    /// A path as exceptions show it: what its `__fspath__` gives.
    pub fn shown_path(&mut self, path: Value) -> Value {
        match &path {
            Value::Instance(instance) if matches!(instance.payload(), Payload::Value(_)) => path,
            Value::Instance(_) => {
                let method = self.lookup_special(&path, &self.names.__fspath__.clone());
                method.and_then(|method| self.call(&method, Args::new(&[])).ok()).unwrap_or(path)
            }
            _ => path,
        }
    }

    /// The subclass of `OSError` for this error, with `errno`, `strerror` and `filename`.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error, filename: Option<Value>) -> Exc {
        let filename = filename.map(|filename| self.shown_path(filename));
        let Some(number) = error.raw_os_error() else {
            let class = &self.types.os_error;
            return self.new_exception(class, vec![Value::string(error.to_string())]);
        };
        let text = error.to_string();
        let text = text.rsplit_once(" (os error").map_or(text.as_str(), |(text, _)| text).to_owned();
        self.os_error_number(number, &text, filename)
    }

    /// The subclass of `OSError` for `errno`.
    #[cold]
    pub fn os_error_number(&mut self, number: i32, text: &str, filename: Option<Value>) -> Exc {
        let class = crate::builtins::exceptions::os_error_class(self.types, number);
        let args = vec![Value::Int(number.into()), Value::str(text)];
        let exception = self.new_exception(class, args.clone());
        let state = exception.state();
        for (index, value) in args.into_iter().chain(filename).enumerate() {
            state.set_field(index, value);
        }
        exception
    }
}
