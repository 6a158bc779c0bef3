"""Async iteration, context managers and awaitables by hand, driven without an event loop."""


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield f"waiting for {self.value}"
        return received or self.value


class Range:
    def __init__(self, stop):
        self.items = iter(range(stop))

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await Ready(next(self.items))
        except StopIteration:
            raise StopAsyncIteration


class Manager:
    async def __aenter__(self):
        await Ready("enter")
        return self

    async def __aexit__(self, kind, value, traceback):
        await Ready("exit")
        return kind is ValueError


def drive(coroutine, answers=()):
    answers = iter(answers)
    steps = []
    value = None
    try:
        while True:
            steps.append(coroutine.send(value))
            value = next(answers, None)
    except StopIteration as stop:
        return steps, stop.value


async def main():
    total = 0
    async for n in Range(3):
        total += n
    else:
        total += 100
    async with Manager() as manager:
        raise ValueError("swallowed")
    squares = [x * x async for x in Range(3) if x]
    table = {x: await Ready(x) async for x in Range(2)}
    return total, type(manager).__name__, squares, table, {x async for x in Range(1)}, [y async for y in (z + 1 async for z in Range(2))]


steps, result = drive(main())
print(len(steps), steps[0], result)
print(drive(main(), [10])[1][0])


async def fails(value):
    return await value


for value in (5, None, [1], main, (x for x in ())):
    coroutine = fails(value)
    try:
        drive(coroutine)
    except TypeError as error:
        print(error)


class BadAwait:
    def __await__(self):
        return 5


class NotIterator:
    def __aiter__(self):
        return 5


class NoAnext:
    def __aiter__(self):
        return self


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def loops(value):
    async for _ in value:
        pass


async def manages(value):
    async with value:
        pass


for coroutine in (fails(BadAwait()), loops(NotIterator()), loops(NoAnext()), loops(BadAnext()), loops([1]), manages(5), manages(open)):
    try:
        drive(coroutine)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
done = fails(Ready(1))
drive(done)
try:
    done.send(None)
except RuntimeError as error:
    print(error)
fresh = fails(Ready(1))
try:
    fresh.send(1)
except TypeError as error:
    print(error)
try:
    fresh.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error))
print(fresh.close(), fresh.cr_frame, type(fresh).__name__, fresh.__name__)
try:
    iter(fails(1))
except TypeError as error:
    print(error)
