"""Attribute access through __getattr__, __getattribute__, properties, slots; __set__, __delete__."""


class Lazy:
    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, obj, owner):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.function(obj)
        return value


class Logged:
    def __getattribute__(self, name):
        print("getattribute", name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        print("getattr", name)
        if name == "missing":
            raise AttributeError(name)
        return name * 2

    def __setattr__(self, name, value):
        print("setattr", name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


class Thing:
    @Lazy
    def expensive(self):
        print("computing")
        return 42

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, value):
        self._p = value

    @p.deleter
    def p(self):
        print("deleting")
        del self._p


t = Thing()
print(t.expensive, t.expensive)
t.p = 1
t.p += 1
print(t.p)
del t.p
try:
    t.p
except AttributeError as error:
    print(error)
l = Logged()
l.x = 1
print(l.x, l.yy)
del l.x
print(hasattr(l, "missing"), hasattr(l, "z"))
print(getattr(l, "missing", "default"))
l.x = 5
l.x += 1
print(l.__dict__)
print(l.method if False else l.ab)


class Sub(Logged):
    def __getattr__(self, name):
        return super().__getattr__(name) + "!"


print(Sub().q)
