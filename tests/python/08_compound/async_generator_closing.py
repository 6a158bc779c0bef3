"""Asynchronous generators that are closed, thrown into, or left: `aclose`, `athrow`, `asend`, and their errors."""


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as done:
        return done.value


class Tick:
    def __await__(self):
        yield
        return "tick"


async def numbers(log):
    try:
        n = 0
        while True:
            try:
                got = yield n
                log.append(("got", got))
            except KeyError as error:
                log.append(("caught", repr(error)))
                n = 100
            n += 1
            await Tick()
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        await Tick()
        log.append("finally")


async def main():
    log = []
    agen = numbers(log)
    print(await anext(agen), await agen.asend("a"), await agen.athrow(KeyError("k")), await agen.__anext__())
    print(agen.ag_running, agen.ag_frame is not None, agen.ag_await, type(agen.aclose()).__name__)
    await agen.aclose()
    print(log, agen.ag_frame)
    for action in (agen.__anext__, lambda: agen.asend(1), agen.aclose, lambda: agen.athrow(ValueError("late"))):
        try:
            print(await action())
        except (StopAsyncIteration, ValueError) as error:
            print(type(error).__name__, error)

    fresh = numbers([])
    try:
        await fresh.asend("first")
    except TypeError as error:
        print(error)
    await fresh.aclose()

    async def stubborn():
        try:
            yield 1
        except GeneratorExit:
            yield 2

    bad = stubborn()
    await anext(bad)
    try:
        await bad.aclose()
    except RuntimeError as error:
        print(error)

    async def stops(kind):
        yield 1
        raise kind("inside")

    for kind in (StopAsyncIteration, StopIteration, ValueError):
        try:
            print([x async for x in stops(kind)])
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error, "from", repr(error.__cause__))
    last = numbers([])
    async for x in last:
        if x == 2:
            break
    else:
        print("never")
    await last.aclose()
    return x


print(run(main()))
for text in (
    "async def f():\n    yield 1\n    return 2", "async def f():\n    yield from x",
    "def f():\n    async with x: pass", "await x", "async def f(): [await x for x in y]",
    "def f(): [x async for x in y]",
):
    try:
        compile(text, "t", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
