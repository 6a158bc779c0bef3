"""return: values, in try and finally, in generators, where it is refused."""


def plain(): return
def nothing(): pass
def tuple_(): return 1, 2
def starred(*a): return *a, 0


print(plain(), nothing(), tuple_(), starred(1), (lambda: None)())


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_keeps():
    x = 1
    try:
        return x
    finally:
        x = 2


def swallowed():
    try:
        raise ValueError
    finally:
        return "swallowed"


def nested():
    try:
        try:
            return "inner"
        finally:
            print("first", end=" ")
    finally:
        print("second", end=" ")


def else_branch(flag):
    try:
        if flag: raise KeyError
    except KeyError:
        return "except"
    else:
        return "else"
    finally:
        print("cleanup", end=" ")


def generator():
    yield 1
    return "value"


def delegating():
    result = yield from generator()
    print("got", result)
    return


print(finally_wins(), finally_keeps(), swallowed(), nested(), else_branch(0), else_branch(1), list(delegating()))


def early(x):
    if x: return "early"
    while True:
        for i in (1, 2):
            with open("/dev/null"):
                return i


print(early(1), early(0))
for bad in ("return", "class C: return", "return 1", "if 1: return", "async def f():\n yield\n return 1", "async def f():\n yield\n return", "lambda: return 1", "def f(): return yield 1", "def f(): return *a", "def f(): return x = 1", "def f(): return 1 2", "[return]", "def f(): return (yield)"):
    try:
        compile(bad, "s", "exec")
        print(repr(bad), "fine")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg)
