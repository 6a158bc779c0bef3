"""yield and await as expressions in odd places."""


def everywhere():
    x = yield
    y = (yield x) + (yield)
    z = [(yield 1), (yield 2)]
    d = {(yield "key"): (yield "value")}
    print(x, y, z, d, end=" ")
    a, b = yield 1, 2
    print((yield "arg"), a, b, sep="|")
    if (yield "if"): print("true")
    while (yield "while"): print("loop")
    assert (yield "assert")
    f = lambda: (yield "lambda")
    print(list(f()), f"{(yield 'fstring')}")
    for i in (yield "iter"): print(i)
    with open((yield "with")) as file: print(file.read() == "")
    try:
        raise (yield "raise")
    except ValueError as error:
        print(repr(error))
    return (yield "return")


g = everywhere()
sends = [None, 10, 1, 2, "p", "q", "k", "v", "ab", "hi", 1, True, False, 1, "formatted", "xy", "/dev/null", ValueError("sent"), "result"]
got = []
try:
    for s in sends:
        got.append(g.send(s))
except StopIteration as stop:
    got.append(stop.value)
print(got)


class Awaitable:
    def __init__(self, value): self.value = value
    def __await__(self):
        got = yield f"waiting {self.value}"
        return got or self.value


async def coroutine():
    x = await Awaitable(1) + await Awaitable(2)
    y = [await Awaitable(v) for v in (3, 4)]
    z = {k: await Awaitable(k) async for k in agen()}
    return x, y, z, -await Awaitable(5), await Awaitable(6) if await Awaitable(7) else 0, (await Awaitable([8]))[0]


async def agen():
    for i in range(2):
        await Awaitable("a")
        yield i


def drive(coro):
    steps = 0
    try:
        while True:
            coro.send(None)
            steps += 1
    except StopIteration as stop:
        return steps, stop.value


print(drive(coroutine()))
