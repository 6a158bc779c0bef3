"""asend, athrow, aclose of asynchronous generators, their states and their cleanup."""


def run(awaitable):
    try:
        while True:
            awaitable.__await__().send(None) if hasattr(awaitable, "__await__") else awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def numbers():
    received = None
    try:
        for i in range(3):
            received = yield (i, received)
    except ValueError as error:
        yield f"handled {error}"
    finally:
        print("cleanup")


def attempt(awaitable):
    try:
        return run(awaitable)
    except (StopAsyncIteration, RuntimeError, ValueError, TypeError, KeyError) as error:
        return f"{type(error).__name__}: {error}"


g = numbers()
print(attempt(g.asend(None)), attempt(g.asend("hello")), attempt(g.__anext__()), attempt(g.__anext__()), attempt(g.__anext__()))
g = numbers()
print(attempt(g.asend("too early")), attempt(g.__anext__()), attempt(g.athrow(ValueError("in"))), attempt(g.__anext__()))
g = numbers()
print(attempt(g.__anext__()), attempt(g.aclose()), attempt(g.__anext__()), attempt(g.aclose()))
g = numbers()
print(attempt(g.athrow(KeyError("before start"))), attempt(g.__anext__()))
g = numbers()
print(attempt(g.aclose()), type(g).__name__, g.__name__, g.ag_running, g.ag_frame)


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
print(attempt(s.__anext__()), attempt(s.aclose()))


async def raises_stop():
    yield 1
    raise StopAsyncIteration("inside")


r = raises_stop()
print(attempt(r.__anext__()), attempt(r.__anext__()))


async def collect():
    out = []
    async for item in numbers():
        out.append(item)
        if len(out) == 2:
            break
    return out, [x async for x in numbers()]


print(run(collect()))
step = numbers().__anext__()
print(type(step).__name__, type(numbers().asend(1)).__name__, type(numbers().athrow(ValueError)).__name__, attempt(step), attempt(step))
print(attempt(anext(numbers(), "default")), attempt(anext(numbers())))


async def exhausted():
    return await anext(empty(), "given")


async def empty():
    return
    yield


print(run(exhausted()))
for bad in (lambda: aiter(5), lambda: anext(5), lambda: iter(numbers()), lambda: next(numbers()), lambda: numbers().asend()):
    try:
        print(bad())
    except TypeError as error:
        print(error)
