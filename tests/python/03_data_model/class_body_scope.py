"""The namespace of a class body: order, names from outside, del, comprehension."""

x = "global x"
y = "global y"


class A:
    print(x)
    x = "class x"
    print(x, y)
    values = [1, 2, 3]
    doubled = [v * 2 for v in values]
    try:
        bad = [v for v in range(2) if v in values]
    except NameError as error:
        print(error)
    first = [v for v in values][0]
    def method(self): return x
    temporary = 1
    del temporary
    try:
        temporary
    except NameError as error:
        print(error)
    for i in range(2):
        locals()[f"made_{i}"] = i
    if x: conditional = "yes"
    print(sorted(name for name in locals() if not name.startswith("__")))
    class B:
        try:
            doubled
        except NameError as error:
            print("inner", error)
    lam = lambda self: self.x
    del x
    print(x)


a = A()
print(a.method(), a.made_1, a.conditional, a.i, hasattr(a, "x"), A.__qualname__, A.B.__qualname__)


def outer():
    x = "outer x"
    z = "outer z"
    class C:
        print(x, z)
        w = x
        x = "C x"
        print(x)
        def get(self): return x, z
    return C


print(outer()().get(), outer().__qualname__)


def shadow():
    x = "function"
    class D:
        global x
        x = "set global by class"
    return x


print(shadow(), x)


class E:
    __qualname__ = "Custom.Name"
    __module__ = "custom_module"
    __doc__ = "set"


print(E, E.__doc__, E().__module__)
