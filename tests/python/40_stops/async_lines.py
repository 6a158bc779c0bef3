"""Coroutines without an event loop: await, async for, async with, and what drives them."""


class Awaitable:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


class Manager:
    async def __aenter__(self):
        print("aenter")
        await Awaitable("entering")
        return self

    async def __aexit__(self, kind, value, trace):
        print("aexit", kind and kind.__name__)
        await Awaitable("leaving")
        return kind is ValueError


class Count:
    def __init__(self, limit):
        self.n = 0
        self.limit = limit

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > self.limit:
            raise StopAsyncIteration
        return await Awaitable(self.n)


async def inner(x):
    y = await Awaitable(x)
    return y


async def outer():
    total = 0
    async for n in Count(2):
        print("n", n)
        total += n or 0
    else:
        print("else")
    async with Manager() as m:
        r = await inner(
            5
        )
        print(r)
    async with Manager():
        raise ValueError("swallowed")
    try:
        await inner(6)
    except KeyError as error:
        print("thrown", error)
    finally:
        print("finally")
    items = [i async for i in Count(2)]
    return items, total


def drive(coroutine):
    sent = None
    try:
        while True:
            got = coroutine.send(sent)
            print("got", got)
            sent = got
            if got == 6:
                sent = coroutine.throw(KeyError("k"))
                print("after throw", sent)
    except StopIteration as stop:
        return stop.value


print(drive(outer()))
c = inner(1)
print(c.send(None))
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)
