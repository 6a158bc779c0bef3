"""Binary operators: reflected methods, subclasses first, NotImplemented."""


class L:
    def __add__(self, other): print("L.add"); return NotImplemented
    def __radd__(self, other): print("L.radd"); return "L.radd"
    def __iadd__(self, other): print("L.iadd"); return NotImplemented
    def __eq__(self, other): print("L.eq"); return NotImplemented
    def __lt__(self, other): print("L.lt"); return NotImplemented
    def __pow__(self, other, mod=None): return ("pow", mod)


class R:
    def __radd__(self, other): print("R.radd"); return "R.radd"
    def __eq__(self, other): print("R.eq"); return "R.eq"
    def __gt__(self, other): print("R.gt"); return "R.gt"
    def __rpow__(self, other): return "rpow"


class Sub(L):
    def __radd__(self, other): print("Sub.radd"); return "Sub.radd"


class Same(L): pass


def attempt(action):
    try:
        print("=", action())
    except TypeError as error:
        print(error)


attempt(lambda: L() + R())
attempt(lambda: L() + 1)
attempt(lambda: 1 + L())
attempt(lambda: L() + L())
attempt(lambda: L() + Sub())
attempt(lambda: L() + Same())
attempt(lambda: Sub() + L())
attempt(lambda: L() == R())
attempt(lambda: (L() == L()) is False)
attempt(lambda: L() < R())
attempt(lambda: L() < L())
attempt(lambda: L() - 1)
attempt(lambda: pow(L(), 2, 5))
attempt(lambda: 2 ** R())
attempt(lambda: pow(2, R(), 5))
x = L()
try:
    x += R()
    print(x)
    y = L()
    y += 1
except TypeError as error:
    print(error)
for text in ("1 + 'a'", "'a' + 1", "[] + ()", "{} | []", "1 @ 2", "None + 1", "'a' * 'b'", "-'a'", "~1.5", "1 << 1.0", "[] - []", "1 < 'a'", "[] >= ()", "1j < 2j", "'a' % 1", "b'a' + 'a'", "{1} + {2}", "divmod(1, 'a')", "pow('a', 1)", "pow(2, 'x', 3)", "object() + object()", "print + 1", "+None", "1 // ''", "'a' & 'b'", "() * 1.0", "range(3) + range(3)"):
    try:
        eval(text)
    except TypeError as error:
        print(text, "->", error)
for text in ("x = 1; x += 'a'", "x = []; x += 1", "x = (); x -= 1", "x = {}; x |= 1", "x = 'a'; x *= 'a'", "x = 1; x **= 'a'", "x = None; x @= 1", "x = 1; x >>= 1.5"):
    try:
        exec(text)
    except TypeError as error:
        print(text, "->", error)
