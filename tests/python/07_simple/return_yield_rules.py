"""Where return, yield, await, break and continue may stand, and what functions become by them."""

import inspect

sources = ["return", "def f():\n return", "class A:\n return 1", "yield", "class A:\n yield 1", "[(yield) for x in y]", "lambda: (yield)", "def f():\n [(yield x) for x in y]", "break", "continue",
           "for x in y:\n def f():\n  break", "while 1:\n class A:\n  continue", "if 1:\n break", "try: pass\nfinally: continue", "for x in y: pass\nelse: break", "await x", "def f(): await x",
           "async def f(): await x", "async def f(): yield x", "async def f():\n yield 1\n return 2", "async def f():\n yield 1\n return", "async def f(): yield from x", "def f(): async with x: pass",
           "async for x in y: pass", "def f(): return [x async for x in y]", "async def f(): return [x async for x in y]", "async def f(): return (x async for x in y)", "def f():\n yield\n return 5",
           "for x in y:\n try: pass\n finally: continue", "def f():\n for x in y:\n  return", "async def f(): [await x for x in y]", "async def f(): lambda: await x", "x = yield", "async def f():\n def g(): await x",
           "def f(x=(yield)): pass", "def f():\n def g(x=(yield)): pass", "[await x for x in y]", "print(await x)", "class A:\n await x", "def f(): nonlocal x", "nonlocal x", "global x; x = 1"]
for source in sources:
    try:
        compile(source, "<rules>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg, error.lineno)


def plain():
    return 1


def generator():
    yield 1


async def coroutine():
    return 1


async def agenerator():
    yield 1


def nested():
    def inner():
        yield
    return inner


for function in (plain, generator, coroutine, agenerator, nested, lambda: (yield)):
    print(function.__name__, inspect.isgeneratorfunction(function), inspect.iscoroutinefunction(function), inspect.isasyncgenfunction(function), function.__code__.co_flags & 0x2E0)


def early(n):
    for i in range(n):
        if i == 3:
            return i
    else:
        return "all"
    return "never"


print(early(5), early(2), plain() or 2, (lambda: None)())
