"""async functions without an event loop: await, async for, async with, async generators."""


class Awaitable:
    def __init__(self, *steps):
        self.steps = steps

    def __await__(self):
        results = []
        for step in self.steps:
            results.append((yield step))
        return results


def run(coroutine, *answers):
    answers = list(answers)
    trail = []
    try:
        value = coroutine.send(None)
        while True:
            trail.append(value)
            value = coroutine.send(answers.pop(0) if answers else None)
    except StopIteration as stop:
        return trail, stop.value


async def simple():
    return 5


async def waits():
    a = await Awaitable("one", "two")
    b = await simple()
    return a, b


print(run(simple()), run(waits(), "x", "y"))


class Manager:
    async def __aenter__(self):
        print("enter")
        await Awaitable("entering")
        return "resource"

    async def __aexit__(self, kind, value, traceback):
        print("exit", kind and kind.__name__, value)
        await Awaitable("exiting")
        return kind is ValueError


async def with_manager(error=None):
    async with Manager() as resource:
        print("body", resource)
        if error:
            raise error
    return "after"


print(run(with_manager()), run(with_manager(ValueError("swallowed"))))
try:
    run(with_manager(KeyError("kept")))
except KeyError as error:
    print("escaped", error)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Awaitable(f"tick {self.n}")
        return self.n


async def loops():
    seen = []
    async for x in Countdown(3):
        if x == 1:
            continue
        seen.append(x)
    else:
        seen.append("else")
    listed = [x async for x in Countdown(2)]
    mapped = {x: await simple() async for x in Countdown(2) if x}
    awaited = [await simple() for _ in range(2)]
    return seen, listed, mapped, awaited


print(run(loops()))


async def agen(n):
    try:
        for i in range(n):
            await Awaitable(f"before {i}")
            got = yield i
            if got:
                print("got", got)
    finally:
        print("agen finally")


async def uses_agen():
    result = []
    async for x in agen(3):
        result.append(x)
    g = agen(5)
    result.append(await g.__anext__())
    result.append(await g.asend("hello"))
    try:
        await g.athrow(ValueError("into agen"))
    except ValueError as error:
        result.append(repr(error))
    g = agen(2)
    await g.__anext__()
    await g.aclose()
    g = agen(1)
    await g.asend(None)
    try:
        await g.__anext__()
    except StopAsyncIteration as error:
        result.append(repr(error))
    result.append([x async for x in (y * 2 async for y in agen(2))])
    return result


print(run(uses_agen()))
c = simple()
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await, c.cr_code.co_name)
c.close()
g = agen(1)
print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, hasattr(g, "__aiter__"), g.__aiter__() is g)
for action in (lambda: simple().send(1), lambda: next(simple()), lambda: iter(simple()), lambda: list(agen(1)), lambda: run((lambda: (yield))()), lambda: run(bad_await()), lambda: run(bad_for()), lambda: run(bad_with())):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


async def bad_await():
    await 5


async def bad_for():
    async for x in [1]:
        pass


async def bad_with():
    async with open:
        pass


for bad in (bad_await, bad_for, bad_with):
    try:
        run(bad())
    except Exception as error:
        print(type(error).__name__, error)
c = simple()
run(c)
try:
    run(c)
except RuntimeError as error:
    print(error)
c = waits()
c.send(None)
try:
    c.throw(ValueError("in await"))
except ValueError as error:
    print(error)
c = waits()
c.send(None)
c.close()
print("closed")
