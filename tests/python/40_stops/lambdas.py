"""Lambdas, default arguments, closures over several lines."""

f = lambda x, y=2, *a, k=3, **kw: (
    x +
    y +
    k
)
print(f(1), f(1, 1, k=1))
fs = [lambda i=i: i for i in range(3)]
print([g() for g in fs])
compose = lambda *fs: (
    lambda x: [x := g(x) for g in fs][-1]
)
print(compose(lambda x: x + 1,
              lambda x: x * 2)(5))
print(sorted([3, 1, 2],
             key=lambda v:
             -v))
print((lambda: (yield))().__class__.__name__)


def outer(a,
          b=[
              1,
              2,
          ]):
    def inner(c=a, *, d=b):
        nonlocal a
        a += 1
        return a, c, d
    return inner


i = outer(1)
print(i(), i(5), i(d=6))
rec = lambda n: 1 if n < 2 else n * rec(
    n - 1)
print(rec(4))
h = lambda: 1 / 0
try:
    h()
except ZeroDivisionError:
    print("zero")
