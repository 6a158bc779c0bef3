"""Lambdas, assignment expressions, conditional expressions together."""

square = lambda x: x * x
print(square(5), (lambda: "none")(), (lambda x, y=2, *z, k=1, **w: (x, y, z, k, w))(1))
print(sorted([(2, "b"), (1, "z"), (2, "a")], key=lambda pair: (pair[0], pair[1])))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), list(filter(lambda n: n % 2, range(6))))
make = lambda n: lambda x: x + n
print(make(3)(4), [make(i)(10) for i in range(3)])
if (n := len("hello")) > 3:
    print("long", n)
data = iter([3, 1, 0, 7])
while (value := next(data)) != 0:
    print("value", value)
print([z for x in range(5) if (z := x * 2) > 3], z)
print((a := 1) + (b := 2), a, b)
total = 0
print([total := total + v for v in range(5)], total)
print((lambda x: (y := x + 1) * y)(2))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10))


def chooser(kind):
    return {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}.get(kind, lambda a, b: None)


print(chooser("add")(1, 2), chooser("sub")(1, 2), chooser("x")(1, 2))
print((lambda f: f(f))(lambda self: "fixed point"))
