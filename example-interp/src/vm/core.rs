//! The state that the object protocol needs: built-in classes, names, the method cache, the recursion guard.

use crate::object::*;
use crate::vm::{Res, Vm};

/// Entries of the method cache; a power of two.
const CACHE: usize = 2048;

#[derive(Default)]
struct CacheEntry {
    version: u32,
    name: Option<Ref<Str>>,
    /// `Unbound`: the class has no such attribute.
    value: Value,
}

/// State of the object protocol; part of [`Vm`].
pub struct Core {
    pub types: &'static Types,
    pub names: &'static Names,
    /// The namespace of the module `builtins`.
    pub builtins: Ref<Dict>,
    /// `sys.modules`.
    pub modules: Ref<Dict>,
    cache: Vec<CacheEntry>,
    /// Objects whose `repr` is under way, by address: the recursive ones print as `[...]`.
    pub(super) repr_stack: Vec<usize>,
    /// Native recursion (nested containers, callbacks) plus guest frames.
    pub depth: u32,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: u32,
    pub empty_tuple: Ref<Tuple>,
    /// `sys.get_int_max_str_digits()`
    pub max_str_digits: usize,
    /// The value of the `StopIteration` of a guest that ended the last step of an iterator: [`Vm::next`] tells only that it
    /// ended, and a built-in iterator around it ends with the same value.
    pub stopped_with: Value,
    /// How many NaNs were made from text.
    nans: u64,
}

impl Core {
    pub(super) fn new() -> Self {
        Self {
            types: Types::current(),
            names: Names::current(),
            builtins: Ref::new(Dict::new()),
            modules: Ref::new(Dict::new()),
            cache: std::iter::repeat_with(CacheEntry::default).take(CACHE).collect(),
            repr_stack: Vec::new(),
            depth: 0,
            recursion_limit: 1000,
            empty_tuple: Ref::new(Tuple::from(Vec::new())),
            max_str_digits: crate::num::int::MAX_STR_DIGITS,
            stopped_with: Value::None,
            nans: 0,
        }
    }

    /// A NaN that is not identical to any before it. Floats are unboxed, so the bits are the identity, and they matter for
    /// NaN alone: a container holds a value that is identical to one of its own, but not one that is merely NaN too.
    pub fn new_nan(&mut self, sign: f64) -> f64 {
        self.nans += 1;
        // The lower 51 bits are the payload; the quiet bit above them stays set.
        f64::from_bits(f64::NAN.to_bits() | (self.nans & ((1 << 51) - 1))).copysign(sign)
    }

    /// Looks `name` (interned) up along the MRO of `class`, without binding.
    #[inline]
    pub fn lookup(&mut self, class: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
        let version = class.version();
        let place = (version as usize).wrapping_mul(31) ^ (name.address() >> 4);
        let entry = &mut self.cache[place & (CACHE - 1)];
        if entry.version == version && version != 0 && entry.name.as_ref().is_some_and(|known| known.is(name)) {
            return if entry.value.is_unbound() { None } else { Some(entry.value.clone()) };
        }
        let found = class.find(name);
        if version != 0 {
            let value = found.clone().unwrap_or_default();
            *entry = CacheEntry { version, name: Some(name.clone()), value };
        }
        found
    }

    /// Collects garbage cycles: returns how many objects were found unreachable.
    pub fn collect_cycles(&mut self) -> usize {
        // What was found in classes is kept alive by the cache, and with it the classes.
        self.cache.fill_with(CacheEntry::default);
        heap::collect()
    }

    /// The class of a value.
    #[inline]
    pub fn class_of(&self, value: &Value) -> Ref<Class> {
        match value {
            Value::Instance(instance) => instance.class(),
            Value::Class(class) => class.metaclass().clone(),
            Value::Module(module) => module.subclass().unwrap_or_else(|| self.types.module.clone()),
            _ => self.builtin_class_of(value).clone(),
        }
    }

    /// The class of a value that is no instance of a guest class, and no class.
    pub fn builtin_class_of<'v>(&self, value: &'v Value) -> &'v Ref<Class> {
        let types = self.types;
        match value {
            Value::Unbound => &types.object,
            Value::None => &types.none_type,
            Value::NotImplemented => &types.not_implemented_type,
            Value::Ellipsis => &types.ellipsis_type,
            Value::Bool(_) => &types.bool,
            Value::Int(_) => &types.int,
            Value::Float(_) => &types.float,
            Value::DictView(view) => match view.kind {
                ViewKind::Keys => &types.dict_keys,
                ViewKind::Values => &types.dict_values,
                ViewKind::Items => &types.dict_items,
                ViewKind::Proxy => &types.mappingproxy,
            },
            Value::Native(native) => match native.kind {
                function::NativeKind::Method => &types.method_descriptor,
                function::NativeKind::Wrapper => &types.wrapper_descriptor,
                function::NativeKind::ClassMethod => &types.classmethod_descriptor,
                _ => &types.builtin_function,
            },
            Value::BoundMethod(method) => match &method.function {
                Value::Native(native) if native.kind == function::NativeKind::Wrapper => &types.method_wrapper,
                Value::Native(_) => &types.builtin_function,
                _ => &types.method,
            },
            Value::Iterator(iterator) => &iterator.class,
            Value::Generator(generator) => match generator.kind {
                GeneratorKind::Generator => &types.generator,
                GeneratorKind::Coroutine => &types.coroutine,
                GeneratorKind::AsyncGenerator => &types.async_generator,
            },
            Value::Descriptor(descriptor) => match **descriptor {
                Descriptor::Property(_) => &types.property,
                Descriptor::StaticMethod(_) => &types.staticmethod,
                Descriptor::ClassMethod(_) => &types.classmethod,
                Descriptor::Member { .. } => &types.member_descriptor,
                Descriptor::GetSet { .. } => &types.getset_descriptor,
            },
            _ => types.of_kind(value.header().map_or(Kind::Instance, Header::kind)),
        }
    }

    /// The name of a value's class, for messages.
    pub fn type_name(&self, value: &Value) -> String {
        self.class_of(value).name().as_str().to_owned()
    }
}

impl Vm {
    /// Runs `action` one level deeper: too deep is a `RecursionError`.
    #[inline]
    pub fn recurse<T>(&mut self, what: &str, action: impl FnOnce(&mut Vm) -> Res<T>) -> Res<T> {
        if self.depth >= self.recursion_limit || crate::host::stack_is_low() {
            return Err(self.recursion_error(what));
        }
        self.depth += 1;
        let result = action(self);
        self.depth -= 1;
        result
    }
}
