"""Abstract base classes."""

from _weak import ref as _ref

__all__ = ["ABC", "ABCMeta", "abstractclassmethod", "abstractmethod", "abstractproperty", "abstractstaticmethod",
           "get_cache_token", "update_abstractmethods"]

# Counts registrations: a negative answer that was kept earlier may have become wrong.
_token = 0


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def get_cache_token():
    return _token


def _abstract_names(cls, namespace):
    names = [name for name, value in namespace if getattr(value, "__isabstractmethod__", False)]
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.append(name)
    return frozenset(names)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items())
        # Weak references: neither this nor the answers, which go by ids, keep a class alive.
        cls._abc_registered = []
        # Id of a class -> token of the answer "no", or None for the answer "yes". An id is never that of another object.
        cls._abc_answers = {}
        return cls

    def register(cls, subclass):
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registered.append(_ref(subclass))
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        answer = cls._abc_answers.get(id(subclass), -1)
        if answer is None:
            return True
        if answer == _token and type(instance) is subclass:
            return False
        kind = type(instance)
        if kind is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answers = cls._abc_answers
        answer = answers.get(id(subclass), -1)
        if answer is None:
            return True
        if answer == _token:
            return False
        verdict = cls.__subclasshook__(subclass)
        if verdict is NotImplemented:
            verdict = cls in getattr(subclass, "__mro__", ())
            if not verdict:
                for registered in cls._abc_registered:
                    other = registered()
                    if other is not None and issubclass(subclass, other):
                        verdict = True
                        break
            if not verdict:
                for other in type.__subclasses__(cls):
                    if issubclass(subclass, other):
                        verdict = True
                        break
        answers[id(subclass)] = None if verdict else _token
        return bool(verdict)


def update_abstractmethods(cls):
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    inherited = [(name, getattr(cls, name, None)) for base in cls.__bases__
                 for name in getattr(base, "__abstractmethods__", ())]
    names = {name for name, value in inherited if getattr(value, "__isabstractmethod__", False)}
    names.update(name for name, value in cls.__dict__.items() if getattr(value, "__isabstractmethod__", False))
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """A class from which abstract classes can be derived without naming the metaclass."""

    __slots__ = ()
