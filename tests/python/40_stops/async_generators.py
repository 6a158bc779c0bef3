"""Asynchronous generators and comprehensions, driven by hand."""


async def ticker(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("ticker done")


async def use():
    async for i in ticker(2):
        print(i)
    print([i async for i in ticker(2)])
    print({i: i async for i in ticker(1)})
    g = ticker(3)
    print(await g.__anext__(), await g.asend(None))
    await g.aclose()
    total = 0
    async for i in (
        j * 2
        async for j in ticker(3)
        if j
    ):
        total += i
    return total


def drive(c):
    try:
        while True:
            c.send(None)
    except StopIteration as stop:
        return stop.value


print(drive(use()))
