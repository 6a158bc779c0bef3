"""`__getattribute__`, `__getattr__`, `__setattr__`, `__delattr__`, `__dir__` overridden."""


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattribute__(self, name):
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        print("get", name)
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        print("set", name, value)
        setattr(self._target, name, value)

    def __delattr__(self, name):
        print("del", name)
        delattr(self._target, name)

    def __dir__(self):
        return ["z", "a", *vars(self._target)]


class Target:
    size = 3

    def method(self):
        return "called"


p = Proxy(Target())
print(p.size, p.method(), dir(p))
p.color = "red"
print(p.color, p._target.__dict__, dir(p))
del p.color
for use in (lambda: p.missing, lambda: p._missing, lambda: delattr(p, "none")):
    try:
        use()
    except AttributeError as error:
        print(error)
print(hasattr(p, "size"), hasattr(p, "nope"), getattr(p, "nope", "default"))


class Fallback:
    present = 1

    def __getattribute__(self, name):
        if name == "raised":
            raise AttributeError("from getattribute")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        if name == "deep":
            raise AttributeError(f"no {name}")
        return f"<{name}>"


f = Fallback()
print(f.present, f.raised, f.anything, getattr(f, "deep", None), len(f.__dict__), f.__len__)
for use in (lambda: len(f), lambda: f(), lambda: f[0], lambda: f + 1, lambda: iter(f)):
    try:
        use()
    except TypeError as error:
        print(error)


class BadDir:
    def __dir__(self):
        return 5


try:
    dir(BadDir())
except TypeError as error:
    print(error)
