"""Enumerations."""

import operator
import sys
from types import DynamicClassAttribute, MappingProxyType
from warnings import warn

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
           "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
           "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE"]

_builtin_property = property

# Set once the class itself is made: while `Enum` and `Flag` are being made there is none.
Enum = Flag = EJECT = KEEP = STRICT = CONFORM = ReprEnum = None


class _Wrapped:
    def __init__(self, value):
        self.value = value


class nonmember(_Wrapped):
    """Keeps an attribute of the class body from becoming a member."""


class member(_Wrapped):
    """Makes an attribute of the class body a member, whatever it is."""


class _Unset:
    def __repr__(self):
        return "_auto_null"


_unset = _Unset()


def _after(value):
    """`value + 1`, or None."""
    try:
        return value + 1
    except TypeError:
        return None


class auto:
    """Stands for the next value."""

    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members that does not hide a member of the same name from the class."""

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            pass
        raise AttributeError(f"{ownerclass!r} {'has' if instance is None else 'member has'} no attribute {self.name!r}")

    def _refused(self, doing):
        return AttributeError(f"<enum {self.clsname!r}> cannot {doing} attribute {self.name!r}")

    def __set__(self, instance, value):
        if not self.fset:
            raise self._refused("set")
        self.fset(instance, value)

    def __delete__(self, instance):
        if not self.fdel:
            raise self._refused("delete")
        self.fdel(instance)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and (name[-1] != "_" or name[-2] != "_")


def _is_descriptor(obj):
    return any(hasattr(obj, name) for name in ("__get__", "__set__", "__delete__"))


def _is_single_bit(number):
    return number > 0 and not number & (number - 1)


def _bits(number):
    """The set bits, lowest first."""
    while number:
        lowest = number & -number
        yield lowest
        number ^= lowest


def bin(num, max_bits=None):
    """As the built-in one, with the sign as a leading bit that fills the width."""
    width = num.bit_length()
    digits = format(num & (1 << width) - 1, f"0{width}b") if width else ""
    sign = "1" if num < 0 else "0"
    return f"0b{sign} {digits.rjust(max_bits or 0, sign)}"


_RESERVED = frozenset("_order_ _generate_next_value_ _numeric_repr_ _missing_ _ignore_ _iter_member_ _iter_member_by_value_ "
                      "_iter_member_by_def_".split())


class _Namespace(dict):
    """The body of an enumeration: notes members in order and refuses names that are taken."""

    def __init__(self, cls_name):
        dict.__init__(self)
        self._cls_name, self._member_names, self._last_values = cls_name, {}, []
        self._ignore, self._auto_called = [], False

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._setting(key, value)
        elif _is_dunder(key):
            key = {"__order__": "_order_"}.get(key, key)
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif isinstance(value, nonmember):
            value = value.value
        elif key not in self._ignore and (isinstance(value, member) or not _is_descriptor(value)):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, type) and f".{value.__qualname__}".endswith(f".{self._cls_name}.{value.__name__}"):
                warn("In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to keep the "
                     "current behavior.", DeprecationWarning, stacklevel=2)
            value = self._value(key, value.value if isinstance(value, member) else value)
            self._last_values.append(value)
            self._member_names[key] = None
        dict.__setitem__(self, key, value)

    def _setting(self, key, value):
        """What the body sets under a name of the enumeration's own."""
        if key not in _RESERVED:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = getattr(value, "__func__", value) if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self._ignore = value = value.replace(",", " ").split() if isinstance(value, str) else [*value]
            if taken := self._member_names.keys() & set(value):
                raise ValueError(f"_ignore_ cannot specify already set names: {taken!r}")
        return value

    def _value(self, key, value):
        """A member's value, with what stands for the next one replaced, alone or in a tuple."""
        if isinstance(value, auto):
            return self._resolved(key, value)
        if isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            parts = []
            for part in value:
                if isinstance(part, auto):
                    part = self._resolved(key, part)
                    self._last_values.append(part)
                parts.append(part)
            kind = type(value)
            return kind(*parts) if hasattr(kind, "_fields") else kind(parts)
        return value

    def _resolved(self, key, value):
        if value.value is _unset:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return value.value

    def update(self, members, **more):
        pairs = [(name, members[name]) for name in members.keys()] if hasattr(members, "keys") else members
        for source in (pairs, more.items()):
            for name, value in source:
                self[name] = value


def _data_types(base):
    """The class that the values of a base's members have: what `__new__` or the fields of a dataclass are from."""
    outermost = None
    for cls in base.__mro__:
        if cls is object:
            continue
        if Enum is not None and isinstance(cls, EnumType):
            if cls._member_type_ is not object:
                return cls._member_type_
        elif not vars(cls).keys().isdisjoint(("__new__", "__dataclass_fields__")):
            return outermost or cls
        else:
            outermost = outermost or cls
    return object


def _data_type(cls_name, bases):
    found = {_data_types(base): None for base in bases}
    found.pop(object, None)
    if len(found) > 1:
        raise TypeError(f"too many data types for {cls_name!r}: {set(found)!r}")
    return next(iter(found), object)


def _mixins(cls_name, bases):
    """The data type and the last enumeration among the bases."""
    if not bases:
        return object, Enum
    first = bases[-1]
    if not isinstance(first, EnumType):
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    return _data_type(cls_name, bases) or object, first


def _find_new(namespace, member_type, first_enum):
    """The function that makes members, whether it is the class's own, and whether it takes the value's parts."""
    new = namespace.get("__new__")
    own = new is not None and first_enum is not None
    if new is None:
        plain = None, object.__new__, getattr(Enum, "__new__", None)
        candidates = [getattr(cls, name, None) for name in ("__new_member__", "__new__") for cls in (member_type, first_enum)]
        new = next((found for found in candidates if found not in plain), object.__new__)
    return new, own, first_enum is not None and new is not object.__new__


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, /, *, boundary=None, _simple=False, **kwds):
        _refuse_members(cls, bases)
        namespace = _Namespace(cls)
        first_enum = _mixins(cls, bases)[1]
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, namespace, /, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, namespace, **kwds)
        ignored = namespace.pop("_ignore_", ())
        for name in ignored:
            namespace.pop(name, None)
        member_type, first_enum = _mixins(cls, bases)
        new, own_new, use_args = _find_new(namespace, member_type, first_enum)
        names = [name for name in namespace._member_names if name not in ignored]
        if bad := [repr(name) for name in ("mro", "") if name in names]:
            raise ValueError(f"invalid enum member name(s) {','.join(bad)}")
        order = namespace.get("_order_")
        body = {name: value for name, value in namespace.items() if name != "_order_" and name not in names}
        body |= {
            "_new_member_": new, "_use_args_": use_args, "_member_type_": member_type,
            "_member_names_": [], "_member_map_": {}, "_value2member_map_": {}, "_unhashable_values_": [],
            "_flag_mask_": 0, "_singles_mask_": 0, "_all_bits_": 0, "_inverted_": None,
            "_boundary_": boundary or getattr(first_enum, "_boundary_", None),
        }
        if own_new:
            # From here on calling the class looks values up.
            body["__new_member__"] = body.pop("__new__")
        made = super().__new__(metacls, cls, bases, body, **kwds)
        if first_enum is not None:
            made.__new__ = Enum.__new__
            _inherit_texts(made, body, member_type, first_enum)
        is_flag = Flag is not None and issubclass(made, Flag)
        # Private bodies may hold a function that makes the next value as a plain function.
        if "_generate_next_value_" in body and not isinstance(body["_generate_next_value_"], staticmethod):
            if body["_generate_next_value_"] is not None:
                type.__setattr__(made, "_generate_next_value_", staticmethod(body["_generate_next_value_"]))
        for name in names:
            _add_member(made, name, namespace[name], is_flag)
        if is_flag:
            _finish_flag(made)
        if order is not None:
            _check_order(made, order, is_flag)
        return made

    def __init__(cls, *args, **kwds):
        type.__init__(cls, *args[:3])

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is not None:
            return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)
        return cls.__new__(cls, value)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, Enum):
            return isinstance(value, cls) and value._name_ in cls._member_map_
        warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
             "False depending on whether the value is a member or the value of a member", DeprecationWarning, stacklevel=2)
        raise TypeError("unsupported operand type(s) for 'in': "
                        f"'{type(value).__qualname__}' and '{type(cls).__qualname__}'")

    def __setattr__(cls, name, value):
        if name in vars(cls).get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        type.__delattr__(cls, attr)

    def __getattr__(cls, name):
        if not _is_dunder(name):
            members = type.__getattribute__(cls, "_member_map_")
            if name in members:
                return members[name]
        raise AttributeError(name)

    def __dir__(cls):
        shown = {*_CLASS_NAMES, *cls._member_names_}
        shown |= {name for name, plain in (("__new__", cls._new_member_ is object.__new__),
                                           ("__init_subclass__", cls.__init_subclass__ is object.__init_subclass__)) if not plain}
        shown |= {"__init_subclass__"} if cls._member_type_ is object else {*dir(cls._member_type_)}
        return sorted(shown)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __len__(cls):
        return len(cls._member_names_)

    def __iter__(cls):
        return map(cls._member_map_.__getitem__, cls._member_names_)

    def __reversed__(cls):
        return map(cls._member_map_.__getitem__, reversed(cls._member_names_))

    __members__ = _builtin_property(lambda cls: MappingProxyType(cls._member_map_))

    def __repr__(cls):
        flag = Flag is not None and issubclass(cls, Flag)
        return f"<{'flag' if flag else 'enum'} {cls.__name__!r}>"

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (type, cls) if type is not None else (cls,)
        body = metacls.__prepare__(class_name, bases)
        for name, value in _named_values(names, start, body._generate_next_value):
            body[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals.get("__name__")
            except ValueError:
                pass
        for name, value in (("__module__", module), ("__qualname__", qualname)):
            if value is not None:
                body[name] = value
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)


_CLASS_NAMES = ("__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
                "__name__", "__qualname__")


def _refuse_members(class_name, bases):
    """An enumeration with members has no subclasses."""
    for base in bases:
        for cls in base.__mro__:
            if isinstance(cls, EnumType) and cls._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {cls!r}")


def _named_values(names, start, next_value):
    """The members of an enumeration that a call makes."""
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (list, tuple)) and names and isinstance(names[0], str):
        values = []
        for name in names:
            values.append(next_value(name, start, len(values), values[:]))
        return [*zip(names, values)]
    return [(item, names[item]) if isinstance(item, str) else item for item in names]


EnumMeta = EnumType


def _inherit_texts(made, body, member_type, first_enum):
    """Repr, str and format come from the data type or from the enumeration, as the documentation says."""
    if ReprEnum is not None and ReprEnum in made.__bases__:
        for name in ("__format__", "__str__"):
            if name not in body:
                method = getattr(member_type, name)
                setattr(made, name, member_type.__repr__ if method is object.__str__ else method)
    if issubclass(made, Enum) and member_type is not object:
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in body:
                continue
            # A mixin that is no data type may define its own; the data type's does not hide the enumeration's.
            from_enum = getattr(first_enum, name)
            if getattr(made, name) in (getattr(member_type, name, None), getattr(object, name)):
                if name in ("__str__", "__format__") and ReprEnum is not None and issubclass(made, ReprEnum):
                    continue
                setattr(made, name, from_enum)
    if Flag is not None and issubclass(made, Flag):
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in body:
                method = getattr(Flag, name)
                if getattr(made, name) is not method and not any(
                        name in base.__dict__ for base in made.__mro__ if isinstance(base, EnumType) and base is not made
                        and base is not Flag):
                    setattr(made, name, method)


def _add_member(cls, name, value, is_flag):
    args = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        args = (args,)
    new = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
    if not hasattr(new, "_value_"):
        if cls._member_type_ is object:
            new._value_ = value
        else:
            try:
                new._value_ = cls._member_type_(*args)
            except Exception as error:
                raise TypeError("_value_ not set in __new__, unable to create it") from error
    value = new._value_
    new._name_, new.__objclass__, new._sort_order_ = name, cls, len(cls._member_names_)
    new.__init__(*args)
    known = _by_value(cls, value)
    if known is not None:
        new = known  # an alias
    else:
        if is_flag:
            cls._flag_mask_ |= value
        canonical = not is_flag or _is_single_bit(value)
        if is_flag:
            cls._singles_mask_ |= value if canonical else 0
            cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
        if canonical:
            cls._member_names_.append(name)
    inherited = next((vars(base)[name] for base in cls.__mro__[1:] if name in vars(base)), None)
    if isinstance(inherited, DynamicClassAttribute):
        redirect = property(inherited.fget, inherited.fset, inherited.fdel, inherited.__doc__)
        redirect.__set_name__(cls, name)
        type.__setattr__(cls, name, redirect)
    else:
        type.__setattr__(cls, name, new)
    cls._member_map_[name] = new
    try:
        cls._value2member_map_.setdefault(value, new)
    except TypeError:
        cls._unhashable_values_.append(value)


def _by_value(cls, value):
    """The member with this value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        # not hashable
        return next((known for known in cls._member_map_.values() if known._value_ == value), None)


def _finish_flag(cls):
    members = [member._value_ for member in cls]
    if members != sorted(members):
        type.__setattr__(cls, "_iter_member_", cls._iter_member_by_def_)


def _check_order(cls, order, is_flag):
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    if is_flag:
        order = [name for name in order if name in cls._member_names_]
    else:
        order = [name for name in order if name not in cls._member_map_ or name in cls._member_names_]
    if order != cls._member_names_:
        raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {order!r}")


class Enum(metaclass=EnumType):
    """Members with names and values that never change."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except (KeyError, TypeError):
            found = None
        if cls._unhashable_values_:
            found = next((known for known in cls._member_map_.values() if known._value_ == value), None)
            if found is not None:
                return found
        error = None
        try:
            found = cls._missing_(value)
        except Exception as problem:
            error = problem
        if isinstance(found, cls) or isinstance(found, int) and _ejects(cls):
            return found
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if error is None:
            if found is None:
                raise invalid
            error = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
        if not isinstance(error, ValueError):
            error.__context__ = invalid
        try:
            raise error
        finally:
            # the traceback holds this frame
            error = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            highest = sorted(last_values)[-1]
            value = highest + 1
            if last_values[-1] == highest:
                return value
        except TypeError:
            value = next((after for last in reversed(last_values) if (after := _after(last)) is not None), start)
        warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and support adding +1\n"
             "and the value returned will be the largest value in the enum incremented by 1", DeprecationWarning, stacklevel=5)
        return value

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        kind = self.__class__._member_type_
        show = kind.__repr__ if kind is not object and "__dataclass_fields__" not in kind.__dict__ else repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        if self.__class__._member_type_ is not object:
            names |= set(object.__dir__(self))
        for name in getattr(self, "__dict__", ()):
            if name[0] != "_":
                names.add(name)
        for cls in self.__class__.mro():
            for name, found in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(found, property):
                    if found.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in self._member_map_:
                    names.add(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self, memo=None):
        return self

    __deepcopy__ = __copy__

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Only the repr is the enumeration's; str and format are the data type's."""


class IntEnum(int, ReprEnum):
    """Members that are integers too."""


class StrEnum(str, ReprEnum):
    """Members that are strings too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        # bytes are decoded if it is said how
        first = "{!r} is not a string" if len(values) == 1 else None
        for given, message in zip(values, (first, "encoding must be a string, not {!r}", "errors must be a string, not {!r}")):
            if message and not isinstance(given, str):
                raise TypeError(message.format(given))
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


FlagBoundary = StrEnum("FlagBoundary", "STRICT CONFORM EJECT KEEP", module=__name__)
FlagBoundary.__doc__ = "What becomes of bits that no member has."
STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _ejects(cls):
    return Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT


class Flag(Enum, boundary=STRICT):
    """Members that can be combined with `|`, `&`, `^` and `~`."""

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        highest = max(last_values)
        try:
            return 1 << highest.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {highest!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known, wide, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        given = value
        if value & (wide ^ known) or not ~wide <= value <= wide:
            # some bits are nobody's
            match boundary:
                case FlagBoundary.STRICT:
                    width = max(given.bit_length(), known.bit_length())
                    raise ValueError(f"{cls!r} invalid value {given!r}\n"
                                     f"    given {bin(given, width)}\n  allowed {bin(known, width)}")
                case FlagBoundary.CONFORM:
                    value &= known
                case FlagBoundary.EJECT:
                    return value
                case _ if value < 0:
                    value += 1 << max(wide.bit_length(), value.bit_length())
        negative = value if value < 0 else None
        if negative is not None:
            value = value + wide + 1 if boundary in (EJECT, KEEP) else value & known
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        kind = cls._member_type_
        made = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        strange = value & ~known
        if strange and boundary is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {strange!r} [{bin(strange)}]")
        made._name_ = cls._combined_name(value)
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _combined_name(cls, value):
        """The names of the members in a value, single bits first, then aliases of more; what is left as a number."""
        members = [found for found in cls._iter_member_(value) if found is not None]
        if several := value & cls._flag_mask_ & ~cls._singles_mask_:
            for alias in cls._member_map_.values():
                bits = alias._value_
                if bits & several and bits & value == bits and not _is_single_bit(bits) and alias not in members:
                    members.append(alias)
        if not members:
            return None
        names, left = [], value
        for found in members:
            names.append(found._name_)
            left &= ~found._value_
        return "|".join(names + [cls._numeric_repr_(left)] * bool(left))

    def __contains__(self, other):
        kind = type(self)
        if isinstance(other, kind):
            return not other._value_ & ~self._value_
        raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {kind.__qualname__!r}")

    def __iter__(self):
        return iter(self._iter_member_(self._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        kind = type(self)
        name = "" if self._name_ is None else f".{self._name_}"
        return f"<{kind.__name__}{name}: {kind._numeric_repr_(self._value_)}>"

    def __str__(self):
        kind = type(self).__name__
        return f"{kind}({self._value_!r})" if self._name_ is None else f"{kind}.{self._name_}"

    def _with(self, other, combine):
        kind, data = type(self), self._member_type_
        if isinstance(other, kind):
            return kind(combine(self._value_, other._value_))
        if data is object or not isinstance(other, data):
            return NotImplemented
        return kind(combine(self._value_, other))

    def __or__(self, other):
        return self._with(other, operator.or_)

    def __and__(self, other):
        return self._with(other, operator.and_)

    def __xor__(self, other):
        return self._with(other, operator.xor)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._inverted_ is None:
            rest = ~self._value_
            self._inverted_ = type(self)(rest if self._boundary_ in (EJECT, KEEP) else rest & self._singles_mask_)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are integers too."""


def _aliases(enumeration):
    """`alias -> member` for every name that is not the first of its member."""
    return ", ".join([f"{name} -> {found.name}" for name, found in enumeration.__members__.items() if found.name != name])


def unique(enumeration):
    if aliases := _aliases(enumeration):
        raise ValueError(f"duplicate values found in {enumeration!r}: {aliases}")
    return enumeration


EnumCheck = StrEnum("EnumCheck", {
    "CONTINUOUS": "no skipped integer values",
    "NAMED_FLAGS": "multi-flag aliases may not contain unnamed flags",
    "UNIQUE": "one name per value",
}, module=__name__)
EnumCheck.__doc__ = "What `verify` can check."
CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks an enumeration when it is made."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        tests = {UNIQUE: _check_unique, CONTINUOUS: _check_continuous, NAMED_FLAGS: _check_named_flags}
        for check in self.checks:
            tests[check](enumeration, issubclass(enumeration, Flag))
        return enumeration


def _check_unique(enumeration, is_flag):
    if aliases := _aliases(enumeration):
        raise ValueError(f"aliases found in {enumeration!r}: {aliases}")


def _check_continuous(enumeration, is_flag):
    values = sorted({found.value for found in enumeration})
    if len(values) < 2:
        return
    expected = map(1 .__lshift__, range(values[0].bit_length(), values[-1].bit_length())) if is_flag else range(*values[::len(values) - 1])
    missing = ", ".join([str(value) for value in expected if value not in values])
    if missing:
        kind = "flag" if is_flag else "enum"
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {missing}"[:256])


def _check_named_flags(enumeration, is_flag):
    named = 0
    for found in enumeration._member_map_.values():
        if _is_single_bit(found._value_):
            named |= found._value_
    lacking, nameless = [], 0
    for name, found in enumeration._member_map_.items():
        if found._value_ > 0 and (bits := found._value_ & ~named):
            lacking.append(name)
            nameless |= bits
    if not lacking:
        return
    *others, last = lacking
    who = f"aliases {', '.join(others)} and {last} are" if others else f"alias {last} is"
    what = "value" if _is_single_bit(nameless) else "combined values of"
    raise ValueError(f"invalid Flag {enumeration.__name__!r}: {who} missing {what} 0x{nameless:x} "
                     "[use enum.show_flag_values(value) for details]")


def show_flag_values(value):
    return list(_bits(value))


def _module(cls):
    return cls.__module__[cls.__module__.rfind(".") + 1:]


def global_enum_repr(self):
    return f"{_module(type(self))}.{self._name_}"


def global_flag_repr(self):
    cls, name = type(self), self._name_
    module = _module(cls)
    if name is None:
        return f"{module}.{cls.__name__}({self._value_})"
    if _is_single_bit(self._value_):
        return f"{module}.{name}"
    # what no member has is a number
    return "|".join([part if part[0].isdigit() and cls._boundary_ is KEEP else f"{module}.{part}" for part in name.split("|")])


def global_str(self):
    return f"{type(self).__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Puts the members into the module, where their repr says they are."""
    flag, own_str = issubclass(cls, Flag), not update_str and issubclass(cls, ReprEnum)
    cls.__repr__ = (global_enum_repr, global_flag_repr)[flag]
    if not own_str:
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
