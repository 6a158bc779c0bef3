"""__str__, __repr__, __format__, __bytes__: fallbacks and wrong results."""


class A:
    def __repr__(self): return "repr of A"


class B:
    def __str__(self): return "str of B"


class C(str):
    def __str__(self): return "str of C"


class D:
    def __format__(self, spec): return f"[{spec}]"
    def __bytes__(self): return b"bytes"


class Bad:
    def __str__(self): return 5
    def __repr__(self): return None
    def __format__(self, spec): return 1
    def __bytes__(self): return "x"


class Sub(str): pass


class Weird:
    def __str__(self): return Sub("sub")
    def __repr__(self): return "é\n"


print(str(A()), f"{A()}", "%s %r %a" % (A(), A(), A()), [A()], {"k": A()}, (A(),))
print(str(B()), repr(B()).startswith("<__main__.B object at 0x"), f"{B()!s:>12}")
c = C("value")
print(c, str(c), repr(c), c + "!", f"{c}", c.upper(), [c])
print(f"{D():>5}", format(D()), format(D(), "x"), bytes(D()), "{:a}{!r:.5}".format(D(), D()))
for action in (lambda: str(Bad()), lambda: repr(Bad()), lambda: format(Bad()), lambda: bytes(Bad()), lambda: f"{Bad()}", lambda: "%s" % Bad(), lambda: print(Bad()), lambda: [Bad()].__repr__(), lambda: format(A(), "x"), lambda: format(object(), "x"), lambda: format(1, 2), lambda: format([], ">5"), lambda: format(None, "5"), lambda: bytes(A()), lambda: "{}".format(Bad())):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(ascii(Weird()), repr(Weird()), "%a" % Weird(), [Weird()])
print(str(b"x"), str(b"x", "ascii"), str(), repr(str), str(int), object.__str__(5), object.__repr__(5).startswith("<int object at"), str.__str__("a"), str.__repr__("a'b"))
print(str(type("T", (), {"__module__": "m"})), repr(type("T", (), {"__qualname__": "Q"})), str(ValueError("x")), repr(ValueError("x", 1)), str(ValueError()), str(KeyError("k")), str(OSError(2, "no")))
