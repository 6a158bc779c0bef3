"""Coroutines driven by hand: await, async for, async with, errors."""


class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self):
        for i in range(self.n):
            yield i
        return f"slept {self.n}"


class Context:
    async def __aenter__(self):
        await Sleep(1)
        print("enter")
        return "value"
    async def __aexit__(self, *exc):
        await Sleep(1)
        print("exit", exc[0])
        return exc[0] is KeyError


class Counter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await Sleep(1)
        return self.n


def run(coro):
    steps = 0
    while True:
        try:
            coro.send(None)
            steps += 1
        except StopIteration as stop:
            return stop.value, steps


async def main():
    print(await Sleep(3))
    async with Context() as c, Context():
        print("body", c)
    async with Context():
        raise KeyError("suppressed")
    async for i in Counter(3):
        if i == 1: continue
        print("item", i)
    else:
        print("else")
    print([i async for i in Counter(3) if i], {i: await Sleep(i) async for i in Counter(2)}, [x async for x in agen(3)])
    return "done"


async def agen(n):
    for i in range(n):
        received = yield i * 10
        await Sleep(1)


print(run(main()))
coro = main()
print(type(coro), coro.__name__, coro.cr_running, coro.cr_await, coro.cr_frame is not None, coro.cr_code.co_name)
coro.close()
for text in ("await 5", "await None", "await (x for x in 'a')", "async with 5: pass", "async for x in [1]: pass", "[x async for x in 'ab']", "async with Sleep(1): pass", "await main", "await agen(1)", "async for x in Sleep(1): pass"):
    space = dict(globals())
    exec("async def f():\n " + text, space)
    try:
        run(space["f"]())
    except TypeError as error:
        print(text, "->", error)
c = main()
c.close()
try:
    run(c)
except RuntimeError as error:
    print(error)
async def thrower():
    try:
        await Sleep(5)
    except ValueError as error:
        return f"caught {error}"
c = thrower()
c.send(None)
try:
    c.throw(ValueError("into"))
except StopIteration as stop:
    print(stop.value)
try:
    iter(main2 := thrower())
except TypeError as error:
    print(error)
main2.close()
for bad in ("await x", "async for x in y: pass", "async with x: pass", "def f(): await x", "def f():\n async for x in y: pass", "def f(): [x async for x in y]", "async x = 1", "async def f(): yield from x", "async lambda: 1", "async def f(): return [await x async for x in y]", "await = 1", "async = 1", "lambda: await x", "async def f():\n def g(): await x", "async def f():\n class C: await x"):
    try:
        compile(bad, "s", "exec")
        print(repr(bad), "fine")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg)
