"""Lambdas: parameters of all kinds, defaults, nesting, names, closures."""

print((lambda: None)(), (lambda x: x)(1), (lambda x, y=2: (x, y))(1), (lambda *a, **k: (a, k))(1, b=2), (lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3))
print((lambda x: lambda y: x + y)(1)(2), (lambda f: f(f))(lambda g: "self"), (lambda: (yield 5))().__next__(), (lambda: [i for i in range(3)])())
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10), fact.__name__, fact.__qualname__, fact.__doc__, fact.__defaults__)


def outer():
    inner = lambda: (lambda: 0)
    return inner, inner()


print([f.__qualname__ for f in outer()])
table = {"add": lambda a, b: a + b, "neg": lambda a: -a, "both": lambda *a: (table["add"](*a), table["neg"](a[0]))}
print(table["both"](1, 2))
fs = [lambda x, n=n: x ** n for n in range(4)]
print([f(2) for f in fs], sorted("bca", key=lambda c: -ord(c)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda x: x % 2, range(5))))
x = 10
f = lambda: x
x = 20
print(f(), (lambda x: x)(x=3), (lambda x=x: x)(), (lambda: x if x > 15 else 0)(), (lambda a, b=lambda: 1: b() + a)(1))
g = lambda: (y := 5) and y
print(g(), (lambda: ...)() is ..., (lambda **kw: sorted(kw))(b=1, a=2))
class C:
    double = lambda self: self.n * 2
    n = 4
    static = staticmethod(lambda: "static")
    prop = property(lambda self: self.n + 1)
print(C().double(), C.static(), C().prop, C.double.__qualname__)
for bad in ("lambda x: pass", "lambda (x, y): 1", "lambda x=1, y: 1", "lambda *: 1", "lambda **k, x: 1", "lambda x, x: 1", "lambda: return", "lambda x: x = 1", "lambda", "lambda x", "lambda *a, *b: 1", "lambda /: 1", "lambda a, /, b, /: 1", "lambda *, **k: 1", "lambda x: int: 1", "lambda 1: 2", "lambda None: 1", "lambda a, *, /: 1"):
    try:
        compile(bad, "s", "eval")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
