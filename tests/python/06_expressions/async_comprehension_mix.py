"""Comprehensions inside coroutines: `async for`, `await` in every place, and generators that stay asynchronous."""

log = []


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        log.append(self.value)
        got = yield self.value
        return got


async def numbers(stop):
    for n in range(stop):
        await Pause(n)
        yield n


async def double(n):
    return (await Pause(n * 10)) * 2


def drive(coroutine):
    answer = None
    while True:
        try:
            answer = coroutine.send(answer)
        except StopIteration as done:
            return done.value


async def shapes():
    print([n async for n in numbers(3)])
    print({n % 2 async for n in numbers(4)}, {n: n * n async for n in numbers(3) if n})
    print([await double(n) for n in range(3)])
    print([await double(n) async for n in numbers(3) if await double(n) > 20])
    print([(a, b) for a in range(2) async for b in numbers(2)])
    print([[n async for n in numbers(k)] for k in range(3)])
    lazy = (n + 1 async for n in numbers(2))
    print(type(lazy).__name__, [n async for n in lazy], [n async for n in lazy])
    mixed = (await double(n) for n in [1, 2])
    print(type(mixed).__name__, await anext(mixed), await mixed.__anext__())
    try:
        await anext(mixed)
    except StopAsyncIteration as error:
        print("over", error.args)
    print(await anext(mixed, "default"))
    return len(log)


print(drive(shapes()))
print(log[:12])
for wrong in (
    "[x async for x in y]", "async def f():\n    lambda: [await x for x in y]", "def f():\n    [x async for x in y]",
):
    try:
        compile(wrong, "wrong", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
