"""Names: local, enclosing, global, builtin; nonlocal and global; class scopes; closures in loops."""

x = "global"


def outer():
    x = "outer"

    def inner():
        return x

    def change():
        nonlocal x
        x = "changed"

    before = inner()
    change()
    return before, inner()


print(outer(), x)


def set_global():
    global x, fresh
    x = "set"
    fresh = "made"


set_global()
print(x, fresh)


def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = 0

    return increment, reset


one, reset = counter()
two, _ = counter()
print(one(), one(5), two(), one(), reset(), one())
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]])


class Scope:
    x = "class"
    y = [x for _ in range(2)]
    z = x

    def method(self):
        return x


print(Scope.y, Scope.z, Scope().method())


def late():
    try:
        print(undefined_here)
    except NameError as error:
        print(error)
    try:
        print(local)
        local = 1
    except UnboundLocalError as error:
        print(error)

    def reader():
        return cell

    try:
        reader()
    except NameError as error:
        print(error)
    cell = 1
    print(reader())
    del cell
    try:
        reader()
    except NameError as error:
        print(error)


late()
list_before = list
list = "shadowed"
print(list, len("abc"))
del list
print(list is list_before)
print([x for x in range(3)], x, sorted(locals()) == sorted(globals()), "x" in globals(), "x" in locals())


def local_names(a, b=2):
    c = 3
    return locals()


print(local_names(1))


def nested():
    a = 1

    def middle():
        def deepest():
            nonlocal a
            a += 1
            return a

        return deepest

    return middle()(), a


print(nested())
for loop in range(3):
    pass
print(loop)
try:
    1 / 0
except ZeroDivisionError as caught:
    pass
try:
    caught
except NameError as error:
    print(error)
globals()["injected"] = 7
print(injected)


def around(injected):
    class Between:
        global injected
        injected = injected + 1

        def get(self):
            return injected

    return Between().get(), Between.__dict__.get("injected")


print(around("the parameter"), injected)
