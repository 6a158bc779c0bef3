"""Functions as objects: attributes, defaults, code, methods."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


def f(a, b: int = 2, *args, c, d: "str" = 4, **kwargs) -> float:
    """Doc of f."""
    local = a
    return local


print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__)
code = f.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames, code.co_nlocals, code.co_flags & 0x0C, code.co_firstlineno, code.co_freevars, code.co_cellvars, code.co_qualname, code.co_filename.endswith("function_attributes.py"))
f.extra = 1
print(f.extra, f.__dict__, vars(f), hasattr(f, "nope"), f.__globals__ is globals())
f.__name__ = "renamed"
f.__doc__ = None
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"c": 30}
print(f.__name__, f.__qualname__, f.__doc__, f())
f.__defaults__ = None
show("missing", lambda: f())
show("name int", lambda: setattr(f, "__name__", 1))
show("defaults list", lambda: setattr(f, "__defaults__", [1]))
show("code", lambda: setattr(f, "__code__", 1))
show("attr", lambda: f.nothing)
show("dict", lambda: setattr(f, "__dict__", 1))
show("lt", lambda: f < f)
show("item", lambda: f[0])


def outer(x):
    y = 5

    def inner():
        return x + y

    return inner


g = outer(3)
print(g.__closure__[0].cell_contents, g.__closure__[1].cell_contents, g.__code__.co_freevars, g.__qualname__, outer.__code__.co_cellvars, len(g.__closure__))
g.__closure__[1].cell_contents = 100
print(g(), (lambda: 0).__name__, (lambda: 0).__qualname__, (lambda a, b=1: a).__defaults__)


class K:
    def method(self):
        """m doc"""
        return self

    @staticmethod
    def static():
        return "s"

    @classmethod
    def cls(cls):
        return cls


k = K()
m = k.method
print(m.__name__, m.__qualname__, m.__self__ is k, m.__func__ is K.method, m.__doc__, m() is k, m == k.method, m is k.method, hash(m) == hash(k.method), K.method.__qualname__, K.cls.__self__ is K, K.static.__qualname__)
show("method attr", lambda: setattr(m, "x", 1))
show("unbound", lambda: K.method())
print(K.__dict__["static"].__func__(), type(K.__dict__["cls"]).__name__, K.cls().__name__, k.static(), callable(m), callable(5), callable(K), K.method(7))
h = f
f.__code__ = (lambda: "new code").__code__
print(f(), h())


def annotated(x: 1 + 1, *, y: list[int] = None) -> "later": ...


print(annotated.__annotations__, annotated(1), K.method.__get__(k, K)() is k, f.__get__(None, K) if False else "")
print(print.__name__, len.__module__, print.__qualname__, [].append.__name__, [].append.__qualname__, str.join.__qualname__, int.__add__.__name__, (5).__add__.__qualname__, dict.fromkeys.__qualname__, print.__self__ is __import__("builtins"), [].append.__self__)
