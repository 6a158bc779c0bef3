//! The built-in classes.

use super::*;

macro_rules! types {
    ($object:ident $type_:ident; $($field:ident $name:literal: $base:ident, $layout:expr, $flags:expr;)*) => {
        /// The built-in classes; a field per class.
        pub struct Types {
            pub $object: Ref<Class>,
            pub $type_: Ref<Class>,
            $(pub $field: Ref<Class>,)*
        }

        impl Types {
            /// Creates all classes, empty: `builtins::install` fills them.
            pub(super) fn new() -> Self {
                let $object = bare("object", Layout::Object, ClassFlags::NONE);
                let $type_ = bare("type", Layout::Type, ClassFlags::NONE);
                $object.link(&$type_, vec![], vec![]);
                $type_.link(&$type_, vec![$object.clone()], vec![$object.clone()]);
                $(let $field = builtin(&$type_, $name, &$base, $layout, $flags);)*
                Self { $object, $type_, $($field,)* }
            }

            /// Every built-in class by its name, in order of creation.
            pub fn all(&self) -> Vec<Ref<Class>> {
                vec![self.$object.clone(), self.$type_.clone(), $(self.$field.clone(),)*]
            }
        }
    };
}

fn bare(name: &str, layout: Layout, flags: ClassFlags) -> Ref<Class> {
    Ref::new(Class::new(intern(name), Ref::new(Dict::new()), layout, flags))
}

fn builtin(type_: &Ref<Class>, name: &str, base: &Ref<Class>, layout: Layout, flags: ClassFlags) -> Ref<Class> {
    let layout = if layout == Layout::Object { base.layout } else { layout };
    let inherited = base.flags().without(ClassFlags::FINAL.with(ClassFlags::NO_NEW));
    let class = bare(name, layout, flags.with(inherited));
    // a dot stands between the module and the name
    *class.qualname.borrow_mut() = intern(name.rsplit('.').next().unwrap_or(name));
    class.link(type_, vec![base.clone()], base.mro().to_vec());
    class
}

/// A built-in class made later, by a library module.
pub fn new_builtin(types: &Types, name: &str, base: &Ref<Class>, layout: Layout) -> Ref<Class> {
    builtin(&types.type_, name, base, layout, ClassFlags::NONE)
}

const PLAIN: ClassFlags = ClassFlags::NONE;
const FINAL: ClassFlags = ClassFlags::FINAL;
const HIDDEN: ClassFlags = ClassFlags::FINAL.with(ClassFlags::NO_NEW);
const EXCEPTION: ClassFlags = ClassFlags::EXCEPTION.with(ClassFlags::HAS_DICT);

types! {
    object type_;
    none_type "NoneType": object, Layout::Object, FINAL;
    not_implemented_type "NotImplementedType": object, Layout::Object, FINAL;
    ellipsis_type "ellipsis": object, Layout::Object, FINAL;
    int "int": object, Layout::Int, PLAIN;
    bool "bool": int, Layout::Int, FINAL;
    float "float": object, Layout::Float, PLAIN;
    complex "complex": object, Layout::Value(Kind::Complex), PLAIN;
    str "str": object, Layout::Value(Kind::Str), PLAIN;
    bytes "bytes": object, Layout::Value(Kind::Bytes), PLAIN;
    bytearray "bytearray": object, Layout::Value(Kind::ByteArray), PLAIN;
    list "list": object, Layout::Value(Kind::List), PLAIN;
    tuple "tuple": object, Layout::Value(Kind::Tuple), PLAIN;
    dict "dict": object, Layout::Value(Kind::Dict), PLAIN;
    set "set": object, Layout::Value(Kind::Set), PLAIN;
    frozenset "frozenset": object, Layout::Value(Kind::FrozenSet), PLAIN;
    range "range": object, Layout::Value(Kind::Range), FINAL;
    slice "slice": object, Layout::Value(Kind::Slice), FINAL;
    dict_keys "dict_keys": object, Layout::Value(Kind::DictView), HIDDEN;
    dict_values "dict_values": object, Layout::Value(Kind::DictView), HIDDEN;
    dict_items "dict_items": object, Layout::Value(Kind::DictView), HIDDEN;
    mappingproxy "mappingproxy": object, Layout::Value(Kind::DictView), FINAL;
    function "function": object, Layout::Value(Kind::Function), HIDDEN;
    builtin_function "builtin_function_or_method": object, Layout::Value(Kind::Native), HIDDEN;
    method_descriptor "method_descriptor": object, Layout::Value(Kind::Native), HIDDEN;
    wrapper_descriptor "wrapper_descriptor": object, Layout::Value(Kind::Native), HIDDEN;
    method_wrapper "method-wrapper": object, Layout::Value(Kind::BoundMethod), HIDDEN;
    classmethod_descriptor "classmethod_descriptor": object, Layout::Value(Kind::Native), HIDDEN;
    method "method": object, Layout::Value(Kind::BoundMethod), FINAL;
    module "module": object, Layout::Value(Kind::Module), PLAIN;
    cell "cell": object, Layout::Value(Kind::Cell), FINAL;
    code "code": object, Layout::Value(Kind::Code), HIDDEN;
    generator "generator": object, Layout::Value(Kind::Generator), HIDDEN;
    coroutine "coroutine": object, Layout::Value(Kind::Generator), HIDDEN;
    async_generator "async_generator": object, Layout::Value(Kind::Generator), HIDDEN;
    async_generator_asend "async_generator_asend": object, Layout::Native("step"), HIDDEN;
    async_generator_athrow "async_generator_athrow": object, Layout::Native("step"), HIDDEN;
    property "property": object, Layout::Value(Kind::Descriptor), PLAIN;
    staticmethod "staticmethod": object, Layout::Value(Kind::Descriptor), PLAIN;
    classmethod "classmethod": object, Layout::Value(Kind::Descriptor), PLAIN;
    member_descriptor "member_descriptor": object, Layout::Value(Kind::Descriptor), HIDDEN;
    getset_descriptor "getset_descriptor": object, Layout::Value(Kind::Descriptor), HIDDEN;
    super_ "super": object, Layout::Native("super"), PLAIN;
    traceback "traceback": object, Layout::Native("traceback"), HIDDEN;
    frame "frame": object, Layout::Native("frame"), HIDDEN;
    list_iterator "list_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    list_reverseiterator "list_reverseiterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    tuple_iterator "tuple_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    str_iterator "str_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    str_ascii_iterator "str_ascii_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    bytes_iterator "bytes_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    bytearray_iterator "bytearray_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    range_iterator "range_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    longrange_iterator "longrange_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    dict_keyiterator "dict_keyiterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    dict_valueiterator "dict_valueiterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    dict_itemiterator "dict_itemiterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    dict_reversekeyiterator "dict_reversekeyiterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    dict_reversevalueiterator "dict_reversevalueiterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    dict_reverseitemiterator "dict_reverseitemiterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    set_iterator "set_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    iterator "iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    callable_iterator "callable_iterator": object, Layout::Value(Kind::Iterator), HIDDEN;
    enumerate "enumerate": object, Layout::Value(Kind::Iterator), PLAIN;
    zip "zip": object, Layout::Value(Kind::Iterator), PLAIN;
    map "map": object, Layout::Value(Kind::Iterator), PLAIN;
    filter "filter": object, Layout::Value(Kind::Iterator), PLAIN;
    reversed "reversed": object, Layout::Value(Kind::Iterator), PLAIN;
    generic_alias "types.GenericAlias": object, Layout::Native("alias"), PLAIN;
    union_type "types.UnionType": object, Layout::Native("union"), HIDDEN;
    simple_namespace "types.SimpleNamespace": object, Layout::Object, ClassFlags::HAS_DICT;
    memoryview "memoryview": object, Layout::Native("memoryview"), FINAL;
    base_exception "BaseException": object, Layout::Exception, EXCEPTION;
    base_exception_group "BaseExceptionGroup": base_exception, Layout::Object, PLAIN;
    system_exit "SystemExit": base_exception, Layout::Object, PLAIN;
    keyboard_interrupt "KeyboardInterrupt": base_exception, Layout::Object, PLAIN;
    generator_exit "GeneratorExit": base_exception, Layout::Object, PLAIN;
    exception "Exception": base_exception, Layout::Object, PLAIN;
    exception_group "ExceptionGroup": base_exception_group, Layout::Object, PLAIN;
    stop_iteration "StopIteration": exception, Layout::Object, PLAIN;
    stop_async_iteration "StopAsyncIteration": exception, Layout::Object, PLAIN;
    arithmetic_error "ArithmeticError": exception, Layout::Object, PLAIN;
    floating_point_error "FloatingPointError": arithmetic_error, Layout::Object, PLAIN;
    overflow_error "OverflowError": arithmetic_error, Layout::Object, PLAIN;
    zero_division_error "ZeroDivisionError": arithmetic_error, Layout::Object, PLAIN;
    assertion_error "AssertionError": exception, Layout::Object, PLAIN;
    attribute_error "AttributeError": exception, Layout::Object, PLAIN;
    buffer_error "BufferError": exception, Layout::Object, PLAIN;
    eof_error "EOFError": exception, Layout::Object, PLAIN;
    import_error "ImportError": exception, Layout::Object, PLAIN;
    module_not_found_error "ModuleNotFoundError": import_error, Layout::Object, PLAIN;
    lookup_error "LookupError": exception, Layout::Object, PLAIN;
    index_error "IndexError": lookup_error, Layout::Object, PLAIN;
    key_error "KeyError": lookup_error, Layout::Object, PLAIN;
    memory_error "MemoryError": exception, Layout::Object, PLAIN;
    name_error "NameError": exception, Layout::Object, PLAIN;
    unbound_local_error "UnboundLocalError": name_error, Layout::Object, PLAIN;
    os_error "OSError": exception, Layout::Object, PLAIN;
    blocking_io_error "BlockingIOError": os_error, Layout::Object, PLAIN;
    child_process_error "ChildProcessError": os_error, Layout::Object, PLAIN;
    connection_error "ConnectionError": os_error, Layout::Object, PLAIN;
    broken_pipe_error "BrokenPipeError": connection_error, Layout::Object, PLAIN;
    connection_aborted_error "ConnectionAbortedError": connection_error, Layout::Object, PLAIN;
    connection_refused_error "ConnectionRefusedError": connection_error, Layout::Object, PLAIN;
    connection_reset_error "ConnectionResetError": connection_error, Layout::Object, PLAIN;
    file_exists_error "FileExistsError": os_error, Layout::Object, PLAIN;
    file_not_found_error "FileNotFoundError": os_error, Layout::Object, PLAIN;
    interrupted_error "InterruptedError": os_error, Layout::Object, PLAIN;
    is_a_directory_error "IsADirectoryError": os_error, Layout::Object, PLAIN;
    not_a_directory_error "NotADirectoryError": os_error, Layout::Object, PLAIN;
    permission_error "PermissionError": os_error, Layout::Object, PLAIN;
    process_lookup_error "ProcessLookupError": os_error, Layout::Object, PLAIN;
    timeout_error "TimeoutError": os_error, Layout::Object, PLAIN;
    reference_error "ReferenceError": exception, Layout::Object, PLAIN;
    runtime_error "RuntimeError": exception, Layout::Object, PLAIN;
    not_implemented_error "NotImplementedError": runtime_error, Layout::Object, PLAIN;
    recursion_error "RecursionError": runtime_error, Layout::Object, PLAIN;
    syntax_error "SyntaxError": exception, Layout::Object, PLAIN;
    indentation_error "IndentationError": syntax_error, Layout::Object, PLAIN;
    tab_error "TabError": indentation_error, Layout::Object, PLAIN;
    system_error "SystemError": exception, Layout::Object, PLAIN;
    type_error "TypeError": exception, Layout::Object, PLAIN;
    value_error "ValueError": exception, Layout::Object, PLAIN;
    unicode_error "UnicodeError": value_error, Layout::Object, PLAIN;
    unicode_decode_error "UnicodeDecodeError": unicode_error, Layout::Object, PLAIN;
    unicode_encode_error "UnicodeEncodeError": unicode_error, Layout::Object, PLAIN;
    unicode_translate_error "UnicodeTranslateError": unicode_error, Layout::Object, PLAIN;
    warning "Warning": exception, Layout::Object, PLAIN;
    bytes_warning "BytesWarning": warning, Layout::Object, PLAIN;
    deprecation_warning "DeprecationWarning": warning, Layout::Object, PLAIN;
    encoding_warning "EncodingWarning": warning, Layout::Object, PLAIN;
    future_warning "FutureWarning": warning, Layout::Object, PLAIN;
    import_warning "ImportWarning": warning, Layout::Object, PLAIN;
    pending_deprecation_warning "PendingDeprecationWarning": warning, Layout::Object, PLAIN;
    resource_warning "ResourceWarning": warning, Layout::Object, PLAIN;
    runtime_warning "RuntimeWarning": warning, Layout::Object, PLAIN;
    syntax_warning "SyntaxWarning": warning, Layout::Object, PLAIN;
    unicode_warning "UnicodeWarning": warning, Layout::Object, PLAIN;
    user_warning "UserWarning": warning, Layout::Object, PLAIN;
}

impl Types {
    /// The built-in classes, made once per thread and kept for the life of the process.
    pub fn current() -> &'static Types {
        thread_local! {
            static TYPES: &'static Types = Box::leak(Box::new(Types::new()));
        }
        TYPES.with(|types| *types)
    }

    /// The class of a heap object of this kind, where the kind alone tells.
    #[inline(always)]
    pub fn of_kind(&self, kind: Kind) -> &Ref<Class> {
        match kind {
            Kind::BigInt => &self.int,
            Kind::Complex => &self.complex,
            Kind::Str => &self.str,
            Kind::Bytes => &self.bytes,
            Kind::ByteArray => &self.bytearray,
            Kind::List => &self.list,
            Kind::Tuple => &self.tuple,
            Kind::Dict => &self.dict,
            Kind::DictView => &self.dict_keys,
            Kind::Set => &self.set,
            Kind::FrozenSet => &self.frozenset,
            Kind::Range => &self.range,
            Kind::Slice => &self.slice,
            Kind::Function => &self.function,
            Kind::Native => &self.builtin_function,
            Kind::BoundMethod => &self.method,
            Kind::Class => &self.type_,
            Kind::Instance => &self.object,
            Kind::Module => &self.module,
            Kind::Cell => &self.cell,
            Kind::Generator => &self.generator,
            Kind::Iterator => &self.list_iterator,
            Kind::Descriptor => &self.property,
            Kind::Code => &self.code,
        }
    }
}

impl Names {
    /// The names, made once per thread and kept for the life of the process.
    pub fn current() -> &'static Names {
        thread_local! {
            static NAMES: &'static Names = Box::leak(Box::new(Names::new()));
        }
        NAMES.with(|names| *names)
    }
}
