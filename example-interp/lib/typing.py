"""Type hints, as far as programs see them when they run."""

import collections.abc
import contextlib
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias, UnionType

TYPE_CHECKING = False


def _type_check(arg, message, is_argument=True, allow_special_forms=False):
    """The argument as a type: None stands for its class, text for a forward reference."""
    match arg:
        case None:
            return types.NoneType
        case str():
            return ForwardRef(arg)
        case _GenericAlias(__origin__=form) if form is ClassVar or form is Final:
            if is_argument and not allow_special_forms:
                raise TypeError(f"{arg} is not valid as type argument")
        case _SpecialForm() if arg not in _TYPES_THEMSELVES:
            if not (allow_special_forms and (arg is ClassVar or arg is Final)):
                raise TypeError(f"Plain {arg} is not valid as type argument")
        case _ if type(arg) is tuple:
            raise TypeError(f"{message} Got {arg!r:.100}.")
        case _ if arg in (Generic, Protocol):
            raise TypeError(f"Plain {arg} is not valid as type argument")
    return arg


def _type_repr(obj):
    """The text of an argument of a generic type."""
    match obj:
        case types.EllipsisType():
            return "..."
        case GenericAlias():
            return repr(obj)
        case type():
            module, name = obj.__module__, obj.__qualname__
            return name if module == "builtins" else f"{module}.{name}"
        case types.FunctionType():
            return obj.__name__
    return repr(obj)


def _type_reprs(args):
    return ", ".join([_type_repr(arg) for arg in args])


def _tuple(parameters):
    """What stands in brackets, as a tuple."""
    return parameters if isinstance(parameters, tuple) else (parameters,)


def _collect_parameters(args):
    """The type variables in `args`, in order of appearance."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_parameters(arg)
        elif hasattr(arg, "__typing_subst__"):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        for parameter in inner if isinstance(inner, tuple) else ():
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _cached(function):
    cache = {}

    @functools.wraps(function)
    def inner(self, parameters):
        try:
            key = (self, parameters, type(parameters) if not isinstance(parameters, tuple) else tuple(map(type, parameters)))
            return cache[key]
        except KeyError:
            result = cache[key] = function(self, parameters)
            return result
        except TypeError:
            return function(self, parameters)
    return inner


class _Final:
    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _Unionable:
    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


def _refusal(message):
    """A method that raises TypeError."""
    def refuse(self, *_, **__):
        raise TypeError(message.format(self))

    return refuse


class _SpecialForm(_Final, _Unionable, _root=True):
    """What is neither a class nor an alias of one."""

    def __init__(self, getitem):
        self._getitem, self._name, self.__doc__ = getitem, getitem.__name__, getitem.__doc__

    def __getitem__(self, parameters):
        return _special_getitem(self, parameters)

    def __getattr__(self, item):
        if item in ("__qualname__", "__name__"):
            return self._name
        raise AttributeError(item)

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    __mro_entries__ = _refusal("Cannot subclass {!r}")
    __call__ = _refusal("Cannot instantiate {!r}")
    __instancecheck__ = _refusal("{} cannot be used with isinstance()")
    __subclasscheck__ = _refusal("{} cannot be used with issubclass()")


@_cached
def _special_getitem(form, parameters):
    return form._getitem(form, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError("typing.Any cannot be used with isinstance()")

    def __repr__(self):
        return super().__repr__() if self is not Any else "typing.Any"

    __or__, __ror__ = _Unionable.__or__, _Unionable.__ror__


class Any(metaclass=_AnyMeta):
    """Every type."""

    def __new__(cls, *args, **kwargs):
        if cls is not Any:
            return object.__new__(cls)
        raise TypeError("Any cannot be instantiated")


def _plain(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _form(name, getitem=_plain, doc=None):
    form = _SpecialForm(getitem)
    form._name = name
    form.__doc__ = doc
    return form


NoReturn = _form("NoReturn", doc="The type of functions that never return.")
Never = _form("Never", doc="The type without values.")
Self = _form("Self", doc="The class that the method is called on.")
LiteralString = _form("LiteralString", doc="Any literal string.")
TypeAlias = _form("TypeAlias", doc="Marks an assignment as a type alias.")
_TYPES_THEMSELVES = Any, NoReturn, Never, Self, LiteralString, TypeAlias


@_SpecialForm
def ClassVar(self, parameters):
    """Marks a variable of the class."""
    return _GenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Final(self, parameters):
    """Marks a name that is never assigned again."""
    return _GenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Required(self, parameters):
    """Marks a key that a TypedDict must have."""
    return _GenericAlias(self, (_type_check(parameters, f"{self._name} accepts only a single type.", allow_special_forms=True),))


@_SpecialForm
def NotRequired(self, parameters):
    """Marks a key that a TypedDict may have."""
    return _GenericAlias(self, (_type_check(parameters, f"{self._name} accepts only a single type.", allow_special_forms=True),))


@_SpecialForm
def TypeGuard(self, parameters):
    """The result of a function that narrows its argument's type."""
    return _GenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Unpack(self, parameters):
    """Takes a type variable tuple apart."""
    return _UnpackAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those of a ParamSpec."""
    if not parameters and isinstance(parameters, tuple):
        raise TypeError("Cannot take a Concatenate of no types.")
    parameters = _tuple(parameters)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateAlias(self, (*(_type_check(p, message) for p in parameters[:-1]), parameters[-1]))


def _flatten_union(parameters):
    flat = []
    for parameter in parameters:
        if isinstance(parameter, (_UnionAlias, UnionType)):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    distinct = []
    for parameter in flat:
        if parameter not in distinct:
            distinct.append(parameter)
    return tuple(distinct)


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if not parameters and isinstance(parameters, tuple):
        raise TypeError("Cannot take a Union of no types.")
    members = _flatten_union([_type_check(each, "Union[arg, ...]: each arg must be a type.") for each in _tuple(parameters)])
    if len(members) < 2:
        return members[0]
    optional = len(members) == 2 and types.NoneType in members
    return _UnionAlias(self, members, name="Optional" if optional else None)


@_SpecialForm
def Optional(self, parameters):
    """A type or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


class _LiteralForm(_SpecialForm, _root=True):
    __slots__ = ()

    def __getitem__(self, parameters):
        values = {}
        for parameter in _tuple(parameters):
            for value in parameter.__args__ if isinstance(parameter, _LiteralAlias) else (parameter,):
                try:
                    values.setdefault((type(value), value), value)
                except TypeError:
                    values[type(value), id(value)] = value
        return _LiteralAlias(self, tuple(values.values()))


@_LiteralForm
def Literal(self, parameters):
    """Certain values."""


class ForwardRef(_Final, _root=True):
    """A type that is named by text."""

    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__",
                 "__forward_is_argument__", "__forward_is_class__", "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            # a star stands in brackets only
            code = compile(f"({arg})" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            code = None
        if code is None:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        state = arg, code, False, None, is_argument, is_class, module
        for name, value in zip(self.__slots__, state):
            setattr(self, name, value)

    def _evaluate(self, globalns, localns, recursive_guard):
        text = self.__forward_arg__
        known = self.__forward_evaluated__ and localns is globalns
        if text in recursive_guard:
            return self
        if known:
            return self.__forward_value__
        # One namespace stands for both; the module that the text is from is asked first.
        spaces = [space for space in (globalns, localns) if space is not None] or [{}]
        outer, inner = spaces[0], spaces[-1]
        module = sys.modules.get(self.__forward_module__) if self.__forward_module__ is not None else None
        found = _type_check(eval(self.__forward_code__, getattr(module, "__dict__", outer), inner),
                            "Forward references must evaluate to types.",
                            is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__)
        outer = getattr(module, "__dict__", outer)
        self.__forward_value__ = _eval_type(found, outer, inner, recursive_guard | {text})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if isinstance(other, ForwardRef):
            both = self.__forward_evaluated__ and other.__forward_evaluated__
            return self._key(both) == other._key(both)
        return NotImplemented

    def _key(self, evaluated=False):
        return self.__forward_arg__, self.__forward_value__ if evaluated else self.__forward_module__

    def __hash__(self):
        return hash(self._key())

    __or__, __ror__ = _Unionable.__or__, _Unionable.__ror__

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _caller_module():
    """The name of the module that called the caller."""
    try:
        space = sys._getframe(2).f_globals
    except ValueError:
        return None
    return space.get("__name__", "__main__")


class _TypeVarLike(_Final, _Unionable, _root=True):
    __slots__ = ("__name__", "__bound__", "__covariant__", "__contravariant__", "__dict__")

    def _start(self, name, bound, variance, module):
        if all(variance):
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__covariant__, self.__contravariant__ = map(bool, variance)
        self.__bound__ = bound if bound is None else _type_check(bound, "Bound must be a type.")
        if module != __name__:
            self.__module__ = module

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__

    def __reduce__(self):
        return self.__name__

    def __copy__(self, _=None):
        return self

    __deepcopy__ = __copy__


class TypeVar(_TypeVarLike, _root=True):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self._start(name, bound, (covariant, contravariant), _caller_module())
        if constraints:
            if bound is not None:
                raise TypeError("Constraints cannot be combined with bound=...")
            if len(constraints) < 2:
                raise TypeError("A single constraint is not allowed")
        message = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple([_type_check(constraint, message) for constraint in constraints])

    def __typing_subst__(self, arg):
        found = _type_check(arg, "Parameters to generic types must be types.")
        if isinstance(found, _UnpackAlias):
            raise TypeError(f"{found} is not valid as type argument")
        return found


class TypeVarTuple(_Final, _root=True):
    """A variable for any number of types."""

    __slots__ = ("__name__", "__dict__")

    def __init__(self, name):
        self.__name__ = name
        self.__module__ = _caller_module()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class _ParamSpecPart(_Final, _root=True):
    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"


class ParamSpecArgs(_ParamSpecPart, _root=True):
    _part = "args"


class ParamSpecKwargs(_ParamSpecPart, _root=True):
    _part = "kwargs"


class ParamSpec(_TypeVarLike, _root=True):
    """A variable for the parameters of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self._start(name, bound, (covariant, contravariant), _caller_module())

    args, kwargs = property(ParamSpecArgs), property(ParamSpecKwargs)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_type_check(a, "Expected a type.") for a in arg)
        if arg is ... or isinstance(arg, (ParamSpec, _ConcatenateAlias)):
            return arg
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")


def _substitute(arg, mapping):
    """`arg` with its type variables replaced."""
    if isinstance(arg, type) and not isinstance(arg, GenericAlias):
        return arg
    if hasattr(arg, "__typing_subst__"):
        return mapping.get(arg, arg)
    if isinstance(arg, (tuple, list)):
        return type(arg)(_substitute(item, mapping) for item in arg)
    parameters = getattr(arg, "__parameters__", ())
    if parameters:
        return arg[tuple(mapping.get(parameter, parameter) for parameter in parameters)]
    return arg


def _mapping_for(alias, parameters, args):
    """Which argument takes the place of which type variable."""
    if not parameters:
        raise TypeError(f"{alias} is not a generic class")
    tuples = [p for p in parameters if isinstance(p, TypeVarTuple)]
    if tuples:
        place = parameters.index(tuples[0])
        after = len(parameters) - place - 1
        if len(args) < len(parameters) - 1:
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {len(parameters) - 1}")
        middle = args[place:len(args) - after]
        args = (*args[:place], middle, *args[len(args) - after:])
        return {p: a if isinstance(p, TypeVarTuple) else p.__typing_subst__(a) for p, a in zip(parameters, args)}
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and not (
            len(args) == 1 and (args[0] is ... or isinstance(args[0], (list, tuple, ParamSpec, _ConcatenateAlias)))):
        args = (args,)
    _check_count(alias, len(args), len(parameters))
    return {p: p.__typing_subst__(a) for p, a in zip(parameters, args)}


def _replace_all(args, mapping):
    new = []
    for arg in args:
        if isinstance(arg, _UnpackAlias) and isinstance(arg.__args__[0], TypeVarTuple):
            new.extend(mapping.get(arg.__args__[0], (arg,)))
            continue
        found = _substitute(arg, mapping)
        if isinstance(arg, ParamSpec) and isinstance(found, tuple):
            new.extend(found)
        else:
            new.append(found)
    return tuple(new)


def _substitute_alias(alias, args):
    """`list[T][int]` of built-in generic classes."""
    args = _tuple(args)
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    return GenericAlias(alias.__origin__, _replace_all(alias.__args__, _mapping_for(repr(alias), parameters, args)))


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


# what an alias keeps for itself: any other attribute is its class's
_ALIAS_STATE = frozenset(["_name", "_inst", "_nparams", "_defaults"])


class _BaseGenericAlias(_Final, _Unionable, _root=True):
    def __init__(self, origin, *, inst=True, name=None):
        vars(self).update(__origin__=origin, _inst=inst, _name=name, __slots__=None)

    def __call__(self, *args, **kwargs):
        kind = self.__origin__
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {kind.__name__}() instead")
        made = kind(*args, **kwargs)
        with contextlib.suppress(AttributeError):
            made.__orig_class__ = self
        return made

    def __mro_entries__(self, bases):
        kind, later = self.__origin__, bases[bases.index(self) + 1:]
        classes = () if kind in bases else (kind,)
        for base in later:
            if isinstance(base, _BaseGenericAlias) or issubclass(base, Generic):
                return classes
        return *classes, Generic

    def __getattr__(self, attr):
        special = _is_dunder(attr)
        if not special and "__origin__" in vars(self):
            return getattr(self.__origin__, attr)
        if special and attr[2:-2] in ("name", "qualname"):
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        own = attr in _ALIAS_STATE or _is_dunder(attr)
        if own:
            object.__setattr__(self, attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _GenericAlias(_BaseGenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = _tuple(args)
        self.__args__, self.__parameters__ = args, _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _GenericAlias) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def _key(self):
        return self.__origin__, self.__args__

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        args = _tuple(args)
        return self.copy_with(_replace_all(self.__args__, _mapping_for(self, self.__parameters__, args)))

    def copy_with(self, args):
        return type(self)(self.__origin__, args, inst=self._inst, name=self._name)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        args = _type_reprs(self.__args__) or "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        return _rebuild, (self.__class__, self.__origin__, self.__args__, self._inst, self._name)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            place = bases.index(self)
            for base in bases[place + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _rebuild(cls, origin, args, inst, name):
    return cls(origin, args, inst=inst, name=name)


class _UnionAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionAlias, UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            return all(arg in other.__args__ for arg in self.__args__) and all(arg in self.__args__ for arg in other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        members = self.__args__
        if len(members) == 2 and types.NoneType in members:
            other = members[members[0] is types.NoneType]
            return f"typing.Optional[{_type_repr(other)}]"
        return f"typing.Union[{_type_reprs(members)}]"

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class _LiteralAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, _LiteralAlias) else NotImplemented

    def __hash__(self):
        return hash(self._values())

    def _values(self):
        """1 and True are not the same here."""
        return frozenset([(type(value), value) for value in self.__args__])

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _ConcatenateAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        *first, last = args
        return (*first, *last) if isinstance(last, (list, tuple)) else super().copy_with(args)


class _UnpackAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return "*" + _type_repr(self.__args__[0])


class _CallableAlias(_GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateAlias))):
            return super().__repr__()
        return f"typing.Callable[[{_type_reprs(args[:-1])}], {_type_repr(args[-1])}]"


class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        before = ()
        if isinstance(origin, _AnnotatedAlias):
            origin, before = origin.__origin__, origin.__metadata__
        _GenericAlias.__init__(self, origin, origin, name="Annotated")
        self.__metadata__ = (*before, *metadata)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _AnnotatedAlias) else NotImplemented

    __hash__ = _GenericAlias.__hash__

    def _key(self):
        return self.__origin__, self.__metadata__

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Annotated"
        return super().__getattr__(attr)


class Annotated:
    """A type with data of any kind about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple) or len(parameters) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        origin = _type_check(parameters[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
        return _AnnotatedAlias(origin, tuple(parameters[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """`List`, `Dict` and so on, before they are subscripted."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams, self.__module__ = nparams, __name__
        self.__doc__ = f"A generic version of {_type_repr(origin)}."

    def __getitem__(self, parameters):
        return _alias_getitem(self, parameters)

    def copy_with(self, parameters):
        return self._subscripted(self.__origin__, parameters, inst=self._inst, name=self._name)

    _subscripted = _GenericAlias

    def __repr__(self):
        return f"typing.{self._name}"

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)

    def __reduce__(self):
        return self._name


@_cached
def _alias_getitem(alias, parameters):
    if not alias._nparams:
        raise TypeError(f"{alias} is not a generic class")
    args = [_type_check(each, "Parameters to generic types must be types.") for each in _tuple(parameters)]
    _check_count(alias, len(args), alias._nparams)
    return alias.copy_with(tuple(args))


def _check_count(generic, given, expected):
    if given != expected:
        raise TypeError(f"Too {'few' if given < expected else 'many'} arguments for {generic}; actual {given}, expected {expected}")


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, parameters):
        parameters = _tuple(parameters)
        first, last = parameters[:-1], parameters[-1:]
        if first and last[0] is ...:
            return self.copy_with((*[_type_check(each, "Tuple[t, ...]: t must be a type.") for each in first], ...))
        return self.copy_with(tuple([_type_check(each, "Tuple[t0, t1, ...]: each t must be a type.") for each in parameters]))


class _CallableType(_SpecialGenericAlias, _root=True):
    _subscripted = _CallableAlias

    def __getitem__(self, parameters):
        match parameters:
            case (args, result) if isinstance(parameters, tuple):
                result = _type_check(result, "Callable[args, result]: result must be a type.")
            case _:
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        if isinstance(args, (list, tuple)):
            args = [_type_check(arg, "Callable[[arg, ...], result]: each arg must be a type.") for arg in args]
        elif args is ... or isinstance(args, (ParamSpec, _ConcatenateAlias)):
            args = [args]
        else:
            args = [_type_check(args, "Callable[[arg, ...], result]: each arg must be a type.")]
        return self.copy_with((*args, result))


class Generic:
    """The base of classes with type variables."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, parameters):
        message = "Parameters to generic types must be types."
        args = tuple([each if each is ... or isinstance(each, (list, tuple)) else _type_check(each, message)
                      for each in _tuple(parameters)])
        if cls is Generic or cls is Protocol:
            _check_variables(cls, args)
            return _GenericAlias(cls, args)
        if not cls.__parameters__:
            raise TypeError(f"{cls} is not a generic class")
        chosen = []
        for variable, arg in _mapping_for(cls, cls.__parameters__, args).items():
            chosen += arg if isinstance(variable, TypeVarTuple) else [arg]
        return _GenericAlias(cls, tuple(chosen))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = vars(cls).get("__orig_bases__")
        plain = cls.__bases__ if bases is None else bases
        if Generic in plain and (bases is not None or cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta):
            raise TypeError("Cannot inherit from plain Generic")
        used = _collect_parameters(bases or ())
        listed = [base.__parameters__ for base in bases or () if isinstance(base, _GenericAlias) and base.__origin__ is Generic]
        if len(listed) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        for variables in listed:
            unlisted = ", ".join([str(variable) for variable in used if variable not in variables])
            if unlisted:
                raise TypeError(f"Some type variables ({unlisted}) are not listed in Generic[{', '.join(map(str, variables))}]")
        cls.__parameters__ = listed[0] if listed else used


def _check_variables(cls, args):
    """What stands in the brackets of Generic and Protocol."""
    if not args:
        raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
    variables = [arg.__args__[0] if isinstance(arg, _UnpackAlias) else arg for arg in args]
    if any(not isinstance(each, (TypeVar, ParamSpec, TypeVarTuple)) for each in variables):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
    if len({*variables}) < len(variables):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")


_NO_MEMBERS = frozenset([
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__", "__orig_bases__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__", "__qualname__", "_MutableMapping__marker",
    "_abc_registered", "_abc_answers",
])


def _protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic") and base.__module__ == "typing":
            continue
        annotations = base.__dict__.get("__annotations__", {})
        for attr in [*base.__dict__, *annotations]:
            if attr not in _NO_MEMBERS and not attr.startswith("_abc_"):
                attrs.add(attr)
    return attrs


def _callable_in(cls, attr):
    return callable(getattr(cls, attr, None))


_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        kind = type(instance)
        if getattr(cls, "_is_protocol", False):
            if not cls._is_runtime_protocol and cls is not Protocol:
                if cls in kind.__mro__ and super().__subclasscheck__(kind):
                    return True
                raise TypeError(_NOT_RUNTIME)
            by_class = all(_callable_in(cls, attr) for attr in _protocol_attrs(cls)) and super().__instancecheck__(instance)
            return by_class or _has_members(instance, cls)
        return super().__instancecheck__(instance)


def _has_members(instance, protocol):
    from inspect import getattr_static

    absent = object()
    for attr in _protocol_attrs(protocol):
        value = getattr_static(instance, attr, absent)
        # a method that is None says that there is none
        if value is absent or value is None and _callable_in(protocol, attr):
            return False
    return True


def _protocol_hook(cls, other):
    """`__subclasshook__` of protocols: what has all the methods is a subclass."""
    if not vars(cls).get("_is_protocol"):
        return NotImplemented
    if not cls._is_runtime_protocol:
        raise TypeError(_NOT_RUNTIME)
    members = _protocol_attrs(cls)
    if not all(_callable_in(cls, attr) for attr in members):
        raise TypeError("Protocols with non-method members don't support issubclass()")
    if not isinstance(other, type):
        raise TypeError("issubclass() arg 1 must be a class")
    return all(_defines(other, attr) for attr in members) or NotImplemented


def _defines(kind, attr):
    for base in kind.__mro__:
        space = vars(base)
        if attr in space:
            return space[attr] is not None
        if getattr(base, "_is_protocol", False) and attr in space.get("__annotations__", ()):
            return True
    return False


def _no_init(self, *args, **kwargs):
    """`__init__` of protocols, which their subclasses without one of their own inherit: the next class's takes its place."""
    kind = type(self)
    if kind._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    others = (vars(base)["__init__"] for base in kind.__mro__ if "__init__" in vars(base))
    kind.__init__ = next(init for init in others if init is not _no_init)
    kind.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of structural types."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = vars(cls)
        if not own.get("_is_protocol"):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in own:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and base.__module__ not in ("collections.abc", "contextlib"):
                    if not getattr(base, "_is_protocol", False) or not issubclass(base, Generic):
                        raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
            if "__init__" not in own:
                cls.__init__ = _no_init


def runtime_checkable(cls):
    if issubclass(cls, Generic) and cls._is_protocol:
        cls._is_runtime_protocol = True
        return cls
    raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    sys.stderr.write(f"Runtime type is {type(obj).__name__!r}\n")
    return obj


def assert_never(arg, /):
    shown = repr(arg)
    raise AssertionError(f"Expected code to be unreachable, but got: {shown if len(shown) <= 100 else shown[:100] + '...'}")


def _rebuilt(t, change):
    """The type with each of its arguments changed; the same object if none is."""
    args = tuple([change(arg) for arg in t.__args__])
    if args == t.__args__:
        return t
    match t:
        case UnionType():
            return functools.reduce(operator.or_, args)
        case GenericAlias():
            return GenericAlias(t.__origin__, args)
    return t.copy_with(args)


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """The type with every forward reference in it evaluated."""
    def evaluated(arg):
        if isinstance(t, GenericAlias) and isinstance(arg, str):
            arg = ForwardRef(arg)
        return _eval_type(arg, globalns, localns, recursive_guard)

    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    return _rebuilt(t, evaluated) if isinstance(t, (_GenericAlias, GenericAlias, UnionType)) else t


def _strip_annotations(t):
    """The type without what Annotated, Required and NotRequired add."""
    while isinstance(t, _AnnotatedAlias) or getattr(t, "__origin__", None) in (Required, NotRequired):
        t = t.__origin__ if isinstance(t, _AnnotatedAlias) else t.__args__[0]
    return _rebuilt(t, _strip_annotations) if isinstance(t, (_GenericAlias, GenericAlias, UnionType)) else t


_WITHOUT_HINTS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType, types.WrapperDescriptorType,
                  types.MethodWrapperType, types.MethodDescriptorType)


def _annotated(obj, globalns, localns):
    """Yields the annotations of an object, each as (name, value, globals, locals, options of its forward reference)."""
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            outer, inner = globalns, localns
            if outer is None:
                outer = getattr(sys.modules.get(base.__module__), "__dict__", {})
            if inner is None:
                inner = dict(vars(base))
                if globalns is None:
                    # names of the module win over those of the class
                    outer, inner = inner, outer
            for name, value in vars(base).get("__annotations__", {}).items():
                yield name, value, outer, inner, {"is_argument": False, "is_class": True}
        return
    is_module = isinstance(obj, types.ModuleType)
    if globalns is None:
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        globalns = vars(obj) if is_module else getattr(inner, "__globals__", {})
    found = getattr(obj, "__annotations__", None)
    if found is None and not isinstance(obj, _WITHOUT_HINTS):
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    for name, value in (found or {}).items():
        yield name, value, globalns, globalns if localns is None else localns, {"is_argument": not is_module}


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    for name, value, outer, inner, options in _annotated(obj, globalns, localns):
        if isinstance(value, str):
            value = ForwardRef(value, **options)
        hint = types.NoneType if value is None else _eval_type(value, outer, inner)
        hints[name] = hint if include_extras else _strip_annotations(hint)
    return hints


def get_origin(tp):
    match tp:
        case _AnnotatedAlias():
            return Annotated
        case UnionType():
            return UnionType
        case _BaseGenericAlias() | GenericAlias() | _ParamSpecPart():
            return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    match tp:
        case _AnnotatedAlias():
            return tp.__origin__, *tp.__metadata__
        case _GenericAlias() | GenericAlias() | UnionType():
            *first, last = args = tp.__args__ or (None,)
            if get_origin(tp) is not collections.abc.Callable or not tp.__args__:
                return tp.__args__
            if len(args) == 2 and (first[0] is ... or isinstance(first[0], (ParamSpec, _ConcatenateAlias))):
                return args
            return first, last
    return ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def no_type_check(arg):
    if isinstance(arg, type):
        for inner in [*vars(arg).values()]:
            if isinstance(inner, (type, types.FunctionType)):
                no_type_check(inner)
    with contextlib.suppress(TypeError):
        arg.__no_type_check__ = True
    return arg


def no_type_check_decorator(decorator):
    def unchecked(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return functools.update_wrapper(unchecked, decorator)


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a "
                              "stub module should always be followed by an implementation that is not @overload-ed.")


# by module and name, then by line: a module that is loaded again replaces its own
_overloads = {}


def overload(func):
    plain = getattr(func, "__func__", func)
    with contextlib.suppress(AttributeError):
        _overloads.setdefault((plain.__module__, plain.__qualname__), {})[plain.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    plain = getattr(func, "__func__", func)
    return [*_overloads.get((plain.__module__, plain.__qualname__), {}).values()]


def clear_overloads():
    _overloads.clear()


def final(f):
    with contextlib.suppress(AttributeError, TypeError):
        f.__final__ = True
    return f


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    told = locals()

    def mark(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = told
        return cls_or_fn

    return mark


class NewType:
    """A distinct type without cost."""

    def __init__(self, name, tp):
        self.__supertype__, self.__qualname__ = tp, name
        self.__name__ = name[name.rfind(".") + 1:]
        if (module := _caller_module()) != __name__:
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        base = self.__name__

        class Refusing:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{name} = NewType({name!r}, {base})`")

        return (Refusing,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    __or__, __ror__ = _Unionable.__or__, _Unionable.__ror__


def _make_nmtuple(name, fields, module, defaults=()):
    annotations = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in fields}
    made = collections.namedtuple(name, [n for n, _ in fields], defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = annotations
    return made


_NAMED_TUPLE_RESERVED = frozenset({"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                                   "_field_types", "_make", "_replace", "_asdict", "_source"})


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if not {*bases} <= {_NamedTuple, Generic}:
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        fields = ns.get("__annotations__", {})
        with_default = [name for name in fields if name in ns]
        before = []
        for name in fields:
            if name in ns:
                before.append(name)
            elif before:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{'s'[len(before) < 2:]} "
                                f"{', '.join(before)}")
        made = _make_nmtuple(typename, fields.items(), ns["__module__"], [ns[name] for name in with_default])
        made.__bases__ = tuple([tuple if base is _NamedTuple else base for base in bases])
        generic = Generic in bases
        if generic:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for name, value in ns.items():
            if name in _NAMED_TUPLE_RESERVED:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {name}")
            if name not in _NAMED_TUPLE_GIVEN and name not in fields:
                setattr(made, name, value)
        if generic:
            made.__init_subclass__()
        return made


_NAMED_TUPLE_GIVEN = frozenset(["__prepare__", "__module__", "__annotations__", "__weakref__", "__dict__"])


def NamedTuple(typename, fields=None, /, **kwargs):
    if kwargs and fields is not None:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_nmtuple(typename, [*(kwargs.items() if fields is None else fields)], _caller_module())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        if not all(base is Generic or type(base) is _TypedDictMeta for base in bases):
            raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        classes = (Generic, dict) if any(issubclass(base, Generic) for base in bases) else (dict,)
        made = type.__new__(cls, name, classes, ns)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        # the keys of the bases, then the own: their types, and whether they have to be there
        hints, needed = {}, {}
        for base in bases:
            space = vars(base)
            hints |= space.get("__annotations__", {})
            needed |= dict.fromkeys(space.get("__required_keys__", ()), True) | dict.fromkeys(space.get("__optional_keys__", ()), False)
        for key, hint in ns.get("__annotations__", {}).items():
            if isinstance(hint, str):
                hints[key] = ForwardRef(hint, module=made.__module__, is_class=True)
            else:
                hints[key] = _type_check(hint, message, is_argument=False, allow_special_forms=True)
            form = get_origin(hints[key].__origin__ if get_origin(hints[key]) is Annotated else hints[key])
            needed[key] = form is Required or form is not NotRequired and bool(total)
        made.__annotations__ = hints
        for attribute, wanted in (("__required_keys__", True), ("__optional_keys__", False)):
            setattr(made, attribute, frozenset([key for key, need in needed.items() if need is wanted]))
        if "__total__" not in vars(made):
            made.__total__ = total
        return made

    __call__ = dict
    __instancecheck__ = __subclasscheck__ = _refusal("TypedDict does not support instance and class checks")


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if kwargs and fields is not None:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    if fields is None and kwargs:
        # imported here: few programs come this way
        from warnings import warn
        warn("The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed in Python 3.13, "
             "and may not be understood by third-party type checkers.", DeprecationWarning, stacklevel=2)
    body = {"__annotations__": dict(kwargs if fields is None else fields)}
    if module := _caller_module():
        body["__module__"] = module
    return _TypedDictMeta(typename, (), body, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)

for _name in "T KT VT T_co V_co VT_co T_contra".split():
    globals()[_name] = TypeVar(_name, covariant=_name.endswith("_co"), contravariant=_name.endswith("_contra"))
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr, Text = TypeVar("AnyStr", bytes, str), str

# the classes that can be subscripted, by the number of their type variables
_ABSTRACT = {
    0: "Hashable Sized ByteString",
    1: "Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection MutableSet Sequence "
       "MutableSequence MappingView KeysView ValuesView",
    2: "AsyncGenerator Mapping MutableMapping ItemsView",
    3: "Coroutine Generator",
}
_alias = _SpecialGenericAlias
for _count, _names in _ABSTRACT.items():
    for _name in _names.split():
        globals()[_name] = _alias(getattr(collections.abc, _name), _count)
for _name, _class, _count in (
        ("AbstractSet", collections.abc.Set, 1), ("Deque", collections.deque, 1), ("DefaultDict", collections.defaultdict, 2),
        ("OrderedDict", collections.OrderedDict, 2), ("Counter", collections.Counter, 1), ("ChainMap", collections.ChainMap, 2),
        ("ContextManager", contextlib.AbstractContextManager, 1), ("AsyncContextManager", contextlib.AbstractAsyncContextManager, 1)):
    globals()[_name] = _alias(_class, _count, name=_name)
# built-in classes, which are to be made by their own name
for _class, _count in ((list, 1), (set, 1), (dict, 2), (type, 1), (frozenset, 1)):
    _name = {frozenset: "FrozenSet"}.get(_class) or _class.__name__.title()
    globals()[_name] = _alias(_class, _count, inst=False, name=_name)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
Callable = _CallableType(collections.abc.Callable, 2)


def _conversion(name, method, result, *base):
    """A protocol of one method, which gives another value."""
    def convert(self):
        pass

    convert.__name__, convert.__qualname__ = method, f"{name}.{method}"
    convert.__annotations__["return"] = result
    body = {"__slots__": (), "__module__": "typing", method: abstractmethod(convert)}
    return runtime_checkable(types.new_class(name, (Protocol[base] if base else Protocol,), exec_body=lambda space: space.update(body)))


SupportsInt = _conversion("SupportsInt", "__int__", int)
SupportsFloat = _conversion("SupportsFloat", "__float__", float)
SupportsComplex = _conversion("SupportsComplex", "__complex__", complex)
SupportsBytes = _conversion("SupportsBytes", "__bytes__", bytes)
SupportsIndex = _conversion("SupportsIndex", "__index__", int)
SupportsAbs = _conversion("SupportsAbs", "__abs__", T_co, T_co)


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """What round() rounds."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


class IO(Generic[AnyStr]):
    """Files."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


def __getattr__(name):
    # Only these need the module `re`.
    if name in ("Pattern", "Match"):
        import re
        found = globals()[name] = _alias(getattr(re, name), 1)
        return found
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString", "Container",
    "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable",
    "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes",
    "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict",
    "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match",
    "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "final",
    "get_args", "get_origin", "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType",
    "no_type_check", "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs",
    "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]
