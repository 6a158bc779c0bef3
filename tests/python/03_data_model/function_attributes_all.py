"""Attributes of functions, methods and code objects, read and written."""


def function(a, b: int = 2, /, c=3, *args: str, d, e: "text" = 5, **kwargs) -> list:
    """The doc."""
    local = a
    return lambda: (local, c)


print(function.__name__, function.__qualname__, function.__module__, function.__doc__, function.__defaults__, function.__kwdefaults__)
print(function.__annotations__, function.__closure__, function.__dict__, function.__globals__ is globals())
code = function.__code__
print(code.co_name, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, code.co_freevars, code.co_cellvars, code.co_firstlineno, code.co_flags & 12, code.co_qualname)
inner = function(1, d=2)
print(inner.__qualname__, sorted(inner.__code__.co_freevars))
function.__name__ = "renamed"
function.__qualname__ = "q.renamed"
function.__defaults__ = (20, 30)
function.__kwdefaults__ = {"d": 40}
function.__doc__ = None
function.extra = "x"
print(function(1, e=0)(), function.__name__, function.__dict__, repr(function).split(" at ")[0], vars(function))
for name, value in (("__name__", 1), ("__qualname__", None), ("__defaults__", [1]), ("__kwdefaults__", 5), ("__code__", 1), ("__dict__", 1), ("__globals__", {}), ("__closure__", ()), ("__annotations__", 1)):
    try:
        setattr(function, name, value)
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
function.__annotations__ = None
function.__defaults__ = None
print(function.__annotations__, function.__defaults__)
one, two = lambda: "one", lambda: "two"
one.__code__ = two.__code__
print(one(), one.__name__)
try:
    one.__code__ = inner.__code__
except ValueError as error:
    print(error)


class C:
    def method(self): return self
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(): pass


c = C()
m = c.method
print(m.__func__ is C.method, m.__self__ is c, m.__qualname__, m == c.method, hash(m) == hash(c.method), C.cm.__self__, C.sm.__qualname__)
try:
    m.attribute = 1
except AttributeError as error:
    print(error)
del function.extra
print(hasattr(function, "extra"), len.__name__, len.__qualname__, len.__module__, len.__self__, [].append.__qualname__, [].append.__self__, str.join.__qualname__, str.join.__objclass__)
