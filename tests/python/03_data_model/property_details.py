"""property: getter, setter, deleter, doc, inheritance and error texts."""


class Temperature:
    """About temperature."""

    def __init__(self, celsius):
        self._c = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        del self._c

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    nothing = property()
    write = property(None, lambda self, value: print("write", value))
    documented = property(lambda self: 1, doc="given")


t = Temperature(20)
print(t.celsius, t.fahrenheit)
t.celsius = 30
print(t.fahrenheit)
t.write = 1
for action in (lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit"), lambda: t.nothing, lambda: setattr(t, "nothing", 1), lambda: delattr(t, "nothing"), lambda: t.write, lambda: property(1, 2, 3, 4, 5)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
del t.celsius
try:
    t.celsius
except AttributeError as error:
    print(error)
p = Temperature.celsius
print(p.__doc__, Temperature.fahrenheit.__doc__, Temperature.documented.__doc__, p.fget.__name__, p.fset.__name__, p.fdel.__name__, Temperature.fahrenheit.fset, type(p))


class Sub(Temperature):
    @Temperature.celsius.getter
    def celsius(self):
        return super().celsius + 1000

    @property
    def fahrenheit(self):
        return "F" + str(super().fahrenheit)


s = Sub(1)
s.celsius = 2
print(s.celsius, s.fahrenheit, Sub.celsius.__doc__, Sub.celsius.fset is Temperature.celsius.fset, Sub.celsius is Temperature.celsius)
Temperature.added = property(lambda self: "added")
print(s.added, isinstance(Temperature.added, property), callable(p))
