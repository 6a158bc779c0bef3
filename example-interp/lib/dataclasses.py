"""Classes that are mostly data: methods made from annotations."""

import sys
from types import GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
           "make_dataclass", "replace", "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class FrozenInstanceError(AttributeError):
    pass


class _Mark:
    """An object that stands for something, shown as it is called."""

    def __init__(self, shown):
        self.shown = shown

    def __repr__(self):
        return self.shown


class _MISSING_TYPE:
    """No default."""


class _KW_ONLY_TYPE:
    """The annotation after which all fields are keywords."""


MISSING, KW_ONLY = _MISSING_TYPE(), _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _Mark("<factory>")
_FIELD, _CLASSVAR, _INITVAR = map(_Mark, ("_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"))


class InitVar:
    """A parameter of `__init__` that is passed on to `__post_init__` and is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about a field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        given = (None, None, default, default_factory, repr, hash, init, compare,
                 MappingProxyType(metadata if metadata is not None else {}), kw_only, None)
        for name, value in zip(self.__slots__, given):
            setattr(self, name, value)

    def __repr__(self):
        order = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        return f"Field({_shown(self, order)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        # a default that is a descriptor is told its name
        told = getattr(type(self.default), "__set_name__", None)
        if told:
            told(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


def _shown(owner, names):
    return ",".join([f"{name}={getattr(owner, name)!r}" for name in names])


class _DataclassParams:
    """What the decorator was given."""

    __slots__ = "init", "repr", "eq", "order", "unsafe_hash", "frozen"

    def __init__(self, *given):
        for name, value in zip(self.__slots__, given):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({_shown(self, self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _text_names(annotation, module, owner, name):
    """Whether an annotation that is text names `owner.name`, such as `typing.ClassVar`."""
    head = annotation.split("[")[0].strip()
    prefix, _, last = (part.strip() for part in head.rpartition("."))
    namespace = sys.modules.get(module).__dict__ if sys.modules.get(module) else {}
    wanted = getattr(sys.modules.get(owner), name, None)
    if wanted is None:
        return False
    if not prefix:
        return namespace.get(last) is wanted
    return namespace.get(prefix) is sys.modules.get(owner) and last == name


def _kind(cls, annotation):
    typing = sys.modules.get("typing")
    if isinstance(annotation, str):
        if typing and _text_names(annotation, cls.__module__, "typing", "ClassVar"):
            return _CLASSVAR
        if _text_names(annotation, cls.__module__, "dataclasses", "InitVar"):
            return _INITVAR
        return _FIELD
    if typing and (annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar):
        return _CLASSVAR
    if annotation is InitVar or type(annotation) is InitVar:
        return _INITVAR
    return _FIELD


def _is_kw_only_mark(cls, annotation):
    if isinstance(annotation, str):
        return _text_names(annotation, cls.__module__, "dataclasses", "KW_ONLY")
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        found = default
    else:
        if hasattr(type(default), "__get__") and type(default).__name__ == "member_descriptor":
            # A slot of a base class is no default.
            default = MISSING
        found = field(default=default)
    found.name = name
    found.type = annotation
    kind = found._field_type = _kind(cls, annotation)
    if kind in (_CLASSVAR, _INITVAR) and found.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if kind in (_FIELD, _INITVAR):
        if found.kw_only is MISSING:
            found.kw_only = default_kw_only
    elif found.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if kind is _FIELD and found.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {found.default.__class__} for field {name} is not allowed: use default_factory")
    return found


class _Source:
    """The text of the methods that are made for a class, and the objects that it names."""

    def __init__(self):
        self.names = {}
        self.lines = []
        self.functions = []

    def name(self, prefix, value):
        name = f"{prefix}{len(self.names)}"
        self.names[name] = value
        return name

    def function(self, name, parameters, body):
        self.functions.append(name)
        self.lines.append(f" def {name}({', '.join(parameters)}):")
        self.lines.extend(f"  {line}" for line in body or ["pass"])

    def make(self, cls):
        names = ", ".join(self.names)
        text = f"def make({names}):\n" + "\n".join(self.lines) + f"\n return [{', '.join(self.functions)}]\n"
        scope = {}
        module = sys.modules.get(cls.__module__)
        exec(text, {} if module is None else module.__dict__, scope)
        for name, function in zip(self.functions, scope["make"](*self.names.values())):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            yield name, function


def _parameter(source, f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}={source.name('_default', f.default)}"
    return f"{f.name}={source.name('_factory_mark', _HAS_DEFAULT_FACTORY)}"


def _write_init(source, fields, positional, keyword_only, frozen, has_post_init, self_name, slots):
    seen_default = False
    for f in positional:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
    body = []
    if frozen:
        setter = source.name("_set", object.__setattr__)

    def assign(name, value):
        body.append(f"{setter}({self_name}, {name!r}, {value})" if frozen else f"{self_name}.{name} = {value}")

    for f in fields:
        if f._field_type is _INITVAR:
            continue
        if f.default_factory is not MISSING:
            factory = source.name("_factory", f.default_factory)
            if f.init:
                mark = source.name("_mark", _HAS_DEFAULT_FACTORY)
                assign(f.name, f"{factory}() if {f.name} is {mark} else {f.name}")
            else:
                assign(f.name, f"{factory}()")
        elif f.init:
            assign(f.name, f.name)
        elif slots and f.default is not MISSING:
            assign(f.name, source.name("_default", f.default))
    if has_post_init:
        arguments = ", ".join(f.name for f in fields if f._field_type is _INITVAR)
        body.append(f"{self_name}.__post_init__({arguments})")
    parameters = [self_name] + [_parameter(source, f) for f in positional if f.init]
    only = [_parameter(source, f) for f in keyword_only if f.init]
    if only:
        parameters += ["*", *only]
    source.function("__init__", parameters, body)


def _tuple_text(name, fields):
    return f"({', '.join(f'{name}.{f.name}' for f in fields)},)" if fields else "()"


def _recursive_repr(function):
    shown = set()

    def wrapper(self):
        key = id(self)
        if key in shown:
            return "..."
        shown.add(key)
        try:
            return function(self)
        finally:
            shown.discard(key)

    wrapper.__wrapped__ = function
    wrapper.__name__ = "__repr__"
    wrapper.__qualname__ = function.__qualname__
    wrapper.__module__ = function.__module__
    return wrapper


_HASH_ACTIONS = {
    # (unsafe_hash, eq, frozen, has an explicit hash) -> what to do
    (False, True, False, False): "none",
    (False, True, True, False): "add",
    (True, False, False, False): "add", (True, False, True, False): "add",
    (True, True, False, False): "add", (True, True, True, False): "add",
    (True, False, False, True): "refuse", (True, False, True, True): "refuse",
    (True, True, False, True): "refuse", (True, True, True, True): "refuse",
}


def _annotation_text(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        module = annotation.__module__
        return annotation.__qualname__ if module == "builtins" else f"{module}.{annotation.__qualname__}"
    if isinstance(annotation, str):
        return repr(annotation)
    return repr(annotation).removeprefix("typing.") if repr(annotation).startswith("typing.") else repr(annotation)


def _signature_text(positional, keyword_only):
    parts = []
    for place, group in enumerate((positional, keyword_only)):
        shown = [f for f in group if f.init]
        if place and shown:
            parts.append("*")
        for f in shown:
            text = f"{f.name}: {_annotation_text(f.type)}"
            if f.default is not MISSING:
                text += f" = {f.default!r}"
            elif f.default_factory is not MISSING:
                text += " = <factory>"
            parts.append(text)
    return f"({', '.join(parts)})"


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields, bases = {}, [base for base in cls.__mro__[:0:-1] if _FIELDS in vars(base)]
    for base in bases:
        fields |= vars(base)[_FIELDS]
    any_frozen_base = any(getattr(base, _PARAMS).frozen for base in bases)
    own_fields = []
    mark_seen = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_kw_only_mark(cls, annotation):
            if mark_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            mark_seen = kw_only = True
        else:
            own_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in own_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    every = [f for f in fields.values() if f._field_type in (_FIELD, _INITVAR)]
    positional = [f for f in every if not f.kw_only]
    keyword_only = [f for f in every if f.kw_only]
    real = [f for f in fields.values() if f._field_type is _FIELD]

    source = _Source()
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        _write_init(source, every, positional, keyword_only, frozen, hasattr(cls, "__post_init__"), self_name, slots)
    if repr:
        parts = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in real if f.repr)
        source.function("__repr__", ["self"], [f'return f"{{self.__class__.__qualname__}}({parts})"'])
    compared = [f for f in real if f.compare]
    mine, theirs = _tuple_text("self", compared), _tuple_text("other", compared)
    if eq:
        source.function("__eq__", ["self", "other"], [
            "if other.__class__ is self.__class__:", f" return {mine} == {theirs}", "return NotImplemented"])
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            source.function(name, ["self", "other"], [
                "if other.__class__ is self.__class__:", f" return {mine} {operator} {theirs}", "return NotImplemented"])
    if frozen:
        own = source.name("_cls", cls)
        error = source.name("_error", FrozenInstanceError)
        names = source.name("_names", frozenset(f.name for f in real))
        base = source.name("_super", super)
        for name, verb, arguments in (("__setattr__", "assign to", ["name", "value"]), ("__delattr__", "delete", ["name"])):
            source.function(name, ["self", *arguments], [
                f"if type(self) is {own} or name in {names}:",
                f' raise {error}(f"cannot {verb} field {{name!r}}")',
                f"{base}({own}, self).{name}({', '.join(arguments)})"])
    action = _HASH_ACTIONS.get((unsafe_hash, eq, frozen, has_explicit_hash))
    if action == "add":
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        source.function("__hash__", ["self"], [f"return hash({_tuple_text('self', hashed)})"])
    elif action == "refuse":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")

    for name, function in source.make(cls):
        if name == "__init__":
            annotations = {f.name: f.type for f in (*positional, *keyword_only) if f.init}
            annotations["return"] = None
            function.__annotations__ = annotations
        if name in cls.__dict__:
            if name in ("__init__", "__repr__", "__eq__"):
                continue
            if name == "__hash__":
                if cls.__dict__[name] is None or not has_explicit_hash:
                    cls.__hash__ = function
                continue
            hint = ". Consider using functools.total_ordering" if order and name in (
                "__lt__", "__le__", "__gt__", "__ge__") else ""
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{hint}")
        setattr(cls, name, _recursive_repr(function) if name == "__repr__" else function)
    if action == "none":
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + (_signature_text(positional, keyword_only) if init else "()")
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in positional if f.init)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot, [f.name for f in real])
    if "__abstractmethods__" in cls.__dict__:
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _frozen_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _frozen_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, frozen, weakref_slot, names):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple(name for name in (*names, *(("__weakref__",) if weakref_slot else ())) if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = _frozen_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _frozen_setstate
    # Methods that name `__class__` (for `super()`) mean the new class.
    for value in namespace.values():
        value = getattr(value, "__func__", value)
        for cell, name in zip(getattr(value, "__closure__", None) or (), getattr(getattr(value, "__code__", None), "co_freevars", ())):
            if name in ("__class__",) or name.startswith("_cls"):
                try:
                    if cell.cell_contents is cls:
                        cell.cell_contents = made
                except ValueError:
                    pass
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def _asdict(obj, make):
    if _is_instance(obj):
        return make([(f.name, _asdict(getattr(obj, f.name), make)) for f in fields(obj)])
    return _descend(obj, lambda inner: _asdict(inner, make))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def _astuple(obj, make):
    if _is_instance(obj):
        return make([_astuple(getattr(obj, f.name), make) for f in fields(obj)])
    return _descend(obj, lambda inner: _astuple(inner, make))


def _descend(obj, convert):
    """A container with converted items; anything else as a deep copy."""
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[convert(item) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(convert(item) for item in obj)
    if isinstance(obj, dict):
        if hasattr(type(obj), "default_factory"):
            new = type(obj)(obj.default_factory)
            for key, value in obj.items():
                new[convert(key)] = convert(value)
            return new
        return type(obj)((convert(key), convert(value)) for key, value in obj.items())
    if type(obj) in (int, str, float, bool, type(None), complex, bytes):
        return obj
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    import keyword
    import types
    body = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, body[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    body["__annotations__"] = annotations
    cls = types.new_class(cls_name, bases, {}, lambda namespace: namespace.update(body))
    cls.__module__ = "types"
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            if f._field_type is not _INITVAR:
                changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
