"""Scopes: global, nonlocal, class bodies, comprehensions, closures, del."""

x = "global"


def reads():
    return x


def writes():
    global x
    x = "written"
    return x


def local():
    x = "local"
    return x


def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        return str(error)
    x = 1


print(reads(), local(), writes(), x, unbound())


def counter():
    n = 0

    def increment(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n

    return increment, get


inc, get = counter()
inc()
inc(5)
print(get(), counter()[1]())


def deep():
    a = 1

    def mid():
        b = 2

        def inner():
            nonlocal a, b
            a, b = a + 10, b + 10
            return a, b

        result = inner()
        return result, b

    return mid(), a


print(deep())


class Body:
    x = "class"
    y = [x for _ in range(1)] if False else x
    z = (lambda: x)()
    seen = [i for i in range(3)]

    def method(self):
        return x

    def own(self):
        return self.x


print(Body.y, Body.z, Body().method(), Body().own(), Body.seen)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs], [f() for f in [lambda i=i: i for i in range(3)]])
try:
    i
except NameError as error:
    print(error)
for i in range(2):
    pass
print(i)


def deleting():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        print(error)
    v = 2
    return v


print(deleting())


def free_deleted():
    v = 1

    def inner():
        return v

    del v
    try:
        inner()
    except NameError as error:
        return str(error)


print(free_deleted())
del x
try:
    x
except NameError as error:
    print(error)
try:
    del x
except NameError as error:
    print(error)
x = "again"


def comprehension_scopes():
    x = 5
    return [x * y for y in range(3)], {x: y for y in range(2) for x in range(2)}, x, [[(x, y) for x in range(2)] for y in range(2)]


print(comprehension_scopes())


def walrus():
    if (n := 10) > 5:
        pass
    data = [last := v for v in range(3)]
    return n, last, data


print(walrus())


def defaults(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c


print(defaults(1), defaults(2), defaults(3, []))


def shadow(print=lambda *a: "shadowed"):
    return print("x")


print(shadow())
len = lambda x: "my len"
print(len([]))
del len
print(len([]))


def exec_scope():
    y = 1
    exec("y = 2; z = 3")
    return y


print(exec_scope(), eval("x + '!'"), eval("a * 2", {"a": 21}), eval("a + b", {"a": 1}, {"b": 2}))
print("inc" in locals(), locals() is globals())


def locals_snapshot(a, b):
    c = 3
    return sorted(locals().items())


print(locals_snapshot(1, 2))


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return {"magic": "from prepare"}


class Prepared(metaclass=Meta):
    got = magic


print(Prepared.got)


def nested_class():
    v = "function"

    class Inner:
        v = "inner"
        w = v

        def read(self):
            return v

    return Inner.w, Inner().read()


print(nested_class())
global_in_class = 0


class G:
    global global_in_class
    global_in_class = 5


print(global_in_class, hasattr(G, "global_in_class"))
