"""`locals()`, `globals()` and `vars()` in modules, functions, classes and comprehensions."""

x = 1
print(locals() is globals(), locals()["x"], globals()["x"], vars() is locals(), "__name__" in globals())
locals()["made"] = 5
print(made)
globals()["also"] = 6
print(also)


def f(a, b=2):
    before = locals()
    print(sorted(before), before is locals())
    c = 3
    print(sorted(before), sorted(locals()))
    before["a"] = 99
    locals()["zzz"] = 1
    print(a, "zzz" in locals())
    del b
    return sorted(locals())


print(f(1))


def outer():
    shared = 1
    hidden = 2

    def inner():
        shared
        own = 3
        return locals()

    return inner()


print(outer())


class Body:
    y = 2
    print(sorted(name for name in locals() if not name.startswith("__")), locals()["__qualname__"])
    locals()["z"] = y + 1
    w = [sorted(locals()) for i in range(1)]


print(Body.z, Body.w, [sorted(locals()) for i in (1,)], (lambda q: locals())(4))


def generator():
    one = 1
    yield locals()
    two = 2
    yield locals()


print([sorted(step) for step in generator()])
print(sorted(k for k in {**globals()} if not k.startswith("_")))
